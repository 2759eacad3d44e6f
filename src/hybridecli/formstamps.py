"""The day on which somebody filled in a form, as form tools stamp it."""

import re
from contextlib import suppress
from datetime import date
from typing import Final

from hybridecli import when

FIELD: Final = "twinning.registered"
ENDS: Final = (
    "tijdstempel|timestamp|voltooiingstijd|tijd van voltooien|tijdstip van voltooien|voltooid|voltooid op|"
    "completion time|completed|completed at|submitted|submitted at|submission date|submit date|submit date utc|"
    "date submitted|ingezonden|ingezonden op|verzonden|verzonden op|ingediend|ingediend op|ingevuld op|"
    "datum inzending|datum van inzending"
)
STARTS: Final = "begintijd|starttijd|start time|started at|begonnen|begonnen op|start date"
YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
YEAR_LAST: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
TIME: Final = re.compile(r"(?i)[\s,]+(?:om\s+|at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?!\d).*$", re.DOTALL)


def rank(title: str) -> int:
    """How much a column tells of the day: a question for it most, then the end of filling in, then its start."""
    return 1 if title in ENDS.split("|") else 2 if title in STARTS.split("|") else 0


def day_of(cell: str) -> str:
    """The day in a stamp, without the time; as it stands where it is no stamp."""
    text = cell.strip()
    if found := YEAR_FIRST.match(text):
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    if found := YEAR_LAST.match(text):
        one, other, year = int(found[1]), int(found[2]), int(found[3]) % 100 + 2000
        days = [known for order in ((one, other), (other, one)) if (known := made(year, order[1], order[0]))]
        past = [known for known in days if known <= when.today()]  # some tools put the month first
        if days:
            return (past or days)[0].isoformat()
    return TIME.sub("", text)


def made(year: int, month: int, day: int) -> date | None:
    """The day, if there is one."""
    with suppress(ValueError):
        return date(year, month, day)
    return None
