"""Making documents: about which records, where they go, what was made, and whether one still agrees with them."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hybridecli import actions, output
from hybridecli.documents import Document, render
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.fieldtype import nearest
from hybridecli.language import _, n_
from hybridecli.library import Library, Template, fits, front_matter, without_front_matter
from hybridecli.output import Format, say
from hybridecli.partnership import Partnership
from hybridecli.record import Record
from hybridecli.scope import History, Options, file_id

if TYPE_CHECKING:
    from hybridecli.commandline import Here


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
    library = Library(here.partnership)
    if options.instrument:
        found = here.partnership.find(options.instrument, ["instruments"])
        options = Options(found.id, options.audience, options.language, options.final)
    jobs = chosen(library, name, word, options, every)
    history = history_of(here)
    made = [render(library, template, record, options, history) for template, record in jobs]
    if options.final:
        refuse_unfinished(made)
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
                say(f"  - {gap}", error=True)
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


def chosen(
    library: Library, name: str, word: str | None, options: Options, every: bool
) -> list[tuple[Template, Record]]:
    """The template and the records that are meant; what is not clear is refused with the candidates."""
    partnership = library.partnership
    language = options.language or partnership.charter.language
    templates = library.named(name, language)
    if not templates:
        refuse_name(library, name, language)
    if options.instrument and not any("instrument" in template.options for template in templates):
        raise TypedWrongError(_("{name} does not take --instrument").format(name=name), _("leave it out"))
    if options.audience and not any("for" in template.options for template in templates):
        raise TypedWrongError(_("{name} does not take --for").format(name=name), _("leave it out"))
    if every:
        jobs = [(template, record) for template in templates for record in library.fitting(template)]
        if not jobs:
            raise TypedWrongError(_("there is no record that {name} fits").format(name=name), fit_hint(templates))
        return jobs
    if word is not None:
        record = (
            partnership.find(word, [template.kind for template in templates])
            if "/" not in word
            else partnership.find(word)
        )
        return [(template_for(templates, record, name), record)]
    return [only(library, templates, name)]


def template_for(templates: list[Template], record: Record, name: str) -> Template:
    """The template that fits a record."""
    for template in templates:
        if fits(template, record):
            return template
    raise TypedWrongError(_("{name} does not fit {record}").format(name=name, record=record.ref), fit_hint(templates))


def fit_hint(templates: list[Template]) -> str:
    """What a document is for."""
    said = [
        template.kind + "".join(f" ({key}: {', '.join(values)})" for key, values in template.fits.items())
        for template in templates
    ]
    return _("it is for: {words}").format(words="; ".join(said))


def only(library: Library, templates: list[Template], name: str) -> tuple[Template, Record]:
    """The partnership if a template fits it, else the only record that one fits."""
    for template in templates:
        if template.kind == "partnership":
            return template, library.partnership.charter
    jobs = [(template, record) for template in templates for record in library.fitting(template)]
    if len(jobs) == 1:
        return jobs[0]
    if not jobs:
        raise TypedWrongError(_("there is no record that {name} fits").format(name=name), fit_hint(templates))
    words = ", ".join(record.ref for _template, record in jobs[:8])
    raise TypedWrongError(
        _("{name} can be about several records").format(name=name),
        _("name one, or use --all: {words}").format(words=words),
    )


def refuse_name(library: Library, name: str, language: str) -> None:
    """Refuse a document that there is not, naming the nearest."""
    names = sorted({template.name for template in library.templates.values()})
    if name in names:
        raise TypedWrongError(
            _("{name} is not there in the language {language}").format(name=name, language=language),
            _("choose with --language"),
        )
    titles = {template.title.lower(): template.name for template in library.templates.values()}
    meant = titles.get(name.lower()) or nearest(name, names)
    hint = (
        _("did you mean {word}?").format(word=meant) if meant else _("see what there is with: hybride document --list")
    )
    raise TypedWrongError(_("there is no document called {name}").format(name=name), hint)


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


def edited_by_hand(text: str) -> bool:
    """Whether the body of a document is not what its front matter says it was."""
    text = text.replace("\r\n", "\n")
    known = front_matter(text).get("sha256")
    body = without_front_matter(text).lstrip("\n")
    return known != hashlib.sha256(body.encode()).hexdigest()


def changes_since(here: "Here", file: str) -> list[str]:
    """What makes a document differ from the records as they are: nothing, or sentences that say what has changed."""
    path = next((place for place in (Path(file), here.root / file) if place.is_file()), None)
    if path is None:
        raise TypedWrongError(_("there is no file {path}").format(path=file), _("documents are in documents/"))
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    front = front_matter(text)
    if "document" not in front or "sha256" not in front:
        raise TypedWrongError(
            _("{path} was not made by hybride").format(path=file), _("make one with: hybride document NAME")
        )
    found = [_("{path} was edited by hand").format(path=file)] if edited_by_hand(text) else []
    found += changed_records(here.partnership, dict(front.get("records") or {}))
    return found or rendered_anew(here, front, text)


def changed_records(partnership: Partnership, records: dict[str, str]) -> list[str]:
    """The records that are not what they were."""
    found = []
    present = set(partnership.snapshot.paths())
    for path, blob in records.items():
        if path not in present:
            found.append(_("{path} is no longer there").format(path=path))
        elif file_id(partnership, path) != blob:
            found.append(_("{path} has changed").format(path=path))
    return found


def rendered_anew(here: "Here", front: dict[str, Any], text: str) -> list[str]:
    """Whether the same version of the program makes another text of the records as they are."""
    from hybridecli import __version__  # only to verify

    if front.get("program") != f"hybridecli {__version__}":
        return []
    library, (kind, _slash, name) = Library(here.partnership), str(front["document"]).partition("/")
    template = library.templates.get((kind, name, str(front.get("language"))))
    record = here.partnership.get(str(front.get("about")))
    if template is None or record is None:
        return [_("the template or the record is no longer there")]
    options = Options(front.get("instrument") or None, front.get("for") or None, None, False)
    fresh = render(library, template, record, options, history_of(here)).text
    same = versionless(without_front_matter(fresh)) == versionless(without_front_matter(text))
    return [] if same else [_("other records have come or gone, so the text would be different now")]


def versionless(body: str) -> str:
    """A body without the lines that only say from which commit it is."""
    lines = [line for line in body.splitlines() if not line.startswith("<small>") and " · " not in line]
    return "\n".join(lines).strip()
