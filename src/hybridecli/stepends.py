"""What a step of a couple brings along: what is called off, and what is left to do and to tell."""

from collections.abc import Iterable, Iterator
from typing import Final

from hybridecli import openitems
from hybridecli.check import Seen
from hybridecli.facts import Facts
from hybridecli.language import _, current, n_
from hybridecli.records.couples import Couple
from hybridecli.records.rounds import Round
from hybridecli.reminders import silent
from hybridecli.speech import speech
from hybridecli.twinning import pair, persons
from hybridecli.unsettled import day_of, named, to_settle

FEW: Final = 5  # remarks of rules that are shown


def told(before: Couple, after: Couple, facts: Facts, remarks: Iterable[Seen]) -> list[str]:
    """What was done, and what is left to do."""
    left = list(dict.fromkeys(to_do(after, facts, remarks)))
    return [*done(before, after, facts), *([_("left to do:"), *(f"  {line}" for line in left)] if left else [])]


def done(before: Couple, after: Couple, facts: Facts) -> Iterator[str]:
    """What the step did."""
    tongue, who = speech(current()), pair(after, facts)
    status = tongue.word("couples.status", after.status)
    ended = after.closure if after.status in ("closed", "stopped") else None
    if ended and ended.date:
        reason = tongue.word("closure.reason", ended.reason or "")
        text = _("{who}: {status} on {day} ({reason})")
        yield text.format(who=who, status=status, day=tongue.day(ended.date), reason=reason)
    else:
        yield f"{who}: {status}"
    off = [
        item
        for old, item in zip(before.activities, after.activities, strict=False)
        if old.status == "planned" and item.status == "cancelled"
    ]
    if off:
        text = n_("{n} activity cancelled: {names}", "{n} activities cancelled: {names}", len(off))
        yield text.format(n=len(off), names=", ".join(named(item, facts) for item in off))
    for _number, _member, person in persons(after) if ended else ():
        intake = facts.people[person].twinning if person in facts.people else None
        if intake and intake.status:
            yield f"{facts.person(person)}: {tongue.word('intake.status', intake.status)}"
    first = after.period.first if after.period else None
    if after.status == "running" and first and first.isoformat() > facts.today:
        text = _("mind: the period of the couple begins on {day}")
        yield text.format(day=tongue.day(first))


def to_do(couple: Couple, facts: Facts, remarks: Iterable[Seen]) -> Iterator[str]:
    """What is left to do, each with the command for it."""
    ended = couple.status in ("closed", "stopped")
    for number, item in enumerate(openitems.still_open(facts.partnership), 1):
        if ended and getattr(item.record, "about", "") == couple.ref:
            yield f"{item.what}: hybride done {number}"
    if ended:
        yield from to_settle(couple, facts)
        yield from agreements(couple, facts)
        for asked in facts.all(Round).values():
            if asked.about == couple.ref and (waiting := silent(facts, asked)):
                text = _("answers still to come to {title}: {names}")
                names = ", ".join(map(facts.name, waiting))
                yield text.format(title=facts.name(f"instruments/{asked.instrument}"), names=names)
    if couple.status == "closed" and not (couple.closure and couple.closure.approved):
        text = _("let both read the closing report: {report}; once they agree to it: {approved}")
        people = ", ".join(person for _number, _member, person in persons(couple))
        approved = f"hybride set {couple.id} 'closure.approved=[{people}]'"
        yield text.format(report=f"hybride document closing-report {couple.id} --for person", approved=approved)
    for seen in list(remarks)[:FEW]:
        yield ": ".join(filter(None, (seen.wrong.message, seen.wrong.command)))
    yield from to_tell(couple, facts)


def agreements(couple: Couple, facts: Facts) -> Iterator[str]:
    """The agreements of the couple that stand as going on."""
    for agreement in facts.about_couples.get(couple.id, ()):
        day = day_of(couple, facts)
        if agreement.status == "signed":
            text = _("the agreement {title} still stands as signed: {command}")
            command = f"hybride set {agreement.ref} status=ended ended.date={day}"
        elif agreement.status in ("draft", "offered"):
            text = _("the agreement {title} is not signed: {command}")
            command = f"hybride set {agreement.ref} status=withdrawn"
        else:
            continue
        yield text.format(title=agreement.title, command=command)


def to_tell(couple: Couple, facts: Facts) -> Iterator[str]:
    """Who has to hear of it: who gave the hours, else the contact of the employer, and the coach."""
    who = []
    for _number, member, person in persons(couple):
        employer = facts.partner_of(person)
        giver = (member.permission.by if member.permission else None) or (
            (employer.contact or employer.leader) if employer else None
        )
        if giver and giver != person:
            who.append(f"{facts.person(giver)} ({employer.name})" if employer else facts.person(giver))
        elif employer and not giver:
            who.append(employer.name)
    if couple.coach:
        who.append(f"{facts.person(couple.coach)} ({_('coach')})")
    if who:
        text = _("tell {names}: {command}")
        names = speech(current()).listing(dict.fromkeys(who))
        yield text.format(names=names, command=f"hybride log {couple.id} -k communication '…'")
