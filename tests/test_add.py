"""`add`: a new record from the command line, a file, a pipe, questions in a terminal, or an editor."""

import re
import sys

import pytest
from conftest import Folder
from terminal import Terminal

from hybridecli.record import required
from hybridecli.records import kinds

TODAY = {"HYBRIDE_TODAY": "2026-03-12"}


def begun(folder: Folder) -> Folder:
    folder.under_git().commit("begin")
    return folder


def text(folder: Folder, path: str) -> str:
    return (folder.path / path).read_text()


def test_a_partner_from_the_command_line(folder: Folder) -> None:
    """
    --- people/p-k7f3xq.yaml
    name: Aylin Demir
    """
    begun(folder)
    words = ("kind=bedrijf", "contact=Aylin Demir", "joined=1-9-2025", "municipalities=[Tiel, Buren]", "legal.vat=ja")
    made = folder.run("add", "partner", "name=Rijn & Zonen", *words)
    assert (made.status, made.stdout) == (0, "partners/rijn-zonen.yaml\n")
    assert text(folder, "partners/rijn-zonen.yaml") == (
        "name: Rijn & Zonen\nkind: company\nlegal:\n  vat: true\nmunicipalities:\n  - Tiel\n  - Buren\n"
        "joined: 2025-09-01\ncontact: p-k7f3xq\n"
    )
    assert folder.git("log", "-1", "--format=%B") == "partners/rijn-zonen: added\n\nHybride: add"
    assert folder.git("status", "--short") == ""
    assert folder.run("check").status == 0
    assert folder.run("add", "partner", "name=Rijn, Zonen", "kind=company").stdout == "partners/rijn-zonen-2.yaml\n"
    assert folder.run("add", "partner", "name=Rijn Zonen", "kind=company").stdout == "partners/rijn-zonen-3.yaml\n"


MEMBERS = "members=[{person: Aylin Demir}, {person: Jelle Vermeer}]"


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (["couple", MEMBERS], "couples/koppel-2026-05.yaml"),
        (["koppel", MEMBERS, "period.start=2027-01-04"], "couples/koppel-2027-01.yaml"),
        (["koppel", "proef", MEMBERS], "couples/proef.yaml"),
        (["log", "about=koppel-2026-01", "title=Dag mee", "date=gisteren"], "logs/2026/2026-03-11-dag-mee.yaml"),
        (["log", "about=partnership", "title=’s Morgens: café!", "date=2017"], "logs/2017/2017-s-morgens-cafe.yaml"),
        (["log", "about=partnership", "title=東京", "date=2017-06"], "logs/2017/2017-06.yaml"),
        (["group", "name=Stuurgroep"], "groups/stuurgroep.yaml"),
        (["doel", "title=Tien koppels"], "goals/tien-koppels.yaml"),
        (["term", "term=hybride docent"], "terms/hybride-docent.yaml"),
        (["agreement", "title=東京", "kind=covenant"], "agreements/covenant.yaml"),
        (["clause", "title={nl: Eigen bepaling, en: Own clause}"], "templates/clauses/eigen-bepaling.yaml"),
        (["clause", "termination", "title.nl=Einde"], "templates/clauses/termination.yaml"),
        (["reflection", "instrument=cooperation", "about=koppel-2026-01", "date=do"],
         "reflections/2026-03-koppel-2026-01-cooperation.yaml"),
        (["round", "instrument=cooperation", "about=partnership", "due=5-4"],
         "rounds/2026-04-partnership-cooperation.yaml"),
        (["log", "about=partnership", "date=2026-01-01", "title=" + "een lange dag " * 9],
         "logs/2026/2026-01-01-een-lange-dag-een-lange-dag-een-lange-dag-een.yaml"),
    ],
)  # fmt: skip
def test_the_place_and_the_id(folder: Folder, words: list[str], path: str) -> None:
    """
    --- people/p-k7f3xq.yaml
    name: Aylin Demir
    --- people/p-t4wrzz.yaml
    name: Jelle Vermeer
    --- couples/koppel-2026-01.yaml
    members: [{person: p-k7f3xq}, {person: p-t4wrzz}]
    --- couples/2026/koppel-2026-04.yaml
    members: [{person: p-k7f3xq}, {person: p-t4wrzz}]
    """
    begun(folder)
    made = folder.run("add", *words, **TODAY)
    assert (made.status, made.stdout) == (0, path + "\n"), made
    assert folder.run("check").status == 0
    again = folder.run("add", *(word for word in words if "=" in word or word == words[0]), **TODAY)
    assert again.status == 0
    assert again.stdout != made.stdout


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (["agreement", "title=Afspraak Aylin en Jelle", "kind=twinning"], "agreements/afspraak.yaml"),
        (["agreement", "title=Aylin Demir en Jelle", "kind=twinning"], "agreements/agreement.yaml"),
        (
            ["log", "about=partnership", "title=Gesprek over Vermeer", "date=do"],
            "logs/2026/2026-03-12-gesprek-over.yaml",
        ),
        (["log", "about=partnership", "title=Demir", "date=do"], "logs/2026/2026-03-12.yaml"),
        (["partner", "name=Bakkerij Vermeer", "kind=company"], "partners/bakkerij-vermeer.yaml"),
        (["partner", "vermeer", "name=Bakkerij Vermeer", "kind=company"], "partners/vermeer.yaml"),
    ],
)
def test_no_name_of_a_person_comes_into_the_name_of_a_file(folder: Folder, words: list[str], path: str) -> None:
    """
    --- people/p-k7f3xq.yaml
    name: Aylin Demir
    --- people/p-t4wrzz.yaml
    name: Jelle Vermeer
    """
    begun(folder)
    made = folder.run("add", *words, **TODAY)
    assert (made.status, made.stdout) == (0, path + "\n"), made


def test_the_id_of_a_person_says_nothing(folder: Folder) -> None:
    begun(folder)
    made = folder.run("add", "persoon", "name=Jan Klaassen", "email=jan@example.org", "roles+={role: coach}")
    assert re.fullmatch(r"people/p-[a-z0-9]{6}\.yaml\n", made.stdout)
    assert "laassen" not in folder.git("log", "--format=%B")


FILE = """\
# Zoals wij het kregen.
kind:   "school"   # of meer?

name: School Maas en Waal
municipalities: [Druten,
    Beuningen]   # twee
# einde
"""


def test_a_file_is_kept_as_it_is(folder: Folder) -> None:
    begun(folder).write({"documents/nieuw.txt": FILE})
    made = folder.run("add", "partner", "--from", "documents/nieuw.txt")
    assert made.stdout == "partners/school-maas-en-waal.yaml\n"
    assert text(folder, "partners/school-maas-en-waal.yaml") == FILE
    made = folder.run("add", "partner", "maas", "kind=company", "municipalities+=Tiel", "--from", "documents/nieuw.txt")
    assert made.stdout == "partners/maas.yaml\n"
    changed = FILE.replace('"school"', '"company"').replace("Beuningen]", "Beuningen,\n    Tiel]")
    assert text(folder, "partners/maas.yaml") == changed


def test_a_pipe(folder: Folder) -> None:
    begun(folder)
    made = folder.start("add", "partner", "--from", "-", stdin="\ufeff" + FILE.replace("\n", "\r\n"))
    assert (made.status, made.stdout) == (0, "partners/school-maas-en-waal.yaml\n")
    for stdin, said in (("", "is empty"), ("name: [", "stdin:1:"), ("- a\n", "stdin:1:1")):
        refused = folder.start("add", "partner", "--from", "-", stdin=stdin)
        assert (refused.status, refused.stdout) == (1, "")
        assert said in refused.stderr


@pytest.mark.parametrize(
    ("content", "said", "status"),
    [
        (b"name: A\nkind: schol\n", "nieuw.txt:2:7: ", 1),
        (b"name: A\n", "kind is missing", 1),
        (b"name: A\nkind: school\nnaam: B\n", "did you mean name?", 1),
        (b"name: A\nkind: school\ncontact: p-weg\n", "there is no people/p-weg", 1),
        (b"name: A\nkind: school\n---\nname: B\nkind: school\n", "a second record begins here", 1),
        (b"name: A\n kind: school\n", "nieuw.txt:2:", 1),
        (b"name: \xff\n", "cannot be read as text", 1),
        (b"\n", "is empty", 1),
        (None, "there is no file", 2),
    ],
)
def test_a_file_that_is_refused(folder: Folder, content: bytes | None, said: str, status: int) -> None:
    begun(folder)
    if content is not None:
        folder.write({"documents/nieuw.txt": content})
    made = folder.run("add", "partner", "--from", "documents/nieuw.txt")
    assert (made.status, made.stdout) == (status, "")
    assert said in made.stderr
    assert not (folder.path / "partners").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["partner"], "still needed: name, kind"),
        (["partner", "name=A"], "add kind=…"),
        (["partner", "naam=A"], "did you mean name?"),
        (["partner", "name=A", "kind=schol"], "did you mean school?"),
        (["partner", "A b", "name=A", "kind=school"], "write a-b"),
        (["partner", "rijn", "name=A", "kind=school"], "taken by partners/rijn.yaml"),
        (["partner", "een", "twee", "name=A"], "name='Two words'"),
        (["partner", "name=A", "B", "kind=school"], "is not FIELD=VALUE"),
        (["partners", "name=A", "kind=school", "contact=Niemand"], 'there is no record "Niemand"'),
        (["partnr", "name=A"], "did you mean partner?"),
        (["partnership", "name=A"], "a folder holds one partnership"),
        (["couple", "members=[{person: p-a}]"], 'there is no record "p-a"'),
        (["partner", "name=A", "kind=school", "--at", "2026-01-01"], "leave out --at"),
        (["partner", "name=\udcff", "kind=school"], "not text that can be read"),
    ],
)
def test_what_is_typed_wrong_makes_nothing(folder: Folder, words: list[str], said: str) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company}
    """
    begun(folder)
    made = folder.run("add", *words)
    assert (made.status, made.stdout) == (2, ""), made
    assert said in made.stderr
    assert folder.git("status", "--short") == ""
    assert folder.git("rev-list", "--count", "HEAD") == "1"


def asked(folder: Folder, *words: str, **environment: str) -> Terminal:
    return Terminal([sys.executable, "-m", "hybridecli", "add", *words], folder.path, environment)


def test_what_is_missing_is_asked_in_a_terminal(folder: Folder) -> None:
    begun(folder)
    terminal = asked(folder, "partner", "staff=12")
    terminal.until("its full name").type("\n").until("this is required")
    terminal.until("its full name").type("De Linde\n")
    assert "school, company" in terminal.until("…: ").seen
    terminal.type("schol\n").until("is not one of these").until("…: ")
    assert terminal.seen.count("sector-organisation") == 1
    assert terminal.type("company\n").end() == 0
    assert text(folder, "partners/de-linde.yaml") == "name: De Linde\nkind: company\nstaff: 12\n"


def test_questions_in_dutch_with_words_and_names(folder: Folder) -> None:
    """
    --- people/p-k7f3xq.yaml
    name: Aylin Demir
    --- people/p-t4wrzz.yaml
    name: Jelle Vermeer
    """
    begun(folder)
    terminal = asked(folder, "koppel", HYBRIDE_LANGUAGE="nl", HYBRIDE_TODAY="2026-03-12")
    terminal.until("(1/2)").type("Niemand\n").until('"Niemand"').until("(1/2)")
    terminal.type("Aylin\n").until("(2/2)")
    assert terminal.type("p-t4wrzz\n").end() == 0
    assert text(folder, "couples/koppel-2026-01.yaml") == "members:\n  - person: p-k7f3xq\n  - person: p-t4wrzz\n"


def test_during_a_merge_nothing_is_asked(folder: Folder) -> None:
    begun(folder)
    (folder.path / ".git/MERGE_HEAD").write_text(folder.git("rev-parse", "HEAD"))
    terminal = asked(folder, "partner")
    assert terminal.end() == 1
    assert "git merge --continue" in terminal.seen
    assert "full name" not in terminal.seen


def test_stopping_half_way_writes_nothing(folder: Folder) -> None:
    begun(folder)
    terminal = asked(folder, "partner")
    terminal.until("its full name").type("De Linde\n").until("…: ")
    assert terminal.stop("\x03") == 130
    assert folder.git("status", "--short") == ""


EDITOR = """\
#!/bin/sh
cp "$1" {place}/skeleton.txt
sed -i 's/^name:/name: Uit de editor/; s/^kind:/kind: school/; s/^# staff:/staff: 14/' "$1"
"""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_skeleton_for_the_editor(folder: Folder, language: str) -> None:
    begun(folder).write({"documents/editor.sh": EDITOR.format(place=folder.path / "documents")})
    (folder.path / "documents/editor.sh").chmod(0o755)
    settings = {"EDITOR": str(folder.path / "documents/editor.sh"), "HYBRIDE_LANGUAGE": language}
    made = folder.start("add", "partner", "municipalities+=Tiel", "--edit", **settings)
    assert (made.status, made.stdout) == (0, "partners/uit-de-editor.yaml\n"), made
    assert text(folder, "partners/uit-de-editor.yaml") == (
        "name: Uit de editor\nkind: school\nstaff: 14\nmunicipalities:\n  - Tiel\n"
    )
    skeleton = text(folder, "documents/skeleton.txt")
    assert ("its full name" if language == "en" else "de volledige naam") in skeleton
    assert re.search(r"(?m)^name:  # ", skeleton)
    assert re.search(r"(?m)^# legal: \{name: , form: ", skeleton)
    assert max(map(len, skeleton.splitlines())) <= 120


@pytest.mark.parametrize("kind", [kind for name, kind in kinds().items() if name != "partnership"])
def test_the_skeleton_of_every_kind_is_a_record_once_it_is_filled_in(folder: Folder, kind: type) -> None:
    from hybridecli import skeleton
    from hybridecli.partnership import read_record

    start = skeleton.of(kind, "")
    opened = re.sub(r"(?m)^# (\w+:)", r"\1", start)  # every field that it offers
    for shown in (start, opened):
        _record, reading = read_record(kind, "een", "een.yaml", shown.encode(), "een")
        assert [finding for finding in reading.faults if "is missing" in finding.message]
        assert not [finding for finding in reading.faults if finding.rule == "yaml" or "unknown" in finding.message]
    left = skeleton.without_hints(kind, start).splitlines()
    assert [line.partition(":")[0] for line in left] == list(required(kind))
    assert "#" not in "".join(left)


def test_the_year_of_a_date_without_one_is_said(folder: Folder) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Jan
    --- people/p-bbbbbb.yaml
    name: Noor
    """
    begun(folder)
    members = ("members.0.person=jan", "members.1.person=noor")
    made = folder.run("add", "couple", *members, "period.start=1-2", "period.end=1-3-2027", HYBRIDE_TODAY="2026-11-28")
    assert (made.status, made.lines) == (0, ["couples/koppel-2027-01.yaml"])
    assert made.stderr.splitlines() == ["period.start 2027-02-01"]  # a plan: the nearest, also where that is to come
    assert folder.run("add", "partner", "name=1-2", "kind=company").stderr == ""
