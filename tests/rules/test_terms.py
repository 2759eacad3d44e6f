"""Rules about the frame of agreements."""

import pytest
from judging import Judged, Sound


def test_breaks_agreement_says_what_it_is_for(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    start: 2026-04-01
    """
    fill = ["Docenten zijn schaars.", "samen opleiden"]
    words = "it does not say why the parties make it and what it is for"
    judged.breaks("agreements/convenant.yaml:1", severity="warning", words=words, fill=fill)


def test_keeps_agreement_says_what_it_is_for(judged: Judged) -> None:
    """
    --- agreements/steun.yaml
    title: Steunverklaring
    kind: support
    status: offered
    purpose: een Waterlab
    --- agreements/overeenkomst.yaml
    title: Overeenkomst
    kind: cooperation
    status: offered
    considerations: [Docenten zijn schaars.]
    clauses: [{clause: purpose, text: Partijen leiden samen op.}]
    --- agreements/addendum.yaml
    title: Addendum
    kind: addendum
    status: offered
    --- agreements/begin.yaml
    title: Eerste gedachten
    kind: covenant
    --- agreements/getekend.yaml
    title: Convenant
    kind: covenant
    status: signed
    """
    judged.keeps()


def test_breaks_agreement_says_from_when_and_how_long(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    effective_from:
    """
    words = "it does not say from when and for how long it counts"
    judged.breaks("agreements/convenant.yaml:1", severity="error", words=words, fill=["2026-04-01", "2028-03-31"])


def test_breaks_agreement_says_from_when_and_how_long__as_its_couple_does(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-04-06, end: 2026-06-26}
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    couples: [koppel-1]
    signing: {place: Tiel}
    """
    found = judged.breaks("agreements/twinning.yaml:1", severity="warning", fill=[])
    assert found[0]["hint"].endswith("start=2026-04-06 end=2026-06-26")


def test_keeps_agreement_says_from_when_and_how_long(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    starts_on: last-signature
    ends_when: indefinite
    --- agreements/steun.yaml
    title: Steunverklaring
    kind: support
    status: signed
    start: 2026-01-01
    --- agreements/samenwerking.yaml
    title: Samenwerking
    kind: cooperation
    status: signed
    start: 2026-01-01
    --- agreements/addendum-1.yaml
    title: Addendum
    kind: addendum
    extends: samenwerking
    status: signed
    effective_from: 2026-02-01
    changes: [{field: end, new: 2027-12-31}]
    """
    judged.keeps()


def test_breaks_open_term_has_a_way_out(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    start: 2026-04-01
    ends_when: indefinite
    clauses: [{clause: termination, included: false, reason: nog niet nodig}]
    """
    judged.breaks("agreements/convenant.yaml:5", severity="error", fill=["3"])


def test_breaks_open_term_has_a_way_out__in_a_signed_text(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    ends_when: indefinite
    """
    judged.breaks("agreements/convenant.yaml:4", severity="warning")


def test_keeps_open_term_has_a_way_out__through_an_addendum(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    ends_when: indefinite
    --- agreements/addendum.yaml
    title: Addendum
    kind: addendum
    status: signed
    extends: convenant
    start: 2026-02-01
    changes: [{field: notice_months, new: 3}]
    --- agreements/overeenkomst.yaml
    title: Overeenkomst
    kind: cooperation
    status: signed
    ends_when: indefinite
    --- agreements/addendum-2.yaml
    title: Addendum
    kind: addendum
    status: signed
    extends: overeenkomst
    clauses: [{clause: termination}]
    """
    judged.keeps()


def test_keeps_open_term_has_a_way_out(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    ends_when: indefinite
    clauses: [{title: Opzegging, text: Een partij zegt op met een maand.}]
    --- agreements/overeenkomst.yaml
    title: Overeenkomst
    kind: cooperation
    status: offered
    ends_when: het lab sluit
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    ends_when: indefinite
    """
    judged.keeps()


def test_breaks_fixed_term_says_what_comes_after(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    start: 2026-04-01
    term_months: 24
    """
    words = "it ends on 2028-03-31 and does not say what comes then"
    judged.breaks("agreements/convenant.yaml:5", severity="warning", words=words, fill=["talks"])


def test_keeps_fixed_term_says_what_comes_after(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    end: 2028-03-31
    renewal: {rule: none}
    --- agreements/overeenkomst.yaml
    title: Overeenkomst
    kind: cooperation
    status: offered
    end: 2028-03-31
    clauses: [{clause: renewal, included: false, reason: het lab sluit dan}]
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    end: 2026-06-30
    """
    judged.keeps()


def test_breaks_talks_come_before_the_last_day(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    start: 2023-09-01
    end: 2026-08-31
    renewal: {rule: talks, months_before: 3}
    --- logs/2026-02-01-oud.yaml
    {date: 2026-02-01, about: agreements/convenant, title: een vraag over de bijdrage}
    """
    # Three months before 31 August is 31 May; ninety days before that is 2 March.
    words = "it ends on 2026-08-31; talks about going on begin on 2026-05-31, and nothing is logged"
    judged.breaks("agreements/convenant.yaml:5", severity="warning", words=words, fill=["gesproken over verlengen"])


def test_breaks_talks_come_before_the_last_day__when_they_should_have_been(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    start: 2023-09-01
    end: 2026-05-31
    renewal: {rule: talks, months_before: 3}
    notice_months: 4
    """
    # Notice by 31 January, talks from 28 February: both have passed on 20 March.
    judged.breaks("agreements/convenant.yaml:5", words="talks about going on were to begin on 2026-02-28")


def test_breaks_talks_come_before_the_last_day__of_notice(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    start: 2023-09-01
    end: 2026-10-31
    renewal: {rule: tacit, term_months: 12}
    notice_months: 6
    """
    words = "without notice it goes on after 2026-10-31; the last day for notice is 2026-04-30"
    judged.breaks("agreements/convenant.yaml:5", words=words, fill=["wij gaan door"])


def test_breaks_talks_come_before_the_last_day__that_an_addendum_made(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    start: 2023-09-01
    end: 2025-12-31
    renewal: {rule: talks, months_before: 3}
    --- agreements/addendum-1.yaml
    title: Addendum
    kind: addendum
    extends: convenant
    status: signed
    effective_from: 2025-12-31
    changes:
      - {field: end, old: 2025-12-31, new: 2026-06-30}
      - {field: renewal.months_before, old: 3, new: 2}
    """
    judged.breaks(
        "agreements/convenant.yaml:5", words="it ends on 2026-06-30; talks about going on begin on 2026-04-30"
    )


def test_breaks_talks_come_before_the_last_day__without_a_word_about_going_on(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    end: 2026-06-18
    """
    judged.breaks("agreements/convenant.yaml:4", words="nothing was agreed about what comes then")


def test_keeps_talks_come_before_the_last_day(judged: Judged) -> None:
    """
    --- agreements/ver-weg.yaml
    title: Einde is nog ver, de gesprekken beginnen over 91 dagen
    kind: covenant
    status: signed
    end: 2026-09-19
    renewal: {rule: talks, months_before: 3}
    --- agreements/besproken.yaml
    title: Is al besproken
    kind: covenant
    status: signed
    end: 2026-08-31
    renewal: {rule: talks, months_before: 3}
    --- logs/2026-03-10-verlengen.yaml
    {date: 2026-03-10, about: agreements/besproken, title: gesproken over verlengen}
    --- agreements/opgevolgd.yaml
    title: Het vervolg ligt er in concept
    kind: cooperation
    status: signed
    end: 2026-04-30
    --- agreements/vervolg.yaml
    title: Vervolg
    kind: covenant
    replaces: opgevolgd
    --- agreements/stopt.yaml
    title: Loopt af zoals afgesproken
    kind: cooperation
    status: signed
    end: 2026-04-30
    renewal: {rule: none}
    --- agreements/stilzwijgend.yaml
    title: Loopt stilzwijgend door
    kind: cooperation
    status: signed
    end: 2026-04-30
    renewal: {rule: tacit}
    notice_months: 6
    --- agreements/voorbij.yaml
    title: Is al geëindigd
    kind: cooperation
    status: signed
    end: 2026-03-19
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: signed
    end: 2026-04-30
    """
    judged.keeps()


def test_keeps_talks_come_before_the_last_day__where_an_addendum_cannot_be_read(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    start: 2023-09-01
    end: 2028-12-31
    renewal: {rule: talks, months_before: 3}
    --- agreements/addendum-1.yaml
    title: Addendum
    kind: addendum
    extends: convenant
    status: signed
    effective_from: 2025-12-31
    changes:
      - {field: end, old: 2028-12-31, new: een jaar later}
      - {field: renewal.months_before, old: 3, new: twee maanden}
    """
    judged.keeps()


def test_breaks_evaluation_has_who_and_when(judged: Judged) -> None:
    """
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    evaluation: {questions: [werkt het]}
    """
    words = "it does not say who evaluates it and when"
    fill = ["groups/stuurgroep", "2026-06-30"]
    judged.breaks("agreements/convenant.yaml:4", severity="warning", words=words, fill=fill)


def test_keeps_evaluation_has_who_and_when(judged: Judged) -> None:
    """
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    evaluation: {by: groups/stuurgroep, every_months: 12}
    --- agreements/deskundige.yaml
    title: Met een deskundige
    kind: cooperation
    status: offered
    evaluation: {dates: [2026-06-30]}
    clauses: [{clause: evaluation, variant: independent, values: {expert: Bureau Blik}}]
    --- agreements/zonder.yaml
    title: Zonder evaluatie
    kind: cooperation
    form: brief
    status: offered
    clauses: [{clause: evaluation, included: false, reason: het is een proef van een maand}]
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    --- agreements/intentie.yaml
    title: Intentieverklaring
    kind: intention
    status: offered
    """
    judged.keeps()


def test_breaks_enforceable_or_not_is_said(judged: Judged) -> None:
    """
    --- agreements/intentie.yaml
    title: Intentieverklaring
    kind: intention
    status: offered
    """
    judged.breaks("agreements/intentie.yaml:1", severity="warning", fill=["false"])


def test_keeps_enforceable_or_not_is_said(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: signed
    enforceable: true
    --- agreements/overeenkomst.yaml
    title: Overeenkomst
    kind: cooperation
    form: brief
    status: signed
    clauses: [{clause: enforceability, variant: not-enforceable}]
    --- agreements/twinning.yaml
    title: Twinningafspraak
    kind: twinning
    status: offered
    """
    judged.keeps()


def test_breaks_coming_in_and_leaving_were_considered(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- partners/stad.yaml
    {name: Stad, kind: municipality}
    --- partners/meetwerf.yaml
    {name: Meetwerf, kind: company}
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    parties: [{partner: school}, {partner: stad}, {partner: meetwerf}]
    clauses:
      - {clause: purpose}
    signing: {place: Tiel}
    """
    words = "how others can join, what happens when a party leaves"
    judged.breaks("agreements/convenant.yaml:5", severity="info", words=words, fill=[])


def test_keeps_coming_in_and_leaving_were_considered(judged: Judged) -> None:
    """
    --- partners/school.yaml
    {name: School, kind: school}
    --- partners/stad.yaml
    {name: Stad, kind: municipality}
    --- agreements/overeenkomst.yaml
    title: Overeenkomst van twee
    kind: cooperation
    status: offered
    parties: [{partner: school}, {partner: stad}]
    clauses: [{clause: exit, included: false, reason: staat bij opzegging}]
    --- agreements/beknopt.yaml
    title: Beknopt
    kind: covenant
    form: brief
    status: offered
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
        ("D06", [f"agreements/convenant {OFFERED} purpose="]),
        ("D09", ["agreements/twinning-2026-01 start="]),
        ("D10", ["agreements/convenant end= ends_when=indefinite notice_months= clauses.36="]),
        ("D11", ["agreements/convenant renewal= clauses.35="]),
        ("D12", ["agreements/convenant renewal.months_before=27"]),
        ("D13", ["agreements/convenant evaluation.by="]),
        ("D15", ["agreements/convenant enforceable= clauses.28="]),
        ("D17", [f"agreements/convenant {OFFERED} clauses.31="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
