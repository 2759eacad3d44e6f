"""Reflections: what somebody answered to an instrument."""

from typing import Annotated, ClassVar, Literal

from hybridecli.fieldtype import Day, to, to_any
from hybridecli.record import Part, Record
from hybridecli.records.instruments import Instrument

PersonId = Annotated[str, to("people")]


class Answer(Part, frozen=True, kw_only=True):
    """A score with what explains it."""

    score: Annotated[float | None, "the score"] = None
    note: Annotated[str | None, "what explains it"] = None
    expected: Annotated[float | str | None, "what was expected"] = None
    text: Annotated[str | None, "the answer to an open question"] = None


class Action(Part, frozen=True, kw_only=True):
    """What will be done about it."""

    what: Annotated[str, "what will be done, as a phrase"]
    owner: Annotated[PersonId | None, "who has to do it"] = None
    due: Annotated[Day | None, "by when"] = None
    done: Annotated[Day | None, "when it was done"] = None


class Reflection(Record, frozen=True, kw_only=True):
    """The answers of a person, partner or group to an instrument, at one moment."""

    singular: ClassVar = "reflection"
    dutch: ClassVar = ("reflectie", "reflecties")
    dated_by: ClassVar = ("date",)
    title_field: ClassVar = "instrument"
    columns: ClassVar = ("date", "instrument", "about", "as", "partner")
    order: ClassVar = 90

    instrument: Annotated[Annotated[str, to("instruments")], "which instrument"]
    about: Annotated[Annotated[str, to_any()], "which record it is about"]
    moment: Annotated[Literal["start", "midway", "closing", "periodic", "follow-up"] | None, "at which moment"] = None
    round: Annotated[Annotated[str, to("rounds")] | None, "in which round"] = None
    date: Annotated[Day, "when"]
    as_: Annotated[Literal["partner", "person", "group"] | None, "on behalf of a partner, a person or a group"] = None
    by: Annotated[Annotated[str, to_any("people", "groups", "couples")] | None, "who answered"] = None
    partner: Annotated[Annotated[str, to("partners")] | None, "for which partner; else the person's own"] = None
    answers: Annotated[dict[str, float | Answer | str], "the answers, by item"] = {}
    shared: Annotated[bool, "false keeps it out of documents"] = True
    actions: Annotated[tuple[Action, ...], "what will be done about it"] = ()

    def scores(self, instrument: Instrument | None) -> dict[str, float]:
        """The scores by item, of the items that the instrument has; of all where it is not known."""
        found = {
            item: answer.score if isinstance(answer, Answer) else answer
            for item, answer in self.answers.items()
            if instrument is None or item in instrument.item_ids
        }
        return {item: score for item, score in found.items() if isinstance(score, int | float)}
