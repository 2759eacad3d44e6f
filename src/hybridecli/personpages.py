"""What sheets say of people: the answers of an intake, question by question, each to its field."""

import re
import shlex
from collections.abc import Iterable, Mapping
from typing import Any, Final

from hybridecli import answers, assignment, boxes, contactdata, when, writtendays
from hybridecli.compound import Many
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import YesNo
from hybridecli.language import _
from hybridecli.page import Page, refuse_two_answers
from hybridecli.personlists import lengthened
from hybridecli.personnotes import NOTES, WISHES, called, kept, note
from hybridecli.personwishes import RANK, ranked, wish
from hybridecli.questions import Question
from hybridecli.records.people import Person
from hybridecli.sheetanswers import Answered
from hybridecli.taking import Report, Taking, alike, at, worded

Answers = Mapping[str, Answered]

GOAL: Final = re.compile(r"twinning\.goals\.(\d+)\.(\w+)")
BEFORE_TALK: Final = ("applied", "waiting")  # how far somebody is before the intake
MANAGER: Final = "twinning.manager"
STATUS: Final = ("twinning", "status")
REGISTERED: Final = ("twinning", "registered")


def known(taking: Taking, path: str, found: Answers, report: Report, asked: Iterable[Question] = ()) -> None:
    """Take the intake of somebody who is on record."""
    page = Page(taking, Person, path, report, asked=tuple(asked))
    fill(page, found, fresh=False)
    if report.taken and page.value(STATUS) is None:
        enter(page)
    if report.taken and page.value(STATUS) in BEFORE_TALK:
        command = f"hybride set {page.record} twinning.status=seeking"
        report.lines.append(_("when a match may be sought: {command}").format(command=command))


def enter(page: Page) -> None:
    """Somebody whose first sheet this is signed up: on the day that the sheet says, else today."""
    if page.value(STATUS) is None:
        page.put(STATUS, "applied")
    if page.value(REGISTERED) is None:
        page.put(REGISTERED, when.today().isoformat())


def fill(page: Page, found: Answers, *, fresh: bool) -> None:
    """Take the answers about one person. `fresh` is a sheet on which nothing of the record was printed."""
    goals = goal_places(page, found, fresh=fresh)
    for answer in sorted(found.values(), key=lambda one: one.question.field == RANK):  # it orders others
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
            if answer.question.field == RANK:
                ranked(page, answer)
            else:
                one_answer(page, answer, goals)
        except TypedWrongError as error:
            page.misread(answer.line, called(answer.question), error, answer.text)
            kept(page, answer)


def one_answer(page: Page, answer: Answered, goals: Mapping[int, int]) -> None:
    """Take one answer. Raises TypedWrongError for what cannot be read."""
    name = answer.question.field
    if name.startswith(NOTES):
        note(page, answer)
    elif name.startswith(WISHES):
        wish(page, answer)
    elif name == MANAGER:
        manager(page, answer)
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
    text = contactdata.mail_in(answer.text) if name == "email" else answer.text
    value, left = answers.scalar(partnership, kind, answer.question, text, ahead="available" in name)
    if left and isinstance(kind, YesNo):
        raise TypedWrongError(
            _('a box is ticked, and beside it stands "{text}"').format(text=left),
            _("yes or no with a condition is for people to settle; then set it by hand"),
        )
    if value is None:
        page.report.empty += 1
        return
    if name == "twinning.registered":
        value = writtendays.past_day(str(value))
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


def manager(page: Page, answer: Answered) -> None:
    """Take who gives somebody the time: a reference where that person is on record. Raises TypedWrongError."""
    partnership, place = page.taking.partnership, assignment.place(Person, MANAGER).path
    partner, before = page.value(("partner",)), page.value(place)
    value = contactdata.manager(partnership, answer.text, str(partner) if partner else None)
    if value is None:
        page.report.empty += 1
        return
    name = partnership.name(f"people/{value['person']}") if "person" in value else ""
    if name and alike(at(before, ("name",)) or "", name):  # words until now, of somebody who is on record since
        page.put(place, value)
        page.took(called(answer.question), name)
        return
    single(page, called(answer.question), MANAGER, value)
    if "name" in value and value != before and value == page.value(place):
        hint = _("not on record as a person; to add: {command}").format(command=adding(value, partner))
        page.taking.advise(page.report, hint)


def adding(value: Mapping[str, str], partner: str | None) -> str:
    """The command that makes a person of who is known by words."""
    words = {**value, **({"partner": partner} if partner else {})}
    return "hybride add person " + " ".join(shlex.quote(f"{field}={word}") for field, word in words.items())


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
