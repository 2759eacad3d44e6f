"""The verb `demo`."""

from typing import Annotated

import typer

from hybridecli import output
from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "start"


def verb(
    context: typer.Context,
    directory: Annotated[str, typer.Argument(metavar=_("[DIR]"), help=_("the folder to make"))] = "hybride-demo",
) -> None:
    """Make the sample partnership, with a history, its covenant, twinning plans and evaluation checklists."""
    from hybridecli import beginning  # start-up cost: GitPython, Jinja2

    here = context.ensure_object(Here)
    here.refuse_at()
    output.say(beginning.demo(here, directory))
