"""The only module that knows git: looking back, and committing exactly what was written."""

import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from subprocess import PIPE
from typing import Any, Final, NamedTuple

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # a machine without git gets our sentence, not an ImportError

import git
from git.exc import GitCommandError, GitCommandNotFound, InvalidGitRepositoryError, NoSuchPathError

from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _

LINK, FILE = "120000", ("100644", "100755")
UNDER_WAY = {  # the first that is there counts: a rebase leaves the signs of others too
    "rebase-merge": "rebase",
    "rebase-apply/applying": "am",
    "rebase-apply": "rebase",
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "sequencer": "cherry-pick",
    "BISECT_LOG": "bisect",
}
FROM_FILE: Final = ("--pathspec-from-file=-", "--pathspec-file-nul")
PATIENCE: Final = 2.0  # seconds that another program, such as an editor, may hold git's own locks
ROOM: Final = 20_000  # characters of paths in the arguments of one process; Windows takes 32,767 in all


class Blob(NamedTuple):
    """A file in a commit: its mode and the id of its content."""

    mode: str
    id: str


# in `git status`: the sign of a line -> how many words stand before the path, and what the file is then
STANDING: Final = {"1": (8, ("edited",)), "?": (1, ("edited", "new")), "u": (10, ("unmerged",)), "!": (1, ("ignored",))}


class Standing(NamedTuple):
    """How files stand against the last commit: those that differ from it, and of these the ones new to git."""

    head: str | None
    edited: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    unmerged: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


class NoHistoryError(HybrideError):
    """A folder that lies in no git repository."""


class Repository:
    """The git repository around a partnership folder, which may be a subfolder of it."""

    def __init__(self, folder: Path) -> None:
        try:
            self.repo = git.Repo(folder, search_parent_directories=True)
        except (InvalidGitRepositoryError, NoSuchPathError):
            raise NoHistoryError(
                _("there is no git history here"), _("make one with: git init && git add . && git commit")
            ) from None
        except (GitCommandNotFound, OSError) as error:
            raise no_git(error) from error
        if self.repo.working_tree_dir is None:
            raise HybrideError(_("this is a bare git repository"), _("clone it and work in the clone"))
        top = Path(self.repo.working_tree_dir).resolve()
        self.prefix = "" if top == folder.resolve() else folder.resolve().relative_to(top).as_posix() + "/"
        self.folder = folder
        self.git_dir, self.common_dir = Path(self.repo.git_dir), Path(self.repo.common_dir)
        self.lock: int | None = None  # an open file that every git that changes something keeps open while it runs
        self.repo.git.update_environment(LC_ALL="C", GIT_OPTIONAL_LOCKS="0", GIT_TERMINAL_PROMPT="0")

    def run(self, *arguments: str, env: Mapping[str, str] | None = None, **more: Any) -> str:
        """What git answers to a command in the partnership folder; git's own refusal becomes a sentence."""
        try:
            answer = self.repo.git.execute(["git", "-C", str(self.folder), *arguments], env=env, **more)
        except GitCommandNotFound as error:
            raise no_git(error) from error
        except GitCommandError as error:
            said = str(error.stderr or error.stdout or "").strip().removeprefix("stderr: ").strip("'\n ")
            raise HybrideError(_("git refused: {command}").format(command="git " + arguments[0]), said) from error
        return str(answer)

    def change(self, *arguments: str, paths: Iterable[str], env: Mapping[str, str] | None = None) -> None:
        """Let git change something about `paths`. While a lock of git is taken, wait a little.

        Git keeps our own lock open, so that a git that outlives this process is not taken for a dead one.
        """
        keeps = {"pass_fds": (self.lock,)} if self.lock is not None and sys.platform != "win32" else {}
        until = time.monotonic() + PATIENCE
        with tempfile.TemporaryFile() as listed:
            listed.write(b"\0".join(os.fsencode(literal(path)) for path in paths))
            while True:
                listed.seek(0)
                try:
                    self.run(*arguments, *FROM_FILE, env=env, istream=listed, **keeps)
                    return  # noqa: TRY300 (what follows the attempt is another attempt)
                except HybrideError as error:
                    taken = any(name in error.hint for name in ("index.lock'", "HEAD.lock'"))
                    if not taken or time.monotonic() > until:
                        raise
                time.sleep(0.05)

    def quietly(self, *arguments: str) -> str | None:
        """What git answers, or None where it refuses."""
        try:
            return self.run(*arguments)
        except HybrideError as error:
            if isinstance(error.__cause__, GitCommandNotFound):
                raise
            return None

    def head(self) -> str | None:
        """The commit that is checked out; None on an unborn branch."""
        return self.quietly("rev-parse", "--verify", "--quiet", "HEAD^{commit}")

    def day_of(self, commit: str) -> str:
        """The day on which a commit was made, as its maker's clock had it."""
        return self.run("show", "-s", "--format=%cd", "--date=format:%Y-%m-%d", commit)

    def commit_at(self, when: str, day: str | None) -> str:
        """The commit that `when` means: a revision, or with `day` the last first-parent commit by the end of it."""
        if day is None:
            found = self.quietly("rev-parse", "--verify", "--quiet", "--end-of-options", f"{when}^{{commit}}")
            if not found and self.head() is None:
                raise nothing_committed()
            if not found:
                hint = _("name a date such as 2026-01-31, or a commit, branch or tag")
                raise TypedWrongError(_("git does not know {when}").format(when=when), hint)
            return found
        until = int(datetime.fromisoformat(f"{day}T23:59:59").astimezone().timestamp())
        lines = (self.quietly("log", "--first-parent", "--format=%H %ct", "HEAD") or "").splitlines()
        for line in lines:
            commit, _space, seconds = line.partition(" ")
            if int(seconds) <= until:
                return commit
        if not lines:
            raise nothing_committed()
        first = self.day_of(lines[-1].partition(" ")[0])
        raise TypedWrongError(
            _("nothing was recorded yet on {day}").format(day=day), _("the history starts on {day}").format(day=first)
        )

    def tree(self, commit: str) -> dict[str, Blob]:
        """The files of the partnership in a commit, by their path in it."""
        listing = self.run("ls-tree", "-r", "-z", "--full-tree", commit, *([self.prefix] if self.prefix else []))
        found: dict[str, Blob] = {}
        for line in listing.split("\0"):
            if line:
                about, _tab, path = line.partition("\t")
                mode, _type, identity = about.split(" ")[:3]
                found[path.removeprefix(self.prefix)] = Blob(mode, identity)
        return found

    def contents(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """The bytes of blobs by their ids, fetched with one process."""
        wanted = list(dict.fromkeys(blobs))
        if not wanted:
            return {}
        process = self.repo.git.cat_file("--batch", "--buffer", istream=PIPE, as_process=True)
        answer, _errors = process.proc.communicate("".join(f"{blob}\n" for blob in wanted).encode())
        found, place = {}, 0
        for blob in wanted:
            end = answer.index(b"\n", place)
            size = int(answer[place:end].split()[2])
            found[blob] = answer[end + 1 : end + 1 + size]
            place = end + size + 2
        return found

    def under_way(self) -> str | None:
        """The merge, rebase, cherry-pick, revert or bisect that is not finished, if there is one."""
        return next((name for file, name in UNDER_WAY.items() if (self.git_dir / file).exists()), None)

    def standing(self, paths: Iterable[str]) -> Standing:
        """How files of the partnership stand against the last commit; folders are no files."""
        head: str | None = None
        found: dict[str, dict[str, None]] = {"edited": {}, "new": {}, "unmerged": {}, "ignored": {}}
        options = ("--branch", "-z", "--untracked-files=all", "--ignored=traditional", "--no-renames")
        for some in portions(paths):
            answer = self.run("status", "--porcelain=v2", *options, "--", *map(literal, some))
            for line in answer.split("\0"):
                if line.startswith("# branch.oid "):
                    head = line.removeprefix("# branch.oid ").replace("(initial)", "") or None
                elif line[:1] in STANDING:
                    before, names = STANDING[line[:1]]
                    for name in names:
                        found[name][line.split(" ", before)[-1].removeprefix(self.prefix)] = None
        return Standing(head, *(tuple(paths) for paths in found.values()))

    def identity(self) -> dict[str, str]:
        """The environment that gives a commit an author where git has none: the login name, else hybride."""
        options = ("config", "--get-regexp", r"^(user|author|committer)\.(name|email)$")
        lines = (self.quietly(*options) or "").splitlines()
        known = {key: value for key, _space, value in (line.partition(" ") for line in lines) if value}
        login = next((os.environ[key] for key in ("USER", "USERNAME", "LOGNAME") if os.environ.get(key)), "hybride")
        if os.environ.get("EMAIL"):  # git looks there itself
            known["user.email"] = os.environ["EMAIL"]
        missing = {}
        for role in ("author", "committer"):
            for part, instead in (("name", login), ("email", f"{login}@localhost")):
                variable = f"GIT_{role}_{part}".upper()
                if not (os.environ.get(variable) or known.get(f"{role}.{part}") or known.get(f"user.{part}")):
                    missing[variable] = instead
        return missing

    def commit(
        self, paths: Iterable[str], message: str, when: str | None = None, standing: Standing | None = None
    ) -> bool:
        """Commit exactly `paths`, leaving all else that is staged or changed alone; `when` dates it.

        Paths that a person's own rules keep out of the history, such as one for `.vscode/`, stay out.
        `standing` is how the paths stand now, where that is known. False where nothing was left to commit.
        """
        named = list(paths)
        dated = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if when else {}
        own = {name: os.environ.get(name, "") for name in ("LC_ALL", "LANGUAGE")}  # hooks run as for the person
        environment = {**self.identity(), **own, **dated}
        standing = standing or self.standing(named)
        named = [path for path in named if path in standing.edited]
        if not named:
            return False
        if standing.new:
            self.change("add", paths=standing.new)
        try:
            self.change("commit", "--quiet", "--only", "-m", message, paths=named, env=environment)
        except HybrideError:
            if self.as_committed(named):  # what was staged differed, not what stands in the files
                return False
            raise
        return True

    def as_committed(self, paths: Iterable[str]) -> bool:
        """Whether what stands in files is what the last commit has."""
        some = portions(paths)
        return all(self.quietly("diff", "--quiet", "HEAD", "--", *map(literal, named)) is not None for named in some)

    def version(self, commit: str, path: str) -> bytes | None:
        """What stood in a file of the partnership, as it stands in the folder; None where it was not there."""
        name = f"{commit}:{self.prefix}{path}"
        if self.quietly("cat-file", "-e", name) is None:
            return None
        data = self.repo.git.execute(
            ["git", "-C", str(self.folder), "cat-file", "--filters", name],
            stdout_as_string=False,
            strip_newline_in_stdout=False,
        )
        assert isinstance(data, bytes)
        return data

    def merged(self, base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
        """`ours` with what changed from `base` to `theirs`; None where the two do not go together."""
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / name for name in ("ours", "base", "theirs")]
            for file, data in zip(files, (ours, base, theirs), strict=True):
                file.write_bytes(data)
            if self.quietly("merge-file", "--quiet", *map(str, files)) is None:
                return None
            return files[0].read_bytes()

    def unstage(self, paths: Iterable[str]) -> None:
        """Make the index say of `paths` what the last commit says."""
        self.change("reset", "--quiet", paths=paths)

    def committed_since(self, commit: str | None, paths: Iterable[str]) -> bool:
        """Whether one of `paths` is in a commit made after `commit`; None is before the first."""
        span = f"{commit}..HEAD" if commit else "HEAD"
        return any(
            self.quietly("rev-list", "--max-count=1", span, "--", *map(literal, some)) for some in portions(paths)
        )

    def clear_locks(self, since: float) -> None:
        """Remove git's own locks that a killed git left after `since`; those that somebody uses go by themselves."""
        until = time.monotonic() + PATIENCE
        while (left := self.locks(since)) and time.monotonic() < until:
            time.sleep(0.05)
        for path in left:
            path.unlink(missing_ok=True)

    def locks(self, since: float) -> list[Path]:
        """The locks that committing takes, as far as they were made after `since`."""
        branch = (self.git_dir / "HEAD").read_text(encoding="utf-8").strip().removeprefix("ref: ")
        usual = (self.git_dir / "index.lock", self.git_dir / "HEAD.lock", self.common_dir / f"{branch}.lock")
        afterwards = self.common_dir / "objects/maintenance.lock"  # of the tidying that follows a commit
        found = (*usual, afterwards, *self.git_dir.glob("next-index-*.lock"))
        return [path for path in found if path.exists() and path.stat().st_mtime >= since]


def literal(path: str) -> str:
    """A path in which git sees no pattern."""
    return f":(literal){path}"


def portions(paths: Iterable[str]) -> Iterator[list[str]]:
    """Paths in portions that fit the arguments of one process."""
    portion: list[str] = []
    size = 0
    for path in paths:
        if portion and size + len(path) > ROOM:
            yield portion
            portion, size = [], 0
        portion.append(path)
        size += len(literal(path)) + 1
    if portion:
        yield portion


def no_git(error: Exception) -> HybrideError:
    """The sentence for a machine where git cannot be started."""
    missing = isinstance(error, GitCommandNotFound)
    hint = _("install git 2.30 or newer") if missing else _("install git 2.30 or newer ({error})").format(error=error)
    return HybrideError(_("git could not be started"), hint)


def nothing_committed() -> HybrideError:
    """The sentence for looking back in a repository without commits."""
    return HybrideError(_("there is no history yet: nothing was committed"), _("commit first, then look back"))


def make(folder: Path, settings: Mapping[str, str] | None = None) -> Repository:
    """A new repository in `folder`, with `settings` of its own."""
    try:
        git.Git(folder).execute(["git", "init", "--quiet", "--initial-branch=main"])
    except (GitCommandNotFound, GitCommandError) as error:
        raise no_git(error) from error
    repository = Repository(folder)
    for key, value in (settings or {}).items():
        repository.run("config", key, value)
    return repository


def around(folder: Path) -> Repository | None:
    """The repository in which a folder lies, if there is one."""
    try:
        return Repository(folder)
    except HybrideError:
        return None
