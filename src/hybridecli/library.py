"""The library of document templates: which there are, of the partnership itself or shipped, and for which records."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, Final, NamedTuple

import jinja2

from hybridecli import yamlfile
from hybridecli.errors import HybrideError
from hybridecli.language import _
from hybridecli.partnership import Partnership
from hybridecli.paths import values_at
from hybridecli.record import Record
from hybridecli.records import kinds
from hybridecli.shipped import templates_folder
from hybridecli.snapshot import blob_id
from hybridecli.wording import environment

FOLDER: Final = "documents"
ENDING: Final = ".md.j2"
OWN: Final = f"templates/{FOLDER}/"  # where a partnership keeps its own
KNOWN: Final = ("title", "for", "options")  # in the front matter of a template
FRONT: Final = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)


class Template(NamedTuple):
    """A document template: what it is called, about which kind, in which language, and what its front matter says."""

    kind: str
    name: str
    language: str
    path: str  # as the loader knows it
    title: str
    fits: dict[str, list[str]]  # field -> values of the records that it is for
    options: list[str]


class Library:
    """The templates of a partnership: its own, then the shipped ones."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.environment = environment(jinja2.FunctionLoader(self.loaded))

    @cached_property
    def templates(self) -> dict[tuple[str, str, str], Template]:
        """Every document template by kind, name and language."""
        return {(item.kind, item.name, item.language): item for path in self.paths() if (item := self.declared(path))}

    def paths(self) -> list[str]:
        """The loader's names of all templates, shipped and own."""
        shipped = templates_folder() / FOLDER
        found = {path.relative_to(shipped).as_posix() for path in shipped.rglob(f"*{ENDING}")}
        found |= {
            path.removeprefix(OWN)
            for path in self.partnership.snapshot.paths()
            if path.startswith(OWN) and path.endswith(ENDING)
        }
        return sorted(found)

    def declared(self, path: str) -> Template | None:
        """What the place and front matter of a template say; None for what is not a document."""
        found = re.fullmatch(r"([a-z]+)/([a-z0-9-]+)\.([a-z]{2})\.md\.j2", path)
        if not found or found[1] not in kinds():
            return None
        front = front_matter(self.source(path))
        fits = {
            key: [value] if isinstance(value, str) else list(value)
            for key, value in dict(front.get("for") or {}).items()
        }
        title = front.get("title") or found[2]
        if isinstance(title, dict):  # one for each jurisdiction
            title = title.get(self.partnership.charter.jurisdiction) or found[2]
        return Template(found[1], found[2], found[3], path, str(title), fits, list(front.get("options") or []))

    def is_own(self, path: str) -> bool:
        """Whether the partnership has its own text of a template; `shipped/…` is always the shipped one."""
        return not path.startswith("shipped/") and OWN + path in self.partnership.snapshot.paths()

    def source(self, path: str) -> str:
        """The text of a template, with its front matter, by the name that the loader knows."""
        if self.is_own(path):
            try:
                text = self.partnership.snapshot.read(OWN + path).decode("utf-8-sig")
            except UnicodeDecodeError:
                message = _("{path} is not UTF-8 text").format(path=OWN + path)
                raise HybrideError(message, _("save it as UTF-8")) from None
            return text.replace("\r\n", "\n")
        base = templates_folder() / FOLDER
        file = base / path.removeprefix("shipped/")  # a name can be a whole path, or lead out by `..`
        if not file.resolve().is_relative_to(base.resolve()) or not file.is_file():
            raise jinja2.TemplateNotFound(path)
        return file.read_text(encoding="utf-8")

    def refuse_damaged(self, template: Template) -> None:
        """Refuse a template of one's own with front matter that cannot be read, or has keys that mean nothing."""
        found = FRONT.match(self.source(template.path)) if self.is_own(template.path) else None
        node, faults = yamlfile.compose(found[1].encode()) if found else (None, [])
        for key, _value in node.value if isinstance(node, yamlfile.Mapping) else []:
            if key.value not in KNOWN:
                message = _("unknown field {name}").format(name=key.value)
                hint = _("known are: {words}").format(words=", ".join(KNOWN))
                faults.append(yamlfile.Fault(*yamlfile.position(key), message, hint))
        if faults:
            line, column, message, hint = faults[0]
            place = f"{OWN}{template.path}:{line + 1}:{column}"
            message = _("{place}: the template cannot be used: {error}").format(place=place, error=message)
            raise HybrideError(message, hint)

    def loaded(self, path: str) -> tuple[str, str, Callable[[], bool]]:
        """A template as Jinja2 loads it: its text, what errors call it, and that it does not change meanwhile."""
        return blank_front_matter(self.source(path)), OWN + path, lambda: True

    def origin(self, template: Template) -> str:
        """Which text was used, for the front matter of a document: the shipped one, or one's own with its file's id."""
        path = template.path
        return f"{path} {blob_id(self.source(path).encode())}" if self.is_own(path) else f"shipped {path}"

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


def front_matter(text: str) -> dict[str, Any]:
    """The values between the `---` lines at the head of a text; empty where there are none."""
    found = FRONT.match(text)
    node, faults = yamlfile.compose(found[1].encode()) if found else (None, [])
    values = yamlfile.untyped(node) if node is not None and not faults else {}
    return values if isinstance(values, dict) else {}


def without_front_matter(text: str) -> str:
    """A text after its front matter."""
    return FRONT.sub("", text, count=1) if FRONT.match(text) else text


def blank_front_matter(source: str) -> str:
    """A template in which its front matter became a comment of as many lines, so that errors name the right line."""
    found = FRONT.match(source)
    return "{#" + "\n" * (found[0].count("\n") - 1) + "#}\n" + source[found.end() :] if found else source
