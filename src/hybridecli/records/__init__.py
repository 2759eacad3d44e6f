"""The record kinds: every module here declares one, named after its folder."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from hybridecli.record import Record


@cache
def kinds() -> dict[str, type[Record]]:
    """Every kind by its folder, in the order in which people meet them."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    found = [
        item
        for module in modules
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, Record) and item.__module__ == module.__name__
    ]
    return {kind.folder(): kind for kind in sorted(found, key=lambda kind: (kind.order, kind.folder()))}


def kind_named(word: str) -> type[Record] | None:
    """The kind that people mean: by its singular or plural, in English or Dutch."""
    small = word.lower()
    return next((kind for kind in kinds().values() if small in (kind.folder(), kind.singular, *kind.dutch)), None)
