"""The report about couples: figures worked out by hand, everybody counted once, and nobody named."""

import re
import shutil
from typing import Any

import pytest
from conftest import Folder, Result

from hybridecli.beginning import sample_folder
from hybridecli.facts import Facts
from hybridecli.output import Format
from hybridecli.partnership import load
from hybridecli.sections import Line, Section, names_somebody, spoken_by
from hybridecli.snapshot import WorkTree

TODAY = "2026-03-20"
NAMES = {
    "a": "Jelle Vermeer", "b": "Mara de Boer", "c": "Saskia Boom", "d": "Ruud van Echten", "e": "Noor Kip",
    "f": "Ties Vos", "g": "Bo Maas", "h": "Fenna de Groot", "i": "Omar Aziz", "k": "Lot Kuiper",
}  # fmt: skip
SIGNED = {**dict.fromkeys("abcdef", "2025-09-01"), "h": "2024-05-01", "g": ""}  # i and k have no intake


def person(letter: str) -> str:
    text = f"name: {NAMES[letter]}\n"
    if letter not in SIGNED:
        return text
    return text + f"twinning: {{status: seeking, registered: {SIGNED[letter]}}}\n"


FILES = {
    "partnership.yaml": "name: Hybride Techniek Rivierenland\n",
    **{f"people/p-{letter * 6}.yaml": person(letter) for letter in NAMES},
    "couples/koppel-1.yaml": """\
members:
  - {person: p-aaaaaa, expectations: zien, experience: gezien, continues: true, goals: [{goal: meten, reached: fully}]}
  - {person: p-bbbbbb, expectations: leren, continues: false, goals: [{goal: uitleggen, reached: partly}]}
period: {start: 2025-11-03, end: 2026-01-30}
match: {decided: 2025-10-20}
status: closed
activities: [{activity: kickoff, date: 2025-11-03, hours: 2, status: done}]
closure: {date: 2026-01-30, reason: finished, by_catch: [een stageplek], next: een gastles, advice: begin eerder}
""",
    "couples/koppel-2.yaml": """\
members:
  - {person: p-cccccc, continues: true, goals: [{goal: lassen, reached: not}]}
  - {person: p-dddddd, goals: [{goal: lesgeven}]}
period: {start: 2026-01-12, end: 2026-03-27}
match: {decided: 2026-01-10}
status: stopped
closure: {date: 2026-02-13, reason: time, by_catch: [Geen.]}
""",
    "couples/koppel-3.yaml": """\
members: [{person: p-aaaaaa}, {person: p-eeeeee}]
period: {start: 2026-03-02, end: 2026-05-29}
status: running
""",
    "couples/koppel-4.yaml": "members: [{person: p-ffffff}, {person: p-gggggg}]\nstatus: proposed\n",
    "couples/koppel-5.yaml": """\
members: [{person: p-bbbbbb}, {person: p-hhhhhh}]
match: {decided: 2025-10-01, declined: te ver weg}
status: declined
""",
    "couples/koppel-6.yaml": "members: [{person: p-iiiiii}, {person: p-kkkkkk}]\nstatus: agreed\n",
    "logs/2025/start.yaml": "date: 2025-11-03\nabout: couples/koppel-1\ntitle: start\nhours: 2\n",
}


def report(folder: Folder, *words: str, **environment: str) -> Result:
    return folder.run("report", "couples", *words, HYBRIDE_TODAY=TODAY, **environment)


def part(result: Result, name: str) -> dict[str, Any]:
    assert result.status == 0, result.stderr
    return {key: value for key, value in result.json[name].items() if key != "notes"}


@pytest.fixture
def place(bare_folder: Folder) -> Folder:
    return bare_folder.write(FILES)


def test_people_from_sign_up_to_closing(place: Folder) -> None:
    result = report(place, "--format", "json")
    # a to f signed up this school year; of g the day is not known, h was earlier
    # agreed: a b (1), c d (2), e (3); started: the same five; finished: a and b
    assert part(result, "people") == {
        "signed_up": 6, "intake": 6, "seeking": 6, "matched": 6, "agreed": 5, "started": 5, "closed": 2, "stopped": 2,
        "day_unknown": 1,
    }  # fmt: skip
    # a is running again, b closed (and declined before), c and d stopped, e runs, f is proposed
    assert part(result, "now") == {
        "proposed": 1, "agreed": 0, "running": 2, "closed": 1, "stopped": 2, "declined": 0, "none": 0, "together": 6
    }  # fmt: skip


STAGES = {  # ten people who signed up on the same day, each one step further: the intake, and the status of a couple
    "b": ("applied", ""),
    "c": ("waiting, offers: [lassen]", ""),
    "d": ("seeking", ""),
    "f": ("seeking", "declined"),
    "g": ("seeking", "proposed"),
    "h": ("seeking", "agreed"),
    "k": ("seeking", "running"),
    "m": ("done", "closed"),
    "n": ("paused", "stopped"),
    "p": ("paused", ""),
}


def test_each_stage_from_sign_up_to_the_end_counts_who_came_that_far(bare_folder: Folder) -> None:
    other = "people/p-zzzzzz.yaml"
    bare_folder.write({"partnership.yaml": "name: Noord\n", other: "name: Lot Kuiper\n"})
    for letter, (intake, status) in STAGES.items():
        one = f"p-{letter * 6}"
        text = f"name: Bo Maas\ntwinning: {{status: {intake}, registered: 2025-09-01}}\n"
        bare_folder.write({f"people/{one}.yaml": text})
        if status:
            couple = f"members: [{{person: {one}}}, {{person: p-zzzzzz}}]\nstatus: {status}\n"
            bare_folder.write({f"couples/koppel-{letter}.yaml": couple})
    assert part(report(bare_folder, "--format", "json"), "people") == {
        "signed_up": 10, "intake": 8, "seeking": 7, "matched": 5, "agreed": 4, "started": 3, "closed": 1, "stopped": 1,
    }  # fmt: skip


def test_who_is_added_or_signs_up_is_counted_without_a_day_being_typed(bare_folder: Folder) -> None:
    bare_folder.write({"partnership.yaml": "name: Noord\n", "people/p-bbbbbb.yaml": "name: Bo Maas\n"})
    day = {"HYBRIDE_TODAY": TODAY}
    added = bare_folder.run("add", "person", "name=Lot Kuiper", "twinning.status=applied", **day)
    assert f"twinning.registered {TODAY}\n" in added.stderr
    bare_folder.run("set", "p-bbbbbb", "twinning.status=seeking", **day)
    found = part(report(bare_folder, "--format", "json"), "people")
    assert (found["signed_up"], found["intake"], found["seeking"]) == (2, 1, 1)
    assert "day_unknown" not in found


def test_somebody_whose_intake_is_wrong_can_still_be_changed(bare_folder: Folder) -> None:
    bare_folder.write({"partnership.yaml": "name: Noord\n", "people/p-bbbbbb.yaml": "name: Bo Maas\ntwinning: ja\n"})
    assert bare_folder.run("set", "people/p-bbbbbb", "function=lasser").status == 0


def test_couples_each_counted_once(place: Folder) -> None:
    assert part(report(place, "--format", "json"), "couples") == {
        "proposed": 1, "agreed": 0, "running": 1, "closed": 1, "stopped": 1, "declined": 1,
        "together": 5, "people": 5, "day_unknown": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2025-10", {"agreed": 1, "declined": 1}),  # couple 1 was agreed and had not started
        ("2025-11-01..2025-12-31", {"running": 1}),
        ("2026-01", {"closed": 1, "running": 1}),  # couple 2 still ran
        ("2026-02", {"stopped": 1}),
        ("2026-03", {"running": 1, "proposed": 1}),
        ("2024", {}),
    ],
)
def test_a_couple_stands_in_a_period_as_it_stood_then(place: Folder, period: str, expected: dict[str, int]) -> None:
    found = part(report(place, "--period", period, "--format", "json"), "couples")
    words = ("proposed", "agreed", "running", "closed", "stopped", "declined")
    assert {word: found[word] for word in words if found[word]} == expected
    assert found["together"] == sum(expected.values())


def test_goals_hours_and_what_is_not_known(place: Folder) -> None:
    result = report(place, "--format", "json")
    assert part(result, "goals") == {"fully": 1, "partly": 1, "not": 1, "unknown": 1, "together": 4}
    # 2 hours of two people; 8 a month are usual: 3 months of couple 1 for two, couple 2 until 13 February and couple 3
    found = part(result, "hours")
    assert (found["planned"], found["logged"], found["people"]) == (4, 4, 2)
    days_2 = 2 * 8 * 2.5 * 33 / 75  # 12 January to 13 February, of 75 days
    assert found["norm"] == pytest.approx(2 * 8 * 3 + days_2 + 2 * 8 * 3, abs=0.01)
    assert part(result, "expectations") == {"both": 1, "unknown": 3}


def test_opinions_of_fewer_than_five_are_not_shown(place: Folder) -> None:
    result = report(place, "--format", "json")
    assert part(result, "next") == {"answered": 3, "yes": None, "no": None, "unknown": 1}
    assert part(result, "by_catch") == {"recorded": 1, "couples": 1}  # "geen" is nothing
    assert part(result, "advice") == {"couples": 1}
    assert part(result, "stopped") == {"stopped": 1}
    for form in Format:
        told = report(place, "--format", form).stdout
        for secret in ("stageplek", "gastles", "begin eerder", "gezien", "too little time"):
            assert secret not in told
    assert "fewer than five: not shown" in report(place).stdout


MANY = """\
members:
  - {{person: p-{0}, continues: true, expectations: zien, experience: {2}}}
  - {{person: p-{1}, continues: false}}
period: {{start: 2025-11-03, end: 2026-01-30}}
status: stopped
closure: {{date: 2026-01-30, reason: {3}, by_catch: ['{4}'], next: door, advice: rustig aan}}
"""


def test_from_five_people_on_what_they_say_is_shown(place: Folder) -> None:
    place.write(
        {
            "couples/koppel-7.yaml": MANY.format("aaaaaa", "bbbbbb", "mooi", "time", "een stageplek"),
            "couples/koppel-8.yaml": MANY.format("eeeeee", "ffffff", "druk", "time", "Saskia kreeg een baan"),
            "couples/koppel-9.yaml": MANY.format("gggggg", "hhhhhh", "leuk", "employer", "een meetopstelling"),
            "couples/koppel-10.yaml": MANY.format("iiiiii", "kkkkkk", "fijn", "employer", "een cursus"),
        }
    )
    result = report(place, "--format", "json")
    # time: couples 2, 7 and 8, of six people; employer: two couples, of four people
    assert part(result, "stopped") == {"stopped": 5, "time": 3, "others": 2}
    # yes: a (said it twice), c, e, g and i; no: b (twice), f, h and k; not known: d
    assert part(result, "next") == {"answered": 9, "yes": 5, "no": 4, "unknown": 1, "said": ["door", "een gastles"]}
    catch = part(result, "by_catch")
    assert catch == {"recorded": 5, "couples": 5, "said": ["een cursus", "een meetopstelling", "een stageplek"]}
    assert "1 quotation names somebody and is left out" in result.json["by_catch"]["notes"]
    assert part(result, "advice")["said"] == ["begin eerder", "rustig aan"]
    # of a, e, g and i both are known: four people
    assert part(result, "expectations") == {"both": 4, "unknown": 6}


def test_who_says_something_twice_is_one_person(place: Folder) -> None:
    facts = Facts(load(WorkTree(place.path)))
    section = Section("x", "X", (Line("n", "n", 1),))
    four = [({"p-a", "p-b"}, "goed"), ({"p-a", "p-b"}, "beter"), ({"p-c", "p-d"}, "best")]
    assert spoken_by(section, four, facts).quotes == ()
    assert spoken_by(section, [*four, ({"p-e"}, "goed")], facts).quotes == ("best", "beter", "goed")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("jelle deed het", True),
        ("met mevrouw Boom gesproken", True),
        ("een boom geplant", False),
        ("Fenna's les", True),
        ("een groot succes", False),
        ("Vermeers klas", True),
        ("door VERMEER", True),
    ],
)
def test_names_are_known_in_what_people_say(place: Folder, text: str, named: bool) -> None:
    assert names_somebody(text, Facts(load(WorkTree(place.path)))) == named


@pytest.mark.parametrize("form", list(Format))
def test_nobody_of_the_sample_is_named(bare_folder: Folder, form: Format) -> None:
    shutil.copytree(sample_folder(), bare_folder.path, dirs_exist_ok=True)
    told = report(bare_folder, "--period", "all", "--format", form, HYBRIDE_LANGUAGE="nl").stdout
    words = set(re.findall(r"\w[\w-]+", told))
    people = Facts(load(WorkTree(bare_folder.path))).people.values()
    assert not words & {word for one in people for word in one.name.split() if word[0].isupper()}
    assert not re.search(r"\bp-[a-z0-9]{6}\b|koppel-2", told)
    assert len(words) > 50


def test_it_says_of_what_period_and_day_it_is(place: Folder) -> None:
    place.under_git().commit("begin", "2026-03-18")
    told = report(place, "--period", "2026-Q1", HYBRIDE_LANGUAGE="nl").stdout
    assert told.startswith(
        "Verslag over koppels\nHybride Techniek Rivierenland, van 1 januari tot en met 31 maart 2026"
    )
    assert "stand van de gegevens: 18 maart 2026" in told
    found = report(place, "--period", "2026-Q1", "--format", "json").json
    assert found["period"] == {"start": "2026-01-01", "end": "2026-03-31"}
    assert found["date"] == "2026-03-18"
    assert report(place, "--period", "alles", "--format", "json").json["period"] == {"start": None, "end": None}


def test_one_couple_reads_as_well_as_many(place: Folder) -> None:
    lines = [" ".join(line.split()) for line in report(place, HYBRIDE_LANGUAGE="nl").lines]
    assert "koppels die zijn gestopt: 1" in lines
    assert not any(re.match(r"1 (koppels|mensen)", line) for line in lines)


def test_as_a_document_and_as_lines(place: Folder) -> None:
    document = report(place, "--format", "md").stdout
    assert document.startswith("# Report about couples\n\nHybride Techniek Rivierenland, school year 2025-2026;")
    assert "\n## Couples\n\n| what | number |\n| --- | --- |\n| proposed | 1 |\n" in document
    assert "| want to go on | – |" in document
    lines = report(place, "--format", "csv").lines
    assert lines[:2] == ["part,what,number", "people,signed_up,6"]
    assert "next,yes," in lines
    assert report(place, "--format", "yaml").stdout.startswith("report: couples\n")


def test_an_unknown_report_is_refused_with_what_there_is(place: Folder) -> None:
    result = place.run("report", "koffie")
    assert result.status == 2
    assert "couples" in result.stderr
    assert place.run("report", "koppels", HYBRIDE_TODAY=TODAY).status == 0


def test_an_empty_partnership_has_a_report_of_noughts(bare_folder: Folder) -> None:
    bare_folder.write({"partnership.yaml": FILES["partnership.yaml"]})
    found = report(bare_folder, "--format", "json")
    assert part(found, "couples")["together"] == 0
    assert part(found, "hours") == {"planned": 0, "logged": 0, "norm": None, "people": 0}
