"""Rules about couples on their way: whether something is heard of them, and whether somebody looks after them."""

from collections.abc import Iterator

from hybridecli.facts import Facts
from hybridecli.hours import stands
from hybridecli.language import _, n_
from hybridecli.records.couples import Couple
from hybridecli.records.logs import Log
from hybridecli.rule import Wrong, rule
from hybridecli.twinning import (
    TALKS,
    after_days,
    figure,
    idle,
    is_over,
    overloaded,
    pair,
    planned_hours,
    some,
    starts,
    talk_days,
)


@rule("C17", "warning", "casa", status=("running",), today=True)
def something_is_logged(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Of a running couple something is logged at least every three weeks.

    Silence is the earliest sign that a couple is stuck, though much is done that nobody writes down. Weeks that do not
    suit one of the two are not counted. One telephone call tells which it is.
    """
    quiet = idle(couple, facts)
    if quiet:
        since, due = quiet
        days = facts.days_since(since)
        told = n_("{who}: nothing logged for {n} day", "{who}: nothing logged for {n} days", days)
        message = told.format(who=pair(couple, facts), n=days)
        hint = _("ask how it goes, and log it")
        yield Wrong(message, hint, "status", f"hybride log {couple.ref} -k support '…'", due=due)


@rule("C18", "warning", "seed3", status=("running",), today=True)
def half_is_done_at_midway(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """From the midway talk on, at least half of the planned hours is logged.

    Many participants ran short of time. At midway there are still weeks to move a visit or to ask an employer for
    hours; at the end there are none.
    """
    talks = talk_days(couple, facts.partnership)
    midway, planned = talks.midway if talks else None, planned_hours(couple, facts)
    if not midway or midway >= facts.today or is_over(couple, facts) or not planned or overloaded(couple, facts):
        return
    logged = facts.logged(couple)
    behind = [stand for stand in stands(couple, logged) if 2 * stand.logged < planned]
    if behind and (logged or not idle(couple, facts)):  # nothing at all is told by the rule about silence
        names = some(f"{facts.person(stand.person)} {figure(stand.logged)}" for stand in behind)
        message = _("{who}: less than half of the {hours} planned hours is logged, past the midway talk ({names})")
        message = message.format(who=pair(couple, facts), hours=figure(planned), names=names)
        hint = _("log what was done, or ask what stands in the way")
        yield Wrong(message, hint, "activities", f"hybride log {couple.ref} … '…'", due=midway)


@rule("C23", "warning", "EBM-ml", status=("running",), today=True)
def coordinator_looks_after_a_couple(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """The coordinator supports a running couple at least once a month.

    Of all that programmes do, only how often matches were supported foretold whether they lasted. A call of ten
    minutes counts, and so does a talk at the start or midway.
    """
    start = starts(couple, facts)
    if not start or start > facts.today or is_over(couple, facts) or idle(couple, facts):
        return
    helped = [log.date for log in facts.logged(couple) if log.date <= facts.today and is_support(log, couple)]
    due = after_days(couple, facts, max([start, *helped]), facts.norm("support_days"))
    if due < facts.today:
        message = _("{who}: no support logged since {day}")
        message = message.format(who=pair(couple, facts), day=max([start, *helped]))
        hint = _("call them, and log it")
        yield Wrong(message, hint, "coach", f"hybride log {couple.ref} -k support '…'", due=due)


def is_support(log: Log, couple: Couple) -> bool:
    """Whether an entry is about support: by its kind, as one of the three talks, or because the coach was there."""
    return log.kind == "support" or log.activity in TALKS or couple.coach in {one.person for one in log.people}
