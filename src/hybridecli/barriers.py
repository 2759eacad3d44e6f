"""What is never broken when two people become a couple: with which others somebody cannot be, and why."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Final

from hybridecli.bitsets import bits, places_of, union
from hybridecli.seekers import Pool, Seeker
from hybridecli.wishing import Wishes, is_must

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


class Barriers:
    """What stands between somebody and each of some others, as bits by the reason."""

    def __init__(self, pool: Pool, others: Sequence[Seeker], wishes: Wishes) -> None:
        self.pool, self.others, self.wishes = pool, others, wishes
        self.everybody = (1 << len(others)) - 1
        self.halves = [one.halves for one in others]
        self._timed: dict[tuple[str, float], int] = {}

    def between(self, one: Seeker) -> dict[str, int]:
        """With which others somebody can never be a couple, by the reason."""
        needed, halves, unliked = 7 * (self.pool.least_weeks or 0), one.halves, one.intake
        found = {
            EMPLOYER: union(self.named, one.workplaces),
            NOT_WITH: union(self.employed, unliked.not_with)
            | union(self.named, (f"people/{identity}" for identity in unliked.not_with_people)),
            SHUNNED: union(self.refusing, (one.employer.id, f"people/{one.id}")),
            HOURS: self.everybody if one.hours is not None and one.hours < self.pool.least_hours else 0,
            THEIR_HOURS: self.short_of_hours,
            TIME: self.everybody & ~self.lasting(one, needed),
            HALVES: self.scheduled & ~union(self.free, places_of(halves)) if halves else 0,
            MUST: 0,
            ASKED: self.wishes.asked_of(one),
            DECLINED: 0,
            EARLIER: 0,
        }
        for wish in filter(is_must, one.intake.wishes):
            found[MUST] |= self.wishes.unmet(wish, one)
        for couple in self.pool.past.over.get(one.id, ()):
            kind = DECLINED if couple.status == "declined" else EARLIER
            people = (member.person for member in couple.members if member.person != one.id)
            found[kind] |= union(self.named, (f"people/{person}" for person in people))
        return found

    def lasting(self, one: Seeker, days: float) -> int:
        """Those with whom somebody has so many days in common, from the first to the last that suits both."""
        if one.closes - one.opens + 1 < days:
            return 0
        last, first = one.closes + 1 - days, one.opens - 1 + days
        if ("opens", last) not in self._timed:
            self._timed["opens", last] = bits([other.opens <= last for other in self.others])
        if ("closes", first) not in self._timed:
            self._timed["closes", first] = bits([other.closes >= first for other in self.others])
        if ("days", days) not in self._timed:
            self._timed["days", days] = bits([other.closes - other.opens + 1 >= days for other in self.others])
        return self._timed["opens", last] & self._timed["closes", first] & self._timed["days", days]

    @cached_property
    def scheduled(self) -> int:
        """Those of whom half-days are recorded."""
        return bits([halves != 0 for halves in self.halves])

    @cached_property
    def free(self) -> dict[int, int]:
        """By half-day, those who can."""
        found: dict[int, int] = {}
        for place, halves in enumerate(self.halves):
            for half in places_of(halves):
                found[half] = found.get(half, 0) | 1 << place
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

    def those(self, holds: Callable[[Seeker], Iterable[str]]) -> dict[str, int]:
        """By some name, the others of whom it is among what is asked of them."""
        found: dict[str, int] = {}
        for place, one in enumerate(self.others):
            for name in {*holds(one)}:
                found[name] = found.get(name, 0) | 1 << place
        return found
