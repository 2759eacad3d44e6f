"""The verb `rename`."""

from typing import Annotated

import typer

from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "every day"


def verb(
    context: typer.Context,
    record: Annotated[str, typer.Argument(metavar=_("RECORD"), help=_("a path, an id, a name or a part of a name"))],
    identity: Annotated[str, typer.Argument(metavar=_("ID"), help=_("small letters, digits and hyphens"))],
) -> None:
    """Give a record another id, and change every reference to it in other records.

    The file stays in its folder. To change a name or a title, use set. An id says nothing about a person: that of
    somebody stays random, and no other id holds a name.
    """
    from hybridecli import renaming  # start-up cost: GitPython

    renaming.rename(context.ensure_object(Here), record, identity)
