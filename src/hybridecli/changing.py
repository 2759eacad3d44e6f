"""What every change of records shares: which file is meant, whether a change would add an error, and how it is told."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from hybridecli import assignment
from hybridecli.changes import told
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.finding import Finding, in_order
from hybridecli.language import _, n_
from hybridecli.lookup import find
from hybridecli.output import say
from hybridecli.partnership import Partnership, load
from hybridecli.place import placed
from hybridecli.record import Record
from hybridecli.records import kind_named, kinds
from hybridecli.snapshot import Snapshot, wanted
from hybridecli.when import today
from hybridecli.writing import Pen, writing
from hybridecli.yamledit import Edit, Set, changed
from hybridecli.yamlfile import untyped
from hybridecli.yamlspan import Page

if TYPE_CHECKING:
    from hybridecli.here import Here

Files = Mapping[str, str | bytes | None]  # by path; None is a file that is not there
SHOWN: Final = 5  # faults that a refusal names


class Overlay:
    """A snapshot in which some files are different, or gone."""

    commit: str | None = None

    def __init__(self, snapshot: Snapshot, files: Files) -> None:
        self.snapshot = snapshot
        self.files = {path: data.encode() if isinstance(data, str) else data for path, data in files.items()}

    def paths(self) -> list[str]:
        there = {path for path, data in self.files.items() if data is not None and wanted(path)}
        return sorted(there | {path for path in self.snapshot.paths() if path not in self.files})

    def links(self) -> list[str]:
        return self.snapshot.links()

    def read(self, path: str) -> bytes:
        data = self.files.get(path)
        return data if data is not None else self.snapshot.read(path)


def added(before: Partnership, after: Partnership, files: Collection[str] | None = None) -> list[Finding]:
    """The errors that are there after a change and were not before it, wherever their lines have moved to.

    `files` limits them to those that stand in some files, which is enough, and faster, where no record goes away.
    """
    known = Counter(map(same, faults(before, files)))
    new = [finding for finding in faults(after, files) if finding.severity == "error"]
    return [finding for finding in new if not known[same(finding)] or known.subtract([same(finding)])]


def same(finding: Finding) -> tuple[str, str, str]:
    """What makes two findings the same one."""
    return finding.file, finding.rule, finding.message


def faults(partnership: Partnership, files: Collection[str] | None) -> list[Finding]:
    """The structural faults of some files, or of all."""
    if files is None or any(kinds()[kind].ships for kind, _id, _wrong in map(placed, files) if kind):
        return partnership.checked()
    partnership.places  # noqa: B018 (notes the files that stand in the wrong place)
    read = [record for path in files if (record := record_at(partnership, path))]
    found = [finding for finding in partnership.findings if finding.file in files]
    found += [
        fault
        for path, about, reference in partnership.references
        if path in files and (fault := partnership.dangling(path, about, reference))
    ]
    found += [fault for record in read for fault in partnership.wrong_among(record)]
    return sorted({*found}, key=in_order)


def record_at(partnership: Partnership, path: str) -> Record | None:
    """The record in a file of the partnership, if it can be read."""
    kind, identity, _wrong = placed(path)
    there = kind is not None and partnership.places[kind].get(identity) == path
    return partnership.one(kind, identity) if kind and there else None


def carried_out(
    pen: Pen, before: Partnership, files: Files, message: str, *, typed: bool = True, whole: bool = False
) -> list[str]:
    """Write and commit the files, unless that adds an error; the paths of those that changed.

    `before` is `here.partnership` as it is while `pen` holds the lock. With `typed`, what is wrong was typed (2), else
    it stands in a file (1). `whole` looks at every record, as is needed where one goes away.
    """
    after = load(Overlay(before.snapshot, files))
    if wrong := added(before, after, None if whole else files):
        raise refusal(wrong, files, typed)
    return pen.change(files, message)


def refusal(wrong: Sequence[Finding], files: Collection[str], typed: bool) -> HybrideError:
    """What refuses a change that would add errors: the first, what to do about it, and the others."""
    first, *others = [told_fault(finding, own=typed and finding.file in files) for finding in wrong[:SHOWN]]
    lines = [wrong[0].hint, *others]
    if (more := len(wrong) - SHOWN) > 0:
        lines.append(n_("and {n} more", "and {n} more", more).format(n=more))
    return (TypedWrongError if typed else HybrideError)(first, "\n".join(line for line in lines if line))


def told_fault(finding: Finding, *, own: bool) -> str:
    """A fault in a few words; its line is left out for a file that is only about to be like that."""
    return finding.message if own else f"{finding.place}: {finding.message}"


# which file


def located(partnership: Partnership, word: str) -> tuple[type[Record], str]:
    """The kind and the path of the record that a person means, readable or not; one that ships is refused."""
    try:
        record = find(partnership, word)
    except TypedWrongError:
        raise
    except HybrideError:  # one that cannot be read
        if found := unreadable(partnership, word):
            return found
        raise
    kind = record.folder()
    if record.id not in partnership.places[kind]:
        hint = _("make one of your own with: hybride add {kind} {id} --edit")
        raise TypedWrongError(
            _("{ref} comes with the program, so it cannot be changed").format(ref=record.ref),
            hint.format(kind=kinds()[kind].singular, id=record.id),
        )
    return kinds()[kind], partnership.places[kind][record.id]


def unreadable(partnership: Partnership, word: str) -> tuple[type[Record], str] | None:
    """The kind and the path of the record with this id, or below this folder, that cannot be read."""
    *folders, identity = word.strip().replace("\\", "/").removesuffix(".yaml").removesuffix(".yml").split("/")
    named = {kind.folder() for step in folders if (kind := kind_named(step))} or set(kinds())
    places = ((kind, places.get(identity)) for kind, places in partnership.places.items() if kind in named)
    return next(((kinds()[kind], path) for kind, path in places if path), None)


def ref_of(kind: type[Record], path: str) -> str:
    """How a record is called in messages and in the history."""
    identity = placed(path)[1]
    return identity if identity == "partnership" else f"{kind.folder()}/{identity}"


def text_of(pen: Pen, path: str) -> str:
    """The text of a record that is there."""
    data = pen.read(path)
    try:
        return (data or b"").decode()
    except UnicodeDecodeError:
        raise HybrideError(
            _("{path} cannot be read as text").format(path=path), _("see what is wrong with: hybride check")
        ) from None


def contents(path: str, text: str) -> dict[str, Any]:
    """What a record says, as the texts in its file; keys without value are left out."""
    mend = _("mend it first, with: hybride edit {path}").format(path=path.removesuffix(".yaml"))
    try:
        found = untyped(Page(text.removeprefix("\ufeff")).root)
    except HybrideError as error:
        message = _("{path} cannot be read: {error}").format(path=path, error=error.message)
        raise HybrideError(message, mend) from error
    if found and not isinstance(found, dict):
        raise HybrideError(_("{path} is not a record: it holds no fields").format(path=path), mend)
    return dict(without_blanks(found)) if found else {}


def without_blanks(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The keys with a value, at every depth of mappings."""
    for key, item in values.items():
        if isinstance(item, dict):
            if inner := dict(without_blanks(item)):
                yield key, inner
        elif not isinstance(item, str) or item.strip():
            yield key, item


# setting fields


def set_fields(here: "Here", word: str, assignments: Iterable[str]) -> None:
    """Change fields of a record, and say how."""
    with writing(here, "set") as pen:
        partnership = here.partnership
        kind, path = located(partnership, word)
        edits = list(assignment.edits(partnership, kind, assignments))
        text = text_of(pen, path)
        before = contents(path, text)
        edits += dated(kind, before, contents(path, changed(text, edits, assignment.order(kind)).text))
        edit(pen, partnership, kind, path, edits)


def dated(kind: type[Record], before: dict[str, Any], after: dict[str, Any]) -> list[Set]:
    """What records today with a change, where the day of such a change belongs to the record."""
    place = kind.day_of_change(before, after)
    return [Set(place, today().isoformat())] if place else []


def edit(pen: Pen, partnership: Partnership, kind: type[Record], path: str, edits: Sequence[Edit]) -> None:
    """Make edits in the file of a record, commit them, and say what changed and which comments went."""
    text = text_of(pen, path)
    before = contents(path, text)
    after, lost = changed(text, edits, assignment.order(kind))
    message = f"{ref_of(kind, path)}: " + told(kind, before, contents(path, after))
    if carried_out(pen, partnership, {path: after}, message):
        say(message, error=True)
        for comment in lost:
            say(_("this comment went with what it was about: {comment}").format(comment=comment), error=True)
