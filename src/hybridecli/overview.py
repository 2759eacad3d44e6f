"""How a partnership stands: its stage, what there is, what is wrong, and what to type next."""

from typing import Any

from hybridecli import output
from hybridecli.language import _, n_
from hybridecli.language import current as current_language
from hybridecli.output import Format
from hybridecli.partnership import Partnership
from hybridecli.records import kinds
from hybridecli.speech import speech


def shown(partnership: Partnership, form: Format) -> str:
    """The status as text."""
    steps = next_steps(partnership)
    if form is not Format.table:
        headers = ["urgency", "due", "about", "what", "command"]
        return output.table(headers, [[str(step[name] or "") for name in headers] for step in steps], form, steps)
    charter, words = partnership.charter, speech(current_language())
    stage = words.word("partnership.stage", charter.stage)
    lines = [output.fitted(f"{charter.name or '?'} · {stage}"), output.fitted(counts(partnership)), ""]
    for step in steps:
        lines += [output.fitted(step["what"]), f"    {step['command']}"]  # whole, to be copied
    return "\n".join(lines)


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


def next_steps(partnership: Partnership) -> list[dict[str, Any]]:
    """What to do now, most urgent first, each with the command that does it."""
    findings = partnership.checked()
    errors = sum(finding.severity == "error" for finding in findings)
    if errors:
        what = n_("{n} error in the records", "{n} errors in the records", errors).format(n=errors)
        return [step(1, what, "hybride check")]
    have = {name for name, places in partnership.places.items() if places}
    steps = [step(3, _(what), command) for kind, what, command in MISSING if kind not in have]
    made = [step(4, _(what), command) for kind, what, command in POSSIBLE if kind in have]
    return (steps[:2] + made)[:4]


def step(urgency: int, what: str, command: str) -> dict[str, Any]:
    """One line of the status."""
    return {"urgency": urgency, "due": None, "about": "partnership", "what": what, "command": command}


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
