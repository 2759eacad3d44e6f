"""What the text of a value in a file can mean: one small class per type, which reads, explains and describes it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from hybridecli import valuewords, yamlfile
from hybridecli.language import _
from hybridecli.reading import ID, Reading, Reference, To, one_of, slug
from hybridecli.yamlfile import Mapping, Node, Scalar, Sequence

Schema = dict[str, Any]  # of JSON


MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "maa mrt mar", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec"), start=1
    )
    for name in names.split()
}  # the months as dates in words begin
YEARS: Final = range(1800, 2300)  # what lies outside was typed wrong, or stands for "no end"


class Day(str):
    """A whole date, `2026-02-12`."""


class When(str):
    """A date that may be known only to the month or the year: `2026-02-12`, `2017-06`, `2017`."""


class Week(str):
    """An ISO week, `2026-W14`."""


class Money(float):
    """An amount in euro."""


@dataclass(frozen=True)
class Size:
    """In a declaration: how many items a list must have."""

    least: int
    most: int


def to(*kinds: str) -> To:
    """A reference by id to one known kind."""
    return To(kinds)


def to_any(*kinds: str) -> To:
    """A reference by `<kind>/<id>` to one of several kinds; without kinds, to any record."""
    return To(kinds, path=True)


class FieldType:
    """How one type reads a node, says what it is, and stands in a JSON Schema. The base is free text."""

    def read(self, node: Node, reading: Reading) -> Any:
        """The value of `node`; None where there is none; BAD, with a fault noted, where it cannot be read."""
        if not isinstance(node, Scalar):
            return reading.fault(node, _("expected {what} here").format(what=self.says()), self.shape_hint(node))
        text = node.value
        if not text.strip():
            return None
        return self.parse(text, node, reading)

    def shape_hint(self, node: Node) -> str:
        """What to do when a list or a mapping stands where one value belongs."""
        if isinstance(node, Mapping) and yamlfile.looks_like_placeholder(node):
            return _("put text that begins with a brace in quotes")
        if isinstance(node, Sequence) and len(node.value) == 1 and isinstance(node.value[0], Scalar):
            return _("write {value}").format(value=node.value[0].value)
        return _("write one value after the colon, or put the text in quotes")

    def parse(self, text: str, node: Scalar, reading: Reading) -> Any:
        """The value that `text` stands for."""
        return text

    def says(self) -> str:
        """The type in words, for messages and `explain`."""
        return _("text")

    def schema(self) -> Schema:
        """The type in JSON Schema; a scalar of YAML may reach an editor as a number."""
        return {"type": ["string", "number", "boolean", "null"]}

    def parts(self) -> Iterator[type]:
        """The record parts that this type holds."""
        yield from ()

    def fails(self, node: Node, reading: Reading, hint: str) -> Any:
        """Note that the text of `node` is not of this type."""
        value = node.value if isinstance(node, Scalar) else ""
        return reading.fault(node, _('"{value}" is not {what}').format(value=value, what=self.says()), hint)


class Number(FieldType):
    """A whole or decimal number, with a point."""

    pattern = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?")
    thousands = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{2}0")  # 1.500: nobody writes one and a half so

    def parse(self, text: str, node: Scalar, reading: Reading) -> Any:
        if not self.pattern.fullmatch(text) or self.thousands.fullmatch(text):
            return self.fails(node, reading, self.hint(text))
        return float(text) if "." in text else int(text)

    def hint(self, text: str) -> str:
        """What was probably meant by `text`."""
        bare = re.sub(r"euro|[.,]-+$|(?<=\d)[a-z]+\.?$", "", re.sub(r"[€\s]", "", text.lower()))
        found = (self.read_as(bare, thousands, decimal) for thousands, decimal in ((".", ","), (",", ".")))
        values = [value for value in dict.fromkeys(found) if value]
        if len(values) > 1 and self.thousands.fullmatch(bare):
            other = re.sub(r"\.?0+$", "", values[1])
            return _("write {value}, or {other} if you mean that").format(value=values[0], other=other)
        return _("write {value}").format(value=values[0]) if values else self.example()

    def read_as(self, text: str, thousands: str, decimal: str) -> str:
        """A number with such separators as files have it; empty where it is none."""
        group, point = re.escape(thousands), re.escape(decimal)
        if not re.fullmatch(rf"-?0*(\d+|[1-9]\d{{0,2}}({group}\d{{3}})+)({point}\d+)?", text):
            return ""
        value = re.sub(r"^(-?)0+(?=\d)", r"\1", text.replace(thousands, "").replace(decimal, "."))
        return value if self.pattern.fullmatch(value) else ""

    def example(self) -> str:
        """What to do where no number is to be seen."""
        return _("write only the number, with a point for decimals, such as 7.5")

    def says(self) -> str:
        return _("a number")

    def schema(self) -> Schema:
        return {"type": ["number", "null"]}


class Whole(Number):
    """A whole number."""

    pattern = re.compile(r"-?(0|[1-9][0-9]{0,14})")

    def example(self) -> str:
        return _("write only the number, without decimals, such as 7")

    def says(self) -> str:
        return _("a whole number")

    def schema(self) -> Schema:
        return {"type": ["integer", "null"]}


class Amount(Number):
    """Euros; three decimals betray a thousands separator, so they are refused."""

    pattern = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,2})?")

    def says(self) -> str:
        return _("an amount in euro")


class YesNo(FieldType):
    """`true` or `false`, and nothing else."""

    meant: ClassVar = {
        **dict.fromkeys(("yes", "ja", "on", "1"), "true"),
        **dict.fromkeys(("no", "nee", "off", "0"), "false"),
    }

    def parse(self, text: str, node: Scalar, reading: Reading) -> Any:
        if text not in ("true", "false"):
            return self.fails(node, reading, self.hint(text))
        return text == "true"

    def hint(self, text: str) -> str:
        """What was probably meant by `text`."""
        meant = self.meant.get(text.lower(), text.lower())
        return _("write {value}").format(value=meant if meant in ("true", "false") else _("true or false"))

    def says(self) -> str:
        return _("yes or no (true or false)")

    def schema(self) -> Schema:
        return {"type": ["boolean", "null"]}


def far_year() -> str:
    """What to do about a year in which nothing of a partnership can be."""
    hint = _("years go from {first} to {last}; leave out what has no last day")
    return hint.format(first=YEARS[0], last=YEARS[-1])


class DayType(FieldType):
    """A whole date."""

    pattern = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
    allowed = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    written = re.compile(
        rf"(?P<day>\d{{1,2}})[-/. ]+(?P<month>\d{{1,2}}|(?:{'|'.join(MONTHS)})[a-z]*)\.?[-/. ]+(?P<year>\d{{4}})"
        r"|(?P<y>\d{4})[-/. ](?P<m>\d{1,2})[-/. ](?P<d>\d{1,2})"
    )

    def parse(self, text: str, node: Scalar, reading: Reading) -> Any:
        if not (found := self.pattern.fullmatch(text)):
            return self.fails(node, reading, self.hint(text))
        numbers = [int(number) for number in found.groups() if number]
        if numbers[0] not in YEARS:
            return self.fails(node, reading, far_year())
        try:
            date(*[*numbers, 1, 1][:3])
        except ValueError:
            return self.fails(node, reading, _("that day does not exist; look at the month and the day"))
        return text

    def hint(self, text: str) -> str:
        """The date that was probably meant."""
        if found := self.written.fullmatch(text.strip().lower()):
            try:
                return _("write {value}").format(value=self.meant(found).isoformat())
            except ValueError:
                return _("that day does not exist; look at the month and the day")
        if re.fullmatch(r"\d{4}(-\d\d)?", text):
            return _("this needs the day too, such as {value}").format(
                value=f"{text}-01"[:10] if "-" in text else f"{text}-01-01"
            )
        return _("write year-month-day, such as 2026-02-12")

    @staticmethod
    def meant(found: re.Match[str]) -> date:
        """The day of a date as people write it; ValueError where there is no such day."""
        day, month, year = found["day"] or found["d"], found["month"] or found["m"], found["year"] or found["y"]
        number = MONTHS[month[:3]] if month[:3] in MONTHS else int(month)
        return date(int(year), number, int(day))

    def says(self) -> str:
        return _("a date (year-month-day)")

    def schema(self) -> Schema:
        return {"type": ["string", "null"], "pattern": self.allowed}


class WhenType(DayType):
    """A date that may be known only to the month or the year."""

    pattern = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
    allowed = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

    def says(self) -> str:
        return _("a date, month or year (2026-02-12, 2026-02, 2026)")

    def schema(self) -> Schema:
        return {"type": ["string", "integer", "null"], "pattern": self.allowed}


class WeekType(FieldType):
    """An ISO week."""

    def parse(self, text: str, node: Scalar, reading: Reading) -> Any:
        found = re.fullmatch(r"([0-9]{4})-W([0-9]{2})", text)
        if found and int(found[1]) not in YEARS:
            return self.fails(node, reading, far_year())
        try:
            if found:
                date.fromisocalendar(int(found[1]), int(found[2]), 1)
                return text
        except ValueError:
            pass
        return self.fails(node, reading, _("write year and week, such as 2026-W14"))

    def says(self) -> str:
        return _("a week (2026-W14)")

    def schema(self) -> Schema:
        return {"type": ["string", "null"], "pattern": r"^[0-9]{4}-W[0-9]{2}$"}


@dataclass(frozen=True)
class Choice(FieldType):
    """One of a few words. `context` is where the words have their translation, such as `couples.status`.

    With `whole` any other text may stand in its place, so that a part of a word means nothing.
    """

    words: tuple[str, ...]
    context: str = "value"
    whole: bool = False

    def parse(self, text: str, node: Scalar, reading: Reading) -> Any:
        return text if text in self.words else self.fails(node, reading, self.hint(text))

    def hint(self, text: str) -> str:
        """The word that was probably meant, by what people call it or by spelling, and all that there are."""
        called = valuewords.meant(self.context, self.words, text)
        meant = called[0] if len(called) == 1 else valuewords.nearest(self.context, self.words, text)
        allowed = one_of(self.words)
        return _("did you mean {word}? {allowed}").format(word=meant, allowed=allowed) if meant else allowed

    def typed(self, text: str) -> str:
        """The word that is meant by what somebody typed, in either language. Raises TypedWrongError."""
        return valuewords.one(self.context, self.words, text, whole=self.whole)

    def names(self) -> dict[str, tuple[str, ...]]:
        """Each word with all that people call it, in both languages."""
        return valuewords.names(self.context, self.words)

    def told(self, only: tuple[str, ...] = ()) -> dict[str, str]:
        """Each word, or some of them, with the one for people in the language of messages."""
        return valuewords.told(self.context, only or self.words)

    def listed(self, only: tuple[str, ...] = ()) -> str:
        """The words, or some of them, each with the one for people in the language of messages where that differs."""
        return valuewords.listed(self.context, only or self.words)

    def says(self) -> str:
        return _("one of {words}").format(words=", ".join(self.words))

    def fails(self, node: Node, reading: Reading, hint: str) -> Any:
        value = node.value if isinstance(node, Scalar) else ""
        return reading.fault(node, _('"{value}" is not allowed here').format(value=value), hint)

    def schema(self) -> Schema:
        return {"enum": [*self.words, None]}


@dataclass(frozen=True)
class Link(FieldType):
    """A reference to a record: by id where the kind is known, else by `<kind>/<id>`."""

    to: To

    def parse(self, text: str, node: Scalar, reading: Reading) -> Any:
        if wrong := self.hint(text):
            return self.fails(node, reading, wrong)
        reading.references.append(Reference(*yamlfile.position(node), text, self.to))
        return text

    def hint(self, text: str) -> str:
        """What is wrong with the form of the reference; empty where nothing is."""
        bare = text.removesuffix(".yaml").removesuffix(".yml")
        last = bare.rsplit("/", 1)[-1]
        if not self.to.path:
            if ID.fullmatch(text):
                return ""
            if "people" in self.to.kinds:  # whose ids do not follow from their names
                return _("write the id; find it with: hybride list {kind}").format(kind=self.to.kinds[0])
            return _("write only the id, such as {value}").format(value=slug(last))
        if text == "partnership" and (not self.to.kinds or "partnership" in self.to.kinds):
            return ""
        kind, slash, identity = text.partition("/")
        if slash and ID.fullmatch(identity) and (not self.to.kinds or kind in self.to.kinds):
            return ""
        kinds = self.to.kinds or ("couples",)
        return _("write the kind and the id, such as {value}").format(
            value=_(" or ").join(f"{kind}/{slug(last)}" for kind in kinds[:3])
        )

    def says(self) -> str:
        if not self.to.kinds:
            return _("a record, as kind/id")
        kinds = ", ".join(self.to.kinds)
        return (_("a record, as kind/id, of: {kinds}") if self.to.path else _("the id of a record in {kinds}")).format(
            kinds=kinds
        )

    def schema(self) -> Schema:
        return {"type": ["string", "null"]}


PLAIN: Final[dict[type, Callable[[], FieldType]]] = {
    str: FieldType,
    int: Whole,
    float: Number,
    bool: YesNo,
    Day: DayType,
    When: WhenType,
    Week: WeekType,
    Money: Amount,
}
