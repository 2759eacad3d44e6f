"""The verb `check`."""

from enum import StrEnum
from typing import Annotated

import typer

from hybridecli import check, output
from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "every day"


class Report(StrEnum):
    """The forms in which findings can be had."""

    table = "table"
    json = "json"
    github = "github"


def verb(
    context: typer.Context,
    records: Annotated[
        list[str] | None, typer.Argument(metavar=_("[RECORD]…"), help=_("only these; all without"))
    ] = None,
    all_stages: Annotated[bool, typer.Option("--all-stages", help=_("also what will count in later stages"))] = False,
    format: Annotated[Report, typer.Option("--format", help=_("the form of the output"))] = Report.table,
) -> None:
    """Check the records, and say where, what is wrong and what to do.

    All of all files in one run: errors in the files, and what is known to make such partnerships work. What counts
    depends on the stage of the partnership. The exit status is 1 when there are errors.
    """
    partnership = context.ensure_object(Here).partnership
    findings = check.findings(partnership, records or (), all_stages=all_stages)
    more = check.closing(partnership, findings)
    print(output.report(findings, check.number_read(partnership), format, more))  # its own colours: not through say
    raise typer.Exit(check.status(findings))
