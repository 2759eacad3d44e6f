"""What people mean by the words that they say: names and parts of names, numbers of hours, activities."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from enum import IntEnum
from typing import Final

from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.lookup import folded
from hybridecli.partnership import Partnership
from hybridecli.records.activities import Activity
from hybridecli.records.couples import Couple

LONGEST_NAME: Final = 5  # words of a name that is not in quotes
LEAST: Final = 3  # letters of a part of a name, so that "de" is nobody
MOST_HOURS: Final = 24.0
_UNIT: Final = r"(?P<unit>u|uur|uren|h|hr|hrs|hour|hours|m|min|mins|minuut|minuten|minute|minutes)"
_UNITS: Final = re.compile(_UNIT, re.IGNORECASE)
_NUMBER: Final = re.compile(rf"(?P<number>\d{{1,4}}([.,]\d{{1,2}})?)\s*{_UNIT}?", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(?P<hours>\d{1,3})\s*(?:[:uh]|uur)\s*(?P<minutes>[0-5]\d)(\s*min)?", re.IGNORECASE)
_FRACTIONS: Final = {"½": ".5", "¼": ".25", "¾": ".75"}
_COUNTED: Final = {  # as a regular expression, without accents -> how many
    "een|one|an?": 1, "twee|two": 2, "drie|three": 3, "vier|four": 4, "vijf|five": 5, "zes|six": 6, "zeven|seven": 7,
    "acht|eight": 8, "tien|ten": 10, "twintig|twenty": 20, "dertig|thirty": 30, "veertig|forty": 40,
}  # fmt: skip
_HOUR: Final = r"(?:uur|uren|uurtje|hours?)"
_IN_WORDS: Final = [  # what is said in words, and how many hours that is of a number
    (re.compile(rf"(?:(?:een|an?) )?half ?(?:an )?{_HOUR}"), 0.5),
    (re.compile(rf"anderhalf {_HOUR}"), 1.5),
    (re.compile(r"(?:een )?kwartier(?:tje)?"), 0.25),
    (re.compile(r"(\d) kwartier"), 0.25),
    *(
        (re.compile(rf"(?:{names}) {unit}"), number * hours)
        for names, number in _COUNTED.items()
        for unit, hours in ((_HOUR, 1), ("kwartier", 0.25), ("(?:min|minuut|minuten|minutes?)", 1 / 60))
    ),
    *((re.compile(rf"(?:{names})enhalf {_HOUR}"), number + 0.5) for names, number in _COUNTED.items()),
]


class Fit(IntEnum):
    """How well words fit a name, the best first."""

    whole = 0
    first = 1  # the first words of it
    words = 2  # words somewhere in it
    joined = 3  # the first words of it, without hyphens and blanks
    start = 4  # the start of a word in it
    part = 5


def fit(name: str, text: str) -> Fit | None:
    """How well `text` fits a name; None where it does not."""
    wanted, whole = folded(text), folded(name)
    if not wanted or not whole:
        return None
    if wanted == whole:
        return Fit.whole
    if whole.startswith(wanted + " "):
        return Fit.first
    if len(wanted) < LEAST:
        return None
    if f" {' '.join(_split(wanted))} " in f" {' '.join(_split(whole))} ":
        return Fit.words
    if _joined(wanted) in _joined_starts(whole):
        return Fit.joined
    if any(word.startswith(wanted) for word in _split(whole)):
        return Fit.start
    return Fit.part if wanted in whole else None


def _split(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _joined(text: str) -> str:
    return "".join(_split(text))


def _joined_starts(whole: str) -> set[str]:
    words = _split(whole)
    return {"".join(words[:number]) for number in range(1, len(words) + 1)}


def best(names: Mapping[str, Iterable[str]], text: str, least: Fit = Fit.part) -> tuple[Fit | None, list[str]]:
    """What is called like `text`: how well, and the keys of those that fit best; nothing below `least`."""
    fits = {key: found for key, several in names.items() if (found := _best_of(several, text)) is not None}
    top = min(fits.values(), default=None)
    if top is None or top > least:
        return None, []
    return top, [key for key, found in fits.items() if found == top]


def _best_of(names: Iterable[str], text: str) -> Fit | None:
    return min((found for name in names if (found := fit(name, text)) is not None), default=None)


def people(partnership: Partnership) -> dict[str, tuple[str, ...]]:
    """What each person is called, by reference."""
    return {record.ref: (record.title_text, record.id) for record in partnership.of("people").values()}


def person(partnership: Partnership, text: str) -> str:
    """The id of the one person that `text` means: an id, a path, a name, a first name or a part of a name."""
    bare = text.strip().removesuffix(".yaml").rpartition("/")[2]
    if bare in partnership.of("people"):
        return bare
    _fit, found = best(people(partnership), text)
    return one(partnership, found, text, people(partnership)).removeprefix("people/")


def one(partnership: Partnership, refs: Sequence[str], text: str, names: Mapping[str, Iterable[str]]) -> str:
    """The one reference of `refs`; several are refused with the candidates, none with the nearest."""
    if len(refs) == 1:
        return refs[0]
    if refs:
        listing = ", ".join(f"{ref} ({described(partnership, ref)})" for ref in sorted(refs)[:8])
        raise TypedWrongError(
            _('"{word}" can be several records').format(word=text), _("name one: {words}").format(words=listing)
        )
    near = nearest(names, text)
    hint = _("see who and what there is with: hybride list people, or: hybride list couples")
    if near:
        hint = _("did you mean {word}?").format(word=f"{near} ({described(partnership, near)})")
    raise TypedWrongError(_('nobody and nothing here is called "{word}"').format(word=text), hint)


def described(partnership: Partnership, ref: str) -> str:
    """A record for people: its name, and of a couple the two."""
    found = partnership.get(ref)
    if isinstance(found, Couple):
        return members(partnership, found)
    return partnership.name(ref)


def members(partnership: Partnership, couple: Couple) -> str:
    """The names of the two of a couple."""
    return " – ".join(
        partnership.name(f"people/{member.person}" if member.person else f"partners/{member.partner}")
        for member in couple.members
    )


def nearest(names: Mapping[str, Iterable[str]], text: str, cutoff: float = 0.7) -> str | None:
    """Whose name, or the first word of it, is spelled most like `text`."""
    spelled: dict[str, str] = {}
    for key, several in names.items():
        for name in several:
            whole = folded(name)
            for way in (whole, whole.split(" ")[0], whole.split(" ")[-1]):
                spelled.setdefault(way, key)
    close = get_close_matches(folded(text), list(spelled), n=1, cutoff=cutoff)
    return spelled[close[0]] if close else None


def hours_at(words: Sequence[str], place: int) -> tuple[float | None, int]:
    """The hours that stand at a place among the words, and the place behind them; None where none do."""
    if place >= len(words):
        return None, place
    word = words[place].strip().rstrip(",;")
    behind = words[place + 1].strip(" ,;.") if place + 1 < len(words) else ""
    unit = _UNITS.fullmatch(behind)
    said, after = _in_words(words, place)
    if said is not None:
        return said, after
    for sign, decimals in _FRACTIONS.items():
        word = re.sub(rf"^(\d*){sign}", rf"0\g<1>{decimals}", word)
    if clock := _CLOCK.fullmatch(word):
        return _sensible(int(clock["hours"]) + int(clock["minutes"]) / 60, words[place]), place + 1
    if not (number := _NUMBER.fullmatch(word)):
        return None, place
    minutes = (number["unit"] or (unit["unit"] if unit else "")).lower().startswith("m")
    amount = float(number["number"].replace(",", ".")) / (60 if minutes else 1)
    return _sensible(amount, words[place]), place + (2 if unit and not number["unit"] else 1)


def _in_words(words: Sequence[str], place: int) -> tuple[float | None, int]:
    """The hours that are said in words, as "een half uur" and "drie kwartier", and the place behind them."""
    bare = [folded(word) for word in words[place : place + 3]]
    for number in range(len(bare), 0, -1):
        text = " ".join(bare[:number])
        if text.count(" ") != number - 1:  # a word with blanks is a text in quotes
            continue
        for pattern, hours in _IN_WORDS:
            if found := pattern.fullmatch(text):
                times = int(found[1]) if pattern.groups else 1
                return round(hours * times, 2), place + number
    return None, place


def _sensible(hours: float, word: str) -> float:
    """Hours as a record has them; more than a day has are a misunderstanding."""
    if hours > MOST_HOURS:
        hint = _("write days as entries of their own; put a text that begins with a number in quotes")
        raise TypedWrongError(_('"{word}" is more hours than a day has').format(word=word), hint)
    rounded = round(hours, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def activities(partnership: Partnership) -> dict[str, tuple[str, ...]]:
    """What each activity of the catalogue is called, in both languages."""
    return {
        identity: (identity, *filter(None, (record.title.nl, record.title.en)))
        for identity, record in partnership.of("activities").items()
        if isinstance(record, Activity)
    }


def planned(couple: Couple) -> list[int]:
    """The numbers of the activities that a couple still plans, in the order of days."""
    still = [number for number, item in enumerate(couple.activities) if item.status == "planned"]
    return sorted(still, key=lambda number: couple.activities[number].first_day)


def activity(partnership: Partnership, couple: Couple | None, text: str) -> tuple[str | None, int | None]:
    """The activity of the catalogue that `text` means, and the number of the planned one that it is.

    What the couple plans in own words is looked through too. Where several fit, those that it still plans go first.
    """
    names = activities(partnership)
    plan: dict[str, int] = {}  # what the names mean -> the first such number in the plan
    for number in planned(couple) if couple else ():
        assert couple
        item = couple.activities[number]
        for key in filter(None, (item.activity, f"{number}." if item.title else None)):
            plan.setdefault(key, number)
        if item.title:
            names[f"{number}."] = (item.title,)
    bare = text.strip().removesuffix(".yaml").rpartition("/")[2]
    found = [bare] if bare in names else best(names, text)[1]
    if len(found) > 1:
        open_ones = [key for key in found if key in plan]
        found = open_ones[:1] if len({plan[key] for key in open_ones}) == 1 else open_ones or found
    if len(found) != 1:
        raise _no_activity(text, found, names)
    number_in_plan = plan.get(found[0])
    if found[0] in partnership.of("activities"):
        return found[0], number_in_plan
    assert couple
    assert number_in_plan is not None
    return couple.activities[number_in_plan].activity, number_in_plan


def _no_activity(text: str, found: list[str], names: Mapping[str, tuple[str, ...]]) -> TypedWrongError:
    """Several activities, or none, are called so."""
    if found:
        listing = ", ".join(names[key][0] if key.endswith(".") else f"{key} ({names[key][1]})" for key in found[:8])
        message = _('"{word}" can be several activities').format(word=text)
        return TypedWrongError(message, _("name one: {words}").format(words=listing))
    near = nearest(names, text, 0.6)
    hint = _("see which there are with: hybride explain activities")
    if near:
        hint = _("did you mean {word}?").format(word=names[near][0] if near.endswith(".") else near) + " " + hint
    return TypedWrongError(_('there is no activity called "{word}"').format(word=text), hint)
