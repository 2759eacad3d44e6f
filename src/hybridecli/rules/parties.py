"""Rules about the parties of agreements: who they are, who signs for them, and what each of them promises by when."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from hybridecli.agreements import signatories
from hybridecli.facts import Facts
from hybridecli.finding import Severity
from hybridecli.language import _, n_
from hybridecli.records.agreements import Agreement, Duty
from hybridecli.records.clauses import Clause
from hybridecli.records.grants import Grant
from hybridecli.records.partners import Legal, Partner
from hybridecli.rule import Wrong, rule

PUBLIC: Final = ("municipality", "province", "government")  # their own name is their legal name
NAMED: Final = 3  # how many of a list a message names
TYPED: Final = 5  # more values than that are typed in the file itself

# Forms that are no legal person: in both countries, and in the Netherlands only (Flemish VOF and CommV are).
NO_PERSON: Final = r"eenmanszaak|maatschap|feitelijke vereniging|informele vereniging|locatie|vestiging|afdeling"
NO_PERSON_NL: Final = rf"{NO_PERSON}|v\.?o\.?f\.?|vennootschap onder firma|c\.?v\.?|commanditaire vennootschap"


class Lacking(NamedTuple):
    """What a partner's record lacks for an agreement: the word for it, and what to type."""

    word: str
    typed: str


@rule("D01", "error", "OALT", "CBPO", "MSO")
def parties_are_known(partner: Partner, facts: Facts) -> Iterator[Wrong]:
    """Of every party to an agreement the legal name, seat, representative, function and short name are known.

    An agreement binds an organisation, so it must be clear which one: under the name and in the place of the register,
    through somebody who may speak for it. The short name keeps the text readable. Nearly every agreement that was
    looked at opens with these.
    """
    agreements = [agreement for agreement in facts.party_to.get(partner.id, ()) if not agreement.young]
    lacking = list(unknown(partner, agreements, facts)) if agreements else []
    if not lacking:
        return
    message = _("{name} is a party to {title}, and this is not on record: {what}").format(
        name=partner.name, title=agreements[0].title, what=", ".join(item.word for item in lacking)
    )
    command = f"hybride set {partner.ref} " + " ".join(item.typed for item in lacking)
    only_short = [item.typed for item in lacking] == ["called.word=…"]  # a text can do with the whole name
    strict = any(agreement.strict for agreement in agreements) and not only_short
    field = "called" if only_short else "legal" if partner.legal else "name"
    yield Wrong(message, _("add it"), field, command, severity=None if strict else "warning")


def unknown(partner: Partner, agreements: list[Agreement], facts: Facts) -> Iterator[Lacking]:
    """What the record of a party lacks."""
    legal = partner.legal or Legal()
    if not legal.name and partner.kind not in PUBLIC:
        yield Lacking(_("the legal name"), "'legal.name=…'")
    if not legal.seat:
        yield Lacking(_("the seat"), "'legal.seat=…'")
    if not (partner.called and partner.called.word):
        yield Lacking(_("the short name"), "called.word=…")
    parties = [party for item in agreements for party in item.bound if party.partner == partner.id]
    known = [signatories(facts.partnership, party, partner) for party in parties]
    if not all(known):
        yield Lacking(_("who represents it"), "'signs+={person: p-…, function: …, authority: …}'")
    places = {signer.person: place for place, signer in enumerate(partner.signs) if signer.person}
    nameless = list(dict.fromkeys(one.person for found in known for one in found if one.person and not one.function))
    for person in nameless:
        new = f"signs+={{person: {person}, function: …}}"
        typed = f"signs.{places[person]}.function=…" if person in places else new
        yield Lacking(_("the function of {person}").format(person=facts.person(person)), f"'{typed}'")


@rule("D02", "warning", "CDV")
def parties_are_legal_persons(partner: Partner, facts: Facts) -> Iterator[Wrong]:
    """A party to an agreement has legal personality, and its legal form is on record.

    A location of a school, a department or a one-man business cannot bind itself: the board or the owner does. An
    agreement that names the wrong one leaves open who keeps the promise. The text of a national deal asks it of every
    party; where it is meant otherwise, say why.
    """
    agreements = facts.party_to.get(partner.id, [])
    if not agreements or not partner.legal or partner.kind in PUBLIC:
        return  # without any legal data, another rule asks for all of it
    form = partner.legal.form
    boards = [board for name in partner.part_of if (board := facts.one(Partner, name)) and board.legal]
    if not form and any(board.legal and board.legal.name == partner.legal.name for board in boards):
        return  # it acts in the name of the organisation that it is part of
    if not form and any(not agreement.young for agreement in agreements):
        message = _("the legal form of {name} is not on record").format(name=partner.name)
        hint = _("add it, such as stichting, besloten vennootschap or vzw")
        if boards:
            hint = _("add it; if {board} is the legal person, make that the party").format(board=boards[0].name)
        yield Wrong(message, hint, "legal", f"hybride set {partner.ref} 'legal.form=…'")
    elif form and re.fullmatch(
        rf"(?:{NO_PERSON_NL if facts.charter.jurisdiction == 'NL' else NO_PERSON})(?:\W.*)?", form.lower()
    ):
        message = _("{name} is a party, and its form ({form}) has no legal personality").format(
            name=partner.name, form=form
        )
        yield Wrong(message, _("let the owner, the partners in it or the board sign"), "legal.form", waive=True)


@rule("D03", "error", "AC03", status=("draft", "offered", "signed"))
def who_has_a_duty_is_a_party(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Whoever gets a task in an agreement is a party to it, supports it, or acts through a party.

    What is promised on behalf of somebody who does not sign is promised by nobody. A small firm can act through the
    sector organisation that it is part of; who only gives a grant is bound by the grant.
    """
    there = around(agreement, facts)
    outside = [(partner, field) for partner, field in tasks(agreement, facts) if not acts(partner, there, facts)]
    if not outside:
        return
    names = list(dict.fromkeys(partner for partner, _field in outside))
    message = n_(
        "{names} has a task here and is no party", "{names} have a task here and are no party", len(names)
    ).format(names=", ".join(facts.name(f"partners/{name}") for name in names))
    severity: Severity | None = None if agreement.status == "offered" else "warning"
    if agreement.status == "signed":
        hint = _("agree on it with them in writing")
        yield Wrong(message, hint, outside[0][1], severity=severity, waive=True)
        return
    typed = " ".join(f"'parties+={{partner: {name}}}'" for name in names)
    hint = _("make it a party or give the task to one")
    yield Wrong(message, hint, outside[0][1], f"hybride set {agreement.ref} {typed}", severity=severity)


def tasks(agreement: Agreement, facts: Facts) -> Iterator[tuple[str, str]]:
    """The organisations to which an agreement gives something to do, each with the field that does so."""
    for place, duty in enumerate(agreement.duties):
        yield from ((partner, f"duties.{place}.carried_out_by") for partner in duty.carried_out_by)
    for place, step in enumerate(agreement.steps):
        yield from ((partner, f"steps.{place}.by") for partner in (step.by,) if partner)
    for place, role in enumerate(agreement.positions):
        for field in ("paid_by", "employed_by", "appointed_by"):
            yield from ((partner, f"positions.{place}.{field}") for partner in (getattr(role, field),) if partner)
    kind, _slash, by = (agreement.evaluation.by or "" if agreement.evaluation else "").partition("/")
    if kind == "partners":
        yield by, "evaluation.by"
    for place, entry in enumerate(agreement.clauses):
        clause = facts.one(Clause, entry.clause) if entry.included else None
        for blank in clause.blanks if clause else ():
            if blank.type == "partner" and blank.name in entry.values:
                yield entry.values[blank.name], f"clauses.{place}.values.{blank.name}"


def around(agreement: Agreement, facts: Facts) -> set[str]:
    """The organisations that are a party or support, and those that give a grant."""
    base = facts.agreements.get(agreement.extends or "") if not agreement.parties else None
    funders = {grant.funder for grant in facts.all(Grant).values()}
    return {*agreement.supporters, *funders, *(party.partner or "" for party in (base or agreement).bound)}


def acts(partner: str, there: set[str], facts: Facts) -> bool:
    """Whether an organisation is one of these, or part of one."""
    record = facts.one(Partner, partner)
    return bool(there & {partner, *(record.part_of if record else ())})


@rule("D04", "error", "AC03", "IF", status=("draft", "offered", "signed"))
def authority_to_sign_is_recorded(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """For everyone who signs for an organisation it is on record what the authority to sign rests on.

    Somebody who supervises, teaches or leads a department often signs in good faith and cannot bind the organisation.
    The articles, a mandate or a power of attorney show who can. People who sign for themselves need none.
    """
    if agreement.young:
        return
    unsure: dict[str, list[tuple[str, str]]] = {}  # by the record where it belongs: names and fields
    places: list[str] = []  # in the agreement
    for place, party in enumerate(agreement.parties):
        partner = facts.one(Partner, party.partner) if not party.left else None
        who = signatories(facts.partnership, party, partner) if partner else []
        for number, one in enumerate(who):
            if not one.authority and partner and not told_before(one.person, partner, agreement, facts):
                name = facts.person(one.person) or one.function or partner.name
                always = {signer.person: nth for nth, signer in enumerate(partner.signs) if signer.person}
                here = f"parties.{place}.signatories.{number}"
                record, field = agreement.ref, here
                if one.person in always or not party.signatories:  # what stands there counts for all that they sign
                    record, field = partner.ref, f"signs.{always.get(one.person or '', number)}"
                unsure.setdefault(record, []).append((name, field))
                places.append(here if party.signatories else "parties")
    if not unsure:
        return
    names = [name for found in unsure.values() for name, _field in found]
    message = _("what the authority to sign rests on is not on record for {names}").format(names=some(names))
    record, found = next(iter(unsure.items()))
    command = f"hybride set {record} " + " ".join(f"'{field}.authority=…'" for _name, field in found)
    hint = _("look it up, and add the article, the mandate or the power of attorney")
    yield Wrong(message, hint, places[0], command, severity=None if agreement.strict else "warning")


def told_before(person: str | None, partner: Partner, agreement: Agreement, facts: Facts) -> bool:
    """Whether what somebody who signs for a partner always lacks is told of another agreement: the weightiest, then
    the first.
    """
    if person is None or person not in {signer.person for signer in partner.signs}:
        return False
    same = [
        other
        for other in facts.party_to.get(partner.id, ())
        if not other.young and signs_without(person, partner, other, facts)
    ]
    return bool(same) and min(same, key=lambda other: (not other.strict, other.id)).id != agreement.id


def signs_without(person: str, partner: Partner, agreement: Agreement, facts: Facts) -> bool:
    """Whether somebody signs an agreement for a partner, and it is not on record what that rests on."""
    parties = [party for party in agreement.bound if party.partner == partner.id]
    found = (one for party in parties for one in signatories(facts.partnership, party, partner))
    return any(one.person == person and not one.authority for one in found)


def some(items: list[str]) -> str:
    """The first of a list, and how many more there are."""
    more = len(items) - NAMED
    return ", ".join(items[:NAMED]) + (n_(" and {n} more", " and {n} more", more).format(n=more) if more > 0 else "")


# Words by which a duty itself says when it is done.
RHYTHM: Final = re.compile(
    r"\b(?:(?:per|elke?|iedere?|ieder|every|each|a) (?:half )?(?:dag|week|maand|kwartaal|halfjaar|jaar|schooljaar"
    r"|periode|day|week|month|quarter|year|term)|(?:dage|weke|maande|jaar|halfjaar)lijkse?"
    r"|(?:dai|week|month|quarter|year)ly|steeds|telkens|zolang|gedurende|tijdens|binnen|whenever|during|within"
    r"|as long as|20\d\d)\b",
    re.IGNORECASE,
)


@rule("D05", "warning", "AC03", status=("draft", "offered"))
def duties_say_by_when(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Each duty says who does what, and by when or how often.

    A promise without a day is easily put off, and nobody can say that it was not kept. Where a duty lasts as long as
    the agreement does, a rhythm tells when it is looked at.
    """
    if agreement.young or agreement.kind not in ("covenant", "cooperation", "addendum"):
        return
    dated = [(field, duty, said_when(duty)) for field, duty in all_duties(agreement)]
    open_ones = [(field, duty.duty) for field, duty, when in dated if not when]
    if not open_ones:
        return
    message = n_(
        "{n} of {all} duties does not say by when: {which}",
        "{n} of {all} duties do not say by when: {which}",
        len(open_ones),
    ).format(n=len(open_ones), all=len(dated), which="; ".join(f'"{text}"' for _field, text in open_ones[:NAMED]))
    hint, typed = (
        _("give each a day (due) or a rhythm (every_months)"),
        [f"{field}.due=…" for field, _text in open_ones],
    )
    command = (
        f"hybride set {agreement.ref} " + " ".join(typed) if len(typed) <= TYPED else f"hybride edit {agreement.ref}"
    )
    yield Wrong(message, hint, open_ones[0][0], command)


def all_duties(agreement: Agreement) -> Iterator[tuple[str, Duty]]:
    """Every duty of parties that have not left, and what they do together, each with its field."""
    for place, party in enumerate(agreement.parties):
        if not party.left:
            yield from ((f"parties.{place}.duties.{number}", duty) for number, duty in enumerate(party.duties))
    yield from ((f"duties.{number}", duty) for number, duty in enumerate(agreement.duties))


def said_when(duty: Duty) -> bool:
    """Whether a duty says when it is done: by a day, a rhythm, a condition, or in its own words."""
    return bool(duty.due or duty.every_months or duty.condition or RHYTHM.search(duty.duty))
