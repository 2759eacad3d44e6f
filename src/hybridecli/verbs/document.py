"""The verb `document`."""

from enum import StrEnum
from typing import Annotated

import typer

from hybridecli.errors import TypedWrongError
from hybridecli.here import Here, ended
from hybridecli.language import _
from hybridecli.output import Format

MOMENT = "every day"


class Tongue(StrEnum):
    """The languages of documents."""

    nl = "nl"
    en = "en"


class Target(StrEnum):
    """The forms in which documents are written."""

    md = "md"


def verb(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar=_("NAME"), help=_("which document, such as covenant or twinning-plan"))
    ] = None,
    record: Annotated[str | None, typer.Argument(metavar=_("[RECORD]"), help=_("about which record"))] = None,
    listing: Annotated[bool, typer.Option("--list", help=_("list the documents that there are"))] = False,
    every: Annotated[bool, typer.Option("--all", help=_("about every record that it fits"))] = False,
    instrument: Annotated[
        str | None, typer.Option("--instrument", metavar=_("I"), help=_("with which instrument"))
    ] = None,
    audience: Annotated[
        str | None,
        typer.Option("--for", metavar=_("WHO"), help=_("for one of a couple, by name; a checklist: person or group")),
    ] = None,
    language: Annotated[
        Tongue | None, typer.Option("--language", help=_("in another language than the partnership's"))
    ] = None,
    to: Annotated[Target, typer.Option("--to", help=_("the form of the document"))] = Target.md,
    output: Annotated[
        str | None, typer.Option("--output", metavar=_("FILE"), help=_("write it there; - prints it"))
    ] = None,
    final: Annotated[bool, typer.Option("--final", help=_("refuse gaps and uncommitted records"))] = False,
    format: Annotated[
        Format | None, typer.Option("--format", help=_("say what was made, or what there is, in this form"))
    ] = None,
) -> None:
    """Write a document about a record, such as a covenant, a twinning plan or an evaluation checklist.

    What is missing is marked in the text and listed. Without RECORD it is about the partnership if the document fits
    it, else about the only record that it fits.
    """
    from hybridecli import paperwork  # start-up cost: Jinja2
    from hybridecli.scope import Options

    here = context.ensure_object(Here)
    if listing:
        paperwork.print_list(here, format or Format.table)
    elif name is None:
        raise TypedWrongError(_("which document?"), _("see what there is with: hybride document --list"))
    else:
        options = Options(instrument, audience, language and str(language), final)
        paperwork.write(here, name, record, options, every=every, output=output, form=format)
    ended(here.partnership)
