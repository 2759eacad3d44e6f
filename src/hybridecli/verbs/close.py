"""The verb `close`."""

from typing import Annotated

import typer

from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "couples"


def verb(
    context: typer.Context,
    couple: Annotated[str, typer.Argument(metavar=_("COUPLE"), help=_("its id, or the name of one of the two"))],
    fields: Annotated[
        list[str] | None, typer.Argument(metavar=_("[FIELD=VALUE]…"), help=_("answers; see hybride set --help"))
    ] = None,
    date: Annotated[
        str | None, typer.Option("-d", "--date", metavar=_("DATE"), help=_("the day of the closing talk"))
    ] = None,
) -> None:
    """Close a couple after its closing talk.

    In a terminal it asks what is missing, in the order of that talk: goal by goal, the by-catch, what it was like, who
    wants to go on, advice. Without one it says what is needed and what to type:

    hybride close koppel-2026-03 -d 2-7 members.0.goals.0.reached=fully 'closure.by_catch+=none' …
    """
    from hybridecli import steps, steptalk  # start-up cost: GitPython

    said = [f"closure.date={date}"] if date is not None else []
    steps.take(context.ensure_object(Here), steptalk.CLOSE, couple, [*said, *(fields or ())])
