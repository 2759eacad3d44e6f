"""Scans: which texts of a record are looked at, and that words are pointed at wherever and however they stand."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Folder
from hypothesis import given
from hypothesis import strategies as st

from hybridecli import vocabulary, yamlfile
from hybridecli.partnership import read_record
from hybridecli.record import at
from hybridecli.records import kinds
from hybridecli.scan import Page, Pattern, page_of, these_words, whole_words

ODD = "één 🐝 ﬁjn’s; «ça» 10:30 #5 'zo' en-dan"  # before the words: accents, a sign beyond 16 bits, what YAML reads
WORDS = these_words(["brugfiguur", "linking pin"])


def read(text: str, kind: str = "groups") -> Page:
    record, _reading = read_record(kinds()[kind], "een", f"{kind}/een.yaml", text.encode(), f"{kind}/een")
    assert record is not None, text
    return page_of(record)


def pointed_at(text: str, pattern: Pattern = WORDS) -> Iterator[tuple[int, int]]:
    """Where a check points in a file, for each of the words on its page."""
    node, faults = yamlfile.compose(text.encode())
    assert node is not None, faults
    for found in read(text).find(pattern):
        yield yamlfile.position_of(at(node, found.path), found.words, found.nth, text)


def test_only_free_text_is_looked_at() -> None:
    page = read(
        "name: Rijnmetaal\nkind: company\nlegal: {name: Rijnmetaal bv, register: KvK 12345678, address: Kade 1}\n"
        "contact: p-b2c3d4\ncommitment: signed\nstaff: 80\njoined: 2025-09\nsources: [website]\n"
        "interests: {short_term: [minder verloop]}\nnot_available: [{from: 2026-05-18, why: toetsweek}]\n"
        "contributions: [{what: begeleiding, kind: time}]\nnotes: kent de streek\n",
        "partners",
    )
    assert [(item.path, item.text, item.name) for item in page.passages] == [
        ("name", "Rijnmetaal", True),
        ("legal.name", "Rijnmetaal bv", True),
        ("interests.short_term.0", "minder verloop", False),
        ("not_available.0.why", "toetsweek", False),
        ("contributions.0.what", "begeleiding", False),
        ("notes", "kent de streek", False),
    ]


def test_answers_and_notes_below_keys_of_ones_own_are_looked_at() -> None:
    page = read(
        "instrument: cooperation\nabout: partnership\ndate: 2026-02-12\n"
        "answers: {a: 4, b: {score: 2, note: te vaak overgeslagen}, c: goed}\n",
        "reflections",
    )
    assert [(item.path, item.text) for item in page.passages] == [
        ("answers.b.note", "te vaak overgeslagen"),
        ("answers.c", "goed"),
    ]


def test_words_do_not_run_on_from_one_text_into_the_next() -> None:
    page = read("name: Groep\nposition: geen linking\nnotes: pin mag\n")
    assert page.find(WORDS) == []


def test_words_that_stand_there_more_often_are_found_once_and_counted() -> None:
    page = read("name: Groep\nposition: een Brugfiguur\nnotes: brugfiguur, brugfiguur en brugfiguurtje\n")
    [found] = page.find(WORDS)
    assert (found.path, found.words, found.nth, found.often) == ("position", "Brugfiguur", 0, 3)


def test_a_letter_that_is_two_in_small_letters_moves_nothing() -> None:
    page = Page([("", "İİİ een brugfiguur", False)])
    assert page.small.index("brugfiguur") == page.text.index("brugfiguur") == page.find(WORDS)[0].start


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"name: Groep\nposition: {ODD.replace(' #', '#').replace(': ', ':')} brugfiguur\n", (2, 49)),
        ('name: Groep\nposition: "één \\"kort\\" woord, brugfiguur"\n', (2, 32)),
        ("name: Groep\nposition: 'zo''n brugfiguur'\n", (2, 18)),
        ("name: Groep\nposition: |\n  Eerst één regel.\n\n  Dan een brugfiguur.\n", (5, 11)),
        ("name: Groep\nposition: >-\n  Eerst één linking\n  pin.\n", (3, 13)),
        ("name: Groep\nposition: Eerst één\n  linking\n  pin\n", (3, 3)),
        ('name: Groep\nposition: "Eerst één linking\n  pin"\n', (2, 22)),
        ("name: Groep\r\nposition: >\r\n  Eerst één\r\n  brugfiguur\r\n", (4, 3)),
        ("name: Groep\nmeetings: [{agenda: [één, een brugfiguur]}]\n", (2, 31)),
        ("name: brugfiguurtje  # brugfiguur\nposition: brugfiguurtje, brugfiguur  # brugfiguur\n", (2, 26)),
    ],
)
def test_words_are_pointed_at_however_the_text_is_written(text: str, place: tuple[int, int]) -> None:
    assert list(pointed_at(text)) == [place]


PLAIN = st.text("aéü🐝 ,.", min_size=0, max_size=12).map(str.strip)
STYLES = st.sampled_from(["plain", "single", "double", "literal", "folded"])


@given(before=st.lists(PLAIN, max_size=4), after=PLAIN, style=STYLES, broken=st.booleans(), indent=st.integers(1, 4))
def test_wherever_words_stand_the_place_in_the_file_is_that_of_the_words(
    before: list[str], after: str, style: str, broken: bool, indent: int
) -> None:
    margin = " " * indent
    words = f"linking\n{margin}pin" if broken and style != "literal" else "linking pin"
    lines = [*(line for line in before if line), f"ja {words}", *([after] if after else [])]
    body = f"\n{margin}".join(lines)
    written = {
        "plain": f"x{body}",
        "single": f"'{body}'",
        "double": f'"{body}"',
        "literal": f"|\n{margin}{body}",
        "folded": f">-\n{margin}{body}",
    }[style]
    text = f"# één 🐝\nname: Groep\nposition: {written}\nnotes: klaar\n"
    index = text.index("linking")
    line = text.count("\n", 0, index) + 1
    assert list(pointed_at(text)) == [(line, index - text.rfind("\n", 0, index))]


@given(st.integers(0, 3), STYLES.filter(lambda style: style != "literal"))
def test_the_same_letters_inside_longer_words_before_it_are_not_pointed_at(number: int, style: str) -> None:
    body = "ja, " + "brugfiguurtjes " * number + "brugfiguur"
    written = {"plain": body, "single": f"'{body}'", "double": f'"{body}"', "folded": f">-\n  {body}"}[style]
    text = f"name: Groep\nposition: {written}\n"
    [place] = pointed_at(text)
    index = text.rindex("brugfiguur")
    assert place == (text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


EVERY_LIST = {
    "the Netherlands": vocabulary.NETHERLANDS,
    "Flanders": vocabulary.FLANDERS,
    "field, NL": vocabulary.FIELD_TERMS["NL"],
    "field, VL": vocabulary.FIELD_TERMS["VL"],
    "learner": [vocabulary.LEARNER],
    "expert": [vocabulary.EXPERT],
    "sensitive": [vocabulary.SENSITIVE],
}


@pytest.mark.parametrize("name", EVERY_LIST)
def test_no_text_that_has_words_is_passed_over_for_want_of_a_sign(name: str) -> None:
    for words in EVERY_LIST[name]:
        pattern = whole_words(words)
        assert all(len(sign) > 1 and sign == sign.lower() for sign in pattern.signs)
        for example in examples(words):
            hit = pattern.regex.search(example)
            assert hit, (words, example)
            assert any(sign in example.lower() for sign in pattern.signs), example


def examples(words: str) -> Iterator[str]:
    """Texts that fit a pattern of words: each alternative, with every choice of its groups; optional ones left out."""
    for alternative in re.split(r"\|(?![^(]*\))", re.sub(r"\(\?<!.*?\)", "", words)):
        texts = [""]
        for piece in re.findall(r"\(\?:[^)]*\)(?:\?|\{0,\d\})?|\[[^\]]*\]|.\?|.", alternative):
            if piece.startswith("(") and not piece.endswith(")"):
                options = [""]
            elif piece.startswith("("):
                options = piece[3:-1].split("|")
            else:
                options = [piece[1] if piece.startswith("[") else "" if piece.endswith("?") else piece]
            texts = [text + option.replace("?", "") for text in texts for option in options]
        yield from texts


def test_the_lists_of_words_are_in_small_letters() -> None:
    every = [
        *vocabulary.NETHERLANDS,
        *vocabulary.FLANDERS,
        *vocabulary.FIELD_TERMS["NL"],
        *vocabulary.FIELD_TERMS["VL"],
    ]
    assert [words for words in every if words != words.lower()] == []


def test_a_rule_about_every_kind_sees_the_partnerships_own_records_and_none_that_ship(folder: Folder) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    notes: BSN 111222333
    --- terms/koppel.yaml
    term: koppel
    definition: BSN 111222333
    --- rounds/2026-ronde.yaml
    instrument: cooperation
    about: partnership
    due: 2026-06-01
    notes: BSN 111222333
    --- templates/activities/toets.yaml
    title: {nl: een toets, en: a test}
    notes: BSN 111222333
    """
    found = json.loads(folder.run("check", "--format", "json").stdout)
    seen = {item["file"] for item in found if item["rule"] == "citizen-numbers-are-not-kept"}
    assert seen == {"people/p-b2c3d4.yaml", "terms/koppel.yaml", "rounds/2026-ronde.yaml"}


def test_line_and_column_are_those_of_the_file_itself(folder: Folder) -> None:
    """
    --- goals/lessen.yaml
    title: Één plan
    notes: 'één keer, bel 06-12345678'
    """
    [found] = [
        item for item in folder.run("check", "--format", "json").json if item["rule"] == "contact-data-stand-in-people"
    ]
    lines = Path(folder.path, found["file"]).read_text(encoding="utf-8").splitlines()
    assert lines[found["line"] - 1][found["column"] - 1 :].startswith("06-12345678")
