"""The status: what needs attention now, on one screen, most urgent first, each with the command that resolves it."""

import shlex

import pytest
from conftest import Folder

TODAY = "2026-03-20"
BASE = {
    "people/p-b2c3d4.yaml": "name: Aagje Brandsma\npartner: school-vecht\n",
    "people/p-d5f6g7.yaml": "name: Wim Terpstra\npartner: bakkerij-eem\n",
    "partners/school-vecht.yaml": "name: School Vecht\nkind: school\n",
    "partners/bakkerij-eem.yaml": "name: Bakkerij Eem\nkind: company\n",
}
COUPLE = """
members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
period: {start: 2026-02-02, end: 2026-04-30}
status: running
moments: {start: 2026-02-02, midway: 2026-03-18, closing: 2026-04-29}
"""
STARTED = "date: 2026-02-02\nabout: couples/koppel-1\nactivity: kickoff\nhours: 2\ntitle: startgesprek\n"


@pytest.fixture
def place(folder: Folder) -> Folder:
    """A running couple whose start talk was logged."""
    return folder.write({**BASE, "couples/koppel-1.yaml": COUPLE, "logs/2026-02-02-start.yaml": STARTED})


def told(folder: Folder, about: str, today: str = TODAY) -> list[tuple[int, str, str]]:
    """The reminders about a record: urgency, day, and what."""
    steps = folder.run("status", "--format", "json", HYBRIDE_TODAY=today).json
    return [(step["urgency"], step["due"], step["what"]) for step in steps if step["about"] == about]


def talks(folder: Folder, today: str = TODAY) -> list[tuple[int, str]]:
    return [(urgency, due) for urgency, due, what in told(folder, "couples/koppel-1", today) if " talk " in what]


def resolve(folder: Folder, about: str, part: str, *fill: str) -> None:
    """Type the command of a reminder, with its gaps filled."""
    steps = folder.run("status", "--format", "json", HYBRIDE_TODAY=TODAY).json
    command = next(step["command"] for step in steps if step["about"] == about and part in step["what"])
    for value in fill:
        command = command.replace("…", value, 1)
    result = folder.run(*shlex.split(command)[1:], HYBRIDE_TODAY=TODAY)
    assert result.status == 0, result.stderr


def test_a_talk_is_named_two_weeks_ahead_and_stays_until_something_is_logged(place: Folder) -> None:
    assert talks(place, "2026-03-03") == []
    assert talks(place, "2026-03-04") == [(3, "2026-03-18")]
    assert talks(place) == [(2, "2026-03-18")]
    [(_urgency, _due, what)] = [item for item in told(place, "couples/koppel-1") if "talk" in item[2]]
    assert what == "Aagje Brandsma and Wim Terpstra: nothing is logged about the midway talk of 2026-03-18"
    resolve(place, "couples/koppel-1", "midway", "goed gesprek")
    assert talks(place) == []


def test_support_logged_about_that_day_counts_as_the_talk(place: Folder) -> None:
    entry = "date: 2026-03-12\nabout: couples/koppel-1\nkind: support\ntitle: gebeld met beiden\n"
    assert talks(place.write({"logs/a.yaml": entry})) == []
    assert talks(place.write({"logs/a.yaml": entry.replace("03-12", "03-10")})) == [(2, "2026-03-18")]


@pytest.mark.parametrize("status", ["closed", "stopped", "declined", "proposed"])
def test_a_couple_that_has_ended_or_not_begun_never_reminds_of_its_talks(place: Folder, status: str) -> None:
    place.write({"couples/koppel-1.yaml": COUPLE.replace("running", status)})
    assert talks(place, "2026-08-01") == []


def test_a_period_that_ended_asks_for_its_closing(place: Folder) -> None:
    def ended(today: str) -> list[str]:
        return [what for _urgency, _due, what in told(place, "couples/koppel-1", today) if "ended" in what]

    assert ended("2026-04-30") == []
    assert len(ended("2026-05-01")) == 1


def test_a_follow_up_is_named_a_week_or_two_ahead_with_its_owner_and_ticked_off_by_its_command(place: Folder) -> None:
    """The one of a couple that has ended is no reminder."""
    entry = STARTED + "follow_up:\n  - {what: lokaal regelen, owner: p-b2c3d4, due: 2026-04-01}\n"
    place.write({"logs/2026-02-02-start.yaml": entry})
    assert told(place, "logs/2026-02-02-start", "2026-03-17") == []
    assert told(place, "logs/2026-02-02-start") == [
        (3, "2026-04-01", "lokaal regelen (Aagje Brandsma), due 2026-04-01")
    ]
    place.write({"couples/koppel-1.yaml": COUPLE.replace("running", "stopped")})
    assert told(place, "logs/2026-02-02-start") == []
    place.write({"couples/koppel-1.yaml": COUPLE})
    resolve(place, "logs/2026-02-02-start", "lokaal")
    assert told(place, "logs/2026-02-02-start") == []


ROUND = """
instrument: cooperation
about: partnership
asked: [people/p-b2c3d4, people/p-d5f6g7]
due: 2026-03-25
"""
ANSWER = "instrument: cooperation\nabout: partnership\nround: voorjaar\ndate: 2026-03-19\nas: partner\n"


def test_a_round_names_who_has_not_answered(place: Folder) -> None:
    place.write({"rounds/voorjaar.yaml": ROUND})
    [(urgency, due, what)] = told(place, "rounds/voorjaar")
    assert (urgency, due) == (3, "2026-03-25")
    assert what.endswith("due 2026-03-25: Aagje Brandsma, Wim Terpstra")
    place.write({"reflections/a.yaml": ANSWER + "by: people/p-b2c3d4\n"})
    assert told(place, "rounds/voorjaar")[0][2].endswith(": Wim Terpstra")
    place.write({"reflections/b.yaml": ANSWER + "partner: bakkerij-eem\n"})
    assert told(place, "rounds/voorjaar") == []


def test_a_round_of_more_than_a_quarter_ago_is_history(place: Folder) -> None:
    place.write({"rounds/voorjaar.yaml": ROUND})
    assert len(told(place, "rounds/voorjaar", "2026-06-25")) == 1
    assert told(place, "rounds/voorjaar", "2026-06-26") == []


AGREEMENT = "title: Afspraken\nkind: cooperation\nstatus: signed\nstart: 2025-09-01\nend: 2026-02-28\n"
ADDENDUM = (
    "title: Verlenging\nkind: addendum\nstatus: signed\nextends: afspraken\nstart: 2026-02-01\n"
    "changes: [{field: end, old: 2026-02-28, new: 2026-06-30}]\n"
)


def test_an_agreement_that_ended_is_named_by_the_day_that_its_addenda_make_it(place: Folder) -> None:
    place.write({"agreements/afspraken.yaml": AGREEMENT})

    def ended(today: str) -> list[str]:
        return [due for _urgency, due, what in told(place, "agreements/afspraken", today) if "still stands" in what]

    assert ended(TODAY) == ["2026-02-28"]
    place.write({"agreements/verlenging.yaml": ADDENDUM})
    assert ended(TODAY) == []
    assert ended("2026-07-01") == ["2026-06-30"]


GRANT = "funder: school-vecht\nstatus: granted\nreports:\n  - {due: 2026-05-19, kind: interim}\n"


def test_a_report_to_a_funder_is_named_two_months_ahead_until_it_is_sent(place: Folder) -> None:
    place.write({"grants/fonds.yaml": GRANT})
    assert told(place, "grants/fonds") == [(3, "2026-05-19", "report to School Vecht, due 2026-05-19")]
    assert told(place, "grants/fonds", "2026-03-19") == []
    resolve(place, "grants/fonds", "report", "2026-03-20")
    assert told(place, "grants/fonds") == []
    place.write({"grants/fonds.yaml": GRANT.replace("granted", "applied")})
    assert told(place, "grants/fonds") == []


def test_what_was_changed_by_hand_is_named_with_the_command_that_keeps_it(place: Folder) -> None:
    place.under_git().commit("begin")
    assert "in no version" not in place.run("status", "--all").stdout
    place.write({"partners/bakkerij-eem.yaml": "name: Bakkerij Eem en Zoon\nkind: company\n"})
    place.write({"terms/koppel.yaml": "term: koppel\n"})
    result = place.run("status", "--all")
    assert "2 changed files are in no version yet: partners/bakkerij-eem.yaml, terms/koppel.yaml" in result.stdout
    assert 'git add . ; git commit -m "…"' in result.stdout


def test_outside_git_nothing_is_said_of_versions(place: Folder) -> None:
    assert "version" not in place.run("status", "--all").stdout


def test_one_screen_shows_six_things_at_most_two_of_one_kind_and_says_how_many_more(place: Folder) -> None:
    items = "".join(f"  - {{what: zaak {n}, due: 2026-03-{n:02}}}\n" for n in range(1, 13))
    place.write({"logs/2026-02-02-start.yaml": STARTED + "follow_up:\n" + items, "rounds/voorjaar.yaml": ROUND})
    every = place.run("status", "--format", "json", HYBRIDE_TODAY=TODAY).json
    screen = place.run("status", HYBRIDE_TODAY=TODAY).lines
    shown = [line for line in screen if line.startswith("    ")]
    assert len(shown) <= 6
    assert [line for line in screen if "zaak" in line] == ["zaak 1, due 2026-03-01", "zaak 2, due 2026-03-02"]
    assert screen[-1] == f"and {len(every) - len(shown)} more: hybride status --all"
    assert len([line for line in place.run("status", "--all", HYBRIDE_TODAY=TODAY).lines if "zaak" in line]) == 12


def test_the_most_urgent_comes_first(place: Folder) -> None:
    place.write({"rounds/voorjaar.yaml": ROUND, "grants/fonds.yaml": GRANT})
    steps = place.run("status", "--format", "json", HYBRIDE_TODAY=TODAY).json
    assert [step["urgency"] for step in steps] == sorted(step["urgency"] for step in steps)
    assert set(steps[0]) == {"urgency", "due", "about", "what", "command"}


def test_errors_come_before_all_else(place: Folder) -> None:
    place.write({"partners/fout.yaml": "name: Zonder soort\n"})
    result = place.run("status", HYBRIDE_TODAY=TODAY)
    assert result.lines[3:5] == ["1 error in the records", "    hybride check"]
    assert result.status == 1


def test_at_an_earlier_day_it_says_what_needed_attention_then(place: Folder) -> None:
    place.under_git().commit("begin", day="2026-03-05")
    place.write({"terms/koppel.yaml": "term: koppel\n"})
    result = place.run("status", "--all", "--at", "2026-03-06")
    assert "midway talk on 2026-03-18" in result.stdout
    assert "in no version" not in result.stdout


def test_a_new_partnership_is_told_what_to_begin_with(folder: Folder) -> None:
    assert [line for line in folder.run("status").lines if line.startswith("    ")] == [
        "    hybride add partner",
        "    hybride add person",
    ]
