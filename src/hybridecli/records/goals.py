"""Goals: what the partnership wants to reach, and how far it is."""

from typing import Annotated, ClassVar, Literal

from hybridecli.fieldtype import Day, When, to, to_any
from hybridecli.record import Part, Record

Qualifier = Literal["exactly", "about", "more-than", "at-least", "at-most"]


class Figure(Part, frozen=True, kw_only=True):
    """A reported number with its date and source."""

    value: Annotated[float | None, "the number"] = None
    to: Annotated[float | None, "the upper end, where it is a range"] = None
    qualifier: Annotated[Qualifier | None, "how exact it is"] = None
    date: Annotated[When | None, "on which date it held"] = None
    source: Annotated[str | None, "where it comes from"] = None
    note: Annotated[str | None, "what goes with it"] = None


class Target(Part, frozen=True, kw_only=True):
    """The number to be reached."""

    value: Annotated[float | None, "the number"] = None
    to: Annotated[float | None, "the upper end, where it is a range"] = None
    qualifier: Annotated[Qualifier | None, "how exact it is"] = None
    date: Annotated[Day | None, "by when"] = None
    source: Annotated[str | None, "where it comes from"] = None
    note: Annotated[str | None, "what goes with it"] = None


class Measurement(Figure, frozen=True, kw_only=True):
    """How it stood at one moment."""

    split: Annotated[dict[str, float], "the number by group or level"] = {}


class Milestone(Part, frozen=True, kw_only=True):
    """A step on the way."""

    date: Annotated[Day | None, "by when"] = None
    target: Annotated[float | None, "the number by then"] = None
    what: Annotated[str | None, "what is there by then"] = None
    met: Annotated[Day | None, "when it was met"] = None
    celebrated: Annotated[Day | None, "when that was celebrated"] = None


class Goal(Record, frozen=True, kw_only=True):
    """A goal with what is counted, where it started, what is wanted by when, and what was measured."""

    singular: ClassVar = "goal"
    dutch: ClassVar = ("doel", "doelen")
    dated_by: ClassVar = ("baseline.date",)
    columns: ClassVar = ("title", "indicator", "target.value", "target.date")
    order: ClassVar = 70

    title: Annotated[str, "the goal, as a phrase"]
    about: Annotated[Annotated[str, to_any()] | None, "which record it is about"] = None
    serves: Annotated[tuple[Annotated[str, to("partners")], ...], "the partners whose interests it serves"] = ()
    indicator: Annotated[str | None, "what is counted"] = None
    unit: Annotated[str | None, "counted in what"] = None
    baseline: Annotated[Figure | None, "where it started"] = None
    target: Annotated[Target | None, "what is wanted by when"] = None
    monitor_only: Annotated[bool | None, "whether it is followed without a target"] = None
    measured_by: Annotated[Annotated[str, to_any("people", "partners", "groups")] | None, "who measures it"] = None
    milestones: Annotated[tuple[Milestone, ...], "steps on the way"] = ()
    measurements: Annotated[tuple[Measurement, ...], "what was measured"] = ()
