"""A change between brackets: `[a, b]` and `{key: value}`, on one line or over several."""

from collections.abc import Iterator

from hybridecli import yamltext
from hybridecli.yamlfile import WIDTH, Node, Scalar, is_empty
from hybridecli.yamlspan import Cut, Entry, Page
from hybridecli.yamltext import Value


def put(page: Page, entry: Entry, value: Value, pair: bool, careful: bool) -> Iterator[Cut]:
    """Write a value in the place of another, on its line; no value leaves a blank after the colon."""
    old, begin, after = entry.value, entry.begin, entry.after
    if is_empty(old):
        colon = " " if page.text[after - 1] == ":" else ": "
        blanks = len(page.text[after:]) - len(page.text[after:].lstrip(" "))
        swallowed = blanks if page.text[after + blanks :][:1] in (",", "}", "]") else 0
        yield Cut(after, after + swallowed, colon + _written(value, old, careful))
    elif value is None and pair:
        closed = page.text[entry.end : entry.end + 1] == " " and not page.text[after:begin].strip(" ")
        yield Cut(after if closed else begin, entry.end, "" if closed or begin > after else " ")
    else:
        blank = " " if pair and begin == after else ""  # as in {"key":value}
        yield Cut(begin, entry.end, blank + _written(value, old, careful))


def _written(value: Value, old: Node, careful: bool) -> str:
    """A value in the style of the old one."""
    if isinstance(value, str) and isinstance(old, Scalar):
        return yamltext.scalar(value, old.style or "", old.value, flow=True, careful=careful).head
    return yamltext.flow([value], careful)[1:-1]


def add(page: Page, holder: Node, at: int, words: str) -> Iterator[Cut]:
    """Write a new entry before the one with that number, or after the last."""
    entries = page.entries(holder)
    start, end = holder.start_mark.index, page.end(holder)
    if not page.has_brackets(holder):  # the pair in [key: value]
        yield Cut(start, start, "{")
        yield Cut(end, end, f"{_blank(page, end)}, {words}" + "}")
    elif not entries:
        comment = "#" in page.text[start:end]
        yield Cut(end - 1 if comment else start + 1, end - 1, words)
    elif at == len(entries):
        yield from _append(page, entries, words, start, end - 1)
    elif page.owns_line(entries[at].start):
        lead = page.above(entries[at].start)  # the comments above the other belong to that
        yield Cut(lead, lead, " " * entries[at].column + words + "," + page.newline)
    else:
        yield Cut(entries[at].start, entries[at].start, f"{words}, ")


def _blank(page: Page, end: int) -> str:
    """What keeps a comma away from the colon of a key without value."""
    return " " if page.text[end - 1] == ":" else ""


def _append(page: Page, entries: list[Entry], words: str, start: int, close: int) -> Iterator[Cut]:
    """Write a new entry after the last: on its line, or on the next where every entry has its own."""
    last = entries[-1]
    comma = page.comma(last)
    own = "\n" in page.text[start : last.start] and page.owns_line(last.start)
    if not own and (page.column(close) + len(words) < WIDTH or "\n" not in page.text[start:close]):
        at = comma or last.end
        yield Cut(at, at, f" {words}," if comma else f"{_blank(page, at)}, {words}")
        return
    line = page.newline + " " * (last.column if own else page.column(entries[0].start)) + words
    below = min(page.line_end(comma or last.end), close)
    if comma:
        yield Cut(below, below, line + ",")
    elif below == close:
        yield Cut(last.end, last.end, f"{_blank(page, last.end)},{line}")
    else:
        yield Cut(last.end, last.end, f"{_blank(page, last.end)},")
        yield Cut(below, below, line)


def drop(page: Page, entries: list[Entry], index: int) -> Iterator[Cut]:
    """Cut an entry and one comma; from a line of its own also its comment, and those directly above it."""
    entry, last = entries[index], index == len(entries) - 1
    before = page.comma(entries[index - 1]) if index else None
    comma = page.comma(entry)
    end = comma or entry.end
    rest = page.text[end : page.line_end(end)]
    own = page.owns_line(entry.start)
    if before and last and not comma:
        yield Cut(before - 1, before)  # what is last now has no comma, as it was
    if own and (not rest.strip() or rest.lstrip().startswith("#")):
        yield Cut(page.above(entry.start), page.next_line(end))
    elif before and last and "#" not in page.text[before : entry.start]:
        yield Cut(before, end)
    elif last:
        yield Cut(entry.start, end)
    elif before and not own and not rest.strip():
        yield Cut(before, end)
    else:
        blanks = len(rest) - len(rest.lstrip(" "))
        yield Cut(entry.start, end + (0 if rest.lstrip(" ").startswith("#") else blanks))
