"""What sheets say of people: the answers of an intake, question by question, each to its field."""

import re
from collections.abc import Mapping
from typing import Any, Final

from hybridecli import answers, assignment, boxes
from hybridecli.compound import Many
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import YesNo
from hybridecli.language import _
from hybridecli.page import Page, refuse_two_answers
from hybridecli.personlists import lengthened, wish
from hybridecli.personnotes import NOTES, WISHES, called, kept, note
from hybridecli.records.people import Person
from hybridecli.sheetanswers import Answered
from hybridecli.taking import Report, Taking, alike, worded

Answers = Mapping[str, Answered]

GOAL: Final = re.compile(r"twinning\.goals\.(\d+)\.(\w+)")
MAIL: Final = re.compile(r"[^\s@<>;,]+@[^\s@<>;,]+\.[^\s@<>;,]+")
BEFORE_TALK: Final = (None, "applied", "waiting")  # how far somebody is before the intake


def known(taking: Taking, path: str, found: Answers, report: Report) -> None:
    """Take the intake of somebody who is on record."""
    page = Page(taking, Person, path, report)
    fill(page, found, fresh=False)
    if report.taken and page.value(("twinning", "status")) in BEFORE_TALK:
        command = f"hybride set {page.record} twinning.status=seeking"
        report.lines.append(_("when a match may be sought: {command}").format(command=command))


def fill(page: Page, found: Answers, *, fresh: bool) -> None:
    """Take the answers about one person. `fresh` is a sheet on which nothing of the record was printed."""
    goals = goal_places(page, found, fresh=fresh)
    for answer in found.values():
        if not answer.question.field:
            continue
        if not boxes.tidy(answer.text):
            page.report.empty += 1
            continue
        try:
            refuse_two_answers(answer)
        except TypedWrongError as error:
            page.misread(answer.line, called(answer.question), error)
            continue
        try:
            one_answer(page, answer, goals)
        except TypedWrongError as error:
            page.misread(answer.line, called(answer.question), error)
            kept(page, answer)


def one_answer(page: Page, answer: Answered, goals: Mapping[int, int]) -> None:
    """Take one answer. Raises TypedWrongError for what cannot be read."""
    name = answer.question.field
    if name.startswith(NOTES):
        note(page, answer)
    elif name.startswith(WISHES):
        wish(page, answer)
    elif goal := GOAL.fullmatch(name):
        if (place := goals.get(int(goal[1]))) is None:
            refuse_without_goal(page, answer)
        else:
            one_value(page, answer, f"twinning.goals.{place}.{goal[2]}")
    else:
        there = assignment.place(Person, name)
        if isinstance(there.type, Many):
            lengthened(page, answer, there.type, there.path)
        else:
            one_value(page, answer, name)


def one_value(page: Page, answer: Answered, name: str) -> None:
    """Take the answer to a question that fills one field. Raises TypedWrongError."""
    kind, partnership = assignment.place(Person, name).type, page.taking.partnership
    text = mail_in(answer.text) if name == "email" else answer.text
    value, left = answers.scalar(partnership, kind, answer.question, text, ahead="available" in name)
    if left and isinstance(kind, YesNo):
        raise TypedWrongError(
            _('a box is ticked, and beside it stands "{text}"').format(text=left),
            _("yes or no with a condition is for people to settle; then set it by hand"),
        )
    if value is None:
        page.report.empty += 1
        return
    single(page, called(answer.question), name, value)
    if left:
        error = TypedWrongError(_('"{text}" stands beside it, and was not read').format(text=left))
        page.misread(answer.line, called(answer.question), error)


def single(page: Page, label: str, name: str, value: Any) -> None:
    """Take one value: what is on record and says something else goes only by a person's word."""
    there = assignment.place(Person, name)
    before, words = page.value(there.path), worded(page.taking, there.type, value)
    if before is None:
        page.put(there.path, value)
        page.took(label, words)
    elif alike(before, value) or name == "twinning.registered":  # who signs up twice has done so the first time
        page.report.known += 1
    elif page.beaten(label, (worded(page.taking, there.type, before), words), page.setting(name, value)):
        page.put(there.path, value)


def mail_in(text: str) -> str:
    """The mail address in an answer. Raises TypedWrongError."""
    found = [address.strip(".") for address in MAIL.findall(text)]
    if len(found) > 1:
        raise TypedWrongError(_("there are two mail addresses here"), _("leave one of them"))
    if not found:
        message = _('"{value}" is not a mail address').format(value=boxes.one_line(text))
        raise TypedWrongError(message, _("write it in full, such as name@school.example"))
    return str(found[0])


# Goals


def goal_places(page: Page, found: Answers, *, fresh: bool) -> dict[int, int]:
    """Where the goals of a sheet that have words stand in the record, by their number on the sheet."""
    there = page.value(("twinning", "goals")) or []
    texts = [goal.get("goal", "") if isinstance(goal, dict) else "" for goal in there]
    places: dict[int, int] = {}
    free = len(there)
    for answer in found.values():
        goal = GOAL.fullmatch(answer.question.field)
        if not goal or goal[2] != "goal" or not (text := boxes.one_line(answer.text)):
            continue
        number = int(goal[1])
        same = next((place for place, known_text in enumerate(texts) if alike(known_text, text)), None)
        if same is not None:
            places[number] = same
        elif not fresh and number < len(there):
            places[number] = number
        else:
            places[number], free = free, free + 1
    return places


def refuse_without_goal(page: Page, answer: Answered) -> None:
    """Refuse what is said of a goal that has no words; an empty box says nothing. Raises TypedWrongError."""
    ticked = boxes.ticks(answer.text, answer.question.options)
    if answer.question.options and not ticked.values and not ticked.left:
        page.report.empty += 1
        return
    raise TypedWrongError(_("this belongs to a goal that has no words"), _("write the goal itself too"))
