"""YAML files: from bytes to nodes with line and column, and from a new record to text. No other module knows YAML."""

import re
from datetime import date
from io import StringIO
from typing import Any, Final

import yaml

from hybridecli import yamlfault, yamlsubset
from hybridecli.errors import HybrideError
from hybridecli.language import _
from hybridecli.yamlfault import Fault
from hybridecli.yamlsubset import Mapping, Node, Scalar, Sequence, is_empty

__all__ = [
    "WIDTH",
    "Fault",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "compose",
    "day",
    "dump",
    "folds",
    "is_empty",
    "is_long",
    "is_plain",
    "is_plain_text",
    "looks_like_placeholder",
    "position",
    "position_of",
    "survives_folding",
    "untyped",
]  # fmt: skip

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def position(node: Node) -> tuple[int, int]:
    """Line and column where a node begins, from 1."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def position_of(node: Node, words: str, nth: int, text: str) -> tuple[int, int]:
    """Line and column of words in a value, the `nth` time that they stand there; of the value where they do not."""
    source = text[node.start_mark.index : node.end_mark.index]
    found = list(re.finditer(r"\s+".join(map(re.escape, words.split())), source, re.IGNORECASE))
    if len(found) <= nth:
        return position(node)
    before = text[: node.start_mark.index + found[nth].start()]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def is_plain(node: Scalar) -> bool:
    """Whether the text stands there without quotes, `|` or `>`."""
    return not node.style


def looks_like_placeholder(node: Mapping) -> bool:
    """Whether text in braces became a mapping, as in `title: {naam}`."""
    return bool(node.flow_style) and len(node.value) == 1 and is_empty(node.value[0][1])


def compose(data: bytes) -> tuple[Node | None, list[Fault]]:
    """The nodes of a record, or None and why not; (None, []) if it says nothing. A byte order mark is not counted.

    An ordinary file costs one composition, a few tests of bytes and a walk over its mappings and lists.
    """
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if faults := _faults_before(data):
        return None, faults
    try:
        node: Node | None = yamlsubset.parser(data).get_single_node()
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return None, yamlsubset.too_deep(data) or [yamlfault.explained(data.decode(), error, yamlsubset.tokens)]
    if node is None or is_empty(node):
        return None, []
    faults = yamlsubset.refused(node)
    return (None, faults) if faults else (node, [])


def _faults_before(data: bytes) -> list[Fault]:
    """What is refused before the composer runs; the exact tests look only at bytes that they know to be odd."""
    odd = data.translate(None, yamlsubset.ORDINARY)
    if odd and (faults := yamlsubset.unreadable(data)):
        return faults
    return yamlsubset.too_large(data) or (yamlsubset.special(data.decode()) if odd else [])


def untyped(node: Node | None) -> Any:
    """Nodes as plain values; every scalar is its text."""
    if isinstance(node, Mapping):
        return {key.value: untyped(value) for key, value in node.value}
    if isinstance(node, Sequence):
        return [untyped(item) for item in node.value]
    return node.value if node is not None else ""


def dump(value: Any) -> str:
    """A new record, made of dicts, lists, texts, numbers, truths and None, as text that reads back equal.

    Raises HybrideError for what no file can hold, such as half a character.
    """
    if value is None:
        return ""
    for careful in (False, True):
        text = _emitted(value, careful)
        node, _faults = compose(text.encode(errors="replace"))
        if _says(node, value):
            return text
    raise HybrideError(_("this text cannot be written to a file"), _("type it again without unusual characters"))


WIDTH: Final = 100  # characters of a line of folded text, without its indentation
_PLAIN: Final = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`=~.<])((?!: | #).)+(?<!:)")
_LETTERS: Final = tuple("yYnN")  # truths of YAML 1.1 that PyYAML does not know
_NUMBER: Final = re.compile(r"[-+]?(\.?\d+|\d+\.\d*)(e[-+]?\d+)?|0o[0-7]+|0x[0-9a-f]+", re.IGNORECASE)  # of YAML 1.2
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def _emitted(value: Any, careful: bool) -> str:
    """What ruamel.yaml writes; `careful` puts every text in quotes."""
    from ruamel.yaml import YAML  # here, as it costs 17 ms of start-up
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

    def styled(value: Any, key: bool = False) -> Any:
        if isinstance(value, dict):
            return {styled(name, key=True): styled(item) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [styled(item) for item in value]
        if not isinstance(value, str):
            return value
        if not careful and not key and is_long(value):
            text = FoldedScalarString(value)
            text.fold_pos = folds(value)
            return text
        if not careful and (found := day(value)):
            return found
        return value if not careful and is_plain_text(value) else DoubleQuotedScalarString(value)

    writer, stream = YAML(), StringIO()
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.width = 1_000_000  # no line is broken but by folds
    writer.dump(styled(value), stream)
    return stream.getvalue()


def _says(node: Node | None, value: Any) -> bool:
    """Whether the node reads as the value."""
    if isinstance(value, dict):
        pairs = node.value if isinstance(node, Mapping) else []
        same = [key.value for key, _item in pairs] == list(value) and node.__class__ is Mapping
        return same and all(map(_says, (item for _key, item in pairs), value.values()))
    if isinstance(value, list | tuple):
        return isinstance(node, Sequence) and len(node.value) == len(value) and all(map(_says, node.value, value))
    if value is None:
        return node is None or is_empty(node)
    if not isinstance(node, Scalar):
        return False
    if isinstance(value, bool | str):
        return bool(node.value == (value if isinstance(value, str) else str(value).lower()))
    return bool(type(value)(node.value) == value)


def is_long(text: str) -> bool:
    """Whether a text reads best as a folded block, and survives that."""
    return survives_folding(text) and (len(text) > WIDTH or "\n" in text)


def survives_folding(text: str) -> bool:
    """Whether a text is read back from a folded block as it is."""
    lines = text.split("\n")
    return bool(lines[0] and lines[-1]) and all(line.isprintable() and line.strip() == line for line in lines)


def folds(text: str) -> list[int]:
    """The blanks at which the lines of a folded text end."""
    found_at, start, last = [], 0, 0
    for found in re.finditer(r"(?<=\S) (?=\S)|\n|\Z", text):
        if found.start() - start > WIDTH and last > start:
            found_at.append(last)
            start = last + 1
        last = found.start()
        if found[0] == "\n":
            start = last + 1
    return found_at


def day(text: str) -> date | None:
    """The day that ruamel.yaml writes as this text, without quotes."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def is_plain_text(text: str) -> bool:
    """Whether readers of YAML 1.1 and of YAML 1.2 take the text for itself without quotes."""
    if not text.isprintable() or text.strip() != text or not _PLAIN.fullmatch(text) or text in _LETTERS:
        return False
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], [])
    return not any(pattern.match(text) for _tag, pattern in resolvers) and not _NUMBER.fullmatch(text)
