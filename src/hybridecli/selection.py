"""Choosing among records: the expressions of `--where`, sorting, and the values of a column."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import DayType, Either, FieldType, Link, Many, Named, Number, nearest
from hybridecli.language import _
from hybridecli.partnership import Partnership
from hybridecli.record import Field, Part, PartType, Record, fields, plain
from hybridecli.records import kinds
from hybridecli.when import bounds

Test = Callable[[Record], bool]
EXPRESSION = re.compile(r"([^=:\s]+?)(=|:)(.*)", re.DOTALL)


def values(partnership: Partnership, record: Record, path: str) -> list[Any]:
    """The values at a dotted path, lists opened, references followed where the path goes on."""
    return list(follow(partnership, record, re.sub(r"\[(\d+)\]", r".\1", path).split(".")))


def follow(partnership: Partnership, value: Any, steps: list[str], kind: FieldType | None = None) -> Iterator[Any]:
    """The values that remain when `steps` are taken from `value`, whose declared type is `kind`."""
    while isinstance(kind, Many) and not isinstance(value, tuple):
        kind = kind.item
    if value is None or value == () or value == {}:
        return
    if isinstance(value, tuple):
        chosen = value
        if steps and steps[0].isdigit():
            chosen, steps = value[int(steps[0]) : int(steps[0]) + 1], steps[1:]
        for item in chosen:
            yield from follow(partnership, item, steps, kind.item if isinstance(kind, Many) else kind)
    elif not steps:
        yield value
    elif isinstance(value, dict):
        yield from follow(partnership, value.get(steps[0]), steps[1:])
    elif isinstance(value, Part):
        if steps[0] in ("id", "path") and isinstance(value, Record):
            yield getattr(value, steps[0])
        elif found := fields(type(value)).get(steps[0]):
            yield from follow(partnership, getattr(value, found.attribute), steps[1:], found.type)
    elif target := pointed_at(partnership, value, kind):
        yield from follow(partnership, target, steps)


def pointed_at(partnership: Partnership, value: Any, kind: FieldType | None) -> Record | None:
    """The record that a reference points at."""
    link = next((item for item in kind.types if isinstance(item, Link)), None) if isinstance(kind, Either) else kind
    if not isinstance(link, Link):
        return None
    return partnership.get(value if link.to.path else f"{link.to.kinds[0]}/{value}")


def field_at(kind: type[Part], path: str) -> Field:
    """The declared field at a dotted path, going through lists and references; a wrong name is refused."""

    part: type[Part] | None = kind
    found: Field | None = None
    for step in re.sub(r"\[(\d+)\]", r".\1", path).split("."):
        if step.isdigit() or part is None:
            continue
        found = fields(part).get(step) or (
            Field(step, step, FieldType(), "", False, False) if step in ("id", "path") else None
        )
        if found is None:
            meant = nearest(step, fields(part))
            hint = (
                _("did you mean {word}?").format(word=meant)
                if meant
                else _("known are: {words}").format(words=", ".join(fields(part)))
            )
            raise TypedWrongError(_("there is no field {name}").format(name=path), hint)
        part = inner(found.type, kinds())
    if found is None:
        raise TypedWrongError(
            _("there is no field {name}").format(name=path),
            _("known are: {words}").format(words=", ".join(fields(kind))),
        )
    return found


def inner(kind: FieldType, kinds: dict[str, type[Record]]) -> type[Part] | None:
    """The part that a path goes on into."""
    if isinstance(kind, Many | Named):
        return inner(kind.item, kinds)
    if isinstance(kind, Either):
        return next((part for item in kind.types if (part := inner(item, kinds))), None)
    if isinstance(kind, Link) and len(kind.to.kinds) == 1:
        return kinds[kind.to.kinds[0]]
    return kind.part if isinstance(kind, PartType) else None


def where(partnership: Partnership, kind: type[Record], expression: str) -> Test:
    """The test that an expression means: `F=V`, `F=` (empty), `F=A..B`, `F:TEXT`."""
    found = EXPRESSION.fullmatch(expression)
    if not found:
        hint = _("write FIELD=VALUE, FIELD=, FIELD=A..B or FIELD:TEXT")
        raise TypedWrongError(_('"{value}" is not a condition').format(value=expression), hint)
    path, sign, wanted = found.groups()
    declared = field_at(kind, path)
    accepts = acceptance(declared, sign, wanted)

    def test(record: Record) -> bool:
        got = [item for item in values(partnership, record, path) if item != ""]
        return not got if sign == "=" and not wanted else any(accepts(item) for item in got)

    return test


def acceptance(declared: Field, sign: str, wanted: str) -> Callable[[Any], bool]:
    """Whether one value is what was asked for."""
    if sign == ":":
        return lambda value: wanted.casefold() in str(value).casefold()
    if ".." in wanted:
        return in_range(declared, wanted)
    if is_of(declared.type, DayType) and re.fullmatch(r"\d{4}(-\d\d)?", wanted):
        first, last = bounds(wanted)
        return lambda value: first <= str(value) <= last
    numeric = re.fullmatch(r"-?\d+(?:[.,]\d+)?", wanted)
    number = float(wanted.replace(",", ".")) if numeric else None
    return lambda value: (
        written(value) == wanted.casefold()
        or (isinstance(value, float | int) and not isinstance(value, bool) and value == number)
    )


def in_range(declared: Field, wanted: str) -> Callable[[Any], bool]:
    """Whether a date or number lies in `A..B`, `A..` or `..B`, both ends included."""
    if is_of(declared.type, Number):
        low, _dots, high = wanted.replace(",", ".").partition("..")
        try:
            least, most = float(low or "-inf"), float(high or "inf")
        except ValueError:
            raise TypedWrongError(
                _('"{value}" is not a range of numbers').format(value=wanted), _("write A..B, A.. or ..B")
            ) from None
        return lambda value: isinstance(value, float | int) and least <= value <= most
    first, last = bounds(wanted)
    return lambda value: first[: len(str(value))] <= str(value) <= last


def is_of(kind: FieldType, wanted: type[FieldType]) -> bool:
    """Whether a type is, or holds, one of the wanted types."""
    if isinstance(kind, Many | Named):
        return is_of(kind.item, wanted)
    return any(is_of(item, wanted) for item in kind.types) if isinstance(kind, Either) else isinstance(kind, wanted)


def written(value: Any) -> str:
    """A value as people write it."""
    return ("true" if value else "false") if isinstance(value, bool) else str(value).casefold()


def sorted_by(partnership: Partnership, records: Iterable[Record], path: str) -> list[Record]:
    """The records in the order of a field; those without a value last."""

    def key(record: Record) -> tuple[bool, list[tuple[bool, Any]]]:
        got = values(partnership, record, path)
        return (
            not got,
            [
                (isinstance(item, str), item.casefold() if isinstance(item, str) else item)
                for item in got
                if not isinstance(item, Part)
            ],
        )

    return sorted(records, key=key)


def cell(partnership: Partnership, record: Record, path: str) -> str:
    """What a column shows: names for people and partners, ids for other references, words for the rest."""
    declared = field_at(type(record), path)
    return ", ".join(shown(partnership, value, declared.type) for value in values(partnership, record, path))


def shown(partnership: Partnership, value: Any, kind: FieldType) -> str:
    """One value as text in a table."""
    while isinstance(kind, Many):
        kind = kind.item
    target = pointed_at(partnership, value, kind) if isinstance(value, str) else None
    if target is not None:
        return target.title_text
    if isinstance(value, Part):
        named = next((getattr(value, name) for name in value.named_by if getattr(value, name, None)), None)
        own = fields(type(value))
        if named:
            field = next(own[name] for name in value.named_by if getattr(value, name, None))
            return shown(partnership, named, field.type)
        if set(value.given) <= {"start", "end", "from", "until", "min", "max"}:
            return " – ".join(str(plain(getattr(value, own[name].attribute))) for name in value.given)
        first = own[value.given[0]] if value.given else None
        return shown(partnership, getattr(value, first.attribute), first.type) if first else ""
    if isinstance(value, dict):
        return ", ".join(f"{key} {item}" for key, item in plain(value).items())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return f"{value:g}" if isinstance(value, float) else str(value)


def chosen(
    partnership: Partnership, kind: type[Record], wanted: Iterable[str], unwanted: Iterable[str], sort: str | None
) -> list[Record]:
    """The records of a kind that every condition wants and none of the others holds for, in order."""
    tests = [where(partnership, kind, expression) for expression in wanted]
    against = [where(partnership, kind, expression) for expression in unwanted]
    if sort:
        field_at(kind, sort)
    found = [
        record
        for _identity, record in sorted(partnership.of(kind.folder()).items())
        if all(test(record) for test in tests) and not any(test(record) for test in against)
    ]
    return sorted_by(partnership, found, sort) if sort else found


def rows(
    partnership: Partnership, kind: type[Record], records: Iterable[Record], names: Iterable[str]
) -> tuple[list[str], list[list[str]]]:
    """The headers and cells of a table of records."""
    headers = [name.strip() for name in names]
    for name in headers:
        field_at(kind, name)
    return headers, [[cell(partnership, record, name) for name in headers] for record in records]


def search(partnership: Partnership, words: Iterable[str]) -> list[list[str]]:
    """The fields that hold any of `words`, as (record, field, text), of the records that hold all of them."""
    wanted = [word.casefold() for word in words]
    found = []
    for record in partnership.all():
        texts = list(leaves(plain(record), "")) + [("id", record.id)]
        whole = "\n".join(text for _path, text in texts).casefold()
        if all(word in whole for word in wanted):
            found += [
                [record.ref, path, text] for path, text in texts if any(word in text.casefold() for word in wanted)
            ]
    return found


def leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every scalar in plain values, as text, with its dotted path."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves(item, f"{path}.{number}")
    else:
        yield path, ("true" if value else "false") if isinstance(value, bool) else str(value)


def as_objects(found: Iterable[list[str]]) -> list[dict[str, str]]:
    """What `search` found, as JSON shows it."""
    return [dict(zip(("record", "field", "text"), row, strict=True)) for row in found]
