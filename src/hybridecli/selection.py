"""Choosing among records: the expressions of `--where`, sorting, and the values of a column."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import Choice, DayType, Either, FieldType, Link, Many, Named, Number, YesNo, nearest
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
    """The declared field at a dotted path, going through lists, keys of one's own and references; else refused."""
    found: Field | None = None
    places: list[type[Part]] = [kind]  # where the next step may be a field; several behind a reference to any kind
    keys: FieldType | None = None  # what the next step names where keys are one's own
    for step in re.sub(r"\[(\d+)\]", r".\1", path).split("."):
        if keys is not None:
            found = Field(step, step, keys, "", False, False)
        elif step.isdigit() and found is not None:
            continue
        else:
            found = field_in(places, step, path)
        places, keys = parts_below(found.type), own_keys(found.type)
    assert found is not None
    return found


def field_in(places: list[type[Part]], step: str, path: str) -> Field:
    """The field of this name in the parts that it may belong to, with all types that it can have there."""
    found = [declared for part in places if (declared := fields(part).get(step))]
    if not found and step in ("id", "path") and any(issubclass(part, Record) for part in places):
        return Field(step, step, FieldType(), "", False, False)
    if not found:
        known = list(dict.fromkeys(name for part in places for name in fields(part)))
        meant = nearest(step, known)
        hint = _("did you mean {word}?").format(word=meant) if meant else _("nothing stands below it")
        if known and not meant:
            hint = _("known are: {words}").format(words=", ".join(known))
        raise TypedWrongError(_("there is no field {name}").format(name=path), hint)
    types = [declared.type for declared in found]
    if all(kind == types[0] for kind in types):
        return found[0]
    return Field(step, found[0].attribute, Either(tuple(types)), found[0].about, False, False)


def parts_below(kind: FieldType) -> list[type[Part]]:
    """The parts that a path goes on into from a type; a reference goes on into the records that it may mean."""
    if isinstance(kind, Many):
        return parts_below(kind.item)
    if isinstance(kind, Either):
        return list(dict.fromkeys(part for item in kind.types for part in parts_below(item)))
    if isinstance(kind, Link):
        return [kinds()[name] for name in kind.to.kinds or kinds()]
    return [kind.part] if isinstance(kind, PartType) else []


def own_keys(kind: FieldType) -> FieldType | None:
    """What stands below keys of one's own; None where the keys are declared."""
    if isinstance(kind, Many):
        return own_keys(kind.item)
    if isinstance(kind, Either):
        return next((below for item in kind.types if (below := own_keys(item))), None)
    return kind.item if isinstance(kind, Named) else None


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
    if is_of(declared.type, DayType):
        if re.fullmatch(r"\d{4}(-\d\d)?", wanted):
            return lambda value: str(value).startswith(wanted)
        first, last = bounds(wanted) if wanted else ("", "")
        return lambda value: value == first if first == last else first <= f"{value}-01-01"[:10] <= last
    if wanted:
        refuse_impossible(declared.type, wanted)
    numeric = re.fullmatch(r"-?\d+(?:[.,]\d+)?", wanted)
    number = float(wanted.replace(",", ".")) if numeric else None
    return lambda value: (
        written(value) == wanted.casefold()
        or (isinstance(value, float | int) and not isinstance(value, bool) and value == number)
    )


def refuse_impossible(kind: FieldType, wanted: str) -> None:
    """Refuse a value that no record can have: a word that is not allowed, or words where a number stands."""
    if isinstance(kind, Many | Named):
        refuse_impossible(kind.item, wanted)
    elif isinstance(kind, Choice) and wanted.lower() not in {word.lower() for word in kind.words}:
        raise TypedWrongError(_('"{value}" is not allowed here').format(value=wanted), kind.hint(wanted))
    elif isinstance(kind, YesNo) and wanted.lower() not in ("true", "false"):
        raise TypedWrongError(
            _('"{value}" is not {what}').format(value=wanted, what=kind.says()), _("write true or false")
        )
    elif isinstance(kind, Number) and not re.fullmatch(r"-?\d+(?:[.,]\d+)?", wanted):
        raise TypedWrongError(_('"{value}" is not {what}').format(value=wanted, what=kind.says()), kind.hint(wanted))


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
        texts = [*leaves(plain(record), ""), ("id", record.id)]
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
