"""A partnership: the records of one snapshot, read by kind when they are first asked for, and what is wrong in them."""

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from hybridecli import yamlfile
from hybridecli.errors import HybrideError
from hybridecli.finding import Finding, in_order
from hybridecli.language import _
from hybridecli.place import meant, placed
from hybridecli.reading import Reading, Reference, nearest
from hybridecli.record import Record, at, read_part
from hybridecli.records import kinds
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
        self._read: dict[str, Record | None] = {}  # by path
        self._own: dict[str, dict[str, Record]] = {}
        self._records: dict[str, dict[str, Record]] = {}
        self._astray: dict[str, list[tuple[str, str]]] = {}  # kind -> ids and paths, of files that are not its records

    @cached_property
    def places(self) -> dict[str, dict[str, str]]:
        """Where the records are: kind -> id -> path. Misplaced files and doubles are noted as findings."""
        found: dict[str, dict[str, str]] = {folder: {} for folder in kinds()}
        for path in self.snapshot.paths():
            kind, identity, wrong = placed(path)
            if wrong:
                self.note(path, "id", *wrong)
                if astray := meant(path):
                    self._astray.setdefault(astray[0], []).append((astray[1], path))
            elif kind and identity in found[kind]:
                first = found[kind][identity]
                message = _("the id {id} is taken by {path}").format(id=identity, path=first)
                self.note(path, "id", message, _("give this file another name"), about=f"{kind}/{identity}")
                self._astray.setdefault(kind, []).append((identity, path))
            elif kind:
                found[kind][identity] = path
        for path in self.snapshot.links():
            message = _("this is a link or another special file; records are plain files")
            self.note(path, "id", message, _("put the file itself in its place"))
        return found

    def astray(self, kind: str) -> list[tuple[str, str]]:
        """The ids and paths of files of a kind that stand in a wrong place, under a wrong name, or twice."""
        return self._astray.get(kind, []) if self.places else []

    @cached_property
    def charter(self) -> Charter:
        """The record of the partnership itself; an empty one where its file cannot be read."""
        found = self.of("partnership").get("partnership")
        return found if isinstance(found, Charter) else Charter(id="partnership", path=CHARTER, name="")

    def of(self, kind: str) -> dict[str, Record]:
        """The records of a kind by id; for shipped kinds the partnership's own ones win."""
        if kind not in self._records:
            own = self.own(kind)
            self._records[kind] = {**shipped_records(kind), **own} if kinds()[kind].ships else own
        return self._records[kind]

    def own(self, kind: str) -> dict[str, Record]:
        """The records of a kind that stand in the partnership's folder, by id."""
        if kind not in self._own:
            read = ((identity, self.one(kind, identity)) for identity in self.places[kind])
            self._own[kind] = {identity: record for identity, record in read if record is not None}
            for identity, path in self.astray(kind):  # no records, but what is wrong in them is said in the same run
                if self.read(kind, identity, path) is not None:
                    self.unreadable.append(path)
        return self._own[kind]

    def one(self, kind: str, identity: str) -> Record | None:
        """The record of this kind and id in the partnership's folder; None where there is none that can be read."""
        path = self.places[kind].get(identity)
        if path and path not in self._read:
            self._read[path] = self.read(kind, identity, path)
        return self._read[path] if path else None

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

    def has(self, kind: str, identity: str) -> bool:
        """Whether there is a file for a record, readable or not."""
        there = identity in self.places[kind] or identity in shipped_files(kind)
        return there or any(identity == astray for astray, _path in self.astray(kind))

    def ids(self, kind: str) -> set[str]:
        """Every id of a kind for which there is a file, readable or not."""
        return {*self.places[kind], *shipped_files(kind), *(identity for identity, _path in self.astray(kind))}

    def get(self, ref: str) -> Record | None:
        """The record behind `<kind>/<id>` or `partnership`."""
        if ref == "partnership":
            return self.charter
        kind, _slash, identity = ref.partition("/")
        if kind not in kinds():
            return None
        return self.one(kind, identity) or (shipped_records(kind).get(identity) if kinds()[kind].ships else None)

    def note(self, path: str, rule: str, message: str, hint: str = "", about: str = "") -> None:
        """Add a finding about a whole file."""
        self.findings.append(Finding(file=path, rule=rule, message=message, hint=hint, about=about))

    def checked(self) -> list[Finding]:
        """Every structural fault of every file, in the order of files and lines."""
        if CHARTER not in self.snapshot.paths():
            self.note(CHARTER, "id", _("there is no partnership.yaml"), _("make one with: hybride init"), "partnership")
        for kind in kinds():
            self.own(kind)
        dangling = [fault for place in self.references if (fault := self.dangling(*place))]
        among = [fault for record in self.all() for fault in self.wrong_among(record)]
        return sorted({*self.findings, *dangling, *among}, key=in_order)

    def wrong_among(self, record: Record) -> Iterator[Finding]:
        """What a record says wrong about other records, each at its place in the file."""
        for field, message, hint in record.wrong_among(self.of):
            node, _faults = yamlfile.compose(self.snapshot.read(record.path))
            line, column = yamlfile.position(at(node, field)) if node else (1, 1)
            yield Finding(
                file=record.path,
                line=line,
                column=column,
                rule="reference",
                about=record.ref,
                message=message,
                hint=hint,
            )

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
        elif self.has(kind, identity):
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
        node, faults = yamlfile.compose(b"notes:")  # a record without values
    if node is None or faults:
        return None, reading
    if not isinstance(node, yamlfile.Mapping):
        reading.fault(
            node, _("a record is a list of fields, each as `field: value`"), _("begin with a line such as `name: …`")
        )
        return None, reading
    made = read_part(kind, node, reading, id=identity, path=path)
    return (made if isinstance(made, Record) and reading.typed else None), reading


@cache
def shipped_records(kind: str) -> dict[str, Record]:
    """The records of a kind that come with the program, by id."""
    found = {}
    for identity, file in shipped_files(kind).items():
        about = f"{kind}/{identity}"
        record, reading = read_record(kinds()[kind], identity, f"{kind}/{file.name}", file.read_bytes(), about)
        if record is None:
            raise HybrideError(f"shipped {about}: {reading.faults[0].message}")
        found[identity] = record
    return found


@cache
def shipped_files(kind: str) -> dict[str, Any]:
    """The files of a kind that come with the program, by id."""
    if not kinds()[kind].ships:
        return {}
    return {file.stem: file for file in sorted((templates_folder() / kind).glob("*.yaml"))}
