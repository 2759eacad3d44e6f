"""The partnership's files at one moment: paths and bytes, of the work tree or of a commit. All that `--at` changes."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hybridecli.errors import HybrideError
from hybridecli.language import _

if TYPE_CHECKING:
    from hybridecli.repository import Repository

CHARTER = "partnership.yaml"
DERIVED = ("documents", "attachments")  # folders that hold no records
YAML = (".yaml", ".yml")
SIGNED = "agreements/signed/"  # the exact texts that were offered for signing


class Snapshot(Protocol):
    """What a partnership is read from."""

    commit: str | None

    def paths(self) -> list[str]:
        """The YAML files, signed texts and templates, sorted; relative, with `/`."""
        ...

    def links(self) -> list[str]:
        """Paths that would be records but are symbolic links or pipes, which are never followed."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of one of `paths`."""
        ...


def wanted(path: str) -> bool:
    """Whether a file can matter: YAML anywhere but in derived or hidden folders, signed texts, all in templates/."""
    first, *rest = path.split("/")
    if (first in DERIVED and rest) or any(part.startswith(".") for part in (first, *rest)):
        return False
    signed = path.startswith(SIGNED) and path.endswith(".md")
    return path.lower().endswith(YAML) or (first == "templates" and bool(rest)) or signed


class WorkTree:
    """The folder as it is now."""

    commit: str | None = None

    def __init__(self, root: Path) -> None:
        self.root = root
        self._paths: list[str] = []
        self._links: list[str] = []
        for entry, path in walk(str(root), ""):
            (self._paths if entry.is_file(follow_symlinks=False) else self._links).append(path)
        self._paths.sort()
        self._links.sort()

    def paths(self) -> list[str]:
        return self._paths

    def links(self) -> list[str]:
        return self._links

    def read(self, path: str) -> bytes:
        with open(f"{self.root}/{path}", "rb") as file:
            return file.read()


def walk(folder: str, prefix: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """The files below `folder` that can matter, and links in their place. A folder that cannot be read is an error."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise HybrideError(_("the folder {path} cannot be read").format(path=folder), str(error.strerror)) from error
    for entry in entries:
        path = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(".") and not (prefix == "" and entry.name in DERIVED):
                yield from walk(entry.path, path + "/")
        elif wanted(path) or linked_folder(entry, prefix):
            yield entry, path


def linked_folder(entry: os.DirEntry[str], prefix: str) -> bool:
    """Whether an entry is a link that may hide a folder of records."""
    if not entry.is_symlink() or entry.name.startswith(".") or (prefix == "" and entry.name in DERIVED):
        return False
    return entry.is_dir() or (prefix == "" and "." not in entry.name)


class Commit:
    """The folder as it was in a commit; contents are fetched together when the first one is read."""

    def __init__(self, repository: "Repository", commit: str) -> None:
        self.repository = repository
        self.commit: str | None = commit
        tree = {path: blob for path, blob in repository.tree(commit).items() if wanted(path)}
        self._links = sorted(path for path, blob in tree.items() if blob.mode == "120000")
        self._blobs = {path: blob.id for path, blob in sorted(tree.items()) if blob.mode.startswith("100")}
        self._contents: dict[str, bytes] = {}

    def paths(self) -> list[str]:
        return list(self._blobs)

    def links(self) -> list[str]:
        return self._links

    def read(self, path: str) -> bytes:
        if not self._contents:
            self._contents = self.repository.contents(self._blobs.values())
        return self._contents[self._blobs[path]]


def blob_id(data: bytes) -> str:
    """The id that git gives to a text file with this content; line ends count as git stores them."""
    data = data.replace(b"\r\n", b"\n")
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def root_above(folder: Path) -> Path | None:
    """The partnership folder that `folder` is or lies in; None outside one."""
    for candidate in (folder, *folder.parents):
        if (candidate / CHARTER).is_file():
            return candidate
    return None
