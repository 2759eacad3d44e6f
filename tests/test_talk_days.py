"""The days of talks that follow from the period: working days that suit both, and no holidays of schools."""

import re
from datetime import date

import pytest
from conftest import Folder

from hybridecli.holidays import schools_are_closed
from hybridecli.partnership import load
from hybridecli.records.couples import Couple, Moments
from hybridecli.snapshot import WorkTree
from hybridecli.twinning import talk_days

RECORDS = {
    "partnership.yaml": "name: Hybride Techniek Rivierenland\n",
    "partners/braam.yaml": "name: School De Braam\nkind: school\n",
    "partners/kolmer.yaml": "name: Kolmer Meettechniek\nkind: company\n",
    "people/p-aaaaaa.yaml": "name: Jelle Vermeer\npartner: braam\n",
    "people/p-bbbbbb.yaml": "name: Mara de Boer\npartner: kolmer\n",
}
COUPLE = "members: [{person: p-aaaaaa}, {person: p-bbbbbb}]\nstatus: running\n"


def talks(folder: Folder, first: str, last: str, more: str = "", **records: str) -> Moments | None:
    text = f"{COUPLE}period: {{start: {first}, end: {last}}}\n{more}"
    folder.write({**RECORDS, **records, "couples/koppel.yaml": text})
    partnership = load(WorkTree(folder.path))
    couple = partnership.get("couples/koppel")
    assert isinstance(couple, Couple)
    return talk_days(couple, partnership)


def test_no_talk_falls_in_the_holidays_of_christmas(bare_folder: Folder) -> None:
    # the period ends on New Year's Eve; the holidays begin on Monday 21 December
    assert talks(bare_folder, "2026-10-05", "2026-12-31") == Moments(
        start="2026-10-05", midway="2026-11-17", closing="2026-12-18", follow_up="2027-05-03"
    )
    found = talks(bare_folder, "2026-12-21", "2027-03-12")
    assert found is not None
    assert found.start == "2027-01-04"


def test_a_talk_moves_away_from_what_does_not_suit_the_school_the_firm_or_one_of_the_two(bare_folder: Folder) -> None:
    weeks = {
        "partners/braam.yaml": "not_available: [{from: 2026-04-27, until: 2026-05-08, why: meivakantie}]\n",
        "partners/kolmer.yaml": "not_available: [{from: 2026-02-02, until: 2026-02-03, why: inventaris}]\n",
        "people/p-bbbbbb.yaml": "twinning: {available: {not: [{from: 2026-03-16, until: 2026-03-20}]}}\n",
    }
    records = {path: RECORDS[path] + text for path, text in weeks.items()}
    found = talks(bare_folder, "2026-02-02", "2026-05-01", **records)
    # 2 and 3 February: the firm; halfway is Wednesday 18 March, when Mara cannot; 27 April to 1 May: the school
    assert found is not None
    assert (found.start, found.midway, found.closing) == ("2026-02-04", "2026-03-23", "2026-04-24")


def test_what_is_recorded_stays_and_where_nothing_suits_the_working_day_does(bare_folder: Folder) -> None:
    never = RECORDS["partners/braam.yaml"] + "not_available: [{from: 2026-01-01, until: 2026-12-31}]\n"
    found = talks(
        bare_folder, "2026-02-07", "2026-05-03", "moments: {midway: 2026-03-15}\n", **{"partners/braam.yaml": never}
    )
    assert found is not None
    assert (found.start, found.midway, found.closing) == ("2026-02-09", "2026-03-15", "2026-05-01")


def test_documents_reminders_and_rules_speak_of_the_same_days(bare_folder: Folder) -> None:
    talks(bare_folder, "2026-10-05", "2026-12-31")
    for name in ("midway", "twinning-plan"):
        text = bare_folder.run("document", name, "koppel", "--output", "-").stdout
        assert re.search(r"18 december 2026 \(voorstel\)|18-12-2026", text)
        assert not re.search(r"31 december 2026 \(voorstel\)|\| 31-12-2026", text)
    status = bare_folder.run("status", "--format", "json", HYBRIDE_TODAY="2026-12-18").json
    assert any("closing talk on 2026-12-18" in item["what"] for item in status)


def test_a_document_knows_that_it_depends_on_when_the_school_is_closed(bare_folder: Folder) -> None:
    talks(bare_folder, "2026-02-02", "2026-05-01")
    bare_folder.under_git().commit("begin")
    bare_folder.run("document", "midway", "koppel")
    assert bare_folder.run("verify", "documents/midway/koppel.md").status == 0
    closed = RECORDS["partners/braam.yaml"] + "not_available: [{from: 2026-03-16, until: 2026-03-20}]\n"
    bare_folder.write({"partners/braam.yaml": closed}).commit("gesloten")
    assert bare_folder.run("verify", "documents/midway/koppel.md").status == 1


@pytest.mark.parametrize(
    ("first", "last"),
    [  # a Friday, a Saturday, a Sunday and a Monday
        ("2026-12-21", "2027-01-03"),
        ("2027-12-27", "2028-01-09"),
        ("2022-12-26", "2023-01-08"),
        ("2028-12-25", "2029-01-07"),
    ],
)
def test_the_two_weeks_of_christmas(first: str, last: str) -> None:
    days = [
        date.fromordinal(number) for number in range(*(date.fromisoformat(day).toordinal() for day in (first, last)))
    ]
    assert all(map(schools_are_closed, days))
    before, after = days[0].toordinal() - 4, date.fromisoformat(last).toordinal() + 2
    assert not schools_are_closed(date.fromordinal(before))
    assert not schools_are_closed(date.fromordinal(after))
