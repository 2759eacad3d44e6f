"""The wording of templates: the Jinja2 they are written in, how a value prints, and the filters that they can use."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final

import jinja2
from jinja2 import pass_context
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from hybridecli.record import last_day, plain
from hybridecli.records.groups import Group
from hybridecli.records.partners import Partner
from hybridecli.view import Gap, Sheet, Text, View, joined, markdown, view_name

SHEET: Final = "sheet_"  # the name under which a rendering finds its sheet; not for templates
WELL_BEFORE: Final = 7  # days; a closing talk in the last week is part of the period


class Compiled(jinja2.BytecodeCache):
    """What templates were compiled to while this process runs, by a checksum of their text: compiling takes longest."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], Any] = {}
        self.texts: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key, bucket.checksum] = bucket.code


COMPILED: Final = Compiled()


def template_of(text: str, file: str, made: SandboxedEnvironment) -> jinja2.Template:
    """A text of a record, such as a clause, as a template; a rendering asks for the same ones several times.

    `file` is what errors in it name.
    """
    if (file, text) not in COMPILED.texts:
        COMPILED.texts[file, text] = made.compile(text, filename=file)
    return jinja2.Template.from_code(made, COMPILED.texts[file, text], made.make_globals(None))


def environment(loader: jinja2.BaseLoader) -> SandboxedEnvironment:
    """The Jinja2 of one partnership: sandboxed, escaping, strict."""
    made = SandboxedEnvironment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        finalize=finalized,
        bytecode_cache=COMPILED,
        extensions=["jinja2.ext.do"],
    )
    made.filters.update(FILTERS)
    return made


def sheet_of(context: Any) -> Sheet:
    """The sheet that a template is rendered on; macros have it only if they were imported with their context."""
    if SHEET not in context:
        raise jinja2.UndefinedError('macros must be imported as: {% import "…" as name with context %}')
    sheet: Sheet = context[SHEET]
    return sheet


@pass_context
def finalized(context: Any, value: Any) -> Any:
    """What is printed: text escaped for Markdown, numbers and yes or no in words; what knows how to print, does."""
    if hasattr(value, "__html__"):
        return value
    if isinstance(value, str):
        bare = value.strip()
        before, _same, after = value.partition(bare) if bare else (value, "", "")
        return Markup(before + markdown(bare) + after)  # blanks around a template's own words are meant
    return sheet_of(context).worded(value) if isinstance(value, bool | int | float) else value


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
        if isinstance(value, bool | int | float):
            return sheet.worded(value)
        text = value if isinstance(value, Markup) else view_name(value, sheet)
        return like(value, getattr(sheet.speech, method)(str(text)))

    return filtered


def on_number(method: str) -> Callable[..., Any]:
    """A filter that words a number."""

    @pass_context
    def filtered(context: Any, value: Any, *more: Any) -> Any:
        if isinstance(value, Gap):
            return value
        return Markup(markdown(getattr(sheet_of(context).speech, method)(value, *more)))

    return filtered


def on_date(method: str) -> Callable[..., Any]:
    """A filter that words a date."""

    @pass_context
    def filtered(context: Any, value: Any) -> Any:
        if isinstance(value, Gap):
            return value
        return Markup(getattr(sheet_of(context).speech, method)(str.__str__(value)))

    return filtered


@pass_context
def span(context: Any, value: Any, closed: Any = "") -> Any:
    """A period in words; until the day on which it was closed, where that was well before its end."""
    if isinstance(value, Gap):
        return value
    part = getattr(value, "_part", None)
    if part is None:
        raise TypeError(f"{value} is no period")
    start, end = (
        next((getattr(part, name) for name in names if getattr(part, name, None)), None)
        for names in (("start", "from_"), ("end", "until"))
    )
    if start and end and closed and not isinstance(closed, Gap):
        day = str.__str__(closed)
        early = (last_day(end) - date.fromisoformat(day)).days > WELL_BEFORE
        end = day if early and day >= start else end
    return Markup(sheet_of(context).speech.span(start, end))


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
        sheet, called = sheet_of(context), body_called(value._part)
        if isinstance(value._part, Partner) and value._part.called and value._part.id in sheet.short_names:
            called = plain(value._part.called)
        name = sheet.speech.the(sheet.name(value), called)
        return Text(sheet.speech.capital(name) if capital else name)

    return filtered


def body_called(part: Any) -> dict[str, str] | None:
    """The short name of a group whose name says what it is: "Stuurgroep" is "de stuurgroep"."""
    first, space, rest = str(getattr(part, "name", "")).partition(" ")
    if not isinstance(part, Group) or not first.lower().endswith(("groep", "raad", "commissie", "team")):
        return None
    article = "het" if first.lower().endswith("team") else "de"
    return {"article": article, "word": first[:1].lower() + first[1:] + space + rest}


HEADS: Final = re.compile(r"(?i)(voorzitter|directeur|rector|bestuurder|wethouder|schepen|burgemeester|eigenaar|lid)\b")


@pass_context
def intro(context: Any, value: Any) -> Any:
    """A person the first time: name, function and organisation."""
    if not isinstance(value, View):
        return value
    sheet = sheet_of(context)
    function = view_name(value.function, sheet)
    at = ("van" if HEADS.search(function) else "bij") if sheet.speech.language == "nl" else "at"
    parts = [escape(value)]
    if value.function:
        parts.append(escape(value.function))
    text = Markup(", ").join(parts)
    return text + Markup(f" {at} ") + escape(value.partner) if value.partner else text


FILTERS: Final[dict[str, Any]] = {
    **{name: on_number(name) for name in ("count", "number", "euro", "percent", "every")},
    **{name: on_date(name) for name in ("short", "weekday", "day", "week")},
    **{name: on_text(name) for name in ("sentence", "phrase", "capital")},
    "span": span,
    "enumerate": enumerate_,
    "the": short_name(False),
    "The": short_name(True),
    "intro": intro,
}
