"""Several files written whole or not at all: what stood there is kept until all is done, so that it can be put back."""

import contextlib
import hashlib
import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

NAME: Final = "journal"


class DamagedError(Exception):
    """A journal that says nothing any more, by the path where it was put aside."""


class ChangedMeanwhileError(Exception):
    """A file that another program changed since it was read, by its path."""


@dataclass(frozen=True)
class Journal:
    """What a command is writing: the files as they were and as they are to be; None is a file that is not there."""

    place: Path  # the file of the journal itself
    root: Path  # the partnership folder
    old: Mapping[str, bytes | None]
    new: Mapping[str, bytes | None]
    commits: bool  # whether a commit makes it definite
    head: str | None  # the commit before that; None before the first
    mark: str  # in the names of temporary files

    def write(self) -> None:
        """Write the files: first all that takes room, then only names change."""
        made = {path: data for path, data in self.new.items() if data is not None}
        for path, data in made.items():
            self.file(path).parent.mkdir(parents=True, exist_ok=True)
            fill(self.temporary(path), data, mode_of(self.file(path)))
        for path, old in self.old.items():
            if content(self.file(path)) != old:
                raise ChangedMeanwhileError(path)
        for path in self.new:
            if path not in made:
                self.file(path).unlink(missing_ok=True)
        for path in made:
            os.replace(self.temporary(path), self.file(path))
        for folder in {self.file(path).parent for path in self.new}:
            settle(folder)

    def all_written(self) -> bool:
        """Whether every file is as it is to be."""
        return all(content(self.file(path)) == data for path, data in self.new.items())

    def put_back(self) -> list[str]:
        """Make the files as they were; those that somebody changed since are left alone, and returned."""
        left = []
        for path, old in self.old.items():
            self.temporary(path).unlink(missing_ok=True)
            now = content(self.file(path))
            if now not in (old, self.new[path]):
                left.append(path)
            elif now != old and old is None:
                self.file(path).unlink()
            elif now != old and old is not None:
                write(self.file(path), old)
            if old is None:
                self.remove_empty_folders(path)
        return left

    def remove_empty_folders(self, path: str) -> None:
        """Remove the folders below that of its kind which hold nothing since a new file is not there."""
        for folder in list(Path(path).parents)[:-2]:
            with contextlib.suppress(OSError):
                (self.root / folder).rmdir()

    def file(self, path: str) -> Path:
        """Where a file of the partnership is."""
        return self.root / path

    def temporary(self, path: str) -> Path:
        """Where a file is filled before it gets its name."""
        own = hashlib.blake2s(path.encode(), digest_size=6).hexdigest()
        return self.file(path).with_name(f".{own}.{self.mark}.tmp")

    def drop(self) -> None:
        """Forget it: all is done, or as it was."""
        self.place.unlink(missing_ok=True)


def begun(
    state: Path,
    root: Path,
    old: Mapping[str, bytes | None],
    new: Mapping[str, bytes | None],
    *,
    commits: bool,
    head: str | None,
) -> Journal:
    """A journal on disk, in the folder `state`, which may move together with the partnership."""
    for unfinished in state.glob(f".{NAME}.*.tmp"):
        unfinished.unlink()
    journal = Journal(state / NAME, root, old, new, commits, head, secrets.token_hex(4))
    said = {
        "root": from_there(root, state),
        "old": {path: as_text(data) for path, data in old.items()},
        "new": {path: as_text(data) for path, data in new.items()},
        "commits": commits,
        "head": head,
        "mark": journal.mark,
    }
    write(journal.place, json.dumps(said).encode(), 0o600)
    return journal


def from_there(root: Path, state: Path) -> str:
    """The way from one folder to another; the whole path where there is none."""
    try:
        return os.path.relpath(root.resolve(), state.resolve())
    except ValueError:  # on another drive
        return str(root.resolve())


def left_behind(state: Path) -> Journal | None:
    """The journal of a command that did not end; None where there is none, or its partnership is no longer there."""
    place = state / NAME
    data = content(place)
    if data is None:
        return None
    try:
        said = json.loads(data)
        old = {path: as_bytes(text) for path, text in said["old"].items()}
        new = {path: as_bytes(text) for path, text in said["new"].items()}
        root = Path(os.path.normpath(state.resolve() / said["root"]))
        journal = Journal(place, root, old, new, said["commits"], said["head"], said["mark"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        aside = place.with_name(f"{NAME}.damaged")
        os.replace(place, aside)
        raise DamagedError(str(aside)) from error
    if not journal.root.is_dir():
        journal.drop()
        return None
    return journal


def as_text(data: bytes | None) -> str | None:
    """Bytes as JSON holds them."""
    return None if data is None else b64encode(data).decode()


def as_bytes(text: str | None) -> bytes | None:
    """Bytes from JSON."""
    return None if text is None else b64decode(text)


def content(path: Path) -> bytes | None:
    """What stands in a file; None where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def write(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write one file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.tmp")
    fill(temporary, data, mode_of(path) if mode is None else mode)
    try:
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    settle(path.parent)


def fill(path: Path, data: bytes, mode: int) -> None:
    """Make a file with all of its content on the disk; nothing is left of one that fails."""
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(path, mode)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def mode_of(path: Path) -> int:
    """The permissions of a file that is there, else those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def settle(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
