"""The rules as a whole: none without a test that breaks it and one that keeps it, and every number has its answer."""

import re
from pathlib import Path

from hybridecli.rules import rules

HERE = Path(__file__).parent
TESTED = {
    (found[1], found[2].replace("_", "-"))
    for path in HERE.glob("test_*.py")
    for found in re.finditer(r"^def test_(breaks|keeps)_(\w+?)(?:__\w+)?\(", path.read_text(), re.MULTILINE)
}


def test_each_rule_has_a_test_that_breaks_it_and_one_that_keeps_it() -> None:
    needed = {(how, name) for name in rules() for how in ("breaks", "keeps")}
    assert sorted(needed - TESTED) == []
    assert sorted(TESTED - needed) == []
