"""The README, in both languages: what it shows is what happens.

Its `console` blocks run in order in one shell, in a folder where `make demo` has been. Lines that begin with `$ ` are
commands; the rest is what they must print, in which `…` stands for anything, and a line of its own for any lines.
A `yaml` block names its file in its first line: it is written there, or quotes the file if the sample has it.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from hybridecli.shipped import sample_folder

ROOT = Path(__file__).resolve().parents[1]
README = {"nl": "README.md", "en": "README.en.md"}
PAGES = {language: (ROOT / name).read_text(encoding="utf-8") for language, name in README.items()}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = "\x1e"


class Step(NamedTuple):
    """A command, and what it must print."""

    command: str
    expected: str


def blocks(page: str, *kinds: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page, as kind and text."""
    return [(kind, text) for kind, text in BLOCK.findall(page) if kind in kinds]


def steps(page: str) -> list[Step]:
    """What a reader does, in order: commands that are typed and files that are written."""
    found = []
    for kind, text in blocks(page, "console", "yaml"):
        place = text.splitlines()[0].removeprefix("# ")
        if kind == "console":
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _newline, expected = part.partition("\n")
                found.append(Step(command, expected))
        elif not (sample_folder() / place).exists():
            found.append(Step(f"cat > {place} <<'EOF'\n{text}EOF", ""))
    return found


def matches(expected: str, printed: str) -> bool:
    """Whether what was printed is what was expected."""
    lines = [".*\n" if line == "…" else re.escape(line).replace("…", ".*") + "\n" for line in expected.splitlines()]
    pattern = "".join(f"(?:{line})*" if line == ".*\n" else line for line in lines)
    return re.fullmatch(pattern, printed) is not None


def environment(home: Path) -> dict[str, str]:
    """What a new terminal has in which `.venv/bin/activate` was sourced: nothing of who runs the tests."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "HOME": str(home), "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make demo` makes."""
    place, variables = tmp_path_factory.mktemp("demo"), environment(tmp_path_factory.mktemp("home"))
    made = subprocess.run([sys.executable, "-m", "hybridecli", "demo"], cwd=place, env=variables, capture_output=True)
    assert made.returncode == 0, made.stderr.decode()
    return place / "hybride-demo"


@pytest.fixture(scope="module", params=list(README))
def told(
    request: pytest.FixtureRequest, demo: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, list[str]]:
    """A language, the folder in which its page was followed, and what every step printed."""
    page, place = PAGES[request.param], tmp_path_factory.mktemp("readme")
    variables = environment(tmp_path_factory.mktemp("home"))
    shutil.copytree(demo, place / "hybride-demo")
    script = "".join(f"{step.command}\nprintf '{MARK}'\n" for step in steps(page))
    shell = subprocess.run(
        ["bash", "-c", f"exec 2>&1\n{script}"], cwd=place, env=variables, capture_output=True, timeout=120
    )
    return request.param, place, shell.stdout.decode().split(MARK)[:-1]


def test_every_command_prints_what_the_page_shows(told: tuple[str, Path, list[str]]) -> None:
    language, _place, printed = told
    followed = steps(PAGES[language])
    assert len(printed) == len(followed) > 15
    for step, text in zip(followed, printed, strict=True):
        assert matches(step.expected, text), f"$ {step.command}\n{text}--- instead of\n{step.expected}"


def test_what_the_page_quotes_is_there(told: tuple[str, Path, list[str]]) -> None:
    language, place, printed = told
    demo = place / "hybride-demo"
    quoted = 0
    for kind, text in blocks(PAGES[language], "yaml", "markdown", "text"):
        first, _newline, rest = text.partition("\n")
        source = demo / first.removeprefix("# ")
        if kind == "yaml" and source.is_file():
            whole, part = source.read_text(), rest
        elif kind == "markdown":
            whole, part = "".join(path.read_text() for path in demo.glob("documents/covenant/*.md")), text
        elif ".yaml:" in first:
            whole, part = "".join(printed), text
        else:
            continue
        quoted += 1
        pieces = [re.escape(piece) for piece in re.split(r"^…\n", part, flags=re.MULTILINE)]
        assert re.search("(?:.*\n)*".join(pieces), whole), f"nowhere to be found:\n{part}"
    assert quoted == 3  # a record, a finding, a piece of a covenant


def test_folders_that_the_page_names_are_those_of_a_partnership(told: tuple[str, Path, list[str]]) -> None:
    language, place, _printed = told
    _kind, tree = blocks(PAGES[language], "text")[0]
    named = set(re.findall(r"\b([a-z]+)/", tree))
    assert named == {path.name for path in (place / "rivierenland").iterdir() if path.is_dir()} - {
        ".git",
        ".github",
        ".vscode",
        "documents",
    }


@pytest.mark.parametrize("language", README)
def test_the_page_leads_to_what_is_there(language: str) -> None:
    page = PAGES[language]
    links = re.findall(r"\]\(([^)]+)\)", page)
    assert [link for link in links if not (ROOT / link).is_file()] == []
    assert {*README.values()} - {README[language]} <= set(links[:1])
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = set(re.findall(r"\bmake ([a-z]+)(?=`|  )", page))
    assert {"demo", "test"} <= named <= set(targets)


@pytest.mark.parametrize("language", README)
def test_the_page_is_plain(language: str) -> None:
    page = PAGES[language]
    assert "![" not in page
    assert f"HYBRIDE_LANGUAGE={language}" in page
    prose = re.sub(r"`[^`]*`", "x", BLOCK.sub("", page))
    sentences = re.split(r"(?<=[.?:])\s+|\n", prose)
    assert [sentence for sentence in sentences if len(sentence.split()) > 25] == []
    assert "!" not in prose


def test_both_pages_tell_the_same() -> None:
    outlines = [
        [(kind, len(text.splitlines())) for kind, text in blocks(page, "console", "yaml", "sh")]
        for page in PAGES.values()
    ]
    assert outlines[0] == outlines[1]
    assert len({len(re.findall(r"^#+ ", page, re.MULTILINE)) for page in PAGES.values()}) == 1
    dutch, english = ([step.command.split()[:2] for step in steps(page)] for page in PAGES.values())
    assert [words for words in dutch if words[0] == "hybride"] == [words for words in english if words[0] == "hybride"]


@pytest.mark.parametrize("language", README)
def test_the_recipe_for_github_is_a_workflow_that_checks(language: str, demo: Path, tmp_path: Path) -> None:
    """All of it but the installing is done here, as that platform would."""
    [text] = [text for kind, text in blocks(PAGES[language], "yaml") if text.startswith("# .github/")]
    job = yaml.safe_load(text)["jobs"]["check"]
    assert [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step] == [
        "actions/checkout",
        "actions/setup-python",
    ]
    install, check = [step["run"] for step in job["steps"] if "run" in step]
    assert re.fullmatch(r"pip install git\+[A-Z]+", install)
    variables = {**environment(tmp_path), **job["env"], "HYBRIDE_TODAY": "2026-06-29"}
    made = subprocess.run(check, shell=True, cwd=demo, env=variables, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    shown = re.compile(r"::(warning|notice) file=[\w/.-]+\.yaml,line=\d+,col=\d+,title=[a-z-]+::.+")
    assert len(made.stdout.splitlines()) >= 8
    assert all(shown.fullmatch(line) for line in made.stdout.splitlines())
