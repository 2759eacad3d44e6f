"""Hybrid learning environments: the design comes before the agreement."""

from typing import Annotated, ClassVar, Literal

from hybridecli.fieldtype import Day, to, to_any
from hybridecli.record import Part, Period, Record

PersonId = Annotated[str, to("people")]


class Learners(Part, frozen=True, kw_only=True):
    """Who learns there."""

    group: Annotated[str | None, "which group"] = None
    number: Annotated[int | None, "how many"] = None


class EnvironmentRole(Part, frozen=True, kw_only=True):
    """A role in the environment."""

    role: Annotated[str, "which role"]
    person: Annotated[PersonId | None, "who has it"] = None


class StartingCompetence(Part, frozen=True, kw_only=True):
    """What learners must be able to do before they come."""

    what: Annotated[str, "what they must be able to do"]
    when_missing: Annotated[str | None, "what happens when they cannot yet"] = None


class Obstacle(Part, frozen=True, kw_only=True):
    """A rule or practice that stood in the way, and what came of asking."""

    what: Annotated[str, "what stood in the way"]
    rule: Annotated[str | None, "which rule says so"] = None
    asked: Annotated[str | None, "who was asked"] = None
    outcome: Annotated[str | None, "what came of it"] = None


class EnvironmentEnd(Part, frozen=True, kw_only=True):
    """When and why it ended."""

    date: Annotated[Day | None, "when"] = None
    reason: Annotated[str | None, "why"] = None


class Environment(Record, frozen=True, kw_only=True):
    """A place where learners learn in real work, designed by school and employer together."""

    singular: ClassVar = "environment"
    dutch: ClassVar = ("leeromgeving", "leeromgevingen")
    dated_by: ClassVar = ("designed",)
    title_field: ClassVar = "name"
    columns: ClassVar = ("name", "status", "partners", "period")
    order: ClassVar = 40

    name: Annotated[str, "its name"]
    partners: Annotated[tuple[Annotated[str, to("partners")], ...], "the partners that run it"] = ()
    status: Annotated[Literal["idea", "design", "running", "ended"], "how far it is"] = "idea"
    designed: Annotated[Day | None, "when the design was ready"] = None
    designed_with: Annotated[tuple[PersonId, ...], "who made the design"] = ()
    period: Annotated[Period | None, "from when until when it runs"] = None
    essence: Annotated[str | None, "what lies at the heart of the profession"] = None
    learners: Annotated[Learners | None, "who learns there"] = None
    outcomes: Annotated[tuple[str, ...], "what learners can do afterwards"] = ()
    tasks: Annotated[tuple[str, ...], "the real work that they do"] = ()
    roles: Annotated[tuple[EnvironmentRole, ...], "who does what"] = ()
    places: Annotated[tuple[str, ...], "where it happens"] = ()
    starting_competences: Annotated[tuple[StartingCompetence, ...], "what learners must be able to do first"] = ()
    obstacles: Annotated[tuple[Obstacle, ...], "what stood in the way"] = ()
    bridge_builders: Annotated[
        tuple[Annotated[str, to_any("people", "partners")], ...], "who connects the two sides"
    ] = ()
    goals: Annotated[tuple[Annotated[str, to("goals")], ...], "the goals that it serves"] = ()
    ended: Annotated[EnvironmentEnd | None, "when and why it ended"] = None
