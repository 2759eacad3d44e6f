"""The verb `match`."""

from typing import Annotated

import typer

from hybridecli.here import Here, ended
from hybridecli.language import _
from hybridecli.output import Format

MOMENT = "couples"


def verb(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[PERSON [PERSON]|FILE]"),
            help=_("nobody: proposals for everybody; with --accept a file with pages"),
        ),
    ] = None,
    top: Annotated[int, typer.Option("--top", metavar="N", help=_("how many for one person"))] = 3,
    write: Annotated[
        str | None,
        typer.Option("--write", metavar=_("FILE"), help=_("write a page for each proposal, to be filled in")),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help=_("make couples: of two people, or of the pages with yes in FILE"))
    ] = False,
    agreed: Annotated[bool, typer.Option("--agreed", help=_("with --accept: both have said yes already"))] = False,
    again: Annotated[
        bool, typer.Option("--again", help=_("with --accept: these two, though it was declined or is over"))
    ] = False,
    decline: Annotated[bool, typer.Option("--decline", help=_("not these two; they are not proposed again"))] = False,
    reason: Annotated[str | None, typer.Option("--reason", metavar=_("TEXT"), help=_("why not"))] = None,
    format: Annotated[Format, typer.Option("--format", help=_("the form of the output"))] = Format.table,
) -> None:
    """Propose who could be a couple, with the reasons for and against; you decide.

    Everybody who seeks is looked at, education beside elsewhere: first as many people as possible, then the best. What
    people said they need is never broken; what is not recorded is asked, and never in the way.

    A score of 100 means that all that was asked is there, half-days and weeks abound, and both have waited for long.
    How heavily each point counts stands under weights of the partnership: hybride explain partnership.weights.

    hybride match --write pages.md, fill in the pages, hybride match --accept pages.md; or decide at once:
    hybride match henk-jan marek --accept, or --decline --reason 'the rosters do not fit'.
    """
    from hybridecli import matchwords, proposing  # start-up cost: GitPython

    here = context.ensure_object(Here)
    asked = matchwords.Asked(words or (), top, write, accept, agreed, again, decline, reason)
    proposing.match(here, asked, format)
    ended(here.partnership)
