"""The verb `remove`."""

from typing import Annotated

import typer

from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "every day"


def verb(
    context: typer.Context,
    record: Annotated[str, typer.Argument(metavar=_("RECORD"), help=_("a path, an id, a name or a part of a name"))],
) -> None:
    """Remove a record, unless something refers to it.

    The history keeps it, and undo takes it back.
    """
    from hybridecli import renaming  # start-up cost: GitPython

    renaming.remove(context.ensure_object(Here), record)
