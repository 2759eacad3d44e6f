"""Rules about rhythm: when it is told how it stands, what is celebrated, who hears of it, and when partners reflect."""

from collections.abc import Iterator
from typing import Final

from hybridecli.agreements import months_before
from hybridecli.facts import Facts, few
from hybridecli.language import _, n_
from hybridecli.record import first_day
from hybridecli.records.goals import Goal
from hybridecli.records.groups import Group
from hybridecli.records.logs import Log
from hybridecli.records.partners import Partner
from hybridecli.records.partnership import Charter
from hybridecli.records.reflections import Reflection
from hybridecli.records.rounds import Round
from hybridecli.rule import Wrong, rule

TOLD: Final = ("communication", "success", "event")  # kinds of log by which partners tell their own people


@rule("B06", "warning", "seed2", stage="running", today=True)
def steering_group_hears_how_it_stands(group: Group, facts: Facts) -> Iterator[Wrong]:
    """The steering group hears every three months how it stands.

    It sounds obvious and seldom happens: laying progress beside the goals, again and again. A group that does not hear
    how it stands, talks about intentions.
    """
    if group.kind != "steering" or group.closed:
        return
    heard = facts.index(progress).get(group.id)
    since = heard.date if heard else began(group, facts)
    due = later(since, facts.norm("feedback_months")) if since else None
    if due and due < facts.today:
        message = _("no progress is logged in {name} since {date}") if heard else _("no progress is logged in {name}")
        command = f"hybride add log date=… kind=meeting about={group.ref} moment=progress 'goals=[…]' 'title=…'"
        hint = _("tell the group how each goal stands, and log it")
        yield Wrong(message.format(name=group.name, date=since), hint, "meetings", command, due=due)


@rule("B07", "warning", "seed2", stage="running")
def progress_treats_every_goal(log: Log, facts: Facts) -> Iterator[Wrong]:
    """The last report of progress to the steering group treated every goal.

    What is on the list every time gets done; what is left out slips away. Two sentences for each goal, next to its
    target, are enough.
    """
    if all(last.id != log.id for last in facts.index(progress).values()):
        return
    left_out = [goal for goal in facts.goals.values() if counts(goal, log.date) and goal.id not in log.goals]
    if left_out:
        message = _("not treated in the last progress: {goals}").format(goals=few([goal.title for goal in left_out]))
        every = [*log.goals, *(goal.id for goal in left_out)]
        hint = _("those that come next time wait until then; those that were treated you note here")
        command = f"hybride set {log.ref} 'goals=[{', '.join(every)}]'"
        yield Wrong(message, hint, "goals", command)


def counts(goal: Goal, day: str) -> bool:
    """Whether a goal with a target was on its way on a day."""
    begun = not goal.baseline or not goal.baseline.date or first_day(goal.baseline.date) <= first_day(day)
    over = goal.target is not None and goal.target.date is not None and goal.target.date < day
    small = (goal.about or "").partition("/")[0] == "couples"
    return begun and not over and not small and not goal.monitor_only


def progress(facts: Facts) -> dict[str, Log]:
    """The last time that each steering group heard how it stands, in a meeting or on paper."""
    steering = [group for group in facts.groups.values() if group.kind == "steering" and not group.closed]
    found = {}
    for log in facts.logs:  # the earliest first
        told = log.kind in ("meeting", "communication") and (log.moment == "progress" or log.goals)
        for group in steering if told else ():
            if log.about == group.ref or (log.about == "partnership" and log.kind == "meeting"):
                found[group.id] = log
    return found


def began(group: Group, facts: Facts) -> str | None:
    """From when a group is expected to hear something: from its first members on, else from the start."""
    days = [first_day(one.from_).isoformat() for one in group.members if one.from_]
    start = started(facts.charter)
    return max(min(days), start or "") if days else start


def started(charter: Charter) -> str | None:
    """The first day of the partnership."""
    return charter.period.first.isoformat() if charter.period and charter.period.first else None


def later(day: str, months: float) -> str:
    """The day some months after a day; a month or year counts as its first day."""
    return months_before(first_day(day).isoformat(), -int(months))


@rule("B09", "info", "seed2", stage="running", today=True)
def success_is_shared(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """At least every half year a success is shared.

    Small steps that worked give courage for the next. A cake in the staff room, or a message about the first couple:
    what is celebrated, others want too.
    """
    shared: list[str] = [log.date for log in facts.logs if log.kind == "success" and (log.audience or log.partners)]
    shared += [step.celebrated for goal in facts.goals.values() for step in goal.milestones if step.celebrated]
    last = max(shared, default=None, key=first_day)
    since = last or started(charter)
    due = later(since, facts.norm("success_months")) if since else None
    if due and due < facts.today:
        message = _("no success is logged as shared since {date}") if last else _("no success is logged as shared yet")
        command = "hybride add log date=… kind=success about=partnership 'title=…' 'audience=[…]'"
        hint = _("look for something that worked, however small, and tell it")
        yield Wrong(message.format(date=since), hint, command=command, due=due)


@rule("B10", "warning", "seed2", stage="running", today=True)
def each_partner_tells_its_own_people(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """Every three months the people of each partner hear how it goes.

    Where many organisations work together, telling one's own people is what keeps them active and involved. Progress,
    results and questions that are open: a short message will do.
    """
    told = facts.index(last_told)
    months = facts.norm("communication_months")
    late: dict[str, str] = {}
    for partner in facts.partners.values():
        since = told.get(partner.id) or from_when(partner, charter)
        due = later(since, months) if since and partner.commitment != "mentioned" else None
        if due and due < facts.today:
            late[partner.id] = due
    if late:
        message = n_(
            "no message to the people of {names} is logged in {months} months",
            "no message to the people of {names} is logged in {months} months",
            len(late),
        ).format(names=few([facts.partners[identity].name for identity in late]), months=f"{months:g}")
        audience = f"'audience=[{', '.join(late)}]'"
        command = f"hybride add log date=… kind=communication about=partnership 'title=…' {audience}"
        yield Wrong(message, _("tell them how it goes, and log it"), command=command, due=min(late.values()))


def last_told(facts: Facts) -> dict[str, str]:
    """By partner the last day on which its people were told something."""
    found: dict[str, str] = {}
    for log in facts.logs:  # the earliest first
        if log.kind in TOLD:
            found.update(dict.fromkeys(log.audience, log.date))
    return found


def from_when(partner: Partner, charter: Charter) -> str | None:
    """From when a partner has something to tell: it takes part, and the partnership has begun."""
    start = started(charter)
    joined = first_day(partner.joined).isoformat() if partner.joined else start
    return max(joined, start) if joined and start else joined


@rule("B12", "warning", "seed2", stage="running", today=True)
def partners_reflect(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """The partners reflect on their cooperation at least every half year.

    Are we still on the right track, is everybody still in it? A steering group that asks this regularly hears in time
    that somebody is dropping out. The conversation is what counts, the scores only open it.
    """
    mine = [one for one in facts.all(Reflection).values() if of_the_whole(one, facts)]
    last = max((one.date for one in mine), default=None)
    since = last or started(charter)
    due = later(since, facts.norm("reflection_months")) if since else None
    asked = any(one.about == "partnership" and one.due >= facts.today for one in facts.all(Round).values())
    if due and due < facts.today and not asked:
        message = (
            _("no reflection of the partners is on record since {date}")
            if last
            else _("no reflection of the partners is on record yet")
        )
        group = next(
            (one.ref for one in facts.groups.values() if one.kind == "steering" and not one.closed), "groups/…"
        )
        command = (
            "hybride add reflection instrument=cooperation about=partnership moment=periodic "
            f"as=group by={group} date=…"
        )
        hint = _("take half an hour for it in a meeting, and note what the group answered")
        yield Wrong(message.format(date=since), hint, command=command, due=due)


def of_the_whole(one: Reflection, facts: Facts) -> bool:
    """Whether a reflection is about cooperating, on behalf of a partner or of a group."""
    kind, _slash, identity = one.about.partition("/")
    group = facts.groups.get(identity) if kind == "groups" else None
    about = kind == "partnership" or (group is not None and group.kind in ("steering", "board", "core"))
    return about and (one.as_ in ("partner", "group") or (one.by or "").startswith("groups/") or bool(one.round))
