"""Rules and time: waiting makes no error, and only rules that say that they look at today do so."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import Folder
from judging import SOUND

from hybridecli.rule import Wrong
from hybridecli.rules import rules
from hybridecli.shipped import sample_folder

DAYS = ("2025-09-01", "2026-01-15", "2026-03-20", "2026-06-26", "2026-12-31", "2028-08-31", "2035-01-01")


@pytest.mark.parametrize("source", [SOUND, sample_folder()], ids=["sound", "sample"])
def test_waiting_makes_no_error_and_other_rules_do_not_look_at_today(bare_folder: Folder, source: Path) -> None:
    shutil.copytree(source, bare_folder.path, dirs_exist_ok=True)

    def found(day: str) -> list[dict[str, Any]]:
        result = bare_folder.run("check", "--all-stages", "--format", "json", HYBRIDE_TODAY=day)
        assert result.status == 0, day
        return list(result.json)

    timeless = {day: [item for item in found(day) if not looks_at_today(item["rule"])] for day in DAYS}
    for day in DAYS[1:]:
        # a hint may hold the command of a waiver, which is dated
        assert [without_hint(item) for item in timeless[day]] == [without_hint(item) for item in timeless[DAYS[0]]], day


def looks_at_today(name: str) -> bool:
    return name in rules() and rules()[name].today


def without_hint(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "hint"}


def test_a_rule_that_looks_at_today_or_rests_on_law_never_weighs_as_an_error() -> None:
    lenient = [rule for rule in rules().values() if rule.today or rule.law]
    assert {rule.weight(Wrong("", severity="error")) for rule in lenient} <= {"warning"}
