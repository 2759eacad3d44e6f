"""The verb `start`."""

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
) -> None:
    """Let a couple start, when all that protects the two is settled.

    In a terminal it asks what is missing: goals, limits, hours granted, dates, how they keep in touch, consents.
    Without one it says what is needed and what to type. What is said about one of the two, and not about the couple,
    has a name before it: henk-jan.twinning.consent.photo=yes
    """
    from hybridecli import steps, steptalk  # start-up cost: GitPython

    steps.take(context.ensure_object(Here), steptalk.START, couple, fields or ())
