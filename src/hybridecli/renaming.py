"""What refers to a record, anywhere in the records: giving it another id with all of that, or removing it without."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hybridecli import changing, naming, yamlfile
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _
from hybridecli.lookup import folded
from hybridecli.output import say
from hybridecli.partnership import Partnership
from hybridecli.place import placed
from hybridecli.record import Record
from hybridecli.snapshot import CHARTER
from hybridecli.writing import Pen, writing
from hybridecli.yamledit import Set, changed
from hybridecli.yamlfile import Mapping, Node, Scalar, Sequence, untyped
from hybridecli.yamlspan import Page

if TYPE_CHECKING:
    from hybridecli.here import Here

# fields whose text may be the id of a record, where the declaration allows other words too
NAMES: Final = {
    "partners": (
        "agreements.duties.*.parties.*",
        "agreements.amendment.consent.*.of",
        "agreements.parties.*.signatories.*.on_behalf_of",
        "agreements.clauses.*.values.*",
    ),
    "groups": ("agreements.clauses.*.values.*",),
    "people": ("agreements.duties.*.parties.*",),
    "tasks": ("people.roles.*.tasks.*.*",),
}
ADDENDUM: Final = ("agreements.changes.*.old", "agreements.changes.*.new")  # hold values of the agreement they change
FREE: Final = ("logs", "reflections")  # what their texts say of each other does not hold them
SIGNED: Final = "agreements/signed"  # the exact texts that were offered, beside the records


class Renamed(NamedTuple):
    """A record and the id that it gets."""

    kind: str
    old: str
    new: str
    path: str  # where it was

    @property
    def place(self) -> str:
        """Where it will be: in the same folder."""
        return f"{self.path.rpartition('/')[0]}/{self.new}.yaml"


class Mention(NamedTuple):
    """A value in a record that names another record."""

    path: str  # of the file
    place: tuple[str | int, ...]  # of the value in it
    node: Scalar
    prose: bool  # a path in a text, rather than a reference

    @property
    def record(self) -> str:
        """In which record it stands, by its path."""
        return self.path.removesuffix(".yaml")

    @property
    def field(self) -> str:
        """In which field it stands."""
        return ".".join(map(str, self.place))


def rename(here: "Here", word: str, new: str) -> None:
    """Give a record another id, with every reference to it."""
    with writing(here, "rename") as pen:
        partnership = here.partnership
        kind, path = changing.located(partnership, word)
        refuse_partnership(kind)
        renamed = Renamed(kind.folder(), placed(path)[1], new.strip().removesuffix(".yaml"), path)
        if renamed.new == renamed.old:
            say(_("it is called {id} already, so nothing was written").format(id=renamed.old), error=True)
            return
        naming.refuse(partnership, kind, renamed.new)
        naming.refuse_names(partnership, kind, renamed.new)
        found = list(mentions(partnership, renamed.kind, renamed.old, path))
        files = changed_files(pen, renamed, found)
        message = f"{renamed.kind}/{renamed.old}: " + _("renamed to {id}").format(id=renamed.new)
        if changing.carried_out(pen, partnership, files, message, whole=True):
            others = len({mention.path for mention in found} - {path})
            told = _("records that refer to it, changed too: {n}").format(n=others)
            say(message + (f"; {told}" if others else ""), error=True)


def remove(here: "Here", word: str) -> None:
    """Take a record away, unless something refers to it."""
    with writing(here, "remove") as pen:
        partnership = here.partnership
        kind, path = changing.located(partnership, word)
        identity = placed(path)[1]
        if path == CHARTER:
            raise TypedWrongError(_("this is the partnership itself, which cannot be removed"))
        refuse_part(partnership, word, f"{kind.folder()}/{identity}")
        ships = kind.ships and identity in partnership_without(partnership, path).ids(kind.folder())
        found = [] if ships else list(mentions(partnership, kind.folder(), identity, path))
        left = [one for one in found if one.path != path and not (kind.folder() in FREE and one.prose)]
        refuse_referred(f"{kind.folder()}/{identity}", left)
        if kind.folder() == "agreements":
            refuse_offered(pen, identity)
        message = f"{kind.folder()}/{identity}: " + _("removed")
        if changing.carried_out(pen, partnership, {path: None}, message, whole=True):
            undo = "; " + _("take it back with: hybride undo") if pen.repository else ""
            say(message + undo, error=True)


def partnership_without(partnership: Partnership, path: str) -> Partnership:
    """The partnership as it is without a file."""
    return Partnership(changing.Overlay(partnership.snapshot, {path: None}))


def refuse_part(partnership: Partnership, word: str, ref: str) -> None:
    """Refuse to remove what only a part of its name was typed of: it may be another record than was meant."""
    bare = re.sub(r"\.ya?ml$", "", word.strip())
    name = partnership.name(ref)
    if not re.search(r"[/\\]", bare) and folded(bare) not in (ref.rpartition("/")[2], folded(name)):
        message = _('"{word}" is only a part of what {ref} is called: {name}').format(word=word, ref=ref, name=name)
        raise TypedWrongError(message, _("if you mean that: hybride remove {ref}").format(ref=ref))


def refuse_referred(ref: str, found: list[Mention]) -> None:
    """Refuse to remove what is referred to, naming all that does."""
    if found:
        fields = {one.record: ", ".join(other.field for other in found if other.path == one.path) for one in found}
        every = "\n".join(f"{record} ({named})" for record, named in fields.items())
        message = _("{ref} cannot be removed: something refers to it").format(ref=ref)
        raise HybrideError(message, _("change that first:") + "\n" + every)


def refuse_offered(pen: Pen, identity: str) -> None:
    """Refuse to remove an agreement whose exact text was offered: that text proves what was asked to be signed."""
    path = f"{SIGNED}/{identity}.md"
    if pen.read(path) is not None:
        message = _("agreements/{id} cannot be removed: {path} holds the text that was offered")
        hint = _(
            "if it is off: hybride set agreements/{id} status=withdrawn; if nobody ever got it, remove that file first"
        )
        raise HybrideError(message.format(id=identity, path=path), hint.format(id=identity))


def refuse_partnership(kind: type[Record]) -> None:
    """Refuse to give the partnership itself another id."""
    if kind.folder() == "partnership":
        raise TypedWrongError(
            _("the partnership has no id that can be changed"), _("its name is a field: hybride set partnership name=…")
        )


# who refers to it


def mentions(partnership: Partnership, kind: str, identity: str, own: str) -> Iterator[Mention]:
    """Every value in the partnership's records that names a record: as a reference, as a name, or as a path in a text.

    A file that cannot be read and may name it stops the command.
    """
    partnership.checked()
    pointing = defaultdict(set)
    for path, _about, reference in partnership.references:
        to = reference.to
        if (reference.text if to.path else f"{to.kinds[0]}/{reference.text}") == f"{kind}/{identity}":
            pointing[path].add((reference.line, reference.column))
    pattern = in_text(kind, identity, own)
    for places in partnership.places.values():
        for path in places.values():
            yield from mentions_in(partnership, path, (kind, identity), pattern, pointing[path])


def mentions_in(
    partnership: Partnership, path: str, whom: tuple[str, str], pattern: re.Pattern[str], pointing: set[tuple[int, int]]
) -> Iterator[Mention]:
    """The values of one file that name the record."""
    kind, identity = whom
    try:
        data = partnership.snapshot.read(path)
        if identity.encode() not in data and b"\\" not in data:
            return
        node, faults = yamlfile.compose(data)
    except OSError:
        node, faults = None, None
    if faults is None or faults:
        message = _("{path} cannot be read, and it may refer to {id}").format(path=path, id=identity)
        raise HybrideError(message, _("mend it first, with: hybride edit {path}").format(path=path))
    names = (*NAMES.get(kind, ()), *ADDENDUM)
    for place, leaf in leaves(node):
        named = leaf.value == identity and is_among(path, place, names)
        if named or yamlfile.position(leaf) in pointing:
            yield Mention(path, place, leaf, prose=False)
        elif pattern.search(leaf.value):
            yield Mention(path, place, leaf, prose=True)


def in_text(kind: str, identity: str, path: str) -> re.Pattern[str]:
    """How a text names a record: `<kind>/<id>` or the path of its file, or that of the text that was offered."""
    stem = re.escape(path.removesuffix(".yaml"))
    ways = rf"(?:{stem}|{kind}/{identity})(?:\.yaml)?"
    signed = rf"|{SIGNED}/{identity}\.md" if kind == "agreements" else ""
    return re.compile(rf"(?<![\w./-])(?:{ways}{signed})(?![\w/-]|\.\w)")


def is_among(path: str, place: tuple[str | int, ...], patterns: tuple[str, ...]) -> bool:
    """Whether a place in a record is one that a pattern with stars means."""
    steps = [path.split("/")[0], *map(str, place)]
    return any(
        len(steps) == len(parts := pattern.split("."))
        and all(part in ("*", step) for part, step in zip(parts, steps, strict=True))
        for pattern in patterns
    )


def leaves(node: Node | None, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Scalar]]:
    """Every value of a file with its place."""
    if isinstance(node, Scalar):
        yield place, node
    elif isinstance(node, Mapping):
        for key, item in node.value:
            yield from leaves(item, (*place, key.value))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.value):
            yield from leaves(item, (*place, number))


# with another id


def changed_files(pen: Pen, renamed: Renamed, found: list[Mention]) -> dict[str, str | bytes | None]:
    """The files as they are when the record has its other id."""
    by_file = defaultdict(list)
    for mention in found:
        by_file[mention.path].append(mention)
    files: dict[str, str | bytes | None] = {
        path: renamed_in(changing.text_of(pen, path), renamed, own) for path, own in by_file.items()
    }
    own = files.pop(renamed.path, None)
    files = {renamed.place: own if own is not None else pen.read(renamed.path), renamed.path: None, **files}
    if renamed.kind == "agreements":
        files |= moved_text(pen, renamed)
    return files


def moved_text(pen: Pen, renamed: Renamed) -> dict[str, str | bytes | None]:
    """The exact text that was offered, under the other id."""
    old, new = (f"{SIGNED}/{identity}.md" for identity in (renamed.old, renamed.new))
    data = pen.read(old)
    return {} if data is None else {new: data, old: None}


def renamed_in(text: str, renamed: Renamed, found: list[Mention]) -> str:
    """The text of a record with the other id in these values, and nothing else different."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    bare = text.removeprefix(mark)
    meant = [(mention, renamed_value(mention.node.value, renamed, mention.prose)) for mention in found]
    parts, done = [], 0
    for mention, _value in sorted(meant, key=lambda one: one[0].node.start_mark.index):
        start, end = mention.node.start_mark.index, mention.node.end_mark.index
        parts += [bare[done:start], renamed_value(bare[start:end], renamed, mention.prose, quoted=True)]
        done = end
    made = mark + "".join([*parts, bare[done:]])
    wanted = untyped(Page(bare).root)
    for mention, value in meant:
        put(wanted, mention.place, value)
    if said(made) == wanted:
        return made
    return changed(text, [Set(mention.place, value) for mention, value in meant]).text


def renamed_value(value: str, renamed: Renamed, prose: bool, *, quoted: bool = False) -> str:
    """A value with the other id; `quoted` is the value as the file writes it, perhaps between quotes."""
    if prose:
        pattern = in_text(renamed.kind, renamed.old, renamed.path)
        return pattern.sub(lambda way: with_new_id(way[0], renamed.old, renamed.new), value)
    bare = value.strip("'\"") if quoted else value
    return value.replace(bare, with_new_id(bare, renamed.old, renamed.new))


def with_new_id(way: str, old: str, new: str) -> str:
    """A reference or path with another id at its end."""
    folders, slash, last = way.rpartition("/")
    return f"{folders}{slash}{new}{last.removeprefix(old)}"


def said(text: str) -> Any:
    """What a text says as plain values; None where it cannot be read."""
    try:
        return untyped(Page(text.removeprefix("\ufeff")).root)
    except HybrideError:
        return None


def put(values: Any, place: tuple[str | int, ...], value: str) -> None:
    """Put a value at a place that is there."""
    for step in place[:-1]:
        values = values[step]
    values[place[-1]] = value
