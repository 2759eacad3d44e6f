"""Start-up is a feature: what a reading verb imports, and what it leaves alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Folder

HEAVY = {"git", "jinja2", "ruamel", "rich", "pydantic", "markupsafe", "hypothesis", "sqlite3"}
PROBE = """
import sys
from hybridecli.__main__ import main
sys.argv = ["hybride", *sys.argv[1:]]
try:
    main()
except SystemExit as stop:
    status = stop.code or 0
else:
    status = 0
print(status, *sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def imported_by(folder: Path, *words: str) -> set[str]:
    """The libraries that are there after a command."""
    made = subprocess.run([sys.executable, "-c", PROBE, *words], cwd=folder, capture_output=True, text=True, timeout=60)
    status, *names = made.stderr.splitlines()[-1].split()
    assert status == "0", made.stderr
    assert made.stdout
    return set(names)


@pytest.mark.parametrize(
    ("words", "table"),
    [
        ("list partners", True),
        ("list partners --where kind=school --format json", False),
        ("show school-rivier", False),
        ("check", False),
        ("search Rivierenland", True),
        ("explain partners", True),
        ("explain couples.period.start", True),
        ("status", False),
        ("schema couples", False),
        ("schema", False),
        ("--help", False),
    ],
)
def test_a_reading_verb_imports_only_what_it_needs(folder: Folder, words: str, table: bool) -> None:
    """
    --- partners/school-rivier.yaml
    name: School Rivierenland
    kind: school
    """
    names = imported_by(folder.path, *words.split())
    assert names & HEAVY == set()
    assert table or "tabulate" not in names


def test_the_version_costs_nothing(bare_folder: Folder) -> None:
    names = imported_by(bare_folder.path, "--version")
    assert names & {"typer", "click", "msgspec", "yaml", *HEAVY} == set()
