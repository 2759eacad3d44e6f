"""Documents: renders a template about a record until its text is settled, and says what it was made from."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Final

import jinja2

from hybridecli import __version__
from hybridecli.errors import HybrideError
from hybridecli.language import _
from hybridecli.library import OWN, Library, Template, front_matter, without_front_matter
from hybridecli.record import Record
from hybridecli.scope import History, Options, Outcome, Scope, file_id
from hybridecli.view import markdown

PASSES: Final = 6  # article numbers, gaps and the commit settle in two or three


@dataclass(frozen=True)
class Document:
    """A finished document."""

    template: Template
    about: str
    text: str
    commit: str
    gaps: tuple[str, ...]
    uncommitted: tuple[str, ...]


def render(library: Library, template: Template, record: Record, options: Options, history: History) -> Document:
    """One document about one record. Rendered until its numbers, gaps and commit are those it was rendered with."""
    library.refuse_damaged(template)
    found = Outcome()
    for _attempt in range(PASSES):
        before, scope = found, Scope(library, template, record, options, history, found)
        body, found = rendered(scope), scope.outcome
        if found == before:
            break
    body = tidy(body + tail(scope, body))
    commit = "" if found.uncommitted else history.commit
    text = f"{front(scope, commit, body)}\n{body}"
    return Document(template, record.ref, text, commit, found.gaps, found.uncommitted)


def rendered(scope: Scope) -> str:
    """The template filled in; what it does wrong is said with its line."""
    try:
        return scope.library.environment.get_template(scope.template.path).render(scope.names)
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        raise template_error(error, scope.template.path) from error


def template_error(error: Exception, path: str) -> HybrideError:
    """What a template does wrong, with the line where the template at `path`, or one that it uses, does it.

    A clause is named by its file alone: the lines of its text are not those of the file.
    """
    place, trace = OWN + path, error.__traceback__
    while trace is not None:
        if (file := trace.tb_frame.f_code.co_filename).startswith("templates/"):
            place = f"{file}:{trace.tb_lineno}" if file.startswith(OWN) else file
        trace = trace.tb_next
    return HybrideError(
        _("{place}: the template cannot be used: {error}").format(place=place, error=error),
        _("mend the template, or remove it to use the shipped one"),
    )


def tail(scope: Scope, body: str) -> str:
    """What stands at the end: the list of gaps, and in small type what the document is."""
    title = re.search(r"^# (.+)$", body, re.MULTILINE)
    gaps, commit = scope.before.gaps, "" if scope.before.uncommitted else scope.history.commit[:10]
    heading, version, versionless = (
        ("Nog in te vullen", "versie", "zonder versie")
        if scope.dutch
        else ("Still to be filled in", "version", "no version")
    )
    listed = ["", f"## {heading}", "", *(f"- {markdown(gap)}" for gap in gaps)] if gaps else []
    named = f"{version} {commit}" if commit else versionless
    return "\n".join(
        ["", *listed, "", "---", "", f"<small>{title[1] if title else scope.template.title} · {named}</small>", ""]
    )


def tidy(body: str) -> str:
    """The text without blanks at line ends and with single blank lines."""
    lines = [re.sub(r"[ \t]+$", "", line) for line in body.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def front(scope: Scope, commit: str, body: str) -> str:
    """The front matter of a document: what it is, and of exactly which records it was made."""
    template, partnership = scope.template, scope.library.partnership
    values: dict[str, Any] = {
        "title": template.title,
        "about": scope.record.ref,
        "document": f"{template.kind}/{template.name}",
        "language": template.language,
        "program": f"hybridecli {__version__}",
        "template": scope.library.origin(template),
        "commit": commit or None,
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
        **({"instrument": scope.options.instrument} if scope.options.instrument else {}),
        **({"for": scope.options.audience} if scope.options.audience else {}),
        "records": {path: file_id(partnership, path) for path in sorted(scope.sheet.read)},
    }
    lines = []
    for key, value in values.items():
        if isinstance(value, dict):
            lines += [f"{key}:", *(f"  {path}: {blob}" for path, blob in value.items())]
        else:
            lines.append(f"{key}: {value}" if value else f"{key}:")
    return "\n".join(["---", *lines, "---", ""])


def edited_by_hand(text: str) -> bool:
    """Whether the body of a document is not what its front matter says it was."""
    text = text.replace("\r\n", "\n")
    known = front_matter(text).get("sha256")
    body = without_front_matter(text).lstrip("\n")
    return known != hashlib.sha256(body.encode()).hexdigest()
