"""The first plan of two people who were brought together: a period, goals, and activities that fit both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hybridecli.freedays import FreeDays
from hybridecli.matching import Pair
from hybridecli.planactivities import chosen, fits, ideas_in
from hybridecli.plandays import in_order, placed_in_time
from hybridecli.planperiod import period
from hybridecli.records.activities import Activity
from hybridecli.records.couples import MemberGoal
from hybridecli.seekers import Pool
from hybridecli.twinning import TALKS

MOST_GOALS: Final = 3
# By who contributes, who learns: the one in education, the one outside it, or both.
LEARN: Final = {"teacher": (1,), "professional": (0,), "both": (0, 1)}
MOMENTS: Final = dict(zip(TALKS, ("start", "midway", "closing"), strict=True))


@dataclass(frozen=True)
class Plan:
    """The first plan of a pair, to be changed by the two."""

    start: date
    end: date
    goals: tuple[tuple[MemberGoal, ...], tuple[MemberGoal, ...]]
    later: tuple[str, ...]  # goals that stay in the intake, for another time
    activities: tuple[dict[str, Any], ...]
    moments: dict[str, str]
    hours: float


def plan(pool: Pool, pair: Pair) -> Plan:
    """A first plan that fits the hours, half-days and weeks of both, with equal hours at both sides."""
    free = FreeDays(pool, pair)
    start, end = period(pool, pair, free)
    goals, later = goals_of(pool, pair)
    activities = chosen(pool, pair, start, end, free)
    placed = placed_in_time(free, start, end, in_order(activities))
    moments = talk_days(free, start, end, placed)
    served = [with_goals(pool, item, pair, goals) for item in placed]
    return Plan(start, end, goals, later, tuple(served), moments, sum(item.hours for item in activities))


def talk_days(free: FreeDays, start: date, end: date, placed: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The days of the talks: as they are placed, else the first day of the week on which nothing stands in the way."""
    found = {}
    for item in placed:
        name = MOMENTS.get(item["activity"])
        if name and "date" in item:
            found[name] = item["date"]
        elif name and "week" in item:
            year, week = map(int, item["week"].split("-W"))
            days = (date.fromisocalendar(year, week, number) for number in range(1, 6))
            found[name] = next(day for day in days if free.is_free(day) and start <= day <= end).isoformat()
    return found


def goals_of(pool: Pool, pair: Pair) -> tuple[tuple[tuple[MemberGoal, ...], tuple[MemberGoal, ...]], tuple[str, ...]]:
    """The goals of the two that fit a few months, and those that are for later."""
    taken: set[str] = set()
    now: list[tuple[MemberGoal, ...]] = []
    later: list[str] = []
    for one in pair[:2]:
        every = [goal for goal in one.intake.goals if goal.horizon != "long"] or list(one.intake.goals[:1])
        mine = every[:MOST_GOALS]
        later += [goal.goal for goal in one.intake.goals if goal not in mine]
        now.append(
            tuple(MemberGoal(key=key_of(pool, goal.goal, taken), goal=goal.goal, horizon=goal.horizon) for goal in mine)
        )
    return (now[0], now[1]), tuple(later)


def key_of(pool: Pool, goal: str, taken: set[str]) -> str:
    """A short word for a goal, by which activities point at it: the first that tells something."""
    word = pool.meanings.vocabulary.telling_word(goal) or "doel"
    numbers = (word, *(f"{word}-{number}" for number in range(2, 20)))
    key = next(key for key in numbers if key not in taken)
    taken.add(key)
    return key


def with_goals(
    pool: Pool, item: dict[str, Any], pair: Pair, goals: tuple[tuple[MemberGoal, ...], tuple[MemberGoal, ...]]
) -> dict[str, Any]:
    """An activity with the goals that it serves: those of who learns from it, where that one has any, and any about it.

    Where one of the two contributes the other learns, and else the one who comes.
    """
    activity = pool.facts.all(Activity)[item["activity"]]
    if activity.id in TALKS:
        return item
    learn = LEARN.get(activity.gives or "", (int(item["host"] == pair.one.id),))
    every = [goal for both in goals for goal in both]
    mine = [goal for number in learn for goal in goals[number]] or every
    ideas, about = dict(pair.one.goals + pair.other.goals), ideas_in(pool, activity)
    keys = [goal.key for goal in every if goal in mine or fits(ideas[goal.goal], about)]
    if not keys:
        return item
    return {"activity": item["activity"], "serves": keys, **{name: item[name] for name in item if name != "activity"}}
