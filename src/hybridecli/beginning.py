"""New partnership folders: an empty one that `init` makes, and the sample with its history that `demo` makes."""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, Final

from hybridecli import actions, check, jobs, paperwork, repository, yamlfile
from hybridecli.asking import ask, can_ask
from hybridecli.documents import render
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _, current
from hybridecli.library import Library
from hybridecli.output import say, summary
from hybridecli.partnership import load
from hybridecli.place import person_id
from hybridecli.records import kinds
from hybridecli.samplehistory import steps
from hybridecli.scope import Options
from hybridecli.shipped import sample_folder
from hybridecli.snapshot import CHARTER, WorkTree, root_above

if TYPE_CHECKING:
    from hybridecli.here import Here

IGNORED = "/documents/\n/attachments/\n!/logs/\n"
ATTRIBUTES = "*.yaml text eol=lf\nagreements/signed/** -text\n"
MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
DEMONSTRATED = ("covenant", "addendum", "twinning-agreement", "twinning-plan", "evaluation-checklist")


@dataclass(frozen=True)
class Wishes:
    """What is said of a new partnership; what is None was not said."""

    name: str | None
    language: str | None
    jurisdiction: str | None
    region: str | None
    coordinator: str | None = None
    email: str | None = None


def new_folder(here: "Here", directory: str, wishes: Wishes) -> str:
    """Make a partnership folder; the paths of the records in it."""
    folder = free_folder(here, directory)
    wishes = asked(wishes, folder)
    files = first_files(wishes)
    folders = [actions.EDITOR, *(name for name, kind in kinds().items() if not kind.ships and name != "partnership")]
    in_the_way = [name for name in files if os.path.lexists(folder / name)]
    in_the_way += [name for name in folders if os.path.lexists(folder / name) and not (folder / name).is_dir()]
    if in_the_way:
        message = _("{path} is in the way").format(path=folder / in_the_way[0])
        raise TypedWrongError(message, _("choose another folder, or move it away"))
    folder.mkdir(parents=True, exist_ok=True)
    actions.write_all(folder, files)
    for name, kind in kinds().items():
        if not kind.ships and name != "partnership":
            (folder / name).mkdir(exist_ok=True)
    committed(here, folder, list(files), _("a new partnership") + "\n\nHybride: init")
    say(_("made: {path}").format(path=folder), error=True)
    say(_("what to do next: cd {path} && hybride").format(path=quote(directory)), error=True)
    return "\n".join(name for name in files if name.endswith(".yaml"))


def free_folder(here: "Here", directory: str) -> Path:
    """The folder that is meant, if nothing is in the way there."""
    folder = Path(os.path.normpath(here.folder(here.directory) / directory))
    existing = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
    if not existing.is_dir():
        raise TypedWrongError(
            _("{path} is in the way").format(path=existing), _("choose another folder, or move it away")
        )
    if above := root_above(existing):
        message = _("{path} is a partnership folder already").format(path=above)
        raise TypedWrongError(message, _("choose a folder outside it"))
    return folder


def asked(wishes: Wishes, folder: Path) -> Wishes:
    """The wishes, with what is missing asked for in a terminal, else taken as it usually is."""
    usual = Wishes(folder.name.replace("-", " ").strip() or "Partnership", current(), "NL", None)
    if not can_ask():
        name = wishes.name or usual.name
        return replace(
            wishes, name=name, language=wishes.language or usual.language, jurisdiction=wishes.jurisdiction or "NL"
        )
    return Wishes(
        wishes.name or ask(_("What is the partnership called?"), usual.name),
        wishes.language or ask(_("In which language are its documents?"), usual.language, ("nl", "en")),
        wishes.jurisdiction or ask(_("In the Netherlands (NL) or Flanders (VL)?"), "NL", ("NL", "VL")),
        wishes.region or ask(_("In which region? (Enter to skip)")),
        coordinator := ask(_("Who coordinates it? Your name (Enter to skip)")),
        mail_address() if coordinator else None,
    )


def mail_address() -> str | None:
    """The mail address that is asked for, until it can be one."""
    while (answer := ask(_("Your mail address (Enter to skip)"))) and not MAIL.fullmatch(answer):
        say(_('"{value}" is not a mail address, such as name@example.org').format(value=answer), error=True)
    return answer


def first_files(wishes: Wishes) -> dict[str, str]:
    """The files of a new partnership by their paths."""
    values: dict[str, Any] = {"name": wishes.name}
    if wishes.region:
        values["region"] = wishes.region
    values |= {"language": wishes.language, "jurisdiction": wishes.jurisdiction, "stage": "exploring"}
    files = {}
    if wishes.coordinator:
        identity = person_id()
        values["coordinators"] = [identity]
        person = {
            "name": wishes.coordinator,
            **({"email": wishes.email} if wishes.email else {}),
            "roles": [{"role": "coordinator"}],
        }
        files[f"people/{identity}.yaml"] = yamlfile.dump(person)
    note = _("The partnership itself. What every field means: hybride explain partnership")
    files = {CHARTER: f"# {note}\n" + yamlfile.dump(values), **files}
    return {**files, ".gitignore": IGNORED, ".gitattributes": ATTRIBUTES, **actions.editor_settings()}


def committed(here: "Here", folder: Path, paths: list[str], message: str, when: str | None = None) -> None:
    """Put a new folder under git, unless it lies in a repository already, and commit its files."""
    made = repository.around(folder) or repository.make(folder)
    say_who(made)
    if here.commits:
        made.commit(paths, message, when)


def say_who(made: repository.Repository) -> None:
    """Say in whose name the history is written, where git does not know the person."""
    if identity := made.identity():
        text = _(
            "git does not know your name, so the history says {name}; tell git with: git config --global user.name …"
        )
        say(text.format(name=identity["GIT_AUTHOR_NAME"]), error=True)


def demo(here: "Here", directory: str) -> str:
    """Make the sample partnership with its history and documents; the paths of the documents."""
    folder = here.folder(here.directory) / directory
    if folder.is_dir() and any(folder.iterdir()):
        message = _("{path} is not empty").format(path=folder)
        raise TypedWrongError(message, _("name another folder, such as: hybride demo {path}-2").format(path=directory))
    folder = free_folder(here, directory)
    folder.mkdir(parents=True, exist_ok=True)
    sample = load(WorkTree(sample_folder()))
    made = repository.make(folder)
    say_who(made)
    for number, (day, files, message) in enumerate(steps(sample)):
        if number == 0:
            files |= {".gitignore": IGNORED, ".gitattributes": ATTRIBUTES, **actions.editor_settings()}
        actions.write_all(folder, files)
        made.commit(files, message + "\n\nHybride: demo", f"{day}T17:00:00")
    return finished(here, folder, directory, day)


def finished(here: "Here", folder: Path, directory: str, day: str) -> str:
    """Check the demo as on the last day of its history, write its documents, and say what to try."""
    os.environ["HYBRIDE_TODAY"] = day
    partnership = load(WorkTree(folder))
    findings = check.findings(partnership)
    say(summary(findings, sum(len(places) for places in partnership.places.values())), error=True)
    if check.status(findings):
        raise HybrideError(_("the sample has errors"), findings[0].place + ": " + findings[0].message)
    there = replace(here, directory=str(folder))
    history = paperwork.history_of(there)
    library, paths = Library(partnership), []
    for name in DEMONSTRATED:
        for template, record in jobs.chosen(library, name, None, Options(), every=True):
            document = render(library, template, record, Options(), history)
            place = paperwork.place_of(there, library, document, Options(), None, 1)
            paths.append(str(Path(directory) / paperwork.put(there, place, document, None)))
    first = "documents/covenant"
    say(
        _("{n} documents written; begin with those in {path}").format(n=len(paths), path=Path(directory) / first),
        error=True,
    )
    say(_("the sample ends on {day}; HYBRIDE_TODAY={day} shows it as on that day").format(day=day), error=True)
    say(_("what to try next: cd {path} && hybride").format(path=quote(directory)), error=True)
    return "\n".join(paths)
