"""The verb `undo`."""

from typing import Annotated

import typer

from hybridecli.here import Here
from hybridecli.language import _
from hybridecli.output import say

MOMENT = "keeping"


def verb(
    context: typer.Context,
    commit: Annotated[str | None, typer.Argument(metavar=_("[COMMIT]"), help=_("another one than the last"))] = None,
) -> None:
    """Take back what the last command changed, as a new version in the history.

    Changes that were made by hand are never taken back. It refuses where later work depends on it.
    """
    from hybridecli import undo  # start-up cost: GitPython

    taken = undo.take_back(context.ensure_object(Here), commit)
    say(_("taken back: {what}").format(what=taken), error=True)
