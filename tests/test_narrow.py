"""Tables, lists and questions in terminals of every width: lines fit, and words and ids stay whole."""

import shutil
from pathlib import Path

import pytest
from terminal import Terminal, hybride

from hybridecli.shipped import sample_folder

VERBS = ["list couples", "list people", "list logs", "search Kolmer", "show kolmer-precisie", "document --list", "todo"]
LONG = 24  # characters of a word that may be broken, or stand over the edge


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample."""
    place = tmp_path_factory.mktemp("sample") / "here"
    shutil.copytree(sample_folder(), place)
    return place


def shown(place: Path, words: str, columns: int, **environment: str) -> str:
    """What a command shows in a terminal of some width."""
    terminal = Terminal(hybride(*words.split()), place, environment, columns)
    assert terminal.end() == 0, terminal.seen
    return terminal.seen


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("columns", [40, 60, 80, 200])
@pytest.mark.parametrize("words", VERBS)
def test_lines_fit(sample: Path, words: str, columns: int, language: str) -> None:
    lines = shown(sample, words, columns, HYBRIDE_LANGUAGE=language).splitlines()
    wide = [line for line in lines if len(line) > columns and max(map(len, line.split())) <= LONG]
    assert wide == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("words", ["status", "explain clauses/confidentiality", "explain couples"])
def test_prose_is_broken_between_words(sample: Path, words: str, language: str) -> None:
    lines = shown(sample, words, 40, HYBRIDE_LANGUAGE=language).splitlines()
    prose = [line for line in lines if len(line.split()) > 2 and not line.startswith("    hybride ")]
    assert len(prose) > 3
    assert max(map(len, prose)) <= 40


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_ids_stay_whole(sample: Path, columns: int) -> None:
    for kind in ("logs", "couples"):
        text = shown(sample, f"list {kind}", columns)
        assert [path.stem for path in sample.glob(f"{kind}/*.yaml") if path.stem not in text] == []


def test_nothing_is_said_of_what_is_empty(sample: Path) -> None:
    assert not [line for line in shown(sample, "list logs", 40).splitlines() if line.rstrip().endswith(":")]


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(sample: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    place = tmp_path / "here"
    place.mkdir()
    (place / "partnership.yaml").write_text("name: A\nnaam: B\n")
    coloured = Terminal(hybride("check"), place)
    assert coloured.end() == 1
    assert b"\x1b[31m" in coloured.raw
    plain = Terminal(hybride("check"), place, environment)
    assert plain.end() == 1
    assert b"\x1b" not in plain.raw
