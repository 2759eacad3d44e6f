"""The editor of a person: which program it is, and running it until its window closes."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hybridecli.errors import HybrideError
from hybridecli.language import _

USUAL: Final = ("notepad",) if os.name == "nt" else ("sensible-editor", "nano", "vim", "vi", "micro", "emacs")
RETURN_AT_ONCE: Final = {  # programs with windows that are not waited for, and what makes them wait
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor", "subl", "zed", "atom"), "--wait"),
    **dict.fromkeys(("gvim", "mvim"), "--nofork"),
    **dict.fromkeys(("mate", "bbedit"), "-w"),
    "gedit": "--wait",
    "kate": "--block",
}


def command(setting_of_git: Callable[[], str | None]) -> list[str]:
    """The words that start the editor: VISUAL, EDITOR, git's core.editor, else a usual one. HybrideError for none."""
    for name in ("VISUAL", "EDITOR"):
        if wanted := os.environ.get(name, "").strip():
            return words(wanted, name)
    if wanted := (setting_of_git() or "").strip():
        return words(wanted, "git config core.editor")
    found = next((name for name in USUAL if shutil.which(name)), None)
    if found is None or not works_here():
        reason = _("there is no editor to open") if found is None else _("this is no terminal in which one can edit")
        raise HybrideError(reason, _("name an editor, such as: export EDITOR=nano"))
    return [found]


def works_here() -> bool:
    """Whether an editor that nobody chose can draw itself here."""
    return os.name == "nt" or (sys.stdin.isatty() and os.environ.get("TERM") not in (None, "", "dumb"))


def words(wanted: str, where: str) -> list[str]:
    """The program and its arguments in a setting; HybrideError where there is no such program."""
    whole = os.path.expanduser(wanted)
    try:
        parts = [whole] if shutil.which(whole) else split(wanted)
    except ValueError:
        parts = []
    program = os.path.expanduser(parts[0]) if parts else ""
    if not program or not shutil.which(program):
        message = _("there is no editor {name}").format(name=parts[0] if parts else wanted)
        raise HybrideError(message, _("correct it in {setting}").format(setting=where))
    waits = RETURN_AT_ONCE.get(Path(program).stem)
    chosen = {"-w", "--wait", "-f", "--nofork", "--block", "-b"} & set(parts[1:])
    return [program, *parts[1:], *([waits] if waits and not chosen else [])]


def split(wanted: str) -> list[str]:
    """A setting in words, as the shell would; on Windows a backslash is part of a path."""
    if os.name != "nt":
        return shlex.split(wanted)
    return [part.strip('"') for part in shlex.split(wanted, posix=False)]


def opened(starts: list[str], file: Path) -> None:
    """Run the editor on a file until it ends; HybrideError where it fails. Ctrl-C is for the editor."""
    here = None if sys.stdout.isatty() else 2  # what a command prints on stdout is for the path of the record
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        status = subprocess.run([*starts, str(file)], stdout=here, check=False).returncode
    except OSError as error:
        message = _("the editor {name} does not start: {error}")
        raise HybrideError(message.format(name=starts[0], error=error.strerror or error)) from error
    finally:
        signal.signal(signal.SIGINT, before)
    if status:
        message = _("the editor {name} ended with status {number}, so nothing was changed")
        raise HybrideError(message.format(name=Path(starts[0]).name, number=status))
