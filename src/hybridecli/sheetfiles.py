"""The files that sheets come in: which these are, and the text in each."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _
from hybridecli.output import say

PIPE: Final = "-"
ENDINGS: Final = (".md", ".txt", ".csv", ".tsv", ".text", ".markdown", ".eml")
OTHER_ENDINGS: Final = (".docx", ".doc", ".odt", ".pdf", ".rtf", ".xlsx", ".ods", ".pages")
MOST_FILES: Final = 2000
LARGEST: Final = 5_000_000  # bytes that are read of a file
PICTURE: Final = re.compile(r"!?\[[^\]\n]{0,200}\]:? ?[(<]data:[^\s)>]*[)>]?")  # as word processors put one in Markdown
FOREIGN: Final = {
    b"PK\x03\x04": "docx",
    b"\xd0\xcf\x11\xe0": "doc",
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
}


def shown(name: str) -> str:
    """A file as messages name it."""
    return "stdin" if name == PIPE else name


def sources(names: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The files to read, and whether each was found in a folder. Raises TypedWrongError for what is not there."""
    for name in names:
        path = Path(name)
        if name == PIPE:
            yield name, False
        elif path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in (*ENDINGS, *OTHER_ENDINGS))
            visible = [
                file for file in inside if not any(part.startswith(".") for part in file.relative_to(path).parts)
            ]
            if not visible:
                say(_("there are no sheets in {path}").format(path=name), error=True)
            for file in visible[:MOST_FILES]:
                if file.is_file():
                    yield str(file), True
        elif path.exists():
            yield name, False
        else:
            hint = _("name a file, a folder, or - for what comes through the pipe")
            raise TypedWrongError(_("there is no file {path}").format(path=name), hint)


def contents(name: str) -> bytes:
    """What stands in a file, or comes through the pipe. Raises HybrideError."""
    if name == PIPE:
        if sys.stdin.isatty():
            say(_("paste the sheet here; end with Ctrl-D on an empty line"), error=True)
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        try:
            with Path(name).open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            message = _("it cannot be opened: {reason}").format(reason=error.strerror or error)
            raise HybrideError(message, _("look at the permissions of the file")) from None
    if len(data) > LARGEST:
        raise HybrideError(_("it is too large for a sheet"), _("read sheets of at most 5 MB"))
    return data


def decoded(data: bytes) -> str:
    """The text of a file, however a word processor saved it. Raises HybrideError for what is no text."""
    form = next((name for start, name in FOREIGN.items() if data.startswith(start)), None)
    if form:
        raise HybrideError(_("this is not plain text but {form}").format(form=form), how_to_save(form))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return cleaned(data.decode("utf-16", errors="replace"))
    if b"\0" in data:
        raise HybrideError(_("this is not text"), _("save the sheet as plain text, or type the answers over"))
    try:
        return cleaned(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return cleaned(data.decode("cp1252", errors="replace"))


def how_to_save(form: str) -> str:
    """How a file of a word processor becomes text."""
    if form == "pdf":
        return _("open it, select and copy all of it, and paste it in a text file; then read that")
    return _("in Word: Save As, Plain Text (.txt), with UTF-8; or copy all of it and use: hybride read -")


def cleaned(text: str) -> str:
    """Text without pictures and the signs that cannot be seen, with the line ends that records have."""
    text = PICTURE.sub("", text)
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)
    text = re.sub("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufffe\uffff]", "", text)
    text = re.sub("[\u00a0\u2007\u2009\u202f\u2003\u2002]", " ", text)
    return "".join(
        letter for letter in text if letter in "\n\t" or letter.isprintable() or "\ue000" <= letter <= "\uf8ff"
    )
