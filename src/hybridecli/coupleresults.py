"""The report about couples: from sign-up to closing, with what it cost and yielded, without anybody's name.

What people think, and in which words, is shown only where it comes from five of them or more.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from hybridecli.facts import Facts
from hybridecli.fieldtype import Choice
from hybridecli.hourly import added_up, portions, uncounted
from hybridecli.language import _, current, n_
from hybridecli.output import Format
from hybridecli.record import fields
from hybridecli.records.couples import Couple, MemberGoal
from hybridecli.sections import Line, Report, Section, enough, spoken_by, too_few
from hybridecli.spans import span_of
from hybridecli.speech import speech
from hybridecli.standings import AGREED, STARTED, Results, Standing, over_since, results
from hybridecli.twinning import persons

NOTHING: Final = ("geen", "none", "niets", "nothing", "-", "nee", "no", "n.v.t.")
NOW: Final = ("running", "agreed", "proposed", "closed", "stopped", "declined")  # which tells where somebody is


def from_sign_up(found: Results) -> Section:
    """How many people signed up in the period, and how far each of these has come until now."""
    intakes = {identity: person.twinning for identity, person in found.facts.people.items() if person.twinning}
    signed = signed_up(found)
    far = statuses(found.facts)

    def reached(*wanted: str) -> set[str]:
        return {person for person in signed if far.get(person, set()) & set(wanted)}

    sought = {who for who in signed if who in far or (who in intakes and intakes[who].status == "seeking")}
    told = {who for who in signed if who in sought or (who in intakes and intakes[who].tells)}
    lines = [
        Line("signed_up", _("signed up in the period"), len(signed)),
        Line("intake", _("of these with an intake: what they bring, seek or want to learn"), len(told)),
        Line("seeking", _("of these who seek a couple, or did so"), len(sought)),
        Line("matched", _("of these in a couple, or in a proposal for one"), len(reached("proposed", *AGREED))),
        Line("agreed", _("of these in a couple that was agreed"), len(reached(*AGREED))),
        Line("started", _("of these in a couple that started"), len(reached(*STARTED))),
        Line("closed", _("of these in a couple that was finished"), len(reached("closed"))),
        Line("stopped", _("of these in a couple that stopped early"), len(reached("stopped"))),
    ]
    if unknown := sum(not intake.registered for intake in intakes.values()):
        lines.append(Line("day_unknown", _("people of whom the day of signing up is unknown, left out"), unknown))
    note = _("What came of a sign-up is told until now, also after the period.")
    return Section("people", _("From sign-up to closing: people"), tuple(lines), notes=(note,))


def where_they_are(found: Results) -> Section:
    """Where those who signed up in the period are now, everybody in one place."""
    signed, far = signed_up(found), statuses(found.facts)
    place = Counter(next((one for one in NOW if one in far.get(person, set())), "none") for person in signed)
    kind, tongue = fields(Couple)["status"].type, speech(current())
    assert isinstance(kind, Choice)
    lines = [Line(word, tongue.word(kind.context, word), place[word]) for word in kind.words]
    lines += [
        Line("none", _("in no couple yet"), place["none"]),
        Line("together", _("together"), len(signed)),
    ]
    note = _("Everybody is counted once: by the couple that goes on, else by the one that came furthest.")
    return Section("now", _("Where these people are now"), tuple(lines), notes=(note,))


def signed_up(found: Results) -> set[str]:
    """Who signed up in the period."""
    days = {who: person.twinning.registered for who, person in found.facts.people.items() if person.twinning}
    return {who for who, day in days.items() if day and found.span.holds(day)}


def statuses(facts: Facts) -> dict[str, set[str]]:
    """By person the statuses of all couples that this person is or was in."""
    far: dict[str, set[str]] = {}
    for couple in facts.couples.values():
        for _number, _member, person in persons(couple):
            far.setdefault(person, set()).add(couple.status)
    return far


def of_couples(found: Results) -> Section:
    """How many couples there were, by the status at the end of the period."""
    kind, tongue = fields(Couple)["status"].type, speech(current())
    assert isinstance(kind, Choice)
    lines = [Line(word, tongue.word(kind.context, word), len(found.of(word))) for word in kind.words]
    people = {person for item in found.of(*STARTED) for person in item.people}
    lines += [
        Line("together", _("together"), len(found.standings)),
        Line("people", _("people in couples that started"), len(people)),
    ]
    if found.undated:
        lines.append(Line("day_unknown", _("couples of which no day is known, left out"), found.undated))
    note = _("Each couple is counted once, as it stood at the end of the period, and after its end no more.")
    return Section("couples", _("Couples"), tuple(lines), notes=(note,))


def reasons(found: Results) -> Section:
    """Why couples stopped, as far as five people or more had the same reason."""
    stopped, title = found.of("stopped"), _("Reasons for stopping")
    by_reason: dict[str, list[Standing]] = {}
    for item in stopped:
        by_reason.setdefault((item.couple.closure and item.couple.closure.reason) or "", []).append(item)
    unknown = by_reason.pop("", [])
    lines = [Line("stopped", _("couples that stopped"), len(stopped))]
    if unknown:
        lines.append(Line("unknown", _("reason unknown"), len(unknown)))
    shown = {reason: items for reason, items in by_reason.items() if enough(len(people_of(items)))}
    tongue = speech(current())
    for reason, items in sorted(shown.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        lines.append(Line(reason, tongue.word("closure.reason", reason), len(items)))
    rest = [item for reason, items in by_reason.items() if reason not in shown for item in items]
    if rest and shown:
        lines.append(Line("others", _("reasons of fewer than five people each"), len(rest)))
    return Section("stopped", title, tuple(lines), notes=() if shown or not rest else (too_few(),))


def goals(found: Results) -> Section:
    """How far the goals were reached of the couples that ended."""
    reached: Counter[str] = Counter(goal.reached or "unknown" for item in found.over for goal in item.couple.goals)
    kind, tongue = fields(MemberGoal)["reached"].type, speech(current())
    assert isinstance(kind, Choice)
    lines = [Line(word, tongue.word(kind.context, word), reached[word]) for word in kind.words]
    lines.append(Line("unknown", _("not recorded"), reached["unknown"]))
    lines.append(Line("together", _("together"), sum(reached.values())))
    return Section("goals", _("Goals of couples that ended"), tuple(lines))


def hours(found: Results) -> Section:
    """The hours of all participants in the period."""
    pieces = list(portions(found.facts, found.span))
    whole = added_up("", pieces)
    people = {piece.person for piece in pieces if piece.logged}
    lines = [
        Line("planned", _("planned"), whole.planned),
        Line("logged", _("logged"), whole.logged),
        Line("norm", _("given by employers, else the usual hours"), whole.norm),
        Line("people", _("people who logged hours"), len(people)),
    ]
    note = _("Hours are counted for each participant: one hour together is two.")
    missing = uncounted(found.facts)
    more = n_(
        "{n} planned activity has no hours and is not counted",
        "{n} planned activities have no hours and are not counted",
        missing,
    )
    return Section("hours", _("Hours"), tuple(lines), notes=(note, *([more.format(n=missing)] if missing else [])))


def by_catch(found: Results) -> Section:
    """What came of it that nobody had planned: of couples that ended, and of the log of the period."""
    said: list[tuple[Couple, str]] = []
    for item in found.over:
        said += [(item.couple, text) for text in (item.couple.closure.by_catch if item.couple.closure else ())]
    for couple in found.facts.couples.values():
        logs = found.facts.logged(couple)
        said += [(couple, log.by_catch) for log in logs if log.by_catch and found.span.holds(log.date)]
    told = [(couple, text) for couple, text in said if text.strip(" .").casefold() not in NOTHING]
    couples = {couple.id for couple, _text in told}
    lines = (
        Line("recorded", _("times that something is recorded"), len(told)),
        Line("couples", _("couples that it is from"), len(couples)),
    )
    return quoted(Section("by_catch", _("By-catch"), lines), told, found.facts)


def mirrors(found: Results) -> Section:
    """What people expected, beside what they found."""
    members = [(person, member) for item in found.over for _number, member, person in persons(item.couple)]
    both = [(person, member) for person, member in members if member.expectations and member.experience]
    known, everybody = {person for person, _member in both}, {person for person, _member in members}
    lines = (
        Line("both", _("people of whom both are recorded"), len(known)),
        Line("unknown", _("people of whom one of the two is unknown"), len(everybody - known)),
    )
    text = _("expected: {expected}; found: {found}")
    voices = [({person}, text.format(expected=one.expectations, found=one.experience)) for person, one in both]
    return spoken_by(Section("expectations", _("Expectations beside experiences"), lines), voices, found.facts)


def going_on(found: Results) -> Section:
    """Who wants to go on, as everybody said last, and what comes next."""
    said: dict[str, bool | None] = {}
    for item in sorted(found.over, key=lambda item: over_since(item.couple) or ""):
        for _number, member, person in persons(item.couple):
            if member.continues is not None or person not in said:
                said[person] = member.continues
    wishes = Counter(said.values())
    known = wishes[True] + wishes[False]
    show = enough(known)
    lines = (
        Line("answered", _("people of whom it is known whether they want to go on"), known),
        Line("yes", _("want to go on"), wishes[True] if show else None),
        Line("no", _("do not want to go on"), wishes[False] if show else None),
        Line("unknown", _("unknown"), wishes[None]),
    )
    closed = [item.couple for item in found.over]
    told = [(couple, couple.closure.next) for couple in closed if couple.closure and couple.closure.next]
    notes = () if show or not known else (too_few(),)
    return quoted(Section("next", _("Wish to go on, and next steps"), lines, notes=notes), told, found.facts)


def advice(found: Results) -> Section:
    """What the couples that ended advise."""
    closed = [item.couple for item in found.over]
    said = [(couple, couple.closure.advice) for couple in closed if couple.closure and couple.closure.advice]
    told = [(couple, text) for couple, text in said if text.strip(" .").casefold() not in NOTHING]
    lines = (Line("couples", _("couples that gave advice"), len(told)),)
    return quoted(Section("advice", _("Advice to the programme"), lines), told, found.facts)


PARTS: Final[tuple[Callable[[Results], Section], ...]] = (
    from_sign_up,
    where_they_are,
    of_couples,
    reasons,
    goals,
    hours,
    by_catch,
    mirrors,
    going_on,
    advice,
)


# what is shown


def people_of(items: Iterable[Standing]) -> set[str]:
    """Everybody in some couples."""
    return {person for item in items for person in item.people}


def quoted(section: Section, told: Sequence[tuple[Couple, str]], facts: Facts) -> Section:
    """A section with what couples said."""
    voices = [({person for _number, _member, person in persons(couple)}, text) for couple, text in told]
    return spoken_by(section, voices, facts)


def shown(facts: Facts, period: str | None, form: Format, day: str) -> str:
    """The report in one of the forms; `day` is that of the records."""
    found = results(facts, span_of(period))
    report = Report("couples", _("Report about couples"), facts.charter.name, found.span, day)
    return report.shown([part(found) for part in PARTS], form)
