"""What ADDING.md promises: its examples, each one new file in a copy of the source, are all that it takes."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Folder, Result

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"\A(?:---\n)?# (\S+)\n")  # the comment that names the file, in the head of a template too
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("CONTRIBUTING.md", "ADDING.md")}
PAGE = PAGES["ADDING.md"]
WHOLE = "\n".join(PAGES.values())


def examples() -> dict[str, str]:
    """The files of the page by their paths."""
    found = [(PLACE.match(text), text) for _language, text in BLOCK.findall(PAGE)]
    assert all(place for place, _text in found), "every fenced block begins with a comment that names its file"
    return {place[1]: text for place, text in found if place}


EXAMPLES = examples()
CATALOGUES = [path for path in EXAMPLES if path.endswith(".po")]


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source with the examples added: new files, and words at the end of the catalogue."""
    place = tmp_path_factory.mktemp("grown")
    for name in ("src", "templates", "sample-partnership"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in EXAMPLES.items():
        path = place / name
        if name in CATALOGUES:
            text = path.read_text(encoding="utf-8") + "\n" + text
        else:
            assert not path.exists(), f"{name} is no new file"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    words = ["compile", "--directory", "templates/languages", "--domain", "hybridecli"]  # as `make language` does
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", *words], cwd=place, check=True)
    return place


class Grown:
    """The grown program, run in a folder."""

    def __init__(self, source: Path, folder: Folder) -> None:
        self.source, self.folder = source, folder

    def run(self, *words: str, language: str = "en") -> Result:
        """Run the grown command."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        made = subprocess.run(
            [sys.executable, "-m", "hybridecli", *words],
            cwd=self.folder.path,
            env={**kept, "PYTHONPATH": str(self.source / "src"), "HYBRIDE_LANGUAGE": language},
            capture_output=True,
            timeout=60,
        )
        return Result(made.stdout.decode(), made.stderr.decode(), made.returncode)

    def good(self, *words: str, language: str = "en") -> str:
        """What a command prints that must succeed."""
        result = self.run(*words, language=language)
        assert result.status == 0, result.stderr
        return result.stdout


@pytest.fixture
def new(grown: Path, bare_folder: Folder) -> Grown:
    """The grown program in a partnership with two visits, and a use of all else that is new."""
    files = {
        "partnership.yaml": "name: Vennestreek\nlanguage: nl\n",
        "partners/kolmer.yaml": "name: Kolmer Precisie\nkind: company\ncalled: {article: het, word: metaalbedrijf}\n",
        "people/p-bcdfgh.yaml": "name: Marek Zielinski\npartner: kolmer\n",
        "people/p-jkmnpq.yaml": "name: Ilse Vonk\n",
        "couples/koppel-1.yaml": "status: proposed\nmembers: [{person: p-bcdfgh}, {person: p-jkmnpq}]\n"
        "activities: [{activity: factory-quiz}]\n",
        "agreements/convenant.yaml": "title: Convenant\nkind: covenant\nclauses: [{clause: bicycles}]\n",
        "visits/meethal.yaml": "title: meten tot op een micrometer\npartner: kolmer\ndate: 2026-03-12\nlearners: 28\n",
        "visits/draaibank.yaml": "title: draaien\npartner: kolmer\ndate: 2026-02-05\ntransport: coach\n",
    }
    return Grown(grown, bare_folder.write(files))


def test_the_page_has_an_example_of_each() -> None:
    starts = {
        "src/hybridecli/records/",
        "src/hybridecli/verbs/",
        "src/hybridecli/rules/",
        "templates/documents/",
        "templates/instruments/",
        "templates/activities/",
        "templates/clauses/",
        "templates/languages/",
    }
    assert {start for start in starts for path in EXAMPLES if path.startswith(start)} == starts


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_short(name: str) -> None:
    assert len(PAGES[name].splitlines()) <= 200


def test_files_that_the_page_names_are_there() -> None:
    named = set(re.findall(r"`((?:src|templates|tests)/[\w./-]+\.\w+|[A-Z]+\.md)`", WHOLE)) - set(EXAMPLES)
    named |= {f"src/hybridecli/{name}" for name in re.findall(r"`((?:verbs/)?[a-z]+\.py)`", WHOLE)}
    assert len(named) > 8
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_commands_that_the_page_names_are_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", WHOLE)) <= targets
    assert set(re.findall(r"-x (tests/\w+\.py)", WHOLE)) <= {f"tests/{path.name}" for path in ROOT.glob("tests/*.py")}


def test_the_copy_keeps_the_arrows_and_the_style(new: Grown) -> None:
    python = [name for name in EXAMPLES if name.endswith(".py")]
    settings = ["--no-cache", "--config", str(ROOT / "pyproject.toml")]
    for words in (["check", *settings], ["format", "--check", *settings]):
        made = subprocess.run(
            [sys.executable, "-m", "ruff", *words, *python], cwd=new.source, capture_output=True, text=True
        )
        assert made.returncode == 0, made.stdout
    # their rows in test_layers are there already
    assert {name.split("/")[2] for name in python} == {"records", "rules", "verbs"}


# --- the kind -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["visits", "bezoek"])
def test_list_knows_the_kind(new: Grown, word: str) -> None:
    lines = new.good("list", word).splitlines()
    assert lines[0].split() == ["id", "date", "partner", "title"]
    assert lines[2:] == [
        "draaibank  2026-02-05  Kolmer Precisie  draaien",
        "meethal    2026-03-12  Kolmer Precisie  meten tot op een micrometer",
    ]


def test_its_fields_can_be_searched_and_chosen(new: Grown) -> None:
    chosen = new.good("list", "visits", "--where", "learners=20..30", "--where", "partner.kind=company")
    assert chosen.splitlines()[2].startswith("meethal")
    assert "visits/meethal" in new.good("search", "micrometer")


def test_show_knows_the_kind_and_its_references(new: Grown) -> None:
    assert new.good("show", "meethal").splitlines() == [
        "id: meethal",
        "path: visits/meethal.yaml",
        "title: meten tot op een micrometer",
        "partner: kolmer",
        "date: 2026-03-12",
        "learners: 28",
    ]
    assert "visits/meethal" in new.good("show", "kolmer")


def test_check_knows_the_kind(new: Grown) -> None:
    assert "8 records read, no errors" in new.good("check")
    new.folder.write({"visits/fout.yaml": "date: 12 maart\npartner: kolmr\ntransport: bycicle\nbus: ja\n"})
    result = new.run("check")
    assert result.status == 1
    wrong = [line for line in result.lines if line.startswith("visits/fout.yaml:")]
    places = [line.split(": ")[0].removeprefix("visits/fout.yaml:") for line in wrong]
    assert places == ["1:1", "1:7", "2:10", "3:12", "4:1"]
    assert "title is missing" in wrong[0]
    assert "did you mean bicycle?" in result.stdout
    assert "did you mean kolmer?" in result.stdout


def test_explain_knows_the_kind_in_both_languages(new: Grown) -> None:
    english, dutch = new.good("explain", "visits"), new.good("explain", "bezoek", language="nl")
    assert "visits: A class that goes to see a partner at work." in english
    assert "which partner is visited" in english
    assert "visits: Een klas die bij een partner gaat kijken." in dutch
    assert "vervoer" in new.good("explain", "visits.transport", language="nl")


def test_the_schema_knows_the_kind(new: Grown) -> None:
    schema = new.run("schema", "visits").json
    assert {"title", "partner", "date"} <= set(schema["required"])
    assert "coach" in str(schema["properties"]["transport"])


def test_a_new_folder_has_the_kind(new: Grown) -> None:
    new.good("init", "../nieuw")
    made = new.folder.path.parent / "nieuw"
    assert (made / "visits").is_dir()
    assert (made / ".vscode/schemas/visits.schema.json").is_file()
    assert "visits/**/*.yaml" in (made / ".vscode/settings.json").read_text()


def test_the_status_counts_the_kind(new: Grown) -> None:
    assert "2 visits" in new.good()
    assert "2 bezoeken" in new.good(language="nl")


# --- the verb -----------------------------------------------------------------------------------------------


def test_the_verb_is_in_the_help(new: Grown) -> None:
    page = new.good("--help")
    assert re.search(r"every day:.*names +Print the names of the records of a kind, one on a line", page, re.DOTALL)
    assert "KIND" in new.good("names", "--help")


def test_the_verb_runs(new: Grown) -> None:
    assert new.good("names", "personen") == "Marek Zielinski\nIlse Vonk\n"
    assert new.run("names", "persoonen").status == 2


def test_the_verb_looks_back(new: Grown) -> None:
    new.folder.under_git().commit("begin", "2026-01-15")
    new.folder.write({"people/p-rstvwx.yaml": "name: Priya Bhagwandin\n"}).commit("meer", "2026-02-15")
    assert new.good("names", "people", "--at", "2026-01-31") == "Marek Zielinski\nIlse Vonk\n"
    assert "Priya Bhagwandin" in new.good("names", "people")


# --- the document -------------------------------------------------------------------------------------------


def test_check_knows_the_rule_from_its_stage_on(new: Grown) -> None:
    told = "visits/draaibank.yaml:1:1: warning visit-counts-its-learners: how many learners come along"
    assert told not in new.run("check").stdout
    assert told in new.run("check", "--all-stages").stdout
    new.folder.write({"partnership.yaml": "name: Vennestreek\nlanguage: nl\nstage: running\n"})
    assert told in new.run("check").stdout
    new.good("set", "visits/draaibank", "learners=28")
    assert told not in new.run("check").stdout


def test_explain_knows_the_rule(new: Grown) -> None:
    assert "Who receives a class" in new.good("explain", "visit-counts-its-learners")
    assert "visit-counts-its-learners" in new.good("explain", "rules")


def test_the_document_is_in_the_list(new: Grown) -> None:
    found = [item for item in new.run("document", "--list", "--format", "json").json if item["name"] == "visit-letter"]
    assert found == [{"name": "visit-letter", "kind": "visits", "title": "Bezoekbrief", "languages": ["en", "nl"]}]


def test_the_document_in_dutch(new: Grown) -> None:
    text = new.good("document", "visit-letter", "meethal", "--output", "-", language="nl")
    assert "# Bezoek aan Kolmer Precisie\n" in text
    assert "Op donderdag 12 maart 2026 gaan wij kijken: meten tot op een micrometer. Wij komen met de fiets.\n" in text
    assert "Aantal leerlingen: 28.\n" in text


def test_the_document_in_english_and_what_is_missing_in_it(new: Grown) -> None:
    result = new.run("document", "visit-letter", "draaibank", "--language", "en")
    assert result.lines == ["documents/visit-letter/draaibank.en.md"]
    text = (new.folder.path / result.lines[0]).read_text()
    assert "On Thursday 5 February 2026 we come and see: draaien. Transport: coach.\n" in text
    assert "Number of learners: **[to be filled in: " in text
    assert "1 gap in Letter about a visit, about visits/draaibank:" in result.stderr


# --- the instrument, the activity, the clause ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name", "title"),
    [
        ("instruments", "guest-lesson", "Terugblik op een gastles"),
        ("activities", "factory-quiz", "fabrieksquiz"),
        ("clauses", "bicycles", "Fietsen"),
    ],
)
def test_explain_knows_what_ships(new: Grown, kind: str, name: str, title: str) -> None:
    assert re.search(rf"^{name} +{title}", new.good("explain", kind, language="nl"), re.MULTILINE)
    assert title in new.good("explain", name, language="nl")


def test_the_checklist_takes_the_instrument(new: Grown) -> None:
    words = ("document", "evaluation-checklist", "koppel-1", "--instrument", "guest-lesson", "--output", "-")
    assert "De les was goed voorbereid." in new.good(*words)


def test_the_plan_takes_the_activity(new: Grown) -> None:
    assert "abrieksquiz" in new.good("document", "twinning-plan", "koppel-1", "--output", "-")


def test_the_covenant_takes_the_clause(new: Grown) -> None:
    assert "De scholen zorgen voor fietsen." in new.good("document", "covenant", "--output", "-")
