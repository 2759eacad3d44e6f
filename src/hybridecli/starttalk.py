"""The talk with which a couple starts: goals, limits, hours, days, how they keep in touch, and what may be seen."""

from collections.abc import Iterator

from hybridecli.facts import Facts
from hybridecli.language import _, current
from hybridecli.records.couples import Couple, Member
from hybridecli.records.people import Intake
from hybridecli.speech import speech
from hybridecli.stepquestion import Question, asked_plainly, called
from hybridecli.twinning import persons
from hybridecli.whom import intake_of


def kick_off(_step: object, couple: Couple, facts: Facts) -> Iterator[Question]:
    """Goals, limits, hours granted, dates, how they keep in touch, and what may be published."""
    for number, member, person in persons(couple):
        yield from about_goals(number, member, facts.person(person), couple)
    if not couple.limits:
        yield Question("limits", about_limits(couple, facts), adds=True, none_too=True)
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


def about_limits(couple: Couple, facts: Facts) -> str:
    """The question what may not be shown, with what the two said of it at their intake."""
    taken = [intake for _number, _member, person in persons(couple) if (intake := intake_of(person, facts))]
    if said := list(dict.fromkeys(limit for intake in taken for limit in intake.limits)):
        text = _("What may not be shown or shared? (none is an answer too; the intake names {limits})")
        return text.format(limits=", ".join(said))
    return _("What may not be shown or shared? (none is an answer too)")


def about_hours(number: int, member: Member, person: str, facts: Facts) -> Iterator[Question]:
    """What the employer of one of the two gives, and who said so: mostly the manager that the intake names."""
    given, name = member.permission, facts.person(person)
    start = f"members.{number}.permission"
    if not given or given.hours_per_month is None:
        yield Question(f"{start}.hours_per_month", how_many(name, intake_of(person, facts)))
    if not given or not given.by:
        text, usual = by_whom(person, facts)
        yield Question(f"{start}.by", text, usual)
    if not given or not given.date:
        yield Question(f"{start}.date", _("{name}: on which day was permission given?").format(name=name))
    if not given or given.in_working_time is None:
        yield asked_plainly(f"{start}.in_working_time", _("{name}: are these hours working time?").format(name=name))


def how_many(name: str, intake: Intake | None) -> str:
    """The question for the hours that an employer gives, with those that somebody expected at the intake."""
    if intake and intake.hours_per_month is not None:
        text = _("{name}: how many hours a month does the employer give? (the intake names {hours})")
        return text.format(name=name, hours=speech(current()).number(intake.hours_per_month))
    return _("{name}: how many hours a month does the employer give?").format(name=name)


def by_whom(person: str, facts: Facts) -> tuple[str, str | None]:
    """The question who gave permission to one of the two, and who that is by the intake, if on record."""
    name, intake = facts.person(person), intake_of(person, facts)
    manager = intake.manager if intake else None
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
            yield asked_plainly(name, text.format(name=record.name))
