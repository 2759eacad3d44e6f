"""What needs attention now: days that are near or past, what waits for somebody, and what rules see as time goes by."""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from hybridecli import check, openitems
from hybridecli.agreements import last_day
from hybridecli.facts import Facts, days_between
from hybridecli.language import _, n_
from hybridecli.records.couples import Couple
from hybridecli.records.grants import Grant
from hybridecli.records.reflections import Reflection
from hybridecli.records.rounds import Round

NOW: Final = 1  # a fault that stops other things
LATE: Final = 2  # a day has passed
SOON: Final = 3  # a day is near
WHEN_IT_SUITS: Final = 4

NEAR_DAYS: Final = 14  # how long before its day something is named
REPORT_DAYS: Final = 60  # a report to a funder takes longer to write
QUARTER_DAYS: Final = 92
HELD_WITHIN: Final = 7  # days before or after its day on which an entry can be about a talk


class Reminder(NamedTuple):
    """One thing that needs attention, with the day that counts and the command that resolves it."""

    urgency: int
    due: str | None
    about: str
    what: str
    command: str
    topic: str

    def plain(self) -> dict[str, Any]:
        """The reminder as JSON shows it."""
        return {name: value for name, value in self._asdict().items() if name != "topic"}


def reminders(judgement: check.Judgement) -> list[Reminder]:
    """All that needs attention, most urgent first."""
    found = [*from_rules(judgement), *(item for source in SOURCES for item in source(judgement.facts))]
    return sorted(found, key=lambda item: (item.urgency, item.due or "9999", item.about, item.what))


def urgency(facts: Facts, due: str) -> int:
    """How urgent something is by the day that counts."""
    return LATE if due < facts.today else SOON


def near(facts: Facts, due: str | None, days: int = NEAR_DAYS) -> bool:
    """Whether a day has passed or is near."""
    return bool(due) and facts.days_since(str(due)) >= -days


TOLD_HERE: Final = ("B16", "E09")  # rules about rounds and open decisions, which have reminders of their own


def from_rules(judgement: check.Judgement) -> Iterator[Reminder]:
    """What the rules that look at today see, and nobody set aside."""
    for finding, due, command in judgement.due():
        if finding.sources[0] not in TOLD_HERE:
            yield Reminder(urgency(judgement.facts, due), due, finding.about, finding.message, command, finding.rule)


TALKS: Final = {"start": "kickoff", "midway": "midway", "closing": "closing"}  # moments, and the activity that is it


def talks(facts: Facts) -> Iterator[Reminder]:
    """The talks of couples that are near, or about which nothing is logged."""
    for couple in facts.couples.values():
        moments = couple.planned_moments if couple.status in ("agreed", "running") else None
        for moment, activity in TALKS.items() if moments else ():
            due = getattr(moments, moment)
            if near(facts, due) and not held(facts, couple, activity, due):
                yield talk(facts, couple, activity, due)


def talk(facts: Facts, couple: Couple, activity: str, due: str) -> Reminder:
    """The reminder of one talk."""
    names = {"kickoff": _("start talk"), "midway": _("midway talk"), "closing": _("closing talk")}
    past = due < facts.today
    what = _("{who}: nothing is logged about the {talk} of {day}") if past else _("{who}: {talk} on {day}")
    told = what.format(who=pair(facts, couple), talk=names[activity], day=due)
    command = f'hybride log {couple.id} -a {activity} -d {due} "…"'
    return Reminder(urgency(facts, due), due, couple.ref, told, command, "talks")


def held(facts: Facts, couple: Couple, activity: str, due: str) -> bool:
    """Whether a talk is known to have been: ticked in the plan, or an entry about it or about support near its day."""
    if any(item.activity == activity and item.status == "done" for item in couple.activities):
        return True
    logged = facts.logged(couple)
    by_name = any(log.activity == activity for log in logged)
    return by_name or any(log.kind == "support" and abs(days_between(log.date, due)) <= HELD_WITHIN for log in logged)


def pair(facts: Facts, couple: Couple) -> str:
    """The two of a couple, as a name."""
    names = [
        facts.person(member.person) if member.person else facts.name(f"partners/{member.partner}")
        for member in couple.members
    ]
    return _("{one} and {other}").format(one=names[0], other=names[1])


def ends(facts: Facts) -> Iterator[Reminder]:
    """Couples and agreements whose last day is near or past while they still stand as going on."""
    for couple in facts.couples.values():
        last = couple.period.last.isoformat() if couple.period and couple.period.last else None
        if couple.status == "running" and last and last < facts.today:
            what = _("{who}: the period ended on {day}, and the couple still stands as running")
            command = f"hybride set {couple.id} status=closed closure.date={last} closure.reason=finished"
            yield Reminder(LATE, last, couple.ref, what.format(who=pair(facts, couple), day=last), command, "ends")
    for agreement in facts.agreements.values():
        last = last_day(facts.in_force(agreement))
        if agreement.status == "signed" and agreement.kind != "addendum" and last and last < facts.today:
            what = _("{title} ended on {day}, and still stands as signed")
            command = f"hybride set {agreement.id} status=ended ended.date={last}"
            yield Reminder(LATE, last, agreement.ref, what.format(title=agreement.title, day=last), command, "ends")


def follow_ups(facts: Facts) -> Iterator[Reminder]:
    """Follow-ups, decisions and actions that are late or due within a week or two."""
    ended = {couple.ref for couple in facts.couples.values() if couple.status in ("closed", "stopped", "declined")}
    for number, item in enumerate(openitems.still_open(facts.partnership), 1):
        about = getattr(item.record, "about", item.record.ref)
        if item.due and near(facts, item.due) and about not in ended:
            who = f" ({facts.person(item.owner)})" if item.owner else ""
            what = _("{what}{who}, due {day}").format(what=item.what, who=who, day=item.due)
            command = f"hybride done {number}"
            yield Reminder(urgency(facts, item.due), item.due, item.record.ref, what, command, "follow-ups")


def rounds(facts: Facts) -> Iterator[Reminder]:
    """Answers that are asked and not there; a round of more than a quarter ago is history."""
    for asked in facts.all(Round).values():
        waiting = silent(facts, asked) if near(facts, asked.due) and facts.days_since(asked.due) <= QUARTER_DAYS else []
        if waiting:
            names = ", ".join(map(facts.name, waiting[:3])) + (" …" if len(waiting) > 3 else "")
            title = facts.name(f"instruments/{asked.instrument}")
            what = n_(
                "{n} answer is missing to {title}, due {day}: {names}",
                "{n} answers are missing to {title}, due {day}: {names}",
                len(waiting),
            ).format(n=len(waiting), title=title, day=asked.due, names=names)
            command = f"hybride add reflection instrument={asked.instrument} about={asked.about} round={asked.id} by=…"
            yield Reminder(urgency(facts, asked.due), asked.due, asked.ref, what, command, "rounds")


def silent(facts: Facts, asked: Round) -> list[str]:
    """Who was asked and has not answered, and of whose organisation nobody did so on its behalf."""
    answers = [item for item in facts.all(Reflection).values() if item.round == asked.id]
    by = {item.by for item in answers}
    partners = {partner for item in answers if item.as_ == "partner" and (partner := spoken_for(facts, item))}
    return [who for who in asked.asked if who not in by and employer(facts, who) not in partners]


def spoken_for(facts: Facts, answer: Reflection) -> str | None:
    """The organisation on behalf of which an answer was given."""
    return f"partners/{answer.partner}" if answer.partner else employer(facts, answer.by or "")


def employer(facts: Facts, who: str) -> str | None:
    """The organisation that was asked, or that of the person."""
    kind, _slash, identity = who.partition("/")
    found = facts.partner_of(identity) if kind == "people" else None
    return who if kind == "partners" else found.ref if found else None


def reports(facts: Facts) -> Iterator[Reminder]:
    """Reports that a funder asks, near or past their day."""
    for grant in facts.all(Grant).values():
        for number, report in enumerate(grant.reports if grant.status in ("granted", "paid") else ()):
            if report.due and not report.sent and near(facts, report.due, REPORT_DAYS):
                what = _("report to {funder}, due {day}").format(
                    funder=facts.name(f"partners/{grant.funder}"), day=report.due
                )
                command = f"hybride set {grant.ref} reports.{number}.sent=…"
                yield Reminder(urgency(facts, report.due), report.due, grant.ref, what, command, "reports")


SOURCES: Final[tuple[Callable[[Facts], Iterator[Reminder]], ...]] = (
    talks,
    ends,
    follow_ups,
    rounds,
    reports,
)
