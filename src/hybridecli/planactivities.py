"""Which activities of the catalogue a first plan holds: as many hours as there are, as evenly over both as can be."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import Final, NamedTuple, cast

from hybridecli.affinity import Ideas, closeness
from hybridecli.fieldtype import When
from hybridecli.freedays import FreeDays
from hybridecli.matching import Pair
from hybridecli.record import Period
from hybridecli.records.activities import Activity
from hybridecli.records.couples import Couple, Member, PlannedActivity
from hybridecli.seekers import Pool, Seeker
from hybridecli.twinning import TALKS, hours_of

# What a plan may hold besides the talks, as far as hours last; what comes first is chosen before what follows it.
VISITS: Final = ("shadow-half", "lesson-visit")  # each at work with the other, once
MORE: Final = (
    "guest-lesson", "practice-cases", "mirror-talk", "explanation-practice", "practicum-help", "meeting-attend",
    "co-teaching", "instruction-review", "dagdeel", "joint-lesson",
)  # fmt: skip
AT_SCHOOL: Final = "school"
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


def chosen(pool: Pool, pair: Pair, start: date, end: date, free: FreeDays) -> list[Chosen]:
    """The activities that use the hours there are, as evenly over both sides as can be; talks are among them.

    Each fits in the half-days in common, and there are no more than days on which they can be.
    """
    catalogue = pool.facts.all(Activity)
    room = room_for(pool, pair, start, end)
    talks = [item for name in TALKS if (item := catalogue.get(name))]
    names: list[str] = [name for name in (*VISITS, *MORE) if name in catalogue]
    names = [name for name in names if name in VISITS or usual(pool, catalogue[name]) <= free.longest]
    places = max(len(free.between(start, end)), len(talks) + len(VISITS))
    options = [options_for(pool, pair, catalogue[name], must=name in VISITS) for name in names]
    liked = {name: number - 2 * fits_goals(pool, pair, catalogue[name]) for number, name in enumerate(names)}
    best: tuple[float, list[Chosen]] | None = None
    for hosts in product(pair[:2], repeat=len(talks)):
        base = [Chosen(talk, host, usual(pool, talk)) for talk, host in zip(talks, hosts, strict=True)]
        for extra in combinations_of(options, base, room.most, places - len(base)):
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
    options: Sequence[Sequence[Chosen | None]], base: Sequence[Chosen], room: float, most: int
) -> Iterator[list[Chosen]]:
    """Every choice of activities that fits the hours, and is not more than there is place for."""

    def grown(number: int, left: float, held: list[Chosen]) -> Iterator[list[Chosen]]:
        if number == len(options):
            yield held
            return
        for item in options[number]:
            if item is None:
                yield from grown(number + 1, left, held)
            elif number < len(VISITS) or (item.hours <= left and len(held) < most):
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
    about = ideas_in(pool, activity)
    return any(fits(ideas, about) for one in pair[:2] for _text, ideas in one.goals)


def fits(goal: Ideas, about: Iterable[str]) -> bool:
    """Whether the ideas of a goal are those of an activity."""
    return closeness(goal, about) >= FITTING


def ideas_in(pool: Pool, activity: Activity) -> set[str]:
    """What an activity is about, by its words in the language of the partnership."""
    language = pool.facts.charter.language
    texts = (getattr(words, language) for words in (activity.title, activity.description) if words)
    return {idea for text in texts if text for idea in pool.meanings.of(text)}
