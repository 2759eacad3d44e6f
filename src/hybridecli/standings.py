"""How couples stood at the end of a period, each counted once."""

from dataclasses import dataclass
from typing import Final

from hybridecli.facts import Facts
from hybridecli.record import first_day
from hybridecli.records.couples import Couple
from hybridecli.spans import Span
from hybridecli.twinning import persons

AGREED: Final = ("agreed", "running", "closed", "stopped")
STARTED: Final = ("running", "closed", "stopped")


@dataclass(frozen=True)
class Standing:
    """A couple as it stood at the end of a period."""

    couple: Couple
    status: str

    @property
    def people(self) -> list[str]:
        """The ids of its people."""
        return [person for _number, _member, person in persons(self.couple)]


@dataclass(frozen=True)
class Results:
    """What the report looks at: a period, and the couples in it."""

    facts: Facts
    span: Span
    standings: tuple[Standing, ...]
    undated: int  # couples of which no day is known

    def of(self, *statuses: str) -> list[Standing]:
        """The couples with one of these statuses."""
        return [item for item in self.standings if item.status in statuses]

    @property
    def over(self) -> list[Standing]:
        """The couples that ended in the period."""
        return self.of("closed", "stopped")


def results(facts: Facts, span: Span) -> Results:
    """The couples that belong to a period; each is counted once, as it stood at the end of it."""
    found, undated = [], 0
    for _id, couple in sorted(facts.couples.items()):
        begin, end = began(couple, facts), over_since(couple)
        if begin is None and end is None:
            undated += 1
        elif (begin is None or begin <= span.last) and (end is None or end >= span.first):
            found.append(Standing(couple, status_at(couple, span.last)))
    return Results(facts, span, tuple(found), undated)


def began(couple: Couple, facts: Facts) -> str | None:
    """The first day that is known of a couple; a proposal without one is of today."""
    match, period = couple.match, couple.period
    known = [match.decided if match else None, match.talk if match else None, period.start if period else None]
    days = [first_day(day).isoformat() for day in known if day]
    if couple.status == "proposed":
        return min([*days, facts.today])
    return min(days, default=None)


def over_since(couple: Couple) -> str | None:
    """The day on which a couple ended or was declined; None while it goes on, or where that is not known."""
    if couple.status in ("closed", "stopped"):
        last = couple.period.last.isoformat() if couple.period and couple.period.last else None
        return (couple.closure.date if couple.closure else None) or last
    match = couple.match if couple.status == "declined" else None
    return (match.decided or match.talk) if match else None


def status_at(couple: Couple, day: str) -> str:
    """The status on a day, as far as the days that are recorded tell."""
    status: str = couple.status
    over = over_since(couple)
    if status in ("closed", "stopped") and over and over > day:
        status = "running"
    first = couple.period.first.isoformat() if couple.period and couple.period.first else None
    if status == "running" and couple.status != "running" and first and first > day:
        return "agreed"
    return status
