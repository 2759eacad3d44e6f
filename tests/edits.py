"""Records in every layout that people use, edits of them, and what the edits mean: the oracle for changes of text."""

import random
import re
from datetime import date
from typing import Any

import yaml
from ruamel.yaml import YAML

from hybridecli.yamledit import Append, Edit, Empty, Insert, Path, Remove, Set
from hybridecli.yamlfile import Mapping, Node, Sequence, compose

KEYS = ["name", "status", "levels", "period", "start", "end", "contacts", "notes", "no", "a b", "é", "12", "x-y"]
SAFE = [
    "Rijn",
    "school aan de rivier",
    "foto's",
    "Jansen & Zn",
    "https://x.nl/a?b=c",
    "+31 6",
    "wat dan",
    "é 🙂",
    "a-b",
]
ODD = ["no", "012", "12:30", "a: b", "# x", "x #y", '"', "'", "- a", "[x", "{y}", "a, b", "{{ x }}", "null", "~", "",
       " x", "x ", "tab\tx", "één\ntwee", "één\n\n\ntwee\n", "\n", "regel\n", " eerst\n  dan", "2026-02-12", "2017-06",
       "?", ":", "a:", "\u00a0", "a\u2028b", "\x07", "@x", "%", "!x", "&x", "*x", "| x", "> x", "\\", "---", "...", "y",
       "1e3", "=",
       "een tekst die langer is dan een regel mag zijn, omdat iemand opschreef wat er allemaal te zeggen viel",
       "een alinea.\nnog een alinea, met: een dubbele punt en een # hekje"]  # fmt: skip
COMMENTS = ["# kort", "#", "# met: punt", "# - niet", "# 'half", "# [open", "#geen spatie", "# a, b"]
Draw = random.Random


# Records


def record(draw: Draw) -> str:
    """A record: keys and lists with comments, blank lines and styles of every sort."""
    lines = [draw.choice(COMMENTS) for _ in range(draw.choice([0, 0, 1, 2]))]
    lines += [""] * draw.choice([0, 0, 1])
    if draw.random() < 0.1:
        lines.append("---" + draw.choice(["", " # begin"]))
    if draw.random() < 0.05:
        lines.append(flow(draw, 2, mapping=True))
    elif draw.random() < 0.95:
        lines += mapping(draw, 0, 3)
    lines += draw.choice([[], [], [""], ["# onderaan"], ["", "# onderaan", ""]])
    if draw.random() < 0.05:
        lines.append("...")
    text = "\n".join(lines) + draw.choice(["\n", "\n", "\n", "\n\n", ""])
    if draw.random() < 0.2:
        text = text.replace("\n", "\r\n")
    return ("\ufeff" if draw.random() < 0.1 else "") + text


def mapping(draw: Draw, column: int, depth: int) -> list[str]:
    lines: list[str] = []
    for name in draw.sample(KEYS, draw.randint(1, 4)):
        lines += above(draw, column)
        key = draw.choice([name, name, name, f'"{name}"', f"'{name}'"])
        key = f'"{name}"' if name in ("no", "12") else key
        head, *below = value(draw, column, depth)
        lines += [" " * column + key + draw.choice([":", ":", ":", " :"]) + head, *below]
    return lines


def items(draw: Draw, column: int, depth: int) -> list[str]:
    lines: list[str] = []
    for _ in range(draw.randint(1, 3)):
        lines += above(draw, column)
        if depth and draw.random() < 0.4:
            blanks = draw.choice([1, 1, 1, 3])
            nested = (mapping if draw.random() < 0.7 else items)(draw, column + 1 + blanks, depth - 1)
            while not nested[0].strip() or nested[0].lstrip().startswith("#"):
                nested.pop(0)
            lines += [" " * column + "-" + " " * blanks + nested[0].lstrip(" "), *nested[1:]]
            continue
        head, *below = value(draw, column, depth, item=True)
        lines += [" " * column + "-" + head, *below]
    return lines


def value(draw: Draw, column: int, depth: int, item: bool = False) -> list[str]:
    """What stands behind a colon or a dash, and the lines below it."""
    sort = draw.random()
    if sort < 0.08:
        return [behind(draw)]
    if depth and sort < 0.25:
        return [draw.choice(["", behind(draw)]), *mapping(draw, column + draw.choice([2, 2, 4]), depth - 1)]
    if depth and sort < 0.4:
        return [
            draw.choice(["", behind(draw)]),
            *items(draw, column + (2 if item else draw.choice([0, 2, 2])), depth - 1),
        ]
    if sort < 0.55:
        text = flow(draw, 2, inner=column + 2)
        return [*(" " + text + behind(draw)).split("\n")]
    return scalar(draw, column)


def scalar(draw: Draw, column: int) -> list[str]:
    style, indent = draw.choice(["plain"] * 4 + ["'", '"', "|", ">", "more", "lower"]), " " * (column + 2)
    text = draw.choice(SAFE)
    if style in "|>":
        body = [indent + draw.choice(SAFE) for _ in range(draw.randint(1, 3))]
        if draw.random() < 0.2:
            body.insert(1, "")
        digit = draw.choice(["", "", "2"])
        if digit and draw.random() < 0.5:
            body[0] = " " + body[0]
        chomp = draw.choice(["", "-", "+"])
        tail = [""] * draw.choice([0, 0, 1]) if draw.random() < 0.9 else [indent]
        return [f" {style}{digit}{chomp}" + behind(draw), *body, *tail]
    if style == "more":
        return [f" {text}", f"{indent}{draw.choice(SAFE)}" + behind(draw)]
    if style == "lower":
        return [behind(draw), f"{indent}{text}" + behind(draw)]
    if style in "'\"":
        odd = draw.choice(ODD)
        if odd.isprintable():
            text = odd
        text = text.replace("'", "''") if style == "'" else text.replace("\\", "\\\\").replace('"', '\\"')
        return [f" {style}{text}{style}" + behind(draw)]
    return [" " * draw.choice([1, 1, 2]) + draw.choice([text, text, "2026-02-12", "7.5", "12", "true"]) + behind(draw)]


def flow(draw: Draw, depth: int, mapping: bool | None = None, inner: int = 2) -> str:
    mapping = draw.random() < 0.5 if mapping is None else mapping
    many = draw.choice([0, 1, 2, 3, 5])
    parts: list[str] = []
    for name in draw.sample(KEYS, many):
        nested = (
            flow(draw, depth - 1, inner=inner + 2)
            if depth and draw.random() < 0.3
            else draw.choice(["Rijn", "'a, b'", '"no"', "x y"])
        )
        if mapping:
            name = f'"{name}"' if name in ("no", "12") else name
            nested = draw.choice([f"{name}: {nested}"] * 5 + [f'"{name}":{nested}', f"{name}: ", f"{name}"])
        elif draw.random() < 0.05:
            nested = f"{name if name not in ('no', '12') else 'k'}: {nested}"
        parts.append(nested)
    comma = draw.choice(["", "", ","]) if parts else ""
    start, end = "{}" if mapping else "[]"
    if parts and draw.random() < 0.25:  # over several lines, at least as deep as its key
        pad = "\n" + " " * inner
        lines = [part + "," + draw.choice(["", " # bij " + part.split("\n")[0]]) for part in parts[:-1]]
        lines.append(parts[-1] + comma + draw.choice(["", " # laatste"]))
        return start + draw.choice(["", " # open"]) + pad + pad.join(lines) + pad + end
    blank = draw.choice(["", "", " "])
    return start + blank + ", ".join(parts) + comma + blank + end


def above(draw: Draw, column: int) -> list[str]:
    if draw.random() < 0.75:
        return []
    lines = [""] * draw.choice([0, 0, 1])
    return lines + [" " * column + draw.choice(COMMENTS) for _ in range(draw.choice([0, 1, 1, 2]))]


def behind(draw: Draw) -> str:
    return draw.choice(["", "", "", "", " ", "  " + draw.choice(COMMENTS), " " + draw.choice(COMMENTS)])


# Edits


def new_value(draw: Draw, depth: int = 2) -> Any:
    sort = draw.random()
    if depth and sort < 0.12:
        return [new_value(draw, depth - 1) for _ in range(draw.randint(0, 3))]
    if depth and sort < 0.24:
        return {name: new_value(draw, depth - 1) for name in draw.sample(KEYS, draw.randint(0, 3))}
    if sort < 0.6:
        return (
            draw.choice(ODD)
            if draw.random() < 0.7
            else "".join(draw.choices("ab: #-'\"\n,[]{}|>&*!%@é\t", k=draw.randint(1, 9)))
        )
    return draw.choice([*SAFE, *SAFE, 0, 12, -3, 7.5, 1e-7, 1e22, True, False, None])


def paths(data: Any, path: Path = ()) -> list[Path]:
    """Every path in the data."""
    pairs = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    return [path] * bool(path) + [inner for step, item in pairs for inner in paths(item, (*path, step))]


def edit(draw: Draw, data: Any) -> Edit:
    """An edit that has a place in the data."""
    path = draw.choice(paths(data) or [(draw.choice(KEYS),)])
    here = at(data, path)
    if draw.random() < 0.3:
        if isinstance(here, dict):
            path = (*path, draw.choice(KEYS))
        elif isinstance(here, list):
            path = (*path, draw.randint(0, len(here)))
        elif here is None:
            path = (*path, draw.choice([0, *KEYS[:3]]), draw.choice([0, *KEYS[:3]]))
        else:
            path = (draw.choice(KEYS),) if isinstance(data, dict) else path
        here = at(data, path)
    choices: list[Edit] = [Set(path, new_value(draw)), Set(path, new_value(draw)), Empty(path), Remove(path)]
    if here is None or isinstance(here, list):
        choices += [Append(path, new_value(draw))] * 3
    if isinstance(path[-1], int):
        choices += [Insert(path, new_value(draw))] * 3
        if path[-1] >= len(at(data, path[:-1]) or []):
            choices = [choice for choice in choices if not isinstance(choice, Remove | Empty)]
    return draw.choice(choices)


# What they mean


def at(data: Any, path: Path) -> Any:
    """The value there; None for nothing and for blank text."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)  # type: ignore[arg-type]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return None if isinstance(data, str) and not data.strip() else data


def after(data: Any, edit: Edit) -> Any:
    """The data after an edit: small and slow, and not made like the code that it judges."""
    if isinstance(edit, Append):
        return after(data, Set((*edit.path, len(at(data, edit.path) or [])), edit.value))
    step, *rest = edit.path
    if data is None or (isinstance(data, str) and not data.strip()):
        if isinstance(edit, Remove | Empty):
            return data
        data = [] if isinstance(step, int) else {}
    if isinstance(data, list):
        assert isinstance(step, int)
        if rest:
            inner = after(data[step] if step < len(data) else None, type(edit)(tuple(rest), *edit_value(edit)))
            return [*data[:step], inner, *data[step + 1 :]]
        if isinstance(edit, Remove | Empty):
            return [*data[:step], *data[step + 1 :]]
        return [*data[:step], edit.value, *data[step + isinstance(edit, Set) :]]
    assert isinstance(data, dict)
    assert isinstance(step, str)
    if rest:
        if isinstance(edit, Remove | Empty) and step not in data:
            return data
        inner = after(data.get(step), type(edit)(tuple(rest), *edit_value(edit)))
        gone = isinstance(edit, Remove | Empty) and inner in ({}, []) and data.get(step) != inner
        return {**data, step: None if gone else inner}
    if isinstance(edit, Remove):
        return {key: item for key, item in data.items() if key != step}
    if isinstance(edit, Empty):
        return {**data, step: None} if step in data else data
    return {**data, step: edit.value}  # type: ignore[union-attr]


def edit_value(edit: Edit) -> tuple[Any, ...]:
    return () if isinstance(edit, Remove | Empty) else (edit.value,)


def shown(data: Any) -> Any:
    """Data as the texts of a file."""
    if isinstance(data, dict):
        return {key: shown(item) for key, item in data.items()}
    if isinstance(data, list):
        return [shown(item) for item in data]
    if isinstance(data, float):
        return {1e-7: "0.0000001", 1e22: "1" + "0" * 22}.get(data, str(data))
    return "" if data is None else str(data).lower() if isinstance(data, bool) else str(data)


def texts(text: str) -> Any:
    """The texts that the program reads in a file."""
    node, faults = compose(text.encode())
    assert faults == [], (faults, text)
    return "" if node is None else _texts(node)


def _texts(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key.value: _texts(item) for key, item in node.value}
    return [_texts(item) for item in node.value] if isinstance(node, Sequence) else node.value


def by_others(text: str) -> tuple[Any, Any]:
    """What PyYAML (YAML 1.1) and ruamel.yaml (1.2) read, with dates as text."""
    return usual(yaml.load(text, yaml.CSafeLoader)), usual(
        YAML(typ="safe", pure=True).load(text.removeprefix("\ufeff"))
    )


def usual(data: Any) -> Any:
    """Dates as text; no value in a list is the empty text, as nothing else can say it between brackets."""
    if isinstance(data, dict):
        return {key: usual(item) for key, item in data.items()}
    if isinstance(data, list):
        return ["" if item is None else usual(item) for item in data]
    return data.isoformat() if isinstance(data, date) else data


def comments(text: str) -> list[str]:
    """The comments, as far as the tokens leave room for them."""
    text = text.removeprefix("\ufeff")
    blank = list(text)
    for token in yaml.scan(text, yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken):
            start = token.start_mark.index
            if token.style in ("|", ">"):
                start = text.find("\n", start) if "\n" in text[start:] else len(text)
            blank[start : token.end_mark.index] = [
                "\n" if letter == "\n" else "x" for letter in text[start : token.end_mark.index]
            ]
    return re.findall(r"#[^\r\n]*", "".join(blank))


# Where a change may be


def strays(text: str, new: str, edit: Edit, data: Any) -> str:
    """What an edit touched that it should not have; empty where it touched only the smallest enclosing value."""
    text, new = text.removeprefix("\ufeff"), new.removeprefix("\ufeff")
    root, _faults = compose(text.encode())
    if root is None or (not text.endswith("\n") and _last(root).style):  # its indicator may become `|-`
        return ""
    low, high, only_adds = _room(text, root, _reach(data, edit))
    before, behind = _common(text, new), _common(text[::-1], new[::-1])
    if only_adds and before + behind < len(text):
        return f"{text[before : len(text) - behind]!r} went, and should only have got company"
    if before < low:
        return f"{text[before:low]!r} stands before it"
    return f"{text[high : len(text) - behind]!r} stands behind it" if len(text) - behind > high else ""


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with together."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _reach(data: Any, edit: Edit) -> Edit:
    """The edit, on the collection that loses its only entry, or on the place where something has to be made."""
    if isinstance(edit, Remove | Empty):
        if isinstance(edit, Empty) and isinstance(edit.path[-1], str):
            return edit
        holder = at(data, edit.path[:-1])
        return Empty(edit.path[:-1]) if holder and len(holder) == 1 and edit.path[:-1] else Remove(edit.path)
    return edit


def _room(text: str, node: Node, edit: Edit) -> tuple[int, int, bool]:
    """The first and last offset that the edit may touch, and whether it only adds."""
    low, high, path = 0, len(text), edit.path
    for depth, step in enumerate(path):
        if not isinstance(node, Mapping | Sequence):
            break
        if node.flow_style:
            return low, _line_end(text, node.end_mark.index), False
        here = _line_start(text, node.start_mark.index)
        top = _above(text, here)
        entries = (
            dict(enumerate(node.value))
            if isinstance(node, Sequence)
            else {key.value: (key, item) for key, item in node.value}
        )
        last = depth == len(path) - 1
        if step not in entries or (last and isinstance(edit, Insert)):
            return top, node.end_mark.index, True
        if isinstance(node, Mapping):
            key, child = entries[step]
            start, low = key.start_mark.index, key.end_mark.index
        else:
            child = entries[step]
            start = low = _dash(text, child.start_mark.index, node.start_mark.column)
        if last and isinstance(edit, Remove):
            low = max(_above(text, _line_start(text, start)) - 2, 0)
            return low, max(child.end_mark.index, _next_said(text, _end(child))), False
        column = start - _line_start(text, start)
        node, high = child, _line_end(text, _end(child))
        if not isinstance(child, Mapping | Sequence) or not child.flow_style:
            high = _with_deeper_comments(text, high, column)
    if isinstance(edit, Append) and isinstance(node, Sequence):
        return (
            (low, _line_end(text, node.end_mark.index), False) if node.flow_style else (low, node.end_mark.index, True)
        )
    return low, high, False


def _end(node: Node) -> int:
    if isinstance(node, Mapping | Sequence) and not node.flow_style:
        return _end(node.value[-1][1] if isinstance(node, Mapping) else node.value[-1])
    return int(node.end_mark.index)


def _last(node: Node) -> Any:
    while isinstance(node, Mapping | Sequence) and node.value:
        node = node.value[-1][1] if isinstance(node, Mapping) else node.value[-1]
    return node if not isinstance(node, Mapping | Sequence) else yaml.ScalarNode("", "")


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _line_end(text: str, offset: int) -> int:
    return text.find("\n", offset) if "\n" in text[offset:] else len(text)


def _with_deeper_comments(text: str, offset: int, column: int) -> int:
    """The end of the comment lines that follow a line and stand deeper than a column: they belong to what is there."""
    while offset < len(text):
        line = text[offset + 1 : _line_end(text, offset + 1)]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= column:
            break
        offset = _line_end(text, offset + 1)
    return offset


def _next_said(text: str, offset: int) -> int:
    """Where the words begin of the next line that is no comment and not empty."""
    offset = _line_end(text, offset) + 1
    while offset < len(text) and text[offset : _line_end(text, offset)].strip()[:1] in ("", "#"):
        offset = _line_end(text, offset) + 1
    return min(offset + len(text[offset:]) - len(text[offset:].lstrip(" ")), len(text))


def _above(text: str, start: int) -> int:
    """Where the comments directly above a line begin."""
    while start and text[_line_start(text, start - 1) : start].lstrip(" ").startswith("#"):
        start = _line_start(text, start - 1)
    return start


def _dash(text: str, offset: int, column: int) -> int:
    start = _line_start(text, offset)
    while text[start : start + column].lstrip(" ").startswith("#") or text[start + column : start + column + 1] != "-":
        start = _line_start(text, start - 1)
    return start + column
