"""Asking a person in a terminal, on stderr, so that what a command prints on stdout stays clean."""

import contextlib
import re
import sys
import textwrap
from collections.abc import Iterable, Mapping
from shutil import get_terminal_size
from typing import Final

import click

from hybridecli.language import _
from hybridecli.output import say, shown

ARROWS: Final = re.compile("\x1b[\\[O][0-9;]*[A-Za-z~]")  # keys that move, where nothing edits the line


def can_ask() -> bool:
    """Whether there is a person at a terminal who sees a question and can answer it."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(
    question: str,
    default: str | None = None,
    choices: Iterable[str] | Mapping[str, str] = (),
    also: Mapping[str, str] | None = None,
) -> str | None:
    """The answer to a question; Enter gives `default`, which may be None.

    `choices` are the allowed answers; where it maps each to a word for people, that word is an answer too, and so is
    the beginning of either, or a word in it, if it can be only one; `also` has further words with the answer that each
    means. What is not allowed is asked again. Raises click.Abort when the person ends the input, and lets
    KeyboardInterrupt pass.
    """
    words = dict(choices) if isinstance(choices, Mapping) else {choice: choice for choice in choices}
    prompt = asked(question, default, words)
    while True:
        answer = read(prompt) or default
        if answer is None or not words:
            return answer
        if meant := among((also or {}).get(answer.casefold(), answer), words):
            return meant
        say(_('"{value}" is not one of these:').format(value=answer), error=True)


def asked(question: str, default: str | None, words: Mapping[str, str]) -> str:
    """The question as it is shown: what is allowed, and what Enter gives; many words stand above it."""
    allowed = ", ".join(told(words))
    usual = f" [{words.get(default, default)}]" if default else ""
    line = f"{question} ({allowed}){usual}: " if words else f"{question}{usual}: "
    width = max(get_terminal_size().columns, 20)
    if words and len(line) > width - 12:  # room for the answer on the same line
        lines = wrapped(told(words), width - 2)
        above = textwrap.wrap(question, width)
        return "\n".join([*above, *(f"  {line}" for line in lines), f"{usual.strip() or '…'}: "])
    return "\n".join(textwrap.wrap(line, width - 2, drop_whitespace=False)) if len(line) > width else line


def wrapped(items: list[str], width: int) -> list[str]:
    """Items with commas between them in lines; an item is broken only where it does not fit in a line of its own."""
    lines = [""]
    for number, item in enumerate(items, 1):
        text = item + ("," if number < len(items) else "")
        if lines[-1] and len(lines[-1]) + 1 + len(text) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {text}".strip()
    return [part for line in lines for part in textwrap.wrap(line, width, break_on_hyphens=False)]


def told(words: Mapping[str, str]) -> list[str]:
    """The allowed answers as people see them: the word for people, with the one of the files where it differs."""
    return [value if word == value else f"{value} = {word}" for value, word in words.items()]


def among(answer: str, words: Mapping[str, str]) -> str | None:
    """The choice that is meant: by its whole word, else by a beginning, else by a word in it, that only one has."""
    small = answer.casefold()
    names = [(name.casefold(), value) for value, word in words.items() for name in (value, word)]
    whole = {value for name, value in names if name == small}
    found = whole or {value for name, value in names if name.startswith(small)}
    found = found or {value for name, value in names if small in name.split()}
    return found.pop() if len(found) == 1 else None


def read(prompt: str) -> str:
    """One line that a person types, without blanks around it."""
    *above, last = prompt.split("\n")
    for line in above:
        say(line, error=True)
    while True:
        try:
            line = edited_line(shown(last)) if sys.stdout.isatty() else bare_line(shown(last))
            line.encode()
        except EOFError:
            print(file=sys.stderr)
            raise click.Abort from None
        except UnicodeError:
            say(_("this cannot be read as text; type it again"), error=True)
            continue
        return "".join(letter for letter in ARROWS.sub("", line) if letter.isprintable()).strip()


def edited_line(prompt: str) -> str:
    """A line that can be edited while it is typed, where stdout is the terminal too."""
    with contextlib.suppress(ImportError):  # Windows edits lines by itself
        import readline  # start-up cost: only where something is asked

        readline.set_auto_history(False)
    sys.stderr.flush()
    return input(prompt)


def bare_line(prompt: str) -> str:
    """A line where stdout goes elsewhere and may hold nothing of the question."""
    print(prompt, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
