"""`set`: fields of a record change, and nothing else in its file does."""

import re
from pathlib import Path

import pytest
from conftest import Folder

COMMENTED = """\
# Een koppel uit het voorjaar.
# Wat hier staat is met beiden besproken.

form: twinning   # of placement
members:   # de twee
  # de docent
  - person: p-docent   # begint in maart
    goals:
      # het eerste doel
      - key: meten
        goal: 'een practicum ontwerpen'   # in blok 3
        horizon: short
  # de vakmens
  - person: p-vakmens
    permission: {by: p-docent, date: 2026-02-01, hours_per_month: 8}   # mondeling
    # einde van de leden
period: {start: 2026-03-02,   # een maandag
         end: 2026-05-29}
status: running # sinds maart

# met de hand geschreven
working_times: >-
  Op donderdag, en in overleg
  ook op vrijdag.
limits:
  - geen tekeningen   # van klanten
  # op verzoek
  - "geen foto's"
vog: false # nog niet
contact_agreements: |
  Elke week bellen.
  # dit is geen commentaar
activities:
  - {activity: kickoff, date: 2026-03-02, hours: 2, status: done}   # gedaan
  - activity: closing
    # nog te plannen
    hours: 1.5
    status: planned
notes: einde # van het bestand
# onderaan
"""
WORLD = {
    "people/p-docent.yaml": "name: Dirk Docent\n",
    "people/p-vakmens.yaml": "name: Vera Vakmens\n",
    "partners/rijn.yaml": "name: Rijnmetaal # bv\nkind: company\n",
}
TWENTY = [
    ("form=trial", "form: trial   # of placement"),
    ("status=stopped", "status: stopped # sinds maart"),
    ("status=loopt", "status: running # sinds maart"),
    ("vog=ja", "vog: true # nog niet"),
    ("members.0.goals.0.goal=een les maken", "        goal: 'een les maken'   # in blok 3"),
    ("members.0.goals.0.horizon=long", "        horizon: long"),
    ("members.0.goals.0.horizon=short", "        horizon: short"),
    ("members.1.permission.hours_per_month=9,5",
     "    permission: {by: p-docent, date: 2026-02-01, hours_per_month: 9.5}   # mondeling"),
    ("members.1.permission.date=4-3-2026",
     "    permission: {by: p-docent, date: 2026-03-04, hours_per_month: 9.5}   # mondeling"),
    ("members.1.permission.by=Vera Vakmens",
     "    permission: {by: p-vakmens, date: 2026-03-04, hours_per_month: 9.5}   # mondeling"),
    ("period.start=9-3-2026", "period: {start: 2026-03-09,   # een maandag"),
    ("period.end=2026-06", "         end: 2026-06}"),
    ("limits.0=geen namen", "  - geen namen   # van klanten"),
    ("limits.1=geen foto's, ook niet van de hal", '  - "geen foto\'s, ook niet van de hal"'),
    ("activities.0.hours=2,5",
     "  - {activity: kickoff, date: 2026-03-02, hours: 2.5, status: done}   # gedaan"),
    ("activities.0.status=planned",
     "  - {activity: kickoff, date: 2026-03-02, hours: 2.5, status: planned}   # gedaan"),
    ("activities.1.hours=2", "    hours: 2"),
    ("activities.1.status=cancelled", "    status: cancelled"),
    ("notes=slot", "notes: slot # van het bestand"),
    ("notes=slot: 'echt'", 'notes: "slot: \'echt\'" # van het bestand'),
]  # fmt: skip


AGAIN = [
    "form=twinning", "status=closed", "vog=nee", "members.0.goals.0.goal=twee lessen maken", "notes=weer: anders",
    "members.0.goals.0.horizon=long", "members.1.permission.hours_per_month=8", "period.start=2026-03-10",
    "members.1.permission.date=5-3-2026", "members.1.permission.by=Dirk Docent", "period.end=2026-07-01",
    "limits.0=geen cijfers", "limits.1=niets", "activities.0.hours=3", "activities.0.status=done",
    "activities.1.hours=1",
    "activities.0.date=2026-03-03", "activities.1.status=planned", "members.0.person=p-derde",
    "working_times=Op maandag.",
]  # fmt: skip


def begun(folder: Folder, text: str = COMMENTED) -> Folder:
    """The folder under git with a couple in it."""
    folder.write({**WORLD, "couples/koppel-2026-01.yaml": text}).under_git().commit("begin")
    return folder


def changes(folder: Folder) -> tuple[list[str], list[str]]:
    """The lines that the last commit took away and added."""
    lines = folder.git("diff", "-U0", "HEAD~1", "HEAD").splitlines()
    lines = [line for line in lines if not line.startswith(("---", "+++"))]
    return [line[1:] for line in lines if line[0] == "-"], [line[1:] for line in lines if line[0] == "+"]


def test_days_of_a_plan_without_a_year_are_the_nearest(folder: Folder) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Jan
    --- people/p-bbbbbb.yaml
    name: Noor
    --- couples/koppel-1.yaml
    members: [{person: p-aaaaaa, permission: {date: 2026-09-01}}, {person: p-bbbbbb}]
    activities: [{title: bezoek, date: 2026-10-22}]
    """
    words = ("activities.0.date=29-10", "moments.closing=10-12", "period.start=31-8", "members.0.permission.date=2-10")
    result = folder.run("set", "koppel-1", *words, HYBRIDE_TODAY="2026-09-05")
    assert result.status == 0, result.stderr
    text = (folder.path / "couples/koppel-1.yaml").read_text()
    for day in ("date: 2026-10-29", "closing: 2026-12-10", "start: 2026-08-31", "permission: {date: 2025-10-02}"):
        assert day in text, day


def test_forty_changes_of_a_record_with_comments_in_every_place(folder: Folder) -> None:
    folder.write({"people/p-derde.yaml": "name: Daan Derde\n"})
    begun(folder)
    for word, line in [*TWENTY, *((word, None) for word in AGAIN)]:
        made = folder.run("set", "koppel-2026-01", word)
        assert (made.status, made.stdout) == (0, "couples/koppel-2026-01.yaml\n"), made
        gone, new = changes(folder)
        assert new == [line] if line else len(new) == 1
        assert len(gone) == 1 + word.startswith("working_times")
        assert re.findall("#.*", gone[0]) == re.findall("#.*", new[0])
    now = (folder.path / "couples/koppel-2026-01.yaml").read_text()
    assert re.findall("#.*", now) == re.findall("#.*", COMMENTED)
    assert folder.faults() == []
    assert folder.git("rev-list", "--count", "HEAD") == "41"
    assert folder.git("status", "--short") == ""


def test_several_changes_are_one_commit(folder: Folder) -> None:
    begun(folder)
    made = folder.run("set", "koppel-2026-01", "status=closed", "vog=ja", "limits+=geen namen", "coach=Dirk Docent")
    assert made.stdout == "couples/koppel-2026-01.yaml\n"
    assert folder.git("rev-list", "--count", "HEAD") == "2"
    subject, _blank, *trailer = folder.git("log", "-1", "--format=%B").splitlines()
    assert subject == "couples/koppel-2026-01: status running → closed, coach p-docent, limits, vog false → true"
    assert trailer == ["Hybride: set"]
    assert subject in made.stderr
    gone, new = changes(folder)
    assert new == ["status: closed # sinds maart", "coach: p-docent", "  - geen namen", "vog: true # nog niet"]
    assert len(gone) == 2


def test_line_ends_and_letters_stay(folder: Folder) -> None:
    text = COMMENTED.replace("met de hand", "mét de hand ☕").replace("\n", "\r\n")
    begun(folder, text)
    assert folder.run("set", "koppel-2026-01", "status=closed", "limits+=één").status == 0
    data = (folder.path / "couples/koppel-2026-01.yaml").read_bytes().decode()
    assert data.count("\n") == data.count("\r\n") == text.count("\r\n") + 1
    assert data.replace("status: closed", "status: running").replace("  - één\r\n", "") == text


def test_comments_that_go_with_a_list_are_said(folder: Folder) -> None:
    begun(folder)
    made = folder.run("set", "koppel-2026-01", "limits=[geen namen]")
    assert "this comment went with what it was about: # van klanten" in made.stderr
    assert "# op verzoek" in made.stderr
    assert "# onderaan" not in made.stderr


def test_nothing_changed_is_said_and_makes_no_commit(folder: Folder) -> None:
    begun(folder)
    made = folder.run("set", "koppel-2026-01", "status=running", "vog=nee", "coach=")
    assert (made.status, made.stdout) == (0, "")
    assert "nothing changes" in made.stderr
    assert folder.git("rev-list", "--count", "HEAD") == "1"


def test_no_values_of_personal_data_in_the_history(folder: Folder) -> None:
    begun(folder)
    made = folder.run("set", "Dirk Docent", "name=Derk Docent", "phone=06 1234", "partner=rijn", "twinning.motive=rust")
    assert made.status == 0
    told = folder.git("log", "-1", "--format=%B")
    assert told.startswith("people/p-docent: name, partner rijn, phone, twinning.motive")
    assert not any(word in told for word in ("Derk", "1234", "rust"))


@pytest.mark.parametrize("word", ["koppel-2026-01", "couples/koppel-2026-01.yaml", "koppel/koppel-2026-01"])
def test_a_record_that_cannot_be_read_is_mended(folder: Folder, word: str) -> None:
    begun(folder, "members: [{person: p-docent}, {person: p-vakmens}]\nstatus: loopt # nu\nvog: misschien\n")
    made = folder.run("set", word, "status=loopt")
    assert (made.status, made.stdout) == (0, "couples/koppel-2026-01.yaml\n")
    assert "status: running # nu\n" in (folder.path / "couples/koppel-2026-01.yaml").read_text()
    assert folder.run("set", word, "vog=ja").status == 0
    assert folder.faults() == []


def test_a_file_that_is_no_yaml_is_for_the_editor(folder: Folder) -> None:
    begun(folder, "members: [\nstatus: {\n")
    made = folder.run("set", "koppel-2026-01", "status=running")
    assert (made.status, made.stdout) == (1, "")
    assert "couples/koppel-2026-01.yaml cannot be read" in made.stderr
    assert "hybride edit couples/koppel-2026-01" in made.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["koppel-2026-01", "period.end=2026-01-01"], "the end is before the start"),
        (["koppel-2026-01", "members.1.person=p-docent"], "the two are the same person"),
        (["koppel-2026-01", "members.1="], "expected 2 items here, not 1"),
        (["koppel-2026-01", "members="], "members is required"),
        (["koppel-2026-01", "activities.0.serves=[rekenen]"], 'no goal has the key "rekenen"'),
        (["koppel-2026-01", "activities.9.hours=1"], "activities.9.hours"),
        (["koppel-2026-01", "coach=Niemand"], 'there is no record "Niemand"'),
        (["koppel-2026-01", "legal.name=x"], "there is no field legal.name"),
        (["koppel-2026-01", "status"], "write FIELD=VALUE"),
        (["koppel-2026-01"], "FIELD=VALUE"),
        (["niemand", "name=x"], 'there is no record "niemand"'),
        (["clauses/termination", "why.nl=x"], "comes with the program"),
        (["koppel-2026-01", "vog=ja", "--at", "2026-01-01"], "leave out --at"),
        (["koppel-2026-01", "notes=\udcff"], "not text that can be read"),
    ],
)
def test_what_is_typed_wrong_changes_nothing(folder: Folder, words: list[str], said: str) -> None:
    begun(folder)
    made = folder.run("set", *words)
    assert (made.status, made.stdout) == (2, ""), made
    assert said in made.stderr
    assert folder.git("status", "--short") == ""
    assert folder.git("rev-list", "--count", "HEAD") == "1"


def test_an_error_that_was_there_already_is_no_reason_to_refuse(folder: Folder) -> None:
    begun(folder, COMMENTED + "coach: p-weg\n")
    assert folder.run("check").status == 1
    assert folder.run("set", "koppel-2026-01", "vog=ja").status == 0
    assert folder.run("set", "koppel-2026-01", "activities.1.host=rijn").status == 2


def test_without_commit_and_with_hand_edits(folder: Folder) -> None:
    begun(folder)
    path = folder.path / "couples/koppel-2026-01.yaml"
    assert folder.run("set", "koppel-2026-01", "vog=ja", "--no-commit").stdout == "couples/koppel-2026-01.yaml\n"
    assert folder.git("status", "--short") == "M couples/koppel-2026-01.yaml"
    path.write_text(path.read_text() + "# erbij\n")
    (folder.path / "partners/rijn.yaml").write_text("name: Rijn\nkind: company\n")
    assert folder.run("set", "koppel-2026-01", "status=closed").status == 0
    subjects = folder.git("log", "--format=%s").splitlines()
    assert subjects[:2] == ["couples/koppel-2026-01: status running → closed", "couples/koppel-2026-01: edited by hand"]
    assert folder.git("status", "--short") == "M partners/rijn.yaml"


def test_outside_git_and_in_dutch(folder: Folder) -> None:
    folder.write({**WORLD, "couples/koppel-2026-01.yaml": COMMENTED})
    made = folder.start("set", "koppel-2026-01", "vog=ja", "status=afgerond", HYBRIDE_LANGUAGE="nl")
    assert (made.status, made.stdout) == (0, "couples/koppel-2026-01.yaml\n")
    assert "git" in made.stderr
    assert "vog: true # nog niet" in Path(folder.path, "couples/koppel-2026-01.yaml").read_text()


def test_what_is_set_is_shown(folder: Folder) -> None:
    begun(folder)
    for text in ("ja", "2026-03-05", "a: b # c", " 'x'", "twee\nregels", "[a, b]", "ééń ☕", "\\n", "=x", "x" * 300):
        assert folder.run("set", "koppel-2026-01", f"notes={text}").status == 0
        assert folder.run("show", "koppel-2026-01", "--format", "json").json["notes"] == text
