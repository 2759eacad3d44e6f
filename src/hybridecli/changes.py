"""What changed in a record, by field, and how that is told in the history, where personal data have no place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from hybridecli.compound import Either, Many
from hybridecli.fieldtype import Choice, DayType, FieldType, Link, Number, WeekType, YesNo
from hybridecli.language import _, n_
from hybridecli.record import Part, PartType, Record, fields

LONG: Final = 100  # characters of a message after which further changes are only counted


@dataclass(frozen=True)
class Change:
    """One field with its plain value before and after; None is no value."""

    field: str  # dotted
    before: Any
    after: Any
    may_be_told: bool  # whether the values may stand where they cannot be erased


def changes(kind: type[Record], before: dict[str, Any] | None, after: dict[str, Any] | None) -> list[Change]:
    """What differs between two plain values of a record, in the order of its declaration."""
    return list(in_part(kind, "", before or {}, after or {}, personal=False))


def in_part(
    part: type[Part], path: str, before: dict[str, Any], after: dict[str, Any], *, personal: bool
) -> Iterator[Change]:
    """What differs between two mappings with declared keys."""
    known = fields(part)
    for name in [*known, *(name for name in {**before, **after} if name not in known)]:
        old, new = before.get(name), after.get(name)
        if old != new:
            field = known.get(name)
            kind, own = (field.type, field.personal) if field else (FieldType(), False)
            yield from in_value(kind, path + name, old, new, personal=personal or own)


def in_value(kind: FieldType, path: str, before: Any, after: Any, *, personal: bool) -> Iterator[Change]:
    """What differs between two values that are not equal: the deepest fields that are in both, or the field itself."""
    if isinstance(kind, PartType) and isinstance(before or {}, dict) and isinstance(after or {}, dict):
        yield from in_part(kind.part, path + ".", before or {}, after or {}, personal=personal)
    elif isinstance(kind, Many) and isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                yield from in_value(kind.item, f"{path}.{number}", old, new, personal=personal)
    else:
        yield Change(path, before, after, not personal and is_plain(kind))


def is_plain(kind: FieldType) -> bool:
    """Whether a value is a word of a list, a number, a date or a reference; in free text people write of people."""
    if isinstance(kind, Either):
        return all(is_plain(item) for item in kind.types)
    return isinstance(kind, Choice | Number | YesNo | DayType | WeekType | Link)


def told(kind: type[Record], before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    """A change of a record in a few words for the history, such as `status running → closed, closure.text`.

    `before` and `after` are its plain values, None where there is no record. Values of personal fields and free text
    are never told.
    """
    if before is None or after is None:
        return _("removed") if after is None else _("added")
    found = changes(kind, before, after)
    if not found:
        return _("written differently")  # comments, order, line ends
    parts = [told_change(change) for change in found]
    number = len(parts)
    while number > 1 and len(", ".join(parts[:number])) > LONG:
        number -= 1
    more = len(parts) - number
    return ", ".join(parts[:number]) + (" " + n_("and {n} more", "and {n} more", more).format(n=more) if more else "")


def told_change(change: Change) -> str:
    """One change in a few words."""
    if change.after in (None, "", [], {}):
        return _("{field} emptied").format(field=change.field)
    if not change.may_be_told:
        return change.field
    if change.before in (None, ""):
        return f"{change.field} {as_words(change.after)}"
    return f"{change.field} {as_words(change.before)} → {as_words(change.after)}"


def as_words(value: Any) -> str:
    """A plain value as a file has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)
