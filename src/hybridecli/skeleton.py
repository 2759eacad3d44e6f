"""The text with which a new record begins in an editor: its fields in order, each with what it means."""

import re
from collections.abc import Iterator
from itertools import pairwise
from textwrap import wrap
from typing import Final

from hybridecli.compound import Either, Many, Named
from hybridecli.fieldtype import Choice, FieldType
from hybridecli.language import _
from hybridecli.record import Field, PartType, Record, fields
from hybridecli.yamlspan import Page

KEYS: Final = 6  # of a mapping that an example shows
WIDTH: Final = 100


def of(kind: type[Record], text: str) -> str:
    """What `text` says, with a line for each other field: an open one where it is required, else one behind a #."""
    page = Page(text)
    if page.root is not None and page.is_flow(page.root):  # a mapping in braces has no lines to put others between
        return text
    given = parts(page)
    lines = [*head(kind), given.pop("", "").rstrip("\n")]
    for name, field in fields(kind).items():
        lines += [given.pop(name).rstrip("\n")] if name in given else hints(field)
    return "\n".join(part for part in [*lines, *given.values()] if part) + "\n"


def without_hints(kind: type[Record], text: str) -> str:
    """The text without what the skeleton said and nobody changed."""
    offered = (line for field in fields(kind).values() for line in hints(field) if line.startswith("#"))
    lines = {*head(kind), *offered}
    ends = sorted((explained(field) for field in fields(kind).values()), key=len, reverse=True)
    behind = re.compile(rf"\s+# (?:{'|'.join(map(re.escape, ends))})$")
    left = [line for line in text.splitlines(keepends=True) if line.strip("\r\n") not in lines]
    return "".join(behind.sub("", line.rstrip("\r\n")) + line[len(line.rstrip("\r\n")) :] for line in left)


def parts(page: Page) -> dict[str, str]:
    """What a text says, by its first keys; what stands above them has the key ''."""
    entries = page.entries(page.root)
    if page.root is None or not entries:
        return {"": page.text} if page.text.strip() else {}
    starts = [page.lead(entry) for entry in entries]
    spans = zip((key.value for key, _value in page.root.value), pairwise([*starts, len(page.text)]), strict=True)
    return {"": page.text[: starts[0]], **{name: page.text[start:end] for name, (start, end) in spans}}


def head(kind: type[Record]) -> Iterator[str]:
    """What the person is told first."""
    yield "# " + _(kind.__doc__ or "")
    yield "# " + _("Fill in what you know; take the # away before a field that you use. The rest goes by itself.")


def hints(field: Field) -> list[str]:
    """The lines of a field without value: what it means stands behind it, or above it where that is long."""
    shown = ("" if field.required else "# ") + f"{field.name}: {example(field.type)}".rstrip()
    if len(line := f"{shown}  # {explained(field)}") <= WIDTH:
        return [line]
    return [*(f"#   {part}" for part in wrap(explained(field), WIDTH - 4, break_on_hyphens=False)), shown]


def explained(field: Field) -> str:
    """What a field means, and the words that are allowed."""
    words = next((one.words for one in types(field.type) if isinstance(one, Choice)), ())
    return _(field.about) + (f": {', '.join(words)}" if words else "")


def types(kind: FieldType) -> Iterator[FieldType]:
    """A type with those it is made of, mappings left out."""
    yield kind
    if isinstance(kind, Many | Named):
        yield from types(kind.item)
    elif isinstance(kind, Either):
        for one in kind.types:
            yield from types(one)


def example(kind: FieldType) -> str:
    """The shape of a value."""
    if isinstance(kind, PartType):
        names = list(fields(kind.part))
        return "{" + ", ".join(f"{name}: " for name in names[:KEYS]) + "}"
    if isinstance(kind, Many):
        return f"[{example(kind.item)}]"
    return "{}" if isinstance(kind, Named) else ""
