"""What is wrong in a YAML file, where, and what to do about it, in the words of somebody who writes one."""

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

ANCHOR: Final = (
    N_('a text cannot begin with "&"'),
    N_("put the text in quotes; what is the same in two places is written twice"),
)
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
SPACE: Final = (
    N_("there is no space after the colon"),
    N_("write a space after the colon, or put the text in quotes"),
)
_OPEN_QUOTE: Final = (N_("the quote that opens here is not closed"), _CLOSE)
_AFTER_QUOTE: Final = (
    N_("the text goes on after its closing quote"),
    N_("put the whole text between quotes; within single quotes an apostrophe is written twice"),
)
_AFTER_BRACKET: Final = (
    N_("the text goes on after its closing bracket"),
    N_("put the whole text in quotes, or delete what is too much"),
)
_COMMA: Final = (
    N_("a comma is missing before this"),
    N_("put a comma between two items; put a text with a special character in quotes"),
)
_COMMA_OR_QUOTES: Final = (
    N_("a comma is missing before this key, or the text needs quotes"),
    N_("put a comma between two keys, and quotes around a text with a colon and a space"),
)
_BLANK: Final = (N_("a special blank stands here"), N_("type a space in its place: pasted text can hold such blanks"))
_SECOND_COLON: Final = (N_("a text with a colon and a space needs quotes"), _QUOTE)
_MORE_TEXT: Final = (
    N_("this line is taken for more text of the line above"),
    N_("begin it in the same column as the keys that it belongs with"),
)
_NO_COLON: Final = (
    N_("there is no colon in this line"),
    N_("write a key, a colon and a value; indent a text that goes on further than its key"),
)
_NO_DASH: Final = (
    N_("a list goes on here without a dash"),
    N_("begin the line with a dash, or indent it like the text of the item above"),
)
_DASH: Final = (
    N_("a list item stands where a key belongs"),
    N_("put the dash below a key without a value, in one column with the other dashes"),
)
_LIST: Final = (
    N_("a list cannot begin on the line of its key"),
    N_("put each item on a line of its own below the key; put a text that begins with a dash in quotes"),
)
_BRACKET: Final = (N_("no bracket is open that this one closes"), N_("delete it, or put the text in quotes"))
_COLUMN: Final = (
    N_("this line begins in a column of its own"),
    N_("begin it in the same column as the keys that it belongs with"),
)
_BLOCK: Final = (
    N_('a text cannot stand on the line of "|" or ">"'),
    N_("put the text in quotes, or begin it on the next line, two spaces further than its key"),
)
_OUTSIDE: Final = (
    N_("this does not belong to the record that ends above"),
    N_("begin every key in the same column; one file holds one record"),
)
_BACKSLASH: Final = (
    N_("a backslash between double quotes has a meaning of its own"),
    N_("write it twice, or use single quotes"),
)
_UNKNOWN: Final = (N_("this is not YAML"), N_("look at this line and the one above it; put text in quotes"))

# A part of what libyaml and PyYAML say; whether the fault stands where the construct opens; what we say.
_SYNTAX: Final[tuple[tuple[str, bool, Words], ...]] = (
    ("unexpected (end of stream|document)", True, _OPEN_QUOTE),
    ("an anchor", True, ANCHOR),
    ("alias", True, ALIAS),
    ("directive|incompatible", True, DIRECTIVE),
    ("block collection", False, _NO_DASH),
    (" tag", True, TAG),
    ("block scalar", False, _BLOCK),
    ("sequence entries", False, _LIST),
    ("mapping keys", False, QUESTION),
    ("unexpected ':'", False, SPACE),
    ("document start", False, _OUTSIDE),
    ("another document", False, SECOND),
)

Tokens = Callable[[str], Iterable[Any]]  # those of a text, up to its end or the first syntax error


def at(mark: yaml.Mark, words: Words) -> Fault:
    """A fault at a mark of the parser."""
    return Fault(mark.line + 1, mark.column + 1, _(words[0]), _(words[1]))


def at_index(text: str, index: int, message: str, hint: str) -> Fault:
    """A fault at a character of the text; the words are in the reader's language."""
    return Fault(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index), message, hint)


def explained(text: str, error: Exception, tokens: Tokens) -> Fault:
    """The error that ended parsing, at the place that helps most."""
    if not isinstance(error, yaml.MarkedYAMLError) or not error.problem_mark:
        words = DEEP if isinstance(error, RecursionError) else _UNKNOWN
        return Fault(1, 1, _(words[0]), _(words[1]))
    said, here = f"{error.context}: {error.problem}", error.problem_mark
    opened = error.context_mark or here
    if text.startswith("\t", here.index):
        return at(here, TAB)
    if re.search("escape|hexdecimal", said):
        return at_index(text, text.rfind("\\", 0, here.index + 1), _(_BACKSLASH[0]), _(_BACKSLASH[1]))
    if "mapping values" in said:
        return _colon(text, here)
    if "simple key" in said:
        line = _line(text, opened.line)
        return _blank(opened.line + 1, line) or _glued(opened.line + 1, line) or at(opened, _NO_COLON)
    if "flow" in said and (bracket := _unclosed(text, tokens)):
        message = _('the "{bracket}" that opens here is not closed').format(bracket=text[bracket.index])
        return at_index(text, bracket.index, message, _("close it, or put the text in quotes"))
    if re.search("any token|node content", said):
        if re.match(r":(\s|\Z)", text[here.index : here.index + 2]):
            return at(here, NO_KEY)
        message = _('a text cannot begin with "{character}"').format(character=text[here.index : here.index + 1])
        return at_index(text, here.index, message, _(_QUOTE))
    if re.search("block mapping|flow|document start", said) and (found := _misplaced(text, here, said, tokens)):
        return found
    words, mark = next(((words, opened if open else here) for part, open, words in _SYNTAX if re.search(part, said)),
                       (_UNKNOWN, here))  # fmt: skip
    return at(mark, words)


def _line(text: str, number: int) -> str:
    return text.split("\n")[number].rstrip()


def _colon(text: str, here: yaml.Mark) -> Fault:
    """A colon in a text, or a key that was taken for more text of the line above."""
    line = _line(text, here.line)
    if re.search(r":\s", line[: here.column]):
        simple = re.fullmatch(r"([^:#]*:\s+)([^\s\"'#\[{|>][^#\"\\]*)", line.strip())
        if not simple or len(line) > _WIDEST:
            return at(here, _SECOND_COLON)
        hint = _("write {line}").format(line=f'{simple[1]}"{simple[2]}"')
        return at_index(text, here.index, _(_SECOND_COLON[0]), hint)
    if found := _blank(here.line + 1, line):
        return found
    above = next((number for number in range(here.line - 1, -1, -1) if _line(text, number)), 0)
    return _glued(above + 1, _line(text, above)) or at(here, _MORE_TEXT)


def _blank(number: int, line: str) -> Fault | None:
    """A blank that is no space, before a key or after a colon or dash."""
    found = re.search(r"(?:^ *|(?<=[:-]))[^\S \t\r\n]", line)
    return Fault(number, found.end(), _(_BLANK[0]), _(_BLANK[1])) if found else None


def _glued(number: int, line: str) -> Fault | None:
    """A line in which the space after the colon or the dash is missing."""
    if found := re.match(r"(\s*(?:- +)*[\w-]+:)(?!//)[^\s:]", line):
        message = _(SPACE[0])
    elif found := re.match(r"(\s*-)[^\s-]", line):
        message = _("there is no space after the dash")
    else:
        return None
    hint = _("write {line}").format(line=f"{found[1].strip()} {line[found.end(1) :]}"[:_WIDEST])
    return Fault(number, found.end(1), message, hint)


def _misplaced(text: str, here: yaml.Mark, said: str, tokens: Tokens) -> Fault | None:
    """Something after a text or a list that had ended already, or in a column of its own."""
    character, last = text[here.index : here.index + 1], _last_before(here, tokens(text))
    flow = "flow" in said
    if getattr(last, "style", None) in ("'", '"') and not (flow and character in "\"'[{"):
        if last.start_mark.line == here.line:
            return at(here, _AFTER_QUOTE)
        message = _("the quote that opens here is closed only in line {line}").format(line=here.line + 1)
        return at_index(text, last.start_mark.index, message, _(_CLOSE))
    if flow:
        return at(here, _COMMA_OR_QUOTES if character == ":" else _COMMA)
    if isinstance(last, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)) and character not in "]}":
        return at(here, _AFTER_BRACKET)
    if "document start" in said:
        return None
    return at(here, {":": NO_KEY, "-": _DASH, "]": _BRACKET, "}": _BRACKET}.get(character, _COLUMN))


def _last_before(here: yaml.Mark, tokens: Iterable[Any]) -> Any:
    """The token with text in it that ends before a mark, in the same line."""
    last = None
    for token in tokens:
        if token.end_mark.index > here.index:
            break
        if token.end_mark.index > token.start_mark.index:
            last = token
    return last if last and last.end_mark.line == here.line else None


def _unclosed(text: str, tokens: Tokens) -> yaml.Mark | None:
    """Where a bracket opens that nothing closes, or another bracket."""
    marks: list[yaml.Mark] = []
    for token in tokens(text):
        if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
            marks.append(token.start_mark)
        elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)) and marks:
            if text[marks[-1].index] + text[token.start_mark.index] not in ("[]", "{}"):
                return marks[-1]
            marks.pop()
    return marks[0] if marks else None
