"""What a document template sees of records: values that print themselves in the document's language, and gaps."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Final

from jinja2 import UndefinedError
from markupsafe import Markup, escape

from hybridecli.compound import Either, Many, Named
from hybridecli.fieldtype import Amount, Choice, DayType, FieldType, Link, Number, WeekType, YesNo
from hybridecli.language import _
from hybridecli.partnership import Partnership
from hybridecli.paths import pointed_at
from hybridecli.record import Part, PartType, Record, Words, fields
from hybridecli.records.couples import Couple
from hybridecli.records.partnership import Charter
from hybridecli.speech import Speech

SPECIAL: Final = re.compile(r"[\\`*|~]|\](?=[(\[:])|!(?=\[)|(?<!\w)_|_(?!\w)|<|&(?=[#\w]+;)")
OPENING: Final = re.compile(r"^(#{1,6}(?=\s|$)|>|[-+=](?=\s|$|[-=])|\d{1,9}(?=[.)](\s|$)))")
CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ENTITY: Final = {"<": "&lt;", "&": "&amp;", "_": "&#95;"}


def markdown(text: str) -> str:
    """Text of a record as Markdown that shows it and nothing else: one line, nothing that formats, links or lists."""
    line = CONTROL.sub("", re.sub(r"[^\S\u00a0]+", " ", text)).strip()
    line = SPECIAL.sub(lambda found: ENTITY.get(found[0], "\\" + found[0]), line)
    return OPENING.sub(lambda found: found[0] + "\\" if found[0][0].isdigit() else "\\" + found[0], line)


class Text(str):
    """Text of a record. It is escaped where it is printed, and compares as it is."""

    def __html__(self) -> str:
        return markdown(self)


class Word(Text):
    """A value of an enumeration: compares as the value, prints as its word."""

    word: str

    def __html__(self) -> str:
        return markdown(self.word)


class Dated(Text):
    """A date or week: compares as in the file, prints as people write it."""

    word: str

    def __html__(self) -> str:
        return self.word


class Euro(float):
    """An amount of money: counts as a number, prints as euros."""

    word: str

    def __html__(self) -> str:
        return self.word


def worded(kind: type[Any], value: Any, word: str) -> Any:
    """A value that prints as `word`."""
    made = kind(value)
    made.word = word
    return made


class Gap:
    """A field without value: false, nothing in a loop; it marks and counts itself only where it is printed."""

    def __init__(self, sheet: "Sheet", what: str | Callable[[], str]) -> None:
        self._sheet, self._what = sheet, what

    def __html__(self) -> str:
        return self._sheet.mark(self._words())

    def _words(self) -> str:
        """What is missing."""
        return self._what if isinstance(self._what, str) else self._what()

    def __str__(self) -> str:
        return self.__html__()

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __getattr__(self, name: str) -> "Gap":
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __getitem__(self, _key: object) -> "Gap":
        return self


class View:
    """A record or part, read only. A reference gives the record, an empty field a gap, an unknown field an error."""

    def __init__(self, sheet: "Sheet", part: Part, owner: "View | None" = None, path: str = "") -> None:
        self._sheet, self._part, self._owner, self._path = sheet, part, owner, path

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        part = self._part
        field = fields(type(part)).get(name.rstrip("_"))
        if field is not None:
            return self._sheet.wrap(getattr(part, field.attribute), field.type, self, field.name)
        if isinstance(getattr(type(part), name, None), property) or (isinstance(part, Record) and name == "id"):
            return self._sheet.wrap(getattr(part, name), FieldType(), self, name)
        known = ", ".join(fields(type(part)))
        raise UndefinedError(_("there is no field {name} here; known are: {words}").format(name=name, words=known))

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, View):
            return False
        mine, theirs = self._part, other._part
        return mine.ref == theirs.ref if isinstance(mine, Record) and isinstance(theirs, Record) else mine == theirs

    def __hash__(self) -> int:
        return hash((type(self._part).__name__, getattr(self._part, "id", "")))

    def __html__(self) -> str:
        return markdown(self._sheet.name(self))

    def __str__(self) -> str:
        return self.__html__()


class Sheet:
    """One rendering: the partnership it reads, the language it speaks, the gaps it printed, the files it read."""

    def __init__(self, partnership: Partnership, speech: Speech) -> None:
        self.partnership, self.speech = partnership, speech
        self.gaps: list[str] = []
        self.read: dict[str, None] = {}

    @cached_property
    def short_names(self) -> frozenset[str]:
        """The ids of the organisations whose short name is clear in this document."""
        return clear_names(self.partnership.of("partners").values())

    def mark(self, what: str) -> Markup:
        """Count a gap and give its mark."""
        if what not in self.gaps:
            self.gaps.append(what)
        words = "nog invullen" if self.speech.language == "nl" else "to be filled in"
        return Markup(f"**[{words}: {markdown(what)}]**")

    def record(self, record: Record) -> View:
        """The view on a record, noting that its file was read."""
        if record.path in self.partnership.places.get(record.folder(), {}).values():
            self.read[record.path] = None
        return View(self, record, None, record.folder())

    def wrap(self, value: Any, kind: FieldType, owner: View, name: str) -> Any:
        """A value as templates see it; `name` is the field of `owner` that holds it."""
        if value is None or value == () or value == {} or value == "":
            return Gap(self, lambda: self.missing(owner, name))
        if isinstance(kind, Either):
            kind = chosen(kind, value)
        if isinstance(value, tuple):
            item = kind.item if isinstance(kind, Many) else FieldType()
            return tuple(self.wrap(each, item, owner, name) for each in value)
        if isinstance(value, dict):
            item = kind.item if isinstance(kind, Named) else FieldType()
            return {key: self.wrap(each, item, owner, name) for key, each in value.items()}
        if isinstance(value, Words):
            text = value.nl if self.speech.language == "nl" else value.en
            return Text(text) if text else Gap(self, lambda: self.missing(owner, name))
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, Part):
            return View(self, value, owner, f"{owner._path}.{name}")
        return self.scalar(value, kind, owner, name)

    def scalar(self, value: Any, kind: FieldType, owner: View, name: str) -> Any:
        """A single value, by its type."""
        if isinstance(kind, Link):
            record = pointed_at(self.partnership, value, kind)
            return self.record(record) if record else Gap(self, lambda: self.missing(owner, name))  # not there, unread
        if isinstance(kind, Choice):
            return worded(Word, value, self.speech.word(kind.context, value))
        if isinstance(kind, DayType):
            return worded(Dated, value, self.speech.day(value))
        if isinstance(kind, WeekType):
            return worded(Dated, value, self.speech.week(value))
        if isinstance(kind, Amount):
            return worded(Euro, value, self.speech.euro(value))
        return Text(value) if isinstance(value, str) else value

    def worded(self, value: bool | float) -> Markup:
        """A number, an amount or yes or no, in words."""
        if isinstance(value, Euro):
            return Markup(value.word)
        if isinstance(value, bool):
            return Markup((("nee", "ja") if self.speech.language == "nl" else ("no", "yes"))[value])
        return Markup(self.speech.number(value))

    def missing(self, owner: View, name: str) -> str:
        """What a gap says: the field, and whose it is; of who is unknown, the place is all that can be said."""
        if name in owner._part.named_by and (nameless := self.nameless(owner)):
            return nameless
        label, whose = self.speech.field(f"{owner._path}.{name}"), self.whose(owner)
        return f"{label} {'van' if self.speech.language == 'nl' else 'of'} {whose}" if whose else label

    def whose(self, view: View) -> str:
        """Who or what a part belongs to, in words."""
        part = view._part
        if isinstance(part, Charter):
            return "het partnerschap" if self.speech.language == "nl" else "the partnership"
        if isinstance(part, Record):
            return self.name(view)
        named = next((getattr(view, name) for name in part.named_by if getattr(part, name, None)), None)
        if isinstance(named, View):
            return self.name(named)
        if nameless := self.nameless(view):
            return nameless
        own = next((getattr(part, name) for name in TITLES if isinstance(getattr(part, name, None), str)), None)
        if own:
            return f"“{own}”"
        return self.whose(view._owner) if view._owner else ""

    def nameless(self, view: View) -> str:
        """A part by its place, "partij 2 van …", where the record that gives it its name cannot be read; else empty."""
        place, owner = self.placed(view), view._owner
        if not place or owner is None:
            return ""
        whose = owner._part.title_text if isinstance(owner._part, Record) else self.whose(owner)
        return f"{place} {'van' if self.speech.language == 'nl' else 'of'} {whose}"

    def placed(self, view: View) -> str:
        """The place in its list, "partij 2", of a part that names only what cannot be read; empty for every other."""
        part, owner, field = view._part, view._owner, view._path.rpartition(".")[2]
        names = [name for name in part.named_by if getattr(part, name, None)]
        lost = bool(names) and all(isinstance(getattr(view, name), Gap) for name in names)
        if not lost or owner is None or field not in PLACES:
            return ""
        alike = [
            all(getattr(part, name) == getattr(item, name) for name in names) for item in getattr(owner._part, field)
        ]
        noun = PLACES[field][self.speech.language != "nl"]
        return f"{noun} {alike.index(True) + 1}" if True in alike else noun

    def name(self, view: View) -> str:
        """The name of a record or part for people."""
        part = view._part
        if isinstance(part, Couple):
            members = [
                self.placed(member) or view_name(member.person or member.partner, self) for member in view.members
            ]
            return self.speech.listing(members)
        title = getattr(part, getattr(part, "title_field", "title"), None)
        if isinstance(title, Words):
            return (title.nl if self.speech.language == "nl" else title.en) or ""
        if isinstance(part, Record):
            shown = getattr(view, part.title_field)
            return view_name(shown, self)
        return self.whose(view)


def clear_names(organisations: Iterable[Any]) -> frozenset[str]:
    """The ids of the organisations whose short name, such as "de school", means only one of them."""
    known = [(item.id, item.called.word.lower()) for item in organisations if item.called and item.called.word]
    often = Counter(word for _id, word in known)
    return frozenset(identity for identity, word in known if often[word] == 1)


PLACES: Final = {
    "parties": ("partij", "party"),
    "members": ("deelnemer", "participant"),
    "signatories": ("ondertekenaar", "signatory"),
}
TITLES: Final = ("title", "what", "goal", "duty", "risk", "role", "name")


def view_name(value: Any, sheet: Sheet) -> str:
    """The name of a view; other values as text."""
    if isinstance(value, View):
        return sheet.name(value)
    return value.word if isinstance(value, Word | Dated) else "" if isinstance(value, Gap) else str(value)


def chosen(kind: Either, value: Any) -> FieldType:
    """Which of several types a value was read as."""
    for item in kind.types:
        fits = {
            Many: isinstance(value, tuple), Named: isinstance(value, dict), PartType: isinstance(value, Part),
            YesNo: isinstance(value, bool), Number: isinstance(value, int | float) and not isinstance(value, bool),
        }  # fmt: skip
        if isinstance(item, Choice):
            if value in item.words:
                return item
            continue
        if any(isinstance(item, each) and fit for each, fit in fits.items()):
            return item
        if isinstance(value, str) and (type(item) is FieldType or isinstance(item, Link | DayType | WeekType)):
            return item
    return FieldType()


def joined(items: Iterable[Any], speech: Speech) -> Markup:
    """Values in an enumeration: a, b en c."""
    return Markup(speech.listing([str(escape(item)) for item in items]))
