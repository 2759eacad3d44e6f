"""The verb `search`."""

from typing import Annotated

import typer

from hybridecli import output, selection
from hybridecli.here import Here, ended
from hybridecli.language import _
from hybridecli.output import Format

MOMENT = "every day"


def verb(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar=_("WORDS"), help=_("all of these, in any field"))],
    format: Annotated[Format, typer.Option("--format", help=_("the form of the output"))] = Format.table,
) -> None:
    """Search all records for words, without regard to case."""
    partnership = context.ensure_object(Here).partnership
    found = selection.search(partnership, " ".join(words).split())
    output.say(output.table([_("record"), _("field"), _("text")], found, format, selection.as_objects(found)))
    ended(partnership)
