"""What agreements say together: the values in force through addenda, and the dates that follow from them."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any, Final

import msgspec

from hybridecli import yamlfile
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import FieldType
from hybridecli.language import _
from hybridecli.partnership import Partnership
from hybridecli.paths import field_at
from hybridecli.reading import BAD, Reading
from hybridecli.record import Record, plain
from hybridecli.records.agreements import Agreement, Party, Renewal, Signatory
from hybridecli.records.partners import Contribution, Partner, Signer
from hybridecli.when import day


def addenda(partnership: Partnership, agreement: Agreement) -> list[Agreement]:
    """The addenda to an agreement and to its addenda, in the order in which they take effect."""
    every = [item for item in partnership.of("agreements").values() if isinstance(item, Agreement)]
    chain = {agreement.id: agreement}
    while more := {item.id: item for item in every if item.extends in chain and item.id not in chain}:
        chain |= more
    del chain[agreement.id]
    return sorted(chain.values(), key=lambda item: (takes_effect(item) or "9999", item.id))


def signed_on(agreement: Agreement) -> str | None:
    """The day of the last signature; None while nobody has signed."""
    return max((s.signed for party in agreement.parties for s in party.signatories if s.signed), default=None)


def signatories(partnership: Partnership, party: Party, partner: Partner | None) -> list[Signatory]:
    """Who signs for a party: as the agreement says, else as its organisation's record does, which also fills in."""
    known = partner.signs if partner else ()
    found = list(party.signatories)
    if not found and partner:
        found = [Signatory(person=one.person, function=one.function, authority=one.authority) for one in known]
    elif not found and party.person:
        found = [Signatory(person=party.person)]
    return [completed(partnership, one, known) for one in found]


def completed(partnership: Partnership, one: Signatory, known: tuple[Signer, ...]) -> Signatory:
    """A signatory with the function and authority that the records of organisation and person have."""
    signer = next((item for item in known if item.person and item.person == one.person), None)
    person = partnership.of("people").get(one.person or "")
    function = one.function or (signer and signer.function) or getattr(person, "function", None)
    return msgspec.structs.replace(one, function=function, authority=one.authority or (signer and signer.authority))


def contributions(
    partnership: Partnership, agreement: Agreement, parties: list[Party]
) -> list[tuple[Party, Contribution]]:
    """What each party gives: as the agreement says; where it says nothing at all, as the organisations' records do."""
    said = [(party, item) for party in parties for item in party.contributions]
    if said or agreement.kind not in ("covenant", "cooperation"):
        return [(party, item) for party, item in said if item.status != "withdrawn"]
    partners = partnership.of("partners")
    known = [(party, partners.get(party.partner or "")) for party in parties]
    return [
        (party, item)
        for party, partner in known
        if isinstance(partner, Partner)
        for item in partner.contributions
        if item.status != "withdrawn"
    ]


def takes_effect(agreement: Agreement) -> str | None:
    """The first day on which an agreement counts; None where that is not known yet."""
    last = signed_on(agreement)
    by_start = last if agreement.starts_on == "last-signature" else agreement.start or last
    return agreement.effective_from or by_start


def effective(partnership: Partnership, agreement: Agreement, on: str) -> dict[str, Any]:
    """The plain values of an agreement as they are in force on a day, through its signed addenda."""
    values: dict[str, Any] = plain(agreement)
    for addendum in addenda(partnership, agreement):
        counts = takes_effect(addendum)
        if addendum.status in ("signed", "ended") and counts and counts <= on:
            for change in addendum.changes:
                if change.field and change.new is not None:
                    put(values, change.field, change.new)
    return values


TERM: Final = ("start", "end", "term_months", "ends_when", "notice_months")


def with_its_term(partnership: Partnership, agreement: Agreement) -> Agreement:
    """The agreement with its term and renewal as all signed addenda make them, as far as these can be read."""
    values = effective(partnership, agreement, "9999-12-31")
    found = {name: values.get(name) for name in TERM if readable(name, values.get(name))}
    renewal: dict[str, Any] = values.get("renewal") or {}
    terms = {name: value for name, value in renewal.items() if readable(name, value)}
    return msgspec.structs.replace(agreement, renewal=Renewal(**terms) if terms else None, **found)


def readable(name: str, value: Any) -> bool:
    """Whether an addendum gives a field a value of its type, not words that only people can read."""
    if name in ("start", "end"):
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)))
    return isinstance(value, int) or (name in ("ends_when", "rule") and bool(value))


def type_at(path: str) -> FieldType | None:
    """The type of the field of an agreement at a dotted path; None where there is no such field."""
    try:
        return field_at(Agreement, path).type
    except TypedWrongError:
        return None


def put(values: dict[str, Any], path: str, text: str) -> None:
    """Set the field at a dotted path to what `text` means there; a path that is not there is left alone."""
    kind = type_at(path)
    if kind is None:
        return
    *steps, last = path.split(".")
    for step in steps:
        values = values.setdefault(step, {})
        if not isinstance(values, dict):
            return
    values[last] = value_of(kind, text)


def value_of(kind: FieldType, text: str) -> Any:
    """The plain value that a text means for a type; the text itself where it means none."""
    node, faults = yamlfile.compose(text.encode())
    value = kind.read(node, Reading("", "")) if node is not None and not faults else BAD
    return text if value is BAD or value is None else plain(value)


def in_force(partnership: Partnership, record: Record, on: str) -> dict[str, Any]:
    """The values of a record that were in force on a day that a person typed."""
    moment = day(on).isoformat()
    if not isinstance(record, Agreement):
        raise TypedWrongError(_("only agreements have values in force through addenda"), _("leave out --on"))
    return effective(partnership, record, moment)


def months_before(text: str, months: int) -> str:
    """The day some months before a day; a day that is not there becomes the last of its month."""
    then = date.fromisoformat(text)
    number = then.year * 12 + then.month - 1 - months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(then.day, monthrange(year, month + 1)[1])).isoformat()


def last_day(agreement: Agreement) -> str | None:
    """The last day of an agreement: as recorded, else from its start and term."""
    if agreement.end or not (agreement.start and agreement.term_months):
        return agreement.end
    after = months_before(agreement.start, -agreement.term_months)
    return (date.fromisoformat(after) - timedelta(days=1)).isoformat()


def last_notice_day(agreement: Agreement) -> str | None:
    """The last day on which notice can be given so that the agreement ends on its last day."""
    end = last_day(agreement)
    if not end or agreement.notice_months is None:
        return None
    after = (date.fromisoformat(end) + timedelta(days=1)).isoformat()
    return (date.fromisoformat(months_before(after, agreement.notice_months)) - timedelta(days=1)).isoformat()


def talks_from(agreement: Agreement) -> str | None:
    """The day from which the parties talk about renewal."""
    end = last_day(agreement)
    months = agreement.renewal.months_before if agreement.renewal else None
    return months_before(end, months) if end and months else None
