"""Field types made of other types: lists, mappings with keys of one's own, and one of several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from hybridecli import yamlfile
from hybridecli.fieldtype import FieldType, Schema, Size
from hybridecli.language import _
from hybridecli.reading import BAD, Reading
from hybridecli.yamlfile import Mapping, Node, Scalar, Sequence

BARE: Final = re.compile(r"[^\s\[\]{},:#&*!|>'\"%@`?-][^\[\]{}:#]*")  # text that stands in brackets without quotes


@dataclass(frozen=True)
class Many(FieldType):
    """A list of one type."""

    item: FieldType
    size: Size | None = None

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and yamlfile.is_empty(node):
            return None
        if not isinstance(node, Sequence):
            return reading.fault(node, _("expected a list here"), self.list_hint(node))
        values = []
        for item in node.value:
            value = self.item.read(item, reading)
            if value is None:
                value = reading.fault(
                    item, _("an item of the list is empty"), _("write something after the dash, or delete it")
                )
            values.append(value)
        if self.size and values and not self.size.least <= len(values) <= self.size.most:
            reading.fault(
                node,
                _("expected {least} items here, not {number}").format(least=self.size.least, number=len(values)),
                _("add what is missing, or delete what is too many"),
            )
        return BAD if any(value is BAD for value in values) else tuple(values)

    def list_hint(self, node: Node) -> str:
        """What to do where something else stands than a list."""
        text = node.value if isinstance(node, Scalar) and yamlfile.is_plain(node) else ""
        if re.match(r"-\S", text):
            return _("write a space after the dash")
        if shape(self.item) is Scalar and BARE.fullmatch(text):
            return _("write {value}").format(value=f"[{text}]")
        return _("write each item on its own line after a dash, or [a, b]")

    def says(self) -> str:
        return _("a list of: {what}").format(what=self.item.says())

    def schema(self) -> Schema:
        bounds = {"minItems": self.size.least, "maxItems": self.size.most} if self.size else {}
        return {"type": ["array", "null"], "items": self.item.schema(), **bounds}

    def parts(self) -> Iterator[type]:
        yield from self.item.parts()


@dataclass(frozen=True)
class Named(FieldType):
    """A mapping with keys of one's own, and values of one type."""

    item: FieldType

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and yamlfile.is_empty(node):
            return None
        if not isinstance(node, Mapping):
            return reading.fault(node, _("expected keys with values here"), _("write each as a line `key: value`"))
        values = {key.value: self.item.read(value, reading) for key, value in node.value}
        if any(value is BAD for value in values.values()):
            return BAD
        return {key: value for key, value in values.items() if value is not None}

    def says(self) -> str:
        return _("keys, each with: {what}").format(what=self.item.says())

    def schema(self) -> Schema:
        return {"type": ["object", "null"], "additionalProperties": self.item.schema()}

    def parts(self) -> Iterator[type]:
        yield from self.item.parts()


@dataclass(frozen=True)
class Either(FieldType):
    """One of several types: the first whose shape and text fit reads the value."""

    types: tuple[FieldType, ...]

    def read(self, node: Node, reading: Reading) -> Any:
        fitting = [kind for kind in self.types if shape(kind) is type_of(node)]
        for kind in fitting[:-1]:
            attempt = Reading(reading.file, reading.about)
            value = kind.read(node, attempt)
            if not attempt.faults:
                reading.references += attempt.references
                return value
        if fitting:
            return fitting[-1].read(node, reading)
        return self.types[0].read(node, reading) if yamlfile.is_empty(node) else self.fails(node, reading, self.says())

    def fails(self, node: Node, reading: Reading, hint: str) -> Any:
        return reading.fault(node, _("expected something else here"), _("allowed is {what}").format(what=hint))

    def says(self) -> str:
        return _(" or ").join(kind.says() for kind in self.types)

    def schema(self) -> Schema:
        return {"anyOf": [kind.schema() for kind in self.types]}

    def parts(self) -> Iterator[type]:
        for kind in self.types:
            yield from kind.parts()


def type_of(node: Node) -> type:
    """Whether a node is a scalar, a mapping or a sequence, as the class itself."""
    return Scalar if isinstance(node, Scalar) else Mapping if isinstance(node, Mapping) else Sequence


def shape(kind: FieldType) -> type:
    """The shape of node that a type reads."""
    if isinstance(kind, Many):
        return Sequence
    return Mapping if isinstance(kind, Named) or getattr(kind, "mapping", False) else Scalar
