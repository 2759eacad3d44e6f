"""The arrows of the architecture: what a module may import, and which one alone knows a library."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import hybridecli

SOURCE = Path(hybridecli.__file__).parent

# From top to bottom. A module imports only what stands in a lower row; neighbours in a row do not know each other.
# `records.*` are all kinds (which may use each other's parts, without cycles), `verbs.*` all verbs.
ROWS = """
__main__
verbs.*
completion
commandline
here
sheetreading steps proposing
signup logpages reflectionpages
personpages logsheets
personlists personwishes
logrows personnotes beginning verification undo suggestions logbook ticking adding renaming accepting
formcsv checklistscores
page contactdata formstamps
sheetanswers
sheetquestions sheetfiles
sheetcodes
taking answers halfdays
writtendays
boxes
editing stepdraft decisions
changing
writing
overview stepends reports
reminders coupleresults
paperwork explanation samplehistory asking openitems hourly sections matchpages newcouple proposalforms matchwords
output hourchart jobs guidance
actions audience drafts editor pairtalk firstplan
journal lock jsonschema handedits objections nobody plandays
reasons pairquestions namedpairs planactivities planperiod
pairwords exchange freedays weektalk
documents matching reflection proofreading
scope weighing
contract barriers wordfit
articles library questions wishing
wording seekers
view weekbits pastcouples wordmeaning bitsets lanes
check talks
waivers rules rules.*
marking steptalk standings
starttalk unsettled
stepquestion whom
rule reminder twinning affinity solver
facts
history
agreements
selection columns changes activitylog logwords
heard deeds
spoken hours spans wishwords holidays
assignment naming scan
paths when lookup
skeleton partnership
place
records.*
record
compound
fieldtype
reading
snapshot
index
repository yamledit
yamlsurgery
yamlflow
yamlspan
yamltext
yamlfile
yamlsubset valuewords
yamlfault speech
language finding
shipped shells vocabulary
errors
verbs __init__
"""
ROW = {name: number for number, row in enumerate(ROWS.split("\n")) for name in row.split()}

ONLY_KNOWN_TO = {
    "tabulate": {"output"},
    "yaml": {"yamlfile", "yamlsubset", "yamlfault"},
    "ruamel": {"yamlfile", "yamlsubset", "yamlfault"},
    "git": {"repository"},
    "jinja2": {"documents", "library", "wording", "view"},
    "markupsafe": {"contract", "scope", "articles", "wording", "view", "questions"},
    "sqlite3": {"index"},
}


def modules() -> dict[str, ast.Module]:
    """Every module by its name below hybridecli."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        name = name.removesuffix(".__init__") if name != "__init__" else name
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def statements(tree: ast.AST, inside: bool = False) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    """The import statements that run, and whether each stands in a function; those for type checkers do not run."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node, inside
        elif isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            continue
        else:
            yield from statements(node, inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def imported(tree: ast.Module) -> set[str]:
    """The whole names of the modules that a module imports."""
    names: set[str] = set()
    for statement, _inside in statements(tree):
        if isinstance(statement, ast.Import):
            names |= {alias.name for alias in statement.names}
        else:
            assert statement.level == 0, f"line {statement.lineno}: imports here name the whole module"
            assert statement.module
            names |= {f"{statement.module}.{alias.name}" for alias in statement.names}
    return names


MODULES = modules()


def own(name: str) -> set[str]:
    """The modules of this project that a module imports."""
    found = set()
    for whole in imported(MODULES[name]):
        if whole.split(".")[0] != "hybridecli":
            continue
        inner = whole.removeprefix("hybridecli").lstrip(".")
        while inner and inner not in MODULES:
            inner = inner.rpartition(".")[0]
        found.add(inner or "__init__")
    return found


def row(name: str) -> int:
    parent, dot, _rest = name.partition(".")
    known = name if name in ROW else f"{parent}.*" if dot or f"{parent}.*" in ROW else name
    assert known in ROW, f"{name} is new: say in ROWS where it stands"
    return ROW[known]


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_down(name: str) -> None:
    here = row(name)
    together = {"records", *(module for module in MODULES if module.startswith("records."))}
    wrong = {other for other in own(name) if row(other) <= here and not {name, other} <= together}
    assert not wrong, f"{name} stands too low to import {sorted(wrong)}"


def test_no_module_imports_itself_by_a_detour() -> None:
    state: dict[str, str] = {}

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert state.get(name) != "open", " → ".join((*way, name))
        if name not in state:
            state[name] = "open"
            for other in sorted(own(name)):
                visit(other, (*way, name))
            state[name] = "done"

    for name in MODULES:
        visit(name, ())


@pytest.mark.parametrize("library", ONLY_KNOWN_TO)
def test_one_place_knows_a_library(library: str) -> None:
    knowing = {name for name, tree in MODULES.items() if library in {whole.split(".")[0] for whole in imported(tree)}}
    assert knowing <= ONLY_KNOWN_TO[library]


@pytest.mark.parametrize("name", MODULES)
def test_an_import_inside_a_function_says_why(name: str) -> None:
    path = SOURCE.joinpath(*name.split(".")).with_suffix(".py")
    text = path if path.exists() else SOURCE / name / "__init__.py"
    lines = text.read_text(encoding="utf-8").splitlines()
    silent, explained = [], 0
    for statement, inside in statements(MODULES[name]):
        above, first = lines[statement.lineno - 2].strip(), lines[statement.lineno - 1]
        if inside and ("#" in first or above.startswith("#") or statement.lineno == explained + 1):
            explained = statement.end_lineno or statement.lineno  # one reason serves the imports that follow it
        elif inside:
            silent.append(f"line {statement.lineno}: {first.strip()}")
    assert silent == []
