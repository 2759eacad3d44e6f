"""The verb `init`."""

from enum import StrEnum
from typing import Annotated

import typer

from hybridecli import output
from hybridecli.errors import TypedWrongError
from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "start"


class Tongue(StrEnum):
    """The languages of documents."""

    nl = "nl"
    en = "en"


class Jurisdiction(StrEnum):
    """The Netherlands or Flanders."""

    NL = "NL"
    VL = "VL"


def verb(
    context: typer.Context,
    directory: Annotated[str, typer.Argument(metavar=_("DIR"), help=_("the folder to make; . for this one"))],
    name: Annotated[
        str | None, typer.Option("--name", metavar=_("NAME"), help=_("the name of the partnership"))
    ] = None,
    language: Annotated[Tongue | None, typer.Option("--language", help=_("the language of its documents"))] = None,
    jurisdiction: Annotated[
        Jurisdiction | None, typer.Option("--jurisdiction", help=_("the Netherlands or Flanders"))
    ] = None,
    region: Annotated[str | None, typer.Option("--region", metavar=_("R"), help=_("the region it works in"))] = None,
) -> None:
    """Make a new partnership folder, with git and the settings for editors.

    In a terminal it asks for what is missing.
    """
    from hybridecli import beginning  # start-up cost: GitPython, ruamel.yaml

    here = context.ensure_object(Here)
    here.refuse_at()
    if not directory.strip():
        raise TypedWrongError(_("which folder?"), _("name the folder to make; . is this one"))
    wishes = beginning.Wishes(name, language and str(language), jurisdiction and str(jurisdiction), region)
    output.say(beginning.new_folder(here, directory, wishes))
