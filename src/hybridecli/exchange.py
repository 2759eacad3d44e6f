"""What one of a pair looks for and the other brings: which words meet best, and how that is said."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from hybridecli.affinity import closeness, stems
from hybridecli.language import _
from hybridecli.seekers import Seeker
from hybridecli.wordmeaning import Phrase

CLEAR: Final = 40  # how close words have to be before it is said that they meet


class Met(NamedTuple):
    """What somebody wants, and what of the other meets it."""

    sought: str
    brought: str


def closest(wanted: Sequence[Phrase], other: Seeker) -> Met | None:
    """Of what is wanted that which is met best, and by what; None where nothing comes near.

    Of what meets as well, the same word persuades more than another word for it.
    """
    best: tuple[int, int, Met] | None = None
    for text, ideas in wanted:
        for offer, brought in other.offers:
            near = 0 if brought.isdisjoint(ideas) else closeness(ideas, brought)
            if near < CLEAR or (best and near < best[0]):
                continue
            same = len(stems(text) & stems(offer))
            if best is None or (near, same) > best[:2]:
                best = near, same, Met(text, offer)
    return best[2] if best else None


def looks_for(met: Met, who: str) -> str:
    """What somebody looks for, as the beginning of a sentence."""
    return _("{who} looks for “{sought}”").format(who=who, sought=bare(met.sought))


def brings(met: Met, whose: str, other: Seeker) -> str:
    """What the other has to do with it, as the end of a sentence."""
    if met.brought in other.intake.offers:
        return _("{who} brings “{brought}”").format(who=whose, brought=bare(met.brought))
    if met.brought in other.intake.subjects:
        return _("the subject of {who} is “{brought}”").format(who=whose, brought=bare(met.brought))
    if met.brought == other.person.function:
        return _("{who} works as “{brought}”").format(who=whose, brought=bare(met.brought))
    if met.brought == other.employer.sector:
        return _("{who} works in the sector “{brought}”").format(who=whose, brought=bare(met.brought))
    return _("{who} was “{brought}” before").format(who=whose, brought=bare(met.brought))


def without_names(met: Met, other: Seeker) -> str:
    """What meets, as it is kept with a couple: with neither names nor jobs."""
    if met.brought in (*other.intake.offers, *other.intake.subjects):
        said = _("one looks for “{sought}”, the other brings “{brought}”")
        return said.format(sought=bare(met.sought), brought=bare(met.brought))
    return _("one looks for “{sought}”; that is close to the work of the other").format(sought=bare(met.sought))


def bare(text: str) -> str:
    """A phrase as it stands between quotation marks, without the full stop that somebody wrote."""
    return text.strip().rstrip(".;, ")
