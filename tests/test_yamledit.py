"""Changes in a record: the value changes, and what people wrote around it stays as it was."""

import os
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import edits
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hybridecli import yamlsubset, yamltext
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.yamledit import Append, Edit, Empty, Insert, Remove, Set, changed
from hybridecli.yamlfile import compose, dump

PARTNER = """\
# penvoerder sinds 2025
name: School Rivierenland   # roepnaam: de Rivier

levels: [vmbo, havo]  # vwo komt in 2027
phone: "0612345678"
vog: no
website:
# wie wij bellen
contacts:
# eerst Noor
- person: p-k7f3xq   # niet op vrijdag
  role: 'directie & bestuur'
# dan Bas
- person: p-t9wdbk
  role: docent
period: {start: 2025-09-01, end: 2028-07-31}
notes: >-
  Twee locaties: Tiel
  en Buren.

# tot slot
legal:
    form: stichting   # sinds 1999
"""


def lines_changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came."""
    gone, come = Counter(old.split("\n")), Counter(new.split("\n"))
    return list((gone - come).elements()), list((come - gone).elements())


@pytest.mark.parametrize(
    ("edit", "went", "came"),
    [
        (
            Set(("name",), "School: Waal"),
            ["name: School Rivierenland   # roepnaam: de Rivier"],
            ['name: "School: Waal"   # roepnaam: de Rivier'],
        ),
        (Set(("phone",), "0687654321"), ['phone: "0612345678"'], ['phone: "0687654321"']),
        (Set(("vog",), False), ["vog: no"], ["vog: false"]),
        (Set(("vog",), "no"), [], []),
        (Set(("website",), "https://rivier.nl"), ["website:"], ["website: https://rivier.nl"]),
        (Set(("contacts", 0, "role"), "foto's"), ["  role: 'directie & bestuur'"], ["  role: 'foto''s'"]),
        (Set(("contacts", 1, "role"), 7.5), ["  role: docent"], ["  role: 7.5"]),
        (
            Set(("period", "end"), "2029-07-31"),
            ["period: {start: 2025-09-01, end: 2028-07-31}"],
            ["period: {start: 2025-09-01, end: 2029-07-31}"],
        ),
        (Set(("notes",), "Kort."), ["  Twee locaties: Tiel", "  en Buren."], ["  Kort."]),
        (Set(("notes",), 12), ["notes: >-", "  Twee locaties: Tiel", "  en Buren."], ["notes: 12"]),
        (Set(("legal", "form"), "a & b"), ["    form: stichting   # sinds 1999"], ["    form: a & b   # sinds 1999"]),
        (Set(("legal", "seat"), "Tiel"), [], ["    seat: Tiel"]),
        (Set(("called", "article"), "de"), [], ["called:", "    article: de"]),
        (
            Append(("levels",), "vwo"),
            ["levels: [vmbo, havo]  # vwo komt in 2027"],
            ["levels: [vmbo, havo, vwo]  # vwo komt in 2027"],
        ),
        (Append(("contacts",), {"person": "p-x", "role": "coach"}), [], ["- person: p-x", "  role: coach"]),
        (Append(("also",), "company"), [], ["also:", "- company"]),
        (Insert(("contacts", 1), {"person": "p-x"}), [], ["- person: p-x"]),
        (Remove(("levels", 0)), ["levels: [vmbo, havo]  # vwo komt in 2027"], ["levels: [havo]  # vwo komt in 2027"]),
        (Remove(("contacts", 0, "person")), ["- person: p-k7f3xq   # niet op vrijdag", "  role: 'directie & bestuur'"],
         ["- role: 'directie & bestuur'"]),
        (Remove(("website",)), ["website:"], []),
        (Empty(("phone",)), ['phone: "0612345678"'], ["phone:"]),
        (
            Empty(("period", "end")),
            ["period: {start: 2025-09-01, end: 2028-07-31}"],
            ["period: {start: 2025-09-01, end: }"],
        ),
        (Empty(("legal",)), ["    form: stichting   # sinds 1999"], []),
        (Empty(("coach",)), [], []),
        (Remove(("coach", "name")), [], []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_git_diff_shows_the_changed_values_and_nothing_else(
    edit: Edit, went: list[str], came: list[str], line_end: str
) -> None:
    new = changed(PARTNER.replace("\n", line_end), [edit]).text
    assert new.count("\n") == new.count(line_end)
    gone, come = lines_changed(PARTNER, new.replace("\r\n", "\n"))
    assert sorted(gone) == sorted(went)
    assert sorted(come) == sorted(came)


PAIRS = {
    "a comment stays behind a value that becomes a list": (
        "levels: vmbo # nog na te gaan\n",
        [Set(("levels",), ["vmbo", "havo"])],
        "levels: # nog na te gaan\n  - vmbo\n  - havo\n",
    ),
    "and behind a block text that becomes short": (
        "notes: |  # vrij\n  Een.\n  Twee.\n\nname: x\n",
        [Set(("notes",), "ja\n")],
        "notes: |  # vrij\n  ja\n\nname: x\n",
    ),
    "a text that is short keeps its quotes, a long one gets lines of its own": (
        "a: 'x'\nb: y # c\n",
        [Set(("a",), "een & twee"), Set(("b",), "Eerst dit.\nDan dat.")],
        "a: 'een & twee'\nb: >- # c\n  Eerst dit.\n\n  Dan dat.\n",
    ),
    "a literal text that begins with a blank says how far it is indented": (
        "a:\n  b: |-\n    x\n",
        [Set(("a", "b"), " x\ny")],
        "a:\n  b: |2-\n     x\n    y\n",
    ),
    "what is below a key becomes what stands behind it": (
        "a: # c\n  - x\n  - y\nb: 1\n",
        [Set(("a",), "z")],
        "a: z # c\nb: 1\n",
    ),
    "lists at the indentation of their key and further in": (
        "a:\n- x\nb:\n  -   y\n",
        [Append(("a",), "z"), Append(("b",), "z"), Append(("c",), "z")],
        "a:\n- x\n- z\nb:\n  -   y\n  - z\nc:\n- z\n",
    ),
    "lists in lists": (
        "- - a\n  - b\n-\n  - c\n",
        [Insert((0, 0), "q"), Append((0,), "z"), Set((1,), ["p", ["r"]])],
        "- - q\n  - a\n  - b\n  - z\n-\n  - p\n  - - r\n",
    ),
    "a key takes a list again after its last item went": (
        "a: # c\n  - x\nb: [y]\nc: {z: 1}\n",
        [Remove(("a", 0)), Remove(("b", 0)), Remove(("c", "z")), Append(("a",), "q"), Set(("c", "z"), 2)],
        "a: # c\n  - q\nb:\nc:\n  z: 2\n",
    ),
    "a list in a list keeps its brackets when it is empty": (
        "a:\n  - [x]\n  - y\n",
        [Remove(("a", 0, 0))],
        "a:\n  - []\n  - y\n",
    ),
    "new items are written as those beside them": (
        "a:\n  - {b: 1}\n  - {b: 2, c: x}\n",
        [Append(("a",), {"b": 3, "c": "x, y"}), Append(("a",), "z")],
        'a:\n  - {b: 1}\n  - {b: 2, c: x}\n  - {b: 3, c: "x, y"}\n  - z\n',
    ),
    "a line between brackets that becomes too long is opened": (
        f"a: [{'x' * 45}, {'y' * 45}]  # c\nb: 1\n",
        [Append(("a",), "zzz")],
        f"a:  # c\n  - {'x' * 45}\n  - {'y' * 45}\n  - zzz\nb: 1\n",
    ),
    "the outer brackets first": (
        f"a:\n  - {{b: {'x' * 80}, c: [y], d: }}\n",
        [Append(("a", 0, "c"), "zzz")],
        f"a:\n  - b: {'x' * 80}\n    c: [y, zzz]\n    d:\n",
    ),
    "brackets over several lines get one more": (
        "a: [\n  x, # bij x\n  y # bij y\n]\n",
        [Append(("a",), "z"), Insert(("a", 1), "q")],
        "a: [\n  x, # bij x\n  q,\n  y, # bij y\n  z\n]\n",
    ),
    "with the comma after the last where it was": ("a: [\n  x,\n]\n", [Append(("a",), "z")], "a: [\n  x,\n  z,\n]\n"),
    "and one less": (
        "a: {\n  x: 1, # bij x\n  # bij y\n  y: 2\n}\n",
        [Remove(("a", "y"))],
        "a: {\n  x: 1 # bij x\n}\n",
    ),
    "a pair in a list gets braces": ("a: [b: 1, c]\n", [Set(("a", 0, "d"), 2)], "a: [{b: 1, d: 2}, c]\n"),
    "a key without colon gets one": ("a: {b, c: 1}\n", [Set(("a", "b"), 2)], "a: {b: 2, c: 1}\n"),
    "a comment further in belongs to what is above it": (
        "a:\n  - x: 1\n    # over x\n  # over y\n  - y: 2\n# over b\nb: 1\n",
        [Insert(("a", 1), "z"), Append(("a",), "q")],
        "a:\n  - x: 1\n    # over x\n  - z\n  # over y\n  - y: 2\n  - q\n# over b\nb: 1\n",
    ),
    "a text never swallows the comment below it": (
        "a: x\n  # verder in\nb: 1\n",
        [Set(("a",), "een\ntwee")],
        'a: "een\\ntwee"\n  # verder in\nb: 1\n',
    ),
    "nor blank lines that were not its own": ("a: |+\n  x\nb: 1\n\nc: 2\n", [Remove(("b",))], "a: |+\n  x\nc: 2\n"),
    "a file without last line end stays so": (
        "a: 1\nb:\n  - x",
        [Append(("b",), "z"), Remove(("b", 0)), Set(("c",), 2)],
        "a: 1\nb:\n  - z\nc: 2",
    ),
    "and the text that it ends with stays what it was": ("a: |\n  x", [Set(("b",), 1)], "a: |-\n  x\nb: 1"),
    "a file that says nothing": ("", [Set(("a", "b"), 1)], "a:\n  b: 1\n"),
    "with comments": ("# straks meer\n", [Set(("a",), 1)], "# straks meer\na: 1\n"),
    "with marks around it": ("---\n# c\n...\n", [Append(("a",), "x")], "---\n# c\na:\n  - x\n...\n"),
    "with braces": ("{}\n", [Set(("a",), "x")], "a: x\n"),
    "a byte order mark": ("\ufeffa: 1\r\n", [Set(("b",), "é")], "\ufeffa: 1\r\nb: é\r\n"),
    "keys in quotes": ("'a b': 1\n\"c\" : x # d\n", [Set(("a b",), 2), Set(("c",), "z")], "'a b': 2\n\"c\" : z # d\n"),
    "a new key that looks like something else": ("a: 1\n", [Set(("no", "12"), "on")], 'a: 1\n"no":\n  "12": "on"\n'),
    "plain text over several lines": ("a: x\n  y # c\nb: 1\n", [Set(("a",), "z")], "a: z # c\nb: 1\n"),
    "a value below its key": (
        "a:\n  x # c\nb: 1\n",
        [Set(("a",), "y"), Set(("a",), ["z"])],
        "a:\n  # c\n  - z\nb: 1\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "steps", "after"), PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize("parser", ["libyaml", "pure"])
def test_what_a_careful_person_would_do(
    before: str, steps: list[Edit], after: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if parser == "pure":
        monkeypatch.setattr(yamlsubset, "parser", yamlsubset.Pure)
    assert changed(before, steps).text == after


def test_a_new_key_goes_where_it_usually_stands() -> None:
    usual = {(): ["name", "kind", "levels", "period", "notes"], ("period",): ["start", "end"]}
    text = "# over dit bestand\n\nlevels: [x]\n# over notes\nnotes: ja\nzelf: 1\nperiod: {end: 2028}\n"
    edits_made = [
        Set(("kind",), "school"),
        Set(("name",), "Rijn"),
        Set(("period", "start"), "2025"),
        Set(("anders",), 1),
    ]
    assert changed(text, edits_made, lambda path: usual.get(path, [])).text == (
        "# over dit bestand\n\nname: Rijn\nkind: school\nlevels: [x]\n# over notes\nnotes: ja\nzelf: 1\n"
        'period: {start: "2025", end: 2028}\nanders: 1\n'
    )


@pytest.mark.parametrize(
    ("edit", "lost"),
    [
        (Set(("name",), "x"), []),
        (Remove(("contacts", 0)), ["# eerst Noor", "# niet op vrijdag"]),
        (Remove(("contacts",)), ["# wie wij bellen", "# eerst Noor", "# niet op vrijdag", "# dan Bas"]),
        (Set(("contacts",), ["p-x"]), ["# eerst Noor", "# niet op vrijdag", "# dan Bas"]),
        (Set(("levels",), ["po"]), []),
        (Remove(("name",)), ["# roepnaam: de Rivier"]),  # the comment at the top is about the file
        (Empty(("legal",)), ["# sinds 1999"]),
        (Empty(("notes",)), []),
    ],
)
def test_comments_that_go_are_told(edit: Edit, lost: list[str]) -> None:
    assert sorted(changed(PARTNER, [edit]).lost) == sorted(lost)


@pytest.mark.parametrize(
    "edit",
    [
        Set(("name", "first"), "x"),
        Set(("contacts", "person"), "x"),
        Set(("contacts", 3), "x"),
        Set(("contacts", -1), "x"),
        Set(("called", 1), "x"),
        Set((), {"a": 1}),
        Append(("name",), "x"),
        Append(("period",), "x"),
        Insert(("contacts", 3), "x"),
        Remove(("contacts", 2)),
        Empty(("levels", 2)),
    ],
)
def test_a_place_that_cannot_be_there_is_refused(edit: Edit) -> None:
    with pytest.raises(TypedWrongError, match="has no place in this file"):
        changed(PARTNER, [edit])


@pytest.mark.parametrize("value", ["half \ud83d", ["half \ud83d"], {"half \ud83d": 1}])
def test_what_no_record_can_hold_is_refused(value: Any) -> None:
    with pytest.raises(HybrideError):
        changed(PARTNER, [Set(("name",), value)])


def test_a_text_that_is_no_record_is_refused_with_its_fault() -> None:
    with pytest.raises(HybrideError, match="a text with a colon and a space needs quotes"):
        changed("a: b: c\n", [Set(("a",), 1)])


@pytest.mark.parametrize(
    "value",
    [
        {"a": "x", "b": ["y", {"c": "z", "d": ["no", 12, 7.5, True]}], "e": None, "f": [], "g": {}},
        {"notes": "Eerst dit.\nDan dat.", "day": "2026-02-12", "when": "2017-06", "no": {"a b": "a: b"}},
    ],
)
def test_new_values_look_as_in_a_new_record(value: dict[str, Any]) -> None:
    assert "\n".join(yamltext.block(value, yamltext.Layout())) + "\n" == dump(value)


def test_every_record_of_the_sample_takes_every_edit() -> None:
    for path in sorted((Path(__file__).parents[1] / "sample-partnership").rglob("*.yaml")):
        text, draw = path.read_text(encoding="utf-8"), random.Random(path.name)
        for _ in range(4):
            text = judged(text, edits.edit(draw, edits.texts(text)))


# For every record and edit that there could be


def judged(text: str, edit: Edit) -> str:
    """The text after an edit, when nothing is wrong with it; the texts that the program reads are what counts."""
    read = edits.texts(text)
    meant = edits.shown(edits.after(read, edit))
    result = changed(text, [edit])
    if meant == read:
        assert result.text == text, "what changes nothing leaves every byte"
    assert (edits.texts(result.text) or "") == (meant or ""), "what was meant is read back"
    assert edits.strays(text, result.text, edit, read) == ""
    gone = Counter(edits.comments(text)) - Counter(edits.comments(result.text))
    assert sorted(result.lost) == sorted(gone.elements()), "comments that go are told"
    return result.text


def judged_by_others(text: str, rounds: int, draw: random.Random) -> int:
    """A record edited some times, read by PyYAML (YAML 1.1) and ruamel.yaml (1.2) too; how many edits were made."""
    try:
        data, other = edits.by_others(text)
        edits.texts(text)
    except Exception:  # the drawn layout is no YAML, or not for every reader
        return 0
    if data != other or not isinstance(data, dict | None):
        return 0
    for _ in range(rounds):
        edit = edits.edit(draw, data)
        meant = edits.usual(edits.after(data, edit))
        text = judged(text, edit)
        if edits.shown(meant) != edits.shown(data):
            data = meant
        for read in edits.by_others(text):
            assert (read or None) == (data or None), "every reader takes it for the same"
    return rounds


@given(st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_edit_of_any_record(draw: random.Random) -> None:
    judged_by_others(edits.record(draw), 4, draw)


def test_a_few_hundred_edits() -> None:
    """EDITS=20000 makes that many, SEED others."""
    wanted, made, seed = int(os.environ.get("EDITS", "400")), 0, int(os.environ.get("SEED", "1"))
    while made < wanted:
        draw = random.Random(seed)
        try:
            made += judged_by_others(edits.record(draw), 10, draw)
        except Exception as error:
            error.add_note(f"SEED={seed}")
            raise
        seed += 1


def test_forty_edits_in_one_go_are_those_one_by_one() -> None:
    draw, text, one_by_one, made = random.Random(3), PARTNER, PARTNER, list[Edit]()
    for _ in range(40):
        edit = edits.edit(draw, edits.texts(one_by_one))
        made, one_by_one = [*made, edit], changed(one_by_one, [edit]).text
    assert changed(text, made).text == one_by_one


def test_the_way_back_restores_the_bytes() -> None:
    """What is set and set back, or added and removed, leaves the file as it was."""
    there_and_back: Sequence[list[Edit]] = [
        [Set(("name",), "Waal"), Set(("name",), "School Rivierenland")],
        [Append(("levels",), "vwo"), Remove(("levels", 2))],
        [Append(("contacts",), {"person": "p-x"}), Remove(("contacts", 2))],
        [Insert(("contacts", 0), "x"), Remove(("contacts", 0))],
        [Set(("new", "key"), 1), Remove(("new",))],
        [Set(("website",), "x"), Empty(("website",))],
        [Set(("period", "x"), 1), Remove(("period", "x"))],
    ]
    for steps in there_and_back:
        assert changed(PARTNER, steps).text == PARTNER
    assert compose(PARTNER.encode())[1] == []
