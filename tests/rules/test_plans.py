"""Rules about what a couple plans."""

from judging import Judged


def test_breaks_period_suits_a_couple(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
      - person: p-d5f6g7
    period:
      start: 2026-02-02
      end: 2026-06-30
    status: running
    """
    judged.breaks("couples/koppel-1.yaml:5", severity="warning", words="21 weeks", fill=["2026-05-01"])


def test_keeps_period_suits_a_couple(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-03-29}
    status: running
    """
    judged.keeps()
