"""The few things that change a folder: write whole, then commit exactly that."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hybridecli import journal, jsonschema
from hybridecli.errors import HybrideError
from hybridecli.language import _
from hybridecli.records import kinds

EDITOR = ".vscode"


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    journal.write(path, text.encode())


def inside(root: Path, path: Path) -> Path:
    """A path that really lies in the partnership folder; a link that leads out of it is refused."""
    if not path.resolve().is_relative_to(root.resolve()):
        raise HybrideError(_("{path} leads out of the partnership folder").format(path=path), _("remove the link"))
    return path


def write_all(root: Path, files: Mapping[str, str]) -> list[str]:
    """Write files below a folder; their relative paths."""
    for name, text in files.items():
        write(inside(root, root / name), text)
    return list(files)


def editor_settings() -> dict[str, str]:
    """The files that make an editor check and complete records: the schemas, and what binds them to folders."""
    own = [name for name, kind in kinds().items() if not kind.ships and name != "partnership"]
    files = {f"{EDITOR}/schemas/{name}.schema.json": as_text(schema) for name, schema in jsonschema.every().items()}
    shipped = {name: f"templates/{name}/*.yaml" for name, kind in kinds().items() if kind.ships}
    folders = {**{name: f"{name}/**/*.yaml" for name in own}, **shipped, "partnership": "partnership.yaml"}
    bound = {f"./{EDITOR}/schemas/{name}.schema.json": f"/{glob}" for name, glob in folders.items()}
    settings = {
        "yaml.schemas": bound,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True},
    }
    return {**files, f"{EDITOR}/settings.json": as_text(settings)}


def as_text(values: Any) -> str:
    """JSON as a file holds it."""
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def write_editor_settings(root: Path) -> list[str]:
    """Write the editor's files anew; settings that a person has made stay as they are."""
    files = editor_settings()
    if (root / EDITOR / "settings.json").exists():
        del files[f"{EDITOR}/settings.json"]
    return write_all(root, files)


def write_document(root: Path, name: str, text: str, edited: bool) -> tuple[str, str | None]:
    """Write a document below documents/; one that was edited by hand is kept under another name, which is returned."""
    path = inside(root, root / name)
    kept = None
    if edited:
        kept = next(
            str(place)
            for number in range(1, 1000)
            if not (root / (place := Path(name).with_suffix(f".edited-{number}.md"))).exists()
        )
        os.replace(path, root / kept)
    write(path, text)
    return name, kept
