"""The verb `hours`: planned and logged beside the norm, however they are added up."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from conftest import Folder, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from terminal import Terminal, hybride

from hybridecli.facts import Facts
from hybridecli.hourchart import Bar, bar, chart
from hybridecli.hourly import portions, sums
from hybridecli.hours import stands
from hybridecli.partnership import load
from hybridecli.spans import By, span_of

# koppel-1 lasts three months, of 90 days; Jelle has 8 hours a month, and so has Mara, as that is usual: 24 each.
# koppel-2 stopped after 14 of its 89 days, which are three months: 24 x 14 / 89 = 3.775 each.
FILES = {
    "partnership.yaml": "name: Hybride Techniek Rivierenland\n",
    "partners/braam.yaml": "name: School De Braam\nkind: school\n",
    "partners/kolmer.yaml": "name: Kolmer Meettechniek\nkind: company\n",
    "people/p-aaaaaa.yaml": "name: Jelle Vermeer\npartner: braam\n",
    "people/p-bbbbbb.yaml": "name: Mara de Boer\npartner: kolmer\n",
    "people/p-cccccc.yaml": "name: Saskia Boom\npartner: braam\n",
    "people/p-dddddd.yaml": "name: Ruud van Echten\npartner: kolmer\n",
    "people/p-eeeeee.yaml": "name: Noor Kip\npartner: braam\n",
    "couples/koppel-1.yaml": """\
members: [{person: p-aaaaaa, permission: {hours_per_month: 8}}, {person: p-bbbbbb}]
period: {start: 2026-01-01, end: 2026-03-31}
status: running
activities:
  - {activity: kickoff, date: 2026-01-08, hours: 2, status: done}
  - {activity: shadow-half, date: 2026-02-05, hours: 4, status: done}
  - {activity: shadow-half, date: 2026-02-26, hours: 4, status: cancelled}
  - {activity: lesson-visit, week: 2026-W10, hours: 3}
  - {title: meetopstelling nabouwen, hours: 1.5}
  - {title: nog te bepalen, date: 2026-03-20}
""",
    "couples/koppel-2.yaml": """\
members: [{person: p-cccccc}, {person: p-dddddd}]
period: {start: 2026-02-01, end: 2026-04-30}
status: stopped
activities: [{activity: kickoff, date: 2026-02-02, hours: 2, status: done}]
closure: {date: 2026-02-14, reason: time}
""",
    "couples/koppel-3.yaml": """\
members: [{person: p-aaaaaa}, {person: p-dddddd}]
period: {start: 2026-04-01, end: 2026-06-30}
status: proposed
activities: [{activity: kickoff, date: 2026-04-02, hours: 2}]
""",
    "logs/2026/a.yaml": "date: 2026-01-08\nabout: couples/koppel-1\ntitle: start\nactivity: kickoff\nhours: 2\n",
    "logs/2026/b.yaml": """\
date: 2026-02-05
about: couples/koppel-1
title: meelopen
activity: shadow-half
hours: 4
people: [{person: p-bbbbbb, hours: 3}, {person: p-eeeeee, hours: 1}]
""",
    "logs/2026/c.yaml": "date: 2026-02-02\nabout: couples/koppel-2\ntitle: start\nactivity: kickoff\nhours: 2\n",
}


def hours(folder: Folder, *words: str, **environment: str) -> Result:
    return folder.write(FILES).run("hours", *words, HYBRIDE_TODAY="2026-03-15", **environment)


def figures(result: Result) -> list[tuple[Any, ...]]:
    assert result.status == 0, result.stderr
    return [(item["group"], item["planned"], item["logged"], item["norm"]) for item in result.json]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("couple", [("couples/koppel-1", 21, 11, 48), ("couples/koppel-2", 4, 4, 7.55)]),
        (
            "person",
            [
                ("people/p-aaaaaa", 10.5, 6, 24),
                ("people/p-bbbbbb", 10.5, 5, 24),
                ("people/p-dddddd", 2, 2, 3.78),  # Ruud comes before Saskia
                ("people/p-cccccc", 2, 2, 3.78),
            ],
        ),
        ("partner", [("partners/kolmer", 12.5, 7, 27.78), ("partners/braam", 12.5, 8, 27.78)]),
        (
            "month",  # 48 x 31 / 90 = 16.53; 48 x 28 / 90 + 7.55 = 22.48
            [("2026-01", 4, 4, 16.53), ("2026-02", 12, 11, 22.48), ("2026-03", 6, 0, 16.53), (None, 3, 0, None)],
        ),
        (
            "activity",
            [
                ("activities/shadow-half", 8, 7, None),
                ("activities/kickoff", 8, 8, None),
                ("activities/lesson-visit", 6, 0, None),
                (None, 3, 0, None),
            ],
        ),
    ],
)
def test_hours_worked_out_by_hand(bare_folder: Folder, by: str, expected: list[tuple[Any, ...]]) -> None:
    found = figures(hours(bare_folder, "--by", by, "--format", "json"))
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_by_couple_for_this_school_year_is_what_is_asked_mostly(bare_folder: Folder) -> None:
    result = hours(bare_folder)
    assert result.lines[0].startswith("Hours, school year 2025-2026.")
    assert [line.split() for line in result.lines if line.startswith("koppel-1 (")] == [
        ["koppel-1", "(Jelle", "–", "Mara)", "21", "11", "48"]
    ]
    assert [line.split() for line in result.lines if line.startswith("together")] == [["together", "25", "15", "55.55"]]
    assert "1 planned activity has no hours and is not counted" in result.stderr


def test_a_period_takes_its_part(bare_folder: Folder) -> None:
    january = figures(hours(bare_folder, "--period", "2026-01", "--format", "json"))
    assert january == [("couples/koppel-1", 4, 4, 16.53)]
    spring = figures(hours(bare_folder, "--period", "2026-02-01..2026-03-31", "--format", "json"))
    assert spring == [("couples/koppel-1", 17, 7, 31.47), ("couples/koppel-2", 4, 4, 7.55)]


def test_outside_this_school_year_everything_is_shown_and_said(bare_folder: Folder) -> None:
    result = bare_folder.write(FILES).run("hours", HYBRIDE_TODAY="2030-01-01")
    assert result.lines[0].startswith("Hours, all that is recorded.")
    nothing = bare_folder.run("hours", "--period", "2030", HYBRIDE_TODAY="2030-01-01")
    assert nothing.status == 0
    assert nothing.lines == ["no hours are planned or logged: 1 January to 31 December 2030 inclusive"]
    assert bare_folder.run("hours", "--period", "2030", "--format", "json").json == []


def test_the_other_forms(bare_folder: Folder) -> None:
    assert hours(bare_folder, "--format", "csv").lines == [
        "couple,planned,logged,norm",
        "couples/koppel-1,21,11,48",
        "couples/koppel-2,4,4,7.55",
    ]
    assert "| together | 25 | 15 | 55.55 |" in hours(bare_folder, "--format", "md").lines
    assert "- group: couples/koppel-1" in hours(bare_folder, "--format", "yaml").stdout


def test_dutch_words_are_heard_too(bare_folder: Folder) -> None:
    assert figures(hours(bare_folder, "--by", "Maand", "--format", "json"))[0] == ("2026-01", 4, 4, 16.53)


def test_a_grouping_that_is_not_there_is_told_with_the_dutch_words(bare_folder: Folder) -> None:
    result = bare_folder.run("hours", "--by", "maan", HYBRIDE_LANGUAGE="nl")
    assert result.status == 2
    assert "person (persoon), couple (koppel), partner, month (maand), activity (activiteit)" in result.stderr


@pytest.mark.parametrize(("words", "said"), [(("--by", "week"), "month"), (("--period", "ooit"), "is not a period")])
def test_what_is_typed_wrong(bare_folder: Folder, words: tuple[str, ...], said: str) -> None:
    result = hours(bare_folder, *words)
    assert result.status == 2
    assert said in result.stderr


# the chart


def test_a_bar_stands_behind_its_numbers() -> None:
    lines = chart([Bar("koppel-1", 11, 21, 48), Bar("koppel-22", 24, 24, None)]).splitlines()
    # 40 signs for 48 hours: 11 hours are 9 signs, 21 are 18 (17.5), 24 are 20
    assert lines[0].endswith("| norm")
    assert lines[1] == "koppel-1   11 of 21  " + "█" * 9 + "░" * 9 + " " * 22 + "|"
    assert lines[2] == "koppel-22  24 of 24  " + "█" * 20


@pytest.mark.parametrize(
    ("item", "drawn"),
    [
        (Bar("", 2, 4, 3), "██░|░"),
        (Bar("", 5, 4, None), "█████"),
        (Bar("", 0, 0, 2), "  |"),
        (Bar("", 0, 0, None), ""),
    ],
)
def test_bars(item: Bar, drawn: str) -> None:
    assert bar(item, 1) == drawn


def test_where_blocks_cannot_be_shown_plain_signs_stand(bare_folder: Folder) -> None:
    bare_folder.write(FILES)
    result = bare_folder.start("hours", HYBRIDE_TODAY="2026-03-15", PYTHONIOENCODING="ascii", HYBRIDE_LANGUAGE="en")
    assert any(line.startswith("koppel-1  11 of 21  #########---------") for line in result.lines)


@pytest.mark.parametrize("columns", [60, 100])
def test_it_fits_the_terminal_and_has_no_colours(bare_folder: Folder, columns: int) -> None:
    bare_folder.write(FILES)
    terminal = Terminal(
        hybride("hours", "--by", "activity"), bare_folder.path, {"HYBRIDE_TODAY": "2026-03-15"}, columns
    )
    assert terminal.end() == 0
    assert "\x1b[3" not in terminal.raw.decode()
    chart_lines = [line for line in terminal.seen.splitlines() if "█" in line or "░" in line]
    assert len(chart_lines) == 5
    assert max(map(len, chart_lines)) <= columns


# sums agree


class Memory:
    """Files that stand nowhere."""

    commit = None

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files

    def paths(self) -> list[str]:
        return sorted(self.files)

    def links(self) -> list[str]:
        return []

    def read(self, path: str) -> bytes:
        return self.files[path].encode()


def written(values: dict[str, Any]) -> str:
    """A record as flow YAML, without the keys that have no value."""
    return json.dumps(bare(values))


def bare(values: Any) -> Any:
    if isinstance(values, dict):
        return {key: bare(item) for key, item in values.items() if item is not None}
    return [bare(item) for item in values] if isinstance(values, list | tuple) else values


DAYS = st.dates(date(2025, 10, 1), date(2026, 6, 30)).map(date.isoformat)
HOURS = st.one_of(st.none(), st.sampled_from([0, 0.25, 1, 1.5, 2, 7.75, 8]))
ACTIVITIES = st.fixed_dictionaries(
    {
        "activity": st.sampled_from(["kickoff", "shadow-half", "lesson-visit"]),
        "status": st.sampled_from(["planned", "done", "cancelled"]),
    },
    optional={"date": DAYS, "hours": HOURS},
) | st.fixed_dictionaries(
    {"title": st.just("iets"), "hours": HOURS}, optional={"week": st.sampled_from(["2026-W01", "2026-W10", "2026-W18"])}
)
COUPLES = st.fixed_dictionaries(
    {
        "members": st.tuples(
            st.fixed_dictionaries(
                {"person": st.sampled_from(["p-aaaaaa", "p-cccccc"])},
                optional={"permission": st.sampled_from([{"hours_per_month": 6}, {}])},
            ),
            st.sampled_from([{"person": "p-bbbbbb"}, {"person": "p-dddddd"}, {"partner": "kolmer"}]),
        ),
        "status": st.sampled_from(["proposed", "agreed", "running", "closed", "stopped", "declined"]),
        "activities": st.lists(ACTIVITIES, max_size=4),
    },
    optional={
        "period": st.tuples(DAYS, DAYS).map(lambda both: {"start": min(both), "end": max(both)}),
        "closure": DAYS.map(lambda day: {"date": day}),
    },
)
LOGS = st.fixed_dictionaries(
    {
        "about": st.integers(0, 2).map("couples/koppel-{}".format),
        "date": DAYS | st.sampled_from(["2026", "2026-02"]),
        "title": st.just("iets"),
        "hours": HOURS,
    },
    optional={
        "activity": st.sampled_from(["kickoff", "closing"]),
        "people": st.just([{"person": "p-aaaaaa", "hours": 3}]),
    },
)
PERIODS = st.sampled_from([None, "all", "2026", "2026-02", "..2026-01-15", "2025-12-03..2026-04-17"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(couples=st.lists(COUPLES, max_size=3), logs=st.lists(LOGS, max_size=5), period=PERIODS)
def test_sums_agree_however_they_are_added_up(couples: list[Any], logs: list[Any], period: str | None) -> None:
    files = {path: text for path, text in FILES.items() if path.startswith(("partner", "people"))}
    files |= {f"couples/koppel-{number}.yaml": written(couple) for number, couple in enumerate(couples)}
    known = [log for log in logs if int(log["about"][-1]) < len(couples)]
    files |= {f"logs/log-{number}.yaml": written(log) for number, log in enumerate(known)}
    facts = Facts(load(Memory(files)))
    assert len(facts.couples) == len(couples)
    span = span_of(period or "schooljaar 2025-2026")
    every = list(portions(facts, span))
    for by in By:
        found = sums(facts, span, by)
        assert len({item.group for item in found}) == len(found)
        assert sum(item.planned for item in found) == pytest.approx(sum(one.planned for one in every))
        assert sum(item.logged for item in found) == pytest.approx(sum(one.logged for one in every))
        if by is not By.activity:
            norm = sum(one.norm for one in every if one.norm is not None)
            assert sum(item.norm or 0 for item in found) == pytest.approx(norm, abs=0.006 * max(len(found), 1))


@settings(max_examples=80, deadline=None)
@given(couple=COUPLES, logs=st.lists(LOGS, max_size=4))
def test_all_of_a_running_couple_is_what_its_plan_says(couple: Any, logs: list[Any]) -> None:
    couple = {**couple, "status": "running"}
    files = {path: text for path, text in FILES.items() if path.startswith(("partner", "people"))}
    files["couples/koppel-0.yaml"] = written(couple)
    files |= {f"logs/l-{n}.yaml": written({**log, "about": "couples/koppel-0"}) for n, log in enumerate(logs)}
    facts = Facts(load(Memory(files)))
    (record,) = facts.couples.values()
    found = {item.group: item for item in sums(facts, span_of("all"), By.person)}
    for stand in stands(record, facts.logs):
        mine = found.get(f"people/{stand.person}")
        assert (mine.planned if mine else 0) == pytest.approx(stand.planned)
        assert (mine.logged if mine else 0) == pytest.approx(stand.logged)
        if stand.granted is not None:
            assert mine is not None
            assert mine.norm == pytest.approx(stand.granted)
