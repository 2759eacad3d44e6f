"""What is not recorded of the two of a pair, and has to be asked."""

from collections.abc import Iterator

from hybridecli.language import _
from hybridecli.matching import Pair
from hybridecli.pairwords import both_ways
from hybridecli.seekers import Seeker
from hybridecli.wishing import is_must, judged
from hybridecli.wishwords import fact


def questions(pair: Pair, *, goals: bool = True) -> Iterator[str]:
    """What is not recorded and has to be asked of each, a must first; what is about goals can be left out."""
    for mine, who, other, whose in both_ways(pair):
        asked = [
            _("{fact}, on which {who} insists").format(fact=fact(wish), who=whose)
            for wish in other.intake.wishes
            if is_must(wish) and judged(wish, other, mine) is None
        ]
        asked += unknown(mine, goals=goals)
        if asked:
            yield _("Ask {who}: {questions}.").format(who=who, questions="; ".join(asked))


def unknown(one: Seeker, *, goals: bool) -> Iterator[str]:
    """What of somebody is not recorded."""
    if not one.halves:
        yield _("on which half-days it is possible")
    if not one.timed:
        yield _("from when until when it is possible")
    if one.hours is None:
        yield _("how many hours a month the employer gives")
    if goals and not one.goals:
        yield _("which goals there are")
    if not one.seeks and one.goals:
        yield _("what there is to look for")
    if not one.intake.offers:
        yield _("what there is to bring")
