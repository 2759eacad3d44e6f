"""Rules about personal data: on what ground they are kept, for how long, and what follows when somebody asks."""

import re
from collections.abc import Iterator
from typing import Final

from hybridecli.agreements import months_before
from hybridecli.facts import Facts, few
from hybridecli.language import _, n_
from hybridecli.record import last_day
from hybridecli.records.partnership import Charter
from hybridecli.records.people import Person
from hybridecli.rule import Wrong, rule

ASKED_DAYS: Final = 21  # after which a request is urgent; the law gives a month
DATA: Final = ("function", "background", "email", "phone", "jobs", "twinning", "identity")  # beside name and roles
KEPT: Final = ("email", "phone", "twinning", "identity")  # what asks a ground: more than a name and a job
CONSENT: Final = re.compile(r"\b(toestemming|instemming|consent)", re.IGNORECASE)
OTHER_GROUNDS: Final = re.compile(
    r"overeenkomst|contract|gerechtvaardigd|belang|wettelijk|\bwet\b|publieke taak|openbaar"
    r"|agreement|interest|legal|\blaw\b|public task|\bgeen\b|\bniet\b|\bnot?\b",
    re.IGNORECASE,
)


@rule("F02", "warning", "EDC", stage="running")
def personal_data_have_a_ground(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """Of everybody whose data are kept it is recorded on what ground.

    The law on personal data asks a ground and a purpose for what is kept about people. For a participant that is
    mostly the twinning agreement, for the representative of an organisation a legitimate interest or a public task.
    Written down once, it also answers the question until when the data may stay.
    """
    without = [
        person
        for person in facts.people.values()
        if any(getattr(person, name) for name in KEPT) and not (person.retention and person.retention.ground)
    ]
    if without:
        message = n_(
            "of {n} person no ground is recorded for keeping the data: {names}",
            "of {n} people no ground is recorded for keeping the data: {names}",
            len(without),
        ).format(n=len(without), names=few([person.name for person in without]))
        hint = _("write down the ground for each, such as agreement or legitimate interest; for the first with")
        yield Wrong(message, hint, command=f"hybride set {without[0].ref} 'retention.ground=…'")


@rule("F03", "warning", "DIV", today=True)
def personal_data_go_when_their_time_is_over(person: Person, facts: Facts) -> Iterator[Wrong]:
    """Personal data are not kept longer than was agreed.

    What is kept for no reason can only do harm. Counts and hours stay in the log by id, so what the partnership did is
    not lost. Who still takes part gets a new day, with the ground for it. Older versions in git still hold the data.
    """
    until = person.retention.until if person.retention else None
    if until and until < facts.today and not person.erasure_asked:
        message = _("the data of {name} were to be kept until {day}").format(name=person.name, day=until)
        if takes_part(person, facts):
            hint = _("this person still has a role: give a new day, and look whether the ground still holds")
            yield Wrong(message, hint, "retention.until", f"hybride set {person.ref} retention.until=…", due=until)
        else:
            yield Wrong(message, way_out(person, facts), "retention.until", erasing(person, facts), due=until)


@rule("F04", "warning", "EK", today=True)
def requests_to_be_removed_are_answered_in_time(person: Person, facts: Facts) -> Iterator[Wrong]:
    """Who asks to be removed has an answer within a month.

    The law gives one month: remove the data, or say why they must stay, for instance because of a signed agreement.
    This speaks after three weeks, so that there is time left to do it.
    """
    asked = person.erasure_asked
    if asked and facts.days_since(asked) > ASKED_DAYS:
        due = months_before(asked, -1)
        said = (
            _("{name} asked on {asked} to be removed: the answer was due by {due}")
            if due < facts.today
            else _("{name} asked on {asked} to be removed: the answer is due by {due}")
        )
        message = said.format(name=person.name, asked=asked, due=due)
        yield Wrong(message, way_out(person, facts), "erasure_asked", erasing(person, facts), due=due)


@rule("F06", "warning", "EDC", stage="designing")
def employees_do_not_depend_on_consent(person: Person, facts: Facts) -> Iterator[Wrong]:
    """The data of somebody who takes part as an employee do not rest on consent.

    Consent counts only where a no has no consequences, and towards an employer that is seldom so. For taking part, the
    twinning agreement is a better ground. Keep consent for photographs and publicity, where it can be refused.
    """
    ground = (person.retention and person.retention.ground) or ""
    if employed(person) and CONSENT.search(ground) and not OTHER_GROUNDS.search(ground):
        message = _("the data of {name} are kept on consent, which an employee cannot freely refuse").format(
            name=person.name
        )
        hint = _("choose another ground, such as the twinning agreement (overeenkomst)")
        yield Wrong(message, hint, "retention.ground", f"hybride set {person.ref} 'retention.ground=…'")


def employed(person: Person) -> bool:
    """Whether somebody takes part for an organisation; who works for oneself is free to refuse."""
    own = {job.form for job in person.jobs if job.partner == person.partner} & {"owner", "volunteer", "self-employed"}
    takes = [role for role in person.roles if role.role in ("participant", "hybrid-professional")]
    free = own or any(role.form == "self-employed" for role in takes)
    return bool(person.partner and (takes or person.twinning) and not free)


def takes_part(person: Person, facts: Facts) -> bool:
    """Whether somebody has a role now; a participant has one in a couple that is not over, or while seeking one."""
    if person.id in facts.paired or (person.twinning and person.twinning.status in ("applied", "waiting", "seeking")):
        return True
    others = (role for role in person.roles if role.role != "participant")
    return any(not role.until or last_day(role.until).isoformat() >= facts.today for role in others)


def way_out(person: Person, facts: Facts) -> str:
    """What to do with the data of somebody who is to be removed."""
    if person.ref in facts.referred:
        return _("other records name this person, so keep the record and empty it (if it must stay, write down why)")
    return _("remove the record; no other one names this person")


def erasing(person: Person, facts: Facts) -> str:
    """What to type to take somebody's data away; what refers to the person stays whole."""
    if person.ref not in facts.referred:
        return f"hybride remove {person.ref}"
    words = [f"{name}=" for name in DATA if getattr(person, name)]
    words += ["retention.until="] if person.retention and person.retention.until else []
    words += ["erasure_asked="] if person.erasure_asked else []
    return f"hybride set {person.ref} name={_('anonymous')} " + " ".join(words)
