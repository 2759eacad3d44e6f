"""The scope of one rendering: the names that a template can use, and what those gather while it renders."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from hybridecli import agreements, deeds, hours
from hybridecli.articles import Articles
from hybridecli.contract import Contract
from hybridecli.fieldtype import FieldType
from hybridecli.library import Library, Template
from hybridecli.lookup import find
from hybridecli.partnership import Partnership
from hybridecli.questions import Questions, printed_code
from hybridecli.record import Record
from hybridecli.records import kinds
from hybridecli.records.agreements import Agreement
from hybridecli.records.couples import Couple
from hybridecli.records.logs import Log
from hybridecli.snapshot import blob_id
from hybridecli.speech import speech
from hybridecli.twinning import talk_days
from hybridecli.view import Dated, Gap, Sheet, View, markdown, view_name, worded
from hybridecli.wording import SHEET, template_of


@dataclass(frozen=True)
class Options:
    """What the command line asks of a document."""

    instrument: str | None = None
    audience: str | None = None  # person, group, or the id of one of the two of a couple
    language: str | None = None
    final: bool = False

    @property
    def member(self) -> str | None:
        """The id of the one of a couple for whom it is made."""
        return self.audience if self.audience not in ("person", "group") else None


@dataclass(frozen=True)
class History:
    """What the documents need of git: the commit, its day, and the ids of the files in it."""

    commit: str = ""
    day: str = ""
    blobs: dict[str, str] = field(default_factory=dict)


class Outcome(NamedTuple):
    """What a rendering found out that its text depends on: the next one begins with it."""

    numbers: dict[str, int] = {}  # noqa: RUF012 (never changed)  # of the articles
    gaps: tuple[str, ...] = ()
    uncommitted: tuple[str, ...] = ()


def file_id(partnership: Partnership, path: str) -> str:
    """The git blob id of a record's file."""
    return blob_id(partnership.snapshot.read(path))


class Scope:
    """What one rendering offers to its template. `before` is what the rendering before it found out."""

    def __init__(
        self, library: Library, template: Template, record: Record, options: Options, history: History, before: Outcome
    ) -> None:
        self.library, self.template, self.record = library, template, record
        self.options, self.history, self.before = options, history, before
        self.sheet = Sheet(library.partnership, speech(template.language, library.partnership.charter.jurisdiction))
        self.articles = Articles(self.sheet, before.numbers, self.render_text)
        self.questions = Questions()

    @property
    def dutch(self) -> bool:
        """Whether the document is in Dutch."""
        return self.template.language == "nl"

    @property
    def outcome(self) -> Outcome:
        """What this rendering found out."""
        blobs = self.history.blobs
        changed = (path for path in self.sheet.read if blobs.get(path) != file_id(self.library.partnership, path))
        return Outcome(self.articles.taken, tuple(self.sheet.gaps), tuple(changed))

    def render_text(self, text: str, file: str, values: dict[str, Any]) -> str:
        """A clause of the library from its file, with the names of the template and its own blanks."""
        return template_of(text, file, self.library.environment).render({**self.names, **values})

    @cached_property
    def names(self) -> dict[str, Any]:
        """The names that a template can use."""
        sheet, view = self.sheet, self.sheet.record(self.record)
        agreement = self.record if isinstance(self.record, Agreement) else None
        return {
            SHEET: sheet,
            "record": view,
            self.record.singular: view,
            "partnership": sheet.record(sheet.partnership.charter),
            "language": self.template.language,
            "jurisdiction": sheet.speech.jurisdiction,
            "options": {"instrument": self.instrument(), "for": self.options.audience or ""},
            "status": self.state(),
            "head": self.head,
            "code": self.code(),
            "code_for": self.code_for,
            "asks": self.questions.asks,
            "option": self.questions.option,
            "all": self.every,
            "about": self.about,
            "shipped": self.shipped,
            "gap": self.gap,
            "day_after_months": self.day_after_months,
            "hours_of": self.hours_of,
            "members": self.members(view),
            "deeds": self.deeds,
            "talks": self.talks,
            "released": isinstance(self.record, Couple) and released(self.record),
            **(Contract(agreement, sheet, self.articles).names() if agreement else {}),
        }

    def day_after_months(self, day: Any, months: int) -> Any:
        """The day some months after a day; negative months go back."""
        then = agreements.months_before(str.__str__(day), -months)
        return worded(Dated, then, self.sheet.speech.day(then))

    def hours_of(self, member: View) -> dict[str, Any]:
        """The hours that a member of a couple was given, plans and has logged; none for one without a person."""
        couple, logs = self.record, [view._part for view in self.about(self.sheet.record(self.record), "logs")]
        if not isinstance(couple, Couple) or not getattr(member._part, "person", None):
            return {"granted": None, "planned": 0, "logged": 0}
        stands = hours.stands(couple, [log for log in logs if isinstance(log, Log)])
        found = next(stand for stand in stands if stand.person == getattr(member._part, "person", None))
        return {"granted": found.granted, "planned": found.planned, "logged": found.logged}

    def deeds(self) -> list[dict[str, Any]]:
        """What a couple planned and did, in the order of days: what it is called, when and where, and the hours.

        `contact` is a word for what is in the log and was no activity; its title is for the two alone.
        """
        couple, view, empty = self.record, self.sheet.record(self.record), Gap(self.sheet, "")
        logs = {log.id: log for log in self.about(view, "logs")}
        entries = [log._part for log in logs.values() if isinstance(log._part, Log)]
        found = []
        for deed in deeds.deeds(couple, entries, self.sheet.partnership) if isinstance(couple, Couple) else ():
            item = view.activities[deed.number] if deed.number is not None else empty
            log = logs[deed.logs[0].id] if deed.logs else empty
            name = item.title or item.activity or log.activity
            found.append(
                {
                    "what": name or log.title or item.activity,
                    "contact": log.kind if not name and log.kind != "activity" else empty,
                    "date": log.date or item.date,
                    "week": item.week,
                    "host": item.host or item.host_partner,
                    "hours": item.hours,
                    **{field: getattr(deed, field) for field in ("state", "planned", "made", "day", "last_day")},
                }
            )
        return found

    def members(self, view: View) -> tuple[View, ...]:
        """The members of a couple: both, or the one for whom the document is made."""
        if not isinstance(self.record, Couple):
            return ()
        whom = self.options.member
        sides = zip(view.members, self.record.members, strict=True)
        return tuple(member for member, part in sides if whom is None or whom in (part.person or part.partner,))

    def talks(self) -> Any:
        """When the two of a couple talk with the coordinator: as recorded, else on days that suit both."""
        couple, view = self.record, self.sheet.record(self.record)
        if not isinstance(couple, Couple):
            return Gap(self.sheet, "")
        for member in view.members:  # what is looked at is noted as read
            _employer = member.person.partner if member.person else member.partner
        return self.sheet.wrap(talk_days(couple, self.sheet.partnership), FieldType(), view, "moments")

    def instrument(self) -> Any:
        """The instrument that was asked for; empty where none was."""
        name = self.options.instrument
        found = find(self.sheet.partnership, name, ["instruments"]) if name else None
        return self.sheet.record(found) if found else Gap(self.sheet, "")

    def state(self) -> str:
        """The state of the document in a word, for its head."""
        words = STATES["nl" if self.dutch else "en"]
        status = getattr(self.record, "status", None)
        if self.record.folder() in ("agreements", "couples") and status in words:
            return words[status]
        return words["draft"] if self.before.gaps else words["settled"]

    def head(self, state: bool = True) -> Markup:
        """The line under the title: which partnership, the state, and the date of the data."""
        label = "Stand van de gegevens" if self.dutch else "Data as of"
        unknown = "nog niet vastgelegd" if self.dutch else "not yet committed"
        day = self.sheet.speech.day(self.history.day) if self.history.day and not self.before.uncommitted else unknown
        parts = [markdown(self.sheet.partnership.charter.name), *([self.state()] if state else []), f"{label}: {day}"]
        return Markup(" · ".join(parts))

    def code(self) -> str:
        """The printed code by which a filled-in sheet is known again."""
        options = self.options
        return printed_code(self.template.name, self.record.ref, options.instrument or "", options.audience or "")

    def code_for(self, person: View) -> str:
        """The printed code of the page of one person, in a document with a page for each."""
        return printed_code(self.template.name, self.record.ref, "", str(person.id))

    def every(self, kind: str) -> tuple[View, ...]:
        """Every record of a kind, in the order of ids."""
        return tuple(self.sheet.record(record) for _id, record in sorted(self.sheet.partnership.of(kind).items()))

    def about(self, view: Any, kind: str) -> tuple[View, ...]:
        """The records of a kind that refer to a record, by date and id."""
        ref = view._part.ref if isinstance(view, View) and isinstance(view._part, Record) else str(view)
        identity = ref.rpartition("/")[2]
        folder = ref.partition("/")[0]
        found = [
            record
            for record in self.sheet.partnership.of(kind).values()
            if getattr(record, "about", None) == ref
            or identity in (getattr(record, folder, None) or ())
            or getattr(record, kinds()[folder].singular, None) == identity
        ]
        found.sort(key=lambda record: (str(getattr(record, "date", "") or getattr(record, "due", "")), record.id))
        return tuple(self.sheet.record(record) for record in found)

    def shipped(self, kind: str, name: str) -> Any:
        """A record that ships with the program, or the partnership's own in its stead."""
        found = self.sheet.partnership.of(kind).get(name)
        return self.sheet.record(found) if found else Gap(self.sheet, name)

    def gap(self, what: str, *names: Any) -> Gap:
        """A gap in the template's own words; `%s` stands for a name."""
        texts = tuple(name._words() if isinstance(name, Gap) else view_name(name, self.sheet) for name in names)
        return Gap(self.sheet, str(what) % texts if texts else str(what))


def released(couple: Couple) -> bool:
    """Whether everybody of a couple agreed that others read the report on it."""
    people = {member.person for member in couple.members if member.person}
    return bool(people) and couple.closure is not None and people <= set(couple.closure.approved)


STATES: Final = {
    "nl": {
        "draft": "concept",
        "offered": "ter ondertekening",
        "signed": "ondertekend",
        "ended": "beëindigd",
        "withdrawn": "ingetrokken",
        "proposed": "concept",
        "agreed": "vastgesteld",
        "running": "vastgesteld",
        "closed": "afgerond",
        "stopped": "gestopt",
        "declined": "niet doorgegaan",
        "settled": "vastgesteld",
    },
    "en": {
        "draft": "draft",
        "offered": "for signing",
        "signed": "signed",
        "ended": "ended",
        "withdrawn": "withdrawn",
        "proposed": "draft",
        "agreed": "agreed",
        "running": "agreed",
        "closed": "completed",
        "stopped": "stopped",
        "declined": "not taken up",
        "settled": "final",
    },
}
