"""Schemes: the terms of subsidies."""

from typing import Annotated, ClassVar, Literal

from hybridecli.fieldtype import Day
from hybridecli.language import _, current
from hybridecli.record import Part, Range, Record, Words

Met = Literal[
    "purpose", "goals", "governance", "budget", "facilities", "contributions", "contributions-of-all", "duties-of-all",
    "accession", "organisation", "lead-party", "communication", "publication", "knowledge-sharing",
]  # fmt: skip


class Rate(Part, frozen=True, kw_only=True):
    """A fixed amount."""

    what: Annotated[Words | None, "for what"] = None
    amount: Annotated[float | None, "how much, in euro"] = None
    per: Annotated[Literal["hour", "year", "fte", "pupil", "once", "month", "day"] | None, "for each"] = None
    sources: Annotated[tuple[str, ...], "what it rests on"] = ()


class Ratio(Part, frozen=True, kw_only=True):
    """A share of the total."""

    what: Annotated[Words | None, "whose share"] = None
    of: Annotated[
        Literal["grant", "business", "others", "side-costs"] | None, "what is compared, so that it can be checked"
    ] = None
    over: Annotated[Literal["total", "grant"], "over the total, or over the amount of the grant"] = "total"
    min: Annotated[float | None, "at least, from 0 to 1"] = None
    max: Annotated[float | None, "at most, from 0 to 1"] = None
    sources: Annotated[tuple[str, ...], "what it rests on"] = ()


class Requirement(Part, frozen=True, kw_only=True):
    """Something that the agreement or plan must hold."""

    id: Annotated[str, "its name"]
    text: Annotated[Words, "what must be there"]
    met_by: Annotated[tuple[Met, ...], "what in the agreement meets it, one of these, so that it can be checked"] = ()
    sources: Annotated[tuple[str, ...], "what it rests on"] = ()


class SchemeReport(Part, frozen=True, kw_only=True):
    """A report that the scheme asks."""

    kind: Annotated[Literal["interim", "final", "yearly", "settlement"] | None, "what kind of report"] = None
    text: Annotated[Words | None, "what it must hold"] = None
    counts: Annotated[bool | None, "whether it asks how many pupils and others took part"] = None
    sources: Annotated[tuple[str, ...], "what it rests on"] = ()


class Scheme(Record, frozen=True, kw_only=True):
    """A subsidy: its rates, ratios, hours and required parts, as read in one version of the law."""

    singular: ClassVar = "scheme"
    dutch: ClassVar = ("regeling", "regelingen")
    columns: ClassVar = ("title", "status", "as_of")
    ships: ClassVar = True
    order: ClassVar = 240

    title: Annotated[Words, "its name"]
    funder: Annotated[Words | None, "who gives it"] = None
    as_of: Annotated[Day | None, "the version of the law that was read"] = None
    status: Annotated[Literal["current", "replaced", "unknown"], "whether it still holds"] = "unknown"
    replaced_by: Annotated[str | None, "what replaced it"] = None
    rates: Annotated[tuple[Rate, ...], "fixed amounts"] = ()
    ratios: Annotated[tuple[Ratio, ...], "shares of the total"] = ()
    hours: Annotated[Range | None, "hours"] = None
    months: Annotated[Range | None, "months"] = None
    keep_years: Annotated[int | None, "for how many years records must be kept"] = None
    requires: Annotated[tuple[Requirement, ...], "what the agreement or plan must hold"] = ()
    reports: Annotated[tuple[SchemeReport, ...], "reports that are asked"] = ()
    notes: Annotated[Words | str | None, "whatever has no field of its own"] = None  # type: ignore[assignment]

    @property
    def known_as(self) -> str:
        """Its title, with the version that was read; what was only heard of says so."""
        if self.as_of:
            return _("{scheme}, as it stood on {day}").format(scheme=said(self.title), day=self.as_of)
        title = said(self.title)
        return title if self.status == "current" else _("{scheme}, known from reports only").format(scheme=title)


def said(text: Words | None) -> str:
    """A text that ships, in the language of messages where it has one."""
    both = (text.nl, text.en) if text else ()
    return next(filter(None, both if current() == "nl" else reversed(both)), "").strip()
