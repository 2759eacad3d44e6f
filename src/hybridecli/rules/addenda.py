"""Rules about what is added to agreements: addenda, which say what they change, and annexes, which are there."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final, NamedTuple

from hybridecli.agreements import effective, takes_effect, type_at, value_of
from hybridecli.facts import Facts
from hybridecli.finding import Severity
from hybridecli.language import _
from hybridecli.record import first_day
from hybridecli.records.agreements import Agreement
from hybridecli.records.clauses import Clause
from hybridecli.rule import Wrong, rule

ANNEX: Final = re.compile(r"\b(?:bijlagen?|annex(?:es)?|appendix)\b(?: (\d{1,2})\b)?", re.IGNORECASE)


class Flaw(NamedTuple):
    """What is wrong with an addendum: a phrase, the field, and what to type; empty where only people can mend it."""

    phrase: str
    field: str
    typed: str


@rule("D19", "error", "AC03", "ESUP", status=("draft", "offered", "signed"))
def addendum_says_what_it_changes(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """An addendum names its agreement, what was and what becomes, and all parties of that agreement are in it.

    A change that a few agree on by mail is a change for those few. With the old and the new value side by side
    everybody reads the same, and it can be computed what counts on a day.
    """
    flaws = list(flaws_of(agreement, facts)) if agreement.kind == "addendum" else []
    if not flaws:
        return
    message = "; ".join(flaw.phrase for flaw in flaws)
    if agreement.status == "signed":
        yield Wrong(message, "", flaws[0].field, severity="warning", waive=True)
        return
    command = f"hybride set {agreement.ref} " + " ".join(flaw.typed for flaw in flaws)
    severity: Severity | None = None if agreement.status == "offered" else "warning"
    yield Wrong(message, _("complete it"), flaws[0].field, command, severity=severity)


def flaws_of(addendum: Agreement, facts: Facts) -> Iterator[Flaw]:
    """What is wrong with an addendum."""
    base = root(addendum, facts)
    if base is None:
        yield Flaw(_("it does not say which agreement it changes"), "extends", "extends=…")
    changes = addendum.changes or addendum.duties or any(party.duties for party in addendum.parties)
    if not (changes or addendum.clauses or any(party.joined for party in addendum.parties)):
        yield Flaw(_("it does not say what it changes"), "changes", "'changes+={field: …, old: …, new: …}'")
    for place, change in enumerate(addendum.changes):
        where, number = f"changes.{place}", place + 1
        if not change.new:
            yield Flaw(_("change {n} does not say what it becomes").format(n=number), where, f"'{where}.new=…'")
        if not change.field:
            continue
        kind, now = type_at(change.field), value_before(addendum, base, change.field, facts) if base else None
        if now is None or kind is None or isinstance(now, dict | list):
            continue
        if change.old is None or value_of(kind, change.old) != now:
            text = str(now).lower() if isinstance(now, bool) else now
            phrase = _("{field} was {now}, and change {n} says {old}").format(
                field=change.field, now=text, n=number, old=change.old or _("nothing")
            )
            yield Flaw(phrase, where, f"'{where}.old={text}'")
    for party in absent(addendum, base) if base else []:
        name = facts.name(f"partners/{party}")
        yield Flaw(
            _("{name} is a party to the agreement and not to this addendum").format(name=name),
            "parties",
            f"'parties+={{partner: {party}}}'",
        )


def root(addendum: Agreement, facts: Facts) -> Agreement | None:
    """The agreement that an addendum changes in the end, through addenda to addenda."""
    passed: set[str] = set()
    found = facts.agreements.get(addendum.extends or "")
    while found and found.kind == "addendum" and found.id not in passed:
        passed.add(found.id)
        found = facts.agreements.get(found.extends or "")
    return found if found and found.kind != "addendum" else None


def value_before(addendum: Agreement, base: Agreement, field: str, facts: Facts) -> Any:
    """The plain value that counts just before an addendum does; None where there is none."""
    day = takes_effect(addendum) if addendum.status in ("signed", "ended") else None
    on = (first_day(day) - timedelta(1)).isoformat() if day else "9999-12-31"
    value: Any = effective(facts.partnership, base, on)
    for step in field.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def absent(addendum: Agreement, base: Agreement) -> list[str]:
    """The organisations that are party to an agreement and not to its addendum, where all have to agree.

    An addendum that names no party at all has those of the agreement.
    """
    named = {party.partner for party in addendum.parties}
    if not named or (base.amendment and base.amendment.consent not in (None, "all")):
        return []
    return [party.partner for party in base.bound if party.partner and party.partner not in named]


@rule("D21", "error", "OALT", "ESUP", status=("draft", "offered"))
def annexes_are_as_the_text_says(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Annexes that the text speaks of are in its list, and the text speaks of those in the list.

    What an annex says counts as much as the text does. Who signs must be able to see all of it.
    """
    if agreement.kind in ("addendum", "twinning", "placement"):
        return  # an addendum speaks of those of its agreement, the two others have one of their own
    severity: Severity | None = None if agreement.strict else "warning"
    clause = facts.one(Clause, "annexes")
    chosen = agreement.choice(clause) if clause else None
    number, where = spoken_of(agreement)
    if agreement.annexes and chosen and not chosen.included:
        message = _("there is a list of annexes, and the clause on annexes was left out")
        place = next(place for place, entry in enumerate(agreement.clauses) if entry is chosen)
        command = f"hybride set {agreement.ref} clauses.{place}.included=true"
        yield Wrong(message, _("choose the clause, or remove the list"), f"clauses.{place}", command, severity=severity)
    elif not agreement.annexes and ((chosen and chosen.included) or where):
        message = _("the text speaks of annexes, and there is no list of them")
        command = f"hybride set {agreement.ref} 'annexes+={{title: …}}'"
        yield Wrong(message, _("add them"), where or "clauses", command, severity=severity)
    elif number > len(agreement.annexes):
        message = _("the text speaks of annex {n}, and the list has {all}").format(n=number, all=len(agreement.annexes))
        typed = " ".join("'annexes+={title: …}'" for _missing in range(number - len(agreement.annexes)))
        yield Wrong(message, _("add what is missing"), where, f"hybride set {agreement.ref} {typed}", severity=severity)


def spoken_of(agreement: Agreement) -> tuple[int, str]:
    """The highest number of an annex in the own texts of an agreement, and the field that speaks of it."""
    texts = [(f"clauses.{place}.text", entry.text) for place, entry in enumerate(agreement.clauses) if entry.included]
    texts += [(f"duties.{place}.duty", duty.duty) for place, duty in enumerate(agreement.duties)]
    for place, party in enumerate(agreement.bound):
        texts += [(f"parties.{place}.duties.{number}.duty", duty.duty) for number, duty in enumerate(party.duties)]
    found = [(int(match[1] or 0), field) for field, text in texts for match in ANNEX.finditer(text or "")]
    return max(found, default=(0, ""))
