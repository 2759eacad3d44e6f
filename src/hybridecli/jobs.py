"""The jobs that a person asks for: which template about which records. What is not clear is refused with a hint."""

from dataclasses import replace

from hybridecli import audience
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _
from hybridecli.library import Library, Template, fits
from hybridecli.lookup import find
from hybridecli.reading import nearest
from hybridecli.record import Record
from hybridecli.records.couples import Couple
from hybridecli.scope import Options


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
        raise TypedWrongError(_("{name} does not take --instrument").format(name=name), _("leave out --instrument"))
    whom = options.member
    if every:
        jobs = fitting(library, templates, whom)
        if not jobs:
            refuse_none(library, templates, name)
        return jobs
    if word is not None:
        record = meant(library, templates, word)
        return [(template_for(templates, record, name), record)]
    return [only(library, templates, name, whom)]


def for_whom(library: Library, name: str, word: str | None, options: Options) -> Options:
    """The options with those for whom a document is made by their id, among the two of the record that is named."""
    templates = library.named(name, options.language or library.partnership.charter.language)
    if options.audience is None or not templates:
        return options
    among = fitting(library, templates, None)
    if word is not None:
        record = meant(library, templates, word)
        among = [(template_for(templates, record, name), record)]
    if not among:  # what it takes is said all the same
        among = [(template, library.partnership.charter) for template in templates]
    return replace(options, audience=audience.meant(library.partnership, name, among, options.audience))


def fitting(library: Library, templates: list[Template], whom: str | None) -> list[tuple[Template, Record]]:
    """The records that the templates fit; those of one person where it is made for that person."""
    partnership = library.partnership
    jobs = [(template, record) for template in templates for record in library.fitting(template)]
    return [job for job in jobs if whom is None or whom in audience.called(partnership, *job)]


def meant(library: Library, templates: list[Template], word: str) -> Record:
    """The record that a word means: of a kind that the document is about, else of any, so that the misfit is told."""
    among = [template.kind for template in templates] if "/" not in word else []
    try:
        return find(library.partnership, word, among)
    except TypedWrongError as unknown:
        try:
            return of_person(library, templates, find(library.partnership, word))
        except TypedWrongError:
            raise unknown from None


def of_person(library: Library, templates: list[Template], record: Record) -> Record:
    """The only couple of a person that the document fits, where it is about couples; else the record itself."""
    theirs = [
        couple
        for template in templates
        for couple in library.fitting(template)
        if isinstance(couple, Couple) and record.ref in {f"people/{member.person}" for member in couple.members}
    ]
    return theirs[0] if len(theirs) == 1 else record


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


def only(library: Library, templates: list[Template], name: str, whom: str | None) -> tuple[Template, Record]:
    """The partnership if a template fits it, else the only record that one fits, of somebody if it is for somebody."""
    for template in templates:
        if template.kind == "partnership":
            return template, library.partnership.charter
    jobs = fitting(library, templates, whom)
    if len(jobs) == 1:
        return jobs[0]
    if not jobs:
        refuse_none(library, templates, name)
    words = ", ".join(record.ref for _template, record in jobs[:8])
    raise TypedWrongError(
        _("{name} can be about several records").format(name=name),
        _("name one, or use --all: {words}").format(words=words),
    )


def refuse_none(library: Library, templates: list[Template], name: str) -> None:
    """Refuse a document that fits no record; where records of its kind cannot be read, that is why."""
    message, unreadable = _("there is no record that {name} fits").format(name=name), library.partnership.unreadable
    left_out = [path for path in unreadable if path.split("/")[0] in {template.kind for template in templates}]
    if left_out:
        paths = ", ".join(left_out)
        raise HybrideError(message, _("left out, because they cannot be read: {paths}").format(paths=paths))
    raise TypedWrongError(message, fit_hint(templates))


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
