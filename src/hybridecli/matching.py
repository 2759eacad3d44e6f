"""Who goes with whom: as many people as possible, then the highest total; and who is left over, and why."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import Final, NamedTuple

from hybridecli.barriers import HALVES, HOURS, KINDS, MUST, TIME, Barriers
from hybridecli.bitsets import bits
from hybridecli.seekers import Pool, Seeker
from hybridecli.solver import NEVER, assigned
from hybridecli.weekbits import half_day
from hybridecli.weighing import Table
from hybridecli.wishing import Wishes

LEAST_TOLD: Final = 2  # reasons why there is nobody, where there are so many

Progress = Callable[[int, int], None]  # how much is done, and of how much


class Pair(NamedTuple):
    """Two who suit each other: the one from education first."""

    one: Seeker
    other: Seeker
    score: int
    named: bool = False  # asked for by their names, so that it may be known that they cannot be a couple


@dataclass(frozen=True)
class Left:
    """Somebody for whom there is nobody."""

    seeker: Seeker
    others: int  # how many people seek on the other side
    possible: int  # how many of them would do, and are proposed to somebody else
    blocked: dict[str, int] = field(default_factory=dict)  # how many are ruled out, by what, in the order of telling
    gains: dict[str, tuple[int, int]] = field(default_factory=dict)  # what a change would give: how much, and how many


class Outcome(NamedTuple):
    """Who is proposed to whom, and for whom there is nobody."""

    pairs: list[Pair]
    left: list[Left]


def proposed(pool: Pool, progress: Progress = lambda _done, _all: None) -> Outcome:
    """As many pairs as there can be, and of those the best; the same every time.

    First as many people as possible get somebody, then the total of the scores is the highest that there is.
    """
    education, elsewhere = pool.sides()
    table = Table(pool, elsewhere)
    table.words.against(education)
    points = []
    for number, one in enumerate(education, 1):
        points.append(table.scores(one))
        progress(number, len(education))
    chosen = assigned(points)
    pairs = [
        Pair(one, elsewhere[place], points[number][place])
        for number, (one, place) in enumerate(zip(education, chosen, strict=True))
        if place is not None
    ]
    alone = [(one, row) for one, place, row in zip(education, chosen, points, strict=True) if place is None]
    taken = {place for place in chosen if place is not None}
    columns = ((one, [row[place] for row in points]) for place, one in enumerate(elsewhere) if place not in taken)
    left = [why_left(pool, one, row, table.barriers) for one, row in alone]
    back = barriers_of(pool, education)
    left += [why_left(pool, one, column, back) for one, column in columns]
    return Outcome(sorted(pairs, key=lambda pair: (-pair.score, pair.one.id)), left)


def best_for(pool: Pool, identity: str) -> tuple[list[Pair], Left]:
    """Everybody who would do for one person, the best first, and what is known of those who would not."""
    one = pool.seekers[identity]
    education, elsewhere = pool.sides()
    first = one.in_education
    others = elsewhere if first else education
    if first:
        points = Table(pool, others).scores(one)
    else:
        table = Table(pool, [one])
        table.words.against(others)
        points = [table.scores(other)[0] for other in others]
    found = [
        Pair(one, other, score) if first else Pair(other, one, score)
        for other, score in zip(others, points, strict=True)
        if score != NEVER
    ]
    found.sort(key=lambda pair: (-pair.score, pair.one.id, pair.other.id))
    return found, why_left(pool, one, points, barriers_of(pool, others))


def score_of(pool: Pool, one: Seeker, other: Seeker, ignored: Iterable[str] = ()) -> int:
    """How well two people suit each other, the one from education first."""
    return Table(pool, [other]).scores(one, ignored)[0]


def hindrances(pool: Pool, one: Seeker, other: Seeker) -> list[str]:
    """Why two people cannot be a couple, in the order in which it is told."""
    found = barriers_of(pool, [other]).between(one)
    return [kind for kind in KINDS if found[kind]]


def barriers_of(pool: Pool, others: Sequence[Seeker]) -> Barriers:
    """What stands between anybody and some others."""
    return Barriers(pool, others, Wishes(others))


# Who is left over


def why_left(pool: Pool, one: Seeker, points: Sequence[int], barriers: Barriers) -> Left:
    """Why there is nobody for somebody, and what would change that."""
    possible = sum(score != NEVER for score in points)
    if possible or not barriers.others:
        return Left(one, len(barriers.others), possible)
    blocked = barriers.between(one)
    counts = {kind: blocked[kind].bit_count() for kind in telling(blocked)}
    return Left(one, len(barriers.others), 0, counts, dict(gains(pool, one, barriers, blocked)))


def telling(blocked: dict[str, int]) -> list[str]:
    """Reasons of which at least one holds for everybody who is ruled out, what rules out most first; two where it can.

    `blocked` has those who are ruled out, as bits by the reason.
    """
    kinds = sorted((kind for kind, mask in blocked.items() if mask), key=lambda kind: -blocked[kind].bit_count())
    found: list[str] = []
    rest = reduce(or_, blocked.values(), 0)
    while rest:
        found.append(max(kinds, key=lambda kind: (blocked[kind] & rest).bit_count()))
        rest &= ~blocked[found[-1]]
    others = [kind for kind in kinds if kind not in found]
    return found + others[: max(LEAST_TOLD - len(found), 0)]


def gains(
    pool: Pool, one: Seeker, barriers: Barriers, blocked: dict[str, int]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """What a change on the side of somebody would give: by its kind how large the change is, and for how many people.

    Each is counted by looking again as if the change were there.
    """

    def without(kind: str) -> int:
        never = 0
        for other, mask in blocked.items():
            never |= 0 if other == kind else mask
        return barriers.everybody & ~never

    if could := without(HALVES):
        free = [half_day(day, part) for day in range(5) for part in range(2)]
        numbers = [(bits([theirs & bit != 0 for theirs in barriers.halves]) & could).bit_count() for bit in free]
        most = max(numbers)
        if most:
            yield HALVES, (free[numbers.index(most)], most)
    if could := without(TIME):
        for weeks in (2, 4, 8, 12):
            later = replace(one, closes=one.closes + 7 * weeks)
            if number := (could & ~barriers.between(later)[TIME]).bit_count():
                yield TIME, (weeks, number)
                break
    if could := without(HOURS):
        yield HOURS, (int(pool.least_hours + 0.999), could.bit_count())
    if could := without(MUST):
        yield MUST, (0, could.bit_count())
