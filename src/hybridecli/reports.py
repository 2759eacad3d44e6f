"""The reports that there are, by name: the one place where a new one is entered."""

from collections.abc import Callable
from typing import Final

from hybridecli import coupleresults
from hybridecli.errors import TypedWrongError
from hybridecli.facts import Facts
from hybridecli.language import _
from hybridecli.output import Format

Shown = Callable[[Facts, str | None, Format, str], str]  # of the period that was typed, a form, the day of the records

REPORTS: Final[dict[str, Shown]] = {"couples": coupleresults.shown}
DUTCH: Final = {"koppels": "couples"}


def report(name: str) -> Shown:
    """The report with this name, in English or Dutch."""
    wanted = DUTCH.get(name.lower(), name.lower())
    if wanted not in REPORTS:
        message = _('there is no report "{name}"').format(name=name)
        raise TypedWrongError(message, _("there are: {names}").format(names=", ".join(REPORTS)))
    return REPORTS[wanted]
