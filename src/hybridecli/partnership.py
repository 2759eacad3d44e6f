"""A partnership: the records of one snapshot, read by kind when they are first asked for, and what is wrong in them."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from hybridecli import yamlfile
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.fieldtype import ID, LONGEST_ID, Reading, Reference, nearest, slug
from hybridecli.finding import Finding, in_order
from hybridecli.language import _
from hybridecli.record import Part, Record, fields, read_part
from hybridecli.records import kind_named, kinds
from hybridecli.records.partnership import Charter
from hybridecli.shipped import templates_folder
from hybridecli.snapshot import CHARTER, Snapshot


class Partnership:
    """All records of a snapshot. Nothing in it changes, except that kinds are read when they are needed."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.findings: list[Finding] = []
        self.unreadable: list[str] = []  # files that had to be left out
        self.references: list[tuple[str, str, Reference]] = []  # file, about, reference
        self._records: dict[str, dict[str, Record]] = {}
        self._shipped: dict[str, dict[str, Record]] = {}

    @cached_property
    def places(self) -> dict[str, dict[str, str]]:
        """Where the records are: kind -> id -> path. Misplaced files and doubles are noted as findings."""
        found: dict[str, dict[str, str]] = {folder: {} for folder in kinds()}
        for path in self.snapshot.paths():
            kind, identity, wrong = placed(path)
            if wrong:
                self.note(path, "id", *wrong)
            elif kind and identity in found[kind]:
                first = found[kind][identity]
                message = _("the id {id} is taken by {path}").format(id=identity, path=first)
                self.note(path, "id", message, _("give this file another name"), about=f"{kind}/{identity}")
            elif kind:
                found[kind][identity] = path
        for path in self.snapshot.links():
            message = _("this is a link or another special file; records are plain files")
            self.note(path, "id", message, _("put the file itself in its place"))
        return found

    @cached_property
    def charter(self) -> Charter:
        """The record of the partnership itself; an empty one where its file cannot be read."""
        found = self.of("partnership").get("partnership")
        return found if isinstance(found, Charter) else Charter(id="partnership", path=CHARTER, name="")

    def of(self, kind: str) -> dict[str, Record]:
        """The records of a kind by id; for shipped kinds the partnership's own ones win."""
        if kind not in self._records:
            own = {}
            for identity, path in self.places[kind].items():
                record = self.read(kind, identity, path)
                if record is not None:
                    own[identity] = record
            self._records[kind] = {**self.shipped(kind), **own} if kinds()[kind].ships else own
        return self._records[kind]

    def own(self, kind: str) -> dict[str, Record]:
        """The records of a kind that stand in the partnership's folder."""
        return {identity: record for identity, record in self.of(kind).items() if identity in self.places[kind]}

    def all(self) -> Iterator[Record]:
        """Every record in the partnership's folder."""
        for kind in kinds():
            yield from self.own(kind).values()

    def read(self, kind: str, identity: str, path: str) -> Record | None:
        """One record from its file; what is wrong is noted, and None means that it had to be left out."""
        about = "partnership" if kind == "partnership" else f"{kind}/{identity}"
        try:
            data = self.snapshot.read(path)
        except OSError as error:
            self.unreadable.append(path)
            message = _("the file cannot be read: {error}").format(error=error.strerror)
            self.note(path, "yaml", message, _("look at the permissions of the file"), about=about)
            return None
        record, reading = read_record(kinds()[kind], identity, path, data, about)
        self.findings += reading.faults
        self.references += [(path, about, reference) for reference in reading.references]
        if record is None:
            self.unreadable.append(path)
        return record

    def shipped(self, kind: str) -> dict[str, Record]:
        """The records of a kind that come with the program."""
        if kind not in self._shipped:
            self._shipped[kind] = {}
            for identity, file in shipped_files(kind).items():
                record, reading = read_record(
                    kinds()[kind], identity, f"{kind}/{file.name}", file.read_bytes(), f"{kind}/{identity}"
                )
                if record is None:
                    raise HybrideError(f"shipped {kind}/{identity}: {reading.faults[0].message}")
                self._shipped[kind][identity] = record
        return self._shipped[kind]

    def ids(self, kind: str) -> set[str]:
        """Every id of a kind for which there is a file, readable or not."""
        return {*self.places[kind], *shipped_files(kind)}

    def get(self, ref: str) -> Record | None:
        """The record behind `<kind>/<id>` or `partnership`."""
        if ref == "partnership":
            return self.charter
        kind, _slash, identity = ref.partition("/")
        return self.of(kind).get(identity) if kind in kinds() else None

    def note(self, path: str, rule: str, message: str, hint: str = "", about: str = "") -> None:
        """Add a finding about a whole file."""
        self.findings.append(Finding(file=path, rule=rule, message=message, hint=hint, about=about))

    def checked(self) -> list[Finding]:
        """Every structural fault of every file, in the order of files and lines."""
        if CHARTER not in self.snapshot.paths():
            self.note(CHARTER, "id", _("there is no partnership.yaml"), _("make one with: hybride init"), "partnership")
        for kind in kinds():
            self.of(kind)
        dangling = [fault for place in self.references if (fault := self.dangling(*place))]
        return sorted({*self.findings, *dangling}, key=in_order)

    def dangling(self, path: str, about: str, reference: Reference) -> Finding | None:
        """The finding about a reference to nothing; None where there is something."""
        text, to = reference.text, reference.to
        kind, _slash, identity = text.partition("/") if to.path else (to.kinds[0], "", text)
        if text == "partnership" and to.path:
            return None
        if kind not in kinds():
            meant, known = nearest(kind, kinds()), ", ".join(kinds())
            hint = _("did you mean {word}?").format(word=f"{meant}/{identity}") if meant else known
            message = _("there is no kind of record called {kind}").format(kind=kind)
        elif identity in self.ids(kind):
            return None
        else:
            meant = nearest(identity, self.ids(kind))
            shown = f"{kind}/{meant}" if to.path else meant
            hint = _("did you mean {word}?").format(word=shown) if meant else _("make it, or correct the id")
            message = _("there is no {kind}/{id}").format(kind=kind, id=identity)
        line, column = reference.line, reference.column
        return Finding(file=path, line=line, column=column, rule="reference", about=about, message=message, hint=hint)

    def referring(self, record: Record) -> list[str]:
        """Which records point at this one, as `<kind>/<id>`, sorted."""
        self.checked()
        found = {
            about
            for _path, about, reference in self.references
            if (reference.text if reference.to.path else f"{reference.to.kinds[0]}/{reference.text}") == record.ref
        }
        return sorted(found - {record.ref})

    def name(self, ref: str) -> str:
        """The name of a record for people; the reference itself where it is not there."""
        record = self.get(ref)
        return record.title_text if record else ref

    def find(self, word: str, among: Iterable[str] = ()) -> Record:
        """The record that a person means: a path, an id, a name, or a part of a name, in that order.

        `among` limits the kinds. Raises TypedWrongError with candidates or the nearest.
        """
        folders = [kind for kind in kinds() if not among or kind in set(among)]
        bare = re.sub(r"\.ya?ml$", "", word.strip().replace("\\", "/").removeprefix("./"))
        if bare == "partnership" and "partnership" in folders:
            return self.charter
        if "/" in bare:
            return self.at_path(bare, word)
        exact = [f"{kind}/{bare}" for kind in folders if bare in self.ids(kind) and bare]
        return self.only(exact or self.called(bare, folders), word, folders)

    def at_path(self, bare: str, word: str) -> Record:
        """The record at a path, of which folders below the kind are left out."""
        *folders, identity = posixpath.normpath(bare).split("/")
        kind = next((step for step in folders if step in kinds()), None)
        named = kind_named(folders[0]) if folders and not kind else None
        kind = kind or (named.folder() if named else None)
        if kind is None:
            hint = _("the kinds are: {words}").format(words=", ".join(kinds()))
            raise TypedWrongError(_("{word} is not the path of a record").format(word=word), hint)
        return self.only([f"{kind}/{identity}"] if identity in self.ids(kind) else [], identity, [kind])

    def called(self, word: str, folders: list[str]) -> list[str]:
        """The records whose name is `word`, else those whose name holds it."""
        names = [
            (f"{kind}/{identity}", record.title_text.casefold())
            for kind in folders
            for identity, record in self.of(kind).items()
        ]
        wanted = word.casefold()
        return [ref for ref, name in names if name == wanted] or [
            ref for ref, name in names if wanted and wanted in name
        ]

    def only(self, refs: list[str], word: str, folders: list[str]) -> Record:
        """The one record of `refs`; several or none are refused."""
        if len(refs) == 1:
            found = self.get(refs[0])
            if found is None:
                raise HybrideError(
                    _("{ref} cannot be read").format(ref=refs[0]), _("see what is wrong with: hybride check")
                )
            return found
        if refs:
            listing = ", ".join(f"{ref} ({self.name(ref)})" for ref in sorted(refs)[:8])
            raise TypedWrongError(
                _('"{word}" can be several records').format(word=word), _("name one: {words}").format(words=listing)
            )
        every = {identity: kind for kind in folders for identity in self.ids(kind)}
        by_name = {
            record.title_text: f"{kind}/{identity}" for kind in folders for identity, record in self.of(kind).items()
        }
        close = get_close_matches(word, [*every, *by_name], n=1, cutoff=0.5)
        near = by_name.get(close[0]) or f"{every[close[0]]}/{close[0]}" if close else ""
        near = near.removeprefix("partnership/")
        hint = _("did you mean {word}?").format(word=near) if near else _("see what there is with: hybride list KIND")
        raise TypedWrongError(_('there is no record "{word}"').format(word=word), hint)


def load(snapshot: Snapshot) -> Partnership:
    """The partnership in a snapshot."""
    return Partnership(snapshot)


def read_record(kind: type[Record], identity: str, path: str, data: bytes, about: str) -> tuple[Record | None, Reading]:
    """One record from the bytes of its file, with what is wrong in it; None where it cannot be read or typed."""
    reading = Reading(path, about)
    node, faults = yamlfile.compose(data)
    reading.faults += [
        Finding(
            file=path,
            line=fault.line,
            column=fault.column,
            rule="yaml",
            about=about,
            message=fault.message,
            hint=fault.hint,
        )
        for fault in faults
    ]
    if node is None and not faults:
        node, faults = yamlfile.compose(b"{}")
    if node is None or faults:
        return None, reading
    if not isinstance(node, yamlfile.Mapping):
        reading.fault(
            node, _("a record is a list of fields, each as `field: value`"), _("begin with a line such as `name: …`")
        )
        return None, reading
    made = read_part(kind, node, reading, id=identity, path=path)
    return (made if isinstance(made, Record) and reading.typed else None), reading


def shipped_files(kind: str) -> dict[str, Any]:
    """The files of a kind that come with the program, by id."""
    if not kinds()[kind].ships:
        return {}
    return {file.stem: file for file in sorted((templates_folder() / kind).glob("*.yaml"))}


Wrong = tuple[str, str] | None


def placed(path: str) -> tuple[str | None, str, Wrong]:
    """What a YAML file is by its place: (kind, id, what is wrong); no kind and no fault for what is not a record."""
    *folders, file = path.split("/")
    stem, dot, ending = file.rpartition(".")
    if folders and folders[0] == "templates":
        folders = folders[1:]
        shipped = bool(folders) and folders[0] in kinds() and kinds()[folders[0]].ships
        if not shipped:
            return (
                None,
                "",
                None
                if ending not in ("yaml", "yml") or (folders and folders[0] == "documents")
                else misplaced(path, folders),
            )
    elif path == CHARTER:
        return "partnership", "partnership", None
    elif not folders or folders[0] not in kinds() or kinds()[folders[0]].ships or folders[0] == "partnership":
        return None, "", misplaced(path, folders)
    if not dot or ending.lower() not in ("yaml", "yml"):
        return None, "", None
    if ending != "yaml" or not ID.fullmatch(stem) or len(stem) > LONGEST_ID:
        message = _("the file name is not an id: small letters, digits and hyphens, then .yaml")
        return None, "", (message, _("call it {name}").format(name=slug(stem) + ".yaml"))
    return folders[0], stem, None


def misplaced(path: str, folders: list[str]) -> Wrong:
    """What is wrong with a YAML file outside the folders of the kinds, and where it may belong."""
    records = [name for name, kind in kinds().items() if not kind.ships and name != "partnership"]
    shipped = [name for name, kind in kinds().items() if kind.ships]
    if not folders:
        if path.lower() in ("partnership.yml", "partnership.yaml"):
            return _("this file has another name than it needs"), _("call it {name}").format(name=CHARTER)
        return _("no record belongs here"), _("put it in the folder of its kind: {words}").format(
            words=", ".join(records)
        )
    named = kind_named(folders[0])
    if (named and named.ships) or folders[0] in shipped:
        return _("no record belongs here"), _("put it in {folder}").format(
            folder=f"templates/{named.folder() if named else folders[0]}/"
        )
    meant = named.folder() if named and not named.ships else nearest(folders[0].lower(), records)
    hint = (
        _("did you mean {word}?").format(word=f"{meant}/")
        if meant
        else _("the kinds are: {words}").format(words=", ".join(records))
    )
    return _("there is no kind of record called {kind}").format(kind=folders[0]), hint


def values_at(record: Part, path: str) -> list[Any]:
    """The values at a dotted path in a part; a list on the way gives each of its items."""
    found: list[Any] = [record]
    for step in path.split("."):
        found = [value for item in found for value in step_into(item, step)]
    return [value for value in found if value is not None and value != () and value != {}]


def step_into(item: Any, step: str) -> list[Any]:
    """The values one step further: a field, a key, an item by its number, or each item."""
    if isinstance(item, tuple):
        if step.isdigit():
            return list(item[int(step) : int(step) + 1])
        return [value for part in item for value in step_into(part, step)]
    if isinstance(item, dict):
        return [item[step]] if step in item else []
    if isinstance(item, Part):
        known = fields(type(item))
        return [getattr(item, known[step].attribute)] if step in known else []
    return []
