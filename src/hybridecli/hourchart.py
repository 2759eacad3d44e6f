"""Hours as bars of plain signs, behind their numbers, so that a chart can also be read aloud."""

import shutil
import sys
from collections.abc import Sequence
from typing import Final, NamedTuple

from hybridecli.language import _, current
from hybridecli.speech import speech

LINE: Final = 80  # characters, where there is no terminal
LONGEST_BAR: Final = 40
LONGEST_NAME: Final = 24


class Bar(NamedTuple):
    """What one line of a chart shows."""

    name: str
    logged: float
    planned: float
    norm: float | None


def chart(bars: Sequence[Bar]) -> str:
    """A line for each group: its name, its numbers, and then a bar of them, so that it can be read aloud too."""
    full, open_, bound = signs()
    number = speech(current()).number
    names = [shortened(item.name) for item in bars]
    texts = [_("{made} of {planned}").format(made=number(i.logged, 2), planned=number(i.planned, 2)) for i in bars]
    wide, long = max(map(len, names)), max(map(len, texts))
    room = min(max(width() - wide - long - 5, 10), LONGEST_BAR)
    most = max(max(item.planned, item.logged, item.norm or 0) for item in bars) or 1
    lines = [
        f"{name:<{wide}}  {text:>{long}}  {bar(item, room / most)}".rstrip()
        for name, text, item in zip(names, texts, bars, strict=True)
    ]
    legend = _("{full} logged, {open} planned and not logged, {bound} norm").format(full=full, open=open_, bound=bound)
    return "\n".join([legend, *lines])


def bar(item: Bar, scale: float) -> str:
    """The bar of a group: what was logged, what was planned beyond that, and where the norm lies."""
    full, open_, bound = signs()
    done, plan = (round(hours * scale) for hours in (item.logged, item.planned))
    drawn = full * done + open_ * max(plan - done, 0)
    if item.norm is None:
        return drawn
    place = round(item.norm * scale)
    return f"{drawn[:place]:<{place}}{bound}{drawn[place:]}"


def signs() -> tuple[str, str, str]:
    """What bars are drawn with: blocks where these can be shown, else plain signs."""
    blocks = ("█", "░", "|")
    try:
        "".join(blocks).encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ("#", "-", "|")
    return blocks


def width() -> int:
    """How wide a line may be."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else LINE


def shortened(name: str) -> str:
    """The name of a group at the head of its line."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
