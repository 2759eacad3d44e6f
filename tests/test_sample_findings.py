"""What the sample shows of the rules: eight things that a coordinator recognises, two set aside, and nothing else."""

import shutil
from typing import Any

import pytest
from conftest import Folder

from hybridecli.shipped import sample_folder

TODAY = "2026-06-29"  # the day on which the README looks
FINDINGS = [
    ("C03", "couples/koppel-2026-03"),  # a goal for years in a couple of twelve weeks
    ("B05", "groups/werkgroep-convenant"),  # a working group that was to be ready in May
    ("B18", "logs/2025-12-16-stuurgroep"),  # a decision without an owner
    ("E03", "logs/2026-05-21-vervanging"),  # nobody to take over the lessons on Tuesday
    ("A33", "partners/csg-de-braam"),  # nobody to call at the school that joined last
    ("B10", "partnership"),  # two partners whose own people heard nothing
    ("B17", "people/p-c6wgfv"),  # the bridge builder for care, gone since May
    ("A29", "people/p-j7kvth"),  # a hybrid professional who only gives lessons
]
SET_ASIDE = [("A01", "agreements/samenwerking-2025"), ("A26", "partnership")]
STATUS = [
    (2, "2026-03-31", "logs/2026-02-19-de-braam"),  # the first contact of the school, promised for March
    (2, "2026-05-05", "partnership"),  # three months after the message of 5 February
    (2, "2026-05-31", "groups/werkgroep-convenant"),
    (2, "2026-06-14", "people/p-c6wgfv"),  # thirty days after 15 May
    (2, "2026-06-15", "rounds/2026-06-stuurgroep"),  # the municipality has not answered
    (3, "2026-05-29", "couples/koppel-2025-01"),  # how it went on, four months after the end
]
BEFORE_AND_AFTER = ("2024-06-29", "2025-06-29", "2025-12-29", "2026-12-29", "2027-06-29", "2028-06-29", "2030-06-29")


@pytest.fixture
def sample(bare_folder: Folder) -> Folder:
    """A copy of the sample, of which all is committed."""
    shutil.copytree(sample_folder(), bare_folder.path, dirs_exist_ok=True)
    bare_folder.under_git().commit("the sample")
    return bare_folder


def found(sample: Folder, today: str) -> list[dict[str, Any]]:
    """What the check finds on a day, as JSON."""
    findings: list[dict[str, Any]] = sample.run("check", "--format", "json", HYBRIDE_TODAY=today).json
    return findings


def test_it_shows_what_a_coordinator_recognises_and_nothing_else(sample: Folder) -> None:
    named = [(item["sources"][0], item["about"]) for item in found(sample, TODAY) if not item.get("waived")]
    assert named == FINDINGS


def test_it_shows_how_a_waiver_looks(sample: Folder) -> None:
    aside = [item for item in found(sample, TODAY) if item.get("waived")]
    assert [(item["sources"][0], item["about"]) for item in aside] == SET_ASIDE
    assert {item["waived"]["by"] for item in aside} == {"p-mn2njv"}
    assert [item["waived"]["date"] for item in aside] == ["2025-11-04", "2026-06-18"]


def test_none_is_an_error_in_the_years_before_and_after(sample: Folder) -> None:
    for day in (TODAY, *BEFORE_AND_AFTER):
        assert [item["rule"] for item in found(sample, day) if item["severity"] == "error"] == [], day


def test_nobody_is_to_be_removed_before_2027(sample: Folder) -> None:
    for day, numbers in (("2026-12-31", 0), ("2027-01-01", 1)):
        assert sum("F03" in item["sources"] for item in found(sample, day)) == numbers, day


def test_status_tells_six_things_on_one_screen(sample: Folder) -> None:
    told = sample.run("status", "--format", "json", HYBRIDE_TODAY=TODAY).json
    assert [(item["urgency"], item["due"], item["about"]) for item in told[:6]] == STATUS
    more = [(item["due"], item["what"].partition(":")[0]) for item in told[6:]]
    assert more == [
        ("2026-07-02", "Henk-Jan Slagter and Marek Zielinski"),  # the closing talk, this week
        (None, "Ousmane Diallo"),  # who applied, and is not in a couple
        (None, "5 points of good practice to look at"),
    ]
    screen = sample.run("status", HYBRIDE_TODAY=TODAY).lines
    assert [line.strip() for line in screen[4::2]] == [item["command"] for item in told[:6]]
    assert screen[-1] == "and 3 more: hybride status --all"
