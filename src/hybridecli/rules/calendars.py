"""Rules about when a couple does what: concrete activities, on days that suit, with the lessons taken care of."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Final

from hybridecli.facts import Facts
from hybridecli.language import _, n_
from hybridecli.record import first_day
from hybridecli.records.couples import Couple
from hybridecli.rule import Wrong, rule
from hybridecli.twinning import (
    TALKS,
    Blocked,
    Planned,
    blocked,
    called,
    hours_of,
    is_over,
    listed,
    pair,
    percent,
    persons,
    plan,
    side,
    some,
    starts,
    typed,
    week_days,
    why_not,
    working_days,
)

# Talks and meetings that are about all goals, or about none.
WITHOUT_GOAL: Final = (*TALKS, "plan-talk-company", "plan-talk-school", "programme-event", "share-back")
DATED_AFTER: Final = 14  # days after the start by which most of the plan has a day (C09)
MANY: Final = 12  # so many values are filled in sooner in the file itself
NO_HOST: Final = ("own", "both")


@rule("C07", "warning", "seed3", status=("proposed", "agreed", "running"), today=True)
def plan_avoids_bad_weeks(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Nothing is planned in weeks that do not suit one of the two.

    In exam weeks a teacher cannot get away, and in the busy season a company cannot spare anybody. A visit in such a
    week is called off, and often the next one too.
    """
    first, last = (couple.period.first, couple.period.last) if couple.period else (None, None)
    times = blocked(couple, facts.partnership)
    if not times or is_over(couple, facts):
        return
    days = list(working_days(first, last)) if first and last else []
    bad = [why for day in days if (why := why_not(day, times))]
    if len(bad) * 2 > len(days):
        message = _("more than half of the period does not suit one of the two: {why}")
        message = message.format(why=some(dict.fromkeys(bad)))
        yield Wrong(message, _("choose another period"), "period", typed(couple, "period.start=… period.end=…"))
        return
    clashes = [(item, why) for item in plan(couple) if item.open and (why := clash(item, facts, times))]
    if clashes:
        told = n_(
            "{n} activity is planned in a time that does not suit: {names}",
            "{n} activities are planned in a time that does not suit: {names}",
            len(clashes),
        )
        names = some(f"{called(item.activity, facts)}, {moment(item)} ({why})" for item, why in clashes)
        changes = [f"activities.{item.number}.{'date' if item.activity.date else 'week'}=…" for item, _why in clashes]
        place = f"activities.{clashes[0][0].number}"
        yield Wrong(told.format(n=len(clashes), names=names), _("choose another day"), place, typed(couple, *changes))


def clash(item: Planned, facts: Facts, times: list[Blocked]) -> str:
    """Why the day of an activity to come, or each day of its week, does not suit; empty where it does."""
    days = week_days(item.activity)
    if not days or days[-1] < facts.today:
        return ""
    whys = [why_not(day, times) for day in days]
    return whys[0] if all(whys) else ""


def moment(item: Planned) -> str:
    """The day or week of an activity."""
    return item.activity.date or item.activity.week or ""


@rule("C08", "warning", "seed3", status=("agreed", "running"))
def activities_are_concrete(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Of each activity it is known for which goal, at whose workplace, when and how long.

    Plans work out when they are concrete, can be put in a calendar and can be done. "Coming to look some time" is none
    of these.
    """
    undated = has_few_dates(couple, facts)  # that is told by itself
    lacking = [(item, fields) for item in plan(couple) if (fields := lacks(item, couple, facts, undated))]
    if not lacking:
        return
    told = n_("{n} activity is not concrete yet: {names}", "{n} activities are not concrete yet: {names}", len(lacking))
    words = {"serves": _("for which goal"), "host": _("at whose workplace"), "date": _("when"), "hours": _("how long")}
    names = some(
        f"{called(item.activity, facts)} ({', '.join(words[name] for name in fields)})" for item, fields in lacking
    )
    changes = [
        f"'activities.{item.number}.serves=[…]'" if name == "serves" else f"activities.{item.number}.{name}=…"
        for item, fields in lacking
        for name in fields
    ]
    if any("serves" in fields for _item, fields in lacking) and not couple.goal_keys:
        changes = [*keys(couple), *changes]
    command = typed(couple, *changes) if len(changes) <= MANY else f"hybride edit {couple.ref}"
    message = told.format(n=len(lacking), names=names)
    yield Wrong(message, _("fill in what is missing"), f"activities.{lacking[0][0].number}", command)


def lacks(item: Planned, couple: Couple, facts: Facts, undated: bool) -> list[str]:
    """The fields that an activity lacks; what was done without a day in the plan stands in the log."""
    activity, found = item.activity, listed(item.activity, facts)
    needed = {
        "serves": not activity.serves and bool(couple.goals) and activity.activity not in WITHOUT_GOAL,
        "host": not activity.host and not activity.host_partner and not (found and found.side in NO_HOST),
        "date": not activity.date and not activity.week and item.open and not undated,
        "hours": activity.hours is None,
    }
    return [name for name, missing in needed.items() if missing]


def keys(couple: Couple) -> Iterator[str]:
    """Changes that give each goal a key, so that activities can point at it."""
    for number, member in enumerate(couple.members):
        for place in range(len(member.goals)):
            yield f"members.{number}.goals.{place}.key=…"


def dated_share(couple: Couple, facts: Facts) -> float:
    """The percentage of the hours that has a day or week, or is done."""
    hours = {item.number: hours_of(item.activity, facts) or 0 for item in plan(couple)}
    dated = sum(hours[item.number] for item in plan(couple) if week_days(item.activity) or not item.open)
    whole = sum(hours.values())
    return 100 * dated / whole if whole else 100


def has_few_dates(couple: Couple, facts: Facts) -> bool:
    """Whether two weeks after the start most of the hours have no day or week yet."""
    start = starts(couple, facts)
    if not start or is_over(couple, facts) or facts.days_since(start) < DATED_AFTER:
        return False
    return dated_share(couple, facts) < facts.norm("dated_share")


@rule("C09", "warning", "seed3", status=("agreed", "running"), today=True)
def dates_are_set_early(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Two weeks after the start at least half of the hours have a day or a week.

    What stands in both calendars happens. What is still to be arranged after two weeks mostly is not, because lessons
    and shifts are planned long before.
    """
    start = starts(couple, facts)
    if start and has_few_dates(couple, facts):
        message = _("{who}: {share} of the hours has a day or week, {days} days after the start").format(
            who=pair(couple, facts), share=percent(dated_share(couple, facts)), days=facts.days_since(start)
        )
        loose = [item for item in plan(couple) if item.open and not week_days(item.activity)]
        command = typed(couple, *(f"activities.{item.number}.date=…" for item in loose))
        due = (first_day(start) + timedelta(DATED_AFTER)).isoformat()
        field = f"activities.{loose[0].number}"
        yield Wrong(message, _("put the visits in both calendars"), field, command, due=due)


@rule("C15", "warning", "seed3", "HBA", status=("agreed", "running"))
def talks_have_a_day(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """The start talk, the midway talk and the closing talk each have a day.

    These three hold a couple together: promises are made, troubles come on the table in time, and what it yielded is
    written down. The days follow from the period, unless others are recorded.
    """
    moments = couple.planned_moments
    planned = {item.activity.activity for item in plan(couple) if item.activity.date or item.activity.week}
    first = couple.period.first if couple.period else None
    known = {
        "start": bool(moments and moments.start) or "kickoff" in planned or first is not None,
        "midway": bool(moments and moments.midway) or "midway" in planned,
        "closing": bool(moments and moments.closing) or "closing" in planned,
    }
    words = {"start": _("start talk"), "midway": _("midway talk"), "closing": _("closing talk")}
    missing = [words[name] for name, is_known in known.items() if not is_known]
    if missing:
        edges = [] if first else ["period.start=…"]
        edges += [] if couple.period and couple.period.last else ["period.end=…"]
        message = _("no day yet for: {names}").format(names=", ".join(missing))
        hint = _("choose the period, from which the days follow")
        yield Wrong(message, hint, "period", typed(couple, *edges), None if known["start"] else "error")
    elif couple.moments:
        days = {name: getattr(couple.moments, name) for name in (*words, "follow_up")}
        order = [name for name, day in days.items() if day]
        early = next((name for name, after in pairwise(order) if days[name] > days[after]), None)
        if early:
            after = order[order.index(early) + 1]
            words |= {"follow_up": _("follow-up talk")}
            message = _("the {one} is on {day}, after the {other} on {other_day}").format(
                one=words[early], day=days[early], other=words[after], other_day=days[after]
            )
            command = typed(couple, f"moments.{early}=…", f"moments.{after}=…")
            yield Wrong(message, _("look at the days again"), f"moments.{early}", command)


@rule("C30", "warning", "COC", "BVLO", status=("agreed", "running"))
def lessons_are_taken_over(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """When a teacher is away for a visit, it is known whether somebody takes over the lessons.

    Visits fail on lessons that nobody can take. In Flanders two thirds of a budget for replacement stayed unused,
    because nobody could be found in time. Often no lesson is missed at all, and then that can be said too.
    """
    teachers = [person for _n, _member, person in persons(couple) if facts.side_of(person) == "education"]
    employer = facts.partner_of(teachers[0]) if teachers else None
    closed = [(time.from_, time.until or time.from_) for time in (employer.not_available if employer else ())]
    away = [
        item
        for item in plan(couple)
        if employer and not item.activity.replacement and is_away(item, facts) and in_lesson_time(item, closed)
    ]
    if away:
        told = n_(
            "replacement of lessons is not recorded for {n} visit: {names}",
            "replacement of lessons is not recorded for {n} visits: {names}",
            len(away),
        )
        names = some(f"{called(item.activity, facts)}, {moment(item)}" for item in away)
        changes = [f"activities.{item.number}.replacement=…" for item in away]
        hint = _("choose arranged or not-needed")
        place = f"activities.{away[0].number}"
        yield Wrong(told.format(n=len(away), names=names), hint, place, typed(couple, *changes))


def is_away(item: Planned, facts: Facts) -> bool:
    """Whether a teacher leaves the school for it; each tells the own team at home."""
    found = listed(item.activity, facts)
    return side(item.activity, facts) == "elsewhere" and not (found and found.side == "own")


def in_lesson_time(item: Planned, closed: Sequence[tuple[str | None, str | None]]) -> bool:
    """Whether it falls on a working day on which the school is open."""
    days = [day for day in week_days(item.activity) if first_day(day).weekday() < 5]
    return any(not any(first and last and first <= day <= last for first, last in closed) for day in days)
