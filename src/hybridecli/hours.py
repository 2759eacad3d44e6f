"""Hours of couples: what each of the two has been given, plans and has made."""

from collections.abc import Iterable
from dataclasses import dataclass

from hybridecli.records.couples import Couple, Member, PlannedActivity
from hybridecli.records.logs import Log


@dataclass(frozen=True)
class Stand:
    """How one person of a couple stands, in hours."""

    person: str
    granted: float | None  # by the employer, for the whole period; None where that is not known
    planned: float  # what was called off left out
    logged: float


def stands(couple: Couple, logs: Iterable[Log]) -> list[Stand]:
    """How each of the two stands; an organisation that takes part without a person makes no hours."""
    mine = [log for log in logs if log.about == couple.ref]
    plan = sum(counted(item) for item in couple.activities)
    return [
        Stand(member.person, granted(couple, member), tidy(plan), tidy(sum(made(log, member.person) for log in mine)))
        for member in couple.members
        if member.person
    ]


def counted(item: PlannedActivity) -> float:
    """The hours of each that a plan has for an activity; of what was called off none."""
    return (item.hours or 0) if item.status != "cancelled" else 0


def granted(couple: Couple, member: Member) -> float | None:
    """The hours that an employer gives for the whole period, as in the twinning plan."""
    monthly = member.permission.hours_per_month if member.permission else None
    return tidy(monthly * couple.months) if monthly is not None and couple.months else None


def made(log: Log, person: str) -> float:
    """The hours that a member made by one entry.

    `hours` is for every member; what `people` says of a person goes before it. Where only people have hours, somebody
    who is not among them made none.
    """
    own = next((item.hours for item in log.people if item.person == person and item.hours is not None), None)
    return (log.hours if own is None else own) or 0


def tidy(hours: float) -> float:
    """Hours without the dust of adding fractions."""
    return round(hours, 2)
