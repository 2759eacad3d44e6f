"""The verb `add`."""

from typing import Annotated

import typer

from hybridecli.here import Here, chosen_kind
from hybridecli.language import _

MOMENT = "every day"


def verb(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar=_("KIND"), help=_("couple, koppel, partner, person, log, …"))],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("[ID] [FIELD=VALUE]…"), help=_("its id, and what it says; see hybride set --help")),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar=_("FILE"), help=_("take this YAML; - takes it from a pipe"))
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help=_("fill it in in your editor"))] = False,
) -> None:
    """Add a record.

    In a terminal it asks for what is required and missing. Without ID, people get one that says nothing about them,
    logs DATE-title, couples koppel-YEAR-NUMBER, rounds and reflections MONTH-about-instrument, all else their name
    or title.
    """
    from hybridecli import adding  # start-up cost: GitPython

    adding.add(context.ensure_object(Here), chosen_kind(kind), words or (), source, edit)
