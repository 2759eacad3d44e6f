"""Choosing among records: the expressions of `--where`, sorting, and searching for words."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from hybridecli import valuewords
from hybridecli.compound import Either, Many, Named
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import Choice, DayType, FieldType, Link, Number, YesNo
from hybridecli.language import _
from hybridecli.lookup import find
from hybridecli.partnership import Partnership
from hybridecli.paths import field_at, values
from hybridecli.record import Field, Part, Record, plain
from hybridecli.records import kinds
from hybridecli.when import bounds

Test = Callable[[Record], bool]
EXPRESSION = re.compile(r"([^=:\s]+?)(=|:)(.*)", re.DOTALL)


def where(partnership: Partnership, kind: type[Record], expression: str) -> Test:
    """The test that an expression means: `F=V`, `F=` (empty), `F=A..B`, `F:TEXT`."""
    found = EXPRESSION.fullmatch(expression)
    if not found:
        hint = _("write FIELD=VALUE, FIELD=, FIELD=A..B or FIELD:TEXT")
        raise TypedWrongError(_('"{value}" is not a condition').format(value=expression), hint)
    path, sign, wanted = found.groups()
    declared = field_at(kind, path)
    if sign == "=" and wanted and ".." not in wanted:
        records = partnership.of(kind.folder()).values()
        if not any(wanted in values(partnership, record, path) for record in records):
            wanted = referred_to(partnership, declared.type, wanted)
    accepts = acceptance(declared, sign, wanted)

    def test(record: Record) -> bool:
        got = [item for item in values(partnership, record, path) if item != ""]
        return not got if sign == "=" and not wanted else any(accepts(item) for item in got)

    return test


def referred_to(partnership: Partnership, kind: FieldType, wanted: str) -> str:
    """What a file says of the record that is meant, where the field is a reference; anything else as it is."""
    while isinstance(kind, Many | Named):
        kind = kind.item
    if not isinstance(kind, Link) or wanted == "partnership":
        return wanted
    folder, _slash, identity = wanted.partition("/") if kind.to.path else (kind.to.kinds[0], "", wanted)
    if folder in kinds() and partnership.has(folder, identity):
        return wanted
    record = find(partnership, wanted, kind.to.kinds)
    return record.ref if kind.to.path else record.id


def acceptance(declared: Field, sign: str, wanted: str) -> Callable[[Any], bool]:
    """Whether one value is what was asked for."""
    if sign == ":":
        called = {str(value): known for value, known in names(declared.type).items()}
        return lambda value: any(wanted.casefold() in name.casefold() for name in called.get(str(value), (str(value),)))
    if ".." in wanted:
        return in_range(declared, wanted)
    if is_of(declared.type, DayType):
        if re.fullmatch(r"\d{4}(-\d\d)?", wanted):
            return lambda value: str(value).startswith(wanted)
        first, last = bounds(wanted) if wanted else ("", "")
        return lambda value: value == first if first == last else first <= f"{value}-01-01"[:10] <= last
    if wanted:
        wanted = possible(declared.type, wanted)
    numeric = re.fullmatch(r"-?\d+(?:[.,]\d+)?", wanted)
    number = float(wanted.replace(",", ".")) if numeric else None
    return lambda value: (
        written(value) == wanted.casefold()
        or (isinstance(value, float | int) and not isinstance(value, bool) and value == number)
    )


def names(kind: FieldType) -> dict[Any, tuple[str, ...]]:
    """All that the words of a list are called, where the field has such words."""
    if isinstance(kind, Many | Named):
        return names(kind.item)
    return dict(kind.names()) if isinstance(kind, Choice) else {}


def possible(kind: FieldType, wanted: str) -> str:
    """A value as records have it: of a list the word that is meant in either language, and true for yes.

    Refuses what no record can have: a word that is not allowed, or words where a number stands.
    """
    if isinstance(kind, Many | Named):
        return possible(kind.item, wanted)
    if isinstance(kind, Either):
        choices = [item for item in kind.types if isinstance(item, Choice)]
        found = [word for item in choices for word in valuewords.meant(item.context, item.words, wanted, whole=True)]
        return found[0] if found else wanted
    if isinstance(kind, Choice):
        return kind.typed(wanted)
    if isinstance(kind, YesNo):
        wanted = kind.meant.get(wanted.lower(), wanted.lower())
    if (isinstance(kind, YesNo) and wanted not in ("true", "false")) or (
        isinstance(kind, Number) and not re.fullmatch(r"-?\d+(?:[.,]\d+)?", wanted)
    ):
        raise TypedWrongError(_('"{value}" is not {what}').format(value=wanted, what=kind.says()), kind.hint(wanted))
    return wanted


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
