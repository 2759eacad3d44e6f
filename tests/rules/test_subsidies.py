"""Rules about what subsidies ask of an agreement, and who may join."""

import pytest
from conftest import Folder
from judging import Judged, Sound


def test_breaks_agreement_has_what_its_scheme_asks(judged: Judged) -> None:
    """
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    --- partners/rijk.yaml
    name: Rijk
    kind: government
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- grants/fonds.yaml
    funder: rijk
    scheme: rif
    --- agreements/convenant.yaml
    title: Convenant Hout
    kind: covenant
    purpose: leren met hout van nu
    parties:
      - partner: houtwerf
        contributions: [{what: werkbanken, kind: means}]
      - partner: lindecollege
    clauses:
      - {clause: accession, included: false, reason: nog niet besproken}
    funding: [fonds]
    """
    fill = ["stuurgroep", "lokaal", "places"]
    found = judged.breaks("agreements/convenant.yaml:10", severity="warning", words="(scheme of 2014)", fill=fill)
    message = found[0]["message"]
    assert "how parties take part" in message
    assert "other contributions of each party" in message
    assert "can accede" in message
    assert "durably" not in message
    assert "facilities" not in message


def test_breaks_agreement_has_what_its_scheme_asks__signed(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- partners/rijk.yaml
    name: Rijk
    kind: government
    --- grants/fonds.yaml
    funder: rijk
    scheme: sto
    --- agreements/convenant.yaml
    title: Convenant Hout
    kind: covenant
    status: signed
    funding: [fonds]
    parties: [{partner: rijk}]
    """
    fill = ["staat in het plan", "b2c3d4"]
    judged.breaks("agreements/convenant.yaml:4", severity="warning", words=", known from reports only: ", fill=fill)


@pytest.mark.parametrize(
    ("scheme", "asked"),
    [
        ("groen", ["purpose of the coop", "responsibilities of each party", "activities are organised", "a budget"]),
        ("educatieve-minor", ["names the purpose", "in numbers", "used and divided", "authorise the lead party"]),
        ("doorlopende-leerlijnen", ["shared facilities", "governance of the cooperation"]),
        ("vm2", ["who is responsible", "how the money is spent"]),
        ("regiofonds", ["contribute themselves"]),
        ("ono", ["showing the results"]),
    ],
)
def test_each_scheme_that_ships_asks_its_own_parts(bare_folder: Folder, scheme: str, asked: list[str]) -> None:
    bare_folder.write(
        {
            "partnership.yaml": "name: Hout en Techniek\n",
            "partners/houtwerf.yaml": "name: Houtwerf\nkind: company\n",
            "grants/fonds.yaml": f"funder: houtwerf\nscheme: {scheme}\n",
            "agreements/convenant.yaml": (
                "title: Convenant\nkind: covenant\nfunding: [fonds]\nparties: [{partner: houtwerf}]\n"
            ),
        }
    )
    found = bare_folder.run("check", "--format", "json", HYBRIDE_TODAY="2026-03-20").json
    (message,) = (item["message"] for item in found if item["rule"] == "agreement-has-what-its-scheme-asks")
    assert message.count('"') == 2 * min(len(asked), 3)
    assert [words for words in asked[:3] if words not in message] == []


def test_keeps_agreement_has_what_its_scheme_asks(judged: Judged) -> None:
    """
    --- partners/rijk.yaml
    name: Rijk
    kind: government
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- grants/fonds.yaml
    funder: rijk
    scheme: rif
    --- grants/geweigerd.yaml
    funder: rijk
    scheme: ono
    status: refused
    --- agreements/convenant.yaml
    title: Convenant Hout
    kind: covenant
    purpose: leren met hout van nu
    parties:
      - partner: houtwerf
        contributions: [{what: werkbanken, kind: means}]
      - partner: lindecollege
        contributions: [{what: uren, kind: time}]
      - partner: rijk
        left: 2026-01-01
    clauses: [{clause: accession}, {clause: organisation}]
    funding: [fonds, geweigerd]
    --- agreements/intentie.yaml
    title: Intentieverklaring
    kind: intention
    funding: [fonds]
    """
    judged.keeps()


def test_breaks_who_was_asked_to_join_has_an_answer(judged: Judged) -> None:
    """
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lissedam.yaml
    name: Gemeente Lissedam
    kind: municipality
    --- agreements/convenant.yaml
    title: Convenant Hout
    kind: covenant
    asked_to_join:
      - {partner: houtwerf, date: 2026-03-01}
      - {partner: lissedam, date: 2026-03-05}
      - {partner: lissedam, date: 2026-03-06}
    """
    fill = ["denkt na over een bijdrage", "wordt partij"]
    words = "Houtwerf (asked on 2026-03-01), Gemeente Lissedam (asked on 2026-03-05)"
    judged.breaks("agreements/convenant.yaml:4", severity="warning", words=words, fill=fill)


def test_keeps_who_was_asked_to_join_has_an_answer(judged: Judged) -> None:
    """
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lissedam.yaml
    name: Gemeente Lissedam
    kind: municipality
    --- agreements/convenant.yaml
    title: Convenant Hout
    kind: covenant
    parties: [{partner: lissedam}]
    asked_to_join:
      - {partner: houtwerf, date: 2026-03-06}
      - {partner: houtwerf, date: 2025-10-01, answer: nu niet}
      - {partner: houtwerf}
      - {partner: lissedam, date: 2025-10-01}
    --- agreements/oud.yaml
    title: Oude overeenkomst
    kind: cooperation
    status: ended
    asked_to_join: [{partner: houtwerf, date: 2024-10-01}]
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        (
            "D37",
            [
                "grants/regiofonds-water scheme=rif amount=30000 co_funding.amount=66000",
                "agreements/convenant budget=66000",
            ],
        ),
        ("D38", ["agreements/convenant asked_to_join.0.answer="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
