"""One change of a value in the text of a record: what is cut out, and what is put in its place."""

from collections.abc import Callable, Sequence
from typing import Final

from hybridecli import yamlfile, yamlflow, yamltext
from hybridecli.yamlfile import WIDTH, Mapping, Node, Scalar
from hybridecli.yamlspan import Cut, Entry, Page
from hybridecli.yamltext import Value, Written

Path = tuple[str | int, ...]  # keys, and numbers of items from 0
Order = Callable[[Path], Sequence[str]]  # the usual order of the keys of the mapping at a path
_BLOCK_TEXT: Final = ("|", ">")


class Surgery:
    """A change of a page that is about to be made; each of `put`, `add` and `drop` gives the new text.

    `careful` writes every text in quotes, and cuts what is dropped so that a text after `|` or `|+` above it neither
    takes over blank lines that followed, nor loses its line end where the file has none at its end.
    """

    def __init__(self, page: Page, order: Order, careful: bool = False) -> None:
        self.page = page
        self.text = page.text
        self.order = order
        self.careful = careful
        self.cuts: list[Cut] = []

    def cut(self, start: int, end: int, words: str = "") -> None:
        """Replace what stands from start to end."""
        self.cuts.append(Cut(start, end, words))

    def result(self) -> str:
        """The text after all cuts."""
        self.close_last()
        return self.page.after(self.cuts)

    def close_last(self) -> None:
        """Keep a block text at the end of a file without last line end as it was, where a line comes after it."""
        end, last = len(self.text), self.page.root
        while last is not None and not isinstance(last, Scalar) and last.value:
            last = last.value[-1][1] if isinstance(last, Mapping) else last.value[-1]
        if not isinstance(last, Scalar) or last.style not in _BLOCK_TEXT or self.text.endswith("\n"):
            return
        start, header = last.start_mark.index, self.page.header(last)
        touched = [cut for cut in self.cuts if cut[1] > start]
        if touched and all(cut[:2] == (end, end) for cut in touched) and "-" not in self.text[start:header]:
            keeps = self.text[header - 1] == "+"
            self.cut(header - keeps, header, "-")

    def lines(self, lines: Sequence[str], column: int) -> str:
        """Lines below another one, each after a line end."""
        return "".join(self.page.newline + (" " * column + line if line else "") for line in lines)

    def holder(self, path: Path) -> Node | None:
        """The list or mapping in which the last step of a path is taken."""
        node = self.page.root
        for step in path[:-1]:
            node = self.entry(node, step).value
        return node

    def entry(self, node: Node | None, step: str | int) -> Entry:
        """What stands at a key or number. Raises IndexError where there is nothing."""
        assert node is not None
        if isinstance(step, int):
            return self.page.entry(node, step)
        return self.page.entry(node, [key.value for key, _value in node.value].index(step))

    # A value in the place of another

    def put(self, path: Path, value: Value) -> str:
        """Give the entry at a path a value; a file that says nothing gets its first one."""
        holder = self.holder(path)
        if not path:
            return self.first(value)
        try:
            entry = self.entry(holder, path[-1])
        except (IndexError, ValueError):
            return self.add(path, value)
        if holder is not None and self.page.is_flow(holder):
            self.cuts += yamlflow.put(self.page, entry, value, isinstance(holder, Mapping), self.careful)
        else:
            self.place(entry, self.written(entry, value, isinstance(holder, Mapping)))
        return self.result()

    def first(self, value: Value) -> str:
        """The first value of a file, below its comments."""
        at, newline = self.page.bottom(), self.page.newline
        before = newline if at and self.text[at - 1] != "\n" else ""
        after = newline if not self.text or self.text.endswith("\n") or at < len(self.text) else ""
        self.cut(at, at, before + newline.join(yamltext.block(value, self.page.layout, self.careful)) + after)
        return self.result()

    def written(self, entry: Entry, value: Value, pair: bool) -> Written:
        """A value for a place in block, in the style of the old one; its lines are relative to the key or the dash."""
        old = entry.value
        if not isinstance(value, dict | list | tuple):
            style, text = (old.style or "", old.value) if isinstance(old, Scalar) else ("", "")
            written = yamltext.scalar(value, style, text, careful=self.careful)
            if written.body and self.next_comment_column(entry) >= entry.column + yamltext.STEP:
                return yamltext.scalar(value, careful=True)  # a comment that deep would become text
            return written
        if self.page.is_flow(old) and value:
            line = yamltext.flow(value, self.careful)
            if self.page.column(entry.begin) + len(line) <= WIDTH:
                return Written(line)
        columns = self.page.layout.mapping if isinstance(value, dict) else self.page.layout.sequence
        if self.page.is_block(old) and isinstance(old, Mapping) == isinstance(value, dict):
            columns = old.start_mark.column - entry.column
        return yamltext.below(value, columns if pair else yamltext.STEP, self.page.layout, self.careful)

    def next_comment_column(self, entry: Entry) -> int:
        """The column of a comment on the next line that says something; -1 if it is none."""
        for start, end in self.page.lines_below(entry.end):
            line = self.text[start:end]
            if line.strip():
                return len(line) - len(line.lstrip(" ")) if line.lstrip(" ").startswith("#") else -1
        return -1

    def spans(self, entry: Entry) -> tuple[int, int, int, int]:
        """What a value takes of the line that it begins on, and of the lines below: start, end, start, end."""
        page, old = self.page, entry.value
        if isinstance(old, Scalar) and old.style in _BLOCK_TEXT:
            header = page.header(old)
            return entry.begin, header, page.line_end(header), entry.end
        if not page.is_block(old):
            end = page.line_end(entry.end)
            return entry.begin, entry.end, end, end
        stop = page.stop(page.entry(old, -1))
        if "\n" in self.text[entry.after : entry.begin]:
            return entry.after, entry.after, page.line_end(entry.after), stop
        return entry.begin, stop, stop, stop

    def place(self, entry: Entry, written: Written) -> None:
        """Write a value in block; the comment behind the old one stays on its line."""
        start, end, below, stop = self.spans(entry)
        body = list(written.body)
        line_end = self.page.line_end(end)
        comment = self.text[end:line_end].strip()
        lower = "\n" in self.text[entry.after : start]
        if written.head:
            self.cut(start, end, (" " if start == entry.after else "") + written.head)
        elif not lower:
            here = self.text[entry.start : entry.begin]
            behind_dash = body and here.startswith("-") and here.strip() == "-" and "\n" not in here and not comment
            self.cut(entry.after, end, " " + body.pop(0)[yamltext.STEP :] if behind_dash else "")
        elif comment:
            self.cut(start, self.text.index("#", end))
        else:
            self.cut(self.page.line_above(start), line_end)
        self.cut(below, stop, self.lines(body, entry.column))

    # A new key or item

    def add(self, path: Path, value: Value) -> str:
        """Write a new key at its usual place, or a new item before the one with its number."""
        holder, last = self.holder(path), path[-1]
        assert holder is not None
        at = last if isinstance(last, int) else self.usual_place(holder, last, path[:-1])
        if self.page.is_flow(holder):
            return self.add_in_flow(path, at, value)
        entries = self.page.entries(holder)
        if isinstance(last, str):
            lines = yamltext.block({last: value}, self.page.layout, self.careful)
        else:
            lines = self.item(entries, value)
        first, column = entries[0], entries[0].column
        if at:
            stop = self.page.stop(entries[at - 1])
            self.cut(stop, stop, self.lines(lines, column))
        elif self.page.owns_line(first.start):
            lead = self.page.lead(first)
            self.cut(lead, lead, self.lines(lines, column).removeprefix(self.page.newline) + self.page.newline)
        else:
            indent = self.page.newline + " " * column
            self.cut(first.start, first.start, self.lines(lines, column).removeprefix(indent) + indent)
        return self.result()

    def usual_place(self, holder: Node, name: str, path: Path) -> int:
        """After which of the keys a new one goes: behind those that usually stand before it, else at the end."""
        there, usual = [key.value for key, _value in holder.value], list(self.order(path))
        if name not in usual:
            return len(there)
        before = [there.index(known) + 1 for known in usual[: usual.index(name)] if known in there]
        return before[-1] if before else 0 if set(usual) & set(there) else len(there)

    def item(self, entries: list[Entry], value: Value) -> list[str]:
        """The lines of a new item: between brackets where those beside it are, on a line not longer than theirs."""
        kind = Mapping if isinstance(value, dict) else yamlfile.Sequence
        alike = [entry for entry in entries if isinstance(entry.value, kind)]
        if isinstance(value, dict | list) and alike and all(self.page.is_flow(entry.value) for entry in alike):
            line = yamltext.flow(value, self.careful)
            if len(line) <= max(WIDTH - entries[0].column - 2, *(entry.end - entry.begin for entry in alike)):
                return [f"- {line}"]
        return yamltext.dashed(yamltext.below(value, yamltext.STEP, self.page.layout, self.careful))

    # Between brackets

    def add_in_flow(self, path: Path, at: int, value: Value) -> str:
        """Write a new key or item between brackets; a line that becomes too long is opened into lines of its own."""
        holder, last = self.holder(path), path[-1]
        assert holder is not None
        new = {last: value} if isinstance(last, str) else [value]
        words = yamltext.flow(new, self.careful)[1:-1]
        entries = self.page.entries(holder)
        outer = self.outermost(path)
        if outer and (self.page.column(outer.end) + len(words) + 2 > WIDTH or not (path[:-1] or entries)):
            opened = self.opened(outer, new)
            return Surgery(Page(opened), self.order, self.careful).add(path, value) if outer.value.value else opened
        self.cuts += yamlflow.add(self.page, holder, at, words)
        return self.result()

    def outermost(self, path: Path) -> Entry | None:
        """The place of the outermost brackets on the way of a path, if they are on one line and block could stand."""
        node, found = self.page.root, None
        if node is not None and self.page.is_flow(node):
            start = node.start_mark.index
            found = Entry(start, start, node, start, self.page.end(node), 0) if not self.page.column(start) else None
            return found if found and "\n" not in self.text[start : found.end] else None
        for step in path[:-1]:
            found = self.entry(node, step)
            node = found.value
            if self.page.is_flow(node):
                return found if "\n" not in self.text[found.begin : found.end] else None
        return None

    def opened(self, outer: Entry, new: Value) -> str:
        """The text with every entry of a flow collection on a line of its own, as it stands; `new` if it has none."""
        lines: list[str] = []
        for entry in self.page.entries(outer.value):
            value = self.text[entry.begin : entry.end]
            name = self.text[entry.start : entry.after].rstrip(" :") + ":"
            lines.append(f"- {value}" if isinstance(outer.value, yamlfile.Sequence) else f"{name} {value}".rstrip(" "))
        lines = lines or yamltext.block(new, self.page.layout, self.careful)
        if outer.after == outer.begin == outer.start:
            self.cut(outer.begin, outer.end, self.lines(lines, 0).removeprefix(self.page.newline))
            return self.result()
        columns = self.page.layout.sequence if isinstance(outer.value, yamlfile.Sequence) else self.page.layout.mapping
        columns = yamltext.STEP if self.text[outer.start : outer.after] == "-" else columns
        self.place(outer, Written("", tuple(yamltext.shifted(lines, columns))))
        return self.result()

    # What goes

    def drop(self, path: Path) -> str:
        """Take away an entry, the only one only of a file, with its comment and those directly above it."""
        holder, last = self.holder(path), path[-1]
        assert holder is not None
        entries = self.page.entries(holder)
        index = entries.index(self.entry(holder, last))
        if self.page.is_flow(holder):
            self.cuts += yamlflow.drop(self.page, entries, index)
        elif self.careful and len(entries) == 1:  # `...` cannot follow nothing
            self.cut(entries[0].start, entries[0].end, "{}")
        else:
            self.drop_lines(entries[index])
        return self.result()

    def drop_lines(self, entry: Entry) -> None:
        """Cut an entry in block; what follows it moves up to the dash that it stood behind."""
        page, stop = self.page, self.page.stop(entry)
        if not page.owns_line(entry.start):
            self.cut(entry.start, len(self.text) - len(self.text[stop:].lstrip(" \r\n")))
            return
        start, end = page.lead(entry), page.next_line(stop)
        while self.careful and end < len(self.text) and not self.text[end : page.next_line(end)].strip():
            end = page.next_line(end)
        if end == len(self.text) and not self.text.endswith("\n") and not self.careful:
            start = self.page.line_above(start)
        self.cut(start, end)
