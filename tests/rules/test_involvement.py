"""Rules about involvement."""

import pytest
from judging import Judged, Sound


def test_breaks_hybrid_professional_connects(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: running
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles:
      - {role: contact}
      - role: hybrid-professional
        from: 2026-01-05
        tasks: {education: [teaching]}
    """
    judged.breaks("people/p-b2c3d4.yaml:6", severity="warning", words="Aagje Brandsma", fill=["shared-agenda"])


def test_keeps_hybrid_professional_connects(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: running
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: hybrid-professional, no_connecting_role: true}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    roles: [{role: hybrid-professional, until: 2026-01-31}]
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    roles: [{role: hybrid-professional, tasks: {connecting: [collega's bijpraten]}}]
    """
    judged.keeps()


def test_breaks_everyone_affected_is_involved(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    """
    fill = ["leerlingen", "consulted", "takes-part", "consulted"]
    judged.breaks("partnership.yaml:1", severity="warning", words="no groups that are affected", fill=fill)


def test_breaks_everyone_affected_is_involved__in_a_phase(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    stakeholders:
      - {group: docenten, set_up: takes-part, execution: takes-part, evaluation: informed}
      - {group: leerlingen, set_up: not-involved, execution: takes-part}
    """
    judged.breaks("partnership.yaml:5", words="leerlingen (setting up, evaluating)", fill=["informed", "consulted"])


def test_keeps_everyone_affected_is_involved(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    stakeholders:
      - {group: docenten, set_up: takes-part, execution: takes-part, evaluation: informed}
    """
    judged.keeps()


def test_breaks_participants_are_heard_in_evaluations(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: evaluating
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: leader}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    roles: [{role: participant}]
    --- couples/koppel-1.yaml
    members: [{person: p-d5f6g7}, {person: p-b2c3d4}]
    status: closed
    --- reflections/leiding.yaml
    instrument: cooperation
    about: partnership
    moment: closing
    date: 2026-03-10
    as: partner
    by: groups/stuurgroep
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    --- reflections/koppel.yaml
    instrument: twinning-closing
    about: couples/koppel-1
    moment: closing
    date: 2026-01-30
    by: people/p-d5f6g7
    """
    words = "in the evaluation of Proef on 2026-03-10"
    judged.breaks("partnership.yaml:1", severity="error", words=words, fill=["2026-03-18", "p-d5f6g7"])


def test_breaks_participants_are_heard_in_evaluations__underway_nobody_at_all(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: running
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- reflections/leiding.yaml
    instrument: cooperation
    about: partnership
    moment: periodic
    date: 2026-03-10
    by: people/p-b2c3d4
    """
    judged.breaks("partnership.yaml:1", severity="warning", words="nobody is heard who takes part")


def test_keeps_participants_are_heard_in_evaluations(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: evaluating
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    roles: [{role: hybrid-professional, until: 2026-02-28}]
    --- environments/werf.yaml
    name: Leerwerf
    --- agreements/koppel.yaml
    title: Koppel
    kind: twinning
    status: ended
    couples: [koppel-1]
    --- couples/koppel-1.yaml
    members: [{person: p-d5f6g7}, {person: p-b2c3d4}]
    status: closed
    --- reflections/werf.yaml
    instrument: learning-environment
    about: environments/werf
    moment: closing
    date: 2026-03-10
    by: people/p-b2c3d4
    --- reflections/werf-2.yaml
    instrument: connector-role
    about: environments/werf
    moment: midway
    date: 2025-12-10
    by: people/p-d5f6g7
    --- reflections/afspraak.yaml
    instrument: cooperation
    about: agreements/koppel
    moment: closing
    date: 2026-03-10
    by: groups/stuurgroep
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    --- reflections/samen.yaml
    instrument: twinning-closing
    about: couples/koppel-1
    moment: closing
    date: 2026-03-01
    as: group
    by: couples/koppel-1
    --- reflections/partners.yaml
    instrument: cooperation
    about: partnership
    moment: periodic
    date: 2026-03-01
    by: groups/stuurgroep
    """
    judged.keeps()


def test_breaks_partner_has_a_first_contact(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    contact: p-b2c3d4
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    phone: 06 0000 0000
    """
    found = judged.breaks(
        "partners/lek.yaml:3", "partners/mast.yaml:1", severity="warning", words="Aagje", fill=["a@lek.example.org"]
    )  # fmt: skip
    judged.follow(found[1], ["p-d5f6g7"], "2026-03-20")
    assert judged.found() == []


def test_keeps_partner_has_a_first_contact(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    contact: p-b2c3d4
    --- partners/provincie.yaml
    name: Provincie Oost
    kind: province
    commitment: none
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    phone: 06 0000 0000
    """
    judged.keeps()


def test_keeps_partner_has_a_first_contact__while_exploring(judged: Judged) -> None:
    """
    --- partners/mast.yaml
    name: Mastenbouw
    kind: company
    """
    assert [item["later"] for item in judged.found("--all-stages")] == ["designing"]
    assert judged.found() == []


def test_breaks_existing_bodies_were_looked_at(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    """
    fill = ["regiotafel", "te breed"]
    judged.breaks("partnership.yaml:1", severity="info", words="Stuurgroep: it is not recorded", fill=fill)


def test_keeps_existing_bodies_were_looked_at(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: designing
    --- groups/werkgroep.yaml
    name: Werkgroep
    kind: working
    --- groups/oud.yaml
    name: Oude stuurgroep
    kind: steering
    closed: 2025-12
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "change"),
    [
        ("A29", "people/p-z4dhqr roles.1.tasks.connecting="),
        ("A30", "partnership stakeholders.0.evaluation=not-involved"),
        ("A33", "partners/waterkring contact="),
        ("A34", "partnership bodies_considered="),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, change: str) -> None:
    assert sound.after(change) == {number}


def test_evaluating_without_who_takes_part_is_found_and_nothing_else(sound: Sound) -> None:
    sound.folder.write(
        {
            "reflections/2026-03-slot.yaml": "instrument: cooperation\nabout: environments/waterlab\nmoment: closing\n"
            "date: 2026-03-10\nas: group\nby: groups/stuurgroep\nanswers: {trust: 4}\n"
        }
    )
    assert sound.numbers() == {"A31"}
