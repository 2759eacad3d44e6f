"""Rules about leaders: named, present when it matters, not asked too often, and work after the signing."""

import pytest
from judging import Judged, Sound

LEADERS = {
    "partners/groenschool.yaml": "name: Groenschool\nkind: school\nleader: p-b2c3d4\n",
    "partners/kwekerij.yaml": "name: Kwekerij De Els\nkind: company\nleader: p-d5f6g7\n",
    "people/p-b2c3d4.yaml": "name: Aagje Brandsma\npartner: groenschool\n",
    "people/p-d5f6g7.yaml": "name: Wim Terpstra\npartner: kwekerij\n",
    "people/p-h8j9k2.yaml": "name: Noor Ates\npartner: groenschool\n",
}


def test_breaks_partner_has_a_leader(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: agreeing
    --- partners/groenschool.yaml
    name: Groenschool
    kind: school
    staff: 40
    contact: p-b2c3d4
    --- partners/kwekerij.yaml
    name: Kwekerij De Els
    kind: company
    staff: 49
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: groenschool
    roles: [{role: leader, until: 2026-02-28}]
    """
    found = judged.breaks(
        "partners/groenschool.yaml:1",
        "partners/kwekerij.yaml:1",
        severity="warning",
        words="Groenschool has no leader",
        fill=["p-b2c3d4"],
    )
    assert "Kwekerij De Els" in found[1]["message"]


def test_keeps_partner_has_a_leader(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    --- partners/groenschool.yaml
    name: Groenschool
    kind: school
    --- partners/kwekerij.yaml
    name: Kwekerij De Els
    kind: company
    staff: 49
    contact: p-d5f6g7
    --- partners/boomzorg.yaml
    name: Boomzorg
    kind: company
    leader: p-d5f6g7
    --- partners/genoemd.yaml
    name: Hoveniers Berkenrode
    kind: company
    commitment: mentioned
    --- partners/provincie.yaml
    name: Provincie Overland
    kind: province
    commitment: none
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: groenschool
    roles: [{role: contact}, {role: leader, until: 2026-03}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: boomzorg
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("layer", "finds"), [("", False), ("layer: strategic, ", False), ("layer: operational, ", True)]
)
def test_breaks_partner_has_a_leader__where_one_leads_at_the_workplace(judged: Judged, layer: str, finds: bool) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: agreeing
    --- partners/groenschool.yaml
    name: Groenschool
    kind: school
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    """
    leader = f"name: Aagje Brandsma\npartner: groenschool\nroles: [{{{layer}role: leader}}]\n"
    judged.folder.write({"people/p-b2c3d4.yaml": leader})
    if finds:
        judged.breaks("partners/groenschool.yaml:1", words="Groenschool has no leader", fill=["p-d5f6g7"])
    else:
        judged.keeps()


def test_keeps_partner_has_a_leader__before_agreements(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: designing
    --- partners/groenschool.yaml
    name: Groenschool
    kind: school
    """
    judged.keeps()


def test_breaks_leaders_are_at_kick_off_and_signing(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: agreeing
    --- logs/2026/2026-01-15-start.yaml
    date: 2026-01-15
    kind: event
    moment: kick-off
    about: partnership
    title: Startbijeenkomst
    people: [{person: p-b2c3d4}, {person: p-h8j9k2}]
    --- logs/2026/2026-02-12-tekenen.yaml
    date: 2026-02-12
    kind: event
    moment: signing
    about: partnership
    title: Ondertekening
    people: [{person: p-h8j9k2}]
    """
    judged.folder.write(LEADERS)
    found = judged.breaks(
        "logs/2026/2026-01-15-start.yaml:6",
        "logs/2026/2026-02-12-tekenen.yaml:6",
        severity="warning",
        words="no leader from outside education is logged here",
        fill=["de directeur was ziek", "h8j9k2"],
    )
    assert found[1]["message"] == "no leader is logged here"
    added = judged.folder.run("set", "logs/2026-02-12-tekenen", "people+={person: p-b2c3d4}")
    assert added.status == 0, added.stderr
    assert [item["message"] for item in judged.found() if "waived" not in item] == [
        "no leader from outside education is logged here"
    ]


def test_keeps_leaders_are_at_kick_off_and_signing(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    --- groups/werkgroep.yaml
    name: Werkgroep kas
    kind: working
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    --- logs/2026/2026-01-15-start.yaml
    date: 2026-01-15
    kind: event
    moment: kick-off
    about: partnership
    title: Startbijeenkomst
    people: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    --- logs/2026/2026-01-22-werkgroep.yaml
    date: 2026-01-22
    kind: meeting
    moment: kick-off
    about: groups/werkgroep
    title: Eerste keer bij elkaar
    people: [{person: p-h8j9k2}]
    --- logs/2026/2026-02-12-tekenen.yaml
    date: 2026-02-12
    kind: event
    moment: signing
    about: agreements/twinning
    title: Het koppel tekent
    people: [{person: p-h8j9k2}]
    --- logs/2026/2026-02-13-bericht.yaml
    date: 2026-02-13
    kind: communication
    moment: signing
    about: partnership
    title: Bericht over de ondertekening
    """
    judged.folder.write(LEADERS)
    judged.keeps()


def test_keeps_leaders_are_at_kick_off_and_signing__where_no_leader_is_on_record(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    --- logs/2026/2026-01-15-start.yaml
    date: 2026-01-15
    kind: event
    moment: kick-off
    about: partnership
    title: Startbijeenkomst
    """
    judged.keeps()


def test_breaks_leaders_stay_involved(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    --- logs/2025/2025-03-19-tekenen.yaml
    date: 2025-03-19
    kind: event
    moment: signing
    about: partnership
    title: Ondertekening
    people: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    --- logs/2025/2025-11-06-bezoek.yaml
    date: 2025-11-06
    kind: event
    about: partnership
    title: Bezoek van de school
    people: [{person: p-b2c3d4}]
    """
    judged.folder.write(LEADERS)
    judged.breaks(
        "partnership.yaml:1",
        severity="warning",
        words="no leader from outside education was logged at a meeting in 12 months",
        fill=["2026-03-19", "Leidinggevenden in de kas", "p-b2c3d4", "p-d5f6g7"],
    )


def test_breaks_leaders_stay_involved__nobody_was_there(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: evaluating
    period: {start: 2024-09}
    norms: {leaders_months: 6}
    """
    judged.folder.write(LEADERS)
    judged.breaks("partnership.yaml:1", words="no leader was logged at a meeting in 6 months")


def test_keeps_leaders_stay_involved(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    period: {start: 2024-09-01}
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    --- logs/2025/2025-03-20-stuurgroep.yaml
    date: 2025-03-20
    kind: meeting
    about: groups/stuurgroep
    title: Stuurgroep
    people: [{person: p-d5f6g7}]
    --- logs/2025/2025-11-bezoek.yaml
    date: 2025-11
    kind: event
    about: partnership
    title: Bezoek van de school
    people: [{person: p-b2c3d4}]
    """
    judged.folder.write(LEADERS)
    judged.keeps()


@pytest.mark.parametrize("start", ["2025-03-20", "2026-01"])
def test_keeps_leaders_stay_involved__when_it_has_just_begun(judged: Judged, start: str) -> None:
    judged.folder.write(LEADERS)
    judged.folder.write({"partnership.yaml": f"name: Groen Leren\nstage: running\nperiod: {{start: {start}}}\n"})
    judged.keeps()


def test_breaks_leaders_of_both_sides_meet(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    period: {start: 2024-09-01}
    --- logs/2025/2025-03-19-samen.yaml
    date: 2025-03-19
    kind: event
    about: partnership
    title: Samen in de kas
    people: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    --- logs/2025/2025-10-02-school.yaml
    date: 2025-10-02
    kind: event
    about: partnership
    title: Open les
    people: [{person: p-b2c3d4}, {person: p-h8j9k2}]
    --- logs/2025/2025-11-06-kas.yaml
    date: 2025-11-06
    kind: event
    about: partnership
    title: Open kas
    people: [{person: p-d5f6g7}]
    """
    judged.folder.write(LEADERS)
    judged.breaks(
        "partnership.yaml:1",
        severity="warning",
        words="no meeting with leaders of both sides was logged in 12 months",
        fill=["2026-03-19", "Leidinggevenden in de kas", "p-b2c3d4", "p-d5f6g7"],
    )


def test_keeps_leaders_of_both_sides_meet(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    period: {start: 2024-09-01}
    --- logs/2025/2025-03-20-samen.yaml
    date: 2025-03-20
    kind: meeting
    about: partnership
    title: Samen in de kas
    people: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    """
    judged.folder.write(LEADERS)
    judged.keeps()


def test_keeps_leaders_of_both_sides_meet__where_one_side_was_nowhere(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    period: {start: 2024-09-01}
    --- logs/2025/2025-10-02-school.yaml
    date: 2025-10-02
    kind: event
    about: partnership
    title: Open les
    people: [{person: p-b2c3d4}]
    """
    judged.folder.write(LEADERS)
    judged.keeps()


def test_breaks_leaders_are_asked_sparingly(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    --- logs/2026/2026-01-15-les.yaml
    date: 2026-01-15
    kind: event
    about: partnership
    title: Open les
    people: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    --- logs/2026/2026-02-12-kas.yaml
    date: 2026-02-12
    kind: event
    about: partnership
    title: Open kas
    people: [{person: p-d5f6g7}, {person: p-h8j9k2}]
    --- logs/2026/2026-03-05-beurs.yaml
    date: 2026-03-05
    kind: event
    about: partnership
    title: Beurs
    people: [{person: p-d5f6g7}, {person: p-h8j9k2}]
    """
    judged.folder.write(LEADERS)
    judged.breaks(
        "partnership.yaml:1",
        severity="info",
        words="1 leader came to more events than 1 in the last three months: Wim Terpstra (3)",
        fill=["de beurs stond al lang vast", "h8j9k2"],
    )


def test_keeps_leaders_are_asked_sparingly(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    --- logs/2025/2025-12-20-kas.yaml
    date: 2025-12-20
    kind: event
    about: partnership
    title: Open kas
    people: [{person: p-d5f6g7}]
    --- logs/2026/2026-01-15-start.yaml
    date: 2026-01-15
    kind: event
    moment: kick-off
    about: partnership
    title: Startbijeenkomst
    people: [{person: p-d5f6g7}]
    --- logs/2026/2026-02-12-stuurgroep.yaml
    date: 2026-02-12
    kind: meeting
    about: groups/stuurgroep
    title: Stuurgroep
    people: [{person: p-d5f6g7}]
    --- logs/2026/2026-03-05-beurs.yaml
    date: 2026-03-05
    kind: event
    about: partnership
    title: Beurs
    people: [{person: p-d5f6g7}]
    """
    judged.folder.write(LEADERS)
    judged.keeps()


def test_keeps_leaders_are_asked_sparingly__for_moments_at_which_they_are_needed(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    --- logs/2026/2026-02-12-kas.yaml
    date: 2026-02-12
    kind: event
    about: partnership
    title: Open kas
    people: [{person: p-d5f6g7}]
    --- logs/2026/2026-03-05-werkbezoek.yaml
    date: 2026-03-05
    kind: event
    moment: progress
    about: partnership
    title: Werkbezoek van leidinggevenden
    people: [{person: p-d5f6g7}]
    """
    judged.folder.write(LEADERS)
    judged.keeps()


def test_breaks_signing_is_followed_by_activity(judged: Judged) -> None:
    """
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    status: signed
    start: 2026-01-01
    parties:
      - person: p-b2c3d4
        signatories: [{person: p-b2c3d4, signed: 2026-01-18}]
    --- logs/2026/2026-01-08-bezoek.yaml
    date: 2026-01-08
    kind: activity
    about: partnership
    title: Een bezoek voor de ondertekening
    --- logs/2026/2026-01-18-tekenen.yaml
    date: 2026-01-18
    kind: event
    moment: signing
    about: agreements/convenant
    title: Ondertekening met de pers erbij
    --- logs/2026/2026-01-19-bericht.yaml
    date: 2026-01-19
    kind: communication
    about: partnership
    title: Persbericht
    --- logs/2026/2026-02-12-stuurgroep.yaml
    date: 2026-02-12
    kind: meeting
    moment: progress
    about: groups/stuurgroep
    title: Stuurgroep
    """
    judged.folder.write(LEADERS)
    judged.breaks(
        "agreements/convenant.yaml:4",
        severity="warning",
        words="signed 61 days ago, and no activity is logged since then",
        fill=["partnership", "Een eerste bezoek aan de kas"],
    )


def test_breaks_signing_is_followed_by_activity__from_the_start(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    norms: {first_activity_days: 30}
    --- agreements/intentie.yaml
    title: Intentieverklaring
    kind: intention
    status: signed
    start: 2026-02-01
    --- logs/2025/2025-11-20-tekenen.yaml
    date: 2025-11-20
    kind: event
    moment: signing
    about: agreements/intentie
    title: Ondertekening
    """
    judged.breaks("agreements/intentie.yaml:4", words="started 47 days ago")


def test_keeps_signing_is_followed_by_activity(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    status: signed
    parties: [{person: p-b2c3d4, signatories: [{person: p-b2c3d4, signed: 2026-01-19}]}]
    --- agreements/later.yaml
    title: Convenant dat nog begint
    kind: covenant
    status: signed
    start: 2026-08-01
    parties: [{person: p-b2c3d4, signatories: [{person: p-b2c3d4, signed: 2025-11-06}]}]
    --- agreements/voorbij.yaml
    title: Proefafspraken
    kind: cooperation
    status: signed
    start: 2025-09-01
    term_months: 6
    parties: [{person: p-b2c3d4, signatories: [{person: p-b2c3d4, signed: 2025-09-01}]}]
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: signed
    parties: [{person: p-b2c3d4, signatories: [{person: p-b2c3d4, signed: 2025-09-01}]}]
    """
    judged.folder.write(LEADERS)
    judged.keeps()


@pytest.mark.parametrize("entry", ["kind: activity", "kind: support", "kind: event\nmoment: progress"])
def test_keeps_signing_is_followed_by_activity__something_happened(judged: Judged, entry: str) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    status: signed
    parties: [{person: p-b2c3d4, signatories: [{person: p-b2c3d4, signed: 2025-11-06}]}]
    """
    judged.folder.write(LEADERS)
    log = f"date: 2026-02\n{entry}\nabout: partnership\ntitle: Een eerste keer in de kas\n"
    judged.folder.write({"logs/2026/2026-02-kas.yaml": log})
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("A03", ["partners/pompwerf leader=", "people/p-n7kdxf roles="]),
        ("A04", ["logs/2025-09-04-startbijeenkomst 'people=[{person: p-h2mqcd}]'"]),
        (
            "A04",
            [
                "logs/2025-06-26-ondertekening people.0=",
                "logs/2025-09-04-startbijeenkomst people.0=",
                "logs/2025-12-04-leidinggevenden people.0=",
                "logs/2026-02-26-stuurgroep people.0=",
            ],
        ),
        (
            "A05",
            [
                "partnership norms.leaders_months=6",
                "logs/2025-12-04-leidinggevenden people.0=",
                "logs/2026-02-26-stuurgroep 'people=[{person: p-w4hrtb}, {person: p-h2mqcd}]'",
            ],
        ),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}


def test_two_events_in_a_quarter_are_found_under_their_number_and_nothing_else(sound: Sound) -> None:
    event = "kind: event\nabout: partnership\ntitle: Open middag\npeople: [{person: p-w4hrtb}, {person: p-n7kdxf}]\n"
    days = ("2026-01-29", "2026-03-10")
    sound.folder.write({f"logs/2026/{day}-open-middag.yaml": f"date: {day}\n{event}" for day in days})
    assert sound.numbers() == {"A06"}
