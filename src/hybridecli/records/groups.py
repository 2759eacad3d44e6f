"""Groups: who steers, works and advises together."""

from typing import Annotated, ClassVar, Literal

from hybridecli.fieldtype import Day, When, to, to_any
from hybridecli.record import Part, Record

PersonId = Annotated[str, to("people")]
PartnerId = Annotated[str, to("partners")]


class GroupMember(Part, frozen=True, kw_only=True):
    """Somebody who sits in the group."""

    named_by: ClassVar = ("person",)

    person: Annotated[PersonId | None, "who"] = None
    from_: Annotated[When | None, "from when"] = None
    until: Annotated[When | None, "until when"] = None
    brings: Annotated[str | None, "what this person brings"] = None


class Seat(Part, frozen=True, kw_only=True):
    """How many seats a partner has."""

    partner: Annotated[PartnerId, "which partner"]
    number: Annotated[int | None, "how many"] = None
    from_: Annotated[When | None, "from when"] = None


class Assignment(Part, frozen=True, kw_only=True):
    """What a working group is asked to bring about."""

    result: Annotated[str | None, "a verb phrase that follows the name of the group"] = None
    measure: Annotated[str | None, "by what we see that it is done"] = None
    due: Annotated[Day | None, "by when"] = None


class Meets(Part, frozen=True, kw_only=True):
    """How often the group meets."""

    every_months: Annotated[int | None, "every so many months"] = None
    every_weeks: Annotated[int | None, "every so many weeks"] = None


class Meeting(Part, frozen=True, kw_only=True):
    """A meeting that is planned or was held."""

    date: Annotated[Day | None, "when"] = None
    place: Annotated[str | None, "where"] = None
    agenda: Annotated[tuple[str, ...], "what is on the agenda"] = ()


class Group(Record, frozen=True, kw_only=True):
    """A steering group, working group or other body of the partnership."""

    singular: ClassVar = "group"
    dutch: ClassVar = ("groep", "groepen")
    dated_by: ClassVar = ("members.from",)
    title_field: ClassVar = "name"
    columns: ClassVar = ("name", "kind", "chair", "members", "until")
    order: ClassVar = 60

    name: Annotated[str, "its name"]
    kind: Annotated[
        Literal["steering", "working", "sounding-board", "board", "pool", "core", "representation", "bridge-builders"]
        | None,
        "what kind of group",
    ] = None
    layer: Annotated[Literal["strategic", "tactical", "operational"] | None, "on which layer"] = None
    part_of: Annotated[Annotated[str, to("groups")] | None, "the group it belongs to"] = None
    reports_to: Annotated[Annotated[str, to("groups")] | None, "the group it reports to"] = None
    chair: Annotated[PersonId | None, "who chairs it"] = None
    secretary: Annotated[Annotated[str, to_any("people", "partners")] | None, "who keeps its papers"] = None
    members: Annotated[tuple[GroupMember, ...], "who sits in it"] = ()
    seats: Annotated[tuple[Seat, ...], "how many seats each partner has"] = ()
    assignment: Annotated[Assignment | None, "what it is asked to bring about"] = None
    closed: Annotated[When | None, "when it really ended"] = None
    position: Annotated[str | None, "what its sector wants, in one voice"] = None
    until: Annotated[Day | None, "until when it is meant to exist"] = None
    meets: Annotated[Meets | None, "how often it meets"] = None
    meetings: Annotated[tuple[Meeting, ...], "its meetings"] = ()
