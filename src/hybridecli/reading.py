"""What is gathered while a file is read: faults with their places, references, and what was probably meant."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

from hybridecli import yamlfile
from hybridecli.finding import Finding
from hybridecli.language import _
from hybridecli.yamlfile import Node

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID: Final = 60
BAD: Final[Any] = object()  # what a value that cannot be read becomes; None is a value that is not there


@dataclass(frozen=True)
class To:
    """In a declaration: the text is the id of a record of one of these kinds; `path` says that it is `<kind>/<id>`."""

    kinds: tuple[str, ...] = ()
    path: bool = False


@dataclass(frozen=True)
class Reference:
    """A reference as it stands in a file, to be looked up when all records are known."""

    line: int
    column: int
    text: str
    to: To


@dataclass
class Reading:
    """What is gathered while one file is read: faults with their places, and references to look up."""

    file: str
    about: str
    faults: list[Finding] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    typed: bool = True

    def fault(self, node: Node, message: str, hint: str = "", *, rule: str = "schema", blocks: bool = True) -> Any:
        """Note what is wrong at `node`; `blocks` leaves the record out. Returns BAD."""
        line, column = yamlfile.position(node)
        self.faults.append(
            Finding(file=self.file, line=line, column=column, rule=rule, about=self.about, message=message, hint=hint)
        )
        self.typed = self.typed and not blocks
        return BAD


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that was probably meant, or None."""
    close = get_close_matches(word, list(words), n=1, cutoff=0.6)
    return close[0] if close else None


def meant_by(text: str, words: Mapping[str, str]) -> str | None:
    """Which of `words` (each with its Dutch name) was probably meant, by its spelling or by its Dutch name."""
    names = {bare(dutch): word for word, dutch in words.items()} | {bare(word): word for word in words}
    near = bare(text) if bare(text) in names else nearest(bare(text), names)
    return names[near] if near else None


def bare(text: str) -> str:
    """A word in small letters, with blanks for hyphens and underscores."""
    return re.sub(r"[-_\s]+", " ", text.strip().lower())


def one_of(words: Iterable[str]) -> str:
    """The hint that names what is allowed."""
    return _("use one of: {words}").format(words=", ".join(words))


def slug(text: str) -> str:
    """An id made from a name: small letters, digits and hyphens, at most 60 characters."""
    from unicodedata import normalize  # start-up cost: only where an id is made or suggested

    plain = normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-") or "record"
