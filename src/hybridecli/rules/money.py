"""Rules about money and other contributions: they add up, they are shared out, and what was promised is proven."""

from collections.abc import Iterator
from datetime import timedelta
from math import ceil, floor
from typing import Final, NamedTuple

from hybridecli.agreements import contributions, effective, last_day
from hybridecli.facts import Facts, few
from hybridecli.finding import Severity
from hybridecli.language import _, current
from hybridecli.record import first_day
from hybridecli.record import last_day as last_of
from hybridecli.records.agreements import Agreement
from hybridecli.records.grants import Grant
from hybridecli.records.partners import Contribution, Partner
from hybridecli.rule import Wrong, rule
from hybridecli.speech import speech

MONTH: Final = 365.25 / 12  # days
REPORT_DAYS: Final = 60  # before a report is due: time enough to gather proof without haste; our own measure
KINDS: Final = {"euro": "money", "hours": "time", "places": "places"}  # where only the unit tells
ROUNDED: Final = 0.011  # three thirds, each written as 0.33, are a whole


class Sum(NamedTuple):
    """An amount: as it follows from the term, and the least and most that can be meant by so much a year or month."""

    plain: float
    least: float
    most: float

    def plus(self, other: "Sum") -> "Sum":
        """The two together."""
        return Sum(self.plain + other.plain, self.least + other.least, self.most + other.most)


NOTHING: Final = Sum(0, 0, 0)


@rule("D07", "error", "AC03", "RIF14", status=("draft", "offered", "signed"))
def money_adds_up_to_the_budget(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """What parties and grants give in money is the budget.

    A gap that nobody sees when signing comes back as a quarrel halfway. With all money in one paragraph everybody can
    add it up. So much a year counts over the term of the agreement. Hours and goods count only where they have an
    amount in euro and belong to the budget.
    """
    given = money(agreement, facts)
    if given is None or agreement.budget is None:
        return
    budget: float = agreement.budget
    if agreement.status == "signed":
        in_force = effective(facts.partnership, agreement, facts.today).get("budget")
        budget = in_force if isinstance(in_force, int | float) else budget
    cash, goods, grants = given
    if any(fits(budget, total) for total in (cash.plus(grants), cash.plus(grants).plus(goods))):
        return
    total, euro = cash.plain + grants.plain, speech(current()).euro
    said = (
        _("money from parties ({money}) and grants ({grants}) comes to {sum}: {less} less than the budget of {budget}")
        if total < budget
        else _("money from parties ({money}) and grants ({grants}) comes to {sum}: {more} over the budget of {budget}")
    )
    message = said.format(
        money=euro(round(cash.plain)),
        grants=euro(grants.plain),
        sum=euro(round(total)),
        less=euro(round(budget - total)),
        more=euro(round(total - budget)),
        budget=euro(budget),
    )
    if agreement.status == "signed":
        hint = _("let the parties put it right in an addendum")
        yield Wrong(message, hint, "budget", severity="warning", waive=True)
    else:
        hint = _("change what one of them gives, or let the budget follow")
        yield Wrong(message, hint, "budget", f"hybride set {agreement.ref} budget={round(total)}", weight(agreement))


def weight(agreement: Agreement) -> Severity | None:
    """How heavily something weighs: in what was offered it is an error, in a draft it can still change."""
    return None if agreement.status == "offered" else "warning"


def money(agreement: Agreement, facts: Facts) -> tuple[Sum, Sum, Sum] | None:
    """What parties give in money, what they give otherwise with an amount in euro, and what grants give.

    None while an amount is not known, or nothing at all was said about who gives what.
    """
    given = contributions(facts.partnership, agreement, list(agreement.parties))
    found = [facts.one(Grant, identity) for identity in agreement.funding]
    grants = [grant for grant in found if grant is not None and grant.status != "refused"]
    if not (given or grants) or any(grant.amount is None for grant in grants):
        return None
    cash = goods = NOTHING
    for _party, item in given:
        if item.kind == "money" or item.unit == "euro":
            part = over_term(item, agreement)
            if part is None:
                return None
            cash, goods = (cash.plus(part), goods) if item.kind in ("money", None) else (cash, goods.plus(part))
    granted = sum(grant.amount or 0 for grant in grants)
    return cash, goods, Sum(granted, granted, granted)


def over_term(item: Contribution, agreement: Agreement) -> Sum | None:
    """What a contribution is over the whole term of an agreement; None where that cannot be said."""
    if item.amount is None or item.unit not in ("euro", None) or item.per == "pupil":
        return None
    if item.per in ("once", None):
        return Sum(item.amount, item.amount, item.amount)
    start, end = item.from_ or agreement.effective_from or agreement.start, last_day(agreement)
    if not start or not end:
        return None
    months = (last_of(end) + timedelta(days=1) - first_day(start)).days / MONTH
    times = months / 12 if item.per == "year" else months
    least = floor(times + 0.05) if times >= 1 else times
    return Sum(item.amount * tidy(times), item.amount * least, item.amount * ceil(times - 0.05))


def tidy(times: float) -> float:
    """A number of years or months, whole where only the unequal length of months makes it otherwise."""
    return float(round(times)) if abs(times - round(times)) < 0.05 else round(times, 2)


def fits(budget: float, total: Sum) -> bool:
    """Whether a budget is what is given, to the euro."""
    return total.least - 1 <= budget <= total.most + 1


@rule("D36", "error", "ESUP", status=("draft", "offered", "signed"))
def shares_make_a_whole(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """The shares that parties take of the same costs are together the whole.

    Two organisations that host or pay together each take a share. If these do not make a hundred per cent, somebody
    pays for the rest without knowing it, or it is paid twice. Where a grant may carry the rest, this is a warning only.
    """
    by_what: dict[str, list[tuple[str, Contribution]]] = {}
    for number, party in enumerate(agreement.parties):
        for place, item in enumerate(party.contributions):
            if item.status != "withdrawn":
                path = f"parties.{number}.contributions.{place}.share"
                by_what.setdefault(item.what.strip().casefold(), []).append((path, item))
    for items in by_what.values():
        shares = [item.share for _path, item in items if item.share is not None]
        total = sum(shares)
        less = total < 1 - ROUNDED and len(shares) == len(items) > 1
        if not shares or not (total > 1 + ROUNDED or less):
            continue
        percent = speech(current()).percent
        message = _("the shares of {what} are together {total}").format(what=items[0][1].what, total=percent(total))
        paths = [path for path, item in items if item.share is not None]
        severity = "warning" if less and agreement.funding else weight(agreement)
        if agreement.status == "signed":
            hint = _("let the parties put it right in an addendum")
            yield Wrong(message, hint, paths[0], severity=severity, waive=True)
        else:
            command = f"hybride set {agreement.ref} " + " ".join(f"{path}=…" for path in paths)
            yield Wrong(message, _("give each a share from 0 to 1, together 1"), paths[0], command, severity)


@rule("E06", "warning", "ONO", "RIF14", status=("granted", "paid"), today=True)
def promised_contributions_are_proven(grant: Grant, facts: Facts) -> Iterator[Wrong]:
    """What partners promised beside a grant was received, and something shows it.

    At the end a funder asks who really paid, and with what proof. Sheets of hours and statements are easy to keep while
    it happens, and hard to find two years later. So this speaks two months before a report, and once the period of the
    grant is over.
    """
    over = bool(grant.period and grant.period.end and grant.period.end < facts.today)
    due = min((report.due for report in grant.reports if report.due and not report.sent), default=None)
    soon = due is not None and -facts.days_since(due) <= REPORT_DAYS
    if not grant.co_funding or not (over or soon):
        return
    kinds = grant.co_funding.in_ or ("money", "time")
    lacking = [
        (f"{name} ({item.what})", command)
        for name, item, command in promised(grant, facts)
        if (item.kind or KINDS.get(item.unit or "")) in kinds and item.amount and not proven(item, over)
    ]
    if lacking:
        names = few([name for name, _command in lacking])
        message = _("not all that was promised beside this grant is recorded with proof: {names}").format(names=names)
        hint = _("write down of each what was received and what shows it; of the first with")
        yield Wrong(message, hint, "co_funding", lacking[0][1], due=due or (grant.period.end if grant.period else None))


def promised(grant: Grant, facts: Facts) -> Iterator[tuple[str, Contribution, str]]:
    """Who promised what beside a grant, with what to type to record that it came.

    The signed agreements that it pays for tell that; where they say nothing, the records of the partners do.
    """
    agreements = [item for item in facts.funded.get(grant.id, []) if item.status == "signed"]
    said = [
        (party.partner, item, f"{agreement.ref} 'parties.{number}.contributions.{place}")
        for agreement in agreements
        for number, party in enumerate(agreement.parties)
        for place, item in enumerate(party.contributions)
        if party.partner and not party.left
    ]
    partners = [facts.partners[identity] for identity in parties_of(agreements, facts) if identity in facts.partners]
    known = [
        (partner.id, item, f"{partner.ref} 'contributions.{place}")
        for partner in partners
        for place, item in enumerate(partner.contributions)
    ]
    for partner_id, item, path in said or known:
        if item.status != "withdrawn" and not (item.from_ and first_day(item.from_).isoformat() > facts.today):
            command = f"hybride set {path}.received+={{date: …, amount: …, evidence: …}}'"
            yield facts.name(f"{Partner.folder()}/{partner_id}"), item, command


def parties_of(agreements: list[Agreement], facts: Facts) -> list[str]:
    """The partners that are parties to these agreements; all that take part, where there is no agreement."""
    if not agreements:
        return list(facts.partners)
    return list(dict.fromkeys(party.partner for item in agreements for party in item.bound if party.partner))


def proven(item: Contribution, over: bool) -> bool:
    """Whether something shows what was received of a contribution; of one amount, when all is over, the whole of it."""
    shown = [one for one in item.received if one.evidence or one.sha256]
    if not over or item.per not in ("once", None) or any(one.amount is None for one in shown):
        return bool(shown)
    return sum(one.amount or 0 for one in shown) >= (item.amount or 0)
