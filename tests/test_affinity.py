"""How words of offers and seeks meet: stems, compounds, the glossary and synonyms of the field."""

import random

import pytest

from hybridecli.affinity import Vocabulary, closeness, stem
from hybridecli.records.terms import Term

TEXTS = ["werken met sensordata", "meetdata", "praktijkgevallen uit de wijk", "een les leren opbouwen"]


def near(wanted: str, offered: str, terms: tuple[Term, ...] = ()) -> int:
    """How much of what is wanted is offered."""
    words = Vocabulary([*TEXTS, wanted, offered], terms)
    return closeness(words.ideas(wanted), words.ideas(offered))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("meten", "metingen"),
        ("lessen", "les"),
        ("machines", "machine"),
        ("programmeren", "programmeur"),
        ("sensoren", "sensor"),
        ("beoordelen", "beoordeling"),
        ("tekenen", "tekeningen"),
        ("processen", "proces"),
        ("bedrijven", "bedrijf"),
        ("teaching", "teach"),
        ("measuring", "measure"),
        ("lessons", "lesson"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("meten", "maten"), ("lezen", "lessen"), ("bouwen", "buigen")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("wanted", "offered"),
    [
        ("programmeren op vijfassige machines", "vijfassig programmeren"),
        ("werken met sensordata", "meetdata opschonen"),
        ("werken met sensordata", "meettechniek"),
        ("meten tijdens het bewerken", "meetrapporten"),
        ("praktijkgevallen uit de wijk", "praktijkgevallen uit de wijkzorg"),
        ("feedback geven", "beoordelen van werkstukken"),
        ("stap voor stap uitleggen", "heldere instructies"),
        ("wijkverpleging van nu", "werken in de thuiszorg"),
        ("working with sensor data", "measuring in the lab"),
        ("lesson design", "designing lessons"),
        ("CITÉ-onderhoud", "onderhoud van robots"),
    ],
)
def test_words_meet_beyond_equal_letters(wanted: str, offered: str) -> None:
    assert near(wanted, offered) >= 40


@pytest.mark.parametrize(
    ("wanted", "offered"),
    [
        ("werken met sensordata", "werken met klei"),
        ("een les over zuivel", "een les over bruggen"),
        ("zicht op de praktijk", "zicht op beleid"),
        ("lassen", "lessen"),
        ("", "lassen"),
        ("lassen", ""),
    ],
)
def test_what_only_looks_alike_does_not_meet(wanted: str, offered: str) -> None:
    assert near(wanted, offered) < 40


def test_a_third_of_a_phrase_is_half_of_what_can_be_hoped_for() -> None:
    """Of three ideas that weigh the same one is met: 3 of 9, times one and a half."""
    words = Vocabulary(["lassen frezen timmeren"])
    assert closeness({"a": 3, "b": 3, "c": 3}, ["a"]) == 50
    assert len(words.ideas("lassen schilderen timmeren")) == 3


def test_words_of_the_glossary_are_one_with_their_counterpart_and_with_words_to_avoid() -> None:
    term = Term(id="hybride-docent", term="hybride docent", counterpart="hybride vakexpert", avoid=("zij-instromer",))
    assert near("worden wat een hybride vakexpert is", "begeleiden van een hybride docent", (term,)) >= 40
    assert near("van een zij-instromer", "ik ben hybride docent", (term,)) >= 40
    assert near("van een zij-instromer", "ik ben hybride docent") < 40


def test_the_order_of_people_does_not_matter() -> None:
    texts = [f"{one}{other} en {one}" for one in ("meet", "zorg", "wijk") for other in ("data", "les", "techniek")]
    shuffled = random.Random(3).sample(texts, len(texts))
    assert [Vocabulary(texts).ideas(text) for text in texts] == [Vocabulary(shuffled).ideas(text) for text in texts]


def test_the_telling_word_of_a_goal_is_found() -> None:
    words = Vocabulary(TEXTS)
    assert words.telling_word("een les over storingen geven") == "storingen"
    assert words.telling_word("een les geven") == "les"
    assert words.telling_word("") == ""
