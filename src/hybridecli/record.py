"""What every kind of record has in common: how fields are declared, read from nodes, and given back as plain values."""

import types
import typing
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, Final, Literal, NamedTuple, get_args, get_origin

import msgspec

from hybridecli import yamlfile
from hybridecli.compound import BARE, Either, Many, Named
from hybridecli.fieldtype import PLAIN, Choice, FieldType, Link, Schema, Size, When
from hybridecli.language import _
from hybridecli.reading import BAD, Reading, To, meant_by
from hybridecli.speech import speech
from hybridecli.yamlfile import Mapping, Node, Scalar


class Mark(NamedTuple):
    """A property of a field that its type does not say."""

    name: str


PERSONAL: Final = Mark("personal")  # personal data: stays in people/, out of exports and messages


class Norm(NamedTuple):
    """A mark of a field that holds a measure: what counts where it says nothing, and what that rests on.

    `value` is a number, or the least and the most of a range. `sources` are keys of what was published; `own` is a
    proposal of ours.
    """

    value: float | tuple[float | None, float | None]
    sources: tuple[str, ...]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A mapping with known keys. `given` holds the keys that the file has a value for, in the order of the file."""

    given: tuple[str, ...] = ()

    either: ClassVar[tuple[tuple[str, ...], ...]] = ()  # of each group, at least one key is required
    named_by: ClassVar[tuple[str, ...]] = ()  # the fields that say whose part this is, the first with a value counts

    def wrong(self) -> Iterator[tuple[str, str, str]]:
        """What the fields together say wrong: (field, message, hint)."""
        yield from ()


ORDERED: Final = (("start", "end"), ("from", "until"), ("joined", "left"), ("min", "max"))  # wherever both are fields


def first_day(text: str) -> date:
    """The first day that a date, month or year can mean."""
    return date(*(*map(int, text.split("-")), 1, 1)[:3])


def last_day(text: str) -> date:
    """The last day that a date, month or year can mean."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    return date(year, month or 12, day or monthrange(year, month or 12)[1])


class Period(Part, frozen=True, kw_only=True):
    """From a first day to a last day, both included; what was reported may be known only to the month or the year."""

    start: Annotated[When | None, "the first day"] = None
    end: Annotated[When | None, "the last day, included"] = None

    @property
    def first(self) -> date | None:
        """The first day; of a month or a year its first."""
        return first_day(self.start) if self.start else None

    @property
    def last(self) -> date | None:
        """The last day; of a month or a year its last."""
        return last_day(self.end) if self.end else None


class Range(Part, frozen=True, kw_only=True):
    """From a least to a most number."""

    min: Annotated[float | None, "the least"] = None
    max: Annotated[float | None, "the most"] = None


class Words(Part, frozen=True, kw_only=True):
    """A text that ships with the program, written in each language."""

    nl: Annotated[str | None, "in Dutch"] = None
    en: Annotated[str | None, "in English"] = None


class Record(Part, frozen=True, kw_only=True):
    """One YAML file. Its folder is its kind, its file name its id."""

    id: str = ""
    path: str = ""

    notes: Annotated[str | None, "whatever has no field of its own"] = None
    sources: Annotated[tuple[str, ...], "where the facts of this record come from"] = ()

    singular: ClassVar[str]
    dutch: ClassVar[tuple[str, str]]  # singular and plural, as people may type them
    columns: ClassVar[tuple[str, ...]] = ()  # what `list` shows after the id
    title_field: ClassVar[str] = "title"
    dated_by: ClassVar[tuple[str, ...]] = ()  # fields that tell when such a record first came about
    ships: ClassVar[bool] = False  # records of this kind come with the program and can be overridden
    order: ClassVar[int] = 100  # place in lists of kinds

    def wrong_among(self, of: "Of") -> Iterator[tuple[str, str, str]]:
        """What it says wrong about other records, which `of` gives by kind: (field, message, hint)."""
        yield from ()

    @classmethod
    def taken_over(cls, given: dict[str, Any], of: "Of") -> dict[str, Any]:
        """What a new record takes from others where it says nothing itself: plain values by field."""
        return {}

    @classmethod
    def day_of_change(cls, before: dict[str, Any], after: dict[str, Any]) -> tuple[str, ...]:
        """Where the day of a change is recorded by itself, of plain values before and after it; empty for nowhere."""
        return ()

    @classmethod
    def folder(cls) -> str:
        """The name of the kind, which is that of its folder and of the module that declares it."""
        return cls.__module__.rpartition(".")[2]

    @property
    def ref(self) -> str:
        """How other records point at this one."""
        return f"{self.folder()}/{self.id}"

    @property
    def present(self) -> bool:
        """Whether it takes part, so that rules look at it: not what has left, or was only named."""
        return True

    @property
    def title_text(self) -> str:
        """Its name for people: its title field, else its id."""
        value = getattr(self, self.title_field, None)
        return str(value) if value and not isinstance(value, Part) else self.id


Of = Callable[[str], dict[str, Record]]  # the records of a kind by id
INHERITED: Final = ("notes", "sources")
HIDDEN: Final = {"given", "id", "path"}


@dataclass(frozen=True)
class Field:
    """One declared field of a part."""

    name: str  # as in the file
    attribute: str  # as in Python: `from` is `from_`
    type: FieldType
    about: str  # an English message id: what it means
    required: bool
    personal: bool
    norm: Norm | None = None


@dataclass(frozen=True)
class PartType(FieldType):
    """A mapping with the declared keys of one Part."""

    part: type[Part]
    mapping: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and yamlfile.is_empty(node):
            return None
        if not isinstance(node, Mapping):
            hint = _("use the keys: {keys}").format(keys=", ".join(fields(self.part)))
            if key := self.key_for(node):
                hint = _("write {value}; {more}").format(value=f"{{{key}: {node.value}}}", more=hint)
            return reading.fault(node, _("expected {what} here").format(what=self.says()), hint)
        return read_part(self.part, node, reading)

    def key_for(self, node: Node) -> str | None:
        """The key under which a text that stands by itself can be read as it is; None where there is no such key."""
        if not isinstance(node, Scalar) or node.style or not BARE.fullmatch(node.value) or "," in node.value:
            return None
        first = next(iter(fields(self.part)))
        for name in (*required(self.part)[:1], *(group[0] for group in self.part.either), first)[:1]:
            attempt = Reading("", "")
            if fields(self.part)[name].type.read(node, attempt) is not BAD and not attempt.faults:
                return name
        return None

    def says(self) -> str:
        names = list(fields(self.part))
        return _("a mapping with {keys}").format(keys=", ".join(names if len(names) <= 6 else [*names[:6], "…"]))

    def schema(self) -> Schema:
        return {"anyOf": [{"$ref": f"#/$defs/{self.part.__name__}"}, {"type": "null"}]}

    def parts(self) -> Iterator[type]:
        yield self.part


def read_part(part: type[Part], node: Mapping, reading: Reading, **more: Any) -> Any:
    """The part that `node` holds, BAD where a field cannot be read; every fault is noted."""
    known = fields(part)
    values: dict[str, Any] = {}
    good = True
    for key, item in node.value:
        found = known.get(key.value)
        if found is None:
            loose = bool(node.flow_style) and yamlfile.is_empty(item)  # what follows a comma in braces
            unknown_field(part, key, reading, loose=loose)
            continue
        value = found.type.read(item, reading)
        if value is BAD:
            good = False
        if isinstance(value, Part) and not value.given:
            value = None  # keys without values are no keys, and a part without keys says nothing
        if value is not None:
            values[key.value] = value
    good = not missing(part, node, values, reading) and good
    for name, message, hint in list(
        disordered(part, values)
    ):  # said whatever else is wrong; read without the later one
        reading.fault(at(node, name), message, hint, blocks=False)
        values.pop(name, None)
    if not good:
        return BAD
    made = part(given=tuple(values), **{known[name].attribute: value for name, value in values.items()}, **more)
    for name, message, hint in made.wrong():
        reading.fault(at(node, name), message, hint, blocks=False)
    return made


def disordered(part: type[Part], values: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What ends before it starts, or is less at most than at least: (field, message, hint)."""
    for low, high in ordered(part):
        least, most = values.get(low), values.get(high)
        if isinstance(least, str) and isinstance(most, str) and last_day(most) < first_day(least):
            yield high, _("the end is before the start"), _("look at the year and the month of both")
        elif isinstance(least, int | float) and isinstance(most, int | float) and most < least:
            yield high, _("the most is less than the least"), _("swap min and max")


def at(node: Node, path: str) -> Node:
    """The node at a dotted path below `node`, or the nearest one above it that is there."""
    for step in path.split("."):
        if isinstance(node, Mapping):
            found = [value for key, value in node.value if key.value == step]
        else:
            found = (
                node.value[int(step) : int(step) + 1] if isinstance(node, yamlfile.Sequence) and step.isdigit() else []
            )
        if not found:
            break
        node = found[0]
    return node


def unknown_field(part: type[Part], key: Scalar, reading: Reading, *, loose: bool) -> None:
    """Note a key that is not declared; the record is read without it."""
    known = fields(part)
    meant = meant_by(key.value, {name: speech("nl").field(name) for name in known})
    places = [name for name, field in known.items() for inner in field.type.parts() if key.value in fields(inner)]
    if loose and key.value.isdigit():
        hint = _("write a number with a point, such as 7.5")
    elif meant:
        hint = _("did you mean {word}?").format(word=meant)
    elif loose:
        hint = _("put a text with a comma in quotes; what has no field goes in notes")
    elif places:
        hint = _("it belongs under {word}").format(word=places[0])
    else:
        hint = _("known here are: {words}; what has no field goes in notes").format(words=", ".join(known))
    message = _("unknown field {name}").format(name=key.value)
    reading.fault(key, message, hint, blocks=False)


def missing(part: type[Part], node: Mapping, values: dict[str, Any], reading: Reading) -> bool:
    """Note each required field that has no value; whether there is one."""
    absent = [name for name in required(part) if name not in values]
    for name in absent:
        braces, line = _("add `{name}: …` between the braces ({what})"), _("add a line `{name}: …` ({what})")
        hint = (braces if node.flow_style else line).format(name=name, what=_(fields(part)[name].about))
        reading.fault(node, _("{name} is missing").format(name=name), hint)
    groups = [group for group in part.either if not any(name in values for name in group)]
    for group in groups:
        names = _(" or ").join(group)
        reading.fault(node, _("{name} is missing").format(name=names), _("add one of them"))
    return bool(absent or groups)


@cache
def ordered(part: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a part of which the one cannot come after the other."""
    return tuple((low, high) for low, high in ORDERED if low in fields(part) and high in fields(part))


@cache
def required(part: type[Part]) -> tuple[str, ...]:
    """The fields of a part that must have a value."""
    return tuple(name for name, field in fields(part).items() if field.required)


@cache
def fields(part: type[Part]) -> dict[str, Field]:
    """The declared fields of a part by their name in files, in the order of the declaration; notes and sources last."""
    hints = {
        name: hint for cls in reversed(part.__mro__) for name, hint in vars(cls).get("__annotations__", {}).items()
    }
    required = {field.name for field in msgspec.structs.fields(part) if field.required}
    hidden = HIDDEN if issubclass(part, Record) else {"given"}
    names = [name for name in part.__struct_fields__ if name not in hidden]
    order = list(hints)
    declared = sorted(names, key=lambda name: (name in INHERITED, order.index(name)))
    return {name.rstrip("_"): declared_field(part, name, hints[name], name in required) for name in declared}


def declared_field(part: type[Part], name: str, hint: Any, required: bool) -> Field:
    """One field from its type hint: `Annotated[type, "what it means", marks…]`."""
    marks = list(hint.__metadata__) if get_origin(hint) is Annotated else []
    about = next((mark for mark in marks if isinstance(mark, str)), "")
    norm = next((mark for mark in marks if isinstance(mark, Norm)), None)
    bare = name.rstrip("_")
    return Field(bare, name, field_type(hint, f"{context_of(part)}.{bare}"), about, required, PERSONAL in marks, norm)


def context_of(part: type[Part]) -> str:
    """Where the words of a part's choices are translated: its kind, or its name in small letters."""
    return part.folder() if issubclass(part, Record) else part.__name__.lower()


def field_type(hint: Any, context: str) -> FieldType:
    """The field type of a type hint."""
    marks: list[Any] = []
    while get_origin(hint) is Annotated:
        marks += hint.__metadata__
        hint = get_args(hint)[0]
    origin, inner = get_origin(hint), [item for item in get_args(hint) if item is not type(None)]
    if origin in (typing.Union, types.UnionType):
        if len(inner) == 1:
            return field_type(Annotated[inner[0], *marks] if marks else inner[0], context)
        kinds = [field_type(item, context) for item in inner]
        free = any(type(item) is FieldType for item in kinds)
        return Either(tuple(replace(item, whole=free) if isinstance(item, Choice) else item for item in kinds))
    if link := next((mark for mark in marks if isinstance(mark, To)), None):
        return Link(link)
    if origin is Literal:
        return Choice(tuple(inner), context)
    if origin is tuple:
        return Many(field_type(inner[0], context), next((mark for mark in marks if isinstance(mark, Size)), None))
    if origin is dict:
        return Named(field_type(inner[1], context))
    if isinstance(hint, type) and issubclass(hint, Part):
        return PartType(hint)
    return PLAIN[hint]()


def plain(value: Any) -> Any:
    """A part or value as JSON shows it: the fields as in the file, those without value left out."""
    if isinstance(value, Part):
        known = fields(type(value))
        return {name: plain(getattr(value, known[name].attribute)) for name in value.given}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value
