"""The verb `schema`."""

from typing import Annotated

import typer

from hybridecli import jsonschema, output
from hybridecli.here import Here, chosen_kind
from hybridecli.language import _

MOMENT = "keeping"


def verb(
    context: typer.Context,
    kind: Annotated[str | None, typer.Argument(metavar=_("[KIND]"), help=_("one kind; all without"))] = None,
    write: Annotated[
        bool,
        typer.Option(
            "--write", help=_("write all of them into the partnership folder, with the editor settings that use them")
        ),
    ] = False,
) -> None:
    """Print the JSON Schema of a kind, for editors and scripts."""
    if write:
        from hybridecli.actions import write_editor_settings  # start-up cost: only where something is written

        here = context.ensure_object(Here)
        here.refuse_at()
        output.say("\n".join(write_editor_settings(here.root)))
    else:
        output.say(output.as_json(jsonschema.of(chosen_kind(kind)) if kind else jsonschema.every()))
