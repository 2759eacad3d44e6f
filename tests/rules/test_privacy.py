"""Rules about personal data: ground, term, and requests to be removed."""

import pytest
from judging import Judged, Sound


def test_breaks_personal_data_have_a_ground(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    email: aagje@example.org
    retention: {until: 2027-07-31}
    """
    words = "of 1 person no ground is recorded for keeping the data: Aagje Brandsma"
    judged.breaks("partnership.yaml:1", severity="warning", words=words, fill=["overeenkomst"])


def test_breaks_personal_data_have_a_ground__of_several_in_one_finding(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- people/p-b2c3d4.yaml
    name: Aagje
    phone: 06 0000 0001
    --- people/p-b2c3d5.yaml
    name: Bert
    twinning: {seeks: [hout]}
    --- people/p-b2c3d6.yaml
    name: Carla
    identity: {birthplace: Tiel}
    --- people/p-b2c3d7.yaml
    name: Dirk
    email: dirk@example.org
    """
    judged.breaks(
        "partnership.yaml:1",
        words="of 4 people no ground is recorded for keeping the data: Aagje, Bert, Carla and 1 more",
    )


def test_keeps_personal_data_have_a_ground(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    email: aagje@example.org
    retention: {ground: overeenkomst}
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    function: directeur
    """
    judged.keeps()


def test_breaks_personal_data_go_when_their_time_is_over(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    email: aagje@example.org
    retention: {until: 2026-03-19, ground: overeenkomst}
    """
    found = judged.breaks(
        "people/p-b2c3d4.yaml:3", severity="warning", words="were to be kept until 2026-03-19", fill=[]
    )
    assert found[0]["hint"].endswith("hybride remove people/p-b2c3d4")


def test_breaks_personal_data_go_when_their_time_is_over__where_records_name_the_person(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    function: meubelmaker
    email: aagje@example.org
    roles: [{role: participant, from: 2025-01-01}]
    twinning: {status: done, seeks: [lesgeven]}
    retention: {until: 2026-03-19, ground: overeenkomst}
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: closed
    """
    judged.breaks("people/p-b2c3d4.yaml:6", severity="warning", fill=[])
    assert judged.folder.run("show", "people/p-b2c3d4", "--format", "json").json == {
        "id": "p-b2c3d4",
        "path": "people/p-b2c3d4.yaml",
        "name": "anonymous",
        "roles": [{"role": "participant", "from": "2025-01-01"}],
        "retention": {"ground": "overeenkomst"},
        "referred_by": ["couples/koppel-1"],
    }


def test_breaks_personal_data_go_when_their_time_is_over__of_who_still_takes_part(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: coach}]
    retention: {until: 2026-03-19, ground: overeenkomst}
    """
    judged.breaks("people/p-b2c3d4.yaml:3", severity="warning", fill=["2027-03-19"])


def test_keeps_personal_data_go_when_their_time_is_over(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Tot en met vandaag
    retention: {until: 2026-03-20, ground: overeenkomst}
    --- people/p-d5f6g7.yaml
    name: Vroeg zelf om verwijdering
    retention: {until: 2026-03-01, ground: overeenkomst}
    erasure_asked: 2026-03-01
    """
    judged.keeps()


def test_breaks_requests_to_be_removed_are_answered_in_time(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    email: aagje@example.org
    erasure_asked: 2026-02-26
    """
    words = "Aagje Brandsma asked on 2026-02-26 to be removed: the answer is due by 2026-03-26"
    judged.breaks("people/p-b2c3d4.yaml:3", severity="warning", words=words, fill=[])


def test_breaks_requests_to_be_removed_are_answered_in_time__after_the_month(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    email: aagje@example.org
    erasure_asked: 2026-01-31
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: stopped
    """
    words = "the answer was due by 2026-02-28"
    judged.breaks("people/p-b2c3d4.yaml:3", severity="warning", words=words, fill=[])


def test_keeps_requests_to_be_removed_are_answered_in_time(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    email: aagje@example.org
    erasure_asked: 2026-02-27
    """
    judged.keeps()


def test_breaks_employees_do_not_depend_on_consent(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: designing
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: houtwerf
    roles: [{role: participant}]
    retention: {until: 2027-07-31, ground: Toestemming van de deelnemer}
    """
    words = "the data of Aagje Brandsma are kept on consent"
    judged.breaks("people/p-b2c3d4.yaml:4", severity="warning", words=words, fill=["overeenkomst"])


def test_keeps_employees_do_not_depend_on_consent(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: houtwerf
    roles: [{role: participant}]
    retention: {ground: "overeenkomst; toestemming alleen voor foto's"}
    --- people/p-d5f6g7.yaml
    name: Eigen baas
    partner: houtwerf
    jobs: [{partner: houtwerf, form: owner}]
    roles: [{role: participant}]
    retention: {ground: toestemming}
    --- people/p-f8g9h2.yaml
    name: Neemt niet deel
    partner: houtwerf
    roles: [{role: contact}]
    retention: {ground: toestemming}
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("F02", ["people/p-d6stgh retention.ground="]),
        ("F03", ["people/p-d6stgh retention.until=2026-03-01"]),
        ("F04", ["people/p-d6stgh erasure_asked=2026-02-20"]),
        ("F06", ["people/p-b7tjwn retention.ground=toestemming"]),
    ],
)  # fmt: skip
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
