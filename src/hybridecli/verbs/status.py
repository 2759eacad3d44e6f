"""The verb `status`."""

from typing import Annotated

import typer

from hybridecli import output, overview
from hybridecli.here import Here, ended
from hybridecli.language import _
from hybridecli.output import Format

MOMENT = "every day"


def verb(
    context: typer.Context,
    format: Annotated[Format, typer.Option("--format", help=_("the form of the output"))] = Format.table,
) -> None:
    """Show how the partnership stands, and what to type next."""
    partnership = context.ensure_object(Here).partnership
    output.say(overview.shown(partnership, format))
    ended(partnership)
