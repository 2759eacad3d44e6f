"""Waivers: what a rule says can be set aside with a reason, a name and a date, and a waiver is itself looked at."""

import re
import shlex

import pytest
from conftest import Folder

COUPLE = """
members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
period: {start: 2026-02-02, end: 2026-06-30}
status: running
"""
PEOPLE = {"people/p-b2c3d4.yaml": "name: Aagje Brandsma\n", "people/p-d5f6g7.yaml": "name: Wim Terpstra\n"}
WAIVER = "{rule: period-suits-a-couple, about: couples/koppel-1, reason: ziek, by: p-b2c3d4, date: 2026-03-01}"


@pytest.fixture
def long_couple(folder: Folder) -> Folder:
    """A couple that works together for 21 weeks."""
    return folder.write({**PEOPLE, "couples/koppel-1.yaml": COUPLE})


def about_period(folder: Folder) -> list[dict[str, object]]:
    found = folder.run("check", "--format", "json").json
    return [item for item in found if item["rule"] == "period-suits-a-couple"]


def about_waivers(folder: Folder) -> list[tuple[str, str, int]]:
    found = folder.run("check", "--format", "json").json
    return [(item["rule"], item["severity"], item["line"]) for item in found if item["rule"].startswith("waiver-")]


def waive(folder: Folder, waiver: str) -> Folder:
    return folder.write({"partnership.yaml": f"name: Proef\nwaivers:\n  - {waiver}\n"})


def test_without_a_waiver_it_is_a_warning_that_says_how_to_set_it_aside(long_couple: Folder) -> None:
    [found] = about_period(long_couple)
    assert (found["severity"], found["line"], found["about"]) == ("warning", 3, "couples/koppel-1")
    assert "waived" not in found
    assert "hybride set partnership 'waivers+={rule: " in long_couple.run("check").lines[-1]


def test_the_command_at_the_end_of_a_check_sets_it_aside(long_couple: Folder) -> None:
    long_couple.write({"partnership.yaml": "name: Proef\ncoordinators: [p-b2c3d4]\n"})
    closing = long_couple.run("check", HYBRIDE_TODAY="2026-03-20").lines[-1]
    command = shlex.split(closing[closing.index("hybride ") :].replace("…", "schooljaar loopt anders"))
    rule = re.search(r"rule: ([\w-]+)", closing)
    assert rule
    assert long_couple.run(*command[1:]).status == 0
    aside = [item for item in long_couple.run("check", "--format", "json").json if "waived" in item]
    assert {item["rule"] for item in aside} == {rule[1]}
    assert aside[0]["waived"] == {"reason": "schooljaar loopt anders", "by": "p-b2c3d4", "date": "2026-03-20"}


def test_what_is_set_aside_stays_in_json_and_leaves_the_table_and_annotations(long_couple: Folder) -> None:
    waive(long_couple, WAIVER)
    [found] = about_period(long_couple)
    assert found["waived"] == {"reason": "ziek", "by": "p-b2c3d4", "date": "2026-03-01"}
    assert "period-suits-a-couple" not in long_couple.run("check").stdout
    assert "1 set aside" in long_couple.run("check").stdout
    assert "period-suits-a-couple" not in long_couple.run("check", "--format", "github").stdout
    assert about_waivers(long_couple) == []


@pytest.mark.parametrize(
    ("part", "missing"),
    [(", reason: ziek", "reason"), (", by: p-b2c3d4", "by"), (", date: 2026-03-01", "date")],
)
def test_one_that_lacks_a_reason_name_or_date_sets_nothing_aside(long_couple: Folder, part: str, missing: str) -> None:
    waive(long_couple, WAIVER.replace(part, ""))
    assert about_waivers(long_couple) == [("waiver-is-complete", "warning", 3)]
    assert "waived" not in about_period(long_couple)[0]
    assert f"waivers.0.{missing}=" in long_couple.run("check").stdout


def test_one_in_which_the_gap_for_the_reason_was_left_sets_nothing_aside(long_couple: Folder) -> None:
    waive(long_couple, WAIVER.replace("ziek", "…"))
    assert about_waivers(long_couple) == [("waiver-is-complete", "warning", 3)]
    assert "waived" not in about_period(long_couple)[0]


@pytest.mark.parametrize("typed", ["period-suits-the-couple", "C02", "c02"])
def test_one_of_a_mistyped_rule_or_its_number_is_mended_by_its_command(long_couple: Folder, typed: str) -> None:
    waive(long_couple, WAIVER.replace("period-suits-a-couple", typed))
    assert about_waivers(long_couple) == [("waiver-names-a-rule", "warning", 3)]
    found = long_couple.run("check", "--format", "json").json
    [hint] = [item["hint"] for item in found if item["rule"] == "waiver-names-a-rule"]
    assert long_couple.run(*hint[hint.index("hybride ") :].split()[1:]).status == 0
    assert about_waivers(long_couple) == []
    assert about_period(long_couple)[0]["waived"]


def test_one_of_an_unknown_rule_is_found_with_the_name_that_was_meant(long_couple: Folder) -> None:
    waive(long_couple, WAIVER.replace("suits-a", "suits-the"))
    assert about_waivers(long_couple) == [("waiver-names-a-rule", "warning", 3)]
    assert "did you mean period-suits-a-couple?" in long_couple.run("check").stdout


def test_one_that_no_longer_applies_is_found_and_its_command_removes_it(long_couple: Folder) -> None:
    waive(long_couple, WAIVER)
    long_couple.write({"couples/koppel-1.yaml": COUPLE.replace("06-30", "04-30")})
    assert about_waivers(long_couple) == [("waiver-is-needed", "info", 3)]
    assert long_couple.run("set", "partnership", "waivers.0=").status == 0
    assert about_waivers(long_couple) == []


def test_one_about_a_couple_that_has_ended_is_history_and_stays(long_couple: Folder) -> None:
    waive(long_couple, WAIVER)
    long_couple.write({"couples/koppel-1.yaml": COUPLE.replace("running", "closed")})
    assert about_waivers(long_couple) == []


def test_one_without_a_record_is_about_all(long_couple: Folder) -> None:
    long_couple.write({"couples/koppel-2.yaml": COUPLE})
    waive(long_couple, WAIVER.replace(", about: couples/koppel-1", ""))
    assert [bool(item["waived"]) for item in about_period(long_couple)] == [True, True]


def test_a_fault_in_a_file_cannot_be_set_aside(long_couple: Folder) -> None:
    long_couple.write({"couples/koppel-1.yaml": COUPLE + "colour: red\n"})
    waive(long_couple, WAIVER.replace("period-suits-a-couple", "schema"))
    assert about_waivers(long_couple) == [("waiver-names-a-rule", "warning", 3)]
    assert long_couple.run("check").status == 1
