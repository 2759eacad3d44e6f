"""The places of records: which kind and id a path means, and what is wrong with one that means none."""

from hybridecli.language import _
from hybridecli.reading import ID, LONGEST_ID, nearest, slug
from hybridecli.records import kind_named, kinds
from hybridecli.snapshot import CHARTER

Wrong = tuple[str, str] | None


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


def misplaced(path: str, folders: list[str]) -> Wrong:
    """What is wrong with a YAML file outside the folders of the kinds, and where it may belong."""
    records = [name for name, kind in kinds().items() if not kind.ships and name != "partnership"]
    shipped = [name for name, kind in kinds().items() if kind.ships]
    if not folders:
        if path.lower() in ("partnership.yml", "partnership.yaml"):
            return _("this file has another name than it needs"), _("call it {name}").format(name=CHARTER)
        return _("no record belongs here"), _("put it in the folder of its kind: {words}").format(
            words=", ".join(records)
        )
    named = kind_named(folders[0])
    if (named and named.ships) or folders[0] in shipped:
        return _("no record belongs here"), _("put it in {folder}").format(
            folder=f"templates/{named.folder() if named else folders[0]}/"
        )
    meant = named.folder() if named and not named.ships else nearest(folders[0].lower(), records)
    hint = (
        _("did you mean {word}?").format(word=f"{meant}/")
        if meant
        else _("the kinds are: {words}").format(words=", ".join(records))
    )
    return _("there is no kind of record called {kind}").format(kind=folders[0]), hint
