"""The verb `list`."""

from typing import Annotated

import typer

from hybridecli import output, selection
from hybridecli.columns import rows
from hybridecli.here import Here, chosen_kind, ended
from hybridecli.language import _
from hybridecli.output import Format
from hybridecli.record import plain

MOMENT = "every day"


def verb(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar=_("KIND"), help=_("couples, koppels, partners, people, logs, …"))],
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where", metavar=_("EXPR"), help=_("only those with FIELD=VALUE, FIELD=, FIELD=A..B or FIELD:TEXT")
        ),
    ] = None,
    without: Annotated[list[str] | None, typer.Option("--without", metavar=_("EXPR"), help=_("all but those"))] = None,
    sort: Annotated[
        str | None, typer.Option("--sort", metavar=_("FIELD"), help=_("in the order of this field"))
    ] = None,
    columns: Annotated[str | None, typer.Option("--columns", metavar=_("A,B"), help=_("the fields to show"))] = None,
    format: Annotated[Format, typer.Option("--format", help=_("the form of the output"))] = Format.table,
) -> None:
    """List the records of a kind.

    FIELD may be dotted and goes through references: partner.kind=school.
    """
    partnership, chosen = context.ensure_object(Here).partnership, chosen_kind(kind)
    records = selection.chosen(partnership, chosen, where or (), without or (), sort)
    names = columns.split(",") if columns else ["id", *chosen.columns]
    headers, lines = rows(partnership, chosen, records, names)
    output.say(output.table(headers, lines, format, ({"id": r.id, "path": r.path, **plain(r)} for r in records)))
    ended(partnership)
