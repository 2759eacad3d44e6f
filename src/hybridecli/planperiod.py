"""From when until when two people who were brought together work on their goals."""

from datetime import date, timedelta
from typing import Final

from hybridecli.freedays import FreeDays
from hybridecli.matching import Pair
from hybridecli.records.couples import after_summer
from hybridecli.seekers import Pool

SOON: Final = 14  # days until a plan can begin: both have to arrange it with their employers
A_YEAR: Final = 366  # days in which a plan begins
ENOUGH: Final = 8  # days or weeks in which something can take place; fewer make a plan tight
OUTSIDE: Final = 4.0  # for a first or last week that does not suit: a talk belongs there


def period(pool: Pool, pair: Pair, free: FreeDays) -> tuple[date, date]:
    """The first and last day: as long as couples usually take, soon, and with few weeks that do not suit."""
    least, most = int(pool.least_weeks or 8), int(pool.most_weeks or pool.least_weeks or 14)
    target, last = (least + most) // 2, min(pair.one.closes, pair.other.closes)
    begins = first_days(pool, pair, 7 * least, last)
    suits = pair.one.weeks & pair.other.weeks

    def cost(begin: int, weeks: int) -> tuple[float, int, int]:
        first, end = date.fromordinal(begin), date.fromordinal(begin + 7 * weeks - 3)
        suiting = (pool.weeks.between(first, end) & suits).bit_count()
        possible = free.between(first, end)
        outside = [all(abs((day - edge).days) > 6 for day in possible) for edge in (first, end)]
        shut = [weeks == least and free.is_shut(edge) for edge in (first, end)]  # else it is trimmed
        tight = max(ENOUGH - len(possible), 0)
        wrong = 2 * abs(suiting - target) + weeks - suiting + tight + OUTSIDE * sum(outside) + sum(shut)
        return wrong + (begin - begins[0]) / 7, begin, weeks

    found = [
        cost(begin, weeks) for begin in begins for weeks in range(least, most + 1) if begin + 7 * weeks - 1 <= last
    ]
    _cost, begin, weeks = min(found, default=(0, begins[0], least))
    return trimmed(date.fromordinal(begin), date.fromordinal(min(begin + 7 * weeks - 1, last)), 7 * least, free)


def first_days(pool: Pool, pair: Pair, least: int, last: int) -> list[int]:
    """The Mondays on which a period can begin; where there is no time to lose, the first day that suits both."""
    first = max(pair.one.opens, pair.other.opens)
    soonest = max(first, pool.today.toordinal() + SOON)
    if not (pair.one.timed and pair.other.timed):  # nobody said that the holidays of the school suit
        soonest = after_summer(date.fromordinal(soonest)).toordinal()
    latest = min(last, soonest + A_YEAR)  # who can for longer begins no later
    mondays = [day for day in range(soonest, latest + 1) if date.fromordinal(day).weekday() == 0]
    return mondays if any(day + least - 1 <= last for day in mondays) else [first]


def trimmed(first: date, last: date, least: int, free: FreeDays) -> tuple[date, date]:
    """A period without days at its ends on which nothing can be, as far as it stays long enough."""
    while (last - first).days >= least and not is_working(last, free):
        last -= timedelta(1)
    while (last - first).days >= least and not is_working(first, free):
        first += timedelta(1)
    return first, last


def is_working(day: date, free: FreeDays) -> bool:
    """Whether a day is a working day that does not fall in a holiday or a time that does not suit."""
    return day.weekday() < 5 and not free.is_shut(day)
