"""Rules about the end of a couple. Today is 20 March 2026."""

import pytest
from judging import Judged, Sound
from pairs import with_pair


@pytest.fixture
def judged(judged: Judged) -> Judged:
    """The records of the test, and the two with their organisations."""
    return with_pair(judged)


def test_breaks_closing_is_recorded(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        goals: [{goal: meten, reached: fully}, {goal: rekenen}]
        continues: false
      - person: p-d5f6g7
    status: closed
    closure: {reason: finished}
    --- logs/2026-03-05-meegelopen.yaml
    date: 2026-03-05
    about: couples/koppel-1
    title: Meegelopen
    hours: 8
    """
    words = (
        "the day, the by-catch (none, if there was none), how far the goals were reached, whether they want to go on"
    )
    fill = ["2026-03-12", "geen", "partly", "true"]
    judged.breaks("couples/koppel-1.yaml:7", severity="error", words=words, fill=fill)


def test_breaks_closing_is_recorded__hours(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4, continues: true}, {person: p-d5f6g7, continues: true}]
    status: closed
    closure: {date: 2026-03-12, reason: time}
    --- logs/2026-03-05-meegelopen.yaml
    date: 2026-03-05
    about: couples/koppel-1
    title: Meegelopen
    by_catch: een stageplaats
    """
    words = "no hours are logged"
    judged.breaks("couples/koppel-1.yaml:2", severity="error", words=words, fill=["8", "samen gemeten"])


def test_breaks_closing_is_recorded__stopped(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7, goals: [{goal: meten}]}]
    status: stopped
    """
    judged.breaks("couples/koppel-1.yaml:1", severity="error", words="the day, the reason", fill=["2026-03-12", "time"])


def test_keeps_closing_is_recorded(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - {person: p-b2c3d4, continues: false, goals: [{goal: meten, reached: not}]}
      - {person: p-d5f6g7, continues: true}
    status: closed
    closure: {date: 2026-03-12, reason: match, by_catch: [geen]}
    --- logs/2026-03-05-meegelopen.yaml
    # hours of one of the two
    date: 2026-03-05
    about: couples/koppel-1
    title: Meegelopen
    people: [{person: p-d5f6g7, hours: 2}]
    --- couples/koppel-2.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7, goals: [{goal: meten}]}]
    status: stopped
    closure: {date: 2026-03-12, reason: employer}
    --- couples/koppel-3.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: declined
    """
    judged.keeps()


def test_breaks_both_look_back(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: closed
    closure: {date: 2026-03-12}
    --- reflections/2026-03-aagje.yaml
    instrument: twinning-closing
    about: couples/koppel-1
    date: 2026-03-12
    as: person
    by: people/p-b2c3d4
    """
    judged.breaks("couples/koppel-1.yaml:1", severity="warning", words="Wim Terpstra, the two together", fill=[])
    # then only the two together are left
    [left] = judged.found()
    assert left["message"].endswith("of: the two together")
    judged.follow(left, [], "2026-03-20")
    assert judged.found() == []


def test_breaks_both_look_back__long_ago(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: closed
    closure: {date: 2025-12-17}
    """
    # 93 days ago
    [found] = judged.breaks("couples/koppel-1.yaml:1", severity="warning")
    assert "waivers+=" in found["hint"]


def test_keeps_both_look_back(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # who received alone has nobody to look back with
    form: placement
    members: [{person: p-b2c3d4}, {partner: rijnmetaal}]
    status: closed
    closure: {date: 2026-03-12}
    --- reflections/2026-03-aagje.yaml
    instrument: follow-up
    about: couples/koppel-1
    moment: closing
    date: 2026-03-12
    by: people/p-b2c3d4
    --- couples/koppel-2.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: stopped
    --- couples/koppel-3.yaml
    # history: more than a year ago
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: closed
    closure: {date: 2025-03-19}
    """
    judged.keeps()


def test_breaks_expectation_and_experience_are_paired(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - {person: p-b2c3d4, expectations: zien hoe het meten gaat, experience: het ging snel}
      - {person: p-d5f6g7, expectations: ontdekken of lesgeven past}
    status: closed
    """
    fill = ["lesgeven is zwaarder dan gedacht"]
    judged.breaks("couples/koppel-1.yaml:3", severity="info", words="Wim Terpstra", fill=fill)


def test_breaks_expectation_and_experience_are_paired__never_asked(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - {person: p-b2c3d4, experience: het ging snel}
      - {person: p-d5f6g7, expectations: ontdekken of lesgeven past, experience: het past}
    status: closed
    """
    words = "what they had expected: Aagje Brandsma"
    [found] = judged.breaks("couples/koppel-1.yaml:2", severity="info", words=words)
    assert "waivers+=" in found["hint"]


def test_keeps_expectation_and_experience_are_paired(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # of one in the couple, of the other in the answers to an instrument
    members:
      - {person: p-b2c3d4, expectations: zien hoe het meten gaat, experience: het ging snel}
      - person: p-d5f6g7
    status: closed
    --- reflections/2026-03-wim.yaml
    instrument: twinning-closing
    about: couples/koppel-1
    date: 2026-03-12
    by: people/p-d5f6g7
    answers: {click: {score: 4, expected: 3}}
    --- couples/koppel-2.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    """
    judged.keeps()


def test_breaks_results_are_shared(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: closed
    --- logs/2026-03-05-slotgesprek.yaml
    date: 2026-03-05
    about: couples/koppel-1
    title: Slotgesprek
    activity: closing
    """
    fill = ["verteld in beide teams"]
    judged.breaks("couples/koppel-1.yaml:2", severity="info", words="told in their own teams", fill=fill)


def test_keeps_results_are_shared(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: closed
    activities: [{activity: share-back, status: done}]
    --- couples/koppel-2.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: closed
    --- logs/2026-03-05-verteld.yaml
    date: 2026-03-05
    kind: success
    about: couples/koppel-2
    title: De sectie neemt de les over
    audience: [school-rivier, rijnmetaal]
    --- couples/koppel-3.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("C19", ["koppel-2025-01 closure.reason="]),
        ("C19", ["koppel-2025-01 members.0.goals.0.reached= members.1.continues="]),
        ("C21", ["2025-12-koppel-samen about=partnership moment=periodic instrument=cooperation answers="]),
        (
            "C32",
            [
                "koppel-2025-01 activities.5.activity=mirror-talk",
                "2025-11-27-verteld activity=mirror-talk audience=",
                "2026-03-06-les-van-het-eerste-koppel audience=",
            ],
        ),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}


def test_what_was_not_written_down_beside_the_answers_is_found_as_such_only(sound: Sound) -> None:
    sound.after("2025-12-koppel-docent 'answers={going-on: 5}'")
    assert sound.after("koppel-2025-01 members.0.experience=") == {"C22"}
