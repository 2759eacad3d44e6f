"""Where the parts of a record stand in its text: keys, items, values, the comments between them, and the line ends."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from hybridecli import yamlfile
from hybridecli.errors import HybrideError
from hybridecli.yamlfile import Mapping, Node, Scalar, Sequence
from hybridecli.yamltext import Layout

_COMMENT: Final = re.compile(r"#[^\r\n]*")  # between scalars, where nothing else begins so
_COLON: Final = re.compile(r"\s*:")
_COMMA: Final = re.compile(r"(?:\s|#[^\n]*\n)*,")
_HEADER: Final = re.compile(r"[|>][-+\d]*")
_END_OF_DOCUMENT: Final = re.compile(r"^\.\.\.(?=\s|\Z)", re.MULTILINE)


class Entry(NamedTuple):
    """A key with its value, or an item of a list: offsets in the text."""

    start: int  # of the key or the dash; of the item in a flow list
    after: int  # behind the colon or the dash; behind the key where a colon is missing
    value: Node
    begin: int  # of the value
    end: int  # of the value, without the comment behind it
    column: int


class Cut(NamedTuple):
    """What stands from start to end goes, the words come."""

    start: int
    end: int
    words: str = ""


class Page:
    """A text with its nodes. Offsets are in characters; the text has no byte order mark."""

    def __init__(self, text: str) -> None:
        """Raises HybrideError if the text is no record."""
        self.text = text
        root, faults = yamlfile.compose(text.encode())
        if faults:
            raise HybrideError(faults[0].message, faults[0].hint)
        self.root: Node | None = root

    @cached_property
    def newline(self) -> str:
        """The line end of the file, after its first line."""
        first = self.text.find("\n")
        return "\r\n" if first > 0 and self.text[first - 1] == "\r" else "\n"

    def after(self, cuts: list[Cut]) -> str:
        """The text after cuts that do not overlap."""
        parts, done = [], 0
        for start, end, words in sorted(cuts, key=lambda cut: cut[:2]):
            parts += [self.text[done:start], words]
            done = end
        return "".join([*parts, self.text[done:]])

    def line_start(self, offset: int) -> int:
        """Where the line begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the line ends, before its line end."""
        found = self.text.find("\n", offset)
        end = len(self.text) if found < 0 else found
        return end - 1 if end > offset and found >= 0 and self.text[end - 1] == "\r" else end

    def next_line(self, offset: int) -> int:
        """Where the next line begins, or the text ends."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return offset - self.line_start(offset)

    def owns_line(self, offset: int) -> bool:
        """Whether only blanks stand before the offset on its line."""
        return not self.text[self.line_start(offset) : offset].strip(" ")

    def is_flow(self, node: Node) -> bool:
        """Whether a list or mapping is written between brackets, or is a pair in a list that is."""
        return not isinstance(node, Scalar) and bool(node.flow_style)

    def is_block(self, node: Node) -> bool:
        """Whether a list or mapping is written with one entry below the other."""
        return not isinstance(node, Scalar) and not node.flow_style

    def has_brackets(self, node: Node) -> bool:
        """Whether it is not the pair in `[key: value]`."""
        return self.text[node.start_mark.index] in "[{"

    def end(self, node: Node) -> int:
        """Where a value ends: before the comment behind it, and before blank lines that are not part of it."""
        if isinstance(node, Scalar):
            return self._end_of_block(node) if node.style in ("|", ">") else int(node.end_mark.index)
        if self.is_flow(node) and self.has_brackets(node):
            return int(node.end_mark.index)
        return self.entry(node, -1).end

    def header(self, node: Scalar) -> int:
        """Where the indicators of a block text end, as in `|2-`."""
        found = _HEADER.match(self.text, node.start_mark.index)
        return found.end() if found else int(node.start_mark.index)

    def _end_of_block(self, node: Scalar) -> int:
        start, end = self.header(node), node.end_mark.index
        if "+" in self.text[node.start_mark.index : start]:
            return end - len(self.newline) if self.text[start:end].endswith(self.newline) else end
        lines = self.text[start:end].split("\n")
        indents = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()]
        while (
            len(lines) > 1
            and not lines[-1].strip()
            and len(lines[-1].rstrip("\r")) <= min(indents, default=len(lines[-1]))
        ):
            lines.pop()
        return start + len("\n".join(lines).removesuffix("\r"))

    def line_above(self, offset: int) -> int:
        """Where the line above ends, before its line end."""
        above = self.text[: self.line_start(offset)]
        return len(above.removesuffix("\n").removesuffix("\r"))

    def entries(self, node: Node | None) -> list[Entry]:
        """The entries of a list or mapping."""
        many = isinstance(node, Mapping | Sequence)
        return [self.entry(node, index) for index in range(len(node.value))] if node is not None and many else []

    def entry(self, node: Node, index: int) -> Entry:
        """One entry of a list or mapping."""
        if isinstance(node, Mapping):
            key, value = node.value[index]
            colon = _COLON.match(self.text, key.end_mark.index)
            after = colon.end() if colon else key.end_mark.index
            return self._entry(key.start_mark.index, after, value, key.start_mark.column)
        value = node.value[index]
        if self.is_flow(node):
            start = value.start_mark.index
            return self._entry(start, start, value, value.start_mark.column)
        return self._dash(value, node.start_mark.column)

    def _dash(self, value: Node, column: int) -> Entry:
        """An item after its dash, which stands on its line or above it, over comments and empty lines."""
        start = self.line_start(value.start_mark.index)
        while self.text[start : start + column].lstrip(" ").startswith("#") or not self.text.startswith(
            "-", start + column
        ):
            start = self.line_start(start - 1)
        return self._entry(start + column, start + column + 1, value, column)

    def _entry(self, start: int, after: int, value: Node, column: int) -> Entry:
        if isinstance(value, Scalar) and yamlfile.is_empty(value):
            return Entry(start, after, value, after, after, column)
        return Entry(start, after, value, value.start_mark.index, self.end(value), column)

    def lines_below(self, offset: int) -> Iterator[tuple[int, int]]:
        """Start and end of every line after that of the offset."""
        start = self.next_line(offset)
        while start < len(self.text):
            yield start, self.line_end(start)
            start = self.next_line(start)

    def stop(self, entry: Entry) -> int:
        """The end of the last line of an entry in block: with the comment behind it, and those below it further in."""
        stop = self.line_end(entry.end)
        for start, end in self.lines_below(stop):
            line = self.text[start:end]
            words = line.lstrip(" ")
            if words.strip() and not (words.startswith("#") and len(line) - len(words) > entry.column):
                break
            stop = end if words.strip() else stop
        return stop

    def lead(self, entry: Entry) -> int:
        """The start of the first line of an entry in block: with the comment lines directly above it in its column.

        What stands above the first entry of a file, from its first line on, is about the file and is left out.
        """
        start = self.above(entry.start)
        first = self.root is not None and self.root.start_mark.index == entry.start
        header = not start or self.text.startswith("---", self.line_start(start - 1))
        return self.line_start(entry.start) if first and header else start

    def above(self, offset: int) -> int:
        """The start of the line, or of the comment lines directly above it that begin in the same column."""
        start, comment = self.line_start(offset), " " * self.column(offset) + "#"
        while start and self.text.startswith(comment, above := self.line_start(start - 1)):
            start = above
        return start

    def comma(self, entry: Entry) -> int | None:
        """The offset behind the comma after an entry of a flow collection, if there is one."""
        found = _COMMA.match(self.text, entry.end)
        return found.end() if found else None

    def comments(self) -> list[str]:
        """Every comment in the text."""
        if "#" not in self.text:
            return []
        found, start = [], 0
        for node in _scalars(self.root):
            found += _COMMENT.findall(self.text, start, node.start_mark.index)
            start = node.end_mark.index
            if node.style in ("|", ">"):
                header = self.header(node)
                found += _COMMENT.findall(self.text, header, self.line_end(header))
        return found + _COMMENT.findall(self.text, start)

    @cached_property
    def layout(self) -> Layout:
        """How the first list and the first mapping below a key are indented here."""
        known: dict[str, int] = {}
        nodes = [self.root] if self.root is not None else []
        for node in nodes:
            if not self.is_block(node):
                continue
            for key, value in node.value if isinstance(node, Mapping) else []:
                if self.is_block(value):
                    kind = "mapping" if isinstance(value, Mapping) else "sequence"
                    known.setdefault(kind, value.start_mark.column - key.start_mark.column)
            if len(known) == 2:
                break
            nodes += [item[1] for item in node.value] if isinstance(node, Mapping) else node.value
        return Layout(**known)

    def bottom(self) -> int:
        """Where the first key of a file that says nothing yet goes: at its end, before a line `...`."""
        found = _END_OF_DOCUMENT.search(self.text)
        return found.start() if found else len(self.text)


def _scalars(node: Node | None) -> list[Scalar]:
    """The keys and values with text, in the order of the text."""
    if node is None or isinstance(node, Scalar):
        return [] if node is None or yamlfile.is_empty(node) else [node]
    parts = [part for pair in node.value for part in pair] if isinstance(node, Mapping) else node.value
    return [inner for part in parts for inner in _scalars(part)]
