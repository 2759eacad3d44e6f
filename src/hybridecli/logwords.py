"""Words about entries of the log: their hours, and which tell the same twice."""

from collections.abc import Iterable

from hybridecli import hours
from hybridecli.deeds import alike
from hybridecli.language import _, current
from hybridecli.partnership import Partnership
from hybridecli.records.couples import Couple
from hybridecli.records.logs import Log
from hybridecli.speech import Speech, speech


def tongue() -> Speech:
    """How the language of the messages is written."""
    return speech(current())


def in_hours(number: float) -> str:
    """A number of hours in the language of the messages."""
    return tongue().count(number, {"nl": "uur", "en": "hour"}[current()])


def hours_told(partnership: Partnership, log: Log) -> str:
    """The hours of an entry: of all, and of those who are named with their own."""
    own = [f"{partnership.name(f'people/{item.person}')} {in_hours(item.hours)}" for item in log.people if item.hours]
    return ", ".join([*([in_hours(log.hours)] if log.hours else []), *own])


def doubles(partnership: Partnership, log: Log, couple: Couple | None) -> list[Log]:
    """The entries that may tell the same: of that day, with that activity or title; of a couple also by the hours."""
    logs = (item for item in partnership.of("logs").values() if isinstance(item, Log))
    same_day = (other for other in logs if (other.date, other.about) == (log.date, log.about))
    return [other for other in same_day if alike(log, other) or same_hours(couple, log, other)]


def same_hours(couple: Couple | None, log: Log, other: Log) -> bool:
    """Whether two entries of one kind have as many hours for somebody in the couple."""
    both = ((hours.made(log, person), hours.made(other, person)) for person in people_of(couple))
    return log.kind == other.kind and any(one == more > 0 for one, more in both)


def counts_twice(couple: Couple | None, log: Log, other: Log) -> bool:
    """Whether somebody in the couple has hours in both entries."""
    return any(hours.made(log, person) and hours.made(other, person) for person in people_of(couple))


def people_of(couple: Couple | None) -> list[str]:
    """The people of a couple, by id."""
    return [member.person for member in couple.members if member.person] if couple else []


def twice(partnership: Partnership, there: Iterable[Log]) -> str:
    """What says that hours may count twice, with the entries that are there."""
    text = _("mind: hours may count twice; of that day the log has already: {entries}")
    told = (f"{log.title}, {hours_told(partnership, log)} ({log.path})" for log in there)
    return text.format(entries="; ".join(told))
