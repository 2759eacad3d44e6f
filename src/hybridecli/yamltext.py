"""How a value is written in a record: the style of a text, and lists and mappings in block and in flow."""

import re
from typing import Any, Final, NamedTuple

from hybridecli import yamlfile
from hybridecli.errors import HybrideError
from hybridecli.language import _

Value = Any  # plain Python: str, int, float, bool, None, and lists and dicts of them


class Written(NamedTuple):
    """What stands on the line of the key or the dash, and the lines below it."""

    head: str
    body: tuple[str, ...] = ()


class Layout(NamedTuple):
    """How much further than their key a mapping and the dashes of a list begin."""

    mapping: int = 2
    sequence: int = 2


STEP: Final = 2  # of the lines of a text below its key
_IN_FLOW: Final = re.compile(r"[,\[\]{}?]")  # what needs quotes between brackets
_HALF: Final = re.compile("[\ud800-\udfff]")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(value: Value, style: str = "", old: str = "", *, flow: bool = False, careful: bool = False) -> Written:
    """One value, in the style of the one that it replaces where it can be; `careful` puts every text in quotes."""
    if not isinstance(value, str):
        return Written(_bare(value))
    if careful:
        return Written(_double(value))
    if not flow and style == "|" and (body := _literal(value)):
        return body
    if not flow and style == ">" and yamlfile.survives_folding(value.removesuffix("\n")):
        return _folded(value)
    if not flow and yamlfile.is_long(value) and (style in ("|", ">") or "\n" in value or not yamlfile.is_long(old)):
        return _folded(value)
    if style == '"':
        return Written(_double(value))
    if style == "'" and value.isprintable():
        return Written("'" + value.replace("'", "''") + "'")
    plain = yamlfile.is_plain_text(value) or yamlfile.day(value)
    return Written(value if plain and not (flow and _IN_FLOW.search(value)) else _double(value))


def plain(value: Value) -> Any:
    """The value as the texts that a file shows; None is the empty text.

    Raises HybrideError for what no file can hold, such as half a character.
    """
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, str) and _HALF.search(value):
        raise HybrideError(_("this text cannot be written to a file"), _("type it again without unusual characters"))
    return value if isinstance(value, str) else _bare(value)


def _bare(value: Value) -> str:
    """A number, a truth or None; numbers without an exponent, which readers of YAML disagree about."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    if isinstance(value, float) and "e" in repr(value):
        from decimal import Decimal  # here, as it costs start-up and numbers so large or small are rare

        return format(Decimal(repr(value)), "f")
    return str(value)


def _double(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(letter) or _shown(letter) for letter in text) + '"'


def _shown(letter: str) -> str:
    if letter.isprintable():
        return letter
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _literal(text: str) -> Written | None:
    """A text after `|`, or None where it would not survive that."""
    lines = text.removesuffix("\n").split("\n")
    if not lines[-1].strip() or not all(not line or (line.isprintable() and line.strip()) for line in lines):
        return None
    begins_blank = next(line for line in lines if line).startswith(" ")
    header = "|" + (str(STEP) if begins_blank else "") + ("" if text.endswith("\n") else "-")
    return Written(header, tuple(shifted(lines, STEP)))


def _folded(text: str) -> Written:
    """A text after `>`, which survives that, in lines of at most 100 characters."""
    letters = list(text.removesuffix("\n"))
    letters = ["\n\n" if letter == "\n" and letters[at - 1] != "\n" else letter for at, letter in enumerate(letters)]
    for at in yamlfile.folds(text.removesuffix("\n")):
        letters[at] = "\n"
    return Written(">" if text.endswith("\n") else ">-", tuple(shifted("".join(letters).split("\n"), STEP)))


def shifted(lines: list[str] | tuple[str, ...], columns: int) -> list[str]:
    """Lines further to the right; an empty line stays empty."""
    return [" " * columns + line if line else line for line in lines]


def flow(value: Value, careful: bool = False) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        pairs = (f"{key(name, flow=True)}: {flow(item, careful)}" for name, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join('""' if item is None else flow(item, careful) for item in value) + "]"
    return scalar(value, flow=True, careful=careful).head


def key(name: str, flow: bool = False) -> str:
    """A key."""
    return name if yamlfile.is_plain_text(name) and not (flow and _IN_FLOW.search(name)) else _double(name)


def block(value: Value, layout: Layout, careful: bool = False) -> list[str]:
    """The lines of a list or mapping, with one entry below the other."""
    lines: list[str] = []
    if isinstance(value, dict):
        for name, item in value.items():
            columns = layout.sequence if isinstance(item, list | tuple) else layout.mapping
            written = below(item, columns, layout, careful)
            lines += [_begun(f"{key(name)}:", written.head), *written.body]
        return lines
    for item in value:
        lines += dashed(below(item, STEP, layout, careful))
    return lines


def below(value: Value, columns: int, layout: Layout, careful: bool = False) -> Written:
    """A value behind a new key or dash; a list or mapping begins that many columns further on the next line."""
    if isinstance(value, dict | list | tuple) and value:
        return Written("", tuple(shifted(block(value, layout, careful), columns)))
    return Written(flow(value)) if isinstance(value, dict | list | tuple) else scalar(value, careful=careful)


def dashed(written: Written) -> list[str]:
    """An item of a list; a list or mapping in it begins behind its dash."""
    if not written.head and written.body:
        return [_begun("-", written.body[0][STEP:]), *written.body[1:]]
    return [_begun("-", written.head), *written.body]


def _begun(start: str, head: str) -> str:
    return f"{start} {head}" if head else start
