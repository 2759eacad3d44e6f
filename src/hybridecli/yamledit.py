"""Changing values in the text of a record without touching what stands around them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from hybridecli import yamltext
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _
from hybridecli.yamlfile import untyped
from hybridecli.yamlspan import Page
from hybridecli.yamlsurgery import Order, Path, Surgery
from hybridecli.yamltext import Value

__all__ = ["Append", "Changed", "Edit", "Empty", "Insert", "Order", "Path", "Remove", "Set", "changed"]


@dataclass(frozen=True)
class Set:
    """Give the field a value; what is missing above it is made. The number after the last item adds one."""

    path: Path
    value: Value


@dataclass(frozen=True)
class Append:
    """Add an item to the list at the path, which is made where there is none."""

    path: Path
    value: Value


@dataclass(frozen=True)
class Insert:
    """Add an item before the one at the path."""

    path: Path
    value: Value


@dataclass(frozen=True)
class Remove:
    """Take away a key or an item of a list."""

    path: Path


@dataclass(frozen=True)
class Empty:
    """Leave the key without value; an item of a list goes."""

    path: Path


Edit = Set | Append | Insert | Remove | Empty


class Changed(NamedTuple):
    """The new text, and the comments that went with what they were about."""

    text: str
    lost: tuple[str, ...] = ()


class _Put(NamedTuple):
    """A value at a path whose parent is there."""

    path: Path
    value: Value


class _Add(NamedTuple):
    """An item before the one at the path."""

    path: Path
    value: Value


class _Drop(NamedTuple):
    """An entry that is not the only one."""

    path: Path


_Step = _Put | _Add | _Drop
_BYTE_ORDER_MARK: Final = "\ufeff"


def changed(text: str, edits: Sequence[Edit], order: Order | None = None) -> Changed:
    """The text with every edit made, one after the other.

    Raises HybrideError if the text is no record, if an edit asks for a place that cannot be there, and if the new
    text would not say what was meant.
    """
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    page = before = Page(text.removeprefix(mark))
    for edit in edits:
        step = _resolved(untyped(page.root), edit)
        if step is not None:
            page = _edited(page, step, order or (lambda _path: ()))
    lost = Counter(before.comments()) - Counter(page.comments())
    return Changed(mark + page.text, tuple(lost.elements()))


# What an edit comes down to, seen on plain values


def _resolved(data: Any, edit: Edit) -> _Step | None:
    """The one step that an edit comes down to; None where there is nothing to do."""
    if isinstance(edit, Set):
        return _put(data, edit.path, edit.value)
    if isinstance(edit, Append):
        items = _at(data, edit.path)
        if items is None or isinstance(items, list):
            return _put(data, (*edit.path, len(items or ())), edit.value)
        raise _no_place(edit.path)
    holder = _at(data, edit.path[:-1])
    if isinstance(edit, Insert):
        inside = isinstance(holder, list) and edit.path[-1] in range(len(holder))
        return _Add(edit.path, edit.value) if inside else _put(data, edit.path, edit.value)
    if _at(data, edit.path) is None and not isinstance(holder, list) and not (holder and edit.path[-1] in holder):
        return None
    return _gone(holder, edit)


def _gone(holder: Any, edit: Remove | Empty) -> _Step:
    """How a key or an item goes; with the last item of a list its key has no value, which is the same as no list."""
    path, last = edit.path, edit.path[-1]
    if isinstance(holder, list) and last not in range(len(holder)):
        raise _no_place(path)
    if isinstance(edit, Empty) and isinstance(last, str):
        return _Put(path, None)
    if len(holder) > 1 or len(path) == 1:
        return _Drop(path)
    return _Put(path[:-1], None if isinstance(path[-2], str) else type(holder)())


def _at(data: Any, path: Path) -> Any:
    """The value at a path, None where nothing has a value there."""
    for step in path:
        if _is_blank(data):
            return None
        _check(data, step, path)
        there = step in (range(len(data)) if isinstance(data, list) else data)
        data = data[step] if there else None
    return None if _is_blank(data) else data


def _put(data: Any, path: Path, value: Value) -> _Put:
    """The value at the lowest place of the path that is there, or that its parent has room for."""
    for depth, step in enumerate(path):
        if _is_blank(data):
            return _Put(path[:depth], _within(path[depth:], value))
        _check(data, step, path)
        if step not in (range(len(data)) if isinstance(data, list) else data):
            if isinstance(data, list) and step != len(data):
                raise _no_place(path)
            return _Put(path[: depth + 1], _within(path[depth + 1 :], value))
        data = data[step]
    if not path and not _is_blank(data):
        raise _no_place(path)
    return _Put(path, value)


def _within(steps: Path, value: Value) -> Value:
    """A value with the lists and mappings around it that the steps ask for."""
    for step in reversed(steps):
        if isinstance(step, int) and step != 0:
            raise _no_place(steps)
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _is_blank(data: Any) -> bool:
    return data is None or (isinstance(data, str) and not data.strip())


def _check(data: Any, step: str | int, path: Path) -> None:
    if not isinstance(data, list if isinstance(step, int) else dict):
        raise _no_place(path)


def _no_place(path: Path) -> TypedWrongError:
    place = ".".join(map(str, path))
    return TypedWrongError(
        _("{field} has no place in this file").format(field=place), _("look at what the file holds with: hybride show")
    )


def _meant(data: Any, step: _Step, depth: int = 0) -> Any:
    """The plain value of the record after a step; what the step does not reach is shared with `data`."""
    if depth == len(step.path):
        return yamltext.plain(step.value) if isinstance(step, _Put) else data
    here, last = step.path[depth], depth == len(step.path) - 1
    if isinstance(data, dict):
        if last and isinstance(step, _Drop):
            return {key: item for key, item in data.items() if key != here}
        return {**data, here: _meant(data.get(here), step, depth + 1)}
    assert isinstance(here, int)
    if last and not isinstance(step, _Put):
        new = [yamltext.plain(step.value)] if isinstance(step, _Add) else []
        return [*data[:here], *new, *data[here + isinstance(step, _Drop) :]]
    inner = _meant(data[here] if here < len(data) else None, step, depth + 1)
    return [*data[:here], inner, *data[here + 1 :]]


def _edited(page: Page, step: _Step, order: Order) -> Page:
    """The page after a step, read back; what does not survive at first is tried once more, in quotes."""
    said = untyped(page.root)
    meant = _meant(said, step)
    if meant == said:
        return page
    for careful in (False, True):
        try:
            after = Page(_performed(Surgery(page, order, careful), step))
        except HybrideError:
            continue
        if (untyped(after.root) or "") == (meant or ""):
            return after
    raise HybrideError(
        _("this change does not fit into the file as it stands"), _("change the file by hand, with: hybride edit")
    )


def _performed(surgery: Surgery, step: _Step) -> str:
    if isinstance(step, _Drop):
        return surgery.drop(step.path)
    return surgery.add(step.path, step.value) if isinstance(step, _Add) else surgery.put(step.path, step.value)
