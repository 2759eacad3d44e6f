"""Rules about when a couple does what. Today is Friday 20 March 2026."""

import pytest
from judging import Judged, Sound
from pairs import with_pair


@pytest.fixture
def judged(judged: Judged) -> Judged:
    """The records of the test, and the two with their organisations."""
    return with_pair(judged)


def test_breaks_plan_avoids_bad_weeks(judged: Judged) -> None:
    """
    --- partners/school-rivier.yaml
    name: School Rivierenland
    kind: school
    not_available: [{from: 2026-04-06, until: 2026-04-10, why: toetsweek}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: rijnmetaal
    twinning: {available: {not: [{from: 2026-04-20, until: 2026-04-24}]}}
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-05-15}
    status: running
    activities:
      - {activity: lesson-visit, date: 2026-04-03}
      - {activity: shadow-half, date: 2026-04-09}
      - {title: opstelling bouwen, week: 2026-W17}
    """
    # week 17 of 2026 begins on Monday 20 April
    [found] = judged.breaks(
        "couples/koppel-1.yaml:6", severity="warning", words="toetsweek", fill=["2026-04-16", "2026-W16"]
    )
    assert "2 activities" in found["message"]
    assert "Wim Terpstra" in found["message"]


def test_breaks_plan_avoids_bad_weeks__most_of_the_period(judged: Judged) -> None:
    """
    --- partners/rijnmetaal.yaml
    name: Rijnmetaal
    kind: company
    not_available: [{from: 2026-04-01, until: 2026-05-31, why: drukke tijd}]
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-23, end: 2026-05-22}
    status: proposed
    activities: [{activity: shadow-half, date: 2026-04-09}]
    """
    fill = ["2026-06-01", "2026-07-31"]
    judged.breaks("couples/koppel-1.yaml:2", severity="warning", words="more than half of the period", fill=fill)


def test_keeps_plan_avoids_bad_weeks(judged: Judged) -> None:
    """
    --- partners/school-rivier.yaml
    name: School Rivierenland
    kind: school
    not_available: [{from: 2026-03-09, until: 2026-03-13}, {from: 2026-04-06, until: 2026-04-09, why: toetsen}]
    --- couples/koppel-1.yaml
    # the day after, a week in which one day is left, what was done or called off, and what is past
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-05-15}
    status: running
    activities:
      - {activity: shadow-half, date: 2026-04-10}
      - {title: bouwen, week: 2026-W15}
      - {activity: kickoff, date: 2026-03-10, status: done}
      - {activity: lesson-visit, date: 2026-04-07, status: cancelled}
      - {activity: mirror-talk, date: 2026-03-11}
    """
    judged.keeps()


def test_breaks_activities_are_concrete(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        goals: [{key: meten, goal: meetdata in de les}]
      - person: p-d5f6g7
    period: {start: 2026-04-01, end: 2026-05-29}
    status: agreed
    activities:
      - {activity: kickoff, host: p-b2c3d4, date: 2026-04-01, hours: 2}
      - {activity: shadow-half, serves: [meten], host: p-d5f6g7, date: 2026-04-09}
      - {title: een keer komen kijken}
    """
    fill = ["4", "meten", "p-b2c3d4", "2026-04-16", "2"]
    [found] = judged.breaks("couples/koppel-1.yaml:9", severity="warning", words="2 activities are not", fill=fill)
    assert "(for which goal, at whose workplace, when, how long)" in found["message"]


def test_breaks_activities_are_concrete__goals_without_keys(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - {person: p-b2c3d4, goals: [{goal: meetdata in de les}]}
      - person: p-d5f6g7
    status: running
    activities: [{activity: shadow-half, host: p-d5f6g7, week: 2026-W14, hours: 4}]
    """
    judged.breaks("couples/koppel-1.yaml:5", words="for which goal", fill=["meten", "meten"])


def test_keeps_activities_are_concrete(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # talks serve no goal, telling the team has no host, and what is done needs no day in the plan
    members:
      - person: p-b2c3d4
        goals: [{key: meten, goal: meetdata in de les}]
      - person: p-d5f6g7
    status: running
    activities:
      - {activity: kickoff, host: p-b2c3d4, hours: 2, status: done}
      - {activity: plan-talk-school, host: p-b2c3d4, date: 2026-04-01, hours: 1}
      - {activity: share-back, date: 2026-04-02, hours: 1}
      - {activity: dagdeel, serves: [meten], host_partner: rijnmetaal, week: 2026-W15, hours: 4}
      - {title: vervallen, status: cancelled}
    --- couples/koppel-2.yaml
    # without goals no activity can serve one: that is told by the rule about goals
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    activities: [{activity: shadow-half, host: p-d5f6g7, week: 2026-W14, hours: 4}]
    --- couples/koppel-3.yaml
    # that most has no day weeks after the start is told by the rule about that
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-05-15}
    status: running
    activities: [{activity: shadow-half, host: p-d5f6g7, hours: 4}]
    --- couples/koppel-4.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    activities: [{title: iets}]
    """
    judged.keeps()


def test_breaks_dates_are_set_early(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-06, end: 2026-05-15}
    status: running
    activities:
      - {activity: kickoff, date: 2026-03-06, hours: 2, status: done}
      - {activity: lesson-visit, week: 2026-W14, hours: 4}
      - {activity: shadow-half, hours: 4}
      - {activity: joint-lesson, hours: 6}
    """
    # 6 of 16 hours, fourteen days after the start
    fill = ["2026-04-09", "2026-04-16"]
    judged.breaks("couples/koppel-1.yaml:7", severity="warning", words="38 per cent", fill=fill)


def test_keeps_dates_are_set_early(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # thirteen days after the start
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-07, end: 2026-05-15}
    moments: {start: 2026-03-07}
    status: running
    activities: [{activity: joint-lesson, hours: 6}]
    --- couples/koppel-2.yaml
    # half of the hours has a day or is done
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-15}
    status: running
    activities:
      - {activity: kickoff, hours: 2, status: done}
      - {activity: shadow-half, date: 2026-04-01, hours: 4}
      - {activity: joint-lesson, hours: 6}
    --- couples/koppel-3.yaml
    # the last day is past
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-01-05, end: 2026-03-19}
    status: running
    activities: [{activity: joint-lesson, hours: 6}]
    """
    judged.keeps()


def test_breaks_talks_have_a_day(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: agreed
    """
    fill = ["2026-04-01", "2026-06-12"]
    judged.breaks("couples/koppel-1.yaml:1", severity="error", words="start talk, midway talk, closing talk", fill=fill)


def test_breaks_talks_have_a_day__no_end(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02}
    moments: {midway: 2026-04-08}
    status: running
    """
    judged.breaks(
        "couples/koppel-1.yaml:2", severity="warning", words="no day yet for: closing talk", fill=["2026-05-15"]
    )


def test_breaks_talks_have_a_day__in_another_order(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-05-15}
    status: running
    moments: {start: 2026-03-02, midway: 2026-05-21, closing: 2026-05-14}
    """
    words = "the midway talk is on 2026-05-21, after the closing talk on 2026-05-14"
    fill = ["2026-04-21", "2026-05-14"]
    judged.breaks("couples/koppel-1.yaml:4", severity="warning", words=words, fill=fill)
    assert judged.found() == []


def test_keeps_talks_have_a_day__of_a_couple_that_closes_early(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # the midway talk would follow from the period, and lies after the closing talk
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-05-15}
    status: running
    moments: {start: 2026-03-02, closing: 2026-03-26, follow_up: 2026-03-26}
    """
    judged.keeps()


def test_keeps_talks_have_a_day(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # the days follow from the period
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-05-15}
    status: running
    --- couples/koppel-2.yaml
    # the talks stand in the plan
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    moments: {start: 2026-03-02, midway: 2026-04-08}
    activities: [{activity: closing, week: 2026-W20}]
    status: running
    --- couples/koppel-3.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: proposed
    """
    judged.keeps()


def test_breaks_lessons_are_taken_over(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    activities:
      - {activity: lesson-visit, host: p-b2c3d4, date: 2026-04-02}
      - {activity: shadow-half, host: p-d5f6g7, date: 2026-04-09}
      - {activity: dagdeel, host_partner: rijnmetaal, week: 2026-W17}
    """
    judged.breaks("couples/koppel-1.yaml:5", severity="warning", words="2 visits", fill=["arranged", "not-needed"])


def test_keeps_lessons_are_taken_over(judged: Judged) -> None:
    """
    --- partners/school-rivier.yaml
    name: School Rivierenland
    kind: school
    not_available: [{from: 2026-04-27, until: 2026-05-08, why: meivakantie}]
    --- couples/koppel-1.yaml
    # known, on a Saturday, in the holidays, without a day, called off, and each in the own team
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    activities:
      - {activity: shadow-half, host: p-d5f6g7, date: 2026-04-09, replacement: not-needed}
      - {activity: dagdeel, host: p-d5f6g7, date: 2026-04-11}
      - {activity: dagdeel, host: p-d5f6g7, date: 2026-04-30}
      - {activity: dagdeel, host: p-d5f6g7}
      - {activity: dagdeel, host: p-d5f6g7, date: 2026-04-16, status: cancelled}
      - {activity: share-back, host: p-d5f6g7, date: 2026-04-23}
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("C07", ["koppel-2026-01 activities.9.date=2026-04-22", "waterkant not_available.0.from=2026-04-20"]),
        ("C08", ["koppel-2026-01 activities.6.serves="]),
        ("C08", ["koppel-2026-01 activities.7.date="]),
        (
            "C09",
            [
                f"koppel-2026-01 activities.{place}.{field}="
                for place, field in ((6, "date"), (7, "date"), (8, "week"), (9, "date"))
            ]
            + ["partnership norms.dated_share=80"],
        ),
        ("C15", ["koppel-2026-01 period.end= moments.closing= activities.9.date= activities.9.status=done"]),
        ("C30", ["koppel-2026-02 status=agreed match.decided=2026-03-19 activities.4.replacement="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
