"""What speaks against a pair, and why two who were named cannot be one, in sentences that can be read aloud."""

from collections.abc import Iterator

from hybridecli.barriers import ASKABLE, ASKED, DECLINED, EMPLOYER, HALVES, HOURS, MUST, THEIR_HOURS, TIME
from hybridecli.exchange import bare, closest
from hybridecli.language import _, current
from hybridecli.matching import Pair, hindrances
from hybridecli.pairwords import all_asked_for, both_ways, first_names
from hybridecli.records.couples import Closure, Match
from hybridecli.seekers import Pool
from hybridecli.speech import speech
from hybridecli.twinning import figure
from hybridecli.weektalk import weeks_against
from hybridecli.weighing import FAR, nearness
from hybridecli.wishing import is_must, judged, preferred
from hybridecli.wishwords import asked_for


def objections(pool: Pool, pair: Pair) -> Iterator[str]:
    """What speaks against a pair, the heaviest first."""
    for kind in hindrances(pool, pair.one, pair.other) if pair.named else ():
        yield hindrance(pool, pair, kind)
    yield from wishes_missed(pair)
    yield from strangers(pair)
    if time := weeks_against(pool, pair):
        yield time
    yield from other_form(pair)
    yield from far_apart(pair)
    yield from few_hours(pool, pair)
    yield from long_goals(pair)
    if (pair.one.halves & pair.other.halves).bit_count() == 1:
        yield _("There is no other half-day in the week on which both can.")


def wishes_missed(pair: Pair) -> Iterator[str]:
    """What the two would rather have, and where it tells the rank of that among their wishes."""
    for mine, who, other, _whose in both_ways(pair):
        wanted = preferred(mine)
        missed = [wish for wish in wanted if judged(wish, mine, other) is False]
        said = _("{who} would rather have {what}.")
        if missed and judged(wanted[0], mine, other):
            said = _("{who} would rather have {what}, though {first} counts for more.")
        elif missed == wanted[:1] and len(wanted) > 1:
            said = _("Most of all {who} would like {what}.")
        if missed:
            yield said.format(who=who, what=all_asked_for(missed), first=asked_for(wanted[0]))


def strangers(pair: Pair) -> Iterator[str]:
    """Where what one looks for is nothing that the other brings."""
    unmet = [
        (who, whose)
        for mine, who, other, whose in both_ways(pair)
        if (mine.seeks or mine.goals)
        and other.intake.offers
        and not closest(mine.seeks, other)
        and not closest(mine.goals, other)
    ]
    if len(unmet) == 2:
        yield _("What the two look for and what they bring seem to be different things; talk about it first.")
    elif unmet:
        who, whose = unmet[0]
        yield _("It is not clear what {who} can learn from {other}; talk about it first.").format(who=who, other=whose)


def long_goals(pair: Pair) -> Iterator[str]:
    """Goals that take longer than a couple works together."""
    for mine, who, _other, _whose in both_ways(pair):
        goals = mine.intake.goals
        if not goals or any(goal.horizon != "long" for goal in goals):
            continue
        if len(goals) == 1:
            said = _("The goal of {who}, “{goal}”, is for the long term; choose a first step together.")
            yield said.format(who=who, goal=bare(goals[0].goal))
        else:
            yield _("All goals of {who} are for the long term; choose a first step together.").format(who=who)


def other_form(pair: Pair) -> Iterator[str]:
    """Where one wants to meet at the workplace and the other online."""
    names = dict(zip((pair.one.intake.form, pair.other.intake.form), first_names(pair), strict=True))
    if names.keys() >= {"on-site", "online"}:
        said = _("{one} would rather meet at the workplace and {other} online; ask what is possible.")
        yield said.format(one=names["on-site"], other=names["online"])


def far_apart(pair: Pair) -> Iterator[str]:
    """Places of which nobody said that they are near enough."""
    if nearness(pair.one, pair.other) == FAR:
        one, other = first_names(pair)
        said = _("{one} is based in {here} and {other} in {there}; ask whether that is near enough.")
        yield said.format(one=one, here=pair.one.town, other=other, there=pair.other.town)


def few_hours(pool: Pool, pair: Pair) -> Iterator[str]:
    """Where there are fewer hours than is usual."""
    usual = pool.facts.norm("hours_per_month")
    few = {who: mine.hours for mine, who, _o, _w in both_ways(pair) if mine.hours is not None and mine.hours < usual}
    if len(few) == 2 and len({*few.values()}) == 1:
        said = _("Both have {hours} hours a month, and {usual} is usual.")
        yield said.format(hours=figure(next(iter(few.values()))), usual=figure(usual))
        return
    for who, hours in few.items():
        said = _("{who} has {hours} hours a month, and {usual} is usual.")
        yield said.format(who=who, hours=figure(hours), usual=figure(usual))


def hindrance(pool: Pool, pair: Pair, kind: str) -> str:
    """Why the two cannot be a couple, in a sentence."""
    one, other = first_names(pair)
    names = {"one": one, "other": other}
    if kind in ASKABLE:
        return history(pool, pair, kind)
    if kind in (MUST, ASKED):
        mine, who, them, _whose = both_ways(pair)[0 if kind == MUST else 1]
        missed = [wish for wish in mine.intake.wishes if is_must(wish) and judged(wish, mine, them) is False]
        return _("{who} needs {what}, and that is not so.").format(who=who, what=all_asked_for(missed))
    if kind == TIME:
        least = figure(pool.least_weeks or 0)
        return _("{one} and {other} have fewer than {n} weeks in common.").format(n=least, **names)
    if kind in (HOURS, THEIR_HOURS):
        mine, who = (pair.one, one) if kind == HOURS else (pair.other, other)
        said = _("The employer of {who} gives {hours} hours a month, and a couple takes {least} or more.")
        return said.format(who=who, hours=figure(mine.hours or 0), least=figure(pool.least_hours))
    if kind == HALVES:
        return _("There is no half-day in the week on which both {one} and {other} can.").format(**names)
    if kind == EMPLOYER:
        return _("{one} and {other} work for the same organisation.").format(**names)
    return _("An intake says that {one} and {other} do not go together.").format(**names)


def history(pool: Pool, pair: Pair, kind: str) -> str:
    """What became of the two before: the last time that it was declined, or that they were a couple."""
    found = pool.past.together(pair.one.id, pair.other.id)
    last = [couple for couple in found if (couple.status == "declined") == (kind == DECLINED)][-1]
    tongue, match, closure = speech(current()), last.match or Match(), last.closure or Closure()
    if kind == DECLINED:
        said = _("On {day} this was declined: {why}.") if match.decided else _("This was declined before: {why}.")
        why = match.declined or _("the reason is not recorded")
        return said.format(day=tongue.day(match.decided) if match.decided else "", why=why.rstrip(". "))
    how = tongue.word("couples.status", last.status)
    if closure.reason:
        how = f"{how} ({tongue.word('closure.reason', closure.reason)})"
    if last.period and last.period.first and last.period.last:
        period = tongue.span(last.period.first, last.period.last)
        return _("The two were a couple before, {period}: {how}.").format(period=period, how=how)
    return _("The two were a couple before: {how}.").format(how=how)
