"""The record of a couple that is made of a proposal, what would be wrong with it, and what is said of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from hybridecli import language
from hybridecli.facts import Facts
from hybridecli.firstplan import Plan
from hybridecli.language import _, n_
from hybridecli.matching import Pair
from hybridecli.pairquestions import questions
from hybridecli.partnership import read_record
from hybridecli.records.couples import Couple, MemberGoal
from hybridecli.rule import Wrong
from hybridecli.rules import rules
from hybridecli.seekers import Seeker
from hybridecli.speech import speech


def couple_values(facts: Facts, pair: Pair, first: Plan, reasons: list[str], status: str) -> dict[str, Any]:
    """The record of a new couple."""
    members = [member(seeker, goals) for seeker, goals in zip(pair[:2], first.goals, strict=True)]
    match: dict[str, Any] = {"score": pair.score, "decided": facts.today, "reasons": reasons}
    return {
        "members": members,
        "period": {"start": first.start.isoformat(), "end": first.end.isoformat()},
        "status": status,
        "match": {name: value for name, value in match.items() if value},
        **({"moments": first.moments} if first.moments else {}),
        "activities": list(first.activities),
    }


def member(seeker: Seeker, goals: Sequence[MemberGoal]) -> dict[str, Any]:
    """One of the two, with what the intake says that is expected; what somebody is unsure about stays there."""
    said = {"expectations": seeker.intake.expectations, "goals": [plain_goal(goal) for goal in goals]}
    return {"person": seeker.id, **{name: value for name, value in said.items() if value}}


def plain_goal(goal: Any) -> dict[str, Any]:
    """A goal as it stands in a couple."""
    return {name: value for name in ("key", "goal", "horizon") if (value := getattr(goal, name))}


def error_about(facts: Facts, text: str) -> Wrong | None:
    """The first error that rules would see in a new couple."""
    couple, _reading = read_record(Couple, "new", "couples/new.yaml", text.encode(), "couples/new")
    assert isinstance(couple, Couple), text
    for rule in rules().values():
        if rule.judges is Couple and rule.speaks_from(couple, facts.charter) == "":
            for wrong in rule.wrong(couple, facts):
                if rule.weight(wrong) == "error":
                    return wrong
    return None


def mended(wrong: Wrong, pair: Pair) -> str:
    """What to type before two people can be a couple that is agreed."""
    without = next((one.id for one in pair[:2] if not one.goals), None)
    if without is None:
        return wrong.hint
    return f"{wrong.hint}: hybride set people/{without} 'twinning.goals+={{goal: …, horizon: short}}'"


def made_lines(pair: Pair, first: Plan, couple: str, who: str, *, agreed: bool) -> Iterator[str]:
    """What was made, and what to type next."""
    tongue = speech(language.current())
    said = (
        _("{who}: couple {couple} is agreed, {period}") if agreed else _("{who}: couple {couple} is proposed, {period}")
    )
    yield said.format(who=who, couple=couple, period=tongue.span(first.start, first.end))
    plans = n_(
        "a first plan with {n} activity, {hours} hours for each of the two",
        "a first plan with {n} activities, {hours} hours for each of the two",
        len(first.activities),
    )
    yield "  " + plans.format(n=len(first.activities), hours=tongue.number(first.hours, 2))
    for goal in first.later:
        yield "  " + _("for later, and still in the intake: {goal}").format(goal=goal)
    for number, (seeker, goals) in enumerate(zip(pair[:2], first.goals, strict=True)):
        if not goals:
            command = f"hybride set {couple} 'members.{number}.goals+={{goal: …, sign: …, horizon: short}}'"
            yield "  " + _("ask what {who} wants to learn: {command}").format(who=seeker.name, command=command)
    yield from (f"  {question}" for question in questions(pair, goals=False))
    yield "  " + _("the plan to talk about: {command}").format(command=f"hybride document twinning-plan {couple}")
