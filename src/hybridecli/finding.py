"""A finding: what is wrong in the records, as a value, with its place and what to do about it."""

from typing import Any, Literal

import msgspec

Severity = Literal["error", "warning", "info"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One fault or piece of advice. `file` is relative with `/`; `line` and `column` count from 1, in characters."""

    file: str
    line: int = 1
    column: int = 1
    severity: Severity = "error"
    rule: str
    sources: tuple[str, ...] = ()
    about: str = ""
    message: str
    hint: str = ""

    @property
    def place(self) -> str:
        """Where it is, as editors and terminals make it clickable."""
        return f"{self.file}:{self.line}:{self.column}"

    def plain(self) -> dict[str, Any]:
        """The finding as JSON shows it."""
        values: dict[str, Any] = msgspec.to_builtins(self)
        return values


def in_order(finding: Finding) -> tuple[Any, ...]:
    """Sort key: by file and place, then by rule."""
    return (finding.file, finding.line, finding.column, finding.rule, finding.message)
