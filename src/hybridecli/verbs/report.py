"""The verb `report`."""

from typing import Annotated

import typer

from hybridecli import output
from hybridecli.here import Here, ended
from hybridecli.language import _
from hybridecli.output import Format

MOMENT = "steering"


def verb(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar=_("REPORT"), help=_("couples"))],
    period: Annotated[
        str | None,
        typer.Option("--period", metavar=_("PERIOD"), help=_("this school year without; all for everything")),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help=_("the form of the output; md for a document"))] = (
        Format.table
    ),
) -> None:
    """Report numbers beside goals, for a steering group or a funder.

    couples: from sign-up to closing, reasons for stopping, goals, hours, by-catch and the wish to go on. Nobody is
    named, and what people think is shown only where it comes from five of them or more.
    """
    from hybridecli import paperwork, reports  # start-up cost: jinja2, and all reports
    from hybridecli.facts import Facts

    chosen = reports.report(name)
    here = context.ensure_object(Here)
    facts = Facts(here.partnership)
    day = paperwork.history_of(here).day or facts.today
    output.say(chosen(facts, period, format, day))
    ended(here.partnership)
