"""Rules about hybrid jobs."""

import pytest
from judging import Judged, Sound


def test_breaks_light_hybrid_work_stays_light(judged: Judged) -> None:
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
    roles:
      - {role: hybrid-professional, hours_per_week: 9, lesson_hours_per_year: 250, qualification: none}
    """
    words = "Aagje Brandsma teaches without a qualification: 9 hours a week, at most 8 in the light form, 250 lesson"
    judged.breaks("people/p-b2c3d4.yaml:4", severity="warning", words=words, fill=["in-training"])


def test_breaks_light_hybrid_work_stays_light__nothing_known_of_a_qualification(judged: Judged) -> None:
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
    roles: [{role: hybrid-professional, hours_per_week: 12}]
    """
    words = "a qualification is not recorded: 12 hours a week, at most 8"
    judged.breaks("people/p-b2c3d4.yaml:3", severity="warning", words=words, fill=["qualified"])


def test_keeps_light_hybrid_work_stays_light(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: houtwerf
    roles: [{role: hybrid-professional, hours_per_week: 8, lesson_hours_per_year: 240, qualification: none}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: houtwerf
    roles: [{role: hybrid-professional, hours_per_week: 16, lesson_hours_per_year: 500, qualification: in-training}]
    --- people/p-f8g9h2.yaml
    name: Een docent die ook in een bedrijf werkt
    partner: lindecollege
    roles: [{role: hybrid-professional, hours_per_week: 16}]
    --- people/p-g2h3j4.yaml
    name: Tot vorige maand
    partner: houtwerf
    roles: [{role: hybrid-professional, hours_per_week: 16, qualification: none, until: 2026-02}]
    """
    judged.keeps()


def test_keeps_light_hybrid_work_stays_light__with_a_measure_of_its_own(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    norms: {hybrid: {hours_per_week: {max: 12}}}
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: hybrid-professional, hours_per_week: 12, qualification: none}]
    """
    judged.keeps()


def test_breaks_both_employers_know_of_a_second_job(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: houtwerf
    jobs: [{partner: lindecollege, function: docent, from: 2026-01-01}]
    roles:
      - {role: hybrid-professional, reported_to: [houtwerf]}
    """
    words = "Aagje Brandsma: not recorded as reported to Lindecollege; no hours a week are recorded"
    judged.breaks("people/p-b2c3d4.yaml:5", severity="warning", words=words, fill=["6"])


def test_breaks_both_employers_know_of_a_second_job__where_the_other_is_not_known(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: houtwerf
    roles: [{role: hybrid-professional, form: two-contracts, hours_per_week: 6}]
    """
    words = "reported to Houtwerf and the other employer"
    judged.breaks("people/p-b2c3d4.yaml:3", severity="warning", words=words, fill=["lindecollege"])


def test_keeps_both_employers_know_of_a_second_job(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    stage: running
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: houtwerf
    roles: [{role: hybrid-professional, form: two-contracts, hours_per_week: 6, reported_to: [houtwerf, lindecollege]}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: houtwerf
    roles: [{role: hybrid-professional, form: secondment}]
    --- people/p-f8g9h2.yaml
    name: Met een eigen zaak
    partner: lindecollege
    jobs: [{employer: eigen werkplaats, form: owner, hours_per_week: 8}]
    roles: [{role: hybrid-professional, reported_to: [lindecollege]}]
    --- people/p-g2h3j4.yaml
    name: Met een oude baan
    partner: lindecollege
    jobs: [{partner: houtwerf, until: 2024-07}]
    roles: [{role: hybrid-professional}]
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("D32", ["people/p-z4dhqr roles.1.hours_per_week=9"]),
        ("D33", ["people/p-z4dhqr roles.1.reported_to=[pompwerf]"]),
    ],
)  # fmt: skip
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
