"""What sheets say of the wishes that people have about the other: one for each respect, and which counts most."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from hybridecli import answers, assignment, boxes
from hybridecli.compound import Many
from hybridecli.errors import TypedWrongError
from hybridecli.language import LANGUAGES, _, current
from hybridecli.page import Page
from hybridecli.personnotes import WISHES, called
from hybridecli.questions import Question
from hybridecli.records.people import Person
from hybridecli.sheetanswers import Answered
from hybridecli.speech import speech
from hybridecli.taking import alike, worded

RANK: Final = "twinning.wishes"
CODE: Final = re.compile(r"(?i)(?<!\w)([a-z])\s?(\d{1,2})(?!\w)")


def wish(page: Page, answer: Answered) -> None:
    """Take a wish about the other: one for each respect. Raises TypedWrongError."""
    aspect, label = answer.question.field.removeprefix(WISHES), called(answer.question)
    found, _left = answers.wish(aspect, answer.text, answer.question.options)
    there = assignment.place(Person, "twinning.wishes")
    before = page.value(there.path) or []
    place = next((n for n, item in enumerate(before) if isinstance(item, dict) and item.get("aspect") == aspect), None)
    if found is None and place is None:
        page.report.empty += 1
    elif found is None and place is not None:
        words = in_words(page, before[place])
        page.report.lines.append(_("{label}: stays on record: {words}").format(label=label, words=words))
        page.report.known += 1
    elif place is None:
        page.append(there.path, [found])
        page.took(label, in_words(page, found))
    elif alike(before[place], found):
        page.report.known += 1
    else:
        words_of_both = in_words(page, before[place]), in_words(page, found)
        if page.beaten(label, words_of_both, page.setting(f"twinning.wishes.{place}", found)):
            page.put((*there.path, place), found)


def in_words(page: Page, value: Any) -> str:
    """A wish without the respect that it is about, which the label says."""
    kind = assignment.place(Person, "twinning.wishes").type
    assert isinstance(kind, Many)
    rest = {key: item for key, item in value.items() if key != "aspect"} if isinstance(value, dict) else value
    return worded(page.taking, kind.item, rest)


# Their order


def ranked(page: Page, answer: Answered) -> None:
    """Put the wishes in the order that was answered, the most important first. Raises TypedWrongError."""
    place, label = assignment.place(Person, RANK).path, called(answer.question)
    wishes = page.value(place) or []
    aspects = aspects_of(wishes)
    first = list(dict.fromkeys(aspects_named(answer.text, page.asked)))
    if missing := [aspect for aspect in first if aspect not in aspects]:
        message = _("there is no wish about this: {aspect}").format(aspect=aspect_word(missing[0]))
        raise TypedWrongError(message, _("tick what is wished in that respect too, or leave it out"))
    order = [*first, *(aspect for aspect in aspects if aspect not in first)]
    new = [wishes[aspects.index(aspect)] for aspect in order]
    words = ", ".join(map(aspect_word, order))
    if order == aspects:
        page.report.known += 1
    elif set(aspects_of(page.recorded(place) or [])) != set(aspects):
        page.put(place, new)
        page.took(label, words)
    elif page.beaten(label, (", ".join(map(aspect_word, aspects)), words), page.setting(RANK, new)):
        page.put(place, new)


def aspects_of(wishes: Sequence[Any]) -> list[str]:
    """In which respects there are wishes, in their order."""
    return [str(item.get("aspect")) for item in wishes if isinstance(item, dict)]


def aspect_word(aspect: str) -> str:
    """A respect in words."""
    return speech(current()).word("wish.aspect", aspect)


def aspects_named(text: str, questions: Sequence[Question]) -> Iterator[str]:
    """The respects in an answer, each by the code or the words of its question. Raises TypedWrongError."""
    known: dict[str, str] = {}
    for one in questions:
        if one.field.startswith(WISHES):
            aspect = one.field.removeprefix(WISHES)
            words = (speech(language).word("wish.aspect", aspect) for language in LANGUAGES)
            known |= {name.casefold(): aspect for name in (one.code, one.text, *words) if name}
    line = CODE.sub(r", \1\2, ", boxes.one_line(text))
    for word in re.split(r"(?i)[,;>.:/–-]|\b(?:en|dan|daarna|then|and)\b", re.sub(r"(?<!\w)\d\s*[.):]", ",", line)):
        if not (bare := word.strip().casefold()):
            continue
        if bare not in known and CODE.fullmatch(bare):
            message = _("there is no wish about this: {aspect}").format(aspect=bare.upper())
            raise TypedWrongError(message, _("tick what is wished in that respect too, or leave it out"))
        if bare not in known:
            message = _('"{value}" is no wish of this sheet').format(value=word.strip())
            hint = _("name the wishes of the sheet, the most important first, such as: place, subject")
            raise TypedWrongError(message, hint)
        yield known[bare]
