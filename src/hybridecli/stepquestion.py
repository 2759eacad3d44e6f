"""A question about a couple: how it is asked, where the answer goes, and what people say for the words of a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from hybridecli import assignment, spoken
from hybridecli.facts import Facts
from hybridecli.fieldtype import Choice
from hybridecli.language import _
from hybridecli.lookup import folded
from hybridecli.record import Record
from hybridecli.records.couples import Couple
from hybridecli.twinning import persons

ALSO: Final = {  # what people say besides the words of a list, for the value that they mean
    "anders": "other", "geheel": "fully", "helemaal": "fully", "volledig": "fully", "completely": "fully",
    "gedeeltelijk": "partly", "grotendeels": "partly", "partially": "partly", "mostly": "partly",
}  # fmt: skip
YES: Final = ("ja", "j", "jawel", "yes", "y")
NO: Final = ("nee", "neen", "n", "no")
NOTHING: Final = ("geen", "niets", "none", "nothing", "-", "n.v.t.", "nvt", *NO)


@dataclass(frozen=True)
class Question:
    """A question, and the field of the couple, or behind the name of one of the two, that the answer goes to."""

    field: str
    text: str
    usual: str | None = None  # what Enter gives
    choices: Mapping[str, str] | None = None
    adds: bool = False  # to a list
    pattern: str = "{}"  # how the answer stands in the value
    yes: str | None = None  # the choice that is meant by yes
    no: str | None = None
    none_too: bool = False  # that there is nothing is an answer too

    @property
    def also(self) -> dict[str, str]:
        """What people say besides the choices, with the one that they mean."""
        plain = ((YES, self.yes), (NO, self.no))
        return ALSO | {said: choice for words, choice in plain if choice for said in words}

    def word(self, answer: str) -> str:
        """The answer as one types it behind the command."""
        if self.pattern != "{}":  # inside quotes
            answer = answer.replace("\\", "\\\\").replace('"', '\\"')
        return f"{self.field}{'+=' if self.adds else '='}{self.pattern.format(answer)}"


def value_meant(kind: Choice, text: str) -> str | None:
    """The one word of a list that somebody means, also by a part of what it is called in either language."""
    names = {
        word: (*said, *(name for name, known in ALSO.items() if known == word)) for word, said in kind.names().items()
    }
    _fit, found = spoken.best(names, text)
    return found[0] if len(found) == 1 else None


def called(person: str, couple: Couple, facts: Facts) -> str:
    """How one of the two is named before a field: by first name, or by id where that is not plain or not only one's."""
    first = {one: folded(facts.person(one).split()[0] or one) for _number, _member, one in persons(couple)}
    name = first[person]
    plain = name.replace("-", "").isalpha() and list(first.values()).count(name) == 1
    return name if plain and name not in Couple.__struct_fields__ else person


def choices(path: str, only: tuple[str, ...] = (), *, of: type[Record] = Couple) -> dict[str, str]:
    """The allowed words of a field of couples, or of another kind, each as people say it."""
    kind = assignment.place(of, path).type
    assert isinstance(kind, Choice)
    return kind.told(only)


def yes_or_no() -> dict[str, str]:
    """The two answers."""
    return {word: word for word in (_("yes"), _("no"))}


def asked_plainly(name: str, text: str) -> Question:
    """A question that yes and no answer, in either language."""
    return Question(name, text, choices=yes_or_no(), yes=_("yes"), no=_("no"))
