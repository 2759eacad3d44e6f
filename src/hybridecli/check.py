"""Judging a partnership: the structural faults of its files, for all records or some."""

from collections.abc import Sequence

from hybridecli.finding import Finding
from hybridecli.language import _
from hybridecli.lookup import find
from hybridecli.partnership import Partnership

STRUCTURE = {
    "yaml": "A file can be read: UTF-8 text in the plain subset of YAML that records are written in.",
    "schema": "Every field is known, every required one is there, and every value is of its type.",
    "reference": "Every reference points at a record that is there.",
    "id": "Every record stands in the folder of its kind, under a name that no other record has.",
}


def findings(partnership: Partnership, words: Sequence[str] = (), *, all_stages: bool = False) -> list[Finding]:
    """What is wrong, in the order of files and lines; `words` name the records that are asked for."""
    found = partnership.checked()
    if not words:
        return found
    paths = {path for word in words for path in paths_of(partnership, word)}
    return [finding for finding in found if finding.file in paths]


def paths_of(partnership: Partnership, word: str) -> list[str]:
    """The files that a person means: the file itself, readable or not, else that of the record."""
    bare = word.replace("\\", "/").removeprefix("./")
    known = [path for path in partnership.snapshot.paths() if bare in (path, path.removesuffix(".yaml"))]
    by_id = [
        places[bare.rpartition("/")[2]] for places in partnership.places.values() if bare.rpartition("/")[2] in places
    ]
    return known or by_id or [find(partnership, word).path]


def number_read(partnership: Partnership) -> int:
    """How many records there are, readable or not."""
    return sum(len(places) + len(partnership.astray(kind)) for kind, places in partnership.places.items())


def status(found: Sequence[Finding]) -> int:
    """The exit status: 1 where there is an error."""
    return int(any(finding.severity == "error" for finding in found))


def explained(rule: str) -> str:
    """What a structural rule holds."""
    return _(STRUCTURE[rule])
