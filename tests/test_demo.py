"""The demo: a partnership with a past and its documents, made by somebody of whom nothing is known."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Folder, Result

from hybridecli.shipped import sample_folder

NAMES = {"nl": [], "en": ["een map"]}  # the Dutch one goes where it goes by itself, the English one in an empty folder
LANGUAGES = tuple(NAMES)
SAID = {
    "nl": ("records gelezen, geen fouten", "documenten geschreven", "probeer nu: cd hybride-demo && hybride"),
    "en": ("records read, no errors", "documents written", "what to try next: cd "),
}


def demo(place: Path, language: str) -> Result:
    """Make the demo in a folder, with an empty home folder, no name and no address for git, and no terminal."""
    home = place / "home"
    for folder in ("home", *NAMES[language]):
        (place / folder).mkdir()
    made = subprocess.run(
        [sys.executable, "-m", "hybridecli", "demo", *NAMES[language]],
        cwd=place,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "HYBRIDE_LANGUAGE": language},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
    )
    assert list(home.iterdir()) == []
    return Result(made.stdout.decode(), made.stderr.decode(), made.returncode)


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Result]]:
    """The demo made twice, once by somebody who reads Dutch and once by somebody who reads English."""
    places = {language: tmp_path_factory.mktemp(language) for language in LANGUAGES}
    results = {language: demo(place, language) for language, place in places.items()}
    return {language: (folder_of(places[language], language), result) for language, result in results.items()}


def folder_of(place: Path, language: str) -> Path:
    """Where the demo in a language is."""
    return place / next(iter(NAMES[language]), "hybride-demo")


@pytest.fixture
def made(both: dict[str, tuple[Path, Result]], git_template: Path) -> Folder:
    """The Dutch demo, only to be read."""
    return Folder(both["nl"][0], git_template)


@pytest.fixture
def copy(made: Folder, tmp_path: Path, git_template: Path) -> Folder:
    """A copy of the Dutch demo, to work in."""
    shutil.copytree(made.path, tmp_path / "demo")
    return Folder(tmp_path / "demo", git_template)


def bodies(place: Path) -> dict[str, str]:
    """The documents by their paths, without the lines that name a commit."""
    texts = {path.relative_to(place).as_posix(): path.read_text() for path in place.glob("documents/**/*.md")}
    return {
        name: re.sub(r"(?m)^commit: .*$|· versi(e|on) \w+", "", re.sub(r"(?m)^sha256: .*$", "", text))
        for name, text in texts.items()
    }


def days(folder: Folder) -> list[str]:
    """The days of the commits, the first first."""
    return folder.git("log", "--reverse", "--format=%ad", "--date=format:%Y-%m-%d").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_ends_well_and_says_what_it_made_and_what_to_try(
    both: dict[str, tuple[Path, Result]], language: str
) -> None:
    result = both[language][1]
    assert result.status == 0, result.stderr
    for sentence in SAID[language]:
        assert sentence in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_documents_that_it_names_are_there_and_no_others(
    both: dict[str, tuple[Path, Result]], language: str
) -> None:
    place, result = both[language]
    assert len(result.lines) == len(set(result.lines)) > 20
    assert {f"{place.name}/{name}" for name in bodies(place)} == set(result.lines)
    kinds = {line.split("/")[2] for line in result.lines}
    assert kinds == {"covenant", "addendum", "twinning-agreement", "twinning-plan", "evaluation-checklist"}
    assert result.lines[0].startswith(f"{place.name}/documents/covenant/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_once_that_git_does_not_know_the_person(both: dict[str, tuple[Path, Result]], language: str) -> None:
    assert both[language][1].stderr.count("git config --global user.name") == 1


def test_twice_is_the_same_in_either_language(both: dict[str, tuple[Path, Result]]) -> None:
    assert bodies(both["nl"][0]) == bodies(both["en"][0])


def test_all_of_the_sample_is_committed_as_it_ships(made: Folder) -> None:
    assert made.git("status", "--porcelain") == ""
    shipped = {path.relative_to(sample_folder()).as_posix() for path in sample_folder().rglob("*.yaml")}
    names = made.git("ls-files").splitlines()
    assert {name for name in names if name.endswith(".yaml")} == shipped
    assert all((made.path / name).read_bytes() == (sample_folder() / name).read_bytes() for name in shipped)
    assert {name for name in names if name not in shipped and not name.startswith(".")} == set()


def test_the_history_has_its_steps_on_days_of_the_logs(made: Folder) -> None:
    logged = {log["date"] for log in made.run("list", "logs", "--format", "json").json}
    assert days(made) == sorted(set(days(made)) & logged)
    assert len(days(made)) > 20
    assert days(made)[0] == min(logged)
    assert set(made.git("log", "--format=%(trailers:key=Hybride,valueonly)").split()) == {"demo"}


def test_every_step_leads_only_to_what_is_there(made: Folder) -> None:
    some = days(made)[:: len(days(made)) // 6]
    for day in (*some, days(made)[-1]):
        result = made.run("check", "--at", day)
        assert result.status == 0, f"{day}: {result.stdout}"


def test_now_is_without_errors(made: Folder) -> None:
    result = made.run("check")
    assert (result.status, "records read, no errors" in result.stdout) == (0, True)


def test_a_waiver_is_not_there_before_its_date(made: Folder) -> None:
    dates = ["2025-11-04", "2026-06-18"]
    for day, number in (("2025-10-31", 0), ("2025-11-04", 1), ("2026-06-17", 1), ("2026-06-18", 2)):
        charter = made.run("show", "partnership", "--at", day, "--format", "json").json
        assert [waiver["date"] for waiver in charter.get("waivers", [])] == dates[:number], day


def test_a_partner_agrees_on_a_word_when_it_has_joined(made: Folder) -> None:
    joined = {partner["id"]: partner.get("joined") for partner in made.run("list", "partners", "--format", "json").json}
    for day in days(made):
        for term in made.run("list", "terms", "--at", day, "--format", "json").json:
            assert [one for one in term["agreed_by"] if joined[one] > day] == [], (day, term["id"])


def test_from_when_an_agreement_counts_is_settled_with_the_last_signature(made: Folder) -> None:
    shown = [
        made.run("show", "agreements/samenwerking-2025", "--at", day, "--format", "json").json
        for day in ("2025-10-30", "2025-11-04")
    ]
    assert [(one["status"], one.get("effective_from")) for one in shown] == [
        ("offered", None),
        ("signed", "2025-11-01"),
    ]


def test_looking_back_shows_less(made: Folder) -> None:
    first, last = days(made)[0], days(made)[-1]
    numbers = [
        [len(made.run("list", kind, "--at", day, "--format", "json").json) for day in (first, "2026-01-31", last)]
        for kind in ("couples", "logs", "reflections")
    ]
    assert all(before < then < now for before, then, now in numbers)
    before = made.run("list", "couples", "--at", "2000-01-01")
    assert before.status == 2
    assert first in before.stderr


def test_a_document_of_then(copy: Folder) -> None:
    day = days(copy)[0]
    written = copy.run("document", "evaluation-checklist", "partnership", "--at", day)
    assert written.lines == [f"documents/evaluation-checklist/partnership@{day}.md"]
    assert f"commit: {copy.git('rev-list', '--max-parents=0', 'HEAD')}" in (copy.path / written.lines[0]).read_text()


def test_the_covenant_is_complete(copy: Folder) -> None:
    result = copy.run("document", "covenant", "--final")
    assert (result.status, result.stderr) == (0, "")
    assert "nog invullen" not in (copy.path / result.lines[0]).read_text()


def test_gaps_are_only_in_plans_that_are_still_made(both: dict[str, tuple[Path, Result]], made: Folder) -> None:
    open_ones = {name for name, text in bodies(made.path).items() if "nog invullen" in text}
    proposed = made.run("list", "couples", "--where", "status=proposed", "--format", "json").json
    assert open_ones <= {f"documents/twinning-plan/{couple['id']}.md" for couple in proposed}


def test_every_document_agrees_with_the_records(made: Folder, both: dict[str, tuple[Path, Result]]) -> None:
    for line in both["nl"][1].lines:
        assert made.run("verify", line.removeprefix("hybride-demo/")).status == 0, line


def test_what_it_says_to_try_next_works(made: Folder) -> None:
    result = made.run(HYBRIDE_TODAY="2026-06-29")
    assert result.status == 0
    assert sum(line.startswith("    hybride ") for line in result.lines) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_with_something_in_it_is_refused(bare_folder: Folder, language: str) -> None:
    bare_folder.write({"vol/brief.txt": "van iemand", "bestand": "x"})
    for name, said in (("vol", "hybride demo vol-2"), ("bestand", "bestand")):
        result = bare_folder.start("demo", name, HYBRIDE_LANGUAGE=language)
        assert (result.stdout, result.status) == ("", 2)
        assert name in result.stderr
        assert said in result.stderr
    assert sorted(path.name for path in bare_folder.path.rglob("*")) == ["bestand", "brief.txt", "vol"]


def test_inside_a_partnership_it_is_refused(folder: Folder) -> None:
    assert folder.run("demo").status == 2
    assert folder.run("demo", "--at", "2026-01-31").status == 2
    assert sorted(path.name for path in folder.path.iterdir()) == ["partnership.yaml"]
