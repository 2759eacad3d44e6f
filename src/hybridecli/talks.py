"""The talks of couples: those near, not logged, or some months later; and who waits for an intake or for a yes."""

from collections.abc import Iterator
from typing import Final

from hybridecli.facts import Facts, days_between
from hybridecli.language import _, n_
from hybridecli.records.couples import Couple
from hybridecli.reminder import NEAR_DAYS, SOON, Reminder, near, urgency
from hybridecli.twinning import pair, some, talk_days

PLANNED_DAYS: Final = 7  # the same for what stands in a plan
HELD_WITHIN: Final = 7  # days before or after its day on which an entry can be about a talk
ASKED_FOR: Final = 61  # days for which the talk some months later is named
LATER: Final = 60  # days after the end from which an entry or answer is about how it went on
UNDECIDED: Final = 31  # days that a proposal may lie
TALKS: Final = {"start": "kickoff", "midway": "midway", "closing": "closing"}  # moments, and the activity that is it


def talks(facts: Facts) -> Iterator[Reminder]:
    """The talks of couples that are near, or about which nothing is logged; a later one makes up for an earlier."""
    for couple in facts.couples.values():
        expected = couple.status in ("agreed", "running") and not never_begun(facts, couple)
        moments = talk_days(couple, facts.partnership) if expected else None
        for moment, activity in reversed(TALKS.items()) if moments else ():
            number = in_plan(couple, activity)
            due = getattr(moments, moment) if number is None else couple.activities[number].date
            if due and held(facts, couple, activity, due):
                break
            if due and near(facts, due, NEAR_DAYS if number is None else PLANNED_DAYS):
                yield talk(facts, couple, activity, due, number)
            if due and due < facts.today:
                break


def afterwards(facts: Facts) -> Iterator[Reminder]:
    """The short talk some months after a closing, from its day on, for two months; of a stopped couple never."""
    continued = {couple.continues for couple in facts.couples.values() if couple.continues}
    for couple in facts.couples.values():
        moments = (
            talk_days(couple, facts.partnership) if couple.status == "closed" and couple.id not in continued else None
        )
        due = moments.follow_up if moments else None
        if due and 0 <= facts.days_since(due) <= ASKED_FOR and not followed(facts, couple):
            what = _("{who}: how did it go on? The short talk some months later was planned for {day}")
            told = what.format(who=pair(couple, facts), day=due)
            yield Reminder(SOON, due, couple.ref, told, f'hybride log {couple.ref} -k support "…"', "talks")


def followed(facts: Facts, couple: Couple) -> bool:
    """Whether an entry or an answer some months after the end tells how it went on."""
    last = couple.period.last.isoformat() if couple.period and couple.period.last else None
    end = (couple.closure.date if couple.closure else None) or last
    answers = facts.reflected(couple)
    if any(one.moment == "follow-up" or one.instrument == "follow-up" for one in answers):
        return True
    days = [log.date for log in facts.logged(couple)] + [one.date for one in answers]
    return end is not None and any(days_between(end, day) >= LATER for day in days)


def undecided(facts: Facts) -> Iterator[Reminder]:
    """The proposals about which for over a month nothing was decided or logged: two people wait for an answer."""
    for couple in facts.couples.values():
        match = couple.match if couple.status == "proposed" else None
        known = [match.decided, match.talk, *(log.date for log in facts.logged(couple))] if match else []
        since = max((day for day in known if day), default=None)
        if since and facts.days_since(since) > UNDECIDED:
            what = _("{who}: proposed, and nothing is decided or logged since {day}; both wait for a yes or a no")
            told = what.format(who=pair(couple, facts), day=since)
            yield Reminder(SOON, None, couple.ref, told, f"hybride set {couple.ref} status=…", "proposals")


def applicants(facts: Facts) -> Iterator[Reminder]:
    """Who signed up and does not seek yet: one line for all, with the command for who has waited longest."""
    intakes = {one: person.twinning for one, person in facts.people.items() if person.twinning and person.present}
    new = [one for one, intake in intakes.items() if intake.status == "applied" and one not in facts.paired]
    new.sort(key=lambda one: (intakes[one].registered or "", one))
    if new:
        what = n_(
            "{names}: signed up; after the talk about the intake a couple can be sought",
            "{names}: signed up; after the talk about the intake of each a couple can be sought",
            len(new),
        )
        names = some(facts.person(one) for one in new)
        command = f"hybride set people/{new[0]} twinning.status=seeking"
        yield Reminder(SOON, None, f"people/{new[0]}", what.format(names=names), command, "proposals")


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
