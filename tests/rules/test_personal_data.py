"""Rules about personal data outside people/, and about private matters in what is shared."""

from collections.abc import Callable

import pytest
from judging import Judged, Sound

InEditor = Callable[[str, str], None]


def test_breaks_citizen_numbers_are_not_kept(judged: Judged, in_editor: InEditor) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    notes: BSN 111222333
    --- partners/rijnmetaal.yaml
    name: Rijnmetaal
    kind: company
    notes: >-
      Voor de toegangspas gaf zij 1112.22.333 door,
      en de Vlaamse collega 85.05.15-123.83.
    """
    in_editor("BSN 111222333", "")
    found = judged.breaks(
        "partners/rijnmetaal.yaml:4",
        "partners/rijnmetaal.yaml:5",
        "people/p-b2c3d4.yaml:2",
        severity="error",
    )
    assert [item["column"] for item in found] == [31, 25, 12]
    judged.follow(found[2], [], "2026-03-20")


@pytest.mark.parametrize(
    "text",
    [
        "111222334", "RSIN 111222333", "factuurnummer: 111222333", "kenmerk 111222333", "NL111222333B01", "1111222333",
        "000000000", "111.222.333,50", "KvK 11122233", "85.05.15-123.84", "85.13.15-123.45", "0111222333",
        "order 2026-111222333",
    ],
)  # fmt: skip
def test_keeps_citizen_numbers_are_not_kept(judged: Judged, text: str) -> None:
    """
    --- grants/regiofonds.yaml
    funder: provincie
    reference: 111222333
    --- partners/provincie.yaml
    name: Provincie Midden
    kind: province
    legal: {register: 111222333}
    """
    path = judged.folder.path / "grants/regiofonds.yaml"
    path.write_text(f"{path.read_text()}notes: '{text}'\n")
    judged.keeps()


def test_breaks_contact_data_stand_in_people(judged: Judged, in_editor: InEditor) -> None:
    """
    --- partners/rijnmetaal.yaml
    name: Rijnmetaal
    kind: company
    notes: |
      Bel over de planning met 06-12345678 of (0344) 12 34 56,
      of mail jelle.vermeer@example.org; bij nood ook 06-12345678.
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    considerations: ["De docent, geboren te Tiel op 3 mei 1985, kent beide werelden."]
    """
    in_editor(", geboren te Tiel op 3 mei 1985", "")
    found = judged.breaks(
        "agreements/convenant.yaml:3",
        "partners/rijnmetaal.yaml:4",
        "partners/rijnmetaal.yaml:4",
        "partners/rijnmetaal.yaml:5",
        severity="warning",
        words="a date of birth",
        fill=[],
    )
    assert [item["column"] for item in found] == [30, 28, 43, 11]
    assert "06-12345678 stands here (2 times)" in found[1]["message"]


@pytest.mark.parametrize(
    "phone",
    [
        "0612345678", "06 12 34 56 78", "+31 6 1234 5678", "0031612345678", "020-1234567", "(06-12345678)",
        "+32 475 12 34 56", "0475/12.34.56", "03/123.45.67", "02 123 45 67", "+32 (0)475 12 34 56",
    ],
)  # fmt: skip
def test_breaks_contact_data_stand_in_people__every_form_of_a_phone_number(judged: Judged, phone: str) -> None:
    """
    --- goals/lessen.yaml
    title: Meer lessen
    """
    judged.folder.write({"goals/lessen.yaml": f"title: Meer lessen\nnotes: 'bel {phone}.'\n"})
    judged.breaks("goals/lessen.yaml:2")


@pytest.mark.parametrize(
    "text",
    [
        "info@rijnmetaal.example.org", "stage@school.example.org", "06-11-2025 12 uur", "01-02-2026 10.30 uur",
        "0800 1234567", "088 123 45 67", "KBO 0123.456.789", "ondernemingsnummer 0123456789", "2025-2026",
        "kenmerk 0612345678", "100612345678", "geboren in 1985", "in week 06 en 07 van 2026, om 12.30", "0,65 uur",
        "geboren uit een tekort van 3 mei 2019", "https://example.org/0612345678",
    ],
)  # fmt: skip
def test_keeps_contact_data_stand_in_people(judged: Judged, text: str) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    email: aagje@example.org
    phone: 0612345678
    notes: liever op 0687654321
    """
    judged.folder.write({"goals/lessen.yaml": f"title: Meer lessen\nnotes: '{text}'\n"})
    judged.keeps()


def test_breaks_people_are_not_named_in_texts(judged: Judged, in_editor: InEditor) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Noor de Wit
    --- logs/2026/2026-02-12-bezoek.yaml
    date: 2026-02-12
    about: partnership
    title: Kennismaking
    happened: >-
      Op school was iedereen blij. Daar ontving mevrouw
      De Wit de gasten, en Aagje
      Brandsma vertelde. Brandsma blijft.
    """
    in_editor("Daar ontving mevrouw\n  De Wit de gasten, en Aagje\n  Brandsma vertelde. Brandsma", "De gasten")
    found = judged.breaks(
        "logs/2026/2026-02-12-bezoek.yaml:6", severity="warning", words="De Wit, Aagje Brandsma are named", fill=[]
    )
    assert found[0]["column"] == 3


def test_breaks_people_are_not_named_in_texts__at_the_beginning_of_a_sentence(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Marieke van der Meulen
    --- people/p-d5f6g7.yaml
    name: Bram Visser
    --- people/p-f7g8h9.yaml
    name: Lisa de Boer
    --- goals/een.yaml
    title: Visser regelt de zaal, en de visser vist
    --- goals/twee.yaml
    title: Meer lessen
    notes: De boer kwam. Van der Meulen belde, en van der Meulen mailde.
    --- goals/drie.yaml
    title: Meer lessen
    notes: De Boer en M. van der Meulen belden.
    """
    found = judged.breaks("goals/drie.yaml:2", "goals/een.yaml:1", "goals/twee.yaml:2")
    assert [item["column"] for item in found] == [8, 8, 22]
    assert [item["message"] for item in found] == [
        "De Boer, van der Meulen are named here",
        "Visser is named here",
        "Van der Meulen is named here (2 times)",
    ]


def test_breaks_people_are_not_named_in_texts__in_the_name_of_a_file(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- logs/2026-02-12-gesprek-brandsma.yaml
    date: 2026-02-12
    about: partnership
    title: Een gesprek
    """
    judged.breaks("logs/2026-02-12-gesprek-brandsma.yaml:1", words="Brandsma", fill=["2026-02-12-gesprek"])


@pytest.mark.parametrize(
    "text",
    [
        "Bakker heeft geleverd", "een bakker uit de streek", "de directeur van Tiel", "Brandsma Techniek doet mee",
        "de Brandsmastraat", "Piet Brandsma is een ander", "de heer D. Brandsma is een ander", "Noor belde", "de wit",
        "Aagje kwam langs", "Rijnmetaal Terpstra levert", "bij Terpstra staat een lasrobot", "Brandsma-methode",
        "De witte muur",
    ],
)  # fmt: skip
def test_keeps_people_are_not_named_in_texts(judged: Judged, text: str) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    municipalities: [Tiel]
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    background: Aagje Brandsma werkte eerder elders
    --- people/p-d5f6g7.yaml
    name: Noor de Wit
    --- people/p-f7g8h9.yaml
    name: Piet Bakker
    --- people/p-h2j3k4.yaml
    name: Mo van Tiel
    --- people/p-k5m6n7.yaml
    name: Wim Terpstra
    --- partners/terpstra.yaml
    name: Rijnmetaal Terpstra
    kind: company
    --- partners/brandsma.yaml
    name: Stichting Aagje Brandsma Huis
    kind: foundation
    notes: Stichting Aagje Brandsma Huis zorgt mee.
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    considerations: [Noor de Wit nam het initiatief.]
    """
    judged.folder.write({"goals/lessen.yaml": f"title: Meer lessen\nnotes: '{text}'\n"})
    (judged.folder.path / "partners/brandsma.yaml").unlink() if "Brandsma" in text else None
    judged.keeps()


def test_breaks_people_are_not_named_in_texts__with_a_name_that_is_a_word_too(judged: Judged) -> None:
    """
    --- people/p-f7g8h9.yaml
    name: Piet Bakker
    --- goals/lessen.yaml
    title: Meer lessen
    notes: Het idee kwam van Bakker en een bakker.
    """
    judged.breaks("goals/lessen.yaml:2", words="Bakker is named here")


def test_breaks_shared_reflections_keep_private_matters_out(judged: Judged) -> None:
    """
    --- reflections/2026-02-school.yaml
    instrument: cooperation
    about: partnership
    date: 2026-02-12
    answers:
      strategic-mandate: {score: 2, note: "sinds de burn-out van de coördinator, en een conflict met de
        directie"}
    """
    found = judged.breaks(
        "reflections/2026-02-school.yaml:5", severity="warning", words='"burn-out", "conflict met"', fill=[]
    )
    assert found[0]["column"] == 49


def test_keeps_shared_reflections_keep_private_matters_out(judged: Judged) -> None:
    """
    --- reflections/2026-02-school.yaml
    instrument: cooperation
    about: partnership
    date: 2026-02-12
    shared: false
    answers:
      strategic-mandate: {score: 2, note: sinds de burn-out van de coördinator}
    --- reflections/2026-03-school.yaml
    instrument: cooperation
    about: partnership
    date: 2026-02-12
    answers:
      strategic-mandate: {score: 2, note: 'les over ziekte en zorg in het ziekenhuis, in conflict met het rooster'}
    """
    judged.keeps()


@pytest.mark.parametrize(
    "change",
    [
        "F01 goals/koppels 'notes=vraag het 111222333'",
        "F01 goals/koppels 'notes=bel 06-12345678'",
        "F01 goals/koppels 'notes=vraag het Ilse Wamelink'",
        "F07 reflections/2026-02-stuurgroep 'notes=er is een arbeidsconflict'",
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, change: str) -> None:
    number, change = change.split(maxsplit=1)
    before = sound.numbers()
    assert sound.after(change) - before == {number}
