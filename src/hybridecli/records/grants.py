"""Grants: money from outside, and what it asks."""

from typing import Annotated, ClassVar, Literal

from hybridecli.fieldtype import Day, Money, to
from hybridecli.record import Part, Period, Record
from hybridecli.records.goals import Qualifier

PartnerId = Annotated[str, to("partners")]


class CoFunding(Part, frozen=True, kw_only=True):
    """What others have to add."""

    share: Annotated[float | None, "which share, from 0 to 1"] = None
    amount: Annotated[Money | None, "which amount"] = None
    by: Annotated[str | None, "by whom"] = None
    in_: Annotated[tuple[Literal["money", "time", "means", "expertise", "places"], ...], "in what"] = ()


class GrantReport(Part, frozen=True, kw_only=True):
    """A report that the funder asks."""

    due: Annotated[Day | None, "by when"] = None
    every_months: Annotated[int | None, "every so many months"] = None
    kind: Annotated[Literal["interim", "final", "yearly", "settlement"] | None, "what kind of report"] = None
    sent: Annotated[Day | None, "when it was sent"] = None


class OtherFunding(Part, frozen=True, kw_only=True):
    """Other money for the same purpose."""

    funder: Annotated[str | None, "who gives it"] = None
    amount: Annotated[Money | None, "how much"] = None
    note: Annotated[str | None, "what goes with it"] = None


class Grant(Record, frozen=True, kw_only=True):
    """A grant or other money from outside, with its terms."""

    singular: ClassVar = "grant"
    dutch: ClassVar = ("subsidie", "subsidies")
    dated_by: ClassVar = ("period.start",)
    title_field: ClassVar = "purpose"
    columns: ClassVar = ("funder", "scheme", "amount", "status", "period")
    order: ClassVar = 95

    funder: Annotated[PartnerId, "who gives it"]
    payee: Annotated[PartnerId | None, "who receives it"] = None
    scheme: Annotated[Annotated[str, to("schemes")] | None, "under which scheme"] = None
    reference: Annotated[str | None, "the funder's reference"] = None
    amount: Annotated[Money | None, "how much"] = None
    qualifier: Annotated[Qualifier | None, "how exact the amount is"] = None
    purpose: Annotated[str | None, "for what"] = None
    period: Annotated[Period | None, "from when until when"] = None
    status: Annotated[Literal["applied", "granted", "refused", "paid", "settled"], "how far it is"] = "applied"
    co_funding: Annotated[CoFunding | None, "what others have to add"] = None
    follows: Annotated[Annotated[str, to("grants")] | None, "an earlier grant that this one follows"] = None
    other_funding: Annotated[tuple[OtherFunding, ...], "other money for the same purpose"] = ()
    condition: Annotated[str | None, "on what condition"] = None
    reports: Annotated[tuple[GrantReport, ...], "reports that are asked"] = ()
    keep_until: Annotated[Day | None, "until when records must be kept"] = None
