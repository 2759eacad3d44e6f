"""The verb `edit`."""

from typing import Annotated

import typer

from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "every day"


def verb(
    context: typer.Context,
    record: Annotated[str, typer.Argument(metavar=_("RECORD"), help=_("a path, an id, a name or a part of a name"))],
) -> None:
    """Change a record in your editor.

    What you save is checked first. A text with mistakes is kept, and opened again with the mistakes named in it.
    The editor is that of VISUAL, EDITOR or git.
    """
    from hybridecli import editing  # start-up cost: GitPython

    editing.edit(context.ensure_object(Here), record)
