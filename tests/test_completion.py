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
from conftest import SOMEBODY, Folder
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
    assert offered("document", "evaluation-checklist", "--for", "") == ["person", "group"]
    assert offered("document", "log-sheet", "koppel-2026-03", "--for", "") == ["Henk-Jan Slagter", "Marek Zielinski"]
    assert offered("document", "log-sheet", "--for", "mare") == ["Marek Zielinski"]
    assert offered("document", "covenant", "--for", "") == []
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


def told(*words: str) -> list[tuple[str, str]]:
    """What is offered for the last word, with the notes."""
    found = completion.completed(words[:-1], words[-1])
    return [] if isinstance(found, str) else [(item.text, item.note) for item in found]


def test_what_is_open(folder: Folder) -> None:
    """
    --- logs/2026/2026-01-01-a.yaml
    date: 2026-01-01
    about: partnership
    title: overleg
    follow_up: [{what: brief sturen, due: 2026-02-01}, {what: gastles plannen}, {what: gebeld, done: 2026-01-01}]
    """
    place = ("-C", str(folder.path), "done")
    assert told(*place, "") == [("1", "brief sturen"), ("2", "gastles plannen")]
    assert told(*place, "gast") == [("2", "gastles plannen")]
    assert told(*place, "1", "") == [("2", "gastles plannen")]


def test_what_can_be_taken_back(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company}
    """
    folder.under_git().commit("begin")
    place = ("-C", str(folder.path), "undo")
    assert told(*place, "") == []
    commits = {}
    for staff in ("1", "2", "3"):
        assert folder.run("set", "rijn", f"staff={staff}", **SOMEBODY).status == 0
        commits[staff] = folder.git("rev-parse", "--short=10", "HEAD")
    assert folder.run("undo", **SOMEBODY).status == 0
    taking = folder.git("rev-parse", "--short=10", "HEAD")
    subject = folder.git("log", "-1", "--format=%s")
    assert [text for text, _note in told(*place, "")] == [taking, commits["2"], commits["1"]]
    assert told(*place, taking[:6]) == [(taking, subject)]


def test_outside_git_nothing_can_be_taken_back(folder: Folder) -> None:
    assert protocol(folder.path, "zsh", "undo", "").stdout == ""


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
    "close date", "done date", "hours period", "init name", "init region",
    "log date", "log due", "log todo", "match reason", "match top", "rename identity", "report period",
    "search words", "show on", "stop date",
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
    ("handed_over", "words", "current"),
    [
        ("", [], ""),
        ("show\nca", ["show"], "ca"),
        ("show\n'Noor d'", ["show"], "Noor d"),
        ('show\n"Noor d"', ["show"], "Noor d"),
        ("show\n'Noor d'Arc'", ["show"], "Noor d'Arc"),
        ("set\nx\ncoach=Noor d", ["set", "x"], "coach=Noor d"),
        ("show\npeople\\p-s3", ["show"], "people\\p-s3"),
        ("log\nNoor de Wit\n2\n", ["log", "Noor de Wit", "2"], ""),
    ],
)
def test_a_line_of_powershell(handed_over: str, words: list[str], current: str) -> None:
    """PowerShell hands over the values of words; the one that is typed stands in quotes if it began with one."""
    assert shells.typed("powershell", [], {shells.LINE: handed_over}) == Typed(words, current)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("status=running", "status=running"),
        ("people/p-s3mqwr", "people/p-s3mqwr"),
        ("--where", "--where"),
        (
            "Noor d\N{RIGHT SINGLE QUOTATION MARK}Arc",
            "'Noor d\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}Arc'",
        ),
        ("name,function", "'name,function'"),
        ("Zorg & Techniek", "'Zorg & Techniek'"),
        ("Ümit", "Ümit"),
    ],
)
def test_what_powershell_inserts(text: str, typed: str) -> None:
    """A curly apostrophe ends a text between quotes there, so that it is doubled as a straight one is."""
    assert shells.quoted_in_powershell(text) == typed


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


def test_bash_lists_with_the_notes_and_completes_without() -> None:
    """After a second Tab bash only shows what there is; what it shows then is not typed."""
    several = [Candidate("0a1b2c3d4e", "partners/rijn: staff 2"), Candidate("5f6a7b8c9d", "x" * 99), Candidate("z")]
    listed = shells.typed("bash", [], {shells.LINE: "hybride undo ", shells.KEY: "63"})
    assert shells.told("bash", listed, several).splitlines() == [
        "0a1b2c3d4e  (partners/rijn: staff 2)",
        f"5f6a7b8c9d  ({'x' * 59}…)",
        "z",
    ]
    assert shells.told("bash", listed, several[:1]) == "0a1b2c3d4e"
    completing = shells.typed("bash", [], {shells.LINE: "hybride undo ", shells.KEY: "9"})
    assert shells.told("bash", completing, several).splitlines() == ["0a1b2c3d4e", "5f6a7b8c9d", "z"]


def test_signs_that_steer_a_terminal_are_not_offered() -> None:
    text = shells.told("zsh", Typed([], ""), [Candidate("a\x1b[31m\tb\nc", "x\ny")])
    assert text == "a [31m b c\tx y"


def protocol(place: Path, shell: str, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What the script of a shell gets."""
    variables = {**os.environ, "_HYBRIDE_COMPLETE": shell, **more}
    command = [sys.executable, "-m", "hybridecli", *words]
    return subprocess.run(command, cwd=place, env=variables, capture_output=True, text=True, timeout=60)


def test_powershell_asks_with_lines(sample: Path) -> None:
    made = protocol(sample, "powershell", _HYBRIDE_LINE="set\nkoppel-2026-03\ncoach=Carl")
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


def test_bash_shows_what_a_number_is(folder: Folder, tmp_path: Path) -> None:
    """
    --- logs/2026/2026-01-01-a.yaml
    date: 2026-01-01
    about: partnership
    title: overleg
    follow_up: [{what: brief sturen, due: 2026-02-01}, {what: gastles plannen}]
    """
    if not shutil.which("bash"):
        pytest.skip("bash is not installed")
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    variables = {"PATH": path, "HOME": str(tmp_path), "PS1": "% ", "LC_ALL": "C.UTF-8"}
    terminal = Terminal(["bash", "--norc", "--noprofile", "-i"], folder.path, variables, columns=160)
    terminal.type("eval \"$(hybride completion bash)\"; echo rea''dy\r").until("ready")
    terminal.type("hybride done \t\t").until("1  (brief sturen)").until("2  (gastles plannen)")
    terminal.type("\x15exit\r")
    terminal.end()


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


IN_POWERSHELL = [
    ("hybride sho", "show"),
    ("hybride list kopp", "koppels"),
    ("hybride show koppel-2026-03", "koppel-2026-03"),
    ("hybride show carl", "'Carla Hofstee'"),
    ("hybride show 'carla h", "'Carla Hofstee'"),
    ("hybride set koppel-2026-03 stat", "status="),
    ("hybride set koppel-2026-03 status=ru", "status=running"),
    ("hybride set koppel-2026-03 coach=carl", "'coach=Carla Hofstee'"),
    ("hybride set koppel-2026-03 coach='carl", "'coach=Carla Hofstee'"),
    ("hybride list couples --wh", "--where"),
    ("hybride log 'Joke Wolthuis' 2 -k supp", "support"),
    ("hybridecli sho", "show"),
]


def test_a_real_powershell(sample: Path, tmp_path: Path) -> None:
    if not shutil.which("pwsh"):
        pytest.skip("pwsh is not installed")
    lines = ["hybride completion powershell | Out-String | Invoke-Expression"]
    for typed, _inserted in IN_POWERSHELL:
        text = typed.replace("'", "''")
        lines.append(
            f"(TabExpansion2 -inputScript '{text}' -cursorColumn {len(typed)}).CompletionMatches.CompletionText"
        )
    variables = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}
    made = subprocess.run(
        ["pwsh", "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", "\n".join(lines)],
        cwd=sample,
        env=variables,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert made.stdout.splitlines() == [inserted for _typed, inserted in IN_POWERSHELL], made.stderr
