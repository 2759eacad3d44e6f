"""The columns of a list of records: what each cell shows."""

from collections.abc import Iterable
from typing import Any

from hybridecli.compound import Many
from hybridecli.fieldtype import FieldType
from hybridecli.language import _
from hybridecli.partnership import Partnership
from hybridecli.paths import field_at, pointed_at, values
from hybridecli.record import Part, Record, fields, plain


def rows(
    partnership: Partnership, kind: type[Record], records: Iterable[Record], names: Iterable[str]
) -> tuple[list[str], list[list[str]]]:
    """The headers and cells of a table of records."""
    headers = [name.strip() for name in names]
    for name in headers:
        field_at(kind, name)
    return headers, [[cell(partnership, record, name) for name in headers] for record in records]


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
