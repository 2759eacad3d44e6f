"""Clauses: the library from which agreements are made."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Final, Literal

from hybridecli.language import _
from hybridecli.reading import nearest
from hybridecli.record import Of, Part, Record, Words

AgreementKind = Literal[
    "intention", "covenant", "cooperation", "addendum", "twinning", "secondment", "placement", "support"
]


COUNTED: Final = ("number", "days", "weeks", "months", "years", "hours", "money")


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

    def wrong_value(self, value: str, of: Of) -> tuple[str, str] | None:
        """The message and hint about a value that cannot fill this blank; None where it can."""
        if self.type in COUNTED and not re.fullmatch(r"\d+(\.\d+)?", value):
            return _('"{value}" is not a number').format(value=value), _("write only the number, such as 6")
        if self.type == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return _('"{value}" is not a date').format(value=value), _("write it as 2026-02-12")
        if self.type in ("partner", "group") and value not in (known := of(f"{self.type}s")):
            meant = nearest(value, known)
            hint = _("did you mean {word}?").format(word=meant) if meant else _("make it, or correct the id")
            return _("there is no {kind}/{id}").format(kind=f"{self.type}s", id=value), hint
        return None


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

    def wrong_choice(self, variant: str | None, values: dict[str, str], of: Of) -> Iterator[tuple[str, str, str]]:
        """What an agreement that chooses this clause says wrong: (field, message, hint)."""
        variants = [item.id for item in self.variants]
        if variant and variant not in variants:
            message = _("the clause {clause} has no variant {name}").format(clause=self.id, name=variant)
            yield "variant", message, _("use one of: {words}").format(words=", ".join(variants))
        blanks = {blank.name: blank for blank in self.blanks}
        for name, value in values.items():
            if name not in blanks:
                message = _("the clause {clause} has no blank {name}").format(clause=self.id, name=name)
                known = ", ".join(blanks)
                yield (
                    f"values.{name}",
                    message,
                    _("known are: {words}").format(words=known) if known else _("remove it"),
                )
            elif wrong := blanks[name].wrong_value(value, of):
                yield f"values.{name}", *wrong
