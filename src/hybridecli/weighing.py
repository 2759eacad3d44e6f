"""What is weighed of two people of whom one works in education and the other elsewhere: a score from 0 to 100.

It is 100 where each brings all that the other looks for, the goals fit the time and what the other does, every wish is
met, both can on three half-days or more in as many weeks as a couple takes at most, they work in one place or both
want to meet online, and both have waited for half a year. What is not recorded counts half. `weights` in
`partnership.yaml` says how heavily each point counts.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from hybridecli.barriers import Barriers
from hybridecli.bitsets import truths
from hybridecli.records.people import Intake
from hybridecli.seekers import Pool, Seeker
from hybridecli.solver import NEVER
from hybridecli.wishing import Wishes
from hybridecli.wordfit import HALF, WordFit

HALF_DAYS: Final = (0, 60, 85, 100)  # by how many both can
NEAR: Final = 85  # in a place that one of them called near enough
FAR: Final = 30  # in places of which nobody said so; a must about it is never broken
FIRST_STEP: Final = 30  # a goal for the long term in a time that is short


class Table:
    """Some people against everybody on the other side: who can never be together, and how well the others suit.

    All about one person is worked out in a few passes over the others, by what these have in common: wishes by what
    they are about, weeks and half-days by bits, words by the ideas in them.
    """

    def __init__(self, pool: Pool, others: Sequence[Seeker]) -> None:
        self.pool, self.others, self.weights = pool, others, pool.weights()
        self.wishes = Wishes(others)
        self.barriers = Barriers(pool, others, self.wishes)
        self.words = WordFit(pool, others, self.weights)
        self.weeks = [one.weeks for one in others]
        self.turns = [one.turn for one in others]
        self.untimed = [place for place, one in enumerate(others) if not one.timed]
        self._near: dict[object, list[int]] = {}
        self._times: dict[tuple[int, int], list[list[float]]] = {}
        least, most = pool.least_weeks or 0, pool.most_weeks or pool.least_weeks or 0
        longest = max((weeks.bit_count() for weeks in self.weeks), default=0)
        self.by_weeks = [weeks_points(number, least, most) for number in range(longest + 1)]

    def scores(self, one: Seeker, ignored: Iterable[str] = ()) -> list[int]:
        """How well somebody suits each of the others; NEVER where the two cannot be a couple."""
        weights = self.weights
        availability, period, place, wishes = (weights[name] for name in ("availability", "period", "place", "wishes"))
        turn = weights["turn"] / 2
        begin = one.turn * turn + 0.5
        never = 0
        for kind, mask in self.barriers.between(one).items():
            never |= 0 if kind in ignored else mask
        return [
            NEVER
            if blocked
            else int(begin + turn * theirs + availability * a + period * b + place * c + wishes * d + e + f)
            for blocked, theirs, a, b, c, d, e, f in zip(
                truths(never, len(self.others)),
                self.turns,
                self.half_day_points(one),
                self.week_points(one),
                self.place_points(one),
                self.wishes.points(one),
                self.words.points(one),
                self.goal_times(one),
                strict=True,
            )
        ]

    def half_day_points(self, one: Seeker) -> list[int]:
        """How often both can, by their half-days."""
        mine = one.halves
        if not mine:
            return [HALF] * len(self.others)
        table = [*HALF_DAYS, *[HALF_DAYS[-1]] * 21]
        return [table[(mine & theirs).bit_count()] if theirs else HALF for theirs in self.barriers.halves]

    def week_points(self, one: Seeker) -> list[int]:
        """How many weeks suit both."""
        if not one.timed:
            return [HALF] * len(self.others)
        mine, table = one.weeks, self.by_weeks
        found = [table[(mine & theirs).bit_count()] for theirs in self.weeks]
        for place in self.untimed:
            found[place] = HALF
        return found

    def place_points(self, one: Seeker) -> list[int]:
        """How near the two are to each other."""
        key = (one.place, one.near, one.online)
        if key not in self._near:
            row = [FAR if other.place and one.place else HALF for other in self.others]
            near = [self.living.get(place, ()) for place in one.near] if one.place else []
            for place in chain(*near, self.calling.get(one.place, ())):
                row[place] = NEAR
            for place in self.living.get(one.place, ()):
                row[place] = 100
            for place in self.online if one.online else ():
                row[place] = 100
            self._near[key] = row
        return self._near[key]

    @cached_property
    def living(self) -> dict[str, list[int]]:
        """By place, the others who are there."""
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self.others):
            if one.place:
                found.setdefault(one.place, []).append(number)
        return found

    @cached_property
    def online(self) -> list[int]:
        """The others who want to meet online."""
        return [number for number, one in enumerate(self.others) if one.online]

    @cached_property
    def calling(self) -> dict[str, list[int]]:
        """By place, the others who are somewhere and call it near enough."""
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self.others):
            for place in one.near if one.place else ():
                found.setdefault(place, []).append(number)
        return found

    def goal_times(self, one: Seeker) -> list[float]:
        """Whether the goals of both fit the time that they have together."""
        mine = goal_time(one.intake)
        if mine not in self._times:
            weight = self.weights["goals"] / 4
            self._times[mine] = [[weight * (own + each[n]) for each in self.goal_points] for n, own in enumerate(mine)]
        short, long = self._times[mine]
        enough = self.barriers.lasting(one, 7 * (self.pool.most_weeks or self.pool.least_weeks or 0))
        return [b if lasts else a for lasts, a, b in zip(truths(enough, len(self.others)), short, long, strict=True)]

    @cached_property
    def goal_points(self) -> list[tuple[int, int]]:
        return [goal_time(one.intake) for one in self.others]


def nearness(one: Seeker, other: Seeker) -> int:
    """How near two people are to each other, in points; who meet online are as near as can be."""
    if one.online and other.online:
        return 100
    if not one.place or not other.place:
        return HALF
    if one.place == other.place:
        return 100
    return NEAR if one.place in other.near or other.place in one.near else FAR


def weeks_points(number: int, least: float, most: float) -> int:
    """What a number of weeks that suit both is worth: all that a couple takes at most is the best."""
    if number < least:
        return int(60 * number / least)
    return int(60 + 40 * (number - least) / (most - least)) if number < most else 100


def goal_time(intake: Intake) -> tuple[int, int]:
    """What the goals of somebody are worth in a time that is short, and in one that is as long as a couple takes."""
    if not intake.goals:
        return HALF, HALF
    points = {"short": (100, 100), "long": (FIRST_STEP, 80), None: (HALF, HALF)}
    short, long = zip(*(points[goal.horizon] for goal in intake.goals), strict=True)
    return sum(short) // len(short), sum(long) // len(long)
