"""The scores on a checklist as people fill them in, and what is needed where these are low."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from hybridecli import boxes
from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.page import refuse_two_answers
from hybridecli.records.instruments import Instrument
from hybridecli.sheetanswers import Answered
from hybridecli.sheetcodes import Line
from hybridecli.taking import Report, Taking

Values = dict[str, Any]
ANSWERS: Final = "answers."
UNKNOWN: Final = ("?", "weet ik niet", "weet niet", "i do not know", "don't know", "do not know", "n.v.t.", "nvt")


def scores(
    taking: Taking, instrument: Instrument, found: Mapping[str, Answered], report: Report
) -> Iterator[tuple[str, Any]]:
    """The score of each statement, and the text behind each open question."""
    least, most = (int(bound) for bound in instrument.bounds)
    for answer in found.values():
        name = answer.question.field
        if not name.startswith(ANSWERS):
            continue
        item = name.removeprefix(ANSWERS)
        if item not in instrument.item_ids:
            if text := boxes.one_line(answer.text):
                yield item, {"text": text}
            else:
                report.empty += 1
            continue
        try:
            score = only_score(answer, least, most)
        except TypedWrongError as error:
            taking.misread(report, answer.line, answer.question.code, error.message, error.hint, answer.text)
            continue
        if score is None:
            report.empty += 1
        else:
            yield item, score


def only_score(answer: Answered, least: int, most: int) -> int | None:
    """The score behind a statement, which may stand there twice. Raises TypedWrongError where these differ."""
    score = score_of(answer.text, least, most)
    for other in answer.again:
        again = score_of(other.text, least, most)
        if again is not None and score is not None and again != score:
            refuse_two_answers(answer, other.line)
        score = again if score is None else score
    return score


def score_of(text: str, least: int, most: int) -> int | None:
    """The score: which of the boxes in a row is ticked, or a number; None for nothing, or for not knowing."""
    allowed = _("tick one box, or write one number from {least} to {most}").format(least=least, most=most)
    marks = list(boxes.MARK.finditer(text))
    wanted = most - least + 2  # the last box is for who does not know
    if marks:
        ticked = [place for place, mark in enumerate(marks) if mark["empty"] is None]
        if len(ticked) > 1:
            raise boxes.two_ticked(allowed)
        if len(marks) not in (wanted, wanted - 1):
            if not ticked:
                return None
            raise TypedWrongError(_("boxes are missing here, so it is not clear which one is ticked"), allowed)
        return None if not ticked or ticked[0] == wanted - 1 else least + ticked[0]
    cells = [cell.strip() for cell in re.split(r"[|\t]", text.split("\n")[0].strip().strip("|"))]
    crossed = [place for place, cell in enumerate(cells) if re.fullmatch(r"[xXvV✓×]", cell)]
    if len(crossed) == 1 and len(cells) == wanted:
        return None if crossed[0] == wanted - 1 else least + crossed[0]
    bare = boxes.tidy(text)
    if not bare or bare.lower() in UNKNOWN:
        return None
    if re.fullmatch(r"\d{1,2}", bare) and least <= int(bare) <= most:
        return int(bare)
    raise TypedWrongError(_('"{value}" is not a score').format(value=bare), allowed)


def noted(taking: Taking, found: Mapping[str, Answered], given: Values, report: Report) -> None:
    """What is needed where the score is low goes with the score of the statement that it names."""
    needs = of_field(found, "needs")
    numbered = {
        answer.question.code: answer.question.field.removeprefix(ANSWERS)
        for answer in found.values()
        if answer.question.code
    }
    for number, cells in rows(needs.lines if needs else []):
        words = " ".join(cells)
        match = re.match(r"(\d{1,2})\W*\s(.+)", words)
        item = numbered.get(match[1]) if match else None
        if match is None or item not in given or not isinstance(given[item], int):
            hint = _("begin with the number of a statement that has a score")
            taking.misread(report, number, "", _('"{text}" is not about a statement').format(text=words), hint)
        else:
            given[item] = {"score": given[item], "note": match[2].strip()}


def of_field(found: Mapping[str, Answered], name: str) -> Answered | None:
    """The answer to the question for a field."""
    return next((answer for answer in found.values() if answer.question.field == name), None)


def rows(lines: Sequence[Line]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table in which something is written, with their cells."""
    for number, line in lines:
        cells = [boxes.tidy(cell) for cell in re.split(r"[|\t]", line.strip().removeprefix("|").removesuffix("|"))]
        if any(cells):
            yield number, cells
