"""The verb `explain`."""

from typing import Annotated

import typer

from hybridecli import output
from hybridecli.here import Here
from hybridecli.language import _
from hybridecli.output import Format

MOMENT = "every day"


def verb(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar=_("WHAT"),
            help=_(
                "a kind, a field such as couples.period.start, a rule or its number, a clause, instrument or "
                "activity; or: kinds, rules, norms, catalogue, clauses, instruments, activities, tasks, schemes"
            ),
        ),
    ],
    format: Annotated[Format, typer.Option("--format", help=_("the form of the output"))] = Format.table,
) -> None:
    """Explain a kind, a field, a rule, a clause, an instrument or an activity."""
    from hybridecli import explanation  # start-up cost: the rules

    here = context.ensure_object(Here)
    output.say(explanation.of(what, here, format))
