"""Who seeks a partner, and what matching looks at of each, worked out once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hybridecli.facts import Facts
from hybridecli.pastcouples import Past
from hybridecli.paths import field_at
from hybridecli.record import last_day
from hybridecli.records.partners import Partner
from hybridecli.records.partnership import WEIGHTS, Weights
from hybridecli.records.people import Intake, Person
from hybridecli.rules.matches import Side
from hybridecli.twinning import monthly_bounds
from hybridecli.weekbits import Weeks, half_days
from hybridecli.wordmeaning import Meanings, Phrase


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
    seeks: tuple[Phrase, ...]
    goals: tuple[Phrase, ...]
    side: Side  # as wishes look at it
    town: str  # where this person works or lives; else the place of the employer
    place: str  # the same, capitals aside
    near: frozenset[str]  # the places that this person called near enough
    timed: bool  # whether it is recorded from or until when this person can

    @property
    def in_education(self) -> bool:
        """Whether this person works in education."""
        return self.employer.on_side == "education"

    @property
    def online(self) -> bool:
        """Whether this person prefers to meet online."""
        return self.intake.form == "online"


class Pool:
    """Everybody who seeks, and what holds for all of them."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.today = date.fromisoformat(facts.today)
        self.weeks = Weeks(self.today)
        self.past = Past(facts)
        self.meanings = Meanings(facts)
        self.least_weeks, self.most_weeks = facts.bounds("weeks")
        self.least_hours = monthly_bounds(facts)[0]
        self.seekers: dict[str, Seeker] = {}
        self.without_side: list[str] = []  # who seeks, and of whom it is not recorded where they work
        self.applied: list[str] = []  # who applied, and does not seek yet
        for identity, person in sorted(facts.people.items()):
            employer = facts.partner_of(identity)
            if self.stands(person, None, "applied"):
                self.applied.append(identity)
            if not self.stands(person, "seeking"):
                continue
            if employer is None:
                self.without_side.append(identity)
            else:
                self.seekers[identity] = self.seeker(person, employer)

    def stands(self, person: Person, *statuses: str | None) -> bool:
        """Whether somebody takes part with one of some statuses, and is in no couple."""
        here = person.twinning is not None and person.twinning.status in statuses
        return here and person.id not in self.facts.paired and not person.erasure_asked

    def sides(self) -> tuple[list[Seeker], list[Seeker]]:
        """Who works in education, and who works elsewhere."""
        every = list(self.seekers.values())
        return [one for one in every if one.in_education], [one for one in every if not one.in_education]

    def seeker(self, person: Person, employer: Partner) -> Seeker:
        """Somebody with all that matching looks at."""
        intake = person.twinning or Intake()
        available = intake.available
        opens, closes, weeks = self.weeks.suiting(available, employer.not_available)
        offers = self.meanings.offers(person)
        town = (intake.place or only(employer.municipalities)).strip()
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
            halves=half_days(available),
            hours=hours_given(person, intake, self.facts.today),
            turn=self.past.turn(person.id, intake.registered),
            offers=offers,
            brings=frozenset(idea for _text, ideas in offers for idea in ideas),
            seeks=self.meanings.sought(person, intake.seeks),
            goals=self.meanings.sought(person, (goal.goal for goal in intake.goals)),
            side=Side(person.id, intake, employer),
            town=town,
            place=town.casefold(),
            near=frozenset(place.strip().casefold() for place in intake.places_near),
            timed=bool(available and (available.from_ or available.until)),
        )

    def jobs(self, person: Person) -> Iterator[str]:
        """The partners where somebody has another job now."""
        for job in person.jobs:
            if job.partner and (not job.until or last_day(job.until) >= self.today):
                yield job.partner

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


def only(names: Sequence[str]) -> str:
    """The only one of some names; nothing where there are more."""
    return names[0] if len(names) == 1 else ""


def hours_given(person: Person, intake: Intake, today: str) -> float | None:
    """The hours a month that the employer gives: as the intake says and as the role says, the fewest of both."""
    roles = (role for role in person.roles if role.role == "participant")
    now = [role.hours_per_month for role in roles if not role.until or last_day(role.until).isoformat() >= today]
    return min((hours for hours in (intake.hours_per_month, *now) if hours is not None), default=None)
