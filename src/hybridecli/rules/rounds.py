"""Rules about rounds of reflection: enough of those who were asked answer, and where they differ is talked about."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from hybridecli.facts import Facts, few
from hybridecli.language import _, n_
from hybridecli.records.groups import Group
from hybridecli.records.instruments import Instrument
from hybridecli.records.reflections import Reflection
from hybridecli.records.rounds import Round
from hybridecli.rule import Wrong, rule

APART: Final = 0.5  # the part of a scale by which partners differ widely: 2 points of 1 to 5


@rule("B14", "info", "SNAICC", "FAN")
def differences_are_discussed(round: Round, facts: Facts) -> Iterator[Wrong]:
    """Where partners differ by two points or more, that comes on the agenda.

    The difference is the information: it shows where partners see another partnership. Why do we see it differently,
    and what has changed since last time? A mean hides just that.
    """
    mine = [one for one in facts.index(by_round).get(round.id, []) if one.as_ != "person"]
    if round.about.startswith("couples/") or superseded(round, facts):
        return
    instrument = facts.one(Instrument, round.instrument)
    least, most = instrument.bounds if instrument else (1, 5)
    given: dict[str, list[float]] = defaultdict(list)
    for one in mine:
        for item, score in one.scores(instrument).items():
            given[item].append(score)
    spread = {item: max(them) - min(them) for item, them in given.items()}
    wide = sorted((item for item in spread if spread[item] >= (most - least) * APART), key=lambda item: -spread[item])
    if not wide or discussed(min(one.date for one in mine), wide, facts):
        return
    message = n_(
        "partners differ widely on {n} point: {items}", "partners differ widely on {n} points: {items}", len(wide)
    ).format(n=len(wide), items=few(wide))
    hint = _("put it on the agenda of the steering group: why do we see this differently?")
    yield Wrong(message, hint, "instrument", agenda(wide[0], facts))


def discussed(since: str, items: list[str], facts: Facts) -> bool:
    """Whether a meeting from a day on had or has the reflection, or one of its points, on its agenda."""
    words = ("reflecti", *items)
    texts = [
        text
        for group in facts.groups.values()
        for meeting in group.meetings
        if meeting.date and meeting.date >= since
        for text in meeting.agenda
    ]
    for log in facts.index(meetings):
        if log[0] >= since:
            texts += log[1]
    return any(word in text.casefold() for text in texts for word in words)


def meetings(facts: Facts) -> list[tuple[str, list[str]]]:
    """The day of each meeting that was logged, with what was said and agreed."""
    return [
        (
            log.date,
            [
                log.title,
                log.happened or "",
                *(decision.decision or "" for decision in log.decisions),
                *(item.what for item in log.follow_up),
            ],
        )
        for log in facts.logs
        if log.kind == "meeting"
    ]


def agenda(item: str, facts: Facts) -> str:
    """The command that puts something on the agenda of the next meeting of the steering group."""
    steering = next((one for one in facts.groups.values() if one.kind == "steering" and not one.closed), None)
    point = _("reflection on {item}").format(item=item)
    number = coming(steering, facts) if steering else None
    if steering and number is not None:
        return f"hybride set {steering.ref} 'meetings.{number}.agenda+={point}'"
    ref = steering.ref if steering else "groups/…"
    return f"hybride set {ref} 'meetings+={{date: …, agenda: [{point}]}}'"


def coming(group: Group, facts: Facts) -> int | None:
    """Where in its list the next meeting of a group stands."""
    ahead = [(one.date, number) for number, one in enumerate(group.meetings) if one.date and one.date >= facts.today]
    return min(ahead)[1] if ahead else None


def by_round(facts: Facts) -> dict[str, list[Reflection]]:
    """The answers of each round."""
    found: dict[str, list[Reflection]] = defaultdict(list)
    for one in facts.all(Reflection).values():
        if one.round:
            found[one.round].append(one)
    return found


def superseded(round: Round, facts: Facts) -> bool:
    """Whether there was a newer round of the same questions about the same."""
    return facts.index(last_rounds)[round.instrument, round.about] > round.due


def last_rounds(facts: Facts) -> dict[tuple[str, str], str]:
    """The day of the last round of an instrument about something."""
    found: dict[tuple[str, str], str] = {}
    for one in facts.all(Round).values():
        found[one.instrument, one.about] = max(found.get((one.instrument, one.about), ""), one.due)
    return found


@rule("B16", "warning", "COC", today=True)
def half_of_the_asked_answer(round: Round, facts: Facts) -> Iterator[Wrong]:
    """Of those who were asked to reflect, at least half answered.

    What a few answered is no picture of the partnership, and those who keep silent may be the ones with something to
    say. A call works better than a third reminder.
    """
    mine = facts.index(by_round).get(round.id, [])
    answered = {one.by for one in mine} | {f"partners/{on_behalf_of(one, facts)}" for one in mine}
    silent = [one for one in round.asked if one not in answered]
    if round.due < facts.today and 2 * len(silent) > len(round.asked) and not superseded(round, facts):
        message = n_(
            "{answered} of {n} who were asked answered; still silent: {names}",
            "{answered} of {n} who were asked answered; still silent: {names}",
            len(round.asked),
        ).format(
            answered=len(round.asked) - len(silent), n=len(round.asked), names=few([facts.name(one) for one in silent])
        )
        hint = _("call them, and choose a new day by which you expect the answers")
        yield Wrong(message, hint, "asked", f"hybride set {round.ref} due=…", due=round.due)


def on_behalf_of(reflection: Reflection, facts: Facts) -> str | None:
    """The partner for which somebody answered: as recorded, else where the person works."""
    kind, _slash, identity = (reflection.by or "").partition("/")
    employer = facts.partner_of(identity) if kind == "people" else None
    return reflection.partner or (employer.id if employer else None)
