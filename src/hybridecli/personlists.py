"""What sheets say of people in lists: a list on record grows, and what it holds beside the sheet is said and stays."""

from collections.abc import Sequence
from typing import Any, Final

from hybridecli import answers, assignment, boxes, halfdays, writtendays
from hybridecli.compound import Many
from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.page import Page, Place
from hybridecli.personnotes import called, kept
from hybridecli.records.people import Person
from hybridecli.sheetanswers import Answered
from hybridecli.taking import alike, worded

MOST_ITEMS: Final = 50
HALF_DAYS: Final = "twinning.available.days"
NOT: Final = "twinning.available.not"


def lengthened(page: Page, answer: Answered, kind: Many, place: Place) -> None:
    """Add to a list on record what the answer has more. Raises TypedWrongError."""
    name, before = answer.question.field, page.value(place) or []
    days = name == HALF_DAYS
    items = half_days(page, answer, kind, before) if days else list_items(page, answer, kind)
    covered = whole_days(before) if days else list(before)
    fresh = [item for item in items if not covers(item, covered)]
    if fresh:
        page.append(place, fresh)
        page.took(called(answer.question), worded(page.taking, kind, fresh))
    elif items:
        page.report.known += 1
    if fresh and name not in (HALF_DAYS, NOT):
        seen = [*items, *boxes.listed("\n".join(text for _number, text in answer.printed))]
        if others := [item for item in before if not covers(item, seen)]:
            stays(page, answer, worded(page.taking, kind, others))


def stays(page: Page, answer: Answered, words: str) -> None:
    """Say what the record holds beside what the sheet says."""
    label = called(answer.question)
    page.report.lines.append(_("{label}: stays on record too: {words}").format(label=label, words=words))


def list_items(page: Page, answer: Answered, kind: Many) -> list[Any]:
    """The items of a list, each by its type; what cannot be read is said, with its own line."""
    times = answer.question.field == NOT
    listed = boxes.listed(answer.text, commas=not times)
    if len(listed) > MOST_ITEMS:
        message = _("{n} lines stand behind this question").format(n=len(listed))
        raise TypedWrongError(message, _("leave what belongs to the answer, and read it again"))
    items: list[Any] = []
    for item in listed:
        try:
            read = writtendays.time(item) if times else None
            items.append(read or answers.typed(page.taking.partnership, kind.item, item, ahead=True))
        except TypedWrongError as error:
            line = next((number for number, text in answer.lines if item[:8] in text), answer.line)
            page.misread(line, called(answer.question), error)
            kept(page, answer, item)
    return items


def half_days(page: Page, answer: Answered, kind: Many, before: Sequence[Any]) -> list[Any]:
    """The half-days that suit; where one on record is not ticked in the grid, it is asked which are right."""
    items = halfdays.half_days(answer.text)
    others = [item for item in whole_days(before) if not covers(item, whole_days(items))]
    if not others or not boxes.MARK.search(answer.text) or not items:
        return items
    words = worded(page.taking, kind, list(before)), worded(page.taking, kind, items)
    if page.beaten(called(answer.question), words, page.setting(HALF_DAYS, items)):
        page.put(assignment.place(Person, HALF_DAYS).path, items)
        return []
    return items


def covers(item: Any, among: Sequence[Any]) -> bool:
    """Whether an item is in a list; a whole day where both its halves are."""
    if isinstance(item, dict) and set(item) <= {"day", "part"} and item.get("part", "day") == "day":
        halves = [{"day": item.get("day"), "part": part} for part in ("morning", "afternoon")]
        return all(any(alike(half, other) for other in among) for half in halves)
    return any(alike(item, other) for other in among)


def whole_days(items: Sequence[Any]) -> list[Any]:
    """Half-days in which a whole day is its two halves."""
    return [
        {"day": item.get("day"), "part": part}
        for item in items
        if isinstance(item, dict)
        for part in (("morning", "afternoon") if item.get("part", "day") == "day" else (item["part"],))
    ]
