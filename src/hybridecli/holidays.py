"""Days on which schools and most employers are closed everywhere; what differs by school stands in the records."""

from datetime import date, timedelta
from functools import cache
from typing import Final

FIXED: Final = {"NL": ((4, 27),), "VL": ((5, 1), (7, 21), (8, 15), (11, 1), (11, 11))}  # month and day
AFTER_EASTER: Final = (1, 39, 50)  # Easter Monday, Ascension Day, Whit Monday


def is_holiday(day: date, jurisdiction: str = "NL") -> bool:
    """Whether a day is a public holiday, or lies between Christmas and New Year, when every school is closed."""
    if (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1):
        return True
    if (day.month, day.day) in FIXED.get(jurisdiction, ()):
        return True
    return (day - easter(day.year)).days in AFTER_EASTER


@cache
def easter(year: int) -> date:
    """Easter Sunday, by the rule of the Gregorian calendar as Gauss and Meeus give it."""
    century, golden = year // 100, year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    return date(year, 3, 22) + timedelta(moon + weekday - 7 * late)


def schools_are_closed(day: date, jurisdiction: str = "NL") -> bool:
    """Whether a day is a holiday, or lies in the two weeks of Christmas, which schools here and in Flanders share."""
    year = day.year - (day.month == 1)
    christmas = date(year, 12, 25)
    monday = christmas - timedelta(christmas.weekday()) + timedelta(7 if christmas.weekday() > 4 else 0)
    return is_holiday(day, jurisdiction) or monday <= day < monday + timedelta(14)
