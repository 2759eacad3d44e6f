"""Every question of an intake, filled in as people do it, in both languages and countries, and read back."""

import re
import shlex
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Folder
from test_read import RECORDS, TODAY, as_word, plain, read, record

JELLE, PATH = "people/p-t4wrzz", "people/p-t4wrzz.yaml"
ANSWERS = {  # behind a code, in Dutch and in English
    "nl": {
        "A1": "Jelle Vermeer",
        "A2": "School De Braam",
        "A3": "docent natuurkunde",
        "A4": "jelle@example.org",
        "A5": "0612345678",
        "A6": "Piet Bos, teamleider, 0687654321",
        "A7": "vijf jaar in een laboratorium",
        "A8": "natuurkunde; wiskunde",
        "A9": "master|universiteit",
        "B1": "proeven ontwerpen\nuitleg geven",
        "B2": "werken met sensoren",
        "B3": "zien hoe het elders gaat",
        "B4": "nieuwe ideeën voor de les",
        "B5": "de reistijd",
        "B6": "twee jaar geleden een week meegelopen",
        "C1": "een proef met echte metingen",
        "C2": "kort, in de weken samen",
        "C3": "het programma is nieuw",
        "C4": "een vast contact",
        "C5": "lang, ook daarna nog",
        "C6": "de klas vraagt erom",
        "C7": "leren plannen",
        "C8": "kort, in de weken samen",
        "C9": "het loopt vol",
        "D1": "8",
        "D2": "1 september 2026",
        "D3": "18 december 2026",
        "D4": "donderdag middag; vrijdag ochtend",
        "D5": "van 12 oktober tot en met 16 oktober 2026: vakantie",
        "D6": "allebei",
        "E1": "hetzelfde|liefst",
        "E2": "een ander|liefst",
        "E3": "hetzelfde|moet",
        "E4": "een ander|moet",
        "E5": "hetzelfde|moet",
        "E6": "1985",
        "E7": "Tiel",
        "E8": "Geldermalsen; Culemborg",
        "E9": "Kolmer Meettechniek",
        "E10": "plaats, vak",
        "F1": "geen gegevens van leerlingen",
        "F2": "nee",
        "F3": "ja",
        "F4": "nee",
        "F5": "12 maart 2026",
    },
    "en": {
        "A9": "master|university",
        "C2": "short, in the weeks together",
        "C5": "long, afterwards too",
        "C8": "short, in the weeks together",
        "D2": "1 September 2026",
        "D3": "18 December 2026",
        "D4": "Thursday afternoon; Friday morning",
        "D5": "12 October to 16 October 2026: vakantie",
        "D6": "either",
        "E1": "the same|preferably",
        "E2": "different|preferably",
        "E3": "the same|a must",
        "E4": "different|a must",
        "E5": "the same|a must",
        "E10": "place, subject",
        "F2": "no",
        "F3": "yes",
        "F4": "no",
        "F5": "12 March 2026",
    },
}
MEANT = {
    "name": "Jelle Vermeer",
    "partner": "de-braam",
    "function": "docent natuurkunde",
    "background": "vijf jaar in een laboratorium",
    "email": "jelle@example.org",
    "phone": "0612345678",
    "twinning": {
        "status": "applied",
        "registered": "2026-03-12",
        "manager": {"name": "Piet Bos", "function": "teamleider", "phone": "0687654321"},
        "motive": "zien hoe het elders gaat",
        "expectations": "nieuwe ideeën voor de les",
        "fears": "de reistijd",
        "earlier_contact": "twee jaar geleden een week meegelopen",
        "offers": ["proeven ontwerpen", "uitleg geven"],
        "seeks": ["werken met sensoren"],
        "goals": [
            {"goal": "een proef met echte metingen", "horizon": "short", "why_now": "het programma is nieuw"},
            {"goal": "een vast contact", "horizon": "long", "why_now": "de klas vraagt erom"},
            {"goal": "leren plannen", "horizon": "short", "why_now": "het loopt vol"},
        ],
        "hours_per_month": 8,
        "available": {
            "from": "2026-09-01",
            "until": "2026-12-18",
            "days": [{"day": "thu", "part": "afternoon"}, {"day": "fri", "part": "morning"}],
            "not": [{"from": "2026-10-12", "until": "2026-10-16", "why": "vakantie"}],
        },
        "form": "both",
        "subjects": ["natuurkunde", "wiskunde"],
        "education": "wo",
        "born": 1985,
        "place": "Tiel",
        "places_near": ["Geldermalsen", "Culemborg"],
        "wishes": [
            {"aspect": "place", "wish": "same", "weight": "must"},
            {"aspect": "subject", "wish": "same", "weight": "prefer"},
            {"aspect": "age", "wish": "different", "weight": "prefer"},
            {"aspect": "education", "wish": "same", "weight": "must"},
            {"aspect": "sector", "wish": "different", "weight": "must"},
        ],
        "not_with": ["kolmer"],
        "limits": ["geen gegevens van leerlingen"],
        "consent": {"photo": False, "interview": True, "contact": False},
    },
}
HALVES = {
    "nl": (("donderdag", "(?:na)?middag"), ("vrijdag", "(?:ochtend|voormiddag)")),
    "en": (("Thursday", "afternoon"), ("Friday", "morning")),
}


def answers(language: str) -> dict[str, str]:
    return {**ANSWERS["nl"], **ANSWERS[language]}


def on_screen(sheet: str, language: str, ticked: str = "☒") -> str:
    """Answers typed over the lines of the sheet, and boxes ticked."""
    for code, answer in answers(language).items():
        start = sheet.index(f"**{code}**")
        end = re.compile(r"\n(?:- |\| )?\*\*[A-Z]\d|\n#").search(sheet, start + 4)
        part, rest = sheet[start : end.start() if end else len(sheet)], sheet[end.start() if end else len(sheet) :]
        if code == "D4":
            for day, half in HALVES[language]:
                part = re.sub(rf"(\| {day} \|.*?)☐( {half}\b)", rf"\1{ticked}\2", part)
        elif "☐" in part:
            for label in answer.split("|"):
                part = re.sub(rf"☐( {re.escape(label)}(?![\w,]))", rf"{ticked}\1", part)
        else:
            part = re.sub(r"_{5,}", answer.replace("\\", ""), part, count=1)
        sheet = sheet[:start] + part + rest
    return sheet


def in_word(sheet: str, language: str) -> str:
    return as_word(on_screen(sheet, language))


def cell_by_cell(sheet: str, language: str) -> str:
    text = in_word(sheet, language).replace("\r\n", "\n")
    return "\n".join(line for line in text.replace("•\t", "").replace("\t", "\n").split("\n") if line.strip())


def with_letters(sheet: str, language: str) -> str:
    """No box is drawn anew: an x stands in brackets, and the blanks between words are doubled."""
    return re.sub(r"(?<=\w) (?=\w)", "  ", on_screen(sheet, language, "[x]").replace("☐", "[ ]"))


def typed_over(sheet: str, language: str) -> str:
    """From paper: the code of the sheet, and each answer behind its code, in capitals or not, the last parts first."""
    code = re.search(r"Code: (\S+)", sheet)
    assert code
    lines = []
    for number, (name, text) in enumerate(sorted(answers(language).items(), key=lambda item: -ord(item[0][0]))):
        words = [word for word in text.split("|") if name != "A9" or word in sheet]
        sign = ("", ".", ":", ")", " -")[number % 5]
        lines.append(f"{name.lower() if number % 2 else name}{sign} {', '.join(words)}".replace("\n", "; "))
    return "\n".join([code[1].lower().replace("-", " - "), *lines])


def moved(sheet: str, language: str) -> str:
    """The parts in another order, some lines with blanks before them, quoted as in a mail."""
    head, *parts = re.split(r"(?m)^(?=## )", on_screen(sheet, language, "x"))
    text = head + "".join(reversed(parts))
    return "\n".join(f"> {'  ' if number % 3 else ''}{line}" for number, line in enumerate(text.split("\n")))


WAYS: list[Callable[[str, str], str]] = [on_screen, in_word, cell_by_cell, with_letters, typed_over, moved]


def printed(office: Folder, language: str) -> str:
    text = office.run("document", "intake", JELLE, "--output", "-", "--language", language, **TODAY).stdout
    return re.sub(r"(?s)^---.*?---\n", "", text, count=1)


def twinning(office: Folder) -> Any:
    return plain(record(office, PATH))


WHERE = [
    *(("nl", "NL", way) for way in WAYS),
    *(("nl", "VL", way) for way in (on_screen, typed_over)),
    *(("en", "NL", way) for way in (cell_by_cell, moved)),
    ("en", "VL", with_letters),
]


@pytest.mark.parametrize(("language", "jurisdiction", "way"), WHERE)
def test_every_question_comes_back(
    bare_folder: Folder, language: str, jurisdiction: str, way: Callable[[str, str], str]
) -> None:
    charter = RECORDS["partnership.yaml"].replace("NL", jurisdiction)
    office = bare_folder.write({**RECORDS, PATH: "name: Jelle Vermeer\n", "partnership.yaml": charter})
    result = read(office, way(printed(office, language), language))
    assert result.status == 0, result.stderr
    assert twinning(office) == MEANT
    assert read(office, printed(office, language)).stdout == ""  # as it is printed now it says nothing new


# What an answer becomes


PIET = {"name": "Piet Bos", "function": "teamleider"}


def said(office: Folder, answer: str) -> tuple[Any, str]:
    """What is on record of Jelle after an answer, and what was told of it."""
    code = re.search(r"Code: (\S+)", printed(office, "nl"))
    assert code
    result = read(office, f"Code: {code[1]}\n{answer}\n")
    return twinning(office).get("twinning", {}), result.stderr


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ("A6 Noor de Wit", {"person": "p-k7f3xq"}),
        ("A6 mijn baas is noor@example.org", {"person": "p-k7f3xq"}),
        ("A6 teamleider: Piet Bos, tel. 06 8765 4321", PIET | {"phone": "06 8765 4321"}),
        ("A6 Piet Bos - teamleider (piet@example.org)", PIET | {"email": "piet@example.org"}),
        ("A6 piet bos", {"name": "piet bos"}),
        ("A6 weet ik nog niet", None),
    ],
)  # fmt: skip
def test_a_manager_is_a_person_on_record_or_else_what_was_written(bare_folder: Folder, answer: str, meant: Any) -> None:
    bare_folder.write(RECORDS)
    assert said(bare_folder, answer)[0].get("manager") == meant


def test_a_manager_who_is_not_on_record_can_be_added_as_it_says(bare_folder: Folder) -> None:
    bare_folder.write(RECORDS)
    _there, told = said(bare_folder, "A6 Piet Bos, hoofd techniek")
    command = re.search(r"to add: hybride (.*)", told)
    assert command
    assert command[1] == "add person 'name=Piet Bos' 'function=hoofd techniek' partner=de-braam"
    assert bare_folder.run(*shlex.split(command[1])).status == 0
    (path,) = [
        one
        for one in (bare_folder.path / "people").iterdir()
        if "Piet Bos" in one.read_text() and one.stem != JELLE[7:]
    ]
    assert said(bare_folder, "A6 Piet Bos, hoofd techniek")[0]["manager"] == {"person": path.stem}


def test_an_order_of_wishes_that_differs_is_told_with_its_command(bare_folder: Folder) -> None:
    wishes = "[{aspect: subject, wish: same}, {aspect: place, wish: same}]"
    bare_folder.write({**RECORDS, PATH: f"name: Jelle Vermeer\ntwinning: {{wishes: {wishes}}}\n"})
    _there, told = said(bare_folder, "E10 plaats")
    assert 'E10 wishes: on record "subject, place", on the sheet "place, subject"' in told
    command = re.search(r"to take the sheet: hybride (.*)", told)
    assert command
    assert bare_folder.run(*shlex.split(command[1])).status == 0
    assert [wish["aspect"] for wish in said(bare_folder, "E10 E5, vak")[0]["wishes"]] == ["place", "subject"]


@pytest.mark.parametrize(
    ("answer", "told"), [("E10 plaats, E2", "no wish about this: age"), ("E10 geld", "is no wish of this sheet")]
)
def test_an_order_of_what_nobody_wished_is_not_taken(bare_folder: Folder, answer: str, told: str) -> None:
    bare_folder.write(RECORDS)
    there, heard = said(bare_folder, f"E5 hetzelfde, moet\nE2 maakt niet uit\n{answer}")
    assert there["wishes"] == [{"aspect": "place", "wish": "same", "weight": "must"}]
    assert told in heard
