"""The half-days that suit, as people tick them in a grid or write them down."""

import re
from typing import Final

from hybridecli import when
from hybridecli.boxes import BLANK, BULLET, MARK, ticks, tidy
from hybridecli.errors import TypedWrongError
from hybridecli.language import _

DAY_NAMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PART_NAMES: Final = {
    **dict.fromkeys(("ochtend", "voormiddag", "morgen", "morning", "vm", "ochtends", "am"), "morning"),
    **dict.fromkeys(("middag", "namiddag", "afternoon", "nm", "middags", "pm"), "afternoon"),
    **dict.fromkeys(("avond", "evening", "avonds"), "evening"),
    **dict.fromkeys(("dag", "day", "hele dag", "de hele dag", "whole day", "all day", "heel de dag"), "day"),
}


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
