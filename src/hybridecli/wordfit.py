"""How much of what people look for and want to learn others bring, for many at once, by the ideas in their words."""

from array import array
from collections.abc import Sequence
from functools import cached_property
from sys import byteorder
from typing import Final

from hybridecli.affinity import share
from hybridecli.seekers import Pool, Seeker

HALF: Final = 50  # what counts where something is not recorded
LANE: Final = "H"  # two bytes hold the weight of more ideas than a text can have


class WordFit:
    """The words of somebody beside those of some others."""

    def __init__(self, pool: Pool, others: Sequence[Seeker], weights: dict[str, float]) -> None:
        self.pool, self.others, self.weights = pool, others, weights
        self._mirror: dict[str, list[float]] = {}  # by person, what each of the others finds in that person
        self._fits: dict[tuple[tuple[str, int], ...], list[int]] = {}

    def against(self, many: Sequence[Seeker]) -> None:
        """Work out what the others find in each of many people, which is faster than one by one."""
        back = WordFit(self.pool, many, self.weights)
        rows = [back.met(other) for other in self.others]
        for place, one in enumerate(many):
            self._mirror[one.id] = [row[place] for row in rows]

    def points(self, one: Seeker) -> list[float]:
        """What the words of somebody and of each of the others are worth, from both sides, by their weight."""
        mirrored = self._mirror.get(one.id)
        if mirrored is None:
            alone = WordFit(self.pool, [one], self.weights)
            mirrored = [alone.met(other)[0] for other in self.others]
        return [a + b for a, b in zip(self.met(one), mirrored, strict=True)]

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
        part = weight / (3 * len(rows))
        if len(rows) == 1:
            found[:] = [value + weight * fit for value, fit in zip(found, rows[0], strict=True)]
        elif len(rows) == 2:  # the same as below, faster, as most people look for two things
            pairs = zip(found, *rows, strict=True)
            found[:] = [value + part * (5 * a + b if a > b else a + 5 * b) for value, a, b in pairs]
        else:
            best, every = map(max, *rows), map(sum, zip(*rows, strict=True))
            number = 2 * len(rows)
            found[:] = [value + part * (number * a + b) for value, a, b in zip(found, best, every, strict=True)]
        for place in self.silent:
            fits = [row[place] for row in rows]
            found[place] += max(unknown - part * (2 * len(rows) * max(fits) + sum(fits)), 0)

    def fits(self, ideas: dict[str, int]) -> list[int]:
        """How much of what a phrase is about each of the others brings, from 0 to 100."""
        key = tuple(sorted(ideas.items()))
        if key not in self._fits:
            common = sum(weight * self.bringing.get(idea, 0) for idea, weight in key)
            whole = sum(ideas.values())
            table = [share(number, whole) for number in range(whole + 1)]
            row = array(LANE, common.to_bytes(array(LANE).itemsize * len(self.others), byteorder))
            self._fits[key] = list(map(table.__getitem__, row))
        return self._fits[key]

    @cached_property
    def bringing(self) -> dict[str, int]:
        """By idea, the others who bring it: one number with a lane for each, so that all are added in one step."""
        places: dict[str, list[int]] = {}
        for place, one in enumerate(self.others):
            for idea in sorted(one.brings):
                places.setdefault(idea, []).append(place)
        found = {}
        for idea, those in places.items():
            row = array(LANE, bytes(array(LANE).itemsize * len(self.others)))
            for place in those:
                row[place] = 1
            found[idea] = int.from_bytes(row.tobytes(), byteorder)
        return found

    @cached_property
    def silent(self) -> list[int]:
        """The others of whom it is not recorded what they bring."""
        return [place for place, one in enumerate(self.others) if not one.intake.offers]
