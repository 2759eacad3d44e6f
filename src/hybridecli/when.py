"""Dates and periods as people type them, and what today is."""

import os
import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import YEARS
from hybridecli.language import LANGUAGES, _, current
from hybridecli.speech import speech

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
LEAST: Final = 3  # letters of the name of a month
ALSO: Final = {"mrt": 3}  # what is no beginning of the name of a month
_IN_WORDS: Final = (  # a day with its month in words, as in Dutch and in English, and without the day
    re.compile(
        r"(?P<day>\d{1,2})(?:e|de|ste|st|nd|rd|th)?[-/. ]*(?:of )?(?P<month>[a-z]{3,})\.?(?:[-/, ]+(?P<year>\d{4}))?"
    ),
    re.compile(r"(?P<month>[a-z]{3,})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?"),
)
_MONTH: Final = re.compile(r"(?P<month>[a-z]{3,})\.? (?P<year>\d{4})")
_BEFORE: Final = re.compile(r"(?P<name>[a-z]+)[.,]{0,2} (?P<rest>.+)")
AROUND: Final = 8  # years within which every day of the year comes on every day of the week, but for 29 February
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


def day(text: str, *, ahead: bool | None = False) -> date:
    """The day that `text` means; without a year the nearest past one, or with `ahead` the nearest to come.

    With None for `ahead` it is the nearest of the two, a day of the week the one to come. A day of the week before a
    date has to fit.
    """
    word, now = " ".join(text.lower().split()), today()
    if word in RELATIVE:
        return now + timedelta(days=RELATIVE[word])
    if word in WEEKDAYS:
        past = (now.weekday() - WEEKDAYS[word]) % 7
        return now - timedelta(days=past) if ahead is False else now + timedelta(days=(7 - past) % 7)
    before = _BEFORE.fullmatch(word)
    weekday = WEEKDAYS.get(before["name"]) if before else None
    found = dated(before["rest"] if before and weekday is not None else word, now, ahead)
    if found is None:
        hint = _("write a date such as 2026-02-12, 12-2, 12 February, yesterday or thu")
        raise TypedWrongError(_('"{value}" is not a date').format(value=text), hint)
    if weekday not in (None, found.weekday()):
        raise another_weekday(text, found, WEEKDAYS[before["name"]] if before else 0)
    return found


def dated(word: str, now: date, ahead: bool | None) -> date | None:
    """The day of a date in small letters, in figures or with its month in words; None where it is no date."""
    try:
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", word):
            year, month, number = word.split("-")
            return of_year(year, int(month), int(number), now, ahead)
        if found := re.fullmatch(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})(?:[-/.](?P<year>\d{4}))?", word):
            return of_year(found["year"], int(found["month"]), int(found["day"]), now, ahead)
        for pattern in _IN_WORDS:
            if (found := pattern.fullmatch(word)) and (named := month_named(found["month"])):
                return of_year(found["year"], named, int(found["day"]), now, ahead)
    except ValueError:
        pass
    return None


def of_year(year: str | None, month: int, number: int, now: date, ahead: bool | None) -> date:
    """The day in its year, else in the nearest; ValueError where there is no such day, or it lies too far away."""
    if year and int(year) not in YEARS:
        raise ValueError(year)
    if year:
        return date(int(year), month, number)
    if ahead is None:
        both = (nearest_year(month, number, now, way) for way in (True, False))
        return min(both, key=lambda found: abs(found - now))
    return nearest_year(month, number, now, ahead)


def month_named(word: str) -> int | None:
    """The number of a month that is named in Dutch or English, or by the beginning of its name."""
    if len(word) < LEAST:
        return None
    months = (speech(language).months for language in LANGUAGES)
    found = (number for names in months for number, name in enumerate(names) if name.lower().startswith(word))
    return ALSO.get(word) or next(found, None)


def month_of(text: str) -> str | None:
    """A month of a year in words, "juni 2026", as files have it; None where it is none."""
    found = _MONTH.fullmatch(" ".join(text.lower().split()))
    number = month_named(found["month"]) if found else None
    return f"{found['year']}-{number:02}" if found and number else None


def another_weekday(text: str, found: date, weekday: int) -> TypedWrongError:
    """What refuses a date that falls on another day of the week, with the nearest year in which it does not."""
    tongue = speech(current())
    message = _('"{value}" does not fit: {day} is a {weekday}')
    said = message.format(value=text.strip(), day=tongue.day(found.isoformat()), weekday=tongue.days[found.weekday()])
    for distance in sorted(range(-AROUND, AROUND + 1), key=abs):
        try:
            other = date(today().year + distance, found.month, found.day)
        except ValueError:
            continue
        if other.weekday() == weekday:
            return TypedWrongError(
                said, _("if you mean that of {year}, write {date}").format(year=other.year, date=other)
            )
    return TypedWrongError(said, _("look at the day of the week, the day and the month"))


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
    if named := month_of(word):
        return bounds(named)
    alone = day(word).isoformat()
    return alone, alone


def month_bounds(year: int, first: int, last: int) -> tuple[str, str]:
    """The first day of one month and the last of another, in one year."""
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{monthrange(year, last)[1]:02}"
