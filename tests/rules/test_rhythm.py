"""Rules about rhythm."""

import pytest
from judging import Judged, Sound

RUNNING = {
    "partnership.yaml": "name: Proef\nstage: running\nperiod: {start: 2025-09-01, end: 2028-08-31}\n",
    "partners/lek.yaml": "name: Lekschool\nkind: school\n",
    "partners/mast.yaml": "name: Mastenbouw\nkind: company\njoined: 2025-12-19\n",
    "people/p-b2c3d4.yaml": "name: Aagje Brandsma\n",
    "groups/stuurgroep.yaml": "name: Stuurgroep\nkind: steering\n",
    "goals/koppels.yaml": "title: zes koppels\nbaseline: {value: 0, date: 2025-09-01}\n",
}


def test_breaks_steering_group_hears_how_it_stands(judged: Judged) -> None:
    """
    --- logs/vergadering.yaml
    date: 2025-12-19
    kind: meeting
    about: groups/stuurgroep
    moment: progress
    title: Voortgang
    """
    judged.folder.write(RUNNING)
    fill = ["2026-03-12", "koppels", "Voortgang"]
    words = "no progress is logged in Stuurgroep since 2025-12-19"
    judged.breaks("groups/stuurgroep.yaml:1", severity="warning", words=words, fill=fill)


def test_breaks_steering_group_hears_how_it_stands__never_since_the_start(judged: Judged) -> None:
    judged.folder.write(RUNNING)
    judged.breaks("groups/stuurgroep.yaml:1", words="no progress is logged in Stuurgroep")


def test_keeps_steering_group_hears_how_it_stands(judged: Judged) -> None:
    """
    --- logs/bericht.yaml
    date: 2025-12-20
    kind: communication
    about: groups/stuurgroep
    goals: [koppels]
    title: Stand van de doelen
    --- groups/nieuw.yaml
    name: Nieuwe stuurgroep
    kind: steering
    members: [{person: p-b2c3d4, from: 2026-01-05}]
    """
    judged.folder.write(RUNNING)
    judged.keeps()  # three months to the day, and a group of two months old


def test_breaks_progress_treats_every_goal(judged: Judged) -> None:
    """
    --- logs/eerder.yaml
    date: 2025-12-19
    kind: meeting
    about: groups/stuurgroep
    moment: progress
    title: Voortgang
    --- logs/vergadering.yaml
    date: 2026-03-12
    kind: meeting
    about: groups/stuurgroep
    moment: progress
    title: Voortgang
    goals: [banen]
    --- goals/banen.yaml
    title: twee hybride banen
    """
    judged.folder.write(RUNNING)
    judged.breaks("logs/vergadering.yaml:6", severity="warning", words="last progress: zes koppels", fill=[])


def test_keeps_progress_treats_every_goal(judged: Judged) -> None:
    """
    --- logs/vergadering.yaml
    date: 2026-03-12
    kind: meeting
    about: groups/stuurgroep
    moment: progress
    title: Voortgang
    goals: [koppels]
    --- goals/later.yaml
    title: een doel van later
    baseline: {value: 0, date: 2026-03-15}
    --- goals/klaar.yaml
    title: een doel van eerder
    target: {value: 1, date: 2026-03-01}
    --- goals/vacatures.yaml
    title: minder vacatures
    monitor_only: true
    """
    judged.folder.write(RUNNING)
    judged.keeps()


def test_breaks_success_is_shared(judged: Judged) -> None:
    """
    --- logs/taart.yaml
    date: 2025-09-19
    kind: success
    about: partnership
    title: De eerste les
    audience: [lek]
    --- logs/stil.yaml
    date: 2026-03-01
    kind: success
    about: partnership
    title: Een succes waar niemand van hoorde
    """
    judged.folder.write(RUNNING)
    fill = ["2026-03-19", "Taart voor het eerste koppel", "lek, mast"]
    judged.breaks("partnership.yaml:1", severity="info", words="shared since 2025-09-19", fill=fill)


def test_keeps_success_is_shared(judged: Judged) -> None:
    """
    --- goals/banen.yaml
    title: twee hybride banen
    milestones: [{date: 2025-10-01, target: 1, met: 2025-09-20, celebrated: 2025-09-20}]
    """
    judged.folder.write(RUNNING)
    judged.keeps()


def test_breaks_each_partner_tells_its_own_people(judged: Judged) -> None:
    """
    --- logs/bericht.yaml
    date: 2025-12-01
    kind: communication
    about: partnership
    title: Nieuwsbrief
    audience: [lek]
    """
    judged.folder.write(RUNNING)
    words = "no message to the people of Lekschool, Mastenbouw is logged in 3 months"
    judged.breaks("partnership.yaml:1", severity="warning", words=words, fill=["2026-03-19", "Nieuwsbrief"])


def test_keeps_each_partner_tells_its_own_people(judged: Judged) -> None:
    """
    --- logs/bericht.yaml
    date: 2026-01-10
    kind: communication
    about: partnership
    title: Nieuwsbrief
    audience: [lek]
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    joined: 2025-12-20
    --- partners/weg.yaml
    name: Zeilmakerij Baak
    kind: company
    left: 2026-01
    """
    judged.folder.write({name: text for name, text in RUNNING.items() if name != "partners/mast.yaml"})
    judged.keeps()  # the second joined three months ago to the day


def test_breaks_partners_reflect(judged: Judged) -> None:
    """
    --- reflections/vorige.yaml
    instrument: cooperation
    about: partnership
    date: 2025-09-19
    as: group
    by: groups/stuurgroep
    """
    judged.folder.write(RUNNING)
    words = "no reflection of the partners is on record since 2025-09-19"
    judged.breaks("partnership.yaml:1", severity="warning", words=words, fill=["2026-03-19"])


def test_keeps_partners_reflect(judged: Judged) -> None:
    """
    --- rounds/voorjaar.yaml
    instrument: cooperation
    about: partnership
    asked: [people/p-b2c3d4]
    due: 2026-03-20
    """
    judged.folder.write(RUNNING)
    judged.keeps()  # they have been asked


def test_keeps_partners_reflect__half_a_year_ago(judged: Judged) -> None:
    """
    --- reflections/vorige.yaml
    instrument: cooperation
    about: partnership
    date: 2025-09-20
    as: partner
    partner: lek
    """
    judged.folder.write(RUNNING)
    judged.keeps()


FEWER = "'audience=[lissecollege, pompwerf, waterkant, waterkring]'"


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("B06", ["logs/2026-02-26-stuurgroep goals= moment="]),
        ("B07", ["logs/2026-02-26-stuurgroep 'goals=[koppels]'"]),
        (
            "B09",
            [
                "partnership norms.success_months=2",
                "logs/2026-03-05-hybride-docent kind=lesson",
                "goals/hybride-professionals milestones.1.celebrated=",
            ],
        ),
        (
            "B10",
            [
                f"logs/2026-03-05-nieuws {FEWER}",
                f"logs/2026-03-05-hybride-docent {FEWER}",
                f"logs/2026-03-06-les-van-het-eerste-koppel {FEWER}",
            ],
        ),
        ("B12", ["partnership norms.reflection_months=1", "reflections/2026-02-stuurgroep date=2026-02-06"]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
