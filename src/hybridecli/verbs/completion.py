"""The verb `completion`."""

from enum import StrEnum
from typing import Annotated

import typer

from hybridecli import shells
from hybridecli.language import _

MOMENT = "start"


class Shell(StrEnum):
    """The shells that can be made to complete."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"
    powershell = "powershell"


def verb(
    shell: Annotated[Shell, typer.Argument(metavar=_("SHELL"), help=_("bash, zsh, fish or powershell"))],
) -> None:
    """Print what lets the Tab key complete verbs, records, names, fields and values.

    In bash or zsh you turn it on with: eval "$(hybride completion bash)"

    In fish: hybride completion fish | source

    In PowerShell: hybride completion powershell | Out-String | iex

    The same line in the settings of your shell keeps it on.
    """
    print(shells.SCRIPTS[shell], end="")
