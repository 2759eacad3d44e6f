"""How the tests of rules look: the records of a docstring judged by one rule, and a partnership that keeps all."""

import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from conftest import Folder

from hybridecli.rules import rules

TODAY = "2026-03-20"
SOUND = Path(__file__).parent / "rules/sound"
GAP = "…"  # what a person fills in


class Judged:
    """The folder of a test, and the rule that the name of the test says: `test_breaks_<rule>__<case>`."""

    def __init__(self, folder: Folder, test: str) -> None:
        self.folder = folder
        self.name = re.sub(r"^test_(breaks|keeps)_|__.*$", "", test).replace("_", "-")

    def found(self, *words: str, today: str = TODAY) -> list[dict[str, Any]]:
        """What the rule finds, as JSON."""
        result = self.folder.run("check", "--format", "json", *words, HYBRIDE_TODAY=today)
        structure = [item for item in result.json if not item["sources"] and item["severity"] == "error"]
        assert structure == [], "the records of the test itself are wrong"
        return [item for item in result.json if item["rule"] == self.name]

    def breaks(
        self,
        *places: str,
        severity: str | None = None,
        fill: Sequence[str] | None = None,
        today: str = TODAY,
        words: str = "",
    ) -> list[dict[str, Any]]:
        """The rule finds something at these places (`FILE:LINE`), and nothing else. Returns what it finds.

        With `fill`, the command in the hint of the first is typed to the letter, its gaps filled, and that finding is
        gone. `words` stand in its message.
        """
        assert self.name in rules(), f"there is no rule {self.name}"
        found = self.found(today=today)
        assert [f"{item['file']}:{item['line']}" for item in found] == list(places)
        first = found[0]
        assert first["sources"][0] == rules()[self.name].number
        assert first["message"]
        assert first["hint"], "it does not say what to do"
        assert words in first["message"]
        if severity:
            assert {item["severity"] for item in found} == {severity}
        if fill is not None:
            self.follow(first, fill, today)
        return found

    def follow(self, finding: dict[str, Any], fill: Sequence[str], today: str) -> None:
        """Type the command of a hint, and see that the finding is gone."""
        command = finding["hint"][finding["hint"].index("hybride ") :].partition("; ")[0]
        for value in fill:
            assert GAP in command, f"{command} has no gap for {value}"
            command = command.replace(GAP, value, 1)
        assert GAP not in command, command
        result = self.folder.run(*shlex.split(command)[1:], HYBRIDE_TODAY=today)
        assert result.status == 0, result.stderr
        assert finding not in [item for item in self.found(today=today) if not item.get("waived")]

    def keeps(self, *, today: str = TODAY) -> None:
        """The rule has nothing to say, also in later stages."""
        assert self.name in rules(), f"there is no rule {self.name}"
        assert self.found(today=today) == []


class Sound:
    """A copy of the partnership in which nothing is wrong, to be changed."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    def after(self, *changes: str) -> set[str]:
        """The numbers of what is found after changes: `RECORD FIELD=VALUE…`, as they are typed behind `set`."""
        for change in changes:
            result = self.folder.run("set", *shlex.split(change), HYBRIDE_TODAY=TODAY)
            assert result.status == 0, result.stderr
        return self.numbers()

    def numbers(self, *words: str) -> set[str]:
        """The numbers of the rules that find something; the name of those without a number."""
        found = self.folder.run("check", "--format", "json", *words, HYBRIDE_TODAY=TODAY).json
        return {item["sources"][0] if item["sources"] else item["rule"] for item in found}
