"""The part of YAML that records are written in: how it is parsed without types, and what of YAML is refused."""

import re
from collections.abc import Iterator
from typing import Any, Final, cast

import yaml

from hybridecli import yamlfault
from hybridecli.language import N_, _
from hybridecli.yamlfault import Fault

Scalar = yaml.ScalarNode
Mapping = yaml.MappingNode
Sequence = yaml.SequenceNode
Node = Scalar | Mapping | Sequence

LARGEST: Final = 4 * 1024 * 1024  # bytes
DEEPEST: Final = 32  # levels

ORDINARY: Final = bytes(sorted({10, *range(0x20, 0x7F)} - set(b"!%&*<=>?|")))  # what can break no rule of `special`
_CHARACTER: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")
_BLANKS: Final = bytes.maketrans(b"-?", b"  ")  # a list in a list in a list: - - -
_MARKER: Final = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_INDICATOR: Final = re.compile(r"\t|^%|(?:^|[\s\[{,:])(?:[&*][\w-]|[!?])", re.MULTILINE)
_INDENT: Final = {  # by style, a scalar with a tab in an indentation that counts; the tab is the last that matches
    "": re.compile(r".*?\n *\t", re.DOTALL),
    "|": re.compile(r".[-+]?[ \r]*(?:#[^\n]*)?\n(?:[ \r]*\n)* *\t"),
}
_REFUSED: Final = {
    yaml.AnchorToken: yamlfault.ANCHOR,
    yaml.AliasToken: yamlfault.ALIAS,
    yaml.TagToken: yamlfault.TAG,
    yaml.DirectiveToken: yamlfault.DIRECTIVE,
    yaml.KeyToken: yamlfault.QUESTION,
}


_OPENING: Final = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING: Final = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


class _Untyped:
    """Gives every node the same tag, so that a plain scalar is its text."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        return ""

    def descend_resolver(self, parent: Any, index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class Pure(_Untyped, yaml.BaseLoader):
    """What parses where PyYAML was built without libyaml."""

    def compose_scalar_node(self, anchor: Any) -> Any:
        node = super().compose_scalar_node(anchor)
        node.value.encode()  # a ValueError for half a character, such as "\\ud83d", which libyaml refuses
        return node


parser: type[Any] = Pure
if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    class _Fast(_Untyped, CParser):
        """What parses everywhere else."""

    parser = _Fast


def tokens(text: str) -> Iterator[Any]:
    """The tokens up to the end or the first syntax error; made without recursion."""
    scanner = parser(text.encode())
    try:
        while scanner.check_token():
            yield scanner.get_token()
    except yaml.YAMLError:
        return


def is_empty(node: Node) -> bool:
    """Whether this is a plain scalar without text, such as the value of a key without a value."""
    return isinstance(node, Scalar) and not node.value and not node.style


def unreadable(data: bytes) -> list[Fault]:
    """What is no text, or has characters about which readers of YAML disagree."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return [Fault(1, 1, _("the file is saved as UTF-16"), _("save the file as UTF-8"))]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before, byte = data[: error.start].decode(), data[error.start : error.start + 1]
        message = _('the file is not saved as UTF-8: byte {byte}, perhaps "{character}"')
        message = message.format(byte=byte.hex().upper(), character=byte.decode("cp1252", "replace"))
        return [yamlfault.at_index(before, len(before), message, _("save the file as UTF-8"))]
    if text.replace("\n", "").isprintable() or not (found := _CHARACTER.search(text)):
        return []
    message = _("an invisible character (U+{code}) stands here").format(code=f"{ord(found[0]):04X}")
    hint = _("delete it, or type the words again: pasted text can hold such characters")
    if found[0] == "\r":
        message, hint = _("the line ends are those of old Macs (CR)"), _("save the file with line ends LF or CRLF")
    elif found[0] == "\0":
        hint = _("save the file as text, in UTF-8")
    return [yamlfault.at_index(text, found.start(), message, hint)]


def too_large(data: bytes) -> list[Fault]:
    """Too many bytes, or nesting on which the composers, which recurse, would crash: they get 300 levels at most."""
    if len(data) > LARGEST:
        return [Fault(1, 1, _("the file is larger than 4 MB"), _("a record is a short text: is this the right file?"))]
    shallow = data.count(b"[") + data.count(b"{") < 100 and b" " * 48 not in data.translate(_BLANKS)
    return [] if shallow else too_deep(data)


def too_deep(data: bytes) -> list[Fault]:
    """More levels than a record has, as far as the file can be parsed; found without recursion."""
    depth, events = 0, parser(data)
    try:
        while events.check_event():
            event = events.get_event()
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return [yamlfault.at(event.start_mark, yamlfault.DEEP)]
    except yaml.MarkedYAMLError as error:
        if error.problem_mark and error.problem == "exceeded maximum nesting depth":  # of libyaml, which looks ahead
            return [yamlfault.at(_first_too_deep(data.decode(), error.problem_mark), yamlfault.DEEP)]
    except yaml.YAMLError:
        pass  # the composer finds it again, and does not go deeper than this
    return []


def _first_too_deep(text: str, far: Any) -> Any:
    """Where the first level too many begins, before the mark `far` of many more; libyaml gives no tokens of it."""
    depth, scanner = 0, cast(Any, Pure(text[: far.index]))
    while scanner.check_token():
        token = scanner.get_token()
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > DEEPEST:
            return token.start_mark
    return far


def special(text: str) -> list[Fault]:
    """What YAML allows and records do not, as far as tokens show it; a syntax error is left to the composer."""
    if found := _MARKER.search(text):
        hint = _("keep the version that holds, and delete the lines with <<<<<<<, ======= and >>>>>>>")
        message = _("a merge was not finished: both versions stand here")
        return [yamlfault.at_index(text, found.start(), message, hint)]
    if not _INDICATOR.search(text):
        return []
    faults, end = [], 0
    for token in tokens(text):
        mark = token.start_mark
        between = re.sub("#[^\n]*", lambda comment: " " * len(comment[0]), text[end : mark.index])
        if "\t" in between:
            index = end + between.index("\t")
            faults.append(yamlfault.at_index(text, index, _(yamlfault.TAB[0]), _(yamlfault.TAB[1])))
        end = max(end, token.end_mark.index)
        style = ((token.style or "") if isinstance(token, yaml.ScalarToken) else "'").replace(">", "|")
        if style in _INDENT and (found := _INDENT[style].match(text, mark.index, end)):
            faults.append(yamlfault.at_index(text, found.end() - 1, _(yamlfault.TAB[0]), _(yamlfault.TAB[1])))
        if type(token) in _REFUSED and token.end_mark.index > mark.index:  # an ordinary key has an empty token
            faults.append(yamlfault.at(mark, _REFUSED[type(token)]))
    return faults


def refused(root: Node) -> list[Fault]:
    """What only the nodes show, level by level: keys that are no word or stand twice, and too many levels."""
    faults: list[Fault] = []
    level = [root] if root.__class__ is not Scalar else []
    for _depth in range(DEEPEST):
        below: list[Node] = []
        for node in level:
            if node.__class__ is Sequence:
                below += node.value
                continue
            try:
                keys = {key.value for key, _value in node.value}
            except TypeError:  # a key is a list or a mapping
                keys = {""}
            if len(keys) < len(node.value) or "" in keys or "<<" in keys:
                faults += _refused_keys(node)
            below += [value for _key, value in node.value]
        level = [node for node in below if node.__class__ is not Scalar]
        if not level:
            return sorted(faults)
    return [yamlfault.at(level[0].start_mark, yamlfault.DEEP)] if level else []


def _refused_keys(node: Node) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for key, _value in node.value:
        mark = key.start_mark
        if not isinstance(key, Scalar):
            hint = N_("put text that begins with a bracket or a brace in quotes")
            yield yamlfault.at(mark, (N_("a list or a mapping cannot be a key"), hint))
        elif is_empty(key):
            yield yamlfault.at(mark, yamlfault.NO_KEY)
        elif key.value == "<<" and not key.style:
            yield yamlfault.at(mark, (N_('"<<" cannot be a key'), N_("write out the keys that it would take over")))
        elif key.value in first:
            message = _('the key "{key}" stands here twice: the first is in line {line}')
            message = message.format(key=key.value, line=first[key.value])
            yield Fault(mark.line + 1, mark.column + 1, message, _("keep one of the two"))
        else:
            first[key.value] = mark.line + 1
