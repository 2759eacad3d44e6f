"""Rules about signing."""

import pytest
from judging import Judged, Sound


def test_breaks_text_is_as_it_was_offered(judged: Judged) -> None:
    """
    --- agreements/signed/convenant.md
    # Convenant

    Partijen spreken af dat zij niet samenwerken.
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    frozen:
      date: 2026-02-03
      sha256: 8c429b0a42ffa62c715862cde669127616d23bcb32ea8dadc6eda64fc041a60c
      file: agreements/signed/convenant.md
    """
    words = "agreements/signed/convenant.md is no longer the text that was offered on 2026-02-03"
    judged.breaks("agreements/convenant.yaml:6", severity="error", words=words)


def test_breaks_text_is_as_it_was_offered__and_is_gone(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    frozen:
      sha256: 8c429b0a42ffa62c715862cde669127616d23bcb32ea8dadc6eda64fc041a60c
    """
    judged.breaks("agreements/convenant.yaml:5", severity="error", words="is not there: agreements/signed/convenant.md")
    commit = judged.folder.under_git().commit("Weg")
    assert judged.found("--at", commit) == judged.found()


def test_keeps_text_is_as_it_was_offered(judged: Judged) -> None:
    """
    --- agreements/signed/convenant.md
    # Convenant

    Partijen spreken af dat zij samenwerken.
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    frozen: {sha256: 8c429b0a42ffa62c715862cde669127616d23bcb32ea8dadc6eda64fc041a60c}
    --- agreements/oud.yaml
    title: Oud
    kind: covenant
    status: ended
    frozen: {sha256: 8c429b0a42ffa62c715862cde669127616d23bcb32ea8dadc6eda64fc041a60c}
    --- agreements/papier.yaml
    title: Op papier
    kind: covenant
    status: signed
    """
    judged.keeps()
    text = judged.folder.path / "agreements/signed/convenant.md"
    text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))  # as git may write it on Windows
    judged.keeps()


def test_keeps_text_is_as_it_was_offered__then(judged: Judged) -> None:
    """
    --- agreements/signed/convenant.md
    # Convenant

    Partijen spreken af dat zij samenwerken.
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    frozen: {sha256: 8c429b0a42ffa62c715862cde669127616d23bcb32ea8dadc6eda64fc041a60c}
    """
    commit = judged.folder.under_git().commit("Ondertekend")
    judged.folder.write({"agreements/signed/convenant.md": "# Convenant\n\nIets anders.\n"})
    assert len(judged.found()) == 1
    assert judged.found("--at", commit) == []


def test_breaks_signatures_are_dated(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- partners/school.yaml
    {name: School, kind: school}
    --- partners/meetwerf.yaml
    name: Meetwerf
    kind: company
    signs: [{person: p-b2c3d4, function: directeur}]
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    parties:
      - partner: school
        signatories: [{function: rector, signed: 2026-02-02}, {function: conrector}]
      - partner: meetwerf
    signing: {date: 2026-02-02}
    """
    words = "there is no day for the signature of conrector, Aagje Brandsma"
    judged.breaks("agreements/convenant.yaml:6", severity="error", words=words, fill=["2026-02-02", "2026-02-03"])


def test_keeps_signatures_are_dated(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- partners/weg.yaml
    {name: Weg, kind: company}
    --- agreements/convenant.yaml
    title: Convenant, getekend op één dag
    kind: covenant
    status: signed
    parties: [{partner: school, signatories: [{function: rector}]}]
    signing: {date: 2026-02-02}
    --- agreements/overeenkomst.yaml
    title: Overeenkomst
    kind: cooperation
    status: signed
    parties:
      - {partner: school, signatories: [{function: rector, signed: 2026-02-02}]}
      - {partner: weg, left: 2026-02-20, signatories: [{function: directeur}]}
    """
    judged.keeps()


def test_breaks_nothing_starts_before_all_have_signed(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: agreed
    --- logs/2026-03-02-bezoek.yaml
    {date: 2026-03-02, about: couples/koppel-1, title: eerste bezoek}
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    couples: [koppel-1]
    parties:
      - {person: p-b2c3d4, signatories: [{person: p-b2c3d4, signed: 2026-02-20}]}
      - {person: p-d5f6g7}
    """
    words = "couples/koppel-1 has started, and 1 signature is missing: Wim Terpstra"
    judged.breaks("agreements/twinning.yaml:7", severity="error", words=words, fill=["2026-03-20"])


def test_breaks_nothing_starts_before_all_have_signed__under_a_draft(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    signing: {place: Tiel}
    couples: [koppel-1]
    parties: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    --- agreements/pas-begonnen.yaml
    title: Pas begonnen
    kind: twinning
    couples: [koppel-1]
    parties: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    """
    words = "couples/koppel-1 has started, and 2 signatures are missing"
    fill = ["2026-03-19", "2026-03-20"]
    judged.breaks("agreements/twinning.yaml:5", severity="warning", words=words, fill=fill)
    assert judged.found() == []


def test_keeps_nothing_starts_before_all_have_signed(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: agreed
    --- environments/meetlab.yaml
    {name: Meetlab, status: running}
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    couples: [koppel-1]
    parties: [{person: p-b2c3d4}]
    --- agreements/oud.yaml
    title: Overeenkomst van vorig jaar
    kind: cooperation
    status: signed
    --- agreements/convenant.yaml
    title: Convenant dat haar vervangt
    kind: covenant
    status: offered
    replaces: oud
    environments: [meetlab]
    parties: [{person: p-b2c3d4}]
    """
    judged.keeps()


def test_breaks_signatures_come_in(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    parties:
      - {person: p-b2c3d4, signatories: [{person: p-b2c3d4, signed: 2026-03-16}]}
      - {person: p-d5f6g7, signatories: [{person: p-d5f6g7}]}
    signing: {date: 2026-03-16}
    """
    words = "1 of 2 signatures is missing: Wim Terpstra"
    judged.breaks("agreements/twinning.yaml:6", severity="warning", words=words, fill=["2026-03-20"])


def test_keeps_signatures_come_in(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- agreements/straks.yaml
    title: De dag van tekenen komt nog
    kind: twinning
    status: offered
    parties: [{person: p-b2c3d4}]
    signing: {date: 2026-03-21}
    --- agreements/herinnerd.yaml
    title: Kort geleden herinnerd
    kind: twinning
    status: offered
    parties: [{person: p-b2c3d4, signatories: [{person: p-b2c3d4, reminded: [2026-03-06]}]}]
    signing: {date: 2026-02-02}
    --- agreements/lang.yaml
    title: Wacht al lang, en dat zegt een andere regel
    kind: twinning
    status: offered
    parties: [{person: p-b2c3d4}]
    signing: {date: 2026-02-02}
    """
    judged.keeps()


def test_breaks_waiting_signatures_are_asked_for(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    parties:
      - {person: p-b2c3d4, signatories: [{person: p-b2c3d4, reminded: [2026-03-01]}]}
      - {person: p-d5f6g7}
    frozen: {date: 2026-02-08}
    """
    # From 8 February to 20 March are 40 days; the last reminder is 19 days ago.
    words = (
        "2 signatures have been awaited for up to 40 days, last reminded on 2026-03-01: Aagje Brandsma, Wim Terpstra"
    )
    judged.breaks("agreements/twinning.yaml:5", severity="info", words=words, fill=[])


def test_keeps_waiting_signatures_are_asked_for(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- agreements/net.yaml
    title: Twee weken geleden aangeboden
    kind: twinning
    status: offered
    parties: [{person: p-b2c3d4}]
    frozen: {date: 2026-03-06}
    --- agreements/herinnerd.yaml
    title: Deze week herinnerd
    kind: twinning
    status: offered
    parties: [{person: p-b2c3d4, signatories: [{person: p-b2c3d4, reminded: [2026-03-18]}]}]
    frozen: {date: 2026-01-06}
    --- agreements/straks.yaml
    title: Lang geleden aangeboden, en volgende week wordt er getekend
    kind: twinning
    status: offered
    parties: [{person: p-b2c3d4}]
    frozen: {date: 2026-01-06}
    signing: {date: 2026-03-26}
    --- agreements/ingetrokken.yaml
    title: Ingetrokken
    kind: twinning
    status: withdrawn
    parties: [{person: p-b2c3d4}]
    frozen: {date: 2026-01-06}
    """
    judged.keeps()


def test_breaks_late_signature_says_from_when_it_counts(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    start: 2026-02-01
    parties: [{partner: school, signatories: [{function: rector, signed: 2026-02-02}]}]
    """
    words = "the last signature is of 2026-02-02, after the start on 2026-02-01"
    judged.breaks("agreements/convenant.yaml:4", severity="warning", words=words, fill=[])


def test_keeps_late_signature_says_from_when_it_counts(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- partners/later.yaml
    {name: Later, kind: company}
    --- agreements/convenant.yaml
    title: Getekend op de begindag; later trad iemand toe
    kind: covenant
    status: signed
    start: 2026-02-02
    parties:
      - {partner: school, signatories: [{function: rector, signed: 2026-02-02}]}
      - {partner: later, joined: 2026-03-01, signatories: [{function: directeur, signed: 2026-03-01}]}
    --- agreements/terug.yaml
    title: Werkt terug
    kind: covenant
    status: signed
    start: 2026-02-01
    effective_from: 2026-02-01
    parties: [{partner: school, signatories: [{function: rector, signed: 2026-02-12}]}]
    --- agreements/vanaf.yaml
    title: Gaat in met de laatste handtekening
    kind: addendum
    status: signed
    start: 2026-02-01
    starts_on: last-signature
    parties: [{partner: school, signatories: [{function: rector, signed: 2026-02-12}]}]
    """
    judged.keeps()


TWINNING = "agreements/twinning-2026-01 parties.3.signatories.0.signed="


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("D18", ["agreements/convenant 'frozen={sha256: abc, file: agreements/signed/convenant.md}'"]),
        ("D26", [TWINNING]),
        ("D26", [f"{TWINNING} status=offered"]),
        ("D26", [f"{TWINNING} status=offered couples= signing.date=2026-03-10"]),
        ("D27", ["agreements/twinning-2026-01 parties.3.signatories.0.signed=2026-02-04"]),
        ("D28", [f"{TWINNING} status=offered couples="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
