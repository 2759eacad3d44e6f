"""Records as people write them: what is read, what is refused and where, and what a new record looks like."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from hybridecli import yamlfile, yamlsubset
from hybridecli.errors import HybrideError
from hybridecli.yamlfile import Fault, Mapping, Sequence, compose, dump

PARTNER = """\
# penvoerder sinds 2025
name: School Rivierenland
called: {article: de, word: school}
levels: [vmbo, havo]
phone: 0612345678
open: 12:30
vog: no
website:
notes: >-
  Twee locaties: Tiel
  en Buren.
contacts:
- person: p-k7f3xq
  role: "directie & bestuur"
"""


def values(node: Any) -> Any:
    """The texts of a record, without places."""
    if isinstance(node, Mapping):
        return {key.value: values(value) for key, value in node.value}
    return [values(item) for item in node.value] if isinstance(node, Sequence) else node.value


def read(text: str | bytes) -> Any:
    node, faults = compose(text if isinstance(text, bytes) else text.encode())
    assert faults == []
    return None if node is None else values(node)


def faults_in(text: str | bytes) -> list[Fault]:
    node, faults = compose(text if isinstance(text, bytes) else text.encode())
    assert node is None
    return faults


def places(text: str | bytes) -> list[tuple[int, int]]:
    return [fault[:2] for fault in faults_in(text)]


@pytest.fixture(params=["libyaml", "pure"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(yamlsubset, "parser", yamlsubset.Pure)


def test_a_plain_value_is_the_text_that_stands_there(either_parser: None) -> None:
    assert read(PARTNER) == {
        "name": "School Rivierenland",
        "called": {"article": "de", "word": "school"},
        "levels": ["vmbo", "havo"],
        "phone": "0612345678",
        "open": "12:30",
        "vog": "no",
        "website": "",
        "notes": "Twee locaties: Tiel en Buren.",
        "contacts": [{"person": "p-k7f3xq", "role": "directie & bestuur"}],
    }


def test_every_node_knows_its_line_column_and_whether_it_is_quoted() -> None:
    node, _ = compose('naam: één 🙂\nlijst: [café, "b"]\nleeg:\n'.encode())
    assert isinstance(node, Mapping)
    (_naam, naam), (_lijst, lijst), (_leeg, leeg) = node.value
    assert yamlfile.position(naam) == (1, 7)
    assert [yamlfile.position(item) for item in lijst.value] == [(2, 9), (2, 15)]
    assert [yamlfile.is_plain(item) for item in lijst.value] == [True, False]
    assert yamlfile.is_empty(leeg)
    assert not yamlfile.is_empty(naam)
    assert not yamlfile.is_empty(lijst)


@pytest.mark.parametrize("text", ["", "\n", "# nog niets\n", "---\n", "\ufeff", "--- # niets\n...\n"])
def test_a_file_that_says_nothing_is_no_fault(text: str, either_parser: None) -> None:
    assert compose(text.encode()) == (None, [])


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffname: Rijn\n",
        "name: Rijn\r\n",
        "---\nname: Rijn\n...\n",
        "name: Rijn",
        "# eerst\n---\nname: Rijn # en dit\n",
        "{name: Rijn}",
        "name: Rijn  \n",
        "name: Rijn #\ttab in een opmerking\n",
    ],
)
def test_bom_crlf_and_one_document_are_accepted(text: str, either_parser: None) -> None:
    assert read(text) == {"name": "Rijn"}


@pytest.mark.parametrize(
    "text", ["a & b", "let op!", "wat?", "5 * 3", "100%", "x <<y", "a: b", "**vet**", "!", "x\ty", "? of !"]
)
def test_special_characters_in_a_text_between_quotes_are_text(text: str, either_parser: None) -> None:
    assert read(f"note: '{text}'\nblock: |-\n  {text}\n") == {"note": text, "block": text}


def test_a_tab_is_text_where_it_cannot_be_taken_for_indentation(either_parser: None) -> None:
    assert read("note: '\tx'\n") == {"note": "\tx"}
    assert read('note: "x\n\ty\n  \tz"\n') == {"note": "x y z"}
    assert read("note: |\n  x\n  \ty\n") == {"note": "x\n\ty\n"}


@pytest.mark.parametrize(
    "text", ["Jansen & Zn", "let op! nu", "wat? nu", "5 * 3", "100% x", "a<<b", "https://x.nl", "foto's"]
)
def test_special_characters_inside_a_text_need_no_quotes(text: str) -> None:
    assert read(f"note: {text}\n") == {"note": text}


REFUSED = [
    # text and colons
    ("name: Rijn: Metaal\n", 1, 11, "a text with a colon and a space needs quotes"),
    ("x: 1\nnote: let op: dit: dat\n", 2, 13, "a text with a colon and a space needs quotes"),
    ("duties: [a: b: c]\n", 1, 14, "a comma is missing before this key, or the text needs quotes"),
    (
        "signs: [{person: p-a function: rector}]\n",
        1,
        30,
        "a comma is missing before this key, or the text needs quotes",
    ),
    ("a: 1\nkind:\u00a0school\n", 2, 6, "a special blank stands here"),
    ("name:Rijn\nkind: x\n", 1, 5, "there is no space after the colon"),
    ("kind: x\nname:Rijn\nb: c\n", 2, 5, "there is no space after the colon"),
    ("name: Rijn\nkind\nstatus: x\n", 2, 1, "there is no colon in this line"),
    ("a: 1\nhttps://x.nl\n", 2, 1, "there is no colon in this line"),
    ("a: 1\n: x\n", 2, 1, "there is no key before this colon"),
    ("{: x}\n", 1, 2, "there is no key before this colon"),
    ("a: {b: 1, : 2}\n", 1, 11, "there is no key before this colon"),
    # quotes
    ("name: Rijn\nnote: 'unclosed\nb: 1\n", 2, 7, "the quote that opens here is not closed"),
    ('note: "unclosed\nkind: "x"\n', 1, 7, "the quote that opens here is closed only in line 2"),
    ("note: 'foto's van'\n", 1, 13, "the text goes on after its closing quote"),
    ('a: "x", "y"\n', 1, 7, "the text goes on after its closing quote"),
    ('a: "x" y\n', 1, 8, "the text goes on after its closing quote"),
    ('"a" b\n', 1, 5, "the text goes on after its closing quote"),
    ('path: "C:\\Users"\n', 1, 10, "a backslash between double quotes has a meaning of its own"),
    ('path: "a\\d"\n', 1, 9, "a backslash between double quotes has a meaning of its own"),
    # first characters
    ("handle: @rijn\n", 1, 9, 'a text cannot begin with "@"'),
    ("code: `x`\n", 1, 7, 'a text cannot begin with "`"'),
    ("share: %5\n", 1, 8, 'a text cannot begin with "%"'),
    ("a: , b\n", 1, 4, 'a text cannot begin with ","'),
    ("a: ] b\n", 1, 4, 'a text cannot begin with "]"'),
    ("a: [b,,c]\n", 1, 7, 'a text cannot begin with ","'),
    ("a: &x 1\n", 1, 4, 'a text cannot begin with "&"'),
    ("a: & b\n", 1, 4, 'a text cannot begin with "&"'),
    ("a: *x\n", 1, 4, 'a text cannot begin with "*"'),
    ("* item\n", 1, 1, 'a text cannot begin with "*"'),
    ("a: [x,*y]\n", 1, 7, 'a text cannot begin with "*"'),
    ("a: !let op\n", 1, 4, 'a text cannot begin with "!"'),
    ("a: !!str 5\n", 1, 4, 'a text cannot begin with "!"'),
    ("a: ! 5\n", 1, 4, 'a text cannot begin with "!"'),
    ("a: !x!y z\n", 1, 4, 'a text cannot begin with "!"'),
    ("%YAML 1.2\n---\na: 1\n", 1, 1, 'a line cannot begin with "%"'),
    ("% opmerking\na: 1\n", 1, 1, 'a line cannot begin with "%"'),
    ("? a\n: b\n", 1, 1, 'a key or text cannot begin with "?"'),
    ("a: ? b\n", 1, 4, 'a key or text cannot begin with "?"'),
    ("a: [? b]\n", 1, 5, 'a key or text cannot begin with "?"'),
    ("a: | text\n", 1, 6, 'a text cannot stand on the line of "|" or ">"'),
    ("a: > 5 jaar\n", 1, 6, 'a text cannot stand on the line of "|" or ">"'),
    # lists and columns
    ("a: - b\n", 1, 4, "a list cannot begin on the line of its key"),
    ("- a\nb: 1\n", 2, 1, "a list goes on here without a dash"),
    ("- a\n-b\n", 2, 1, "there is no space after the dash"),
    ("a: 1\n- b\n", 2, 1, "a list item stands where a key belongs"),
    ("a:\n  - x\n - y\n", 3, 2, "a list item stands where a key belongs"),
    ("a:\n    b: 1\n  c: 2\n", 3, 3, "this line begins in a column of its own"),
    ("a: 'x'\n  b: 1\n", 2, 3, "this line begins in a column of its own"),
    ("name: x\n  kind: y\n", 2, 7, "this line is taken for more text of the line above"),
    ("  a: 1\nb: 2\n", 2, 1, "this does not belong to the record that ends above"),
    # brackets
    ("a: [x, y\nb: 1\n", 1, 4, 'the "[" that opens here is not closed'),
    ("a: [", 1, 4, 'the "[" that opens here is not closed'),
    ("a: {x: 1\nb: 2\n", 1, 4, 'the "{" that opens here is not closed'),
    ("a: [x, {y: 1]\n", 1, 8, 'the "{" that opens here is not closed'),
    ('a: [x,\n  "y"\n  "z"]\n', 3, 3, "a comma is missing before this"),
    ("a: [1]]\n", 1, 7, "no bracket is open that this one closes"),
    ("note: [zie bijlage] en verder\n", 1, 21, "the text goes on after its closing bracket"),
    ("title: {{ naam }}\n", 1, 9, "a list or a mapping cannot be a key"),
    ("[a]: b\n", 1, 1, "a list or a mapping cannot be a key"),
    # keys and documents
    ("<<: {a: 1}\n", 1, 1, '"<<" cannot be a key'),
    ("a: 1\n---\nb: 2\n", 2, 1, "a second record begins here"),
    ("---\na: 1\n---\n", 3, 1, "a second record begins here"),
    ("a: 1\n...\nb: 2\n", 3, 1, "this does not belong to the record that ends above"),
    # tabs and invisible characters
    ("a:\n\tb: 1\n", 2, 1, "a tab stands here"),
    ("a:\n  - b\n\t- c\n", 3, 1, "a tab stands here"),
    ("a: b\n\tc\n", 2, 1, "a tab stands here"),
    ("a: [\n\tb]\n", 2, 1, "a tab stands here"),
    ("a: b\n  c\n  \td\n", 3, 3, "a tab stands here"),
    ("a: |-\n  \tb\n", 2, 3, "a tab stands here"),
    ("a: > # x\n\n \n  \tb\n", 4, 3, "a tab stands here"),
    ("a:\tb\n", 1, 3, "a tab stands here"),
    ("a: \0\n", 1, 4, "an invisible character (U+0000) stands here"),
    ("é: x\x07\n", 1, 5, "an invisible character (U+0007) stands here"),
    ("a: x\x85y\n", 1, 5, "an invisible character (U+0085) stands here"),
    ("a: 1\nb: x\u2028y\n", 2, 5, "an invisible character (U+2028) stands here"),
    ("b: x\ufeffy\n", 1, 5, "an invisible character (U+FEFF) stands here"),
    ("a: 1\rb: 2\r", 1, 5, "the line ends are those of old Macs (CR)"),
    # bytes
    ("a: 1\nnaam: é\n".encode("cp1252"), 2, 7, 'the file is not saved as UTF-8: byte E9, perhaps "é"'),
    ("naam: x".encode("utf-16"), 1, 1, "the file is saved as UTF-16"),
    (b"a: " + b"x" * 4_200_000, 1, 1, "the file is larger than 4 MB"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), REFUSED)
def test_what_is_refused_is_said_where_it_stands(
    text: str | bytes, line: int, column: int, message: str, either_parser: None
) -> None:
    assert [fault[:3] for fault in faults_in(text)] == [(line, column, message)]
    assert all(fault.hint for fault in faults_in(text))


def test_a_hint_shows_the_line_as_it_should_be() -> None:
    assert faults_in("  name: Rijn: Metaal\n")[0].hint == 'write name: "Rijn: Metaal"'
    assert faults_in("a: b\nname:Rijn\n")[0].hint == "write name: Rijn"
    assert faults_in("a: b\n-Rijn\n")[0].hint == "write - Rijn"


def test_places_count_characters_after_a_bom_and_with_windows_line_ends() -> None:
    assert places("\ufeffé: 1\r\nb🙂: c: d\r\n") == [(2, 6)]


def test_an_unfinished_merge_is_one_fault() -> None:
    text = "name: Rijn\n<<<<<<< HEAD\nkind: a\n=======\nkind: b\n>>>>>>> anders\n"
    (fault,) = faults_in(text)
    assert fault[:3] == (2, 1, "a merge was not finished: both versions stand here")
    assert places(text.replace("\n", "\r\n")) == [(2, 1)]
    assert places("a: 1\n=======\n") == [(2, 1)]
    assert read("a: |\n  =======\n  <<<<<<< x\nb: '======='\n") == {"a": "=======\n<<<<<<< x\n", "b": "======="}


def test_every_key_that_stands_twice_is_named(either_parser: None) -> None:
    faults = faults_in("name: a\nkind: b\nname: c\nlist:\n- {x: 1, x: 2, x: 3}\n'kind': d\n")
    assert [fault[:2] for fault in faults] == [(3, 1), (5, 10), (5, 16), (6, 1)]
    assert faults[0].message == 'the key "name" stands here twice: the first is in line 1'


def test_every_anchor_and_alias_is_named() -> None:
    assert places("a: &x [1]\nb: *x\nc: [*x, !t y]\n") == [(1, 4), (2, 4), (3, 5), (3, 9)]


@pytest.mark.parametrize("depth", [32, 33, 400, 100_000])
def test_nesting_ends_at_32_levels(depth: int, either_parser: None) -> None:
    blocks = "".join("  " * level + "a:\n" for level in range(min(depth, 400)))
    for text in ("[" * depth + "]" * depth, "- " * depth + "x", "[" * depth, "{a: " * depth + "}" * depth, blocks):
        if depth == 32:
            assert text == "[" * 32 or read(text)
        else:
            (fault,) = faults_in(text)
            assert "32 levels" in fault.message


def test_many_lists_beside_each_other_are_not_deep() -> None:
    assert len(read("".join(f"k{number}: [{{a: 1}}, {{b: 2}}]\n" for number in range(200)))) == 200
    assert len(read("".join(f"- {'x ' * 40}\n" for number in range(200)))) == 200


def test_text_in_braces_looks_like_a_placeholder() -> None:
    node, _ = compose(b"a: {naam}\nb: {x: 1}\nc: {}\n")
    assert isinstance(node, Mapping)
    assert [yamlfile.looks_like_placeholder(value) for _key, value in node.value] == [True, False, False]


# What is written


def test_a_new_record_is_written_as_people_write_it() -> None:
    record = {
        "name": "School Rivierenland",
        "called": {"article": "de", "word": "school"},
        "levels": ["vmbo", "havo"],
        "website": None,
        "vog": False,
        "hours": 7.5,
        "staff": 12,
        "since": "2025-09-01",
        "phone": "0612345678",
        "contacts": [{"person": "p-k7f3xq", "role": "directie: onderwijs"}],
        "notes": "Genoeg leerlingen opleiden met techniek van nu, door mensen die in beide werelden thuis zijn: "
        "ook na 2028.",
        "considerations": "Eerst dit.\nDan dat.",
    }
    assert dump(record) == (
        "name: School Rivierenland\n"
        "called:\n"
        "  article: de\n"
        "  word: school\n"
        "levels:\n"
        "  - vmbo\n"
        "  - havo\n"
        "website:\n"
        "vog: false\n"
        "hours: 7.5\n"
        "staff: 12\n"
        "since: 2025-09-01\n"
        'phone: "0612345678"\n'
        "contacts:\n"
        "  - person: p-k7f3xq\n"
        '    role: "directie: onderwijs"\n'
        "notes: >-\n"
        "  Genoeg leerlingen opleiden met techniek van nu, door mensen die in beide werelden thuis zijn: ook na\n"
        "  2028.\n"
        "considerations: >-\n"
        "  Eerst dit.\n"
        "\n"
        "  Dan dat.\n"
    )


@pytest.mark.parametrize(
    "text", ["foto's", "Jansen & Zn", "a-b", "é 🙂", "+31 6", "https://x.nl/a?b=c", "2026-02-12", "2017-06"]
)
def test_a_text_that_every_reader_takes_for_itself_has_no_quotes(text: str) -> None:
    assert dump({"a": text}) == f"a: {text}\n"


@pytest.mark.parametrize(
    "text",
    ["no", "on", "y", "null", "~", "true", "012", "0o12", "12:30", "1_000", "1e3", "2026", "0x1F", ".5", "", " x", "x ",
     "-", "- x", "a: b", "a #b", "#x", "a:", "@x", "=", "<<", "2026-02-31", "?", "...", "---", "[x", "a\tb", "a\u2028b",
     "\u00a0"],
)  # fmt: skip
def test_a_text_that_a_reader_could_take_for_something_else_is_quoted(text: str) -> None:
    assert dump({"a": text}).startswith('a: "')
    assert read(dump({"a": text})) == {"a": text}


def test_what_no_file_can_hold_is_refused() -> None:
    with pytest.raises(HybrideError):
        dump({"a": "half \ud83d"})


@pytest.mark.parametrize("value", [None, {}, [], "no", "x", 5, ["a", None, ["b"], {}], {"a": None, "b": {"c": []}}])
def test_every_shape_reads_back(value: Any) -> None:
    node, faults = compose(dump(value).encode())
    assert faults == []
    assert (node is None and value is None) or plain(value) == values(node)


# For every record that there could be

WORDS = st.sampled_from(
    ["no", "012", "12:30", "a: b", "# x", "foto's", '"', "-", "- a", "é", "🙂", "\n", " ", "  ", "\t", "\\", "{{ x }}",
     "2026-02-12", ":"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=30), st.lists(WORDS, max_size=40).map("".join), st.lists(WORDS, max_size=40).map(" ".join)
)
KEYS = st.one_of(
    st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.sampled_from(["no", "12", "a b", "é", "~", "<<", "x:"])
)
SCALARS = st.one_of(TEXTS, st.integers(), st.booleans(), st.none(), st.floats(-1e9, 1e9).map(lambda x: round(x, 3)))
RECORDS = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


def plain(value: Any) -> Any:
    """A value as the texts that a file shows."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@given(st.dictionaries(KEYS, RECORDS, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_new_record_reads_back_equal(record: dict[str, Any]) -> None:
    text = dump(record)
    assert "\r" not in text
    assert read(text) == plain(record)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_reads_back_equal(text: str) -> None:
    written = dump({"a": text, "b": [text]})
    assert read(written) == {"a": text, "b": [text]}
    assert YAML(typ="safe", pure=True).load(written) is not None
