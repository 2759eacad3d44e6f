"""What is wrong with the text of a YAML file, where, and what to do about it, in the words of somebody who writes one."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

import yaml

from hybridecli.language import N_, _


class Fault(NamedTuple):
    """Why a file cannot be read, where (from 1, in characters), and what to do about it."""

    line: int
    column: int
    message: str
    hint: str


_WIDEST: Final = 70  # characters of a line that a hint repeats
Words = tuple[str, str]  # a message and its hint, still in English

_QUOTE: Final = N_("put the text in quotes")
_CLOSE: Final = N_("close it with the same quote; within single quotes an apostrophe is written twice")

ANCHOR: Final = (N_('a text cannot begin with "&"'), N_("put the text in quotes; what is the same in two places is written twice"))
ALIAS: Final = (N_('a text cannot begin with "*"'), N_("put the text in quotes; a list item begins with a dash"))
TAG: Final = (N_('a text cannot begin with "!"'), _QUOTE)
DIRECTIVE: Final = (N_('a line cannot begin with "%"'), N_("delete the line, or put the text in quotes"))
QUESTION: Final = (
    N_('a key or text cannot begin with "?"'),
    N_("write the key and its colon on one line, or put the text in quotes"),
)
TAB: Final = (N_("a tab stands here"), N_("use spaces: two for each level, one after a colon"))
DEEP: Final = (
    N_("the lists and keys are more than 32 levels deep"),
    N_("a record has only a few levels: look for brackets or spaces that are too many"),
)
SECOND: Final = (
    N_("a second record begins here"),
    N_("keep one record in a file: delete the line ---, or move what follows to a file of its own"),
)
NO_KEY: Final = (
    N_("there is no key before this colon"),
    N_("write a key before the colon, or put the text in quotes"),
)
_UNKNOWN: Final = (N_("this is not YAML"), N_("look at this line and the one above it; put text in quotes"))

# A part of what libyaml and PyYAML say; whether the fault stands where the construct opens; what we say.
_SYNTAX: Final[tuple[tuple[str, bool, Words], ...]] = (
    ("unexpected (end of stream|document)", True, (N_("the quote that opens here is not closed"), _CLOSE)),
    ("an anchor", True, ANCHOR),
    ("alias", True, ALIAS),
    ("directive|DIRECTIVE|incompatible", True, DIRECTIVE),
    ("parsing a block collection|'-' indicator", False, (
        N_("a list goes on here without a dash"),
        N_("begin the line with a dash, or indent it like the text of the item above"),
    )),
    (" tag", True, TAG),
    ("block scalar", False, (
        N_('a text cannot stand on the line of "|" or ">"'),
        N_("put the text in quotes, or begin it on the next line, two spaces further than its key"),
    )),
    ("sequence entries", False, (
        N_("a list cannot begin on the line of its key"),
        N_("put each item on a line of its own below the key; put a text that begins with a dash in quotes"),
    )),
    ("mapping keys", False, QUESTION),
    ("unexpected ':'", False, (
        N_("there is no space after the colon"),
        N_("write a space after the colon, or put the text in quotes"),
    )),
    ("document start", False, (
        N_("this does not belong to the record that ends above"),
        N_("begin every key in the same column; one file holds one record"),
    )),
    ("another document", False, SECOND),
    ("nesting", False, DEEP),
)  # fmt: skip


def at(mark: yaml.Mark, words: Words) -> Fault:
    """A fault at a mark of the parser."""
    return Fault(mark.line + 1, mark.column + 1, _(words[0]), _(words[1]))


def at_index(text: str, index: int, message: str, hint: str) -> Fault:
    """A fault at a character of the text."""
    return Fault(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index), message, hint)


def explained(text: str, error: Exception, tokens: Callable[[str], Iterable[Any]]) -> Fault:
    """A syntax error at the place that helps most; `tokens` gives those of a text, up to the first error."""
    if isinstance(error, RecursionError):
        return Fault(1, 1, _(DEEP[0]), _(DEEP[1]))
    if not isinstance(error, yaml.MarkedYAMLError) or not error.problem_mark:
        return Fault(1, 1, _(_UNKNOWN[0]), _(_UNKNOWN[1]))
    said, here = f"{error.context}: {error.problem}", error.problem_mark
    opened = error.context_mark or here
    if text.startswith("\t", here.index):
        return at(here, TAB)
    if re.search("escape|hexdecimal", said):
        return _backslash(text, here.index)
    if "mapping values" in said:
        return _colon(text, here)
    if "simple key" in said:
        return _no_colon(text, opened)
    if re.search("block mapping|flow|document start", said) and (found := _misplaced(text, here, said, tokens)):
        return found
    if re.search("any token|node content", said):
        message = _('a text cannot begin with "{character}"').format(character=text[here.index : here.index + 1])
        return Fault(here.line + 1, here.column + 1, message, _(_QUOTE))
    for pattern, at_opening, words in _SYNTAX:
        if re.search(pattern, said):
            return at(opened if at_opening else here, words)
    return at(here, _UNKNOWN)


def _line(text: str, mark: yaml.Mark) -> str:
    return text.split("\n")[mark.line].rstrip()


def _backslash(text: str, index: int) -> Fault:
    """A path of Windows between double quotes, for instance."""
    message = _("a backslash between double quotes has a meaning of its own")
    return at_index(text, text.rfind("\\", 0, index + 1), message, _("write it twice, or use single quotes"))


def _colon(text: str, here: yaml.Mark) -> Fault:
    """A colon in a text, or a key that was taken for more text of the line above."""
    line = _line(text, here)
    if re.search(r":\s", line[: here.column]):
        message, hint = _("there is a second colon in this line"), _(_QUOTE)
        simple = re.fullmatch(r"([^:#]*:\s+)([^\s\"'#\[{|>][^#\"\\]*)", line.strip())
        if simple and len(line) <= _WIDEST:
            hint = _("put the text in quotes: {line}").format(line=f'{simple[1]}"{simple[2]}"')
        return Fault(here.line + 1, here.column + 1, message, hint)
    above = text.split("\n")[: here.line]
    for number in range(len(above), 0, -1):
        if glued := _glued(number, above[number - 1]):
            return glued
        if above[number - 1].strip():
            break
    return at(
        here,
        (
            N_("this line is taken for more text of the line above"),
            N_("begin it in the same column as the keys that it belongs with"),
        ),
    )


def _glued(number: int, line: str) -> Fault | None:
    """A line in which the space after the colon or the dash is missing."""
    if found := re.match(r"(\s*(?:- +)*[\w-]+:)(?!//)[^\s:]", line):
        hint = _("write {line}").format(line=f"{found[1].strip()} {line[found.end() - 1 :].strip()}"[:_WIDEST])
        return Fault(number, found.end(1), _("there is no space after the colon"), hint)
    if found := re.match(r"(\s*)-[^\s-]", line):
        hint = _("write {line}").format(line=f"- {line[found.end() - 1 :].strip()}"[:_WIDEST])
        return Fault(number, found.end(1) + 1, _("there is no space after the dash"), hint)
    return None


def _no_colon(text: str, opened: yaml.Mark) -> Fault:
    """A line that should have been a key with its value."""
    words = (
        N_("there is no colon in this line"),
        N_("write a key, a colon and a value; indent a text that goes on further than its key"),
    )
    return _glued(opened.line + 1, _line(text, opened)) or at(opened, words)


def _misplaced(text: str, here: yaml.Mark, said: str, tokens: Callable[[str], Iterable[Any]]) -> Fault | None:
    """Something after a text or a list that had ended already, or in a column of its own."""
    if "flow" in said and (bracket := _unclosed(text, tokens)):
        message = _('the "{bracket}" that opens here is not closed').format(bracket=text[bracket.index])
        return Fault(bracket.line + 1, bracket.column + 1, message, _("close it, or put the text in quotes"))
    character = text[here.index : here.index + 1]
    if "node content" in said:
        return None
    before = [token for token in tokens(text) if token.end_mark.index <= here.index and token.start_mark.index < token.end_mark.index]
    last = before[-1] if before else None
    if last and getattr(last, "style", None) in ("'", '"') and (last.end_mark.line == here.line):
        if last.start_mark.line < here.line:
            message = _("the quote that opens here is closed only in line {line}").format(line=here.line + 1)
            return Fault(last.start_mark.line + 1, last.start_mark.column + 1, message, _(_CLOSE))
        if not ("flow" in said and character in "\"'[{"):
            return at(here, (N_("the text goes on after its closing quote"), N_("put the whole text between quotes; within single quotes an apostrophe is written twice")))
    if "flow" in said:
        words = (N_("there is a second colon in this text"), _QUOTE) if character == ":" else (N_("a comma is missing before this"), N_("put a comma between two items; put a text with a special character in quotes"))
        return at(here, words)
    if character not in "]}" and isinstance(last, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)) and last.end_mark.line == here.line:
        return at(here, (N_("the text goes on after its closing bracket"), N_("put the whole text in quotes, or delete what is too much")))
    return None if "document start" in said else at(here, _out_of_place(character))


def _out_of_place(character: str) -> Words:
    """Something in a mapping that is no key of it."""
    if character == ":":
        return NO_KEY
    if character == "-":
        return N_("a list item stands where a key belongs"), N_("put the dash below a key without a value, in one column with the other dashes")
    if character in "]}":
        return N_("no bracket is open that this one closes"), N_("delete it, or put the text in quotes")
    return N_("this line begins in a column of its own"), N_("begin it in the same column as the keys that it belongs with")


def _unclosed(text: str, tokens: Callable[[str], Iterable[Any]]) -> yaml.Mark | None:
    """Where a bracket opens that nothing or another bracket closes."""
    marks: list[yaml.Mark] = []
    for token in tokens(text):
        if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
            marks.append(token.start_mark)
        elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)) and marks:
            if text[marks[-1].index] + text[token.start_mark.index] not in ("[]", "{}"):
                return marks[-1]
            marks.pop()
    return marks[0] if marks else None
