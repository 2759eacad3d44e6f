"""The verb `done`."""

from typing import Annotated

import typer

from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "every day"


def verb(
    context: typer.Context,
    items: Annotated[
        list[str], typer.Argument(metavar=_("N…"), help=_("numbers as hybride todo gives them, or words of one item"))
    ],
    date: Annotated[
        str | None, typer.Option("-d", "--date", metavar=_("DATE"), help=_("when it was done; today without"))
    ] = None,
) -> None:
    """Tick off what was to do, by its number or by words of it."""
    from hybridecli import ticking  # start-up cost: GitPython

    ticking.tick(context.ensure_object(Here), items, date)
