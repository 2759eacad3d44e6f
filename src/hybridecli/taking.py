"""What is being taken from sheets before it is written: the new texts of records, and what is said of each answer."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from hybridecli import assignment, changing, naming
from hybridecli.asking import ask, can_ask
from hybridecli.boxes import tidy
from hybridecli.compound import Either, Many
from hybridecli.fieldtype import Choice, DayType, FieldType, Link, WeekType
from hybridecli.language import _, current, n_
from hybridecli.library import Library
from hybridecli.lookup import folded
from hybridecli.reading import LONGEST_ID
from hybridecli.record import PartType, Record, fields
from hybridecli.speech import speech
from hybridecli.yamledit import Edit, changed

NUMBER: Final = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
YEARS: Final = range(1900, 2101)  # numbers that people write without a sign for thousands
LONGEST: Final = 80  # letters of what stood on a sheet, where it is said again
KEEP: Final = "keep"
TAKE: Final = "take"


@dataclass
class Report:
    """What is said of one sheet: where it stands, what it is, and what was done with each answer."""

    source: str
    title: str
    lines: list[str] = field(default_factory=list)
    known: int = 0  # answers that were on record already
    empty: int = 0  # questions without answer
    taken: int = 0
    unread: int = 0
    differing: int = 0  # not taken, because something else is on record

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be done about it."""
        return not self.unread and not self.differing

    def told(self) -> str:
        """The report in lines."""
        counts = [
            n_("{n} answer taken", "{n} answers taken", self.taken).format(n=self.taken),
            n_("{n} on record already", "{n} on record already", self.known).format(n=self.known) if self.known else "",
            n_("{n} left empty", "{n} left empty", self.empty).format(n=self.empty) if self.empty else "",
            n_("{n} not read", "{n} not read", self.unread).format(n=self.unread) if self.unread else "",
            n_("{n} differs", "{n} differ", self.differing).format(n=self.differing) if self.differing else "",
        ]
        summary = ", ".join(count for count in counts if count)
        return "\n".join([f"{self.source}: {self.title}", *(f"  {line}" for line in self.lines), f"  {summary}"])


class Taking:
    """The records as they will be, when all that was read is written at once."""

    def __init__(self, library: Library) -> None:
        self.library, self.partnership = library, library.partnership
        self.texts: dict[str, str] = {}
        self.before: dict[str, str | None] = {}
        self.messages: dict[str, str] = {}  # by path, what the history says
        self.reports: list[Report] = []
        self.known: dict[str, tuple[str, dict[str, Any]]] = {}  # by path, what a text says
        self.advised: set[tuple[str, str]] = set()  # of each file, what was said to do

    def report(self, source: str, title: str) -> Report:
        """Begin to tell about a sheet."""
        self.reports.append(Report(source, title))
        return self.reports[-1]

    def text(self, path: str) -> str:
        """A record as it will be."""
        if path not in self.texts:
            data = self.partnership.snapshot.read(path) if path in self.partnership.snapshot.paths() else None
            self.before[path] = None if data is None else data.decode(errors="replace")
            self.texts[path] = self.before[path] or ""
        return self.texts[path]

    def contents(self, path: str) -> dict[str, Any]:
        """What a record will say, as plain values."""
        text = self.text(path)
        if path not in self.known or self.known[path][0] != text:
            self.known[path] = text, changing.contents(path, text)
        return self.known[path][1]

    def edit(self, kind: type[Record], path: str, edits: Sequence[Edit]) -> None:
        """Change a record as it will be."""
        if edits:
            self.texts[path] = changed(self.text(path), edits, assignment.order(kind)).text

    def new(self, path: str, text: str) -> None:
        """A record that is not there yet."""
        self.before[path], self.texts[path] = None, text

    def free_path(self, kind: type[Record], values: Mapping[str, Any]) -> str:
        """The path of a new record, by an id that nothing has, nor what is about to be written."""
        first = naming.path_for(self.partnership, kind, None, values)
        folder, _slash, name = first.removesuffix(".yaml").rpartition("/")
        taken = {*self.partnership.ids(kind.folder()), *(Path(path).stem for path in self.texts)}
        ends = ("", *(f"-{number}" for number in range(2, len(taken) + 3)))
        ids = (naming.cut(name, LONGEST_ID - len(end)) + end for end in ends)
        return next(f"{folder}/{identity}.yaml" for identity in ids if identity not in taken)

    @property
    def files(self) -> dict[str, str]:
        """The records that change, with what they will hold."""
        return {path: text for path, text in self.texts.items() if text != self.before[path]}

    # what is said

    def took(self, report: Report, label: str, words: str) -> None:
        """Say what was taken."""
        report.taken += 1
        report.lines.append(f"{label}: {words}")

    def misread(self, report: Report, line: int, label: str, message: str, hint: str, stood: str = "") -> None:
        """Say what could not be read, where, what stood there if that is not said already, and how to say it."""
        report.unread += 1
        place = f"{report.source}:{line}: " + (f"{label}: " if label else "")
        said = re.search(r'["\d]', message)  # what stood there, its day or its lines
        words = f': "{shortened(stood)}"' if tidy(stood) and not said else ""
        report.lines.append(place + message + words)
        self.advise(report, hint)

    def advise(self, report: Report, hint: str) -> None:
        """Say what to do, once for each file."""
        if hint and (report.source, hint) not in self.advised:
            self.advised.add((report.source, hint))
            report.lines.append(f"  {hint}")

    def differs(self, report: Report, label: str, old: str, new: str, command: str) -> bool:
        """Whether the value of the sheet goes before that on record: asked in a terminal, else no, with the command."""
        text = _('{label}: on record "{old}", on the sheet "{new}"').format(label=label, old=old, new=new)
        if can_ask():
            words = {KEEP: _("keep what is on record"), TAKE: _("take the sheet")}
            if ask(f"{text}. " + _("Which one?"), KEEP, words) == TAKE:
                self.took(report, label, new)
                return True
            report.known += 1
            return False
        report.differing += 1
        report.lines.append(
            f"{text}\n    " + _("kept what is on record; to take the sheet: {command}").format(command=command)
        )
        return False


def shortened(text: str) -> str:
    """What stood somewhere, in some words on one line."""
    words = tidy(text)
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " …"


def label_of(code: str, kind: type[Record], name: str) -> str:
    """What a question is called in a report: its code, and its field in words."""
    words = speech(current()).field(f"{kind.folder()}.{name}")
    return f"{code} {words}".strip()


def worded(taking: Taking, kind: FieldType, value: Any) -> str:
    """A plain value in words, for whoever reads the report."""
    tongue = speech(current(), taking.partnership.charter.jurisdiction)
    if isinstance(kind, Either):
        kind = kind.types[0]
    if isinstance(value, list):
        return " | ".join(worded(taking, kind.item if isinstance(kind, Many) else FieldType(), item) for item in value)
    if isinstance(value, dict) and isinstance(kind, PartType):
        known = fields(kind.part)
        if set(value) <= {"day", "part"}:
            return half_day(value)
        if set(value) <= {"from", "until", "why"}:
            reason = f": {value['why']}" if value.get("why") else ""
            return tongue.span(value.get("from"), value.get("until")) + reason
        return ", ".join(worded(taking, known[name].type, item) for name, item in value.items() if name in known)
    if isinstance(kind, Choice):
        return tongue.word(kind.context, str(value))
    if isinstance(kind, DayType | WeekType) and len(str(value)) == len("2026-02-12"):
        return tongue.day(str(value))
    if isinstance(kind, Link):
        ref = str(value) if kind.to.path else f"{kind.to.kinds[0]}/{value}"
        return taking.partnership.name(ref)
    if value is True or value is False or str(value) in ("true", "false"):
        return _("yes") if str(value).lower() == "true" else _("no")
    if isinstance(value, int) and value in YEARS:
        return str(value)
    if isinstance(value, int | float):
        return tongue.number(value)
    return str(value)


def half_day(value: dict[str, Any]) -> str:
    """A half-day in words."""
    tongue = speech(current())
    name = tongue.word("halfday.day", str(value.get("day", "")))
    part = str(value.get("part", "day"))
    if part == "day":
        return f"{name} " + _("(the whole day)")
    return name + tongue.joint + tongue.word("halfday.part", part)


def alike(one: Any, other: Any) -> bool:
    """Whether two plain values say the same, however they are written."""
    if isinstance(one, dict) and isinstance(other, dict):
        return set(one) == set(other) and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(alike(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, bool) or isinstance(other, bool):
        return str(one).lower() == str(other).lower()
    both = [str(value).strip() for value in (one, other)]
    if all(NUMBER.fullmatch(value) for value in both) and not any(value.startswith("0") for value in both):
        return float(both[0]) == float(both[1])
    return bare(both[0]) == bare(both[1])


def bare(text: str) -> str:
    """Text in which only letters, figures and the signs of addresses count."""
    small = folded(text)
    return "".join(letter for letter in (small or text.casefold()) if letter.isalnum())


def at(contents: Any, path: Iterable[str | int]) -> Any:
    """The plain value at a path; None where there is none."""
    for step in path:
        if isinstance(contents, dict) and isinstance(step, str):
            contents = contents.get(step)
        elif isinstance(contents, list) and isinstance(step, int) and step < len(contents):
            contents = contents[step]
        else:
            return None
    return contents
