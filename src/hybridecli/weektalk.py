"""What is said of the weeks that two people have in common: for them, or where many are lost, against."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from hybridecli.language import _, current, n_
from hybridecli.matching import Pair
from hybridecli.seekers import Pool, Seeker
from hybridecli.speech import speech
from hybridecli.twinning import figure

MANY: Final = 4  # one week in so many that is lost speaks against a pair, where it is not left with plenty
FEW: Final = 3  # reasons that are told


class Common(NamedTuple):
    """The time from the first to the last day that suit both, in weeks."""

    first: date
    last: date
    all: int
    lost: int  # in which one of the two cannot
    whys: tuple[str, ...]

    @property
    def suiting(self) -> int:
        """The weeks in which both can."""
        return self.all - self.lost

    @property
    def because(self) -> str:
        """Why weeks are lost, between brackets; where not every reason is told, that is said."""
        if not self.whys:
            return ""
        named = speech(current()).listing(self.whys[:FEW])
        return f" ({named if len(self.whys) <= FEW else _('including {whys}').format(whys=named)})"

    def ample(self, pool: Pool) -> bool:
        """Whether enough weeks are left: all that a couple takes at most, or at least as many as it takes where few
        are lost."""
        if pool.most_weeks and self.suiting >= pool.most_weeks:
            return True
        return self.suiting >= (pool.least_weeks or 0) and MANY * self.lost <= self.all


def common(pool: Pool, pair: Pair) -> Common | None:
    """The time that two people have in common, where that is recorded of both."""
    if not (pair.one.timed and pair.other.timed):
        return None
    first = date.fromordinal(max(pair.one.opens, pair.other.opens))
    last = date.fromordinal(min(pair.one.closes, pair.other.closes))
    last -= timedelta(max(last.weekday() - 4, 0))
    every = pool.weeks.between(first, last)
    lost = every & ~(pair.one.weeks & pair.other.weeks)
    whys = dict.fromkeys(why for one in pair[:2] for why in whys_not(pool, one, lost))
    return Common(first, last, every.bit_count(), lost.bit_count(), tuple(whys))


def whys_not(pool: Pool, one: Seeker, lost: int) -> Iterator[str]:
    """Why somebody cannot in some weeks."""
    own = one.intake.available.not_ if one.intake.available else ()
    for time in (*one.employer.not_available, *own):
        if time.why and pool.weeks.of(time) & lost:
            yield time.why


def weeks_for(pool: Pool, pair: Pair) -> tuple[str, str] | None:
    """What speaks for a pair: the weeks that suit both, as it is said and as it is kept."""
    time = common(pool, pair)
    if not time or not time.ample(pool):
        return None
    said = n_("{n} week suits both, {period}", "{n} weeks suit both, {period}", time.suiting)
    text = said.format(n=time.suiting, period=speech(current()).span(time.first, time.last))
    if time.lost:
        lost = n_("{n} other week does not{why}", "{n} other weeks do not{why}", time.lost)
        text = f"{text}; {lost.format(n=time.lost, why=time.because)}"
    kept = n_("{n} week suits both", "{n} weeks suit both", time.suiting)
    return f"{text}.", kept.format(n=time.suiting)


def weeks_against(pool: Pool, pair: Pair) -> str:
    """What speaks against a pair: many weeks in which one of the two cannot; empty where it does not."""
    time = common(pool, pair)
    if not time or not time.lost or time.ample(pool):
        return ""
    said = _("In {n} of the {all} weeks one of the two cannot{why}")
    left = n_("{n} week is left", "{n} weeks are left", time.suiting) if time.suiting else _("no week is left")
    if 0 < time.suiting < (pool.least_weeks or 0):
        left = _("{weeks}, and a couple takes {least} or more").format(weeks=left, least=figure(pool.least_weeks or 0))
    return f"{said.format(n=time.lost, all=time.all, why=time.because)}; {left.format(n=time.suiting)}."
