"""The rule about the shares that a subsidy asks of grant, business and others."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from hybridecli.agreements import contributions, last_day
from hybridecli.facts import Facts
from hybridecli.language import _, current
from hybridecli.records.agreements import Agreement
from hybridecli.records.grants import Grant
from hybridecli.records.partners import Contribution, Partner
from hybridecli.records.schemes import Ratio, Scheme, said
from hybridecli.rule import Wrong, rule
from hybridecli.speech import speech

TOLERANCE: Final = 0.005  # a share that was rounded
BUSINESS: Final = ("company", "employer", "sector-organisation", "employers-organisation", "training-fund")
UNSURE: Final = ("intermediary", "foundation", "trade-union", "other")  # may or may not count as business


class Span(NamedTuple):
    """A share, as the records tell it: at least and at most."""

    least: float
    most: float


@rule("D08", "warning", "RIF14", "STO-BD", "ONO", status=("applied", "granted", "paid"))
def grant_keeps_the_shares_of_its_scheme(grant: Grant, facts: Facts) -> Iterator[Wrong]:
    """Grant and co-funding keep to the shares that the scheme asks.

    A scheme pays up to a part, and asks that business or others carry the rest. Who finds out at the settlement that
    a share was missed pays back. Only shares that follow from the records are judged: amounts in euro, not hours. The
    schemes that ship with this program were read in an old version or from reports, so look up what holds now.
    """
    scheme = facts.one(Scheme, grant.scheme)
    if scheme is None:
        return
    shares = {(over, of): span for over in ("total", "grant") for of, span in spans(grant, facts, over).items()}
    broken = [ratio for ratio in scheme.ratios if ratio.of and misses(ratio, shares.get((ratio.over, ratio.of)))]
    if len(broken) > 1:  # what others give follows from the rest
        broken = [ratio for ratio in broken if ratio.of != "others"]
    if broken:
        told = "; ".join(measured(ratio, shares[ratio.over, ratio.of or ""]) for ratio in broken)
        message = _("the shares do not fit {scheme}: {told}").format(scheme=scheme.known_as, told=told)
        if grant.status == "applied":
            hint = _("change the amounts before it is granted; all at once with")
            yield Wrong(message, hint, "amount", command_for(grant, [ratio.of for ratio in broken], facts))
        else:
            yield Wrong(message, _("ask the funder what counts"), "amount", waive=True)


def command_for(grant: Grant, of: list[str | None], facts: Facts) -> str:
    """What to type to change the amounts from which the shares follow."""
    if of == ["business"] and (place := gift_of_business(grant, facts)):
        return f"hybride set {place}.amount=…"
    co = grant.co_funding
    fields = ["amount"]
    if co and co.amount is not None:
        fields.append("co_funding.amount")
    elif co and co.share is not None:
        fields = ["co_funding.share"]
    return f"hybride set {grant.ref} " + " ".join(f"{field}=…" for field in fields)


def gift_of_business(grant: Grant, facts: Facts) -> str:
    """Where the largest amount that business gives in euro stands in the agreement; empty where there is none."""
    found = [
        (in_euro(item, agreement) or 0, f"{agreement.ref} parties.{number}.contributions.{place}")
        for agreement in paid_agreements(grant, facts)
        for number, party in enumerate(agreement.parties)
        for place, item in enumerate(party.contributions)
        if (partner := facts.one(Partner, party.partner)) and partner.kind in BUSINESS and item.status != "withdrawn"
    ]
    return max((one for one in found if one[0]), default=(0, ""))[1]


def measured(ratio: Ratio, span: Span) -> str:
    """A share as it is, beside what is asked."""
    percent = speech(current()).percent
    if ratio.max is not None and span.least > ratio.max + TOLERANCE:
        told = _("{what} is at least {share} and may be {asked} at most")
        share, asked = span.least, ratio.max
    else:
        told = _("{what} is at most {share} and must be {asked} at least")
        share, asked = span.most, ratio.min or 0.0
    if span.most - span.least < TOLERANCE:
        told = (
            _("{what} is {share} and may be {asked} at most")
            if asked == ratio.max
            else _("{what} is {share} and must be {asked} at least")
        )
    return told.format(what=said(ratio.what), share=percent(share), asked=percent(asked))


def misses(ratio: Ratio, span: Span | None) -> bool:
    """Whether a share is surely outside what is asked."""
    if span is None:
        return False
    return (ratio.max is not None and span.least > ratio.max + TOLERANCE) or (
        ratio.min is not None and span.most < ratio.min - TOLERANCE
    )


def spans(grant: Grant, facts: Facts, over: str) -> dict[str, Span]:
    """The shares of grant, business and others, over the total or over the grant, as far as the records tell."""
    part = share_of_grant(grant, facts)
    if part is None or part.least <= 0:
        return {}
    rest = Span(1 - part.most, 1 - part.least)
    business = business_share(grant, facts, part) or Span(0, rest.most)
    others = Span(max(0.0, rest.least - business.most), max(0.0, rest.most - business.least))
    found = {"grant": part, "business": business, "others": others}
    if over == "total":
        return found
    return {of: Span(span.least / part.most, span.most / part.least) for of, span in found.items()}


def share_of_grant(grant: Grant, facts: Facts) -> Span | None:
    """The share of a grant in the total: from the amounts, else from the share of others, else from a budget."""
    co = grant.co_funding
    others = [item.amount for item in grant.other_funding]
    known = sum(amount for amount in others if amount is not None)
    if co and co.amount is not None and grant.amount and None not in others:
        share = grant.amount / (grant.amount + co.amount + known)
        return Span(share, share)
    if co and co.share is not None and not others:
        return Span(1 - co.share, 1 / (1 + co.share))  # a share of the total, or of the grant: records do not say
    funded = [item.budget for item in paid_agreements(grant, facts)]
    if len(funded) == 1 and funded[0] and grant.amount and grant.amount <= funded[0]:
        share = grant.amount / funded[0]
        return Span(share, share)
    return None


def business_share(grant: Grant, facts: Facts, part: Span) -> Span | None:
    """The share of business in the total, where the one agreement that the grant pays for says all in euro."""
    agreements = paid_agreements(grant, facts)
    if len(agreements) != 1 or not grant.amount or part.most - part.least > TOLERANCE:
        return None
    total, sure, unsure = grant.amount / part.least, 0.0, 0.0
    for party, item in contributions(facts.partnership, agreements[0], list(agreements[0].bound)):
        partner = facts.one(Partner, party.partner)
        if partner is None or partner.kind not in (*BUSINESS, *UNSURE):
            continue
        amount = in_euro(item, agreements[0])
        if amount is None:
            return None
        sure, unsure = (sure + amount, unsure) if partner.kind in BUSINESS else (sure, unsure + amount)
    return Span(sure / total, (sure + unsure) / total) if sure + unsure else None


def in_euro(item: Contribution, agreement: Agreement) -> float | None:
    """What a contribution is worth over the term of an agreement; None where that is not in euro."""
    if item.amount is None or (item.unit or ("euro" if item.kind == "money" else "")) != "euro":
        return None
    if item.per in ("once", None):
        return item.amount
    start, end = item.from_ or agreement.start, last_day(agreement)
    if not start or not end or item.per == "pupil":
        return None
    months = (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7] or 1) - int((start + "-01")[5:7]) + 1
    return item.amount * (months / 12 if item.per == "year" else months)


def paid_agreements(grant: Grant, facts: Facts) -> list[Agreement]:
    """The agreements that a grant pays for and that count."""
    return [item for item in facts.funded.get(grant.id, []) if item.status in ("draft", "offered", "signed")]
