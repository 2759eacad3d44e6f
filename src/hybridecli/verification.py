"""Whether a document that was made before still agrees with the records, and what has changed since."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hybridecli import __version__
from hybridecli.documents import edited_by_hand, render
from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.library import Library, front_matter, without_front_matter
from hybridecli.paperwork import history_of
from hybridecli.partnership import Partnership
from hybridecli.scope import Options, file_id

if TYPE_CHECKING:
    from hybridecli.here import Here


class Verdict(NamedTuple):
    """How a document stands against the records: what has changed, in sentences, and whether its text was compared."""

    changes: list[str]
    whole: bool


def verdict(here: "Here", file: str) -> Verdict:
    """How a document stands against the records as they are."""
    path = next((place for place in (Path(file), here.root / file) if place.is_file()), None)
    if path is None:
        raise TypedWrongError(_("there is no file {path}").format(path=file), _("documents are in documents/"))
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    front = front_matter(text)
    records = front.get("records") or {}
    made = isinstance(front.get("document"), str) and front["document"] and "sha256" in front
    if not made or not isinstance(records, dict):
        raise TypedWrongError(
            _("{path} was not made by hybride").format(path=file), _("make one with: hybride document NAME")
        )
    found = [_("{path} was edited by hand").format(path=file)] if edited_by_hand(text) else []
    found += changed_records(here.partnership, records)
    same_program = front.get("program") == f"hybridecli {__version__}"
    return Verdict(found or (rendered_anew(here, front, text) if same_program else []), same_program)


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
    """Whether the program makes another text of the records as they are."""
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
    """A body without what only says from which commit it is: the day of the data, and the foot."""
    return re.sub(r"(?m)(?<= · )(Stand van de gegevens|Data as of): .*$|^<small>.*</small>$", "", body).strip()
