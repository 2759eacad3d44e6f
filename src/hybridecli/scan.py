"""Scans: the free text of a record or a document, and where patterns stand in it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Any, Final, NamedTuple

from hybridecli.compound import Either, Many, Named
from hybridecli.fieldtype import FieldType
from hybridecli.record import Part, PartType, Record, fields
from hybridecli.vocabulary import listed

# Texts that point, count or identify: nothing that somebody wrote for others to read.
NO_TEXT: Final = listed(
    "account address email evidence field file key of parties phone reference register serves sha256 sources"
    " visiting_address"
)
# Names and titles that others gave: they are as they are, in whatever words.
NAMES: Final = listed(
    "background body called employer form function group_names legal legal_basis municipalities name part_of place"
    " places_near region regions seat sector subjects where"
)
BETWEEN: Final = "\n\n"  # two texts; a sentence or a number never runs on into the next
CAPITAL: Final = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]*")  # a word with a capital
ALTERNATIVE: Final = re.compile(r"\|(?![^(]*\))")  # between alternatives, not inside a group
OPTIONAL: Final = re.compile(r"\(\?<!.*?\)|\([^()]*\)(?:\?|\{0,\d\})?|\[[^\]]*\]|.\?|[^\w ]+")
QUOTED: Final = re.compile("“[^”\n]*”|„[^”“\n]*[”“]|\"[^\"\n]*\"|‘[^’\n]{3,}’|(?<!\\w)'[^'\n]{3,}'(?!\\w)")


class Passage(NamedTuple):
    """One text: its dotted path in the record, where it begins on its page, and whether it is a name."""

    path: str
    text: str
    start: int
    name: bool


class Found(NamedTuple):
    """Words that were found: in which field, as they stand there, the `nth` time in it, and how often on the page."""

    path: str
    words: str
    nth: int
    start: int  # on the page
    often: int


class Pattern(NamedTuple):
    """What to look for. Only a text with one of the signs in it, in small letters, can have it: quick to see."""

    regex: re.Pattern[str]
    signs: tuple[str, ...]


class Page:
    """The texts of one record, or one document, as one text to search."""

    def __init__(self, texts: Iterable[tuple[str, str, bool]]) -> None:
        self.passages: list[Passage] = []
        start = 0
        for path, text, name in texts:
            self.passages.append(Passage(path, text, start, name))
            start += len(text) + len(BETWEEN)
        self.text = BETWEEN.join(passage.text for passage in self.passages)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every word with a capital, which may be a name."""
        return frozenset(CAPITAL.findall(self.text))

    @cached_property
    def small(self) -> str:
        """The text in small letters, each in its place, by which most pages are known to have nothing."""
        small = self.text.lower()
        return small if len(small) == len(self.text) else "".join(letter.lower()[0] for letter in self.text)

    def passage(self, offset: int) -> Passage:
        """The text in which an offset of the page lies."""
        return self.passages[bisect_right(self._starts, offset) - 1]

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """What is quoted: the words of somebody else."""
        return [found.span() for found in QUOTED.finditer(self.text)]

    def quoted(self, found: re.Match[str]) -> bool:
        """Whether words stand inside a quotation; a word in quotation marks by itself is called so, and counts."""
        return any(
            start < found.start() and found.end() < end and " " in self.text[start:end] for start, end in self.quotes
        )

    def may_have(self, signs: Iterable[str]) -> bool:
        """Whether one of the signs of a pattern is there; a plain loop, as this is asked of every page."""
        small = self.small
        for sign in signs:  # noqa: SIM110
            if sign in small:
                return True
        return False

    def hits(self, pattern: Pattern) -> Iterator[re.Match[str]]:
        """Every place where a pattern stands."""
        return pattern.regex.finditer(self.text) if self.may_have(pattern.signs) else iter(())

    def find(self, pattern: Pattern, counts: Callable[[re.Match[str]], bool] | None = None) -> list[Found]:
        """Where a pattern stands, each of the words once, at its first place; `counts` leaves out what it refuses."""
        if not self.may_have(pattern.signs):
            return []
        found: dict[str, list[re.Match[str]]] = {}
        for hit in pattern.regex.finditer(self.text):
            if counts is None or counts(hit):
                found.setdefault(plain(hit), []).append(hit)
        return [self.found(same[0], len(same)) for same in found.values()]

    def found(self, hit: re.Match[str], often: int = 1) -> Found:
        """A hit with its place."""
        passage, words = self.passage(hit.start()), hit[0].strip()
        start = hit.start() + hit[0].index(words) if words else hit.start()
        same = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
        nth = len(same.findall(passage.text[: start - passage.start]))
        return Found(passage.path, words, nth, start, often)


def page_of(record: Record) -> Page:
    """The page of a record: the free text of its fields, as their declarations say which are free text."""
    return Page(texts(record))


def texts(part: Part, path: str = "", name: bool = False) -> Iterator[tuple[str, str, bool]]:
    """The free texts of a part: their dotted path, the text, and whether it is a name."""
    known = textual(type(part))
    for key in part.given:
        if found := known.get(key):
            attribute, named = found
            yield from below(getattr(part, attribute), f"{path}{key}", name or named)


def below(value: Any, path: str, name: bool) -> Iterator[tuple[str, str, bool]]:
    """The free texts in a value of a field that can hold some."""
    if isinstance(value, str):
        yield path, value, name
    elif isinstance(value, Part):
        yield from texts(value, f"{path}.", name)
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from below(each, f"{path}.{number}", name)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from below(each, f"{path}.{key}", name)


@cache
def textual(part: type[Part]) -> dict[str, tuple[str, bool]]:
    """The fields of a part that can hold free text: how Python calls them, and whether they are names."""
    return {
        name: (field.attribute, name in NAMES)
        for name, field in fields(part).items()
        if name not in NO_TEXT and holds_text(field.type)
    }


def holds_text(kind: FieldType) -> bool:
    """Whether there can be free text in a value of a type."""
    if isinstance(kind, Many | Named):
        return holds_text(kind.item)
    if isinstance(kind, Either):
        return any(holds_text(item) for item in kind.types)
    return isinstance(kind, PartType) or type(kind) is FieldType


def places(text: str, word: str) -> Iterator[int]:
    """Every offset of a word in a text."""
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def plain(hit: re.Match[str]) -> str:
    """The words of a hit in small letters with single blanks: the key of a list of words."""
    return " ".join(hit[0].casefold().split())


def whole_words(pattern: str) -> Pattern:
    """A pattern of whole words whatever their capitals. A blank may be the end of a line, but not of a text."""
    spaced = pattern.replace(" ", r"\s")
    regex = re.compile(rf"(?<![\w-])(?:{spaced})(?![\w-])", re.IGNORECASE)
    return Pattern(regex, tuple(sorted({longest(alternative) for alternative in ALTERNATIVE.split(pattern)})))


def these_words(words: Iterable[str]) -> Pattern:
    """A pattern of words as they are written."""
    listed = sorted({word.lower() for word in words if word.strip()}, key=lambda word: (-len(word), word))
    regex = "|".join(re.escape(word).replace("\\ ", r"\s") for word in listed)
    made = re.compile(rf"(?<![\w-])(?:{regex})(?![\w-])", re.IGNORECASE)
    return Pattern(made, tuple(max(word.split(), key=len) for word in listed))


def longest(alternative: str) -> str:
    """The longest word, or part of one, that stands in whatever fits an alternative of a pattern."""
    return max(OPTIONAL.sub(" ", alternative).split(), key=len)
