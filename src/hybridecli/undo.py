"""Taking back what a command did: an earlier commit, undone in a new one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hybridecli.changing import SHOWN, Overlay, added
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _
from hybridecli.output import say
from hybridecli.partnership import load
from hybridecli.repository import Repository
from hybridecli.snapshot import CHARTER, WorkTree
from hybridecli.writing import BY_HAND, TRAILER, Pen, writing

if TYPE_CHECKING:
    from hybridecli.here import Here

TAKES_BACK = "Takes-back"  # the trailer that names the commit
COMMAND = "undo"


class Made(NamedTuple):
    """A commit that a command made."""

    commit: str
    command: str
    takes_back: str
    subject: str


def take_back(here: "Here", which: str | None = None) -> str:
    """Take back the last command, or the commit that `which` names; what the history said of it.

    Taking back again goes one further; taking back a commit of `undo`, by its name, does it again.
    """
    with writing(here, COMMAND) as pen:
        repository = here.repository
        if which is None and (paths := pen.uncommitted()):
            message = _("what the last command wrote was not committed: {paths}").format(paths=", ".join(paths))
            hint = _("commit it and then take it back, or name what to take back: hybride undo COMMIT")
            raise HybrideError(message, hint)
        commit = last(repository) if which is None else repository.commit_at(which, None)
        subject = repository.run("show", "--no-patch", "--format=%s", commit)
        files = before(pen, repository, commit)
        if not files:
            message = _("nothing is left of what {commit} changed").format(commit=f"{commit[:10]} ({subject})")
            raise HybrideError(message, _("name another: hybride undo COMMIT; see which with: git log"))
        refuse_errors(pen, files, commit)
        pen.change(files, _("taken back: {what}").format(what=subject), [f"{TAKES_BACK}: {commit}"])
        for path in sorted(path for path, data in files.items() if data is None):
            say(_("gone again: {path}").format(path=path), error=True)
        return subject


def last(repository: Repository) -> str:
    """The last commit that a command made, hand edits, undoing and what was undone left aside."""
    for made in standing(repository):
        if not made.takes_back:
            return made.commit
    raise HybrideError(_("there is no command to take back"), _("see what there was with: git log"))


def standing(repository: Repository) -> Iterator[Made]:
    """The commits of commands that can be taken back: hand edits and what was undone left aside, the last first."""
    undone: set[str] = set()
    for made in commands(repository):
        if made.commit in undone or made.command == BY_HAND:
            continue
        if made.takes_back:
            undone.add(made.takes_back)
        yield made


def other_than(repository: Repository | None, commit: str) -> str:
    """How to take back the command before a commit that cannot be taken back."""
    made = [made for made in standing(repository) if not made.takes_back] if repository else []
    place = next((number for number, item in enumerate(made, 1) if item.commit == commit), len(made))
    if place == len(made):
        return _("name another: hybride undo COMMIT; see which with: git log")
    command = f"hybride undo {made[place].commit[:10]}"
    return _("the one before, {what}, goes back with: {command}").format(what=made[place].subject, command=command)


def commands(repository: Repository) -> Iterator[Made]:
    """The commits of commands in this partnership, the last first."""
    parts = (
        "%H",
        f"%(trailers:key={TRAILER},valueonly,separator=%x20)",
        f"%(trailers:key={TAKES_BACK},valueonly,separator=%x20)",
        "%s",
    )
    pattern = f"^{TRAILER}: "
    answer = repository.quietly("log", "-z", f"--grep={pattern}", "--format=" + "%x1f".join(parts), "HEAD", "--", ".")
    for line in (answer or "").split("\0"):
        if line.count("\x1f") == len(parts) - 1:
            made = Made(*(part.strip() for part in line.split("\x1f")))
            if made.command:
                yield made


def before(pen: Pen, repository: Repository, commit: str) -> dict[str, bytes | None]:
    """The files as they are without what `commit` did; refused where that cannot be told apart."""
    if repository.quietly("merge-base", "--is-ancestor", commit, "HEAD") is None:
        raise TypedWrongError(_("{commit} is not in this history").format(commit=commit[:10]))
    if len(parents := repository.run("show", "--no-patch", "--format=%P", commit).split()) > 1:
        message = _("{commit} brings two histories together, so it cannot be taken back here").format(
            commit=commit[:10]
        )
        raise HybrideError(message, _("git can: git revert -m 1 {commit}").format(commit=commit[:10]))
    parent = parents[0] if parents else None
    files: dict[str, bytes | None] = {}
    for path in touched(repository, commit):
        then, now = repository.version(commit, path), pen.read(path)
        old = repository.version(parent, path) if parent else None
        if now != old:
            files[path] = without(repository, commit, path, (then, now, old))
    if CHARTER in files and files[CHARTER] is None:
        raise HybrideError(_("this is how the partnership began"), _("remove the folder if it should not be there"))
    return files


def touched(repository: Repository, commit: str) -> list[str]:
    """The files that a commit changed; refused where some are not of this partnership."""
    options = ("--root", "--no-commit-id", "--name-only", "--no-renames", "-r", "-z")
    paths = [path for path in repository.run("diff-tree", *options, commit).split("\0") if path]
    outside = [path for path in paths if not path.startswith(repository.prefix)]
    if outside:
        message = _("{commit} changed files outside the partnership too: {path}")
        message = message.format(commit=commit[:10], path=outside[0])
        raise HybrideError(message, _("git can: git revert {commit}").format(commit=commit[:10]))
    return [path.removeprefix(repository.prefix) for path in paths]


def without(
    repository: Repository, commit: str, path: str, versions: tuple[bytes | None, bytes | None, bytes | None]
) -> bytes | None:
    """A file as it is now without what `commit` did, from what it was then, is now and was before."""
    then, now, old = versions
    if now == then:
        return old
    if then is not None and now is not None and old is not None:
        merged = repository.merged(then, now, old)
        if merged is not None:
            return merged
    later = repository.run("log", "--max-count=1", "--format=%h %s", f"{commit}..HEAD", "--", f":(literal){path}")
    if repository.as_committed([path]) and later:
        message = _("{path} was changed since, in the same place: {commit}").format(path=path, commit=later)
        raise HybrideError(message, _("take that back first: hybride undo {commit}").format(commit=later.split()[0]))
    message = _("{path} was changed by hand since, in the same place").format(path=path)
    raise HybrideError(message, _("change it further by hand; git diff {path} shows how").format(path=path))


def refuse_errors(pen: Pen, files: dict[str, bytes | None], commit: str) -> None:
    """Refuse what adds an error, such as taking away a record that others refer to by now."""
    now = WorkTree(pen.root)
    if wrong := added(load(now), load(Overlay(now, files))):
        hint = "\n".join(f"{finding.place}: {finding.message}" for finding in wrong[:SHOWN])
        if all(finding.file in files and finding.rule in ("yaml", "schema") for finding in wrong):
            hint += "\n" + other_than(pen.repository, commit)
            raise HybrideError(_("what stood there before was not in order, so it is not put back"), hint)
        raise HybrideError(_("later work depends on it, so it cannot be taken back"), hint)
