"""The call, the intake and the log sheet, as people read them, and the questions that they print."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from conftest import Folder
from reading import complaints

from hybridecli import assignment
from hybridecli.errors import TypedWrongError
from hybridecli.library import Library
from hybridecli.partnership import load
from hybridecli.records.people import Person
from hybridecli.sheetquestions import questions_of
from hybridecli.snapshot import WorkTree

CHARTER = """\
name: Hybride Techniek Rivierenland
region: Rivierenland
jurisdiction: {jurisdiction}
address: {address}
coordinators: [p-k7f3xq]
period: {{start: 2025-09-01, end: 2028-08-31}}
ambition: Genoeg leerlingen opleiden met techniek van nu.
norms: {{hours_per_month: 6, weeks: {{min: 8, max: 12}}}}
participants: {{number: {{max: 24}}, conditions: [je werkgever geeft de uren]}}
defaults: {{insurance: elke werkgever verzekert de eigen medewerker, vog: true}}
"""
RECORDS = {
    "partners/rivier.yaml": "name: School Rivierenland\nkind: school\n",
    "partners/rijn.yaml": "name: Rijn Metaal\nkind: company\n",
    "people/p-k7f3xq.yaml": "name: Noor de Wit\npartner: rivier\nemail: noor@example.org\nphone: 0612345670\n",
    "people/p-t4wrzz.yaml": """\
name: Jelle Vermeer
partner: rivier
function: leraar natuurkunde
email: jelle_vermeer@example.org
twinning:
  status: seeking
  offers: [proeven ontwerpen, klassen begeleiden]
  seeks: [werken met sensoren]
  motive: ik wil weten hoe het in een bedrijf gaat
  goals:
    - {goal: een proef met echte metingen ontwerpen, horizon: short, why_now: nieuw programma}
    - {goal: een vast contact bij een bedrijf, horizon: long}
  hours_per_month: 6
  available:
    from: 2026-02-01
    until: 2026-05-15
    days: [{day: thu, part: afternoon}, {day: fri}]
    not: [{from: 2026-05-04, until: 2026-05-08, why: excursie}, {from: 2026-03-12, until: 2026-03-12}]
  subjects: [natuurkunde, wiskunde]
  education: wo
  born: 1985
  place: Tiel
  places_near: [Geldermalsen, Culemborg]
  wishes: [{aspect: subject, wish: same, weight: prefer}, {aspect: age, wish: different, weight: must}]
  not_with: [rijn]
  limits: [geen gegevens van leerlingen]
  consent: {photo: false, interview: true}
""",
    "people/p-w5mkbb.yaml": "name: Mara de Boer\npartner: rijn\nfunction: meettechnicus\n",
    "couples/koppel-2026-01.yaml": """\
status: running
members:
  - {person: p-t4wrzz, permission: {hours_per_month: 8}}
  - {person: p-w5mkbb}
period: {start: 2026-02-02, end: 2026-04-30}
activities:
  - {activity: kickoff, date: 2026-02-02, hours: 2, status: done}
  - {title: meetopstelling nabouwen, date: 2026-03-05, hours: 4}
  - {activity: guest-lesson, week: 2026-W12}
""",
    "couples/koppel-2026-02.yaml": "status: agreed\nmembers: [{person: p-t4wrzz}, {person: p-w5mkbb}]\n",
    "logs/2026/2026-02-02-start.yaml": (
        "date: 2026-02-02\nabout: couples/koppel-2026-01\ntitle: startgesprek\nhours: 2\n"
        "people: [{person: p-w5mkbb, hours: 1.5}]\n"
    ),
    "logs/2026/2026-02-12-les.yaml": (
        "date: 2026-02-12\nabout: couples/koppel-2026-01\ntitle: lesbezoek\npeople: [{person: p-w5mkbb, hours: 2.5}]\n"
    ),
}
SHEETS = {
    "call": ["partnership"],
    "intake": ["people/p-t4wrzz", "people/p-w5mkbb"],
    "log-sheet": ["couples/koppel-2026-01", "couples/koppel-2026-02"],
}


@pytest.fixture
def office(bare_folder: Folder) -> Folder:
    return bare_folder.write(RECORDS)


def with_charter(folder: Folder, jurisdiction: str = "NL", address: str = "je") -> Folder:
    return folder.write({"partnership.yaml": CHARTER.format(jurisdiction=jurisdiction, address=address)})


def printed(folder: Folder, name: str, record: str, language: str = "nl") -> str:
    result = folder.run("document", name, record, "--language", language, "--output", "-")
    assert result.status == 0, result.stderr
    return result.stdout


def pages() -> Iterator[tuple[str, str]]:
    yield from ((name, record) for name, records in SHEETS.items() for record in records)


@pytest.mark.parametrize(("jurisdiction", "address"), [("NL", "je"), ("NL", "u"), ("VL", "je")])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_careful_reader_finds_nothing_to_mark(office: Folder, language: str, jurisdiction: str, address: str) -> None:
    with_charter(office, jurisdiction, address)
    for name, record in pages():
        text = printed(office, name, record, language)
        assert complaints(text, language, jurisdiction) == [], name


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_call_of_a_partnership_that_says_little_of_itself_reads_well(bare_folder: Folder, language: str) -> None:
    bare_folder.write({"partnership.yaml": "name: Noord\n"})
    assert complaints(printed(bare_folder, "call", "partnership", language), language) == []


def test_who_is_addressed_as_u_reads_no_je(office: Folder) -> None:
    with_charter(office, address="u").write(
        {
            "partnership.yaml": CHARTER.format(jurisdiction="NL", address="u").replace(
                "[je werkgever geeft de uren]", "[]"
            )
        }
    )
    for name, record in pages():
        text = re.sub(r"(?s)^---.*?---", "", printed(office, name, record), count=1)
        assert not re.search(r"\b([Jj]e|[Jj]ij|[Jj]ou|[Jj]ouw|[Jj]ullie)\b", text), name


def test_the_call_says_what_is_asked_in_hours_weeks_and_conditions(office: Folder) -> None:
    text = printed(with_charter(office), "call", "partnership")
    assert "ongeveer 6 uur per maand, 8 tot 12 weken lang" in text
    assert "Er is plaats voor 24 deelnemers." in text
    assert "Je werkgever geeft de uren." in text
    assert "van 1 september 2025 tot en met 31 augustus 2028" in text
    assert "Noor de Wit, School Rivierenland" not in text
    assert "**Terug naar:** Noor de Wit" in text
    assert "noor@example.org, 0612345670" in text


def test_a_flemish_call_asks_for_half_days_and_the_criminal_record(office: Folder) -> None:
    text = printed(with_charter(office, "VL"), "call", "partnership")
    assert "Welke halve dagen passen" in text
    assert "☐ voormiddag | ☐ namiddag | ☐ avond" in text
    assert "uittreksel uit het strafregister (model 596.2)" in text


def test_an_intake_shows_what_is_on_record_to_be_corrected(office: Folder) -> None:
    text = printed(with_charter(office), "intake", "people/p-t4wrzz")
    assert "**A1** Naam: Jelle Vermeer" in text
    assert "**A9** Hoogste opleiding: ☐ mbo ☐ hbo ☒ universiteit" in text
    assert "- proeven ontwerpen\n- klassen begeleiden" in text
    assert "| donderdag | ☐ ochtend | ☒ middag | ☐ avond |" in text
    assert "| vrijdag | ☒ ochtend | ☒ middag | ☐ avond |" in text
    assert "van 4 tot en met 8 mei 2026: excursie" in text
    assert "| **E1** Vak | ☒ hetzelfde | ☐ een ander | ☐ moet | ☒ liefst |" in text
    assert "**E9** Organisaties waar je liever niet heen gaat: Rijn Metaal" in text
    assert "**F2** Op de foto: ☐ ja ☒ nee" in text
    assert not re.search(r"(?i)loopbaan|andere baan|carrière", text)  # a career step is talked about, not written


def test_a_log_sheet_has_a_page_for_each_with_what_was_planned_and_logged(office: Folder) -> None:
    text = printed(with_charter(office), "log-sheet", "couples/koppel-2026-01")
    jelle, mara = text.split("## Blad van ")[1:]
    assert "Dit staat al in het logboek: startgesprek, 2 februari 2026, 2 uur." in jelle
    assert "| 02-02-2026 | Startgesprek | 1,5 |" in mara
    assert "| 12-02-2026 | Lesbezoek | 2,5 |" in mara
    assert "| **L1** | 05-03-2026 | Meetopstelling nabouwen |  |" in jelle
    assert "Startgesprek" not in jelle.split("| Nr. |")[1]
    codes = re.findall(r"^Code: (\w{4}-\w{4})$", text, re.MULTILINE)
    assert len(set(codes)) == 2


@pytest.mark.parametrize("name", SHEETS)
def test_both_languages_ask_the_same_with_the_same_codes(office: Folder, name: str) -> None:
    library = Library(load(WorkTree(with_charter(office).path)))
    fields = []
    for language in ("nl", "en"):
        (template,) = library.named(name, language)
        (record, *_others) = library.fitting(template)
        asked = questions_of(library, template, record)
        fields.append(
            {
                code: [item.field.split(":")[0], [v for v, _l in item.options if ":" not in item.field]]
                for code, item in asked.items()
            }
        )
    strip = [
        {
            code: (field, values if not field.startswith("notes") else len(values))
            for code, (field, values) in each.items()
        }
        for each in fields
    ]
    assert strip[0] == strip[1]
    assert len(strip[0]) >= 10


def test_every_question_of_an_intake_fills_a_field_that_there_is(office: Folder) -> None:
    library = Library(load(WorkTree(with_charter(office).path)))
    for name, language in product(("intake", "call"), ("nl", "en")):
        (template,) = library.named(name, language)
        for question in questions_of(library, template, library.fitting(template)[0]).values():
            if question.field.startswith(("notes:", "twinning.wishes.")):
                continue
            try:
                assignment.place(Person, question.field)
            except TypedWrongError:
                pytest.fail(f"{name}.{language}: {question.code} fills {question.field}, which is no field")


@pytest.mark.parametrize(("name", "record", "most"), [("call", "partnership", 2), ("intake", "people/p-w5mkbb", 2)])
def test_a_sheet_stays_within_two_pages(office: Folder, name: str, record: str, most: int) -> None:
    text = re.sub(r"(?s)^---.*?---", "", printed(with_charter(office), name, record), count=1)
    lines = 0.0
    for line in filter(None, text.split("\n")):  # a line of A4 in 10 points holds some 95 letters, and a page 60 lines
        lines += 1 + len(line.replace("*", "")) // 95 + (1 if line.startswith("#") else 0)
    assert lines <= most * 60


def test_a_sheet_has_one_code_and_says_to_leave_it(office: Folder) -> None:
    with_charter(office)
    text = printed(office, "intake", "people/p-t4wrzz")
    assert len(re.findall(r"^Code: \w{4}-\w{4}$", text, re.MULTILINE)) == 1
    assert "Laat de code hierboven staan" in text
    assert printed(office, "intake", "people/p-w5mkbb").count("Code: ") == 1


def test_sheets_are_listed_with_their_title(office: Folder) -> None:
    listed = {
        item["name"]: item["title"] for item in with_charter(office).run("document", "--list", "--format", "json").json
    }
    assert (listed["call"], listed["intake"], listed["log-sheet"]) == ("Oproep", "Intake", "Logboekblad")
