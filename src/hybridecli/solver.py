"""The exact assignment of rows to columns by whole points: first as many as possible, then the highest total."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

NEVER: Final = -1  # the points of two that cannot be together


def assigned(points: Sequence[Sequence[int]]) -> list[int | None]:
    """The column of each row, or None, such that as many rows as possible have one, and then the sum is the highest.

    `points[row][column]` is a small whole number, below zero where the two cannot be together. Each column is given
    once. What is equally good is chosen by the order of rows and columns, so the same points give the same answer.

    The primal-dual method of Kuhn and Munkres, from all free rows at once. Prices are whole numbers, so they move in
    steps of one; what a row can take at a price is a set of columns kept as the bits of one number, and many columns
    are looked at in one step. Time grows with the range of the points, which is why these are scores and not fractions.
    """
    columns = max(map(len, points), default=0)
    bits = [1 << column for column in range(columns)]
    levels = [by_points(row, bits) for row in points]
    state = Assignment(len(levels), columns)
    most = largest(levels, columns)
    highest = max((max(level) for level in levels if level), default=0)
    prices = [highest] * len(levels)
    groups = {0: state.every}  # the columns by their price, which is never below zero
    before = -1  # how many rows were reached in the step before
    while len(state.free) > len(levels) - most:
        free = len(state.free)
        rows, reached = state.grow(Wanted(levels, prices, groups))
        if len(state.free) == len(levels) - most:
            break
        stuck = len(rows) == before and len(state.free) == free
        step = slack(levels, prices, groups, rows, reached) if stuck else 1
        before = len(rows)
        for row in rows:
            prices[row] -= step
        groups = raised(groups, reached, step)
    return state.columns


def by_points(row: Sequence[int], bits: Sequence[int]) -> dict[int, int]:
    """The columns that a row can have, as bits, by their points."""
    found: dict[int, int] = {}
    for value, bit in zip(row, bits, strict=False):
        if value in found:
            found[value] |= bit
        elif value >= 0:
            found[value] = bit
    return found


def largest(levels: Sequence[dict[int, int]], columns: int) -> int:
    """How many rows can have a column at the same time, whatever the points."""
    state = Assignment(len(levels), columns)
    allowed = []
    for level in levels:
        every = 0
        for bits in level.values():
            every |= bits
        allowed.append(every)
    state.grow(allowed.__getitem__)
    return len(levels) - len(state.free)


class Wanted:
    """The columns that each row can take at the prices of this moment, worked out when they are first asked for."""

    def __init__(self, levels: Sequence[dict[int, int]], prices: Sequence[int], groups: dict[int, int]) -> None:
        self.levels, self.prices, self.groups = levels, prices, groups
        self.known: dict[int, int] = {}

    def __call__(self, row: int) -> int:
        found = self.known.get(row)
        if found is None:
            level, groups, price, found = self.levels[row], self.groups, self.prices[row], 0
            if len(level) < len(groups):
                for value, bits in level.items():
                    found |= bits & groups.get(value - price, 0)
            else:
                for cost, bits in groups.items():
                    found |= bits & level.get(price + cost, 0)
            self.known[row] = found
        return found


class Assignment:
    """Which row has which column so far, and which have none."""

    def __init__(self, rows: int, columns: int) -> None:
        self.every = (1 << columns) - 1
        self.open = self.every  # the columns that nobody has, as bits
        self.free = list(range(rows))
        self.columns: list[int | None] = [None] * rows
        self.owners = [-1] * columns

    def grow(self, wanted: Callable[[int], int]) -> tuple[list[int], int]:
        """Give columns to free rows, letting others move to another one, until that is no longer possible.

        The rows and columns that the rows still free can reach: what keeps them from having one.
        """
        while True:
            unseen, rows, left = self.every, [], []
            for start in self.free:
                unseen, seen, given = self.search(start, wanted, unseen)
                rows += seen
                if not given:
                    left.append(start)
            done = len(left) == len(self.free)
            self.free = left
            if done:
                return rows, self.every ^ unseen

    def search(self, start: int, wanted: Callable[[int], int], unseen: int) -> tuple[int, list[int], bool]:
        """Look for a column for one row among those not seen yet; what is still unseen, the rows met, and whether."""
        path, seen = [start], [start]
        taken: list[int] = []
        while path:
            possible = wanted(path[-1]) & unseen
            if not possible:
                path.pop()
                if taken:
                    taken.pop()
                continue
            hit = possible & self.open
            bit = (hit or possible) & -(hit or possible)
            unseen ^= bit
            column = bit.bit_length() - 1
            taken.append(column)
            if hit:
                self.open ^= bit
                for row, given in zip(path, taken, strict=True):
                    self.columns[row] = given
                    self.owners[given] = row
                return unseen, seen, True
            path.append(self.owners[column])
            seen.append(self.owners[column])
        return unseen, seen, False


def raised(groups: dict[int, int], reached: int, step: int) -> dict[int, int]:
    """The columns by price after those that were reached became dearer."""
    found: dict[int, int] = {}
    for price, bits in groups.items():
        for cost, part in ((price + step, bits & reached), (price, bits & ~reached)):
            if part:
                found[cost] = found.get(cost, 0) | part
    return found


def slack(
    levels: Sequence[dict[int, int]], prices: Sequence[int], groups: dict[int, int], rows: Sequence[int], reached: int
) -> int:
    """By how much prices have to move until the rows reach a column that they did not reach; at least one."""
    return max(1, min(distances(levels, prices, groups, rows, reached), default=1))


def distances(
    levels: Sequence[dict[int, int]], prices: Sequence[int], groups: dict[int, int], rows: Sequence[int], reached: int
) -> Iterator[int]:
    """How far each row is from each price at which there are columns that were not reached."""
    others = [(price, bits & ~reached) for price, bits in groups.items() if bits & ~reached]
    for row in rows:
        for value, bits in levels[row].items():
            yield from (prices[row] + price - value for price, part in others if bits & part)
