"""The verb `show`."""

from typing import Annotated

import typer

from hybridecli import output
from hybridecli.here import Here, ended
from hybridecli.language import _
from hybridecli.lookup import find
from hybridecli.output import Format
from hybridecli.record import plain

MOMENT = "every day"


def verb(
    context: typer.Context,
    record: Annotated[str, typer.Argument(metavar=_("RECORD"), help=_("a path, an id, a name or a part of a name"))],
    on: Annotated[
        str | None, typer.Option("--on", metavar=_("DATE"), help=_("what was in force then, through addenda"))
    ] = None,
    format: Annotated[Format, typer.Option("--format", help=_("the form of the output"))] = Format.table,
) -> None:
    """Show one record, and which others refer to it."""
    from hybridecli.agreements import in_force  # start-up cost: the kinds of records

    partnership = context.ensure_object(Here).partnership
    found = find(partnership, record)
    values = {"id": found.id, "path": found.path, **(plain(found) if on is None else in_force(partnership, found, on))}
    output.say(output.one({**values, "referred_by": partnership.referring(found)}, format))
    ended(partnership)
