"""A reminder: one thing that needs attention, how urgent it is, and what has ended and reminds of nothing."""

from typing import Any, Final, NamedTuple

from hybridecli.facts import Facts
from hybridecli.record import Record

NOW: Final = 1  # a fault that stops other things
LATE: Final = 2  # a day has passed
SOON: Final = 3  # a day is near
WHEN_IT_SUITS: Final = 4

NEAR_DAYS: Final = 14  # how long before its day something is named


class Reminder(NamedTuple):
    """One thing that needs attention, with the day that counts and the command that resolves it."""

    urgency: int
    due: str | None
    about: str
    what: str
    command: str
    topic: str

    def plain(self) -> dict[str, Any]:
        """The reminder as JSON shows it."""
        return {name: value for name, value in self._asdict().items() if name != "topic"}


def urgency(facts: Facts, due: str | None) -> int:
    """How urgent something is by the day that counts, as far as that is known."""
    return LATE if due and due < facts.today else SOON


def near(facts: Facts, due: str | None, days: int = NEAR_DAYS) -> bool:
    """Whether a day has passed or is near."""
    return bool(due) and facts.days_since(str(due)) >= -days


def over(facts: Facts, ref: str) -> bool:
    """Whether a record has ended, so that nothing about it reminds any more."""
    record = facts.partnership.get(ref)
    status = getattr(record, "status", None)
    return status in ENDED or bool(getattr(record, "closed", None)) or (record is not None and not record.present)


ENDED: Final = ("closed", "stopped", "declined", "ended", "withdrawn", "refused", "settled")


def late(record: Record, due: str, what: str, command: str) -> Reminder:
    """The reminder that a record still stands as it was."""
    return Reminder(LATE, due, record.ref, what, command, "ends")
