"""Whole numbers about many people side by side in one number, so that those of all are added in one step."""

from array import array
from collections.abc import Iterable
from sys import byteorder
from typing import Final

LANE: Final = "H"  # two bytes for each person
WIDTH: Final = array(LANE).itemsize


def joined(numbers: Iterable[int]) -> int:
    """Numbers below 65,536 as one, each in a lane of its own."""
    return int.from_bytes(array(LANE, numbers).tobytes(), byteorder)


def parted(lanes: int, count: int) -> list[int]:
    """The number in each lane."""
    return array(LANE, lanes.to_bytes(WIDTH * count, byteorder)).tolist()
