"""Sets of places as the bits of one number, so that many people are looked at in one step."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

Name = TypeVar("Name")


def bits(holds: Sequence[bool]) -> int:
    """Truths as the bits of one number, the first as the lowest."""
    text = "".join(["1" if one else "0" for one in holds])
    return int(text[::-1], 2) if text else 0


def union(masks: Mapping[Name, int], names: Iterable[Name]) -> int:
    """All that some names stand for, as bits."""
    found = 0
    for name in names:
        found |= masks.get(name, 0)
    return found


def places_of(mask: int) -> list[int]:
    """The places of the bits that are set."""
    return [place for place, bit in enumerate(bin(mask)[:1:-1]) if bit == "1"]


def truths(mask: int, count: int) -> list[bool]:
    """For each place whether its bit is set."""
    return [bit == "1" for bit in f"{mask:0{count}b}"[::-1]] if count else []
