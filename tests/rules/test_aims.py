"""Rules about what the two of a couple want to learn."""

import pytest
from judging import Judged, Sound
from pairs import with_pair


@pytest.fixture
def judged(judged: Judged) -> Judged:
    """The records of the test, and the two with their organisations."""
    return with_pair(judged)


def test_breaks_goals_fit_the_period(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        goals:
          - {goal: meetdata in de les, horizon: short}
          - {goal: bijblijven in het vak, horizon: long}
      - person: p-d5f6g7
    period: {start: 2026-03-02, end: 2026-05-15}
    status: running
    """
    fill = ["één meting van nu in de les"]
    judged.breaks("couples/koppel-1.yaml:5", severity="warning", words="bijblijven in het vak", fill=fill)


def test_breaks_goals_fit_the_period__too_long_for_them(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    form: placement
    members:
      - person: p-b2c3d4
        goals: [{goal: een machine leren instellen, horizon: short}]
      - partner: rijnmetaal
    period: {start: 2026-01-05, end: 2026-07-03}
    status: running
    """
    judged.breaks("couples/koppel-1.yaml:6", words="the period is long", fill=["2026-03-27"])


def test_keeps_goals_fit_the_period(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        goals: [{goal: meetdata in de les, horizon: short}, {goal: iets leren zonder termijn}]
      - person: p-d5f6g7
    period: {start: 2026-03-02, end: 2026-05-15}
    status: running
    --- couples/koppel-2.yaml
    # a long goal in a long placement, beside a short one
    form: placement
    members:
      - person: p-b2c3d4
        goals: [{goal: een machine leren instellen, horizon: short}, {goal: bijblijven, horizon: long}]
      - partner: rijnmetaal
    period: {start: 2026-01-05, end: 2026-07-03}
    status: running
    --- couples/koppel-3.yaml
    # that the period of a couple is too long is told by the rule about that
    members:
      - person: p-b2c3d4
        goals: [{goal: meetdata in de les, horizon: short}]
      - person: p-d5f6g7
    period: {start: 2026-01-05, end: 2026-07-03}
    status: running
    """
    judged.keeps()


def test_breaks_both_have_goals_of_their_own(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
      - person: p-d5f6g7
    status: agreed
    """
    fill = ["meetdata in de les", "het practicum draait", "leren uitleggen", "een collega kan het overdoen"]
    judged.breaks("couples/koppel-1.yaml:2", severity="error", words="Aagje Brandsma, Wim Terpstra", fill=fill)


def test_breaks_both_have_goals_of_their_own__too_many(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        goals: [{goal: meten}, {goal: rekenen}, {goal: tekenen}, {goal: lassen}, {goal: frezen}]
      - person: p-d5f6g7
        goals: [{goal: uitleggen}]
    status: running
    """
    judged.breaks("couples/koppel-1.yaml:3", severity="error", words="Aagje Brandsma (5)", fill=[])
    assert "{goal: tekenen}]" in (judged.folder.path / "couples/koppel-1.yaml").read_text()


def test_breaks_both_have_goals_of_their_own__in_a_placement(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    form: placement
    members: [{person: p-b2c3d4}, {partner: rijnmetaal}]
    status: running
    """
    judged.breaks(
        "couples/koppel-1.yaml:2", severity="error", fill=["een machine instellen", "de eerste serie is goed"]
    )


def test_keeps_both_have_goals_of_their_own(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        goals: [{goal: meten}, {goal: rekenen}, {goal: tekenen}]
      - person: p-d5f6g7
        goals: [{goal: uitleggen}]
    status: running
    --- couples/koppel-2.yaml
    # who receives somebody need not learn
    form: placement
    members:
      - {person: p-b2c3d4, goals: [{goal: meten}]}
      - person: p-d5f6g7
    status: running
    --- couples/koppel-3.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: proposed
    """
    judged.keeps()


def test_breaks_goals_say_what_success_is(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        goals:
          - {goal: meetdata in de les, sign: het practicum draait}
          - {goal: leren lassen}
      - person: p-d5f6g7
        goals:
          - {goal: leren uitleggen}
    status: running
    """
    fill = ["een proefstuk is goedgekeurd", "een collega doet het na"]
    judged.breaks("couples/koppel-1.yaml:5", severity="warning", words="2 goals without a sign", fill=fill)


def test_keeps_goals_say_what_success_is(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - {person: p-b2c3d4, goals: [{goal: meten, sign: het practicum draait}]}
      - person: p-d5f6g7
    status: running
    --- couples/koppel-2.yaml
    members:
      - {person: p-b2c3d4, goals: [{goal: meten}]}
      - person: p-d5f6g7
    status: closed
    """
    judged.keeps()


def test_breaks_expectations_are_realistic(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - {person: p-b2c3d4, expectations: zien hoe het meten gaat}
      - person: p-d5f6g7
    status: agreed
    """
    fill = ["ontdekken of lesgeven past"]
    judged.breaks("couples/koppel-1.yaml:3", severity="warning", words="Wim Terpstra", fill=fill)


def test_breaks_expectations_are_realistic__many_goals(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        expectations: zien hoe het meten gaat
        goals: [{goal: meten}, {goal: rekenen}, {goal: tekenen}]
      - {person: p-d5f6g7, expectations: ontdekken of lesgeven past, goals: [{goal: uitleggen}]}
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities: [{title: bouwen, hours: 14}]
    """
    # 14 hours for three goals, where eighteen are the least
    fill = ["dagdeel", "p-d5f6g7", "2026-04-02", "4"]
    judged.breaks("couples/koppel-1.yaml:4", severity="warning", words="Aagje Brandsma (3)", fill=fill)


def test_keeps_expectations_are_realistic(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # six hours for each goal of a person, to the hour
    members:
      - {person: p-b2c3d4, expectations: zien hoe het meten gaat, goals: [{goal: meten}, {goal: rekenen}]}
      - {person: p-d5f6g7, expectations: ontdekken of lesgeven past, goals: [{goal: uitleggen}]}
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities: [{title: bouwen, hours: 12}]
    --- couples/koppel-2.yaml
    # that too little is planned is told by the rule about that
    members:
      - {person: p-b2c3d4, expectations: zien hoe het meten gaat, goals: [{goal: meten}, {goal: rekenen}]}
      - {person: p-d5f6g7, expectations: ontdekken of lesgeven past, goals: [{goal: uitleggen}]}
    period: {start: 2026-03-02, end: 2026-04-30}
    status: running
    activities: [{title: bouwen, hours: 4}]
    --- couples/koppel-3.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: proposed
    """
    judged.keeps()


GOALS = "[{key: afwijking, goal: een, sign: x}, {goal: twee, sign: x}, {goal: drie, sign: x}, {goal: vier, sign: x}]"


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("C03", ["koppel-2026-01 members.0.goals.0.horizon=long"]),
        ("C04", [f"koppel-2026-02 status=agreed match.talk=2026-03-18 'members.0.goals={GOALS}'"]),
        ("C05", ["koppel-2026-01 members.1.goals.0.sign="]),
        ("C14", ["koppel-2026-01 members.1.expectations="]),
        ("C14", ["partnership norms.hours_per_goal=20"]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
