"""What the two of a pair, and what they ask for, are called in sentences that can be read aloud."""

import contextlib
from collections.abc import Iterable, Iterator
from typing import Final

from hybridecli.language import current, install, n_
from hybridecli.matching import Pair
from hybridecli.partnership import Partnership
from hybridecli.records.people import Wish
from hybridecli.seekers import Seeker
from hybridecli.speech import speech
from hybridecli.wishwords import asked_for

FEW_HALF_DAYS: Final = 4  # half-days that are named one by one


def first_name(seeker: Seeker) -> str:
    """The first name of somebody; the whole name where it begins with an initial or a title."""
    first = seeker.name.split()[0]
    return seeker.name if "." in first else first


def first_names(pair: Pair) -> tuple[str, str]:
    """What the two are called in sentences about both: by their first names, unless these are the same."""
    one, other = (first_name(seeker) for seeker in pair[:2])
    return (one, other) if one.casefold() != other.casefold() else (pair.one.name, pair.other.name)


def both_ways(pair: Pair) -> tuple[tuple[Seeker, str, Seeker, str], ...]:
    """Each of the two beside the other, with what they are called."""
    one, other = first_names(pair)
    return (pair.one, one, pair.other, other), (pair.other, other, pair.one, one)


def named(partnership: Partnership, identity: str) -> str:
    """The name of a person; the id where there is nobody."""
    return partnership.name(f"people/{identity}").removeprefix("people/")


def all_asked_for(wishes: Iterable[Wish]) -> str:
    """What some wishes ask for, as an enumeration."""
    return speech(current()).listing([asked_for(wish) for wish in wishes])


def half_day_names(mask: int) -> str:
    """Half-days in words; a whole day by its name alone."""
    names, tongue = [], speech(current())
    for day, name in enumerate(tongue.days):
        parts = mask >> (3 * day) & 7
        if parts & 3 == 3:
            names.append(name)
        elif parts & 1:
            names.append(tongue.half_day(day, "morning"))
        elif parts & 2:
            names.append(tongue.half_day(day, "afternoon"))
        if parts & 4:
            names.append(tongue.half_day(day, "evening"))
    more = len(names) - FEW_HALF_DAYS
    shown = names[:FEW_HALF_DAYS]
    if more > 0:
        shown.append(n_("{n} other half-day", "{n} other half-days", more).format(n=more))
    return tongue.listing(shown)


def sentences(parts: Iterable[str]) -> str:
    """Parts as sentences, each with its capital and its full stop."""
    tongue = speech(current())
    return " ".join(tongue.sentence(part) for part in parts)


@contextlib.contextmanager
def in_language(wanted: str) -> Iterator[None]:
    """Say things in the language of the partnership, as what is kept in records is."""
    before = current()
    install(wanted)
    try:
        yield
    finally:
        install(before)
