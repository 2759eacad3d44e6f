"""One line of a log sheet: the day, what was done and for how many hours, as people write it."""

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from hybridecli import boxes, spoken, writtendays
from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.sheetcodes import Line, compared

HEAD_DATE: Final = re.compile(rf"(?i)^\s*(?:op\s+|on\s+)?({writtendays.DATE})(?=$|[\s,;:|.)–—-])[\s,;:|.)–—-]*")
NUMBER: Final = r"(?:\d{1,2}(?:[.,]\d{1,2})?|\d{1,2}[:uh]\d{2}|[½¼¾]|\d{1,2}[½¼¾])"
UNIT: Final = r"(?:uur|uren|u|hours?|hrs?|h|min(?:uten|utes|\.)?|kwartier)?\.?"
LAST_HOURS: Final = re.compile(
    rf"(?i)(?:^|[\s,;:|(=–—-])({NUMBER}\s*{UNIT}|(?:half|anderhalf|een half) uur)\s*[)|.\s]*$"
)


class Row(NamedTuple):
    """One line of a log sheet."""

    line: int
    day: str
    what: str
    hours: float
    with_year: bool = False


def row_of(lines: Sequence[Line], printed: Collection[str] = ()) -> Row | None:
    """The day, the words and the hours on a line, in cells or one after the other; None for what was only planned."""
    number = next(number for number, text in lines if boxes.tidy(text))
    text = " | ".join(text.strip(" |\t") for _number, text in lines if boxes.tidy(text) or "|" in text)
    raw = lines[0][1]
    cells = [cell.strip() for cell in re.split(r"[|\t]", raw.strip().strip("|"))] if re.search(r"[|\t]", raw) else []
    if len(cells) >= 3 and len([1 for _n, line in lines if boxes.tidy(line)]) == 1:
        day, what, amount = cells[0], " ".join(cells[1:-1]).strip(), cells[-1]
        if not amount and not LAST_HOURS.search(what):
            return unfinished(day, what, printed)
        if amount:
            return Row(number, day_of(day, text), words_of(what, text), hours_of(amount), has_year(day))
    bare_text = " ".join(boxes.BLANK.sub(" ", re.sub(r"[|\t]", " ", text)).split())
    date = HEAD_DATE.match(bare_text)
    if not date:
        raise TypedWrongError(_('"{text}" does not begin with a day').format(text=bare_text), usual())
    rest = bare_text[date.end() :]
    amount_found = LAST_HOURS.search(rest)
    if not amount_found:
        return unfinished(date[1], rest, printed)
    return Row(
        number,
        day_of(date[1], bare_text),
        words_of(rest[: amount_found.start()], bare_text),
        hours_of(amount_found[1]),
        has_year(date[1]),
    )


def has_year(day: str) -> bool:
    """Whether a day was written with its year."""
    return bool(re.search(r"\d{4}|\d[-/.]\d{1,2}[-/.]\d|'?\d{2}$(?<=[a-z. ]\d\d)", day.strip()))


def usual() -> str:
    """How a line is written."""
    return _("write the day, what was done and the hours, such as: 12-2 lesson visit 3")


def unfinished(day: str, what: str, printed: Collection[str]) -> Row | None:
    """A line without hours: what was only planned and printed is no answer; None. Raises TypedWrongError."""
    same = compared(f"{day} {what}")
    if any(line.endswith(same) for line in printed):
        return None
    raise TypedWrongError(_('"{text}" has no hours').format(text=f"{day} {what}".strip()), usual())


def day_of(text: str, whole: str) -> str:
    """The day of a line, in the past."""
    if not text.strip():
        raise TypedWrongError(_('"{text}" does not begin with a day').format(text=boxes.tidy(whole)), usual())
    return writtendays.past_day(text)


def words_of(text: str, whole: str) -> str:
    """What was done."""
    what = " ".join(boxes.BLANK.sub(" ", text).split()).strip(" ,;:|–—-")
    if not re.search(r"[^\W\d_]{2}", what):
        raise TypedWrongError(_('"{text}" does not say what was done').format(text=boxes.tidy(whole)), usual())
    return what


def hours_of(text: str) -> float:
    """The hours of a line."""
    words = text.strip(" .,|").split()
    amount, after = spoken.hours_at(words, 0)
    if amount is None or after < len(words) or not amount:
        hint = _("write the hours as a number, such as 2 or 1,5")
        raise TypedWrongError(_('"{text}" is not a number of hours').format(text=text.strip()), hint)
    return amount
