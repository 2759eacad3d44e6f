"""Rules about bridge builders: there is one, who fits, with time, a mandate and support, and somebody who stands in."""

from collections.abc import Iterator
from typing import Final

from hybridecli.facts import Facts
from hybridecli.finding import Severity
from hybridecli.language import N_, _, n_
from hybridecli.records.environments import Environment
from hybridecli.records.groups import Group
from hybridecli.records.partnership import Charter
from hybridecli.records.people import Person, Role
from hybridecli.rule import Wrong, rule

BUILDER: Final = "bridge-builder"
LAYERS: Final = {"strategic": N_("strategic"), "tactical": N_("tactical"), "operational": N_("operational")}


def place(person: Person, facts: Facts, role: str = BUILDER) -> int | None:
    """Where in the list of somebody's roles one stands; None where it is not there, or ended."""
    return next(iter(facts.holders[role].get(person.id, ())), None)


def roles(person: Person, facts: Facts) -> list[Role]:
    """Somebody's roles as bridge builder, one for each layer or field: together they say what is known."""
    return [person.roles[number] for number in facts.holders[BUILDER].get(person.id, ())]


def said(person: Person, facts: Facts, *names: str) -> bool:
    """Whether one of these fields of a bridge builder's roles has a value."""
    return any(getattr(role, name) for role in roles(person, facts) for name in names)


@rule("A12", "error", "seed1", status=("design", "running"))
def environment_has_a_bridge_builder(environment: Environment, facts: Facts) -> Iterator[Wrong]:
    """A learning environment has a bridge builder.

    Bridge builders make the connection where education and work meet: they help partners to trust each other, to
    design together and to keep going. They are the key to environments that work. It may be a person or an
    organisation, of either side or from between.
    """
    if not environment.bridge_builders:
        message = _("{name} has no bridge builder").format(name=environment.name)
        hint = _("name a person or partner who connects the two sides")
        yield Wrong(message, hint, "bridge_builders", f"hybride set {environment.ref} bridge_builders+=people/…")


@rule("A12", "error", "seed1", stage="designing")
def partnership_has_a_bridge_builder(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """Somebody in the partnership is bridge builder.

    Bridge builders make the connection where education and work meet, and they are the key to what works. Look first in
    groups and meetings that there are. Where there are only couples, a coordinator or coach may be the bridge; say so,
    so that time and mandate go with it.
    """
    environments = [one.status for one in facts.all(Environment).values() if one.status != "ended"]
    connected = any("connecting" in partner.services for partner in facts.partners.values())
    if {"design", "running"} & {*environments} or connected or facts.holders[BUILDER]:
        return  # of each environment the rule above asks it
    ended = [(person, role) for person in facts.people.values() for role in person.roles if role.role == BUILDER]
    if any(not role.replaced_by and works_along(person, facts) for person, role in ended):
        return  # role-is-filled-again asks who takes over
    couples_only = bool(facts.couples) and not environments
    message = _("nobody is bridge builder any more") if ended else _("nobody is bridge builder")
    hint = _("give somebody that role; it may be a coordinator or a coach")
    command = "hybride set people/… 'roles+={role: bridge-builder, layer: …, hours_per_month: …, granted_by: …}'"
    severity: Severity = "warning" if ended or couples_only else "error"
    yield Wrong(message, hint, command=command, severity=severity)


def works_along(person: Person, facts: Facts) -> bool:
    """Whether somebody does not work for an organisation that left."""
    employer = facts.partner_of(person.id)
    return employer is None or employer.present


@rule("A13", "warning", "seed1", stage="designing")
def bridge_builder_is_chosen_for_a_reason(person: Person, facts: Facts) -> Iterator[Wrong]:
    """Of a bridge builder it is on record why this person fits.

    Somebody from a body that exists, somebody of one of the partners, or somebody independent: each choice has its
    strength. Who knows why this person was chosen, knows what to look for when somebody else has to take over.
    """
    number = place(person, facts)
    if number is not None and not said(person, facts, "profile"):
        message = _("it is not on record why {name} is the one for bridge builder").format(name=person.name)
        hint = _("say whether the person comes from an existing body, from a partner or from outside")
        yield Wrong(message, hint, f"roles.{number}", f"hybride set {person.ref} 'roles.{number}.profile=…'")


@rule("A14", "warning", "seed1", stage="designing")
def bridge_builder_has_a_layer(person: Person, facts: Facts) -> Iterator[Wrong]:
    """A bridge builder works on a known layer: strategic, tactical or operational.

    Connecting boards asks for other things than connecting people at the workplace. One person may do both; give that
    person the role once for each layer.
    """
    number = place(person, facts)
    if number is not None and not said(person, facts, "layer"):
        message = _("it is not on record on which layer {name} builds bridges").format(name=person.name)
        hint = _("choose strategic, tactical or operational")
        yield Wrong(message, hint, f"roles.{number}", f"hybride set {person.ref} roles.{number}.layer=…")


@rule("A14", "warning", "seed1", stage="running")
def bridge_builders_cover_each_layer(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """There is a bridge builder on each layer: strategic, tactical and operational.

    What boards agree does not reach the workplace by itself, and what goes wrong there does not reach the boards. One
    person can connect on several layers, and several can on one.
    """
    known = [roles(facts.people[identity], facts) for identity in facts.holders[BUILDER]]
    covered = {role.layer for own in known for role in own if role.layer} | facts.index(vacant_layers)
    missing = [layer for layer in LAYERS if layer not in covered]
    if not missing or not known or not all(any(role.layer for role in own) for own in known):
        return  # nobody at all, or a layer that is not on record: other rules say so
    message = n_(
        "no bridge builder works on this layer: {layers}",
        "no bridge builder works on these layers: {layers}",
        len(missing),
    ).format(layers=", ".join(_(LAYERS[layer]) for layer in missing))
    command = "hybride set people/… " + " ".join(f"'roles+={{role: {BUILDER}, layer: {layer}}}'" for layer in missing)
    severity: Severity = "warning" if len(known) > 1 else "info"  # of one person nobody can ask all
    yield Wrong(message, _("ask somebody; a person can have more than one layer"), command=command, severity=severity)


def vacant_layers(facts: Facts) -> set[str]:
    """The layers of places that became vacant: role-is-filled-again asks who takes over."""
    current = {facts.people[who].roles[number].type for who, own in facts.holders[BUILDER].items() for number in own}
    return {
        role.layer
        for person in facts.people.values()
        for number, role in enumerate(person.roles)
        if role.role == BUILDER and role.layer and number not in facts.holders[BUILDER].get(person.id, ())
        if role.type and role.type not in current and not role.replaced_by and works_along(person, facts)
    }


@rule("A15", "warning", "seed1", stage="agreeing")
def bridge_builders_meet(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """Where there are several bridge builders, they have a fixed moment to tune their work.

    Each of them talks with other people. Without a moment together, a school hears two stories, and nobody hears the
    whole. A short meeting every month or two is enough, and it may be part of a meeting that there is.
    """
    builders = [*facts.holders[BUILDER]]
    groups = [group for group in facts.groups.values() if not group.closed]
    if len(builders) < 2 or any(tunes(group, builders) for group in groups):
        return
    message = n_(
        "there is {n} bridge builder, and no moment is planned at which they tune their work",
        "there are {n} bridge builders, and no moment is planned at which they tune their work",
        len(builders),
    ).format(n=len(builders))
    own = next((group for group in groups if group.kind == "bridge-builders"), None)
    if own:
        yield Wrong(message, _("agree how often they meet"), command=f"hybride set {own.ref} meets.every_months=…")
    else:
        people = ", ".join(f"{{person: {identity}}}" for identity in builders)
        command = f"hybride add group 'name=…' kind=bridge-builders meets.every_months=… 'members=[{people}]'"
        yield Wrong(message, _("agree how often they meet, and make a group of them"), command=command)


def tunes(group: Group, builders: list[str]) -> bool:
    """Whether a group is where bridge builders meet: one of their own, or one in which they all sit."""
    all_sit = {member.person for member in group.members if not member.until} >= {*builders}
    return bool(group.meets or group.meetings) and (group.kind == "bridge-builders" or all_sit)


@rule("A16", "error", "seed1", stage="agreeing")
def bridge_builder_has_time(person: Person, facts: Facts) -> Iterator[Wrong]:
    """A bridge builder has hours for it, and somebody who gives them.

    Letting trust grow and bringing people to agreements takes time and room. A role that comes on top of full work is
    the first to be dropped when it gets busy, and then the connection goes.
    """
    number = place(person, facts)
    if number is None:
        return
    paid = [one for one in facts.charter.positions if one.person == person.id]
    hours = said(person, facts, "hours_per_month", "fte", "hours_per_week") or any(one.fte for one in paid)
    given = said(person, facts, "granted_by") or any(one.paid_by or one.employed_by for one in paid)
    here, lacking = f"roles.{number}", []
    if not hours:
        lacking.append(f"{here}.hours_per_month=…")
    if not given:
        lacking.append(f"{here}.granted_by=…")
    if lacking:
        message = {
            (False, False): _("{name} has no hours for building bridges, and no employer gives them"),
            (False, True): _("{name} has no hours for building bridges"),
            (True, False): _("it is not on record which partner gives {name} the time for building bridges"),
        }[hours, given].format(name=person.name)
        hint = _("agree it with the employer")
        yield Wrong(message, hint, here, f"hybride set {person.ref} {' '.join(lacking)}")


@rule("A17", "warning", "seed1", stage="agreeing")
def bridge_builder_has_a_mandate(person: Person, facts: Facts) -> Iterator[Wrong]:
    """A bridge builder knows what may be decided without asking, and is in touch with leaders.

    Who has to go back for every promise loses the trust that was won at the table. Short lines with the leaders of both
    sides keep the mandate alive; who leads, or sits in the steering group, has those already.
    """
    number = place(person, facts)
    if number is None:
        return
    mandate = said(person, facts, "mandate")
    near = said(person, facts, "stays_in_touch_with") or near_leaders(person, facts)
    here, lacking = f"roles.{number}", []
    if not mandate:
        lacking.append(f"'{here}.mandate=…'")
    if not near:
        lacking.append(f"{here}.stays_in_touch_with+=…")
    if lacking:
        message = {
            (False, False): _("{name} has no mandate as bridge builder, and no leader to stay in touch with"),
            (False, True): _("{name} has no mandate as bridge builder"),
            (True, False): _("it is not on record with which leader {name} stays in touch"),
        }[mandate, near].format(name=person.name)
        yield Wrong(message, _("agree it with the leaders"), here, f"hybride set {person.ref} {' '.join(lacking)}")


def near_leaders(person: Person, facts: Facts) -> bool:
    """Whether somebody leads, or sits with those who do."""
    steering = [group for group in facts.groups.values() if group.kind in ("steering", "board") and not group.closed]
    sits = any(
        person.id in (group.chair, *(member.person for member in group.members if not member.until))
        or group.secretary == person.ref
        for group in steering
    )
    return sits or person.id in facts.holders["leader"]


@rule("A18", "info", "seed1", "BOV22", stage="running")
def bridge_builder_has_support(person: Person, facts: Facts) -> Iterator[Wrong]:
    """A bridge builder gets training, coaching or other support.

    It is a role in its own right, with skills that can be learned, and few people have done it before. A course, a
    coach or a talk now and then with others in the same role helps.
    """
    number = place(person, facts)
    if number is not None and not said(person, facts, "support"):
        message = _("it is not on record which support {name} gets as bridge builder").format(name=person.name)
        hint = _("ask what is needed: training, a coach, others in the same role")
        yield Wrong(message, hint, f"roles.{number}", f"hybride set {person.ref} 'roles.{number}.support=…'")


@rule("A19", "warning", "seed1", stage="running")
def bridge_builder_stays_after_the_start(person: Person, facts: Facts) -> Iterator[Wrong]:
    """Of a bridge builder it is on record what the role is once things run.

    At the start everybody sees what a bridge builder is for. Afterwards somebody has to keep a finger on the pulse, or
    the cooperation slowly becomes two separate ones again.
    """
    number = place(person, facts)
    if number is not None and not said(person, facts, "after_start"):
        message = _("it is not on record what {name} does as bridge builder once things run").format(name=person.name)
        hint = _("agree how the person keeps a finger on the pulse")
        yield Wrong(message, hint, f"roles.{number}", f"hybride set {person.ref} 'roles.{number}.after_start=…'")


@rule("A20", "warning", "SBO-faq", "casa", stage="agreeing")
def somebody_can_stand_in(person: Person, facts: Facts) -> Iterator[Wrong]:
    """For the only coordinator and the only bridge builder somebody stands in.

    Illness, leave or another job of one person must not bring everything to a stop. Who stands in knows the couples and
    the agreements, and knows it beforehand.
    """
    only = [role for role in ("coordinator", BUILDER) if [person.id] == holding(role, facts)]
    alone = [role for role in only if not covered(person, role, facts)]
    if alone:
        message = {
            "coordinator": _("{name} is the only coordinator, and nobody stands in"),
            BUILDER: _("{name} is the only bridge builder, and nobody stands in"),
        }[alone[0]]
        if len(alone) == 2:
            message = _("{name} is the only coordinator and the only bridge builder, and nobody stands in")
        places = [place(person, facts, role) for role in alone]
        words = [
            f"'roles+={{role: {role}, deputy: …}}'" if number is None else f"roles.{number}.deputy=…"
            for role, number in zip(alone, places, strict=True)
        ]
        field = next((f"roles.{number}" for number in places if number is not None), "roles")
        command = f"hybride set {person.ref} {' '.join(words)}"
        yield Wrong(message.format(name=person.name), _("ask somebody to stand in"), field, command)


def holding(role: str, facts: Facts) -> list[str]:
    """Who has a role now; coordinators also as the partnership names them, but for those who stopped."""
    named = facts.charter.coordinators if role == "coordinator" else ()
    here = [one for one in named if not stopped(one, role, facts)]
    return [*dict.fromkeys((*here, *facts.holders[role]))]


def covered(person: Person, role: str, facts: Facts) -> bool:
    """Whether it is known who stands in or takes over."""
    own = [person.roles[number] for number in facts.holders[role].get(person.id, ())]
    return any(other and other != person.id for one in own for other in (one.deputy, one.replaced_by))


def stopped(identity: str, role: str, facts: Facts) -> bool:
    """Whether somebody had a role and has it no more: role-is-filled-again asks who takes over."""
    person = facts.people.get(identity)
    return bool(person and identity not in facts.holders[role] and any(one.role == role for one in person.roles))
