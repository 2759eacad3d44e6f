"""The verb `set`."""

from typing import Annotated

import typer

from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "every day"


def verb(
    context: typer.Context,
    record: Annotated[str, typer.Argument(metavar=_("RECORD"), help=_("a path, an id, a name or a part of a name"))],
    fields: Annotated[list[str], typer.Argument(metavar=_("FIELD=VALUE…"), help=_("what to change; see above"))],
) -> None:
    """Change fields of a record, leaving all else in its file as it is.

    FIELD=VALUE sets a field, FIELD= empties it or removes an item of a list, FIELD+=VALUE adds an item. FIELD may be
    dotted, with items by number from 0: members.0.person. A value is written as people write it: 7,5, 5-3, yesterday,
    ja, a name for a person; a list as [a, b], a mapping as {a: 1, b: 2}.
    """
    from hybridecli import changing  # start-up cost: GitPython

    changing.set_fields(context.ensure_object(Here), record, fields)
