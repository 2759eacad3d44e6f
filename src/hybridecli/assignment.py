"""What people type after a record, `FIELD=VALUE`: which place in the record it means, and which value, by its type."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from hybridecli import when, yamlfile, yamltext
from hybridecli.compound import Either, Many, Named, shape, type_of
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import Amount, Choice, DayType, FieldType, Link, Number, WeekType, WhenType, Whole, YesNo
from hybridecli.language import LANGUAGES, _
from hybridecli.lookup import find
from hybridecli.partnership import Partnership
from hybridecli.paths import steps_of
from hybridecli.reading import BAD, Reading, nearest
from hybridecli.record import Part, PartType, Record, Words, fields
from hybridecli.records import kinds
from hybridecli.speech import speech
from hybridecli.yamledit import Append, Edit, Empty, Order, Path, Set
from hybridecli.yamlfile import Node, Scalar

ASSIGNED: Final = re.compile(r"(.*?)(\+?=)(.*)", re.DOTALL)
TO_COME: Final = ("due",)  # fields whose dates without a year are the nearest to come
PLANS: Final = {"activities", "available", "moments", "not_available", "period"}  # below these the nearest either way


class Place(NamedTuple):
    """A place in a record: keys and numbers of items, and what may stand there."""

    path: Path
    type: FieldType
    required: bool = False


def is_assignment(word: str) -> bool:
    """Whether a word is `FIELD=VALUE`, `FIELD=` or `FIELD+=VALUE`."""
    return "=" in word


def edits(partnership: Partnership, kind: type[Record], words: Iterable[str]) -> list[Edit]:
    """What the words ask to change in a record of this kind. Raises TypedWrongError."""
    return [edit for word in words for edit in edits_of(partnership, kind, word)]


def edits_of(partnership: Partnership, kind: type[Record], word: str) -> Iterator[Edit]:
    """What one word asks to change."""
    encoded(word)
    found = ASSIGNED.fullmatch(word)
    if not found or not found[1].strip():
        raise TypedWrongError(
            _('"{value}" is not a change').format(value=word), _("write FIELD=VALUE, FIELD= or FIELD+=VALUE")
        )
    field, sign, text = found[1].strip(), found[2], found[3]
    there = place(kind, field)
    if sign == "+=":
        yield from (Append(there.path, item) for item in items(partnership, there, field, text))
        return
    given = named(partnership, there.type, text, there.path, field) if text.strip() else None
    if given not in (None, [], {}):
        yield Set(there.path, given)
    elif there.required:
        raise TypedWrongError(
            _("{field} is required, so it cannot be left empty").format(field=field),
            _("write {field}=VALUE; it holds {what}").format(field=field, what=there.type.says()),
        )
    else:
        yield Empty(there.path)


def items(partnership: Partnership, there: Place, field: str, text: str) -> list[Any]:
    """What is added to a list: one item, or those of a list in brackets."""
    many = next((kind for kind in alternatives(there.type) if isinstance(kind, Many)), None)
    if many is None:
        hint = _("write {field}=VALUE; it holds {what}").format(field=field, what=there.type.says())
        raise TypedWrongError(_("{field} is not a list, so nothing can be added to it").format(field=field), hint)
    if not text.strip():
        raise TypedWrongError(
            _("there is nothing to add to {field}").format(field=field),
            _("write {field}+=VALUE").format(field=field),
        )
    node, _faults = yamlfile.compose(encoded(text)) if text.lstrip().startswith("[") else (None, [])
    if isinstance(node, yamlfile.Sequence) and not isinstance(many.item, Many):
        return list(named(partnership, many, text, there.path, field))
    return [named(partnership, many.item, text, there.path, field)]


def named(partnership: Partnership, kind: FieldType, text: str, path: Path, field: str) -> Any:
    """The value of a field; what is wrong with it is said with the name of the field."""
    try:
        return value(partnership, kind, text, future=None if PLANS & set(path) else path[-1] in TO_COME)
    except TypedWrongError as error:
        hint = error.hint
        if isinstance(kind, Many) and not text.lstrip().startswith("["):
            hint = _("write {field}=[a, b], or {field}+=VALUE to add one").format(field=field)
        raise TypedWrongError(f"{field}: {error.message}", hint) from error


# where


def place(kind: type[Record], field: str) -> Place:
    """The place that a dotted path means. Raises TypedWrongError, with the nearest."""
    there = Place((), PartType(kind))
    for number, step in enumerate(steps := steps_of(field)):
        below = next((found for one in alternatives(there.type) if (found := step_below(one, step))), None)
        if below is None:
            raise nowhere(kind, there.type, steps, number)
        there = Place((*there.path, *below.path), below.type, below.required)
    return there


def alternatives(kind: FieldType) -> Sequence[FieldType]:
    """The types that a value may have."""
    return [inner for item in kind.types for inner in alternatives(item)] if isinstance(kind, Either) else [kind]


def step_below(kind: FieldType, step: str) -> Place | None:
    """What a step means below a value of this type."""
    if isinstance(kind, PartType) and (field := fields(kind.part).get(step)):
        return Place((step,), field.type, field.required)
    if isinstance(kind, Many) and step.isdecimal() and step.isascii():
        return Place((int(step),), kind.item)
    return Place((step,), kind.item) if isinstance(kind, Named) and step.strip() else None


def nowhere(kind: type[Record], above: FieldType, steps: Sequence[str], number: int) -> TypedWrongError:
    """What refuses a path that leads nowhere."""
    field, so_far, step = ".".join(steps), ".".join(steps[:number]), steps[number]
    message = _("there is no field {name}").format(name=field)
    if step == "id" and not number:
        return TypedWrongError(message, _("the id is the name of the file; change it with: hybride rename RECORD ID"))
    if any(isinstance(one, Many) for one in alternatives(above)):
        item = ".".join((so_far, "0", *steps[number:]))
        hint = _("{field} is a list: say which item, from 0, such as {item}").format(field=so_far, item=item)
        return TypedWrongError(message, hint)
    known = [name for one in alternatives(above) if isinstance(one, PartType) for name in fields(one.part)]
    dutch = {speech("nl").field(name).lower(): name for name in known}
    meant = dutch.get(step.lower().replace("_", " ")) or nearest(step.lower(), known)
    if meant:
        return TypedWrongError(message, _("did you mean {word}?").format(word=".".join((*steps[:number], meant))))
    hint = _("known are: {words}").format(words=", ".join(known)) if known else _("nothing stands below it")
    return TypedWrongError(message, hint)


def order(kind: type[Record]) -> Order:
    """The declared order of the keys of any mapping in a record."""

    def keys(path: Path) -> Sequence[str]:
        there: FieldType = PartType(kind)
        for step in path:
            below = next((found for one in alternatives(there) if (found := step_below(one, str(step)))), None)
            if below is None:
                return ()
            there = below.type
        return [name for one in alternatives(there) if isinstance(one, PartType) for name in fields(one.part)]

    return keys


# what


def value(partnership: Partnership, kind: FieldType, text: str, future: bool | None = False) -> Any:
    """The plain value that `text` means for a field of this type, as people write dates, numbers, words and names.

    With `future`, a date without a year is the nearest to come, with None the nearest of all. Raises TypedWrongError.
    """
    scalars = [one for one in alternatives(kind) if shape(one) is Scalar]
    if scalars and not (len(scalars) < len(alternatives(kind)) and text.lstrip().startswith(("[", "{"))):
        return first_that_fits(scalars, lambda one: scalar(partnership, one, text, future))
    node, faults = yamlfile.compose(encoded(text))
    if faults or node is None:
        what = faults[0].message if faults else _("expected {what} here").format(what=kind.says())
        raise TypedWrongError(what, _("write a list as [a, b], keys with values as {a: 1, b: 2}"))
    return from_node(partnership, kind, node, future)


def first_that_fits(types: Sequence[FieldType], read: Any) -> Any:
    """What the first type that can read it makes of it; else why the last one cannot."""
    for one in types[:-1]:
        try:
            return read(one)
        except TypedWrongError:
            continue
    return read(types[-1])


def from_node(partnership: Partnership, kind: FieldType, node: Node, future: bool | None) -> Any:
    """The plain value of a node in a list or a mapping that somebody typed."""
    fitting = [one for one in alternatives(kind) if shape(one) is type_of(node)]
    if not fitting:
        reading = Reading("", "")
        alternatives(kind)[0].read(node, reading)
        raise refused(reading, kind)
    return first_that_fits(fitting, lambda one: read_node(partnership, one, node, future))


def read_node(partnership: Partnership, kind: FieldType, node: Node, future: bool | None) -> Any:
    """The plain value of a node of the shape that the type has; keys and items without value are left out."""
    if isinstance(kind, Many):
        return [from_node(partnership, kind.item, item, future) for item in node.value if not yamlfile.is_empty(item)]
    if isinstance(kind, Named | PartType):
        pairs = [(key.value, item) for key, item in node.value if not yamlfile.is_empty(item)]
        types = {key: kind.item if isinstance(kind, Named) else declared(kind.part, key) for key, _item in pairs}
        said = {key: item.value for key, item in pairs if isinstance(item, Scalar)}
        return {key: from_node(partnership, types[key], item, to_come(kind, said, key)) for key, item in pairs}
    return scalar(partnership, kind, node.value, future)


def to_come(kind: Named | PartType, said: dict[str, str], key: str) -> bool:
    """Whether a date without a year in a mapping is still to come: of what has to be done, and of what is planned."""
    status = fields(kind.part).get("status") if isinstance(kind, PartType) else None
    if key in TO_COME or not status or not isinstance(status.type, Choice) or "planned" not in status.type.words:
        return key in TO_COME
    return status.type.typed(said.get("status", "planned")) == "planned"


def declared(part: type[Part], key: str) -> FieldType:
    """The type of a key in a mapping that somebody typed."""
    if found := fields(part).get(key):
        return found.type
    meant = nearest(key, fields(part))
    hint = _("did you mean {word}?").format(word=meant) if meant else _("known are: {words}")
    raise TypedWrongError(_("unknown field {name}").format(name=key), hint.replace("{words}", ", ".join(fields(part))))


def scalar(partnership: Partnership, kind: FieldType, text: str, future: bool | None) -> Any:
    """One plain value, judged as the reader of files judges it."""
    written = meant(partnership, kind, text, future)
    if isinstance(kind, Link):
        return written
    node, faults = yamlfile.compose(encoded(yamltext.flow(written, careful=True)))
    if node is None or faults:
        message = faults[0].message if faults else _("expected {what} here").format(what=kind.says())
        raise TypedWrongError(message, faults[0].hint if faults else "")
    reading = Reading("", "")
    found = kind.read(node, reading)
    if found is BAD or found is None:
        raise refused(reading, kind)
    return found


def refused(reading: Reading, kind: FieldType) -> TypedWrongError:
    """What refuses a value that the reader of files cannot read."""
    if reading.faults:
        return TypedWrongError(reading.faults[0].message, reading.faults[0].hint)
    return TypedWrongError(_("expected {what} here").format(what=kind.says()))


def encoded(text: str) -> bytes:
    """The bytes of what was typed."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise TypedWrongError(
            _("this is not text that can be read"), _("use a terminal that is set to UTF-8")
        ) from None


def meant(partnership: Partnership, kind: FieldType, text: str, future: bool | None) -> str:
    """The text as a file would have it."""
    word = text.strip()
    if isinstance(kind, Link):
        return reference(partnership, kind, word)
    if isinstance(kind, Choice):
        return kind.typed(word)
    if isinstance(kind, YesNo):
        return kind.meant.get(word.lower(), word.lower())
    if isinstance(kind, DayType):
        return day(kind, word, future)
    if isinstance(kind, Number):
        return number(kind, word)
    return word.upper() if isinstance(kind, WeekType) else text


def day(kind: DayType, word: str, future: bool | None) -> str:
    """A date as people write it; of a month or year itself where that is enough."""
    if isinstance(kind, WhenType) and (found := re.fullmatch(r"(\d{1,2})[-/](\d{4})", word)):
        word = f"{found[2]}-{int(found[1]):02}"
    elif isinstance(kind, WhenType):
        word = when.month_of(word) or word
    if re.fullmatch(r"\d{4}(-\d\d)?", word):
        return word
    return when.day(word, ahead=future).isoformat()


def number(kind: Number, word: str) -> str:
    """A number with a point: `7,5`, `€ 1.250,50` and `007` as people write them; what can be two numbers stays."""
    bare = re.sub(r"€|\beuro\b|\s", "", word.lower())
    if re.fullmatch(r"-?\d+,\d+", bare):
        bare = bare.replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3})+,(\d+|-{1,2})", bare):
        bare = bare.replace(".", "").replace(",", ".").removesuffix(".-").removesuffix(".--")
    elif isinstance(kind, Whole) and re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+", bare):
        bare = bare.replace(".", "")
    elif isinstance(kind, Amount):
        bare = re.sub(r"[.,]-{1,2}$", "", bare)
    bare = re.sub(r"^(-?)0+(?=\d)", r"\1", bare)
    if re.fullmatch(r"-?\d+\.\d{1,2}", bare) or not isinstance(kind, Amount):
        bare = re.sub(r"\.?0+$", "", bare) if "." in bare else bare
    return bare if re.fullmatch(r"-?\d+(\.\d+)?", bare) else word


def reference(partnership: Partnership, kind: Link, word: str) -> str:
    """The reference to a record that is named by its id, its path or its name."""
    to = kind.to
    first, slash, identity = word.removesuffix(".yaml").partition("/")
    if not slash and len(to.kinds) == 1:
        for same in (first, first.lower().replace(" ", "-")):
            if partnership.has(to.kinds[0], same):
                return f"{to.kinds[0]}/{same}" if to.path else same
    if to.path and slash and first in (to.kinds or kinds()) and partnership.has(first, identity):
        return f"{first}/{identity}"
    found = by_title(partnership, to.kinds, word)
    record = partnership.get(found) if found else named_record(partnership, to.kinds, word)
    assert record is not None
    return record.ref if to.path else record.id


def named_record(partnership: Partnership, among: Sequence[str], word: str) -> Record:
    """The record that a word means; where none comes near, it is said which list to look in."""
    try:
        return find(partnership, word, among)
    except TypedWrongError as error:
        if len(among) == 1 and error.hint == _("see what there is with: hybride list KIND"):
            error.hint = _("see what there is with: hybride list {kind}").format(kind=among[0])
        raise


def by_title(partnership: Partnership, among: Iterable[str], word: str) -> str | None:
    """The shipped record that has this title in one of the languages, else the only one that has it in its title."""
    wanted = word.casefold()
    titles = [
        (record.ref, [(getattr(title, language) or "").casefold() for language in LANGUAGES])
        for kind in among
        if kinds()[kind].ships
        for record in partnership.of(kind).values()
        if isinstance(title := getattr(record, "title", None), Words)
    ]
    same = [ref for ref, names in titles if wanted in names]
    close = [ref for ref, names in titles if wanted and any(wanted in name for name in names)]
    return next((found[0] for found in (same, close) if len(found) == 1), None)
