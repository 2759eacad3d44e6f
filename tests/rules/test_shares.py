"""The rule about the shares that a subsidy asks."""

import pytest
from judging import Judged, Sound


def test_breaks_grant_keeps_the_shares_of_its_scheme(judged: Judged) -> None:
    """
    --- partners/rijk.yaml
    name: Rijk
    kind: government
    --- grants/fonds.yaml
    funder: rijk
    scheme: rif
    amount: 60000
    co_funding: {amount: 60000}
    """
    found = judged.breaks(
        "grants/fonds.yaml:3", severity="warning", words="subsidy is 50 per cent", fill=["50000", "100000"]
    )
    assert "may be 33.3 per cent at most" in found[0]["message"]
    assert "as it stood on 2017-05-10" in found[0]["message"]


def test_breaks_grant_keeps_the_shares_of_its_scheme__granted(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- partners/rijk.yaml
    name: Rijk
    kind: government
    --- grants/fonds.yaml
    funder: rijk
    scheme: sto
    status: granted
    amount: 100000
    co_funding: {share: 0.05}
    """
    # five per cent of the total, or of the grant: at most 0,05 / 0,95 of the grant
    words = "is at most 5.3 per cent and must be 10 per cent at least"
    judged.breaks("grants/fonds.yaml:4", severity="warning", words=words, fill=["de rest staat bij de bank", "b2c3d4"])


def test_breaks_grant_keeps_the_shares_of_its_scheme__business_gives_too_little(judged: Judged) -> None:
    """
    --- partners/rijk.yaml
    name: Rijk
    kind: government
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- partners/lissedam.yaml
    name: Gemeente Lissedam
    kind: municipality
    --- grants/fonds.yaml
    funder: rijk
    scheme: rif
    amount: 30000
    co_funding: {amount: 70000}
    --- agreements/convenant.yaml
    title: Convenant Hout
    kind: covenant
    start: 2026-08-01
    end: 2028-07-31
    funding: [fonds]
    parties:
      - partner: lissedam
        contributions: [{what: bijdrage, kind: money, amount: 60000, unit: euro}]
      - partner: houtwerf
        contributions: [{what: bijdrage, kind: money, amount: 5000, unit: euro, per: year}]
    """
    # 10.000 of 100.000; what others give is more than a third too, but that is the same fault
    words = "contribution of business is 10 per cent and must be 33.3 per cent at least"
    found = judged.breaks("grants/fonds.yaml:3", severity="warning", words=words, fill=["20000"])
    assert "contribution of others" not in found[0]["message"]


def test_keeps_grant_keeps_the_shares_of_its_scheme(judged: Judged) -> None:
    """
    --- partners/rijk.yaml
    name: Rijk
    kind: government
    --- partners/houtwerf.yaml
    name: Houtwerf
    kind: company
    --- grants/een-derde.yaml
    funder: rijk
    scheme: rif
    amount: 100000
    co_funding: {amount: 200000}
    --- grants/de-helft.yaml
    funder: rijk
    scheme: ono
    amount: 50000
    co_funding: {share: 0.5}
    --- grants/tien-procent-in-uren.yaml
    funder: rijk
    scheme: sto
    amount: 50000
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    funding: [tien-procent-in-uren]
    budget: 60000
    parties:
      - partner: houtwerf
        contributions:
          - {what: materiaal, kind: money, amount: 500, unit: euro}
          - {what: uren, kind: time, amount: 500, unit: hours}
    --- grants/geweigerd.yaml
    funder: rijk
    scheme: rif
    status: refused
    amount: 50000
    co_funding: {amount: 10000}
    --- grants/zonder-aandelen.yaml
    funder: rijk
    scheme: regiofonds
    amount: 50000
    co_funding: {amount: 10}
    --- grants/nog-niets-bekend.yaml
    funder: rijk
    scheme: rif
    amount: 50000
    """
    judged.keeps()


@pytest.mark.parametrize(("number", "changes"), [("D08", ["grants/regiofonds-water scheme=ono"])])
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    """Sixty thousand of ninety-six thousand is more than half; the counts that this scheme asks are there."""
    assert sound.after(*changes) == {number}
