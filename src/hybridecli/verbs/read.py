"""The verb `read`."""

from typing import Annotated

import typer

from hybridecli.here import Here
from hybridecli.language import _

MOMENT = "every day"


def verb(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar=_("FILE…|DIR|-"), help=_("sheets as text, the CSV of a form, or - for a pipe")),
    ],
) -> None:
    """Take back filled-in sheets: intakes, log sheets, checklists, and the answers of a form.

    A sheet is known by its printed code, and each answer by the letter and the number before its question. From Word,
    save it as plain text; from paper, type the code and the answers over:

    Code: 8GKR-M5WR, then B1 designing experiments; D1 8; D4 thursday afternoon; each on a line of its own.

    What is on record and differs is asked in a terminal. Without one it stays, and the command to change it is told.
    """
    from hybridecli import sheetreading  # start-up cost: Jinja2

    sheetreading.read(context.ensure_object(Here), files)
