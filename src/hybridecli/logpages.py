"""What log sheets say: what one of a couple did, on which day and for how many hours."""

import re
import shlex
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, NamedTuple

from hybridecli import answers, hours, logbook, naming, spoken, when
from hybridecli.activitylog import after, before
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import When
from hybridecli.formcsv import LogLine
from hybridecli.language import _
from hybridecli.records.couples import Couple
from hybridecli.records.logs import Attended, Log
from hybridecli.sheets import Answered, Line, compared
from hybridecli.taking import Report, Taking, alike, bare
from hybridecli.yamledit import Append, Edit, Set
from hybridecli.yamlfile import dump

HEAD_DATE: Final = re.compile(rf"(?i)^\s*(?:op\s+|on\s+)?({answers.DATE})(?=$|[\s,;:|.)–—-])[\s,;:|.)–—-]*")
NUMBER: Final = r"(?:\d{1,2}(?:[.,]\d{1,2})?|\d{1,2}[:uh]\d{2}|[½¼¾]|\d{1,2}[½¼¾])"
UNIT: Final = r"(?:uur|uren|u|hours?|hrs?|h|min(?:uten|utes|\.)?|kwartier)?\.?"
LAST_HOURS: Final = re.compile(
    rf"(?i)(?:^|[\s,;:|(=–—-])({NUMBER}\s*{UNIT}|(?:half|anderhalf|een half) uur)\s*[)|.\s]*$"
)


class Row(NamedTuple):
    """One line of a log sheet."""

    line: int
    day: str
    what: str
    hours: float
    with_year: bool = False


def take(
    taking: Taking, couple: Couple, person: str, found: Mapping[str, Answered], printed: Collection[str], report: Report
) -> None:
    """Take the lines of the sheet of one of the two; `printed` are those that stood there already."""
    printed = [*printed, *rows_of_plan(taking, couple)]
    for answer in found.values():
        label = answer.question.code
        for lines in [answer.lines, *(other.lines for other in answer.again)]:
            if not answers.tidy(" ".join(text for _number, text in lines)):
                report.empty += 1
                continue
            try:
                row = row_of(lines, printed)
                if row is None:
                    report.empty += 1
                else:
                    refuse_other_year(couple, row)
                    logged(taking, couple, person, row, label, report)
            except TypedWrongError as error:
                number = next(number for number, text in lines if answers.tidy(text))
                taking.misread(report, number, label, error.message, error.hint)


def take_table(taking: Taking, lines: Sequence[LogLine], report: Report) -> None:
    """Take a log of hours that was kept as a table: each line for the couple of who is named."""
    for item in lines:
        try:
            person = who(taking, item.who)
            couple = couple_of(taking, person)
            day, amount = day_of(item.day, item.day), hours_of(item.hours)
            row = Row(item.line, day, words_of(item.what, item.what), amount, has_year(item.day))
            refuse_other_year(couple, row)
            logged(taking, couple, person, row, taking.partnership.name(f"people/{person}"), report)
        except TypedWrongError as error:
            taking.misread(report, item.line, "", error.message, error.hint)


def who(taking: Taking, text: str) -> str:
    """The id of the person whose hours these are: by mail address or by name. Raises TypedWrongError."""
    if not text:
        hint = _("add a column with the name or the mail address, and read it again")
        raise TypedWrongError(_("it does not say whose hours these are"), hint)
    mails = (
        identity
        for identity, record in taking.partnership.of("people").items()
        if str(getattr(record, "email", None) or "").casefold() == text.casefold()
    )
    return next(mails, None) or spoken.person(taking.partnership, text)


def couple_of(taking: Taking, person: str) -> Couple:
    """The couple in which somebody takes part now. Raises TypedWrongError where that is none, or several."""
    mine = [
        couple
        for couple in taking.partnership.of("couples").values()
        if isinstance(couple, Couple) and any(member.person == person for member in couple.members)
    ]
    running = [couple for couple in mine if couple.status == "running"]
    ended = [couple for couple in mine if couple.status in ("closed", "stopped")]
    found = running or ended
    if len(found) == 1:
        return found[0]
    name = taking.partnership.name(f"people/{person}")
    message = _("{name} is in several couples") if found else _("{name} is in no couple that has begun")
    hint = _("use the log sheet of the couple: hybride document log-sheet COUPLE")
    raise TypedWrongError(message.format(name=name), hint)


def row_of(lines: Sequence[Line], printed: Collection[str] = ()) -> Row | None:
    """The day, the words and the hours on a line, in cells or one after the other; None for what was only planned."""
    number = next(number for number, text in lines if answers.tidy(text))
    text = " | ".join(text.strip(" |\t") for _number, text in lines if answers.tidy(text) or "|" in text)
    raw = lines[0][1]
    cells = [cell.strip() for cell in re.split(r"[|\t]", raw.strip().strip("|"))] if re.search(r"[|\t]", raw) else []
    if len(cells) >= 3 and len([1 for _n, line in lines if answers.tidy(line)]) == 1:
        day, what, amount = cells[0], " ".join(cells[1:-1]).strip(), cells[-1]
        if not amount and not LAST_HOURS.search(what):
            return unfinished(day, what, printed)
        if amount:
            return Row(number, day_of(day, text), words_of(what, text), hours_of(amount), has_year(day))
    bare_text = " ".join(answers.BLANK.sub(" ", re.sub(r"[|\t]", " ", text)).split())
    date = HEAD_DATE.match(bare_text)
    if not date:
        raise TypedWrongError(_('"{text}" does not begin with a day').format(text=bare_text), usual())
    rest = bare_text[date.end() :]
    amount_found = LAST_HOURS.search(rest)
    if not amount_found:
        return unfinished(date[1], rest, printed)
    return Row(
        number,
        day_of(date[1], bare_text),
        words_of(rest[: amount_found.start()], bare_text),
        hours_of(amount_found[1]),
        has_year(date[1]),
    )


def has_year(day: str) -> bool:
    """Whether a day was written with its year."""
    return bool(re.search(r"\d{4}|\d[-/.]\d{1,2}[-/.]\d|'?\d{2}$(?<=[a-z. ]\d\d)", day.strip()))


def usual() -> str:
    """How a line is written."""
    return _("write the day, what was done and the hours, such as: 12-2 lesson visit 3")


def unfinished(day: str, what: str, printed: Collection[str]) -> Row | None:
    """A line without hours: what was only planned and printed is no answer; None. Raises TypedWrongError."""
    same = compared(f"{day} {what}")
    if any(line.endswith(same) for line in printed):
        return None
    raise TypedWrongError(_('"{text}" has no hours').format(text=f"{day} {what}".strip()), usual())


def rows_of_plan(taking: Taking, couple: Couple) -> list[str]:
    """Every row that a log sheet printed from the plan, also of what has been ticked off since."""
    names = spoken.activities(taking.partnership)
    return [
        compared(f"{logbook.tongue().short(item.date)} {name}")
        for item in couple.activities
        if item.date
        for name in (item.title, *names.get(item.activity or "", ()))
        if name
    ]


def refuse_other_year(couple: Couple, row: Row) -> None:
    """A day without a year that lies outside the time of the couple was meant otherwise. Raises TypedWrongError."""
    if row.with_year or couple.period is None:
        return
    if before(couple.period, row.day) or after(couple.period, row.day):
        day = logbook.tongue().day(row.day)
        message = _("{day} lies outside the time of the couple").format(day=day)
        raise TypedWrongError(message, _("look at the day and the month, or write the year with it"))


def day_of(text: str, whole: str) -> str:
    """The day of a line, in the past."""
    if not text.strip():
        raise TypedWrongError(_('"{text}" does not begin with a day').format(text=answers.tidy(whole)), usual())
    day = answers.day(text, ahead=False)
    if day > when.today().isoformat():
        message = _("{day} is still to come; the log says what happened").format(day=day)
        raise TypedWrongError(message, _("look at the day, the month and the year"))
    return day


def words_of(text: str, whole: str) -> str:
    """What was done."""
    what = " ".join(answers.BLANK.sub(" ", text).split()).strip(" ,;:|–—-")
    if not re.search(r"[^\W\d_]{2}", what):
        raise TypedWrongError(_('"{text}" does not say what was done').format(text=answers.tidy(whole)), usual())
    return what


def hours_of(text: str) -> float:
    """The hours of a line."""
    words = text.strip(" .,|").split()
    amount, after = spoken.hours_at(words, 0)
    if amount is None or after < len(words) or not amount:
        hint = _("write the hours as a number, such as 2 or 1,5")
        raise TypedWrongError(_('"{text}" is not a number of hours').format(text=text.strip()), hint)
    return amount


# What is written of it


def logged(taking: Taking, couple: Couple, person: str, row: Row, label: str, report: Report) -> None:
    """Write a line in the log, unless it is there: with what the other wrote of the same, where that is there."""
    activity, number = meant(taking, couple, row.what)
    title = logbook.tongue().phrase(row.what)
    words = f"{logbook.tongue().short(row.day)} {title}, {logbook.in_hours(row.hours)}"
    for path, log in entries(taking, couple):
        if log.date != row.day or not (alike(log.title, title) or (activity and log.activity == activity)):
            continue
        made = hours.made(log, person)
        if made == row.hours:
            report.known += 1
            return
        place = next((n for n, item in enumerate(log.people) if item.person == person), None)
        if not made and not log.hours:
            taking.edit(Log, path, [Append(("people",), {"person": person, "hours": row.hours})])
            taking.messages[path] = f"{couple.ref}: log {log.date} {log.activity or log.kind}, people"
            taking.took(
                report,
                label,
                words + " " + _("(with what the other wrote: {record})").format(record=path.removesuffix(".yaml")),
            )
            return
        field = f"people.{len(log.people) if place is None else place}"
        value = f"{{person: {person}, hours: {row.hours:g}}}"
        command = f"hybride set {path.removesuffix('.yaml')} " + shlex.quote(
            f"people+={value}" if place is None else f"{field}={value}"
        )
        old = f"{title}, {logbook.in_hours(made)}"
        if taking.differs(report, label, old, words, command):
            value_of: dict[str, Any] = {"person": person, "hours": row.hours}
            taking.edit(
                Log, path, [Append(("people",), value_of) if place is None else Set(("people", place), value_of)]
            )
            taking.messages[path] = f"{couple.ref}: log {log.date} {log.activity or log.kind}, people"
        return
    log = Log(
        date=When(row.day),
        kind="activity",
        about=couple.ref,
        title=title,
        activity=activity,
        people=(Attended(person=person, hours=row.hours),),
    )
    path = free_path(taking, log)
    taking.new(path, dump(logbook.as_written(log)))
    taking.messages[path] = f"{couple.ref}: log {log.date} {log.activity or log.kind}"
    ticked = tick(taking, couple, number, log)
    taking.took(report, label, words + (" " + _("(ticked off in the plan)") if ticked else ""))
    same_day = [
        other.title for _path, other in entries(taking, couple) if other.date == row.day and other.title != title
    ]
    if same_day:
        report.lines.append(
            "  " + _("mind: of that day the log has this too: {titles}").format(titles="; ".join(same_day))
        )


def meant(taking: Taking, couple: Couple, what: str) -> tuple[str | None, int | None]:
    """The activity of the catalogue that the words name wholly, and its number in the plan; nothing is guessed."""
    wanted = bare(what)
    for number in spoken.planned(couple):
        item = couple.activities[number]
        names = [item.title, *spoken.activities(taking.partnership).get(item.activity or "", ())]
        if any(name and bare(name) == wanted for name in names):
            return item.activity, number
    whole = [
        key
        for key, names in spoken.activities(taking.partnership).items()
        if any(bare(name) == wanted for name in names)
    ]
    return (whole[0] if len(whole) == 1 else None), None


def entries(taking: Taking, couple: Couple) -> list[tuple[str, Log]]:
    """The log about a couple, with what is about to be written, by path."""
    found = {
        log.path: log
        for log in taking.partnership.of("logs").values()
        if isinstance(log, Log) and log.about == couple.ref
    }
    for path in taking.texts:
        if path.startswith("logs/"):
            there = taking.contents(path)
            if there.get("about") == couple.ref:
                found[path] = as_log(path, there)
    return sorted(found.items())


def as_log(path: str, there: Mapping[str, Any]) -> Log:
    """The log entry that a text will be, as far as hours need it."""
    people = there.get("people") or []
    return Log(
        path=path,
        date=When(str(there["date"])),
        about=str(there["about"]),
        title=str(there.get("title", "")),
        activity=there.get("activity"),
        hours=float(there["hours"]) if there.get("hours") else None,
        people=tuple(
            Attended(person=str(item["person"]), hours=float(item["hours"]) if item.get("hours") else None)
            for item in people
        ),
    )


def free_path(taking: Taking, log: Log) -> str:
    """The path of a new entry, by a name that says nothing of people."""
    title = logbook.nameless(taking.partnership, log)
    for end in ("", *(f" {number}" for number in range(2, 100))):
        path = naming.path_for(taking.partnership, Log, None, {"date": str(log.date), "title": title + end})
        if path not in taking.texts:
            return path
    raise TypedWrongError(_("{path} is in the way").format(path=path), _("choose another id"))


def tick(taking: Taking, couple: Couple, number: int | None, log: Log) -> bool:
    """Tick off the planned activity, unless that was done by a line before."""
    if number is None:
        return False
    there = taking.contents(couple.path).get("activities") or []
    if there[number].get("status", "planned") != "planned":
        return False
    own = log.people[0].hours
    edits: list[Edit] = list(logbook.ticked(couple, number, log))
    if couple.activities[number].hours is None and own:
        edits.append(Set(("activities", number, "hours"), own))
    taking.edit(Couple, couple.path, edits)
    taking.messages[couple.path] = f"{couple.ref}: activities.{number}.status planned → done"
    return True
