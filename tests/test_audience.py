"""`document … --for`: one of the two gets a sheet, a letter or a certificate in a file of its own."""

import shutil

import pytest
from conftest import Folder
from reading import complaints
from test_couple_documents import ORDINARY, PLACEMENT, READERS, filled, written

from hybridecli.documents import without_front_matter

CLOSED = {"couples/koppel.yaml": ORDINARY.replace("status: running", "status: closed", 1)}
RUNNING = {"couples/koppel.yaml": ORDINARY}


def refused(folder: Folder, *words: str, language: str = "en") -> str:
    """What is said of a document that is not made."""
    result = folder.run("document", *words, HYBRIDE_LANGUAGE=language)
    assert (result.status, result.stdout) == (2, "")
    assert not (folder.path / "documents").exists()
    return result.stderr


@pytest.mark.parametrize(("language", "jurisdiction", "address"), READERS)
@pytest.mark.parametrize(
    ("name", "files"), [("log-sheet", RUNNING), ("employer-letter", RUNNING), ("certificate", CLOSED)]
)
def test_it_reads_well_and_is_the_part_of_one(
    bare_folder: Folder, name: str, files: dict[str, str], language: str, jurisdiction: str, address: str
) -> None:
    filled(bare_folder, files, jurisdiction, address)
    both = written(bare_folder, name, language=language)
    for who in ("Jelle", "mara"):
        text = written(bare_folder, name, "--for", who, language=language)
        assert complaints(text, language, jurisdiction) == []
        own = without_front_matter(text).split("\n\n")[4:-2]
        assert own
        assert [part for part in own if part not in both] == []
        assert len(text) < len(both)


def test_each_gets_a_file_that_is_named_by_id(bare_folder: Folder) -> None:
    filled(bare_folder, RUNNING).under_git().commit("begin")
    for who, identity in (("Jelle Vermeer", "p-t4wrzz"), ("kolmer", "p-w5mkbb"), ("p-w5mkbb", "p-w5mkbb")):
        made = bare_folder.run("document", "employer-letter", "koppel", "--for", who)
        assert made.lines == [f"documents/employer-letter/koppel-{identity}.md"]
        assert bare_folder.run("verify", made.lines[0]).status == 0
        text = (bare_folder.path / made.lines[0]).read_text()
        assert f"for: {identity}\n" in text
        assert text.count("Met vriendelijke groet") == 1


def test_without_a_couple_it_is_the_one_of_that_person(bare_folder: Folder) -> None:
    filled(bare_folder, {**RUNNING, "couples/ander.yaml": "members: [{person: p-k7f3xq}, {person: p-r8vncc}]\n"})
    made = bare_folder.run("document", "employer-letter", "--for", "Mara")
    assert made.lines == ["documents/employer-letter/koppel-p-w5mkbb.md"]
    assert bare_folder.run("document", "employer-letter", "--all", "--for", "Mara").lines == made.lines
    assert "several records" in bare_folder.run("document", "employer-letter").stderr


def test_a_document_about_a_couple_is_found_by_one_of_the_two(bare_folder: Folder) -> None:
    filled(bare_folder, RUNNING)
    made = bare_folder.run("document", "midway", "jelle")
    assert (made.status, made.lines) == (0, ["documents/midway/koppel.md"])
    shutil.rmtree(bare_folder.path / "documents")
    filled(bare_folder, {**RUNNING, "couples/koppel-2.yaml": ORDINARY})
    assert "midway does not fit people/" in refused(bare_folder, "midway", "jelle")


def test_the_host_of_a_placement_gets_a_letter_but_has_no_log_sheet(bare_folder: Folder) -> None:
    filled(bare_folder, {"couples/koppel.yaml": PLACEMENT})
    assert 'cannot be made for "kolmer"' in refused(bare_folder, "log-sheet", "koppel", "--for", "kolmer")
    made = bare_folder.run("document", "employer-letter", "koppel", "--for", "kolmer")
    assert made.lines == ["documents/employer-letter/koppel-kolmer.md"]


def test_a_sheet_of_one_is_taken_back(bare_folder: Folder) -> None:
    filled(bare_folder, RUNNING).under_git().commit("begin")
    [path] = bare_folder.run("document", "log-sheet", "koppel", "--for", "jelle").lines
    sheet = bare_folder.path / path
    rows = sheet.read_text().splitlines()
    last = next(number for number, row in reversed(list(enumerate(rows))) if row.startswith("| **L"))
    rows[last] = rows[last].replace("|  |  |  |", "| 2026-02-20 | Samen gebeld | 0,5 |")
    sheet.write_text("\n".join(rows))
    taken = bare_folder.run("read", path, HYBRIDE_TODAY="2026-03-20")
    assert taken.status == 0, taken.stderr
    [log] = [path.read_text() for path in bare_folder.path.glob("logs/2026/*.yaml")]
    assert "p-t4wrzz" in log


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["log-sheet", "koppel", "--for", "niemand"], "name one: Jelle Vermeer, Mara de Boer"),
        (["log-sheet", "--for", "niemand"], "name one: Jelle Vermeer, Mara de Boer"),
        (["log-sheet", "koppel", "--for", ""], "name one: Jelle Vermeer, Mara de Boer"),
        (["log-sheet", "koppel", "--for", "person"], "name one: Jelle Vermeer, Mara de Boer"),
        (["evaluation-checklist", "koppel", "--for", "jelle"], "write --for person or --for group"),
        (["twinning-plan", "koppel", "--for", "jelle"], "twinning-plan does not take --for"),
        (["certificate", "--for", "jelle"], "cannot be made for"),
        (["logsheet", "koppel", "--for", "jelle"], "did you mean log-sheet?"),
    ],
)
def test_for_whom_it_cannot_be(bare_folder: Folder, words: list[str], said: str) -> None:
    assert said in refused(filled(bare_folder, RUNNING), *words)


def test_a_checklist_takes_its_words_in_dutch(bare_folder: Folder) -> None:
    filled(bare_folder, RUNNING)
    made = bare_folder.run("document", "evaluation-checklist", "koppel", "--for", "groep")
    assert made.lines == ["documents/evaluation-checklist/koppel-group.md"]
