"""What a couple that ends still has in its plan: asked about, called off, or left to be settled."""

import shlex
from collections.abc import Iterator
from typing import Final, NamedTuple

from hybridecli.deeds import Deed, deeds
from hybridecli.facts import Facts
from hybridecli.language import _, current
from hybridecli.records.couples import Couple, PlannedActivity
from hybridecli.speech import speech
from hybridecli.twinning import called

OUTCOMES: Final = ("done", "cancelled")


class Open(NamedTuple):
    """An activity of which has to be said what became of it, with what can be supposed, and how it is asked."""

    field: str
    text: str
    usual: str | None


def day_of(couple: Couple, facts: Facts) -> str:
    """The day on which a couple ended, as far as that is said; else today."""
    return (couple.closure.date if couple.closure else None) or facts.today


def still_planned(couple: Couple, facts: Facts) -> list[Deed]:
    """What stands as planned, in the log or not."""
    found = deeds(couple, facts.logged(couple), facts.partnership)
    return [deed for deed in found if deed.item and deed.item.status == "planned"]


def to_cancel(couple: Couple, facts: Facts) -> list[int]:
    """The numbers of the activities that were still to come on the day of the end, and are not in the log."""
    day = day_of(couple, facts)
    found = [deed for deed in still_planned(couple, facts) if not deed.logs and deed.last_day >= day]
    return [deed.number for deed in found if deed.number is not None]


def to_ask(couple: Couple, facts: Facts, *, cancels: bool) -> Iterator[Open]:
    """What has to be said of activities in the plan; with `cancels`, not of those that are called off by themselves."""
    day = day_of(couple, facts)
    for deed in still_planned(couple, facts):
        assert deed.item
        what, field = named(deed.item, facts), f"activities.{deed.number}.status"
        if deed.logs:
            yield Open(
                field, _("{what} stands as planned, and is in the log. Did it take place?").format(what=what), "done"
            )
        elif not cancels or deed.day <= day:
            text = _("{what} stands as planned, and the log says nothing of it. Did it take place?")
            yield Open(field, text.format(what=what), "cancelled" if cancels and deed.last_day >= day else None)


def to_settle(couple: Couple, facts: Facts) -> Iterator[str]:
    """What is left to do about the plan, each with its command."""
    for deed in deeds(couple, facts.logged(couple), facts.partnership):
        item = deed.item
        if not item or item.status == "cancelled" or (item.status == "done" and deed.logs):
            continue
        what, change = named(item, facts), f"hybride set {couple.id} activities.{deed.number}.status="
        if deed.logs:
            text = _("{what} is in the log and still stands as planned: {command}")
            yield text.format(what=what, command=f"{change}done")
        elif item.status == "done":
            text = _("{what} is not in the log, so its hours do not count: {command}")
            yield text.format(what=what, command=to_log(couple, item))
        else:
            text = _("{what} still stands as planned; log it if it was done: {log}; else: {cancel}")
            yield text.format(what=what, log=to_log(couple, item), cancel=f"{change}cancelled")


def to_log(couple: Couple, item: PlannedActivity) -> str:
    """The command that logs an activity as it was planned."""
    hours = f"{item.hours:g} " if item.hours else ""
    what = shlex.quote(item.activity or item.title or "")
    return f"hybride log {couple.id} {hours}-a {what} -d {item.date or '…'} '…'"


def named(activity: PlannedActivity, facts: Facts) -> str:
    """An activity with its day or week."""
    tongue = speech(current())
    day = tongue.short(activity.date) if activity.date else tongue.week(activity.week) if activity.week else ""
    return called(activity, facts) + (f" ({day})" if day else "")
