"""Rules about the hours and the period of a couple's plan: enough, not too much, and spread over both sides."""

from collections.abc import Iterator
from typing import Final

from hybridecli.facts import Facts
from hybridecli.hours import stands
from hybridecli.language import _, n_
from hybridecli.records.couples import Couple
from hybridecli.rule import Wrong, rule
from hybridecli.twinning import (
    Planned,
    called,
    figure,
    fitting_months,
    hours_at,
    hours_of,
    listed,
    monthly_bounds,
    one_more,
    one_sided_hours,
    overloaded,
    percent,
    persons,
    plan,
    planned_hours,
    side,
    some,
    to_lighten,
    typed,
)

MOVABLE: Final = (None, "either")  # where the catalogue leaves open at whose workplace something is done


@rule("C01", "warning", "seed3", "JT-nl", status=("proposed", "agreed", "running"))
def hours_fit_the_months(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """A plan asks about eight hours a month of each of the two.

    With less, visits both ways do not fit in and little is learned. With more, it no longer fits beside ordinary work,
    and visits are called off. About eight hours is what the evaluation of a first pilot told others to count on.
    """
    if couple.form != "twinning":
        return
    least, most = monthly_bounds(facts)
    if not plan(couple):
        if couple.status != "proposed":
            hint = _("plan what the two will do, until it comes to {least} to {most} hours a month")
            hint = hint.format(least=figure(least), most=figure(most))
            yield Wrong(_("nothing is planned yet"), hint, "activities", one_more(couple), "error")
    elif couple.months and (months := fitting_months(couple, facts)):
        hours = planned_hours(couple, facts)
        told = _("the plan comes to {hours} hours a month for each of the two; {least} to {most} works best")
        message = told.format(hours=figure(hours / couple.months), least=figure(least), most=figure(most))
        complete = all(hours_of(item.activity, facts) is not None for item in plan(couple))
        if round(hours / months, 1) < least and complete:
            yield Wrong(message, _("plan more hours together"), "activities", one_more(couple))
        elif is_too_much(couple, facts) and (overloaded(couple, facts) or not beyond_granted(couple)):
            if couple.status != "proposed" and looks_like_placement(couple, facts):
                return  # which is told by itself
            severe = overloaded(couple, facts) and couple.status != "proposed"
            yield lighter(couple, facts, message, hours - most * months, severe)


def is_too_much(couple: Couple, facts: Facts) -> bool:
    """Whether a plan asks more hours a month than fit."""
    months = fitting_months(couple, facts)
    return bool(months) and round(planned_hours(couple, facts) / (months or 1), 1) > monthly_bounds(facts)[1]


def looks_like_placement(couple: Couple, facts: Facts) -> bool:
    """Whether the hours at one side ask for another agreement, and those at the other do not make up for them."""
    most, placed = one_sided_hours(couple, facts), sum(hours_at(couple, facts).values())
    limit = facts.bounds("host_share")[1]
    return bool(most) and not overloaded(couple, facts) and 100 * most > (100 if limit is None else limit) * placed


def lighter(couple: Couple, facts: Facts, message: str, excess: float, severe: bool) -> Wrong:
    """The finding that a plan holds too many hours, with the activities to come that can take less."""
    chosen = to_lighten(couple, facts, excess)
    if not chosen:
        return Wrong(message, _("what is done is done; do not plan more"), "activities", waive=True)
    return Wrong(message, _("plan fewer hours"), "activities", shortened(couple, chosen), "error" if severe else None)


def shortened(couple: Couple, chosen: list[Planned]) -> str:
    """The command that gives activities other hours."""
    return typed(couple, *(f"activities.{item.number}.hours=…" for item in chosen))


def beyond_granted(couple: Couple) -> list[tuple[int, str, float]]:
    """Whose employer gives less than is planned: the place, the person and the hours given."""
    places = {person: number for number, _member, person in persons(couple)}
    found = [(places[stand.person], stand) for stand in stands(couple, ())]
    return [
        (number, stand.person, stand.granted)
        for number, stand in found
        if stand.granted is not None and stand.planned > stand.granted
    ]


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
            weeks=figure(weeks), least=f"{least:g}" if least else "…", most=f"{most:g}" if most else "…"
        )
        command = f"hybride set {couple.ref} period.end=…"
        yield Wrong(message, _("choose another last day"), "period", command)


@rule("C10", "error", "seed3", status=("agreed", "running"))
def hours_are_granted_by_both_employers(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """The plan asks no more hours than both employers have granted.

    Many couples ran short of time for what they had in mind. Hours that an employer has not granted come out of
    somebody's evening, or do not come at all.
    """
    short = beyond_granted(couple)
    if not short or overloaded(couple, facts):
        return
    planned = stands(couple, ())[0].planned
    given = some(f"{facts.person(person)} {figure(hours)}" for _number, person, hours in short)
    message = _("{hours} hours are planned for each, and the employers gave fewer: {given}")
    message = message.format(hours=figure(planned), given=given)
    chosen = to_lighten(couple, facts, planned - min(hours for _number, _person, hours in short))
    if chosen:
        hint = _("plan fewer hours, or ask the employer for more")
        yield Wrong(message, hint, f"members.{short[0][0]}.permission", shortened(couple, chosen))
    else:
        changes = [f"members.{number}.permission.hours_per_month=…" for number, _person, _hours in short]
        hint = _("ask the employer for the hours that were made, and record what is granted a month")
        yield Wrong(message, hint, f"members.{short[0][0]}.permission", typed(couple, *changes), "warning")


@rule("C12", "warning", "seed3", "seed4", status=("agreed", "running"))
def visits_go_both_ways(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """The two spend their hours at both sides, with at least thirty per cent at either.

    Each learns most from seeing the other at work. Where all visits go one way, one of the two is the guest and the
    other only the host, and a couple turns into a work placement.
    """
    hours = hours_at(couple, facts)
    placed, whole = sum(hours.values()), planned_hours(couple, facts)
    if couple.form != "twinning" or not placed or 2 * placed < whole or overloaded(couple, facts):
        return
    least, most = facts.bounds("host_share")
    share = {where: 100 * amount / placed for where, amount in hours.items()}
    within = [(least is None or part >= least) and (most is None or part <= most) for part in share.values()]
    if all(within) or one_sided_hours(couple, facts) or larger_ones(couple, facts):
        return
    heavy = max(share, key=lambda where: share[where])
    told = {
        "education": _("{share} of the hours are at the educational side; {least} to {most} per cent works best"),
        "elsewhere": _("{share} of the hours are outside education; {least} to {most} per cent works best"),
    }[heavy]
    message = told.format(share=percent(share[heavy]), least=f"{least or 0:g}", most=f"{most or 100:g}")
    guest = next((person for _n, _member, person in persons(couple) if facts.side_of(person) not in (None, heavy)), "…")
    limit = (100 if most is None else most) / 100 * placed
    moved = [item for item in plan(couple) if item.open and is_movable(item, facts, heavy)]
    enough = [item for item in moved if 0 < hours[heavy] - limit <= (hours_of(item.activity, facts) or 0)]
    if enough and guest != "…":
        item = min(enough, key=lambda item: hours_of(item.activity, facts) or 0)
        hint = _("do {what} at the other side").format(what=called(item.activity, facts))
        command = typed(couple, f"activities.{item.number}.host={guest}")
        yield Wrong(message, hint, "activities", command)
    else:
        yield Wrong(message, _("plan more at the other side"), "activities", one_more(couple, guest))


def is_movable(item: Planned, facts: Facts, heavy: str) -> bool:
    """Whether an activity at the side with most hours can as well be done at the other."""
    found = listed(item.activity, facts)
    return found is not None and found.side in MOVABLE and side(item.activity, facts) == heavy


@rule("C26", "info", "AO", status=("agreed", "running"))
def twinning_is_no_placement(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """What takes three days or more at one side is agreed as a placement or a secondment.

    A teacher who works along for days on end needs a supervisor, insurance and clear tasks, and the hours of a
    twinning are used up. A docentstage or a secondment has agreements for that, and sometimes money too.
    """
    if couple.form == "placement" or overloaded(couple, facts):
        return
    larger, hours = larger_ones(couple, facts), one_sided_hours(couple, facts)
    balanced = couple.form == "twinning" and not looks_like_placement(couple, facts)
    if not larger and balanced and is_too_much(couple, facts):
        return  # much at both sides: that it is too much is told by itself
    if larger:
        what = some(called(item.activity, facts) for item in larger)
        message = _("this is larger than a twinning: {what}").format(what=what)
    elif hours:
        message = _("{hours} hours are planned at one side; that is a lot for a twinning").format(hours=figure(hours))
    else:
        return
    hint = _("if it is a docentstage or another placement, say so; for a secondment make an agreement")
    yield Wrong(message, hint, "activities", typed(couple, "form=placement"))


def larger_ones(couple: Couple, facts: Facts) -> list[Planned]:
    """The activities that the catalogue gives as larger than a twinning."""
    return [item for item in plan(couple) if (found := listed(item.activity, facts)) and found.fits == "larger"]


@rule("C27", "info", "seed3", status=("proposed", "agreed", "running"))
def hours_are_near_the_catalogue(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """The hours of an activity are not far from what the catalogue gives for it.

    More than half as much again, or less than half, is often a slip of the finger. Else it is a visit that will turn
    out longer than people have promised at home and at work.
    """
    odd = [] if overloaded(couple, facts) else [item for item in plan(couple) if is_odd(item, facts)]
    if odd:
        told = n_("{n} activity has unusual hours: {names}", "{n} activities have unusual hours: {names}", len(odd))
        names = some(f"{called(item.activity, facts)} ({figure(item.activity.hours or 0)})" for item in odd)
        message = told.format(n=len(odd), names=names)
        yield Wrong(message, _("look at the hours again"), f"activities.{odd[0].number}.hours", shortened(couple, odd))


def is_odd(item: Planned, facts: Facts) -> bool:
    """Whether hours differ by more than half from the catalogue; its hours of preparation may be among them."""
    found, hours = listed(item.activity, facts), item.activity.hours
    if not found or not found.hours or hours is None:
        return False
    extra = (found.preparation.max if found.preparation else None) or 0
    too_few = found.hours.min is not None and hours < found.hours.min * 0.5
    too_many = found.hours.max is not None and hours > (found.hours.max + extra) * 1.5
    return too_few or too_many
