"""The verb `todo`."""

from typing import Annotated

import typer

from hybridecli import output
from hybridecli.here import Here, ended
from hybridecli.language import _
from hybridecli.output import Format

MOMENT = "every day"


def verb(
    context: typer.Context,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar=_("PERSON"), help=_("only what this person has to do"))
    ] = None,
    format: Annotated[Format, typer.Option("--format", help=_("the form of the output"))] = Format.table,
) -> None:
    """List what is still to do, numbered, the most urgent first.

    These are the follow-ups and decisions of the log and the actions of reflections. Tick one off with: hybride done N
    """
    from hybridecli import openitems  # start-up cost: only this verb lists them

    partnership = context.ensure_object(Here).partnership
    output.say(openitems.shown(partnership, owner, format))
    ended(partnership)
