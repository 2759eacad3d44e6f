"""Tasks: what a hybrid professional can do on each side and between them."""

from typing import Annotated, ClassVar, Literal

from hybridecli.record import Record, Words


class Task(Record, frozen=True, kw_only=True):
    """One task of a hybrid professional."""

    singular: ClassVar = "task"
    dutch: ClassVar = ("taak", "taken")
    columns: ClassVar = ("title", "side")
    ships: ClassVar = True
    order: ClassVar = 230

    title: Annotated[Words, "its name"]
    side: Annotated[Literal["education", "employer", "connecting"] | None, "on which side"] = None
    description: Annotated[Words | None, "what it is"] = None
