"""Whom people mean by a name where a field holds a person: never guessed, and told when somebody is not known yet."""

import re
import shlex
from collections.abc import Iterable, Iterator
from typing import Final

from hybridecli import assignment, spoken
from hybridecli.compound import Many
from hybridecli.errors import TypedWrongError
from hybridecli.facts import Facts
from hybridecli.fieldtype import Link, YesNo
from hybridecli.language import _
from hybridecli.lookup import folded
from hybridecli.partnership import Partnership
from hybridecli.records.couples import Couple
from hybridecli.records.people import Intake
from hybridecli.spoken import Fit
from hybridecli.twinning import persons

NO_NAMES: Final = frozenset((*YesNo.meant, "j", "n", "y", "neen"))


def is_person(field: str) -> bool:
    """Whether a field of couples holds a person, or a list of people."""
    try:
        kind = assignment.place(Couple, field).type
    except TypedWrongError:
        return False
    kind = kind.item if isinstance(kind, Many) else kind
    return isinstance(kind, Link) and kind.to.kinds == ("people",)


def people_meant(partnership: Partnership, text: str) -> list[str]:
    """The ids of those whom a name can mean: none, one, or several of whom one has to be chosen."""
    bare = text.strip().removesuffix(".yaml").rpartition("/")[2]
    if partnership.has("people", bare):
        return [bare]
    if folded(text) in NO_NAMES:
        return []
    _fit, found = spoken.best(spoken.people(partnership), text, Fit.start)
    return [ref.removeprefix("people/") for ref in found]


def known(couple: Couple, facts: Facts, field: str, text: str) -> list[str]:
    """The ids of those whom an answer can mean. Raises TypedWrongError where that is nobody, with how to add them."""
    if found := people_meant(facts.partnership, text):
        return found
    if folded(text) in NO_NAMES or not any(letter.isalpha() for letter in text):
        hint = _("type the name of the person; who is not known yet: {command}")
        raise TypedWrongError(
            _('"{word}" is nobody\'s name').format(word=text), hint.format(command=to_add(couple, facts, field))
        )
    near = spoken.nearest(spoken.people(facts.partnership), text, 0.75)
    message = _('there is no person called "{word}"').format(word=text)
    hint = _("add that person first, and then type this again: {command}")
    if near:
        hint = _("did you mean {word}?").format(word=facts.name(near)) + " " + hint
    raise TypedWrongError(message, hint.format(command=to_add(couple, facts, field, text)))


def with_id(couple: Couple, facts: Facts, word: str) -> str:
    """A word of the command line with the id for the name, where its field holds a person. Raises TypedWrongError."""
    found = assignment.ASSIGNED.fullmatch(word)
    field, sign, name = (part.strip() for part in found.groups()) if found else ("", "", "")
    if not name or name.startswith("[") or not is_person(field):
        return word
    refs = [f"people/{person}" for person in known(couple, facts, field, name)]
    return f"{field}{sign}" + spoken.one(facts.partnership, refs, name, {}).removeprefix("people/")


def understood(couple: Couple, facts: Facts, words: Iterable[str]) -> Iterator[str]:
    """Who is meant by the names that were typed."""
    for word in words:
        new = with_id(couple, facts, word)
        if new != word:
            field, _sign, person = new.partition("=")
            yield f"{field.removesuffix('+')}: {described(person, facts)}"


def to_add(couple: Couple, facts: Facts, field: str, name: str = "…") -> str:
    """The command that adds somebody; who gives hours to one of the two works where that one does.

    Where the name, or a part of it, is that of the manager at the intake, what is known of that one stands in it too.
    """
    told = {"name": name}
    for number, _member, person in persons(couple) if field.startswith("members.") else ():
        manager = taken.manager if (taken := intake_of(person, facts)) else None
        words = folded(manager.name).split() if manager and manager.name and number == number_of(field) else []
        if manager and (name == "…" or set(folded(name).split()) <= set(words)):
            known = {part: getattr(manager, part) for part in ("name", "function", "email", "phone")}
            told |= {part: word for part, word in known.items() if word}
    employer = employer_at(couple, facts, field)
    words = [f"{part}={word}" for part, word in (told | {"partner": employer or "…"}).items()]
    command = shlex.join(["hybride", "add", "person", *words])
    return command.replace("'name=…'", "name=…").replace("'partner=…'", "partner=…")


def number_of(field: str) -> int | None:
    """The number of the one of the two whom a field is about."""
    found = re.match(r"members\.(\d+)\.", field)
    return int(found[1]) if found else None


def intake_of(person: str, facts: Facts) -> Intake | None:
    """The intake of somebody, if there is one."""
    record = facts.people.get(person)
    return record.twinning if record else None


def employer_at(couple: Couple, facts: Facts, field: str) -> str:
    """The partner of the one of the two whom a field is about; empty where that is not known."""
    number = number_of(field)
    if number is None or number >= len(couple.members):
        return ""
    member = couple.members[number]
    employer = facts.partner_of(member.person)
    return employer.id if employer else member.partner or ""


def described(person: str, facts: Facts) -> str:
    """Somebody with function and organisation."""
    record, employer = facts.people.get(person), facts.partner_of(person)
    more = [record.function if record else None, employer.name if employer else None]
    return ", ".join(filter(None, (facts.person(person), *more)))
