"""The first plan of two people who were brought together: a period, and activities of the catalogue that fit both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any, Final, NamedTuple, cast

from hybridecli.affinity import closeness
from hybridecli.fieldtype import When
from hybridecli.matching import Pair
from hybridecli.record import Period
from hybridecli.records.activities import Activity
from hybridecli.records.couples import Couple, Member, MemberGoal, PlannedActivity, after_summer
from hybridecli.seekers import Pool, Seeker
from hybridecli.twinning import TALKS, Blocked, blocks, hours_of, why_not

# What a plan may hold besides the talks, as far as hours last; what comes first is chosen before what follows it.
VISITS: Final = ("shadow-half", "lesson-visit")  # each at work with the other, once
MORE: Final = (
    "guest-lesson", "practice-cases", "mirror-talk", "explanation-practice", "practicum-help", "meeting-attend",
    "co-teaching", "instruction-review", "dagdeel", "joint-lesson",
)  # fmt: skip
AT_SCHOOL: Final = "school"
SOON: Final = 14  # days until a plan can begin: both have to arrange it with their employers
MOST_GOALS: Final = 3
FULL: Final = 0.95  # of the hours there are; what is left is for what takes longer
LOPSIDED: Final = 0.7  # for each hour that one side has more than the other
SHORT: Final = 0.2  # for each activity: a few that take longer are easier to arrange than many
FITTING: Final = 25  # how close the words of an activity have to be to those of a goal


class Chosen(NamedTuple):
    """An activity that is planned at the workplace of one of the two."""

    activity: Activity
    host: Seeker
    hours: float


class Room(NamedTuple):
    """The hours that a plan may hold for each of the two, in the whole period."""

    least: float
    best: float
    most: float


@dataclass(frozen=True)
class Plan:
    """The first plan of a pair, to be changed by the two."""

    start: date
    end: date
    goals: tuple[tuple[MemberGoal, ...], tuple[MemberGoal, ...]]
    later: tuple[str, ...]  # goals that stay in the intake, for another time
    activities: tuple[dict[str, Any], ...]
    moments: dict[str, str]
    hours: float


def plan(pool: Pool, pair: Pair) -> Plan:
    """A first plan that fits the hours, half-days and weeks of both, with equal hours at both sides."""
    start, end = period(pool, pair)
    goals, later = goals_of(pool, pair)
    activities = chosen(pool, pair, start, end)
    placed = placed_in_time(pair, start, end, in_order(activities))
    days = {item["activity"]: item["date"] for item in placed if "date" in item}
    moments = {
        name: days[talk] for name, talk in zip(("start", "midway", "closing"), TALKS, strict=True) if talk in days
    }
    served = [with_goals(item, pair, goals) for item in placed]
    return Plan(start, end, goals, later, tuple(served), moments, sum(item.hours for item in activities))


# When


def period(pool: Pool, pair: Pair) -> tuple[date, date]:
    """The first and last day: as long as couples usually take, soon, and with few weeks that do not suit."""
    least, most = int(pool.least_weeks or 8), int(pool.most_weeks or pool.least_weeks or 14)
    target = (least + most) // 2
    first = max(pair.one.opens, pair.other.opens)
    last = min(pair.one.closes, pair.other.closes)
    soonest = max(first, pool.today.toordinal() + SOON)
    if not (pair.one.timed and pair.other.timed):  # nobody said that the holidays of the school suit
        soonest = after_summer(date.fromordinal(soonest)).toordinal()
    begins = [day for day in range(soonest, last + 1) if date.fromordinal(day).weekday() == 0]
    if not any(day + 7 * least - 1 <= last for day in begins):
        begins = [first]  # there is no time to lose
    suits = pair.one.weeks & pair.other.weeks

    def cost(begin: int, weeks: int) -> tuple[float, int, int]:
        inside = pool.weeks_between(date.fromordinal(begin), date.fromordinal(begin + 7 * weeks - 3))
        free = (inside & suits).bit_count()
        return 2 * abs(free - target) + (weeks - free) + (begin - begins[0]) / 7, begin, weeks

    found = [
        cost(begin, weeks) for begin in begins for weeks in range(least, most + 1) if begin + 7 * weeks - 1 <= last
    ]
    _cost, begin, weeks = min(found, default=(0, begins[0], least))
    end = min(begin + 7 * weeks - 1, last)
    friday = end - max(date.fromordinal(end).weekday() - 4, 0)
    return date.fromordinal(begin), date.fromordinal(friday if friday - begin + 1 >= 7 * least else end)


def times_of(pair: Pair) -> list[Blocked]:
    """The times that do not suit one of the two."""
    found: list[Blocked] = []
    for one in pair[:2]:
        found += blocks(one.employer.not_available, one.employer.name)
        found += blocks(one.intake.available.not_ if one.intake.available else (), one.id)
    return found


# What


def goals_of(pool: Pool, pair: Pair) -> tuple[tuple[tuple[MemberGoal, ...], tuple[MemberGoal, ...]], tuple[str, ...]]:
    """The goals of the two that fit a few months, and those that are for later."""
    taken: set[str] = set()
    now: list[tuple[MemberGoal, ...]] = []
    later: list[str] = []
    for one in pair[:2]:
        every = [goal for goal in one.intake.goals if goal.horizon != "long"] or list(one.intake.goals[:1])
        mine = every[:MOST_GOALS]
        later += [goal.goal for goal in one.intake.goals if goal not in mine]
        now.append(
            tuple(MemberGoal(key=key_of(pool, goal.goal, taken), goal=goal.goal, horizon=goal.horizon) for goal in mine)
        )
    return (now[0], now[1]), tuple(later)


def key_of(pool: Pool, goal: str, taken: set[str]) -> str:
    """A short word for a goal, by which activities point at it: the first that tells something."""
    word = pool.vocabulary.telling_word(goal) or "doel"
    numbers = (word, *(f"{word}-{number}" for number in range(2, 20)))
    key = next(key for key in numbers if key not in taken)
    taken.add(key)
    return key


def chosen(pool: Pool, pair: Pair, start: date, end: date) -> list[Chosen]:
    """The activities that use the hours there are, as evenly over both sides as can be; talks are among them."""
    catalogue = pool.facts.all(Activity)
    room = room_for(pool, pair, start, end)
    talks = [item for name in TALKS if (item := catalogue.get(name))]
    names: list[str] = [name for name in (*VISITS, *MORE) if name in catalogue]
    options = [options_for(pool, pair, catalogue[name], must=name in VISITS) for name in names]
    liked = {name: number - 2 * fits_goals(pool, pair, catalogue[name]) for number, name in enumerate(names)}
    best: tuple[float, list[Chosen]] | None = None
    for hosts in product(pair[:2], repeat=len(talks)):
        base = [Chosen(talk, host, usual(pool, talk)) for talk, host in zip(talks, hosts, strict=True)]
        for extra in combinations_of(options, base, room.most):
            cost = badness(pair, [*base, *extra], room) + sum(0.1 * liked[item.activity.id] for item in extra)
            if best is None or cost < best[0] - 1e-9:
                best = cost, [*base, *extra]
    assert best is not None
    return best[1]


def options_for(pool: Pool, pair: Pair, activity: Activity, *, must: bool) -> list[Chosen | None]:
    """The ways in which an activity can be in a plan: at one side or the other, or not at all."""
    hours = usual(pool, activity)
    hosts = {AT_SCHOOL: pair[:1], "company": pair[1:2]}.get(activity.side or "", pair[:2])
    found: list[Chosen | None] = [Chosen(activity, host, hours) for host in hosts]
    return found if must else [None, *found]


def combinations_of(
    options: Sequence[Sequence[Chosen | None]], base: Sequence[Chosen], room: float
) -> Iterator[list[Chosen]]:
    """Every choice of activities that fits the hours."""

    def grown(number: int, left: float, held: list[Chosen]) -> Iterator[list[Chosen]]:
        if number == len(options):
            yield held
            return
        for item in options[number]:
            if item is None:
                yield from grown(number + 1, left, held)
            elif item.hours <= left or number < len(VISITS):
                yield from grown(number + 1, left - item.hours, [*held, item])

    yield from grown(0, room - sum(item.hours for item in base), [])


def badness(pair: Pair, items: Sequence[Chosen], room: Room) -> float:
    """How far a plan is from using the hours there are, with as many at the one side as at the other."""
    mine = sum(item.hours for item in items if item.host is pair.one)
    whole = sum(item.hours for item in items)
    wrong = 10 * (max(whole - room.most, 0) + max(room.least - whole, 0))
    return abs(room.best - whole) + abs(2 * mine - whole) * LOPSIDED + wrong + SHORT * len(items)


def room_for(pool: Pool, pair: Pair, start: date, end: date) -> Room:
    """The hours that there are: as many as is usual, and no more than both employers give."""
    usual_hours = pool.facts.norm("hours_per_month")
    monthly = min([usual_hours, *(one.hours for one in pair[:2] if one.hours is not None)])
    months = Couple(members=(Member(), Member()), period=as_period(start, end)).months or 0
    least = min(pool.least_hours, monthly) * months
    return Room(least, max(FULL * monthly * months, least), monthly * months)


def as_period(start: date, end: date) -> Period:
    """Two days as a record has them."""
    return Period(start=cast(When, start.isoformat()), end=cast(When, end.isoformat()))


def usual(pool: Pool, activity: Activity) -> float:
    """The middle of the hours that the catalogue gives."""
    return hours_of(PlannedActivity(activity=activity.id), pool.facts) or 0


def fits_goals(pool: Pool, pair: Pair, activity: Activity) -> bool:
    """Whether an activity is about what one of the two wants to learn."""
    language = pool.facts.charter.language
    texts = (getattr(words, language) for words in (activity.title, activity.description) if words)
    about = {idea for text in texts if text for idea in pool.meaning(text)}
    return any(closeness(ideas, about) >= FITTING for one in pair[:2] for _text, ideas in one.goals)


def in_order(items: Sequence[Chosen]) -> list[Chosen]:
    """First the start talk, then visits by turns at both sides with the midway talk in the middle, then the closing."""
    talks = {item.activity.id: item for item in items if item.activity.id in TALKS}
    others = [item for item in items if item.activity.id not in TALKS]
    by_turns: list[Chosen] = []
    while others:
        last = by_turns[-1].host if by_turns else None
        following = next((item for item in others if item.host is not last), others[0])
        others.remove(following)
        by_turns.append(following)
    half = (len(by_turns) + 1) // 2
    ordered = [talks.get("kickoff"), *by_turns[:half], talks.get("midway"), *by_turns[half:], talks.get("closing")]
    return [item for item in ordered if item]


def placed_in_time(pair: Pair, start: date, end: date, items: Sequence[Chosen]) -> list[dict[str, Any]]:
    """The activities as a couple has them, spread over the period on days on which both can."""
    times = times_of(pair)
    shared = pair.one.halves & pair.other.halves
    weekdays = [day for day in range(5) if shared >> (3 * day) & 7]
    span, found, after = (end - start).days, [], start - timedelta(1)
    for number, item in enumerate(items):
        wanted = start + timedelta(round(span * number / max(len(items) - 1, 1)))
        values: dict[str, Any] = {"activity": item.activity.id, "host": item.host.id}
        day = day_near(wanted, after, end, weekdays or list(range(5)), times, last=number == len(items) - 1)
        if day and weekdays:
            values["date"], after = day.isoformat(), day
        elif day:
            values["week"], after = "{}-W{:02}".format(*day.isocalendar()[:2]), day
        found.append({**values, "hours": tidy(item.hours), "status": "planned"})
    return found


def day_near(
    wanted: date, after: date, end: date, weekdays: Sequence[int], times: Sequence[Blocked], *, last: bool
) -> date | None:
    """The day nearest to another one on which both can, later than what comes before it; the last looks back first."""
    days = [after + timedelta(number) for number in range(1, (end - after).days + 1)]
    free = [day for day in days if day.weekday() in weekdays and not why_not(day.isoformat(), times)]
    return min(
        free, key=lambda day: (abs((day - wanted).days), -day.toordinal() if last else day.toordinal()), default=None
    )


def with_goals(
    item: dict[str, Any], pair: Pair, goals: tuple[tuple[MemberGoal, ...], tuple[MemberGoal, ...]]
) -> dict[str, Any]:
    """An activity with the goals that it serves: those of the guest, where that one has any."""
    if item["activity"] in TALKS:
        return item
    guest, host = (goals[1], goals[0]) if item["host"] == pair.one.id else goals
    keys = [goal.key for goal in guest or host]
    if not keys:
        return item
    return {"activity": item["activity"], "serves": keys, **{name: item[name] for name in item if name != "activity"}}


def tidy(hours: float) -> float | int:
    """Hours as people write them."""
    return int(hours) if hours == int(hours) else round(hours, 2)
