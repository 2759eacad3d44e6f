"""A document is proofread by `check FILE.md`, and `document --final` refuses what is not finished."""

import shutil
from pathlib import Path
from typing import Any

from conftest import Folder

SAMPLE = Path(__file__).parent.parent / "sample-partnership"
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.md"))


def found(folder: Folder, *words: str) -> list[dict[str, Any]]:
    result = folder.run("check", "--format", "json", *words)
    assert result.stderr == ""
    items: list[dict[str, Any]] = result.json
    return items


def places(folder: Folder, *words: str) -> list[tuple[int, int, str]]:
    return [(item["line"], item["column"], item["rule"]) for item in found(folder, *words)]


def test_a_document_is_proofread_with_the_glossary_and_the_people_of_its_partnership(folder: Folder) -> None:
    """
    --- terms/bruggenbouwer.yaml
    term: bruggenbouwer
    avoid: [brugfiguur]
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    email: aagje@example.org
    phone: 06 12345678
    --- documents/plan.md
    ---
    title: TODO
    about: partnership
    ---

    # Plan

    Aagje Brandsma, aagje@example.org, 06-12345678, is de één en enige
    brugfiguur. Vragen: bel 06-87654321 of … Haar paspoort: 111222333.
    Het lessenrooster volgt.
    """
    assert places(folder, "documents/plan.md") == [
        (9, 1, "words-of-the-glossary-are-used"),
        (9, 25, "contact-data-stand-in-people"),
        (9, 40, "texts-are-finished"),
        (9, 57, "citizen-numbers-are-not-kept"),
        (10, 5, "words-fit-the-country"),
    ]
    assert folder.run("check", "documents/plan.md").status == 1
    first = found(folder, "documents/plan.md")[0]
    assert (first["file"], first["about"], first["sources"]) == ("documents/plan.md", "partnership", ["A22", "seed0"])


def test_the_gaps_that_a_document_marks_are_found_where_they_stand(folder: Folder) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    """
    assert folder.run("document", "covenant", "convenant").status == 0
    text = (folder.path / "documents/covenant/convenant.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    items = found(folder, "documents/covenant/convenant.md")
    assert len(items) == text.count("\n- ", text.index("## Nog in te vullen"))
    for item in items:
        assert lines[item["line"] - 1][item["column"] - 1 :].startswith("[nog invullen: ")
        assert (item["severity"], item["rule"]) == ("warning", "agreement-has-no-leftovers")
        assert item["about"] == "agreements/convenant"


def test_in_a_text_that_is_out_to_be_signed_a_leftover_is_an_error(folder: Folder) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    --- agreements/signed/convenant.md
    # Convenant

    De school betaalt € XXX.
    """
    [item] = found(folder, "agreements/signed/convenant.md")
    assert (item["line"], item["column"], item["severity"]) == (3, 21, "error")


def test_a_day_of_birth_belongs_in_an_agreement_and_nowhere_else(folder: Folder) -> None:
    """
    --- agreements/signed/detachering.md
    Noor de Wit, geboren op 3 mei 1985.
    --- documents/verslag.md
    Noor de Wit, geboren op 3 mei 1985.
    """
    assert found(folder, "agreements/signed/detachering.md") == []
    assert places(folder, "documents/verslag.md") == [(1, 14, "contact-data-stand-in-people")]


def test_a_waiver_about_the_record_holds_for_the_document(folder: Folder) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    waivers: [{rule: texts-are-finished, about: partnership, reason: concept, by: p-b2c3d4, date: 2026-03-01}]
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- documents/plan.md
    TODO
    """
    [item] = found(folder, "documents/plan.md")
    assert item["waived"]["reason"] == "concept"


def test_records_and_documents_are_checked_together(folder: Folder) -> None:
    """
    --- goals/lessen.yaml
    title: Meer lessen
    notes: bel 06-12345678
    --- goals/stages.yaml
    title: Meer plekken
    notes: bel 06-12345678
    --- documents/plan.md
    TODO
    """
    files = [item["file"] for item in found(folder, "goals/lessen", "documents/plan.md") if item["sources"]]
    assert files == ["documents/plan.md", "goals/lessen.yaml"]


def test_a_file_is_found_from_where_one_stands(folder: Folder) -> None:
    """
    --- documents/covenant/plan.md
    TODO
    """
    assert "documents/covenant/plan.md:1:1" in folder.run("check", "plan.md", cwd="documents/covenant").stdout
    assert "documents/covenant/plan.md:1:1" in folder.run("check", "documents/covenant/plan.md", cwd="documents").stdout


def test_what_cannot_be_proofread_is_refused(folder: Folder) -> None:
    """
    --- documents/vreemd.md
    TODO
    """
    (folder.path.parent / "buiten.md").write_text("TODO\n")
    (folder.path / "documents/binnen.md").symlink_to(folder.path.parent / "buiten.md")
    folder.write({"documents/oud.md": "één".encode("latin-1")}).under_git().commit("begin")
    for word in ("../buiten.md", "documents/binnen.md", str(folder.path.parent / "buiten.md")):
        result = folder.run("check", word)
        assert (result.status, result.stdout) == (2, "")
        assert "not in the folder of the partnership" in result.stderr
    assert folder.run("check", "documents/weg.md").status == 2
    assert folder.run("--at", "HEAD", "check", "documents/vreemd.md").status == 2
    unreadable = folder.run("check", "documents/oud.md")
    assert (unreadable.status, "UTF-8" in unreadable.stderr) == (1, True)


def test_an_english_document_is_not_held_to_the_dutch_glossary(folder: Folder) -> None:
    """
    --- terms/koppel.yaml
    term: koppel
    avoid: [match]
    --- documents/plan.md
    ---
    language: en
    ---
    A match made by an expert.
    """
    assert found(folder, "documents/plan.md") == []


def test_what_the_program_writes_has_no_leftovers_but_gaps_and_no_data_of_strangers(bare_folder: Folder) -> None:
    shutil.copytree(SAMPLE, bare_folder.path, dirs_exist_ok=True)
    names = [f"documents/{path.name}" for path in GOLDEN]
    bare_folder.write({name: path.read_bytes() for name, path in zip(names, GOLDEN, strict=True)})
    assert len(names) > 10
    items = found(bare_folder, *names)
    wrong = [item for item in items if item["sources"][0] in ("D34", "F01") and "[nog invullen" not in item["message"]]
    assert wrong == []


def test_final_refuses_what_a_draft_left_in_the_text(folder: Folder) -> None:
    """
    --- templates/documents/goals/brief.nl.md.j2
    # Brief

    {{ goal.title|sentence }} Het bedrag is € XXX.
    --- goals/lessen.yaml
    title: meer lessen
    """
    folder.under_git().commit("begin")
    assert folder.run("document", "brief", "goals/lessen").status == 0
    refused = folder.run("document", "brief", "goals/lessen", "--final", "--output", "-")
    assert (refused.status, refused.stdout) == (1, "")
    assert "goals/lessen is not finished" in refused.stderr
    assert "- XXX" in refused.stderr


def test_final_refuses_while_there_is_an_error_about_the_record_or_the_partnership(folder: Folder) -> None:
    """
    --- templates/documents/goals/brief.nl.md.j2
    # Brief

    {{ goal.title|sentence }}
    --- goals/lessen.yaml
    title: meer lessen
    notes: BSN 111222333
    --- goals/stages.yaml
    title: meer plekken
    """
    folder.under_git().commit("begin")
    refused = folder.run("document", "brief", "goals/lessen", "--final", "--output", "-")
    assert (refused.status, refused.stdout) == (1, "")
    assert "goals/lessen.yaml:2:12" in refused.stderr
    assert "take it out" in refused.stderr
    other = folder.run("document", "brief", "goals/stages", "--final", "--output", "-")
    assert other.status == 0, other.stderr
    folder.write({"partnership.yaml": "name: Hybride Techniek\nnotes: BSN 111222333\n"}).commit("nummer")
    assert "partnership.yaml:2:12" in folder.run("document", "brief", "goals/stages", "--final").stderr
