"""What is never broken when two people become a couple, and what is weighed: a score from 0 to 100.

Two people of whom one works in education and the other elsewhere suit each other with a score from 0 to 100. It is 100
where each brings all that the other looks for, the goals fit the time and what the other does, every wish is met, both
can on three half-days or more in as many weeks as a couple takes at most, they work in one place, and both have waited
for half a year. What is not recorded counts half. `weights` in `partnership.yaml` says how heavily each point counts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from operator import add
from typing import Final

from hybridecli.affinity import share
from hybridecli.records.people import Intake
from hybridecli.records.people import Wish as Asked
from hybridecli.rules.matches import alike
from hybridecli.seekers import AHEAD, Pool, Seeker
from hybridecli.solver import NEVER

HALF: Final = 50  # what counts where something is not recorded
HALF_DAYS: Final = (0, 60, 85, 100)  # by how many both can
NEAR: Final = 85  # in a place that one of them called near enough
FAR: Final = 30  # in places of which nobody said so; a must about it is never broken
FIRST_STEP: Final = 30  # a goal for the long term in a time that is short
# Why two people cannot be a couple; the first two are left aside where somebody asks for the two by name.
DECLINED: Final = "declined"
EARLIER: Final = "earlier"
EMPLOYER: Final = "employer"
MUST: Final = "must"  # a wish of the one
ASKED: Final = "asked"  # a wish of the other
NOT_WITH: Final = "not-with"
SHUNNED: Final = "shunned"
TIME: Final = "time"
HALVES: Final = "halves"
HOURS: Final = "hours"
THEIR_HOURS: Final = "their-hours"
KINDS: Final = (
    EMPLOYER, NOT_WITH, SHUNNED, MUST, ASKED, DECLINED, EARLIER, HOURS, THEIR_HOURS, TIME, HALVES,
)  # fmt: skip
ASKABLE: Final = (DECLINED, EARLIER)


class Table:
    """Some people against everybody on the other side: who can never be together, and how well the others suit.

    All about one person is worked out in a few passes over the others, by what these have in common: wishes by what
    they are about, weeks and half-days by bits, words by the ideas in them.
    """

    def __init__(self, pool: Pool, others: Sequence[Seeker]) -> None:
        self.pool, self.others = pool, others
        self.everybody = (1 << len(others)) - 1
        self.weights = pool.weights()
        self.opens = [one.opens for one in others]
        self.closes = [one.closes for one in others]
        self.weeks = [one.weeks for one in others]
        self.halves = [one.halves for one in others]
        self.turns = [one.turn for one in others]
        self.asking = [sum(1 for wish in one.intake.wishes if is_preference(wish)) for one in others]
        self._days: tuple[Seeker, list[int]] | None = None  # of who was looked at last
        self._rows: dict[object, list[int]] = {}
        self._masks: dict[object, int] = {}
        self._looks: dict[str | None, tuple[list[object], dict[object, Seeker]]] = {}
        least, most = pool.least_weeks or 0, pool.most_weeks or pool.least_weeks or 0
        self.by_weeks = [weeks_points(number, least, most) for number in range(AHEAD // 7 + 120)]

    @cached_property
    def bringing(self) -> dict[str, list[int]]:
        """By idea, the others who bring it."""
        found: dict[str, list[int]] = {}
        for place, one in enumerate(self.others):
            for idea in sorted(one.brings):
                found.setdefault(idea, []).append(place)
        return found

    @cached_property
    def silent(self) -> list[int]:
        """The others of whom it is not recorded what they bring."""
        return [place for place, one in enumerate(self.others) if not one.intake.offers]

    def those(self, holds: Callable[[Seeker], Iterable[str]]) -> dict[str, int]:
        """By some name, the others of whom it is among what is asked of them, as bits."""
        found: dict[str, int] = {}
        for place, one in enumerate(self.others):
            for name in {*holds(one)}:
                found[name] = found.get(name, 0) | 1 << place
        return found

    @cached_property
    def named(self) -> dict[str, int]:
        """Each of the others by id, and everybody at a workplace by that of the partner."""
        return self.those(lambda one: (f"people/{one.id}", *one.workplaces))

    @cached_property
    def employed(self) -> dict[str, int]:
        """By partner, those for whom the partner answers."""
        return self.those(lambda one: (one.employer.id,))

    @cached_property
    def refusing(self) -> dict[str, int]:
        """By partner or person, those who do not want to be with them."""
        return self.those(
            lambda one: (*one.intake.not_with, *(f"people/{identity}" for identity in one.intake.not_with_people))
        )

    @cached_property
    def short_of_hours(self) -> int:
        """Those whose employers give too few hours."""
        return bits([other.hours is not None and other.hours < self.pool.least_hours for other in self.others])

    def days(self, one: Seeker) -> list[int]:
        """How many days somebody and each of the others have in common, from the first to the last that suits both."""
        if self._days is None or self._days[0] is not one:
            opens, closes = one.opens, one.closes
            lasts = [close if close < closes else closes for close in self.closes]
            firsts = [open if open > opens else opens for open in self.opens]
            self._days = one, [last - first + 1 for first, last in zip(firsts, lasts, strict=True)]
        return self._days[1]

    def blocked(self, one: Seeker) -> dict[str, int]:
        """With which others somebody can never be a couple, as bits, by the reason."""
        needed, halves, unliked = 7 * (self.pool.least_weeks or 0), one.halves, one.intake
        found = {
            EMPLOYER: union(self.named, one.workplaces),
            NOT_WITH: union(self.employed, unliked.not_with)
            | union(self.named, (f"people/{identity}" for identity in unliked.not_with_people)),
            SHUNNED: union(self.refusing, (one.employer.id, f"people/{one.id}")),
            HOURS: self.everybody if one.hours is not None and one.hours < self.pool.least_hours else 0,
            THEIR_HOURS: self.short_of_hours,
            TIME: bits([days < needed for days in self.days(one)]),
            HALVES: bits([theirs != 0 and not theirs & halves for theirs in self.halves]) if halves else 0,
            MUST: 0,
            ASKED: self.asked_of(one),
            DECLINED: 0,
            EARLIER: 0,
        }
        for wish in one.intake.wishes:
            if wish.weight == "must" and wish.wish:
                found[MUST] |= self.unmet(wish, one)
        for couple in self.pool.before.get(one.id, ()):
            kind = DECLINED if couple.status == "declined" else EARLIER
            people = (member.person for member in couple.members if member.person != one.id)
            found[kind] |= union(self.named, (f"people/{person}" for person in people))
        return found

    def unmet(self, wish: Asked, one: Seeker) -> int:
        """The others who do not meet a wish of somebody."""
        key = ("unmet", wish.aspect, wish.wish, look_at(wish.aspect, one))
        if key not in self._masks:
            self._masks[key] = bits([met is False for met in self.verdicts(wish, one)])
        return self._masks[key]

    def verdicts(self, wish: Asked, one: Seeker) -> list[bool | None]:
        """Whether each of the others meets a wish of somebody; those that are alike are looked at once."""
        looks = self.looks(wish.aspect)
        found = {seen: judged(wish, one, other) for seen, other in looks[1].items()}
        return [found[seen] for seen in looks[0]]

    def looks(self, aspect: str | None) -> tuple[list[object], dict[object, Seeker]]:
        """What wishes about an aspect look at in each of the others, and one person for each that is different."""
        if aspect not in self._looks:
            seen = [look_at(aspect, one) for one in self.others]
            self._looks[aspect] = seen, dict(zip(seen, self.others, strict=True))
        return self._looks[aspect]

    def asked_of(self, one: Seeker) -> int:
        """The others of whom a must is not met by somebody."""
        found = 0
        for aspect, asking in self.musts.items():
            key = ("asked", aspect, look_at(aspect, one))
            if key not in self._masks:
                places = {place for place, wish in asking if judged(wish, self.others[place], one) is False}
                self._masks[key] = sum(1 << place for place in places)
            found |= self._masks[key]
        return found

    @cached_property
    def musts(self) -> dict[str, list[tuple[int, Asked]]]:
        """By aspect, who of the others has a wish about it that is a must."""
        return self.wishes(lambda wish: wish.weight == "must" and wish.wish is not None)

    @cached_property
    def preferences(self) -> dict[str, list[tuple[int, Asked]]]:
        """By aspect, who of the others would rather have something."""
        return self.wishes(is_preference)

    def wishes(self, counts: Callable[[Asked], bool]) -> dict[str, list[tuple[int, Asked]]]:
        """The wishes of the others that count, by aspect, with the place of who has it."""
        found: dict[str, list[tuple[int, Asked]]] = {}
        for place, one in enumerate(self.others):
            for wish in one.intake.wishes:
                if wish.aspect and counts(wish):
                    found.setdefault(wish.aspect, []).append((place, wish))
        return found

    def scores(self, one: Seeker, ignored: Iterable[str] = ()) -> list[int]:
        """How well somebody suits each of the others; NEVER where the two cannot be a couple."""
        weights = self.weights
        availability, period, place, wishes = (weights[name] for name in ("availability", "period", "place", "wishes"))
        turn = weights["turn"] / 2
        begin = one.turn * turn
        points = [
            begin + turn * theirs + availability * a + period * b + place * c + wishes * d + e
            for theirs, a, b, c, d, e in zip(
                self.turns,
                self.half_day_points(one),
                self.week_points(one),
                self.place_points(one),
                self.wish_points(one),
                self.heard(one),
                strict=True,
            )
        ]
        found = [int(point + 0.5) for point in points]
        never = 0
        for kind, mask in self.blocked(one).items():
            never |= 0 if kind in ignored else mask
        for place in places_of(never):
            found[place] = NEVER
        return found

    def half_day_points(self, one: Seeker) -> list[int]:
        """How often both can, by their half-days."""
        mine = one.halves
        if not mine:
            return [HALF] * len(self.others)
        table = [*HALF_DAYS, *[HALF_DAYS[-1]] * 21]
        return [table[(mine & theirs).bit_count()] if theirs else HALF for theirs in self.halves]

    def week_points(self, one: Seeker) -> list[int]:
        """How many weeks suit both."""
        if not one.timed:
            return [HALF] * len(self.others)
        mine, table = one.weeks, self.by_weeks
        found = [table[(mine & theirs).bit_count()] for theirs in self.weeks]
        for place in self.untimed:
            found[place] = HALF
        return found

    @cached_property
    def untimed(self) -> list[int]:
        return [place for place, one in enumerate(self.others) if not one.timed]

    def place_points(self, one: Seeker) -> list[int]:
        """How near the two are to each other."""
        key = ("place", one.place, one.near)
        if key not in self._rows:
            self._rows[key] = [nearness(one, other) for other in self.others]
        return self._rows[key]

    def wish_points(self, one: Seeker) -> list[int]:
        """How far what the two would rather have is met; what nobody asked for is no loss."""
        own = [wish for wish in one.intake.wishes if is_preference(wish)]
        lost = [0] * len(self.others)  # two for what is not met, one for what is not known
        for wish in own:
            lost = list(map(add, lost, self.losses(wish, one)))
        for aspect in self.preferences:
            lost = list(map(add, lost, self.losses_of_others(aspect, one)))
        asked = len(own)
        return [
            100 - 50 * number // (asked + theirs) if number else 100
            for number, theirs in zip(lost, self.asking, strict=True)
        ]

    def losses(self, wish: Asked, one: Seeker) -> list[int]:
        """How far each of the others falls short of a wish of somebody."""
        key = ("loss", wish.aspect, wish.wish, look_at(wish.aspect, one))
        if key not in self._rows:
            self._rows[key] = [LOSS[met] for met in self.verdicts(wish, one)]
        return self._rows[key]

    def losses_of_others(self, aspect: str, one: Seeker) -> list[int]:
        """How far somebody falls short of the wishes of each of the others about one aspect."""
        key = ("losses", aspect, look_at(aspect, one))
        if key not in self._rows:
            row = [0] * len(self.others)
            for place, wish in self.preferences[aspect]:
                row[place] += LOSS[judged(wish, self.others[place], one)]
            self._rows[key] = row
        return self._rows[key]

    # words

    def heard(self, one: Seeker) -> list[float]:
        """What the words of both are worth: of offers and seeks, and of goals with the time that these take."""
        mirrored = self.mirror.get(one.id)
        if mirrored is None:
            mirrored = Table(self.pool, [one]).met_by(self.others)
        return [a + b + c for a, b, c in zip(self.met(one), mirrored, self.goal_times(one), strict=True)]

    @cached_property
    def mirror(self) -> dict[str, list[float]]:
        """By person, what each of the others finds in that person; made by `against`, for many at once."""
        return {}

    def against(self, many: Sequence[Seeker]) -> None:
        """Work out what the others find in each of many people, which is faster than one by one."""
        table = Table(self.pool, many)
        rows = [table.met(other) for other in self.others]
        for place, one in enumerate(many):
            self.mirror[one.id] = [row[place] for row in rows]

    def met_by(self, many: Sequence[Seeker]) -> list[float]:
        """What each of many people finds in the only one of this table."""
        return [self.met(other)[0] for other in many]

    def met(self, one: Seeker) -> list[float]:
        """How much of what somebody looks for and wants to learn each of the others brings, by its weight."""
        seeks, goals = self.weights["offers"] / 2, self.weights["goals"] / 4
        found = [0.0] * len(self.others)
        self.add_met(found, [ideas for _text, ideas in one.seeks], seeks)
        self.add_met(found, [ideas for _text, ideas in one.goals], goals)
        return found

    def add_met(self, found: list[float], phrases: Sequence[dict[str, int]], weight: float) -> None:
        """Add what some phrases are met by: mostly the one that is met best, and for a third all of them."""
        unknown = HALF * weight
        if not phrases:
            found[:] = [value + unknown for value in found]
            return
        rows = [self.fits(ideas) for ideas in phrases]
        if len(rows) == 2:  # the same as below, faster, as most people look for two things
            points = [5 * fit + also if fit > also else fit + 5 * also for fit, also in zip(*rows, strict=True)]
            part = weight / 6
        elif len(rows) > 2:
            number = 2 * len(rows)
            points = [
                number * high + all_
                for high, all_ in zip(map(max, *rows), map(sum, zip(*rows, strict=True)), strict=True)
            ]
            part = weight / (3 * len(rows))
        else:
            points, part = rows[0], weight
        found[:] = [value + part * point for value, point in zip(found, points, strict=True)]
        for place in self.silent:
            found[place] += max(unknown - part * points[place], 0)

    def fits(self, ideas: dict[str, int]) -> list[int]:
        """How much of what a phrase is about each of the others brings, from 0 to 100."""
        key = tuple(sorted(ideas.items()))
        if key not in self._fits:
            row = [0] * len(self.others)
            for idea, weight in key:
                for place in self.bringing.get(idea, ()):
                    row[place] += weight
            whole = sum(ideas.values())
            table = [share(common, whole) for common in range(whole + 1)]
            self._fits[key] = [table[common] for common in row]
        return self._fits[key]

    @cached_property
    def _fits(self) -> dict[tuple[tuple[str, int], ...], list[int]]:
        return {}

    def goal_times(self, one: Seeker) -> list[float]:
        """Whether the goals of both fit the time that they have together."""
        weight = self.weights["goals"] / 4
        short, long = goal_time(one.intake)
        enough = 7 * (self.pool.most_weeks or self.pool.least_weeks or 0)
        return [
            weight * (long + other[1]) if days >= enough else weight * (short + other[0])
            for days, other in zip(self.days(one), self.goal_points, strict=True)
        ]

    @cached_property
    def goal_points(self) -> list[tuple[int, int]]:
        return [goal_time(one.intake) for one in self.others]


LOSS: Final = {True: 0, None: 1, False: 2}


def is_preference(wish: Asked) -> bool:
    """Whether somebody would rather have it, and does not need it."""
    return wish.weight != "must" and wish.wish is not None


def judged(wish: Asked, mine: Seeker, other: Seeker) -> bool | None:
    """Whether a wish of one is met by another; None where that is not on record of both."""
    met = alike(wish, mine.side, other.side)
    return None if met is None else met == (wish.wish == "same")


def look_at(aspect: str | None, one: Seeker) -> object:
    """What of somebody wishes about an aspect look at; the same for people that are alike in it."""
    if aspect == "subject":
        return one.intake.subjects
    if aspect == "place":
        return one.intake.place, one.intake.places_near
    if aspect == "sector":
        return one.employer.sector
    return one.intake.born if aspect == "age" else one.intake.education


def nearness(one: Seeker, other: Seeker) -> int:
    """How near two people are to each other, in points."""
    if not one.place or not other.place:
        return HALF
    if one.place == other.place:
        return 100
    return NEAR if one.place in other.near or other.place in one.near else FAR


def weeks_together(one: Seeker, other: Seeker) -> int:
    """How many weeks suit both."""
    return (one.weeks & other.weeks).bit_count()


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


def bits(holds: Sequence[bool]) -> int:
    """Truths as the bits of one number, the first as the lowest."""
    text = "".join(["1" if one else "0" for one in holds])
    return int(text[::-1], 2) if text else 0


def union(masks: Mapping[str, int], names: Iterable[str]) -> int:
    """All that some names stand for, as bits."""
    found = 0
    for name in names:
        found |= masks.get(name, 0)
    return found


def places_of(mask: int) -> list[int]:
    """The places of the bits that are set."""
    return [place for place, bit in enumerate(bin(mask)[:1:-1]) if bit == "1"]
