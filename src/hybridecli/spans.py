"""The periods that figures are about, and what they are called; by what hours are added up."""

import re
from enum import StrEnum
from typing import Final, NamedTuple

from hybridecli import when
from hybridecli.errors import TypedWrongError
from hybridecli.language import _, current
from hybridecli.record import first_day
from hybridecli.speech import speech

EVERYTHING: Final = ("all", "alles")
BEGIN: Final = "0001-01-01"  # of what has no first day
END: Final = "9999-12-31"


class By(StrEnum):
    """By what hours are added up."""

    person = "person"
    couple = "couple"
    partner = "partner"
    month = "month"
    activity = "activity"


class Span(NamedTuple):
    """A period, first and last day included, and what it is called."""

    first: str
    last: str
    name: str

    @property
    def start(self) -> str | None:
        """The first day; None where it is open."""
        return None if self.first == BEGIN else self.first

    @property
    def end(self) -> str | None:
        """The last day; None where it is open."""
        return None if self.last == END else self.last

    def holds(self, day: str) -> bool:
        """Whether a day lies in it; a month or year counts as its first day."""
        return self.first <= first_day(day).isoformat() <= self.last


def span_of(text: str | None) -> Span:
    """The period that was typed; the running school year without, everything where that is asked."""
    if text is not None and text.strip().lower() in EVERYTHING:
        return Span(BEGIN, END, _("all that is recorded"))
    if text is None:
        today = when.today()
        year = today.year - (today.month < 8)
        return Span(f"{year}-08-01", f"{year + 1}-07-31", _("school year {year}").format(year=f"{year}-{year + 1}"))
    try:
        first, last = when.bounds(text)
    except TypedWrongError as error:
        if re.search(r"\d", text):  # a day that is not there, or an end before its start
            raise
        hint = _("write a period such as 2026, 2026-10, October 2026, 2026-Q4, 2026-10-01..2026-12-31")
        raise TypedWrongError(_('"{value}" is not a period').format(value=text), hint) from error
    span = Span(first or BEGIN, last, "")
    return span._replace(name=speech(current()).span(span.start, span.end))
