"""The rules as a whole: none without a test that breaks it and one that keeps it, and every number has its answer."""

import re
from pathlib import Path

from hybridecli.rules import LEFT_OUT, rules

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


COUNTED = {"A": 34, "B": 20, "C": 32, "D": 38, "E": 9, "F": 10}  # how many numbers each part of the catalogue has


def test_each_number_of_the_catalogue_has_a_rule_or_a_reason_why_none_answers_it() -> None:
    numbers = {f"{part}{number:02}" for part, last in COUNTED.items() for number in range(1, last + 1)}
    answered = {rule.number for rule in rules().values()} - {"own"}
    assert sorted(numbers - answered - set(LEFT_OUT)) == []
    assert sorted(answered & set(LEFT_OUT)) == []
    assert sorted(answered - numbers) == []


def test_each_rule_tells_its_reason_and_what_it_rests_on() -> None:
    for rule in rules().values():
        title, blank, reason = rule.about.partition("\n\n")
        assert title.endswith("."), rule.name
        assert blank, rule.name
        assert len(reason) > 60, rule.name
        assert rule.sources or rule.number == "own", rule.name
        assert rule.judges, rule.name


def test_a_rule_is_named_by_one_sentence_that_is_not_too_long_to_type() -> None:
    assert [name for name in rules() if len(name) > 52 or not re.fullmatch(r"[a-z]+(-[a-z]+)+", name)] == []
