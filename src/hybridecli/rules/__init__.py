"""The rules: every module here holds those of one theme."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from hybridecli.language import N_
from hybridecli.rule import Rule

# What the catalogue of practice asks and no rule here answers, with the reason.
LEFT_OUT: Final = {
    "C20": N_("no reminder looks at stopped and closed couples; what their closing lacks is told by check alone"),
    "D20": N_("the program computes what is in force through addenda itself: hybride show AGREEMENT --on DAY"),
    "D35": N_("whether a document is older than its records is told by: hybride verify FILE"),
    "E05": N_("hours times a rate are worked out from the log when a report is made: nothing can be missing"),
    "E08": N_("which names a report shows is decided by its template, not by records"),
    "F05": N_("traces in documents and in the history of git are no records: a search has to look there"),
    "F08": N_("small groups are a matter of the table that is printed; records hold single figures"),
    "F09": N_("where copies of the folder are is not in the records"),
    "F10": N_("what is removed is no longer in the records, so no rule can see what was counted before"),
}


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name, in the order of their numbers."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    found = [item for module in modules for item in vars(module).values() if isinstance(item, Rule)]
    return {rule.name: rule for rule in sorted(found, key=lambda rule: (rule.number, rule.name))}


def numbered(number: str) -> list[Rule]:
    """The rules that answer a number of the catalogue of practice."""
    return [rule for rule in rules().values() if rule.number == number]
