"""Reading filled-in sheets back: as people fill them in in Word, on a phone and on paper, and what cannot be read."""

import re
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import SOMEBODY, Folder, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from terminal import Terminal, hybride

CHARTER = "name: Noord\nlanguage: nl\njurisdiction: NL\ncoordinators: [p-k7f3xq]\n"
RECORDS = {
    "partnership.yaml": CHARTER,
    "partners/de-braam.yaml": "name: School De Braam\nkind: school\n",
    "partners/kolmer.yaml": "name: Kolmer Meettechniek\nkind: company\n",
    "people/p-k7f3xq.yaml": "name: Noor de Wit\nemail: noor@example.org\n",
    "people/p-t4wrzz.yaml": "name: Jelle Vermeer\npartner: de-braam\ntwinning: {status: applied, hours_per_month: 6}\n",
    "people/p-w5mkbb.yaml": "name: Mara de Boer\npartner: kolmer\n",
    "couples/koppel-2026-01.yaml": """\
status: running
members: [{person: p-t4wrzz}, {person: p-w5mkbb}]
period: {start: 2026-02-02, end: 2026-04-30}
activities:
  - {title: meetopstelling nabouwen, date: 2026-03-05}
  - {activity: guest-lesson, date: 2026-03-12}
""",
    "logs/2026/2026-02-12-lesbezoek.yaml": (
        "date: 2026-02-12\nabout: couples/koppel-2026-01\ntitle: lesbezoek\nhours: 2\n"
    ),
}
TODAY = {"HYBRIDE_TODAY": "2026-03-20"}
INTAKE, CALL, LOG = ("intake", "people/p-t4wrzz"), ("call", "partnership"), ("log-sheet", "couples/koppel-2026-01")


@pytest.fixture
def office(bare_folder: Folder) -> Folder:
    bare_folder.write(RECORDS).under_git().commit("start")
    return bare_folder


def printed(folder: Folder, name: str, record: str, *words: str) -> str:
    """A sheet as people get it, without what stands before its title."""
    result = folder.run("document", name, record, "--output", "-", *words, **TODAY)
    return re.sub(r"(?s)^---.*?---\n", "", result.stdout, count=1)


def code_of(folder: Folder, name: str, record: str, place: int = 0) -> str:
    return re.findall(r"Code: (\w{4}-\w{4})", printed(folder, name, record))[place]


def read(folder: Folder, text: str | bytes, name: str = "blad.txt", **environment: str) -> Result:
    folder.write({f"../{name}": text})
    return folder.run("read", f"../{name}", **{**TODAY, **environment})


def record(folder: Folder, path: str) -> Any:
    return YAML(typ="safe", pure=True).load((folder.path / path).read_text(encoding="utf-8"))


def new_person(result: Result) -> str:
    (path,) = [line for line in result.lines if line.startswith("people/")]
    return path


def files(folder: Folder) -> dict[str, bytes]:
    """Every record, as it is."""
    return {path.relative_to(folder.path).as_posix(): path.read_bytes() for path in folder.path.rglob("*.yaml")}


def filled(sheet: str, answers: Mapping[str, str]) -> str:
    """A sheet with answers put behind its questions and in its boxes, as in an editor."""
    for code, answer in answers.items():
        if f"**{code}**" not in sheet:  # a part of it as it is printed
            assert code in sheet, code
            sheet = sheet.replace(code, answer, 1)
            continue
        at = sheet.index(f"**{code}**")
        until = re.compile(r"\n(?:- |\| )?\*\*[A-Z]\d|\n#|\n\|").search(sheet, at + 4)
        end = until.start() if until else len(sheet)
        sheet = sheet[:at] + re.sub(r"_{5,}", answer.replace("\\", ""), sheet[at:end], count=1) + sheet[end:]
    return sheet


def as_word(sheet: str) -> str:
    """A sheet as Word saves it as text: no marks of Markdown, tabs between cells, its own quotes, dashes and blanks."""
    lines = []
    for line in sheet.split("\n"):
        if re.fullmatch(r"[|:\- ]*", line):
            continue
        text = re.sub(r"\*\*|^#+ |<[^>]*>", "", line)
        text = re.sub(r"^- ", "•\t", text)
        if text.startswith("|"):
            text = "\t".join(cell.strip() for cell in text.strip("|").split("|"))
        text = re.sub(r"^(\W*[A-F]\d) ", "\\1\u00a0", text)
        text = re.sub(r'"([^"]*)"', "“\\1”", text).replace("'", "’").replace(" - ", " – ")
        lines.append(text)
    return "\ufeff" + "\r\n".join(lines)


TEACHER = {  # answers of a teacher who fills in the intake in Word
    "A4": "jelle.vermeer@example.org",
    "A5": "06-12345678",
    "A6": "Anja Smit, teamleider, a.smit@example.org",
    "A7": "vijf jaar meettechnicus, daarna de lerarenopleiding",
    "A8": "natuurkunde; wiskunde",
    "B1": 'proeven ontwerpen\n"moeilijke" klassen begeleiden',
    "B2": "werken met sensoren;\nhoe een bedrijf plant",
    "B3": "ik wil weten hoe 't er in een bedrijf toe gaat",
    "B4": "Rust om te leren - geen extra werk.",
    "B5": "of mijn collega's het erg vinden",
    "B6": "een snuffelstage in 2019; ik ken niemand",
    "C1": "een proef met echte metingen ontwerpen",
    "C3": "nieuw examenprogramma",
    "D2": "1 september 2026",
    "D3": "18-12-2026",
    "D5": "12 oktober t/m 16 oktober - herfstvakantie",
    "E7": "Tiel",
    "E8": "Geldermalsen, Culemborg",
    "E10": "plaats, dan E1",
    "F5": "12 maart 2026",
    "F1": "geen gegevens van leerlingen",
    "☐ mbo ☐ hbo ☐ universiteit": "☐ mbo ☐ hbo ☒ universiteit",
    "☐ kort, in de weken samen": "☒ kort, in de weken samen",
    "| donderdag | ☐ ochtend | ☐ middag": "| donderdag | ☐ ochtend | ☒ middag",
    "| vrijdag | ☐ ochtend": "| vrijdag | [x] ochtend",
    "Vak | ☐ hetzelfde | ☐ een ander | ☐ moet | ☐ liefst": "Vak | ☒ hetzelfde | ☐ een ander | ☐ moet | ☑ liefst",
    "Plaats | ☐ hetzelfde | ☐ een ander | ☐ moet": "Plaats | ☒ hetzelfde | ☐ een ander | ☒ moet",
    "Liefst: ☐ op de werkplek": "Liefst: (x) op de werkplek",
    "Op de foto: ☐ ja ☐ nee": "Op de foto: ☐ ja ☒ nee",
    "Een interview: ☐ ja": "Een interview: x ja",
    "naar de ander: ☐ ja ☐ nee": "naar de ander: ja",
}
TEACHER_MEANT = {
    "name": "Jelle Vermeer",
    "partner": "de-braam",
    "background": "vijf jaar meettechnicus, daarna de lerarenopleiding",
    "email": "jelle.vermeer@example.org",
    "phone": "06-12345678",
    "twinning": {
        "status": "applied",
        "registered": "2026-03-12",
        "manager": {"name": "Anja Smit", "function": "teamleider", "email": "a.smit@example.org"},
        "motive": "ik wil weten hoe ’t er in een bedrijf toe gaat",
        "expectations": "Rust om te leren – geen extra werk.",
        "fears": "of mijn collega’s het erg vinden",
        "earlier_contact": "een snuffelstage in 2019; ik ken niemand",
        "offers": ["proeven ontwerpen", "“moeilijke” klassen begeleiden"],
        "seeks": ["werken met sensoren", "hoe een bedrijf plant"],
        "goals": [
            {"goal": "een proef met echte metingen ontwerpen", "horizon": "short", "why_now": "nieuw examenprogramma"}
        ],
        "hours_per_month": 6,
        "available": {
            "from": "2026-09-01",
            "until": "2026-12-18",
            "days": [{"day": "thu", "part": "afternoon"}, {"day": "fri", "part": "morning"}],
            "not": [{"from": "2026-10-12", "until": "2026-10-16", "why": "herfstvakantie"}],
        },
        "form": "on-site",
        "subjects": ["natuurkunde", "wiskunde"],
        "education": "wo",
        "place": "Tiel",
        "places_near": ["Geldermalsen", "Culemborg"],
        "wishes": [
            {"aspect": "place", "wish": "same", "weight": "must"},
            {"aspect": "subject", "wish": "same", "weight": "prefer"},
        ],
        "limits": ["geen gegevens van leerlingen"],
        "consent": {"photo": False, "interview": True, "contact": True},
    },
}


def plain(value: Any) -> Any:
    """A record with its days as texts."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return str(value) if hasattr(value, "isoformat") else value


def test_an_intake_filled_in_in_word_is_read_answer_by_answer(office: Folder) -> None:
    result = read(office, as_word(filled(printed(office, *INTAKE), TEACHER)))
    assert (result.status, result.stdout) == (0, "people/p-t4wrzz.yaml\n"), result.stderr
    assert plain(record(office, "people/p-t4wrzz.yaml")) == TEACHER_MEANT


def test_word_may_put_every_cell_on_a_line_and_take_out_blank_lines(office: Folder) -> None:
    text = as_word(filled(printed(office, *INTAKE), TEACHER)).replace("\r\n", "\n")
    text = "\n".join(line for line in text.replace("•\t", "").replace("\t", "\n").split("\n") if line.strip())
    result = read(office, text.encode("utf-16"))
    assert result.status == 0, result.stderr
    assert plain(record(office, "people/p-t4wrzz.yaml")) == TEACHER_MEANT


def test_a_sheet_in_a_mail_is_read_though_it_was_quoted_and_wrapped(office: Folder) -> None:
    sheet = filled(printed(office, *INTAKE), {code: TEACHER[code] for code in ("A4", "A5", "C1", "D2")})
    lines = [piece for line in sheet.split("\n") for piece in (re.findall(r".{1,70}(?:\s+|$)", line) or [""])]
    text = "Hoi Noor, hierbij.\n\n" + "\n".join(f"> {line}" for line in lines)
    result = read(office, text + "\n\nGroeten,\nJelle\nVerstuurd vanaf mijn telefoon")
    there = plain(record(office, "people/p-t4wrzz.yaml"))
    assert result.status == 0, result.stderr
    assert (there["email"], there["phone"]) == ("jelle.vermeer@example.org", "06-12345678")
    assert "notes" not in there  # nothing of what was printed became an answer
    assert there["twinning"] == {
        "status": "applied",
        "hours_per_month": 6,
        "goals": [{"goal": "een proef met echte metingen ontwerpen"}],
        "available": {"from": "2026-09-01"},
    }


def test_short_answers_from_a_phone_are_read_and_a_wrong_date_is_named_with_its_line(office: Folder) -> None:
    code = code_of(office, *CALL).lower()
    result = read(
        office,
        f"""hoi hierbij
code {code}
a1 bram peeters
a2 kolmer
a4 BRAM@example.org
b1 lassen, meten, programmeren
b2 hoe je uitlegt
c1 ontdekken of lesgeven past
c2 kort
d1 8u
d2 31-9
d4 do namiddag en vr voormiddag
d5 week 42
e7 gent
""",
    )
    there = plain(record(office, new_person(result)))
    assert result.status == 1
    assert re.search(r'\.\./blad\.txt:11: D2 [^:]*: "31-9" is not a date', result.stderr)
    assert there == {
        "name": "bram peeters",
        "partner": "kolmer",
        "email": "BRAM@example.org",
        "twinning": {
            "status": "applied",
            "registered": "2026-03-20",
            "offers": ["lassen", "meten", "programmeren"],
            "seeks": ["hoe je uitlegt"],
            "goals": [{"goal": "ontdekken of lesgeven past", "horizon": "short"}],
            "hours_per_month": 8,
            "available": {
                "days": [{"day": "thu", "part": "afternoon"}, {"day": "fri", "part": "morning"}],
                "not": [{"from": "2026-10-12", "until": "2026-10-18"}],
            },
            "place": "gent",
        },
    }


def test_a_coordinator_types_an_english_call_over_from_paper(office: Folder) -> None:
    code = code_of(office, "call", "partnership")
    result = read(
        office,
        f"""{code}
A1. Name: Kim Adams
A2. Kolmer Meettechniek
A4. kim@example.org
B1. What do you bring? welding; measuring
B3 - to find out whether teaching suits me
C1: explain a measurement to a class
C2: long
D1: 6 hours a month
D2: 1 September 2026
D4: Thursday afternoon, Friday
D5: 4 May to 8 May: holiday
F5: 18 March 2026
""",
    )
    there = plain(record(office, new_person(result)))
    assert result.status == 0, result.stderr
    assert there["twinning"] == {
        "status": "applied",
        "registered": "2026-03-18",
        "motive": "to find out whether teaching suits me",
        "offers": ["welding", "measuring"],
        "goals": [{"goal": "explain a measurement to a class", "horizon": "long"}],
        "hours_per_month": 6,
        "available": {
            "from": "2026-09-01",
            "days": [{"day": "thu", "part": "afternoon"}, {"day": "fri", "part": "day"}],
            "not": [{"from": "2026-05-04", "until": "2026-05-08", "why": "holiday"}],
        },
    }


def test_reading_the_same_sheet_twice_changes_nothing(office: Folder) -> None:
    text = as_word(filled(printed(office, *INTAKE), TEACHER))
    read(office, text)
    before, commits = files(office), office.git("rev-list", "--count", "HEAD")
    result = read(office, text)
    assert (result.status, result.stdout) == (0, "")
    assert "nothing changes, so nothing was written" in result.stderr
    assert (files(office), office.git("rev-list", "--count", "HEAD")) == (before, commits)


def test_a_sheet_as_it_was_printed_changes_nothing(office: Folder) -> None:
    read(office, as_word(filled(printed(office, *INTAKE), TEACHER)))
    for language in ("nl", "en"):
        result = read(office, printed(office, *INTAKE, "--language", language), "nieuw.md")
        assert (result.status, result.stdout) == (0, ""), result.stderr
        assert "0 answers taken" in result.stderr


def test_what_is_on_record_and_differs_stays_without_a_terminal_and_the_command_takes_it(office: Folder) -> None:
    code = code_of(office, *INTAKE)
    result = read(office, f"Code: {code}\nD1 8\nA5 0612\n")
    assert result.status == 1
    assert record(office, "people/p-t4wrzz.yaml")["twinning"]["hours_per_month"] == 6
    assert record(office, "people/p-t4wrzz.yaml")["phone"] == "0612"
    assert 'on record "6", on the sheet "8"' in result.stderr
    command = "set people/p-t4wrzz twinning.hours_per_month=8"
    assert f"hybride {command}" in result.stderr
    assert office.run(*command.split()).status == 0
    assert read(office, f"Code: {code}\nD1 8\nA5 0612\n").status == 0


def test_in_a_terminal_what_differs_is_asked_and_what_cannot_be_read_can_be_kept(office: Folder) -> None:
    code = code_of(office, *INTAKE)
    office.write({"../blad.txt": f"Code: {code}\nD1 8\nE1 liefst iemand met hetzelfde vak\n"})
    command = [sys.executable, "-m", "hybridecli", "read", "../blad.txt"]
    terminal = Terminal(command, office.path, {**SOMEBODY, **TODAY})
    terminal.until("Which one?").until("]: ").type("take\n")
    terminal.until('E1 wishes, subject: "liefst')
    terminal.until("could not be read").until("]: ").type("yes\n").until("2 answers taken")
    there = record(office, "people/p-t4wrzz.yaml")
    assert there["twinning"]["hours_per_month"] == 8
    assert "liefst iemand met hetzelfde vak" in there["notes"]
    assert office.run("read", "../blad.txt", **TODAY).status == 0  # all of it is on record now


def test_a_wish_that_cannot_be_read_is_not_guessed(office: Folder) -> None:
    result = read(office, f"Code: {code_of(office, *INTAKE)}\nE1 liefst iemand met hetzelfde vak\n")
    assert result.status == 1
    assert (
        '../blad.txt:2: E1 wishes, subject: "liefst iemand met hetzelfde vak" is a wish that cannot be read'
        in result.stderr
    )
    assert "notes" not in record(office, "people/p-t4wrzz.yaml")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("D1 6-8", "is not a number"),
        ("D4 do en vr middag", "does not say which half-days"),
        ("D4 liefst niet op vrijdag", "does not say which half-days"),
        ("D5 kerstvakantie", "is not a time with days"),
        ("D2 woensdag 12 februari 2026", "does not fit: 12 February 2026 is a Thursday"),
        ("A4 jelle at example", "is not a mail address"),
        ("F2 ☐ ja ☐ nee: alleen in de klas", "is not"),
        ("F2 ☒ ja ☐ nee, mits vooraf gevraagd", "beside it stands"),
        ("F2 ☒ ja ☒ nee", "two boxes are ticked"),
        ("C2 ☒ kort, in de weken samen", "belongs to a goal that has no words"),
        ("E1 moet", "how much it matters, but not what"),
        ("E9 Onbekend BV", "there is no record"),
        ("A5 0611\nA5 0622", "has two answers, on the lines 2 and 3"),
    ],
)
def test_what_is_not_clear_is_not_taken_and_is_named_with_file_and_line(office: Folder, answer: str, said: str) -> None:
    before = files(office)
    result = read(office, f"Code: {code_of(office, *INTAKE)}\n{answer}\n")
    assert (result.status, files(office)) == (1, before), result.stderr
    assert "../blad.txt:2: " in result.stderr
    assert said in result.stderr


@pytest.mark.parametrize(
    ("answer", "path", "meant"),
    [
        ("D1 7,5 uur per maand", "hours_per_month", None),
        ("F2 nee.", "consent", {"photo": False}),
        ("F2 ja [x] nee [ ]", "consent", {"photo": True}),
        ("F2 ☐ ja ☐x nee", "consent", {"photo": False}),
        ("B1 a. b en c; d", "offers", ["a. b en c", "d"]),
        ("B1\n- eerste\n  gaat door\n- tweede", "offers", ["eerste gaat door", "tweede"]),
        ("D4 dinsdagmiddagen, woensdag", "days", [{"day": "tue", "part": "afternoon"}, {"day": "wed", "part": "day"}]),
        ("E2 maakt niet uit", "wishes", None),
        ("E2 anders, moet", "wishes", [{"aspect": "age", "wish": "different", "weight": "must"}]),
        ("A9 hbo", "education", "hbo"),
    ],
)
def test_ways_to_say_it_are_read(office: Folder, answer: str, path: str, meant: Any) -> None:
    office.write({"people/p-t4wrzz.yaml": "name: Jelle Vermeer\ntwinning: {status: seeking}\n"}).commit("leeg")
    result = read(office, f"Code: {code_of(office, *INTAKE)}\n{answer}\n")
    there = record(office, "people/p-t4wrzz.yaml")["twinning"]
    assert result.status == 0, result.stderr
    if path == "hours_per_month":
        assert there[path] == 7.5
    else:
        assert {**there, **there.get("available", {})}.get(path) == meant


def test_an_answer_that_begins_like_a_code_stays_text(office: Folder) -> None:
    sheet = printed(office, *INTAKE).replace(
        "Waarom wil je meedoen?\n\n", "Waarom wil je meedoen?\n\nA2 niveau Engels halen\n"
    )
    read(office, sheet)
    there = record(office, "people/p-t4wrzz.yaml")
    assert there["twinning"]["motive"] == "A2 niveau Engels halen"
    assert there["partner"] == "de-braam"


def test_who_signs_up_twice_is_known_by_mail_address(office: Folder) -> None:
    code = code_of(office, *CALL)
    first = read(office, f"Code: {code}\nA1 Bram Peeters\nA4 bram@example.org\nB1 lassen\n")
    again = read(office, f"Code: {code}\nA1 Bram Peeters\nA4 Bram@Example.org\nB1 meten\n")
    assert new_person(again) == new_person(first)
    assert record(office, new_person(first))["twinning"]["offers"] == ["lassen", "meten"]


def test_somebody_with_the_name_of_another_is_not_taken_without_a_question(office: Folder) -> None:
    before = files(office)
    result = read(office, f"Code: {code_of(office, *CALL)}\nA1 mara de boer\nB1 lassen\n")
    assert (result.status, files(office)) == (1, before)
    assert "mara de boer may be somebody who is on record: people/p-w5mkbb" in result.stderr


def test_several_sheets_are_one_commit_that_names_fields_and_no_values(office: Folder) -> None:
    call, intake = code_of(office, *CALL), code_of(office, *INTAKE)
    before = office.git("rev-list", "--count", "HEAD")
    result = read(office, f"Code: {intake}\nA5 0612345678\n\nCode: {call}\nA1 Bram Peeters\nA4 bram@example.org\n")
    message = office.git("log", "-1", "--format=%B")
    assert result.status == 0, result.stderr
    assert int(office.git("rev-list", "--count", "HEAD")) == int(before) + 1
    assert "people/p-t4wrzz: phone" in message
    assert message.endswith("Hybride: read")
    assert not re.search(r"0612345678|[Bb]ram|Peeters", message)


def test_a_log_sheet_becomes_entries_with_the_hours_of_who_filled_it_in(office: Folder) -> None:
    sheet = printed(office, *LOG)
    jelle, mara = sheet.split("## Blad van Mara de Boer")
    jelle = jelle.replace("Meetopstelling nabouwen |  |", "Meetopstelling nabouwen | 4,5 |")
    jelle = jelle.replace("| **L3** |  |  |  |", "| **L3** | 16 maart | gebeld over de les | half uur |")
    mara = mara.replace("| **L1** | 05-03-2026 | Meetopstelling nabouwen |  |", "L1\t5-3\tmeetopstelling nabouwen\t4")
    result = read(office, f"{jelle}## Blad van Mara de Boer{mara}")
    built = record(office, "logs/2026/2026-03-05-meetopstelling-nabouwen.yaml")
    called = record(office, "logs/2026/2026-03-16-gebeld-over-de-les.yaml")
    assert result.status == 0, result.stderr
    assert built["people"] == [{"person": "p-t4wrzz", "hours": 4.5}, {"person": "p-w5mkbb", "hours": 4}]
    assert (called["about"], called["people"]) == ("couples/koppel-2026-01", [{"person": "p-t4wrzz", "hours": 0.5}])
    plan = record(office, "couples/koppel-2026-01.yaml")["activities"]
    assert [item.get("status") for item in plan] == ["done", None]
    assert len(office.git("log", "--format=%s").splitlines()) == 2
    assert read(office, f"{jelle}## Blad van Mara de Boer{mara}").stdout == ""


def test_a_year_of_birth_is_told_as_people_write_a_year(office: Folder) -> None:
    result = read(office, f"Code: {code_of(office, *INTAKE)}\nE6 1985\n")
    assert result.status == 0, result.stderr
    assert "E6 year of birth: 1985\n" in result.stderr


def test_a_planned_row_that_one_left_empty_stays_no_answer_after_the_other_filled_it_in(office: Folder) -> None:
    jelle, mara = printed(office, *LOG).split("## Blad van Mara de Boer")
    mara = mara.replace("Meetopstelling nabouwen |  |", "Meetopstelling nabouwen | 4,5 |")
    sheet = f"{jelle}## Blad van Mara de Boer{mara}"
    first = read(office, sheet)
    assert first.status == 0, first.stderr
    again = read(office, sheet)
    assert (again.status, again.stdout) == (0, ""), again.stderr
    assert "has no hours" not in again.stderr


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("L3 31-2 bezoek 2", '"31-2" is not a date'),
        ("L3 bezoek 2", "does not begin with a day"),
        ("L3 10-3 bezoek", "has no hours"),
        ("L3 10-3 2", "does not say what was done"),
        ("L3 1-4-2026 bezoek 2", "is still to come"),
        ("L3 1-4 bezoek 2", "1 April 2026 is still to come"),  # in the time of the couple, so not of last year
        ("L3 10 december bezoek 2", "lies outside the time of the couple"),
        ("L3 | 10-3 | bezoek | veel |", "is not a number of hours"),
        ("L3 10-3 bezoek 30 uur", "more hours than a day has"),
    ],
)
def test_a_line_of_a_log_sheet_that_is_not_clear_is_not_taken(office: Folder, row: str, said: str) -> None:
    before = files(office)
    result = read(office, f"Code: {code_of(office, *LOG)}\n{row}\n")
    assert (result.status, files(office)) == (1, before), result.stderr
    assert "../blad.txt:2: L3: " in result.stderr
    assert said in result.stderr


def test_hours_that_differ_from_the_log_are_shown_and_not_taken(office: Folder) -> None:
    code = code_of(office, *LOG)
    assert read(office, f"Code: {code}\nL3 12-2 lesbezoek 2\n").status == 0
    result = read(office, f"Code: {code}\nL3 12-2 lesbezoek 3\n")
    assert result.status == 1
    assert "hybride set logs/2026/2026-02-12-lesbezoek 'people+={person: p-t4wrzz, hours: 3}'" in result.stderr
    assert "people" not in record(office, "logs/2026/2026-02-12-lesbezoek.yaml")


LOGGED = """\
date: 2026-02-12
about: couples/koppel-2026-01
title: bij elkaar in de klas gekeken
activity: lesson-visit
hours: 3
"""


def test_what_the_coordinator_logged_before_in_other_words_is_not_counted_twice(office: Folder) -> None:
    office.write({"logs/2026/2026-02-12-klas.yaml": LOGGED}).commit("gelogd")
    code = code_of(office, *LOG)
    before = files(office)
    result = read(office, f"Code: {code}\nL3 12-2 twee lessen bijgewoond 3\n")
    assert (result.status, files(office)) == (1, before)
    assert 'with these hours the log has "bij elkaar in de klas gekeken"; is "12/02/2026 twee lessen' in result.stderr
    command = re.search(r"something else: hybride (.*)", result.stderr)
    assert command
    assert office.run(*shlex.split(command[1]), **TODAY).status == 0
    assert read(office, f"Code: {code}\nL3 12-2 twee lessen bijgewoond 3\n").status == 0


def test_two_things_of_one_day_with_the_same_hours_are_two(office: Folder) -> None:
    """The log has one of them, and the sheet names it."""
    office.write({"logs/2026/2026-02-12-klas.yaml": LOGGED}).commit("gelogd")
    rows = "L3 12-2 vergadering bijgewoond 3\nL4 12-2 lesbezoek met nagesprek 3\n"
    result = read(office, f"Code: {code_of(office, *LOG)}\n{rows}")
    assert result.status == 0, result.stderr
    assert "1 answer taken, 1 on record already" in result.stderr
    assert result.lines == ["logs/2026/2026-02-12-vergadering-bijgewoond.yaml"]


@pytest.mark.parametrize(("answer", "written"), [("", 2), ("nee", 3)])
def test_in_a_terminal_it_is_asked_whether_it_is_the_same(office: Folder, answer: str, written: int) -> None:
    office.write({"logs/2026/2026-02-12-klas.yaml": LOGGED}).commit("gelogd")
    office.write({"../blad.txt": f"Code: {code_of(office, *LOG)}\nL3 12-2 twee lessen bijgewoond 3\n"})
    terminal = Terminal(hybride("read", "../blad.txt"), office.path, {**TODAY, "HYBRIDE_LANGUAGE": "nl"})
    terminal.until("hetzelfde?").type(answer + "\r")
    assert terminal.end() == 0
    assert len(list((office.path / "logs").rglob("*.yaml"))) == written


def test_enter_makes_nobody_twice(office: Folder) -> None:
    """A form without a mail address, by somebody with the name of one on record."""
    people = len(list((office.path / "people").iterdir()))
    office.write({"../formulier.csv": "Naam;Wat breng je mee?\nJelle Vermeer;geduld\n"})
    terminal = Terminal(hybride("read", "../formulier.csv"), office.path, {**TODAY, "HYBRIDE_LANGUAGE": "nl"})
    terminal.until("Is dit Jelle Vermeer").until("): ").type("\r")
    terminal.until("Is dit Jelle Vermeer").until("): ").type("ja\r")
    terminal.end()
    assert len(list((office.path / "people").iterdir())) == people


def ticked(sheet: str, number: int, place: int) -> str:
    """A checklist with a box of a statement ticked."""
    (row,) = re.findall(rf"^\| {number}\. .*$", sheet, re.MULTILINE)
    boxes = row.split("☐")
    return sheet.replace(
        row, "".join(part + ("☒" if n + 1 == place else "☐") for n, part in enumerate(boxes[:-1])) + boxes[-1]
    )


def test_a_checklist_becomes_a_reflection(office: Folder) -> None:
    sheet = printed(office, "evaluation-checklist", "couples/koppel-2026-01")
    for number, place in ((1, 5), (2, 2), (3, 6)):
        sheet = ticked(sheet, number, place)
    sheet = sheet.replace("- Naam: ____", "- Naam: Mara ____").replace("- Datum: ____", "- Datum: 18 maart 2026 __")
    sheet = sheet.replace("|  |  |\n", "| 2 | meer tijd samen |\n", 1)
    sheet = sheet.replace("|  |  |  |\n", "| een dag prikken. | Jelle | 2-4 |\n", 1)
    sheet = sheet.replace("## Wat gaat goed?\n", "## Wat gaat goed?\n\n2 keer zo leuk als gedacht.\n", 1)
    result = read(office, sheet)
    there = plain(record(office, "reflections/2026-03-koppel-2026-01-twinning-midway.yaml"))
    assert result.status == 0, result.stderr
    assert there == {
        "instrument": "twinning-midway",
        "about": "couples/koppel-2026-01",
        "moment": "midway",
        "date": "2026-03-18",
        "as": "person",
        "by": "people/p-w5mkbb",
        "answers": {
            "click": 5,
            "learn-from-other": {"score": 2, "note": "meer tijd samen"},
            "goes-well": {"text": "2 keer zo leuk als gedacht."},
        },
        "actions": [{"what": "een dag prikken", "owner": "p-t4wrzz", "due": "2026-04-02"}],
    }
    assert read(office, sheet).stdout == ""
    assert office.faults() == []


def test_a_checklist_printed_before_the_couple_went_on_keeps_its_own_list(office: Folder) -> None:
    start = RECORDS["couples/koppel-2026-01.yaml"]
    office.write({"couples/koppel-2026-01.yaml": start.replace("running", "agreed")})
    sheet = ticked(printed(office, "evaluation-checklist", "couples/koppel-2026-01"), 1, 4)
    sheet = sheet.replace("- Naam: ____", "- Naam: Jelle ").replace("- Datum: ____", "- Datum: 18-3 ")
    office.write({"couples/koppel-2026-01.yaml": start})
    assert read(office, sheet).lines == ["reflections/2026-03-koppel-2026-01-twinning-start.yaml"]


@pytest.mark.parametrize(("left_out", "said"), [("Naam", "who filled it in"), ("Datum", "it has no date")])
def test_a_checklist_without_a_name_or_a_date_is_not_taken(office: Folder, left_out: str, said: str) -> None:
    sheet = ticked(printed(office, "evaluation-checklist", "couples/koppel-2026-01"), 1, 4)
    for label, answer in (("Naam", "Mara"), ("Datum", "18-3-2026")):
        if label != left_out:
            sheet = sheet.replace(f"- {label}: ____", f"- {label}: {answer} ")
    result = read(office, sheet)
    assert (result.status, result.stdout) == (1, "")
    assert said in result.stderr


FORM = """\
Tijdstempel;Naam;E-mailadres;Organisatie;Wat breng je mee?;Leervraag;D1;Dagdelen [maandag];Kleur
12-03-2026 09:12:33;Fatma Yıldız;fatma@example.org;Kolmer Meettechniek;"frezen
programmeren";lesgeven, uitleggen;8;ochtend, middag;blauw
13-3-2026;Jelle Vermeer;;School De Braam;;;6;;
14-3-2026;Tom van Oord;tom@example.org;Onbekend BV;;;6-8;;
"""


@pytest.mark.parametrize(
    ("before", "encoding"), [("", "utf-8"), ("\ufeff", "utf-8"), ("", "utf-16"), ("sep=;\n", "utf-8")]
)
def test_each_row_of_a_form_is_a_person(office: Folder, before: str, encoding: str) -> None:
    result = read(office, (before + FORM).encode(encoding), "formulier.csv")
    (fatma,) = [path for path in result.lines if "Fatma" in (office.path / path).read_text(encoding="utf-8")]
    assert plain(record(office, fatma)) == {
        "name": "Fatma Yıldız",
        "partner": "kolmer",
        "email": "fatma@example.org",
        "twinning": {
            "status": "applied",
            "registered": "2026-03-12",
            "offers": ["frezen", "programmeren"],
            "seeks": ["lesgeven", "uitleggen"],
            "hours_per_month": 8,
            "available": {"days": [{"day": "mon", "part": "morning"}, {"day": "mon", "part": "afternoon"}]},
        },
    }
    line = 6 if before == "sep=;\n" else 5
    assert result.status == 1
    assert "columns that were not read: Kleur" in result.stderr
    assert f'formulier.csv:{line}: D1 hours a month: "6-8" is not a number' in re.sub(
        r"D1 [^:]*:", "D1 hours a month:", result.stderr
    )
    assert 'there is no record "Onbekend BV"' in result.stderr
    assert read(office, (before + FORM).encode(encoding), "formulier.csv").stdout == ""


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("Tijdstempel", "12-3-2026 9:12:33"),
        ("Tijdstempel", "2026/03/12 9:12:33 a.m. CET"),
        ("Timestamp", "2026-03-12T09:12:33Z"),
        ("Submitted at", "2026-03-12 09:12:33"),
        ("Submitted At", "3/18/2026 9:12"),  # of a form tool that puts the month first
        ("Begintijd,Tijd van voltooien", "2026-03-12 23:58:01,2026-03-13 00:04:10"),
        ("Start time,Completion time", "3/18/26 9:12:33,3/18/26 9:20:01"),
        ("Begintijd", "18-03-26 09:12:33"),
        ("Voltooid", "12 maart 2026 om 09:12"),
        ("Ingevuld op (datum)", "12-3"),
    ],
)
def test_the_day_of_a_form_is_the_day_of_signing_up(office: Folder, head: str, cells: str) -> None:
    day = "2026-03-18" if "18" in cells else "2026-03-13" if "13 " in cells else "2026-03-12"
    result = read(office, f"{head},Naam,E-mailadres\n{cells},Bram Peeters,bram@example.org\n", "form.csv")
    assert result.status == 0, result.stderr
    assert "not read" not in result.stderr
    assert plain(record(office, new_person(result)))["twinning"] == {"status": "applied", "registered": day}


def test_a_day_of_signing_up_that_is_on_record_stays(office: Folder) -> None:
    there = "name: Jelle Vermeer\nemail: jelle@example.org\ntwinning: {status: waiting, registered: 2025-11-03}\n"
    office.write({"people/p-t4wrzz.yaml": there}).commit("aangemeld")
    assert read(office, f"Code: {code_of(office, *INTAKE)}\nF5 12 maart 2026\nB4 veel\n").status == 0
    assert read(office, "Tijdstempel;Naam;E-mail\n18-3-2026;Jelle Vermeer;jelle@example.org\n", "x.csv").status == 0
    assert plain(record(office, "people/p-t4wrzz.yaml"))["twinning"]["registered"] == "2025-11-03"


@pytest.mark.parametrize(("line", "day"), [("F5 12-3-2026\n", "2026-03-12"), ("", "2026-03-20")])
def test_a_first_intake_signs_somebody_up_on_its_day_or_else_today(office: Folder, line: str, day: str) -> None:
    office.write({"people/p-w5mkbb.yaml": "name: Mara de Boer\npartner: kolmer\n"})
    code = code_of(office, "intake", "people/p-w5mkbb")
    assert read(office, f"Code: {code}\nB1 lassen\n{line}").status == 0
    intake = plain(record(office, "people/p-w5mkbb.yaml"))["twinning"]
    assert intake == {"status": "applied", "registered": day, "offers": ["lassen"]}


def test_what_to_do_is_said_once_for_a_file_and_what_stood_there_each_time(office: Folder) -> None:
    result = read(
        office, f"Code: {code_of(office, *INTAKE)}\nD2 31-9\nD3 32-12\nF2 ☒ ja ☒ nee\nC2 ☒ kort, in de weken samen\n"
    )
    assert result.stderr.count("write a date such as") == 1
    assert result.stderr.count("read it in a terminal") == 1
    assert 'F2 consent to photographs: two boxes are ticked, and one answer fits here: "☒ ja ☒ nee"' in result.stderr
    assert 'that has no words: "☒ kort, in de weken samen"' in result.stderr


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_columns_are_known_by_field_name_code_and_words_in_both_languages(office: Folder, separator: str) -> None:
    head = ["name", "email", "twinning.offers", "B2", "What do you want to learn, in one sentence", "uren per maand"]
    row = ["Bram Peeters", "bram@example.org", "lassen", "uitleggen", "een les geven", "7.5"]
    result = read(office, "\n".join(separator.join(f'"{cell}"' for cell in cells) for cells in (head, row)), "form.csv")
    there = plain(record(office, new_person(result)))["twinning"]
    assert result.status == 0, result.stderr
    assert (there["offers"], there["seeks"], there["hours_per_month"]) == (["lassen"], ["uitleggen"], 7.5)
    assert there["goals"] == [{"goal": "een les geven"}]


def test_a_log_of_hours_kept_as_a_table_is_read(office: Folder) -> None:
    text = "naam;datum;wat;uren\nJelle;16-3-2026;gebeld over de les;0,5\nMara de Boer;16 maart;gebeld over de les;1\n"
    result = read(office, text + ";17-3;iets;1\nNoor;17-3;iets;1\nJelle;30-2;iets;1\n", "uren.csv")
    there = record(office, "logs/2026/2026-03-16-gebeld-over-de-les.yaml")
    assert (result.status, result.stdout) == (1, "logs/2026/2026-03-16-gebeld-over-de-les.yaml\n"), result.stderr
    assert there["people"] == [{"person": "p-t4wrzz", "hours": 0.5}, {"person": "p-w5mkbb", "hours": 1}]
    assert "uren.csv:4: it does not say whose hours these are" in result.stderr
    assert "uren.csv:5: Noor de Wit is in no couple that has begun" in result.stderr
    assert 'uren.csv:6: "30-2" is not a date' in result.stderr
    assert read(office, text, "uren.csv").stdout == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 word", "this is not plain text but docx"),
        (b"%PDF-1.7", "this is not plain text but pdf"),
        (b"\x00\x01\x02", "this is not text"),
        (b"zomaar tekst\n", "there is no code of a sheet in it"),
        (b"", "there is no code of a sheet in it"),
        (b"Code: BBBB-BBBB\nA1 x\n", "no sheet has this code"),
        (b"a" * 5_000_001, "too large"),
    ],
)
def test_what_is_no_sheet_is_said_with_what_to_do(office: Folder, data: bytes, said: str) -> None:
    before = files(office)
    result = read(office, data, "bestand.bin")
    assert (result.status, result.stdout, files(office)) == (1, "", before)
    assert said in result.stderr


def test_a_code_with_one_wrong_sign_names_the_sheet_that_it_may_be(office: Folder) -> None:
    code = code_of(office, *INTAKE)
    wrong = ("B" if code[0] != "B" else "C") + code[1:]
    result = read(office, f"Code: {wrong}\nA5 0612\n")
    assert result.status == 1
    assert f"did you mean {code}, Intake, Jelle Vermeer?" in result.stderr


def test_a_folder_is_read_whole_and_a_file_that_is_not_there_is_refused(office: Folder) -> None:
    office.write(
        {"../post/een.txt": f"Code: {code_of(office, *INTAKE)}\nA5 0612\n", "../post/sub/twee.docx": b"PK\x03\x04"}
    )
    office.write({"../post/drie.md": printed(office, *INTAKE), "../post/vier.txt": "boodschappen\n"})
    result = office.run("read", "../post", **TODAY)
    assert (result.status, result.stdout) == (1, "people/p-t4wrzz.yaml\n")
    assert "twee.docx: this is not plain text but docx" in result.stderr
    assert "1 sheet has nothing new" in result.stderr
    assert "vier.txt" not in result.stderr
    assert office.run("read", "nergens.txt").status == 2


def test_a_picture_that_a_word_processor_puts_in_the_text_is_no_answer(office: Folder) -> None:
    sheet = printed(office, *INTAKE)
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 20_000
    lines = sheet.splitlines()
    sheet = "\n".join([*lines[:9], f"![logo]({picture})", *lines[9:], f"[image1]: <{picture}>"])
    result = read(office, sheet)
    assert (result.status, result.stdout) == (0, ""), result.stderr[:500]
    assert len(result.stderr) < 500


def test_a_sheet_can_come_through_the_pipe(office: Folder) -> None:
    text = f"Code: {code_of(office, *INTAKE)}\nA5 0612\n"
    assert office.start("read", "-", stdin=text, **SOMEBODY, **TODAY).stdout == "people/p-t4wrzz.yaml\n"


def test_a_sheet_of_a_template_of_ones_own_is_read_too(office: Folder) -> None:
    office.write(
        {
            "templates/documents/people/bezoek.nl.md.j2": (
                "---\ntitle: Bezoekblad\n---\n# Bezoek van {{ person.name }}\n\nCode: {{ code }}\n\n"
                '{{ asks("Q1", "phone", "Onder welk nummer ben je te bereiken") }}: ____\n'
            )
        }
    )
    sheet = printed(office, "bezoek", "people/p-w5mkbb").replace("____", "0688", 1)
    assert read(office, sheet).status == 0
    assert record(office, "people/p-w5mkbb.yaml")["phone"] == "0688"


def test_comments_in_a_record_survive(office: Folder) -> None:
    office.write({"people/p-w5mkbb.yaml": "name: Mara de Boer  # met de fiets\npartner: kolmer\n"}).commit("hand")
    read(office, f"Code: {code_of(office, 'intake', 'people/p-w5mkbb')}\nA5 0612\n")
    assert "name: Mara de Boer  # met de fiets\n" in (office.path / "people/p-w5mkbb.yaml").read_text(encoding="utf-8")


def test_outside_git_sheets_are_read_too(bare_folder: Folder) -> None:
    bare_folder.write(RECORDS)
    result = read(bare_folder, f"Code: {code_of(bare_folder, *INTAKE)}\nA5 0612\n")
    assert (result.status, result.stdout) == (0, "people/p-t4wrzz.yaml\n")


# Damaged sheets


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory, git_template: Path) -> tuple[Folder, list[str]]:
    place = tmp_path_factory.mktemp("worn") / "here"
    place.mkdir()
    folder = Folder(place, git_template).write(RECORDS)
    sheets = [
        printed(folder, *sheet) for sheet in (INTAKE, CALL, LOG, ("evaluation-checklist", "couples/koppel-2026-01"))
    ]
    return folder, [filled(sheets[0], TEACHER), *sheets[1:], FORM]


PIECES = st.sampled_from(
    [
        "☒",
        "☐",
        "[x]",
        "|",
        "**B1**",
        "D4",
        "L3",
        "{",
        "}",
        "'",
        '"',
        ":",
        "#",
        "-",
        "&",
        "*x",
        "!!",
        "%",
        "99999999999999999999",
        "31-2",
        "null",
        "Code:",
        ";",
        "=1+1",
        "\t",
        "\n",
        "C2 kort",
        "L3 3-3 x 2",
        "1: 4",
        "\x00",
        "\x1b[2J",
        "\ufeff",
        "\u2028",
        "\ud7ff",
        "😀",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_to_a_sheet_makes_a_fault_or_a_record_that_cannot_be_read(
    worn: tuple[Folder, list[str]], data: st.DataObject
) -> None:
    folder, sheets = worn
    text = data.draw(st.sampled_from(sheets))
    for _time in range(data.draw(st.integers(1, 12))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 40)))
        text = text[:start] + data.draw(PIECES | st.text(max_size=8)) + text[end:]
    outside = {
        path: path.read_bytes() for path in folder.path.parent.iterdir() if path.is_file() and path.name != "blad.txt"
    }
    result = read(folder, text.encode(errors="replace"), HYBRIDE_DEBUG="1")
    assert result.status in (0, 1)
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr
    assert folder.faults() == []
    assert outside == {path: path.read_bytes() for path in outside}
    for path in [*result.lines, "people/p-t4wrzz.yaml"]:
        assert (folder.path / path).is_file()
    folder.write(RECORDS)
    for path in folder.path.rglob("*.yaml"):
        if path.relative_to(folder.path).as_posix() not in RECORDS:
            path.unlink()
