"""What is said about two people who might be a couple: why, what speaks against it, what to ask; and why not."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from hybridecli.affinity import closeness, stem, words
from hybridecli.language import _, current, install, n_
from hybridecli.matching import Left, Pair, hindrances, score_of
from hybridecli.partnership import Partnership
from hybridecli.record import first_day
from hybridecli.records.people import Wish
from hybridecli.seekers import LONG_WAIT, Pool, Seeker
from hybridecli.speech import speech
from hybridecli.twinning import figure
from hybridecli.weighing import (
    ASKABLE,
    ASKED,
    DECLINED,
    EARLIER,
    EMPLOYER,
    FAR,
    HALVES,
    HOURS,
    MUST,
    NOT_WITH,
    SHUNNED,
    THEIR_HOURS,
    TIME,
    is_preference,
    judged,
    nearness,
    weeks_together,
)

FOR: Final = 5  # reasons that are told
AGAINST: Final = 3  # what speaks against it
CLEAR: Final = 40  # how close words have to be before it is said that they meet
FEW_HALF_DAYS: Final = 4  # half-days that are named one by one


class Reason(NamedTuple):
    """One reason: as it can be read aloud, and as it is kept with the couple, where no names are."""

    said: str
    kept: str = ""


class Told(NamedTuple):
    """All that is said about two people."""

    reasons: list[Reason]
    against: list[str]
    questions: list[str]  # a sentence for each of the two of whom something is not recorded

    @property
    def objections(self) -> list[str]:
        """What speaks against it, with what is to be asked at the end."""
        return [*self.against, *self.questions]


def told(pool: Pool, pair: Pair) -> Told:
    """What is said about a pair."""
    return Told(list(reasons(pool, pair))[:FOR], list(objections(pool, pair))[:AGAINST], list(questions(pair)))


def first_names(pair: Pair) -> tuple[str, str]:
    """What the two are called in sentences about both: by their first names, unless these are the same."""
    one, other = (seeker.name.split()[0] for seeker in pair[:2])
    return (one, other) if one.casefold() != other.casefold() else (pair.one.name, pair.other.name)


def both_ways(pair: Pair) -> tuple[tuple[Seeker, str, Seeker, str], ...]:
    """Each of the two beside the other, with what they are called."""
    one, other = first_names(pair)
    return (pair.one, one, pair.other, other), (pair.other, other, pair.one, one)


# For


def reasons(pool: Pool, pair: Pair) -> Iterator[Reason]:
    """What speaks for a pair, the strongest first."""
    yield from exchanges(pair)
    shared = pair.one.halves & pair.other.halves
    if shared:
        days = half_day_names(shared)
        yield Reason(_("Both are free on {days}.").format(days=days), _("both are free on {days}").format(days=days))
    yield from wishes_met(pair)
    yield from goals_met(pair)
    yield from weeks(pool, pair)
    yield from places(pair)
    yield from waited(pool, pair)


def exchanges(pair: Pair) -> Iterator[Reason]:
    """What each looks for and the other brings."""
    for mine, who, other, whose in both_ways(pair):
        best = closest(mine.seeks, other)
        if best:
            kept = _("one looks for what the other brings: {sought}").format(sought=best.sought)
            yield Reason(f"{looks_for(best, who)}; {brings(best, whose, other)}.", kept)


class Met(NamedTuple):
    """What somebody wants, and what of the other meets it."""

    sought: str
    brought: str


def looks_for(met: Met, who: str) -> str:
    """What somebody looks for, as the beginning of a sentence."""
    return _("{who} looks for “{sought}”").format(who=who, sought=met.sought)


def brings(met: Met, whose: str, other: Seeker) -> str:
    """What the other has to do with it, as the end of a sentence."""
    if met.brought in other.intake.offers:
        return _("{who} brings “{brought}”").format(who=whose, brought=met.brought)
    if met.brought in other.intake.subjects:
        return _("the subject of {who} is “{brought}”").format(who=whose, brought=met.brought)
    if met.brought == other.person.function:
        return _("{who} works as “{brought}”").format(who=whose, brought=met.brought)
    if met.brought == other.employer.sector:
        return _("the sector of {who} is “{brought}”").format(who=whose, brought=met.brought)
    return _("{who} was “{brought}” before").format(who=whose, brought=met.brought)


def closest(wanted: Sequence[tuple[str, dict[str, int]]], other: Seeker) -> Met | None:
    """Of what is wanted that which is met best, and by what; None where nothing comes near.

    Of what meets as well, the same word persuades more than another word for it.
    """
    best: tuple[int, int, Met] | None = None
    for text, ideas in wanted:
        for offer, brought in other.offers:
            near = closeness(ideas, brought)
            if near < CLEAR or (best and near < best[0]):
                continue
            same = len({*map(stem, words(text))} & {*map(stem, words(offer))})
            if best is None or (near, same) > best[:2]:
                best = near, same, Met(text, offer)
    return best[2] if best else None


def wishes_met(pair: Pair) -> Iterator[Reason]:
    """Wishes that come true."""
    for mine, who, other, _whose in both_ways(pair):
        met = [what(wish) for wish in mine.intake.wishes if wish.wish and judged(wish, mine, other)]
        if met:
            asked_for = speech(current()).listing(met)
            kept = _("a wish comes true: {what}").format(what=asked_for)
            yield Reason(_("{who} asked for {what}, and gets it.").format(who=who, what=asked_for), kept)


def what(wish: Wish) -> str:
    """What a wish asks for, in words."""
    words = {
        ("subject", "same"): _("the same subject"),
        ("subject", "different"): _("another subject"),
        ("age", "same"): _("about the same age"),
        ("age", "different"): _("another age"),
        ("education", "same"): _("the same level of education"),
        ("education", "different"): _("another level of education"),
        ("sector", "same"): _("the same sector"),
        ("sector", "different"): _("another sector"),
        ("place", "same"): _("a place nearby"),
        ("place", "different"): _("another place"),
    }
    return words.get((wish.aspect or "", wish.wish or ""), "")


def goals_met(pair: Pair) -> Iterator[Reason]:
    """Goals that the other can help with, or else that fit the time."""
    found = False
    for mine, who, other, whose in both_ways(pair):
        best = closest(mine.goals, other)
        if best and best.brought in other.intake.offers and not closest(mine.seeks, other):
            found = True
            said = _("{who} wants to learn “{goal}”").format(who=who, goal=best.sought)
            kept = _("one can help with a goal of the other: {goal}").format(goal=best.sought)
            yield Reason(f"{said}; {brings(best, whose, other)}.", kept)
    horizons = {goal.horizon for seeker in pair[:2] for goal in seeker.intake.goals}
    if not found and horizons == {"short"} and pair.one.goals and pair.other.goals:
        yield Reason(_("The goals of both fit in a few months."), _("the goals of both fit in a few months"))


def weeks(pool: Pool, pair: Pair) -> Iterator[Reason]:
    """The time that suits both, where it is recorded."""
    if not (pair.one.timed and pair.other.timed):
        return
    first, last = together(pair)
    number = weeks_together(pair.one, pair.other)
    said = n_("{n} week suits both, {period}.", "{n} weeks suit both, {period}.", number)
    kept = n_("{n} week suits both", "{n} weeks suit both", number)
    if number >= (pool.least_weeks or 0):
        period = speech(current()).span(first, last)
        yield Reason(said.format(n=number, period=period), kept.format(n=number))


def together(pair: Pair) -> tuple[date, date]:
    """The first and the last day that suit both."""
    first = date.fromordinal(max(pair.one.opens, pair.other.opens))
    last = date.fromordinal(min(pair.one.closes, pair.other.closes))
    return first, last - timedelta(max(last.weekday() - 4, 0))


def places(pair: Pair) -> Iterator[Reason]:
    """How near the two are to each other."""
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
    """Who has waited for long."""
    for mine, who, _other, _whose in both_ways(pair):
        since = mine.intake.registered
        if since and (pool.today - first_day(since)).days >= LONG_WAIT and mine.turn:
            said = _("{who} has waited since {day}.").format(who=who, day=speech(current()).day(since))
            yield Reason(said, _("one of the two has waited for long"))


def half_day_names(mask: int) -> str:
    """Half-days in words; a whole day by its name alone."""
    names = []
    for day, name in enumerate(speech(current()).days):
        parts = mask >> (3 * day) & 7
        if parts & 3 == 3:
            names.append(name)
        elif parts & 1:
            names.append(_("{day} morning").format(day=name))
        elif parts & 2:
            names.append(_("{day} afternoon").format(day=name))
        if parts & 4:
            names.append(_("{day} evening").format(day=name))
    more = len(names) - FEW_HALF_DAYS
    shown = names[:FEW_HALF_DAYS]
    if more > 0:
        shown.append(n_("{n} other half-day", "{n} other half-days", more).format(n=more))
    return speech(current()).listing(shown)


# Against


def objections(pool: Pool, pair: Pair) -> Iterator[str]:
    """What speaks against a pair, the heaviest first."""
    for kind in hindrances(pool, pair.one, pair.other) if pair.named else ():
        yield hindrance(pool, pair, kind)
    for mine, who, other, _whose in both_ways(pair):
        missed = [
            what(wish) for wish in mine.intake.wishes if is_preference(wish) and judged(wish, mine, other) is False
        ]
        if missed:
            asked_for = speech(current()).listing(missed)
            yield _("{who} would rather have {what}.").format(who=who, what=asked_for)
    yield from strangers(pair)
    shared = (pair.one.halves & pair.other.halves).bit_count()
    if shared == 1:
        yield _("There is only one half-day in the week on which both can.")
    yield from bad_weeks(pool, pair)
    yield from long_goals(pair)
    if nearness(pair.one, pair.other) == FAR:
        here, there = (seeker.intake.place or seeker.place for seeker in pair[:2])
        names = first_names(pair)
        said = _("{one} is in {here} and {other} in {there}; nobody said that this is near enough.")
        yield said.format(one=names[0], here=here, other=names[1], there=there)
    yield from few_hours(pool, pair)


def strangers(pair: Pair) -> Iterator[str]:
    """Where what one looks for is nothing that the other brings."""
    unmet = [
        (who, whose)
        for mine, who, other, whose in both_ways(pair)
        if mine.seeks and other.intake.offers and not closest(mine.seeks, other) and not closest(mine.goals, other)
    ]
    if len(unmet) == 2:
        yield _("What the two look for and what they bring seem to be different things; talk about it first.")
    elif unmet:
        who, whose = unmet[0]
        yield _("It is not clear what {who} can learn from {other}; talk about it first.").format(who=who, other=whose)


def bad_weeks(pool: Pool, pair: Pair) -> Iterator[str]:
    """Weeks in the time that the two have together, in which one of them cannot."""
    if not (pair.one.timed and pair.other.timed):
        return
    first, last = together(pair)
    every = pool.weeks_between(first, last)
    lost = (every & ~(pair.one.weeks & pair.other.weeks)).bit_count()
    if lost:
        whys = list(dict.fromkeys(why for seeker in pair[:2] for why in whys_not(pool, seeker, every)))
        said = n_(
            "In {n} of the {all} weeks one of the two cannot", "In {n} of the {all} weeks one of the two cannot", lost
        )
        because = f" ({speech(current()).listing(whys[:3])})" if whys else ""
        yield said.format(n=lost, all=every.bit_count()) + because + "."


def whys_not(pool: Pool, one: Seeker, every: int) -> Iterator[str]:
    """Why somebody cannot in some weeks."""
    own = one.intake.available.not_ if one.intake.available else ()
    for time in (*one.employer.not_available, *own):
        if time.why and pool.weeks_of(time) & every:
            yield time.why


def long_goals(pair: Pair) -> Iterator[str]:
    """Goals that take longer than a couple works together."""
    for mine, who, _other, _whose in both_ways(pair):
        far = [goal.goal for goal in mine.intake.goals if goal.horizon == "long"]
        if far and len(far) == len(mine.intake.goals):
            yield _("The goal of {who} is for the long term; choose a first step: “{goal}”.").format(
                who=who, goal=far[0]
            )


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
        return history(pool, pair)
    if kind in (MUST, ASKED):
        mine, who, them, _whose = both_ways(pair)[0 if kind == MUST else 1]
        missed = [
            what(wish) for wish in mine.intake.wishes if wish.weight == "must" and judged(wish, mine, them) is False
        ]
        return _("{who} needs {what}, and that is not so.").format(who=who, what=speech(current()).listing(missed))
    if kind == TIME:
        least = figure(pool.least_weeks or 0)
        return _("{one} and {other} have less than {n} weeks in common.").format(n=least, **names)
    if kind in (HOURS, THEIR_HOURS):
        mine, who = (pair.one, one) if kind == HOURS else (pair.other, other)
        said = _("The employer of {who} gives {hours} hours a month, and a couple takes {least} or more.")
        return said.format(who=who, hours=figure(mine.hours or 0), least=figure(pool.least_hours))
    if kind == HALVES:
        return _("There is no half-day in the week on which both {one} and {other} can.").format(**names)
    if kind == EMPLOYER:
        return _("{one} and {other} work for the same organisation.").format(**names)
    return _("It was agreed that {one} and {other} do not go together.").format(**names)


def history(pool: Pool, pair: Pair) -> str:
    """What became of the two before."""
    found = pool.together(pair.one.id, pair.other.id)
    declined = [couple for couple in found if couple.status == "declined"]
    if declined:
        why = declined[-1].match.declined if declined[-1].match else None
        return _("This was proposed before, and declined: {why}.").format(why=why or _("the reason is not recorded"))
    word = speech(current()).word("couples.status", found[-1].status)
    return _("The two were a couple before: {couple}, {status}.").format(couple=found[-1].id, status=word)


# To ask


def questions(pair: Pair, *, goals: bool = True) -> Iterator[str]:
    """What is not recorded and has to be asked of each, a must first; what is about goals can be left out."""
    for mine, who, other, whose in both_ways(pair):
        asked = [
            _("{fact}, as {who} needs {what}").format(fact=fact(wish), who=whose, what=what(wish))
            for wish in other.intake.wishes
            if wish.weight == "must" and wish.wish and judged(wish, other, mine) is None
        ]
        asked += unknown(mine, goals=goals)
        if asked:
            yield _("Ask {who}: {questions}.").format(who=who, questions="; ".join(asked))


def fact(wish: Wish) -> str:
    """What of somebody has to be known before a wish can be judged."""
    facts = {
        "subject": _("the subjects"),
        "age": _("the year of birth"),
        "education": _("the level of education"),
        "sector": _("the sector"),
        "place": _("the place"),
    }
    return facts.get(wish.aspect or "", "")


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


# Nobody


def why_nobody(pool: Pool, left: Left) -> str:
    """Why there is nobody for somebody, and what would change that."""
    who = left.seeker.name.split()[0]
    education = left.seeker.employer.on_side == "education"
    if not left.others:
        nobody = (
            _("nobody outside education is looking for a partner")
            if education
            else _("nobody in education is looking for a partner")
        )
        return sentences([nobody])
    if left.possible:
        said = n_(
            "{n} person would do, and is proposed to somebody else",
            "{n} people would do, and are proposed to somebody else",
            left.possible,
        )
        return sentences([said.format(n=left.possible), *shortage(pool, education)])
    kinds = sorted(left.blocked, key=lambda kind: -left.blocked[kind])
    found = [ruled_out(pool, left, kind, who) for kind in kinds if left.blocked[kind]][:2]
    return sentences([*found, *changes(pool, left, who)])


def shortage(pool: Pool, education: bool) -> Iterator[str]:
    """That there are fewer people on the other side."""
    inside, outside = (len(side) for side in pool.sides())
    fewer = outside < inside if education else inside < outside
    if fewer:
        said = _("{inside} people from education are looking, and {outside} from outside it")
        yield said.format(inside=inside, outside=outside)


def ruled_out(pool: Pool, left: Left, kind: str, who: str) -> str:
    """How many people are ruled out by something."""
    n, every = left.blocked[kind], left.others
    if kind == HOURS:
        said = _("the employer of {who} gives {hours} hours a month, and a couple takes {least} or more")
        return said.format(who=who, hours=figure(left.seeker.hours or 0), least=figure(pool.least_hours))
    some = _("everybody") if n == every else _("{n} of {all} people").format(n=n, all=every)
    n = 1 if n == every else n
    told = {
        EMPLOYER: n_("{some} works for the same organisation", "{some} work for the same organisation", n),
        MUST: n_("{some} is not what {who} needs ({wishes})", "{some} are not what {who} needs ({wishes})", n),
        ASKED: n_("{some} needs somebody else", "{some} need somebody else", n),
        DECLINED: _("with {some} it was declined before"),
        EARLIER: _("with {some} there was a couple before"),
        THEIR_HOURS: n_("{some} has too few hours", "{some} have too few hours", n),
        TIME: _("with {some} there are less than {weeks} weeks in common"),
        HALVES: _("with {some} there is no half-day on which both can"),
        NOT_WITH: _("with {some} it was agreed not to go together"),
        SHUNNED: _("with {some} it was agreed not to go together"),
    }[kind]
    musts = [what(wish) for wish in left.seeker.intake.wishes if wish.weight == "must"]
    wishes = speech(current()).listing(musts) if musts else ""
    return told.format(some=some, who=who, wishes=wishes, weeks=figure(pool.least_weeks or 0))


def changes(pool: Pool, left: Left, who: str) -> Iterator[str]:
    """What would give somebody possibilities, and how many."""
    for kind, (size, n) in left.gains.items():
        if kind == HALVES:
            said = n_(
                "one half-day more in the week, such as {day}, would give {n} possibility",
                "one half-day more in the week, such as {day}, would give {n} possibilities",
                n,
            )
            yield said.format(day=half_day_names(size), n=n)
        elif kind == TIME:
            said = n_(
                "being free for {weeks} weeks longer would give {n} possibility",
                "being free for {weeks} weeks longer would give {n} possibilities",
                n,
            )
            yield said.format(weeks=size, n=n)
        elif kind == HOURS:
            said = n_(
                "{hours} hours a month would give {n} possibility",
                "{hours} hours a month would give {n} possibilities",
                n,
            )
            yield said.format(hours=size, n=n)
        else:
            said = n_(
                "if that wish of {who} is no must, there is {n} possibility",
                "if that wish of {who} is no must, there are {n} possibilities",
                n,
            )
            yield said.format(who=who, n=n)


def sentences(parts: Iterable[str]) -> str:
    """Parts as sentences, each with its capital and its full stop."""
    tongue = speech(current())
    return " ".join(tongue.sentence(part) for part in parts)


# Two who were named


def pair_of(pool: Pool, first: str, second: str) -> Pair | None:
    """The two as a pair, the one from education first; None where one of them does not seek or has no side."""
    one, other = (pool.seekers.get(identity) for identity in (first, second))
    if one is None or other is None:
        return None
    if one.employer.on_side != "education":
        one, other = other, one
    if one.employer.on_side != "education" or other.employer.on_side == "education":
        return None
    return Pair(one, other, score_of(pool, one, other, hindrances(pool, one, other)), named=True)


def why_no_pair(pool: Pool, first: str, second: str) -> str:
    """Why two people are no pair to begin with."""
    for identity in (first, second):
        if reason := why_not_seeking(pool, identity):
            return reason
    sides = {pool.facts.side_of(identity) for identity in (first, second)}
    if sides == {"education"}:
        return _("both work in education")
    return _("neither of the two works in education")


def why_not_seeking(pool: Pool, identity: str) -> str:
    """Why somebody is not looking for a partner now; nothing where that is so."""
    if identity in pool.seekers:
        return ""
    facts = pool.facts
    name = named(facts.partnership, identity)
    person = facts.people.get(identity)
    if couple := pool.couple_now(identity):
        return _("{name} is in a couple already: {couple}").format(name=name, couple=couple.id)
    if identity in pool.without_side:
        return _("it is not recorded where {name} works").format(name=name)
    if person and person.erasure_asked:
        return _("{name} asked to be removed").format(name=name)
    status = person.twinning.status if person and person.twinning else None
    word = speech(current()).word("people.status", status) if status else _("without an intake")
    return _("{name} is not looking for a partner now ({status})").format(name=name, status=word)


def named(partnership: Partnership, identity: str) -> str:
    """The name of a person; the id where there is nobody."""
    return partnership.name(f"people/{identity}").removeprefix("people/")


@contextlib.contextmanager
def in_language(wanted: str) -> Iterator[None]:
    """Say things in the language of the partnership, as what is kept in records is."""
    before = current()
    install(wanted)
    try:
        yield
    finally:
        install(before)
