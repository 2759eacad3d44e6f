"""Asking in a terminal: what is shown, what counts as an answer, and how a person stops."""

import sys
from pathlib import Path

import pytest
from conftest import Folder
from terminal import Terminal, hybride

PROBE = """
import sys
from hybridecli import language
from hybridecli.asking import ask
language.install(sys.argv[1])
print("=" + repr(ask(*eval(sys.argv[2]))))
"""


def asked(place: Path, what: str, language: str = "en", columns: int = 80) -> Terminal:
    """A terminal in which one question stands."""
    return Terminal([sys.executable, "-c", PROBE, language, what], place, columns=columns)


@pytest.mark.parametrize(
    ("what", "typed", "answer"),
    [
        ("('Name?',)", "  Café 'Ω'  ", "Café 'Ω'"),
        ("('Name?', 'usual')", "", "usual"),
        ("('Name?', 'usual')", "other", "other"),
        ("('Name?',)", "", None),
        ("('Which?', None, ('nl', 'en'))", "EN", "en"),
        ("('Which?', 'nl', ('nl', 'en'))", "", "nl"),
        ("('Which?', None, ('running', 'closed'))", "r", "running"),
        ("('Which?', None, {'running': 'loopt', 'closed': 'afgerond'})", "Loopt", "running"),
        ("('Which?', None, {'running': 'loopt', 'closed': 'afgerond'})", "closed", "closed"),
        ("('Which?', None, {'proposed': 'x', 'proposed-again': 'y'})", "proposed", "proposed"),
    ],
)
def test_answers(tmp_path: Path, what: str, typed: str, answer: str | None) -> None:
    terminal = asked(tmp_path, what).until(": ").type(typed + "\r").until("=")
    assert terminal.end() == 0
    assert f"={answer!r}" in terminal.seen


def test_what_is_allowed_is_shown_and_asked_again(tmp_path: Path) -> None:
    terminal = asked(tmp_path, "('Hoe ver?', 'running', {'running': 'loopt', 'closed': 'afgerond'})", "nl")
    assert "Hoe ver? (running = loopt, closed = afgerond) [loopt]: " in terminal.until("]: ").seen
    terminal.type("weg\r").until("]: ")
    assert '"weg"' in terminal.seen
    assert "running = loopt" in terminal.seen
    terminal.type("af\r").until("='closed'")
    assert terminal.end() == 0


def test_a_beginning_that_several_have_is_asked_again(tmp_path: Path) -> None:
    terminal = asked(tmp_path, "('Which?', None, ('stopped', 'started'))").until(": ").type("st\r")
    terminal.until("is not one of").until("): ").type("sto\r").until("='stopped'")
    assert terminal.end() == 0


def test_many_choices_stand_above_the_answer(tmp_path: Path) -> None:
    words = ", ".join(f"'choice-number-{number}'" for number in range(12))
    terminal = asked(tmp_path, f"('Which?', None, ({words}))", columns=40).until("…: ")
    lines = terminal.seen.splitlines()
    assert lines[0] == "Which?"
    assert all(len(line) <= 40 for line in lines)
    terminal.type("choice-number-7\r").until("='choice-number-7'")
    assert terminal.end() == 0


def test_a_choice_and_its_word_stay_on_one_line(tmp_path: Path) -> None:
    words = ", ".join(f"'choice-{number}': 'in {number} woorden'" for number in range(8))
    terminal = asked(tmp_path, f"('Welke?', None, {{{words}}})", columns=50).until("…: ")
    lines = terminal.seen.splitlines()
    assert all(any(f"choice-{number} = in {number} woorden" in line for line in lines) for number in range(8))
    assert all(len(line) <= 50 for line in lines)
    terminal.type("choice-7\r").until("='choice-7'")
    assert terminal.end() == 0


def test_a_choice_that_is_wider_than_the_terminal(tmp_path: Path) -> None:
    terminal = asked(tmp_path, "('Welke?', None, {'een': 'dit is een heel lang woord', 'twee': 'kort'})", columns=20)
    lines = terminal.until("…: ").seen.splitlines()
    assert all(len(line) <= 20 for line in lines)
    terminal.type("kort\r").until("='twee'")
    assert terminal.end() == 0


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_stopping_writes_nothing(bare_folder: Folder, key: str) -> None:
    terminal = Terminal(hybride("init", "nieuw"), bare_folder.path).until("]: ").type("Noord\r").until("]: ")
    assert terminal.stop(key) == 130
    assert "interrupted" in terminal.seen
    assert list(bare_folder.path.iterdir()) == []


def test_arrows_leave_no_signs(tmp_path: Path) -> None:
    terminal = asked(tmp_path, "('Name?',)").until(": ").type("Noor\x1b[D\x1b[C\r").until("=")
    assert terminal.end() == 0
    assert "='Noor'" in terminal.seen


def test_what_is_asked_is_not_in_what_is_printed(bare_folder: Folder) -> None:
    with open(bare_folder.path / "printed", "wb") as printed:
        terminal = Terminal(hybride("init", "nieuw"), bare_folder.path, stdout=printed.fileno())
        for number, answer in enumerate(("Noord", "en", "NL", "\x1b[D", "")):
            terminal.until("?" if number < 3 else "skip").until(": ").type(answer + "\r")
        assert terminal.end() == 0
    assert (bare_folder.path / "printed").read_text() == "partnership.yaml\n"
    assert bare_folder.run("-C", "nieuw", "show", "partnership", "--format", "json").json["name"] == "Noord"


def test_without_a_terminal_nothing_is_asked(bare_folder: Folder) -> None:
    result = bare_folder.start("init", "nieuw", stdin="anders\n")
    assert (result.status, result.stdout) == (0, "partnership.yaml\n")
    assert "?" not in result.stderr
