"""The verb `verify`."""

from typing import Annotated

import typer

from hybridecli import output
from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "every day"


def verb(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar=_("FILE"), help=_("a document that was made by: hybride document"))],
) -> None:
    """Say whether a document still agrees with the records, or what has changed since."""
    from hybridecli import verification  # start-up cost: Jinja2

    changes = verification.changes_since(context.ensure_object(Here), file)
    output.say("\n".join(changes) or _("{file} agrees with the records").format(file=file))
    raise typer.Exit(1 if changes else 0)
