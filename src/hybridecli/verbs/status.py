"""The verb `status`."""

from typing import Annotated

import typer

from hybridecli import output
from hybridecli.here import Here, ended
from hybridecli.language import _
from hybridecli.output import Format

MOMENT = "every day"


def verb(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help=_("all of it, not only the most urgent"))] = False,
    format: Annotated[Format, typer.Option("--format", help=_("the form of the output"))] = Format.table,
) -> None:
    """Show what needs attention now, most urgent first, each line with the command that resolves it."""
    from hybridecli import overview  # start-up cost: what judges and reminds

    here = context.ensure_object(Here)
    output.say(overview.shown(here, format, every=every))
    ended(here.partnership)
