"""The questions of a sheet that people fill in: the code that is printed before each, and the field that it fills."""

import hashlib
from dataclasses import dataclass
from dataclasses import field as having
from typing import Final

from markupsafe import Markup

from hybridecli.view import markdown

SIGNS: Final = "BCDFGHJKMNPQRSTVWXZ23456789"  # of the code of a sheet: none that is easily taken for another
EMPTY_BOX: Final = "☐"
TICKED_BOX: Final = "☒"


@dataclass
class Question:
    """One question: its code, which may be empty, the field that it fills, its words, and what can be ticked."""

    code: str
    field: str
    text: str
    options: list[tuple[str, str]] = having(default_factory=list)  # value and label

    @property
    def key(self) -> str:
        """What tells it from the others of its sheet: its code, else its words."""
        return self.code or self.text


class Questions:
    """The questions that one rendering prints."""

    def __init__(self) -> None:
        self.asked: dict[str, Question] = {}

    def asks(self, code: object, field: str, text: str) -> Markup:
        """A question as it is printed, with its code before it."""
        question = Question(str(code), str(field), str.__str__(text))
        self.asked.setdefault(question.key, question)
        words = text if isinstance(text, Markup) else markdown(question.text)
        return Markup(f"**{question.code}** {words}".rstrip() if question.code else words)

    def option(self, code: object, value: str, label: str, chosen: bool = False) -> Markup:
        """A box to tick, with its label behind it; ticked where that is already known."""
        found = self.asked.get(str(code))
        if found and (str(value), str(label)) not in found.options:
            found.options.append((str(value), str(label)))
        return Markup(f"{TICKED_BOX if chosen else EMPTY_BOX} {markdown(str.__str__(label))}")


def printed_code(name: str, ref: str, instrument: str = "", audience: str = "") -> str:
    """The printed code by which a filled-in sheet is known again: eight signs that say nothing by themselves."""
    known = f"{name}|{ref}|{instrument}|{audience}"
    number = int.from_bytes(hashlib.sha256(known.encode()).digest()[:8], "big")
    signs = ""
    for _place in range(8):
        number, sign = divmod(number, len(SIGNS))
        signs += SIGNS[sign]
    return f"{signs[:4]}-{signs[4:]}"
