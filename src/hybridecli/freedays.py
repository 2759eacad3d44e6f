"""The days on which two people can both: half-days in common, outside holidays and what does not suit either."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from hybridecli.holidays import schools_are_closed
from hybridecli.matching import Pair
from hybridecli.seekers import Pool
from hybridecli.twinning import Blocked, blocks, why_not

HALF_DAY: Final = 4.0  # hours
WHOLE_DAY: Final = 8.0
MOST_OF_A_WEEK: Final = 3  # working days that make a week suit


class FreeDays:
    """When two people can both; where no half-days are recorded, any working day may suit."""

    def __init__(self, pool: Pool, pair: Pair) -> None:
        self.pair, self.jurisdiction = pair, pool.facts.charter.jurisdiction
        self.halves = pair.one.halves & pair.other.halves
        self.known = bool(self.halves)
        self._free: dict[date, bool] = {}

    @cached_property
    def times(self) -> list[Blocked]:
        """The times that do not suit one of the two: of their organisations, and their own."""
        found: list[Blocked] = []
        for one in self.pair[:2]:
            found += blocks(one.employer.not_available, one.employer.name)
            found += blocks(one.intake.available.not_ if one.intake.available else (), one.id)
        return found

    def hours(self, day: date) -> float:
        """The hours in one stretch that both can on a day, if it is free; a half-day, or a morning and afternoon."""
        parts = self.halves >> (3 * day.weekday()) & 7 if self.known else 3 * (day.weekday() < 5)
        return WHOLE_DAY if parts & 3 == 3 else HALF_DAY if parts else 0

    @property
    def longest(self) -> float:
        """The hours of the longest stretch in a week."""
        return max(self.hours(date.fromordinal(number)) for number in range(1, 8))

    def is_free(self, day: date) -> bool:
        """Whether both can on a day."""
        if day not in self._free:
            self._free[day] = bool(self.hours(day)) and not self.is_shut(day)
        return self._free[day]

    def is_shut(self, day: date) -> bool:
        """Whether schools are closed on a day, or it does not suit one of the two."""
        return schools_are_closed(day, self.jurisdiction) or bool(why_not(day.isoformat(), self.times))

    def between(self, first: date, last: date) -> list[date]:
        """The days on which something can take place; where no half-days are recorded, the Mondays of free weeks."""
        if self.known:
            return [day for day in days(first, last) if self.is_free(day)]
        mondays = [day for day in days(first - timedelta(first.weekday()), last) if day.weekday() == 0]
        weeks = ((monday, days(max(monday, first), min(monday + timedelta(4), last))) for monday in mondays)
        return [monday for monday, week in weeks if self.is_free_week(monday) and any(map(self.is_free, week))]

    def is_free_week(self, monday: date) -> bool:
        """Whether most of a week suits both."""
        return sum(map(self.is_free, days(monday, monday + timedelta(4)))) >= MOST_OF_A_WEEK


def days(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last."""
    return (first + timedelta(number) for number in range((last - first).days + 1))
