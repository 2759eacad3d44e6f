"""Rules about personal data: they stand in people/, where they can be found and taken out again."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from hybridecli import vocabulary
from hybridecli.facts import Facts
from hybridecli.language import _, n_
from hybridecli.marking import at, edited, names_of
from hybridecli.reading import slug
from hybridecli.record import Record
from hybridecli.records.agreements import Agreement
from hybridecli.records.partners import Partner
from hybridecli.records.people import Person
from hybridecli.records.reflections import Reflection
from hybridecli.rule import Wrong, rule
from hybridecli.scan import CAPITAL, Found, Page, Pattern, places, whole_words
from hybridecli.vocabulary import listed

DIGITS: Final = tuple("0123456789")
MONTHS: Final = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|january|february|march|may|june|july|august|october"
)
DAY: Final = (
    rf"(?:\d{{1,2}}(?:e|st|nd|rd|th)?\s(?:{MONTHS})\s(?:19|20)\d\d"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
)
BORN: Final = Pattern(
    re.compile(
        r"\b(?:geboren|geb\.|geboortedatum|geboortedag|born|date\sof\sbirth)(?:\sis|:)?"
        rf"(?:\s(?:te|in)\s[\w' -]{{2,30}}?,?)?(?:\sop|\son)?\s{DAY}",
        re.IGNORECASE,
    ),
    ("geb", "born", "birth"),
)
MAIL: Final = Pattern(re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), ("@",))
PHONE: Final = Pattern(  # its first sign by itself, so that most of a text is passed over quickly
    re.compile(
        r"[+0(](?<![\w.+/-].)"
        r"(?:"
        r"(?:(?<=\+)|(?<=0)0)(?:31|32)(?:[ .-]?\(0\))?(?:[ ./-]{0,3}\d){8,9}"
        r"|(?<=0)6[ .-]{0,3}[1-9](?:[ .-]?\d){7}"
        r"|(?:(?<=0)|(?<=\()0)(?:[1-57]\d\)?[ -]{0,3}[1-9](?: ?\d){6}|[1-57]\d{2}\)?[ -]{0,3}[1-9](?: ?\d){5})"
        r"|(?<=0)(?:4\d\d[ /.-]?\d\d[ .]?\d\d[ .]?\d\d|[1-9]\d?[ /]\d{2,3}[ .]\d\d[ .]\d\d)"
        r")(?![\w-]|[./]\d)"
    ),
    ("0", "+"),
)
# A day, the number of a Belgian firm, and numbers that belong to no place or person.
NO_PHONE: Final = re.compile(r"\d\d?[-/. ]\d\d?[-/. ](?:19|20)\d\d|0\d{3}\.\d{3}\.\d{3}|0(?:8[458]|[89]00|90[69])")
CITIZEN: Final = Pattern(
    re.compile(
        r"\d(?<![\w.,/+-].)(?:\d{8}|\d{3}[ .]\d{2}[ .]\d{3}|\d{2}[ .]\d{3}[ .]\d{3}"
        r"|\d[.]?\d{2}[.]?\d{2}[- ]?\d{3}[. ]?\d{2})(?![\w-]|[.,/]\d)"
    ),
    DIGITS,
)
OTHER_NUMBER: Final = re.compile(  # what a number is that only looks like that of a citizen, or like a phone
    r"(?:rsin|kvk|kbo|btw|vat|iban|factuur|order|dossier|referentie|reference|kenmerk|zaak|polis|project|brin|vestigings"
    r"|ondernemings|rekening|lid|klant|serie|artikel|isbn|subsidie|aanvraag)[\w-]*\W{0,3}(?:nummer|nr\.?|number|no\.?)?\W{0,3}$",
    re.IGNORECASE,
)
SIGNED: Final = ("offered", "signed", "ended")
SENSITIVE: Final = whole_words(vocabulary.SENSITIVE)


def is_citizen_number(text: str) -> bool:
    """Whether digits are a Dutch BSN or a Belgian rijksregisternummer, by their check digits."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 9:
        return is_bsn(digits)
    return len(digits) == 11 and is_national_register_number(digits)


def is_bsn(digits: str) -> bool:
    """Whether nine digits pass the test of eleven."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and len(set(digits)) > 1


def is_national_register_number(digits: str) -> bool:
    """Whether eleven digits begin with a day of birth and end in what is left of 97; from 2000 on a 2 counts before."""
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    rest = {97 - int(prefix + digits[:9]) % 97 for prefix in ("", "2")}
    return month <= 12 and day <= 31 and int(digits[9:]) in rest


def another_number(page: Page, hit: re.Match[str]) -> bool:
    """Whether the words before a number say what other number it is."""
    return bool(OTHER_NUMBER.search(page.text, max(hit.start() - 40, 0), hit.start()))


def citizen_numbers(page: Page) -> Iterator[Wrong]:
    """Numbers of citizens on a page."""
    for found in page.find(CITIZEN, lambda hit: is_citizen_number(hit[0]) and not another_number(page, hit)):
        belgian = len(re.sub(r"\D", "", found.words)) == 11
        message = _("here stands a rijksregisternummer") if belgian else _("here stands a BSN")
        hint = _("take it out: nothing here needs it. If it is another number, say before it which")
        yield at(found, message, hint)


def contact_data(page: Page, *, known: frozenset[str] = frozenset(), births: bool = True) -> Iterator[Wrong]:
    """Mail addresses, phone numbers and days of birth on a page, but for those that are `known`."""
    hint = _("put it with the person, in people/, and take it out here")
    for found in page.find(MAIL, lambda hit: is_personal(hit[0]) and hit[0].casefold() not in known):
        yield at(found, _("the mail address {words} stands here").format(words=found.words), hint)
    for found in page.find(PHONE, lambda hit: is_phone(page, hit) and bare_number(hit[0]) not in known):
        yield at(found, _("the phone number {words} stands here").format(words=found.words), hint)
    for found in page.find(BORN) if births else ():
        yield at(found, _("a date of birth stands here"), hint)


def is_personal(address: str) -> bool:
    """Whether a mail address is somebody's: not that of an organisation or a department."""
    return address.partition("@")[0].casefold() not in vocabulary.OF_AN_ORGANISATION


def is_phone(page: Page, hit: re.Match[str]) -> bool:
    """Whether digits are a phone number: no day, and no number of something else."""
    return not (NO_PHONE.match(hit[0]) or another_number(page, hit))


def bare_number(phone: str) -> str:
    """The digits of a phone number, without those of the country."""
    return re.sub(r"^(?:00|\+)?3[12]\(?0?\)?|^0", "", re.sub(r"[^\d+()]", "", phone))


class Name(NamedTuple):
    """Somebody's name: the whole of it, and the family name, empty where that means something else here too."""

    whole: str
    family: str
    ordinary: bool  # whether the family name is a word of every day


class Names:
    """The names of everybody on record, by their last words."""

    def __init__(self, facts: Facts) -> None:
        partners = facts.all(Partner).values()
        self.organisations = [name for partner in partners for name in names_of(partner)]
        towns = [*facts.charter.municipalities, facts.charter.region or ""]
        towns += [town for partner in partners for town in (*partner.municipalities, *partner.regions)]
        self.elsewhere = {word for name in (*self.organisations, *towns) for word in CAPITAL.findall(name)}
        self.by_word: dict[str, dict[Name, None]] = {}
        for person in facts.people.values():
            name = self.name(" ".join(person.name.split()))
            if " " in name.whole and (words := CAPITAL.findall(name.whole)):
                self.by_word.setdefault(words[-1], {})[name] = None

    def name(self, whole: str) -> Name:
        """A name with its family name, but for one that is in the name of an organisation or a town."""
        family = family_name(whole)
        last = CAPITAL.findall(family)[-1] if family else ""
        ordinary = " " not in family and last.casefold() in vocabulary.ALSO_A_WORD
        return Name(whole, "" if last in self.elsewhere else family, ordinary)

    def on(self, page: Page) -> list[Found]:
        """The names on a page, each once, in their order."""
        found: dict[str, Found] = {}
        for word in sorted(page.names & self.by_word.keys()):
            flat = " ".join(page.text.split())
            for name in self.by_word[word]:
                if (name.family or name.whole)[1:] in flat and (hits := list(self.hits(page, name))):
                    found.setdefault(name.family or name.whole, page.found(hits[0], len(hits)))
        return sorted(found.values(), key=lambda item: item.start)

    def hits(self, page: Page, name: Name) -> Iterator[re.Match[str]]:
        """Where somebody is named, by the whole name or by the family name."""
        for hit in pattern_of(name).finditer(page.text):
            whole = len(hit[0].split()) >= len(name.whole.split())
            if (whole or is_family_name(page, hit, name)) and not self.is_elsewhere(page, hit):
                yield hit

    def is_elsewhere(self, page: Page, hit: re.Match[str]) -> bool:
        """Whether a name is part of that of an organisation, or stands in a field that holds names."""
        return page.passage(hit.start()).name or any(
            start <= hit.start() and hit.end() <= start + len(name)
            for name in self.organisations
            if hit[0] in name
            for start in places(page.text, name)
        )


PREFIXES: Final = listed(
    "aan al ben bin da de del della den der des di dos du el het ibn la le op te ten ter van von 't"
)
TITLES: Final = listed("mevrouw meneer heer mw dhr mevr juf meester dr drs ir ing mr prof collega directeur rector")


def family_name(whole: str) -> str:
    """The family name in a whole name, with what comes before it: de Wit, van den Berg; empty where there is none."""
    words = whole.split()
    first = next((place for place, word in enumerate(words) if place and word.casefold() in PREFIXES), len(words) - 1)
    family = " ".join(words[max(first, 1) :])
    return family if re.search(r"[^\W\d_]{3}", family) and words[-1][0].isupper() else ""


@cache
def pattern_of(name: Name) -> re.Pattern[str]:
    """The whole name, or the family name alone, of which a prefix has a capital or not."""
    if not name.family:
        return re.compile(rf"(?<![\w-]){spaced(name.whole)}(?![\w-])")
    prefixed = name.family[0].swapcase() + name.family[1:]
    family = f"(?:{spaced(name.family)}|{spaced(prefixed)})" if " " in name.family else spaced(name.family)
    before = spaced(name.whole.removesuffix(name.family).strip())
    return re.compile(rf"(?<![\w-])(?:{before}\s+)?{family}(?![\w-])")


def spaced(words: str) -> str:
    """Words as a pattern in which any blank will do."""
    return re.escape(words).replace("\\ ", r"\s+")


def is_family_name(page: Page, hit: re.Match[str], name: Name) -> bool:
    """Whether a family name by itself is that of somebody on record: not of somebody else, a street or a firm."""
    before, after = page.text[max(hit.start() - 40, 0) : hit.start()], page.text[hit.end() : hit.end() + 2]
    if re.match(r"\s[A-Z]", after):
        return False
    if initial := re.search(r"(?<!\w)([A-Z])\.(?:[A-Z]\.)*\s+$", before):
        return initial[1] == name.whole[0]
    if re.search(r"(?:^|[.!?:;•]\s+|\n\s*)[\"“‘(]?$", before):  # a sentence begins: any word has a capital there
        return not name.ordinary
    previous = re.search(r"([^\s,(\[“\"]+)\s+$", before)
    if previous and previous[1][0].isupper():
        return previous[1].rstrip(".").casefold() in TITLES
    return True


def in_file_name(record: Record, names: Names) -> str:
    """The name of somebody that stands in the name of a record's file; empty where there is none."""
    id_words = record.id.split("-")
    for word in id_words:
        for name in names.by_word.get(word.capitalize(), ()):
            family = slug(name.family) if name.family and not name.ordinary else slug(name.whole)
            if f"-{family}-" in f"-{record.id}-":
                return name.family or name.whole
    return ""


@rule("F01", "error", "AVG")
def citizen_numbers_are_not_kept(record: Record, facts: Facts) -> Iterator[Wrong]:
    """Nobody's BSN or rijksregisternummer is in the records.

    A citizen's number opens doors, and by law only those may use it to whom a law says so. Working together on
    learning is no such purpose. What is committed stays in the history of the folder, so the sooner it is out, the
    better.
    """
    for wrong in citizen_numbers(facts.page(record)):
        yield edited(wrong, record)


@rule("F01", "warning", "AVG")
def contact_data_stand_in_people(record: Record, facts: Facts) -> Iterator[Wrong]:
    """Mail addresses, phone numbers and dates of birth stand in people/ and nowhere else.

    Whoever asks to be forgotten must be forgotten everywhere. What stands with the person is found and taken out at
    once; what stands in a note or a report of a meeting is overlooked. The box of an organisation, such as info@, is
    nobody's.
    """
    if not isinstance(record, Person):
        for wrong in contact_data(facts.page(record)):
            yield edited(wrong, record)


@rule("F01", "warning", "AVG")
def people_are_not_named_in_texts(record: Record, facts: Facts) -> Iterator[Wrong]:
    """Free text names nobody: who it was stands in a field for people.

    A name in a text stays behind when somebody leaves or asks to be forgotten. "De docent" or "de coördinator" reads as
    well, and fields such as people, owner and members tell who it was. What was offered or signed is left as it is,
    and so are the names of organisations.
    """
    names = facts.index(Names)
    if isinstance(record, Person) or (isinstance(record, Agreement) and record.status in SIGNED):
        return
    if named := in_file_name(record, names):
        message = _("the name of the file says who it is about: {name}").format(name=named)
        yield Wrong(message, _("give it a name without people"), command=f"hybride rename {record.ref} …")
    found = names.on(facts.page(record))
    if found:
        shown = list(dict.fromkeys(item.words for item in found))
        message = n_("{names} is named here", "{names} are named here", len(shown)).format(
            names=", ".join(shown[:3]) + (" …" if len(shown) > 3 else "")
        )
        hint = _("write what somebody is, such as: the teacher; who it is belongs in a field for people")
        first = found[0] if len(shown) == 1 else found[0]._replace(often=1)
        yield edited(at(first, message, hint), record)


@rule("F07", "warning", "AVG")
def shared_reflections_keep_private_matters_out(reflection: Reflection, facts: Facts) -> Iterator[Wrong]:
    """A reflection that others read says nothing about health, a quarrel or leaving an employer.

    Such things are said in confidence, and with a handful of people everybody knows who it is about. Keep the
    reflection out of documents, or write down what has to be arranged and leave out why.
    """
    if reflection.shared:
        found = facts.page(reflection).find(SENSITIVE)
        for first in found[:1]:
            message = _('"{words}" is private, and this reflection is shared').format(
                words='", "'.join(item.words for item in found[:3])
            )
            hint = _("keep it to yourselves, or say it without that")
            yield at(first, message, hint)._replace(command=f"hybride set {reflection.ref} shared=false")


def known_contacts(facts: Facts) -> frozenset[str]:
    """The mail addresses and phone numbers that stand in people/, as they are compared."""
    people = facts.people.values()
    mails = {person.email.casefold() for person in people if person.email}
    return frozenset(mails | {bare_number(person.phone) for person in people if person.phone})
