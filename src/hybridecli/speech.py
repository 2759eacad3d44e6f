"""Speech: how Dutch and English write dates, amounts, numbers, articles and plurals."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, ClassVar, Final

from hybridecli.language import _, words

Parts = tuple[int, int, int]  # year, month and day, 0 where one is not known
Day = str | date  # as in a record, perhaps only the month or the year: `2026-02-12`, `2017-06`, `2017`

_ABBREVIATION: Final = re.compile(
    r"(\.\w{1,3}|\b(enz|etc|bijv|art|nr|ca|jl|incl|excl|evt|resp|max|min|Inc|Ltd|Co|St))\.$"
)
_UNTIL_LETTER: Final = re.compile(r"(?:&#?\w+;|[\W_])*")  # an entity such as &lt; is no letter
_ADDRESS: Final = re.compile(r"\S*(://|@)")  # mail and web addresses get no capital


def _parts(day: Day) -> Parts:
    text = day.isoformat() if isinstance(day, date) else day
    year, month, last = (*(int(part) for part in text[:10].split("-")), 0, 0)[:3]
    return year, month, last


@dataclass(frozen=True)
class Speech:
    """How a language writes what a record holds. The base holds what the two languages share."""

    language: str
    jurisdiction: str

    months: ClassVar[tuple[str, ...]]  # by number, nothing at 0
    days: ClassVar[tuple[str, ...]]
    numerals: ClassVar[tuple[str, ...]]  # from one
    conjunction: ClassVar[str]
    percentage: ClassVar[str]
    euro_sign: ClassVar[str]
    since: ClassVar[str]
    until: ClassVar[str]
    between: ClassVar[str]  # two days of a period
    within: ClassVar[str]  # two days of a week, after its number
    on: ClassVar[str]  # one day
    in_: ClassVar[str]  # one month or year
    joint: ClassVar[str]  # between a day and its part

    def day(self, day: Day) -> str:
        """12 februari 2026; juni 2017; 2017."""
        return self._written(*_parts(day))

    def short(self, day: Day) -> str:
        """12-02-2026, for tables; a month or a year as in text."""
        parts = _parts(day)
        return self._slashed(parts) if parts[2] else self._written(*parts)

    def weekday(self, day: Day) -> str:
        """Donderdag 12 februari 2026, without the capital; a month or a year as in text."""
        parts = _parts(day)
        name = f"{self.days[date(*parts).weekday()]} " if parts[2] else ""
        return name + self._written(*parts)

    def half_day(self, day: int, part: str) -> str:
        """Donderdagmiddag, in Flanders donderdagnamiddag; days count from Monday, 0."""
        return f"{self.days[day]}{self.joint}{self.word('halfday.part', part)}"

    def week(self, week: str) -> str:
        """Week 11 (9 tot en met 13 maart), without the capital: its working days."""
        year, number = (int(part) for part in week.split("-W"))
        first, last = (_parts(date.fromisocalendar(year, number, day)) for day in (1, 5))
        start, end = self._ends(first, last)
        if first[0] == last[0]:
            end = self._written(0, *last[1:])
        return f"week {number} ({self.within.format(start, end)})"

    def span(self, start: Day | None, end: Day | None) -> str:
        """Van 2 februari tot en met 30 april 2026, without the capital; what the two share is said once."""
        if not start or not end:
            known = start or end
            return (self.since if start else self.until).format(self.day(known)) if known else ""
        first, last = _parts(start), _parts(end)
        if first == last:
            return (self.on if first[2] else self.in_).format(self._written(*first))
        return self.between.format(*self._ends(first, last))

    def number(self, number: float, decimals: int = 3) -> str:
        """1.250 or 7,5: no trailing zeros."""
        text = f"{number:,}" if isinstance(number, int) else f"{number:,.{decimals}f}"
        if "." in text:
            text = text.rstrip("0").removesuffix(".")
        return self._separated("0" if text == "-0" else text)

    def percent(self, share: float, table: bool = False) -> str:
        """A share from 0 to 1: 40 procent, in tables 40%."""
        number = self.number(share * 100.0, 1)
        return f"{number}%" if table else f"{number} {self.percentage}"

    def euro(self, amount: float) -> str:
        """€ 5.000, with cents only if there are any."""
        cents = round(abs(amount) * 100)
        text = self._separated(f"{cents // 100:,}.{cents % 100:02}" if cents % 100 else f"{cents // 100:,}")
        return f"{'-' if amount < 0 and cents else ''}{self.euro_sign}{text}"

    def count(self, n: float, noun: str, plural: str | None = None) -> str:
        """1 week, 3 weken, 8 uur. ValueError where the plural is neither given nor in the catalogue."""
        plural = plural or self.plural(noun)
        number = self.number(n)
        return f"{number} {noun if number == '1' else plural}"

    def plural(self, noun: str) -> str:
        """The plural as it stands after a number; ValueError if the catalogue does not have it."""
        return self._noun(noun, 2)

    def article(self, noun: str) -> str:
        """De or het; ValueError if the catalogue does not have the noun."""
        return self._noun(noun, 1).partition(" ")[0]

    def every(self, n: int, noun: str = "") -> str:
        """How often: elke maand, elke drie maanden, elk jaar; months unless another noun is given."""
        raise NotImplementedError

    def in_words(self, n: int) -> str:
        """A small whole number in words, above twelve in digits."""
        return self.numerals[n - 1] if 1 <= n <= len(self.numerals) else self.number(n)

    def listing(self, items: Iterable[str]) -> str:
        """A, b en c."""
        *first, last = [*items] or [""]
        return f"{', '.join(first)} {self.conjunction} {last}" if first else last

    def the(self, name: str, called: Mapping[str, Any] | None = None) -> str:
        """An organisation by its short name with article, if it has one, else by its name."""
        word, article = (str((called or {}).get(key) or "") for key in ("word", "article"))
        return self._short_name(name, word, article) if word else name

    def capital(self, text: str) -> str:
        """The text with its first letter as a capital, behind an opening quote too."""
        place = _UNTIL_LETTER.match(text).end()  # type: ignore[union-attr]
        return text if _ADDRESS.match(text, place) else text[:place] + self._raised(text[place:])

    def sentence(self, text: str) -> str:
        """The text with a capital and exactly one mark at its end; nothing stays nothing."""
        text = text.strip()
        bare = re.sub(r"[\s.,;:]+$", "", text)
        if "..." in text[len(bare) :]:
            bare += "…"
        closing = "\"'”’»)]" if text.startswith(("(", "[")) else "\"'”’»"
        ended = not bare or bare.rstrip(closing).endswith((".", "?", "!", "…"))
        return self.capital(bare) + ("" if ended else ".")

    def phrase(self, text: str) -> str:
        """The text without a full stop at its end; that of an abbreviation stays."""
        text = text.strip()
        return text if text.endswith("..") or _ABBREVIATION.search(text) else text.removesuffix(".").rstrip()

    def word(self, context: str, value: str) -> str:
        """The word for a value of an enumeration, as its context, `<kind>.<field>`, wants it."""
        return self._looked_up((context, "value"), value) or value.replace("-", " ")

    def field(self, name: str) -> str:
        """The label of a field; a dotted path chooses between fields of the same name."""
        steps = [step for step in name.split(".") if not step.isdigit()]
        paths = (".".join(steps[place:]) for place in range(len(steps)))
        found = (self._looked_up(("field",), path) for path in paths)
        return next(filter(None, found), steps[-1].replace("_", " "))

    def _looked_up(self, contexts: tuple[str, ...], word: str) -> str:
        places = (place for context in contexts for place in (f"{context}@{self.jurisdiction}", context))
        return next(filter(None, (words(self.language).pgettext(place, word) for place in places)), "")

    def _noun(self, noun: str, n: int) -> str:
        """The noun with its article, or for a number that is not one its plural."""
        if found := words(self.language).npgettext("noun", noun, "", n):
            return found
        before, space, last = noun.rpartition(" ")
        if not space:
            raise ValueError(_('the plural of "{noun}" is not known: give it too').format(noun=noun))
        article, space, last = self._noun(last, n).rpartition(" ")
        return f"{article}{space}{before} {last}"

    def _written(self, year: int, month: int, day: int) -> str:
        """The parts of a date that are not 0."""
        return " ".join(filter(None, (str(day or ""), self.months[month], str(year or ""))))

    def _ends(self, first: Parts, last: Parts) -> tuple[str, str]:
        """Both ends of a period, the first without the year and the month that they share."""
        year, month, day = first
        if month and year == last[0]:
            year = 0
            if day and last[2] and month == last[1]:
                month = 0
        return self._written(year, month, day), self._written(*last)

    def _slashed(self, parts: Parts) -> str:
        year, month, day = parts
        return f"{day:02}/{month:02}/{year:04}"

    def _separated(self, number: str) -> str:
        """A number that Python wrote, with the separators of the language."""
        return number

    def _raised(self, text: str) -> str:
        return text[:1].upper() + text[1:]

    def _short_name(self, name: str, word: str, article: str) -> str:
        raise NotImplementedError


class Dutch(Speech):
    """Dutch, in the Netherlands and in Flanders."""

    months = (
        "", "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    )  # fmt: skip
    days = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    numerals = (
        "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    )  # fmt: skip
    conjunction = "en"
    percentage = "procent"
    euro_sign = "€\u00a0"
    since, until = "vanaf {}", "tot en met {}"
    between, within = "van {} tot en met {}", "{} tot en met {}"
    on, in_ = "op {}", "in {}"
    joint = ""

    def every(self, n: int, noun: str = "") -> str:
        noun = noun or "maand"
        if noun == "maand" and n and n % 12 == 0:
            n, noun = n // 12, "jaar"
        each = "elk" if noun == "jaar" and n == 1 else "elke"
        return f"{each} {noun}" if n == 1 else f"{each} {self.in_words(n)} {self.plural(noun)}"

    def capital(self, text: str) -> str:
        """As in every language; in "'s avonds" the second word takes the capital."""
        if elided := re.match(r"\s*['’][a-z]\s+", text):
            return elided[0] + super().capital(text[elided.end() :])
        return super().capital(text)

    def _raised(self, text: str) -> str:
        for small, large in (("ij", "IJ"), ("één", "Eén")):
            if text.startswith(small):
                return large + text[len(small) :]
        return super()._raised(text)

    def _slashed(self, parts: Parts) -> str:
        text = super()._slashed(parts)
        return text if self.jurisdiction == "VL" else text.replace("/", "-")

    def _separated(self, number: str) -> str:
        return number.translate({ord(","): ".", ord("."): ","})

    def _short_name(self, name: str, word: str, article: str) -> str:
        return f"{article} {word}" if article else word


class English(Speech):
    """British English."""

    months = (
        "", "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )  # fmt: skip
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    numerals = (
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    )  # fmt: skip
    conjunction = "and"
    percentage = "per cent"
    euro_sign = "€"
    since, until = "from {}", "up to and including {}"
    between, within = "{} to {} inclusive", "{} to {}"
    on, in_ = "on {}", "in {}"
    joint = " "

    def every(self, n: int, noun: str = "") -> str:
        noun = noun or "month"
        if noun == "month" and n and n % 12 == 0:
            n, noun = n // 12, "year"
        return f"every {noun}" if n == 1 else f"every {self.in_words(n)} {self.plural(noun)}"

    def _short_name(self, name: str, word: str, article: str) -> str:
        """A Dutch short name in its English word, if the catalogue has one."""
        if article in ("de", "het"):
            first, space, rest = word.partition(" ")  # "werkgroep Meetlab" is "the working group Meetlab"
            known = self._looked_up(("called",), first)
            word = self._looked_up(("called",), word) or (f"{known}{space}{rest}" if known else "")
        return (f"the {word}" if word[:1].islower() else word) or name


@cache
def _speech(language: str, jurisdiction: str) -> Speech:
    return {"nl": Dutch, "en": English}[language](language, jurisdiction)


def speech(language: str, jurisdiction: str = "") -> Speech:
    """How a language is written under a jurisdiction, NL or VL: without one, that of the partnership at hand."""
    return _speech(language, jurisdiction or _in_force())


_jurisdiction = "NL"
_asked: Callable[[], str] | None = None


def speak_for(asked: Callable[[], str] | None = None) -> None:
    """Let words be those of the country that `asked` gives when the first is needed; without it of the Netherlands."""
    global _jurisdiction, _asked
    _jurisdiction, _asked = "NL", asked


def _in_force() -> str:
    global _jurisdiction, _asked
    if _asked:
        asked, _asked = _asked, None  # what the answer needs, as a fault in a file, is said before it is known
        _jurisdiction = asked()
    return _jurisdiction
