"""Rules about what a couple plans: enough hours, in a fitting period, spread over both sides."""

from collections.abc import Iterator

from hybridecli.facts import Facts
from hybridecli.language import _
from hybridecli.records.couples import Couple
from hybridecli.rule import Wrong, rule


@rule("C02", "warning", "seed3", status=("proposed", "agreed", "running"))
def period_suits_a_couple(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """A couple works together for two to three months.

    Shorter, and there is no time to plan visits both ways and to try what was learned. Longer, and attention fades
    while work goes on; a second period with new goals serves better.
    """
    least, most = facts.bounds("weeks")
    if couple.form != "twinning" or not couple.period or not couple.period.first or not couple.period.last:
        return
    weeks = ((couple.period.last - couple.period.first).days + 1) / 7
    if (least is not None and weeks < least) or (most is not None and weeks > most):
        message = _("the period lasts {weeks} weeks; couples take {least} to {most}").format(
            weeks=round(weeks), least=f"{least:g}" if least else "…", most=f"{most:g}" if most else "…"
        )
        command = f"hybride set {couple.ref} period.end=…"
        yield Wrong(message, _("choose another last day"), "period", command)
