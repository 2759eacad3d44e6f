"""Rules about involvement: everybody who is affected has a part, and who does the work is heard and can be reached."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from hybridecli.agreements import months_before
from hybridecli.facts import Facts, few
from hybridecli.language import N_, _
from hybridecli.records.agreements import Agreement
from hybridecli.records.partners import Partner
from hybridecli.records.partnership import Charter, Stakeholder
from hybridecli.records.people import Person
from hybridecli.records.reflections import Reflection
from hybridecli.rule import Wrong, rule

PHASES: Final = {"set_up": N_("setting up"), "execution": N_("running"), "evaluation": N_("evaluating")}
NEW_BODIES: Final = ("steering", "board", "core", "sounding-board", "bridge-builders")
A_YEAR: Final = 12  # months


@rule("A29", "warning", "seed0", stage="designing")
def hybrid_professional_connects(person: Person, facts: Facts) -> Iterator[Wrong]:
    """A hybrid professional has tasks that connect school and employer, or it was agreed that there are none.

    In practice hybrid professionals mostly are an extra pair of hands at school. That may be just what is wanted, but
    then nobody should count on the connection. Who is to connect needs tasks, and hours for them.
    """
    for number in facts.holders["hybrid-professional"].get(person.id, ()):
        role = person.roles[number]
        if not role.no_connecting_role and not (role.tasks and role.tasks.connecting):
            message = _("{name} works on both sides, and no tasks are recorded that connect the two").format(
                name=person.name
            )
            hint = _("agree what connecting is here; where it is not meant, note no_connecting_role: true")
            command = f"hybride set {person.ref} 'roles.{number}.tasks.connecting+=…'"
            yield Wrong(message, hint, f"roles.{number}.tasks", command)
            return


@rule("A30", "warning", "seed0", stage="designing")
def everyone_affected_is_involved(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """Every group that is affected has a part in setting up, in running and in evaluating.

    The daily work may rest with a few, but pupils, colleagues, planners of timetables and supervisors all have to do
    with it. Who is only told afterwards has reasons why it cannot be done. Being informed is a part too.
    """
    if not charter.stakeholders:
        hint = _("list the groups that will notice, such as learners, colleagues and supervisors, each with its part")
        command = "hybride set partnership 'stakeholders+={group: …, set_up: …, execution: …, evaluation: …}'"
        yield Wrong(_("no groups that are affected are recorded"), hint, "stakeholders", command)
        return
    lacking = [(number, group, left_out(group)) for number, group in enumerate(charter.stakeholders)]
    lacking = [item for item in lacking if item[2]]
    if lacking:
        told = [f"{group.group} ({', '.join(_(PHASES[phase]) for phase in phases)})" for _n, group, phases in lacking]
        message = _("without a part: {groups}").format(groups=few(told))
        changes = [f"stakeholders.{number}.{phase}=…" for number, _group, phases in lacking for phase in phases]
        command = " ".join(["hybride set partnership", *changes])
        hint = _("decide for each: informed, consulted, takes-part or decides")
        yield Wrong(message, hint, f"stakeholders.{lacking[0][0]}", command)


def left_out(group: Stakeholder) -> list[str]:
    """The phases in which a group has no part."""
    return [phase for phase in PHASES if getattr(group, phase) in (None, "not-involved")]


@rule("A31", "error", "seed0", stage="running")
def participants_are_heard_in_evaluations(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """Whenever the partnership, an environment or an agreement is evaluated, people who take part are heard too.

    Those who do the work know what it costs and what it gives. Leaders and coordinators alone evaluate what they
    planned. At the end of it the own experience of participants is indispensable; underway it may also speak from what
    couples wrote.
    """
    evaluated, heard = facts.index(evaluations), facts.index(voices)
    for about, last in sorted(evaluated.items()):
        agreement = facts.one(Agreement, about.removeprefix("agreements/"))
        own = {about, *(f"couples/{couple}" for couple in (agreement.couples if agreement else ()))}
        since = months_before(last.date, A_YEAR)
        if any(voice.date >= since and (voice.about in own or last.moment == "periodic") for voice in heard):
            continue
        closing, mendable = last.moment == "closing", charter.stage == "evaluating" and about == "partnership"
        message = _("in the evaluation of {what} on {date} nobody is heard who takes part").format(
            what=facts.name(about), date=last.date
        )
        hint = _("ask a participant, couple or hybrid professional too")
        by = "as=person by=people/…"
        command = f"hybride add reflection instrument={last.instrument} about={about} moment={last.moment} date=… {by}"
        yield Wrong(message, hint, "", command, "error" if closing and mendable else "warning", waive=not mendable)


def evaluations(facts: Facts) -> dict[str, Reflection]:
    """The last reflection of an evaluation of what is not a couple, by what it is about; a closing one goes first."""
    found: dict[str, list[Reflection]] = defaultdict(list)
    for one in facts.all(Reflection).values():
        kind = one.about.partition("/")[0]
        if kind in ("partnership", "environments", "agreements") and one.moment in ("closing", "periodic"):
            found[one.about].append(one)
    return {about: max(them, key=lambda one: (one.moment == "closing", one.date)) for about, them in found.items()}


def voices(facts: Facts) -> list[Reflection]:
    """What people wrote who take part themselves."""
    taking_part = {
        f"people/{identity}"
        for identity, person in facts.people.items()
        if any(role.role in ("participant", "hybrid-professional") for role in person.roles)
    }
    taking_part |= {f"people/{one.person}" for couple in facts.couples.values() for one in couple.members}
    return [
        one for one in facts.all(Reflection).values() if (one.by or "").startswith("couples/") or one.by in taking_part
    ]


@rule("A33", "warning", "TP-techport", stage="designing")
def partner_has_a_first_contact(partner: Partner, facts: Facts) -> Iterator[Wrong]:
    """Each partner has one first contact, with a phone number or mail address.

    Firms do not find the entrance of a school, and teachers do not find that of a firm. One name that answers opens
    more doors than a list of departments.
    """
    contact = facts.people.get(partner.contact or "")
    silent = contact is not None and not contact.phone and not contact.email
    if partner.commitment != "mentioned" and (silent or not partner.contact):
        yield reach(partner, facts)


def reach(partner: Partner, facts: Facts) -> Wrong:
    """What lacks before somebody can call a partner."""
    if not partner.contact:
        message = _("{name} has no first contact").format(name=partner.name)
        hint = _("agree on one person whom others can call or mail")
        return Wrong(message, hint, "contact", f"hybride set {partner.ref} contact=…")
    message = _("{person}, the first contact of {name}, has no phone number or mail address on record").format(
        person=facts.person(partner.contact), name=partner.name
    )
    return Wrong(message, _("note one of the two"), "contact", f"hybride set people/{partner.contact} email=…")


@rule("A34", "info", "seed1", stage="designing")
def existing_bodies_were_looked_at(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """Before a new body is founded, those that exist have been looked at.

    School and work often meet already, in a regional table or a members' meeting. Who builds on that finds bridge
    builders there, and spares busy people another meeting.
    """
    new = [group.name for group in facts.groups.values() if group.kind in NEW_BODIES and not group.closed]
    if new and not charter.bodies_considered:
        message = _("{names}: it is not recorded which existing bodies were looked at first").format(names=few(new))
        hint = _("name a body that exists, and why it was used or not")
        command = "hybride set partnership 'bodies_considered+={body: …, reason: …}'"
        yield Wrong(message, hint, "bodies_considered", command)
