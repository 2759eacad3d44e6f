"""Rules and time: waiting makes no error, and only rules that say that they look at today do so."""

import shutil
from pathlib import Path

import pytest
from conftest import Folder
from judging import SOUND

from hybridecli.rule import Wrong
from hybridecli.rules import rules
from hybridecli.shipped import sample_folder

DAYS = ("2025-09-01", "2026-01-15", "2026-03-20", "2026-06-26", "2026-12-31", "2028-08-31", "2035-01-01")


@pytest.mark.parametrize("source", [SOUND, sample_folder()], ids=["sound", "sample"])
def test_waiting_makes_no_error(bare_folder: Folder, source: Path) -> None:
    """A partnership without errors has none on any other day, whatever has become late by then."""
    shutil.copytree(source, bare_folder.path, dirs_exist_ok=True)
    for day in DAYS:
        result = bare_folder.run("check", "--all-stages", "--format", "json", HYBRIDE_TODAY=day)
        assert [item["rule"] for item in result.json if item["severity"] == "error" and "later" not in item] == [], day
        assert result.status == 0, day


def test_a_rule_that_looks_at_today_or_rests_on_law_never_weighs_as_an_error() -> None:
    lenient = [rule for rule in rules().values() if rule.today or rule.law]
    assert {rule.weight(Wrong("", severity="error")) for rule in lenient} <= {"warning"}
