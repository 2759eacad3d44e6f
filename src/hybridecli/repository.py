"""The only module that knows git: looking back, and committing exactly what was written."""

import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from subprocess import PIPE
from typing import NamedTuple

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # a machine without git gets our sentence, not an ImportError

import git
from git.exc import GitCommandError, GitCommandNotFound, InvalidGitRepositoryError, NoSuchPathError

from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _

LINK, FILE = "120000", ("100644", "100755")
UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}


class Blob(NamedTuple):
    """A file in a commit: its mode and the id of its content."""

    mode: str
    id: str


class Repository:
    """The git repository around a partnership folder, which may be a subfolder of it."""

    def __init__(self, folder: Path) -> None:
        try:
            self.repo = git.Repo(folder, search_parent_directories=True)
        except (InvalidGitRepositoryError, NoSuchPathError):
            raise HybrideError(
                _("there is no git history here"), _("make one with: git init && git add . && git commit")
            ) from None
        except (GitCommandNotFound, OSError) as error:
            raise no_git(error) from error
        if self.repo.working_tree_dir is None:
            raise HybrideError(_("this is a bare git repository"), _("clone it and work in the clone"))
        top = Path(self.repo.working_tree_dir).resolve()
        self.prefix = "" if top == folder.resolve() else folder.resolve().relative_to(top).as_posix() + "/"
        self.folder = folder
        self.repo.git.update_environment(LC_ALL="C", GIT_OPTIONAL_LOCKS="0", GIT_TERMINAL_PROMPT="0")

    def run(self, *arguments: str, env: Mapping[str, str] | None = None) -> str:
        """What git answers to a command in the partnership folder; git's own refusal becomes a sentence."""
        try:
            answer = self.repo.git.execute(["git", "-C", str(self.folder), *arguments], env=env)
        except GitCommandNotFound as error:
            raise no_git(error) from error
        except GitCommandError as error:
            said = str(error.stderr or error.stdout or "").strip().removeprefix("stderr: ").strip("'\n ")
            raise HybrideError(_("git refused: {command}").format(command="git " + arguments[0]), said) from error
        return str(answer)

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
            raise HybrideError(_("there is no history yet: nothing was committed"), _("commit first, then look back"))
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
        """The merge, rebase or cherry-pick that is not finished, if there is one."""
        folder = Path(self.repo.git_dir)
        return next((name for file, name in UNDER_WAY.items() if (folder / file).exists()), None)

    def identity(self) -> dict[str, str]:
        """The environment that gives a commit an author where git has none: the login name, else hybride."""
        mail = os.environ.get("GIT_COMMITTER_EMAIL") or os.environ.get("EMAIL") or self.quietly("config", "user.email")
        if mail and self.quietly("var", "GIT_COMMITTER_IDENT") and self.quietly("var", "GIT_AUTHOR_IDENT"):
            return {}
        name = os.environ.get("USER") or os.environ.get("USERNAME") or os.environ.get("LOGNAME") or "hybride"
        mail = f"{name}@localhost"
        return {
            "GIT_AUTHOR_NAME": os.environ.get("GIT_AUTHOR_NAME") or name,
            "GIT_AUTHOR_EMAIL": os.environ.get("GIT_AUTHOR_EMAIL") or mail,
            "GIT_COMMITTER_NAME": os.environ.get("GIT_COMMITTER_NAME") or name,
            "GIT_COMMITTER_EMAIL": os.environ.get("GIT_COMMITTER_EMAIL") or mail,
        }

    def commit(self, paths: Iterable[str], message: str, when: str | None = None, **more: str) -> str:
        """Commit exactly `paths`, leaving all else that is staged or changed alone; `when` dates it."""
        named = list(paths)
        dated = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if when else {}
        environment = {**self.identity(), **dated, **more}
        try:
            self.run("add", "--", *named, env=environment)
        except HybrideError:
            named = self.not_ignored(named)
            if not named:
                raise
            self.run("add", "--", *named, env=environment)
        self.run("commit", "--quiet", "--only", "-m", message, "--", *named, env=environment)
        return self.run("rev-parse", "HEAD")

    def not_ignored(self, paths: Iterable[str]) -> list[str]:
        """Those of `paths` that a person's own ignore rules, such as one for `.vscode/`, let into the history."""
        options = ("--others", "--ignored", "--exclude-standard", "-z")
        left = list(paths)
        ignored = set((self.quietly("ls-files", *options, "--", *left) or "").split("\0"))
        return [path for path in left if path not in ignored]


def no_git(error: Exception) -> HybrideError:
    """The sentence for a machine where git cannot be started."""
    return HybrideError(_("git could not be started"), _("install git 2.30 or newer ({error})").format(error=error))


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
