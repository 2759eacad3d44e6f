"""Waivers: findings that people set aside with a reason, and what is wrong with a waiver itself."""

from collections.abc import Callable, Collection, Iterator
from typing import Final, NamedTuple

from hybridecli.finding import Severity, Waived
from hybridecli.language import N_, _
from hybridecli.reading import nearest
from hybridecli.records.partnership import Charter, Waiver

RULES: Final = {
    "waiver-is-complete": N_("A waiver says which rule it sets aside, why, who decided that and when."),
    "waiver-names-a-rule": N_("A waiver names a rule that there is, and that gives a warning or advice: no error."),
    "waiver-is-needed": N_("A waiver goes when its rule no longer has anything to say."),
}
Said = Collection[tuple[str, str, Severity]]  # rule, about, weight
NEEDED: Final = ("rule", "reason", "by", "date")


class Flaw(NamedTuple):
    """What is wrong with a waiver: (rule, severity, field, message, hint)."""

    rule: str
    severity: Severity
    field: str
    message: str
    hint: str


def covering(charter: Charter, rule: str, about: str) -> Waived | None:
    """The waiver of a rule about a record; None where there is no complete one."""
    found = (waiver for waiver in charter.waivers if covers(waiver, rule, about) and not missing(waiver))
    waiver = next(found, None)
    return Waived(reason=waiver.reason or "", by=waiver.by or "", date=waiver.date or "") if waiver else None


def covers(waiver: Waiver, rule: str, about: str) -> bool:
    """Whether a waiver is of this rule and about this record, or about all."""
    return waiver.rule == rule and waiver.about in (None, about)


def missing(waiver: Waiver) -> list[str]:
    """The fields that a waiver lacks; a gap that was left as it is, as `…`, is as good as nothing."""
    return [name for name in NEEDED if not any(map(str.isalnum, getattr(waiver, name) or ""))]


def flaws(
    charter: Charter,
    known: Collection[str],
    said: Said,
    past: Callable[[Waiver], bool],
    numbered: Callable[[str], str | None],
) -> Iterator[Flaw]:
    """What is wrong with each waiver.

    `said` is what rules have to say in any stage, `known` the names of rules, `past` tells whether a waiver is about
    what has ended: that stays, as history. `numbered` gives the rule that answers a number of the catalogue, where
    there is one.
    """
    for number, waiver in enumerate(charter.waivers):
        here = f"waivers.{number}"
        if lacking := missing(waiver):
            message = _("this waiver sets nothing aside: it lacks {fields}").format(fields=", ".join(lacking))
            hint = _("add it in partnership.yaml, or with: {command}").format(
                command=f"hybride set partnership {here}.{lacking[0]}=…"
            )
            yield Flaw("waiver-is-complete", "warning", here, message, hint)
        elif waiver.rule not in known:
            meant = numbered(waiver.rule or "") or nearest(waiver.rule or "", known)
            hint = _("see: hybride explain rules")
            if meant:
                change = f"hybride set partnership {here}.rule={meant}"
                hint = _("did you mean {word}? then: {command}").format(word=meant, command=change)
            message = _("there is no rule called {name}").format(name=waiver.rule)
            yield Flaw("waiver-names-a-rule", "warning", f"{here}.rule", message, hint)
        elif not past(waiver):
            yield from out_of_place(waiver, here, said)


def out_of_place(waiver: Waiver, here: str, said: Said) -> Iterator[Flaw]:
    """What is wrong with a complete waiver of a rule that there is."""
    weights = {severity for rule, about, severity in said if covers(waiver, rule, about)}
    remove = _("remove it: {command}").format(command=f"hybride set partnership {here}=")
    if weights == {"error"}:
        message = _("{rule} is an error here, and errors cannot be set aside").format(rule=waiver.rule)
        yield Flaw("waiver-names-a-rule", "warning", f"{here}.rule", message, remove)
    elif not weights:
        message = _("{rule} no longer has anything to say here").format(rule=waiver.rule)
        yield Flaw("waiver-is-needed", "info", here, message, remove)


def command(charter: Charter, rule: str, about: str, today: str) -> str:
    """What to type to set a rule aside; the reason is left to the person."""
    by = next(iter(charter.coordinators), "p-…")
    values = f"{{rule: {rule}, about: {about}, reason: …, by: {by}, date: {today}}}"
    return f"hybride set partnership 'waivers+={values}'"
