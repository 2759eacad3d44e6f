"""The one way in which commands change records: under a lock, whole or not at all, then committed exactly.

with writing(here, "set") as pen:               # waits for others, tidies what a killed command left
    text = pen.read("couples/koppel-1.yaml")    # what a change is made from is read here, not before
    pen.change({"couples/koppel-1.yaml": surgery(text)}, "couples/koppel-1: status running → closed")
"""

import contextlib
import errno
import shlex
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hybridecli import actions, journal, lock
from hybridecli.errors import HybrideError
from hybridecli.journal import ChangedMeanwhileError, DamagedError, Journal
from hybridecli.language import N_, _, n_
from hybridecli.output import say
from hybridecli.repository import NoHistoryError, Repository, Standing

if TYPE_CHECKING:
    from hybridecli.here import Here

TRAILER: Final = "Hybride"
BY_HAND: Final = "by-hand"  # in the trailer of a commit of hand edits, which `undo` passes over
STATE: Final = "hybride"
UNCOMMITTED: Final = "uncommitted"  # in the state folder: what the last command wrote without a commit
TO_FINISH: Final = {
    "merge": N_("finish it with: git merge --continue, or leave it with: git merge --abort"),
    "rebase": N_("finish it with: git rebase --continue, or leave it with: git rebase --abort"),
    "cherry-pick": N_("finish it with: git cherry-pick --continue, or leave it with: git cherry-pick --abort"),
    "revert": N_("finish it with: git revert --continue, or leave it with: git revert --abort"),
    "am": N_("finish it with: git am --continue, or leave it with: git am --abort"),
    "bisect": N_("finish it with: git bisect reset"),
}


class Pen:
    """Changes files of a partnership for one command, which holds the lock."""

    def __init__(
        self, here: "Here", command: str, repository: Repository | None, state: Path, handle: int | None
    ) -> None:
        self.root, self.command, self.state, self.handle = here.root, command, state, handle
        self.repository = repository if here.commits else None
        self.seen: dict[str, bytes | None] = {}
        self.ignored: set[str] = set()  # by git

    def read(self, path: str) -> bytes | None:
        """What stands in a file now; None where there is none. A change is refused where that is no longer so."""
        if path not in self.seen:
            try:
                self.seen[path] = journal.content(place(self.root, path))
            except OSError as error:
                raise unwritable(error) from error
        return self.seen[path]

    def change(self, files: Mapping[str, str | bytes | None], message: str, trailers: Iterable[str] = ()) -> list[str]:
        """Make files hold this, None for not being there, commit it, and print the paths; those that really changed.

        `message` is without its trailers. Raises HybrideError with nothing changed, and CommitFailedError with the
        files written.
        """
        wanted = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
        new = {path: data for path, data in wanted.items() if data != self.read(path)}
        if not new:
            say(_("nothing changes, so nothing was written"), error=True)
            return []
        try:
            self.written(new, self.kept(new), message, trailers)
        except CommitFailedError:
            print_paths(new)
            raise
        except OSError as error:
            raise unwritable(error) from error
        print_paths(new)
        self.seen |= new
        return list(new)

    def kept(self, paths: Iterable[str]) -> str | None:
        """Commit what people changed in these files by themselves; the last commit then."""
        if self.repository is None:
            return None
        before = self.repository.standing(paths)
        self.ignored.update(before.ignored)
        if before.unmerged:
            message = _("both versions of a conflict stand in {path}").format(path=before.unmerged[0])
            raise HybrideError(
                message,
                _("choose what is right in it, then type: git add {path}").format(path=shlex.quote(before.unmerged[0])),
            )
        if not before.edited:
            return before.head
        message = f"{names(before.edited)}: " + _("edited by hand")
        as_it_is = {path: journal.content(self.root / path) for path in before.edited}
        with self.journal(as_it_is, as_it_is, before.head), interrupts_later():
            try:
                self.repository.commit(before.edited, f"{message}\n\n{TRAILER}: {BY_HAND}")
            except HybrideError as error:
                failed = _("what was edited by hand could not be committed, so nothing was changed")
                hint = f"{error.hint or error.message}\n{to_type(self.root, before.edited, message)}"
                raise HybrideError(failed, hint) from error
        return self.repository.head()

    @contextlib.contextmanager
    def journal(
        self, old: Mapping[str, bytes | None], new: Mapping[str, bytes | None], head: str | None
    ) -> Iterator[Journal]:
        """Keep what stands in files until they are written and committed; they are put back where that fails."""
        begun = journal.begun(self.state, self.root, old, new, commits=self.repository is not None, head=head)
        try:
            yield begun
        except CommitFailedError:
            begun.drop()
            raise
        except KeyboardInterrupt:
            recover(self.state, self.handle)  # the git that was committing may have heard it too, or be done
            raise
        except Exception:
            begun.put_back()
            begun.drop()
            raise
        begun.drop()

    def written(self, new: Mapping[str, bytes | None], head: str | None, message: str, trailers: Iterable[str]) -> None:
        """Write the files and commit them."""
        old = {path: self.seen[path] for path in new}
        try:
            with self.journal(old, new, head) as begun, interrupts_later():
                begun.write()
                known = all(old.values()) and not self.ignored.intersection(new)
                self.commit(list(new), message, trailers, Standing(head, tuple(new)) if known else None)
        except ChangedMeanwhileError as error:
            changed = _("another program changed {path} just now, so nothing was written").format(path=error.args[0])
            raise HybrideError(changed, _("look at it, and try again")) from None

    def commit(self, paths: list[str], message: str, trailers: Iterable[str], standing: Standing | None) -> None:
        """Commit files that were written; where that fails they stay, and it is said what to type."""
        kept = self.state / UNCOMMITTED
        if self.repository is None:
            kept.write_text("\0".join(paths), encoding="utf-8")
            return
        try:
            last = "\n".join((*trailers, f"{TRAILER}: {self.command}"))
            made = self.repository.commit(paths, f"{message.strip()}\n\n{last}", standing=standing)
        except HybrideError as error:
            kept.write_text("\0".join(paths), encoding="utf-8")
            raise CommitFailedError(
                _("this was written, but it could not be committed"),
                f"{error.hint or error.message}\n{to_type(self.root, paths, message)}",
            ) from error
        kept.unlink(missing_ok=True)
        if not made:
            say(_("git has nothing to commit about it: these files are ignored, or as they were committed"), error=True)

    def uncommitted(self) -> tuple[str, ...]:
        """The files that the last command wrote without a commit, and that still differ from the last one."""
        kept = self.state / UNCOMMITTED
        if self.repository is None or not kept.is_file():
            return ()
        return self.repository.standing(kept.read_text(encoding="utf-8").split("\0")).edited


class CommitFailedError(HybrideError):
    """The files are written, and git refused the commit."""


@contextlib.contextmanager
def writing(here: "Here", command: str) -> Iterator[Pen]:
    """Change records as `command`, a verb: alone, and not while something in git is unfinished.

    `here.partnership` is read anew inside, so what others wrote meanwhile is seen. Ask people before it, not inside.
    """
    here.refuse_at()
    repository = history(here)
    state = state_folder(here.root, repository)
    with contextlib.ExitStack() as held:
        try:
            state.mkdir(mode=0o700, exist_ok=True)
            if repository is None and not (state / ".gitignore").exists():
                actions.write(state / ".gitignore", "*\n")
            handle = held.enter_context(lock.held(state / "lock"))
            recover(state, handle)
        except OSError as error:
            raise unwritable(error) from error
        if repository is not None:
            repository.lock = handle
            refuse_under_way(repository)
        vars(here).pop("partnership", None)  # what was read before the lock may have changed
        yield Pen(here, command, repository, state, handle)


def change(here: "Here", files: Mapping[str, str | bytes | None], message: str, command: str) -> list[str]:
    """Make files hold this, where it does not matter what they held; see `Pen.change`."""
    with writing(here, command) as pen:
        return pen.change(files, message)


def history(here: "Here") -> Repository | None:
    """The repository around the partnership; outside git it is said that there is no history."""
    try:
        return here.repository
    except NoHistoryError as error:
        say(_("without history: {reason}").format(reason=error.message), error=True)
        return None


def state_folder(root: Path, repository: Repository | None) -> Path:
    """Where the lock and the journal are: in git's own folder, which worktrees share, else in one that git ignores."""
    return root / f".{STATE}" if repository is None else repository.common_dir / STATE


def refuse_under_way(repository: Repository) -> None:
    """While git is in the middle of something, nothing is written."""
    if what := repository.under_way():
        raise HybrideError(_("a {what} of git is not finished").format(what=what), _(TO_FINISH[what]))


def recover(state: Path, handle: int | None = None) -> None:
    """Take back what a command that was killed had begun, or leave it where it was done."""
    try:
        begun = journal.left_behind(state)
    except DamagedError as error:
        text = _("a command was cut short, and what it kept cannot be read; look at your records, and at {path}")
        say(text.format(path=error), error=True)
        return
    if begun is None:
        return
    done = tidied(begun, handle) if begun.commits else begun.all_written()
    left = [] if done else begun.put_back()
    begun.drop()
    if begun.old != begun.new:
        done_text = _("a command was cut short when all was done: {paths}")
        text = done_text if done else _("a command was cut short; what it had begun was taken back: {paths}")
        say(text.format(paths=", ".join(begun.new)), error=True)
    for path in left:
        say(_("{path} was changed since, so it was left as it is").format(path=path), error=True)


def tidied(begun: Journal, handle: int | None) -> bool:
    """Tidy what a killed git left; whether the commit was made."""
    repository = Repository(begun.root)
    repository.lock = handle
    repository.clear_locks(begun.place.stat().st_mtime)
    repository.unstage(begun.new)
    return repository.committed_since(begun.head, begun.new)


@contextlib.contextmanager
def interrupts_later() -> Iterator[None]:
    """Hear Ctrl-C only at the end: git, which hears it too, is not left alone in the middle."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if heard:
            raise KeyboardInterrupt


def place(root: Path, path: str) -> Path:
    """Where a file of the partnership is; a path out of it, or into git's own folder, is refused."""
    if any(part.lower() in ("..", ".git") for part in Path(path).parts):
        raise HybrideError(_("{path} leads out of the partnership folder").format(path=path))
    return actions.inside(root, root / path)


def names(paths: Iterable[str]) -> str:
    """The records in some files, in a few words."""
    first, *others = (path.removesuffix(".yaml") for path in paths)
    more = len(others)
    return first if not more else first + " " + n_("and {n} more", "and {n} more", more).format(n=more)


def to_type(root: Path, paths: Iterable[str], message: str) -> str:
    """What commits files by hand."""
    start = shlex.join(["git", *([] if root == Path.cwd() else ["-C", str(root)])])
    files, subject = shlex.join(paths), shlex.quote(message.strip().splitlines()[0])
    lines = (f"{start} add -A -- {files}", f"{start} commit -m {subject} -- {files}")
    return "\n  ".join((_("when that is solved, type:"), *lines))


def print_paths(new: Mapping[str, bytes | None]) -> None:
    """Print the paths of the files that were written."""
    if written := [path for path, data in new.items() if data is not None]:
        say("\n".join(written))


def unwritable(error: OSError) -> HybrideError:
    """The sentence for what the file system refused."""
    path = Path(str(error.filename2 or error.filename or "?"))
    path = path.parent if path.suffix == ".tmp" else path
    nothing = _("nothing was changed")
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return HybrideError(_("the disk is full"), _("make room and try again") + "; " + nothing)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        message = _("{path} may not be written").format(path=path)
        return HybrideError(message, _("look at the permissions of the folder") + "; " + nothing)
    return HybrideError(f"{path}: {error.strerror or error}", nothing)
