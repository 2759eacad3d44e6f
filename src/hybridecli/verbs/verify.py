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

    changes, whole = verification.verdict(context.ensure_object(Here), file)
    same = _("{file} agrees with the records")
    alike = _(
        "the records of {file} have not changed; another version of the program made it, so its text was not compared"
    )
    output.say("\n".join(changes) or (same if whole else alike).format(file=file))
    raise typer.Exit(1 if changes else 0)
