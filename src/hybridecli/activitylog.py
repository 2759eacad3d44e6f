"""The activity log: from what a coordinator types in one line to an entry, and what it ticks off in the plan."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from hybridecli import assignment, spoken, when
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.fieldtype import Choice, When
from hybridecli.heard import Heard, Named, hear, is_text, subjects
from hybridecli.language import _
from hybridecli.lookup import find
from hybridecli.partnership import Partnership
from hybridecli.reading import one_of
from hybridecli.record import Period, Record, fields
from hybridecli.records.couples import Couple
from hybridecli.records.logs import Attended, FollowUp, Log
from hybridecli.speech import speech
from hybridecli.spoken import Fit

LONGEST_TITLE: Final = 60
DOTS: Final = ("…", "...")  # stand in hints for what a person has to say
USUAL_KIND: Final = {"couples": "activity", "groups": "meeting", "partners": "contact", "people": "contact"}
OPEN: Final = ("running", "agreed", "proposed")  # the first of these that a person has
ENDED: Final = ("closed", "stopped")
_SENTENCE_END: Final = re.compile(r"(?<=\w{4})(?:[.!?]\s+(?=[^\W\d_a-z])|:\s+)")


@dataclass(frozen=True)
class Typed:
    """What was typed."""

    words: Sequence[str]
    date: str | None = None
    activity: str | None = None
    kind: str | None = None
    todo: Sequence[str] = ()
    owner: str | None = None
    due: str | None = None


@dataclass(frozen=True)
class Entry:
    """What will be written."""

    about: Record
    log: Log
    ticks: int | None = None  # the number of a planned activity of the couple


def entry(partnership: Partnership, typed: Typed) -> Entry:
    """The entry that was meant; what is not clear is refused."""
    day = day_of(partnership, typed.date)
    follow_up = todos(partnership, typed)
    heard = hear(partnership, typed.words)
    about = subject(partnership, heard, day)
    couple = about if isinstance(about, Couple) else None
    refuse_misspelled(partnership, about, heard)
    activity, ticks = spoken.activity(partnership, couple, typed.activity) if typed.activity else (None, None)
    refuse_future(about, meant_day(partnership, typed.date, day, couple), activity, ticks)
    instead = name_of_activity(partnership, couple, activity, ticks)
    title, happened = told_in(heard.text, instead, partnership.charter.language)
    hours, people = shared_out(partnership, about, heard)
    kind: Any = kind_meant(typed.kind) if typed.kind else USUAL_KIND.get(about.folder(), "contact")
    log = Log(
        date=day,
        kind=kind,
        about=about.ref,
        title=title,
        activity=activity,
        hours=hours,
        people=tuple(Attended(person=person, hours=own) for person, own in people.items()),
        happened=happened or None,
        follow_up=follow_up,
    )
    return Entry(about, log, ticks)


def day_of(partnership: Partnership, text: str | None) -> When:
    """The day, month or year that was typed; today without."""
    if text is None:
        return When(when.today().isoformat())
    return When(assignment.value(partnership, fields(Log)["date"].type, text))


def meant_day(partnership: Partnership, text: str | None, day: When, couple: Couple | None) -> str:
    """The day, or the nearest to come where without a year only that one lies in the time of the couple."""
    period = couple.period if couple else None
    if text is None or period is None or re.search(r"\d{4}", text) or not before(period, day):
        return day
    ahead = str(assignment.value(partnership, fields(Log)["date"].type, text, future=True))
    return ahead if covers(period, ahead) else day


def todos(partnership: Partnership, typed: Typed) -> tuple[FollowUp, ...]:
    """What has to be done next, each with the owner and the day that were typed."""
    wanted = [what.strip() for what in typed.todo if what.strip()]
    if not wanted and (typed.owner is not None or typed.due is not None):
        raise TypedWrongError(_("what has to be done?"), _("--owner and --due belong to --todo: add that"))
    owner = spoken.person(partnership, typed.owner) if typed.owner else None
    due = assignment.value(partnership, fields(FollowUp)["due"].type, typed.due, future=True) if typed.due else None
    tongue = speech(partnership.charter.language)
    return tuple(FollowUp(what=tongue.phrase(one_line([what])), owner=owner, due=due) for what in wanted)


def refuse_future(about: Record, day: str, activity: str | None, number: int | None) -> None:
    """What is still to come is planned, not logged."""
    if day <= when.today().isoformat():
        return
    hint = _("say what has to be done with --todo and --due, in an entry of today")
    command = None
    if isinstance(about, Couple) and number is not None:
        command = f"hybride set {about.ref} activities.{number}.date={day}"
    elif isinstance(about, Couple):
        item = f"activity: {activity}" if activity else f"title: {_('what you plan')}"
        command = f"hybride set {about.ref} 'activities+={{{item}, date: {day}}}'"
    elif about.folder() == "groups":
        command = f"hybride set {about.ref} 'meetings+={{date: {day}}}'"
    if command:
        hint = _("plan it with: {command}").format(command=command)
    raise TypedWrongError(_("{day} is still to come; the log says what happened").format(day=day), hint)


# Whom it is about


def refuse_misspelled(partnership: Partnership, about: Record, heard: Heard) -> None:
    """A word with hours behind it, or before a text in quotes, that is almost the name of somebody concerned."""
    if len(heard.text) < 2:
        return
    amount, _behind = spoken.hours_at(heard.text, 1)
    near = spoken.nearest(concerned(partnership, about), heard.text[0], 0.75)
    if near and (amount is not None or is_text(heard.text, 1)):
        hint = _("did you mean {word}?").format(word=partnership.name(near)) + " "
        hint += _("If it belongs to the text, put the whole text in quotes.")
        raise TypedWrongError(_('nobody here is called "{word}"').format(word=heard.text[0]), hint)


def concerned(partnership: Partnership, about: Record) -> dict[str, tuple[str, ...]]:
    """What the people whom a record names as members are called."""
    members = [f"people/{member.person}" for member in getattr(about, "members", ()) if member.person]
    return {ref: (partnership.name(ref),) for ref in members}


def subject(partnership: Partnership, heard: Heard, day: str) -> Record:
    """The record that it is about: of a person the couple that is meant, else the person."""
    people = [ref for ref in heard.refs if ref.startswith("people/")]
    if people == heard.refs and "/" not in heard.word:
        couples = couples_of(partnership, people, heard, day)
        if not couples and (left := [path for path in partnership.unreadable if path.startswith("couples/")]):
            message = _("{paths} cannot be read, so the couple may be in there").format(paths=", ".join(left))
            raise HybrideError(message, _("see what is wrong with: hybride check"))
        if len(couples) == 1:
            return couples[0]
        if couples and len(people) == 1:
            listing = ", ".join(f"{couple.ref} ({spoken.members(partnership, couple)})" for couple in couples)
            message = _("{name} is in several couples").format(name=partnership.name(people[0]))
            raise TypedWrongError(message, _("name one: {words}").format(words=listing))
    return find(partnership, spoken.one(partnership, heard.refs, heard.word, subjects(partnership)))


def couples_of(partnership: Partnership, people: list[str], heard: Heard, day: str) -> list[Couple]:
    """The couples that the first name can mean, those of today first; others who are named decide between several."""
    ids = {ref.removeprefix("people/") for ref in people}
    others = {ref.removeprefix("people/") for named in heard.named for ref in named.refs}
    mine = [couple for couple in every_couple(partnership) if persons(couple) & ids]
    together = [
        couple for couple in mine if any({one, two} <= persons(couple) for one in ids for two in others - {one})
    ]
    if len(people) > 1 and len({frozenset(persons(couple) & ids) for couple in together}) != 1:
        return []
    among = together or mine
    now = next((found for status in OPEN if (found := [item for item in among if item.status == status])), [])
    then = [couple for couple in among if couple.status in ENDED and covers(couple.period, day)]
    covering = [couple for couple in now if covers(couple.period, day)]
    return covering or (then if len(then) == 1 else now or then)


def every_couple(partnership: Partnership) -> list[Couple]:
    """The couples, by id."""
    return [item for _id, item in sorted(partnership.of("couples").items()) if isinstance(item, Couple)]


def persons(couple: Couple) -> set[str]:
    """The people of a couple, by id."""
    return {member.person for member in couple.members if member.person}


def covers(period: Period | None, day: str) -> bool:
    """Whether a day lies in a period; open ends include all."""
    return period is not None and not before(period, day) and not after(period, day)


def before(period: Period, day: str) -> bool:
    """Whether a day, month or year lies wholly before a period."""
    return period.first is not None and day < period.first.isoformat()[: len(day)]


def after(period: Period, day: str) -> bool:
    """Whether a day, month or year lies wholly after a period."""
    return period.last is not None and day > period.last.isoformat()[: len(day)]


# What is written


def shared_out(partnership: Partnership, about: Record, heard: Heard) -> tuple[float | None, dict[str, float | None]]:
    """The hours of everybody, and the people who are named: in a couple only where it differs."""
    own = named_people(partnership, about, heard)
    if not isinstance(about, Couple):
        return (heard.together if heard.hours is None else heard.hours), own
    both = {member.person: own.pop(member.person, None) for member in about.members if member.person}
    each = {person: heard.hours if amount is None else amount for person, amount in both.items()}
    if len(set(each.values())) == 1:
        return next(iter(each.values())) or None, own
    return None, {**{person: amount for person, amount in each.items() if amount}, **own}


def named_people(partnership: Partnership, about: Record, heard: Heard) -> dict[str, float | None]:
    """Who is named with hours of their own; the first name too where it is of a person."""
    names = spoken.people(partnership)
    members = concerned(partnership, about)
    found: dict[str, float | None] = {}
    first = heard.together if heard.hours is None else heard.hours
    said = [Named(heard.word, heard.refs, first)] if heard.refs[0].startswith("people/") and heard.named else []
    for named in [*said, *heard.named]:
        likely = [ref for ref in named.refs if ref in members]
        ref = spoken.one(partnership, likely if len(likely) == 1 else named.refs, named.word, names)
        if ref == about.ref:
            continue
        person = ref.removeprefix("people/")
        if person in found:
            message = _("{name} is named twice").format(name=partnership.name(ref))
            raise TypedWrongError(message, _("name everybody once, with the hours of the whole day"))
        found[person] = named.hours
    return found


def told_in(words: Sequence[str], instead: str | None, language: str) -> tuple[str, str]:
    """A short title, and what happened in sentences; `instead` is the title where the text is too long or missing."""
    tongue = speech(language)
    quoted = [number for number, word in enumerate(words) if is_text(words, number)]
    if len(quoted) > 1:
        title, rest = one_line(words[: quoted[0] + 1]), one_line(words[quoted[0] + 1 :])
        return tongue.phrase(title), tongue.sentence(rest)
    whole = one_line(words)
    if whole in DOTS:
        whole = ""
    if whole and len(whole) <= LONGEST_TITLE:
        return tongue.phrase(whole), ""
    if whole:
        first = _SENTENCE_END.search(whole)
        if first and first.end() <= LONGEST_TITLE:
            return tongue.phrase(whole[: first.end()].strip().rstrip(":")), tongue.sentence(whole[first.end() :])
        return (tongue.capital(instead) if instead else shortened(whole)), tongue.sentence(whole)
    if instead:
        return tongue.capital(instead), ""
    raise TypedWrongError(_("what happened?"), _("add it in a few words, or name the activity with -a"))


def one_line(words: Sequence[str]) -> str:
    """Words in one line with single blanks."""
    return " ".join(" ".join(words).split())


def shortened(text: str) -> str:
    """The beginning of a text: up to a comma where there is one far enough, else up to the end of a word."""
    start = text[:LONGEST_TITLE]
    clause = max(start.rfind(sign) for sign in (", ", "; ", ": ", " – ", " ("))
    if clause >= LONGEST_TITLE // 3:
        return start[:clause]
    return start[:-2].rpartition(" ")[0].rstrip(" ,;:.-–") + " …" if " " in start[:-2].strip() else text


def name_of_activity(
    partnership: Partnership, couple: Couple | None, activity: str | None, number: int | None
) -> str | None:
    """What an activity is called in the plan, else in the catalogue, in the language of the documents."""
    if couple and number is not None and couple.activities[number].title:
        return couple.activities[number].title
    record = partnership.of("activities").get(activity or "")
    title = getattr(record, "title", None)
    return getattr(title, partnership.charter.language, None) or getattr(title, "nl", None)


def kind_choice() -> Choice:
    """The kinds of entries."""
    choice = fields(Log)["kind"].type
    assert isinstance(choice, Choice)
    return choice


def kind_meant(text: str) -> str:
    """The kind of entry that a word means, in English or Dutch, or the beginning of one."""
    choice = kind_choice()
    _fit, found = spoken.best(choice.names(), text, Fit.start)
    if len(found) != 1:
        hint = one_of(" = ".join(dict.fromkeys(pair)) for pair in choice.told().items())
        raise TypedWrongError(_('there is no kind of entry called "{word}"').format(word=text), hint)
    return found[0]
