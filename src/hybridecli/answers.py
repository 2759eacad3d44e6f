"""What people write as an answer on a sheet: boxes and words, lists, dates, half-days, times and wishes."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from hybridecli import assignment, when
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import Choice, DayType, FieldType, Number, YesNo
from hybridecli.language import _
from hybridecli.lookup import folded
from hybridecli.partnership import Partnership
from hybridecli.questions import Question
from hybridecli.reading import one_of

Options = Sequence[tuple[str, str]]  # value and label

_EMPTY: Final = r"[☐□▢❏❑◻○\uf0a8\uf06f\uf071]|\[\s*\]|\(\s*\)"
_FULL: Final = r"[☒☑■✓✔✅✗✘☓●\uf0fe\uf078\uf052\uf053]|[\[(]\s*[xXvV✓✔✗×]\s*[\])]"
MARK: Final = re.compile(
    rf"(?P<full>{_FULL}|(?<!\w)[xXvV×](?:{_EMPTY})|(?:{_EMPTY})[ \t]?[xXvV×✓](?!\w))"
    rf"|(?P<empty>{_EMPTY})|(?P<bare>(?<!\S)[xX×](?=\s))"
)
BLANK: Final = re.compile(r"_{2,}|\.{4,}|…{2,}|(?:&#95;)+_*(?:&#95;)*")
BULLET: Final = re.compile(r"^\s*(?:[-*•·▪◦–—+o]\s+|\d{1,2}[.)]\s+)")
UNITS: Final = re.compile(
    r"(?i)\s*(?:uur|uren|u|hours?|hrs?|h)?\.?\s*(?:(?:per|p/|/|elke|a|each)\s*(?:maand|mnd|month|m))?\.?\s*$"
)
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mrt maa mar", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec"), 1
    )
    for name in names.split()
}
_MONTH: Final = r"(?:jan|feb|mrt|maart|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*"
_WEEKDAY: Final = r"(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[a-z]*"
DATE: Final = (
    rf"(?:{_WEEKDAY}\.?,?\s+)?"
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?|\d{{1,2}}e?\.?\s*{_MONTH}\.?(?:\s*'?\d{{2,4}})?)"
)
_UNTIL: Final = r"(?:tot\s+en\s+met|tot\s*&\s*met|t\s*/\s*m|tm|tot|until|till|to|through|[-–—])"
PERIOD: Final = re.compile(
    rf"(?i)(?:van|vanaf|from|between)?\s*(?P<first>{DATE}|\d{{1,2}})\s*{_UNTIL}\s*(?P<last>{DATE})(?!\d)(?P<why>.*)",
    re.DOTALL,
)
ONE_DAY: Final = re.compile(rf"(?i)(?:op|on)?\s*(?P<first>{DATE})(?!\d)(?P<why>.*)", re.DOTALL)
WEEK: Final = re.compile(
    rf"(?i)(?:in\s+)?we(?:ek|ken|eks)\s*(?P<first>\d{{1,2}})(?:\s*(?:{_UNTIL}|en|and)\s*(?:week\s*)?(?P<last>\d{{1,2}}))?(?!\d)(?P<why>.*)",
    re.DOTALL,
)
DAY_NAMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PART_NAMES: Final = {
    **dict.fromkeys(("ochtend", "voormiddag", "morgen", "morning", "vm", "ochtends", "am"), "morning"),
    **dict.fromkeys(("middag", "namiddag", "afternoon", "nm", "middags", "pm"), "afternoon"),
    **dict.fromkeys(("avond", "evening", "avonds"), "evening"),
    **dict.fromkeys(("dag", "day", "hele dag", "de hele dag", "whole day", "all day", "heel de dag"), "day"),
}
SAME: Final = ("hetzelfde", "zelfde", "dezelfde", "gelijk", "gelijke", "same", "the same")
DIFFERENT: Final = (
    "ander",
    "andere",
    "anders",
    "een ander",
    "een andere",
    "verschillend",
    "different",
    "another",
    "other",
)
MUST: Final = ("moet", "must", "a must", "beslist", "echt", "per se", "required", "eis")
PREFER: Final = ("liefst", "graag", "bij voorkeur", "voorkeur", "prefer", "preferably", "preferred", "rather")
INDIFFERENT: Final = (
    "maakt niet uit", "maakt me niet uit", "maakt mij niet uit", "niet belangrijk", "om het even", "geen voorkeur",
    "nvt", "n.v.t.", "indifferent", "no preference", "does not matter", "doesn't matter",
)  # fmt: skip


class Said(NamedTuple):
    """What an answer means; None where nothing was answered. `left` is what was written beside it and not read."""

    value: Any = None
    left: str = ""


# Boxes


class Ticks(NamedTuple):
    """The boxes in an answer: how many there are, the values of those that are ticked, and what else stands there."""

    boxes: int
    values: list[str]
    left: str


def ticks(text: str, options: Options) -> Ticks:
    """Which boxes are ticked; a label stands behind its box, or before it where the first label does."""
    marks = [mark for mark in MARK.finditer(text) if not mark["bare"] or labelled(text[mark.end() :], options)[0]]
    if not marks:
        return Ticks(0, [], text.strip())
    before = text[: marks[0].start()]
    label_first = labelled(before, options)[0] is not None and labelled(text[marks[-1].end() :], options)[0] is None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    starts = [0, *(mark.end() for mark in marks[:-1])]
    found: list[str] = []
    rest = [] if label_first else [before]
    for number, mark in enumerate(marks):
        piece = text[starts[number] : mark.start()] if label_first else text[mark.end() : ends[number]]
        value, left = labelled(piece, options)
        rest.append(left)
        if mark["empty"] is None:
            found.append("?" if value is None else value)
    if label_first:
        rest.append(text[marks[-1].end() :])
    return Ticks(len(marks), list(dict.fromkeys(found)), tidy(" ".join(rest)))


def labelled(text: str, options: Options) -> tuple[str | None, str]:
    """The value whose label the text begins with, and what stands behind it."""
    bare = text.lstrip(" \t\n|:-–—\u00a0")
    for value, label in sorted(options, key=lambda option: -len(option[1])):
        pattern = r"\s+".join(re.escape(word) for word in label.split())
        if found := re.match(rf"(?i){pattern}(?!\w)", bare):
            return value, bare[found.end() :]
    return None, text


def tidy(text: str) -> str:
    """What is left of a text without the lines and signs that sheets are made of."""
    return " ".join(re.sub(r"[|\t\n]|:?-{3,}:?", " ", BLANK.sub(" ", text)).split()).strip(" .,;:·-–—/")


# What it is by its type


def scalar(partnership: Partnership, kind: FieldType, question: Question, text: str, *, ahead: bool) -> Said:
    """One value; a box that is ticked, else the words. Raises TypedWrongError."""
    options = [option for option in question.options if option[0]]
    if options:
        ticked = ticks(text, options)
        if len(ticked.values) > 1:
            raise TypedWrongError(_("two boxes are ticked, and one answer fits here"), _("leave one of them"))
        if ticked.values == ["?"]:
            raise TypedWrongError(_("a box is ticked, and it has no words behind it"), allowed(options))
        if ticked.values:
            return Said(typed(partnership, kind, ticked.values[0], ahead=ahead), ticked.left)
        if not ticked.left:
            return Said()
        text = ticked.left
        meant = {
            value for value, label in options if folded(text) in (folded(label), folded(re.split(r"[,(]", label)[0]))
        }
        if len(meant) == 1:
            return Said(typed(partnership, kind, meant.pop(), ahead=ahead))
    text = one_line(text)
    if not text:
        return Said()
    try:
        return Said(typed(partnership, kind, text, ahead=ahead))
    except TypedWrongError as error:
        if options:
            error.hint = allowed(options)
        raise


def allowed(options: Options) -> str:
    """The labels that answer a question, in the first language that it was asked in."""
    labels: dict[str, str] = {}
    for value, label in options:
        labels.setdefault(value, label)
    return one_of(labels.values())


def typed(partnership: Partnership, kind: FieldType, text: str, *, ahead: bool) -> Any:
    """The plain value of a text that people wrote. Raises TypedWrongError."""
    if isinstance(kind, DayType):
        return day(text, ahead=ahead)
    if isinstance(kind, Number):
        text = UNITS.sub("", text) or text
    if isinstance(kind, YesNo | Choice):
        text = text.strip(" .,!")
    if type(kind) is FieldType:
        return text
    return assignment.value(partnership, kind, text, future=ahead)


def one_line(text: str) -> str:
    """An answer in one line, without the line that it was written on and the sign of a list."""
    lines = (BULLET.sub("", BLANK.sub(" ", line)) for line in cells_joined(text).split("\n"))
    return " ".join(" ".join(lines).split()).strip()


def cells_joined(text: str) -> str:
    """Text without the lines between the cells of a table."""
    return re.sub(r"[ \t]*(?:\||\t)[ \t]*", " ", text)


def listed(text: str, *, commas: bool = True) -> list[str]:
    """The items of an answer: lines, or between semicolons; of one line, short words between commas too."""
    lines = [BLANK.sub(" ", line).strip(" |\t") for line in text.split("\n")]
    lines = [line for line in lines if tidy(line)]
    if any(BULLET.match(line) for line in lines):  # a line without the sign goes on with the one before it
        whole: list[str] = []
        for line in lines:
            if whole and not BULLET.match(line):
                whole[-1] += " " + line
            else:
                whole.append(line)
        lines = whole
    items = [item for line in lines for item in BULLET.sub("", line).split(";")]
    if commas and len(items) == 1 and "," in items[0]:
        parts = [re.sub(r"^(?:en|and)\s+", "", part.strip()) for part in items[0].split(",")]
        if all(part and len(part.split()) <= 4 for part in parts):
            items = parts
    return [found for item in items if (found := " ".join(item.split()).strip(" .,"))]


# Dates


def day(text: str, *, ahead: bool) -> str:
    """A date as people write it: also with a weekday before it, the month in words, two figures for the year."""
    word = one_line(text).strip(" .,")
    bare = re.sub(rf"(?i)^{_WEEKDAY}\.?,?\s+(?=\d)", "", word)
    if found := re.fullmatch(rf"(?i)(\d{{1,2}})e?\.?\s*({_MONTH})\.?(?:\s*'?(\d{{2,4}}))?", bare):
        number = MONTHS[found[2][:3].lower()]
        bare = f"{found[1]}-{number}" + (f"-{found[3]}" if found[3] else "")
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})", bare):
        bare = f"{found[1]}-{found[2]}-20{found[3]}"
    try:
        meant = when.day(bare, ahead=ahead)
    except TypedWrongError:
        hint = _("write a date such as 2026-02-12, 12-2-2026 or 12 February 2026")
        raise TypedWrongError(_('"{value}" is not a date').format(value=word), hint) from None
    name = re.match(rf"(?i){_WEEKDAY}(?=\.?,?\s+\d)", word)
    if name and not weekday_fits(name[0], meant):
        message = _('"{value}" is a date that does not fall on that day of the week').format(value=word)
        raise TypedWrongError(message, _("look at the day, the month and the year"))
    return meant.isoformat()


def weekday_fits(name: str, meant: date) -> bool:
    """Whether a day falls on the day of the week that stands before it."""
    small = name.lower()
    known = [
        number for word, number in when.WEEKDAYS.items() if word == small or (len(small) > 2 and word == small[:3])
    ]
    return not known or meant.weekday() in known


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


# Half-days


def day_name(word: str) -> str | None:
    """The day of the week that a word means, in Dutch or English, in the plural too."""
    small = word.lower()
    for form in (small, small.removesuffix("en"), small.removesuffix("s")):
        if form in when.WEEKDAYS:
            return DAY_NAMES[when.WEEKDAYS[form]]
    return None


def half_days(text: str) -> list[dict[str, str]]:
    """The half-days that suit: ticked in the grid, or in words. Raises TypedWrongError."""
    found, words = in_grid(text)
    for line in re.split(r"[\n;]", words):
        found += in_words(BULLET.sub("", BLANK.sub(" ", line)))
    return [dict(item) for item in dict.fromkeys(tuple(item.items()) for item in found)]


def in_grid(text: str) -> tuple[list[dict[str, str]], str]:
    """The half-days that are ticked, and the lines that are not of the grid."""
    found: list[dict[str, str]] = []
    words: list[str] = []
    parts = [(part, name) for name, part in PART_NAMES.items()]
    current: str | None = None
    for line in text.split("\n"):
        cells = [cell.strip() for cell in re.split(r"[|\t]", line.strip(" |\t"))]
        name = day_name(re.match(r"\W*(\w*)", cells[0])[1])  # type: ignore[index]
        if len(cells) > 1 and name and all(re.fullmatch(r"[xXvV✓✔☒☑]?", cell) for cell in cells[1:]):
            placed = zip(cells[1:], ("morning", "afternoon", "evening"), strict=False)
            found += [{"day": name, "part": part} for cell, part in placed if cell]
        elif MARK.search(line):
            current = name or current
            ticked = ticks(
                re.sub(rf"^[\s|]*{re.escape(cells[0])}", "", line) if name and len(cells) > 1 else line, parts
            )
            if "?" in ticked.values or (ticked.values and current is None):
                raise no_half_day(line)
            found += [{"day": str(current), "part": part} for part in ticked.values]
            left = " ".join(word for word in ticked.left.split() if not day_name(word))
            if left:
                raise no_half_day(left)
        elif name and len(cells) == 1 and day_name(cells[0]) and "\n" in text.strip() and MARK.search(text):
            current = name  # a cell on a line of its own
        elif tidy(line):
            words.append(line)
    return found, "\n".join(words)


def in_words(text: str) -> list[dict[str, str]]:
    """Half-days in words: "do-middag", "donderdagmiddag", "ma en di ochtend" is refused, as it can be two things."""
    found: list[dict[str, str]] = []
    joined = False  # to the one before it, by "and"
    for word in words_of_week(text):
        if word in ("en", "and", "of", "or", "/", "&", "+"):
            joined = True
        elif word == ",":
            joined = False
        elif name := day_name(word):
            if found and joined and "part" not in found[-1]:
                found[-1]["open"] = "yes"
            found.append({"day": name})
            joined = False
        elif (part := PART_NAMES.get(word)) and found:
            last = found[-1]
            if "part" in last:
                found.append({"day": last["day"], "part": part})
            else:
                last["part"] = part
                if len(found) > 1 and "open" in found[-2]:
                    raise no_half_day(text)
            joined = False
        elif word not in ("op", "de", "on", "s", "elke", "every", "in", "the"):
            raise no_half_day(text)
    return [{"day": item["day"], "part": item.get("part", "day")} for item in found]


def words_of_week(text: str) -> list[str]:
    """The words in which days and their parts are written, compounds taken apart."""
    small = text.lower().replace("’", "'").replace("'s", " ")
    small = re.sub(r"\b(?:de\s+)?(?:hele|heel de|whole|all)[\s-]+(?:dag|day)\b", " dag ", small)
    small = re.sub(r"\b(\w+dag)(ochtend|voormiddag|morgen|middag|namiddag|avond)(?:en|s)?\b", r"\1 \2", small)
    small = re.sub(r"(ochtend|middag|avond|morning|afternoon|evening)(?:en|s)\b", r"\1", small)
    return re.findall(r"[^\W_]+|[,/&+]", small.replace(".", " "))


def no_half_day(text: str) -> TypedWrongError:
    """What refuses words in which no half-days are to be seen."""
    message = _('"{value}" does not say which half-days').format(value=tidy(text))
    return TypedWrongError(message, _("name each day with its part, such as: thursday afternoon; friday morning"))


# Wishes


def wish(aspect: str, text: str, options: Options) -> Said:
    """A wish about the other in one respect; None where it does not matter. Raises TypedWrongError."""
    ticked = ticks(text, options)
    values, left = list(ticked.values), ticked.left
    words = folded_words(left)
    for meaning, names in (
        ("same", SAME),
        ("different", DIFFERENT),
        ("must", MUST),
        ("prefer", PREFER),
        ("", INDIFFERENT),
    ):
        for name in sorted(names, key=len, reverse=True):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
                words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", words)
                values += [meaning] if meaning else ["indifferent"]
                break
    hint = _("tick or write: the same or different, and must or preferably")
    if words.strip(" ,.;:") or "?" in values:
        raise TypedWrongError(_('"{value}" is a wish that cannot be read').format(value=tidy(left or text)), hint)
    kinds = [value for value in dict.fromkeys(values) if value in ("same", "different")]
    weights = [value for value in dict.fromkeys(values) if value in ("must", "prefer")]
    if len(kinds) > 1 or len(weights) > 1 or ("indifferent" in values and (kinds or weights)):
        raise TypedWrongError(_("the wish says two things"), hint)
    if weights and not kinds:
        raise TypedWrongError(_("the wish says how much it matters, but not what"), hint)
    if not kinds:
        return Said()
    return Said({"aspect": aspect, "wish": kinds[0], **({"weight": weights[0]} if weights else {})})


def folded_words(text: str) -> str:
    """A text in small letters with single blanks."""
    return " ".join(text.lower().replace("’", "'").split())
