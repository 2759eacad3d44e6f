"""What people ask of each other in the match, judged for many others at once: broken musts, and preferences."""

from collections.abc import Callable, Sequence
from functools import cached_property
from operator import add
from typing import Final

from hybridecli.bitsets import bits
from hybridecli.records.people import Wish
from hybridecli.rules.matches import alike
from hybridecli.seekers import Seeker

LOSS: Final = {True: 0, None: 1, False: 2}  # for what is met, what is not known, and what is not met


class Wishes:
    """The wishes of somebody beside some others, and theirs; people who are alike in an aspect are judged once."""

    def __init__(self, others: Sequence[Seeker]) -> None:
        self.others = others
        self.asking = [sum(1 for wish in one.intake.wishes if is_preference(wish)) for one in others]
        self._rows: dict[object, list[int]] = {}
        self._masks: dict[object, int] = {}
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
        """How far what the two would rather have is met; what nobody asked for is no loss."""
        own = [wish for wish in one.intake.wishes if is_preference(wish)]
        lost = [0] * len(self.others)
        for wish in own:
            lost = list(map(add, lost, self.losses(wish, one)))
        for aspect in self.preferences:
            lost = list(map(add, lost, self.losses_of_others(aspect, one)))
        asked = len(own)
        return [
            100 - 50 * number // (asked + theirs) if number else 100
            for number, theirs in zip(lost, self.asking, strict=True)
        ]

    def losses(self, wish: Wish, one: Seeker) -> list[int]:
        """How far each of the others falls short of a wish of somebody."""
        key = ("loss", wish.aspect, wish.wish, asked_by(wish.aspect, one))
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
        return self.by_aspect(is_must)

    @cached_property
    def preferences(self) -> dict[str, list[tuple[int, Wish]]]:
        """By aspect, who of the others would rather have something."""
        return self.by_aspect(is_preference)

    def by_aspect(self, counts: Callable[[Wish], bool]) -> dict[str, list[tuple[int, Wish]]]:
        """The wishes of the others that count, by aspect, with the place of who has it."""
        found: dict[str, list[tuple[int, Wish]]] = {}
        for place, one in enumerate(self.others):
            for wish in one.intake.wishes:
                if wish.aspect and counts(wish):
                    found.setdefault(wish.aspect, []).append((place, wish))
        return found


def is_must(wish: Wish) -> bool:
    """Whether somebody needs it."""
    return wish.weight == "must" and wish.wish is not None


def is_preference(wish: Wish) -> bool:
    """Whether somebody would rather have it, and does not need it."""
    return wish.weight != "must" and wish.wish is not None


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
        return one.intake.subjects
    if aspect == "place":
        return one.intake.place
    if aspect == "sector":
        return one.employer.sector
    return one.intake.born if aspect == "age" else one.intake.education
