"""What people ask of each other in the match, judged for many others at once: broken musts, and preferences."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from hybridecli.bitsets import bits
from hybridecli.lanes import joined, parted
from hybridecli.records.people import Wish
from hybridecli.rules.matches import alike, plain
from hybridecli.seekers import Seeker

FIRST: Final = 60  # how much the wish that stands first counts; divided by the rank of each
LOSS: Final = {True: 0, None: 1, False: 2}  # for what is met, what is not known, and what is not met


class Wishes:
    """The wishes of somebody beside some others, and theirs; people who are alike in an aspect are judged once."""

    def __init__(self, others: Sequence[Seeker]) -> None:
        self.others = others
        self.asking = [sum(count for _wish, count in ranked(one)) for one in others]
        self._masks: dict[object, int] = {}  # by what is alike, whom it is true of as bits, or losses in lanes
        self._looks: dict[str | None, tuple[list[object], dict[object, Seeker]]] = {}

    def unmet(self, wish: Wish, one: Seeker) -> int:
        """The others who do not meet a wish of somebody, as bits."""
        key = ("unmet", wish.aspect, wish.wish, asked_by(wish.aspect, one))
        if key not in self._masks:
            self._masks[key] = bits([met is False for met in self.verdicts(wish, one)])
        return self._masks[key]

    def asked_of(self, one: Seeker) -> int:
        """The others of whom a must is not met by somebody, as bits."""
        found = 0
        for aspect, asking in self.musts.items():
            key = ("asked", aspect, look_at(aspect, one))
            if key not in self._masks:
                places = {place for place, wish in asking if judged(wish, self.others[place], one) is False}
                self._masks[key] = sum(1 << place for place in places)
            found |= self._masks[key]
        return found

    def points(self, one: Seeker) -> list[int]:
        """How far what the two would rather have is met, by its rank; what nobody asked for is no loss."""
        own = ranked(one)
        lost = sum(count * self.losses(wish, one) for wish, count in own)
        lost += sum(self.losses_of_others(aspect, one) for aspect in self.preferences)
        asked = sum(count for _wish, count in own)
        return [
            100 - 50 * number // (asked + theirs) if number else 100
            for number, theirs in zip(parted(lost, len(self.others)), self.asking, strict=True)
        ]

    def losses(self, wish: Wish, one: Seeker) -> int:
        """How far each of the others falls short of a wish of somebody, in lanes."""
        key = ("loss", wish.aspect, wish.wish, asked_by(wish.aspect, one))
        if key not in self._masks:
            self._masks[key] = joined(LOSS[met] for met in self.verdicts(wish, one))
        return self._masks[key]

    def losses_of_others(self, aspect: str, one: Seeker) -> int:
        """How far somebody falls short of the wishes of each of the others about one aspect, in lanes."""
        key = ("losses", aspect, look_at(aspect, one))
        if key not in self._masks:
            row = [0] * len(self.others)
            for place, wish, count in self.preferences[aspect]:
                row[place] += count * LOSS[judged(wish, self.others[place], one)]
            self._masks[key] = joined(row)
        return self._masks[key]

    def verdicts(self, wish: Wish, one: Seeker) -> list[bool | None]:
        """Whether each of the others meets a wish of somebody."""
        looks = self.looks(wish.aspect)
        found = {seen: judged(wish, one, other) for seen, other in looks[1].items()}
        return [found[seen] for seen in looks[0]]

    def looks(self, aspect: str | None) -> tuple[list[object], dict[object, Seeker]]:
        """What wishes about an aspect look at in each of the others, and one person for each that is different."""
        if aspect not in self._looks:
            seen = [look_at(aspect, one) for one in self.others]
            self._looks[aspect] = seen, dict(zip(seen, self.others, strict=True))
        return self._looks[aspect]

    @cached_property
    def musts(self) -> dict[str, list[tuple[int, Wish]]]:
        """By aspect, who of the others has a wish about it that is a must."""
        found: dict[str, list[tuple[int, Wish]]] = {}
        for place, one in enumerate(self.others):
            for wish in filter(is_must, one.intake.wishes):
                found.setdefault(wish.aspect, []).append((place, wish))
        return found

    @cached_property
    def preferences(self) -> dict[str, list[tuple[int, Wish, int]]]:
        """By aspect, who of the others would rather have something, and how much that counts."""
        found: dict[str, list[tuple[int, Wish, int]]] = {}
        for place, one in enumerate(self.others):
            for wish, count in ranked(one):
                found.setdefault(wish.aspect, []).append((place, wish, count))
        return found


def is_must(wish: Wish) -> bool:
    """Whether somebody needs it."""
    return wish.weight == "must" and wish.wish is not None


def is_preference(wish: Wish) -> bool:
    """Whether somebody would rather have it, and does not need it."""
    return wish.weight != "must" and wish.wish is not None


def preferred(one: Seeker) -> list[Wish]:
    """What somebody would rather have, the most important first."""
    return [wish for wish in one.intake.wishes if is_preference(wish)]


def ranked(one: Seeker) -> list[tuple[Wish, int]]:
    """What somebody would rather have, with how much each counts: the second half as much as the first, and so on."""
    return [(wish, FIRST // rank) for rank, wish in enumerate(preferred(one), 1)]


def judged(wish: Wish, mine: Seeker, other: Seeker) -> bool | None:
    """Whether a wish of one is met by another; None where that is not on record of both."""
    met = alike(wish, mine.side, other.side)
    return None if met is None else met == (wish.wish == "same")


def asked_by(aspect: str | None, one: Seeker) -> object:
    """What of somebody counts for an own wish about an aspect; the same for people that are alike in it."""
    return (one.intake.place, one.intake.places_near) if aspect == "place" else look_at(aspect, one)


def look_at(aspect: str | None, one: Seeker) -> object:
    """What of somebody the wishes of others about an aspect look at; the same for people that are alike in it."""
    if aspect == "subject":
        return plain(one.intake.subjects)
    if aspect == "place":
        return one.intake.place
    if aspect == "sector":
        return one.employer.sector
    return one.intake.born if aspect == "age" else one.intake.education
