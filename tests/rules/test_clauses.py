"""Rules about what agreements settle."""

import pytest
from judging import Judged, Sound


def test_breaks_monitoring_and_reporting_were_considered(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    clauses: [{clause: monitoring}]
    signing: {place: Tiel}
    --- agreements/overeenkomst.yaml
    title: Overeenkomst
    kind: cooperation
    status: offered
    """
    places = ("agreements/convenant.yaml:3", "agreements/overeenkomst.yaml:1")
    judged.breaks(*places, severity="info", words="nothing was decided about this: who reports to whom", fill=[])


def test_keeps_monitoring_and_reporting_were_considered(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    clauses:
      - {clause: monitoring, included: false, reason: de stuurgroep volgt het}
      - {title: Verslag, text: De school stuurt elk jaar een verslag.}
      - {clause: reporting}
    --- agreements/beknopt.yaml
    title: Beknopt
    kind: covenant
    form: brief
    status: offered
    --- agreements/getekend.yaml
    title: Getekend
    kind: covenant
    status: signed
    --- agreements/jong.yaml
    title: Eerste gedachten, met vier bepalingen
    kind: covenant
    clauses: [{clause: purpose}, {clause: goals}, {clause: duties}, {clause: evaluation}]
    """
    judged.keeps()


def test_breaks_clauses_that_must_be_there_are_chosen(judged: Judged) -> None:
    """
    --- templates/clauses/veiligheid.yaml
    title: {nl: Veiligheid in de hal, en: Safety in the hall}
    status: must
    kinds: [covenant]
    variants: [{id: gewoon, text: {nl: Iedereen draagt een helm., en: Everybody wears a helmet.}}]
    --- terms/koppel.yaml
    term: koppel
    --- partners/school.yaml
    {name: School, kind: school}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    parties: [{partner: school, duties: [{duty: werft koppels}], contributions: [{what: een lokaal}]}]
    legal_basis: [Wet voortgezet onderwijs 2020]
    """
    words = "nothing was decided about these: wijziging, veiligheid in de hal"
    judged.breaks("agreements/convenant.yaml:1", severity="warning", words=words, fill=[])


def test_keeps_clauses_that_must_be_there_are_chosen(judged: Judged) -> None:
    """
    --- templates/clauses/veiligheid.yaml
    title: {nl: Veiligheid in de hal, en: Safety in the hall}
    status: must
    kinds: [covenant]
    variants: [{id: gewoon, text: {nl: Iedereen draagt een helm., en: Everybody wears a helmet.}}]
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    form: brief
    status: offered
    clauses:
      - {clause: duties}
      - {clause: contributions, included: false, reason: ieder draagt de eigen kosten}
      - {title: wijziging, text: Wijzigen doen wij samen.}
    --- agreements/detachering.yaml
    title: Detachering
    kind: secondment
    status: offered
    """
    judged.keeps()


def test_breaks_what_was_left_out_has_a_reason(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    clauses:
      - {clause: purpose}
      - {clause: penalty, included: false}
      - {title: Boeken, included: false}
    """
    words = "left out, and it is not known why: penalty, Boeken"
    fill = ["past niet bij vertrouwen", "de school koopt ze"]
    judged.breaks("agreements/convenant.yaml:5", severity="info", words=words, fill=fill)


def test_keeps_what_was_left_out_has_a_reason(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    clauses: [{clause: purpose}, {clause: penalty, included: false, reason: past niet bij vertrouwen}]
    --- agreements/getekend.yaml
    title: Getekend
    kind: covenant
    status: signed
    clauses: [{clause: penalty, included: false}]
    """
    judged.keeps()


def test_breaks_disputes_were_considered(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    """
    judged.breaks("agreements/convenant.yaml:1", severity="info", words="what happens in a dispute", fill=[])


def test_keeps_disputes_were_considered(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    clauses: [{title: Geschillen, text: Wij praten het uit.}]
    --- agreements/beknopt.yaml
    title: Beknopt
    kind: cooperation
    form: brief
    status: offered
    """
    judged.keeps()


def test_breaks_personal_data_are_settled(judged: Judged) -> None:
    """
    --- agreements/beknopt.yaml
    title: Beknopt
    kind: cooperation
    form: brief
    status: offered
    """
    judged.breaks("agreements/beknopt.yaml:1", severity="warning", fill=[])


def test_breaks_personal_data_are_settled__in_a_signed_text(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    """
    found = judged.breaks("agreements/convenant.yaml:1", severity="warning")
    assert "say why: hybride set partnership 'waivers+=" in found[0]["hint"]


def test_keeps_personal_data_are_settled__by_an_addendum(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    --- agreements/addendum.yaml
    title: Addendum
    kind: addendum
    status: signed
    extends: convenant
    clauses: [{clause: personal-data}]
    """
    judged.keeps()


def test_breaks_personal_data_are_settled__while_the_addendum_is_a_draft(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    --- agreements/addendum.yaml
    title: Addendum
    kind: addendum
    extends: convenant
    clauses: [{clause: personal-data}]
    """
    judged.breaks("agreements/convenant.yaml:1", severity="warning")


def test_keeps_personal_data_are_settled(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    clauses: [{clause: personal-data, included: false, reason: geregeld in de aparte verwerkersovereenkomst}]
    --- agreements/intentie.yaml
    title: Intentieverklaring
    kind: intention
    status: offered
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    """
    judged.keeps()


def test_breaks_confidentiality_is_settled(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- partners/meetwerf.yaml
    {name: Meetwerf, kind: company}
    --- environments/meetlab.yaml
    name: Meetlab
    partners: [school, meetwerf]
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    environments: [meetlab]
    """
    judged.breaks("agreements/convenant.yaml:1", severity="warning", words="(Meetlab)", fill=[])


def test_keeps_confidentiality_is_settled(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    --- couples/koppel-2.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    limits: [geen klantnamen]
    --- partners/school.yaml
    {name: School, kind: school}
    --- environments/schoollab.yaml
    name: Lab op school
    partners: [school]
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    couples: [koppel-1]
    environments: [schoollab]
    --- agreements/overwogen.yaml
    title: Overwogen
    kind: cooperation
    status: offered
    couples: [koppel-2]
    clauses: [{clause: confidentiality, included: false, reason: alles is openbaar}]
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    couples: [koppel-2]
    """
    judged.keeps()


def test_breaks_use_of_what_is_made_is_settled(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    duties: [{parties: [all], duty: ontwikkelen samen lesmateriaal over meten}]
    """
    words = '("ontwikkelen samen lesmateriaal over meten")'
    judged.breaks("agreements/convenant.yaml:1", severity="warning", words=words, fill=[])


def test_breaks_use_of_what_is_made_is_settled__after_a_product(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    --- logs/2026-03-02-proef.yaml
    {date: 2026-03-02, about: couples/koppel-1, title: een proef gebouwd, products: [{title: proefopstelling warmte}]}
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    couples: [koppel-1]
    """
    judged.breaks("agreements/twinning.yaml:1", severity="warning", words='("proefopstelling warmte")', fill=[])


def test_keeps_use_of_what_is_made_is_settled(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    purpose: leerlingen laten leren in de praktijk, met lessen van vakmensen
    --- agreements/overwogen.yaml
    title: Overwogen
    kind: cooperation
    status: offered
    purpose: lesmateriaal maken
    clauses: [{clause: intellectual-property, variant: maker}]
    --- agreements/beknopt.yaml
    title: Beknopt
    kind: cooperation
    form: brief
    status: offered
    purpose: lesmateriaal maken
    --- agreements/getekend.yaml
    title: Getekend
    kind: covenant
    status: signed
    purpose: lesmateriaal maken
    """
    judged.keeps()


def test_breaks_insurance_is_settled(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Meten
    defaults: {insurance: elke werkgever verzekert de eigen medewerker}
    --- agreements/detachering.yaml
    title: Detachering
    kind: secondment
    status: offered
    """
    judged.breaks("agreements/detachering.yaml:1", severity="error", fill=[])


def test_breaks_insurance_is_settled__where_a_covenant_names_a_lab(judged: Judged) -> None:
    """
    --- environments/meetlab.yaml
    name: Meetlab
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    environments: [meetlab]
    --- agreements/stage.yaml
    title: Praktijkovereenkomst
    kind: placement
    clauses:
      - {clause: purpose}
      - {clause: learning}
      - {clause: supervision}
      - {clause: working-time}
      - {clause: employment}
    """
    judged.breaks("agreements/convenant.yaml:1", "agreements/stage.yaml:4", severity="warning")


def test_keeps_insurance_is_settled(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    --- agreements/detachering.yaml
    title: Detachering
    kind: secondment
    status: offered
    clauses: [{clause: insurance, variant: host}]
    --- agreements/convenant.yaml
    title: Convenant zonder koppels of leeromgeving
    kind: covenant
    status: offered
    --- agreements/twinning.yaml
    title: Twinningafspraak, en het koppel zegt het zelf
    kind: twinning
    status: offered
    couples: [koppel-1]
    """
    judged.keeps()


def test_keeps_insurance_is_settled__by_an_addendum(judged: Judged) -> None:
    """
    --- agreements/detachering.yaml
    title: Detachering
    kind: secondment
    status: signed
    --- agreements/addendum.yaml
    title: Addendum
    kind: addendum
    status: signed
    extends: detachering
    clauses: [{clause: insurance}]
    """
    judged.keeps()


def test_keeps_insurance_is_settled__once_for_all(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Meten
    defaults: {insurance: elke werkgever verzekert de eigen medewerker}
    --- environments/meetlab.yaml
    name: Meetlab
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    environments: [meetlab]
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    """
    judged.keeps()


OFFERED = "status=offered"


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("D14", [f"agreements/convenant {OFFERED} clauses.30.reason="]),
        ("D14", [f"agreements/convenant {OFFERED} clauses.13="]),
        ("D14", [f"agreements/convenant {OFFERED} amendment= clauses.33="]),
        ("D16", [f"agreements/convenant {OFFERED} clauses.29="]),
        ("D22", ["agreements/convenant clauses.20="]),
        ("D23", [f"agreements/convenant {OFFERED} clauses.19="]),
        ("D24", [f"agreements/convenant {OFFERED} clauses.25= 'purpose=samen lesmateriaal maken'"]),
        ("D25", ["agreements/convenant clauses.21=", "partnership defaults.insurance="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
