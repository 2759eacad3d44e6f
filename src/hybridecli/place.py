"""The places of records: which kind and id a path means, and what is wrong with one that means none."""

import secrets
from typing import Final

from hybridecli.language import _
from hybridecli.reading import ID, LONGEST_ID, nearest, slug
from hybridecli.records import kind_named, kinds
from hybridecli.snapshot import CHARTER

Wrong = tuple[str, str] | None
SIGNS: Final = "bcdfghjkmnpqrstvwxz23456789"


def person_id() -> str:
    """An id that says nothing about the person."""
    return "p-" + "".join(secrets.choice(SIGNS) for _place in range(6))


def placed(path: str) -> tuple[str | None, str, Wrong]:
    """What a YAML file is by its place: (kind, id, what is wrong); no kind and no fault for what is not a record."""
    *folders, file = path.split("/")
    stem, dot, ending = file.rpartition(".")
    if folders and folders[0] == "templates":
        folders = folders[1:]
        shipped = bool(folders) and folders[0] in kinds() and kinds()[folders[0]].ships
        if not shipped:
            return (
                None,
                "",
                None
                if ending not in ("yaml", "yml") or (folders and folders[0] == "documents")
                else misplaced(path, folders),
            )
    elif path == CHARTER:
        return "partnership", "partnership", None
    elif not folders or folders[0] not in kinds() or kinds()[folders[0]].ships or folders[0] == "partnership":
        return None, "", misplaced(path, folders)
    if not dot or ending.lower() not in ("yaml", "yml"):
        return None, "", None
    if ending != "yaml" or not ID.fullmatch(stem) or len(stem) > LONGEST_ID:
        message = _("the file name is not an id: small letters, digits and hyphens, then .yaml")
        return None, "", (message, _("call it {name}").format(name=slug(stem) + ".yaml"))
    return folders[0], stem, None


def meant(path: str) -> tuple[str, str] | None:
    """The kind and id that a file in the wrong place or under a wrong name would have, where its folder tells."""
    *folders, file = path.split("/")
    own = folders[:1] == ["templates"]
    named = kind_named(folders[own]) if len(folders) > own else None
    if named is None or named.folder() == "partnership" or (own and not named.ships):
        return None
    return named.folder(), slug(file.rpartition(".")[0])


def misplaced(path: str, folders: list[str]) -> Wrong:
    """What is wrong with a YAML file outside the folders of the kinds, and where it may belong."""
    own = path.startswith("templates/")
    records = [name for name, kind in kinds().items() if kind.ships is own and name != "partnership"]
    shipped = [name for name, kind in kinds().items() if kind.ships]
    if not folders:
        if path.lower() in ("partnership.yml", "partnership.yaml"):
            return _("this file has another name than it needs"), _("call it {name}").format(name=CHARTER)
        return _("no record belongs here"), _("put it in the folder of its kind: {words}").format(
            words=", ".join(records)
        )
    named = kind_named(folders[0])
    if not own and ((named and named.ships) or folders[0] in shipped):
        return _("no record belongs here"), _("put it in {folder}").format(
            folder=f"templates/{named.folder() if named else folders[0]}/"
        )
    near = named.folder() if named and named.folder() in records else nearest(folders[0].lower(), records)
    hint = (
        _("did you mean {word}?").format(word=f"templates/{near}/" if own else f"{near}/")
        if near
        else _("the kinds are: {words}").format(words=", ".join(records))
    )
    return _("there is no kind of record called {kind}").format(kind=folders[0]), hint
