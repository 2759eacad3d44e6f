"""Records, findings and tables as text: table, json, csv, md, yaml. The only module that knows tabulate."""

import csv
import io
import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, get_args

from hybridecli.finding import Finding, Severity
from hybridecli.language import _, n_

Row = Sequence[str]
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Format(StrEnum):
    """The forms in which a list or table can be had."""

    table = "table"
    json = "json"
    csv = "csv"
    md = "md"
    yaml = "yaml"


def shown(text: str) -> str:
    """Text with its control characters made visible, so that a record cannot steer the terminal."""
    return text if text.isprintable() else CONTROL.sub(escape, text)


def escape(found: re.Match[str]) -> str:
    """A control character as people write it."""
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def say(text: str = "", *, error: bool = False) -> None:
    """Print a line; messages go to stderr."""
    print(shown(text), file=sys.stderr if error else sys.stdout)


def as_json(values: Any) -> str:
    """Values as JSON that people can read."""
    text = json.dumps(values, ensure_ascii=False, indent=2)
    return CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)  # what JSON lets stand, in its own escapes


def as_yaml(values: Any) -> str:
    """Values as YAML."""
    from hybridecli.yamlfile import dump  # start-up cost: ruamel.yaml

    return dump(values).rstrip("\n")


def table(headers: Row, rows: Iterable[Row], form: Format = Format.table, data: Iterable[Any] | None = None) -> str:
    """A table in one of the forms; json and yaml show `data`, by default the rows with their headers as keys."""
    body = [list(row) for row in rows]
    if form in (Format.json, Format.yaml):
        values = list(data) if data is not None else [dict(zip(headers, row, strict=True)) for row in body]
        return as_json(values) if form is Format.json else as_yaml(values)
    if form is Format.csv:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([headers, *body])
        return text.getvalue().rstrip("\n")
    if form is Format.md:
        return markdown_table(headers, body)
    return grid(headers, body)


def markdown_table(headers: Row, rows: Iterable[Row]) -> str:
    """A table in Markdown; what a cell holds cannot break out of it."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join("| " + " | ".join(in_cell(item) for item in line) + " |" for line in lines)


def in_cell(text: str) -> str:
    """Text that stays in its cell of a Markdown table."""
    return in_line(text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;"))


def in_line(text: str) -> str:
    """Text in one line."""
    return re.sub(r"\s*\n\s*", " ", text) if "\n" in text else text


def grid(headers: Row, rows: list[list[str]]) -> str:
    """A table for a terminal: cells wrapped to its width; one line a row when piped."""
    from tabulate import tabulate  # start-up cost: only where a table is printed

    if not rows:
        return _("nothing found")
    plain = [[shown(in_line(item)) for item in row] for row in rows]
    widths = column_widths(headers, plain) if sys.stdout.isatty() else None
    if widths == []:
        return blocks(headers, plain)
    return tabulate(plain, headers=list(headers), tablefmt="simple", disable_numparse=True, maxcolwidths=widths)


def column_widths(headers: Row, rows: list[list[str]]) -> list[int | None] | None:
    """How wide each column may be so that the table fits the terminal; None where it fits by itself, [] where never.

    A column is at least as wide as `narrowest` says.
    """
    columns = list(zip(headers, *rows, strict=True))
    wanted = [max(len(cell) for cell in column) for column in columns]
    room = shutil.get_terminal_size().columns - 2 * (len(wanted) - 1)
    if sum(wanted) <= room:
        return None
    least = [narrowest(column) for column in columns]
    left = room - sum(least)
    if left < 0:
        return []
    widths = list(least)
    for done, place in enumerate(sorted(range(len(wanted)), key=lambda place: wanted[place] - least[place])):
        more = min(wanted[place] - least[place], left // (len(wanted) - done))
        widths[place] += more
        left -= more
    return list(widths)


def narrowest(column: Sequence[str]) -> int:
    """How narrow a column may become: its header, and most of its words, stay whole; ids and paths do longer."""
    header, *cells = column
    longest = max((len(word) for cell in cells for word in cell.split()), default=0)
    bare = not any(" " in cell for cell in cells)
    return max(len(header), min(longest, LONG_ID if bare else LONG_WORD))


def blocks(headers: Row, rows: Iterable[Row]) -> str:
    """A table in a terminal that is too narrow for it: a line a cell that says something, a blank line between rows."""
    texts = [[fitted(f"{name}: {cell}") for name, cell in zip(headers, row, strict=True) if cell] for row in rows]
    return "\n\n".join("\n".join(lines) for lines in texts)


def fitted(text: str, hanging: str = "  ") -> str:
    """A line that fits the terminal, broken between words; whole where it is piped."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    if len(text) <= width or width < 20:
        return text
    bare = text.lstrip(" -")
    if " " not in (bare.partition(": ")[2] or bare):  # one word, perhaps behind the name of a field
        return text
    indent = text[: len(text) - len(text.lstrip())]
    fitting = textwrap.TextWrapper(width, indent, hanging, break_long_words=False, break_on_hyphens=False)
    return fitting.fill(text.lstrip())


LONG_WORD = 24  # characters; a column need not be wider for one word
LONG_ID = 40  # the same, in a column where every cell is one word
COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}


def coloured(text: str, colour: str, *, error: bool = False) -> str:
    """Text in a colour, where the terminal shows colours and nobody asked it not to."""
    seen = (sys.stderr if error else sys.stdout).isatty()
    wanted = seen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return f"{COLOURS[colour]}{text}\x1b[0m" if wanted else text


def finding_lines(findings: Iterable[Finding], *, error: bool = False) -> str:
    """Findings as people read them: where, what, and on the next line what to do; `error` for stderr."""
    lines = []
    for finding in findings:
        severity = coloured(_(finding.severity), finding.severity, error=error)
        later = f" ({_('counts from: {stage}').format(stage=finding.later)})" if finding.later else ""
        lines.append(f"{shown(finding.place)}: {severity} {finding.rule}: {shown(finding.message)}{later}")
        if finding.hint:
            lines.append(f"  {shown(finding.hint)}")
    return "\n".join(lines)


def annotations(findings: Iterable[Finding]) -> str:
    """Findings as GitHub shows them beside the lines of a change."""
    level = {"error": "error", "warning": "warning", "info": "notice"}
    lines = []
    for item in findings:
        text = f"{item.message.removesuffix('.')}. {item.hint}" if item.hint else item.message
        place = f"file={escaped(item.file, ':,')},line={item.line},col={item.column},title={escaped(item.rule, ':,')}"
        lines.append(f"::{level[item.severity]} {place}::{escaped(text)}")
    return "\n".join(lines)


def escaped(text: str, more: str = "") -> str:
    """Text in the escapes of workflow commands."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def summary(findings: Sequence[Finding], records: int) -> str:
    """The last line of a check: how many records, and how many findings of each weight."""
    read = n_("{n} record read", "{n} records read", records).format(n=records)
    now = [finding for finding in findings if finding.counts]
    errors, warnings, infos = (sum(item.severity == weight for item in now) for weight in get_args(Severity))
    aside, later = sum(bool(item.waived) for item in findings), sum(bool(item.later) for item in findings)
    counted = [
        n_("{n} error", "{n} errors", errors).format(n=errors) if errors else _("no errors"),
        n_("{n} warning", "{n} warnings", warnings).format(n=warnings) if warnings else "",
        n_("{n} suggestion", "{n} suggestions", infos).format(n=infos) if infos else "",
        n_("{n} for later", "{n} for later", later).format(n=later) if later else "",
        n_("{n} set aside", "{n} set aside", aside).format(n=aside) if aside else "",
    ]
    return ", ".join([read, *filter(None, counted)])


def report(findings: Sequence[Finding], records: int, form: str, more: Sequence[str] = ()) -> str:
    """The findings of a check in one of its forms; `more` are the lines that close it for people."""
    if form == "json":
        return as_json([finding.plain() for finding in findings])
    if form == "github":
        return shown(annotations(finding for finding in findings if finding.counts))
    told = finding_lines(finding for finding in findings if not finding.waived)
    return "\n".join(line for line in (told, summary(findings, records), *more) if line)


def listing(values: Mapping[str, Any], indent: str = "") -> str:
    """A record for a terminal: a line a field, lists and mappings indented."""
    lines = []
    for name, value in values.items():
        if isinstance(value, dict):
            lines += [f"{indent}{name}:", listing(value, indent + "  ")]
        elif isinstance(value, list):
            lines += [f"{indent}{name}:", *items(value, indent)]
        else:
            lines.append(fitted_lines(f"{indent}{name}: {in_lines(scalar(value), indent)}", indent + "  "))
    return "\n".join(lines)


def items(values: list[Any], indent: str) -> list[str]:
    """The items of a list, each after a dash."""
    lines = []
    for value in values:
        if isinstance(value, dict):
            text = listing(value, indent + "    ")
            lines.append(f"{indent}  - {text[len(indent) + 4 :]}")
        else:
            lines.append(fitted_lines(f"{indent}  - {in_lines(scalar(value), indent + '  ')}", indent + "    "))
    return lines


def in_lines(text: str, indent: str) -> str:
    """Text of one or more lines, of which the later ones cannot be taken for fields."""
    return shown(text.strip("\n")).replace("\n", f"\n{indent}  ")


def fitted_lines(text: str, hanging: str) -> str:
    """Lines that each fit the terminal."""
    return "\n".join(fitted(line, hanging) for line in text.split("\n"))


def scalar(value: Any) -> str:
    """One value as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)


def one(values: Mapping[str, Any], form: Format) -> str:
    """One record in one of the forms; csv and md have a row per field."""
    if form is Format.json:
        return as_json(values)
    if form is Format.yaml:
        return as_yaml(values)
    if form is Format.table:
        return listing({name: value for name, value in values.items() if value != []})
    rows = [
        [name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)]
        for name, value in values.items()
    ]
    return table([_("field"), _("value")], rows, form)
