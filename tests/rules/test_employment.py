"""Rules about placements and secondments."""

import pytest
from judging import Judged, Sound


def test_breaks_mbo_placement_has_its_legal_parts(judged: Judged) -> None:
    """
    --- partners/mbo-oever.yaml
    name: Mbo Oever
    kind: school
    levels: [mbo]
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    function: student meubelmaken
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- agreements/stage.yaml
    title: Praktijkovereenkomst
    kind: placement
    status: offered
    parties: [{partner: mbo-oever}, {person: p-b2c3d4}]
    placement: {person: p-b2c3d4, host: houtwerf, hours: 320}
    clauses:
      - {clause: early-stop, included: false, reason: staat in het reglement}
    """
    fill = ["houtwerf", "p-d5f6g7", "p-d5f6g7", "Wat je leert en hoe dat wordt beoordeeld"]
    words = "the host as a party, who guides there, who guides from school, what is learned, how it can stop early"
    found = judged.breaks("agreements/stage.yaml:5", severity="warning", words=words, fill=fill)
    assert "2017-05-10" in found[0]["hint"]


def test_keeps_mbo_placement_has_its_legal_parts(judged: Judged) -> None:
    """
    --- partners/mbo-oever.yaml
    name: Mbo Oever
    kind: school
    levels: [mbo]
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    levels: [havo]
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    function: student meubelmaken
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    function: docent
    partner: mbo-oever
    --- agreements/stage.yaml
    title: Praktijkovereenkomst
    kind: placement
    parties: [{partner: mbo-oever}, {person: p-b2c3d4}, {partner: houtwerf}]
    placement: {person: p-b2c3d4, host: houtwerf, hours: 320, supervisor: p-d5f6g7, home_supervisor: p-d5f6g7}
    annexes: [{title: Leerdoelen}]
    --- agreements/docentstage.yaml
    title: Docentstage
    kind: placement
    parties: [{partner: mbo-oever}]
    placement: {person: p-d5f6g7, host: houtwerf}
    --- agreements/afgelopen.yaml
    title: Praktijkovereenkomst
    kind: placement
    status: ended
    parties: [{partner: mbo-oever}]
    placement: {person: p-b2c3d4}
    """
    judged.keeps()


def test_breaks_school_placement_has_its_legal_parts(judged: Judged) -> None:
    """
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    levels: [vmbo]
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    function: leerling
    identity: {born: 2010-05-01}
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- agreements/stage.yaml
    title: Stageovereenkomst
    kind: placement
    start: 2026-04-13
    parties: [{partner: lindecollege}, {partner: houtwerf}, {person: p-b2c3d4}]
    placement: {person: p-b2c3d4, host: houtwerf, supervisor: p-d5f6g7}
    annexes: [{title: Leerdoelen}]
    """
    words = "the times, who guides from school, the parent or guardian who signs"
    fill = ["16", "p-d5f6g7", "ouder"]
    judged.breaks("agreements/stage.yaml:5", severity="warning", words=words, fill=fill)


def test_keeps_school_placement_has_its_legal_parts(judged: Judged) -> None:
    """
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    levels: [vmbo]
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    function: leerling
    identity: {born: 2008-04-13}
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- agreements/net-achttien.yaml
    title: Stageovereenkomst
    kind: placement
    start: 2026-04-13
    parties: [{partner: lindecollege}, {partner: houtwerf}, {person: p-b2c3d4}]
    placement: {person: p-b2c3d4, host: houtwerf, days_per_week: 1, supervisor: p-d5f6g7, home_supervisor: p-d5f6g7}
    annexes: [{title: Leerdoelen}]
    """
    judged.keeps()


def test_keeps_school_placement_has_its_legal_parts__in_flanders(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hout en Techniek
    jurisdiction: VL
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    levels: [secundair, vmbo]
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    function: leerling
    --- agreements/stage.yaml
    title: Stageovereenkomst
    kind: placement
    parties: [{partner: lindecollege}]
    placement: {person: p-b2c3d4}
    """
    judged.keeps()


def test_breaks_secondment_is_complete(judged: Judged) -> None:
    """
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- agreements/detachering.yaml
    title: Detachering van een meubelmaker
    kind: secondment
    status: offered
    parties: [{partner: lindecollege}, {partner: houtwerf}]
    placement: {person: p-b2c3d4, host: lindecollege}
    renewal: {rule: talks}
    """
    words = (
        "the person as a party, the function, the hours a week, who is in charge there, what the host pays, "
        "how many months before the end they talk"
    )
    fill = ["p-b2c3d4", "docent houtbewerking", "8", "p-b2c3d4", "0", "3"]
    judged.breaks("agreements/detachering.yaml:5", severity="error", words=words, fill=fill)


def test_breaks_secondment_is_complete__in_a_draft(judged: Judged) -> None:
    """
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- agreements/detachering.yaml
    title: Detachering van een meubelmaker
    kind: secondment
    parties: [{partner: lindecollege}, {person: p-b2c3d4}]
    placement: {function: docent, fte: 0.2, supervisor: p-b2c3d4, fee: 9000}
    """
    fill = ["houtwerf"]
    judged.breaks("agreements/detachering.yaml:4", severity="warning", words="or who borrows, as a party", fill=fill)


def test_keeps_secondment_is_complete__with_its_addendum(judged: Judged) -> None:
    """
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- agreements/detachering.yaml
    title: Detachering van een meubelmaker
    kind: secondment
    status: signed
    parties: [{partner: lindecollege}, {partner: houtwerf}]
    placement: {person: p-b2c3d4, host: lindecollege, function: docent, supervisor: p-b2c3d4}
    renewal: {rule: talks}
    --- agreements/addendum.yaml
    title: Addendum
    kind: addendum
    status: signed
    extends: detachering
    start: 2026-02-01
    parties: [{partner: lindecollege}, {partner: houtwerf}, {person: p-b2c3d4}]
    changes:
      - {field: placement.hours_per_week, new: 8}
      - {field: placement.fee, new: 9000}
      - {field: renewal.months_before, new: 3}
    """
    judged.keeps()


def test_breaks_secondment_is_complete__with_an_addendum_in_words(judged: Judged) -> None:
    """
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- agreements/detachering.yaml
    title: Detachering van een meubelmaker
    kind: secondment
    status: signed
    parties: [{partner: lindecollege}, {partner: houtwerf}, {person: p-b2c3d4}]
    placement: {function: docent, hours: 90, supervisor: p-b2c3d4}
    --- agreements/addendum.yaml
    title: Addendum
    kind: addendum
    status: signed
    extends: detachering
    start: 2026-02-01
    changes: [{field: placement.fee, new: in overleg}]
    """
    words = "this agreement does not say yet: what the host pays"
    judged.breaks("agreements/detachering.yaml:5", severity="warning", words=words)


def test_keeps_secondment_is_complete(judged: Judged) -> None:
    """
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- agreements/om-niet.yaml
    title: Detachering om niet
    kind: secondment
    status: offered
    parties: [{partner: lindecollege}, {partner: houtwerf}, {person: p-b2c3d4}]
    placement: {function: docent, fte: 0.2, fee: 0}
    clauses: [{clause: supervision}]
    renewal: {rule: none}
    --- agreements/ingetrokken.yaml
    title: Ingetrokken
    kind: secondment
    status: withdrawn
    """
    judged.keeps()


SECONDMENT = """\
title: Detachering van een vakmens
kind: secondment
status: draft
parties:
  - {partner: lissecollege, duties: [{duty: begeleidt de vakmens, due: 2026-09-01}]}
  - {partner: pompwerf, duties: [{duty: houdt de vakmens in dienst, due: 2026-09-01}]}
  - {person: p-z4dhqr, duties: [{duty: geeft les, due: 2026-09-01}]}
"""


@pytest.mark.parametrize("number", ["D31"])
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str) -> None:
    before = SECONDMENT + "placement: {person: p-z4dhqr, host: lissecollege, function: docent, fte: 0.2, fee: 9000}\n"
    sound.folder.write({"agreements/detachering.yaml": before})
    others = sound.numbers() - {number}
    assert number in sound.numbers()
    sound.after("agreements/detachering placement.supervisor=p-w4hrtb")
    assert sound.numbers() == others
