"""Sheets that `document` writes to be filled in: which one a text is, by its printed code, and what was answered."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from hybridecli.answers import MARK, tidy
from hybridecli.documents import rendered
from hybridecli.errors import HybrideError
from hybridecli.language import LANGUAGES, _
from hybridecli.library import Library, Template, front_matter
from hybridecli.lookup import folded
from hybridecli.questions import SIGNS, Question, printed_code
from hybridecli.record import Record
from hybridecli.records.couples import Couple
from hybridecli.records.instruments import Instrument
from hybridecli.scope import History, Options, Outcome, Scope

Line = tuple[int, str]  # its number in the file, and its text

LONGEST: Final = 200_000  # letters of one sheet
LONG: Final = 40  # letters of a printed line that a mail may break
WRAPPED: Final = 6  # lines that it may become
LARGEST: Final = 5_000_000  # bytes that are read of a file
CODE: Final = re.compile(rf"(?i)(?<![\w-])([{SIGNS}]{{4}})\s?[-–—‑−_ ]\s?([{SIGNS}]{{4}})(?![\w-])")
SAID_CODE: Final = re.compile(r"(?i)\bcode\b\W{0,6}([a-z0-9]{3,5}\s?[-–—‑−_]\s?[a-z0-9]{3,5})\b")
BEFORE: Final = r"[\s>|*_#\-–—•·▪\"“„'’‘(\[]*"
ENDS_MAIL: Final = re.compile(
    r"(?i)^\W*(?:--\s*$|met vriendelijke groet|vriendelijke groet|(?:hartelijke )?groet(?:en|jes)?\b|mvg\b|"
    r"kind regards|"
    r"best regards|best wishes|verstuurd vanaf|verzonden vanaf|sent from my|-+\s*oorspronkelijk bericht|"
    r"-+\s*original message|op .{6,60} schreef\b|on .{6,60} wrote:|(?:van|from): .*@)"
)
SCORED: Final = re.compile(rf"^[\s|:=]*(?:[0-9?][\s|.]*$|{re.sub(r'[?]P<[a-z]+>', '?:', MARK.pattern)})")
RULER: Final = re.compile(r"[\s|:-]*")  # under the head of a table
FOOTER: Final = re.compile(r"<small>|· (?:versie|version) [0-9a-f]{7,}|· (?:zonder versie|no version)\W*$")
FOREIGN: Final = {
    b"PK\x03\x04": "docx",
    b"\xd0\xcf\x11\xe0": "doc",
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
}


class Sheet(NamedTuple):
    """Which sheet it is: the document, the record that it is about, and for whom."""

    name: str
    ref: str
    instrument: str = ""
    audience: str = ""


@dataclass
class Answered:
    """A question with what was written behind it; `again` is where it stands a second time."""

    question: Question
    lines: list[Line] = field(default_factory=list)
    printed: list[Line] = field(default_factory=list)  # what stands there as it was printed, or beside it on record
    worded: bool = False  # whether the words of the question stand there too
    again: list["Answered"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was written."""
        return "\n".join(text for _number, text in self.lines)

    @property
    def line(self) -> int:
        """Where it begins: the first line on which something stands."""
        return next((number for number, text in self.lines if tidy(text)), self.lines[0][0] if self.lines else 1)


class Part(NamedTuple):
    """A part of a text: one sheet, or what has a code that is not known."""

    sheet: Sheet | None
    code: str
    line: int
    lines: list[Line]


# What stands in a file


def decoded(data: bytes) -> str:
    """The text of a file, however a word processor saved it. Raises HybrideError for what is no text."""
    form = next((name for start, name in FOREIGN.items() if data.startswith(start)), None)
    if form:
        raise HybrideError(_("this is not plain text but {form}").format(form=form), how_to_save(form))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return cleaned(data.decode("utf-16", errors="replace"))
    if b"\0" in data:
        raise HybrideError(_("this is not text"), _("save the sheet as plain text, or type the answers over"))
    try:
        return cleaned(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return cleaned(data.decode("cp1252", errors="replace"))


def how_to_save(form: str) -> str:
    """How a file of a word processor becomes text."""
    if form == "pdf":
        return _("open it, select and copy all of it, and paste it in a text file; then read that")
    return _("in Word: Save As, Plain Text (.txt), with UTF-8; or copy all of it and use: hybride read -")


def cleaned(text: str) -> str:
    """Text without the signs that cannot be seen, with the line ends that records have."""
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)
    text = re.sub("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufffe\uffff]", "", text)
    text = re.sub("[\u00a0\u2007\u2009\u202f\u2003\u2002]", " ", text)
    return "".join(
        letter for letter in text if letter in "\n\t" or letter.isprintable() or "\ue000" <= letter <= "\uf8ff"
    )


def plain(text: str) -> str:
    """A line without what Markdown put before signs, and without the sign of a quoted mail."""
    text = re.sub(r"^(?:\s*>)+ ?", "", text)
    text = re.sub(r"&#(\d{2,5});", lambda found: chr(int(found[1])), text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&nbsp;", " ")
    return re.sub(r"\\([\\`*_{}\[\]()#+\-.!|<>~$@^&])", r"\1", text)


# Which sheet


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


# What it asks


class Asked(NamedTuple):
    """The questions of a sheet, in both languages, and the lines that it prints beside them."""

    questions: dict[str, list[Question]]  # by key; one for each language, that of the partnership first
    printed: frozenset[str]
    heads: frozenset[tuple[str, ...]]  # of its tables, cell by cell
    record: Record


def asked(library: Library, sheet: Sheet) -> Asked:
    """What a sheet asks. Raises HybrideError where its template cannot be used."""
    record = library.partnership.get(sheet.ref)
    if record is None:
        raise HybrideError(_("{ref} cannot be read").format(ref=sheet.ref), _("see what is wrong with: hybride check"))
    first = library.partnership.charter.language
    questions: dict[str, list[Question]] = {}
    printed: set[str] = set()
    heads: set[tuple[str, ...]] = set()
    for language in (first, *(other for other in LANGUAGES if other != first)):
        template = library.templates.get((record.folder(), sheet.name, language))
        if template is None:
            continue
        audience = sheet.audience if sheet.audience in ("person", "group") else None
        scope = Scope(library, template, record, Options(sheet.instrument or None, audience), History(), Outcome())
        text = rendered(scope)
        for key, question in scope.questions.asked.items():
            questions.setdefault(key, []).append(question)
        printed |= static(text)
        heads |= set(heads_of(text))
    for several in questions.values():
        with_labels_of_all(several)
    return Asked(questions, frozenset(printed), frozenset(heads), record)


def with_labels_of_all(several: Sequence[Question]) -> None:
    """Give a question the labels of its other languages too, each with the value that it has in the first."""
    first = several[0]
    values = [value for value, _label in first.options]
    for other in several[1:]:
        same = len(other.options) == len(values)
        for place, (value, label) in enumerate(list(other.options)):
            meant = values[place] if same and value not in values else value
            if (meant, label) not in first.options:
                first.options.append((meant, label))


def questions_of(library: Library, template: Template, record: Record) -> dict[str, Question]:
    """The questions that a template asks about a record."""
    scope = Scope(library, template, record, Options(), History(), Outcome())
    rendered(scope)
    return scope.questions.asked


def static(text: str) -> set[str]:
    """The lines that a sheet prints, as they are compared; what can be ticked is no such line."""
    lines = (plain(line) for line in text.split("\n"))
    return {same for line in lines if not MARK.search(line) and (same := compared(line))}


def heads_of(text: str) -> Iterator[tuple[str, ...]]:
    """The heads of the tables in a text, as their cells are compared."""
    for line, below in pairwise(text.split("\n")):
        if line.startswith("|") and re.fullmatch(r"[|:-]+", below):
            yield tuple(same for cell in line.split("|") if (same := compared(cell)))


def without_heads(lines: Sequence[Line], heads: Iterable[tuple[str, ...]]) -> list[Line]:
    """The lines without the heads of tables of which each cell came to stand on a line of its own."""
    left = list(lines)
    for head in heads:
        filled = [(place, compared(line)) for place, (_number, line) in enumerate(left) if tidy(line)]
        for start in range(len(filled) - len(head), -1, -1):
            if len(head) > 1 and tuple(text for _place, text in filled[start : start + len(head)]) == head:
                del left[filled[start][0] : filled[start + len(head) - 1][0] + 1]
    return left


def without_wrapped(lines: Sequence[Line], ask: Asked) -> list[Line]:
    """The lines without printed ones that a mail broke into several; those of a question stay."""
    left: list[Line] = []
    place = 0
    while place < len(lines):
        broken = next((more for more in range(2, WRAPPED) if is_printed(lines[place : place + more], ask)), 0)
        if not broken:
            left.append(lines[place])
        place += broken or 1
    return left


def is_printed(lines: Sequence[Line], ask: Asked) -> bool:
    """Whether several lines together are a long one that was printed, and no question."""
    first = compared(lines[0][1])
    if not first or not any(line.startswith(first) for line in ask.printed):
        return False
    same = compared(" ".join(line for _number, line in lines))
    codes = {several[0].code.lower() for several in ask.questions.values()}
    return len(same) > LONG and same in ask.printed and same.split(" ")[0] not in codes


@cache
def compared(line: str) -> str:
    """A line as it is compared with what was printed: letters and figures only."""
    return " ".join(filter(None, (folded(word) for word in re.findall(r"[^\W_]+", line))))


def instrument_of(library: Library, sheet: Sheet, lines: Iterable[Line]) -> str | None:
    """Which instrument a checklist asked, where its code does not tell: the one whose words stand there most."""
    said = " ".join(compared(line) for _number, line in lines)
    kind = sheet.ref.partition("/")[0]
    counts: dict[str, int] = {}
    for identity, record in library.partnership.of("instruments").items():
        if isinstance(record, Instrument) and (kind in record.about or not record.about):
            texts = [
                record.title,
                *(text for factor in record.factors for item in factor.items for text in (item.text, item.personal)),
            ]
            words = {compared(word) for text in texts if text for word in (text.nl, text.en) if word}
            counts[identity] = sum(1 for word in words if word and word in said)
    best = sorted(counts, key=lambda identity: -counts[identity])[:2]
    if not best or not counts[best[0]] or (len(best) > 1 and counts[best[1]] == counts[best[0]]):
        return None
    return best[0]


# What was answered


def answers(lines: Sequence[Line], ask: Asked) -> dict[str, Answered]:
    """What was written behind each question that stands on the sheet, by its key."""
    found: list[Answered] = []
    current: Answered | None = None
    coded = re.compile(coded_pattern(ask.questions)) if any(q[0].code for q in ask.questions.values()) else None
    for number, line in apart(without_wrapped(without_heads(lines, ask.heads), ask), ask.questions):
        if line.lstrip().startswith("|") and not written(line, ask):  # the head of a table, or a row left as it was
            continue
        if start := begun(line, ask, coded):
            key, rest, by_words = start
            current = Answered(ask.questions[key][0], [(number, rest)], worded=by_words)
            found.append(current)
        elif current is not None and not RULER.fullmatch(line):
            (current.lines if written(line, ask) else current.printed).append((number, line))
    if found:
        found[-1].lines = before_signature(found[-1].lines)
    return joined(found, ask)


def written(line: str, ask: Asked) -> bool:
    """Whether a person wrote a line, or ticked something in it: it is not as it was printed."""
    return not FOOTER.search(line) and (bool(MARK.search(line)) or compared(line) not in ask.printed)


def apart(lines: Sequence[Line], questions: dict[str, list[Question]]) -> Iterator[Line]:
    """The lines, with a new one before each question that begins in the middle of one."""
    starts = [
        rf"{re.escape(question.code)}\W{{1,6}}{flexible(' '.join(question.text.split()[:2]))}"
        for several in questions.values()
        for question in several
        if question.code and question.text
    ]
    inside = re.compile(rf"(?i)(?<=\S)[\s|*]+(?=\**(?:{'|'.join(starts)}))") if starts else None
    for number, line in lines:
        pieces = inside.split(line) if inside else [line]
        for piece in pieces:
            if len(pieces) == 1 or piece.strip(" \t|*>•_-"):
                yield number, piece


def coded_pattern(questions: dict[str, list[Question]]) -> str:
    """What a line begins with where a question begins: the code of one, as it is typed over."""
    codes = sorted((several[0].code for several in questions.values() if several[0].code), key=len, reverse=True)
    ways = "|".join(rf"{re.escape(code[:1])}[ ]?{re.escape(code[1:])}" for code in codes)
    return rf"(?i)^{BEFORE}(?P<code>{ways})(?![\w%€°])(?:[ \t]*[*_]*[ \t]*[.):;=|\]–—-]*)(?P<rest>.*)$"


def begun(line: str, ask: Asked, coded: re.Pattern[str] | None) -> tuple[str, str, bool] | None:
    """The question that begins on a line, what stands behind its code or its words, and whether it is by its words."""
    found = coded.match(line) if coded else None
    if found:
        key = next(key for key in ask.questions if key.upper() == found["code"].replace(" ", "").upper())
        if not key.isdecimal() or SCORED.match(found["rest"]) or without_question(found["rest"], ask.questions[key])[1]:
            return key, found["rest"], False
    said = compared(line)
    for key, several in ask.questions.items():
        for question in several:
            if not question.text or (question.code and len(question.text.split()) < 2):
                continue
            if compared(question.text) in said and (match := worded(question).match(line)):
                return key, (match["mark"] or "") + match["rest"], True
    return None


@cache
def pattern_of(text: str) -> re.Pattern[str]:
    """What a line begins with where a question is known by its words."""
    words = flexible(text.rstrip("?:. "))
    mark = rf"(?P<mark>{re.sub(r'[?]P<[a-z]+>', '?:', MARK.pattern)})?"
    return re.compile(rf"(?i)^{BEFORE}(?:\d{{1,2}}[.)]\s*)?{mark}{BEFORE}{words}(?!\w)[?:.*_ \t]*(?P<rest>.*)$")


def worded(question: Question) -> re.Pattern[str]:
    """What a line begins with where this question is known by its words."""
    return pattern_of(question.text)


def without_question(text: str, several: Sequence[Question]) -> tuple[str, bool]:
    """What stands behind a code, without the words of the question, however they go on over lines."""
    for question in several:
        if not question.text:
            continue
        for words in dict.fromkeys((question.text, *re.split(r"(?<=[?.])\s", question.text)[:1])):
            match = re.match(rf"(?is)^[\s*_]*{flexible(words.rstrip('?:. '))}(?!\w)[?:.*_ \t]*(?P<rest>.*)$", text)
            if match:
                return match["rest"], True
    line, _end, _more = text.partition("\n")
    label, colon, after = line.partition(":")
    if colon and label.strip() and not MARK.search(label):
        said = compared(label)
        for question in several:
            known = compared(question.text)
            if said and (set(said.split()) <= set(known.split()) or SequenceMatcher(None, said, known).ratio() > 0.8):
                return after + text[len(line) :], True
    return text, False


def flexible(words: str) -> str:
    """A pattern of words, however the blanks, quotes and dashes between them were changed."""
    quote, dash = "['’‘\"“”]", "[-–—]"
    parts_of = [re.escape(word).replace("'", quote).replace("’", quote).replace(r"\-", dash) for word in words.split()]
    return r"[\s*_]+".join(parts_of)


def joined(found: list[Answered], ask: Asked) -> dict[str, Answered]:
    """One answer for each question: a code without the words of the question, among such that have them, is text."""
    for answer in found:
        if not answer.worded:
            whole = answer.text
            rest, answer.worded = without_question(whole, ask.questions[answer.question.key])
            skipped = whole[: len(whole) - len(rest)].count("\n")
            numbers = [number for number, _text in answer.lines][skipped:]
            answer.lines = list(zip(numbers, rest.split("\n"), strict=True))
    strict = sum(1 for answer in found if answer.worded) * 2 > len(found)
    together: dict[str, Answered] = {}
    last: Answered | None = None
    for answer in found:
        key = answer.question.key
        twice = any(other is not answer and other.question.key == key and other.worded for other in found)
        if strict and not answer.worded and twice and last is not None and answer.question.text:
            last.lines += [(answer.lines[0][0], f"{key} {answer.lines[0][1].strip()}"), *answer.lines[1:]]
            continue
        if key in together:
            together[key].again.append(answer)
        else:
            together[key] = answer
        last = answer
    return together


def before_signature(lines: list[Line]) -> list[Line]:
    """The lines of the last answer before a mail is signed, or goes on with the one that it answers."""
    for place, (_number, line) in enumerate(lines):
        if place and ENDS_MAIL.match(line):
            return lines[:place]
    return lines
