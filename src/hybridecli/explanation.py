"""What `explain` says about kinds, fields, rules and what ships with the program."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hybridecli import check, guidance, output, paths
from hybridecli.errors import TypedWrongError
from hybridecli.language import N_, _, current
from hybridecli.output import Format
from hybridecli.partnership import Partnership
from hybridecli.reading import nearest
from hybridecli.record import Part, Record, Words, fields, plain
from hybridecli.records import kind_named, kinds
from hybridecli.snapshot import root_above
from hybridecli.speech import speech

if TYPE_CHECKING:
    from hybridecli.here import Here

Lines = list[str]


def of(what: str, here: "Here", form: Format) -> str:
    """The explanation of a word, or a list where the word names one."""
    partnership = nearby(here)
    word = what.strip()
    if word in LISTS:
        return listed(LISTS[word](), form)
    if numbered := guidance.by_number(word.upper(), partnership):
        return told(numbered[0], form) if len(numbered) == 1 else listed(numbered, form)
    if word in shipping():
        return listed([entry(record) for record in partnership.of(word).values()], form)
    values = explained(word, partnership)
    others = [f"{kind}/{word}" for kind in shipping() if partnership.has(kind, word)]
    for other in others if values["name"] in others else []:
        if other != values["name"]:
            output.say(_("see also: hybride explain {word}").format(word=other), error=True)
    return told(values, form)


def nearby(here: "Here") -> Partnership:
    """The partnership that the command stands in; outside one, an empty one, so that explaining works anywhere."""
    folder = here.folder(here.directory)
    return here.partnership if root_above(folder) else Partnership(Nothing())


class Nothing:
    """A snapshot without files."""

    commit: str | None = None

    def paths(self) -> list[str]:
        return []

    def links(self) -> list[str]:
        return []

    def read(self, path: str) -> bytes:
        raise FileNotFoundError(path)


def shipping() -> list[str]:
    """The kinds whose records come with the program."""
    return [name for name, kind in kinds().items() if kind.ships]


def kind_list() -> list[dict[str, Any]]:
    """The kinds, as a list."""
    return [
        {"name": name, "title": _(kind.__doc__ or ""), "dutch": kind.dutch[1], "sources": []}
        for name, kind in kinds().items()
    ]


LISTS: dict[str, Callable[[], list[dict[str, Any]]]] = {
    "rules": guidance.rule_list,
    "kinds": kind_list,
    "norms": guidance.norm_list,
    "catalogue": guidance.catalogue_list,
}


def entry(record: Record) -> dict[str, Any]:
    """One shipped record in a list."""
    title = getattr(record, "title", record.id)
    return {"name": record.id, "title": in_language(title), "sources": list(record.sources)}


def in_language(value: Any) -> Any:
    """A shipped text in the language of the messages; other values as they are."""
    if isinstance(value, Words):
        return (value.nl if current() == "nl" else value.en) or value.en or value.nl or ""
    if isinstance(value, dict) and value and set(value) <= {"nl", "en"}:
        return value.get(current()) or next(iter(value.values()))
    if isinstance(value, dict):
        return {key: in_language(item) for key, item in value.items()}
    return [in_language(item) for item in value] if isinstance(value, list) else value


def listed(entries: list[dict[str, Any]], form: Format) -> str:
    """A list of names with their titles; of a rule only its number, so that the title has room."""
    sources = [item["sources"][:1] if "severity" in item else item["sources"] for item in entries]
    rows = [[item["name"], item["title"], ", ".join(keys)] for item, keys in zip(entries, sources, strict=True)]
    return output.table([_("name"), _("title"), _("sources")], rows, form, entries)


def told(values: dict[str, Any], form: Format) -> str:
    """One explanation."""
    if form in (Format.json, Format.yaml):
        return output.as_json(values) if form is Format.json else output.as_yaml(values)
    said = [f"{values.pop('name')}: {values.pop('title')}"]
    fields_of = values.pop("fields", [])
    said += [f"  {label(key)}: {in_words(key, value, values)}" for key, value in values.items() if value]
    lines = [output.fitted_lines(line, "    ") for line in said]
    if fields_of:
        lines += [
            "",
            output.grid([_("field"), _("meaning"), _("type")], [[f["name"], f["title"], f["type"]] for f in fields_of]),
        ]
    return "\n".join(lines)


def in_words(key: str, value: Any, values: dict[str, Any]) -> str:
    """A value for people: the words of records that a rule names, in the language of the messages too."""
    words = speech(current())
    if key == "judges":
        return (
            _("every kind")
            if value == "record"
            else both(kinds()[value].dutch[1] if current() == "nl" else value, value)
        )
    if key in ("stage", "statuses"):
        context = "partnership.stage" if key == "stage" else f"{values['judges']}.status"
        return ", ".join(both(words.word(context, item), item) for item in ([value] if key == "stage" else value))
    return as_text(value)


def both(word: str, typed: str) -> str:
    """A word, with what stands in records where that is another one."""
    return word if word == typed else f"{word} ({typed})"


LABELS = {
    "dutch": N_("Dutch"),
    "file": N_("file"),
    "type": N_("type"),
    "label": N_("in documents"),
    "required": N_("required"),
    "personal": N_("personal data"),
    "usual": N_("counts unless you say otherwise"),
    "evidence": N_("rests on"),
    "reason": N_("why"),
    "severity": N_("weight"),
    "number": N_("number in the catalogue of practice"),
    "judges": N_("looks at"),
    "stage": N_("speaks from stage"),
    "statuses": N_("speaks when the status is"),
    "law": N_("version of the law that was read"),
    "aside": N_("to set it aside"),
}


def label(key: str) -> str:
    """What a key of an explanation is called for people: JSON keeps the key itself."""
    return _(LABELS[key]) if key in LABELS else speech(current()).field(key)


def explained(word: str, partnership: Partnership) -> dict[str, Any]:
    """What a word is: a rule, a kind, a field, or something that ships with the program."""
    if word in check.names():
        return guidance.about_rule(word, partnership)
    kind = kind_named(word)
    if kind:
        return about_kind(kind)
    first, dot, rest = word.partition(".")
    if dot and (kind := kind_named(first)):
        return about_field(kind, rest)
    bare = word.rpartition("/")[2]
    for folder in shipping():
        if bare in partnership.ids(folder) and word in (bare, f"{folder}/{bare}"):
            return about_shipped(partnership.of(folder)[bare])
    raise unknown(word, partnership)


def about_kind(kind: type[Record]) -> dict[str, Any]:
    """A kind with its fields."""
    return {
        "name": kind.folder(),
        "title": _(kind.__doc__ or ""),
        "dutch": ", ".join(dict.fromkeys(kind.dutch)),
        "file": "partnership.yaml"
        if kind.folder() == "partnership"
        else f"{'templates/' if kind.ships else ''}{kind.folder()}/ID.yaml",
        "fields": field_rows(kind),
    }


def field_rows(part: type[Part]) -> list[dict[str, str]]:
    """The fields of a part, each with what it means and its type."""
    return [
        {"name": name + (" *" if field.required else ""), "title": _(field.about), "type": field.type.says()}
        for name, field in fields(part).items()
    ]


def about_field(kind: type[Record], path: str) -> dict[str, Any]:
    """A field: its meaning, its type, what is below it, and its name in Dutch documents."""
    field = paths.field_at(kind, path)
    below = next((part for part in field.type.parts() if issubclass(part, Part)), None)
    return {
        "name": f"{kind.folder()}.{path}",
        "title": _(field.about) if field.about else field.type.says(),  # of a key of one's own: what it holds
        "type": field.type.says(),
        "label": speech(current()).field(f"{kind.folder()}.{path}"),
        "required": field.required,
        "personal": field.personal,
        "usual": guidance.usual(field.norm),
        "evidence": ", ".join(field.norm.sources) if field.norm else "",
        "fields": field_rows(below) if below else [],
    }


def about_shipped(record: Record) -> dict[str, Any]:
    """A clause, instrument, activity, task or scheme, with its texts in the language of the messages."""
    values = in_language(plain(record))
    return {"name": f"{record.folder()}/{record.id}", "title": values.pop("title", record.id), **values}


def as_text(value: Any) -> str:
    """Nested values as readable text."""
    if isinstance(value, list):
        simple = all(not isinstance(item, dict | list) for item in value)
        return ", ".join(map(str, value)) if simple else "\n    " + "\n    ".join(as_text(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {as_text(item)}" for key, item in value.items())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return f"{value:g}" if isinstance(value, float) else str(value)


def unknown(word: str, partnership: Partnership) -> TypedWrongError:
    """What refuses a word that means nothing here, naming the nearest."""
    shipped = [identity for folder in shipping() for identity in partnership.ids(folder)]
    holder = next((name for name, kind in kinds().items() if word in fields(kind)), None)
    meant = f"{holder}.{word}" if holder else nearest(word, [*kinds(), *check.names(), *shipped, *LISTS])
    hint = _("did you mean {word}?").format(word=meant) if meant else _("see: hybride explain kinds")
    return TypedWrongError(_("there is nothing to explain about {word}").format(word=word), hint)
