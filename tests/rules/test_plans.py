"""Rules about the hours and the period of a couple's plan. The period of most is two months: sixteen hours at eight."""

import pytest
from judging import Judged, Sound
from pairs import with_pair


@pytest.fixture
def judged(judged: Judged) -> Judged:
    """The records of the test, and the two with their organisations."""
    return with_pair(judged)


def test_breaks_hours_fit_the_months__nothing_planned(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: agreed
    """
    judged.breaks(
        "couples/koppel-1.yaml:1",
        severity="error",
        words="nothing is planned yet",
        fill=["shadow-day", "p-d5f6g7", "2026-04-02", "14"],
    )


def test_breaks_hours_fit_the_months__too_few(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities:
      - {activity: shadow-day, hours: 8}
      - {activity: lesson-visit}
    """
    # 8, and 2.5 as the middle of the catalogue's 2 to 3, in 2 months
    fill = ["joint-lesson", "p-d5f6g7", "2026-04-02", "6"]
    judged.breaks("couples/koppel-1.yaml:5", severity="warning", words="5.2 hours a month", fill=fill)


def test_breaks_hours_fit_the_months__too_few_for_goals_with_keys(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - {person: p-b2c3d4, goals: [{key: meten, goal: leren meten}]}
      - {person: p-d5f6g7}
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities: [{activity: shadow-day, serves: [meten], hours: 8}]
    """
    # what the hint adds is for a goal, so that no other rule asks for that
    fill = ["joint-lesson", "meten", "p-d5f6g7", "2026-04-02", "6"]
    judged.breaks("couples/koppel-1.yaml:6", severity="warning", words="4 hours a month", fill=fill)


def test_keeps_hours_fit_the_months__that_look_like_a_placement(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # 28 of 34 hours at the company: another rule asks whether this is still a twinning
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-30}
    status: running
    activities:
      - {activity: shadow-day, host: p-d5f6g7, hours: 28}
      - {activity: lesson-visit, host: p-b2c3d4, hours: 6}
    """
    judged.keeps()


def test_breaks_hours_fit_the_months__too_many(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities:
      - {activity: shadow-day, hours: 8, status: done}
      - {activity: joint-lesson, hours: 10}
      - {title: opstelling bouwen, hours: 6}
    """
    # 24 hours are 12 a month; 4 too many, which the longest to come can give
    judged.breaks("couples/koppel-1.yaml:5", severity="warning", words="12 hours a month", fill=["5"])


def test_breaks_hours_fit_the_months__more_than_twice(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: agreed
    activities:
      - {title: meelopen, hours: 20}
      - {title: bouwen, hours: 20}
    """
    # 20 a month: 20 too many, so both have to become shorter
    judged.breaks("couples/koppel-1.yaml:5", severity="error", words="20 hours", fill=["8", "8"])


def test_breaks_hours_fit_the_months__all_done(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities:
      - {title: meelopen, hours: 33, status: done}
    """
    [found] = judged.breaks("couples/koppel-1.yaml:5", severity="warning")
    assert "waivers+=" in found["hint"]


def test_keeps_hours_fit_the_months(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # 12 hours: six a month, the least; what was called off does not count
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities:
      - {title: bouwen, hours: 12}
      - {title: meten, hours: 30, status: cancelled}
    --- couples/koppel-2.yaml
    # 20 hours: ten a month, the most
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities: [{title: bouwen, hours: 20}]
    --- couples/koppel-3.yaml
    # a proposal needs no plan yet
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    --- couples/koppel-4.yaml
    # a placement has its own measure
    form: placement
    members: [{person: p-b2c3d4}, {partner: rijnmetaal}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities: [{activity: docentstage-vhg, hours: 40}]
    --- couples/koppel-5.yaml
    # how long the second takes is not known, so nobody can say that it is too little
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities: [{title: bouwen, hours: 4}, {title: meten}]
    """
    judged.keeps()


def test_breaks_period_suits_a_couple(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
      - person: p-d5f6g7
    period:
      start: 2026-02-02
      end: 2026-06-30
    status: running
    """
    judged.breaks("couples/koppel-1.yaml:5", severity="warning", words="21.3 weeks", fill=["2026-05-01"])


def test_breaks_period_suits_a_couple__by_own_measure(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    norms: {weeks: {min: 10}}
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-03-29}
    """
    judged.breaks("couples/koppel-1.yaml:2", words="8 weeks; couples take 10 to 14", fill=["2026-04-30"])


def test_keeps_period_suits_a_couple(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # eight weeks to the day
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-03-29}
    status: running
    --- couples/koppel-2.yaml
    form: trial
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-02-27}
    status: running
    --- couples/koppel-3.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2025-02-03, end: 2025-12-19}
    status: closed
    """
    judged.keeps()


def test_breaks_hours_are_granted_by_both_employers(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        permission: {date: 2026-02-20, hours_per_month: 8}
      - person: p-d5f6g7
        permission: {date: 2026-02-20, hours_per_month: 6}
    period: {start: 2026-03-02, end: 2026-04-30}
    status: agreed
    activities:
      - {activity: joint-lesson, hours: 10}
      - {activity: shadow-half, hours: 4}
    """
    # 14 planned, 16 and 12 granted
    [found] = judged.breaks("couples/koppel-1.yaml:5", severity="error", words="Wim Terpstra 12", fill=["8"])
    assert "Aagje" not in found["message"]


def test_breaks_hours_are_granted_by_both_employers__all_done(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        permission: {date: 2026-02-20, hours_per_month: 6}
      - person: p-d5f6g7
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities: [{activity: joint-lesson, hours: 14, status: done}]
    """
    judged.breaks("couples/koppel-1.yaml:3", severity="warning", words="Aagje Brandsma 12", fill=["7"])


def test_keeps_hours_are_granted_by_both_employers(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # to the hour what one gave; the other has not said how many
    members:
      - person: p-b2c3d4
        permission: {date: 2026-02-20, hours_per_month: 7}
      - person: p-d5f6g7
        permission: {date: 2026-02-20}
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities: [{activity: joint-lesson, hours: 14}]
    --- couples/koppel-2.yaml
    # more than twice the usual hours: told by the rule about that
    members:
      - person: p-b2c3d4
        permission: {date: 2026-02-20, hours_per_month: 8}
      - person: p-d5f6g7
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities: [{title: bouwen, hours: 40}]
    """
    judged.keeps()


def test_breaks_visits_go_both_ways(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities:
      - {activity: shadow-day, host: p-d5f6g7, hours: 8}
      - {activity: kickoff, host: p-d5f6g7, hours: 2}
      - {activity: lesson-visit, host: p-b2c3d4, hours: 3}
    """
    # 10 of 13 hours; when the start talk moves to the school it is 8 of 13, 62 per cent
    [found] = judged.breaks("couples/koppel-1.yaml:5", severity="warning", words="77 per cent", fill=[])
    assert found["hint"].endswith("activities.1.host=p-b2c3d4")


def test_breaks_visits_go_both_ways__nothing_can_move(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: agreed
    activities:
      - {activity: lesson-visit, host: p-b2c3d4, hours: 3}
      - {activity: guest-lesson, host_partner: school-rivier, hours: 1.5}
    """
    fill = ["shadow-half", "2026-04-02", "4"]
    [found] = judged.breaks(
        "couples/koppel-1.yaml:5", words="100 per cent of the hours are at the educational side", fill=fill
    )
    assert "host: p-d5f6g7" in found["hint"]


def test_keeps_visits_go_both_ways(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # seven of ten hours, the most
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities:
      - {activity: shadow-day, host: p-d5f6g7, hours: 7}
      - {activity: lesson-visit, host: p-b2c3d4, hours: 3}
    --- couples/koppel-2.yaml
    # of most hours the host is not known yet
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-30}
    status: agreed
    activities:
      - {activity: joint-lesson, hours: 10}
      - {activity: lesson-visit, host: p-b2c3d4, hours: 3}
    --- couples/koppel-3.yaml
    # in a placement one is the guest
    form: placement
    members: [{person: p-b2c3d4}, {partner: rijnmetaal}]
    status: running
    activities: [{activity: dagdeel, host_partner: rijnmetaal, hours: 4}]
    """
    judged.keeps()


def test_breaks_twinning_is_no_placement(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-30}
    status: running
    activities:
      - {activity: shadow-day, host: p-d5f6g7, hours: 16}
      - {activity: dagdeel, host: p-d5f6g7, hours: 8}
      - {activity: lesson-visit, host: p-b2c3d4, hours: 3}
    """
    judged.breaks("couples/koppel-1.yaml:5", severity="info", words="24 hours", fill=[])


def test_breaks_twinning_is_no_placement__by_the_catalogue(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    form: trial
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: agreed
    activities: [{activity: docentstage-vhg, host: p-d5f6g7}]
    """
    judged.breaks("couples/koppel-1.yaml:4", severity="info", words="larger than a twinning", fill=[])


def test_keeps_twinning_is_no_placement(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-30}
    status: running
    activities:
      - {activity: shadow-day, host: p-d5f6g7, hours: 23.5}
      - {activity: lesson-visit, host: p-b2c3d4, hours: 6}
    --- couples/koppel-2.yaml
    form: placement
    members: [{person: p-b2c3d4}, {partner: rijnmetaal}]
    status: running
    activities: [{activity: docentstage-vhg, host_partner: rijnmetaal, hours: 40}]
    """
    judged.keeps()


def test_keeps_twinning_is_no_placement__with_too_much_at_both_sides(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # 40 hours in three months, of which 24 at the company: that it is too much is told by another rule
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-30}
    status: running
    activities:
      - {activity: shadow-day, host: p-d5f6g7, hours: 24}
      - {activity: joint-lesson, host: p-b2c3d4, hours: 16}
    """
    judged.keeps()


def test_breaks_twinning_is_no_placement__of_a_trial_with_much_at_both_sides(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    form: trial
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-30}
    status: running
    activities:
      - {activity: shadow-day, host: p-d5f6g7, hours: 24}
      - {activity: joint-lesson, host: p-b2c3d4, hours: 16}
    """
    judged.breaks("couples/koppel-1.yaml:6", severity="info", words="24 hours", fill=[])


def test_breaks_hours_are_near_the_catalogue(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-30}
    status: running
    activities:
      - {activity: midway, hours: 1}
      - {activity: lesson-visit, hours: 5}
      - {activity: shadow-half, hours: 1.5}
    """
    # lesson-visit 2 to 3 hours; shadow-half 4
    judged.breaks("couples/koppel-1.yaml:6", severity="info", words="2 activities", fill=["3", "4"])


def test_keeps_hours_are_near_the_catalogue(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # half as much again, half of it, with the hours of preparation (1.5 and 3), and what has no place in the catalogue
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-30}
    status: running
    activities:
      - {activity: lesson-visit, hours: 4.5}
      - {activity: shadow-half, hours: 2}
      - {activity: guest-lesson, hours: 4.5}
      - {title: een proefopstelling, hours: 12}
      - {activity: shadow-day, hours: 1, status: cancelled}
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("C01", ["koppel-2026-01 activities.0.hours=70"]),
        ("C01", ["koppel-2026-02 activities.4.status=cancelled activities.5.status=cancelled activities.2.hours=1.5"]),
        ("C02", ["koppel-2026-02 period.end=2027-01-29"]),
        ("C10", ["koppel-2026-01 members.1.permission.hours_per_month=6"]),
        ("C12", ["koppel-2026-01 activities.0.host=p-f5vxkc activities.7.host=p-f5vxkc activities.9.host=p-f5vxkc"]),
        ("C27", ["koppel-2026-02 activities.6.hours=3.5"]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}


def test_many_hours_at_one_side_are_found_as_such_only(sound: Sound) -> None:
    changes = [f"members.{number}.permission.hours_per_month=16" for number in (0, 1)]
    changes += ["activities.1.hours=6", "activities.2.hours=2", "activities.5.hours=3"]
    sound.after("koppel-2026-01 period.end=2026-05-08 " + " ".join(changes))
    assert sound.numbers() == set()  # 15 hours at the company of 24 in three months
    assert sound.after("partnership norms.other_agreement_hours=13") == {"C26"}
