"""How a partnership stands: its stage, what there is, and what needs attention, on one screen."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from hybridecli import check, handedits, output
from hybridecli.finding import Finding
from hybridecli.language import _, n_
from hybridecli.language import current as current_language
from hybridecli.output import Format
from hybridecli.partnership import Partnership
from hybridecli.records import kinds
from hybridecli.reminders import NOW, WHEN_IT_SUITS, Reminder, reminders
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
OF_ONE_TOPIC: Final = 2


def chosen(steps: list[Reminder]) -> list[Reminder]:
    """The most urgent, at most two about one topic, so that no topic hides the others."""
    seen: Counter[str] = Counter()
    first = []
    for step in steps:
        seen[step.topic] += 1
        if seen[step.topic] <= OF_ONE_TOPIC:
            first.append(step)
    return first[:LINES]


def attention(here: "Here") -> list[Reminder]:
    """What to do now, most urgent first, each with the command that does it."""
    partnership = here.partnership
    found = partnership.checked()
    judgement = check.Judgement(partnership)
    found += judgement.findings()
    errors = sum(finding.severity == "error" for finding in found)
    told = reminders(judgement)
    if errors:
        what = n_("{n} error in the records", "{n} errors in the records", errors).format(n=errors)
        told.insert(0, Reminder(NOW, None, "partnership", what, "hybride check", "errors"))
    return [*told, *by_hand(here), *advice(found), *next_steps(partnership, told)]


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
        command = 'git add . ; git commit -m "…"'
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
    """What to begin with: the first two kinds of record that are missing, and documents where nothing else is told."""
    have = {name for name, places in partnership.places.items() if places}
    missing = [(_(what), command) for kind, what, command in MISSING if kind not in have]
    possible = [(_(what), command) for kind, what, command in POSSIBLE if kind in have and not told]
    for what, command in [*missing[:2], *possible][:4]:
        yield Reminder(WHEN_IT_SUITS, None, "partnership", what, command, "next")


MISSING = [
    ("partners", "No partners yet; add one:", "hybride add partner"),
    ("people", "No people yet; add one:", "hybride add person"),
    ("goals", "No goals yet: what do you want to have reached, and when?", "hybride add goal"),
    ("couples", "No couples yet; add one:", "hybride add couple"),
    ("agreements", "No agreement yet; begin one:", "hybride add agreement"),
]
POSSIBLE = [
    ("agreements", "Write the covenant and other agreements:", "hybride document --list"),
    ("couples", "Write the twinning plans of all couples:", "hybride document twinning-plan --all"),
    ("partners", "Write the evaluation checklist of the partnership:", "hybride document evaluation-checklist"),
]
