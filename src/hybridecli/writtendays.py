"""Days as people write them on a sheet: a date, and times that do not suit."""

import re
from datetime import date, timedelta
from typing import Final

from hybridecli import when
from hybridecli.boxes import one_line
from hybridecli.errors import TypedWrongError
from hybridecli.language import _, current
from hybridecli.speech import speech

_MONTH: Final = r"(?:jan|feb|mrt|maart|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*"
_WEEKDAY: Final = r"(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[a-z]*"
DATE: Final = (
    rf"(?:{_WEEKDAY}\.?,?\s+)?"
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?|\d{{1,2}}e?\.?\s*{_MONTH}\.?(?:\s*'?\d{{2,4}})?)"
)
_UNTIL: Final = r"(?:tot\s+en\s+met|tot\s*&\s*met|t\s*/\s*m|tm|tot|until|till|to|through|[-–—])"
SHORT_YEAR: Final = re.compile(
    rf"(?i)((?:^|\s)(?:\d{{1,2}}[-/.]\d{{1,2}}[-/.]|\d{{1,2}}e?\.?\s*{_MONTH}\.?\s*))['’]?(\d{{2}})$"
)
PERIOD: Final = re.compile(
    rf"(?i)(?:van|vanaf|from|between)?\s*(?P<first>{DATE}|\d{{1,2}})\s*{_UNTIL}\s*(?P<last>{DATE})(?!\d)(?P<why>.*)",
    re.DOTALL,
)
ONE_DAY: Final = re.compile(rf"(?i)(?:op|on)?\s*(?P<first>{DATE})(?!\d)(?P<why>.*)", re.DOTALL)
WEEK: Final = re.compile(
    rf"(?i)(?:in\s+)?we(?:ek|ken|eks)\s*(?P<first>\d{{1,2}})(?:\s*(?:{_UNTIL}|en|and)\s*(?:week\s*)?(?P<last>\d{{1,2}}))?(?!\d)(?P<why>.*)",
    re.DOTALL,
)


def day(text: str, *, ahead: bool) -> str:
    """A date as people write it, also with two figures for the year. Raises TypedWrongError."""
    return when.day(SHORT_YEAR.sub(r"\g<1>20\2", one_line(text).strip(" .,")), ahead=ahead).isoformat()


def past_day(text: str) -> str:
    """A date of what has happened, which is not to come. Raises TypedWrongError."""
    found = day(text, ahead=False)
    if found > when.today().isoformat():
        message = _("{day} is still to come").format(day=speech(current()).day(found))
        raise TypedWrongError(message, _("look at the day, the month and the year"))
    return found


def time(text: str) -> dict[str, str]:
    """One time that does not suit."""
    if found := WEEK.fullmatch(text):
        first, last = week(int(found["first"]), text), week(int(found["last"] or found["first"]), text)
        return with_reason(first, last + timedelta(days=6), found["why"], text)
    if found := PERIOD.fullmatch(text):
        start, end = found["first"].strip(), found["last"].strip()
        if not re.search(r"\d{4}|\d[-/.]\d", end) and not re.search(_MONTH, end, re.IGNORECASE):
            raise no_time(text)
        if re.fullmatch(r"\d{1,2}", start):
            start = same_month(start, end)
        year = re.search(r"\d{4}", end)
        if year and not re.search(r"\d{4}", start):
            start += f" {year[0]}" if re.search(r"[a-z]", start) else f"-{year[0]}"
        first = date.fromisoformat(day(start, ahead=True))
        last = date.fromisoformat(day(end, ahead=True))
        if last < first and not year:  # the end has no year either, so it is the one after the start
            last = date.fromisoformat(after(last, first))
        if last < first:
            raise TypedWrongError(_("the end is before the start"), _("look at the year and the month of both"))
        return with_reason(first, last, found["why"], text)
    if found := ONE_DAY.fullmatch(text):
        first = date.fromisoformat(day(found["first"], ahead=True))
        return with_reason(first, first, found["why"], text)
    raise no_time(text)


def same_month(number: str, end: str) -> str:
    """The day of a number whose month and year stand with the end."""
    bare = re.sub(rf"(?i)^{_WEEKDAY}\.?,?\s+(?=\d)", "", end)
    return re.sub(r"^\d{4}-(\d{1,2})-\d{1,2}$", rf"{number}-\1", re.sub(r"^\d{1,2}(?=[-/.\se])", number, bare))


def after(end: date, start: date) -> str:
    """The same day of the year, not before the start."""
    while end < start:
        end = end.replace(year=end.year + 1) if (end.month, end.day) != (2, 29) else end + timedelta(days=366)
    return end.isoformat()


def week(number: int, text: str) -> date:
    """The Monday of the nearest week of this number that is not over."""
    now = when.today()
    for year in (now.year, now.year + 1):
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        if monday + timedelta(days=6) >= now:
            return monday
    raise no_time(text)


def with_reason(first: date, last: date, why: str, text: str) -> dict[str, str]:
    """A time as a record has it; what stands behind the date is the reason."""
    reason = " ".join(why.split()).strip(" .,;:()-–—")
    if re.match(r"\d", reason):
        raise no_time(text)
    found = {"from": first.isoformat(), "until": last.isoformat()}
    return {**found, "why": reason} if reason else found


def no_time(text: str) -> TypedWrongError:
    """What refuses words in which no days are to be seen."""
    hint = _("write the first and the last day, then the reason, such as: 4-5 t/m 8-5: exams")
    return TypedWrongError(_('"{value}" is not a time with days').format(value=text), hint)
