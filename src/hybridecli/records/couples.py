"""Couples: two people who learn each other's work."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar, Final, Literal

import msgspec

from hybridecli.fieldtype import Day, Size, Week, to
from hybridecli.language import _
from hybridecli.record import Part, Period, Record

PersonId = Annotated[str, to("people")]
PartnerId = Annotated[str, to("partners")]
FOLLOW_UP_DAYS: Final = 122  # some four months after the closing talk
LOOKED_AHEAD: Final = 60  # days in which another day for a talk is looked for


class MemberGoal(Part, frozen=True, kw_only=True):
    """What one of the two wants to learn, and how it went."""

    key: Annotated[str | None, "a short word by which activities point at this goal"] = None
    goal: Annotated[str, "the goal, as a phrase"]
    sign: Annotated[str | None, "by what we see that it worked"] = None
    horizon: Annotated[Literal["short", "long"] | None, "short or long term"] = None
    aim: Annotated[Literal["explore", "refresh", "deepen"] | None, "to explore, to refresh or to deepen"] = None
    reached: Annotated[Literal["fully", "partly", "not"] | None, "how far it was reached"] = None
    insight: Annotated[str | None, "what was learned"] = None


class Permission(Part, frozen=True, kw_only=True):
    """The time that the employer gives."""

    by: Annotated[PersonId | None, "who gave it"] = None
    date: Annotated[Day | None, "when"] = None
    hours_per_month: Annotated[float | None, "hours a month"] = None
    in_working_time: Annotated[bool | None, "whether it is working time"] = None


class Member(Part, frozen=True, kw_only=True):
    """One of the two: a person, or in a placement the partner that is the host."""

    either: ClassVar = (("person", "partner"),)
    named_by: ClassVar = ("person", "partner")

    person: Annotated[PersonId | None, "who"] = None
    partner: Annotated[PartnerId | None, "the host, where no person is named"] = None
    expectations: Annotated[str | None, "what this person expects"] = None
    experience: Annotated[str | None, "what this person found, afterwards"] = None
    mirror: Annotated[str | None, "what this person saw of the other, of the own work and of the own organisation"] = (
        None
    )
    goals: Annotated[tuple[MemberGoal, ...], "what this person wants to learn"] = ()
    permission: Annotated[Permission | None, "the time that the employer gives"] = None
    continues: Annotated[bool | None, "whether this person wants to go on"] = None


class Match(Part, frozen=True, kw_only=True):
    """How the two came together."""

    score: Annotated[float | None, "the score of the proposal"] = None
    decided: Annotated[Day | None, "when it was decided"] = None
    talk: Annotated[Day | None, "when the two first talked"] = None
    declined: Annotated[str | None, "why it was declined"] = None
    reasons: Annotated[tuple[str, ...], "what speaks for the match"] = ()


class Moments(Part, frozen=True, kw_only=True):
    """When the two and the coordinator talk."""

    start: Annotated[Day | None, "the start talk"] = None
    midway: Annotated[Day | None, "the midway talk"] = None
    closing: Annotated[Day | None, "the closing talk"] = None
    follow_up: Annotated[Day | None, "the talk some months afterwards"] = None


class PlannedActivity(Part, frozen=True, kw_only=True):
    """Something that the two plan to do."""

    either: ClassVar = (("activity", "title"),)

    activity: Annotated[Annotated[str, to("activities")] | None, "which activity of the catalogue"] = None
    title: Annotated[str | None, "what it is, in own words"] = None
    serves: Annotated[tuple[str, ...], "the keys of the goals it serves"] = ()
    host: Annotated[PersonId | None, "at whose workplace"] = None
    host_partner: Annotated[PartnerId | None, "at which partner, where no person is the host"] = None
    date: Annotated[Day | None, "on which day"] = None
    week: Annotated[Week | None, "in which week"] = None
    hours: Annotated[float | None, "hours for each participant"] = None
    status: Annotated[Literal["planned", "done", "cancelled"], "planned, done or cancelled"] = "planned"
    replacement: Annotated[Literal["arranged", "not-needed"] | None, "whether somebody takes over the lessons"] = None

    @property
    def first_day(self) -> str:
        """The day, or the Monday of the week, on which it is planned; later than all others where it is not."""
        if self.date or not self.week:
            return self.date or "9999"
        year, number = self.week.split("-W")
        return date.fromisocalendar(int(year), int(number), 1).isoformat()

    @property
    def last_day(self) -> str:
        """The day, or the Friday of the week, on which it is planned; later than all others where it is not."""
        if self.date or not self.week:
            return self.first_day
        return (date.fromisoformat(self.first_day) + timedelta(4)).isoformat()


class Closure(Part, frozen=True, kw_only=True):
    """How it ended and what came of it."""

    date: Annotated[Day | None, "when"] = None
    reason: Annotated[
        Literal["finished", "time", "match", "employer", "other-job", "personal", "goal-reached-early", "other"] | None,
        "why it ended",
    ] = None
    text: Annotated[str | None, "the reason in own words"] = None
    outcomes: Annotated[tuple[str, ...], "what came of it"] = ()
    by_catch: Annotated[tuple[str, ...], "what came of it unexpectedly"] = ()
    next: Annotated[str | None, "what comes next"] = None
    advice: Annotated[str | None, "advice to the programme"] = None
    approved: Annotated[tuple[PersonId, ...], "who approved the closing report"] = ()


def working_day(day: date, *, back: bool = False) -> date:
    """The day itself, or in a weekend the Monday after it or the Friday before it."""
    late = day.weekday() - 4  # days after Friday
    return day if late <= 0 else day + timedelta(-late if back else 3 - late)


def suiting(day: date, suits: Callable[[date], bool], towards: date) -> date:
    """The first working day from a day on, in the direction of another, that suits; without one, the nearest at all."""
    step = timedelta(-1 if towards < day else 1)
    days = (day + number * step for number in range(min(abs((towards - day).days), LOOKED_AHEAD) + 1))
    found = next((one for one in days if one.weekday() < 5 and suits(one)), None)
    return found or working_day(day, back=towards < day)


def after_summer(day: date) -> date:
    """The day itself, or the first of September for a day in July or August, when schools are closed."""
    return date(day.year, 9, 1) if day.month in (7, 8) else day


class Couple(Record, frozen=True, kw_only=True):
    """Two people, one from education and one from elsewhere, who learn each other's work for some months."""

    singular: ClassVar = "couple"
    dutch: ClassVar = ("koppel", "koppels")
    dated_by: ClassVar = ("match.decided", "period.start")
    columns: ClassVar = ("members", "status", "period", "coach")
    order: ClassVar = 30

    form: Annotated[Literal["twinning", "placement", "trial"], "what kind of couple"] = "twinning"
    members: Annotated[tuple[Member, ...], "the two", Size(2, 2)]
    period: Annotated[Period | None, "from when until when"] = None
    status: Annotated[Literal["proposed", "agreed", "running", "closed", "stopped", "declined"], "how far they are"] = (
        "proposed"
    )
    coach: Annotated[PersonId | None, "who supports them"] = None
    match: Annotated[Match | None, "how they came together"] = None
    working_times: Annotated[str | None, "on which days and hours they work together"] = None
    limits: Annotated[tuple[str, ...], "what may not be shown or shared"] = ()
    insurance: Annotated[str | None, "how they are insured at each other's workplace"] = None
    vog: Annotated[bool | None, "whether a certificate of conduct is asked"] = None
    contact_agreements: Annotated[str | None, "how they keep in touch"] = None
    moments: Annotated[Moments | None, "when they talk with the coordinator"] = None
    activities: Annotated[tuple[PlannedActivity, ...], "what they plan to do"] = ()
    closure: Annotated[Closure | None, "how it ended and what came of it"] = None
    continues: Annotated[Annotated[str, to("couples")] | None, "an earlier couple that this one goes on from"] = None

    @property
    def goal_keys(self) -> tuple[str, ...]:
        """The keys by which activities point at goals."""
        return tuple(goal.key for goal in self.goals if goal.key)

    @property
    def goals(self) -> tuple[MemberGoal, ...]:
        """The goals of both, in the order in which a plan numbers them."""
        return tuple(goal for member in self.members for goal in member.goals)

    @property
    def goal_numbers(self) -> dict[str, int]:
        """The number of each goal in a plan, by its key."""
        return {goal.key: number for number, goal in enumerate(self.goals, 1) if goal.key}

    @property
    def guest(self) -> Member | None:
        """In a placement the one who learns at the other's: who has goals, or is a person where the other is not."""
        if self.form != "placement":
            return None
        people = [member for member in self.members if member.person]
        learning = [member for member in people if member.goals]
        return next((found[0] for found in (learning, people) if len(found) == 1), None)

    @property
    def host(self) -> Member | None:
        """In a placement the one at whose workplace the other learns."""
        guest = self.guest
        return next((member for member in self.members if guest and member is not guest), None)

    @property
    def agenda(self) -> tuple[PlannedActivity, ...]:
        """What the two do or did, in the order of days; what has no day or week yet comes last."""
        held = (activity for activity in self.activities if activity.status != "cancelled")
        return tuple(sorted(held, key=lambda activity: activity.first_day))

    @property
    def cancelled(self) -> tuple[PlannedActivity, ...]:
        """What was planned and called off."""
        return tuple(activity for activity in self.activities if activity.status == "cancelled")

    @property
    def months(self) -> float | None:
        """How many months the period lasts, to the nearest half."""
        if not self.period or not self.period.first or not self.period.last:
            return None
        days = (self.period.last - self.period.first).days + 1
        return max(round(days * 24 / 365.25) / 2, 0.5)

    @property
    def planned_moments(self) -> Moments | None:
        """The talks on the days recorded; the others on a working day that follows from the period."""
        return self.moments_on(lambda _day: True)

    def moments_on(self, suits: Callable[[date], bool]) -> Moments | None:
        """The talks on the days recorded; the others on the working day that suits, next to where the period puts it.

        Before the end of the period where that can be, and the closing talk not before its start.
        """
        recorded = self.moments or Moments()
        if not self.period or not self.period.first or not self.period.last:
            return self.moments
        start, end = self.period.first, self.period.last
        wanted = {  # each with the day in whose direction another one is looked for
            "start": (start, end),
            "midway": (start + (end - start) / 2, end),
            "closing": (end, start),
            "follow_up": (after_summer(end + timedelta(FOLLOW_UP_DAYS)), date.max),
        }
        missing = {name: days for name, days in wanted.items() if not getattr(recorded, name)}
        days = {name: suiting(day, suits, towards).isoformat() for name, (day, towards) in missing.items()}
        return msgspec.structs.replace(recorded, **days)

    def wrong(self) -> Iterator[tuple[str, str, str]]:
        people = [member.person for member in self.members if member.person]
        if len(set(people)) < len(people):
            yield "members.1.person", _("the two are the same person"), _("name the other one")
        if not people:
            yield "members", _("neither of the two is a person"), _("name at least one person")
        keys = self.goal_keys
        for number, activity in enumerate(self.activities):
            for place, key in enumerate(activity.serves):
                if key not in keys:
                    known = _("the goals have the keys: {keys}").format(keys=", ".join(keys) or "–")
                    yield f"activities.{number}.serves.{place}", _('no goal has the key "{key}"').format(key=key), known
