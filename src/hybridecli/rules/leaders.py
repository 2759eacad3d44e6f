"""Rules about leaders: each partner has one, and they are involved sparingly, on purpose, and not only at the start."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from hybridecli.agreements import last_day, months_before, signed_on
from hybridecli.facts import Facts, few
from hybridecli.language import _, n_
from hybridecli.record import last_day as until
from hybridecli.records.agreements import Agreement
from hybridecli.records.groups import Group
from hybridecli.records.logs import Log
from hybridecli.records.partners import Partner
from hybridecli.records.partnership import Charter
from hybridecli.records.people import Person
from hybridecli.rule import Wrong, rule

LASTING: Final = ("intention", "covenant", "cooperation")  # agreements that partners as a whole sign
# What shows that a signed agreement is not left in a drawer: papers and meetings that steer do not.
WORK: Final = ("activity", "contact", "support", "success", "deviation", "obstacle", "lesson")


@rule("A03", "warning", "seed1", stage="agreeing")
def partner_has_a_leader(partner: Partner, facts: Facts) -> Iterator[Wrong]:
    """Each partner names who leads on the strategic layer.

    Leaders see what the work is worth and give people room for it, in the company and in the timetable. Without one, a
    contact has to ask for every hour. In a small company the first contact may well be the leader.
    """
    if partner.leader or partner.commitment == "mentioned" or (facts.small(partner) and partner.contact):
        return
    if not any(leads_above(facts.people[identity], facts) == partner.id for identity in facts.holders["leader"]):
        message = _("{name} has no leader on record").format(name=partner.name)
        hint = _("ask who decides there about hours and room")
        yield Wrong(message, hint, "leader", f"hybride set {partner.ref} leader=…")


def leads_above(person: Person, facts: Facts) -> str | None:
    """The partner that somebody leads on the strategic layer; a role that names no layer may well be that one."""
    own = [person.roles[number] for number in facts.holders["leader"].get(person.id, ())]
    return person.partner if any(role.layer in ("strategic", None) for role in own) else None


@rule("A04", "warning", "seed1", stage="agreeing")
def leaders_are_at_kick_off_and_signing(log: Log, facts: Facts) -> Iterator[Wrong]:
    """At the kick-off and at the signing there are leaders of both sides.

    What leaders say together on such a day, people on both sides take as leave to begin. One of each side is enough;
    for all others there is the work.
    """
    if log.moment not in ("kick-off", "signing") or log.kind not in ("event", "meeting") or not of_all(log, facts):
        return
    there = {facts.leaders.get(one.person) for one in log.people}
    absent = sorted(facts.index(sides) - there)
    if absent:
        message = {
            "education": _("no leader of a school or other educational partner is logged here"),
            "elsewhere": _("no leader from outside education is logged here"),
        }[absent[0]]
        if len(absent) == 2:
            message = _("no leader is logged here")
        yield Wrong(message, _("if one was there, add the person to people in this entry"), "people", waive=True)


@rule("A04", "warning", "seed1", stage="running", today=True)
def leaders_stay_involved(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """While work goes on, leaders of both sides are seen at an event or meeting at least once a year.

    Leaders who only come to cut the ribbon lose sight of what was begun, and with them goes the room for it. One
    moment a year at which they see the work keeps course and support alive.
    """
    absent = sorted(facts.index(sides) - seen_lately(facts)[0]) if long_enough(facts) else []
    if absent:
        months = facts.norm("leaders_months")
        message = {
            "education": _("no leader of a school or other educational partner was logged at a meeting in {n} months"),
            "elsewhere": _("no leader from outside education was logged at a meeting in {n} months"),
        }[absent[0]]
        if len(absent) == 2:
            message = _("no leader was logged at a meeting in {n} months")
        # Whoever is absent is asked together with somebody of the other side, so that they meet as well.
        yield Wrong(message.format(n=f"{months:g}"), invite(), command=moment(2))


@rule("A05", "warning", "seed1", stage="running", today=True)
def leaders_of_both_sides_meet(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """While work goes on, leaders of both sides meet each other at least once a year.

    Who knows each other calls each other when it gets difficult. A shared moment where the work is to be seen, or a
    meeting of the steering group, keeps the support of both sides firm.
    """
    singly, together = seen_lately(facts)
    if long_enough(facts) and facts.index(sides) == singly == {"education", "elsewhere"} and not together:
        message = _("no meeting with leaders of both sides was logged in {n} months").format(
            n=f"{facts.norm('leaders_months'):g}"
        )
        yield Wrong(message, invite(), command=moment(2))


def invite() -> str:
    """What to do where leaders have not been seen."""
    return _("invite leaders of both sides to a moment where the work can be seen, and log it")


def moment(number: int) -> str:
    """The command that logs a moment while running, with some leaders."""
    people = ", ".join(["{person: …}"] * number)
    return f"hybride add log date=… kind=event moment=progress about=partnership 'title=…' 'people=[{people}]'"


def of_all(log: Log, facts: Facts) -> bool:
    """Whether an entry is about the partnership as a whole, and not about a couple, a working group or two people."""
    kind, _slash, identity = log.about.partition("/")
    agreement, group = facts.one(Agreement, identity), facts.one(Group, identity)
    return (
        kind in ("partnership", "environments")
        or (kind == "agreements" and agreement is not None and agreement.kind in LASTING)
        or (kind == "groups" and group is not None and group.kind in ("steering", "board"))
    )


def sides(facts: Facts) -> set[str]:
    """The sides of which a leader is on record who leads now."""
    partners = facts.partners.values()
    leading = {partner.leader or (partner.contact if facts.small(partner) else None) for partner in partners}
    now = {*leading, *facts.holders["leader"]}
    return {side for identity, side in facts.leaders.items() if identity in now}


def seen_lately(facts: Facts) -> tuple[set[str], bool]:
    """The sides of which a leader was logged at an event or meeting lately, and whether both were at the same one."""
    since = months_before(facts.today, int(facts.norm("leaders_months")))
    there = [
        {side for one in log.people if (side := facts.leaders.get(one.person))}
        for log in facts.logs
        if log.kind in ("event", "meeting") and log.date >= since[: len(log.date)]
    ]
    return set().union(*there), any(len(found) == 2 for found in there)


def long_enough(facts: Facts) -> bool:
    """Whether the partnership has existed for so long that leaders should have been seen again."""
    begun = [facts.charter.period.start] if facts.charter.period else []
    known = [day for day in (*begun, *(log.date for log in facts.logs[:1])) if day]
    return bool(known) and min(known) < months_before(facts.today, int(facts.norm("leaders_months")))


@rule("A06", "info", "seed1", stage="agreeing", today=True)
def leaders_are_asked_sparingly(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """A leader is not asked for more than about one event in a quarter.

    Leaders come gladly when it matters and they are rarely asked. Meetings of the steering group are their own work and
    do not count here, nor do the moments for which they are needed: kick-off, signing, progress and closing.
    """
    most = facts.norm("leader_events")
    since = months_before(facts.today, 3)
    asked = Counter(
        person
        for log in facts.logs
        if log.kind == "event" and not log.moment and since < log.date <= facts.today
        for person in {one.person for one in log.people} & {*facts.leaders}
    )
    often = [(facts.person(person), number) for person, number in sorted(asked.items()) if number > most]
    if often:
        names = few([f"{name} ({number})" for name, number in often])
        message = n_(
            "{n} leader came to more events than {most} in the last three months: {names}",
            "{n} leaders came to more events than {most} in the last three months: {names}",
            len(often),
        ).format(n=len(often), most=f"{most:g}", names=names)
        yield Wrong(message, _("let the next event pass without them"), waive=True)


@rule("A07", "warning", "seed1", status=("signed",), today=True)
def signing_is_followed_by_activity(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """After the signing something happens within two months.

    A festive signing is a fine start, but it is worth little when the agreement then lies in a drawer. A first visit
    or lesson soon afterwards shows everybody that it is meant. Where an agreement starts later, the time runs from
    there.
    """
    day = begins(agreement, facts)
    days = facts.days_since(day) if day else 0
    end = last_day(agreement)
    if agreement.kind not in LASTING or not day or days <= facts.norm("first_activity_days"):
        return
    if (end and end < facts.today) or facts.index(last_work) >= day:
        return
    message = _("signed {days} days ago, and no activity is logged since then").format(days=days)
    if agreement.start == day:
        message = _("started {days} days ago, and no activity is logged since then").format(days=days)
    hint = _("plan a first activity, and log it when it has happened")
    yield Wrong(message, hint, "start", "hybride log … '…'")


def begins(agreement: Agreement, facts: Facts) -> str | None:
    """The day from which work is expected: that of the signing, or of the start if that is later."""
    logged = [log.date for log in facts.logged(agreement) if log.moment == "signing"]
    signed = signed_on(agreement) or (logged[-1] if logged else None)
    return max(signed, agreement.start or signed) if signed else None


def last_work(facts: Facts) -> str:
    """The last day on which anything more than talk or paper was logged; empty where nothing was."""
    return max((until(log.date).isoformat() for log in facts.logs if is_work(log, facts)), default="")


def is_work(log: Log, facts: Facts) -> bool:
    """Whether an entry tells of something that was done together, and not only of steering or of a festive start."""
    if log.kind in ("event", "meeting"):
        return log.moment not in ("kick-off", "signing") and not steers(log, facts)
    return log.kind in WORK


def steers(log: Log, facts: Facts) -> bool:
    """Whether an entry is of a group that steers."""
    kind, _slash, identity = log.about.partition("/")
    group = facts.one(Group, identity) if kind == "groups" else None
    return group is not None and group.kind in ("steering", "board")
