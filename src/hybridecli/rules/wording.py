"""Rules about words: those that partners agreed on, equal words for both sides, words of the country, leftovers."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from hybridecli import vocabulary
from hybridecli.facts import Facts
from hybridecli.language import _, n_
from hybridecli.marking import at, edited, names_of
from hybridecli.record import Record
from hybridecli.records.agreements import Agreement
from hybridecli.records.logs import Log
from hybridecli.records.partners import Partner
from hybridecli.records.people import Person
from hybridecli.records.reflections import Reflection
from hybridecli.records.terms import Term
from hybridecli.rule import Wrong, rule
from hybridecli.scan import Found, Page, Pattern, places, plain, these_words, whole_words

OWN_WORDS: Final = (Person, Reflection, Term)  # what somebody said about oneself, and what explains words
FIRST: Final = ("agreements", "partnership", "environments", "couples", "groups", "goals", "partners", "grants")
OVER: Final = ("closed", "stopped", "declined", "ended", "withdrawn", "refused", "paid", "settled")


class Wording(NamedTuple):
    """How a word of the glossary may be written, and what is to be written instead."""

    avoid: str
    term: Term


class Glossary:
    """The words of a partnership: those that it agreed on, those that it avoids, and names that are as they are."""

    def __init__(self, facts: Facts) -> None:
        self.jurisdiction = facts.charter.jurisdiction
        self.terms = list(facts.all(Term).values())
        agreed = {word for term in self.terms for word in (term.term, term.plural, term.counterpart) if word}
        self.agreed = frozenset(word.casefold() for word in agreed)
        self.pairs = [(term.term, term.counterpart) for term in self.terms if term.counterpart]
        self.qualified = any(term.requires_qualification is not None for term in self.terms)
        self.told = Page(
            ("", text, False) for term in self.terms for text in (term.distinguish, term.definition) if text
        )
        self.wordings = {
            form: Wording(avoid, term)
            for term in self.terms
            for avoid in term.avoid
            for form in forms(avoid.casefold())
            if form not in self.agreed
        }
        self.avoided = these_words(self.wordings)
        self.known = these_words(agreed)
        self.unanswered = {
            term: pattern for term, pattern in field_terms(self.jurisdiction).items() if not self.answers(term)
        }
        self.signs = frozenset(sign for pattern in self.unanswered.values() for sign in pattern.signs)
        partners = facts.all(Partner).values()
        self.levels = {level for partner in partners for level in partner.levels} | set(facts.charter.levels)
        self._names: dict[str, list[str]] = {}
        for name in [facts.charter.name, *(name for partner in partners for name in names_of(partner))]:
            for word in name.casefold().split():
                self._names.setdefault(word, []).append(name.casefold())

    def in_a_name(self, page: Page, hit: re.Match[str]) -> bool:
        """Whether words stand in the name of an organisation."""
        return any(
            start <= hit.start() and hit.end() <= start + len(name)
            for name in self._names.get(plain(hit).split()[0], ())
            for start in places(page.small, name)
        )

    def in_a_term(self, page: Page, hit: re.Match[str]) -> bool:
        """Whether words are part of a longer word that the partners agreed on."""
        return any(
            known.start() <= hit.start() and hit.end() <= known.end() and len(known[0]) > len(hit[0])
            for known in page.hits(self.known)
        )

    def counts(self, page: Page, hit: re.Match[str]) -> bool:
        """Whether a word is used here by who wrote the text: not quoted, no name, and not what partners agreed on."""
        named = page.passage(hit.start()).name or self.in_a_name(page, hit)
        about = page.quoted(hit) or ABOUT_A_WORD.search(page.small, max(hit.start() - 20, 0), hit.start())
        return not (named or about or plain(hit) in self.agreed or self.in_a_term(page, hit))

    def avoids(self, page: Page, hit: re.Match[str]) -> bool:
        """Whether a word to avoid is used here: for words that are verbs too, only behind an article."""
        if self.wordings[plain(hit)].avoid.casefold() in vocabulary.ALSO_A_VERB and not ARTICLE.search(
            page.small, max(hit.start() - 30, 0), hit.start()
        ):
            return False
        return self.counts(page, hit)

    def answers(self, term: str) -> bool:
        """Whether the glossary says something about a word of the field."""
        if term == "bevoegd" and self.qualified:
            return True
        word = term.casefold()
        agreed = self.agreed | {term.split()[-1] for term in self.agreed}
        return word in self.wordings or word in agreed or self.tells_of(word)

    def tells_of(self, word: str) -> bool:
        """Whether the glossary explains a term by this word, which then is a thing of its own."""
        return word in self.told.small


ABOUT_A_WORD: Final = re.compile(r"\b(?:woord|woorden|term|begrip|naam|word|name) [\"“'‘]?$")
ARTICLE: Final = re.compile(r"\b(?:het|de|dit|deze|elk|elke|ieder|iedere|ons|onze|hun)\s(?:\w+e\s)?$")


def forms(word: str) -> list[str]:
    """A word and how its plural can be written: gastdocenten, brugfiguren, matches."""
    if word in vocabulary.ALSO_A_VERB:
        return [word]
    plurals = [f"{word}s", f"{word}'s"]
    if re.search(r"(?:ch|sh|x|s)$", word):
        plurals.append(f"{word}es")
    if re.search(r"[^aeiou](?:aa|ee|oo|uu)[^aeiou]$", word):
        plurals.append(f"{word[:-2]}{word[-1]}en")
    elif re.search(r"[^aeiou][aeiou][bdfgklmnprt]$", word):
        plurals.append(f"{word}{word[-1]}en")
    return [word, f"{word}en", *plurals]


@cache
def other_country(jurisdiction: str) -> tuple[Pattern, ...]:
    """The words of the other country, a pattern for each that has its own counterpart."""
    return tuple(whole_words(words) for words in vocabulary.OTHER_COUNTRY[jurisdiction])


@cache
def signs_of_other_country(jurisdiction: str) -> frozenset[str]:
    """What a page must have one of, to have a word of the other country."""
    return frozenset(sign for pattern in other_country(jurisdiction) for sign in pattern.signs)


@cache
def field_terms(jurisdiction: str) -> dict[str, Pattern]:
    """The words of the field that are read otherwise by others, as a glossary has them."""
    return {term: whole_words(words) for words, term in vocabulary.FIELD_TERMS[jurisdiction].items()}


LEARNER: Final = whole_words(vocabulary.LEARNER)
EXPERT: Final = whole_words(vocabulary.EXPERT)
SURE: Final = Pattern(re.compile(vocabulary.LEFTOVERS, re.MULTILINE), vocabulary.LEFTOVER_SIGNS)
ALL_LEFTOVERS: Final = Pattern(
    re.compile(f"{vocabulary.LEFTOVERS}|{vocabulary.LOOSE_ENDS}", re.MULTILINE), vocabulary.LEFTOVER_SIGNS
)


def is_text(record: Record) -> bool:
    """Whether a record is written for others to read, and can still be changed."""
    if isinstance(record, OWN_WORDS):
        return False
    status = getattr(record, "status", None)
    return status not in OVER and not (isinstance(record, Agreement) and status == "signed")


def avoided(page: Page, words: Glossary) -> Iterator[tuple[Wrong, Term]]:
    """The words of a page for which the glossary has another; only advice where the word can be meant as well."""
    for found in page.find(words.avoided, lambda hit: words.avoids(page, hit)) if words.wordings else ():
        avoid, term = words.wordings[" ".join(found.words.casefold().split())]
        message = _('the glossary says "{term}" rather than "{word}"').format(term=term.term, word=found.words)
        if words.tells_of(avoid.casefold()):
            hint = _("write the word of the glossary there, if that is what is meant")
            yield at(found, message, hint)._replace(severity="info"), term
        else:
            yield at(found, message, _("write the word of the glossary there")), term


def unexplained(page: Page, words: Glossary) -> Iterator[tuple[str, Found]]:
    """The words of the field on a page that the glossary says nothing about; of unequal words that is said instead."""
    for term, pattern in words.unanswered.items() if words.terms and page.may_have(words.signs) else ():
        for found in page.find(pattern, lambda hit: words.counts(page, hit))[:1]:
            if term not in vocabulary.UNEQUAL or not any(unequal(page, words)):
                yield term, found


def explained(term: str, found: Found, number: int = 1) -> Wrong:
    """What is wrong with a word that the glossary does not have, with the command that puts it there."""
    message = n_(
        '"{word}" is used here, and is not in the glossary',
        '"{word}" is used here and in other records ({n} in all), and is not in the glossary',
        number,
    ).format(word=found.words, n=number)
    command = f"hybride add term 'term={term}' 'definition=…' 'distinguish=…' 'agreed_by=[…]'"
    if term in vocabulary.HYBRID_TEACHERS:  # of these hybrid-teacher-is-defined-sharply asks two things more
        command += " requires_qualification=… teaching_only=…"
    return at(found._replace(often=1), message, _("agree on what it means"))._replace(command=command)


def unequal(page: Page, words: Glossary) -> Iterator[Wrong]:
    """Words of a page that make one side a learner and the other an expert."""
    learners = (
        []
        if not page.may_have(EXPERT.signs)
        else page.find(
            LEARNER,
            lambda hit: words.counts(page, hit) and not any(word in words.wordings for word in plain(hit).split()),
        )
    )
    experts = page.find(EXPERT, lambda hit: words.counts(page, hit)) if learners else []
    if learners and experts:
        message = _('"{learner}" for one side stands beside "{expert}" for the other').format(
            learner=learners[0].words, expert=experts[0].words
        )
        hint = _("use equal words for both, as in: an expert at work, an expert in class")
        if words.pairs:
            pair = _('the glossary has "{one}" and "{other}"').format(one=words.pairs[0][0], other=words.pairs[0][1])
            message, hint = f"{message}; {pair}", _("use two words that the glossary has as equals")
        yield at(learners[0]._replace(often=1), message, hint)


def foreign(page: Page, words: Glossary) -> Iterator[Wrong]:
    """Words of a page that only the other country uses."""
    if not page.may_have(signs_of_other_country(words.jurisdiction)):
        return
    counterparts = vocabulary.OTHER_COUNTRY[words.jurisdiction].values()
    for pattern, counterpart in zip(other_country(words.jurisdiction), counterparts, strict=True):
        for found in page.find(pattern, lambda hit: is_foreign(page, words, hit)):
            message = (
                _('"{word}" is a word of Flanders')
                if words.jurisdiction == "NL"
                else _('"{word}" is a word of the Netherlands')
            ).format(word=found.words)
            hint = (
                _('write "{word}" where that is what is meant').format(word=counterpart)
                if counterpart
                else _("there is no such thing here: ask what is meant, and write that")
            )
            yield at(found, message, hint)


def is_foreign(page: Page, words: Glossary, hit: re.Match[str]) -> bool:
    """Whether a word of the other country is used as such: not as a level that a partner has."""
    word = plain(hit)
    return word not in words.levels and word not in words.wordings and words.counts(page, hit)


def leftovers(page: Page, pattern: Pattern = ALL_LEFTOVERS) -> Iterator[Wrong]:
    """What a draft left behind on a page."""
    yield from map(leftover, page.find(pattern))


def leftover(found: Found) -> Wrong:
    """What is wrong with words that a draft left behind."""
    shown = found.words if len(found.words) <= SHOWN else f"{found.words[:SHOWN].rstrip()}…"
    return at(found, _('"{words}" is not finished').format(words=shown), _("finish it, or take it out"))


SHOWN: Final = 60  # characters of a leftover in a message


@rule("A22", "warning", "seed0", stage="agreeing")
def words_of_the_glossary_are_used(record: Record, facts: Facts) -> Iterator[Wrong]:
    """Texts use the words that the partners agreed on.

    Whoever reads another word for the same thing looks for a difference that is not there, or falls back on what that
    word means at home. The glossary says which words not to use, and which in their stead. What is quoted is left as
    it was said; what a partner wants and what the log tells get advice at most, and a log from before the partners
    agreed is history.
    """
    if is_text(record):
        for wrong, term in avoided(facts.page(record), facts.index(Glossary)):
            if not isinstance(record, Log) or record.date >= (term.agreed or ""):
                own = isinstance(record, Log | Partner)
                yield edited(wrong._replace(severity="info") if own else wrong, record)


class FirstUse:
    """By record the words of the field that are not in the glossary and are used there first."""

    def __init__(self, facts: Facts) -> None:
        words = facts.index(Glossary)
        self.by_record: dict[str, list[tuple[str, Found]]] = {}
        self.records: dict[str, int] = {}
        for kind in FIRST if words.terms else ():
            for record in facts.partnership.own(kind).values():
                for term, found in unexplained(facts.page(record), words) if is_text(record) and record.present else ():
                    if term not in self.records:
                        self.by_record.setdefault(record.ref, []).append((term, found))
                    self.records[term] = self.records.get(term, 0) + 1


@rule("A22", "warning", "seed0", stage="agreeing")
def words_of_the_field_are_in_the_glossary(record: Record, facts: Facts) -> Iterator[Wrong]:
    """Words that partners read in different ways stand in the glossary.

    For one a hybride docent has a teaching qualification, for another anybody who gives lessons is one; an expert at
    work is not an expert in class. Such words look as if they need no explaining, and are found out late. Say in a
    line what you mean by them, or use a word that the glossary has.
    """
    first = facts.index(FirstUse)
    for term, found in first.by_record.get(record.ref, ()):
        yield explained(term, found, first.records[term])


@rule("A23", "info", "seed0")
def both_sides_have_equal_words(record: Record, facts: Facts) -> Iterator[Wrong]:
    """The two sides are named as equals.

    When somebody from a firm comes to school as an expert, and a teacher who goes to work elsewhere does a stage, the
    words say who knows and who learns. Both bring something and both learn. Two words of the same weight cost nothing.
    """
    learning = getattr(record, "form", None) == "placement" or getattr(record, "kind", None) == "placement"
    if is_text(record) and not isinstance(record, Log) and not learning:
        for wrong in unequal(facts.page(record), facts.index(Glossary)):
            yield edited(wrong, record)


@rule("own", "info")
def words_fit_the_country(record: Record, facts: Facts) -> Iterator[Wrong]:
    """Texts use the words of the country that the partnership is in.

    In the Netherlands and in Flanders schools, registers and papers have other names, and the same word can be another
    thing. In an agreement a word of the other country may point at a law that does not hold. A word that the glossary
    has, a level of education of a partner, a name and a quotation are left alone.
    """
    if is_text(record) and not isinstance(record, Log):
        for wrong in foreign(facts.page(record), facts.index(Glossary)):
            yield edited(wrong, record)._replace(severity="warning" if isinstance(record, Agreement) else "info")


@rule("D34", "warning", "CDV", status=("draft", "offered", "signed"))
def agreement_has_no_leftovers(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """In an agreement nothing of the draft is left.

    Dots, a question between brackets or an instruction for who fills it in: such things were left standing in a deal
    that was published. Afterwards nobody knows what was agreed on that point.
    """
    for wrong in leftovers(facts.page(agreement)):
        if agreement.status == "signed":
            hint = _("agree in an addendum what is meant, as this text was signed")
            yield wrong._replace(hint=hint, waive=True)
        else:
            yield edited(wrong, agreement)._replace(severity="error" if agreement.status == "offered" else None)


@rule("D34", "warning", "CDV", stage="agreeing")
def texts_are_finished(record: Record, facts: Facts) -> Iterator[Wrong]:
    """In texts that others get to read nothing of the draft is left.

    Plans, reports and lists are made from what stands in the records, and take dots and notes to oneself along. In the
    log and in what somebody said about oneself only what is clearly a note is looked at.
    """
    if isinstance(record, Agreement) or getattr(record, "status", None) in OVER:
        return
    for wrong in leftovers(
        facts.page(record), SURE if isinstance(record, Log | Reflection | Person) else ALL_LEFTOVERS
    ):
        yield edited(wrong, record)
