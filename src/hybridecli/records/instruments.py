"""Instruments: the questions of a reflection."""

from typing import Annotated, ClassVar, Literal

from hybridecli.record import Part, Record, Words


class Item(Part, frozen=True, kw_only=True):
    """One statement to score."""

    id: Annotated[str, "its name in answers"]
    text: Annotated[Words, "the statement"]
    personal: Annotated[Words | None, "the statement as a person reads it"] = None
    core: Annotated[bool, "whether it belongs to the short list for a person"] = False
    sources: Annotated[tuple[str, ...], "what it rests on"] = ()


class Factor(Part, frozen=True, kw_only=True):
    """A theme with its statements."""

    id: Annotated[str, "its name"]
    title: Annotated[Words, "its heading"]
    items: Annotated[tuple[Item, ...], "the statements"] = ()
    sources: Annotated[tuple[str, ...], "what it rests on"] = ()


class Anchor(Part, frozen=True, kw_only=True):
    """A worded point of the scale."""

    value: Annotated[int, "the score"]
    label: Annotated[Words, "what it means"]


class Scale(Part, frozen=True, kw_only=True):
    """The scale of the scores."""

    min: Annotated[int, "the lowest score"] = 1
    max: Annotated[int, "the highest score"] = 5
    anchors: Annotated[tuple[Anchor, ...], "the points in words"] = ()


class Minutes(Part, frozen=True, kw_only=True):
    """How long it takes."""

    group: Annotated[int | None, "as a group"] = None
    person: Annotated[int | None, "as a person"] = None


class Question(Part, frozen=True, kw_only=True):
    """An open question."""

    id: Annotated[str, "its name in answers"]
    text: Annotated[Words, "the question"]
    personal: Annotated[Words | None, "the question as a person reads it"] = None


class Instrument(Record, frozen=True, kw_only=True):
    """A set of statements to reflect on a partnership, agreement, environment or couple."""

    singular: ClassVar = "instrument"
    dutch: ClassVar = ("instrument", "instrumenten")
    columns: ClassVar = ("title", "about", "by", "moment")
    ships: ClassVar = True
    order: ClassVar = 210

    title: Annotated[Words, "its title"]
    why: Annotated[Words | None, "why it is asked"] = None
    about: Annotated[tuple[str, ...], "the kinds of record it can be about"] = ()
    by: Annotated[tuple[Literal["group", "person"], ...], "who may fill it in"] = ()
    minutes: Annotated[Minutes | None, "how long it takes"] = None
    moment: Annotated[tuple[Literal["start", "midway", "closing", "periodic", "follow-up"], ...], "when it fits"] = ()
    factors: Annotated[tuple[Factor, ...], "the themes"] = ()
    scale: Annotated[Scale | None, "the scale"] = None
    questions: Annotated[tuple[Question, ...], "open questions"] = ()
    expectations: Annotated[bool, "whether it also asks what was expected"] = False

    @property
    def item_ids(self) -> frozenset[str]:
        """The names of its statements in answers."""
        return frozenset(item.id for factor in self.factors for item in factor.items)

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest score."""
        scale = self.scale or Scale()
        return scale.min, scale.max
