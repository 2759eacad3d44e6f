"""What a couple plans and does, as rules look at it: hours, at which side, on which days, and what to type about it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from hybridecli.facts import Facts
from hybridecli.holidays import schools_are_closed
from hybridecli.hours import tidy
from hybridecli.language import _, current
from hybridecli.partnership import Partnership
from hybridecli.record import first_day, last_day
from hybridecli.records.activities import Activity
from hybridecli.records.couples import Couple, Member, Moments, PlannedActivity
from hybridecli.records.partners import Partner, Unavailable
from hybridecli.records.people import Person
from hybridecli.speech import speech

TALKS: Final = ("kickoff", "midway", "closing")
FEW: Final = 3  # how many a sentence names
LONGEST: Final = 400  # days looked at one by one


class Planned(NamedTuple):
    """An activity that was not called off, with its place in the plan."""

    number: int
    activity: PlannedActivity

    @property
    def open(self) -> bool:
        """Whether it is still to come, so that it can be changed."""
        return self.activity.status == "planned"


class Blocked(NamedTuple):
    """A time that does not suit one of the two, first and last day included."""

    first: str
    last: str
    why: str


def plan(couple: Couple) -> list[Planned]:
    """What is planned or done, in the order of the file."""
    held = enumerate(couple.activities)
    return [Planned(number, activity) for number, activity in held if activity.status != "cancelled"]


def persons(couple: Couple) -> Iterator[tuple[int, Member, str]]:
    """The members that are persons, with their place and id."""
    for number, member in enumerate(couple.members):
        if member.person:
            yield number, member, member.person


def pair(couple: Couple, facts: Facts) -> str:
    """The two of a couple, by name."""
    names = [
        facts.person(member.person) if member.person else facts.name(f"partners/{member.partner}")
        for member in couple.members
    ]
    return _("{one} and {other}").format(one=names[0], other=names[1])


def listed(activity: PlannedActivity, facts: Facts) -> Activity | None:
    """The activity in the catalogue."""
    return facts.one(Activity, activity.activity)


def called(activity: PlannedActivity, facts: Facts) -> str:
    """What an activity is called: in the plan, else in the catalogue."""
    found = listed(activity, facts)
    return activity.title or (found and getattr(found.title, current())) or activity.activity or ""


def some(names: Iterable[str]) -> str:
    """The first few names, and that there are more."""
    every = list(names)
    return ", ".join(every[:FEW]) + (" …" if len(every) > FEW else "")


def figure(number: float) -> str:
    """A number as people write it, with one decimal at most."""
    return speech(current()).number(number, 1)


def percent(share: float) -> str:
    """A percentage as people write it."""
    return speech(current()).percent(round(share) / 100)


# Hours


def hours_of(activity: PlannedActivity, facts: Facts) -> float | None:
    """The hours of an activity: as planned, else the middle of what the catalogue says; None where neither tells."""
    found = listed(activity, facts)
    usual = found.hours if found else None
    known = [bound for bound in (usual.min, usual.max) if bound is not None] if usual else []
    return activity.hours if activity.hours is not None else sum(known) / len(known) if known else None


def planned_hours(couple: Couple, facts: Facts) -> float:
    """The hours of the whole plan, for each of the two."""
    return tidy(sum(hours_of(item.activity, facts) or 0 for item in plan(couple)))


def monthly_bounds(facts: Facts) -> tuple[float, float]:
    """The least and the most hours a month that fit: a quarter less or more than the measure."""
    usual = facts.norm("hours_per_month")
    return usual * 0.75, usual * 1.25


def fitting_months(couple: Couple, facts: Facts) -> float | None:
    """The months that hours are measured by: of a period that is too long or too short those of one that is not.

    A wrong period is told by itself, and what is counted a month follows from it.
    """
    if couple.months is None:
        return None
    least, most = (weeks and round(weeks * 14 / 30.4) / 2 for weeks in facts.bounds("weeks"))
    return min(max(couple.months, least or 0), most or couple.months)


def overloaded(couple: Couple, facts: Facts) -> bool:
    """Whether a plan holds more than twice the usual hours, so that all that is counted in hours follows from that."""
    months = fitting_months(couple, facts)
    too_much = 2 * facts.norm("hours_per_month") * (months or 0)
    return couple.form == "twinning" and bool(months) and planned_hours(couple, facts) > too_much


def to_lighten(couple: Couple, facts: Facts, excess: float) -> list[Planned]:
    """The activities to come, longest first, that together take more than the excess; none where they do not."""
    chosen: list[Planned] = []
    still_open = [item for item in plan(couple) if item.open]
    for item in sorted(still_open, key=lambda item: -(hours_of(item.activity, facts) or 0)):
        chosen.append(item)
        if sum(hours_of(one.activity, facts) or 0 for one in chosen) > excess:
            return sorted(chosen)
    return []


def side(activity: PlannedActivity, facts: Facts) -> str | None:
    """At which side it takes place, by its host; None where that is not known, or at both."""
    found = listed(activity, facts)
    if found and found.side == "both":
        return None
    if activity.host:
        return facts.side_of(activity.host)
    host = facts.partnership.get(f"partners/{activity.host_partner}") if activity.host_partner else None
    return getattr(host, "on_side", None)


def hours_at(couple: Couple, facts: Facts) -> dict[str, float]:
    """The planned hours at each side, as far as hosts are known."""
    found = {"education": 0.0, "elsewhere": 0.0}
    for item in plan(couple):
        where = side(item.activity, facts)
        if where:
            found[where] += hours_of(item.activity, facts) or 0
    return found


def one_sided_hours(couple: Couple, facts: Facts) -> float:
    """The hours at the side with most, where they ask for another agreement than a twinning; else 0."""
    most = max(hours_at(couple, facts).values())
    return most if couple.form != "placement" and most >= facts.norm("other_agreement_hours") else 0


# Days


def blocked(couple: Couple, partnership: Partnership) -> list[Blocked]:
    """The times that do not suit the two: of their organisations, and their own."""
    found: list[Blocked] = []
    for member in couple.members:
        person = partnership.get(f"people/{member.person}")
        employer = partnership.get(f"partners/{(isinstance(person, Person) and person.partner) or member.partner}")
        if isinstance(employer, Partner):
            found += blocks(employer.not_available, employer.name)
        if isinstance(person, Person) and person.twinning and person.twinning.available:
            found += blocks(person.twinning.available.not_, person.name)
    return found


def talk_days(couple: Couple, partnership: Partnership) -> Moments | None:
    """The talks on the days recorded; the others as the period puts them, on days that suit both and are no holiday."""
    if couple.moments and all(getattr(couple.moments, name) for name in couple.moments.__struct_fields__):
        return couple.moments
    times, jurisdiction = blocked(couple, partnership), partnership.charter.jurisdiction
    return couple.moments_on(
        lambda day: not why_not(day.isoformat(), times) and not schools_are_closed(day, jurisdiction)
    )


def blocks(times: Iterable[Unavailable], whose: str) -> Iterator[Blocked]:
    """Times that do not suit, with the reason or else whose they are."""
    for item in times:
        if item.from_:
            yield Blocked(item.from_, item.until or item.from_, item.why or whose)


def why_not(day: str, times: Iterable[Blocked]) -> str:
    """Why a day does not suit; empty where it does."""
    return next((time.why for time in times if time.first <= day <= time.last), "")


def working_days(first: date, last: date) -> Iterator[str]:
    """The days from Monday to Friday in a period."""
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    return (day.isoformat() for day in days if day.weekday() < 5)


def week_days(activity: PlannedActivity) -> list[str]:
    """The day of an activity, or the working days of its week; empty where neither is known."""
    if activity.date or not activity.week:
        return [activity.date] if activity.date else []
    monday = date.fromisoformat(activity.first_day)
    return list(working_days(monday, monday + timedelta(4)))


def start_days(_facts: Facts) -> dict[str, Moments | None]:
    """The talks of couples that were looked at: rules ask for these again and again."""
    return {}


def starts(couple: Couple, facts: Facts) -> str | None:
    """The day on which the two start."""
    known = facts.index(start_days)
    if couple.id not in known:
        known[couple.id] = talk_days(couple, facts.partnership)
    talks = known[couple.id]
    first = couple.period.first if couple.period else None
    return (talks and talks.start) or (first.isoformat() if first else None)


def is_over(couple: Couple, facts: Facts) -> bool:
    """Whether the last day of the period is past."""
    last = couple.period.last if couple.period else None
    return last is not None and last.isoformat() < facts.today


def after_days(couple: Couple, facts: Facts, since: str, days: float) -> str:
    """The day that lies so many days after another one, days that do not suit left out."""
    times, day, left = blocked(couple, facts.partnership), last_day(since), days
    plain = (day + timedelta(days)).isoformat()
    if not any(time.first <= plain and time.last > since for time in times):
        return plain
    for _number in range(LONGEST):
        if left <= 0:
            break
        day += timedelta(1)
        left -= not why_not(day.isoformat(), times)
    return day.isoformat()


def idle(couple: Couple, facts: Facts) -> tuple[str, str] | None:
    """Since when nothing is logged about a couple that is on its way, and the day on which that began to count.

    None where it does not count: before the start, after the end, or while it is not that long.
    """
    start = starts(couple, facts)
    if not start or start > facts.today or is_over(couple, facts):
        return None
    since = max([start, *(log.date for log in facts.logged(couple) if log.date <= facts.today)])
    due = after_days(couple, facts, since, facts.norm("idle_days"))
    return (first_day(since).isoformat(), due) if due <= facts.today else None


# What to type


def typed(couple: Couple, *changes: str) -> str:
    """The command that makes changes in a couple."""
    return " ".join((f"hybride set {couple.ref}", *changes))


def texts(*fields: str) -> tuple[str, ...]:
    """Fields to be filled with words, in quotes so that these can hold blanks."""
    return tuple(f"'{field}=…'" for field in fields)


def one_more(couple: Couple, host: str = "…") -> str:
    """The command that plans one more activity, for one of the goals that can be pointed at."""
    serves = "serves: […], " if couple.goal_keys else ""
    return typed(couple, f"'activities+={{activity: …, {serves}host: {host}, date: …, hours: …}}'")
