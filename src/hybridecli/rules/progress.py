"""Rules about progress: goals that can be measured, steps on the way, risks, and what goes on after the money."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from hybridecli.facts import Facts, days_between, few
from hybridecli.finding import Severity
from hybridecli.language import _
from hybridecli.records.environments import Environment
from hybridecli.records.goals import Goal
from hybridecli.records.grants import Grant
from hybridecli.records.partnership import Charter
from hybridecli.rule import Wrong, rule

LONGEST_MONTH: Final = 31  # days
LAST_YEAR: Final = 365  # days before the money ends


@rule("B03", "warning", "seed2", "AC03", "RIF14", stage="agreeing")
def goal_can_be_measured(goal: Goal, facts: Facts) -> Iterator[Wrong]:
    """Each goal says what is counted, where it starts, what is wanted by when, and who measures it.

    Criteria that are named beforehand let a steering group steer; criteria named afterwards only explain. While things
    run it is an error, as nobody can tell any more whether it works. Of a goal that is only followed, no target is
    asked.
    """
    target, baseline = goal.target, goal.baseline
    if target and target.date and target.date < facts.today:
        return  # its time is over
    known = {
        "indicator": (goal.indicator, _("what is counted")),
        "baseline.value": (baseline and stated(baseline.value, baseline.to, baseline.note), _("where it starts")),
        "target.value": (goal.monitor_only or (target and stated(target.value, target.to)), _("the target")),
        "target.date": (goal.monitor_only or (target and target.date), _("by when")),
        "measured_by": (goal.measured_by, _("who measures it")),
    }
    lacking = {name: said for name, (value, said) in known.items() if not value}
    if lacking:
        message = _('the goal "{title}" does not say: {what}').format(
            title=goal.title, what=", ".join(lacking.values())
        )
        command = " ".join([f"hybride set {goal.ref}", *(f"'{name}=…'" for name in lacking)])
        severity: Severity = "error" if facts.charter.stage == "running" else "warning"
        yield Wrong(message, _("settle it with the steering group"), next(iter(lacking)), command, severity)


def stated(*values: float | str | None) -> bool:
    """Whether one of these is there; zero is a figure too."""
    return any(value is not None for value in values)


@rule("B08", "warning", "seed2", stage="agreeing", today=True)
def steps_are_small(goal: Goal, facts: Facts) -> Iterator[Wrong]:
    """On the way to a goal there is a first step within three months, and then one at least every half year.

    Begin small and see to it that it works. A goal three years ahead moves nobody tomorrow; a step next month does, and
    it can be celebrated. Only steps that lie near are looked at: what is years ahead need not be filled in yet.
    """
    last = goal.target.date if goal.target else None
    if goal.monitor_only or (last and last < facts.today) or not last:
        return
    steps = sorted(step.date for step in goal.milestones if step.date)
    begin = started(goal, facts)
    first_by = plus(begin, facts.norm("first_milestone_days")) if begin else None
    if first_by and first_by >= facts.today and not any(day <= first_by for day in [*steps, last]):
        message = _('"{title}" has no step before {date}, within {days} days after the start').format(
            title=goal.title, date=first_by, days=f"{facts.norm('first_milestone_days'):g}"
        )
        yield near(goal, message, first_by)
        return
    reach = facts.norm("milestone_months") * LONGEST_MONTH
    now = max(facts.today, begin or "")
    behind = max((day for day in (begin, *steps) if day and day <= now), default=now)
    origin = behind if plus(behind, reach) >= now else now  # what cannot be had any more is not asked
    ahead = [origin, *(day for day in [*steps, last] if day > now)]
    for earlier, after in pairwise(ahead):
        if earlier <= plus(now, reach) and days_between(earlier, after) > reach:
            message = _('"{title}" has no step between {first} and {last}').format(
                title=goal.title, first=_("today") if earlier == facts.today else earlier, last=after
            )
            yield near(goal, message, plus(earlier, reach))
            return


def near(goal: Goal, message: str, due: str) -> Wrong:
    """That a step lacks, and how to add one."""
    wanted = "target" if any(step.target is not None for step in goal.milestones) or not goal.milestones else "what"
    command = f"hybride set {goal.ref} 'milestones+={{date: …, {wanted}: …}}'"
    return Wrong(
        message, _("add a step that can be reached by {date}").format(date=due), "milestones", command, due=due
    )


def started(goal: Goal, facts: Facts) -> str | None:
    """The day on which work on a goal begins: of the environment that it is about, else of the partnership."""
    kind, _slash, identity = (goal.about or "").partition("/")
    about = facts.one(Environment, identity) if kind == "environments" else facts.charter
    period = about.period if about else None
    return period.first.isoformat() if period and period.first else None


def plus(day: str, days: float) -> str:
    """The day some days after a day."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


@rule("B19", "info", "RIF14", stage="agreeing")
def risks_have_measures(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """What may go wrong is listed, with what is done about it.

    People fall ill, hours are withdrawn when it is busy, weeks of tests come in between. Who has thought of it
    beforehand, does not have to think of it in the middle. Funders ask for it too.
    """
    if not charter.risks:
        hint = _("note the two or three things that could really go wrong")
        command = "hybride set partnership 'risks+={risk: …, measure: …, owner: …}'"
        yield Wrong(_("no risks are recorded"), hint, "risks", command)
        return
    open_ones = {number: risk.risk for number, risk in enumerate(charter.risks) if not risk.measure}
    if open_ones:
        message = _("no measure is recorded for: {risks}").format(risks=few(list(open_ones.values())))
        changes = [f"'risks.{number}.measure=…'" for number in open_ones]
        command = " ".join(["hybride set partnership", *changes])
        yield Wrong(message, _("agree what is done about it"), f"risks.{min(open_ones)}", command)


@rule("B20", "warning", "RIF14", stage="running", today=True)
def continuation_is_described(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """In the last year of the money it is described what goes on afterwards, by whom, and who pays.

    What hangs on a grant stops with the grant, unless partners take over in time. Their budgets are made a year ahead.
    """
    grants = [grant for grant in facts.all(Grant).values() if grant.status in ("granted", "paid", "settled")]
    ends = [grant.period.last.isoformat() for grant in grants if grant.period and grant.period.last]
    period = charter.period
    last = max(ends, default=None) or (period.last.isoformat() if period and period.last else None)
    if not last or days_between(facts.today, last) > LAST_YEAR:
        return
    if not charter.continuation:
        message = (
            _("there is money until {date}, and it is not recorded what goes on afterwards")
            if ends
            else _("the partnership lasts until {date}, and it is not recorded what goes on afterwards")
        )
        hint = _("agree what goes on, who does it and who pays")
        command = "hybride set partnership 'continuation+={what: …, by: …, paid_by: …, from: …}'"
        yield Wrong(message.format(date=last), hint, "continuation", command, due=last)
    half = [(number, one) for number, one in enumerate(charter.continuation) if not (one.by and one.paid_by)]
    if half:
        message = _("it is not recorded who does or pays what goes on afterwards: {things}").format(
            things=few([one.what for _number, one in half])
        )
        changes = [
            f"continuation.{number}.{name}=…"
            for number, one in half
            for name in ("by", "paid_by")
            if not getattr(one, name)
        ]
        command = " ".join(["hybride set partnership", *changes])
        yield Wrong(message, _("agree on it with the partners"), f"continuation.{half[0][0]}", command, due=last)
