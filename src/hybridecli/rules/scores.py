"""Rules about scores of reflections: low ones get an action, differences come on the agenda, and a fall is noticed."""

from collections import defaultdict
from collections.abc import Iterator
from statistics import fmean
from typing import Final, NamedTuple

from hybridecli.facts import Facts, few
from hybridecli.language import _, n_
from hybridecli.records.instruments import Instrument
from hybridecli.records.reflections import Action, Answer, Reflection
from hybridecli.rule import Wrong, rule

LOW: Final = 0.25  # the part of a scale, from its lowest score, that counts as low: 1 and 2 of 1 to 5
APART: Final = 0.5  # the part of a scale by which partners differ widely: 2 points of 1 to 5
ANONYMOUS: Final = 5  # from so many people on, what they answered as a person is shown
FALLS: Final = 3  # this many means in a row, each lower than the one before, are a fall
FALL: Final = 0.125  # of this part of the scale at least, as a few answers differ by chance: half a point of 1 to 5
OVER: Final = ("closed", "stopped", "declined")  # statuses of couples


@rule("B13", "warning", "WILDER")
def low_scores_have_an_action(reflection: Reflection, facts: Facts) -> Iterator[Wrong]:
    """Of a score of two or less it is noted why, and who does what about it by when.

    A low score is a beginning of a conversation. Without an explanation the others guess, and without an action the
    same score stands there half a year later.
    """
    instrument = facts.one(Instrument, reflection.instrument)
    low = [item for item, score in reflection.scores(instrument).items() if is_low(score, instrument)]
    if not low or passed(reflection, facts):
        return
    mute = [item for item in low if not said(reflection.answers[item])]
    ready = any(action.done or (action.owner and action.due) for action in reflection.actions)
    if not mute and ready:
        return
    changes = [noted(item, reflection.answers[item]) for item in mute]
    changes += [] if ready else open_action(reflection.actions)
    message = n_("{n} low score: {items}", "{n} low scores: {items}", len(low)).format(n=len(low), items=few(low))
    message += "; " + (
        _("not explained, and without an action with owner and day")
        if mute and not ready
        else _("not explained: {items}").format(items=few(mute))
        if mute
        else _("without an action with owner and day")
    )
    command = " ".join([f"hybride set {reflection.ref}", *changes])
    yield Wrong(message, _("ask what lies behind it, and agree what is done"), f"answers.{(mute or low)[0]}", command)


def is_low(score: float, instrument: Instrument | None) -> bool:
    """Whether a score stands at the low end of the scale."""
    least, most = instrument.bounds if instrument else (1, 5)
    return score <= least + (most - least) * LOW


def said(answer: float | Answer | str) -> bool:
    """Whether an answer is explained."""
    return isinstance(answer, Answer) and bool(answer.note or answer.text)


def noted(item: str, answer: float | Answer | str) -> str:
    """The change that explains an answer."""
    if isinstance(answer, Answer):
        return f"'answers.{item}.note=…'"
    return f"'answers.{item}={{score: {answer:g}, note: …}}'"


def open_action(actions: tuple[Action, ...]) -> list[str]:
    """The changes after which there is an action with owner and day."""
    if not actions:
        return ["'actions+={what: …, owner: …, due: …}'"]
    return [f"actions.0.{name}=…" for name in ("owner", "due") if not getattr(actions[0], name)]


def passed(reflection: Reflection, facts: Facts) -> bool:
    """Whether something newer counts: the same people answered again, or the couple has ended since."""
    kind, _slash, identity = reflection.about.partition("/")
    if kind == "couples" and reflection.moment not in ("closing", "follow-up"):
        couple = facts.couples.get(identity)
        if couple and couple.status in OVER:
            return True
    return facts.index(latest)[whose(reflection)] > reflection.date


def whose(reflection: Reflection) -> tuple[str, str, str | None]:
    """Which instrument, about what, answered by whom."""
    return reflection.instrument, reflection.about, reflection.partner or reflection.by


def latest(facts: Facts) -> dict[tuple[str, str, str | None], str]:
    """The last day on which each answered an instrument."""
    found: dict[tuple[str, str, str | None], str] = {}
    for one in facts.all(Reflection).values():
        found[whose(one)] = max(found.get(whose(one), ""), one.date)
    return found


class Fall(NamedTuple):
    """Means of an item that fell twice in a row."""

    item: str
    means: list[float]


@rule("B15", "warning", "VPAT-ip")
def falling_scores_are_noticed(reflection: Reflection, facts: Facts) -> Iterator[Wrong]:
    """A score that falls twice in a row gets an action.

    One lower score says little; two in a row say that something is going on, long before anybody leaves. It is told
    with the last answer of the series.
    """
    falls = facts.index(falling).get(reflection.id, [])
    if falls and not any(action.done or (action.owner and action.due) for action in reflection.actions):
        steps = " → ".join(f"{mean:.1f}" for mean in falls[0].means)
        message = n_(
            "twice in a row lower: {item} ({steps})", "{n} points twice in a row lower, such as {item} ({steps})",
            len(falls),
        ).format(n=len(falls), item=falls[0].item, steps=steps)  # fmt: skip
        command = " ".join([f"hybride set {reflection.ref}", *open_action(reflection.actions)])
        hint = _("talk about what is going on, and agree what is done")
        yield Wrong(message, hint, f"answers.{falls[0].item}", command)


def falling(facts: Facts) -> dict[str, list[Fall]]:
    """By the last reflection of a series, which items fell twice in a row."""
    series: dict[tuple[str, str, bool], dict[str, list[Reflection]]] = defaultdict(lambda: defaultdict(list))
    for one in facts.all(Reflection).values():
        if not one.about.startswith("couples/"):  # what a group says with one voice is another series
            series[one.instrument, one.about, one.as_ == "group"][one.round or one.date[:7]].append(one)
    found = {}
    for moments in series.values():
        ordered = sorted(moments.values(), key=lambda them: max(one.date for one in them))[-FALLS:]
        if len(ordered) == FALLS:
            last = max(ordered[-1], key=lambda one: (one.date, one.id))
            found[last.id] = falls(ordered, facts)
    return found


def falls(moments: list[list[Reflection]], facts: Facts) -> list[Fall]:
    """The items that fell from each moment to the next; what too few people answered as a person is left out."""
    means: list[dict[str, float]] = []
    for them in moments:
        given: dict[str, list[float]] = defaultdict(list)
        persons = [one for one in them if one.as_ == "person"]
        shown = them if len(persons) >= ANONYMOUS else [one for one in them if one.as_ != "person"]
        for one in shown:
            for item, score in one.scores(facts.one(Instrument, one.instrument)).items():
                given[item].append(score)
        means.append({item: fmean(values) for item, values in given.items()})
    first, second, third = means
    instrument = facts.one(Instrument, moments[0][0].instrument)
    least, most = instrument.bounds if instrument else (1, 5)
    return [
        Fall(item, [first[item], second[item], third[item]])
        for item in third
        if item in first and item in second and first[item] > second[item] > third[item]
        if first[item] - third[item] >= (most - least) * FALL
    ]
