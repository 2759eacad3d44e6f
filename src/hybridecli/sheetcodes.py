"""Which sheet a text is, by the code that is printed on it."""

import re
from functools import cache
from typing import Final, NamedTuple

from hybridecli.boxes import tidy
from hybridecli.library import Library, front_matter
from hybridecli.lookup import folded
from hybridecli.questions import SIGNS, printed_code
from hybridecli.records.couples import Couple

Line = tuple[int, str]  # its number in the file, and its text
CODE: Final = re.compile(rf"(?i)(?<![\w-])([{SIGNS}]{{4}})\s?[-–—‑−_ ]\s?([{SIGNS}]{{4}})(?![\w-])")
SAID_CODE: Final = re.compile(r"(?i)\bcode\b\W{0,6}([a-z0-9]{3,5}\s?[-–—‑−_]\s?[a-z0-9]{3,5})\b")


class Sheet(NamedTuple):
    """Which sheet it is: the document, the record that it is about, and for whom."""

    name: str
    ref: str
    instrument: str = ""
    audience: str = ""


class Part(NamedTuple):
    """A part of a text: one sheet, or what has a code that is not known."""

    sheet: Sheet | None
    code: str
    line: int
    lines: list[Line]


def known_codes(library: Library) -> dict[str, Sheet]:
    """Every code that a document about a record of now could have printed."""
    found: dict[str, Sheet] = {}
    for template in {(item.kind, item.name): item for item in library.templates.values()}.values():
        instruments = ["", *library.partnership.of("instruments")] if "instrument" in template.options else [""]
        audiences = ["", "person", "group"] if "for" in template.options else [""]
        for record in library.partnership.of(template.kind).values():
            persons = [member.person or "" for member in record.members] if isinstance(record, Couple) else []
            for instrument in instruments:
                for audience in dict.fromkeys((*audiences, *persons)):
                    code = printed_code(template.name, record.ref, instrument, audience)
                    found[code] = Sheet(template.name, record.ref, instrument, audience)
    return found


def parts(text: str, known: dict[str, Sheet]) -> list[Part]:
    """The sheets in a text, each from its code on; one with its code at the end goes back to the one before."""
    lines = [(number, plain(line)) for number, line in enumerate(body(text), 1)]
    marks = [
        (place, found[0], found[1]) for place, (_number, line) in enumerate(lines) if (found := code_in(line, known))
    ]
    if not marks:
        front = front_matter(text.lstrip("\n"))
        name, ref = str(front.get("document") or "").rpartition("/")[2], str(front.get("about") or "")
        told = Sheet(name, ref, str(front.get("instrument") or ""), str(front.get("for") or ""))
        there = {each._replace(audience="") for each in known.values()}
        return [Part(told, "", 1, lines)] if told._replace(audience="") in there else []
    behind = sum(1 for _number, line in lines[marks[-1][0] + 1 :] if tidy(line) and not line.startswith("<small>"))
    at_end = behind < 3 and marks[0][0] > 3
    found_parts: list[Part] = []
    for number, (place, code, sheet) in enumerate(marks):
        if at_end:
            first = marks[number - 1][0] + 1 if number else 0
            found_parts.append(Part(sheet, code, lines[place][0], lines[first:place]))
        else:
            last = marks[number + 1][0] if number + 1 < len(marks) else len(lines)
            found_parts.append(Part(sheet, code, lines[place][0], lines[place + 1 : last]))
    return found_parts


def body(text: str) -> list[str]:
    """The lines of a text; those of its front matter are empty, so that the numbers stay."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[start : start + 1] == ["---"] and "---" in lines[start + 1 :]:
        end = lines.index("---", start + 1)
        return [""] * (end + 1) + lines[end + 1 :]
    return lines


def code_in(line: str, known: dict[str, Sheet]) -> tuple[str, Sheet | None] | None:
    """The code in a line with its sheet; one that is called a code and is not known has none."""
    for found in CODE.finditer(line):
        code = f"{found[1]}-{found[2]}".upper()
        if code in known:
            return code, known[code]
    if said := SAID_CODE.search(line):
        return re.sub(r"\s?[-–—‑−_ ]\s?", "-", said[1]).upper(), None
    return None


def nearest_code(code: str, known: dict[str, Sheet]) -> str | None:
    """The only known code that differs in one sign from what was typed over."""
    alike = [
        each for each in known if len(each) == len(code) and sum(a != b for a, b in zip(each, code, strict=True)) == 1
    ]
    return alike[0] if len(alike) == 1 else None


# How lines are compared


def plain(text: str) -> str:
    """A line without what Markdown put before signs, and without the sign of a quoted mail."""
    text = re.sub(r"^(?:\s*>)+ ?", "", text)
    text = re.sub(r"&#(\d{2,5});", lambda found: chr(int(found[1])), text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&nbsp;", " ")
    return re.sub(r"\\([\\`*_{}\[\]()#+\-.!|<>~$@^&])", r"\1", text)


@cache
def compared(line: str) -> str:
    """A line as it is compared with what was printed: letters and figures only."""
    return " ".join(filter(None, (folded(word) for word in re.findall(r"[^\W_]+", line))))
