"""Texts that somebody is editing or that were refused, kept where nothing reads them as records."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hybridecli import journal, lock
from hybridecli.errors import HybrideError
from hybridecli.language import _

MARK: Final = b"#! "  # begins the lines that say what is wrong; they are taken away when the text is read
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


class Draft:
    """The text of one record that is being written, and the record as it was when that began."""

    def __init__(self, place: Path, base: bytes | None) -> None:
        self.file = place / f"{place.name}.yaml"
        self.begun = place / "before"
        self.base = base

    def kept(self) -> bytes | None:
        """What is left from an earlier time, if that is more than what the record was."""
        text = without_remarks(journal.content(self.file) or b"")
        return None if not text.strip() or text in (self.earlier(), self.base) else text

    def earlier(self) -> bytes | None:
        """The record as it was when the text that is left was begun."""
        return journal.content(self.begun)

    def put(self, text: bytes, remarks: list[str]) -> None:
        """Write the text to edit, with remarks at its top; from now on it is based on `base`."""
        if self.base is None:
            self.begun.unlink(missing_ok=True)
        else:
            journal.write(self.begun, self.base, 0o600)
        journal.write(self.file, with_remarks(text, remarks), 0o600)

    def typed(self) -> bytes:
        """The text as it stands there, without remarks, which are taken out of the file too."""
        text = journal.content(self.file) or b""
        bare = without_remarks(text)
        if bare != text:
            journal.write(self.file, bare, 0o600)
        return bare

    def forget(self) -> None:
        """Remove it, with all that an editor left beside it."""
        shutil.rmtree(self.file.parent, ignore_errors=True)
        with contextlib.suppress(OSError):
            for folder in list(self.file.parents)[1:3]:
                folder.rmdir()


@contextlib.contextmanager
def held(state: Path, path: str, base: bytes | None) -> Iterator[Draft]:
    """The draft of the record at `path`, which nobody else edits meanwhile; `state` is where drafts are."""
    place = place_of(state, path)
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(place / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not lock.taken(handle):
            message = _("{path} is being edited in another window").format(path=path)
            raise HybrideError(message, _("finish there first"))
        yield Draft(place, base)
    finally:
        os.close(handle)
        with contextlib.suppress(OSError):  # where there is a text, the folder stays
            if [entry.name for entry in place.iterdir()] == ["lock"]:
                Draft(place, base).forget()


def place_of(state: Path, path: str) -> Path:
    """The folder of a draft."""
    return state / path.removesuffix(".yaml")


def new_ones(state: Path, root: Path, folder: str) -> list[str]:
    """The paths of the drafts below a folder whose record was never made."""
    places = sorted((state / folder).glob("*/"))
    paths = [f"{folder}/{place.name}.yaml" for place in places if (place / f"{place.name}.yaml").is_file()]
    return [path for path in paths if not (root / path).exists()]


def with_remarks(text: bytes, remarks: list[str]) -> bytes:
    """A text with remarks at its top."""
    end = b"\r\n" if b"\r\n" in text else b"\n"
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else b""
    lines = [MARK + " ".join(line.split("\n")).encode(errors="replace") + end for line in remarks]
    return mark + b"".join(lines) + text.removeprefix(mark)


def without_remarks(text: bytes) -> bytes:
    """The text below the remarks."""
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else b""
    lines = text.removeprefix(mark).splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if not line.startswith(MARK)), len(lines))
    return mark + b"".join(lines[first:])
