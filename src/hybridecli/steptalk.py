"""The talk of a step of a couple: which questions are still open, in the order in which people ask them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hybridecli import assignment, spoken
from hybridecli.compound import Many
from hybridecli.facts import Facts
from hybridecli.fieldtype import Choice, YesNo
from hybridecli.language import _
from hybridecli.lookup import folded
from hybridecli.record import Record
from hybridecli.records.couples import Couple, Member, MemberGoal
from hybridecli.records.people import Person
from hybridecli.twinning import persons
from hybridecli.unsettled import OUTCOMES, to_ask

ALSO: Final = {  # what people say besides the words of a list, for the value that they mean
    "anders": "other", "geheel": "fully", "helemaal": "fully", "volledig": "fully", "completely": "fully",
    "gedeeltelijk": "partly", "partially": "partly",
}  # fmt: skip
CHOSEN_BEFORE: Final = ("paused", "done")  # of an intake: somebody said already that this person does not seek now


@dataclass(frozen=True)
class Question:
    """A question, and the field of the couple, or behind the name of one of the two, that the answer goes to."""

    field: str
    text: str
    usual: str | None = None  # what Enter gives
    choices: Mapping[str, str] | None = None
    adds: bool = False  # to a list
    pattern: str = "{}"  # how the answer stands in the value

    def word(self, answer: str) -> str:
        """The answer as one types it behind the command."""
        if self.pattern != "{}":  # inside quotes
            answer = answer.replace("\\", "\\\\").replace('"', '\\"')
        return f"{self.field}{'+=' if self.adds else '='}{self.pattern.format(answer)}"


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


def kick_off(_step: Step, couple: Couple, facts: Facts) -> Iterator[Question]:
    """Goals, limits, hours granted, dates, how they keep in touch, and what may be published."""
    for number, member, person in persons(couple):
        yield from about_goals(number, member, facts.person(person), couple)
    if not couple.limits:
        text = _("What may not be shown or shared? (none is an answer too)")
        yield Question("limits", text, adds=True)
    for number, member, person in persons(couple):
        yield from about_hours(number, member, person, facts)
    period, defaults = couple.period, facts.charter.defaults
    if not (period and period.start):
        yield Question("period.start", _("On which day do they start?"))
    if not (period and period.end):
        yield Question("period.end", _("Until which day do they work together?"))
    if not couple.contact_agreements and not (defaults and defaults.contact_agreements):
        yield Question("contact_agreements", _("How do they keep in touch, and what if one cannot come?"))
    for _number, _member, person in persons(couple):
        yield from about_consent(person, couple, facts)


def about_goals(number: int, member: Member, name: str, couple: Couple) -> Iterator[Question]:
    """What one of the two wants to learn, by what we see that it worked, and what is expected."""
    if not member.goals and not (couple.form == "placement" and couple.goals):
        text = _("{name}: what is the goal? (in own words)").format(name=name)
        yield Question(f"members.{number}.goals", text, adds=True, pattern='{{goal: "{}"}}')
    for place, goal in enumerate(member.goals):
        if not goal.sign:
            text = _('{name}: by what do we see that "{goal}" worked?').format(name=name, goal=goal.goal)
            yield Question(f"members.{number}.goals.{place}.sign", text)
    if not member.expectations:
        text = _("{name}: what do you expect of it?").format(name=name)
        yield Question(f"members.{number}.expectations", text)


def about_hours(number: int, member: Member, person: str, facts: Facts) -> Iterator[Question]:
    """What the employer of one of the two gives, and who said so: mostly the manager that the intake names."""
    given, name = member.permission, facts.person(person)
    start = f"members.{number}.permission"
    if not given or given.hours_per_month is None:
        text = _("{name}: how many hours a month does the employer give?").format(name=name)
        yield Question(f"{start}.hours_per_month", text)
    if not given or not given.by:
        text, usual = by_whom(person, facts)
        yield Question(f"{start}.by", text, usual)
    if not given or not given.date:
        yield Question(f"{start}.date", _("{name}: on which day was permission given?").format(name=name))


def by_whom(person: str, facts: Facts) -> tuple[str, str | None]:
    """The question who gave permission to one of the two, and who that is by the intake, if on record."""
    name, record = facts.person(person), facts.people.get(person)
    manager = record.twinning.manager if record and record.twinning else None
    usual = facts.person(manager.person) if manager and manager.person in facts.people else None
    words = usual or ", ".join(filter(None, (manager.name, manager.function) if manager else ()))
    if words:
        text = _("{name}: who gave permission? (by name or id; the intake names {manager})")
        return text.format(name=name, manager=words), usual
    return _("{name}: who gave permission? (by name or id)").format(name=name), None


def about_consent(person: str, couple: Couple, facts: Facts) -> Iterator[Question]:
    """Whether one of the two may be seen in what is published."""
    record = facts.people.get(person)
    if not record or not record.twinning:
        return
    consent = record.twinning.consent
    asked = {
        "photo": _("{name}: may you be in photographs?"),
        "interview": _("{name}: may you be interviewed?"),
    }
    for what, text in asked.items():
        if getattr(consent, what, None) is None:
            name = f"{called(person, couple, facts)}.twinning.consent.{what}"
            yield Question(name, text.format(name=record.name), choices=yes_or_no())


def closing(step: Step, couple: Couple, facts: Facts) -> Iterator[Question]:
    """The end: goal by goal, the by-catch, the mirror, the wish to go on, and advice."""
    closure = couple.closure
    yield from about_day(_("On which day was the closing talk?"), couple, facts)
    if not (closure and closure.reason):
        words = choices("closure.reason", step.reasons)
        yield Question("closure.reason", _("Why does it end?"), step.reasons[0], words)
    yield from about_plan(couple, facts, cancels=False)
    for number, member, person in persons(couple):
        for place, goal in enumerate(member.goals):
            yield from about_goal(f"members.{number}.goals.{place}", goal, facts.person(person))
    if not (closure and closure.by_catch) and not any(log.by_catch for log in facts.logged(couple)):
        text = _("What came of it that nobody had planned? (none is an answer too)")
        yield Question("closure.by_catch", text, adds=True)
    if not (closure and closure.outcomes):
        yield Question("closure.outcomes", _("What is there now that was not there before?"), adds=True)
    for number, member, person in persons(couple):
        yield from about_findings(number, member, facts.person(person))
    for number, member, person in persons(couple):
        if member.continues is None:
            text = _("{name}: do you want to go on?").format(name=facts.person(person))
            yield Question(f"members.{number}.continues", text, choices=yes_or_no())
    if not (closure and closure.next) and any(member.continues for member in couple.members):
        yield Question("closure.next", _("What comes next?"))
    if not (closure and closure.advice):
        yield Question("closure.advice", _("Which advice do they have for the programme?"))
    yield from about_seeking(step, couple, facts)


def about_goal(start: str, goal: MemberGoal, name: str) -> Iterator[Question]:
    """How far a goal was reached, and what was learned."""
    if not goal.reached:
        text = _("{name}: {goal}. How far was that reached?").format(name=name, goal=goal.goal.rstrip("."))
        yield Question(f"{start}.reached", text, choices=choices("members.0.goals.0.reached"))
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
    yield from about_day(_("On which day was that settled?"), couple, facts)
    yield from about_plan(couple, facts, cancels=True)
    if not (closure and closure.text):
        yield Question("closure.text", _("What is there to say about it, in a sentence without names?"))
    yield from about_seeking(step, couple, facts)


def about_day(text: str, couple: Couple, facts: Facts) -> Iterator[Question]:
    """The day of the end, mostly today."""
    if not (couple.closure and couple.closure.date):
        yield Question("closure.date", text, facts.today)


def about_plan(couple: Couple, facts: Facts, *, cancels: bool) -> Iterator[Question]:
    """What became of the activities that still stand as planned."""
    words = choices("activities.0.status", OUTCOMES)
    for item in to_ask(couple, facts, cancels=cancels):
        yield Question(item.field, item.text, item.usual, words)


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
            yield Question(f"{called(person, couple, facts)}.twinning.status", text, choices=words)


# words


def value_meant(kind: Choice, text: str) -> str | None:
    """The one word of a list that somebody means, also by a part of what it is called in either language."""
    names = {
        word: (*said, *(name for name, known in ALSO.items() if known == word)) for word, said in kind.names().items()
    }
    _fit, found = spoken.best(names, text)
    return found[0] if len(found) == 1 else None


def called(person: str, couple: Couple, facts: Facts) -> str:
    """How one of the two is named before a field: by first name, or by id where that is not plain or not only one's."""
    first = {one: folded(facts.person(one).split()[0] or one) for _number, _member, one in persons(couple)}
    name = first[person]
    plain = name.replace("-", "").isalpha() and list(first.values()).count(name) == 1
    return name if plain and name not in Couple.__struct_fields__ else person


def choices(path: str, only: tuple[str, ...] = (), *, of: type[Record] = Couple) -> dict[str, str]:
    """The allowed words of a field of couples, or of another kind, each as people say it."""
    kind = assignment.place(of, path).type
    assert isinstance(kind, Choice)
    return kind.told(only)


def yes_or_no() -> dict[str, str]:
    """The two answers."""
    return {word: word for word in (_("yes"), _("no"))}


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
