"""What can stand somewhere on a command line: kinds, records, names, fields, values and what ships, for completion."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from hybridecli import check, paths
from hybridecli.compound import Either, Many, Named
from hybridecli.explanation import LISTS, in_language
from hybridecli.fieldtype import Choice, FieldType, Link, YesNo
from hybridecli.language import _, current
from hybridecli.partnership import Partnership
from hybridecli.record import Field, Record, fields
from hybridecli.records import kind_named, kinds
from hybridecli.shells import Candidate
from hybridecli.shipped import templates_folder
from hybridecli.speech import speech

MANY: Final = 500  # names that are still of use in a list
NAMED: Final = ("people", "partners")  # the kinds that are called by their names

Candidates = Iterator[Candidate]


def kind_words(typed: str) -> Candidates:
    """The kinds, each by one of its words that begins as what was typed; plurals in the language of messages first."""
    for kind in kinds().values():
        words = [kind.folder(), kind.singular, *kind.dutch[::-1]]
        if current() == "nl":
            words = words[2:] + words[:2]
        meant = next((word for word in words if word.startswith(typed.lower())), None)
        if meant:
            yield Candidate(meant, _(kind.__doc__ or ""))


def records(partnership: Partnership, typed: str, among: Iterable[str] = (), *, shipped: bool = False) -> Candidates:
    """Records: folders first, then by id below a folder or alone, and by name."""
    wanted = [name for name in kinds() if not among or name in set(among)]
    folder, slash, _rest = typed.rpartition("/")
    if slash:
        named = kind_named(folder.split("/")[-1])
        if named and named.folder() in wanted:
            yield from (Candidate(f"{folder}/{identity}") for identity in own_ids(partnership, named.folder(), shipped))
        return
    for name in wanted:
        if name == "partnership":
            yield Candidate(name)
        elif len(wanted) == 1 and partnership.places[name]:
            yield from (Candidate(identity) for identity in own_ids(partnership, name, shipped))
        elif partnership.places[name] and not kinds()[name].ships:
            yield Candidate(f"{name}/", open=True)
    if typed:
        if len(wanted) > 1:
            yield from (Candidate(found) for name in wanted for found in own_ids(partnership, name, shipped))
        yield from names(partnership, typed, [name for name in NAMED if name in wanted])


def own_ids(partnership: Partnership, kind: str, shipped: bool) -> list[str]:
    """The ids of a kind, of the partnership alone or with those that ship."""
    return sorted(partnership.ids(kind) if shipped else partnership.places[kind])


def names(partnership: Partnership, typed: str, among: Iterable[str] = ("people",)) -> Candidates:
    """The names of records; a file is read as YAML only if what was typed stands in it. Two of one name go by id."""
    seen: dict[str, str] = {}
    small = typed.casefold()
    for kind in among:
        places = partnership.places[kind]
        if not typed and len(places) > MANY:
            continue
        for identity, path in places.items():
            if small and small not in partnership.snapshot.read(path).decode(errors="replace").casefold():
                continue
            if record := partnership.one(kind, identity):
                name = record.title_text
                seen[name] = "" if name in seen else f"{kind}/{identity}"
    yield from (Candidate(name, ref) for name, ref in sorted(seen.items()) if ref)


def fields_of(kind: type[Record], typed: str, ending: str = "") -> Candidates:
    """The fields whose dotted path begins as what was typed; `ending` stands behind one that has a value.

    Paths go on behind references, and past the items of lists.
    """
    head, dot, _last = typed.rpartition(".")
    for part in paths.parts_below(paths.field_at(kind, head).type) if dot else [kind]:
        for name, field in fields(part).items():
            yield from written(f"{head}{dot}{name}", field, ending, through=True)


def settable(record: Record | None, kind: type[Record], typed: str) -> Candidates:
    """The fields of one record that can be set, in which items of lists have their numbers."""
    head, dot, _last = typed.rpartition(".")
    declared = paths.field_at(kind, head).type if dot else None
    if declared is not None and contains(declared, Link):
        return
    if isinstance(declared, Many) and not paths.steps_of(head)[-1].isdigit():
        items = len(next(iter(paths.values_at(record, head)), ())) if record else 0
        deep = bool(paths.parts_below(declared))
        ending = "." if deep else "="
        yield from (Candidate(f"{head}.{number}{ending}", open=True) for number in range(items))
        return
    for part in paths.parts_below(declared) if declared is not None else [kind]:
        for name, field in fields(part).items():
            yield from written(f"{head}{dot}{name}", field, "=", through=False)


def written(path: str, field: Field, ending: str, *, through: bool) -> Candidates:
    """A field as it is typed: with its ending where it has a value, with a point where it goes on."""
    note, deep = _(field.about), field.type
    inner = paths.parts_below(deep)
    link = contains(deep, Link)
    value = not inner or link
    if value or not ending:
        yield Candidate(path + ending, note, open=bool(ending))
    if not through and isinstance(deep, Many):
        yield Candidate(f"{path}+{ending}", note, open=True)
    if inner and (through or not link):
        yield Candidate(f"{path}.", note, open=True)


def contains(kind: FieldType, wanted: type[FieldType]) -> bool:
    """Whether a type is, or holds, another."""
    if isinstance(kind, Many | Named):
        return contains(kind.item, wanted)
    return any(contains(item, wanted) for item in kind.types) if isinstance(kind, Either) else isinstance(kind, wanted)


def values(partnership: Partnership, kind: FieldType, typed: str, *, by_name: bool) -> Candidates:
    """What a field can hold, as far as there is a choice; people by their names where these are understood."""
    if isinstance(kind, Many | Named):
        yield from values(partnership, kind.item, typed, by_name=by_name)
    elif isinstance(kind, Either):
        for item in kind.types:
            yield from values(partnership, item, typed, by_name=by_name)
    elif isinstance(kind, Choice):
        for word in kind.words:
            told = speech(current()).word(kind.context, word)
            yield Candidate(word, told if told != word else "")
    elif isinstance(kind, YesNo):
        yield from (Candidate(word, told) for word, told in (("true", _("yes")), ("false", _("no"))))
    elif isinstance(kind, Link) and kind.to.path:
        yield from records(partnership, typed, kind.to.kinds, shipped=True)
    elif isinstance(kind, Link):
        yield from linked(partnership, kind.to.kinds[0], typed, by_name=by_name)


def linked(partnership: Partnership, kind: str, typed: str, *, by_name: bool) -> Candidates:
    """What a reference to one kind can hold."""
    if by_name and kind == "people":
        yield from names(partnership, typed)
    else:
        few = partnership.ids(kind) if len(partnership.ids(kind)) <= MANY else ()
        named = {identity: partnership.get(f"{kind}/{identity}") for identity in few} if kind in NAMED else {}
        for identity in sorted(partnership.ids(kind)):
            record = named.get(identity)
            yield Candidate(identity, record.title_text if record else "")


def assigned(
    partnership: Partnership, kind: type[Record], typed: str, *, sets: bool, record: Record | None = None
) -> Candidates:
    """`FIELD=VALUE`, to set it or, without `sets`, to look for it."""
    field, sign, value = typed.partition("=")
    if not sign:
        yield from settable(record, kind, typed) if sets else fields_of(kind, typed, "=")
        return
    declared = paths.field_at(kind, field.removesuffix("+")).type
    for item in values(partnership, declared, value, by_name=sets):
        yield item._replace(text=f"{field}={item.text}")


def listed_fields(kind: type[Record], typed: str) -> Candidates:
    """Fields with commas between them."""
    before, comma, last = typed.rpartition(",")
    for item in fields_of(kind, last):
        yield item._replace(text=f"{before}{comma}{item.text}")


def shipped(partnership: Partnership, kind: str) -> Candidates:
    """The records of a kind that ships, with their titles."""
    for identity, record in sorted(partnership.of(kind).items()):
        title = in_language(getattr(record, "title", ""))
        yield Candidate(identity, title if isinstance(title, str) else "")


DOCUMENT: Final = re.compile(r"(?:templates/documents/)?([a-z]+)/([a-z0-9-]+)\.[a-z]{2}\.md\.j2")


def templates(partnership: Partnership) -> dict[str, set[str]]:
    """The documents that there are, and the kinds that each is about."""
    folder = templates_folder() / "documents"
    every = [path.relative_to(folder).as_posix() for path in folder.rglob("*.md.j2")]
    every += [path for path in partnership.snapshot.paths() if path.startswith("templates/documents/")]
    found: dict[str, set[str]] = {}
    for path in every:
        if (named := DOCUMENT.fullmatch(path)) and named[1] in kinds():
            found.setdefault(named[2], set()).add(named[1])
    return dict(sorted(found.items()))


def options_of(partnership: Partnership, name: str) -> set[str]:
    """What can be asked of a document: what the heads of its templates say."""
    folder = templates_folder() / "documents"
    heads = [path.read_text(encoding="utf-8") for path in folder.glob(f"*/{name}.*.md.j2")]
    own = (path for path in partnership.snapshot.paths() if (at := DOCUMENT.fullmatch(path)) and at[2] == name)
    heads += [partnership.snapshot.read(path).decode(errors="replace") for path in own]
    found = (re.search(r"^options: \[(.*)\]$", text, re.MULTILINE) for text in heads)
    return {option.strip() for line in found if line for option in line[1].split(",")}


def explained(partnership: Partnership, typed: str) -> Candidates:
    """What can be explained."""
    first, dot, rest = typed.partition(".")
    if dot:
        if kind := kind_named(first):
            yield from (item._replace(text=f"{first}.{item.text}") for item in fields_of(kind, rest))
        return
    yield from kind_words(typed)
    yield from (Candidate(word) for word in (*LISTS, *check.names()))
    if typed:
        for name, kind in kinds().items():
            if kind.ships:
                yield from shipped(partnership, name)
