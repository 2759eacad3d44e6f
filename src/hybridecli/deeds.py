"""What a couple did, as far as it is known: the log tells it, and the plan stands beside it."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from hybridecli.hours import counted, made, tidy
from hybridecli.lookup import folded
from hybridecli.partnership import Partnership
from hybridecli.record import first_day
from hybridecli.records.activities import Activity
from hybridecli.records.couples import Couple, PlannedActivity
from hybridecli.records.logs import Log

FAR: Final = 100_000  # days, to what has no day in the plan


@dataclass(frozen=True)
class Deed:
    """Something that was planned, or done, or both; `number` is its place in the plan, `made` the hours of each of the
    people of the couple, in their order."""

    number: int | None
    item: PlannedActivity | None
    logs: tuple[Log, ...]
    made: tuple[float, ...]

    @property
    def state(self) -> Literal["logged", "done", "planned", "cancelled"]:
        """Whether it is in the log; else what the plan says of it."""
        return "logged" if self.logs or not self.item else self.item.status

    @property
    def planned(self) -> float:
        """The hours of each that the plan has for it."""
        return counted(self.item) if self.item else 0

    @property
    def day(self) -> str:
        """The day on which it was or is to be; later than all others where it has none."""
        return self.logs[0].date if self.logs else self.item.first_day if self.item else "9999"

    @property
    def last_day(self) -> str:
        """The last day on which it can have been or can be."""
        return self.logs[-1].date if self.logs else self.item.last_day if self.item else "9999"


def deeds(couple: Couple, logs: Iterable[Log], partnership: Partnership) -> list[Deed]:
    """All that a couple planned and did, in the order of days; every hour that the two made is in one of them."""
    people = [member.person for member in couple.members if member.person]
    mine = sorted((log for log in logs if log.about == couple.ref), key=lambda log: (log.date, log.id))
    telling = [log for log in mine if log.kind == "activity" or log.activity or any(made(log, one) for one in people)]
    names = [names_of(item, partnership) for item in couple.activities]
    found = pairs(couple, telling, names)
    left = [log for log in telling if log not in found.values()]
    found |= of_that_day(couple, left, found)
    together = {number: [log] for number, log in found.items()}
    alone: list[list[Log]] = []
    for log in left:
        if log not in found.values():
            same = (several for several in (*together.values(), *alone) if several[0].date == log.date)
            there = next((several for several in same if alike(several[0], log)), None)
            if there is None:
                alone.append([log])
            else:  # the other of the two wrote of the same
                there.append(log)
    every = [deed(number, item, together.get(number, ()), people) for number, item in enumerate(couple.activities)]
    every += [deed(None, None, several, people) for several in alone]
    return sorted(every, key=lambda one: one.day)


def deed(number: int | None, item: PlannedActivity | None, logs: Sequence[Log], people: Sequence[str]) -> Deed:
    """A deed with the hours of each."""
    return Deed(number, item, tuple(logs), tuple(tidy(sum(made(log, one) for log in logs)) for one in people))


def names_of(item: PlannedActivity, partnership: Partnership) -> set[str]:
    """What an activity in a plan is called: there, and in the catalogue in both languages."""
    record = partnership.get(f"activities/{item.activity}") if item.activity else None
    title = record.title if isinstance(record, Activity) else None
    return {plain(name) for name in (item.title, title and title.nl, title and title.en) if name}


def pairs(couple: Couple, logs: Sequence[Log], names: Sequence[set[str]]) -> dict[int, Log]:
    """Which entry is about what in the plan, each once: of its day, else what was ticked off, else what is nearest."""
    likely = sorted(
        (distance > 0, item.status != "done", distance, place, number)
        for number, item in enumerate(couple.activities)
        if item.status != "cancelled"
        for place, log in enumerate(logs)
        if (log.activity and log.activity == item.activity) or plain(log.title) in names[number]
        for distance in [days_off(log, item)]
    )
    found: dict[int, int] = {}
    for _other_day, _ticked, _distance, place, number in likely:
        if number not in found and place not in found.values():
            found[number] = place
    return {number: logs[place] for number, place in found.items()}


def of_that_day(couple: Couple, logs: Sequence[Log], taken: Container[int]) -> dict[int, Log]:
    """What is called otherwise in the log, and is all that the log and the plan still have of one day."""
    open_ones = [
        (number, item.date)
        for number, item in enumerate(couple.activities)
        if item.date and item.status != "cancelled" and number not in taken
    ]
    free = [log for log in logs if log.kind == "activity" and not log.activity]
    often = Counter([day for _number, day in open_ones]), Counter(str(log.date) for log in free)
    by_day = {str(log.date): log for log in free}
    return {number: by_day[day] for number, day in open_ones if all(days[day] == 1 for days in often)}


def days_off(log: Log, item: PlannedActivity) -> int:
    """How many days lie between an entry and the day or the week that was planned."""
    if item.first_day.startswith("9999"):
        return FAR
    first, last, day = date.fromisoformat(item.first_day), date.fromisoformat(item.last_day), first_day(log.date)
    return max((first - day).days, (day - last).days, 0)


def alike(one: Log, other: Log) -> bool:
    """Whether two entries say that they are about the same."""
    if one.activity and other.activity:
        return one.activity == other.activity
    return plain(one.title) == plain(other.title)


def plain(text: str) -> str:
    """A text in which only letters and figures count."""
    return "".join(letter for letter in folded(text) if letter.isalnum())
