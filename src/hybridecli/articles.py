"""The articles of an agreement while it is rendered: their numbers, references to them, and clauses of the library."""

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from hybridecli.errors import HybrideError
from hybridecli.language import _
from hybridecli.record import Words
from hybridecli.records.agreements import Agreement, ChosenClause
from hybridecli.records.clauses import Blank, Clause, Variant
from hybridecli.view import Gap, Sheet, Text, markdown

Render = Callable[[str, str, dict[str, Any]], str]  # a text, the file it stands in, and what it can name


class Articles:
    """Numbers the articles of one rendering. `known` are the numbers of the rendering before it."""

    def __init__(self, sheet: Sheet, known: dict[str, int], render: Render) -> None:
        self.sheet, self.known, self.render = sheet, known, render
        self.taken: dict[str, int] = {}
        self.number = 0  # of the article that is being written
        self.asked: set[str] = set()  # the clauses that the template has a place for
        self.printed: list[str] = []  # clauses that still have to be told in which article they stand

    @property
    def dutch(self) -> bool:
        """Whether the document is in Dutch."""
        return self.sheet.speech.language == "nl"

    def open(self, *names: str) -> int:
        """The next number, for an article that is known by these names and by the clauses in it."""
        self.number += 1
        for name in (*names, *self.printed):
            self.taken.setdefault(name, self.number)
        self.printed.clear()
        return self.number

    def refer(self, name: str) -> Any:
        """`artikel 7`; a gap where there is no such article."""
        if name in self.known:
            return Markup(f"{'artikel' if self.dutch else 'article'}\u00a0{self.known[name]}")
        clause = self.sheet.partnership.of("clauses").get(name)
        title = getattr(clause, "title", None)
        heading = (title.nl if self.dutch else title.en) if isinstance(title, Words) else None
        return Gap(self.sheet, f"{'artikel over' if self.dutch else 'article on'} {(heading or name).lower()}")

    def clause(
        self, agreement: Agreement, name: str, variant: str | None = None, *, decided: bool = False, **values: Any
    ) -> list[Markup]:
        """The paragraphs of a clause for an agreement; `variant` is the one that follows from the record.

        A variant that the agreement chose goes before it, unless a field of the record has `decided` the matter.
        Nothing where it may be left out and was not chosen; one gap where it must be there and is not.
        """
        clause = self.sheet.partnership.of("clauses").get(name)
        if not isinstance(clause, Clause):
            raise HybrideError(_("there is no {kind}/{id}").format(kind="clauses", id=name))
        self.asked.add(name)
        self.sheet.record(clause)  # its file, if it is the partnership's own, counts as read
        entry = next((item for item in agreement.clauses if item.clause == name), None)
        if entry is None and not variant:
            return self.absent(agreement, clause)
        if entry is not None and not entry.included:
            return []
        if entry is None and self.too_much(agreement, clause):
            return []
        self.printed.append(name)
        if entry and entry.text:
            return self.own_text(entry.text)
        chosen = entry.variant if entry else None
        wording = self.wording(clause, (variant or chosen) if decided else (chosen or variant))
        text = wording and (wording.text.nl if self.dutch else wording.text.en)
        if not text:
            return [self.gap(clause)]
        said = {
            name: value for name, value in values.items() if value
        }  # what a template has nothing for stays as it is
        filled = {**values, **self.blanks(clause, entry), **said}
        rendered = self.render(text, f"templates/{clause.folder()}/{clause.id}.yaml", filled)
        return [Markup(" ".join(part.split("\n")).strip()) for part in re.split(r"\n\s*\n", rendered) if part.strip()]

    def own_text(self, text: str) -> list[Markup]:
        """A text of the partnership's own as members: a blank line starts the next."""
        parts = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
        return [Markup(markdown(self.sheet.speech.sentence(part))) for part in parts]

    def absent(self, agreement: Agreement, clause: Clause) -> list[Markup]:
        """What stands for a clause that was not chosen: a gap if it must be there, else nothing."""
        needed = clause.status == "must" and agreement.kind in clause.kinds
        if not needed or self.too_much(agreement, clause):
            return []
        self.printed.append(clause.id)
        return [self.gap(clause)]

    def too_much(self, agreement: Agreement, clause: Clause) -> bool:
        """Whether a clause that nobody chose stays out of a brief form. What a twinning agreement asks for is short."""
        return agreement.form == "brief" and not clause.brief and agreement.kind != "twinning"

    def gap(self, clause: Clause) -> Markup:
        """The mark for a clause that still has to be chosen."""
        title = ((clause.title.nl if self.dutch else clause.title.en) or clause.id).lower()
        return self.sheet.mark(f"bepaling over {title}" if self.dutch else f"clause on {title}")

    def wording(self, clause: Clause, variant: str | None) -> Variant | None:
        """The variant that was asked for, else the first; one that is meant for this jurisdiction goes first."""
        here = self.sheet.speech.jurisdiction
        fitting = [item for item in clause.variants if item.jurisdiction in (None, here)]
        fitting.sort(key=lambda item: item.jurisdiction != here if variant else False)
        asked = [item for item in fitting if variant in (None, item.id)]
        return asked[0] if asked else None

    def blanks(self, clause: Clause, entry: ChosenClause | None) -> dict[str, Any]:
        """What fills the blanks of a clause, formatted by their types; a gap where nothing does."""
        given, filled = entry.values if entry else {}, {}
        for blank in clause.blanks:
            value = given.get(blank.name) or blank.default
            filled[blank.name] = self.blank(clause, blank, value)
            if blank.type in ("weeks", "months", "years"):  # "every_months" is "elke 3 maanden", "elke maand"
                noun, whole = UNITS[blank.type][not self.dutch], bool(value and value.isdigit())
                rhythm = Markup(self.sheet.speech.every(int(value or 0), noun)) if whole else filled[blank.name]
                filled[f"every_{blank.name}"] = rhythm
        return filled

    def blank(self, clause: Clause, blank: Blank, value: str | None) -> Any:
        """One blank as it prints."""
        speech, dutch = self.sheet.speech, self.dutch
        if value is None:
            label = blank.label and (blank.label.nl if dutch else blank.label.en)
            heading = (clause.title.nl if dutch else clause.title.en) or clause.id
            whose = f"{'in de bepaling over' if dutch else 'in the clause on'} {heading.lower()}"
            return Gap(self.sheet, f"{label or blank.name} {whose}")
        if blank.type in UNITS and re.fullmatch(r"\d+(\.\d+)?", value):
            number = float(value) if "." in value else int(value)
            if blank.type == "money":
                return Markup(speech.euro(number))
            return Markup(
                speech.number(number) if blank.type == "number" else speech.count(number, UNITS[blank.type][not dutch])
            )
        if blank.type == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return Markup(speech.day(value))
        if blank.type == "choice":
            label = next((item.label for item in blank.options if item.id == value), None)
            return Text((label.nl if dutch else label.en) or value) if label else Text(value)
        if blank.type in ("partner", "group"):
            record = self.sheet.partnership.of(f"{blank.type}s").get(value)
            return self.sheet.record(record) if record else Text(value)
        return Text(value)


UNITS = {
    "number": ("", ""), "money": ("", ""), "days": ("dag", "day"), "weeks": ("week", "week"),
    "months": ("maand", "month"), "years": ("jaar", "year"), "hours": ("uur", "hour"),
}  # fmt: skip
