"""Rules about the parties of agreements."""

import pytest
from judging import Judged, Sound


def test_breaks_parties_are_known(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- partners/meetwerf.yaml
    name: Meetwerf
    kind: company
    legal:
      form: besloten vennootschap
      seat: Tiel
    signs:
      - {person: p-b2c3d4, authority: handelsregister}
    --- agreements/convenant.yaml
    title: Convenant Meten
    kind: covenant
    status: offered
    parties: [{partner: meetwerf}]
    --- agreements/overeenkomst.yaml
    title: Overeenkomst Meten
    kind: cooperation
    status: signed
    parties: [{partner: meetwerf}]
    """
    words = "and this is not on record: the legal name, the short name, the function of Aagje Brandsma"
    judged.breaks(
        "partners/meetwerf.yaml:4", severity="error", words=words, fill=["Meetwerf B.V.", "meetbureau", "directeur"]
    )


def test_breaks_parties_are_known__by_nobody_who_signs(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- partners/gemeente-tiel.yaml
    name: Gemeente Tiel
    kind: municipality
    called: {article: de, word: gemeente}
    legal: {seat: Tiel}
    --- agreements/intentie.yaml
    title: Intentieverklaring
    kind: intention
    status: offered
    parties: [{partner: gemeente-tiel}]
    """
    fill = ["b2c3d4", "wethouder", "volmacht"]
    judged.breaks("partners/gemeente-tiel.yaml:4", severity="warning", words="who represents it", fill=fill)


def test_keeps_parties_are_known(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    function: wethouder
    --- partners/gemeente-tiel.yaml
    name: Gemeente Tiel
    kind: municipality
    called: {article: de, word: gemeente}
    legal: {seat: Tiel}
    --- partners/weg.yaml
    name: Weg
    kind: company
    --- partners/concept.yaml
    name: Concept
    kind: company
    --- agreements/convenant.yaml
    title: Convenant Meten
    kind: covenant
    status: signed
    parties:
      - {partner: gemeente-tiel, signatories: [{person: p-b2c3d4}]}
      - {partner: weg, left: 2026-01-01}
    --- agreements/begin.yaml
    title: Eerste gedachten
    kind: covenant
    parties: [{partner: concept}]
    --- agreements/oud.yaml
    title: Oude afspraak
    kind: covenant
    status: ended
    parties: [{partner: concept}]
    """
    judged.keeps()


def test_breaks_parties_are_legal_persons(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Meten
    coordinators: [p-b2c3d4]
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- partners/timmerwerk.yaml
    name: Timmerwerk Tiel
    kind: company
    legal:
      name: Timmerwerk Tiel
      form: v.o.f.
      seat: Tiel
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    parties: [{partner: timmerwerk}]
    """
    words = "its form (v.o.f.) has no legal personality"
    judged.breaks("partners/timmerwerk.yaml:5", severity="warning", words=words)
    finding = judged.found()[0]
    judged.follow(
        {**finding, "hint": finding["hint"].replace("reason: …", "reason: beide vennoten tekenen")}, [], "2026-03-20"
    )


def test_breaks_parties_are_legal_persons__without_a_form(judged: Judged) -> None:
    """
    --- partners/bestuur.yaml
    name: Schoolbestuur Rivieren
    kind: foundation
    legal: {name: Stichting Scholen Rivieren, form: stichting, seat: Tiel}
    --- partners/locatie.yaml
    name: School Waal
    kind: school
    part_of: [bestuur]
    legal: {name: School Waal, seat: Tiel}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    parties: [{partner: locatie}]
    """
    found = judged.breaks(
        "partners/locatie.yaml:4", severity="warning", words="legal form of School Waal", fill=["stichting"]
    )
    assert "Schoolbestuur Rivieren is the legal person" in found[0]["hint"]


def test_keeps_parties_are_legal_persons(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Twinning Schelde
    jurisdiction: VL
    --- partners/bestuur.yaml
    name: Schoolbestuur
    kind: foundation
    legal: {name: VZW Scholen Schelde, form: vzw, seat: Gent}
    --- partners/school.yaml
    name: School Schelde
    kind: school
    part_of: [bestuur]
    legal: {name: VZW Scholen Schelde, seat: Gent}
    --- partners/bakker.yaml
    name: Bakkerij Lies
    kind: company
    legal: {name: Bakkerij Lies, form: VOF, seat: Gent}
    --- partners/stad.yaml
    name: Stad Gent
    kind: municipality
    legal: {seat: Gent}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    parties: [{partner: school}, {partner: bakker}, {partner: stad}]
    """
    judged.keeps()


def test_breaks_who_has_a_duty_is_a_party(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- partners/stad.yaml
    {name: Gemeente Buren, kind: municipality}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    parties: [{partner: school}]
    duties:
      - duty: houden een open dag
        parties: [all]
        carried_out_by: [stad]
    clauses: [{clause: personal-data, values: {contact: stad}}]
    """
    words = "Gemeente Buren has a task here and is no party"
    judged.breaks("agreements/convenant.yaml:8", severity="error", words=words, fill=[])


def test_breaks_who_has_a_duty_is_a_party__in_a_signed_text(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- partners/stad.yaml
    {name: Gemeente Buren, kind: municipality}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    parties: [{partner: school}]
    evaluation: {by: partners/stad}
    """
    judged.breaks("agreements/convenant.yaml:5", severity="warning")


def test_keeps_who_has_a_duty_is_a_party(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- partners/kring.yaml
    {name: Bedrijvenkring, kind: sector-organisation}
    --- partners/klein.yaml
    {name: Klein Bedrijf, kind: company, part_of: [kring]}
    --- partners/steun.yaml
    {name: Bibliotheek, kind: foundation}
    --- partners/provincie.yaml
    {name: Provincie, kind: province, commitment: none}
    --- grants/regiofonds.yaml
    funder: provincie
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    parties: [{partner: school}, {partner: kring}]
    supporters: [steun]
    duties: [{duty: houden een open dag, parties: [all], carried_out_by: [klein, steun]}]
    positions: [{role: coördinator, paid_by: provincie, employed_by: school}]
    """
    judged.keeps()


def test_breaks_authority_to_sign_is_recorded(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- partners/school.yaml
    name: School
    kind: school
    signs: [{person: p-b2c3d4, function: rector, authority: statuten artikel 7}]
    --- partners/meetwerf.yaml
    {name: Meetwerf, kind: company}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    parties:
      - partner: school
        signatories: [{person: p-b2c3d4}, {person: p-d5f6g7, function: teamleider}]
      - partner: meetwerf
        signatories: [{function: directeur}]
    """
    fill = ["volmacht van de rector", "handelsregister"]
    words = "not on record for Wim Terpstra, directeur"
    judged.breaks("agreements/convenant.yaml:6", severity="error", words=words, fill=fill)


def test_breaks_authority_to_sign_is_recorded__of_who_always_signs(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- partners/school.yaml
    name: School
    kind: school
    signs: [{person: p-b2c3d4, function: rector}]
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    parties: [{partner: school}]
    """
    judged.breaks("agreements/twinning.yaml:4", severity="warning", words="Aagje Brandsma", fill=["statuten artikel 7"])


def test_breaks_authority_to_sign_is_recorded__once_for_all_that_somebody_signs(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- partners/school.yaml
    name: School
    kind: school
    signs: [{person: p-b2c3d4, function: rector}]
    --- agreements/a-concept.yaml
    title: Concept
    kind: covenant
    status: draft
    signing: {place: Tiel}
    parties: [{partner: school, signatories: [{person: p-b2c3d4}]}]
    --- agreements/b-overeenkomst.yaml
    title: Overeenkomst
    kind: cooperation
    status: signed
    parties: [{partner: school, signatories: [{person: p-b2c3d4, function: rector}]}]
    --- agreements/c-twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: signed
    parties: [{partner: school}]
    """
    fill = ["statuten artikel 7"]
    judged.breaks("agreements/b-overeenkomst.yaml:4", severity="error", words="Aagje Brandsma", fill=fill)
    assert judged.found() == []


def test_keeps_authority_to_sign_is_recorded(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- partners/school.yaml
    name: School
    kind: school
    signs: [{person: p-b2c3d4, function: rector, authority: statuten artikel 7}]
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    parties:
      - {partner: school, signatories: [{person: p-b2c3d4}]}
      - {person: p-d5f6g7, signatories: [{person: p-d5f6g7}]}
    """
    judged.keeps()


def test_breaks_duties_say_by_when(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    parties:
      - partner: school
        duties:
          - {duty: 'zegt een werkplek toe', due: 2026-05-01}
          - {duty: 'wijst een bruggenbouwer aan', result: true}
    duties:
      - {parties: [all], duty: ontwikkelen een scholing}
    """
    words = '2 of 3 duties do not say by when: "wijst een bruggenbouwer aan"; "ontwikkelen een scholing"'
    judged.breaks("agreements/convenant.yaml:8", severity="warning", words=words, fill=["2026-06-01", "2026-09-01"])


def test_keeps_duties_say_by_when(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    parties:
      - partner: school
        duties:
          - {duty: maakt acht uur per maand vrij voor elke docent}
          - {duty: houdt een open dag, every_months: 12}
          - {duty: ontvangt leerlingen, condition: het rooster laat het toe}
          - {duty: is in oktober 2027 gastheer}
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    parties: [{partner: school, duties: [{duty: houdt de machine vrij}]}]
    --- agreements/getekend.yaml
    title: Overeenkomst
    kind: cooperation
    status: signed
    parties: [{partner: school, duties: [{duty: houdt de machine vrij}]}]
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("D01", ["partners/pompwerf legal.seat="]),
        ("D02", ["partners/waterkant legal.form=eenmanszaak"]),
        ("D03", ["agreements/convenant evaluation.by=partners/buitenstaander"]),
        ("D04", ["agreements/convenant parties.1.signatories.0.authority=", "partners/pompwerf signs.0.authority="]),
        ("D05", ["agreements/convenant status=offered parties.0.duties.0.due="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    sound.folder.write({"partners/buitenstaander.yaml": "{name: Drukkerij, kind: company, commitment: none}\n"})
    assert sound.after(*changes) == {number}
