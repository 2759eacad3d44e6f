"""The ids that new records get, and where their files go."""

import re
from collections.abc import Container, Mapping, Sequence
from itertools import dropwhile
from typing import Any, Final

from hybridecli import when
from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.partnership import Partnership
from hybridecli.place import SIGNS, person_id
from hybridecli.reading import ID, LONGEST_ID, slug
from hybridecli.record import Record, required

NOTHING: Final = slug("")  # what a word without letters becomes
PERSON_ID: Final = re.compile(rf"p-[{SIGNS}]{{6}}")
LEAST: Final = 3  # letters of a word that can be a name
Values = Mapping[str, Any]  # what a record says, as `changing.contents` gives it


def path_for(partnership: Partnership, kind: type[Record], identity: str | None, values: Values) -> str:
    """The path of a new record, with the id that was asked for, else one of its own."""
    if identity is None:
        identity = free_id(partnership, kind, values)
    else:
        refuse(partnership, kind, identity)
    folder = f"templates/{kind.folder()}" if kind.ships else kind.folder()
    if kind.folder() == "logs" and (found := re.match(r"\d{4}", text_of(values, "date"))):
        folder += f"/{found[0]}"
    return f"{folder}/{identity}.yaml"


def refuse(partnership: Partnership, kind: type[Record], identity: str) -> None:
    """Refuse what is no id, or that of another record of the kind."""
    if not ID.fullmatch(identity) or len(identity) > LONGEST_ID:
        message = _('"{value}" is not an id: small letters, digits and hyphens').format(value=identity)
        raise TypedWrongError(message, _("write {value}").format(value=slug(identity)))
    if path := partnership.places[kind.folder()].get(identity):
        message = _("the id {id} is taken by {path}").format(id=identity, path=path)
        hint = _("choose another id, or change that record with: hybride edit {path}")
        raise TypedWrongError(message, hint.format(path=path.removesuffix(".yaml")))


def refuse_names(partnership: Partnership, kind: type[Record], identity: str) -> None:
    """Refuse an id that says who somebody is: of a person any but a random one, of others one with a name in it.

    A partner has the name of the organisation, whoever is called so too.
    """
    if kind.folder() == "people":
        if not PERSON_ID.fullmatch(identity):
            message = _("an id of a person says nothing about the person, so it cannot be {id}").format(id=identity)
            hint = _(
                "a name changes with: hybride set RECORD name=…; if the old id says too much, take a random one: {id}"
            )
            raise TypedWrongError(message, hint.format(id=free_id(partnership, kind, {})))
        return
    if kind.folder() != "partners" and (named := person_in(partnership, identity)):
        message = _("the id {id} holds a name of {person}").format(id=identity, person=named)
        raise TypedWrongError(message, _("names stand in people/ and nowhere else; choose an id without it"))


def names_of_people(partnership: Partnership) -> dict[str, str]:
    """Words that are somebody's own, each with whose; the name of an organisation or a place is nobody's."""
    charter = partnership.charter
    names = [charter.name, charter.region or "", *charter.municipalities]
    for partner in partnership.of("partners").values():
        names += [partner.title_text, *getattr(partner, "municipalities", ())]
    common = {word for name in names for word in slug(name).split("-")}
    people = [person.title_text for person in partnership.of("people").values()]
    words = [(word, name) for name in reversed(people) for word in own_words(name)]
    return {word: name for word, name in words if len(word) >= LEAST and word not in common}


def person_in(partnership: Partnership, identity: str) -> str | None:
    """The person of whose name a word stands in an id."""
    names = names_of_people(partnership)
    return next((names[word] for word in identity.split("-") if word in names), None)


def nameless(partnership: Partnership, identity: str) -> str:
    """An id without the names of people; one at an end goes with the small words that join it: "en", "de"."""
    names = names_of_people(partnership)
    words = without_first_name(identity.split("-"), names)
    words = without_first_name(words[::-1], names)[::-1]
    return "-".join(word for word in words if word not in names)


def without_first_name(words: Sequence[str], names: Container[str]) -> Sequence[str]:
    """Words from the first that says something on, where a name came first."""
    if not words or words[0] not in names:
        return words
    return list(dropwhile(lambda word: word in names or (len(word) < LEAST and not word.isdecimal()), words))


def own_words(name: str) -> list[str]:
    """The words of a name that are somebody's own: not "van" and "de", which have no capital where the others have."""
    parts = name.split()
    capital = [part for part in parts if not part.islower()]
    return [word for part in capital or parts for word in slug(part).split("-")]


def free_id(partnership: Partnership, kind: type[Record], values: Values) -> str:
    """An id that no record of the kind has: made from what the record says, at random for people."""
    taken = partnership.ids(kind.folder())
    if kind.folder() == "people":
        return next(identity for _attempt in range(1000) if (identity := person_id()) not in taken)
    if kind.folder() == "couples":
        return couple_id(taken, values)
    wanted = whole_slug(named_by(kind, values, partnership.charter.language))
    if kind.folder() != "partners":  # whose own name it is
        wanted = nameless(partnership, wanted)
    wanted = wanted or kind.singular
    numbers = ("", *(f"-{number}" for number in range(2, len(taken) + 3)))
    return next(identity for end in numbers if (identity := cut(wanted, LONGEST_ID - len(end)) + end) not in taken)


def couple_id(taken: set[str], values: Values) -> str:
    """The next number of the year in which the couple begins, else of this year."""
    period = values.get("period")
    year = text_of(period, "start")[:4] if isinstance(period, Mapping) else ""
    year = year or str(when.today().year)
    numbers = [int(found[1]) for identity in taken if (found := re.fullmatch(rf"koppel-{year}-(\d+)", identity))]
    return f"koppel-{year}-{max(numbers, default=0) + 1:02}"


def named_by(kind: type[Record], values: Values, language: str) -> str:
    """What an id is made from: the name or title, before it the day of a log, and the month and subject of a round."""
    if kind.folder() == "logs":
        return f"{text_of(values, 'date')} {text_of(values, 'title')}"
    if kind.title_field == "instrument":
        month = (text_of(values, "date") or text_of(values, "due"))[:7]
        return f"{month} {text_of(values, 'about').rpartition('/')[2]} {text_of(values, 'instrument')}"
    names = (kind.title_field, *required(kind))
    found = (text_of(values, name, language) for name in names)
    return next(filter(whole_slug, found), "")


def text_of(values: Any, name: str, language: str = "nl") -> str:
    """The text of a field; of one in several languages that of this one, else of another."""
    found = values.get(name) if isinstance(values, Mapping) else None
    if isinstance(found, Mapping):
        found = found.get(language) or next(iter(found.values()), None)
    return found if isinstance(found, str) else ""


def whole_slug(text: str) -> str:
    """An id made from a name, however long; letters that an id cannot have are left out."""
    words = ((word, slug(word)) for word in text.split())
    return "-".join(made for word, made in words if made != NOTHING or word.casefold() == NOTHING)


def cut(identity: str, length: int) -> str:
    """An id of at most this length, which ends with a whole word where it can."""
    if len(identity) <= length:
        return identity
    whole = identity[: length + 1].rpartition("-")[0]
    return whole if len(whole) > length // 2 else identity[:length].strip("-")
