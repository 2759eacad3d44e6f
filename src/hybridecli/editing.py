"""Editing a record in an editor: what comes back is read before it counts, and what is refused is never lost."""

import contextlib
import difflib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from hybridecli import changing, drafts, editor, journal
from hybridecli.asking import ask, can_ask
from hybridecli.changes import told
from hybridecli.drafts import Draft
from hybridecli.errors import HybrideError
from hybridecli.finding import Finding
from hybridecli.language import _, n_
from hybridecli.output import finding_lines, say
from hybridecli.partnership import load
from hybridecli.record import plain
from hybridecli.records import kinds
from hybridecli.repository import NoHistoryError, Repository
from hybridecli.snapshot import WorkTree
from hybridecli.writing import CommitFailedError, refuse_under_way, state_folder, unwritable, writing

if TYPE_CHECKING:
    from hybridecli.here import Here

COMMAND: Final = "edit"
FOLDER: Final = "edits"
AT_ONCE: Final = 1.0  # seconds in which nobody changes anything: an editor that returns so soon may still be open
MOST: Final = 20  # remarks at the top of a text
MOST_LINES: Final = 60  # lines of what somebody else changed


@dataclass(frozen=True)
class Refusal:
    """Why a text does not count yet: what is wrong in it, or how the record was changed meanwhile."""

    findings: tuple[Finding, ...] = ()
    meanwhile: tuple[str, ...] = ()

    def remarks(self, path: str) -> list[str]:
        """What stands at the top of the text; its lines are counted with these."""
        if not self.findings and not self.meanwhile:
            return []
        head = [_("This is not saved yet. Mend what is said here; these lines go by themselves.")]
        if self.meanwhile:
            head = [_("Not saved: the record was changed meanwhile. Take over what you want; these lines go.")]
        some, more = self.findings[:MOST], len(self.findings) - MOST
        above = len(head) + len(some) + len(self.meanwhile) + (more > 0)
        lines = [self.remark(finding, path, above) for finding in some]
        if more > 0:
            lines.append(n_("and {n} more", "and {n} more", more).format(n=more))
        return [*head, *lines, *self.meanwhile]

    @staticmethod
    def remark(finding: Finding, path: str, above: int) -> str:
        """One fault in one line, where it is once the remarks stand above the text."""
        hint = f"; {finding.hint}" if finding.hint else ""
        if finding.file != path:
            return f"{finding.place}: {finding.message}{hint}"
        return _("line {number}").format(number=finding.line + above) + f": {finding.message}{hint}"


NOTHING: Final = Refusal()


def edit(here: "Here", word: str) -> None:
    """Open the record that `word` means, and write and commit what comes back; refused text is kept (HybrideError)."""
    here.refuse_at()
    repository = history(here)
    kind, path = changing.located(here.partnership, word)
    ref = changing.ref_of(kind, path)

    def written(draft: Draft, text: bytes) -> Refusal:
        with writing(here, COMMAND) as pen:
            now = pen.read(path)
            if now != draft.base:
                both = joined(repository, draft.base, text, now)
                if both is None or faults(here, path, both):
                    refusal = Refusal(meanwhile=difference(draft.base, now))
                    draft.base = now  # who sees the difference and saves again has taken over what matters
                    return refusal
                text = both
                together = _("{path} was changed meanwhile, in another place; both changes are in it now")
                say(together.format(path=path), error=True)
            if wrong := faults(here, path, text):
                return Refusal(findings=wrong)
            pen.change({path: text}, f"{ref}: {message(here, ref, path, text)}")
        return NOTHING

    with begun_draft(drafts_of(here, repository), path, journal.content(here.root / path)) as draft:
        text = draft.base or b""
        conversation(here, Edited(path, draft, text, lambda text: written(draft, text)), repository)


def edited(here: "Here", path: str, text: str, write: Callable[[str], object] | None = None) -> str | None:
    """A text for a new record, such as a skeleton, as a person made it in an editor; None where nothing came of it.

    It adds no error. `write` may write it: then the text is kept until that is done. Raises HybrideError for a refused
    text, which is kept and offered the next time.
    """
    repository = history(here)
    state = drafts_of(here, repository)

    def accepted(text: bytes) -> Refusal:
        vars(here).pop("partnership", None)
        if wrong := faults(here, path, text):
            return Refusal(findings=wrong)
        if write:
            write(text.decode())
        return NOTHING

    with begun_draft(state, path, None) as draft:
        if draft.kept() is None:
            take_over(state, here.root, path, draft)
        made = conversation(here, Edited(path, draft, text.encode(), accepted), repository)
    return None if made is None else made.decode()


@dataclass(frozen=True)
class Edited:
    """What is edited: the record's path, the draft, the text to begin with, and what tries to make a text count."""

    path: str
    draft: Draft
    start: bytes
    attempt: Callable[[bytes], Refusal]

    def nothing_in(self, text: bytes) -> bool:
        """Whether a person changed nothing."""
        return text == (self.start if self.draft.base is None else self.draft.base)


def conversation(here: "Here", what: Edited, repository: Repository | None) -> bytes | None:
    """Open the editor until the text counts, is given up or kept; the text that counts."""
    starts = editor.command(lambda: repository.quietly("config", "core.editor") if repository else None)
    draft = what.draft
    text, refusal = begun(here, what)
    while True:
        typed = typed_in(starts, what, text, refusal)
        if typed is None:
            return None
        text = typed
        try:
            refusal = what.attempt(text)
        except CommitFailedError:  # it is written all the same
            draft.forget()
            raise
        except HybrideError as error:
            raise kept(what, error.message, error.hint, error.status) from error
        if refusal == NOTHING:
            draft.forget()
            return text
        again(what, refusal)


def begun(here: "Here", what: Edited) -> tuple[bytes, Refusal]:
    """The text to begin with: what was kept earlier, if the person goes on with it, with what is wrong in it."""
    earlier = what.draft.kept()
    if earlier is None:
        return what.start, NOTHING
    told_where = _("a text of {path} from an earlier time was kept: {file}")
    say(told_where.format(path=what.path, file=nearby(what.draft.file)), error=True)
    if can_ask():
        answers = {_("go on"): True, _("begin anew"): False}
        question = _("Go on with it, or begin anew and throw it away?")
        if not answers[ask(question, _("go on"), answers.keys()) or _("go on")]:
            return what.start, NOTHING
    if what.draft.base is not None and (before := what.draft.earlier()) != what.draft.base:
        return earlier, Refusal(meanwhile=difference(before, what.draft.base))
    return earlier, Refusal(findings=faults(here, what.path, earlier))


def typed_in(starts: list[str], what: Edited, text: bytes, refusal: Refusal) -> bytes | None:
    """What a person makes of a text in the editor; None where that is nothing."""
    what.draft.put(text, refusal.remarks(what.path))
    began = time.monotonic()
    try:
        editor.opened(starts, what.draft.file)
    except HybrideError as error:
        typed = what.draft.typed()
        if not typed.strip() or what.nothing_in(typed):
            what.draft.forget()
            raise
        raise kept(what, error.message, error.hint) from error
    typed = what.draft.typed()
    if what.nothing_in(typed):
        say(_("nothing was changed"), error=True)
        if can_ask() and time.monotonic() - began < AT_ONCE:
            say("  " + _("if your editor is still open, let it wait: export EDITOR='… --wait'"), error=True)
        else:
            what.draft.forget()
        return None
    if not typed.strip():
        what.draft.forget()
        say(_("the text is empty, so nothing was changed"), error=True)
        say("  " + _("a record is removed with: hybride remove {record}").format(record=bare(what.path)), error=True)
        return None
    return typed


def again(what: Edited, refusal: Refusal) -> None:
    """Say why a text does not count, and ask a person what to do; HybrideError unless it is opened again."""
    if refusal.findings:
        print_findings(refusal.findings)
    reason = _("{path} was changed by somebody else meanwhile") if refusal.meanwhile else _("{path} is not saved")
    if not can_ask():
        raise kept(what, reason.format(path=what.path))
    say(reason.format(path=what.path), error=True)
    answers = {_("again"): "again", _("later"): "later", _("discard"): "discard"}
    question = _("Edit it again, keep it for later, or discard what you typed?")
    try:
        answer = answers[ask(question, _("again"), answers.keys()) or _("again")]
    except (click.Abort, KeyboardInterrupt):
        say(_("your text is kept in {file}").format(file=nearby(what.draft.file)), error=True)
        raise
    if answer == "later":
        raise kept(what, reason.format(path=what.path))
    if answer == "discard":
        what.draft.forget()
        say(_("what you typed is thrown away; {path} is as it was").format(path=what.path), error=True)
        raise click.exceptions.Exit(1)


def print_findings(findings: Iterable[Finding]) -> None:
    """Findings on stderr; they may hold colours of their own, so not through `say`."""
    print(finding_lines(findings, error=True), file=sys.stderr)


def kept(what: Edited, message: str, hint: str = "", status: int = 1) -> HybrideError:
    """What ends the command when a text is kept for later."""
    where = _("your text is kept in {file}").format(file=nearby(what.draft.file))
    record = bare(what.path)
    if what.draft.base is None:
        kind = kinds()[Path(what.path).parent.name if "templates/" in what.path else what.path.split("/")[0]]
        onward = _("go on with: hybride add {kind} --edit").format(kind=kind.singular)
    else:
        onward = _("go on with: hybride edit {record}").format(record=record)
    error = HybrideError(message, "\n".join(line for line in (hint, where, onward) if line))
    error.status = status
    return error


def nearby(file: Path) -> Path:
    """A file as seen from the folder that the person stands in, if it is below it."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file


def bare(path: str) -> str:
    """A path as people type it."""
    return path.removesuffix(".yaml")


def joined(repository: Repository | None, before: bytes | None, typed: bytes, now: bytes | None) -> bytes | None:
    """The text that was typed with what somebody else changed meanwhile; None where the two do not go together."""
    if repository is None or before is None or now is None:
        return None
    return repository.merged(before, typed, now)


def difference(before: bytes | None, after: bytes | None) -> tuple[str, ...]:
    """What somebody else changed, as lines with - and +."""
    if after is None:
        return (_("the record was removed"),)
    old, new = ((data or b"").decode(errors="replace").splitlines() for data in (before, after))
    lines = [line for line in difflib.unified_diff(old, new, lineterm="", n=1) if not line.startswith(("---", "+++"))]
    return (*lines[:MOST_LINES], *(["…"] if len(lines) > MOST_LINES else [])) or (_("only its line ends"),)


def faults(here: "Here", path: str, text: bytes) -> tuple[Finding, ...]:
    """The errors that the records would have more with this text."""
    now = WorkTree(here.root)
    return tuple(changing.added(here.partnership, load(changing.Overlay(now, {path: text})), [path]))


def message(here: "Here", ref: str, path: str, text: bytes) -> str:
    """The change in words for the history."""
    before = here.partnership.get(ref)
    after = load(changing.Overlay(WorkTree(here.root), {path: text})).get(ref)
    return told(type(after), plain(before), plain(after)) if before and after else _("edited")


def history(here: "Here") -> Repository | None:
    """The repository in which nothing is unfinished; None outside git."""
    try:
        repository = here.repository
    except NoHistoryError:
        return None
    refuse_under_way(repository)
    return repository


def drafts_of(here: "Here", repository: Repository | None) -> Path:
    """Where the drafts of this partnership are."""
    return state_folder(here.root, repository) / FOLDER / (repository.prefix if repository else "")


@contextlib.contextmanager
def begun_draft(state: Path, path: str, base: bytes | None) -> Iterator[Draft]:
    """The draft of the record at `path`; what the file system refuses has its sentence."""
    try:
        with drafts.held(state, path, base) as draft:
            yield draft
    except OSError as error:
        raise unwritable(error) from error


def take_over(state: Path, root: Path, path: str, draft: Draft) -> None:
    """Use the text of a record of this kind that was never made, as the draft of the record at `path`."""
    for other in drafts.new_ones(state, root, path.rpartition("/")[0]):
        try:
            with drafts.held(state, other, None) as left:
                text = left.kept()
                if text is not None:
                    draft.put(text, [])
                    left.forget()
                    return
        except HybrideError:  # somebody is writing it
            continue
