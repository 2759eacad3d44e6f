"""What a sheet asks: its questions in both languages, and the lines that it prints beside them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hybridecli.boxes import MARK
from hybridecli.documents import rendered
from hybridecli.errors import HybrideError
from hybridecli.language import LANGUAGES, _
from hybridecli.library import Library, Template
from hybridecli.questions import Question
from hybridecli.record import Record
from hybridecli.records.instruments import Instrument
from hybridecli.scope import History, Options, Outcome, Scope
from hybridecli.sheetcodes import Line, Sheet, compared, plain


class Asked(NamedTuple):
    """The questions of a sheet, in both languages, and the lines that it prints beside them."""

    questions: dict[str, list[Question]]  # by key; one for each language, that of the partnership first
    printed: frozenset[str]
    heads: frozenset[tuple[str, ...]]  # of its tables, cell by cell
    record: Record

    @property
    def each(self) -> list[Question]:
        """Every question, in each language."""
        return [question for several in self.questions.values() for question in several]


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
