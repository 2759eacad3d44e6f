"""Rules about the terms of subsidies: what they ask of an agreement, and who else may join."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

from hybridecli.agreements import contributions
from hybridecli.facts import Facts, few
from hybridecli.language import _
from hybridecli.record import first_day
from hybridecli.records.agreements import Agreement, Party
from hybridecli.records.grants import Grant
from hybridecli.records.partners import Partner
from hybridecli.records.schemes import Requirement, Scheme, said
from hybridecli.rule import Wrong, rule

KINDS: Final = ("covenant", "cooperation")  # agreements that a scheme asks for
OPEN: Final = ("draft", "offered", "signed")
SCHEMES: Final = ("RIF14", "GROEN11", "EMB13", "EXP-DL", "VM2", "STO-BD", "ONO")  # where the lists were read
GIFT: Final = "{what: …, kind: …}"


def clause(name: str) -> Callable[[Agreement, Facts], list[str]]:
    """What to type to have a clause of the library in an agreement; nothing where it is there."""

    def lacking(agreement: Agreement, facts: Facts) -> list[str]:
        for number, entry in enumerate(agreement.clauses):
            if entry.clause == name:
                return [] if entry.included else [f"clauses.{number}.included=true"]
        return [f"'clauses+={{clause: {name}}}'"]

    return lacking


def field(name: str, words: str) -> Callable[[Agreement, Facts], list[str]]:
    """What to type to fill in a field of an agreement; nothing where it has a value."""
    return lambda agreement, facts: [] if getattr(agreement, name) else [words]


def of_all(name: str, words: str) -> Callable[[Agreement, Facts], list[str]]:
    """What to type so that each organisation that is party has something in a list; nothing where each has."""

    def lacking(agreement: Agreement, facts: Facts) -> list[str]:
        having = givers(agreement, facts) if name == "contributions" else {id(one) for one in bearers(agreement)}
        return [
            f"'parties.{number}.{name}+={words}'"
            for number, party in enumerate(agreement.parties)
            if party.partner and not party.left and id(party) not in having
        ]

    return lacking


def bearers(agreement: Agreement) -> list[Party]:
    """The parties with a duty of their own."""
    return [party for party in agreement.parties if party.duties]


def givers(agreement: Agreement, facts: Facts) -> set[int]:
    """The parties that give something, by identity."""
    return {id(party) for party, _item in contributions(facts.partnership, agreement, list(agreement.parties))}


def some_contribution(agreement: Agreement, facts: Facts) -> list[str]:
    """What to type so that somebody gives something."""
    return [] if givers(agreement, facts) else [f"'parties.0.contributions+={GIFT}'"]


def facilities(agreement: Agreement, facts: Facts) -> list[str]:
    """What to type so that somebody gives means or places."""
    given = contributions(facts.partnership, agreement, list(agreement.parties))
    there = any(item.kind in ("means", "places") for _party, item in given)
    return [] if there else ["'parties.0.contributions+={what: …, kind: means}'"]


CHECKS: Final[dict[str, Callable[[Agreement, Facts], list[str]]]] = {
    "purpose": field("purpose", "'purpose=…'"),
    "goals": field("goals", "goals+=…"),
    "governance": field("governance", "governance+=…"),
    "budget": field("budget", "budget=…"),
    "facilities": facilities,
    "contributions": some_contribution,
    "contributions-of-all": of_all("contributions", GIFT),
    "duties-of-all": of_all("duties", "{duty: …}"),
}


@rule("D37", "warning", *SCHEMES, status=OPEN)
def agreement_has_what_its_scheme_asks(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """An agreement that a scheme pays for has the parts that the scheme asks.

    Schemes name what partners lay down together, such as who gives what and how the work is steered. An application
    without these parts comes back, or fails. Only parts that the records can show are judged; the schemes that ship
    with this program were read in an old version or from reports, so look up what holds now.
    """
    if agreement.kind not in KINDS:
        return
    for place, identity in enumerate(agreement.funding):
        grant = facts.one(Grant, identity)
        scheme = facts.one(Scheme, grant.scheme) if grant and grant.status != "refused" else None
        missing = (
            [(asked, words) for asked in scheme.requires if (words := unmet(asked, agreement, facts))] if scheme else []
        )
        if scheme and missing:
            texts = few([f'"{said(asked.text)}"' for asked, _words in missing])
            message = _("still missing for {scheme}: {texts}").format(scheme=scheme.known_as, texts=texts)
            if agreement.status == "signed":
                yield Wrong(message, _("agree on it in an addendum"), f"funding.{place}", waive=True)
            else:
                every = dict.fromkeys(word for _asked, words in missing for word in words)
                command = f"hybride set {agreement.ref} " + " ".join(every)
                yield Wrong(message, _("add it"), f"funding.{place}", command)


def unmet(asked: Requirement, agreement: Agreement, facts: Facts) -> list[str]:
    """What to type to meet a requirement, in the first way that it names; nothing where it is met in any way."""
    ways = [(CHECKS.get(name) or clause(name))(agreement, facts) for name in asked.met_by]
    return ways[0] if ways and all(ways) else []


@rule("D38", "warning", "RIF14", status=OPEN, today=True)
def who_was_asked_to_join_has_an_answer(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Who was asked to join an agreement is recorded with an answer.

    Some schemes oblige partners to let others in, and an organisation that hears nothing more feels left out. A no is
    an answer too: with the reason it shows that the door was open.
    """
    days = facts.norm("waiting_days")
    parties = {party.partner for party in agreement.parties}
    waiting = [
        (number, asked)
        for number, asked in enumerate(agreement.asked_to_join)
        if asked.date and not asked.answer and asked.partner not in parties and facts.days_since(asked.date) > days
    ]
    if waiting:
        names = few(
            [
                _("{name} (asked on {day})").format(name=partner_name(facts, asked.partner), day=asked.date)
                for _number, asked in waiting
            ]
        )
        message = _("no answer is recorded to the question to join: {names}").format(names=names)
        command = f"hybride set {agreement.ref} " + " ".join(
            f"'asked_to_join.{number}.answer=…'" for number, _asked in waiting
        )
        first, asked = waiting[0]
        yield Wrong(
            message,
            _("ask, and write down the answer"),
            f"asked_to_join.{first}",
            command,
            due=day_after(asked.date or facts.today, int(days)),
        )


def day_after(day: str, days: int) -> str:
    """The day some days after a day."""
    return (first_day(day) + timedelta(days=days)).isoformat()


def partner_name(facts: Facts, identity: str) -> str:
    """The name of an organisation."""
    return facts.name(f"{Partner.folder()}/{identity}")
