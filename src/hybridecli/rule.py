"""A rule: a small pure function that judges one record by what is known to make partnerships work, and `@rule`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from inspect import cleandoc
from typing import Any, Final, NamedTuple, get_args

from hybridecli.facts import Facts
from hybridecli.fieldtype import Choice
from hybridecli.finding import Severity
from hybridecli.record import Record, fields
from hybridecli.records.partnership import Charter, Stage

STAGES: Final[tuple[Stage, ...]] = get_args(Stage)


class Wrong(NamedTuple):
    """What a rule sees: a sentence, what to do about it, and where it stands.

    `field` is a dotted path in the record (the nearest that is there gives the place), `words` the text in its value to
    point at, the `nth` time that it stands there, from 0. `command` is what to type; it follows the hint. `waive` says
    that only a waiver with a reason makes it go away. `due` is the day that counts, for reminders.
    """

    message: str
    hint: str = ""
    field: str = ""
    command: str = ""
    severity: Severity | None = None  # where it weighs otherwise than the rule does
    waive: bool = False
    due: str | None = None
    words: str = ""
    nth: int = 0


Body = Callable[[Any, Facts], Iterator[Wrong]]


@dataclass(frozen=True)
class Rule:
    """A rule with what is told about it. `judges` is the kind of record that it looks at, one at a time, or `Record`.

    It speaks from a stage of the partnership on, and only about records with one of `statuses` (any, where none is
    named). A rule that looks at today never gives an error. `law` is the day of the version of the law that was read:
    such a rule gives no errors either.
    """

    name: str
    number: str  # in the catalogue of practice
    severity: Severity
    sources: tuple[str, ...]
    judges: type[Record]
    stage: Stage
    statuses: tuple[str, ...]
    today: bool
    law: str
    about: str  # an English message id: the sentence that is true when all is well, and why
    body: Body

    def wrong(self, record: Record, facts: Facts) -> Iterator[Wrong]:
        """What it sees in a record."""
        return self.body(record, facts)

    def weight(self, wrong: Wrong) -> Severity:
        """How heavily something weighs: waiting, and law that was read in an old version, never make an error."""
        found = wrong.severity or self.severity
        return "warning" if found == "error" and (self.today or self.law) else found

    def speaks_from(self, record: Record, charter: Charter) -> str | None:
        """The status or stage from which it speaks about a record: empty where that is now, None where it is past."""
        status = record.status if self.statuses else ""  # type: ignore[attr-defined]
        return speaks_from(self.statuses, self.stage, type(record), status, charter.stage)


@cache
def speaks_from(
    statuses: tuple[str, ...], stage: Stage, kind: type[Record], status: str, stage_now: Stage
) -> str | None:
    """The same, for a rule that speaks at `statuses` from `stage` on, of a record of a kind with a status."""
    if statuses:
        choice = fields(kind)["status"].type
        assert isinstance(choice, Choice), kind
        now, speaks = choice.words.index(status), [choice.words.index(word) for word in statuses]
        if now not in speaks:
            return choice.words[min(speaks)] if now < min(speaks) else None
    return "" if STAGES.index(stage_now) >= STAGES.index(stage) else stage


def rule(
    number: str,
    severity: Severity,
    *sources: str,
    stage: Stage = "exploring",
    status: tuple[str, ...] = (),
    today: bool = False,
    law: str = "",
) -> Callable[[Body], Rule]:
    """Make a rule of a function of a record and the facts. Its name is the sentence, its docstring tells the reason."""

    def made(body: Body) -> Rule:
        judges = next(iter(body.__annotations__.values()))
        name = body.__name__.replace("_", "-")
        about = "\n\n".join(" ".join(text.split()) for text in cleandoc(body.__doc__ or "").split("\n\n"))
        return Rule(name, number, severity, sources, judges, stage, status, today, law, about, body)

    return made
