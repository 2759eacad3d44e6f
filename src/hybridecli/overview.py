"""How a partnership stands: its stage, what there is, and what needs attention, on one screen."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hybridecli import check, handedits, output
from hybridecli.finding import Finding, in_order
from hybridecli.language import N_, _, n_
from hybridecli.language import current as current_language
from hybridecli.output import Format
from hybridecli.partnership import Partnership
from hybridecli.records import kinds
from hybridecli.records.partnership import Stage
from hybridecli.reminder import NOW, WHEN_IT_SUITS, Reminder
from hybridecli.reminders import reminders
from hybridecli.rule import STAGES
from hybridecli.speech import speech

if TYPE_CHECKING:
    from hybridecli.here import Here


def shown(here: "Here", form: Format, *, every: bool = False) -> str:
    """The status as text: one screen, or all of it."""
    partnership = here.partnership
    steps = attention(here)
    if form is not Format.table:
        data = [step.plain() for step in steps]
        headers = ["urgency", "due", "about", "what", "command"]
        return output.table(headers, [[str(step[name] or "") for name in headers] for step in data], form, data)
    charter, words = partnership.charter, speech(current_language())
    stage = words.word("partnership.stage", charter.stage)
    lines = [output.fitted(f"{charter.name or '?'} · {stage}"), output.fitted(counts(partnership)), ""]
    told = steps if every else chosen(steps)
    for step in told:
        lines += [output.fitted(step.what), f"    {step.command}"]  # whole, to be copied
    if not told:
        lines.append(_("nothing needs attention today"))
    if len(told) < len(steps):
        more = len(steps) - len(told)
        lines.append(
            n_("and {n} more: hybride status --all", "and {n} more: hybride status --all", more).format(n=more)
        )
    return "\n".join(lines)


LINES: Final = 6  # what one screen shows
ALIKE: Final = 2


def chosen(steps: list[Reminder]) -> list[Reminder]:
    """The most urgent, at most two of one topic or about one record, as none should hide others; more if they fit."""
    seen: Counter[str] = Counter()
    first = []
    for step in steps:
        alike = {step.topic, step.about} - {"partnership"} or {step.topic}
        if all(seen[word] < ALIKE for word in alike):
            first.append(step)
            seen.update(alike)
    first += [step for step in steps if step not in first]
    return [step for step in steps if step in first[:LINES]]


def attention(here: "Here") -> list[Reminder]:
    """What to do now, most urgent first, each with the command that does it."""
    partnership = here.partnership
    found = partnership.checked()
    judgement = check.Judgement(partnership)
    found += judgement.findings()
    told = reminders(judgement)
    named = {step.about for step in told}
    said = {finding for finding, _due, _command in judgement.due() if finding.about in named}
    checked = [*errors(found)] or [*advice([finding for finding in found if finding not in said])]
    now = [step for step in checked if step.urgency == NOW]
    later = [step for step in checked if step.urgency != NOW]
    return [*now, *told, *by_hand(here), *later, *next_steps(partnership, [*now, *told])]


def errors(found: list[Finding]) -> Iterator[Reminder]:
    """What stops other things, with the first of it; the same command shows the advice."""
    wrong = sorted((finding for finding in found if finding.severity == "error"), key=in_order)
    if wrong:
        what = n_("{n} error in the records: {first}", "{n} errors in the records, the first: {first}", len(wrong))
        first = f"{wrong[0].message} ({wrong[0].file})"
        yield Reminder(NOW, None, "partnership", what.format(n=len(wrong), first=first), "hybride check", "errors")


def by_hand(here: "Here") -> Iterator[Reminder]:
    """What was changed by hand and stands in no version yet."""
    changed = handedits.uncommitted(here.root) if here.at is None else []
    if changed:
        names = ", ".join(changed[:3]) + (" …" if len(changed) > 3 else "")
        what = n_(
            "{n} changed file is in no version yet: {names}",
            "{n} changed files are in no version yet: {names}",
            len(changed),
        )
        git = "git" if Path.cwd() == here.root else f'git -C "{os.path.relpath(here.root)}"'
        name = f'{git} config user.name "…" ; {git} config user.email "…" ; ' if here.repository.identity() else ""
        command = f'{name}{git} add . ; {git} commit -m "…"'
        yield Reminder(WHEN_IT_SUITS, None, "partnership", what.format(n=len(changed), names=names), command, "git")


def advice(found: list[Finding]) -> Iterator[Reminder]:
    """How much the rules would have otherwise."""
    warnings = sum(finding.severity == "warning" and finding.counts for finding in found)
    if warnings:
        what = n_("{n} point of good practice to look at", "{n} points of good practice to look at", warnings)
        yield Reminder(WHEN_IT_SUITS, None, "partnership", what.format(n=warnings), "hybride check", "advice")


def counts(partnership: Partnership) -> str:
    """How many records there are of each kind that has some."""
    numbers = {
        name: len(partnership.places[name])
        for name, kind in kinds().items()
        if not kind.ships and name != "partnership"
    }
    dutch = current_language() == "nl"
    named = [f"{number} {word(name, number, dutch)}" for name, number in numbers.items() if number]
    return ", ".join(named) or _("no records yet")


def word(kind: str, number: int, dutch: bool) -> str:
    """The word for one or more records of a kind."""
    declared = kinds()[kind]
    if dutch:
        return "logboekregels" if kind == "logs" and number != 1 else declared.dutch[number != 1]
    return declared.singular if number == 1 else "log entries" if kind == "logs" else kind


def next_steps(partnership: Partnership, told: list[Reminder]) -> Iterator[Reminder]:
    """What to begin with: the first two things that are missing in this stage, and what can be done where nothing else
    is told.
    """
    found = [*missing(partnership)][:2]
    for what, command in found or ([] if told else possible(partnership)):
        yield Reminder(WHEN_IT_SUITS, None, "partnership", what, command, "next")


def missing(partnership: Partnership) -> Iterator[tuple[str, str]]:
    """What there is none of yet, though its stage has come: what to say, and the command."""
    charter, have = partnership.charter, {name for name, places in partnership.places.items() if places}
    for kind, what, command in MISSING:
        if kind not in have and reached(partnership, FROM_STAGE.get(kind, "exploring")):
            yield _(what), command
    if reached(partnership, "running") and not (charter.period and charter.period.first):
        what = _("No period yet: from when to when does the partnership last?")
        yield what, "hybride set partnership period.start=… period.end=…"


def possible(partnership: Partnership) -> Iterator[tuple[str, str]]:
    """What can be done on a quiet day."""
    for kind, what, command in POSSIBLE:
        if any(getattr(record, "status", None) in OPEN[kind] for record in partnership.of(kind).values()):
            yield _(what), command
    if partnership.charter.stage == "exploring":
        what = _("Do you know enough of each other? Then the design can begin:")
        yield what, "hybride set partnership stage=designing"
    if partnership.charter.stage == "evaluating":
        yield _("Write the evaluation checklist of the partnership:"), "hybride document evaluation-checklist"


def reached(partnership: Partnership, stage: Stage) -> bool:
    """Whether the partnership has come to a stage."""
    return STAGES.index(partnership.charter.stage) >= STAGES.index(stage)


MISSING: Final = [
    ("partners", N_("No partners yet; add one:"), "hybride add partner"),
    ("people", N_("No people yet; add one:"), "hybride add person"),
    ("logs", N_("Nothing is logged yet: whom did you talk to?"), "hybride log … -k contact '…'"),
    ("goals", N_("No goals yet: what do you want to have reached, and when?"), "hybride add goal"),
    ("agreements", N_("No agreement yet; begin one:"), "hybride add agreement"),
    ("couples", N_("No couples yet; add one:"), "hybride add couple"),
]
FROM_STAGE: Final[dict[str, Stage]] = {"goals": "designing", "agreements": "agreeing", "couples": "agreeing"}
POSSIBLE: Final = [
    ("agreements", N_("Write the covenant and other agreements:"), "hybride document --list"),
    ("couples", N_("Write the twinning plans of all couples:"), "hybride document twinning-plan --all"),
]
OPEN: Final = {"agreements": ("draft", "offered"), "couples": ("agreed", "running")}  # to which papers belong
