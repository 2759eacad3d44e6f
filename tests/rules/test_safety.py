"""Rules about what protects the people of a couple. Today is 20 March 2026."""

import pytest
from judging import Judged, Sound
from pairs import with_pair


@pytest.fixture
def judged(judged: Judged) -> Judged:
    """The records of the test, and the two with their organisations."""
    return with_pair(judged)


def test_breaks_employers_gave_permission(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        permission: {hours_per_month: 8}
      - {person: p-d5f6g7, permission: {date: 2026-02-26}}
    status: running
    """
    fill = ["p-d5f6g7", "2026-02-26"]
    judged.breaks("couples/koppel-1.yaml:2", severity="error", words="Aagje Brandsma", fill=fill)


def test_breaks_employers_gave_permission__soon(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: agreed
    activities: [{activity: kickoff, date: 2026-04-03}]
    """
    # fourteen days ahead
    fill = ["p-d5f6g7", "2026-03-20", "p-b2c3d4", "2026-03-20"]
    judged.breaks("couples/koppel-1.yaml:1", severity="warning", words="Aagje Brandsma, Wim Terpstra", fill=fill)


def test_keeps_employers_gave_permission(judged: Judged) -> None:
    """
    --- partners/rijnmetaal.yaml
    name: Rijnmetaal
    kind: company
    leader: p-d5f6g7
    --- couples/koppel-1.yaml
    # known by whom; and who leads the company needs no permission
    members:
      - {person: p-b2c3d4, permission: {by: p-d5f6g7}}
      - person: p-d5f6g7
    status: running
    --- couples/koppel-2.yaml
    # fifteen days ahead
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: agreed
    activities: [{activity: kickoff, date: 2026-04-04}]
    --- couples/koppel-3.yaml
    # the host is the employer
    form: placement
    members: [{person: p-b2c3d4, permission: {date: 2026-02-26}}, {partner: rijnmetaal}]
    status: running
    """
    judged.keeps()


def test_breaks_limits_are_known(judged: Judged) -> None:
    """
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: rijnmetaal
    twinning: {limits: [geen tekeningen]}
    --- couples/koppel-1.yaml
    # one of the two is not enough
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    activities:
      - {activity: lesson-visit, host: p-b2c3d4}
      - {activity: shadow-half, host: p-d5f6g7}
    """
    words = "half a day of shadowing at work"
    judged.breaks("couples/koppel-1.yaml:5", severity="error", words=words, fill=["geen"])


def test_breaks_limits_are_known__before_the_start(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: agreed
    activities: [{activity: shadow-half}]
    """
    judged.breaks("couples/koppel-1.yaml:3", severity="warning", fill=["geen namen van klanten"])


def test_keeps_limits_are_known(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: school-rivier
    twinning: {limits: [geen gegevens van leerlingen]}
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: rijnmetaal
    twinning: {limits: [geen]}
    --- people/p-g8h9j2.yaml
    name: Ineke Pol
    partner: rijnmetaal
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    activities: [{activity: shadow-half, host: p-d5f6g7}]
    --- couples/koppel-2.yaml
    # only at school, so far
    members: [{person: p-b2c3d4}, {person: p-g8h9j2}]
    status: running
    activities: [{activity: lesson-visit, host: p-b2c3d4}, {activity: shadow-half, host: p-g8h9j2, status: cancelled}]
    """
    judged.keeps()


def test_breaks_conduct_certificate_is_decided(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: agreed
    activities:
      - {activity: guest-lesson, host: p-b2c3d4}
    """
    judged.breaks("couples/koppel-1.yaml:4", severity="warning", words="guest lesson", fill=["false"])


def test_breaks_conduct_certificate_is_decided__by_the_log(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    --- logs/2026-03-12-open-dag.yaml
    date: 2026-03-12
    about: couples/koppel-1
    title: Samen op de open dag
    counts: {pupils: 40}
    """
    judged.breaks("couples/koppel-1.yaml:1", words="Samen op de open dag", fill=["true"])


def test_keeps_conduct_certificate_is_decided(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    vog: false
    status: running
    activities: [{activity: guest-lesson, host: p-b2c3d4}]
    --- couples/koppel-2.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    activities: [{activity: shadow-day, host: p-d5f6g7}, {activity: guest-lesson, status: cancelled}]
    """
    judged.keeps()


def test_keeps_conduct_certificate_is_decided__for_all(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    defaults: {vog: false}
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    activities: [{activity: guest-lesson, host: p-b2c3d4}]
    """
    judged.keeps()


def test_breaks_insurance_is_decided(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: agreed
    --- agreements/afspraak.yaml
    title: Twinningafspraak
    kind: twinning
    status: withdrawn
    couples: [koppel-1]
    clauses: [{clause: insurance}]
    """
    fill = ["elke werkgever verzekert de eigen medewerker"]
    judged.breaks("couples/koppel-1.yaml:1", severity="warning", words="insurance", fill=fill)


def test_keeps_insurance_is_decided(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: agreed
    insurance: elke werkgever verzekert de eigen medewerker
    --- couples/koppel-2.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    --- agreements/afspraak.yaml
    title: Twinningafspraak
    kind: twinning
    couples: [koppel-2]
    clauses: [{clause: insurance, included: false, reason: staat in het convenant}]
    --- couples/koppel-3.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    """
    judged.keeps()


def test_keeps_insurance_is_decided__for_all(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    defaults: {insurance: elke werkgever verzekert de eigen medewerker}
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    """
    judged.keeps()


def test_breaks_people_consent_to_publication(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: school-rivier
    twinning: {consent: {photo: true}}
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    --- logs/2026-03-12-bericht.yaml
    date: 2026-03-12
    about: couples/koppel-1
    title: Bericht met foto op de website
    published: [photo]
    """
    words = "no consent to photographs on record of Wim Terpstra"
    judged.breaks("logs/2026-03-12-bericht.yaml:4", severity="error", words=words, fill=["true"])


def test_breaks_people_consent_to_publication__of_participants_named(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    twinning: {consent: {interview: false}}
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    twinning: {place: Tiel}
    --- people/p-g8h9j2.yaml
    name: Ineke Pol
    --- logs/2026-03-12-krant.yaml
    date: 2026-03-12
    about: partnership
    title: Interview in de krant
    people: [{person: p-b2c3d4}, {person: p-d5f6g7}, {person: p-g8h9j2}]
    published: [photo, interview]
    """
    # who takes part in no couple, such as a leader, is no participant
    place = "logs/2026-03-12-krant.yaml:5"
    found = judged.breaks(place, place, words="photographs and interviews", fill=["true", "true"])
    assert [item["message"].rpartition(" of ")[2] for item in found] == ["Aagje Brandsma", "Wim Terpstra"]


def test_keeps_people_consent_to_publication(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    twinning: {consent: {photo: true, interview: false}}
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    --- logs/2026-03-12-bericht.yaml
    # only one of the two can be seen
    date: 2026-03-12
    about: couples/koppel-1
    title: Bericht met foto op de website
    people: [{person: p-b2c3d4}]
    published: [photo]
    --- logs/2026-03-13-les.yaml
    date: 2026-03-13
    about: couples/koppel-1
    title: Gastles
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("C11", ["koppel-2026-01 members.1.permission="]),
        ("C13", ["koppel-2026-01 limits=", "p-f5vxkc twinning.limits="]),
        ("C24", ["partnership defaults.vog=", "koppel-2026-01 vog="]),
        ("C31", ["p-f5vxkc twinning.consent.photo=false", "2026-03-19-uitleggen published=[photo]"]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}


def test_a_couple_without_insurance_is_found_where_no_agreement_decides_it(sound: Sound) -> None:
    changes = ["partnership defaults.insurance=", "koppel-2026-02 status=agreed match.talk=2026-03-18 insurance="]
    assert sound.after(*changes) == {"C25"}
