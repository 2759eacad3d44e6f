"""What a careful reader marks in a document that the program wrote: everything that gives a machine away."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from hybridecli.compound import Either, Many, Named
from hybridecli.fieldtype import Choice, FieldType
from hybridecli.record import Part, PartType, fields
from hybridecli.records import kinds
from hybridecli.shipped import templates_folder
from hybridecli.speech import speech
from hybridecli.vocabulary import OTHER_COUNTRY

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
PLURALS = (
    "koppels|weken|maanden|dagen|dagdelen|partners|partijen|scholen|bedrijven|mensen|personen|doelen|leerlingen|studenten"
    "|lessen|minuten|keren|hours|weeks|months|days|half-days|pairs|partners|parties|schools|companies|people|goals|pupils"
    "|students|lessons|minutes|times|years"
)
ANYWHERE = {
    "an id": r"(?<![\w-])p-[a-z0-9]{4,}\b",
    "a date or week as in a file": r"\b(19|20)\d\d-(\d\d(-\d\d)?|W\d\d)\b",
    "a value of the program": r"\b(None|True|False|null|undefined)\b",
    "the template itself": r"\{\{|\{%|\}\}|%\}|\[\]|\(\)|\\_",
    "two spaces": r"\S {2,}\S",
    "a mark too many": r"(?<!\.)\.\.(?!\.)|: \.|,,|;;|[.:;]\s*[,;]|\s[,;.](?=\s|$)|\?\.|:\*\* *$",
    "bold without words": r"\*{4}",
    "one of many": rf"(?<![\d.,/-])1 ({PLURALS})\b",
    "an article twice": r"\b([Dd]e|[Hh]et|[Ee]en|[Tt]he|[Aa]n?) (de|het|een|the)\b",
}
DUTCH = {
    "a plural after a number": r"\d (uren|jaren|kwartieren|kwartiers)\b",
    "a decimal point": r"(?<![\d.])\d+\.(?!\d{3}(\D|$)|\d\d uur)\d+(?![\d.])",
    "tot without en met": rf"\btot (de )?(\d{{1,2}} ({MONTHS})|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{4}})",
    "an old-fashioned clause": r"(?i)\boverwegende dat\b|\bdient te\b|\bmiddels\b|\bonderhavige\b|\bten deze\b",
}
NOT_A_DECIMAL = r"(?i:\b(model|artikel|art\.|versie|lid)) [\d.]+|^\W*\d+\.\d+(?=\W+[A-Z])"
SMALL_WORDS = {"En", "Of", "Voor", "Met", "Op", "Aan", "Een", "And", "The", "For", "To", "With", "By"}
NAMES_IN_VL = {"De", "Het", "Van", "Den", "Der"}  # a surname there may begin with a capital
ORDINARY = {  # values of enumerations and ids that are also words people write
    "basis", "board", "brief", "closing", "co-teaching", "coach", "contact", "core", "cost-sharing", "date", "day",
    "euro", "expertise", "follow-up", "form", "full", "government", "graduaat", "guest-lesson", "hoger", "intake",
    "interim", "knowledge-sharing", "match", "midway", "mirror-talk", "money", "month", "once", "one", "other",
    "paper", "part", "partner", "partners", "pool", "professional", "progress", "school", "secundair", "self-employed",
    "signing",
    "special", "start", "stichting", "time", "train-the-trainer", "twinning", "work", "working-time", "year",
}  # fmt: skip


def complaints(text: str, language: str, jurisdiction: str = "NL") -> list[str]:
    """What is wrong with a document as people would read it, each with its line; nothing is what it should be."""
    body = without_front_matter(text)
    found = [*line_by_line(body, language, jurisdiction), *about_headings(body, jurisdiction), *about_tables(body)]
    return [f"line {number}: {what}: {line.strip()[:120]}" for number, what, line in sorted(found)]


def without_front_matter(text: str) -> list[tuple[int, str]]:
    """The lines that people read, with their numbers."""
    lines = list(enumerate(text.split("\n"), 1))
    if lines[0][1] == "---":
        end = next(number for number, line in lines[1:] if line == "---")
        return lines[end:]
    return lines


Found = Iterator[tuple[int, str, str]]


def line_by_line(body: list[tuple[int, str]], language: str, jurisdiction: str) -> Found:
    """What one line shows by itself."""
    wanted = {**ANYWHERE, **(DUTCH if language == "nl" else {})}
    wanted["a word of the other country"] = rf"(?i)\b({'|'.join(OTHER_COUNTRY[jurisdiction])})\b"
    values = enumeration_values(language)
    for number, line in body:
        plain = re.sub(r"[^\s,;]+@[^\s,;]+|https?://\S+", "@", line).strip()
        for what, pattern in wanted.items():
            shown = re.sub(NOT_A_DECIMAL, "", plain) if what == "a decimal point" else plain
            parts = cells(shown) if shown.startswith("|") else [shown]
            if any(re.search(pattern, part) for part in parts):
                yield number, what, line
        if plain.count("**") % 2:
            yield number, "bold that does not end", line
        if said := {word for word in re.findall(r"[a-z]+(?:-[a-z]+)*", plain) if word in values}:
            yield number, f"a value of an enumeration ({', '.join(sorted(said))})", line


def about_headings(body: list[tuple[int, str]], jurisdiction: str) -> Found:
    """Headings without text, without words, or with capitals that they should not have."""
    lines = [(number, line.strip()) for number, line in body if line.strip()]
    for (number, line), (_number, after) in pairwise([*lines, (0, "---")]):
        heading = re.fullmatch(r"(#{1,6})(\s+(.*))?", line)
        if not heading:
            continue
        words = re.sub(r"^(Artikel|Article) \d+\. ", "", heading[3] or "").split()
        if not words:
            yield number, "a heading without words", line
        if re.match(r"#{1,6}(\s|$)|---$", after):
            yield number, "a heading with nothing under it", line
        capitals = SMALL_WORDS if jurisdiction == "VL" else SMALL_WORDS | NAMES_IN_VL
        if capitals & set(words[1:]):
            yield number, "capitals in a heading", line


def about_tables(body: list[tuple[int, str]]) -> Found:
    """Rows that do not have as many cells as their head."""
    width = 0
    for number, line in body:
        if not line.startswith("|"):
            width = 0
            continue
        width = width or len(cells(line))
        if len(cells(line)) != width:
            yield number, "a row with another number of cells than its head", line


def cells(row: str) -> list[str]:
    """The cells of a row of a table."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))]


@cache
def enumeration_values(language: str) -> frozenset[str]:
    """Values and shipped ids as files have them, which people should see only in words."""
    tongue = speech(language)
    values = {
        value
        for kind in kinds().values()
        for choice in choices(kind)
        for value in choice.words
        if value not in tongue.word(choice.context, value).split()
    }
    ids = {
        path.stem
        for folder in ("activities", "instruments", "clauses")
        for path in (templates_folder() / folder).glob("*")
    }
    written = {
        value for value in values | ids if "-" in value or (language == "nl" and len(value) > 3 and value in values)
    }
    return frozenset(written - ORDINARY)


def choices(part: type[Part]) -> Iterator[Choice]:
    """Every enumeration in a kind of record, at any depth."""
    pending = [field.type for field in fields(part).values()]
    seen: set[type[Part]] = set()
    while pending:
        kind: FieldType = pending.pop()
        if isinstance(kind, Choice):
            yield kind
        elif isinstance(kind, Many | Named):
            pending.append(kind.item)
        elif isinstance(kind, Either):
            pending += kind.types
        elif isinstance(kind, PartType) and kind.part not in seen:
            seen.add(kind.part)
            pending += [field.type for field in fields(kind.part).values()]
