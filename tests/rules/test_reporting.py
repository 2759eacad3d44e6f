"""Rules about what reports need."""

import pytest
from judging import Judged, Sound


def test_breaks_activities_with_pupils_are_counted(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- partners/rijk.yaml
    name: Rijk
    kind: government
    --- grants/ono.yaml
    funder: rijk
    scheme: ono
    status: granted
    period: {start: 2026-01-01}
    --- logs/2026-02-12-gastles.yaml
    date: 2026-02-12
    about: partnership
    title: Gastles over hout
    activity: guest-lesson
    """
    words = "1 activity with pupils has no counts, which Rijk asks: Gastles over hout (2026-02-12)"
    judged.breaks("partnership.yaml:1", severity="warning", words=words, fill=["24"])


def test_keeps_activities_with_pupils_are_counted(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- partners/rijk.yaml
    name: Rijk
    kind: government
    --- grants/ono.yaml
    funder: rijk
    scheme: ono
    status: granted
    period: {start: 2026-01-01}
    --- logs/voor-de-subsidie.yaml
    date: 2025-12-12
    about: partnership
    title: Gastles over hout
    activity: guest-lesson
    --- logs/geteld.yaml
    date: 2026-02-12
    about: partnership
    title: Gastles over hout
    activity: guest-lesson
    counts: {pupils: 24}
    --- logs/zonder-leerlingen.yaml
    date: 2026-02-12
    about: partnership
    title: Samen een les gemaakt
    activity: joint-lesson
    """
    judged.keeps()


def test_keeps_activities_with_pupils_are_counted__where_no_funder_asks(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- partners/rijk.yaml
    name: Rijk
    kind: government
    --- grants/regiofonds.yaml
    funder: rijk
    scheme: regiofonds
    status: granted
    --- grants/ono.yaml
    funder: rijk
    scheme: ono
    status: applied
    --- logs/2026-02-12-gastles.yaml
    date: 2026-02-12
    about: partnership
    title: Gastles over hout
    activity: guest-lesson
    """
    judged.keeps()


def test_breaks_deviations_tell_what_follows(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- logs/2026-02-12-zaag.yaml
    date: 2026-02-12
    kind: deviation
    about: partnership
    title: De zaag kwam een maand later
    """
    words = "De zaag kwam een maand later"
    judged.breaks("logs/2026-02-12-zaag.yaml:2", severity="warning", words=words, fill=["de lessen schuiven op"])


def test_keeps_deviations_tell_what_follows(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- logs/lang-geleden.yaml
    date: 2025-03-19
    kind: deviation
    about: partnership
    title: De zaag kwam een maand later
    --- logs/met-gevolg.yaml
    date: 2026-02-12
    kind: deviation
    about: partnership
    title: De zaag kwam een maand later
    consequence: de lessen schuiven op
    --- logs/iets-anders.yaml
    date: 2026-02-12
    kind: success
    about: partnership
    title: De zaag is er
    """
    judged.keeps()


def test_breaks_obstacles_come_with_a_solution(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- logs/2026-02-26-vervoer.yaml
    date: 2026-02-26
    kind: obstacle
    about: partnership
    title: Geen bus op dinsdag
    """
    words = "Geen bus op dinsdag"
    judged.breaks("logs/2026-02-26-vervoer.yaml:2", severity="warning", words=words, fill=["de werf haalt de klas op"])


def test_breaks_obstacles_come_with_a_solution__while_it_is_new(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- logs/2026-02-28-vervoer.yaml
    date: 2026-02-28
    kind: obstacle
    about: partnership
    title: Geen bus op dinsdag
    """
    judged.breaks("logs/2026-02-28-vervoer.yaml:2", severity="info")


def test_keeps_obstacles_come_with_a_solution(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- logs/lang-geleden.yaml
    date: 2025-03-19
    kind: obstacle
    about: partnership
    title: Geen bus op dinsdag
    --- logs/opgelost.yaml
    date: 2026-02-12
    kind: obstacle
    about: partnership
    title: Geen bus op dinsdag
    solution: de werf haalt de klas op
    """
    judged.keeps()


def test_breaks_milestones_have_an_outcome(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- goals/koppels.yaml
    title: Tien koppels
    unit: koppels
    milestones:
      - {date: 2025-11-28, what: het eerste koppel is begonnen}
      - {date: 2026-03-19, target: 4}
    measurements:
      - {date: 2025-11-27, value: 1}
    """
    words = "het eerste koppel is begonnen (2025-11-28), 4 koppels (2026-03-19)"
    judged.breaks("goals/koppels.yaml:4", severity="warning", words=words, fill=["3", "2025-11-20"])


def test_breaks_milestones_have_an_outcome__that_cannot_be_counted(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- goals/werkplaats.yaml
    title: Een werkplaats
    milestones:
      - {date: 2026-03-01, what: de zaag staat er}
    """
    judged.breaks("goals/werkplaats.yaml:3", severity="warning", words="de zaag staat er", fill=["2026-03-04"])


def test_breaks_milestones_have_an_outcome__of_which_a_figure_tells_nothing(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- goals/werkplaats.yaml
    title: Een werkplaats
    milestones:
      - {date: 2026-01-30, target: 4}
      - {date: 2026-03-01, what: de zaag staat er}
    measurements:
      - {date: 2026-03-05, value: 3}
    """
    words = "whether this was reached: de zaag staat er (2026-03-01)"
    judged.breaks("goals/werkplaats.yaml:4", severity="warning", words=words, fill=["2026-03-04"])


def test_keeps_milestones_have_an_outcome(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- goals/koppels.yaml
    title: Tien koppels
    milestones:
      - {date: 2025-11-28, target: 1}
      - {date: 2026-02-15, target: 2}
      - {date: 2026-03-01, target: 3, met: 2026-03-10}
      - {date: 2026-03-20, target: 4}
      - {target: 5}
    measurements:
      - {date: 2026-02, value: 1}
    """
    judged.keeps()


def test_breaks_figures_of_one_day_agree(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- goals/bedrijven.yaml
    title: Meer bedrijven
    measurements:
      - {date: 2025-12-31, value: 52}
      - {date: 2026-02-01, value: 150, source: jaarverslag}
      - {date: 2026-02-01, value: 164, source: website}
    """
    words = "on 2026-02-01 different figures are recorded without a note: 150, 164"
    judged.breaks("goals/bedrijven.yaml:5", severity="warning", words=words, fill=["telt ook vestigingen"])


def test_keeps_figures_of_one_day_agree(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- goals/bedrijven.yaml
    title: Meer bedrijven
    baseline: {date: 2025-12-31, value: 52}
    measurements:
      - {date: 2025-12-31, value: 52}
      - {date: 2026-01-15, value: 150}
      - {date: 2026-02-01, value: 150, source: jaarverslag}
      - {date: 2026-02-01, value: 164, source: website, note: telt ook vestigingen}
    """
    judged.keeps()


def test_breaks_steering_group_closes_its_actions(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    meetings: [{date: 2026-03-18}]
    --- logs/2025-12-11-stuurgroep.yaml
    date: 2025-12-11
    kind: meeting
    about: groups/stuurgroep
    title: Tweede vergadering
    decisions:
      - {decision: Wij gaan door., done: 2025-12-11}
      - {decision: De werf zoekt een zaag., owner: p-b2c3d4}
    follow_up:
      - {what: rooster vragen, due: 2026-01-15}
    """
    words = "2 actions of this meeting were open when Stuurgroep met again on 2026-03-18: De werf zoekt een zaag, roos"
    fill = ["2026-02-01", "2026-03-19"]
    judged.breaks("logs/2025-12-11-stuurgroep.yaml:7", severity="warning", words=words, fill=fill)


def test_keeps_steering_group_closes_its_actions(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    meetings: [{date: 2026-03-24}]
    --- groups/werkgroep.yaml
    name: Werkgroep
    kind: working
    --- logs/2025-09-11-stuurgroep.yaml
    date: 2025-09-11
    kind: meeting
    about: groups/stuurgroep
    title: Eerste vergadering
    decisions:
      - {decision: Wij gaan door.}
      - {decision: De werf zoekt een zaag., owner: p-b2c3d4, due: 2026-04-15}
      - {decision: De school zoekt een lokaal., owner: p-b2c3d4, done: 2025-10-01}
    --- logs/2025-12-11-stuurgroep.yaml
    date: 2025-12-11
    kind: meeting
    about: groups/stuurgroep
    title: Tweede vergadering
    follow_up:
      - {what: rooster vragen, due: 2026-01-15}
    --- logs/2025-12-01-werkgroep.yaml
    date: 2025-12-01
    kind: meeting
    about: groups/werkgroep
    title: Overleg
    follow_up:
      - {what: rooster vragen, due: 2026-01-15}
    --- logs/2025-12-08-werkgroep.yaml
    date: 2025-12-08
    kind: meeting
    about: groups/werkgroep
    title: Overleg
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        (
            "E01",
            [
                "grants/regiofonds-water scheme=ono amount=36000",
                "agreements/convenant budget=72000",
                "logs/2026-03-05-lesbezoek counts=",
            ],
        ),
        ("E02", ["logs/2025-11-13-rooster consequence="]),
        ("E03", ["logs/2026-01-15-verzekering solution="]),
        ("E04", ["goals/koppels milestones.1.date=2026-03-13 milestones.1.met= milestones.1.celebrated="]),
        ("E07", ["goals/koppels 'measurements+={date: 2026-02-26, value: 2}' measurements.1.note="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}


def test_an_action_of_the_steering_group_that_stayed_open_is_found_in_the_sound_partnership(sound: Sound) -> None:
    meeting = {"date": "2025-12-04", "kind": "meeting", "about": "groups/stuurgroep", "title": "Besluiten"}
    action = 'follow_up: [{what: "ruimte zoeken", owner: p-h2mqcd, due: 2026-01-30}]'
    text = "\n".join([*(f"{name}: {value}" for name, value in meeting.items()), action]) + "\n"
    sound.folder.write({"logs/2025/2025-12-04-besluiten.yaml": text})
    assert sound.numbers() == {"E09"}
    assert sound.after("logs/2025-12-04-besluiten follow_up.0.done=2026-02-01") == set()
