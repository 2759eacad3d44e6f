"""The verb `stop`."""

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
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar=_("KIND"), help=_("time, match, employer, other-job, personal, other")),
    ] = None,
    date: Annotated[str | None, typer.Option("-d", "--date", metavar=_("DATE"), help=_("when; today without"))] = None,
) -> None:
    """Stop a couple before its time.

    What was planned after that day is cancelled. It asks who seeks again, and says what is left to do:

    hybride stop koppel-2026-03 --reason time henk-jan.twinning.status=seeking marek.twinning.status=paused
    """
    from hybridecli import steps, steptalk  # start-up cost: GitPython

    said = [f"closure.reason={steps.reason_meant(steptalk.STOP, reason)}"] if reason is not None else []
    said += [f"closure.date={date}"] if date is not None else []
    steps.take(context.ensure_object(Here), steptalk.STOP, couple, [*said, *(fields or ())])
