"""Rules about signing: everybody signs and dates, before things start, and the text stays as it was signed."""

import hashlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from msgspec.structs import replace

from hybridecli import agreements
from hybridecli.facts import Facts
from hybridecli.finding import Severity
from hybridecli.language import _, n_
from hybridecli.records.agreements import Agreement, Signatory
from hybridecli.records.environments import Environment
from hybridecli.records.partners import Partner
from hybridecli.rule import Wrong, rule
from hybridecli.snapshot import SIGNED, wanted

NAMED: Final = 3  # how many a message names


class Waiting(NamedTuple):
    """A signature that is not there: whose, the field where it belongs, and whether the agreement names who signs."""

    name: str
    field: str
    one: Signatory
    named: bool

    def typed(self, name: str, value: str) -> str:
        """What to type to fill a field of it."""
        if self.named:
            return f"{self.field}.{name}{value}"
        who = f"person: {self.one.person}" if self.one.person else f"function: {self.one.function}"
        added = f"[{value[2:]}]" if value.startswith("+=") else value[1:]
        return f"'{self.field.rpartition('.')[0]}+={{{who}, {name}: {added}}}'"


@rule("D18", "error", "AC03", "ESUP", status=("offered", "signed"))
def text_is_as_it_was_offered(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """The text of an agreement stays as it was offered for signing; what changes goes in an addendum.

    A comma that moves after the signatures makes the whole text doubtful. The exact text is kept beside the records
    with its checksum, so that everybody can see that it is the same.
    """
    frozen = agreement.frozen
    if frozen is None or not frozen.sha256:
        return
    path = frozen.file or f"{SIGNED}{agreement.id}.md"
    if not wanted(path):
        return  # kept elsewhere, where nothing is read
    data = text_at(path, facts)
    if data is None:
        message = _("the text that was offered is not there: {path}").format(path=path)
        hint = _("put the file back, from git or from the mail with which it was sent")
        yield Wrong(message, hint, "frozen.file" if frozen.file else "frozen")
    elif frozen.sha256 not in {hashlib.sha256(text).hexdigest() for text in (data, data.replace(b"\r\n", b"\n"))}:
        message = _("{path} is no longer the text that was offered").format(path=path)
        if frozen.date:
            message = _("{path} is no longer the text that was offered on {day}").format(path=path, day=frozen.date)
        yield Wrong(message, _("put the text back, from git, and make an addendum of what changes"), "frozen.sha256")


def text_at(path: str, facts: Facts) -> bytes | None:
    """The bytes of a signed text; None where it is not there."""
    try:
        return facts.partnership.snapshot.read(path)
    except (OSError, KeyError):  # of the folder as it is now, and of a commit
        return None


@rule("D26", "error", "ESUP", status=("signed",))
def signatures_are_dated(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Of a signed agreement every signature is there, each with its day, on paper or electronically.

    An agreement counts when the last one has signed. One signature that lingers in a mailbox keeps all others waiting,
    and nobody sees it unless the days are on record.
    """
    missing = unsigned(agreement, facts)
    if not missing or (agreement.signing and agreement.signing.date and not agreements.signed_on(agreement)):
        return  # all signed on the day of signing
    message = _("it counts as signed, and there is no day for the signature of {names}").format(names=some(missing))
    command = f"hybride set {agreement.ref} " + " ".join(one.typed("signed", "=…") for one in missing)
    yield Wrong(message, _("add the day on which each signed"), missing[0].field, command)


@rule("D26", "error", "ESUP", status=("draft", "offered"))
def nothing_starts_before_all_have_signed(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """What an agreement is about starts when all have signed.

    Until then it is unclear who is insured, who grants the hours and what may be shown. A promise by mail helps, and
    does not replace a signature.
    """
    missing = unsigned(agreement, facts)
    if not agreement.young and missing and (what := started(agreement, facts)):
        message = n_(
            "{what} has started, and {n} signature is missing: {names}",
            "{what} has started, and {n} signatures are missing: {names}",
            len(missing),
        ).format(what=what, n=len(missing), names=some(missing))
        changes = [one.typed("signed", "=…") for one in missing]
        severity: Severity | None = None
        if agreement.status == "draft":
            severity, changes = "warning", ["status=signed", *changes]
        command = f"hybride set {agreement.ref} " + " ".join(changes)
        hint = _("ask for them, and add the day")
        yield Wrong(message, hint, missing[0].field, command, severity, due=signing_day(agreement))


@rule("D26", "warning", "ESUP", status=("offered",), today=True)
def signatures_come_in(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Once an agreement is offered and its day of signing has come, everybody signs.

    Signing is often the last thing on a full desk. Who has been reminded lately is left in peace here.
    """
    day, missing = signing_day(agreement), unsigned(agreement, facts)
    lately = facts.norm("waiting_days")
    quiet = missing and all(facts.days_since(max(one.one.reminded, default="0001-01-01")) <= lately for one in missing)
    if not missing or quiet or (day and day > facts.today) or started(agreement, facts) or overdue(agreement, facts):
        return  # nothing to ask yet, or another rule speaks of it
    message = n_(
        "{n} of {all} signatures is missing: {names}", "{n} of {all} signatures are missing: {names}", len(missing)
    ).format(n=len(missing), all=len(signers(agreement, facts)), names=some(missing))
    command = f"hybride set {agreement.ref} " + " ".join(one.typed("signed", "=…") for one in missing)
    yield Wrong(message, _("add the day as soon as each has signed"), missing[0].field, command, due=day)


@rule("D28", "info", "ESUP", "IF", status=("offered",), today=True)
def waiting_signatures_are_asked_for(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Who has not signed after two weeks is reminded, and that is noted.

    Without a note of the last reminder, one colleague asks three times and another not at all.
    """
    if started(agreement, facts):
        return  # then more is at stake than a reminder
    if waiting := overdue(agreement, facts):
        days = max(facts.days_since(since) for _one, since in waiting)
        reminded = [max(one.one.reminded) for one, _since in waiting if one.one.reminded]
        last = _("last reminded on {day}").format(day=max(reminded)) if reminded else _("no reminder is noted")
        message = n_(
            "{n} signature has been awaited for {days} days, {last}: {names}",
            "{n} signatures have been awaited for up to {days} days, {last}: {names}",
            len(waiting),
        ).format(n=len(waiting), days=days, last=last, names=some([one for one, _since in waiting]))
        typed = " ".join(one.typed("reminded", f"+={facts.today}") for one, _since in waiting)
        command = f"hybride set {agreement.ref} {typed}"
        yield Wrong(message, _("remind them, and note it"), waiting[0][0].field, command, due=signing_day(agreement))


@rule("D27", "warning", "OALT", status=("offered", "signed"))
def late_signature_says_from_when_it_counts(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """An agreement that is signed after it started says from when it counts.

    What was done in the weeks before would otherwise rest on nothing. It can count from its first day if it says so,
    as a national covenant did; or it can start with the last signature.
    """
    start = agreement.start
    first = [party for party in agreement.parties if not (start and party.joined and party.joined > start)]
    last = agreements.signed_on(replace(agreement, parties=tuple(first)))  # who joins later signs later
    if agreement.effective_from or agreement.starts_on != "date" or not last or not start or last <= start:
        return
    message = _(
        "the last signature is of {day}, after the start on {start}, and it does not say from when it counts"
    ).format(day=last, start=agreement.start)
    hint = _("agree on the day from which it counts, and add it")
    yield Wrong(message, hint, "start", f"hybride set {agreement.ref} effective_from={agreement.start}")


def signers(agreement: Agreement, facts: Facts) -> list[Waiting]:
    """Everybody who signs for a party that has not left, with and without a signature."""
    found = []
    for place, party in enumerate(agreement.parties):
        partner = facts.one(Partner, party.partner)
        who = agreements.signatories(facts.partnership, party, partner) if not party.left else []
        for number, one in enumerate(who):
            name = facts.person(one.person) or one.function or (partner.name if partner else "")
            named = bool(party.signatories)
            found.append(Waiting(name, f"parties.{place}.signatories.{number}", one, named))
    return found


def unsigned(agreement: Agreement, facts: Facts) -> list[Waiting]:
    """Whose signature is not there."""
    return [one for one in signers(agreement, facts) if not one.one.signed]


def overdue(agreement: Agreement, facts: Facts) -> list[tuple[Waiting, str]]:
    """Whose signature has been awaited for longer than is usual, and since when: offered, or the day of signing."""
    days = (agreement.frozen and agreement.frozen.date, agreement.signing and agreement.signing.date)
    since = max((day for day in days if day), default=None)
    if not since:
        return []
    asked = [(one, max([since, *one.one.reminded])) for one in unsigned(agreement, facts)]
    longest = facts.norm("waiting_days")
    return [(one, since) for one, last in asked if facts.days_since(last) > longest]


def signing_day(agreement: Agreement) -> str | None:
    """The day on which it was to be signed, else that on which it was offered."""
    planned = agreement.signing.date if agreement.signing else None
    return planned or (agreement.frozen.date if agreement.frozen else None)


def started(agreement: Agreement, facts: Facts) -> str:
    """What an agreement is about that has started: a couple or a learning environment; empty where nothing has.

    What goes on from an earlier agreement rests on that one for the time being.
    """
    if agreement.replaces or agreement.extends:
        return ""
    for identity in agreement.couples:
        couple = facts.couples.get(identity)
        logged = couple and any(log.kind == "activity" for log in facts.logged(couple))
        if couple and (couple.status == "running" or logged):
            return couple.ref
    designs = (facts.one(Environment, identity) for identity in agreement.environments)
    return next((design.name for design in designs if design and design.status == "running"), "")


def some(waiting: list[Waiting]) -> str:
    """The first names of a list, and how many more there are."""
    more = len(waiting) - NAMED
    names = ", ".join(one.name for one in waiting[:NAMED])
    return names + (n_(" and {n} more", " and {n} more", more).format(n=more) if more > 0 else "")
