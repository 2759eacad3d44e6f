"""Clauses: the library from which agreements are made."""

from typing import Annotated, ClassVar, Literal

from hybridecli.record import Part, Record, Words

AgreementKind = Literal[
    "intention", "covenant", "cooperation", "addendum", "twinning", "secondment", "placement", "support"
]


class BlankOption(Part, frozen=True, kw_only=True):
    """A choice that a blank offers."""

    id: Annotated[str, "the value in the record"]
    label: Annotated[Words, "as it reads in the text"]


class Blank(Part, frozen=True, kw_only=True):
    """An open place in a clause."""

    name: Annotated[str, "its name in the text"]
    type: Annotated[
        Literal[
            "text", "number", "days", "weeks", "months", "years", "hours", "money", "date", "partner", "group", "choice"
        ],
        "what may fill it",
    ] = "text"
    default: Annotated[str | None, "what fills it unless the agreement says otherwise"] = None
    label: Annotated[Words | None, "what it asks"] = None
    options: Annotated[tuple[BlankOption, ...], "the choices"] = ()


class Variant(Part, frozen=True, kw_only=True):
    """One wording of a clause."""

    id: Annotated[str, "its name in the record"]
    label: Annotated[Words | None, "what it says, in short"] = None
    jurisdiction: Annotated[Literal["NL", "VL"] | None, "only there"] = None
    text: Annotated[Words, "the text; a blank line starts a next member"]


class Clause(Record, frozen=True, kw_only=True):
    """A clause with its variants and blanks."""

    singular: ClassVar = "clause"
    dutch: ClassVar = ("bepaling", "bepalingen")
    columns: ClassVar = ("title", "status", "kinds")
    ships: ClassVar = True
    order: ClassVar = 200

    title: Annotated[Words, "its heading"]
    status: Annotated[Literal["must", "consider"], "whether it must be there or must be considered"] = "consider"
    kinds: Annotated[tuple[AgreementKind, ...], "the kinds of agreement to which that applies"] = ()
    brief: Annotated[bool, "whether it stands in the brief form too"] = False
    why: Annotated[Words | None, "why this clause"] = None
    blanks: Annotated[tuple[Blank, ...], "the open places"] = ()
    variants: Annotated[tuple[Variant, ...], "the wordings, the first by default"] = ()
