"""What is never broken when two people become a couple: with which others somebody cannot be, and why."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Final

from hybridecli.bitsets import bits, union
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
        self.opens = [one.opens for one in others]
        self.closes = [one.closes for one in others]
        self.halves = [one.halves for one in others]
        self._days: tuple[Seeker, list[int]] | None = None  # of who was looked at last

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
            TIME: bits([days < needed for days in self.days(one)]),
            HALVES: bits([theirs != 0 and not theirs & halves for theirs in self.halves]) if halves else 0,
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

    def days(self, one: Seeker) -> list[int]:
        """How many days somebody and each of the others have in common, from the first to the last that suits both."""
        if self._days is None or self._days[0] is not one:
            opens, closes = one.opens, one.closes
            lasts = [close if close < closes else closes for close in self.closes]
            firsts = [open if open > opens else opens for open in self.opens]
            self._days = one, [last - first + 1 for first, last in zip(firsts, lasts, strict=True)]
        return self._days[1]

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
