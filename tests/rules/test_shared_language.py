"""Rules about shared language."""

import pytest
from judging import Judged, Sound

PARTNERS = {
    "partners/lek.yaml": "name: Lekschool\nkind: school\n",
    "partners/mast.yaml": "name: Mastenbouw\nkind: company\n",
    "partnership.yaml": "name: Proef\nstage: agreeing\n",
}


def test_breaks_glossary_is_shared(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    """
    fill = ["koppel", "twee mensen die van elkaars werk leren"]
    judged.breaks("partnership.yaml:1", severity="warning", words="no glossary", fill=fill)


def test_breaks_glossary_is_shared__a_partner_that_joined_later(judged: Judged) -> None:
    """
    --- partners/zeil.yaml
    name: Zeilmakerij Baak
    kind: company
    --- terms/koppel.yaml
    term: koppel
    agreed_by: [lek, mast]
    """
    judged.folder.write(PARTNERS)
    judged.breaks("partnership.yaml:1", severity="warning", words="Zeilmakerij Baak did not", fill=[])


def test_keeps_glossary_is_shared(judged: Judged) -> None:
    """
    --- partners/zeil.yaml
    name: Zeilmakerij Baak
    kind: company
    left: 2026-01-31
    --- partners/kade.yaml
    name: Kadewerk
    kind: company
    commitment: mentioned
    --- terms/koppel.yaml
    term: koppel
    agreed_by: [lek, mast]
    """
    judged.folder.write(PARTNERS)
    judged.keeps()


def test_breaks_word_is_agreed_by_all(judged: Judged) -> None:
    """
    --- terms/koppel.yaml
    term: koppel
    agreed_by: [lek, mast]
    --- terms/gastdocent.yaml
    term: gastdocent
    definition: wie af en toe een les geeft
    agreed_by: [lek]
    """
    judged.folder.write(PARTNERS)
    judged.breaks(
        "terms/gastdocent.yaml:3", severity="warning", words='Mastenbouw did not agree yet on what "gast', fill=[]
    )


def test_keeps_word_is_agreed_by_all(judged: Judged) -> None:
    """
    --- partners/zeil.yaml
    name: Zeilmakerij Baak
    kind: company
    --- terms/koppel.yaml
    term: koppel
    agreed_by: [lek, mast]
    """
    judged.folder.write(PARTNERS)
    judged.keeps()  # the third partner did not see the glossary at all, which is told once, of the partnership


def test_breaks_hybrid_teacher_is_defined_sharply(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    --- terms/hybride-leraar.yaml
    term: Hybride leraar
    teaching_only: true
    """
    words = "whether a teaching qualification is required"
    judged.breaks("terms/hybride-leraar.yaml:1", severity="warning", words=words, fill=["false"])


def test_keeps_hybrid_teacher_is_defined_sharply(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Proef
    stage: agreeing
    --- terms/hybride-docent.yaml
    term: hybride docent
    requires_qualification: false
    teaching_only: false
    --- terms/gastdocent.yaml
    term: gastdocent
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "change"),
    [
        ("A21", "terms/koppel 'agreed_by=[lissecollege]'"),
        ("A24", "terms/hybride-docent requires_qualification="),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, change: str) -> None:
    assert sound.after(change) == {number}
