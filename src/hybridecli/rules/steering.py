"""Rules about steering: who may decide, who steers and works, and what is decided by whom and when."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from hybridecli.facts import Facts
from hybridecli.language import N_, _, n_
from hybridecli.record import last_day
from hybridecli.records.agreements import Agreement
from hybridecli.records.groups import Group, GroupMember
from hybridecli.records.logs import Log
from hybridecli.records.partners import Partner
from hybridecli.records.partnership import Charter
from hybridecli.records.people import Person, Role
from hybridecli.rule import Wrong, rule

LASTING: Final = ("intention", "covenant", "cooperation")  # agreements that partners as a whole sign
STEERING: Final = ("steering", "board", "core")  # groups that steer
# Roles on which others count: who leaves one of these has to be replaced.
FILLED: Final = {
    "coordinator": N_("coordinator"),
    "leader": N_("leader"),
    "bridge-builder": N_("bridge builder"),
    "coach": N_("coach"),
    "matchmaker": N_("matchmaker"),
    "project-leader": N_("project leader"),
    "contact": N_("first contact"),
}
FOR_A_PARTNER: Final = ("leader", "contact")  # roles that each partner has for itself
SEVERAL: Final = 3  # from this number of partners on, somebody has to steer


@rule("B01", "warning", "seed2", "AC03", stage="agreeing")
def leader_has_a_mandate(person: Person, facts: Facts) -> Iterator[Wrong]:
    """Who speaks for a partner on the strategic layer has a mandate.

    Whoever has to ask at home before each step cannot negotiate, and the others notice. Write down what this person
    may decide: hours, money, signing. While an agreement is offered for signing it is an error: then it counts.
    """
    partner = next((one for one in facts.index(steered_by).get(person.id, ())), None)
    numbers = facts.holders["leader"].get(person.id, ())
    if not partner or any(person.roles[number].mandate for number in numbers):
        return
    if not numbers and any(role.role == "leader" for role in person.roles):
        return  # who stopped as leader: role-is-filled-again asks who takes over
    message = _("it is not recorded what {name} may decide for {partner}").format(
        name=person.name, partner=partner.name
    )
    if numbers:
        field = f"roles.{numbers[0]}"
        command = f"hybride set {person.ref} '{field}.mandate=…'"
    else:
        field, command = "roles", f"hybride set {person.ref} 'roles+={{role: leader, layer: strategic, mandate: …}}'"
    offered = any(one.status == "offered" and one.kind in LASTING for one in facts.party_to.get(partner.id, ()))
    may_sign = any(signer.person == person.id and signer.authority for signer in partner.signs)
    strict = offered and not may_sign and facts.charter.stage == "agreeing"
    yield Wrong(message, _("ask about hours, money and signing"), field, command, "error" if strict else "warning")


def steered_by(facts: Facts) -> dict[str, list[Partner]]:
    """By leader the partners that take part in steering: all, where no group and no agreement says which."""
    named = {seat.partner for group in steering_groups(facts) for seat in group.seats}
    members = [one.person for group in steering_groups(facts) for one in sitting(group, facts)]
    named |= {partner.id for partner in map(facts.partner_of, members) if partner}
    named |= {partner for partner, bound in facts.party_to.items() if any(one.kind in LASTING for one in bound)}
    found: dict[str, list[Partner]] = {}
    for partner in facts.partners.values():
        if partner.leader and (partner.id in named or (not named and partner.commitment != "mentioned")):
            found.setdefault(partner.leader, []).append(partner)
    return found


def steering_groups(facts: Facts) -> list[Group]:
    """The groups that steer now."""
    return [group for group in facts.groups.values() if group.kind in STEERING and not group.closed]


def sitting(group: Group, facts: Facts) -> list[GroupMember]:
    """The members that have not left."""
    return [one for one in group.members if not one.until or last_day(one.until).isoformat() >= facts.today]


@rule("B02", "warning", "seed2", "AC03", stage="agreeing")
def somebody_steers(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """A partnership of several partners has a group that steers.

    Somebody has to set the course, give assignments and look at results. Where nobody does, the coordinator decides
    alone, or nobody.
    """
    partners = [one for one in facts.partners.values() if one.commitment != "mentioned"]
    unknown = any(group.kind is None for group in facts.groups.values())  # one of these may well be it
    if len(partners) >= SEVERAL and not steering_groups(facts) and not unknown:
        message = n_(
            "{n} partners, and no group that steers", "{n} partners, and no group that steers", len(partners)
        ).format(n=len(partners))
        hint = _("agree who steers, with people of both sides and a chair")
        command = "hybride add group 'name=…' kind=steering chair=… 'members=[{person: …}, {person: …}]'"
        yield Wrong(message, hint, command=command)


@rule("B02", "warning", "seed2", "AC03", stage="designing")
def steering_group_is_complete(group: Group, facts: Facts) -> Iterator[Wrong]:
    """A steering group has a chair, and members from education and from outside it.

    Where one side steers, the other carries out, and that is no partnership. A chair sees to it that results are on
    the table and that decisions are taken.
    """
    if group.kind != "steering" or group.closed:
        return
    members = sitting(group, facts)
    sides = {facts.side_of(one.person) for one in members}
    lacking, changes = [], []
    if not group.chair:
        lacking.append(_("no chair"))
        changes.append("chair=…")
    if not members:
        lacking.append(_("no members"))
        changes += ["'members+={person: …}'"] * 2
    elif None not in sides and len(sides) == 1:
        lacking.append(_("nobody from education") if sides == {"elsewhere"} else _("nobody from outside education"))
        changes.append("'members+={person: …}'")
    if lacking:
        message = _("{name} has {what}").format(name=group.name, what=_(" and ").join(lacking))
        command = " ".join([f"hybride set {group.ref}", *changes])
        yield Wrong(message, _("agree who takes this on"), "members" if group.chair else "", command)


@rule("B04", "warning", "seed2", stage="designing")
def working_group_has_an_assignment(group: Group, facts: Facts) -> Iterator[Wrong]:
    """A working group has an assignment: a result, by what it is measured, and by when.

    A steering group steers by giving concrete, measurable assignments to groups that exist for a while. Without a
    result and a day, a group goes on meeting.
    """
    if group.kind != "working" or group.closed:
        return
    given = group.assignment
    lacking = {
        "result": None if given and given.result else _("what it is to bring about"),
        "measure": None if given and given.measure else _("by what we see that it is done"),
        "due": None if group.until or (given and given.due) else _("by when"),
    }
    names = [name for name, said in lacking.items() if said]
    if names:
        message = _("the assignment of {name} does not say: {what}").format(
            name=group.name, what=", ".join(said for said in lacking.values() if said)
        )
        command = " ".join([f"hybride set {group.ref}", *(f"'assignment.{name}=…'" for name in names)])
        yield Wrong(message, _("settle it with the steering group"), "assignment", command)


@rule("B05", "warning", "seed2", stage="designing", today=True)
def working_group_ends(group: Group, facts: Facts) -> Iterator[Wrong]:
    """A working group is closed when its time is over.

    Working groups are temporary. One that is still there after its last day either has more to do, and then needs a
    new day, or is ready and can be thanked.
    """
    last = group.until or (group.assignment.due if group.assignment else None)
    if group.kind == "working" and not group.closed and last and last < facts.today:
        message = _("{name} was to be ready on {date}, and is still open").format(name=group.name, date=last)
        hint = _("close it, or agree on a new last day in until")
        field = "until" if group.until else "assignment.due"
        yield Wrong(message, hint, field, f"hybride set {group.ref} closed=…", due=last)


@rule("B11", "info", "seed2", status=("draft", "offered"))
def draft_is_shown_before_it_is_adopted(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """A draft is shown to the people whom it concerns before it is adopted.

    Who is asked beforehand stands behind it afterwards, and sees what the table overlooked. Teachers, colleagues at
    work and members are the ones who will have to do it.
    """
    shown = any(log.kind == "consultation" for log in facts.logged(agreement))
    if agreement.kind in LASTING and not agreement.young and not shown:
        message = _("it is not logged that the draft was shown to the people whom it concerns")
        command = f"hybride add log date=… kind=consultation about={agreement.ref} 'title=…' 'audience=[…]'"
        yield Wrong(message, _("lay it before them and log what they said"), "status", command)


@rule("B17", "warning", "seed2", stage="designing", today=True)
def role_is_filled_again(person: Person, facts: Facts) -> Iterator[Wrong]:
    """Whoever leaves a role is replaced within a month.

    The right people at the right tables make a partnership, and those who leave take their knowledge along. The longer
    a place stays open, the less there is to hand over.
    """
    days = facts.norm("vacant_days")
    employer = facts.partner_of(person.id)
    for number, role in enumerate(person.roles):
        if not role.until or role.role not in FILLED or role.replaced_by or (employer and not employer.present):
            continue
        due = (last_day(role.until) + timedelta(days)).isoformat()
        if due >= facts.today or has_successor(person, role, facts):
            continue
        kind = role.role
        what = _(FILLED[kind]) + (f" ({role.type})" if role.type else "")
        message = _("{name} was {role} until {date}, and it is not recorded who took over").format(
            name=person.name, role=what, date=role.until
        )
        command = f"hybride set {person.ref} roles.{number}.replaced_by=…"
        hint = _("agree who takes over, and note it")
        yield Wrong(message, hint, f"roles.{number}.until", command, due=due, waive=True)


def has_successor(person: Person, role: Role, facts: Facts) -> bool:
    """Whether somebody has such a role now: for the same partner, or in the same field where one is named.

    That a partner names no leader or contact is said by other rules.
    """
    holders = facts.holders[role.role]
    if role.role in FOR_A_PARTNER:
        employer = facts.partner_of(person.id)
        named = getattr(employer, role.role, None) == person.id
        return not named or any(facts.people[other].partner == person.partner for other in holders)
    if role.role == "coordinator" and set(facts.charter.coordinators) - {person.id}:
        return True
    places = ((facts.people[other], numbers) for other, numbers in holders.items())
    return any(
        not role.type or other.roles[number].type == role.type for other, numbers in places for number in numbers
    )


@rule("B18", "warning", "seed2", stage="designing")
def decision_has_an_owner_and_a_day(log: Log, facts: Facts) -> Iterator[Wrong]:
    """A decision of a meeting says who carries it out and by when.

    Steering on results begins with knowing who has to do what, by when. A decision without a name belongs to everybody,
    and that is nobody.
    """
    if log.kind != "meeting":
        return
    loose = {
        number: [name for name in ("owner", "due") if not getattr(decision, name)]
        for number, decision in enumerate(log.decisions)
        if not decision.done and not (decision.owner and decision.due)
    }
    if loose:
        first = log.decisions[min(loose)]
        message = n_(
            "{n} decision has no owner or no day: {first}",
            "{n} decisions have no owner or no day, to begin with: {first}",
            len(loose),
        ).format(n=len(loose), first=(first.decision or "–").removesuffix("."))
        changes = [f"decisions.{number}.{name}=…" for number, names in loose.items() for name in names]
        command = " ".join([f"hybride set {log.ref}", *changes])
        yield Wrong(message, _("agree who does it and by when"), f"decisions.{min(loose)}", command)
