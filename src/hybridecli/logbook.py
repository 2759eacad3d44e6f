"""Writing an entry of the activity log: its file, what it ticks off in the plan of a couple, and what is said of it."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from hybridecli import assignment, changing, hours, naming, spoken, when
from hybridecli.activitylog import ENDED, Entry, Typed, after, before, entry, kind_choice, name_of_activity, persons
from hybridecli.asking import ask, can_ask
from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.logwords import counts_twice, doubles, hours_told, in_hours, tongue, twice
from hybridecli.output import say
from hybridecli.partnership import Partnership
from hybridecli.reading import slug
from hybridecli.record import Part, fields
from hybridecli.records.couples import Couple
from hybridecli.records.logs import Log
from hybridecli.writing import writing
from hybridecli.yamledit import Edit, Set, changed
from hybridecli.yamlfile import dump

if TYPE_CHECKING:
    from hybridecli.here import Here

COMMAND: Final = "log"
DAY: Final = re.compile(r"[a-z]{5,}|\d{1,2}[-/]\d{1,2}")  # no "ma" or "zo", which are words of other things too
ASKED_OF: Final = ("couples", "groups", "partners", "people")  # about these the kind is clear


def write(here: "Here", typed: Typed) -> None:
    """Write the entry that was typed, and say what it means for the couple."""
    here.refuse_at()
    typed = with_kind(here.partnership, typed)
    if not is_new(here.partnership, typed):
        say(_("nothing was written"), error=True)
        return
    with writing(here, COMMAND) as pen:
        partnership = here.partnership
        meant = entry(partnership, typed)
        couple = meant.about if isinstance(meant.about, Couple) else None
        said = [*day_remark(typed, meant.log), *remarks(partnership, meant.log, couple, meant.ticks)]
        named = {"date": meant.log.date, "title": nameless(partnership, meant.log)}
        path = naming.path_for(partnership, Log, None, named)
        files = {path: dump(as_written(meant.log))}
        if couple and meant.ticks is not None:
            edits = ticked(couple, meant.ticks, meant.log)
            files[couple.path] = changed(changing.text_of(pen, couple.path), edits, assignment.order(Couple)).text
        changing.carried_out(pen, partnership, files, message(meant))
        committed = pen.repository is not None
    for line in (*told(partnership, meant), *said):
        say(line, error=True)
    if committed:
        say(_("take it back with: hybride undo"), error=True)


def with_kind(partnership: Partnership, typed: Typed) -> Typed:
    """What was typed, with the kind of entry where a person at a terminal has to say it."""
    meant = entry(partnership, typed)
    if typed.kind or meant.about.folder() in ASKED_OF or not can_ask():
        return typed
    words = {word: tongue().word("logs.kind", word) for word in kind_choice().words}
    return replace(typed, kind=ask(_("What kind of entry?"), "contact", words))


def is_new(partnership: Partnership, typed: Typed) -> bool:
    """Whether an entry is to be written: asked of a person at a terminal where its hours may be in the log already."""
    if not can_ask():
        return True
    meant = entry(partnership, typed)
    couple = meant.about if isinstance(meant.about, Couple) else None
    there = [other for other in doubles(partnership, meant.log, couple) if counts_twice(couple, meant.log, other)]
    if not there:
        return True
    words = {word: word for word in (_("yes"), _("no"))}
    return ask(twice(partnership, there) + ". " + _("Write this one too?"), _("no"), words) == _("yes")


def as_written(value: Any) -> Any:
    """An entry, or a value in it, as a file has it: without the keys that say nothing."""
    if isinstance(value, Part):
        found = {name: getattr(value, field.attribute) for name, field in fields(type(value)).items()}
        return {name: as_written(item) for name, item in found.items() if item not in (None, (), "")}
    if isinstance(value, tuple):
        return [as_written(item) for item in value]
    return str(value) if isinstance(value, str) else value  # a day is a text of its own type


def ticked(couple: Couple, number: int, log: Log) -> list[Edit]:
    """What ticks off a planned activity: done, on the day of the entry and with its hours where the plan has none."""
    item, path = couple.activities[number], ("activities", number)
    edits: list[Edit] = [Set((*path, "status"), "done")]
    if not item.date and len(log.date) == len("2026-03-05"):
        edits.append(Set((*path, "date"), log.date))
    if item.hours is None and log.hours:
        edits.append(Set((*path, "hours"), log.hours))
    return edits


def message(meant: Entry) -> str:
    """What the history says: which day and activity, and what was ticked."""
    log = meant.log
    text = f"{log.about}: log {log.date} {log.activity or log.kind}"
    return text if meant.ticks is None else f"{text}, activities.{meant.ticks}.status planned → done"


def nameless(partnership: Partnership, log: Log) -> str:
    """The words of the title for the name of the file, which says nothing about people; else what it is about."""
    return naming.nameless(partnership, slug(log.title)) or log.activity or log.kind


# What is said


def told(partnership: Partnership, meant: Entry) -> list[str]:
    """How the line was understood, what was ticked, and how each of the two stands."""
    log, words = meant.log, tongue()
    text = _("{day}, {kind}, {about}: {title}")
    day, kind = words.weekday(log.date), words.word("logs.kind", log.kind)
    if log.activity and (name := name_of_activity(partnership, None, log.activity, None)):
        kind += f" ({name})"
    lines = [text.format(day=day, kind=kind, about=spoken.described(partnership, log.about), title=log.title)]
    lines += [told_todo(partnership, item.what, item.owner, item.due) for item in log.follow_up]
    if isinstance(meant.about, Couple):
        if meant.ticks is not None:
            name = name_of_activity(partnership, meant.about, log.activity, meant.ticks)
            lines.append(_("ticked off in the plan: {what}").format(what=name))
        lines += told_hours(partnership, meant.about, log) if timed(log) else []
    elif timed(log):
        lines.append(_("hours: {hours}").format(hours=hours_told(partnership, log)))
    return lines


def timed(log: Log) -> bool:
    """Whether somebody made hours by the entry."""
    return bool(log.hours or any(item.hours for item in log.people))


def told_todo(partnership: Partnership, what: str, owner: str | None, due: str | None) -> str:
    """Something to do, with who and by when."""
    more = [partnership.name(f"people/{owner}")] if owner else []
    more += [tongue().day(due)] if due else []
    return _("to do: {what}").format(what=what) + (f" ({', '.join(more)})" if more else "")


def told_hours(partnership: Partnership, couple: Couple, log: Log) -> list[str]:
    """How each of the two stands after the entry."""
    logs = [item for item in partnership.of("logs").values() if isinstance(item, Log)]
    lines, stands = [], hours.stands(couple, [*logs, log])
    names = called(partnership, [stand.person for stand in stands])
    for stand in stands:
        more, number = hours.made(log, stand.person), tongue().number
        if stand.granted is None:
            text = f"{names[stand.person]}: {in_hours(stand.logged)}"
        else:
            text = _("{name}: {made} of {granted}").format(
                name=names[stand.person], made=number(stand.logged), granted=in_hours(stand.granted)
            )
        lines.append(text + (f" (+{number(more)})" if more else ""))
        if stand.granted is not None and stand.logged > stand.granted and more:
            over = in_hours(hours.tidy(stand.logged - stand.granted))
            lines[-1] += "; " + _("{hours} more than was granted").format(hours=over)
    return lines


def called(partnership: Partnership, people: list[str]) -> dict[str, str]:
    """First names, and whole names where two would be the same."""
    whole = {person: partnership.name(f"people/{person}") for person in people}
    first = {person: name.split()[0] for person, name in whole.items()}
    return first if len(set(first.values())) == len(first) else whole


def day_remark(typed: Typed, log: Log) -> list[str]:
    """Where no day was given but the text begins with one, it may have been meant."""
    if typed.date is not None:
        return []
    for text in (log.title, log.happened or ""):
        word = text.lower().split(" ")[0].rstrip(",:;")
        if DAY.fullmatch(word) and (day := day_meant(word)) and day != log.date:
            remark = _('mind: this entry is of today; if "{word}" is the day: hybride undo, and add -d {word}')
            return [remark.format(word=word)]
    return []


def day_meant(word: str) -> str | None:
    """The day that a word means, if it means one."""
    try:
        return when.day(word).isoformat()
    except TypedWrongError:
        return None


def remarks(partnership: Partnership, log: Log, couple: Couple | None, ticks: int | None) -> list[str]:
    """What a coordinator may want to know about the entry."""
    there = doubles(partnership, log, couple)
    found = (
        [twice(partnership, more)] if (more := [other for other in there if counts_twice(couple, log, other)]) else []
    )
    found += [
        _("mind: the log has such an entry of that day already, in {path}").format(path=other.path)
        for other in there
        if other not in more
    ]
    if couple is None:
        return found
    strangers = [item.person for item in log.people if item.person not in persons(couple)]
    if strangers:
        names = tongue().listing(partnership.name(f"people/{person}") for person in strangers)
        found.append(_("mind: {names} is not one of this couple").format(names=names))
    if log.kind != "activity" and not timed(log):  # a talk before or after is nothing to wonder at
        return found
    if couple.period and before(couple.period, log.date):
        found.append(
            _("mind: the period of the couple begins on {day}").format(day=tongue().day(couple.period.start or ""))
        )
    elif couple.period and after(couple.period, log.date):
        found.append(_("mind: the couple ended on {day}").format(day=tongue().day(couple.period.end or "")))
    if couple.status in (*ENDED, "declined", "proposed"):
        status = tongue().word("couples.status", couple.status)
        found.append(_("mind: the couple has the status {status}").format(status=status))
    return found + plan_remarks(partnership, log, couple, ticks)


def plan_remarks(partnership: Partnership, log: Log, couple: Couple, ticks: int | None) -> list[str]:
    """Where the entry and the plan of the couple differ."""
    if ticks is not None:
        item = couple.activities[ticks]
        if item.hours and log.hours is None and not log.people:
            return [_("mind: the entry has no hours; the plan says {hours}").format(hours=in_hours(item.hours))]
        if not item.date or len(log.date) != len(item.date) or str(item.date) == log.date:
            return []
        command = f"hybride set {couple.ref} activities.{ticks}.date={log.date}"
        text = _("the plan keeps its own day, {day}; change that with: {command}")
        return [text.format(day=tongue().short(item.date), command=command)]
    found = [_("the plan has nothing more open of this activity")] if log.activity and couple.activities else []
    today = [number for number in spoken.planned(couple) if str(couple.activities[number].date) == log.date]
    names = [
        name_of_activity(partnership, couple, couple.activities[number].activity, number) or "" for number in today
    ]
    if names:
        found.append(_("on this day the plan still has open: {names}").format(names=", ".join(names)))
    return found
