"""Documents: finds the templates, renders one about a record, and says what a document was made from."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, NamedTuple

import jinja2
from jinja2 import pass_context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from hybridecli import __version__, agreements, yamlfile
from hybridecli.articles import Articles
from hybridecli.errors import HybrideError
from hybridecli.language import _, speech
from hybridecli.partnership import Partnership, values_at
from hybridecli.record import Record, plain
from hybridecli.records import kinds
from hybridecli.records.agreements import Agreement
from hybridecli.records.groups import Group
from hybridecli.shipped import templates_folder
from hybridecli.snapshot import blob_id
from hybridecli.view import Dated, Gap, Sheet, Text, View, joined, markdown, view_name, worded

FOLDER: Final = "documents"
ENDING: Final = ".md.j2"
PASSES: Final = 6  # article numbers, gaps and the commit settle in two or three


class Template(NamedTuple):
    """A document template: what it is called, about which kind, in which language, and what its front matter says."""

    kind: str
    name: str
    language: str
    path: str  # as the loader knows it
    title: str
    fits: dict[str, list[str]]  # field -> values of the records that it is for
    options: list[str]


@dataclass(frozen=True)
class Options:
    """What the command line asks of a document."""

    instrument: str | None = None
    audience: str | None = None
    language: str | None = None
    final: bool = False


@dataclass(frozen=True)
class History:
    """What the documents need of git: the commit, its day, and the ids of the files in it."""

    commit: str = ""
    day: str = ""
    blobs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """A finished document."""

    template: Template
    about: str
    text: str
    commit: str
    gaps: tuple[str, ...]
    uncommitted: tuple[str, ...]


class Library:
    """The templates of a partnership: its own, then the shipped ones."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.environment = environment(partnership)

    @cached_property
    def templates(self) -> dict[tuple[str, str, str], Template]:
        """Every document template by kind, name and language."""
        return {(item.kind, item.name, item.language): item for path in self.paths() if (item := self.declared(path))}

    def paths(self) -> list[str]:
        """The loader's names of all templates, shipped and own."""
        shipped = templates_folder() / FOLDER
        found = {path.relative_to(shipped).as_posix() for path in shipped.rglob(f"*{ENDING}")}
        own = f"templates/{FOLDER}/"
        found |= {
            path.removeprefix(own)
            for path in self.partnership.snapshot.paths()
            if path.startswith(own) and path.endswith(ENDING)
        }
        return sorted(found)

    def declared(self, path: str) -> Template | None:
        """What the place and front matter of a template say; None for what is not a document."""
        found = re.fullmatch(r"([a-z]+)/([a-z0-9-]+)\.([a-z]{2})\.md\.j2", path)
        if not found or found[1] not in kinds():
            return None
        source, _name, _uptodate = self.source(path)
        front = front_matter(source)
        fits = {
            key: [value] if isinstance(value, str) else list(value)
            for key, value in dict(front.get("for") or {}).items()
        }
        title = str(front.get("title") or found[2])
        return Template(found[1], found[2], found[3], path, title, fits, list(front.get("options") or []))

    def source(self, path: str) -> tuple[str, str | None, Any]:
        """The text of a template with its front matter."""
        return raw_source(self.partnership, path)

    def named(self, name: str, language: str) -> list[Template]:
        """The templates of a name in a language, one per kind."""
        return [item for item in self.templates.values() if item.name == name and item.language == language]

    def fitting(self, template: Template) -> list[Record]:
        """The records that a template is for."""
        return [record for _id, record in sorted(self.partnership.of(template.kind).items()) if fits(template, record)]


def fits(template: Template, record: Record) -> bool:
    """Whether a template is for a record: its kind, and the values that its front matter asks."""
    values = {key: [str(value) for value in values_at(record, key)] for key in template.fits}
    return record.folder() == template.kind and all(set(values[key]) & set(template.fits[key]) for key in template.fits)


def raw_source(partnership: Partnership, path: str) -> tuple[str, str | None, Any]:
    """The text of a template by its loader name: the partnership's own first; `shipped/…` is always the shipped one."""
    own = f"templates/{FOLDER}/{path}"
    if not path.startswith("shipped/") and own in partnership.snapshot.paths():
        try:
            return partnership.snapshot.read(own).decode("utf-8-sig"), own, None
        except UnicodeDecodeError:
            raise HybrideError(_("{path} is not UTF-8 text").format(path=own), _("save it as UTF-8")) from None
    base = templates_folder() / FOLDER
    file = base / path.removeprefix("shipped/")
    if ".." in path.split("/") or not file.is_file():
        raise jinja2.TemplateNotFound(path)
    return file.read_text(encoding="utf-8"), None, None


def front_matter(source: str) -> dict[str, Any]:
    """The values between the `---` lines at the head of a text; empty where there are none."""
    found = re.match(r"---\n(.*?\n)---\n", source.replace("\r\n", "\n"), re.DOTALL)
    node, faults = yamlfile.compose(found[1].encode()) if found else (None, [])
    values = untyped(node) if node is not None and not faults else {}
    return values if isinstance(values, dict) else {}


def untyped(node: Any) -> Any:
    """Nodes as plain values; every scalar is its text."""
    if isinstance(node, yamlfile.Mapping):
        return {key.value: untyped(value) for key, value in node.value}
    return [untyped(item) for item in node.value] if isinstance(node, yamlfile.Sequence) else node.value


def without_front_matter(source: str) -> str:
    """A text after its front matter, with blank lines in its stead so that line numbers stay."""
    found = re.match(r"---\n(.*?\n)---\n", source, re.DOTALL)
    return source if not found else source[found.end() :]


def environment(partnership: Partnership) -> SandboxedEnvironment:
    """The Jinja2 of one partnership: sandboxed, escaping, strict, reading through the snapshot."""
    made = SandboxedEnvironment(
        loader=jinja2.FunctionLoader(
            lambda path: (without_front_matter(raw_source(partnership, path)[0]), None, lambda: True)
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        finalize=finalized,
        extensions=["jinja2.ext.do"],
    )
    made.filters.update(FILTERS)
    return made


def finalized(value: Any) -> Any:
    """What is printed: text escaped for Markdown; numbers and yes or no are worded where a sheet is known."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return Markup(markdown(value)) if value.strip() else value
    if isinstance(value, bool | int | float) and not hasattr(value, "__html__"):
        return Plain(value)
    return value


class Plain:
    """A number or yes or no on its way to the page; `current` is the language of the rendering."""

    current = speech("nl")

    def __init__(self, value: bool | int | float) -> None:
        self.value = value

    def __html__(self) -> str:
        if isinstance(self.value, bool):
            words = ("ja", "nee") if self.current.language == "nl" else ("yes", "no")
            return words[0 if self.value else 1]
        return self.current.number(self.value)


def sheet_of(context: Any) -> Sheet:
    """The sheet that a template is rendered on."""
    sheet: Sheet = context["sheet_"]
    return sheet


def like(before: Any, after: str) -> Any:
    """Text that a filter made, escaped or not as what it was made from."""
    return Markup(after) if isinstance(before, Markup) else Text(after)


def on_text(method: str) -> Callable[[Any, Any], Any]:
    """A filter that applies a method of the language to text; a gap stays a gap."""

    @pass_context
    def filtered(context: Any, value: Any) -> Any:
        if isinstance(value, Gap):
            return value
        sheet = sheet_of(context)
        text = value if isinstance(value, Markup) else view_name(value, sheet)
        return like(value, getattr(sheet.speech, method)(str(text)))

    return filtered


def on_number(method: str) -> Callable[..., Any]:
    """A filter that words a number."""

    @pass_context
    def filtered(context: Any, value: Any, *more: Any) -> Any:
        return (
            value
            if isinstance(value, Gap)
            else Markup(markdown(getattr(sheet_of(context).speech, method)(value, *more)))
        )

    return filtered


def on_date(method: str) -> Callable[..., Any]:
    """A filter that words a date."""

    @pass_context
    def filtered(context: Any, value: Any) -> Any:
        return (
            value if isinstance(value, Gap) else Markup(getattr(sheet_of(context).speech, method)(str.__str__(value)))
        )

    return filtered


@pass_context
def span(context: Any, value: Any) -> Any:
    """A period in words."""
    if isinstance(value, Gap):
        return value
    part = value._part
    ends = [
        next((getattr(part, name) for name in names if getattr(part, name, None)), None)
        for names in (("start", "from_"), ("end", "until"))
    ]
    return Markup(sheet_of(context).speech.span(*ends))


@pass_context
def enumerate_(context: Any, values: Any) -> Any:
    """A list as an enumeration in a sentence."""
    return values if isinstance(values, Gap) else joined(values, sheet_of(context).speech)


def short_name(capital: bool) -> Callable[..., Any]:
    """A filter for an organisation by its short name with article; persons by their name."""

    @pass_context
    def filtered(context: Any, value: Any) -> Any:
        if not isinstance(value, View):
            return value
        speech_ = sheet_of(context).speech
        called = plain(called) if (called := getattr(value._part, "called", None)) else body_called(value._part)
        name = speech_.the(sheet_of(context).name(value), called)
        return Text(speech_.capital(name) if capital else name)

    return filtered


def body_called(part: Any) -> dict[str, str] | None:
    """The short name of a group whose name says what it is: "Stuurgroep" is "de stuurgroep"."""
    first, space, rest = str(getattr(part, "name", "")).partition(" ")
    if not isinstance(part, Group) or not first.lower().endswith(("groep", "raad", "commissie", "team")):
        return None
    article = "het" if first.lower().endswith("team") else "de"
    return {"article": article, "word": first[:1].lower() + first[1:] + space + rest}


@pass_context
def intro(context: Any, value: Any) -> Any:
    """A person the first time: name, function and organisation."""
    if not isinstance(value, View):
        return value
    sheet = sheet_of(context)
    at = "bij" if sheet.speech.language == "nl" else "at"
    parts = [escape(value)]
    if value.function:
        parts.append(escape(value.function))
    text = Markup(", ").join(parts)
    return text + Markup(f" {at} ") + escape(value.partner) if value.partner else text


FILTERS: Final[dict[str, Any]] = {
    "count": on_number("count"), "number": on_number("number"), "euro": on_number("euro"), "percent": on_number("percent"),
    "short": on_date("short"), "weekday": on_date("weekday"), "day": on_date("day"), "week": on_date("week"), "span": span,
    "sentence": on_text("sentence"), "phrase": on_text("phrase"), "capital": on_text("capital"),
    "enumerate": enumerate_, "the": short_name(False), "The": short_name(True), "intro": intro,
}  # fmt: skip


def render(library: Library, template: Template, record: Record, options: Options, history: History) -> Document:
    """One document about one record. Rendered until its numbers, gaps and commit are those it was rendered with."""
    partnership = library.partnership
    numbers: dict[str, int] = {}
    gaps: tuple[str, ...] = ()
    uncommitted: tuple[str, ...] = ()
    for _attempt in range(PASSES):
        sheet = Sheet(partnership, speech(template.language, partnership.charter.jurisdiction))
        scope = Scope(library, template, record, options, history, sheet, numbers, gaps, uncommitted)
        body = scope.body()
        missing = tuple(path for path in sheet.read if history.blobs.get(path) != file_id(partnership, path))
        settled = (scope.articles.taken, tuple(sheet.gaps), missing) == (numbers, gaps, uncommitted)
        numbers, gaps, uncommitted = scope.articles.taken, tuple(sheet.gaps), missing
        if settled:
            break
    body = tidy(body + scope.tail())
    commit = "" if uncommitted else history.commit
    head = front(scope, commit, body)
    return Document(template, record.ref, f"{head}\n{body}", commit, gaps, uncommitted)


def file_id(partnership: Partnership, path: str) -> str:
    """The git blob id of a record's file."""
    return blob_id(partnership.snapshot.read(path))


def tidy(body: str) -> str:
    """The text without blanks at line ends and with single blank lines."""
    lines = [re.sub(r"[ \t]+$", "", line) for line in body.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def front(scope: "Scope", commit: str, body: str) -> str:
    """The front matter of a document: what it is, and of exactly which records it was made."""
    template, sheet = scope.template, scope.sheet
    values: dict[str, Any] = {
        "title": template.title,
        "about": scope.record.ref,
        "document": f"{template.kind}/{template.name}",
        "language": template.language,
        "program": f"hybridecli {__version__}",
        "template": scope.origin,
        "commit": commit or None,
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
        **({"instrument": scope.options.instrument} if scope.options.instrument else {}),
        **({"for": scope.options.audience} if scope.options.audience else {}),
        "records": {path: file_id(sheet.partnership, path) for path in sorted(sheet.read)},
    }
    lines = []
    for key, value in values.items():
        if isinstance(value, dict):
            lines += [f"{key}:", *(f"  {path}: {blob}" for path, blob in value.items())]
        else:
            lines.append(f"{key}: {value}" if value else f"{key}:")
    return "\n".join(["---", *lines, "---", ""])


class Scope:
    """What one rendering offers to its template, and what it leaves behind."""

    def __init__(
        self, library: Library, template: Template, record: Record, options: Options, history: History, sheet: Sheet,
        numbers: dict[str, int], gaps: Iterable[str], uncommitted: Iterable[str],
    ) -> None:  # fmt: skip
        self.library, self.template, self.record, self.options = library, template, record, options
        self.history, self.sheet, self.gaps, self.uncommitted = history, sheet, tuple(gaps), tuple(uncommitted)
        self.articles = Articles(sheet, numbers, self.render_text)
        self.names: dict[str, Any] = {}

    @property
    def dutch(self) -> bool:
        """Whether the document is in Dutch."""
        return self.template.language == "nl"

    @property
    def origin(self) -> str:
        """Which template it is: the shipped one, or the partnership's own with the id of its file."""
        source, own, _uptodate = self.library.source(self.template.path)
        return f"{self.template.path} {blob_id(source.encode())}" if own else f"shipped {self.template.path}"

    def body(self) -> str:
        """The rendered template; what it does wrong is said with its line."""
        Plain.current = self.sheet.speech
        self.names = self.offered()
        try:
            return self.library.environment.get_template(self.template.path).render(self.names)
        except jinja2.TemplateError as error:
            raise template_error(error, self.template.path) from error
        except (TypeError, ValueError, ArithmeticError, RecursionError) as error:
            raise template_error(error, self.template.path) from error

    def render_text(self, text: str, values: dict[str, Any]) -> str:
        """A clause of the library, with the names of the template and its own blanks."""
        return self.library.environment.from_string(text).render({**self.names, **values})

    def offered(self) -> dict[str, Any]:
        """The names that a template can use."""
        sheet, view = self.sheet, self.sheet.record(self.record)
        agreement = self.record if isinstance(self.record, Agreement) else None
        return {
            "sheet_": sheet,
            "record": view,
            self.record.singular: view,
            "partnership": sheet.record(sheet.partnership.charter),
            "language": self.template.language,
            "jurisdiction": sheet.speech.jurisdiction,
            "options": {"instrument": self.instrument(), "for": self.options.audience or ""},
            "status": self.state(),
            "head": self.head,
            "code": self.code(),
            "all": self.every,
            "about": self.about,
            "shipped": self.shipped,
            "gap": self.gap,
            "day_after_months": self.day_after_months,
            **(self.of_agreement(agreement) if agreement else {}),
        }

    def of_agreement(self, agreement: Agreement) -> dict[str, Any]:
        """The names that only templates about agreements can use."""
        sheet = self.sheet
        on = self.history.day or "9999-12-31"
        extended = sheet.partnership.of("agreements").get(agreement.extends or "")
        this = THIS[self.template.language]

        return {
            "clause": lambda name, variant=None, **values: self.articles.clause(agreement, name, variant, **values),
            "article": self.articles.refer,
            "open_article": self.articles.open,
            "effective": agreements.effective(sheet.partnership, agreement, on),
            "extended": sheet.record(extended) if extended else None,
            "addenda": [sheet.record(item) for item in agreements.addenda(sheet.partnership, agreement)],
            "this": this.get(agreement.kind) or this["else"],
            "last_day": self.dated(agreements.last_day),
            "last_notice_day": self.dated(agreements.last_notice_day),
            "talks_from": self.dated(agreements.talks_from),
        }

    def dated(self, day_of: Callable[[Agreement], str | None]) -> Callable[[Any], Any]:
        """A function for templates that gives a day of an agreement; a gap where it does not follow from the record."""

        def given(view: Any) -> Any:
            agreement = view._part if isinstance(view, View) else None
            day = day_of(agreement) if isinstance(agreement, Agreement) else None
            if day is None:
                return Gap(self.sheet, "einddatum" if self.dutch else "last day")
            return worded(Dated, day, self.sheet.speech.day(day))

        return given

    def day_after_months(self, day: Any, months: int) -> Any:
        """The day some months after a day; negative months go back."""
        then = agreements.months_before(str.__str__(day), -months)
        return worded(Dated, then, self.sheet.speech.day(then))

    def instrument(self) -> Any:
        """The instrument that was asked for; empty where none was."""
        name = self.options.instrument
        found = self.sheet.partnership.find(name, ["instruments"]) if name else None
        return self.sheet.record(found) if found else Gap(self.sheet, "")

    def state(self) -> str:
        """The state of the document in a word, for its head."""
        words = STATES["nl" if self.dutch else "en"]
        status = getattr(self.record, "status", None)
        if self.record.folder() in ("agreements", "couples") and status in words:
            return words[status]
        return words["draft"] if self.gaps else words["settled"]

    def head(self, state: bool = True) -> Markup:
        """The line under the title: which partnership, the state, and the date of the data."""
        label = "Stand van de gegevens" if self.dutch else "Data as of"
        unknown = "nog niet vastgelegd" if self.dutch else "not yet committed"
        day = self.sheet.speech.day(self.history.day) if self.history.day and not self.uncommitted else unknown
        parts = [markdown(self.sheet.partnership.charter.name), *([self.state()] if state else []), f"{label}: {day}"]
        return Markup(" · ".join(parts))

    def tail(self) -> str:
        """What stands at the end: the list of gaps, and in small type what the document is."""
        parts = []
        if self.gaps:
            parts = [
                "",
                "## " + ("Nog in te vullen" if self.dutch else "Still to be filled in"),
                "",
                *(f"- {markdown(gap)}" for gap in self.gaps),
            ]
        version = self.history.commit[:10] if self.history.commit and not self.uncommitted else ""
        named = (
            f"{'versie' if self.dutch else 'version'} {version}"
            if version
            else ("zonder versie" if self.dutch else "no version")
        )
        return "\n".join(["", *parts, "", "---", "", f"<small>{self.template.title} · {named}</small>", ""])

    def code(self) -> str:
        """The printed code by which a filled-in sheet is known again: eight signs that say nothing by themselves."""
        known = f"{self.template.name}|{self.record.ref}|{self.options.instrument or ''}|{self.options.audience or ''}"
        number = int.from_bytes(hashlib.sha256(known.encode()).digest()[:8], "big")
        signs = ""
        for _place in range(8):
            number, sign = divmod(number, len(SIGNS))
            signs += SIGNS[sign]
        return f"{signs[:4]}-{signs[4:]}"

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
        texts = tuple(view_name(name, self.sheet) for name in names)
        return Gap(self.sheet, str(what) % texts if texts else str(what))


THIS: Final = {
    "nl": {
        "covenant": "dit convenant", "intention": "deze verklaring", "support": "deze verklaring", "addendum": "dit addendum",
        "twinning": "deze twinningafspraak", "else": "deze overeenkomst",
    },
    "en": {"intention": "this declaration", "support": "this declaration", "addendum": "this addendum", "else": "this agreement"},
}  # fmt: skip
SIGNS: Final = "BCDFGHJKMNPQRSTVWXZ23456789"
STATES: Final = {
    "nl": {
        "draft": "concept", "offered": "ter ondertekening", "signed": "ondertekend", "ended": "beëindigd", "withdrawn": "ingetrokken",
        "proposed": "concept", "agreed": "vastgesteld", "running": "vastgesteld", "closed": "afgerond", "stopped": "gestopt",
        "declined": "niet doorgegaan", "settled": "vastgesteld",
    },
    "en": {
        "draft": "draft", "offered": "for signing", "signed": "signed", "ended": "ended", "withdrawn": "withdrawn",
        "proposed": "draft", "agreed": "agreed", "running": "agreed", "closed": "completed", "stopped": "stopped",
        "declined": "not taken up", "settled": "final",
    },
}  # fmt: skip


def template_error(error: Exception, path: str) -> HybrideError:
    """What a template does wrong, with its line."""
    line = getattr(error, "lineno", None)
    name = getattr(error, "name", None) or path
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>" or trace.tb_frame.f_code.co_filename.endswith(ENDING):
            line = trace.tb_lineno
            name = trace.tb_frame.f_globals.get("name") or name
        trace = trace.tb_next
    place = f"templates/{FOLDER}/{name}" + (f":{line}" if line else "")
    return HybrideError(
        _("{place}: the template cannot be used: {error}").format(place=place, error=error),
        _("mend the template, or remove it to use the shipped one"),
    )
