"""What speaks for a pair, in sentences that can be read aloud to two employers."""

from collections.abc import Iterator
from typing import NamedTuple

from hybridecli.exchange import Met, bare, brings, closest, looks_for, without_names
from hybridecli.language import _, current
from hybridecli.matching import Pair
from hybridecli.pairwords import all_asked_for, both_ways, half_day_names
from hybridecli.pastcouples import LONG_WAIT
from hybridecli.record import first_day
from hybridecli.records.people import Wish
from hybridecli.seekers import Pool, Seeker
from hybridecli.speech import speech
from hybridecli.weektalk import weeks_for
from hybridecli.wishing import judged


class Reason(NamedTuple):
    """One reason: as it can be read aloud, and as it is kept with the couple, where no names are."""

    said: str
    kept: str = ""


def reasons(pool: Pool, pair: Pair) -> Iterator[Reason]:
    """What speaks for a pair, the strongest first."""
    yield from exchanges(pair)
    yield from half_days(pair)
    yield from wishes_met(pair)
    yield from goals_met(pool, pair)
    if time := weeks_for(pool, pair):
        yield Reason(*time)
    if not any(wish.aspect == "place" for wish, _who in met_wishes(pair)):
        yield from places(pair)
    yield from waited(pool, pair)


def exchanges(pair: Pair) -> Iterator[Reason]:
    """What each looks for and the other brings."""
    for mine, who, other, whose in both_ways(pair):
        best = closest(mine.seeks, other)
        if best:
            yield Reason(f"{looks_for(best, who)}; {brings(best, whose, other)}.", without_names(best, other))


def half_days(pair: Pair) -> Iterator[Reason]:
    """The half-days on which both can."""
    shared = pair.one.halves & pair.other.halves
    if shared:
        days = half_day_names(shared)
        yield Reason(_("Both are free on {days}.").format(days=days), _("both are free on {days}").format(days=days))


def wishes_met(pair: Pair) -> Iterator[Reason]:
    """Wishes that come true."""
    for _mine, who, _other, _whose in both_ways(pair):
        met = [wish for wish, whose in met_wishes(pair) if whose == who]
        if met:
            what = all_asked_for(met)
            kept = _("a wish comes true: {what}").format(what=what)
            yield Reason(_("{who} asked for {what}, and gets it.").format(who=who, what=what), kept)


def met_wishes(pair: Pair) -> list[tuple[Wish, str]]:
    """The wishes that come true, with whose they are."""
    return [
        (wish, who)
        for mine, who, other, _whose in both_ways(pair)
        for wish in mine.intake.wishes
        if wish.wish and judged(wish, mine, other)
    ]


def goals_met(pool: Pool, pair: Pair) -> Iterator[Reason]:
    """Goals that the other can help with, or else that fit the time."""
    found = False
    for mine, who, other, whose in both_ways(pair):
        best = closest(mine.goals, other)
        if best and is_news(pool, best, other) and not closest(mine.seeks, other):
            found = True
            said = _("A goal of {who} is “{goal}”").format(who=who, goal=bare(best.sought))
            kept = _("one can help with a goal of the other: {goal}").format(goal=bare(best.sought))
            yield Reason(f"{said}; {brings(best, whose, other)}.", kept)
    horizons = {goal.horizon for seeker in pair[:2] for goal in seeker.intake.goals}
    if not found and horizons == {"short"} and pair.one.goals and pair.other.goals:
        yield Reason(_("The goals of both fit in a few months."), _("the goals of both fit in a few months"))


def is_news(pool: Pool, met: Met, other: Seeker) -> bool:
    """Whether what meets a goal is an offer, or has more to do with it than that somebody teaches."""
    meanings = pool.meanings
    common = meanings.of(met.sought).keys() & meanings.of(met.brought).keys()
    return met.brought in other.intake.offers or bool(common - meanings.teaching)


def places(pair: Pair) -> Iterator[Reason]:
    """How near the two are to each other; that does not matter to who meet online."""
    if pair.one.online and pair.other.online:
        said = _("Both would rather meet online, so the distance does not matter.")
        yield Reason(said, _("both would rather meet online"))
        return
    here = pair.one.intake.place
    if here and pair.one.place == pair.other.place:
        yield Reason(_("Both are in {place}.").format(place=here), _("both are in one place"))
        return
    for mine, who, other, _whose in both_ways(pair):
        if other.place and other.intake.place and other.place in mine.near:
            said = _("{place} is near enough for {who}.").format(place=other.intake.place, who=who)
            yield Reason(said, _("the two are near enough to each other"))
            return


def waited(pool: Pool, pair: Pair) -> Iterator[Reason]:
    """Who has waited for long: that is for who decides, and says nothing about these two."""
    for mine, who, _other, _whose in both_ways(pair):
        since = mine.intake.registered
        if since and (pool.today - first_day(since)).days >= LONG_WAIT and mine.turn:
            yield Reason(_("{who} has waited since {day}.").format(who=who, day=speech(current()).day(since)))
