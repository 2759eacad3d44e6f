"""How much of what people look for and want to learn others bring, for many at once, by the ideas in their words."""

from collections.abc import Sequence
from functools import cache, cached_property
from itertools import product
from math import prod
from operator import add
from typing import Final

from hybridecli.affinity import share
from hybridecli.lanes import joined, parted
from hybridecli.seekers import Pool, Seeker
from hybridecli.wordmeaning import Phrase

HALF: Final = 50  # what counts where something is not recorded
LARGEST: Final = 1000  # cases that are worked out beforehand


class WordFit:
    """The words of somebody beside those of some others."""

    def __init__(self, pool: Pool, others: Sequence[Seeker], weights: dict[str, float]) -> None:
        self.pool, self.others, self.weights = pool, others, weights
        self._mirror: dict[str, Sequence[float]] = {}  # by person, what each of the others finds in that person

    def against(self, many: Sequence[Seeker]) -> None:
        """Work out what the others find in each of many people, which is faster than one by one."""
        back = WordFit(self.pool, many, self.weights)
        columns = zip(*[back.met(other) for other in self.others], strict=True)
        self._mirror = {one.id: column for one, column in zip(many, columns, strict=False)}

    def points(self, one: Seeker) -> list[float]:
        """What the words of somebody and of each of the others are worth, from both sides, by their weight."""
        mirrored = self._mirror.get(one.id)
        if mirrored is None:
            alone = WordFit(self.pool, [one], self.weights)
            mirrored = [alone.met(other)[0] for other in self.others]
        return list(map(add, self.met(one), mirrored))

    def met(self, one: Seeker) -> list[float]:
        """How much of what somebody looks for and wants to learn each of the others brings, by its weight."""
        seeks, goals = self.weights["offers"] / 2, self.weights["goals"] / 4
        return list(map(add, self.worth(one.seeks, seeks), self.worth(one.goals, goals)))

    def worth(self, phrases: Sequence[Phrase], weight: float) -> list[float]:
        """What each of the others brings of some phrases together; half where it is not recorded of one of the two."""
        unknown, count = HALF * weight, len(self.others)
        if not phrases:
            return [unknown] * count
        wholes = tuple(sum(ideas.values()) for _text, ideas in phrases)
        rows = [sum(weight * self.bringing.get(idea, 0) for idea, weight in ideas.items()) for _text, ideas in phrases]
        if prod(whole + 1 for whole in wholes) <= LARGEST:
            code = 0  # of how much is brought of each phrase, the last one as the lowest digit
            for row, whole in zip(rows, wholes, strict=True):
                code = code * (whole + 1) + row
            found = list(map(worths(wholes, weight).__getitem__, parted(code, count)))
        else:
            fits = [map(shares(whole).__getitem__, parted(row, count)) for row, whole in zip(rows, wholes, strict=True)]
            found = [worth(each, weight) for each in zip(*fits, strict=True)]
        for place in self.silent:
            found[place] = max(found[place], unknown)
        return found

    @cached_property
    def bringing(self) -> dict[str, int]:
        """By idea, the others who bring it: one number with a lane for each, so that all are added in one step."""
        places: dict[str, list[int]] = {}
        for place, one in enumerate(self.others):
            for idea in sorted(one.brings):
                places.setdefault(idea, []).append(place)
        found = {}
        for idea, those in places.items():
            row = [0] * len(self.others)
            for place in those:
                row[place] = 1
            found[idea] = joined(row)
        return found

    @cached_property
    def silent(self) -> list[int]:
        """The others of whom it is not recorded what they bring."""
        return [place for place, one in enumerate(self.others) if not one.intake.offers]


@cache
def worths(wholes: tuple[int, ...], weight: float) -> list[float]:
    """What some phrases are worth, by how much is brought of each, in the order in which digits count."""
    return [worth(fits, weight) for fits in product(*map(shares, wholes))]


@cache
def shares(whole: int) -> list[int]:
    """How much of a phrase is brought, from 0 to 100, by how much of all that it is about."""
    return [share(number, whole) for number in range(whole + 1)]


def worth(fits: Sequence[int], weight: float) -> float:
    """What some phrases are met by: mostly the one that is met best, and for a third all of them."""
    return weight / (3 * len(fits)) * (2 * len(fits) * max(fits) + sum(fits))
