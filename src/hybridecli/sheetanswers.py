"""What was written behind each question of a sheet, however it was filled in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from hybridecli.boxes import MARK, tidy
from hybridecli.questions import Question
from hybridecli.sheetcodes import Line, compared
from hybridecli.sheetquestions import Asked

LONG: Final = 40  # letters of a printed line that a mail may break
WRAPPED: Final = 6  # lines that it may become
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


# What was printed


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


def written(line: str, ask: Asked) -> bool:
    """Whether a person wrote a line, or ticked something in it: it is not as it was printed."""
    return not FOOTER.search(line) and (bool(MARK.search(line)) or compared(line) not in ask.printed)


# Where a question begins


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
