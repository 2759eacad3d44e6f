"""Rules about money and other contributions."""

import pytest
from judging import Judged, Sound


def test_breaks_money_adds_up_to_the_budget(judged: Judged) -> None:
    """
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- grants/streekfonds.yaml
    funder: lindecollege
    amount: 20000
    status: granted
    --- agreements/convenant.yaml
    title: Convenant Hout
    kind: covenant
    status: offered
    start: 2026-08-01
    end: 2028-07-31
    funding: [streekfonds]
    budget: 35000
    parties:
      - partner: lindecollege
        contributions:
          - {what: bijdrage, kind: money, amount: 3000, unit: euro, per: year}
          - {what: uren, kind: time, amount: 80, unit: hours, per: year}
      - partner: houtwerf
        contributions:
          - {what: bijdrage, kind: money, amount: 4000, unit: euro, per: once}
    """
    # 2 x 3.000 + 4.000 = 10.000, with the grant 30.000
    found = judged.breaks("agreements/convenant.yaml:7", severity="error", words="€30,000: €5,000 less", fill=[])
    assert "(€10,000) and grants (€20,000)" in found[0]["message"]


def test_breaks_money_adds_up_to_the_budget__in_a_draft(judged: Judged) -> None:
    """
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    contributions:
      - {what: bijdrage, kind: money, amount: 4000, unit: euro, per: once}
    --- agreements/convenant.yaml
    title: Convenant Hout
    kind: covenant
    budget: 3000
    parties:
      - partner: houtwerf
    """
    judged.breaks("agreements/convenant.yaml:3", severity="warning", words="€1,000 over the budget of €3,000", fill=[])


def test_breaks_money_adds_up_to_the_budget__signed(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- agreements/convenant.yaml
    title: Convenant Hout
    kind: covenant
    status: signed
    budget: 3000
    parties:
      - partner: houtwerf
        contributions:
          - {what: bijdrage, kind: money, amount: 2000, unit: euro}
    """
    gaps = ["tekst is al getekend", "b2c3d4"]
    judged.breaks("agreements/convenant.yaml:4", severity="warning", words="€1,000 less", fill=gaps)


def test_keeps_money_adds_up_to_the_budget(judged: Judged) -> None:
    """
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- grants/streekfonds.yaml
    funder: houtwerf
    amount: 20000
    --- grants/landelijk.yaml
    funder: houtwerf
    amount: 7000
    status: refused
    --- agreements/twee-jaar.yaml
    title: Convenant Hout
    kind: covenant
    status: offered
    start: 2026-08-01
    end: 2028-07-31
    funding: [streekfonds, landelijk]
    budget: 26000
    parties:
      - partner: houtwerf
        contributions:
          - {what: bijdrage, kind: money, amount: 3000, unit: euro, per: year}
          - {what: toegezegd en teruggetrokken, kind: money, amount: 500, unit: euro, status: withdrawn}
    --- agreements/half-jaar-extra.yaml
    title: Drie keer in tweeënhalf jaar
    kind: cooperation
    status: offered
    start: 2026-02-01
    end: 2028-07-31
    budget: 9000
    parties:
      - partner: houtwerf
        contributions:
          - {what: bijdrage, kind: money, amount: 3000, unit: euro, per: year}
    --- agreements/met-materiaal.yaml
    title: Materiaal telt mee
    kind: cooperation
    status: offered
    budget: 1500
    parties:
      - partner: houtwerf
        contributions:
          - {what: bijdrage, kind: money, amount: 1000, unit: euro}
          - {what: hout, kind: means, amount: 500, unit: euro}
    """
    judged.keeps()


def test_keeps_money_adds_up_to_the_budget__while_an_amount_is_not_known(judged: Judged) -> None:
    """
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- grants/streekfonds.yaml
    funder: houtwerf
    --- agreements/bedrag-volgt.yaml
    title: Bedrag volgt
    kind: covenant
    status: offered
    budget: 26000
    parties:
      - partner: houtwerf
        contributions: [{what: bijdrage, kind: money}]
    --- agreements/subsidie-volgt.yaml
    title: Subsidie volgt
    kind: covenant
    status: offered
    budget: 26000
    funding: [streekfonds]
    --- agreements/looptijd-volgt.yaml
    title: Looptijd volgt
    kind: covenant
    status: offered
    budget: 26000
    parties:
      - partner: houtwerf
        contributions: [{what: bijdrage, kind: money, amount: 100, unit: euro, per: month}]
    --- agreements/nog-niets.yaml
    title: Nog niets verdeeld
    kind: covenant
    budget: 26000
    parties: [{partner: houtwerf}]
    """
    judged.keeps()


def test_keeps_money_adds_up_to_the_budget__as_changed_by_an_addendum(judged: Judged) -> None:
    """
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- agreements/convenant.yaml
    title: Convenant Hout
    kind: covenant
    status: signed
    start: 2025-09-01
    budget: 3000
    parties:
      - partner: houtwerf
        contributions: [{what: bijdrage, kind: money, amount: 2000, unit: euro}]
    --- agreements/convenant-addendum-1.yaml
    title: Addendum 1
    kind: addendum
    status: signed
    extends: convenant
    start: 2026-02-01
    changes: [{field: budget, old: 3000, new: 2000}]
    """
    judged.keeps()


def test_breaks_shares_make_a_whole(judged: Judged) -> None:
    """
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- agreements/samen.yaml
    title: Samen een begeleider
    kind: cooperation
    status: offered
    parties:
      - partner: houtwerf
        contributions:
          - {what: loon van de begeleider, kind: money, share: 0.5}
      - partner: lindecollege
        contributions:
          - {what: Loon van de begeleider, kind: money, share: 0.4}
    """
    words = "loon van de begeleider are together 90 per cent"
    judged.breaks("agreements/samen.yaml:7", severity="error", words=words, fill=["0.6", "0.4"])


def test_breaks_shares_make_a_whole__in_a_draft(judged: Judged) -> None:
    """
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- agreements/samen.yaml
    title: Samen een begeleider
    kind: cooperation
    parties:
      - partner: houtwerf
        contributions: [{what: loon, kind: money, share: 0.7}]
      - partner: lindecollege
        contributions: [{what: loon, kind: money, share: 0.7}]
    """
    judged.breaks("agreements/samen.yaml:5", severity="warning", words="together 140 per cent", fill=["0.5", "0.5"])


def test_keeps_shares_make_a_whole(judged: Judged) -> None:
    """
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- partners/lissedam.yaml
    name: Gemeente Lissedam
    kind: municipality
    --- agreements/in-drieen.yaml
    title: In drieën
    kind: cooperation
    status: offered
    parties:
      - partner: houtwerf
        contributions: [{what: loon, share: 0.33}, {what: materiaal, share: 0.4}]
      - partner: lindecollege
        contributions: [{what: loon, share: 0.33}]
      - partner: lissedam
        contributions: [{what: loon, share: 0.33}, {what: loon, share: 0.5, status: withdrawn}]
    --- agreements/rest-is-een-bedrag.yaml
    title: De rest is een bedrag
    kind: cooperation
    status: offered
    parties:
      - partner: houtwerf
        contributions: [{what: loon, share: 0.3}]
      - partner: lindecollege
        contributions: [{what: loon, share: 0.3}]
      - partner: lissedam
        contributions: [{what: loon, kind: money, amount: 12000}]
    """
    judged.keeps()


def test_breaks_promised_contributions_are_proven(judged: Judged) -> None:
    """
    --- partners/provincie.yaml
    name: Provincie Oeverland
    kind: province
    commitment: none
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lindecollege.yaml
    name: Lindecollege
    kind: school
    --- agreements/convenant.yaml
    title: Convenant Hout
    kind: covenant
    status: signed
    funding: [streekfonds]
    parties:
      - partner: lindecollege
        contributions:
          - what: uren
            kind: time
            amount: 80
            unit: hours
            received: [{date: 2026-02-01, amount: 40, evidence: urenstaat}]
      - partner: houtwerf
        contributions:
          - {what: hout, kind: means, amount: 5, unit: pieces}
          - {what: uren van vakmensen, kind: time, amount: 60, unit: hours, received: [{date: 2026-02-01, amount: 30}]}
    --- grants/streekfonds.yaml
    funder: provincie
    amount: 20000
    status: granted
    co_funding: {share: 0.25, in: [money, time]}
    reports:
      - {due: 2026-05-19, kind: interim}
    """
    fill = ["2026-03-01", "30", "urenstaat"]
    found = judged.breaks("grants/streekfonds.yaml:4", severity="warning", words="Houtwerf (uren van vak", fill=fill)
    assert "Lindecollege" not in found[0]["message"]


def test_breaks_promised_contributions_are_proven__when_the_period_is_over(judged: Judged) -> None:
    """
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    contributions:
      - what: uren
        kind: time
        amount: 80
        unit: hours
        received: [{date: 2025-10-01, amount: 40, evidence: urenstaat}]
    --- grants/streekfonds.yaml
    funder: houtwerf
    status: paid
    period: {start: 2025-01-01, end: 2025-12-31}
    co_funding: {share: 0.25}
    """
    fill = ["2025-12-20", "40", "urenstaat"]
    judged.breaks("grants/streekfonds.yaml:4", severity="warning", words="Houtwerf (uren)", fill=fill)


def test_keeps_promised_contributions_are_proven(judged: Judged) -> None:
    """
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    contributions:
      - {what: uren, kind: time, amount: 80, unit: hours}
    --- grants/nog-61-dagen.yaml
    funder: houtwerf
    status: granted
    co_funding: {share: 0.25}
    reports: [{due: 2026-03-01, sent: 2026-02-20}, {due: 2026-05-20}]
    --- grants/afgerekend.yaml
    funder: houtwerf
    status: settled
    period: {start: 2024-01-01, end: 2024-12-31}
    co_funding: {share: 0.25}
    --- grants/zonder-medefinanciering.yaml
    funder: houtwerf
    status: granted
    period: {start: 2024-01-01, end: 2024-12-31}
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("D07", ["agreements/convenant budget=90000"]),
        ("D36", ["agreements/convenant parties.0.contributions.0.share=1.2"]),
        (
            "E06",
            [
                "grants/regiofonds-water reports.1.due=2026-05-01",
                "agreements/convenant parties.2.contributions.0.received=",
            ],
        ),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
