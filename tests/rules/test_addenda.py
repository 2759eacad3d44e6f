"""Rules about addenda and annexes."""

import pytest
from judging import Judged, Sound


def test_breaks_addendum_says_what_it_changes(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- partners/meetwerf.yaml
    {name: Meetwerf, kind: company}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    end: 2026-08-31
    notice_months: 3
    parties: [{partner: school}, {partner: meetwerf}]
    --- agreements/addendum-1.yaml
    title: Addendum 1
    kind: addendum
    status: offered
    extends: convenant
    parties: [{partner: school}]
    changes:
      - {field: end, old: 2026-07-31, new: 2027-08-31}
      - {field: notice_months, old: 3}
    """
    words = "end was 2026-08-31, and change 1 says 2026-07-31; change 2 does not say what it becomes; Meetwerf is"
    judged.breaks("agreements/addendum-1.yaml:7", severity="error", words=words, fill=["6"])


def test_breaks_addendum_says_what_it_changes__and_what_it_belongs_to(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    end: 2026-08-31
    --- agreements/addendum-1.yaml
    title: Addendum 1
    kind: addendum
    """
    words = "it does not say which agreement it changes; it does not say what it changes"
    fill = ["convenant", "end", "2026-08-31", "2027-08-31"]
    judged.breaks("agreements/addendum-1.yaml:1", severity="warning", words=words, fill=fill)


def test_breaks_addendum_says_what_it_changes__after_an_earlier_one(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    end: 2026-08-31
    renewal: {rule: talks, months_before: 3}
    --- agreements/addendum-1.yaml
    title: Addendum 1
    kind: addendum
    status: signed
    extends: convenant
    effective_from: 2026-01-01
    changes: [{field: end, old: 2026-08-31, new: 2027-08-31}]
    --- agreements/addendum-2.yaml
    title: Addendum 2
    kind: addendum
    status: signed
    extends: convenant
    effective_from: 2026-03-01
    changes:
      - {field: end, old: 2026-08-31, new: 2028-08-31}
      - {field: renewal.months_before, old: 3, new: 6}
    """
    words = "end was 2027-08-31, and change 1 says 2026-08-31"
    judged.breaks("agreements/addendum-2.yaml:7", severity="warning", words=words)


def test_keeps_addendum_says_what_it_changes(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- partners/meetwerf.yaml
    {name: Meetwerf, kind: company}
    --- partners/weg.yaml
    {name: Weg, kind: company}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    end: 2026-08-31
    enforceable: false
    parties: [{partner: school}, {partner: meetwerf}, {partner: weg, left: 2026-01-01}]
    --- agreements/meerderheid.yaml
    title: Wijzigen met een meerderheid
    kind: covenant
    status: signed
    amendment: {consent: majority}
    parties: [{partner: school}, {partner: meetwerf}]
    --- agreements/addendum-1.yaml
    title: Met alle partijen, een veld en eigen woorden
    kind: addendum
    status: offered
    extends: convenant
    parties: [{partner: school}, {partner: meetwerf}]
    changes:
      - {field: end, old: 2026-08-31, new: 2027-08-31}
      - {field: enforceable, old: false, new: true}
      - {field: notice_months, new: 3}
      - {old: elke maand, new: elke week}
    --- agreements/addendum-2.yaml
    title: Met een meerderheid, en een nieuwe belofte
    kind: addendum
    status: offered
    extends: meerderheid
    parties: [{partner: school, duties: [{duty: zorgt voor koffie}]}]
    --- agreements/addendum-3.yaml
    title: Zonder eigen partijen, bij een addendum
    kind: addendum
    status: offered
    extends: addendum-1
    changes: [{field: end, old: 2026-08-31, new: 2029-08-31}]
    """
    judged.keeps()


def test_breaks_annexes_are_as_the_text_says(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    annexes: [{title: Ontwerp}]
    clauses:
      - {clause: annexes}
      - title: Planning
        text: De planning staat in bijlage 3.
    """
    words = "the text speaks of annex 3, and the list has 1"
    judged.breaks("agreements/convenant.yaml:8", severity="error", words=words, fill=["Planning", "Begroting"])


def test_breaks_annexes_are_as_the_text_says__without_a_list(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    clauses: [{clause: annexes}]
    """
    judged.breaks("agreements/convenant.yaml:3", severity="warning", words="there is no list of them", fill=["Ontwerp"])


def test_breaks_annexes_are_as_the_text_says__left_out(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    annexes: [{title: Ontwerp}]
    clauses:
      - {clause: purpose}
      - {clause: annexes, included: false, reason: er zijn er geen}
    """
    judged.breaks("agreements/convenant.yaml:7", severity="error", words="was left out", fill=[])


def test_keeps_annexes_are_as_the_text_says(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: De lijst roept het artikel zelf op
    kind: covenant
    status: offered
    annexes: [{title: Ontwerp}, {title: Planning}]
    clauses: [{title: Planning, text: De planning staat in bijlage 2.}]
    --- agreements/zonder.yaml
    title: Geen bijlagen
    kind: covenant
    status: offered
    clauses: [{clause: annexes, included: false, reason: er zijn er geen}]
    --- agreements/twinning.yaml
    title: Het plan van het koppel is de bijlage
    kind: twinning
    status: offered
    clauses: [{clause: annexes}]
    --- agreements/getekend.yaml
    title: Getekend
    kind: covenant
    status: signed
    clauses: [{clause: annexes}]
    """
    judged.keeps()


ADDENDUM = """\
title: Addendum 1
kind: addendum
status: offered
extends: convenant
starts_on: last-signature
changes: [{field: end, old: 2028-08-31, new: 2029-08-31}]
"""


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("D19", ["agreements/addendum-1 changes.0.old=2028-07-31"]),
        ("D21", ["agreements/convenant status=offered annexes="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    sound.folder.write({"agreements/addendum-1.yaml": ADDENDUM})
    assert sound.after(*changes) == {number}
