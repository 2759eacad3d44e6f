"""The verbs `todo` and `done`: what is open, numbered, and ticked off."""

import shutil

import pytest
from conftest import Folder, Result

from hybridecli.beginning import sample_folder

TODAY = "2026-06-30"
OPEN = """
date: 2026-06-01
about: partnership
title: overleg
decisions:
  - {decision: Wij beginnen in mei., owner: p-aaaaaa, due: 2026-05-01, done: 2026-05-01}
  - decision: Wij gaan door.   # zonder datum
follow_up:
  # eerst
  - {what: gastles plannen, owner: p-aaaaaa, due: 2026-06-20}
  - {what: brief sturen, due: 2026-07-20}
"""
FILES = {
    "people/p-aaaaaa.yaml": "name: Jan de Boer\n",
    "logs/2026/2026-06-01-overleg.yaml": OPEN,
    "reflections/r1.yaml": """
instrument: cooperation
about: partnership
date: 2026-06-02
actions:
  - what: gastles nabespreken
    owner: p-aaaaaa
    due: 2026-06-10
""",
}


def todo(folder: Folder, *words: str) -> Result:
    return folder.run("todo", *words, HYBRIDE_TODAY=TODAY)


def done(folder: Folder, *words: str) -> Result:
    return folder.run("done", *words, HYBRIDE_TODAY=TODAY)


@pytest.fixture
def here(folder: Folder) -> Folder:
    folder.write(FILES).under_git().commit("begin")
    return folder


def test_most_urgent_first(here: Folder) -> None:
    assert todo(here, "--format", "json").json == [
        {
            "n": 1, "what": "gastles nabespreken", "owner": "people/p-aaaaaa", "due": "2026-06-10",
            "path": "reflections/r1.yaml",
        },
        {
            "n": 2, "what": "gastles plannen", "owner": "people/p-aaaaaa", "due": "2026-06-20",
            "path": "logs/2026/2026-06-01-overleg.yaml",
        },
        {
            "n": 3, "what": "brief sturen", "owner": None, "due": "2026-07-20",
            "path": "logs/2026/2026-06-01-overleg.yaml",
        },
        {"n": 4, "what": "Wij gaan door.", "owner": None, "due": None, "path": "logs/2026/2026-06-01-overleg.yaml"},
    ]  # fmt: skip
    lines = todo(here).lines
    assert "2026-06-10, late" in lines[2]
    assert "Jan de Boer" in lines[2]
    assert "late" not in lines[4]


def test_numbers_stay_when_only_those_of_somebody_are_shown(here: Folder) -> None:
    assert [item["n"] for item in todo(here, "--owner", "jan", "--format", "json").json] == [1, 2]
    assert todo(here, "--owner", "niemand").status == 2


def test_nothing_is_open(folder: Folder) -> None:
    assert todo(folder).stdout == "nothing is open\n"
    assert todo(folder, "--format", "json").json == []
    assert todo(folder, "--format", "csv").lines == ["n,due,owner,what,path"]


def test_ticked_by_surgery(here: Folder) -> None:
    result = done(here, "2")
    assert result.lines == ["logs/2026/2026-06-01-overleg.yaml"]
    assert "done: gastles plannen (Jan de Boer)" in result.stderr
    assert "hybride undo" in result.stderr
    text = (here.path / result.lines[0]).read_text(encoding="utf-8")
    assert text == OPEN.replace("due: 2026-06-20}", "due: 2026-06-20, done: 2026-06-30}")
    assert here.git("log", "-1", "--format=%s") == "logs/2026-06-01-overleg: follow_up.0.done 2026-06-30"
    assert here.git("log", "-1", "--format=%(trailers:key=Hybride,valueonly)").strip() == "done"
    assert here.run("check").status == 0


def test_several_are_one_commit(here: Folder) -> None:
    before = here.git("rev-parse", "HEAD")
    result = done(here, "4", "1", "3,1", "-d", "gisteren")
    assert result.status == 0, result.stderr
    assert here.git("rev-parse", "HEAD~1") == before
    assert sorted(result.lines) == ["logs/2026/2026-06-01-overleg.yaml", "reflections/r1.yaml"]
    assert [item["what"] for item in todo(here, "--format", "json").json] == ["gastles plannen"]
    text = (here.path / "logs/2026/2026-06-01-overleg.yaml").read_text(encoding="utf-8")
    assert "# zonder datum" in text
    assert text.count("done: 2026-06-29") == 2
    here.run("undo")
    assert len(todo(here, "--format", "json").json) == 4


@pytest.mark.parametrize(
    "words", [("brief",), ("Brief", "sturen"), ("BRIEF STUREN",), ("door",), ("3",), ("gastles", "plan")]
)
def test_by_words(here: Folder, words: tuple[str, ...]) -> None:
    assert done(here, *words).status == 0
    assert len(todo(here, "--format", "json").json) == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gastles",), "1 gastles nabespreken; 2 gastles plannen"),
        (("niets",), "hybride todo"),
        (("beginnen",), "2026-05-01"),
        (("0",), "there is no number 0"),
        (("5",), "the last number is 4"),
        (("9" * 5000,), "there is no number"),
        (("-d", "morgen", "1"), "still to come"),
        (("-d", "ooit", "1"), "ooit"),
        ((" ",), "what is done?"),
        (("?",), "hybride todo"),
        (("²",), "hybride todo"),
        (("--at", "HEAD", "1"), "--at"),
    ],
)
def test_refused(here: Folder, words: tuple[str, ...], said: str) -> None:
    result = done(here, *words)
    assert result.status == 2
    assert said in result.stderr
    assert here.git("status", "--porcelain") == ""


def test_an_unreadable_file_is_said(here: Folder) -> None:
    here.write({"logs/2026/kapot.yaml": "date: [\n"})
    result = todo(here)
    assert result.status == 1
    assert "gastles plannen" in result.stdout
    assert "logs/2026/kapot.yaml" in result.stderr
    assert done(here, "1").status == 0


def test_the_sample(bare_folder: Folder) -> None:
    shutil.copytree(sample_folder(), bare_folder.path, dirs_exist_ok=True)
    bare_folder.under_git().commit("begin")
    items = todo(bare_folder, "--format", "json").json
    assert [item["n"] for item in items] == list(range(1, len(items) + 1))
    dated = [item["due"] for item in items if item["due"]]
    assert dated == sorted(dated)
    assert done(bare_folder, *(str(item["n"]) for item in items)).status == 0
    assert todo(bare_folder, "--format", "json").json == []
    assert bare_folder.run("check").status == 0
