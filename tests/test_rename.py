"""`rename` and `remove`: every reference goes along, and nothing that is referred to goes away."""

import pytest
from conftest import Folder

from hybridecli.shipped import sample_folder


def begun(folder: Folder) -> Folder:
    folder.under_git().commit("begin")
    return folder


def text(folder: Folder, path: str) -> str:
    return (folder.path / path).read_text()


def test_every_reference_goes_along(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    name: Rijnmetaal # bv
    kind: company
    notes: zie partners/rijn.yaml, en niet partners/rijn-maas of partners/rijn.md
    --- partners/rijn-maas.yaml
    {name: Rijn en Maas, kind: school, part_of: [rijn]}
    --- partnership.yaml
    name: Rivierenland
    lead: "rijn" # penvoerder
    waivers:
      - rule: iets
        about: partners/rijn   # voorlopig
        reason: rijn en partners/rijn, want attachments/partners/rijn.pdf
    --- people/p-a.yaml
    name: A van Rijn
    partner: 'rijn'
    roles: [{role: coordinator, granted_by: rijn, reported_to: [rijn-maas, rijn]}]
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    # rijn en maas samen
    parties: [{partner: rijn, group_names: [bedrijven]}, {partner: rijn-maas}]
    duties:
      - {duty: "doet iets, zie partners/rijn", parties: [rijn, bedrijven]}
    --- logs/2026/2026-01-01-rijn.yaml
    date: 2026-01-01
    about: partners/rijn
    title: rijn
    partners:
      - rijn   # ja
      - rijn-maas
    happened: >-
      Bij rijn is gesproken over de toekomst van de samenwerking, en over wat er in
      partners/rijn
      staat.
    """
    begun(folder)
    before = {path: text(folder, path) for path in folder.git("ls-files").splitlines()}
    made = folder.run("rename", "Rijnmetaal", "rijnmetaal")
    assert made.status == 0, made
    assert made.lines[0] == "partners/rijnmetaal.yaml"
    assert len(made.lines) == 6
    assert "records that refer to it, changed too: 5" in made.stderr
    assert not (folder.path / "partners/rijn.yaml").exists()
    expected = {
        "partners/rijnmetaal.yaml": before["partners/rijn.yaml"]
        .replace("zie partners/rijn", "zie partners/rijnmetaal", 1),
        "partners/rijn-maas.yaml": before["partners/rijn-maas.yaml"].replace("[rijn]", "[rijnmetaal]"),
        "partnership.yaml": before["partnership.yaml"]
        .replace('"rijn"', '"rijnmetaal"')
        .replace("about: partners/rijn ", "about: partners/rijnmetaal ")
        .replace("en partners/rijn,", "en partners/rijnmetaal,"),
        "people/p-a.yaml": before["people/p-a.yaml"]
        .replace("'rijn'", "'rijnmetaal'")
        .replace("granted_by: rijn,", "granted_by: rijnmetaal,")
        .replace("rijn-maas, rijn]", "rijn-maas, rijnmetaal]"),
        "agreements/convenant.yaml": before["agreements/convenant.yaml"]
        .replace("partner: rijn,", "partner: rijnmetaal,")
        .replace("partners/rijn\"", "partners/rijnmetaal\"")
        .replace("parties: [rijn, bed", "parties: [rijnmetaal, bed"),
        "logs/2026/2026-01-01-rijn.yaml": before["logs/2026/2026-01-01-rijn.yaml"]
        .replace("about: partners/rijn\n", "about: partners/rijnmetaal\n")
        .replace("- rijn  ", "- rijnmetaal  ")
        .replace("  partners/rijn\n", "  partners/rijnmetaal\n"),
    }  # fmt: skip
    assert {path: text(folder, path) for path in expected} == expected
    assert folder.git("log", "-1", "--format=%s") == "partners/rijn: renamed to rijnmetaal"
    assert folder.git("log", "-1", "--format=%(trailers:key=Hybride,valueonly)").strip() == "rename"
    assert folder.git("status", "--short") == ""
    assert folder.run("check").status == 0


def test_every_record_of_the_sample_can_be_renamed_and_back(folder: Folder) -> None:
    files = {
        path.relative_to(sample_folder()).as_posix(): path.read_bytes() for path in sample_folder().rglob("*.yaml")
    }
    folder.write(files)
    words = [
        "kolmer-precisie",
        "p-mn2njv",
        "koppel-2026-03",
        "convenant",
        "stuurgroep",
        "meetlab",
        "2026-03-12-stuurgroep",
    ]
    words += ["koppels/koppel-2025-01", "bruggenbouwer", "regiofonds-vakmanschap", "goals/koppels"]
    for word in words:
        named = word.rpartition("/")[2]
        kind = next(path.split("/")[0] for path in files if path.endswith(f"/{named}.yaml"))
        other = "p-bcdf23" if kind == "people" else "iets-anders"
        assert folder.run("rename", f"{kind}/{named}", other).status == 0
        assert folder.run("check").status == 0, word
        assert folder.run("rename", f"{kind}/{other}", named).status == 0
    assert {path: (folder.path / path).read_bytes() for path in files} == files


def test_a_record_stays_in_its_folder_and_takes_its_signed_text_along(folder: Folder) -> None:
    """
    --- agreements/2026/oud.yaml
    title: Convenant
    kind: covenant
    status: offered
    frozen: {date: 2026-01-01, sha256: abc, file: agreements/signed/oud.md}
    --- agreements/signed/oud.md
    # agreements/oud
    --- agreements/addendum.yaml
    title: Addendum
    kind: addendum
    extends: oud
    """
    begun(folder)
    made = folder.run("rename", "oud", "nieuw")
    assert set(made.lines) == {"agreements/2026/nieuw.yaml", "agreements/signed/nieuw.md", "agreements/addendum.yaml"}
    assert "file: agreements/signed/nieuw.md}" in text(folder, "agreements/2026/nieuw.yaml")
    assert text(folder, "agreements/signed/nieuw.md") == "# agreements/oud\n"
    assert "extends: nieuw\n" in text(folder, "agreements/addendum.yaml")
    assert folder.git("ls-files", "agreements/signed") == "agreements/signed/nieuw.md"


def test_a_clause_of_the_partnership_itself(folder: Folder) -> None:
    """
    --- templates/clauses/eigen.yaml
    title: {nl: Eigen, en: Own}
    variants: [{id: een, text: {nl: Een., en: One.}}]
    --- agreements/a.yaml
    {title: A, kind: covenant, clauses: [{clause: eigen}, {clause: termination}]}
    """
    begun(folder)
    assert folder.run("rename", "eigen", "eigen-bepaling").status == 0
    assert "[{clause: eigen-bepaling}, {clause: termination}]" in text(folder, "agreements/a.yaml")
    assert folder.run("rename", "clauses/termination", "x").status == 2
    assert folder.run("check").status == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rijn", "maas"], "taken by partners/maas.yaml"),
        (["rijn", "Rijn BV"], "write rijn-bv"),
        (["rijn", "../rijn"], "not an id"),
        (["rijn", "r" * 61], "not an id"),
        (["partnership", "x"], "has no id that can be changed"),
        (["niets", "x"], "there is no record"),
        (["rijn"], "ID"),
    ],
)
def test_what_cannot_be_renamed(folder: Folder, words: list[str], said: str) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company}
    --- partners/maas.yaml
    {name: Maas, kind: company}
    """
    begun(folder)
    made = folder.run("rename", *words)
    assert (made.status, made.stdout) == (2, "")
    assert said in made.stderr
    assert folder.git("status", "--short") == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Jelle", "jelle-vermeer"], "says nothing about the person, so it cannot be jelle-vermeer"),
        (["Jelle", "p-jelle"], "so it cannot be p-jelle"),
        (["people/jelle", "docent"], "take a random one: p-"),
        (["koppel-2026-01", "koppel-jelle"], "holds a name of Jelle Vermeer"),
        (["koppel-2026-01", "vermeer-en-boer"], "holds a name of"),
        (["2026-01-05-gesprek", "2026-01-05-gesprek-boer"], "holds a name of Anna de Boer"),
    ],
)
def test_an_id_says_nothing_about_a_person(folder: Folder, words: list[str], said: str) -> None:
    """
    --- people/jelle.yaml
    name: Jelle Vermeer
    --- people/p-b2b2b2.yaml
    name: Anna de Boer
    --- couples/koppel-2026-01.yaml
    members: [{person: jelle}, {person: p-b2b2b2}]
    --- logs/2026/2026-01-05-gesprek.yaml
    {date: 2026-01-05, about: partnership, title: Gesprek}
    """
    begun(folder)
    made = folder.run("rename", *words)
    assert (made.status, made.stdout) == (2, "")
    assert said in made.stderr
    assert folder.git("status", "--short") == ""


def test_what_names_an_organisation_or_nobody_is_free(folder: Folder) -> None:
    """
    --- partners/een.yaml
    {name: Vermeer Techniek, kind: company}
    --- people/jelle.yaml
    name: Jelle Vermeer
    """
    begun(folder)
    assert folder.run("rename", "een", "vermeer-techniek").status == 0
    assert folder.run("rename", "people/jelle", "p-bcdf23").status == 0
    assert folder.run("check").status == 0


def test_the_same_id_is_no_change(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company}
    """
    begun(folder)
    made = folder.run("rename", "rijn", "rijn.yaml")
    assert (made.status, made.stdout) == (0, "")
    assert "is called rijn already" in made.stderr


def test_a_file_that_cannot_be_read_and_may_refer_to_it(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company}
    --- people/p-a.yaml
    name: A
    partner: rijn
     x: [
    """
    begun(folder)
    for words in (("rename", "rijn", "rijnmetaal"), ("remove", "rijn")):
        made = folder.run(*words)
        assert (made.status, made.stdout) == (1, "")
        assert "people/p-a.yaml cannot be read, and it may refer to rijn" in made.stderr


def test_nothing_that_is_referred_to_is_removed(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company, notes: dit is partners/rijn}
    --- people/p-a.yaml
    {name: A, partner: rijn}
    --- agreements/a.yaml
    {title: A, kind: covenant, parties: [{partner: rijn}], duties: [{duty: doet iets, parties: [rijn]}]}
    --- goals/doel.yaml
    {title: doel, baseline: {value: 1, source: partners/rijn}}
    """
    begun(folder)
    made = folder.run("remove", "rijn")
    assert (made.status, made.stdout) == (1, "")
    assert "people/p-a (partner)" in made.stderr
    assert "agreements/a (parties.0.partner, duties.0.parties.0)" in made.stderr
    assert "goals/doel (baseline.source)" in made.stderr
    assert "partners/rijn (" not in made.stderr
    assert (folder.path / "partners/rijn.yaml").exists()


def test_what_nothing_refers_to_is_removed(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company, notes: dit is partners/rijn}
    --- logs/2026/2026-01-01-iets.yaml
    {date: 2026-01-01, about: partnership, title: iets}
    --- logs/2026/2026-01-02-meer.yaml
    {date: 2026-01-02, about: partnership, title: zie logs/2026-01-01-iets}
    """
    begun(folder)
    for word, ref in (("rijn", "partners/rijn"), ("2026-01-01-iets", "logs/2026-01-01-iets")):
        made = folder.run("remove", word)
        assert (made.status, made.stdout) == (0, ""), made
        assert folder.git("log", "-1", "--format=%s") == f"{ref}: removed"
    assert folder.git("ls-files") == "logs/2026/2026-01-02-meer.yaml\npartnership.yaml"
    assert folder.run("undo").status == 0
    assert (folder.path / "logs/2026/2026-01-01-iets.yaml").exists()


@pytest.mark.parametrize("word", ["covenant", "jan", "jan de", "visit on"])
def test_a_part_of_a_name_removes_nothing(folder: Folder, word: str) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Jan de Boer
    --- logs/2026/2026-01-01-visit.yaml
    {date: 2026-01-01, about: partnership, title: visit on the covenant}
    """
    begun(folder)
    made = folder.run("remove", word)
    assert (made.status, made.stdout) == (2, "")
    ref = "people/p-aaaaaa" if "jan" in word else "logs/2026-01-01-visit"
    assert f"hybride remove {ref}" in made.stderr
    assert folder.git("status", "--short") == ""
    assert folder.run("remove", ref).status == 0


@pytest.mark.parametrize(
    "word", ["JAN DE BÔER", "p-aaaaaa", "p-aaaaaa.yaml", "people/p-aaaaaa.yaml", "persoon/p-aaaaaa"]
)
def test_a_whole_name_an_id_or_a_path_removes(folder: Folder, word: str) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Jan de Bôer
    """
    begun(folder)
    assert folder.run("remove", word).status == 0
    assert folder.git("ls-files") == "partnership.yaml"


def test_an_agreement_whose_exact_text_was_offered_is_not_removed(folder: Folder) -> None:
    """
    --- agreements/2026/oud.yaml
    title: Convenant
    kind: covenant
    status: offered
    frozen: {date: 2026-01-01, sha256: abc, file: agreements/signed/oud.md}
    --- agreements/signed/oud.md
    # agreements/oud
    --- agreements/plan.yaml
    {title: Plan, kind: covenant}
    """
    begun(folder)
    made = folder.run("remove", "oud")
    assert (made.status, made.stdout) == (1, "")
    assert "agreements/oud cannot be removed: agreements/signed/oud.md holds the text that was offered" in made.stderr
    assert "hybride set agreements/oud status=withdrawn" in made.stderr
    assert folder.git("status", "--short") == ""
    assert folder.run("remove", "plan").status == 0
    (folder.path / "agreements/signed/oud.md").unlink()
    assert folder.run("remove", "oud").status == 0


def test_the_partnership_and_what_ships_stay(folder: Folder) -> None:
    """
    --- templates/clauses/termination.yaml
    title: {nl: Eigen, en: Own}
    variants: [{id: een, text: {nl: Een., en: One.}}]
    --- agreements/a.yaml
    {title: A, kind: covenant, clauses: [{clause: termination}]}
    """
    begun(folder)
    assert folder.run("remove", "partnership").status == 2
    assert folder.run("remove", "clauses/duties").status == 2
    assert folder.run("remove", "clauses/termination").status == 0  # the one that ships is there again
    assert folder.run("check").status == 0
