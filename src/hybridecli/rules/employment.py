"""Rules about people who work or learn at another organisation: placements and secondments."""

from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from hybridecli.agreements import effective, months_before
from hybridecli.facts import Facts
from hybridecli.finding import Severity
from hybridecli.language import N_, _
from hybridecli.records.agreements import Agreement, Placement
from hybridecli.records.partners import Partner
from hybridecli.rule import Wrong, rule

OPEN: Final = ("draft", "offered", "signed")
SECONDARY: Final = {"vo", "vmbo", "havo", "vwo"}
LEARNERS: Final = ("cursist", "stagiair", "pupil", "trainee")  # beside all words that end as these two do
PUPIL: Final = ("leerling", "pupil")
STUDENT: Final = ("student", "cursist")
NO_PLACEMENT: Final = Placement()
WORDS: Final = ("person", "host", "function", "department", "supervisor", "home_supervisor", "fee_per")
TEACHING: Final = "education"

# What is missing: the words for it, and what to type.
Part = tuple[bool, str, str]


@rule("D29", "warning", "WEB", "SBB-pok", status=OPEN, law="2017-05-10")
def mbo_placement_has_its_legal_parts(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """A placement of an mbo student has the parts that the law asks.

    School, student and company agree for how many hours the student comes, who guides, what is learned and how that is
    judged, and how they can stop. Without these parts a placement may not count for the diploma. Dates, signatures and
    insurance have rules of their own.
    """
    if placed_from(agreement, facts) == "mbo":
        agreement = with_addenda(agreement, facts)
        place = agreement.placement or NO_PLACEMENT
        yield from incomplete(
            agreement,
            [
                *three_parties(agreement, facts),
                (place.hours is None, N_("the hours in all, divided over the years"), "placement.hours=…"),
                *guidance(place),
                *learning(agreement),
                (left_out(agreement, "early-stop"), N_("how it can stop early"), included(agreement, "early-stop")),
            ],
        )


@rule("D30", "warning", "WVO-inr", status=OPEN, law="2017-05-10")
def school_placement_has_its_legal_parts(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """A placement of a pupil of a secondary school has the parts that the law asks.

    Pupil, school and host lay down what is learned at each place, the times, and who guides and judges. A pupil who is
    a minor cannot be bound alone, so a parent or guardian signs too. Dates and insurance have rules of their own.
    """
    if placed_from(agreement, facts) == "vo":
        agreement = with_addenda(agreement, facts)
        place = agreement.placement or NO_PLACEMENT
        times = place.hours_per_week or place.days_per_week or place.hours
        yield from incomplete(
            agreement,
            [
                *three_parties(agreement, facts),
                (times is None, N_("the times"), "placement.hours_per_week=…"),
                *guidance(place),
                *learning(agreement),
                *parent(agreement, facts),
            ],
        )


@rule("D31", "error", "JONG", status=OPEN)
def secondment_is_complete(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """A secondment says who goes where, as what, for how much time and money, and who is in charge there.

    Somebody works under the authority of an organisation that is not the employer. Who instructs, what the host pays
    and when the parties talk about what comes after must be clear to all three: who lends, who borrows, and the person.
    First and last day have a rule of their own.
    """
    if agreement.kind != "secondment":
        return
    agreement = with_addenda(agreement, facts)
    place, renewal = agreement.placement or NO_PLACEMENT, agreement.renewal
    extent = (place.hours_per_week, place.days_per_week, place.fte, place.hours)
    supervised = not place.supervisor and left_out(agreement, "supervision", absent=True)
    talks = renewal is not None and renewal.rule == "talks" and renewal.months_before is None
    yield from incomplete(
        agreement,
        [
            *secondment_parties(agreement),
            (not place.function, N_("the function"), "'placement.function=…'"),
            (all(size is None for size in extent), N_("the hours a week"), "placement.hours_per_week=…"),
            (supervised, N_("who is in charge there"), "placement.supervisor=…"),
            (place.fee is None, N_("what the host pays"), "placement.fee=…"),
            (talks, N_("how many months before the end they talk"), "renewal.months_before=…"),
        ],
        strict=True,
    )


def with_addenda(agreement: Agreement, facts: Facts) -> Agreement:
    """An agreement with what its signed addenda add to it and change in who works where, and in its renewal."""
    later = facts.signed_addenda(agreement)
    if not later:
        return agreement
    changed = {change.field for one in later for change in one.changes}
    values: dict[str, Any] = effective(facts.partnership, agreement, "9999-12-31").get("placement") or {}
    given = {name: value for name, value in values.items() if f"placement.{name}" in changed and fits(name, value)}
    known = {party.partner or party.person for party in agreement.parties}
    return replace(
        facts.in_force(agreement),
        placement=replace(agreement.placement or NO_PLACEMENT, **given),
        parties=(
            *agreement.parties,
            *(p for one in later for p in one.parties if (p.partner or p.person) not in known),
        ),
        clauses=(*(entry for one in reversed(later) for entry in one.clauses), *agreement.clauses),
        annexes=(*agreement.annexes, *(annex for one in later for annex in one.annexes)),
        goals=(*agreement.goals, *(goal for one in later for goal in one.goals)),
    )


def fits(name: str, value: Any) -> bool:
    """Whether an addendum gives a field of a placement a value of its type, not words that only people can read."""
    return isinstance(value, str) == (name in WORDS)


def incomplete(agreement: Agreement, parts: list[Part], *, strict: bool = False) -> Iterator[Wrong]:
    """What is missing, in one finding; in what was signed only an addendum can add it."""
    missing = [(name, words) for lacks, name, words in parts if lacks]
    if not missing:
        return
    told = ", ".join(_(message) for message, _words in missing)
    message = _("this agreement does not say yet: {parts}").format(parts=told)
    field = "placement" if agreement.placement else "kind"
    if agreement.status == "signed":
        yield Wrong(message, _("agree on it in an addendum"), field, severity="warning", waive=True)
    else:
        command = f"hybride set {agreement.ref} " + " ".join(dict.fromkeys(words for _name, words in missing))
        severity: Severity | None = None if strict and agreement.status == "offered" else "warning"
        yield Wrong(message, _("agree on it and add it"), field, command, severity)


def placed_from(agreement: Agreement, facts: Facts) -> str:
    """Whether a Dutch agreement places an `mbo` student or a pupil of secondary school (`vo`); empty for others."""
    job = learner(agreement, facts)
    if agreement.kind != "placement" or facts.charter.jurisdiction != "NL" or not job:
        return ""
    schools = [facts.one(Partner, party.partner) for party in agreement.parties]
    levels = {level for school in schools if school and school.on_side == TEACHING for level in school.levels}
    vo, mbo = bool(levels & SECONDARY), "mbo" in levels
    if vo and mbo:
        return "vo" if job.endswith(PUPIL) else "mbo" if job.endswith(STUDENT) else ""
    return "vo" if vo else "mbo" if mbo else ""


def learner(agreement: Agreement, facts: Facts) -> str:
    """The first word of what somebody is who comes from a school to learn, as documents tell it; empty for staff."""
    place = agreement.placement or NO_PLACEMENT
    person = facts.people.get(place.person or "")
    job = ((person and person.function) or place.function or "").casefold().partition(" ")[0].rstrip(",;")
    return job if job.endswith(("student", "leerling")) or job in LEARNERS else ""


def three_parties(agreement: Agreement, facts: Facts) -> Iterator[Part]:
    """Which of school, host and learner is no party."""
    found = [facts.one(Partner, party.partner) for party in agreement.bound if party.partner]
    sides = {partner.on_side for partner in found if partner}
    words = "'parties+={partner: …}'"
    yield TEACHING not in sides, N_("the school as a party"), words
    yield "elsewhere" not in sides, N_("the host as a party"), words
    yield not any(party.person for party in agreement.bound), N_("the learner as a party"), "'parties+={person: …}'"


def secondment_parties(agreement: Agreement) -> Iterator[Part]:
    """Which of the three parties of a secondment is none."""
    partners = [party.partner for party in agreement.bound if party.partner]
    words = "'parties+={partner: …}'"
    yield len(partners) == 0, N_("who lends and who borrows, as parties"), f"{words} {words}"
    yield len(partners) == 1, N_("who lends or who borrows, as a party"), words
    alone = not any(party.person for party in agreement.bound)
    yield alone, N_("the person as a party"), "'parties+={person: …}'"


def guidance(place: Placement) -> Iterator[Part]:
    """Which guide is not named."""
    yield not place.supervisor, N_("who guides there"), "placement.supervisor=…"
    yield not place.home_supervisor, N_("who guides from school"), "placement.home_supervisor=…"


def learning(agreement: Agreement) -> Iterator[Part]:
    """Whether nothing tells what is learned, and whether the clause about judging that was left out."""
    yield not (agreement.annexes or agreement.goals), N_("what is learned"), "'annexes+={title: …}'"
    yield left_out(agreement, "learning"), N_("how it is judged"), included(agreement, "learning")


def parent(agreement: Agreement, facts: Facts) -> Iterator[Part]:
    """Whether a parent or guardian must sign and is not among those who do."""
    person = facts.people.get((agreement.placement or NO_PLACEMENT).person or "")
    born = person.identity.born if person and person.identity else None
    minor = bool(born and agreement.start and months_before(agreement.start, 18 * 12) < born)
    for number, party in enumerate(agreement.parties):
        if minor and person and party.person == person.id and not any(one.on_behalf_of for one in party.signatories):
            words = f"'parties.{number}.signatories+={{function: …, on_behalf_of: {person.id}}}'"
            yield True, N_("the parent or guardian who signs"), words


def left_out(agreement: Agreement, clause: str, *, absent: bool = False) -> bool:
    """Whether a clause that documents have of themselves was left out; `absent` counts one that was not chosen too."""
    found = next((entry for entry in agreement.clauses if entry.clause == clause), None)
    return absent if found is None else not found.included


def included(agreement: Agreement, clause: str) -> str:
    """What to type to have a clause in that was left out."""
    place = next((number for number, entry in enumerate(agreement.clauses) if entry.clause == clause), 0)
    return f"clauses.{place}.included=true"
