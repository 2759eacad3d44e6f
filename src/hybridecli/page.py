"""A sheet that is being taken into one record: what the record says, and what is said of each answer."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hybridecli import boxes, changing
from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.questions import Question
from hybridecli.record import Record
from hybridecli.sheetanswers import Answered
from hybridecli.taking import Report, Taking, at, bare
from hybridecli.yamledit import Append, Set
from hybridecli.yamltext import flow

Place = Sequence[str | int]  # of a value in a record


@dataclass(frozen=True)
class Page:
    """One sheet beside one record. A quiet one only tries what the sheet would add: nobody is asked anything."""

    taking: Taking
    kind: type[Record]
    path: str
    report: Report
    quiet: bool = False
    asked: tuple[Question, ...] = ()  # all that the sheet asks, answered or not

    @property
    def record(self) -> str:
        """The record as commands name it."""
        return self.path.removesuffix(".yaml")

    def value(self, place: Place) -> Any:
        """What the record says at a place; None where it says nothing."""
        return at(self.taking.contents(self.path), place)

    def recorded(self, place: Place) -> Any:
        """What the record said before any sheet was read."""
        text = self.taking.before.get(self.path)
        return at(changing.contents(self.path, text), place) if text else None

    def put(self, place: Place, value: Any) -> None:
        """Make the record say this at a place."""
        self.taking.edit(self.kind, self.path, [Set(tuple(place), value)])

    def append(self, place: Place, items: Sequence[Any]) -> None:
        """Add items to a list of the record."""
        self.taking.edit(self.kind, self.path, [Append(tuple(place), item) for item in items])

    def took(self, label: str, words: str) -> None:
        """Say what was taken."""
        self.taking.took(self.report, label, words)

    def misread(self, line: int, label: str, error: TypedWrongError, stood: str = "") -> None:
        """Say what could not be read, and what stood there."""
        self.taking.misread(self.report, line, label, error.message, error.hint, stood)

    def beaten(self, label: str, words: tuple[str, str], command: str) -> bool:
        """Whether the sheet goes before what is on record; both in words, with the command that would take it."""
        if self.quiet:
            self.report.differing += 1
            return False
        return self.taking.differs(self.report, label, *words, command)

    def setting(self, field: str, value: Any) -> str:
        """The command that makes the record say this in a field."""
        return f"hybride set {self.record} " + shlex.quote(f"{field}={as_typed(value)}")


def as_typed(value: Any) -> str:
    """A value as it is typed in a command."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return flow(value) if isinstance(value, dict | list) else str(value)


def refuse_two_answers(answer: Answered, line: int | None = None) -> None:
    """Refuse a question that is answered twice, differently; `line` is that of the other answer where that is known.

    Raises TypedWrongError.
    """
    others = (each.line for each in answer.again if boxes.tidy(each.text) and bare(each.text) != bare(answer.text))
    other = next(others, None) if line is None else line
    if other is not None:
        message = _("this question has two answers, on the lines {one} and {other}")
        hint = _("leave one of them, and read it again")
        raise TypedWrongError(message.format(one=answer.line, other=other), hint)
