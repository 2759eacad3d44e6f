"""A line of the activity log as it was typed, told apart: a name, hours, further names with hours, and text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hybridecli import spoken
from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.lookup import find
from hybridecli.partnership import Partnership
from hybridecli.records import kinds
from hybridecli.spoken import Fit

AND: Final = ("en", "and", "&", "+")
BETWEEN: Final = (*AND, "met", "with")  # between two names
BY_PART: Final = ("people", "couples", "partners", "groups")  # titles of others hold too many words
BY_WHOLE_ID: Final = ("logs", "reflections", "rounds")  # found by id or path only


@dataclass(frozen=True)
class Named:
    """Somebody who is named after the first, with hours of their own or of the ones named together."""

    word: str
    refs: list[str]  # whom it can be
    hours: float | None


@dataclass(frozen=True)
class Heard:
    """The words, told apart."""

    word: str  # the first name
    refs: list[str]  # what it can be
    hours: float | None  # behind it
    together: float | None  # of the first and those who are named with it, as in "henk-jan en marek 3"
    named: list[Named]
    text: list[str]


def hear(partnership: Partnership, words: Sequence[str]) -> Heard:
    """Tell the words apart: a name, hours, further names with hours, and text."""
    said = [word.strip() for word in words if word.strip()]
    if not said:
        hint = _('such as: hybride log henk-jan 3 marek 2 -a "lesson visit" "sat in on two lessons"')
        raise TypedWrongError(_("about whom or what, and what happened?"), hint)
    refs, place = first_name(partnership, said)
    first = " ".join(said[:place])
    hours, place = spoken.hours_at(said, place)
    named: list[Named] = []
    together: float | None = None
    while run := names_at(partnership, said, place):
        group, after = run
        amount, behind = spoken.hours_at(said, after)
        clear = said[place].lower() in AND or is_text(said, after) or after == len(said)
        if amount is None and not clear:
            break
        if hours is None and not named:
            together = amount
        named += [Named(word, found, amount) for word, found in group]
        place = behind
    return Heard(first, refs, hours, together, named, said[place:])


def is_text(words: Sequence[str], place: int) -> bool:
    """Whether a text in quotes stands there."""
    return place < len(words) and bool(re.search(r"\s", words[place]))


def first_name(partnership: Partnership, words: Sequence[str]) -> tuple[list[str], int]:
    """What the first words can be, and the place behind them. A name of several words needs no quotes."""
    word = words[0].rstrip(",;:")
    bare = re.sub(r"\.ya?ml$", "", word)
    own = [
        kind for kind, declared in kinds().items() if not declared.ships and kind != "terms"
    ]  # of words by path only
    if "/" in word or any(partnership.has(kind, bare) for kind in own):
        return [find(partnership, word, () if "/" in word else own).ref], 1
    names = subjects(partnership)
    for number in range(min(len(words), spoken.LONGEST_NAME), 0, -1):
        _fit, found = spoken.best(names, " ".join(words[:number]).rstrip(",;:"), Fit.words)
        if found:
            return found, number
    _fit, found = spoken.best({ref: said for ref, said in names.items() if ref.split("/")[0] in BY_PART}, word)
    if found:
        return found, 1
    return [spoken.one(partnership, [], word, names)], 1


def subjects(partnership: Partnership) -> dict[str, tuple[str, ...]]:
    """What every record that people log about is called."""
    names: dict[str, tuple[str, ...]] = {"partnership": (partnership.charter.title_text, "partnerschap")}
    for kind, declared in kinds().items():
        if not declared.ships and kind not in (*BY_WHOLE_ID, "terms", "partnership"):
            names |= {record.ref: (record.title_text, record.id) for record in partnership.of(kind).values()}
    return names


def names_at(
    partnership: Partnership, words: Sequence[str], place: int
) -> tuple[list[tuple[str, list[str]]], int] | None:
    """The people who are named together at a place, and the place behind them; None where nobody is."""
    together: list[tuple[str, list[str]]] = []
    names = spoken.people(partnership)
    while place < len(words):
        joins = words[place].lower() in BETWEEN
        found = person_at(names, words, place + 1 if joins else place)
        if found is None:
            break
        refs, behind = found
        together.append((" ".join(words[place + 1 if joins else place : behind]).rstrip(",;"), refs))
        place = behind
    return (together, place) if together else None


def person_at(names: dict[str, tuple[str, ...]], words: Sequence[str], place: int) -> tuple[list[str], int] | None:
    """Whom the words at a place can name, and the place behind them."""
    for number in range(min(len(words) - place, spoken.LONGEST_NAME), 0, -1):
        text = " ".join(words[place : place + number]).rstrip(",;").removeprefix("people/").removesuffix(".yaml")
        _fit, found = spoken.best(names, text, Fit.words if number > 1 else Fit.start)
        if found:
            return found, place + number
    return None
