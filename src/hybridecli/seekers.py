"""Who seeks a partner, and what matching looks at of each, worked out once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from hybridecli.affinity import TELLING, Vocabulary
from hybridecli.facts import Facts
from hybridecli.paths import field_at
from hybridecli.record import first_day, last_day
from hybridecli.records.couples import Couple
from hybridecli.records.partners import Partner, Unavailable
from hybridecli.records.partnership import WEIGHTS, Weights
from hybridecli.records.people import DAYS, PARTS, Intake, Person
from hybridecli.records.terms import Term
from hybridecli.rules.matches import Side
from hybridecli.twinning import monthly_bounds

AHEAD: Final = 371  # days that are looked ahead where no last day is recorded: a school year and its holidays
LONG_WAIT: Final = 183  # days after which somebody has waited as long as counts
HAD_A_TURN: Final = 40  # less for each couple that somebody was in
MISSED_A_TURN: Final = 20  # more for each proposal that came to nothing
MOST_OF_A_WEEK: Final = 3  # working days that make a week suit, or not
TEACHING: Final = (
    "les lesgeven uitleggen leerling student klas onderwijs docent lesson teaching class education teacher"
)
OVER: Final = ("closed", "stopped", "declined")
OPEN: Final = ("proposed", "agreed", "running")


@dataclass(frozen=True)
class Seeker:
    """Somebody who looks for a partner, with all that matching looks at worked out once."""

    id: str
    name: str
    person: Person
    intake: Intake
    employer: Partner
    workplaces: frozenset[str]  # every partner where this person works now
    opens: int  # the first and the last day that suit, as numbers; a Friday runs on to its Sunday
    closes: int
    weeks: int  # the weeks that suit, as bits, from this week on
    halves: int  # the half-days that suit, as bits; 0 where none is recorded
    hours: float | None  # a month, as the employer gives them
    turn: int  # how much it is this person's turn, from 0 to 100
    offers: tuple[tuple[str, frozenset[str]], ...]  # in own words, with the ideas in them; see affinity
    brings: frozenset[str]  # the ideas in all of these
    seeks: tuple[tuple[str, dict[str, int]], ...]  # in own words, with the ideas in them
    goals: tuple[tuple[str, dict[str, int]], ...]

    side: Side  # as wishes look at it
    place: str  # where this person works or lives, capitals aside; else the place of the employer
    near: frozenset[str]  # the places that this person called near enough
    timed: bool  # whether it is recorded from or until when this person can


def only(names: Sequence[str]) -> str:
    """The only one of some names; nothing where there are more."""
    return names[0] if len(names) == 1 else ""


class Pool:
    """Everybody who seeks, and what holds for all of them."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.today = date.fromisoformat(facts.today)
        self.monday = self.today - timedelta(self.today.weekday())
        self.least_weeks, self.most_weeks = facts.bounds("weeks")
        self.least_hours = monthly_bounds(facts)[0]
        self.seekers: dict[str, Seeker] = {}
        self.without_side: list[str] = []  # who seeks, and of whom it is not recorded where they work
        found = [identity for identity, person in sorted(facts.people.items()) if self.seeks(person)]
        for identity in found:
            if facts.partner_of(identity) is None:
                self.without_side.append(identity)
            else:
                self.seekers[identity] = self.seeker(facts.people[identity])

    def seeks(self, person: Person) -> bool:
        """Whether somebody looks for a partner now."""
        seeking = person.twinning is not None and person.twinning.status == "seeking"
        return seeking and person.id not in self.facts.paired and not person.erasure_asked

    def sides(self) -> tuple[list[Seeker], list[Seeker]]:
        """Who works in education, and who works elsewhere."""
        every = list(self.seekers.values())
        return (
            [one for one in every if one.employer.on_side == "education"],
            [one for one in every if one.employer.on_side != "education"],
        )

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What words mean among those who take part, with the glossary of the partnership."""
        people = [person for person in self.facts.people.values() if person.twinning]
        texts = [text for person in people for text in brought(person) + wanted(person)]
        return Vocabulary(texts, self.facts.all(Term).values())

    def meaning(self, text: str) -> dict[str, int]:
        """What a text is about."""
        if text not in self._known:
            self._known[text] = self.vocabulary.ideas(text)
        return self._known[text]

    @cached_property
    def teaching(self) -> frozenset[str]:
        """What everybody who works in education knows about, and what others come there for."""
        return frozenset(idea for word in TEACHING.split() for idea in self.vocabulary.ideas(word))

    def sought(self, person: Person, text: str) -> dict[str, int]:
        """What somebody looks for with some words; teaching tells much where it is wanted from outside."""
        ideas = self.meaning(text)
        if not self.teaching.intersection(ideas) or self.teaches(person):
            return ideas
        return {idea: TELLING if idea in self.teaching else weight for idea, weight in ideas.items()}

    def offered(self, person: Person, text: str) -> frozenset[str]:
        """What somebody brings with some words; who works in education knows how to teach."""
        ideas = frozenset(self.meaning(text))
        return ideas | self.teaching if text == person.function and self.teaches(person) else ideas

    def teaches(self, person: Person) -> bool:
        """Whether somebody works in education."""
        employer = self.facts.partner_of(person.id)
        return employer is not None and employer.on_side == "education"

    def phrases(self, person: Person, texts: Iterable[str]) -> tuple[tuple[str, dict[str, int]], ...]:
        """What somebody looks for, in own words, with what these are about."""
        return tuple((text, self.sought(person, text)) for text in texts)

    @cached_property
    def _known(self) -> dict[str, dict[str, int]]:
        return {}

    def seeker(self, person: Person) -> Seeker:
        """Somebody with all that matching looks at."""
        intake = person.twinning or Intake()
        employer = self.facts.partner_of(person.id)
        assert employer is not None, person.id
        opens, closes, weeks = self.time(intake, employer)
        texts = [*brought(person), *([employer.sector] if employer.sector and not self.teaches(person) else [])]
        offers = tuple((text, self.offered(person, text)) for text in dict.fromkeys(texts))
        return Seeker(
            id=person.id,
            name=person.name,
            person=person,
            intake=intake,
            employer=employer,
            workplaces=frozenset({employer.id, *self.jobs(person)}),
            opens=opens,
            closes=closes,
            weeks=weeks,
            halves=half_days(intake),
            hours=hours_given(person, intake, self.facts.today),
            turn=self.turn(person.id, intake),
            offers=offers,
            brings=frozenset(idea for _text, ideas in offers for idea in ideas),
            seeks=self.phrases(person, intake.seeks),
            goals=self.phrases(person, (goal.goal for goal in intake.goals)),
            side=Side(person.id, intake, employer),
            place=(intake.place or only(employer.municipalities)).strip().casefold(),
            near=frozenset(place.strip().casefold() for place in intake.places_near),
            timed=bool(intake.available and (intake.available.from_ or intake.available.until)),
        )

    def jobs(self, person: Person) -> Iterator[str]:
        """The partners where somebody has another job now."""
        for job in person.jobs:
            if job.partner and (not job.until or last_day(job.until) >= self.today):
                yield job.partner

    def time(self, intake: Intake, employer: Partner) -> tuple[int, int, int]:
        """The first and last day that suit somebody, from today on, and the weeks between them that suit."""
        available = intake.available
        first = max(date.fromisoformat(available.from_), self.today) if available and available.from_ else self.today
        last = date.fromisoformat(available.until) if available and available.until else first + timedelta(AHEAD)
        last += timedelta({4: 2, 5: 1}.get(last.weekday(), 0))
        weeks = self.weeks_between(first, last)
        for time in (*employer.not_available, *(available.not_ if available else ())):
            weeks &= ~self.weeks_of(time)
        return first.toordinal(), last.toordinal(), weeks

    def weeks_of(self, time: Unavailable) -> int:
        """The weeks that a time which does not suit takes away."""
        if not time.from_:
            return 0
        return self.weeks_between(date.fromisoformat(time.from_), date.fromisoformat(time.until or time.from_))

    def weeks_between(self, first: date, last: date) -> int:
        """The weeks, as bits, of which most working days lie between two days."""
        start = (first - self.monday).days
        end = (last - self.monday).days
        begin = max(start // 7 + (start % 7 > 5 - MOST_OF_A_WEEK), 0)
        stop = end // 7 + (end % 7 >= MOST_OF_A_WEEK - 1)
        if start >= 0 and end // 7 == start // 7 and min(end % 7, 4) - start % 7 + 1 < MOST_OF_A_WEEK:
            return 0
        return ((1 << stop) - 1) & ~((1 << begin) - 1) if stop > begin else 0

    def turn(self, identity: str, intake: Intake) -> int:
        """How much it is somebody's turn: who waited long or was left over before goes first, who had a turn waits."""
        waited = (self.today - first_day(intake.registered)).days if intake.registered else 0
        ends = [couple.status for couple in self.before.get(identity, ())]
        missed = ends.count("declined")
        points = 100 * max(waited, 0) // LONG_WAIT + MISSED_A_TURN * missed - HAD_A_TURN * (len(ends) - missed)
        return max(0, min(100, points))

    @cached_property
    def before(self) -> dict[str, list[Couple]]:
        """The couples of each person that are over, or came to nothing."""
        found: dict[str, list[Couple]] = {}
        for _identity, couple in sorted(self.facts.couples.items()):
            for member in couple.members if couple.status in OVER else ():
                found.setdefault(member.person or "", []).append(couple)
        return found

    def couple_now(self, identity: str) -> Couple | None:
        """The couple of somebody that is proposed, agreed or running."""
        found = (couple for _id, couple in sorted(self.facts.couples.items()) if couple.status in OPEN)
        return next((one for one in found if any(member.person == identity for member in one.members)), None)

    def together(self, one: str, other: str) -> list[Couple]:
        """The couples of two people that are over, or came to nothing."""
        both = self.before.get(one, ())
        return [couple for couple in both if any(member.person == other for member in couple.members)]

    def weights(self) -> dict[str, float]:
        """How heavily each point counts, as a part of a hundred."""
        said = self.facts.charter.weights or Weights()
        found: dict[str, float] = {}
        for name in WEIGHTS:
            norm, own = field_at(Weights, name).norm, getattr(said, name)
            assert norm is not None, name
            assert isinstance(norm.value, int), name
            found[name] = float(norm.value if own is None else max(own, 0))
        total = sum(found.values())
        return {name: weight / total if total else 0 for name, weight in found.items()}


def brought(person: Person) -> list[str]:
    """What somebody brings, in own words: offers first, then subjects and work."""
    intake = person.twinning or Intake()
    return [*intake.offers, *intake.subjects, *filter(None, (person.function, person.background))]


def wanted(person: Person) -> list[str]:
    """What somebody looks for, in own words."""
    intake = person.twinning or Intake()
    return [*intake.seeks, *(goal.goal for goal in intake.goals)]


def half_days(intake: Intake) -> int:
    """The half-days that suit, as bits, Monday morning first."""
    bits = 0
    for item in intake.available.half_days if intake.available else ():
        assert item.day, item
        bits |= half_day(DAYS.index(item.day), PARTS.index(item.part or "morning"))
    return bits


def half_day(day: int, part: int) -> int:
    """The bit of a half-day."""
    return 1 << (3 * day + part)


def hours_given(person: Person, intake: Intake, today: str) -> float | None:
    """The hours a month that the employer gives: as the intake says and as the role says, the fewest of both."""
    roles = (role for role in person.roles if role.role == "participant")
    now = [role.hours_per_month for role in roles if not role.until or last_day(role.until).isoformat() >= today]
    return min((hours for hours in (intake.hours_per_month, *now) if hours is not None), default=None)
