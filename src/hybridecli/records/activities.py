"""Activities: the catalogue of what two people can do together."""

from typing import Annotated, ClassVar, Literal

from hybridecli.record import Range, Record, Words


class Activity(Record, frozen=True, kw_only=True):
    """Something that two people can plan, with the hours it takes."""

    singular: ClassVar = "activity"
    dutch: ClassVar = ("activiteit", "activiteiten")
    columns: ClassVar = ("title", "side", "hours", "preparation", "grade")
    ships: ClassVar = True
    order: ClassVar = 220

    title: Annotated[Words, "its name in a plan"]
    description: Annotated[Words | None, "what the two do"] = None
    side: Annotated[Literal["school", "company", "either", "both", "own"] | None, "where it takes place"] = None
    hours: Annotated[Range | None, "hours for each participant"] = None
    preparation: Annotated[Range | None, "hours of preparation for each participant"] = None
    gives: Annotated[
        Literal["teacher", "professional", "both", "none"] | None, "who contributes at the other's organisation"
    ] = None
    pupils: Annotated[bool | None, "whether pupils or students are met"] = None
    fits: Annotated[Literal["twinning", "larger"], "whether it fits twinning or asks another agreement"] = "twinning"
    grade: Annotated[Literal["A", "B", "C"] | None, "the evidence for the hours: stated, computed, estimated"] = None
    basis: Annotated[Words | None, "what the hours rest on"] = None
