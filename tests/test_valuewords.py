"""Words of values: whoever types the Dutch or the English word gets the value that files have."""

from collections.abc import Iterator

import pytest
from conftest import Folder

from hybridecli import language
from hybridecli.compound import Either, Many, Named
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import Choice, FieldType
from hybridecli.record import Part, PartType, fields
from hybridecli.records import kinds


@pytest.fixture(autouse=True)
def in_english() -> None:
    """Messages are in English, whatever was said before."""
    language.install("en")


DUTCH = {"HYBRIDE_LANGUAGE": "nl"}


def choices(kind: FieldType, seen: set[type[Part]]) -> Iterator[Choice]:
    """Every list of words in a field, however deep."""
    if isinstance(kind, Choice):
        yield kind
    elif isinstance(kind, Many | Named):
        yield from choices(kind.item, seen)
    elif isinstance(kind, Either):
        for one in kind.types:
            yield from choices(one, seen)
    elif isinstance(kind, PartType) and kind.part not in seen:
        seen.add(kind.part)
        for field in fields(kind.part).values():
            yield from choices(field.type, seen)


EVERY = sorted(
    {choice for kind in kinds().values() for choice in choices(PartType(kind), set())}, key=lambda one: one.context
)


@pytest.mark.parametrize("choice", EVERY, ids=lambda choice: str(choice.context))
def test_every_word_of_every_list_is_understood(choice: Choice) -> None:
    for value, names in choice.names().items():
        assert choice.typed(value) == value
        for name in names:
            alike = [other for other, its in choice.names().items() if name in its]
            if len(alike) == 1 or name in choice.words:
                typed = (name, name.upper(), name.replace(" ", "-"), f" {name} ")
                assert {choice.typed(word) for word in typed} == {value if name not in choice.words else name}
            else:
                with pytest.raises(TypedWrongError) as refused:
                    choice.typed(name)
                assert all(other in refused.value.hint for other in alike)


STATUS = Choice(("applied", "waiting", "seeking", "paused", "done"), "people.status")


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("zoekt", "seeking"),
        ("looking for a counterpart", "seeking"),
        ("Zoekt een koppel", "seeking"),
        ("wacht", "waiting"),
        ("SEEKING", "seeking"),
        ("afgerond", "done"),
    ],
)
def test_the_first_words_are_enough(word: str, value: str) -> None:
    assert STATUS.typed(word) == value


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("pauz", "did you mean paused (pauzeert)?"),
        ("zoekd", "seeking (looking for a counterpart, zoekt een koppel)"),
        ("x", "applied (aangemeld), waiting (waiting for a place, wacht op plaatsing), seeking (looking"),
        ("een", "use one of"),
        ("", "use one of"),
    ],
)
def test_what_is_not_known_is_answered_with_the_words_in_both_languages(word: str, said: str) -> None:
    with pytest.raises(TypedWrongError) as refused:
        STATUS.typed(word)
    assert refused.value.status == 2
    assert said in refused.value.hint


def test_in_dutch_the_english_word_is_that_of_the_files() -> None:
    language.install("nl")
    with pytest.raises(TypedWrongError) as refused:
        STATUS.typed("lopend")
    words = "applied (aangemeld), waiting (wacht op plaatsing), seeking (zoekt een koppel)"
    assert refused.value.hint.startswith(f"gebruik een van: {words}")
    language.install("en")


def test_accents_are_not_needed() -> None:
    assert Choice(("ended", "draft"), "agreements.status").typed("beeindigd") == "ended"


def test_beside_a_text_only_the_whole_word_counts() -> None:
    either = fields(kinds()["agreements"])["ends_when"].type
    assert isinstance(either, Either)
    assert [one.whole for one in either.types if isinstance(one, Choice)] == [True]


def test_dutch_words_in_a_folder(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijnmetaal, kind: company}
    --- people/p-b2b2b2.yaml
    {name: Els Bakker, partner: rijn, twinning: {status: paused}}
    --- people/p-c3c3c3.yaml
    {name: Jan Visser, partner: rijn}
    --- couples/koppel-2026-01.yaml
    members: [{person: p-b2b2b2, goals: [{key: meten, goal: leren meten}]}, {person: p-c3c3c3}]
    status: proposed
    """
    folder.under_git().commit("begin")
    for words in (
        ("set", "Els", "twinning.status=zoekt"),
        ("set", "koppel-2026-01", "status=loopt", "members.0.goals.0.reached=deels"),
        ("set", "koppel-2026-01", "activities+={title: bezoek, status: uitgevoerd, date: 2026-01-05}"),
        ("add", "couple", "twee", "members=[{person: Els}, {person: Jan}]", "status=niet doorgegaan"),
    ):
        assert folder.run(*words, **DUTCH).status == 0, words
    texts = {path.name: path.read_text() for path in folder.path.glob("*/*.yaml")}
    assert "status: seeking" in texts["p-b2b2b2.yaml"]
    assert "status: running" in texts["koppel-2026-01.yaml"]
    assert "reached: partly" in texts["koppel-2026-01.yaml"]
    assert "status: done" in texts["koppel-2026-01.yaml"]
    assert "status: declined" in texts["twee.yaml"]


@pytest.mark.parametrize(
    ("kind", "expression", "found"),
    [
        ("people", "twinning.status=zoekt", ["Els Bakker"]),
        ("people", "twinning.status:koppel", ["Els Bakker"]),
        ("people", "roles.role=bruggenbouwer", ["Jan Visser"]),
        ("koppels", "status=loopt", ["koppel-2026-01"]),
        ("koppels", "vog=ja", ["koppel-2026-01"]),
        ("partners", "levels=secundair", ["school"]),
        ("partners", "kind=sectorfonds", ["fonds"]),
        ("agreements", "ends_when=onbepaalde tijd", ["een"]),
        ("agreements", "amendment.consent=allemaal", []),
    ],
)
def test_dutch_words_choose_records(folder: Folder, kind: str, expression: str, found: list[str]) -> None:
    """
    --- partners/rijn.yaml
    {name: rijn, kind: company}
    --- partners/fonds.yaml
    {name: fonds, kind: training-fund}
    --- partners/school.yaml
    {name: school, kind: school, levels: [secundair]}
    --- people/p-b2b2b2.yaml
    {name: Els Bakker, partner: rijn, twinning: {status: seeking}}
    --- people/p-c3c3c3.yaml
    {name: Jan Visser, partner: rijn, roles: [{role: bridge-builder}]}
    --- couples/koppel-2026-01.yaml
    {members: [{person: p-b2b2b2}, {person: p-c3c3c3}], status: running, vog: true}
    --- agreements/een.yaml
    {title: een, kind: covenant, ends_when: indefinite}
    """
    listed = folder.run("list", kind, "--where", expression, "--format", "json")
    assert (listed.status, listed.stderr) == (0, "")
    assert [item.get("name", item["id"]) for item in listed.json] == found


def test_a_word_that_no_record_can_have_is_refused_in_dutch(folder: Folder) -> None:
    said = folder.run("list", "couples", "--where", "status=lopend", **DUTCH)
    assert said.status == 2
    assert "running (loopt)" in said.stderr


def test_a_file_with_a_dutch_word_is_told_the_value(folder: Folder) -> None:
    """
    --- people/p-b2b2b2.yaml
    {name: Els Bakker, twinning: {status: zoekt}}
    """
    [fault] = folder.faults()
    assert fault["hint"].startswith("did you mean seeking?")
