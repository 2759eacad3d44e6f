"""Where what ships with the program lies: in the package of a wheel, else at the root of the source tree."""

from functools import cache
from pathlib import Path

from hybridecli.errors import HybrideError


def templates_folder() -> Path:
    """The folder with the words: document templates, clauses, instruments, catalogues."""
    return _folder("templates")


def sample_folder() -> Path:
    """The folder with the sample partnership."""
    return _folder("sample-partnership")


@cache
def _folder(name: str) -> Path:
    package = Path(__file__).resolve().parent
    places = (package / "_data" / name, package.parents[1] / name)
    for place in places:
        if place.is_dir():
            return place
    raise HybrideError(
        f"the folder {name} that comes with hybridecli is missing",
        f"install hybridecli again; it was looked for in {places[0]} and {places[1]}",
    )
