"""Rules about the end of a couple: what came of it is written down, looked back on, and told to others."""

from collections.abc import Iterator
from typing import Final

from hybridecli.facts import Facts
from hybridecli.hours import made
from hybridecli.language import _
from hybridecli.records.couples import Couple
from hybridecli.records.reflections import Answer, Reflection
from hybridecli.rule import Wrong, rule
from hybridecli.twinning import pair, persons, some, typed

LONG_AGO: Final = 92  # days after which nobody is asked any more to look back
PAST: Final = 365  # days after which a couple is history, and its end is left as it is


@rule("C19", "error", "seed3", "esup", "STAR", status=("closed", "stopped"))
def closing_is_recorded(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Of a couple that has ended it is recorded when, why, how far each goal was reached, and whether the two go on.

    The reason and the by-catch are lost first, and a programme learns most from those. Many couples want to go on, and
    nobody calls them when it was not written down. Of a couple that stopped early, the day and the reason are enough.
    """
    closure = couple.closure
    needed = {
        "closure.date=…": (_("the day"), bool(closure and closure.date)),
        "closure.reason=…": (_("the reason"), bool(closure and closure.reason)),
    }
    if couple.status == "closed":
        caught = bool(closure and closure.by_catch) or any(log.by_catch for log in facts.logged(couple))
        needed["'closure.by_catch+=…'"] = (_("the by-catch (none, if there was none)"), caught)
        for number, member in enumerate(couple.members):
            for place, goal in enumerate(member.goals):
                change = f"members.{number}.goals.{place}.reached=…"
                needed[change] = (_("how far the goals were reached"), bool(goal.reached))
        for number, member, _person in persons(couple):
            needed[f"members.{number}.continues=…"] = (_("whether they want to go on"), member.continues is not None)
    missing = {change: name for change, (name, is_known) in needed.items() if not is_known}
    if missing:
        message = _("missing about the end: {names}").format(names=", ".join(dict.fromkeys(missing.values())))
        yield Wrong(message, _("ask the two, and fill it in"), "closure", typed(couple, *missing))
    if couple.status == "closed" and not has_hours(couple, facts):
        day = (closure and closure.date) or "…"
        message = _("no hours are logged about this couple")
        hint = _("log the hours that each of the two made")
        yield Wrong(message, hint, "status", f"hybride log {couple.ref} … -d {day} '…'")


def has_hours(couple: Couple, facts: Facts) -> bool:
    """Whether any hours of one of the two are logged."""
    return any(made(log, person) for log in facts.logged(couple) for _n, _member, person in persons(couple))


@rule("C21", "warning", "seed4", status=("closed",))
def both_look_back(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """At the end each of the two looks back, and the two do so together.

    The other is a mirror: what a visitor notices tells something about one's own work. Apart people are more frank,
    together they find out what they see differently.
    """
    if is_past(couple, facts):
        return
    looked = [item for item in facts.reflected(couple) if is_closing(item)]
    people = [person for _number, _member, person in persons(couple)]
    missing = [
        (facts.person(person), f"as=person by=people/{person}")
        for person in people
        if not any(item.by == f"people/{person}" for item in looked)
    ]
    if len(people) > 1 and not any(item.as_ == "group" or item.by == couple.ref for item in looked):
        missing.append((_("the two together"), f"as=group by={couple.ref}"))
    if not missing:
        return
    ended = couple.closure.date if couple.closure else None
    message = _("no closing reflection of: {names}").format(names=", ".join(name for name, _words in missing))
    if ended and facts.days_since(ended) > LONG_AGO:
        yield Wrong(message, _("add it if you have it on paper"), waive=True)
    else:
        command = (
            f"hybride add reflection instrument=twinning-closing about={couple.ref} moment=closing"
            f" date={ended or '…'} {missing[0][1]}"
        )
        yield Wrong(message, _("ask for it, and add each of them"), command=command)


def is_past(couple: Couple, facts: Facts) -> bool:
    """Whether a couple ended so long ago that nobody can be asked about it."""
    ended = couple.closure.date if couple.closure else None
    return bool(ended) and facts.days_since(str(ended)) > PAST


def is_closing(item: Reflection) -> bool:
    """Whether it was given at the end."""
    return item.moment == "closing" or item.instrument == "twinning-closing"


@rule("C22", "info", "TP-hand", status=("closed",))
def expectation_and_experience_are_paired(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Beside what each of the two expected stands what was found.

    One of the two says little, both together show what changed. A partnership that puts them side by side for some
    couples knows what to promise the next.
    """
    if is_past(couple, facts):
        return
    paired = {item.by for item in facts.reflected(couple) if any(is_paired(answer) for answer in item.answers.values())}
    open_ones = [item for item in persons(couple) if f"people/{item[2]}" not in paired]
    without = [(number, person) for number, member, person in open_ones if not member.experience]
    unasked = [(number, person) for number, member, person in open_ones if not member.expectations]
    if without:
        names = some(facts.person(person) for _number, person in without)
        message = _("not recorded what it was like for: {names}").format(names=names)
        changes = [f"'members.{number}.experience=…'" for number, _person in without]
        hint = _("ask them, beside what they expected")
        yield Wrong(message, hint, f"members.{without[0][0]}", typed(couple, *changes))
    elif unasked:
        names = some(facts.person(person) for _number, person in unasked)
        message = _("not recorded what they had expected: {names}").format(names=names)
        yield Wrong(message, _("ask it of the next couple at the start"), f"members.{unasked[0][0]}", waive=True)


def is_paired(answer: object) -> bool:
    """Whether an answer holds what was expected beside what was found."""
    return isinstance(answer, Answer) and answer.expected is not None


@rule("C32", "info", "seed4", "OOM-ds", status=("closed",))
def results_are_shared(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """What a couple yielded is told in the teams of both.

    Two people learn a lot, and their organisations only when it is told. A quarter of an hour in a team meeting is
    enough, and often the next participant sits there.
    """
    told = any(
        log.kind == "communication" or log.activity == "share-back" or log.audience for log in facts.logged(couple)
    )
    did = any(item.activity == "share-back" and item.status == "done" for item in couple.activities)
    if not told and not did and not is_past(couple, facts):
        message = _("{who}: not logged that the result was told in their own teams").format(who=pair(couple, facts))
        hint = _("ask them to tell it in a team meeting, and log it")
        yield Wrong(message, hint, "status", f"hybride log {couple.ref} -k communication '…'")
