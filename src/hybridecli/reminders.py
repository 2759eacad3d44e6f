"""What needs attention now: days that are near or past, what waits for somebody, and what rules see as time goes by."""

from collections.abc import Callable, Iterator
from typing import Final

from hybridecli import check, openitems
from hybridecli.agreements import last_day
from hybridecli.facts import Facts, days_between
from hybridecli.finding import Finding
from hybridecli.language import _, n_
from hybridecli.language import current as current_language
from hybridecli.records.agreements import Agreement
from hybridecli.records.couples import Couple
from hybridecli.records.environments import Environment
from hybridecli.records.grants import Grant
from hybridecli.records.instruments import Instrument
from hybridecli.records.partnership import Charter
from hybridecli.records.reflections import Reflection
from hybridecli.records.rounds import Round
from hybridecli.reminder import SOON, WHEN_IT_SUITS, Reminder, late, near, over, urgency
from hybridecli.rule import STAGES
from hybridecli.rules.signing import signers, unsigned
from hybridecli.speech import speech
from hybridecli.talks import afterwards, applicants, held, never_begun, talks, undecided
from hybridecli.twinning import pair

REPORT_DAYS: Final = 60  # a report to a funder takes longer to write
QUARTER_DAYS: Final = 92
EVALUATED_WITHIN: Final = 31  # days before its day on which an evaluation may already have been


def reminders(judgement: check.Judgement) -> list[Reminder]:
    """All that needs attention, most urgent first."""
    found = [*from_rules(judgement), *(item for source in SOURCES for item in source(judgement.facts))]
    return sorted(found, key=lambda item: (item.urgency, item.due or "9999", item.about, item.what))


TOLD_HERE: Final = ("B16", "E09")  # rules about rounds and open decisions, which have reminders of their own
CAN_WAIT: Final = ("B09",)  # rules about what is good to do, where nobody waits for it


def from_rules(judgement: check.Judgement) -> Iterator[Reminder]:
    """What the rules that look at today see, and nobody set aside; their topic is the kind of record."""
    facts = judgement.facts
    for finding, due, command in judgement.due():
        number, topic = finding.sources[0], finding.about.partition("/")[0]
        if number not in TOLD_HERE:
            weight = WHEN_IT_SUITS if number in CAN_WAIT else urgency(facts, due)
            yield Reminder(weight, due, finding.about, with_subject(facts, finding), command, topic)


def with_subject(facts: Facts, finding: Finding) -> str:
    """What a rule says, with the name of what it is about: beside a file that is clear, on one screen it is not."""
    record = facts.partnership.get(finding.about)
    if record is None or isinstance(record, Charter):
        return finding.message
    names = [facts.person(member.person) for member in record.members] if isinstance(record, Couple) else []
    name = pair(record, facts) if isinstance(record, Couple) else record.title_text
    said = any(one and one in finding.message for one in (name, *names))
    return finding.message if said else _("{name}: {what}").format(name=name, what=finding.message)


def ends(facts: Facts) -> Iterator[Reminder]:
    """What still stands as going on while its last day is past."""
    for couple in facts.couples.values():
        last = couple.period.last.isoformat() if couple.period and couple.period.last else None
        if couple.status == "running" and last and last < facts.today:
            what = _("{who}: the period ended on {day}, and the couple still stands as running")
            yield late(couple, last, what.format(who=pair(couple, facts), day=last), f"hybride close {couple.ref}")
        elif never_begun(facts, couple):
            what = _("{who}: the period ended on {day}, and the couple still stands as agreed")
            command = f"hybride stop {couple.ref} --reason …"
            yield late(couple, str(last), what.format(who=pair(couple, facts), day=last), command)
    for agreement in facts.agreements.values():
        last = last_day(facts.in_force(agreement))
        if agreement.status == "signed" and agreement.kind != "addendum" and last and last < facts.today:
            what = _("{title} ended on {day}, and still stands as signed")
            command = f"hybride set {agreement.ref} status=ended ended.date={last}"
            yield late(agreement, last, what.format(title=agreement.title, day=last), command)
    for place in facts.all(Environment).values():
        last = place.period.last.isoformat() if place.period and place.period.last else None
        if place.status == "running" and last and last < facts.today:
            what = _("{title}: the period ended on {day}, and it still stands as running")
            command = f"hybride set {place.ref} status=ended ended.date={last} ended.reason=…"
            yield late(place, last, what.format(title=place.name, day=last), command)


def begins(facts: Facts) -> Iterator[Reminder]:
    """What still stands as not begun while it has: a couple after its start talk, an agreement that all signed."""
    for couple in facts.couples.values():
        first = couple.period.first.isoformat() if couple.period and couple.period.first else None
        if couple.status == "agreed" and first and first <= facts.today and held(facts, couple, "kickoff", first):
            what = _("{who}: the period began on {day}, and the couple still stands as agreed")
            command = f"hybride start {couple.ref}"
            yield late(couple, first, what.format(who=pair(couple, facts), day=first), command)
    for agreement in facts.agreements.values():
        if agreement.status == "offered" and signers(agreement, facts) and not unsigned(agreement, facts):
            day = max(one.one.signed or "" for one in signers(agreement, facts))
            what = _("{title}: everybody has signed, and it still stands as offered")
            command = f"hybride set {agreement.ref} status=signed"
            yield late(agreement, day, what.format(title=agreement.title), command)


def stages(facts: Facts) -> Iterator[Reminder]:
    """That the partnership is further than its stage says: rules that would help are silent until then."""
    charter = facts.charter
    last = charter.period.last.isoformat() if charter.period and charter.period.last else None
    covenants = [item for item in facts.agreements.values() if item.kind in ("covenant", "cooperation")]
    in_force = [item for item in covenants if item.status == "signed" and begun(facts, item.start)]
    drafts = [item for item in covenants if item.status in ("draft", "offered")]
    reached, what = "", ""
    if last and last < facts.today:
        reached, what = "evaluating", _("the period of the partnership ended on {day}").format(day=last)
    elif any(couple.status == "running" and couple.form != "trial" for couple in facts.couples.values()):
        reached, what = "running", _("a couple is under way")
    elif in_force:
        reached, what = "running", _("{title} is in force").format(title=in_force[0].title)
    elif drafts:
        reached, what = "agreeing", _("{title} is being made").format(title=drafts[0].title)
    if reached and STAGES.index(charter.stage) < STAGES.index(reached):
        word = speech(current_language()).word("partnership.stage", charter.stage)
        told = _("{what}, and the partnership still stands as: {stage}").format(what=what, stage=word)
        command = f"hybride set partnership stage={reached}"
        yield Reminder(SOON, None, "partnership", told, command, "stage")


def begun(facts: Facts, day: str | None) -> bool:
    """Whether a day has come; without a day it has."""
    return not day or day <= facts.today


def evaluations(facts: Facts) -> Iterator[Reminder]:
    """The days on which an agreement is to be evaluated, near or past, until something is logged or answered."""
    for agreement in facts.agreements.values():
        dates = agreement.evaluation.dates if agreement.evaluation and agreement.status == "signed" else ()
        due = next((day for day in sorted(dates, reverse=True) if near(facts, day)), None)
        if due and not evaluated(facts, agreement, due):
            past = _("{title}: nothing is logged about the evaluation of {day}")
            what = past if due < facts.today else _("{title}: evaluation on {day}")
            command = f"hybride log {agreement.ref} -k meeting -d {due} '…'"
            if due > facts.today:
                command = f"hybride set {agreement.ref} evaluation.dates.{dates.index(due)}=…"
            told = what.format(title=agreement.title, day=due)
            yield Reminder(urgency(facts, due), due, agreement.ref, told, command, "evaluations")


def evaluated(facts: Facts, agreement: Agreement, due: str) -> bool:
    """Whether an entry or an answer about an agreement is there from shortly before its day on."""
    entries = (log.date for log in facts.logged(agreement) if log.moment != "signing")
    answers = (item.date for record in (agreement, facts.charter) for item in facts.reflected(record))
    return any(days_between(due, day) >= -EVALUATED_WITHIN for day in (*entries, *answers))


def follow_ups(facts: Facts) -> Iterator[Reminder]:
    """Follow-ups, decisions and actions that are late or due within a week or two."""
    for number, item in enumerate(openitems.still_open(facts.partnership), 1):
        about = getattr(item.record, "about", item.record.ref)
        if item.due and near(facts, item.due) and not over(facts, about):
            who = f" ({facts.person(item.owner)})" if item.owner else ""
            what = _("{what}{who}, due {day}").format(what=item.what.removesuffix("."), who=who, day=item.due)
            command = f"hybride done {number}"
            yield Reminder(urgency(facts, item.due), item.due, item.record.ref, what, command, "follow-ups")


def rounds(facts: Facts) -> Iterator[Reminder]:
    """Answers that are asked and not there; a round of more than a quarter ago is history."""
    for asked in facts.all(Round).values():
        asks = near(facts, asked.due) and facts.days_since(asked.due) <= QUARTER_DAYS and not over(facts, asked.about)
        waiting = silent(facts, asked) if asks else []
        if waiting:
            names = ", ".join(map(facts.name, waiting[:3])) + (" …" if len(waiting) > 3 else "")
            title = instrument(facts, asked.instrument)
            what = n_(
                "{n} answer is missing to {title}, due {day}: {names}",
                "{n} answers are missing to {title}, due {day}: {names}",
                len(waiting),
            ).format(n=len(waiting), title=title, day=asked.due, names=names)
            command = (
                f"hybride add reflection instrument={asked.instrument} about={asked.about} round={asked.id}"
                f" by={waiting[0]} date=…"
            )
            yield Reminder(urgency(facts, asked.due), asked.due, asked.ref, what, command, "rounds")


def instrument(facts: Facts, identity: str) -> str:
    """What an instrument is called, in the language of the messages."""
    found = facts.one(Instrument, identity)
    nl, en = (found.title.nl, found.title.en) if found else (None, None)
    return ((nl or en) if current_language() == "nl" else (en or nl)) or identity


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
    afterwards,
    undecided,
    applicants,
    ends,
    begins,
    stages,
    evaluations,
    follow_ups,
    rounds,
    reports,
)
