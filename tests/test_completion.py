"""Completion: what the Tab key offers, in the real shells where they are installed, else as the scripts ask for it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from conftest import Folder
from terminal import Terminal

from hybridecli import completion, shells
from hybridecli.commandline import root_command, verb_of
from hybridecli.records import kinds
from hybridecli.shells import Candidate, Typed
from hybridecli.shipped import sample_folder

BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the sample, in which the tests stand."""
    place = tmp_path_factory.mktemp("sample") / "here"
    shutil.copytree(sample_folder(), place)
    before = Path.cwd()
    os.chdir(place)
    yield place
    os.chdir(before)


def offered(*words: str) -> list[str]:
    """What is offered for the last word."""
    found = completion.completed(words[:-1], words[-1])
    return [found] if isinstance(found, str) else [item.text for item in found]


def test_verbs_and_options(sample: Path) -> None:
    assert offered("sho") == ["show"]
    assert {"list", "show", "set", "edit", "undo", "log"} <= set(offered(""))
    assert offered("-C", str(sample), "expl") == ["explain"]
    assert {"--where", "--format", "--at", "--directory", "--help"} <= set(offered("list", "couples", "--"))
    assert offered("list", "couples", "--wh") == ["--where"]
    assert offered("list", "couples", "--format", "j") == ["json"]
    assert offered("list", "couples", "--format=j") == ["--format=json"]
    assert offered("document", "covenant", "--language", "") == ["nl", "en"]


@pytest.mark.parametrize("verb", ["list", "add", "schema"])
def test_kinds(sample: Path, verb: str) -> None:
    assert offered(verb, "coup") == ["couples"]
    assert offered(verb, "kopp") == ["koppels"]
    assert offered(verb, "couple") == ["couples"]
    assert set(offered(verb, "")) == set(kinds())


@pytest.mark.parametrize("verb", ["show", "set", "edit", "rename", "remove", "check"])
def test_records(sample: Path, verb: str) -> None:
    assert offered(verb, "koppel-2026-03") == ["koppel-2026-03"]
    assert offered(verb, "couples/koppel-2026-03") == ["couples/koppel-2026-03"]
    assert "couples/" in offered(verb, "")
    assert offered(verb, "carla") == ["Carla Hofstee"]
    assert offered(verb, "hofst") == ["Carla Hofstee"], "a part that only one has"
    assert offered(verb, "partnersh") == ["partnership"]
    assert offered(verb, "bestaat-niet") == []


def test_two_people_of_one_name_have_no_name(folder: Folder) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Noor de Wit
    --- people/p-bbbbbb.yaml
    name: Noor de Wit
    --- people/p-cccccc.yaml
    name: Noor Bakker
    """
    assert offered("-C", str(folder.path), "show", "noor") == ["Noor Bakker"]


def test_what_only_ships_is_shown_but_not_set(sample: Path) -> None:
    assert offered("show", "guest-less") == ["guest-lesson"]
    assert offered("set", "guest-less") == []


def test_fields_to_set(sample: Path) -> None:
    assert offered("set", "koppel-2026-03", "stat") == ["status="]
    assert offered("set", "koppel-2026-03", "limi") == ["limits=", "limits+="]
    assert offered("set", "koppel-2026-03", "peri") == ["period."]
    assert offered("set", "koppel-2026-03", "period.") == ["period.start=", "period.end="]
    assert offered("set", "koppel-2026-03", "members.") == ["members.0.", "members.1."]
    assert "members.1.person=" in offered("set", "koppel-2026-03", "members.1.")
    assert offered("set", "koppel-2026-03", "status=running", "coa") == ["coach="]
    assert offered("set", "couples/koppel-2026-03", "coach.") == []
    assert offered("add", "couple", "form=twinning", "stat") == ["status="]
    assert offered("add", "koppel", "koppel-9", "stat") == ["status="]


def test_values_to_set(sample: Path) -> None:
    assert offered("set", "koppel-2026-03", "status=ru") == ["status=running"]
    assert offered("set", "koppel-2026-03", "vog=") == ["vog=true", "vog=false"]
    assert offered("set", "koppel-2026-03", "coach=carl") == ["coach=Carla Hofstee"]
    assert offered("set", "p-s3mqwr", "partner=kolm") == ["partner=kolmer-precisie"]
    assert offered("set", "koppel-2026-03", "activities.0.activity=guest") == ["activities.0.activity=guest-lesson"]
    assert offered("set", "koppel-2026-03", "period.start=") == []


def test_fields_to_look_for(sample: Path) -> None:
    assert offered("list", "couples", "--where", "stat") == ["status="]
    assert offered("list", "couples", "--where", "status=ru") == ["status=running"]
    assert offered("list", "couples", "--without=status=ru") == ["--without=status=running"]
    assert offered("list", "people", "--where", "partner.kin") == ["partner.kind="]
    assert offered("list", "people", "--where", "partner.kind=comp") == ["partner.kind=company"]
    assert "members.person" in offered("list", "couples", "--sort", "members.p")
    assert offered("list", "people", "--columns", "name,func") == ["name,function"]


def test_documents_instruments_and_what_can_be_explained(sample: Path) -> None:
    assert offered("document", "twinning-p") == ["twinning-plan"]
    assert set(offered("document", "twinning-plan", "")) == {path.stem for path in sample.glob("couples/*.yaml")}
    assert offered("document", "evaluation-checklist", "--instrument", "brid") == ["bridge-builders"]
    assert offered("explain", "guest-les") == ["guest-lesson"]
    assert offered("explain", "couples.period.") == ["couples.period.start", "couples.period.end"]
    assert "clauses" in offered("explain", "cl")
    assert offered("explain", "refere") == ["reference"]


def test_log(sample: Path) -> None:
    assert offered("log", "koppel-2026-03") == ["koppel-2026-03"]
    assert offered("log", "Carl") == ["Carla Hofstee"]
    assert offered("log", "Joke Wolthuis", "2", "carl") == ["Carla Hofstee"]
    assert offered("log", "Joke Wolthuis", "-a", "guest-les") == ["guest-lesson"]
    assert offered("log", "Joke Wolthuis", "-k", "supp") == ["support"]
    assert offered("log", "Joke Wolthuis", "--owner", "carl") == ["Carla Hofstee"]


def test_what_is_left_to_the_shell(sample: Path) -> None:
    assert offered("verify", "docu") == [":files"]
    assert offered("document", "covenant", "--output", "") == [":files"]
    assert offered("-C", "") == [":dirs"]
    assert offered("init", "") == [":dirs"]
    assert offered("search", "wo") == []


def test_outside_a_partnership(bare_folder: Folder) -> None:
    with_folder = ("-C", str(bare_folder.path))
    assert offered(*with_folder, "explain", "guest-les") == ["guest-lesson"]
    assert offered(*with_folder, "list", "coup") == ["couples"]


NOTHING = {  # what is free text, a number, a date or new
    "done date", "done items", "init name", "init region",
    "log date", "log due", "log todo", "rename identity", "search words", "show on", "undo commit",
}  # fmt: skip


@pytest.mark.parametrize("verb", root_command().list_commands(click.Context(root_command())))
def test_every_argument_is_thought_of(verb: str) -> None:
    command = verb_of(verb)
    assert command is not None
    for parameter in command.params:
        flag = isinstance(parameter, click.Option) and parameter.is_flag
        name = str(parameter.name)
        if not flag and not name.startswith("of_") and not isinstance(parameter.type, click.Choice):
            known = name in completion.BY_NAME or f"{verb} {name}" in completion.BY_NAME or name in completion.ON_DISK
            assert known or f"{verb} {name}" in NOTHING, f"say in completion.BY_NAME what {verb} {name} can be"


# what the scripts of the shells hand over and get


@pytest.mark.parametrize(
    ("line", "words", "current", "fixed", "quote"),
    [
        ("hybride ", [], "", "", ""),
        ("hybride sho", [], "sho", "", ""),
        ("hybride show Noor\\ d", ["show"], "Noor d", "", ""),
        ("hybride show 'Noor de Wit' ", ["show", "Noor de Wit"], "", "", ""),
        ('hybride show "Noor d', ["show"], "Noor d", "", '"'),
        ("hybride set x coach='Noor d", ["set", "x"], "coach=Noor d", "coach=", "'"),
        ("hybride set x status=ru", ["set", "x"], "status=ru", "status=", ""),
        ("hybride list people --where name:No", ["list", "people", "--where"], "name:No", "name:", ""),
        ("hybride set x 'a b'=c", ["set", "x"], "a b=c", "a b=", ""),
        ("hybride set x a\\=b", ["set", "x"], "a=b", "", ""),
    ],
)
def test_a_line_of_bash(line: str, words: list[str], current: str, fixed: str, quote: str) -> None:
    assert shells.typed("bash", [], {shells.LINE: line}) == Typed(words, current, fixed, quote)


@pytest.mark.parametrize(
    ("shell", "what", "told"),
    [
        ("bash", Typed([], "noor"), "Noor\\ d\\'Arc"),
        ("bash", Typed([], "noor", "", '"'), "Noor d'Arc"),
        ("bash", Typed([], "noor", "", "'"), "Noor d'\\''Arc"),
        ("zsh", Typed([], "noor"), "Noor d'Arc\tpeople/p-1"),
        ("fish", Typed([], "noor"), "Noor d'Arc\tpeople/p-1"),
        ("powershell", Typed([], "noor"), "'Noor d''Arc'\tpeople/p-1\tNoor d'Arc"),
    ],
)
def test_a_name_is_quoted_where_the_shell_needs_it(shell: str, what: Typed, told: str) -> None:
    assert shells.told(shell, what, [Candidate("Noor d'Arc", "people/p-1")]) == told


def test_signs_that_steer_a_terminal_are_not_offered() -> None:
    text = shells.told("zsh", Typed([], ""), [Candidate("a\x1b[31m\tb\nc", "x\ny")])
    assert text == "a [31m b c\tx y"


def protocol(place: Path, shell: str, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What the script of a shell gets."""
    variables = {**os.environ, "_HYBRIDE_COMPLETE": shell, **more}
    command = [sys.executable, "-m", "hybridecli", *words]
    return subprocess.run(command, cwd=place, env=variables, capture_output=True, text=True, timeout=60)


def test_powershell_asks_with_lines(sample: Path) -> None:
    made = protocol(sample, "powershell", _HYBRIDE_LINE="set\nkoppel-2026-03\ncoach='Carl")
    assert made.stdout == "'coach=Carla Hofstee'\tpeople/p-s3mqwr\tcoach=Carla Hofstee\n"


@pytest.mark.parametrize(
    "words", [["show", "x"], ["nonsense", ""], ["list", "nonsense", "--where", "a="], ["-C", "/nergens", "show", ""]]
)
@pytest.mark.parametrize("shell", ["zsh", "fish", "nonsense"])
def test_it_never_fails_and_never_complains(bare_folder: Folder, shell: str, words: list[str]) -> None:
    bare_folder.write({"partnership.yaml": b"\xff\xfe", "people/p-aaaaaa.yaml": "name: [", "couples/x.yaml": "a: &b\n"})
    made = protocol(bare_folder.path, shell, *words)
    assert (made.returncode, made.stderr) == (0, "")


def test_it_imports_nothing_heavy(sample: Path) -> None:
    heavy = ("git", "jinja2", "ruamel", "rich", "tabulate", "hypothesis")
    for words in (["sh"], ["show", "carl"], ["set", "koppel-2026-03", "coach=carl"], ["explain", "cl"]):
        code = (
            f"import sys; sys.argv = ['hybride', *{words!r}]; from hybridecli.__main__ import main; main()\n"
            f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
        )
        variables = {**os.environ, "_HYBRIDE_COMPLETE": "zsh"}
        made = subprocess.run([sys.executable, "-c", code], cwd=sample, env=variables, capture_output=True, text=True)
        assert made.stderr == "[]\n"
        assert made.stdout


@pytest.mark.parametrize("shell", shells.SCRIPTS)
def test_the_script_is_printed_anywhere(bare_folder: Folder, shell: str) -> None:
    made = bare_folder.run("completion", shell)
    assert (made.stdout, made.status) == (shells.SCRIPTS[shell], 0)
    assert bare_folder.run("completion", "nonsense").status == 2


# the shells themselves

START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(hybride completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'eval "$(hybride completion zsh)"'),
    "fish": (["fish", "--no-config", "-i"], "hybride completion fish | source"),
}
TYPED = [
    ("hybride sho\t", r"hybride show "),
    ("hybride show carl\t", r"hybride show Carla\\ Hofstee "),
    ("hybride set koppel-2026-03 stat\tru\t", r"hybride set koppel-2026-03 status=running "),
    ("hybride set koppel-2026-03 coach=carl\t", r"hybride set koppel-2026-03 coach=Carla\\ Hofstee "),
    ("hybride list kopp\t--where status=ru\t", r"hybride list koppels *--where status=running "),
    ("hybride explain couples.period.st\t", r"hybride explain couples\.period\.start "),
    ("hybride verify partnership.y\t", r"hybride verify partnership\.yaml "),
    ("hybride -C peop\t", r"hybride -C people/?"),
]


@pytest.mark.parametrize("shell", START)
def test_a_real_shell(sample: Path, tmp_path: Path, shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    command, turn_on = START[shell]
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    variables = {"PATH": path, "HOME": str(tmp_path), "PS1": "% ", "LC_ALL": "C.UTF-8"}
    terminal = Terminal(command, sample, variables, columns=160)
    terminal.read(3)
    terminal.type(f"{turn_on}; echo rea''dy\r").until("ready")
    for typed, shown in TYPED:
        # the line is printed instead of run: what stands on it after completion is what the shell would run
        terminal.type(f"{typed}\x01echo '\x05' fin''ished\r").until("finished")
        [line] = [line for line in terminal.seen.splitlines() if re.match("hybride .*finished", line)]
        assert re.fullmatch(shown.rstrip() + " *finished", line), f"{typed!r}: {line!r}"
    os.write(terminal.leader, b"exit\r")
    terminal.end()
