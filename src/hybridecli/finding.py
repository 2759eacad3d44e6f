"""A finding: what is wrong in the records, as a value, with its place and what to do about it."""

from typing import Any, Literal

import msgspec

Severity = Literal["error", "warning", "info"]


class Waived(msgspec.Struct, frozen=True, kw_only=True):
    """Why a finding was set aside, by whom and when."""

    reason: str
    by: str
    date: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One fault or piece of advice. `file` is relative with `/`; `line` and `column` count from 1, in characters."""

    file: str
    line: int = 1
    column: int = 1
    severity: Severity = "error"
    rule: str
    sources: tuple[str, ...] = ()  # for a rule its number in practice first
    about: str = ""
    message: str
    hint: str = ""
    waived: Waived | None = None
    later: str = ""  # the stage or status from which it will count; empty where it counts now

    @property
    def counts(self) -> bool:
        """Whether it asks for something now."""
        return not self.waived and not self.later

    @property
    def place(self) -> str:
        """Where it is, as editors and terminals make it clickable."""
        return f"{self.file}:{self.line}:{self.column}"

    def plain(self) -> dict[str, Any]:
        """The finding as JSON shows it."""
        values: dict[str, Any] = msgspec.to_builtins(self)
        return {name: value for name, value in values.items() if name not in ("waived", "later") or value}


def in_order(finding: Finding) -> tuple[Any, ...]:
    """Sort key: by file and place, then by rule."""
    return (finding.file, finding.line, finding.column, finding.rule, finding.message)
