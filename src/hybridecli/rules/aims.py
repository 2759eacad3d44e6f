"""Rules about what the two want to learn: a few goals that fit the time, and by which they can look back."""

from collections.abc import Iterator
from typing import Final

from hybridecli.facts import Facts
from hybridecli.language import _, n_
from hybridecli.records.couples import Couple, Member, MemberGoal
from hybridecli.rule import Wrong, rule
from hybridecli.twinning import (
    figure,
    fitting_months,
    monthly_bounds,
    one_more,
    overloaded,
    persons,
    planned_hours,
    some,
    texts,
    typed,
)

MOST_GOALS: Final = 3  # of one person


def goals_of(couple: Couple) -> Iterator[tuple[str, MemberGoal]]:
    """The goals of both, each with its path."""
    for number, member in enumerate(couple.members):
        for place, goal in enumerate(member.goals):
            yield f"members.{number}.goals.{place}", goal


@rule("C03", "warning", "seed3", status=("proposed", "agreed", "running"))
def goals_fit_the_period(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """A goal takes as long as the couple works together.

    A goal for years is not reached in three months, and both feel that they failed. A first step of it can be. The
    other way round, a short goal in a long period leaves weeks in which nothing is asked of anybody.
    """
    most = facts.bounds("weeks")[1]
    if most is None or not couple.period or not couple.period.first or not couple.period.last:
        return
    is_long = ((couple.period.last - couple.period.first).days + 1) / 7 > most
    every = list(goals_of(couple))
    far = [(path, goal) for path, goal in every if goal.horizon == "long"]
    if far and not is_long:
        told = n_(
            "{n} goal is for the long term, in a short period: {goals}",
            "{n} goals are for the long term, in a short period: {goals}",
            len(far),
        )
        message = told.format(n=len(far), goals=some(goal.goal for _path, goal in far))
        changes = [change for path, _goal in far for change in (*texts(f"{path}.goal"), f"{path}.horizon=short")]
        yield Wrong(message, _("choose a first step that fits"), far[0][0], typed(couple, *changes))
    elif is_long and every and couple.form != "twinning" and all(goal.horizon == "short" for _path, goal in every):
        message = _("all goals are for the short term, and the period is long")
        yield Wrong(message, _("end it earlier"), "period", typed(couple, "period.end=…"))


@rule("C04", "error", "seed4", status=("agreed", "running"))
def both_have_goals_of_their_own(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Each of the two has one to three goals, in own words.

    What people want to learn themselves is the heart of it. With a goal of one's own a visit is more than a tour, and
    with more than three none of them gets the time that it needs.
    """
    people = list(persons(couple))
    if couple.form == "placement" and any(member.goals for _number, member, _person in people):
        without: list[tuple[int, str]] = []  # who receives need not learn
    else:
        without = [(number, person) for number, member, person in people if not member.goals]
    crowded = [(number, member, person) for number, member, person in people if len(member.goals) > MOST_GOALS]
    if without:
        names = some(facts.person(person) for _number, person in without)
        message = _("no goal of their own yet: {names}").format(names=names)
        changes = [f"'members.{number}.goals+={{goal: …, sign: …, horizon: short}}'" for number, _person in without]
        yield Wrong(message, _("ask what they want to learn"), f"members.{without[0][0]}", typed(couple, *changes))
    elif crowded:
        names = some(f"{facts.person(person)} ({len(member.goals)})" for _number, member, person in crowded)
        message = _("more than {most} goals: {names}").format(most=MOST_GOALS, names=names)
        changes = [f"members.{number}.goals.{place}=" for number, member, _p in crowded for place in last_ones(member)]
        served = {key for activity in couple.activities for key in activity.serves}
        dropped = {member.goals[place].key for _n, member, _p in crowded for place in last_ones(member)}
        command = f"hybride edit {couple.ref}" if served & dropped else typed(couple, *changes)
        hint = _("choose together which goals come first, and keep the others for later")
        yield Wrong(message, hint, f"members.{crowded[0][0]}.goals", command)


def last_ones(member: Member) -> list[int]:
    """The places of the goals beyond those that fit, the last first."""
    return list(range(len(member.goals) - 1, MOST_GOALS - 1, -1))


@rule("C05", "warning", "seed3", "seed4", status=("agreed", "running"))
def goals_say_what_success_is(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Of each goal it is written down by what the two will see that it worked.

    Without a sign, looking back ends in "it was nice". With one, both know what to try, and the partnership can tell
    what couples yield.
    """
    bare = [(path, goal) for path, goal in goals_of(couple) if not goal.sign]
    if bare:
        told = n_(
            "{n} goal without a sign of success: {goals}", "{n} goals without a sign of success: {goals}", len(bare)
        )
        message = told.format(n=len(bare), goals=some(goal.goal for _path, goal in bare))
        hint = _("ask by what they will see that it worked")
        yield Wrong(message, hint, bare[0][0], typed(couple, *texts(*(f"{path}.sign" for path, _goal in bare))))


@rule("C14", "warning", "seed3", status=("agreed", "running"))
def expectations_are_realistic(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Both say beforehand what they expect, and there are hours enough for each goal.

    Hopes that were too high were a main reason why goals were not reached. A coordinator who knows them can say in
    time what three months can hold. Six hours for each goal is our own estimate of the least.
    """
    silent = [(number, person) for number, member, person in persons(couple) if not member.expectations]
    if silent:
        names = some(facts.person(person) for _number, person in silent)
        message = _("no expectations on record of {names}").format(names=names)
        command = typed(couple, *texts(*(f"members.{number}.expectations" for number, _person in silent)))
        yield Wrong(message, _("ask what they expect of it"), f"members.{silent[0][0]}", command)
    hours, least = planned_hours(couple, facts), facts.norm("hours_per_goal")
    scarce = [
        (number, person, len(member.goals))
        for number, member, person in persons(couple)
        if member.goals and hours < least * min(len(member.goals), MOST_GOALS)
    ]
    months = fitting_months(couple, facts)
    plenty = bool(months) and hours >= monthly_bounds(facts)[0] * (months or 0)
    if scarce and hours and not overloaded(couple, facts) and (plenty or couple.form != "twinning"):
        names = some(f"{facts.person(person)} ({count})" for _number, person, count in scarce)
        message = _("{hours} hours are planned, and a goal takes {least} or more; with so many goals: {names}")
        message = message.format(hours=figure(hours), least=figure(least), names=names)
        field = f"members.{scarce[0][0]}.goals"
        yield Wrong(message, _("drop a goal, or plan more hours"), field, one_more(couple))
