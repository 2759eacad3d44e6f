"""Rules about design and trust before paper, and about partners beside school and company."""

import pytest
from judging import Judged, Sound


def test_breaks_agreement_rests_on_a_design(judged: Judged) -> None:
    """
    --- environments/kaslab.yaml
    name: Kaslab
    status: design
    designed: 2026-01-12
    essence: een gewas lezen voordat je ingrijpt
    learners: {group: mbo 2}
    tasks: [stekken]
    roles: [{role: begeleider}]
    places: [kas 3]
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    status: offered
    drafted: 2026-02-02
    """
    judged.breaks("agreements/convenant.yaml:1", severity="error", words="names no design", fill=[])


def test_breaks_agreement_rests_on_a_design__that_is_not_complete(judged: Judged) -> None:
    """
    --- environments/kaslab.yaml
    name: Kaslab
    status: design
    essence: een gewas lezen voordat je ingrijpt
    learners: {group: mbo 2}
    places: [kas 3]
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    drafted: 2026-02-02
    environments: [kaslab]
    """
    judged.breaks(
        "agreements/convenant.yaml:4",
        severity="warning",
        words="Kaslab is not complete: it lacks the day on which it was ready, the tasks, the roles",
        fill=["2026-01-12", "stekken en oppotten", "begeleider in de kas"],
    )


def test_breaks_agreement_rests_on_a_design__that_came_later(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- environments/kaslab.yaml
    name: Kaslab
    status: running
    designed: 2026-02-03
    outcomes: [een gewas beoordelen]
    learners: {group: mbo 2}
    tasks: [stekken]
    roles: [{role: begeleider}]
    places: [kas 3]
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    status: offered
    drafted: 2026-02-02
    environments: [kaslab]
    """
    judged.breaks(
        "agreements/convenant.yaml:4",
        severity="warning",
        words="2026-02-03, after the first draft of 2026-02-02",
        fill=["afgesproken voordat het ontwerp af was", "b2c3d4"],
    )


def test_breaks_agreement_rests_on_a_design__where_there_are_only_couples(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    status: offered
    """
    judged.breaks("agreements/convenant.yaml:1", severity="warning", fill=["koppel-1"])


def test_breaks_agreement_rests_on_a_design__where_there_is_none_yet(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: cooperation
    --- agreements/eerste.yaml
    title: Eerste afspraken
    kind: cooperation
    status: signed
    """
    found = judged.breaks("agreements/convenant.yaml:1", "agreements/eerste.yaml:1", severity="warning")
    assert found[0]["hint"].endswith("hybride set agreements/convenant environments+=…")
    judged.follow(found[1], ["ging alleen over koppels", "b2c3d4"], "2026-03-20")


def test_keeps_agreement_rests_on_a_design(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    --- environments/kaslab.yaml
    name: Kaslab
    status: design
    designed: 2026-02-02
    essence: een gewas lezen voordat je ingrijpt
    learners: {group: mbo 2}
    tasks: [stekken]
    roles: [{role: begeleider}]
    places: [kas 3]
    --- environments/oud.yaml
    name: Oude kas
    status: ended
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    status: offered
    drafted: 2026-02-02
    environments: [oud, kaslab]
    --- agreements/koppels.yaml
    title: Afspraken over koppels
    kind: cooperation
    couples: [koppel-1]
    --- agreements/intentie.yaml
    title: Intentieverklaring
    kind: intention
    status: signed
    --- agreements/vorige.yaml
    title: Vorig convenant
    kind: covenant
    status: ended
    """
    judged.keeps()


def test_breaks_both_sides_meet_before_the_draft(judged: Judged) -> None:
    """
    --- partners/groenschool.yaml
    name: Groenschool
    kind: school
    --- partners/kwekerij-de-els.yaml
    name: Kwekerij De Els
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: groenschool
    --- logs/2026/2026-01-08-kennismaking.yaml
    date: 2026-01-08
    kind: contact
    about: partners/kwekerij-de-els
    title: Kennismaking in de kas
    people: [{person: p-b2c3d4}]
    --- logs/2026/2026-01-15-scholen.yaml
    date: 2026-01-15
    kind: contact
    about: partnership
    title: Overleg tussen twee teams van de school
    partners: [groenschool]
    --- logs/2026/2026-02-03-tweede.yaml
    date: 2026-02-03
    kind: contact
    about: partnership
    title: Tweede gesprek, een dag na het concept
    partners: [groenschool, kwekerij-de-els]
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    drafted: 2026-02-02
    """
    judged.breaks(
        "agreements/convenant.yaml:3",
        severity="warning",
        words="only one contact of both sides is logged before the first draft of 2026-02-02",
        fill=["2026-01-22", "Gesprek bij de kweker"],
    )


def test_breaks_both_sides_meet_before_the_draft__nothing_is_logged(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    status: signed
    drafted: 2026-02-02
    """
    judged.breaks("agreements/convenant.yaml:4", words="no contact", fill=["vóór het logboek al jaren buren", "b2c3d4"])


def test_keeps_both_sides_meet_before_the_draft(judged: Judged) -> None:
    """
    --- partners/groenschool.yaml
    name: Groenschool
    kind: school
    --- partners/kwekerij-de-els.yaml
    name: Kwekerij De Els
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: groenschool
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: kwekerij-de-els
    --- logs/2026/2026-01-15-kas.yaml
    date: 2026-01-15
    kind: event
    about: partnership
    title: Open dag in de kas
    people: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    --- logs/2026/2026-02-02-bellen.yaml
    date: 2026-02-02
    kind: contact
    about: partnership
    title: Gebeld over de plannen
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    drafted: 2026-02-02
    --- agreements/zonder-datum.yaml
    title: Concept zonder datum
    kind: covenant
    --- agreements/addendum.yaml
    title: Addendum
    kind: addendum
    extends: convenant
    drafted: 2025-12-01
    """
    judged.keeps()


def test_breaks_public_body_involved(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: designing
    partners_considered:
      - {kind: municipality}
    --- partners/provincie.yaml
    name: Provincie Overland
    kind: province
    commitment: none
    """
    judged.breaks("partnership.yaml:4", severity="warning", fill=["de gemeente wil eerst afwachten"])


@pytest.mark.parametrize("said", ["stage: designing", "stage: sustaining"])
def test_keeps_public_body_involved(judged: Judged, said: str) -> None:
    """
    --- partners/waterschap.yaml
    name: Waterschap Els en Berk
    kind: other
    also: [government]
    """
    judged.folder.write({"partnership.yaml": f"name: Groen Leren\n{said}\n"})
    judged.keeps()


def test_keeps_public_body_involved__one_was_considered(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    partners_considered:
      - {partner: provincie, reason: geeft subsidie en wordt daarom geen partij}
    --- partners/provincie.yaml
    name: Provincie Overland
    kind: province
    commitment: none
    """
    judged.keeps()


def test_breaks_sector_body_involved(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: agreeing
    --- partners/branche.yaml
    name: Branchevereniging Groen
    kind: sector-organisation
    left: 2025-11
    """
    judged.breaks("partnership.yaml:1", severity="warning", fill=["er is geen branche in de regio"])


def test_keeps_sector_body_involved(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    partners_considered:
      - {kind: training-fund, reason: betaalt alleen voor eigen leden}
    """
    judged.keeps()


def test_keeps_sector_body_involved__before_the_design(judged: Judged) -> None:
    """
    --- partners/branche.yaml
    name: Branchevereniging Groen
    kind: foundation
    also: [employers-organisation]
    """
    judged.keeps()


def test_breaks_small_companies_have_an_intermediary(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: designing
    partners_considered: [{kind: sector-organisation, reason: er is er geen in de regio}]
    --- partners/een.yaml
    name: Kwekerij De Els
    kind: company
    staff: 49
    --- partners/twee.yaml
    name: Hoveniers Berkenrode
    kind: company
    staff: 50
    --- partners/drie.yaml
    name: Boomzorg
    kind: company
    """
    judged.breaks(
        "partnership.yaml:1",
        severity="warning",
        words="1 of 3 companies has fewer than 50 staff",
        fill=["Groene Kring", "intake, matching"],
    )


def test_keeps_small_companies_have_an_intermediary(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    partners_considered: [{kind: sector-organisation, reason: er is er geen in de regio}]
    --- partners/een.yaml
    name: Kwekerij De Els
    kind: company
    staff: 49
    --- partners/twee.yaml
    name: Hoveniers Berkenrode
    kind: company
    staff: 50
    --- partners/drie.yaml
    name: Boomzorg
    kind: company
    staff: 320
    --- partners/school.yaml
    name: Groenschool
    kind: school
    staff: 30
    """
    judged.keeps()


def test_keeps_small_companies_have_an_intermediary__where_another_rule_says_that_nobody_was_asked(
    judged: Judged,
) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    --- partners/een.yaml
    name: Kwekerij De Els
    kind: company
    staff: 9
    """
    judged.keeps()


def test_breaks_intermediary_has_tasks(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: agreeing
    --- partners/kring.yaml
    name: Groene Kring
    kind: sector-organisation
    also: [intermediary]
    services: [sounding-board]
    """
    judged.breaks("partners/kring.yaml:4", severity="warning", words="Groene Kring", fill=["intake, administration"])


def test_breaks_intermediary_has_tasks__a_new_match(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: agreeing
    --- partners/kring.yaml
    name: Groene Kring
    kind: intermediary
    services: [matching, administration]
    """
    judged.breaks("partners/kring.yaml:3", severity="info", words="new place", fill=[])


def test_keeps_intermediary_has_tasks(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    --- partners/kring.yaml
    name: Groene Kring
    kind: intermediary
    services: [matching]
    --- partners/bureau.yaml
    name: Bureau Tussenin
    kind: intermediary
    services: [rematching]
    --- partners/bond.yaml
    name: Ondernemersbond
    kind: employers-organisation
    --- partners/weg.yaml
    name: Vertrokken Bureau
    kind: intermediary
    left: 2026-01-31
    """
    judged.keeps()


def test_breaks_learning_agreement_has_no_intermediary(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Leren in het groen
    jurisdiction: VL
    --- partners/school.yaml
    name: Tuinbouwschool
    kind: school
    --- partners/fonds.yaml
    name: Sectorfonds Groen
    kind: training-fund
    --- partners/kwekerij.yaml
    name: Kwekerij De Els
    kind: company
    --- agreements/leerovereenkomst.yaml
    title: Leerovereenkomst duaal leren
    kind: placement
    parties:
      - partner: school
      - partner: fonds
      - partner: kwekerij
    placement: {host: kwekerij}
    """
    judged.breaks("agreements/leerovereenkomst.yaml:5", severity="error", words="Sectorfonds Groen is a party", fill=[])


def test_breaks_learning_agreement_has_no_intermediary__signed(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Leren in het groen
    jurisdiction: VL
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- partners/bureau.yaml
    name: Bureau Tussenin
    kind: foundation
    also: [intermediary]
    --- agreements/leerovereenkomst.yaml
    title: Leerovereenkomst duaal leren
    kind: placement
    status: signed
    parties: [{partner: bureau}]
    """
    judged.breaks("agreements/leerovereenkomst.yaml:4", severity="warning", fill=["loopt in juni af", "b2c3d4"])


@pytest.mark.parametrize("jurisdiction", ["NL", "VL"])
def test_keeps_learning_agreement_has_no_intermediary(judged: Judged, jurisdiction: str) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: participant}]
    --- partners/fonds.yaml
    name: Sectorfonds Groen
    kind: training-fund
    --- agreements/lerarenstage.yaml
    title: Stage van een leraar in de kas
    kind: placement
    parties: [{partner: fonds}]
    placement: {person: p-b2c3d4}
    --- agreements/bij-het-fonds.yaml
    title: Leerovereenkomst bij het fonds zelf
    kind: placement
    parties: [{partner: fonds}]
    placement: {host: fonds}
    --- agreements/convenant.yaml
    title: Convenant Groen Leren
    kind: covenant
    parties: [{partner: fonds}]
    """
    judged.folder.write({"partnership.yaml": f"name: Leren in het groen\njurisdiction: {jurisdiction}\n"})
    judged.keeps()


def test_keeps_learning_agreement_has_no_intermediary__in_the_netherlands(judged: Judged) -> None:
    """
    --- partners/bureau.yaml
    name: Bureau Tussenin
    kind: intermediary
    --- agreements/leerovereenkomst.yaml
    title: Leerovereenkomst bbl
    kind: placement
    parties: [{partner: bureau}]
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("A01", ["agreements/convenant environments="]),
        ("A01", ["environments/waterlab tasks= roles="]),
        ("A01", ["environments/waterlab designed=2025-06-03"]),
        ("A02", ["logs/2025-04-10-tweede-gesprek date=2025-06-03"]),
        (
            "A08",
            [
                "partners/gemeente-lissedam kind=foundation",
                "partnership partners_considered.3=",
                "partnership partners_considered.0=",
            ],
        ),
        ("A08", ["partners/waterkring kind=foundation also=", "partnership partners_considered.2="]),
        ("A09", ["partners/waterkring kind=foundation also="]),
        ("A10", ["partners/waterkring services="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
