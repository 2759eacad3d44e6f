"""Agreements: covenants and their kin."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Final, Literal

from hybridecli.fieldtype import Day, Money, to, to_any
from hybridecli.language import _
from hybridecli.reading import nearest
from hybridecli.record import Of, Part, Record, fields
from hybridecli.records.clauses import Clause
from hybridecli.records.couples import Couple
from hybridecli.records.partners import Contribution
from hybridecli.records.partnership import Position
from hybridecli.records.people import Person
from hybridecli.speech import speech

PersonId = Annotated[str, to("people")]
PartnerId = Annotated[str, to("partners")]


class Signatory(Part, frozen=True, kw_only=True):
    """Somebody who signs, and whether it happened."""

    either: ClassVar = (("person", "function"),)
    named_by: ClassVar = ("person", "function")

    person: Annotated[PersonId | None, "who signs"] = None
    function: Annotated[str | None, "in which function"] = None
    authority: Annotated[str | None, "on what the authority to sign rests"] = None
    on_behalf_of: Annotated[str | None, "for whom, if not for the party itself"] = None
    signed: Annotated[Day | None, "when it was signed"] = None
    mode: Annotated[Literal["paper", "electronic"] | None, "on paper or electronically"] = None
    evidence: Annotated[str | None, "the file that shows it"] = None
    sha256: Annotated[str | None, "the checksum of that file, written by commands"] = None
    reminded: Annotated[tuple[Day, ...], "when a reminder was sent"] = ()


class Duty(Part, frozen=True, kw_only=True):
    """What a party will do."""

    duty: Annotated[str, "a verb phrase that follows the name of whoever does it"]
    due: Annotated[Day | None, "by when"] = None
    every_months: Annotated[int | None, "every so many months"] = None
    condition: Annotated[str | None, "on what condition"] = None
    result: Annotated[bool | None, "whether a result is promised rather than an effort"] = None


class Party(Part, frozen=True, kw_only=True):
    """Who signs: a partner, or in some agreements a person."""

    either: ClassVar = (("partner", "person"),)
    named_by: ClassVar = ("partner", "person")

    partner: Annotated[PartnerId | None, "which partner"] = None
    person: Annotated[PersonId | None, "which person"] = None
    group_names: Annotated[tuple[str, ...], "names of groups of parties that it belongs to"] = ()
    joined: Annotated[Day | None, "when it joined"] = None
    left: Annotated[Day | None, "when it left"] = None
    expectations: Annotated[tuple[str, ...], "what it expects"] = ()
    signatories: Annotated[tuple[Signatory, ...], "who signs for it"] = ()
    duties: Annotated[tuple[Duty, ...], "what it will do"] = ()
    contributions: Annotated[tuple[Contribution, ...], "what it gives"] = ()


class JointDuty(Duty, frozen=True, kw_only=True):
    """What several parties will do together."""

    parties: Annotated[tuple[str, ...], "all, a group name, or partners"] = ()
    carried_out_by: Annotated[tuple[PartnerId, ...], "who does the work"] = ()


class Change(Part, frozen=True, kw_only=True):
    """What an addendum changes."""

    field: Annotated[str | None, "which field of the agreement it extends is changed"] = None
    old: Annotated[str | None, "what it was"] = None
    new: Annotated[str | None, "what it becomes"] = None


class Step(Part, frozen=True, kw_only=True):
    """A step of the route that a participant goes."""

    what: Annotated[str, "what happens, as a phrase"]
    by: Annotated[PartnerId | None, "which partner does it"] = None
    months: Annotated[int | None, "how many months it takes at most"] = None
    condition: Annotated[str | None, "on what condition"] = None


class AskedToJoin(Part, frozen=True, kw_only=True):
    """An organisation that was asked to become a party."""

    partner: Annotated[PartnerId, "which partner"]
    date: Annotated[Day | None, "when"] = None
    answer: Annotated[str | None, "what it answered"] = None


class Renewal(Part, frozen=True, kw_only=True):
    """What happens at the end of the term."""

    rule: Annotated[Literal["none", "talks", "tacit"] | None, "none, after talks, or tacit"] = None
    months_before: Annotated[int | None, "how many months before the end the parties talk"] = None
    term_months: Annotated[int | None, "for how many months it is extended"] = None


class Consent(Part, frozen=True, kw_only=True):
    """How many of a group must agree."""

    of: Annotated[str | None, "which group of parties"] = None
    need: Annotated[Literal["all", "majority"] | None, "all or a majority"] = None


class Amendment(Part, frozen=True, kw_only=True):
    """How the agreement can be changed."""

    form: Annotated[Literal["written", "oral"] | None, "in which form"] = None
    consent: Annotated[Literal["all", "majority"] | tuple[Consent, ...] | None, "who must agree"] = None


class Evaluation(Part, frozen=True, kw_only=True):
    """Who evaluates, and when."""

    by: Annotated[Annotated[str, to_any("groups", "people", "partners")] | None, "who evaluates"] = None
    dates: Annotated[tuple[Day, ...], "on which days"] = ()
    every_months: Annotated[int | None, "every so many months"] = None
    questions: Annotated[tuple[str, ...], "what it looks at"] = ()


class ChosenClause(Part, frozen=True, kw_only=True):
    """A clause of the library with the choices made, or a text of one's own."""

    either: ClassVar = (("clause", "title"),)

    clause: Annotated[Annotated[str, to("clauses")] | None, "which clause of the library"] = None
    variant: Annotated[str | None, "which variant of it"] = None
    values: Annotated[dict[str, str], "what fills its blanks"] = {}
    included: Annotated[bool, "false where it was considered and left out"] = True
    reason: Annotated[str | None, "why it was left out, or chosen"] = None
    title: Annotated[str | None, "the heading of a text of one's own"] = None
    text: Annotated[str | None, "a text of one's own"] = None
    after: Annotated[Annotated[str, to("clauses")] | None, "the clause after which a text of one's own stands"] = None


class Expense(Part, frozen=True, kw_only=True):
    """What is paid for beside a fee."""

    what: Annotated[str, "which costs, as a phrase"]
    amount: Annotated[Money | None, "how much"] = None
    condition: Annotated[str | None, "on what condition"] = None


class Placement(Part, frozen=True, kw_only=True):
    """Who works where, for how much, in a secondment or placement."""

    person: Annotated[PersonId | None, "who"] = None
    host: Annotated[PartnerId | None, "where"] = None
    function: Annotated[str | None, "in which function"] = None
    department: Annotated[str | None, "in which department"] = None
    supervisor: Annotated[PersonId | None, "who supervises there"] = None
    home_supervisor: Annotated[PersonId | None, "who supervises on behalf of the own employer or school"] = None
    hours: Annotated[float | None, "hours in all"] = None
    hours_per_week: Annotated[float | None, "hours a week"] = None
    days_per_week: Annotated[float | None, "days a week"] = None
    leave_hours: Annotated[float | None, "hours of leave"] = None
    fte: Annotated[float | None, "how much of a full-time job"] = None
    fee: Annotated[Money | None, "what the host pays"] = None
    fee_per: Annotated[Literal["hour", "week", "month", "year", "whole"] | None, "for how long that pays"] = None
    expenses: Annotated[tuple[Expense, ...], "costs that the host pays beside it"] = ()


class Annex(Part, frozen=True, kw_only=True):
    """What belongs to the agreement: a record or a file."""

    title: Annotated[str, "its title"]
    record: Annotated[Annotated[str, to_any()] | None, "the record that it shows"] = None
    file: Annotated[str | None, "the file in attachments/"] = None
    sha256: Annotated[str | None, "the checksum of that file, written by commands"] = None


class Signing(Part, frozen=True, kw_only=True):
    """When and where it is signed."""

    date: Annotated[Day | None, "when"] = None
    place: Annotated[str | None, "where"] = None
    originals: Annotated[int | None, "how many originals are made"] = None


class AgreementEnd(Part, frozen=True, kw_only=True):
    """When and why it ended."""

    date: Annotated[Day | None, "when"] = None
    reason: Annotated[str | None, "why"] = None


class Frozen(Part, frozen=True, kw_only=True):
    """The exact text that was offered for signing."""

    date: Annotated[Day | None, "when it was offered"] = None
    sha256: Annotated[str | None, "the checksum of the whole file"] = None
    file: Annotated[str | None, "the file"] = None


LIGHT: Final = ("intention", "support", "twinning")  # kinds that say what they say on a page
UNDER_WAY: Final = 5  # from so many clauses on a draft is asked what it lacks
USUAL: Final = ("twinning", "secondment", "placement")  # their text has the usual wording of what nobody chose


def titled(couples: list[Couple], of: Of) -> str:
    """What the agreement of couples is called: after its kind and the organisations, in the language of the documents.

    Never after the people: their names stand in people/ only.
    """
    charter = next(iter(of("partnership").values()), None)
    tongue = speech(getattr(charter, "language", "nl"))
    partners = (of("partners").get(party.get("partner", "")) for party in who_agree(couples, of))
    names = tongue.listing(partner.title_text for partner in partners if partner)
    return tongue.capital(f"{tongue.word('agreements.kind', 'twinning')} {names}".strip())


def who_agree(couples: list[Couple], of: Of) -> list[dict[str, str]]:
    """The people of couples, each followed by the employer; a host that is an organisation stands by itself."""
    people = of("people")
    found: list[tuple[str, str]] = []
    for member in (member for couple in couples for member in couple.members):
        person = people.get(member.person or "")
        partner = person.partner if isinstance(person, Person) else member.partner
        found += [(kind, one) for kind, one in (("person", member.person), ("partner", partner)) if one]
    return [{kind: one} for kind, one in dict.fromkeys(found)]


class Agreement(Record, frozen=True, kw_only=True):
    """What parties agree: who does what by when, for how long, and what happens if it goes otherwise."""

    singular: ClassVar = "agreement"
    dutch: ClassVar = ("afspraak", "afspraken")
    dated_by: ClassVar = ("drafted", "start")
    columns: ClassVar = ("title", "kind", "status", "start", "end")
    order: ClassVar = 50

    title: Annotated[str, "its title"]
    kind: Annotated[
        Literal["intention", "covenant", "cooperation", "addendum", "twinning", "secondment", "placement", "support"],
        "what kind of agreement",
    ]
    form: Annotated[Literal["full", "brief"], "the full or the brief form"] = "full"
    status: Annotated[Literal["draft", "offered", "signed", "ended", "withdrawn"], "how far it is"] = "draft"
    drafted: Annotated[Day | None, "when the first draft was made"] = None
    extends: Annotated[Annotated[str, to("agreements")] | None, "the agreement that an addendum changes"] = None
    changes: Annotated[tuple[Change, ...], "what an addendum changes"] = ()
    replaces: Annotated[Annotated[str, to("agreements")] | None, "the agreement that it replaces"] = None
    parties: Annotated[tuple[Party, ...], "who signs"] = ()
    duties: Annotated[tuple[JointDuty, ...], "what several parties do together"] = ()
    steps: Annotated[tuple[Step, ...], "the route that a participant goes, step by step"] = ()
    supporters: Annotated[tuple[PartnerId, ...], "partners that support it without being a party"] = ()
    asked_to_join: Annotated[tuple[AskedToJoin, ...], "organisations that were asked to join"] = ()
    considerations: Annotated[tuple[str, ...], "what the parties consider, as sentences"] = ()
    principles: Annotated[tuple[str, ...], "the principles they hold to, as sentences"] = ()
    purpose: Annotated[str | None, "what it is for, as a phrase"] = None
    terms: Annotated[tuple[Annotated[str, to("terms")], ...], "the definitions it uses; all, where none is named"] = ()
    environments: Annotated[tuple[Annotated[str, to("environments")], ...], "the designs that it rests on"] = ()
    goals: Annotated[tuple[Annotated[str, to("goals")], ...], "the goals that it serves"] = ()
    couples: Annotated[tuple[Annotated[str, to("couples")], ...], "the couples that it is about"] = ()
    positions: Annotated[tuple[Position, ...], "paid roles"] = ()
    legal_basis: Annotated[tuple[str, ...], "the laws and rules that it rests on"] = ()
    start: Annotated[Day | None, "the day on which it starts"] = None
    end: Annotated[Day | None, "the last day"] = None
    term_months: Annotated[int | None, "for how many months, where no last day is named"] = None
    ends_when: Annotated[Literal["indefinite"] | str | None, "indefinite, or the event that ends it"] = None
    starts_on: Annotated[Literal["date", "last-signature", "publication"], "what makes it start"] = "date"
    effective_from: Annotated[Day | None, "from which day it counts, looking back"] = None
    renewal: Annotated[Renewal | None, "what happens at the end of the term"] = None
    notice_months: Annotated[int | None, "the notice period in months"] = None
    amendment: Annotated[Amendment | None, "how it can be changed"] = None
    enforceable: Annotated[
        bool | tuple[str, ...] | None, "whether a court can enforce it: yes, no, or which articles"
    ] = None
    governance: Annotated[tuple[Annotated[str, to("groups")], ...], "the groups that steer and carry out"] = ()
    evaluation: Annotated[Evaluation | None, "who evaluates, and when"] = None
    funding: Annotated[tuple[Annotated[str, to("grants")], ...], "the grants that pay for it"] = ()
    budget: Annotated[Money | None, "the budget"] = None
    clauses: Annotated[tuple[ChosenClause, ...], "the clauses chosen, and those considered and left out"] = ()
    placement: Annotated[Placement | None, "who works where, in a secondment or placement"] = None
    annexes: Annotated[tuple[Annex, ...], "what belongs to it"] = ()
    signing: Annotated[Signing | None, "when and where it is signed"] = None
    ended: Annotated[AgreementEnd | None, "when and why it ended"] = None
    frozen: Annotated[Frozen | None, "the exact text that was offered"] = None

    @classmethod
    def taken_over(cls, given: dict[str, Any], of: Of) -> dict[str, Any]:
        """A twinning agreement takes from its couples who agree, from when until when, and when they look back."""
        found = (of("couples").get(one) for one in given.get("couples", ()))
        couples = [couple for couple in found if isinstance(couple, Couple)]
        if given.get("kind") != "twinning" or not couples:
            return {}
        periods = [one.period for one in couples if one.period]
        talks = sorted(talk.closing for one in couples if (talk := one.planned_moments) and talk.closing)
        guide = next((f"people/{one.coach}" for one in couples if one.coach), None)
        taken: dict[str, Any] = {
            "title": titled(couples, of),
            "form": "brief",
            "parties": who_agree(couples, of),
            "start": min((one.first.isoformat() for one in periods if one.first), default=None),
            "end": max((one.last.isoformat() for one in periods if one.last), default=None),
            "evaluation": {**({"by": guide} if guide else {}), "dates": talks} if talks else None,
        }
        return {name: value for name, value in taken.items() if value and name not in given}

    @property
    def bound(self) -> tuple[Party, ...]:
        """The parties that have not left."""
        return tuple(party for party in self.parties if not party.left)

    @property
    def young(self) -> bool:
        """Whether it is a draft with few clauses and no day of signing, so that much may still lack."""
        return self.status == "draft" and len(self.clauses) < UNDER_WAY and not self.signing

    @property
    def strict(self) -> bool:
        """Whether what is missing is an error: no draft, and of a kind that settles more than one page does."""
        return self.status != "draft" and self.kind not in LIGHT

    def asks(self, clause: Clause) -> bool:
        """Whether a clause belongs to its kind and form, and nothing was decided about it."""
        belongs = self.kind in clause.kinds and (clause.brief or self.form == "full")
        return belongs and self.choice(clause) is None

    def choice(self, clause: Clause) -> ChosenClause | None:
        """What was decided about a clause: chosen, left out, or written in its own words under the same heading."""
        titles = {text.casefold() for text in (clause.title.nl, clause.title.en) if text}
        found = (one for one in self.clauses if one.clause == clause.id or (one.title or "").casefold() in titles)
        return next(found, None)

    @property
    def group_names(self) -> tuple[str, ...]:
        """The names of groups of parties, each once."""
        return tuple(dict.fromkeys(name for party in self.parties for name in party.group_names))

    def wrong(self) -> Iterator[tuple[str, str, str]]:
        if self.ends_when == "indefinite" and (self.end or self.term_months):
            yield "ends_when", _("it cannot be indefinite and have an end"), _("keep one of the two")
        yield from self.wrong_names()
        chosen = [entry.clause for entry in self.clauses]
        for number, clause in enumerate(chosen):
            if clause and clause in chosen[:number]:
                message = _("the clause {clause} stands here twice").format(clause=clause)
                yield f"clauses.{number}.clause", message, _("keep one of the two")
        for number, change in enumerate(self.changes):
            if change.field and change.field.partition(".")[0] not in (known := fields(Agreement)):
                meant = nearest(change.field, known)
                hint = _("did you mean {word}?").format(word=meant) if meant else _("write the change in its own words")
                yield f"changes.{number}.field", _("unknown field {name}").format(name=change.field), hint

    def wrong_among(self, of: Of) -> Iterator[tuple[str, str, str]]:
        clauses = of("clauses")
        for number, entry in enumerate(self.clauses):
            clause = clauses.get(entry.clause or "")
            if isinstance(clause, Clause) and entry.included:
                for field, message, hint in clause.wrong_choice(entry.variant, entry.values, of):
                    yield f"clauses.{number}.{field}", message, hint

    def wrong_names(self) -> Iterator[tuple[str, str, str]]:
        """The names of parties that nobody has."""
        known = ["all", *self.group_names, *(party.partner for party in self.parties if party.partner)]
        known += [party.person for party in self.parties if party.person]
        for number, duty in enumerate(self.duties):
            for place, name in enumerate(duty.parties):
                if name not in known:
                    message = _('no party or group of parties is called "{name}"').format(name=name)
                    yield (
                        f"duties.{number}.parties.{place}",
                        message,
                        _("known are: {words}").format(words=", ".join(known)),
                    )
        consent = self.amendment.consent if self.amendment else None
        for number, item in enumerate(consent if isinstance(consent, tuple) else ()):
            if item.of and item.of not in known:
                message = _('no party or group of parties is called "{name}"').format(name=item.of)
                hint = _("known are: {words}").format(words=", ".join(known))
                yield f"amendment.consent.{number}.of", message, hint
