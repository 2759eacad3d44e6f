"""Where a command works: the folder, the moment and the records that the global options name."""

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.output import say
from hybridecli.partnership import Partnership, load
from hybridecli.records import kind_named, kinds
from hybridecli.snapshot import CHARTER, Commit, WorkTree, root_above
from hybridecli.speech import speak_for

if TYPE_CHECKING:
    from hybridecli.record import Record
    from hybridecli.repository import Repository


@dataclass
class Here:
    """Where a command works, as the global options say."""

    directory: str = "."
    at: str | None = None
    commits: bool = True

    @cached_property
    def root(self) -> Path:
        """The partnership folder that the command stands in or below."""
        start = self.folder(self.directory)
        if found := root_above(start):
            return found
        message = _("{path} is not in a partnership folder").format(path=start)
        raise TypedWrongError(message, _("go to one, name one with -C, or make one with: hybride init DIR"))

    @staticmethod
    def folder(name: str) -> Path:
        """An existing folder, as a whole path."""
        path = Path(name).absolute()
        if not path.is_dir():
            raise TypedWrongError(_("there is no folder {path}").format(path=name), _("look at the spelling after -C"))
        return Path(os.path.normpath(path))

    @cached_property
    def repository(self) -> "Repository":
        """The git repository around the folder."""
        from hybridecli.repository import Repository  # start-up cost: GitPython

        return Repository(self.root)

    @cached_property
    def partnership(self) -> Partnership:
        """The records now, or as they were with `--at`, which also sets today. Words are those of their country."""
        found = self.loaded()
        speak_for(lambda: found.charter.jurisdiction)
        return found

    def loaded(self) -> Partnership:
        """The records now, or then."""
        if self.at is None:
            return load(WorkTree(self.root))
        commit = self.commit_then(self.at)
        os.environ["HYBRIDE_TODAY"] = self.repository.day_of(commit) if self.day_then is None else self.day_then
        snapshot = Commit(self.repository, commit)
        if CHARTER not in snapshot.paths():
            message = _("at {when} there was no partnership here yet").format(when=self.at)
            raise TypedWrongError(message, _("name a later date or revision"))
        return load(snapshot)

    @cached_property
    def day_then(self) -> str | None:
        """The day that `--at` names; None where it names a revision."""
        from hybridecli import when  # only with --at

        assert self.at is not None
        words = self.at.lower().split()
        named = words[0] in (*when.RELATIVE, *when.WEEKDAYS) if len(words) == 1 else any(map(when.month_named, words))
        if not named and not re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}([-/.]\d{4})?", self.at.strip()):
            return None
        return when.day(self.at).isoformat()

    def commit_then(self, at: str) -> str:
        """The commit that `--at` means."""
        return self.repository.commit_at(at, self.day_then)

    def refuse_at(self) -> None:
        """For verbs that change something: looking back and changing do not go together."""
        if self.at is not None:
            raise TypedWrongError(_("--at looks back; this verb changes something now"), _("leave out --at"))


def chosen_kind(word: str) -> "type[Record]":
    """The kind that a word on the command line means."""
    found = kind_named(word)
    if found is None:
        from hybridecli.reading import nearest  # only when a word is unknown

        every = [name for kind in kinds().values() for name in (kind.folder(), kind.singular, *kind.dutch)]
        meant = nearest(word.lower(), every)
        hint = (
            _("did you mean {word}?").format(word=meant)
            if meant
            else _("the kinds are: {words}").format(words=", ".join(kinds()))
        )
        raise TypedWrongError(_("there is no kind of record called {kind}").format(kind=word), hint)
    return found


def ended(partnership: Partnership) -> None:
    """Close a reading verb: what had to be left out is said, and makes the exit status 1."""
    if partnership.unreadable:
        left_out = ", ".join(partnership.unreadable)
        say(_("left out, because they cannot be read: {paths}").format(paths=left_out), error=True)
        say("  " + _("see what is wrong with: hybride check"), error=True)
        raise typer.Exit(1)
