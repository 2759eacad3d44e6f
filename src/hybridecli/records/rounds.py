"""Rounds: who was asked to reflect on what, by when."""

from typing import Annotated, ClassVar, Literal

from hybridecli.fieldtype import Day, to, to_any
from hybridecli.record import Record


class Round(Record, frozen=True, kw_only=True):
    """A request to several people or groups to answer one instrument."""

    singular: ClassVar = "round"
    dutch: ClassVar = ("ronde", "rondes")
    title_field: ClassVar = "instrument"
    columns: ClassVar = ("instrument", "about", "moment", "asked", "due")
    order: ClassVar = 91

    instrument: Annotated[Annotated[str, to("instruments")], "which instrument"]
    about: Annotated[Annotated[str, to_any()], "which record it is about"]
    moment: Annotated[Literal["start", "midway", "closing", "periodic", "follow-up"] | None, "at which moment"] = None
    asked: Annotated[
        tuple[Annotated[str, to_any("people", "groups", "couples", "partners")], ...], "who was asked"
    ] = ()
    due: Annotated[Day, "by when"]
