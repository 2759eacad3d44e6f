"""The talk of a step of a couple: which questions are still open, in the order in which people ask them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from hybridecli import assignment
from hybridecli.compound import Many
from hybridecli.facts import Facts
from hybridecli.fieldtype import Choice, YesNo
from hybridecli.language import _
from hybridecli.records.couples import Couple, Member, MemberGoal
from hybridecli.records.people import Person
from hybridecli.starttalk import kick_off
from hybridecli.stepquestion import Question, asked_plainly, called, choices, yes_or_no
from hybridecli.twinning import persons
from hybridecli.unsettled import OUTCOMES, to_ask

CHOSEN_BEFORE: Final = ("paused", "done")  # of an intake: somebody said already that this person does not seek now


@dataclass(frozen=True)
class Step:
    """A step in the life of a couple.

    `needs` are numbers of rules that have to be content although what they say is no error, `then` what an intake can
    become of who took part.
    """

    verb: str
    status: str
    begins: tuple[str, ...]  # the statuses from which it can be taken
    talk: Callable[["Step", Couple, Facts], Iterator[Question]]
    needs: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    then: tuple[str, ...] = ()

    def questions(self, couple: Couple, facts: Facts) -> list[Question]:
        """What is still open about a couple, as it stands with the answers so far."""
        return list(self.talk(self, couple, facts))


def closing(step: Step, couple: Couple, facts: Facts) -> Iterator[Question]:
    """The end: goal by goal, the by-catch, the mirror, the wish to go on, and advice."""
    closure = couple.closure
    yield from about_day(_("On which day was the closing talk?"), couple, day_of_talk(couple, facts))
    if not (closure and closure.reason):
        words = choices("closure.reason", step.reasons)
        yield Question("closure.reason", _("Why does it end?"), step.reasons[0], words)
    yield from about_plan(couple, facts, cancels=False)
    for number, member, person in persons(couple):
        for place, goal in enumerate(member.goals):
            yield from about_goal(f"members.{number}.goals.{place}", goal, facts.person(person))
    if not (closure and closure.by_catch) and not any(log.by_catch for log in facts.logged(couple)):
        text = _("What came of it that nobody had planned? (none is an answer too)")
        yield Question("closure.by_catch", text, adds=True, none_too=True)
    if not (closure and closure.outcomes):
        yield Question("closure.outcomes", _("What is there now that was not there before?"), adds=True)
    for number, member, person in persons(couple):
        yield from about_findings(number, member, facts.person(person))
    for number, member, person in persons(couple):
        if member.continues is None:
            text = _("{name}: do you want to go on?").format(name=facts.person(person))
            yield asked_plainly(f"members.{number}.continues", text)
    if not (closure and closure.next) and any(member.continues for member in couple.members):
        yield Question("closure.next", _("What comes next?"))
    if not (closure and closure.advice):
        yield Question("closure.advice", _("Which advice do they have for the programme?"))
    yield from about_seeking(step, couple, facts)


def about_goal(start: str, goal: MemberGoal, name: str) -> Iterator[Question]:
    """How far a goal was reached, and what was learned."""
    if not goal.reached:
        text = _("{name}: {goal}. How far was that reached?").format(name=name, goal=goal.goal.rstrip("."))
        yield Question(f"{start}.reached", text, choices=choices("members.0.goals.0.reached"), yes="fully", no="not")
    elif not goal.insight:
        yield Question(f"{start}.insight", _("{name}: what did you learn by it?").format(name=name))


def about_findings(number: int, member: Member, name: str) -> Iterator[Question]:
    """What it was like for one of the two, and what was seen in the mirror."""
    if not member.experience:
        yield Question(f"members.{number}.experience", found(member, name))
    if not member.mirror:
        text = _("{name}: what did you see of the other, of your own work and of your own organisation?")
        yield Question(f"members.{number}.mirror", text.format(name=name))


def found(member: Member, name: str) -> str:
    """The question what it was like, beside what was expected."""
    if not member.expectations:
        return _("{name}: what was it like?").format(name=name)
    text = _('{name}: you expected "{expected}". What was it like?')
    return text.format(name=name, expected=member.expectations.rstrip("."))


def stopping(step: Step, couple: Couple, facts: Facts) -> Iterator[Question]:
    """An early end: the reason, and who seeks again."""
    closure = couple.closure
    if not (closure and closure.reason):
        yield Question("closure.reason", _("Why does it stop?"), choices=choices("closure.reason", step.reasons))
    yield from about_day(_("On which day was that settled?"), couple, facts.today)
    yield from about_plan(couple, facts, cancels=True)
    if not (closure and closure.text):
        yield Question("closure.text", _("What is there to say about it, in a sentence without names?"))
    yield from about_seeking(step, couple, facts)


def about_day(text: str, couple: Couple, usual: str) -> Iterator[Question]:
    """The day of the end."""
    if not (couple.closure and couple.closure.date):
        yield Question("closure.date", text, usual)


def day_of_talk(couple: Couple, facts: Facts) -> str:
    """The day on which the closing talk seems to have been: by the log, else by the plan; else today."""
    logged = [log.date for log in facts.logged(couple) if log.activity == "closing"]
    planned = [item.date for item in couple.activities if item.activity == "closing" and item.date]
    agreed = [couple.moments.closing] if couple.moments and couple.moments.closing else []
    found = (max((day for day in days if day <= facts.today), default=None) for days in (logged, planned, agreed))
    return next(filter(None, found), facts.today)


def about_plan(couple: Couple, facts: Facts, *, cancels: bool) -> Iterator[Question]:
    """What became of the activities that still stand as planned."""
    words = choices("activities.0.status", OUTCOMES)
    for item in to_ask(couple, facts, cancels=cancels):
        yield Question(item.field, item.text, item.usual, words, yes="done", no="cancelled")


def about_seeking(step: Step, couple: Couple, facts: Facts) -> Iterator[Question]:
    """What each of the two does next in the programme; not of who has another couple, or has said so before."""
    for _number, _member, person in persons(couple):
        record = facts.people.get(person)
        elsewhere = any(
            person in {member.person for member in other.members} and other.id != couple.id
            for other in facts.couples.values()
            if other.status in ("proposed", "agreed", "running")
        )
        intake = record.twinning if record else None
        if record and intake and not elsewhere and intake.status not in CHOSEN_BEFORE:
            text = _("{name}: do you seek another couple now?").format(name=record.name)
            words = choices("twinning.status", step.then, of=Person)
            not_so = "done" if "paused" not in step.then else None  # else it is asked which of the two
            name = f"{called(person, couple, facts)}.twinning.status"
            yield Question(name, text, choices=words, yes="seeking", no=not_so)


# words


def allowed(step: Step, name: str) -> str:
    """What may stand behind a field, for who types it: the words of a list, or yes or no; else nothing."""
    person = ".twinning." in name
    kind = assignment.place(Person if person else Couple, name.partition(".")[2] if person else name).type
    kind = kind.item if isinstance(kind, Many) else kind
    if isinstance(kind, Choice):
        only = {"closure.reason": step.reasons}.get(name, step.then if name.endswith(".twinning.status") else ())
        return kind.listed(only)
    return ", ".join(yes_or_no()) if isinstance(kind, YesNo) else ""


START: Final = Step("start", "running", ("proposed", "agreed"), kick_off, needs=("C15",))
STOP: Final = Step(
    "stop",
    "stopped",
    ("agreed", "running"),
    stopping,
    reasons=("time", "match", "employer", "other-job", "personal", "other"),
    then=("seeking", "paused", "done"),
)
CLOSE: Final = Step(
    "close",
    "closed",
    ("running",),
    closing,
    needs=("C22",),
    reasons=("finished", "goal-reached-early", "other"),
    then=("done", "seeking"),
)
