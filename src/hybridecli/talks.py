"""The talks of couples: which are near, which were held, and about which nothing is logged."""

from collections.abc import Iterator
from typing import Final

from hybridecli.facts import Facts, days_between
from hybridecli.language import _
from hybridecli.records.couples import Couple
from hybridecli.reminder import NEAR_DAYS, Reminder, near, urgency
from hybridecli.twinning import pair

PLANNED_DAYS: Final = 7  # the same for what stands in a plan
HELD_WITHIN: Final = 7  # days before or after its day on which an entry can be about a talk
TALKS: Final = {"start": "kickoff", "midway": "midway", "closing": "closing"}  # moments, and the activity that is it


def talks(facts: Facts) -> Iterator[Reminder]:
    """The talks of couples that are near, or about which nothing is logged; a later one makes up for an earlier."""
    for couple in facts.couples.values():
        expected = couple.status in ("agreed", "running") and not never_begun(facts, couple)
        moments = couple.planned_moments if expected else None
        for moment, activity in reversed(TALKS.items()) if moments else ():
            number = in_plan(couple, activity)
            due = getattr(moments, moment) if number is None else couple.activities[number].date
            if due and held(facts, couple, activity, due):
                break
            if due and near(facts, due, NEAR_DAYS if number is None else PLANNED_DAYS):
                yield talk(facts, couple, activity, due, number)
            if due and due < facts.today:
                break


def in_plan(couple: Couple, activity: str) -> int | None:
    """The place in the plan of a talk that has its day there and is still to come."""
    for number, item in enumerate(couple.activities):
        if item.activity == activity and item.status == "planned" and item.date:
            return number
    return None


def talk(facts: Facts, couple: Couple, activity: str, due: str, number: int | None) -> Reminder:
    """The reminder of one talk: before its day to put it in the plan or to move it, from that day on to log it."""
    names = {"kickoff": _("start talk"), "midway": _("midway talk"), "closing": _("closing talk")}
    past, ahead = due < facts.today, due > facts.today
    what = _("{who}: {talk} on {day}")
    command = f'hybride log {couple.ref} -a {activity} -d {due} "…"'
    if past:
        what = _("{who}: nothing is logged about the {talk} of {day}")
    elif ahead and number is None:
        what = _("{who}: {talk} on {day}, not in the plan yet")
        command = f"hybride set {couple.ref} 'activities+={{activity: {activity}, date: {due}}}'"
    elif ahead:
        command = f"hybride set {couple.ref} activities.{number}.date=…"
    told = what.format(who=pair(couple, facts), talk=names[activity], day=due)
    return Reminder(urgency(facts, due), due, couple.ref, told, command, "talks")


def held(facts: Facts, couple: Couple, activity: str, due: str) -> bool:
    """Whether a talk is known to have been: ticked in the plan, or an entry about it or about support near its day."""
    if any(item.activity == activity and item.status == "done" for item in couple.activities):
        return True
    logged = facts.logged(couple)
    by_name = any(log.activity == activity for log in logged)
    return by_name or any(log.kind == "support" and abs(days_between(log.date, due)) <= HELD_WITHIN for log in logged)


def never_begun(facts: Facts, couple: Couple) -> bool:
    """Whether the period of a couple went by while it stood as agreed, and nothing is logged about it."""
    last = couple.period.last if couple.period else None
    over_now = last is not None and last.isoformat() < facts.today
    return couple.status == "agreed" and over_now and not facts.logged(couple)
