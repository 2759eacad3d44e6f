"""What sheets are made of: boxes to tick, lines to write on, and the signs of a list."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from hybridecli.errors import TypedWrongError
from hybridecli.language import _

Options = Sequence[tuple[str, str]]  # value and label
_EMPTY: Final = r"[☐□▢❏❑◻○\uf0a8\uf06f\uf071]|\[\s*\]|\(\s*\)"
_FULL: Final = r"[☒☑■✓✔✅✗✘☓●\uf0fe\uf078\uf052\uf053]|[\[(]\s*[xXvV✓✔✗×]\s*[\])]"
MARK: Final = re.compile(
    rf"(?P<full>{_FULL}|(?<!\w)[xXvV×](?:{_EMPTY})|(?:{_EMPTY})[ \t]?[xXvV×✓](?!\w))"
    rf"|(?P<empty>{_EMPTY})|(?P<bare>(?<!\S)[xX×](?=\s))"
)
BLANK: Final = re.compile(r"_{2,}|\.{4,}|…{2,}|(?:&#95;)+_*(?:&#95;)*")
BULLET: Final = re.compile(r"^\s*(?:[-*•·▪◦–—+o]\s+|\d{1,2}[.)]\s+)")


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


def two_ticked(hint: str = "") -> TypedWrongError:
    """What refuses two boxes that are ticked where one answer fits."""
    return TypedWrongError(_("two boxes are ticked, and one answer fits here"), hint or _("leave one of them"))


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
