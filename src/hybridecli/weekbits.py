"""Weeks and half-days that suit somebody, as the bits of one number, so that what two have in common is one step."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from hybridecli.records.partners import Unavailable
from hybridecli.records.people import DAYS, PARTS, Available

AHEAD: Final = 371  # days that are looked ahead where no last day is recorded: a school year and its holidays
MOST_OF_A_WEEK: Final = 3  # working days that make a week suit, or not


class Weeks:
    """The weeks from the one of today on; the first is the lowest bit."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.monday = today - timedelta(today.weekday())

    def suiting(self, available: Available | None, blocked: Iterable[Unavailable]) -> tuple[int, int, int]:
        """The first and last day that suit somebody, from today on, as numbers, and the weeks between them that suit.

        A time that ends on a Friday runs on to its Sunday.
        """
        first = max(date.fromisoformat(available.from_), self.today) if available and available.from_ else self.today
        last = date.fromisoformat(available.until) if available and available.until else first + timedelta(AHEAD)
        last += timedelta({4: 2, 5: 1}.get(last.weekday(), 0))
        weeks = self.between(first, last)
        for time in (*blocked, *(available.not_ if available else ())):
            weeks &= ~self.of(time)
        return first.toordinal(), last.toordinal(), weeks

    def of(self, time: Unavailable) -> int:
        """The weeks that a time which does not suit takes away."""
        if not time.from_:
            return 0
        return self.between(date.fromisoformat(time.from_), date.fromisoformat(time.until or time.from_))

    def between(self, first: date, last: date) -> int:
        """The weeks of which most working days lie between two days."""
        start = (first - self.monday).days
        end = (last - self.monday).days
        begin = max(start // 7 + (start % 7 > 5 - MOST_OF_A_WEEK), 0)
        stop = end // 7 + (end % 7 >= MOST_OF_A_WEEK - 1)
        if start >= 0 and end // 7 == start // 7 and min(end % 7, 4) - start % 7 + 1 < MOST_OF_A_WEEK:
            return 0
        return ((1 << stop) - 1) & ~((1 << begin) - 1) if stop > begin else 0


def half_days(available: Available | None) -> int:
    """The half-days that suit, Monday morning first."""
    bits = 0
    for item in available.half_days if available else ():
        assert item.day, item
        bits |= half_day(DAYS.index(item.day), PARTS.index(item.part or "morning"))
    return bits


def half_day(day: int, part: int) -> int:
    """The bit of a half-day."""
    return 1 << (3 * day + part)
