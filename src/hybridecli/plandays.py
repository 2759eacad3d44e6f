"""When the activities of a first plan take place: in which order, and on which days that suit both."""

from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import Any, Final

from hybridecli.freedays import FreeDays
from hybridecli.planactivities import Chosen
from hybridecli.twinning import TALKS

UNPLACED: Final = 1e6  # more than any day that is far off; a talk counts double

Spread = tuple[float, tuple[date | None, ...]]  # how far off, and on which days


def in_order(items: Sequence[Chosen]) -> list[Chosen]:
    """First the start talk, then visits by turns at both sides with the midway talk in the middle, then the closing."""
    talks = {item.activity.id: item for item in items if item.activity.id in TALKS}
    others = [item for item in items if item.activity.id not in TALKS]
    by_turns: list[Chosen] = []
    while others:
        last = by_turns[-1].host if by_turns else None
        following = next((item for item in others if item.host is not last), others[0])
        others.remove(following)
        by_turns.append(following)
    half = (len(by_turns) + 1) // 2
    ordered = [talks.get("kickoff"), *by_turns[:half], talks.get("midway"), *by_turns[half:], talks.get("closing")]
    return [item for item in ordered if item]


def placed_in_time(free: FreeDays, start: date, end: date, items: Sequence[Chosen]) -> list[dict[str, Any]]:
    """The activities as a couple has them, spread over the period on days on which both can, else in free weeks."""
    span = (end - start).days
    wanted = [start + timedelta(round(span * number / max(len(items) - 1, 1))) for number in range(len(items))]
    found = []
    for item, day in zip(items, spread(free, start, end, items, wanted), strict=True):
        values: dict[str, Any] = {"activity": item.activity.id, "host": item.host.id}
        if day and free.known:
            values["date"] = day.isoformat()
        elif day:
            values["week"] = "{}-W{:02}".format(*day.isocalendar()[:2])
        found.append({**values, "hours": as_written(item.hours), "status": "planned"})
    return found


def spread(
    free: FreeDays, start: date, end: date, items: Sequence[Chosen], wanted: Sequence[date]
) -> list[date | None]:
    """A day for each, one after the other and each as near as can be to the day wanted; where days lack, not for all.

    Worked out item by item: the best that can be done up to each day, by what the days up to the one before gave.
    """
    days = free.between(start, end)
    best: list[Spread] = [(0, ())] * (len(days) + 1)  # by how many of the days may be used
    for item, near in zip(items, wanted, strict=True):
        without = UNPLACED * (1 + (item.activity.id in TALKS))
        following = [(best[0][0] + without, (*best[0][1], None))]
        for number, day in enumerate(days):
            choices = [following[number], (best[number + 1][0] + without, (*best[number + 1][1], None))]
            if not free.known or item.hours <= free.hours(day):
                off = best[number][0] + (day - near).days ** 2
                choices.append((off, (*best[number][1], day)))
            following.append(min(choices, key=itemgetter(0)))
        best = following
    return list(best[-1][1])


def as_written(hours: float) -> float | int:
    """Hours as people write them: whole ones without a point."""
    return int(hours) if hours == int(hours) else round(hours, 2)
