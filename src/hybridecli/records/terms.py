"""Terms: the glossary that partners agreed on."""

from typing import Annotated, ClassVar, Literal

from hybridecli.fieldtype import Day, to
from hybridecli.record import Record


class Term(Record, frozen=True, kw_only=True):
    """A word and what the partners mean by it."""

    singular: ClassVar = "term"
    dutch: ClassVar = ("begrip", "begrippen")
    dated_by: ClassVar = ("agreed",)
    title_field: ClassVar = "term"
    columns: ClassVar = ("term", "definition", "agreed_by")
    order: ClassVar = 97

    term: Annotated[str, "the word"]
    article: Annotated[Literal["de", "het"] | None, "its Dutch article"] = None
    plural: Annotated[str | None, "its plural"] = None
    definition: Annotated[str | None, "what the partners mean by it"] = None
    distinguish: Annotated[str | None, "from what it differs, and how"] = None
    requires_qualification: Annotated[bool | None, "whether a teaching qualification is required"] = None
    teaching_only: Annotated[bool | None, "whether only giving lessons counts"] = None
    counterpart: Annotated[str | None, "the equal word for the other side"] = None
    avoid: Annotated[tuple[str, ...], "words not to use for it"] = ()
    agreed_by: Annotated[tuple[Annotated[str, to("partners")], ...], "the partners that agreed on it"] = ()
    agreed: Annotated[Day | None, "when"] = None
