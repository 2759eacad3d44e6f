"""The log sheet of one of a couple: each line goes into the log, unless the log has it already."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hybridecli import hours, logbook, logwords, spoken
from hybridecli.activitylog import after, before, covers
from hybridecli.asking import ask, can_ask
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import When
from hybridecli.language import _
from hybridecli.logrows import Row
from hybridecli.records.couples import Couple
from hybridecli.records.logs import Attended, Log
from hybridecli.taking import Report, Taking, alike, bare
from hybridecli.yamledit import Append, Edit, Set
from hybridecli.yamlfile import dump


@dataclass(frozen=True)
class LogSheet:
    """The sheet of one of a couple, of which each line goes into the log."""

    taking: Taking
    couple: Couple
    person: str
    report: Report
    told: frozenset[str]  # what the lines say that was done

    def take(self, row: Row, label: str) -> None:
        """Write a line in the log, unless it is there: with what the other wrote of the same, where that is there.

        Raises TypedWrongError.
        """
        refuse_other_year(self.couple, row)
        activity, number = meant(self.taking, self.couple, row.what)
        title = logwords.tongue().phrase(row.what)
        for path, log in entries(self.taking, self.couple):
            if log.date == row.day and (alike(log.title, title) or (activity and log.activity == activity)):
                self.beside(path, log, row, label)
                return
        if self.is_twin(row, title, label):
            return
        day, attended = When(row.day), (Attended(person=self.person, hours=row.hours),)
        log = Log(date=day, kind="activity", about=self.couple.ref, title=title, activity=activity, people=attended)
        self.new(log, number, label)

    def is_twin(self, row: Row, title: str, label: str) -> bool:
        """Whether a line tells what is in the log in other words: the same day and hours. Asked, else not taken."""
        names = spoken.activities(self.taking.partnership)
        same_hours = [
            log
            for path, log in entries(self.taking, self.couple)
            if log.date == row.day and hours.made(log, self.person) == row.hours and path not in self.taking.files
        ]
        said = ((log, {bare(name) for name in (log.title, *names.get(log.activity or "", ()))}) for log in same_hours)
        twin = next((log for log, names in said if not names & self.told), None)
        if twin is None:
            return False
        text = _('{label}: of that day and with these hours the log has "{old}"; is "{new}" the same?')
        text = text.format(label=label, old=twin.title, new=self.words(row.day, title, row.hours))
        if can_ask():
            same = ask(text, _("yes"), {word: word for word in (_("yes"), _("no"))}) == _("yes")
            self.report.known += same
            return same
        name = self.taking.partnership.name(f"people/{self.person}")
        words = ["hybride", "log", self.couple.id, name, f"{row.hours:g}", "-d", row.day, title]
        self.report.differing += 1
        hint = _("not taken; if it is something else: {command}").format(command=shlex.join(words))
        self.report.lines.append(f"{text}\n    {hint}")
        return True

    def words(self, row_day: str, title: str, amount: float) -> str:
        """A line as it is said."""
        return f"{logwords.tongue().short(row_day)} {title}, {logwords.in_hours(amount)}"

    def new(self, log: Log, number: int | None, label: str) -> None:
        """Write a new entry, and tick off what was planned by it; `number` is its place in the plan."""
        named = {"date": str(log.date), "title": logbook.nameless(self.taking.partnership, log)}
        same_day = [other.title for _path, other in entries(self.taking, self.couple) if other.date == log.date]
        path = self.taking.free_path(Log, named)
        self.taking.new(path, dump(logbook.as_written(log)))
        self.taking.messages[path] = f"{self.couple.ref}: log {log.date} {log.activity or log.kind}"
        ticked = self.tick(number, log)
        words = self.words(log.date, log.title, log.people[0].hours or 0)
        self.taking.took(self.report, label, words + (" " + _("(ticked off in the plan)") if ticked else ""))
        if same_day:
            titles = "; ".join(same_day)
            self.report.lines.append("  " + _("mind: of that day the log has this too: {titles}").format(titles=titles))

    def beside(self, path: str, log: Log, row: Row, label: str) -> None:
        """Put the hours of a line with the entry of the same day and activity that is there."""
        made, title = hours.made(log, self.person), logwords.tongue().phrase(row.what)
        place = next((n for n, item in enumerate(log.people) if item.person == self.person), None)
        words = self.words(row.day, title, row.hours)
        if made == row.hours:
            self.report.known += 1
        elif not made and not log.hours:
            self.attend(path, log, row, place)
            record = path.removesuffix(".yaml")
            self.taking.took(
                self.report, label, words + " " + _("(with what the other wrote: {record})").format(record=record)
            )
        else:
            field = "people+" if place is None else f"people.{place}"
            value = f"{{person: {self.person}, hours: {row.hours:g}}}"
            command = f"hybride set {path.removesuffix('.yaml')} " + shlex.quote(f"{field}={value}")
            old = f"{title}, {logwords.in_hours(made)}"
            if self.taking.differs(self.report, label, old, words, command):
                self.attend(path, log, row, place)

    def attend(self, path: str, log: Log, row: Row, place: int | None) -> None:
        """Write the hours of this person with an entry; `place` is where these stand already."""
        value: dict[str, Any] = {"person": self.person, "hours": row.hours}
        edit: Edit = Append(("people",), value) if place is None else Set(("people", place), value)
        self.taking.edit(Log, path, [edit])
        self.taking.messages[path] = f"{self.couple.ref}: log {log.date} {log.activity or log.kind}, people"

    def tick(self, number: int | None, log: Log) -> bool:
        """Tick off the planned activity, unless that was done by a line before."""
        if number is None:
            return False
        there = self.taking.contents(self.couple.path).get("activities") or []
        if there[number].get("status", "planned") != "planned":
            return False
        own = log.people[0].hours
        edits: list[Edit] = list(logbook.ticked(self.couple, number, log))
        if self.couple.activities[number].hours is None and own:
            edits.append(Set(("activities", number, "hours"), own))
        self.taking.edit(Couple, self.couple.path, edits)
        self.taking.messages[self.couple.path] = f"{self.couple.ref}: activities.{number}.status planned → done"
        return True


def refuse_other_year(couple: Couple, row: Row) -> None:
    """A day without a year that lies outside the time of the couple was meant otherwise. Raises TypedWrongError."""
    if row.with_year or couple.period is None:
        return
    if before(couple.period, row.day) or after(couple.period, row.day):
        day = logwords.tongue().day(row.day)
        later = f"{int(row.day[:4]) + 1}{row.day[4:]}"
        if before(couple.period, row.day) and covers(couple.period, later):
            message = _("{day} is still to come; the log says what happened").format(day=logwords.tongue().day(later))
            raise TypedWrongError(message, _("leave out what is still to come; it stands on the next sheet"))
        message = _("{day} lies outside the time of the couple").format(day=day)
        raise TypedWrongError(message, _("look at the day and the month, or write the year with it"))


def meant(taking: Taking, couple: Couple, what: str) -> tuple[str | None, int | None]:
    """The activity of the catalogue that the words name wholly, and its number in the plan; nothing is guessed."""
    wanted, known = bare(what), spoken.activities(taking.partnership)
    for number in spoken.planned(couple):
        item = couple.activities[number]
        if any(name and bare(name) == wanted for name in (item.title, *known.get(item.activity or "", ()))):
            return item.activity, number
    whole = [key for key, names in known.items() if any(bare(name) == wanted for name in names)]
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
