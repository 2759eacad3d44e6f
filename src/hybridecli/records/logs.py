"""The activity log: what happened, dated."""

from typing import Annotated, ClassVar, Literal

from hybridecli.fieldtype import Day, When, to, to_any
from hybridecli.record import Part, Record

PersonId = Annotated[str, to("people")]
PartnerId = Annotated[str, to("partners")]
Count = int | dict[str, int] | None


class Attended(Part, frozen=True, kw_only=True):
    """Somebody who was there."""

    person: Annotated[PersonId, "who"]
    hours: Annotated[float | None, "how many hours, where it differs"] = None


class Counts(Part, frozen=True, kw_only=True):
    """How many were there: a number, or one by level or group."""

    pupils: Annotated[Count, "pupils"] = None
    students: Annotated[Count, "students"] = None
    teachers: Annotated[Count, "teachers"] = None
    employees: Annotated[Count, "employees"] = None
    entrepreneurs: Annotated[Count, "entrepreneurs"] = None
    companies: Annotated[Count, "companies"] = None
    institutions: Annotated[Count, "institutions"] = None
    others: Annotated[Count, "others"] = None


class Product(Part, frozen=True, kw_only=True):
    """Something that was made."""

    title: Annotated[str, "what it is"]
    file: Annotated[str | None, "the file in attachments/"] = None
    sha256: Annotated[str | None, "the checksum of that file, written by commands"] = None
    date: Annotated[When | None, "when"] = None


class Decision(Part, frozen=True, kw_only=True):
    """What was decided."""

    decision: Annotated[str | None, "what was decided, as a sentence"] = None
    owner: Annotated[PersonId | None, "who has to do it"] = None
    due: Annotated[Day | None, "by when"] = None
    done: Annotated[Day | None, "when it was done"] = None


class FollowUp(Part, frozen=True, kw_only=True):
    """What has to be done next."""

    what: Annotated[str, "what has to be done, as a phrase"]
    owner: Annotated[PersonId | None, "who has to do it"] = None
    due: Annotated[Day | None, "by when"] = None
    done: Annotated[Day | None, "when it was done"] = None


class Log(Record, frozen=True, kw_only=True):
    """One entry of the activity log, about any record."""

    singular: ClassVar = "log"
    dutch: ClassVar = ("logboekregel", "logboek")
    dated_by: ClassVar = ("date",)
    columns: ClassVar = ("date", "kind", "about", "title", "hours")
    order: ClassVar = 80

    date: Annotated[When, "when it happened"]
    kind: Annotated[
        Literal[
            "activity", "contact", "support", "meeting", "event", "communication", "consultation", "success",
            "deviation", "obstacle", "lesson",
        ],
        "what kind of entry",
    ] = "activity"  # fmt: skip
    about: Annotated[Annotated[str, to_any()], "which record it is about"]
    moment: Annotated[
        Literal["kick-off", "signing", "progress", "closing"] | None, "which moment an event or meeting marks"
    ] = None
    title: Annotated[str, "what happened, as a phrase"]
    activity: Annotated[Annotated[str, to("activities")] | None, "which activity of the catalogue"] = None
    hours: Annotated[float | None, "hours for every member; people only where it differs"] = None
    people: Annotated[tuple[Attended, ...], "who was there"] = ()
    partners: Annotated[tuple[PartnerId, ...], "organisations that were there"] = ()
    place: Annotated[str | None, "where"] = None
    happened: Annotated[str | None, "what happened, as sentences"] = None
    learned: Annotated[str | None, "what was learned, as sentences"] = None
    by_catch: Annotated[str | None, "what came of it unexpectedly"] = None
    goals: Annotated[tuple[Annotated[str, to("goals")], ...], "goals that were treated"] = ()
    counts: Annotated[Counts | None, "how many were there"] = None
    audience: Annotated[tuple[PartnerId, ...], "partners that were told"] = ()
    planned: Annotated[str | None, "what had been planned, of a deviation"] = None
    consequence: Annotated[str | None, "what follows, of a deviation"] = None
    solution: Annotated[str | None, "how it was solved, of an obstacle"] = None
    published: Annotated[
        tuple[Literal["photo", "interview"], ...], "what was published in which people can be recognised"
    ] = ()
    products: Annotated[tuple[Product, ...], "what was made"] = ()
    decisions: Annotated[tuple[Decision, ...], "what was decided"] = ()
    follow_up: Annotated[tuple[FollowUp, ...], "what has to be done next"] = ()
