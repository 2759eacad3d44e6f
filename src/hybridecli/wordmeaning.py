"""What the words of people who take part are about: what each brings and looks for, as ideas that can meet."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from hybridecli.affinity import TELLING, Vocabulary
from hybridecli.facts import Facts
from hybridecli.records.people import Intake, Person
from hybridecli.records.terms import Term

TEACHING: Final = (
    "les lesgeven uitleggen leerling student klas onderwijs docent lesson teaching class education teacher"
)

Phrase = tuple[str, dict[str, int]]  # own words, with the ideas in them; see affinity


class Meanings:
    """The words of everybody who takes part, with the glossary of the partnership."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._known: dict[str, dict[str, int]] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What words mean among those who take part."""
        people = [person for person in self.facts.people.values() if person.twinning]
        texts = [text for person in people for text in brought(person) + wanted(person)]
        return Vocabulary(texts, self.facts.all(Term).values())

    def of(self, text: str) -> dict[str, int]:
        """What a text is about."""
        if text not in self._known:
            self._known[text] = self.vocabulary.ideas(text)
        return self._known[text]

    @cached_property
    def teaching(self) -> frozenset[str]:
        """What everybody who works in education knows about, and what others come there for."""
        return frozenset(idea for word in TEACHING.split() for idea in self.vocabulary.ideas(word))

    def sought(self, person: Person, texts: Iterable[str]) -> tuple[Phrase, ...]:
        """What somebody looks for, in own words; teaching tells much where it is wanted from outside."""
        return tuple((text, self.wanted(person, text)) for text in texts)

    def wanted(self, person: Person, text: str) -> dict[str, int]:
        """What somebody looks for with some words."""
        ideas = self.of(text)
        if not self.teaching.intersection(ideas) or self.teaches(person):
            return ideas
        return {idea: TELLING if idea in self.teaching else weight for idea, weight in ideas.items()}

    def offers(self, person: Person) -> tuple[tuple[str, frozenset[str]], ...]:
        """What somebody brings, in own words: offers, subjects, work, and outside education the sector."""
        employer = self.facts.partner_of(person.id)
        sector = employer.sector if employer and not self.teaches(person) else None
        texts = dict.fromkeys([*brought(person), *filter(None, [sector])])
        return tuple((text, self.offered(person, text)) for text in texts)

    def offered(self, person: Person, text: str) -> frozenset[str]:
        """What somebody brings with some words; who works in education knows how to teach."""
        ideas = frozenset(self.of(text))
        return ideas | self.teaching if text == person.function and self.teaches(person) else ideas

    def teaches(self, person: Person) -> bool:
        """Whether somebody works in education."""
        employer = self.facts.partner_of(person.id)
        return employer is not None and employer.on_side == "education"


def brought(person: Person) -> list[str]:
    """What somebody brings, in own words: offers first, then subjects and work."""
    intake = person.twinning or Intake()
    return [*intake.offers, *intake.subjects, *filter(None, (person.function, person.background))]


def wanted(person: Person) -> list[str]:
    """What somebody looks for, in own words."""
    intake = person.twinning or Intake()
    return [*intake.seeks, *(goal.goal for goal in intake.goals)]
