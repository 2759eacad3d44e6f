"""Rules about what reports need: counts, consequences and solutions, milestones, figures that agree, open actions."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from hybridecli.agreements import months_before
from hybridecli.facts import Facts, few
from hybridecli.finding import Severity
from hybridecli.language import _, current, n_
from hybridecli.record import first_day, last_day
from hybridecli.records.activities import Activity
from hybridecli.records.goals import Figure, Goal, Milestone
from hybridecli.records.grants import Grant
from hybridecli.records.groups import Group
from hybridecli.records.logs import Decision, FollowUp, Log
from hybridecli.records.partnership import Charter
from hybridecli.records.schemes import Scheme
from hybridecli.rule import Wrong, rule
from hybridecli.speech import speech

SOLVING_DAYS: Final = 21  # in which an obstacle may wait for its solution before it weighs; as long as a silent couple


@rule("E01", "warning", "ONO", stage="running")
def activities_with_pupils_are_counted(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """Of activities with pupils it is recorded how many took part, where a funder asks that.

    The forms of some funders ask numbers of pupils, teachers and companies for every activity. On the day itself one
    look at the class is enough, and a year later nobody knows any more. Where no funder asks, nobody needs to count.
    """
    asking = [grant for grant in facts.all(Grant).values() if asks_counts(grant, facts)]
    if not asking:
        return
    uncounted = [
        log
        for log in facts.logs
        if log.kind in ("activity", "event")
        and not (log.counts and log.counts.given)
        and (log.audience or meets_pupils(log, facts))
        and any(within(log.date, grant) for grant in asking)
    ]
    if uncounted:
        message = n_(
            "{n} activity with pupils has no counts, which {funder} asks: {titles}",
            "{n} activities with pupils have no counts, which {funder} asks: {titles}",
            len(uncounted),
        ).format(
            n=len(uncounted),
            funder=facts.name(f"partners/{asking[0].funder}"),
            titles=few([f"{log.title} ({log.date})" for log in uncounted]),
        )
        hint = _("add the counts to each, a good guess too; to the first with")
        yield Wrong(message, hint, command=f"hybride set {uncounted[0].ref} counts.pupils=…")


def asks_counts(grant: Grant, facts: Facts) -> bool:
    """Whether a grant that runs has a scheme whose reports ask how many took part."""
    scheme = facts.one(Scheme, grant.scheme) if grant.status in ("granted", "paid") else None
    return bool(scheme and any(report.counts for report in scheme.reports))


def meets_pupils(log: Log, facts: Facts) -> bool:
    """Whether it was an activity of the catalogue in which pupils or students are met."""
    activity = facts.one(Activity, log.activity)
    return bool(activity and activity.pupils)


def within(day: str, grant: Grant) -> bool:
    """Whether something happened in the period of a grant; always, where that is not known."""
    period, then = grant.period, first_day(day)
    return not period or not ((period.first and then < period.first) or (period.last and then > period.last))


def recent(log: Log, facts: Facts) -> bool:
    """Whether something happened in the last twelve months."""
    return log.date >= months_before(facts.today, 12)


@rule("E02", "warning", "ONO", stage="running", today=True)
def deviations_tell_what_follows(log: Log, facts: Facts) -> Iterator[Wrong]:
    """Of what went otherwise than planned it is recorded what follows from it.

    Plans change, and funders know that. They ask what the change means for activities, planning, results and
    cooperation. Who writes that down at once need not make it up when the report is due.
    """
    if log.kind == "deviation" and not log.consequence and recent(log, facts):
        message = _("of this deviation it is not recorded what follows from it: {title}").format(title=log.title)
        command = f"hybride set {log.ref} 'consequence=…'"
        yield Wrong(message, _("write down what it means for planning and results"), "kind", command)


@rule("E03", "warning", "ONO", stage="running", today=True)
def obstacles_come_with_a_solution(log: Log, facts: Facts) -> Iterator[Wrong]:
    """Of an obstacle it is recorded how it was solved.

    Funders ask which obstacles there were and how partners solved them. What stays unsolved belongs on the agenda of
    the people who can do something about it. In the first three weeks this is advice only: a solution takes time.
    """
    if log.kind == "obstacle" and not log.solution and recent(log, facts):
        message = _("no solution is recorded of this obstacle: {title}").format(title=log.title)
        command = f"hybride set {log.ref} 'solution=…'"
        severity: Severity | None = "info" if facts.days_since(log.date) < SOLVING_DAYS else None
        hint = _("put it on the agenda, and write down what was done or agreed")
        yield Wrong(message, hint, "kind", command, severity)


@rule("E04", "warning", "RIF14", stage="running", today=True)
def milestones_have_an_outcome(goal: Goal, facts: Facts) -> Iterator[Wrong]:
    """Of a milestone whose day has passed it is known whether it was met.

    A report asks how far you are, at the moments that you chose yourself. A milestone that was missed is no shame: it
    is a reason to talk and adjust. Only silence teaches nothing.
    """
    last = max((last_day(item.date).isoformat() for item in goal.measurements if item.date), default="")
    silent = [
        (number, item)
        for number, item in enumerate(goal.milestones)
        if item.date and item.date < facts.today and not (item.met or item.celebrated)
        if last < item.date or (item.what and item.target is None)  # no figure tells of what cannot be counted
    ]
    if silent:
        place, first = silent[0]
        told = few([milestone_text(item, goal.unit) for _number, item in silent])
        message = _("it is not recorded whether this was reached: {milestones}").format(milestones=told)
        counted = any(item.target is not None for _number, item in silent)
        hint = (
            _("write down how far it is, also when less was reached")
            if counted
            else _("write down when it was reached")
        )
        changes = [f"'measurements+={{date: {facts.today}, value: …}}'"] if counted else []
        changes += [f"milestones.{number}.met=…" for number, item in silent if item.target is None]
        command = " ".join([f"hybride set {goal.ref}", *changes])
        yield Wrong(message, hint, f"milestones.{place}", command, due=first.date)


def milestone_text(milestone: Milestone, unit: str | None) -> str:
    """A milestone in a few words, with its day."""
    number = None if milestone.target is None else speech(current()).number(milestone.target)
    target = number and f"{number} {unit or ''}".rstrip()
    what = milestone.what or target
    return f"{what} ({milestone.date})" if what else milestone.date or ""


@rule("E07", "warning", "own", stage="designing")
def figures_of_one_day_agree(goal: Goal, facts: Facts) -> Iterator[Wrong]:
    """Two figures for the same goal on the same day are the same, or a note says why not.

    Sources count differently, and both figures may be kept. But a reader who finds two numbers trusts neither. One
    sentence tells which counts what.
    """
    by_day: dict[str, list[tuple[str, Figure]]] = defaultdict(list)
    figures = [("baseline", goal.baseline)] if goal.baseline else []
    figures += [(f"measurements.{number}", item) for number, item in enumerate(goal.measurements)]
    for place, figure in figures:
        if figure.date and figure.value is not None:
            by_day[figure.date].append((place, figure))
    for day, found in by_day.items():
        values = list(dict.fromkeys((figure.value, figure.to) for _place, figure in found))
        if len(values) > 1 and not any(figure.note for _place, figure in found):
            number = speech(current()).number
            told = [
                number(value) if to is None else f"{number(value)}-{number(to)}"
                for value, to in values
                if value is not None
            ]
            message = _("on {day} different figures are recorded without a note: {figures}").format(
                day=day, figures=", ".join(told)
            )
            place = found[-1][0]
            hint = _("say in a note where the difference comes from")
            yield Wrong(message, hint, place, f"hybride set {goal.ref} '{place}.note=…'")


@rule("E09", "warning", "seed2", stage="running", today=True)
def steering_group_closes_its_actions(log: Log, facts: Facts) -> Iterator[Wrong]:
    """What the steering group agreed to do is done, or has a new day, when it meets again.

    Steering means coming back to what was agreed. Actions that stay open from meeting to meeting show that nobody has
    time, or that they no longer matter. Both are worth a minute of talk.
    """
    group = facts.one(Group, log.about.removeprefix("groups/")) if log.about.startswith("groups/") else None
    if log.kind != "meeting" or group is None or group.kind != "steering" or group.closed or not recent(log, facts):
        return
    days: list[str] = [item.date for item in facts.logged(group) if item.kind == "meeting"]
    days += [meeting.date for meeting in group.meetings if meeting.date]
    after = min((day for day in days if log.date < day <= facts.today), default=None)
    open_items = [
        (place, item) for place, item in actions(log) if after and not item.done and (item.due or "") <= after
    ]
    if after and open_items:
        told = few([words_of(item).removesuffix(".") for _place, item in open_items])
        message = n_(
            "{n} action of this meeting was open when {group} met again on {day}: {actions}",
            "{n} actions of this meeting were open when {group} met again on {day}: {actions}",
            len(open_items),
        ).format(n=len(open_items), group=group.name, day=after, actions=told)
        hint = _("fill in when it was done; if it was not, give it a new day with due")
        command = f"hybride set {log.ref} " + " ".join(f"{place}.done=…" for place, _item in open_items)
        yield Wrong(message, hint, open_items[0][0], command, due=after)


def actions(log: Log) -> Iterator[tuple[str, Decision | FollowUp]]:
    """What somebody has to do after a meeting; a decision that asks nothing of anybody is done by itself."""
    for number, decision in enumerate(log.decisions):
        if decision.decision and (decision.owner or decision.due):
            yield f"decisions.{number}", decision
    for number, item in enumerate(log.follow_up):
        yield f"follow_up.{number}", item


def words_of(item: Decision | FollowUp) -> str:
    """What has to be done."""
    return (item.decision or "") if isinstance(item, Decision) else item.what
