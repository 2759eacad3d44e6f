"""Dates and periods as people type them, and what today is."""

import os
import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from hybridecli.errors import TypedWrongError
from hybridecli.language import _

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        ("ma maandag mon monday", "di dinsdag tue tuesday", "wo woensdag wed wednesday", "do donderdag thu thursday",
         "vr vrijdag fri friday", "za zaterdag sat saturday", "zo zondag sun sunday")
    )
    for name in names.split()
}  # fmt: skip
RELATIVE: Final = {
    "vandaag": 0,
    "today": 0,
    "gisteren": -1,
    "yesterday": -1,
    "eergisteren": -2,
    "morgen": 1,
    "tomorrow": 1,
}
SCHOOL_YEAR: Final = re.compile(r"(?:schooljaar|school ?year)\s*(\d{4})(?:\s*[-/]\s*(\d{2,4}))?", re.IGNORECASE)


def today() -> date:
    """The day of today, or the one that HYBRIDE_TODAY names."""
    named = os.environ.get("HYBRIDE_TODAY")
    if not named:
        return date.today()
    try:
        return date.fromisoformat(named)
    except ValueError:
        raise TypedWrongError(
            _('HYBRIDE_TODAY is not a date: "{value}"').format(value=named),
            _("write year-month-day, such as 2026-02-12"),
        ) from None


def day(text: str, *, ahead: bool = False) -> date:
    """The day that `text` means; without a year the nearest past one, or with `ahead` the nearest to come."""
    word, now = text.strip().lower(), today()
    if word in RELATIVE:
        return now + timedelta(days=RELATIVE[word])
    if word in WEEKDAYS:
        past = (now.weekday() - WEEKDAYS[word]) % 7
        return now + timedelta(days=(7 - past) % 7) if ahead else now - timedelta(days=past)
    try:
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", word):
            year, month, number = (int(part) for part in word.split("-"))
            return date(year, month, number)
        if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}))?", word):
            number, month = int(found[1]), int(found[2])
            if found[3]:
                return date(int(found[3]), month, number)
            return nearest_year(month, number, now, ahead)
    except ValueError:
        pass
    hint = _("write a date such as 2026-02-12, 12-2, yesterday or thu")
    raise TypedWrongError(_('"{value}" is not a date').format(value=text), hint)


def nearest_year(month: int, number: int, now: date, ahead: bool) -> date:
    """The nearest day with this month and number, in the past or `ahead`; 29 February looks further."""
    for distance in range(9):
        try:
            found = date(now.year + (distance if ahead else -distance), month, number)
        except ValueError:
            continue
        if (found >= now) if ahead else (found <= now):
            return found
    raise ValueError


def bounds(text: str) -> tuple[str, str]:
    """The first and last day of a period: a year, month, quarter, school year, day, or two of them with `..`."""
    word = text.strip()
    if ".." in word:
        first, _dots, last = word.partition("..")
        whole = bounds(first)[0] if first else "", bounds(last)[1] if last else "9999-12-31"
        if whole[1] < whole[0]:
            raise TypedWrongError(_("the end is before the start"), _("look at the year and the month of both"))
        return whole
    if (found := SCHOOL_YEAR.fullmatch(word)) and str(int(found[1]) + 1).endswith(found[2] or ""):
        year = int(found[1])
        return f"{year}-08-01", f"{year + 1}-07-31"
    if found := re.fullmatch(r"(\d{4})(?:-(\d\d))?", word):
        first_month, last_month = (int(found[2]), int(found[2])) if found[2] else (1, 12)
        if 1 <= first_month <= 12:
            return month_bounds(int(found[1]), first_month, last_month)
    if found := re.fullmatch(r"(\d{4})-?[QqKk]([1-4])", word):
        return month_bounds(int(found[1]), 3 * int(found[2]) - 2, 3 * int(found[2]))
    alone = day(word).isoformat()
    return alone, alone


def month_bounds(year: int, first: int, last: int) -> tuple[str, str]:
    """The first day of one month and the last of another, in one year."""
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{monthrange(year, last)[1]:02}"
