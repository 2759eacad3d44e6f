"""The verb `check`."""

from enum import StrEnum
from typing import Annotated

import typer

from hybridecli import output
from hybridecli.finding import in_order
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
        list[str] | None,
        typer.Argument(metavar=_("[RECORD]…"), help=_("only these, or documents (.md); all records without")),
    ] = None,
    all_stages: Annotated[bool, typer.Option("--all-stages", help=_("also what will count in later stages"))] = False,
    errors: Annotated[bool, typer.Option("--errors", help=_("only errors, as for a git hook"))] = False,
    format: Annotated[Report, typer.Option("--format", help=_("the form of the output"))] = Report.table,
) -> None:
    """Check the records, and say where, what is wrong and what to do.

    All of all files in one run: errors in the files, and what is known to make such partnerships work. What counts
    depends on the stage of the partnership. In a document it looks at what is not finished, and at words and personal
    data that do not belong there. The exit status is 1 when there are errors.
    """
    from hybridecli import check  # start-up cost: what judges

    here = context.ensure_object(Here)
    partnership, documents = here.partnership, [word for word in records or () if word.lower().endswith(".md")]
    chosen = [word for word in records or () if word not in documents]
    findings = [] if documents and not chosen else check.findings(partnership, chosen, all_stages=all_stages)
    if documents:
        from hybridecli import proofreading  # start-up cost: Jinja2

        findings = sorted([*findings, *proofreading.findings(here.root, partnership, documents)], key=in_order)
    if errors:
        findings = [finding for finding in findings if finding.severity == "error"]
    more = check.closing(partnership, findings)
    print(output.report(findings, check.number_read(partnership), format, more))  # its own colours: not through say
    raise typer.Exit(check.status(findings))
