"""Making documents: where they go, and what is said about them."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hybridecli import actions, check, jobs, output, proofreading
from hybridecli.documents import Document, edited_by_hand, render
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _, n_
from hybridecli.library import Library, Template
from hybridecli.lookup import find
from hybridecli.output import Format, say
from hybridecli.partnership import Partnership
from hybridecli.record import Record
from hybridecli.records.instruments import Instrument
from hybridecli.scope import History, Options
from hybridecli.snapshot import wanted

if TYPE_CHECKING:
    from hybridecli.here import Here


def print_list(here: "Here", form: Format) -> None:
    """Print which documents there are."""
    library = Library(here.partnership)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for template in library.templates.values():
        entry = found.setdefault(
            (template.name, template.kind), {"name": template.name, "kind": template.kind, "title": "", "languages": []}
        )
        entry["languages"].append(template.language)
        if template.language == here.partnership.charter.language or not entry["title"]:
            entry["title"] = template.title
    entries = [found[key] for key in sorted(found)]
    rows = [[item["name"], item["kind"], item["title"], ", ".join(item["languages"])] for item in entries]
    say(output.table([_("name"), _("about"), _("title"), _("languages")], rows, form, entries))


def write(
    here: "Here", name: str, word: str | None, options: Options, *, every: bool, output: str | None, form: Format | None
) -> None:
    """Make documents and say on stdout what was written, on stderr what is missing in them."""
    library, instrument = Library(here.partnership), None
    if options.instrument:
        instrument = find(here.partnership, options.instrument, ["instruments"])
        options = replace(options, instrument=instrument.id)
    options = jobs.for_whom(library, name, word, options)
    asked = jobs.chosen(library, name, word, options, every)
    if isinstance(instrument, Instrument) and instrument.about:
        asked = about_these(asked, instrument)
    history = history_of(here)
    made = [render(library, template, record, options, history) for template, record in asked]
    if options.final:
        refuse_unfinished(made)
        refuse_wrong(here.partnership, made)
    if output == "-":
        print("\n".join(document.text for document in made), end="")
        entries = [described(document, None) for document in made]
    else:
        places = [place_of(here, library, document, options, output, len(made)) for document in made]
        entries = [
            described(document, put(here, place, document, output))
            for document, place in zip(made, places, strict=True)
        ]
        tell(entries, form)
    warn(made)


def about_these(asked: list[tuple[Template, Record]], instrument: Instrument) -> list[tuple[Template, Record]]:
    """The jobs about records that an instrument is for; none is refused."""
    fitting = [(template, record) for template, record in asked if record.folder() in instrument.about]
    if not fitting:
        refs = ", ".join(record.ref for _template, record in asked[:4]).replace(
            "partnership/partnership", "partnership"
        )
        message = _("{name} does not fit {record}").format(name=f"instruments/{instrument.id}", record=refs)
        raise TypedWrongError(message, _("it is for: {words}").format(words=", ".join(instrument.about)))
    return fitting


def tell(entries: list[dict[str, Any]], form: Format | None) -> None:
    """Print the paths of what was written, or the whole account in a form that was asked for."""
    if form is None:
        say("\n".join(entry["path"] for entry in entries))
    else:
        rows = [[entry["path"], entry["template"], str(len(entry["gaps"]))] for entry in entries]
        say(output.table([_("path"), _("template"), _("gaps")], rows, form, entries))


def described(document: Document, path: str | None) -> dict[str, Any]:
    """A document as JSON shows it."""
    return {
        "path": path,
        "commit": document.commit or None,
        "template": document.template.path,
        "gaps": list(document.gaps),
    }


def warn(made: list[Document]) -> None:
    """Say on stderr what is missing in the documents, and which records are not committed."""
    for document in made:
        if document.gaps:
            number = len(document.gaps)
            text = n_("{n} gap in {title}, about {about}:", "{n} gaps in {title}, about {about}:", number)
            say(text.format(n=number, title=document.template.title, about=document.about), error=True)
            for gap in document.gaps:
                say(f"  - {output.in_line(gap)}", error=True)
    uncommitted = sorted({path for document in made for path in document.uncommitted})
    if uncommitted:
        say(_("made from records that are not committed yet: {paths}").format(paths=some(uncommitted)), error=True)


def some(paths: list[str]) -> str:
    """A few paths, and how many more there are."""
    more = len(paths) - 4
    return ", ".join(paths[:4]) + (" " + n_("and {n} more", "and {n} more", more).format(n=more) if more > 0 else "")


def refuse_unfinished(made: list[Document]) -> None:
    """With --final: no gaps, and nothing that is not committed."""
    for document in made:
        if document.gaps:
            hint = "\n".join(f"- {gap}" for gap in document.gaps)
            raise HybrideError(
                _("{about} is not complete, so there is no final document").format(about=document.about), hint
            )
        if document.uncommitted or not document.commit:
            hint = (
                _("commit first: {paths}").format(paths=some(list(document.uncommitted)))
                if document.uncommitted
                else _("commit first")
            )
            raise HybrideError(_("a final document is made from committed records"), hint)


def refuse_wrong(partnership: Partnership, made: list[Document]) -> None:
    """With --final: nothing of a draft left in the text, and no error about the record or the partnership."""
    errors = [item for item in check.findings(partnership) if item.severity == "error" and item.counts]
    for document in made:
        left = [f"- {words}" for words in proofreading.unfinished(document.text)]
        about = [item for item in errors if item.about in (document.about, "partnership")]
        if left:
            message = _("{about} is not finished, so there is no final document").format(about=document.about)
            raise HybrideError(message, "\n".join([_("what a draft left in the text:"), *left]))
        if about:
            message = _("{about} has errors, so there is no final document").format(about=document.about)
            raise HybrideError(message, output.finding_lines(about, error=True))


def history_of(here: "Here") -> History:
    """What git knows of the records that are read: nothing outside git or before the first commit."""
    partnership = here.partnership
    try:
        repository = here.repository
    except HybrideError as error:
        if here.at is not None:
            raise
        say(_("without history: {reason}").format(reason=error.message), error=True)
        return History()
    commit = partnership.snapshot.commit or repository.head()
    if commit is None:
        return History()
    return History(commit, repository.day_of(commit), {path: blob.id for path, blob in repository.tree(commit).items()})


def place_of(
    here: "Here", library: Library, document: Document, options: Options, output: str | None, number: int
) -> str:
    """Where a document goes: the place that a person names, else documents/NAME/RECORD.md."""
    if output is not None:
        if number > 1:
            raise TypedWrongError(
                _("--output takes one document, and this makes {n}").format(n=number),
                _("leave out --output, or name one record"),
            )
        refuse_place(here, output)
        return output
    kind, _slash, identity = document.about.partition("/")
    template = document.template
    stem = identity or kind
    same = [
        other
        for other in library.named(template.name, template.language)
        if other.kind != kind and stem in library.partnership.ids(other.kind)
    ]
    stem = f"{kind}-{stem}" if same else stem
    parts = [stem, *(part for part in (options.instrument, options.audience) if part)]
    language = f".{options.language}" if options.language else ""
    at = f"@{here.at}" if here.at else ""
    return f"documents/{template.name}/{'-'.join(parts)}{language}{at.replace('/', '-')}.md"


def refuse_place(here: "Here", place: str) -> None:
    """Refuse to write a document over a folder, a record, a template or what git keeps."""
    path, root = Path(place).resolve(), here.root.resolve()
    if path.is_dir():
        raise TypedWrongError(_("{path} is a folder").format(path=place or "."), _("name a file, such as plan.md"))
    inside = path.relative_to(root).as_posix() if path.is_relative_to(root) else ""
    if wanted(inside) or inside.startswith(".git/"):
        message = _("{path} is not a place for a document: records, templates and git have theirs there")
        raise TypedWrongError(message.format(path=place), _("name another file, such as plan.md"))


def put(here: "Here", place: str, document: Document, output: str | None) -> str:
    """Write a document; what was edited by hand since it was made is kept."""
    if output is not None:
        actions.write(Path(output).absolute(), document.text)
        return output
    path = here.root / place
    edited = path.is_file() and edited_by_hand(path.read_text(encoding="utf-8", errors="replace"))
    written, kept = actions.write_document(here.root, place, document.text, edited)
    if kept:
        say(_("{path} was edited by hand; your text is now in {kept}").format(path=written, kept=kept), error=True)
    return written
