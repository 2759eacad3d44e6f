"""What sheets say of people that has no field of its own: lines in the notes, each after what it is about."""

from collections.abc import Sequence
from typing import Final

from hybridecli import boxes
from hybridecli.asking import ask, can_ask
from hybridecli.language import _, current
from hybridecli.page import Page
from hybridecli.questions import Question
from hybridecli.records.people import Person
from hybridecli.sheetanswers import Answered
from hybridecli.speech import speech
from hybridecli.taking import alike, label_of

LONGEST_NOTE: Final = 500  # letters
NOTES: Final = "notes:"
WISHES: Final = "twinning.wishes."


def called(question: Question) -> str:
    """What a question is called in a report: its code, and what it is about."""
    name = question.field
    if name.startswith(NOTES):
        return f"{question.code} {name.removeprefix(NOTES).lower()}".strip()
    if name.startswith(WISHES):
        aspect = speech(current()).word("wish.aspect", name.removeprefix(WISHES))
        return label_of(question.code, Person, "twinning.wishes") + f", {aspect}"
    return label_of(question.code, Person, name)


def note(page: Page, answer: Answered) -> None:
    """Take an answer to a question that fills no field. Raises TypedWrongError."""
    label, heading = called(answer.question), answer.question.field.removeprefix(NOTES)
    text = words_of(answer)
    line, lines = f"{heading}: {text}", noted(page)
    same = next((known for known in lines if known.startswith(f"{heading}: ")), None)
    if not text:
        page.report.empty += 1
    elif same is None:
        write(page, [*lines, line])
        page.took(label, text)
    elif alike(same, line):
        page.report.known += 1
    elif page.beaten(label, (same.removeprefix(f"{heading}: "), text), f"hybride edit {page.record}"):
        write(page, [line if known == same else known for known in lines])


def words_of(answer: Answered) -> str:
    """What was answered, in one line: which box was ticked, and what stands beside it. Raises TypedWrongError."""
    if not answer.question.options:
        return boxes.one_line(answer.text)
    ticked = boxes.ticks(answer.text, answer.question.options)
    if len(ticked.values) > 1 or "?" in ticked.values:
        raise boxes.two_ticked()
    return ", ".join(filter(None, [*ticked.values, ticked.left]))


def kept(page: Page, answer: Answered, text: str = "") -> None:
    """Keep in the notes what could not be read, if a person says so."""
    text = boxes.tidy(text or answer.text)
    line, lines = f"{called(answer.question)}: {text}", noted(page)
    report = page.report
    if page.quiet or not text or len(text) > LONGEST_NOTE:
        return
    if line in lines:
        report.unread, report.known = report.unread - 1, report.known + 1
        report.lines.append("  " + _("these words are in the notes"))
        return
    if not can_ask():
        page.taking.advise(report, _("read it in a terminal to keep words that cannot be read in the notes"))
        return
    question = _('{label}: "{text}" could not be read. Keep it in the notes of {name}?')
    question = question.format(label=called(answer.question), text=text, name=page.value(("name",)) or "")
    if ask(question, "no", {"yes": _("yes"), "no": _("no")}) == "yes":
        write(page, [*lines, line])
        report.unread, report.taken = report.unread - 1, report.taken + 1
        report.lines.append("  " + _("kept in the notes"))


def noted(page: Page) -> list[str]:
    """The lines of the notes."""
    return str(page.value(("notes",)) or "").split("\n")


def write(page: Page, lines: Sequence[str]) -> None:
    """Make the notes hold these lines."""
    page.put(("notes",), "\n".join(line for line in lines if line.strip()))
