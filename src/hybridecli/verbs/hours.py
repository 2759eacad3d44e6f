"""The verb `hours`."""

from typing import Annotated, Any, Final

import click
import typer

from hybridecli import output
from hybridecli.here import Here, ended
from hybridecli.language import _, current
from hybridecli.output import Format
from hybridecli.spans import By

MOMENT = "couples"
DUTCH: Final = {"persoon": "person", "koppel": "couple", "maand": "month", "activiteit": "activity"}


class Grouping(click.Choice[By]):
    """By what hours are added up, in Dutch words too."""

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> By:
        return super().convert(DUTCH.get(str(value).lower(), value), param, context)

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        dutch = {by: word for word, by in DUTCH.items()}
        words = (f"{by} ({dutch[by]})" if by in dutch and current() == "nl" else str(by) for by in By)
        return _('"{value}" is not one of these:').format(value=value) + " " + ", ".join(words)


def verb(
    context: typer.Context,
    by: Annotated[By, typer.Option("--by", click_type=Grouping(By), help=_("by what they are added up"))] = By.couple,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar=_("PERIOD"), help=_("this school year without; all for everything")),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help=_("the form of the output"))] = Format.table,
) -> None:
    """Show the hours of couples: planned and logged, beside the norm.

    The norm is what employers gave, else the usual hours a month. What was cancelled is not planned, and a proposal
    is no plan yet. Of a couple that stopped, the norm counts until that day.
    """
    from hybridecli import hourly  # start-up cost: what is known of couples and logs
    from hybridecli.facts import Facts  # as above

    here = context.ensure_object(Here)
    text, remark = hourly.shown(Facts(here.partnership), period, by, format)
    output.say(text)
    if remark:
        output.say(remark, error=True)
    ended(here.partnership)
