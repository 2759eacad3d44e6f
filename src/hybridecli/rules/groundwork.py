"""Rules about the ground on which a partnership stands: design and trust before paper, and partners of every kind."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from hybridecli.facts import Facts
from hybridecli.finding import Severity
from hybridecli.language import N_, _, n_
from hybridecli.records.agreements import Agreement, Party
from hybridecli.records.environments import Environment
from hybridecli.records.logs import Log
from hybridecli.records.partners import Partner
from hybridecli.records.partnership import Charter
from hybridecli.rule import Wrong, rule

LASTING: Final = ("covenant", "cooperation")  # agreements that carry a whole partnership
PUBLIC: Final = ("municipality", "province", "government", "regional-partnership", "association-of-governments")
SECTOR: Final = ("sector-organisation", "employers-organisation", "training-fund", "intermediary")
SERVICES: Final = ("intake", "matching", "administration", "finance", "insurance", "rematching")  # seed1 names these
CONTACTS: Final = 2  # joint contacts before the first draft, as practice proposes
BOTH: Final = {"education", "elsewhere"}

DESIGN: Final = {  # what a design says
    "designed": N_("the day on which it was ready"),
    "essence": N_("the essence"),
    "learners": N_("the learners"),
    "tasks": N_("the tasks"),
    "roles": N_("the roles"),
    "places": N_("the places"),
}
TYPED: Final = {  # and what to type to add it
    "designed": "designed=…",
    "essence": "'essence=…'",
    "learners": "'learners.group=…'",
    "tasks": "'tasks+=…'",
    "roles": "'roles+={role: …}'",
    "places": "'places+=…'",
}


@rule("A01", "warning", "seed1", status=("draft", "offered", "signed"))
def agreement_rests_on_a_design(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """An agreement rests on a design that was ready before the first draft.

    Who starts with rules, insurance and responsibilities talks too little about the work itself, and is left with an
    empty box. First decide together what is at the heart of the profession, who learns there, with which tasks, in
    which roles and where. An agreement that is only about couples needs no such design.
    """
    if agreement.kind not in LASTING or agreement.couples:
        return
    designs = [found for identity in agreement.environments if (found := facts.one(Environment, identity))]
    unready = [(design, lacking) for design in designs if (lacking := missing(design))]
    if not agreement.environments:
        yield without_design(agreement, facts)
    for design, lacking in unready:
        message = _("the design of {name} is not complete: it lacks {what}").format(
            name=design.name, what=", ".join(_(DESIGN[part]) for part in lacking)
        )
        command = f"hybride set {design.ref} " + " ".join(TYPED[part] for part in lacking)
        yield Wrong(message, _("complete the design"), "environments", command, severity=weight(agreement))
    ready = min((design.designed for design in designs if design.designed), default=None)
    if not unready and ready and agreement.drafted and agreement.drafted < ready:
        message = _("the design was ready on {ready}, after the first draft of {drafted}").format(
            ready=ready, drafted=agreement.drafted
        )
        yield Wrong(message, field="drafted", waive=True)


def missing(design: Environment) -> list[str]:
    """What a design does not say; one that has ended is not asked."""
    if design.status == "ended":
        return []
    said = {part: bool(getattr(design, part)) for part in DESIGN}
    said["essence"] = bool(design.essence or design.outcomes)
    return [part for part, there in said.items() if not there]


def without_design(agreement: Agreement, facts: Facts) -> Wrong:
    """What is wrong with an agreement that names no design."""
    message = _("it names no design of a learning environment")
    known = [design for design in facts.all(Environment).values() if design.status != "ended"]
    if agreement.status == "signed":
        return Wrong(
            message,
            _("if it rests on a design, or is only about couples, name those under environments or couples"),
            waive=True,
        )
    if not known and facts.couples:
        hint = _("name the couples that it is about, or make a design first")
        return Wrong(message, hint, "couples", f"hybride set {agreement.ref} couples+=…")
    hint = _("make the design first, in a record of its own, and name it here")
    if known:
        hint = _("name the design that it rests on, or the couples that it is about")
    name = known[0].id if len(known) == 1 else "…"
    command = f"hybride set {agreement.ref} environments+={name}"
    return Wrong(message, hint, "environments", command, severity=weight(agreement))


def weight(agreement: Agreement) -> Severity:
    """How heavily a missing design weighs: most where the agreement is about to be signed."""
    return "error" if agreement.status == "offered" else "warning"


@rule("A02", "warning", "seed1", status=("draft", "offered", "signed"))
def both_sides_meet_before_the_draft(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Before the first draft of an agreement, both sides have met at least twice.

    Trust comes before paper: where partners trust each other, agreements hold; where they do not, a contract gives a
    certainty that is not there. Two contacts of education and employers in the log, before the day of the draft, are
    the least that shows it.
    """
    if agreement.kind not in LASTING or not agreement.drafted:
        return
    number = sum(day <= agreement.drafted for day in facts.index(first_contacts))
    if number >= CONTACTS:
        return
    message = _("only one contact of both sides is logged before the first draft of {day}")
    if not number:
        message = _("no contact of both sides is logged before the first draft of {day}")
    message = message.format(day=agreement.drafted)
    if number == CONTACTS - 1:
        hint = _("if there was another contact before that day, log it with its date")
        yield Wrong(message, hint, "drafted", "hybride log partnership -k contact -d … '…'")
    else:
        yield Wrong(message, _("log the contacts that there were, each with its date"), "drafted", waive=True)


def first_contacts(facts: Facts) -> list[str]:
    """The days on which both sides first met, no more of them than are enough."""
    return [log.date for log in islice((log for log in facts.logs if joint(log, facts)), CONTACTS)]


def joint(log: Log, facts: Facts) -> bool:
    """Whether an entry tells that education and others met; a contact or activity that names nobody is of both."""
    if log.kind not in ("contact", "meeting", "event", "activity"):
        return False
    if log.kind in ("contact", "activity") and not log.people and not log.partners:
        return True
    kind, _slash, identity = log.about.partition("/")
    there = [*log.partners, *([identity] if kind == "partners" else [])]
    sides = {partner.on_side for partner in (facts.one(Partner, name) for name in there) if partner}
    return sides | {facts.side_of(one.person) for one in log.people} >= BOTH


@rule("A08", "warning", "seed1", "seed0", stage="designing")
def public_body_involved(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """A municipality, province or regional body takes part, or it was considered.

    Beside school and company these partners can be crucial: a municipality or province brings partners of a region
    together and invites them to make agreements. Somebody may decide against it; the reason is then on record.
    """
    if not takes_part(facts, PUBLIC) and not considered(facts, PUBLIC):
        message = _("no municipality, province or regional body takes part, and none was considered")
        yield weighed(message, "municipality", facts)


@rule("A08", "warning", "seed1", "seed0", stage="designing")
def sector_body_involved(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """A sector organisation or other intermediary takes part, or it was considered.

    Such organisations take work out of the hands of companies, know what the labour market of a region needs and tell
    education about it. Small companies above all are helped by them. Somebody may decide against it; the reason is
    then on record.
    """
    if not takes_part(facts, SECTOR) and not considered(facts, SECTOR):
        message = _("no sector organisation, training fund or other intermediary takes part, and none was considered")
        yield weighed(message, "sector-organisation", facts)


def weighed(message: str, kind: str, facts: Facts) -> Wrong:
    """What is wrong where a kind of partner was never thought of."""
    hint = _("invite one, or record why not")
    command = f"hybride set partnership 'partners_considered+={{kind: {kind}, reason: …, date: {facts.today}}}'"
    return Wrong(message, hint, "partners_considered", command)


def takes_part(facts: Facts, kinds: Iterable[str]) -> list[Partner]:
    """The partners of some kinds that take part."""
    return [partner for partner in facts.partners.values() if {partner.kind, *partner.also} & {*kinds}]


def considered(facts: Facts, kinds: Iterable[str]) -> bool:
    """Whether a partner of some kinds was thought of, with a reason."""
    return any(
        entry.reason and {entry.kind, *kinds_of(facts.one(Partner, entry.partner))} & {*kinds}
        for entry in facts.charter.partners_considered
    )


def kinds_of(partner: Partner | None) -> tuple[str, ...]:
    """Every kind that an organisation is of."""
    return (partner.kind, *partner.also) if partner else ()


@rule("A09", "warning", "seed1", "TP-eind", stage="designing")
def small_companies_have_an_intermediary(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """Where many companies are small, an intermediary takes part.

    In a small company every afternoon counts, and nobody is there for contracts, insurance and planning. A sector
    organisation or other intermediary does that for them and spreads the costs, so that they can take part at all.
    """
    companies = [partner for partner in facts.partners.values() if partner.kind == "company"]
    known = [partner for partner in companies if partner.staff is not None]
    small = [partner for partner in known if facts.small(partner)]
    if not small or 2 * len(small) < len(known) or takes_part(facts, SECTOR) or not considered(facts, SECTOR):
        return  # where nobody thought of such a body, sector-body-involved says so
    message = n_(
        "{n} of {all} companies has fewer than {norm} staff, and no intermediary takes part",
        "{n} of {all} companies have fewer than {norm} staff, and no intermediary takes part",
        len(small),
    )
    if len(companies) == 1:
        message = _("the only company has fewer than {norm} staff, and no intermediary takes part")
    message = message.format(n=len(small), all=len(companies), norm=f"{facts.norm('small_staff'):g}")
    hint = _("look for one that serves small companies, and add it")
    # As mentioned, so that of who has yet to say yes no leader, contact or interests are asked.
    command = "hybride add partner 'name=…' kind=intermediary 'services=[…]' commitment=mentioned"
    yield Wrong(message, hint, command=command)


@rule("A10", "warning", "seed1", stage="agreeing")
def intermediary_has_tasks(partner: Partner, facts: Facts) -> Iterator[Wrong]:
    """Of an intermediary it is on record what it does for the others.

    The role must be real: intake, matching, administration, finance, insurance, and a new place when a match does not
    work. What nobody is asked to do comes back to the companies, and they joined because it would not.
    """
    if "intermediary" not in kinds_of(partner):
        return
    if not {*partner.services} & {*SERVICES}:
        message = _("{name} is an intermediary, and it is not on record what it does for the others").format(
            name=partner.name
        )
        hint = _("choose from {words}, or more").format(words=", ".join(SERVICES))
        yield Wrong(message, hint, "services", f"hybride set {partner.ref} 'services=[…]'")
    elif "matching" in partner.services and not any("rematching" in one.services for one in facts.partners.values()):
        message = _("{name} makes matches; nobody has the task to find a new place when one does not work").format(
            name=partner.name
        )
        command = f"hybride set {partner.ref} services+=rematching"
        yield Wrong(message, _("agree who does that"), "services", command, severity="info")


@rule("A11", "error", "seed1", status=("draft", "offered", "signed"))
def learning_agreement_has_no_intermediary(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """In Flanders an intermediary is no party to a learning agreement.

    In the Netherlands a sector body may conclude the agreement with a student and find the workplaces. In Flanders the
    law does not allow that at present; there a sector fund helps with matching and guidance, and school, learner and
    company are the parties. A placement of a teacher is no learning agreement.
    """
    if facts.charter.jurisdiction != "VL" or agreement.kind != "placement" or of_a_teacher(agreement, facts):
        return
    for number, party in enumerate(agreement.parties):
        if between(party, agreement, facts):
            message = _("{name} is a party to a learning agreement; in Flanders an intermediary cannot be").format(
                name=facts.name(f"partners/{party.partner}")
            )
            field = f"parties.{number}"
            if agreement.status == "signed":  # what was signed is not mended by typing
                yield Wrong(message, _("make a new agreement without it"), field, severity="warning", waive=True)
            else:
                yield Wrong(message, _("leave it out"), field, f"hybride set {agreement.ref} {field}=")


def between(party: Party, agreement: Agreement, facts: Facts) -> bool:
    """Whether a party stands between school and workplace, and is not the workplace itself."""
    host = agreement.placement.host if agreement.placement else None
    kinds = {*kinds_of(facts.one(Partner, party.partner))}
    return bool(kinds & {*SECTOR}) and party.partner != host and not party.left


def of_a_teacher(agreement: Agreement, facts: Facts) -> bool:
    """Whether a placement is of somebody who takes part in the partnership, so that nobody's schooling is agreed."""
    person = facts.people.get((agreement.placement and agreement.placement.person) or "")
    return bool(agreement.couples or (person and (person.roles or person.twinning)))
