"""Dotted paths such as `members.0.person.partner`: which field one means, and the values that a record has there."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from hybridecli.compound import Either, Many, Named
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import FieldType, Link
from hybridecli.language import _
from hybridecli.partnership import Partnership
from hybridecli.reading import nearest
from hybridecli.record import Field, Part, PartType, Record, fields
from hybridecli.records import kinds


def values(partnership: Partnership, record: Record, path: str) -> list[Any]:
    """The values at a dotted path, lists opened, references followed where the path goes on."""
    return list(follow(partnership, record, steps_of(path)))


@cache
def steps_of(path: str) -> tuple[str, ...]:
    """The steps of a path; `members[0]` is read as `members.0`."""
    return tuple(re.sub(r"\[(\d+)\]", r".\1", path).split("."))


def follow(
    partnership: Partnership, value: Any, steps: tuple[str, ...], kind: FieldType | None = None
) -> Iterator[Any]:
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


@cache
def field_at(kind: type[Part], path: str) -> Field:
    """The declared field at a dotted path, going through lists, keys of one's own and references; else refused."""
    found: Field | None = None
    places: list[type[Part]] = [kind]  # where the next step may be a field; several behind a reference to any kind
    keys: FieldType | None = None  # what the next step names where keys are one's own
    for step in steps_of(path):
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


def values_at(record: Part, path: str) -> list[Any]:
    """The values at a dotted path in a part; a list on the way gives each of its items."""
    found: list[Any] = [record]
    for step in path.split("."):
        found = [value for item in found for value in step_into(item, step)]
    return [value for value in found if value is not None and value != () and value != {}]


def step_into(item: Any, step: str) -> list[Any]:
    """The values one step further: a field, a key, an item by its number, or each item."""
    if isinstance(item, tuple):
        if step.isdigit():
            return list(item[int(step) : int(step) + 1])
        return [value for part in item for value in step_into(part, step)]
    if isinstance(item, dict):
        return [item[step]] if step in item else []
    if isinstance(item, Part):
        known = fields(type(item))
        return [getattr(item, known[step].attribute)] if step in known else []
    return []
