"""What people write as an answer on a sheet: one value by the type of its field, and a wish."""

import re
from typing import Any, Final, NamedTuple

from hybridecli import assignment, writtendays
from hybridecli.boxes import Options, one_line, ticks, tidy, two_ticked
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import Choice, DayType, FieldType, Number, YesNo
from hybridecli.language import _
from hybridecli.lookup import folded
from hybridecli.partnership import Partnership
from hybridecli.questions import Question
from hybridecli.reading import one_of

UNITS: Final = re.compile(
    r"(?i)\s*(?:uur|uren|u|hours?|hrs?|h)?\.?\s*(?:(?:per|p/|/|elke|a|each)\s*(?:maand|mnd|month|m))?\.?\s*$"
)
SAME: Final = ("hetzelfde", "zelfde", "dezelfde", "gelijk", "gelijke", "same", "the same")
DIFFERENT: Final = (
    "ander",
    "andere",
    "anders",
    "een ander",
    "een andere",
    "verschillend",
    "different",
    "another",
    "other",
)
MUST: Final = ("moet", "must", "a must", "beslist", "echt", "per se", "required", "eis")
PREFER: Final = ("liefst", "graag", "bij voorkeur", "voorkeur", "prefer", "preferably", "preferred", "rather")
INDIFFERENT: Final = (
    "maakt niet uit", "maakt me niet uit", "maakt mij niet uit", "niet belangrijk", "om het even", "geen voorkeur",
    "nvt", "n.v.t.", "indifferent", "no preference", "does not matter", "doesn't matter",
)  # fmt: skip


class Said(NamedTuple):
    """What an answer means; None where nothing was answered. `left` is what was written beside it and not read."""

    value: Any = None
    left: str = ""


# What it is by its type


def scalar(partnership: Partnership, kind: FieldType, question: Question, text: str, *, ahead: bool) -> Said:
    """One value; a box that is ticked, else the words. Raises TypedWrongError."""
    options = [option for option in question.options if option[0]]
    if options:
        ticked = ticks(text, options)
        if len(ticked.values) > 1:
            raise two_ticked()
        if ticked.values == ["?"]:
            raise TypedWrongError(_("a box is ticked, and it has no words behind it"), allowed(options))
        if ticked.values:
            return Said(typed(partnership, kind, ticked.values[0], ahead=ahead), ticked.left)
        if not ticked.left:
            return Said()
        text = ticked.left
        meant = {
            value for value, label in options if folded(text) in (folded(label), folded(re.split(r"[,(]", label)[0]))
        }
        if len(meant) == 1:
            return Said(typed(partnership, kind, meant.pop(), ahead=ahead))
    text = one_line(text)
    if not text:
        return Said()
    try:
        return Said(typed(partnership, kind, text, ahead=ahead))
    except TypedWrongError as error:
        if options:
            error.hint = allowed(options)
        raise


def allowed(options: Options) -> str:
    """The labels that answer a question, in the first language that it was asked in."""
    labels: dict[str, str] = {}
    for value, label in options:
        labels.setdefault(value, label)
    return one_of(labels.values())


def typed(partnership: Partnership, kind: FieldType, text: str, *, ahead: bool) -> Any:
    """The plain value of a text that people wrote. Raises TypedWrongError."""
    if isinstance(kind, DayType):
        return writtendays.day(text, ahead=ahead)
    if isinstance(kind, Number):
        text = UNITS.sub("", text) or text
    if isinstance(kind, YesNo | Choice):
        text = text.strip(" .,!")
    if type(kind) is FieldType:
        return text
    return assignment.value(partnership, kind, text, future=ahead)


# Wishes


def wish(aspect: str, text: str, options: Options) -> Said:
    """A wish about the other in one respect; None where it does not matter. Raises TypedWrongError."""
    ticked = ticks(text, options)
    values, left = list(ticked.values), ticked.left
    words = folded_words(left)
    for meaning, names in (
        ("same", SAME),
        ("different", DIFFERENT),
        ("must", MUST),
        ("prefer", PREFER),
        ("", INDIFFERENT),
    ):
        for name in sorted(names, key=len, reverse=True):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
                words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", words)
                values += [meaning] if meaning else ["indifferent"]
                break
    hint = _("tick or write: the same or different, and must or preferably")
    if words.strip(" ,.;:") or "?" in values:
        raise TypedWrongError(_('"{value}" is a wish that cannot be read').format(value=tidy(left or text)), hint)
    kinds = [value for value in dict.fromkeys(values) if value in ("same", "different")]
    weights = [value for value in dict.fromkeys(values) if value in ("must", "prefer")]
    if len(kinds) > 1 or len(weights) > 1 or ("indifferent" in values and (kinds or weights)):
        raise TypedWrongError(_("the wish says two things"), hint)
    if weights and not kinds:
        raise TypedWrongError(_("the wish says how much it matters, but not what"), hint)
    if not kinds:
        return Said()
    return Said({"aspect": aspect, "wish": kinds[0], **({"weight": weights[0]} if weights else {})})


def folded_words(text: str) -> str:
    """A text in small letters with single blanks."""
    return " ".join(text.lower().replace("’", "'").split())
