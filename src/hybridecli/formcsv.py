"""The answers of a form tool, exported as CSV: which column is which question, and each row as a filled-in sheet."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from hybridecli import formstamps
from hybridecli.lookup import folded
from hybridecli.questions import Question
from hybridecli.record import fields
from hybridecli.records.people import Person
from hybridecli.sheetanswers import Answered
from hybridecli.sheetcodes import compared
from hybridecli.speech import speech

SEPARATORS: Final = (";", ",", "\t", "|")
OTHER_NAMES: Final = {  # of columns, as form tools and people call them
    "name": "naam|name|volledige naam|full name|je naam|uw naam|deelnemer|your name|voor en achternaam|naam deelnemer",
    "email": "e mail|email|mail|mailadres|e mailadres|emailadres|email address|e mail address|mail address",
    "phone": "telefoon|telefoonnummer|tel|gsm|gsm nummer|mobiel|phone|phone number|telephone|mobile",
    "partner": "organisatie|organisation|organization|werkgever|employer|school of bedrijf|school|bedrijf|company",
    "function": "functie|job|job title|function|beroep|rol",
    "background": "achtergrond|background|ervaring",
    "twinning.offers": "aanbod|breng je mee|wat bied je|offers|what do you offer",
    "twinning.seeks": "zoekt|wat zoek je|seeks|what do you look for",
    "twinning.motive": "motivatie|waarom wil je meedoen|motive|motivation",
    "twinning.hours_per_month": "uren per maand|hours per month|hours a month|aantal uren per maand|uren",
    "twinning.available.days": "dagdelen|halve dagen|half days|beschikbaarheid|dagen|wanneer kun je",
    "twinning.available.not": "verhinderingen|niet beschikbaar|not available",
    "twinning.place": "plaats|woonplaats|place|standplaats|werkplaats|town|city",
    formstamps.FIELD: f"datum|date|{formstamps.ENDS}|{formstamps.STARTS}",
    "twinning.goals.0.goal": "doel|leerdoel|goal|wat wil je leren",
    "twinning.education": "opleiding|opleidingsniveau|education",
}
GIVEN: Final = ("voornaam", "first name", "given name")
FAMILY: Final = ("achternaam", "familienaam", "last name", "surname", "family name")
SILENT: Final = ("id", "nr", "nummer", "name of the form")


LOG_NAMES: Final = {  # of the columns of a log
    "day": "datum|date|dag|day|wanneer|when",
    "what": "wat|what|activiteit|activity|omschrijving|description|titel|title|wat deed je|what did you do",
    "hours": "uren|hours|uur|aantal uren|number of hours",
    "who": "naam|name|deelnemer|participant|wie|who|e mail|email|e mailadres",
}


class LogLine(NamedTuple):
    """One line of a log of hours, as it was written."""

    line: int
    day: str
    what: str
    hours: str
    who: str


class Form(NamedTuple):
    """A table of answers: what each column asks, which are not known, and the rows with their line."""

    columns: dict[int, Question]
    names: tuple[int, int] | None  # columns with the given and the family name
    unknown: list[str]
    rows: list[tuple[int, list[str]]]

    @property
    def is_form(self) -> bool:
        """Whether it says of people who they are."""
        asked = {question.field for question in self.columns.values()}
        return bool(self.names or asked & {"name", "email"})


def log(text: str) -> list[LogLine] | None:
    """The lines of a log of hours kept as a table: with a day, what was done and the hours; None for another one."""
    rows = table(text)
    if not rows:
        return None
    head = [compared(title) for title in rows[0][1]]
    places = {
        name: next((place for place, title in enumerate(head) if title in ways.split("|")), None)
        for name, ways in LOG_NAMES.items()
    }
    if any(places[name] is None for name in ("day", "what", "hours")):
        return None

    def cell(cells: Sequence[str], name: str) -> str:
        place = places[name]
        return cells[place].strip() if place is not None and place < len(cells) else ""

    return [LogLine(line, *(cell(cells, name) for name in LOG_NAMES)) for line, cells in rows[1:]]


def form(text: str, questions: Mapping[str, Sequence[Question]]) -> Form | None:
    """The answers in a text; None where it is no table."""
    rows = table(text)
    return with_columns(rows[0][1], rows[1:], questions) if rows else None


def table(text: str) -> list[tuple[int, list[str]]] | None:
    """The rows of a table with the line of each, its head first; None where it is none."""
    text = text.removeprefix("\ufeff").lstrip("\n")
    hinted = re.match(r"(?i)sep=(.)\n", text)
    head = text[hinted.end() :] if hinted else text
    separator = hinted[1] if hinted else most_likely(head)
    if separator is None:
        return None
    before = text[: hinted.end()].count("\n") if hinted else 0
    reader = csv.reader(io.StringIO(head), delimiter=separator)
    rows: list[tuple[int, list[str]]] = []
    first = 1
    try:
        for cells in reader:
            rows.append((before + first, cells))
            first = reader.line_num + 1
    except csv.Error:
        return None
    rows = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    return rows if rows and len(rows[0][1]) > 1 else None


def most_likely(text: str) -> str | None:
    """What separates the columns: the sign that stands most often in the head, outside quotes."""
    bare = re.sub(r'"(?:[^"]|"")*"', "", text[:20_000], count=200)
    line = bare.split("\n", 1)[0]
    best = max(SEPARATORS, key=lambda sign: line.count(sign))
    return best if line.count(best) else None


def with_columns(
    head: Sequence[str], rows: list[tuple[int, list[str]]], questions: Mapping[str, Sequence[Question]]
) -> Form:
    """What each column is, by its code, its field or its words."""
    every = [question for several in questions.values() for question in several]
    columns: dict[int, Question] = {}
    unknown: list[str] = []
    given = family = None
    for place, title in enumerate(head):
        bare = compared(title)
        if bare in GIVEN:
            given = place
        elif bare in FAMILY:
            family = place
        elif found := column(title, every):
            columns[place] = found
        elif bare and bare not in SILENT:
            unknown.append(" ".join(title.split()))
    stamps = [place for place, question in columns.items() if question.field == formstamps.FIELD]
    for place in sorted(stamps, key=lambda place: formstamps.rank(compared(head[place])))[1:]:
        del columns[place]
    names = (given, family) if given is not None and family is not None else None
    return Form(columns, names, unknown, rows)


def column(title: str, questions: Sequence[Question]) -> Question | None:
    """The question that the head of a column means."""
    text = " ".join(title.split())
    if found := re.match(r"(?i)^\W*([a-z]\d{1,2})(?=$|[\s.:)\-–])", text):
        code = next((question for question in questions if question.code == found[1].upper()), None)
        if code:
            return code
    grid = re.fullmatch(r"(.*?)\s*\[(.+)\]", text)  # a row of a grid, as form tools write it
    if grid and (whole := column(grid[1], questions)):
        return Question(whole.code, f"{whole.field}", grid[2], whole.options)
    bare = compared(text)
    by_words = next((question for question in questions if question.text and compared(question.text) == bare), None)
    if by_words:
        return by_words
    first = next(
        (
            question
            for question in questions
            if question.text and bare and compared(re.split(r"(?<=[?.])\s", question.text)[0]) == bare
        ),
        None,
    )
    if first:
        return first
    named = next((question for question in questions if question.field and field_named(question.field, text)), None)
    if named:
        return named
    field = next((name for name, ways in OTHER_NAMES.items() if bare in ways.split("|")), None)
    known = next((question for question in questions if question.field == field), None)
    return known or (Question("", field, "") if field else None)


def field_named(field: str, title: str) -> bool:
    """Whether a title is the name of a field, in the files or in Dutch."""
    if re.search(r"\.\d+\.", field) or ":" in field:
        return title.strip().lower() == field
    words = title.strip().lower().replace("_", " ")
    last = field.rpartition(".")[2].replace("_", " ")
    dutch = speech("nl").field(f"{Person.folder()}.{field}").lower()
    return title.strip().lower() == field or words in (last, dutch) or folded(words) == folded(dutch)


def pages(form: Form) -> Iterator[tuple[int, dict[str, Answered]]]:
    """Each row as a sheet that somebody filled in, with its line."""
    known = fields(Person)
    for line, cells in form.rows:
        found: dict[str, Answered] = {}
        for place, question in form.columns.items():
            cell = cells[place] if place < len(cells) else ""
            text = as_answer(question, cell)
            key = question.field or question.key
            lines = [(line, part) for part in text.split("\n")]
            if key in found:
                found[key].lines += lines
            else:
                found[key] = Answered(question, lines)
        if form.names and "name" in known:
            name = " ".join(cells[place].strip() for place in form.names if place < len(cells))
            found["name"] = Answered(Question("", "name", ""), [(line, name)])
        yield line, found


def as_answer(question: Question, cell: str) -> str:
    """What stands in a cell, as it would stand on a sheet."""
    if not cell.strip():
        return ""
    if question.field == formstamps.FIELD:
        return formstamps.day_of(cell)
    if question.field == "twinning.available.days":
        row = re.search(r"(?i)dag$|day$", question.text)  # of a grid: its words are a day
        cell = cell.replace(",", ";")
        return "; ".join(f"{question.text} {part.strip()}" for part in cell.split(";") if part.strip()) if row else cell
    return cell
