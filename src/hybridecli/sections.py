"""The parts of a report: numbers, and what people said as far as it may be shown, in the forms that a report can have.

What people think, and in which words, is shown only where it comes from five of them or more, and never with a name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from hybridecli.facts import Facts
from hybridecli.language import _, current, n_
from hybridecli.output import Format, as_json, as_yaml, fitted, in_cell, table
from hybridecli.spans import Span
from hybridecli.speech import speech

ENOUGH: Final = 5  # people from whom an opinion, a reason or a quotation comes


@dataclass(frozen=True)
class Line:
    """One number of the report; None where it is not shown, or not known."""

    key: str
    name: str
    number: float | None


@dataclass(frozen=True)
class Section:
    """A part of the report: numbers, and what people said."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    quotes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As JSON shows it."""
        numbers = {line.key: line.number for line in self.lines}
        return {**numbers, **({"said": list(self.quotes)} if self.quotes else {}), "notes": list(self.notes)}


# what may be said


def enough(people: int) -> bool:
    """Whether what so many people say can no longer be traced to one of them."""
    return people >= ENOUGH


def too_few() -> str:
    """What stands in the place of what is not shown."""
    return _("fewer than five: not shown")


def spoken_by(section: Section, voices: Sequence[tuple[set[str], str]], facts: Facts) -> Section:
    """A section with what people said, where they are five or more; never with somebody's name."""
    safe = [(people, text) for people, text in voices if not names_somebody(text, facts)]
    notes = list(section.notes)
    if left := len(voices) - len(safe):
        told = n_("{n} quotation names somebody and is left out", "{n} quotations name somebody and are left out", left)
        notes.append(told.format(n=left))
    said: set[str] = set().union(*(people for people, _text in safe))
    if safe and not enough(len(said)):
        return replace(section, notes=tuple(dict.fromkeys([*notes, too_few()])))
    return replace(section, quotes=tuple(sorted({text for _people, text in safe})), notes=tuple(notes))


def names_somebody(text: str, facts: Facts) -> bool:
    """Whether a text holds the name of somebody on record: a first name, or a surname with its capital."""
    firsts, others = facts.index(name_words)
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    words += [word.removesuffix("s") for word in words]  # whose something is
    return any(
        word.casefold() in firsts or word in others or (word.isupper() and word.title() in others) for word in words
    )


def name_words(facts: Facts) -> tuple[frozenset[str], frozenset[str]]:
    """The first names of everybody, without capitals, and the surnames as they are written."""
    names = [person.name.split() for person in facts.people.values() if person.name.split()]
    firsts = frozenset(first.casefold() for first, *_rest in names if len(first.strip(".")) > 1)
    return firsts, frozenset(word for _first, *rest in names for word in rest if word[:1].isupper())


# what is shown


@dataclass(frozen=True)
class Report:
    """What stands at the head of a report; `day` is that of the records."""

    name: str
    title: str
    partnership: str
    span: Span
    day: str

    def shown(self, found: Sequence[Section], form: Format) -> str:
        """The report in one of the forms."""
        if form in (Format.json, Format.yaml):
            period = {"start": self.span.start, "end": self.span.end}
            head = {"report": self.name, "partnership": self.partnership, "period": period, "date": self.day}
            values = {**head, **{section.key: section.plain() for section in found}}
            return as_json(values) if form is Format.json else as_yaml(values)
        if form is Format.csv:
            rows = [[part.key, line.key, figure(line.number)] for part in found for line in part.lines]
            rows += [[part.key, "said", text] for part in found for text in part.quotes]
            return table([_("part"), _("what"), _("number")], rows, form)
        of_when = _("{partnership}, {period}; records of {day}").format(
            partnership=self.partnership, period=self.span.name, day=speech(current()).day(self.day)
        )
        if form is Format.md:
            return "\n\n".join([f"# {self.title}", in_cell(of_when), *map(as_document, found)])
        return "\n\n".join([f"{self.title}\n{fitted(of_when)}", *map(as_text, found)])


def figure(number: float | None) -> str:
    """A number for other programs."""
    return "" if number is None else f"{number:g}"


def as_document(section: Section) -> str:
    """A section in Markdown."""
    rows = [[line.name, spoken_number(line)] for line in section.lines]
    parts = [f"## {section.title}", table([_("what"), _("number")], rows, Format.md)]
    if section.quotes:
        parts.append("\n".join(f"- {in_cell(text)}" for text in section.quotes))
    return "\n\n".join([*parts, *(f"*{in_cell(note)}*" for note in section.notes)])


def as_text(section: Section) -> str:
    """A section for a terminal: a line for each number, behind what it counts, so that one reads as well as many."""
    numbers = [spoken_number(line) for line in section.lines]
    wide, long = max(map(len, numbers)), max(len(line.name) for line in section.lines) + 1
    pairs = zip(section.lines, numbers, strict=True)
    lines = [fitted(f"  {line.name + ':':<{long}}  {text:>{wide}}", "    ") for line, text in pairs]
    said = [fitted(f"  - {text}", "    ") for text in section.quotes]
    notes = [fitted(f"  ({note})", "   ") for note in section.notes]
    return "\n".join([section.title, *lines, *said, *notes])


def spoken_number(line: Line) -> str:
    """A number as people write it; what is not shown or not known is a dash."""
    return "–" if line.number is None else speech(current()).number(line.number, 1)
