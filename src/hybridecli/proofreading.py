"""Proofreading: the scans over a document that was written or edited by hand, with line and column."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from hybridecli import waivers
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.facts import Facts
from hybridecli.finding import Finding, Severity, in_order
from hybridecli.language import _
from hybridecli.library import front_matter, without_front_matter
from hybridecli.partnership import Partnership
from hybridecli.records.agreements import Agreement
from hybridecli.rule import Rule, Wrong
from hybridecli.rules import personal_data, wording
from hybridecli.scan import Page

FROZEN: Final = "agreements/signed/"  # texts as they were offered for signing
GAP: Final = re.compile(r"\[(?:nog invullen|to be filled in): ")
MARKUP: Final = re.compile(
    r"</?(?:a|b|br|code|div|em|h\d|hr|i|img|li|ol|p|small|span|strong|sub|sup|table|td|th|tr|u|ul)\b|<!"
)


def findings(root: Path, partnership: Partnership, files: list[str]) -> list[Finding]:
    """What is wrong in documents, in the order of files and lines."""
    if partnership.snapshot.commit is not None:
        raise TypedWrongError(_("--at looks back; a document is read as it is now"), _("leave out --at"))
    facts = Facts(partnership)
    return sorted({item for file in files for item in about_file(facts, root, file)}, key=in_order)


def about_file(facts: Facts, root: Path, file: str) -> Iterator[Finding]:
    """What is wrong in one document, which lies in the partnership's folder."""
    found = next((place for place in (Path(file), root / file) if place.is_file()), None)
    if found is None:
        raise TypedWrongError(_("there is no file {path}").format(path=file), _("documents are in documents/"))
    path = found.resolve()
    if not path.is_relative_to(root.resolve()):
        message = _("{path} is not in the folder of the partnership").format(path=file)
        raise TypedWrongError(message, _("a document is judged by the words and people of its own partnership"))
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise HybrideError(_("{path} is not UTF-8 text").format(path=file), _("save it as UTF-8")) from None
    yield from about_text(facts, path.relative_to(root.resolve()).as_posix(), text)


def about_text(facts: Facts, name: str, text: str) -> Iterator[Finding]:
    """What is wrong in the text of a document, as findings with its waivers."""
    front = front_matter(text)
    record = facts.partnership.get(str(front.get("about") or "partnership"))
    about = record.ref if record else "partnership"
    body = read(text)
    for rule, wrong in seen(facts, name, text):
        weight = rule.weight(wrong)
        line, column = place(body, wrong)
        yield Finding(
            file=name,
            line=line,
            column=column,
            severity=weight,
            rule=rule.name,
            sources=(rule.number, *rule.sources),
            about=about,
            message=wrong.message,
            hint=": ".join(filter(None, (wrong.hint, wrong.command))),
            waived=None if weight == "error" else waivers.covering(facts.charter, rule.name, about),
        )


def read(text: str) -> str:
    """The text that people read, its lines in their places: the front matter is made blank."""
    body = without_front_matter(text)
    return "\n" * text[: len(text) - len(body)].count("\n") + body


def place(body: str, wrong: Wrong) -> tuple[int, int]:
    """Line and column of words in a text, from 1."""
    hits = list(re.finditer(r"\s+".join(map(re.escape, wrong.words.split())), body, re.IGNORECASE))
    before = body[: hits[wrong.nth].start()]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def seen(facts: Facts, name: str, text: str) -> Iterator[tuple[Rule, Wrong]]:
    """What the scans see in a document.

    The people in it may be named: covenants and plans are about them. Their mail addresses and phone numbers may stand
    there as they stand in people/; others cannot be found again. A day of birth belongs in an agreement at most.
    """
    front, page = front_matter(text), Page([("", read(text), False)])
    words = facts.index(wording.Glossary)
    agreed = name.startswith(FROZEN) or str(front.get("document")).startswith("agreements/")
    finished = wording.agreement_has_no_leftovers if agreed else wording.texts_are_finished
    for wrong in leftovers(page):
        yield finished, wrong._replace(severity=weight(facts, name, front))
    for wrong in personal_data.citizen_numbers(page):
        yield personal_data.citizen_numbers_are_not_kept, wrong
    known = facts.index(personal_data.known_contacts)
    for wrong in personal_data.contact_data(page, known=known, births=not agreed):
        yield personal_data.contact_data_stand_in_people, wrong
    for wrong in wording.foreign(page, words):
        yield wording.words_fit_the_country, wrong._replace(severity="warning" if agreed else None)
    if front.get("language", facts.charter.language) == facts.charter.language:
        for wrong, _term in wording.avoided(page, words):
            yield wording.words_of_the_glossary_are_used, wrong
        for term, found in wording.unexplained(page, words):
            yield wording.words_of_the_field_are_in_the_glossary, wording.explained(term, found)
        for wrong in wording.unequal(page, words):
            yield wording.both_sides_have_equal_words, wrong


def leftovers(page: Page) -> Iterator[Wrong]:
    """What a draft left behind in a document, gaps among them; the markup of the text is none."""
    for found in page.find(wording.ALL_LEFTOVERS, lambda hit: not is_markup(page, hit)):
        wrong = wording.leftover(found)
        if GAP.match(found.words):
            yield wrong._replace(hint=_("record what is missing, and write the document again"))
        else:
            yield wrong


def is_markup(page: Page, hit: re.Match[str]) -> bool:
    """Whether something is markup, or the heading of the list of gaps."""
    line = page.text[page.text.rfind("\n", 0, hit.start()) + 1 : hit.start()]
    return bool(MARKUP.match(hit[0]) or re.fullmatch(r"#+ ", line))


def unfinished(text: str) -> list[str]:
    """What a draft left behind in the text of a document."""
    return [wrong.words for wrong in leftovers(Page([("", read(text), False)]))]


def weight(facts: Facts, name: str, front: dict[str, Any]) -> Severity | None:
    """How heavily a leftover weighs: as an error where the text is out to be signed."""
    ref = f"agreements/{Path(name).stem}" if name.startswith(FROZEN) else str(front.get("about"))
    agreement = facts.partnership.get(ref)
    return "error" if isinstance(agreement, Agreement) and agreement.status == "offered" else None
