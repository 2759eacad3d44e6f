"""The shipped instruments and activities: what they ask and offer, and how a checklist made of them reads."""

import re
from collections.abc import Iterator

import pytest
from conftest import Folder
from reading import cells, complaints

from hybridecli.partnership import Partnership
from hybridecli.record import Part, Words, fields
from hybridecli.records.activities import Activity
from hybridecli.records.instruments import Instrument, Item
from hybridecli.shipped import templates_folder
from hybridecli.snapshot import WorkTree

NEEDED = {
    "cooperation", "learning-environment", "leaders", "bridge-builders", "connector-role", "twinning-start",
    "twinning-midway", "twinning-closing", "follow-up", "expectations",
}  # fmt: skip
CATALOGUE = {  # the activities of which practice tells the hours
    "kickoff", "plan-talk-company", "plan-talk-school", "shadow-school-day", "lesson-visit", "shadow-half",
    "shadow-day",
    "desk-shadow", "dagdeel", "meeting-attend", "training-attend", "workplace-tour-teachers", "company-visit-class",
    "guest-lesson", "bliksemstage", "application-training", "orienting-visit", "career-fair", "joint-lesson",
    "mirror-talk", "midway", "closing", "programme-event", "share-back", "docentstage-ao", "docentstage-fp",
    "docentstage-vhg", "bedrijfsstage-vl", "extern-team", "externship", "hybride-light",
}  # fmt: skip
TEACHER_GIVES = {"learning-advice", "train-the-trainer", "onboarding-look", "teach-colleagues"}
SOURCES = re.compile(r"seed[0-4]|[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")
NEGATIVE = {
    "nl": r"\b(niet|geen|nooit|nergens|niemand|zonder|nauwelijks|te weinig|te veel)\b",
    "en": r"\b(not|no|never|nobody|nothing|without|hardly|too (little|much|few|many)|\w+n't)\b",
}
KINDS = {
    "partnership": ("partnership", "partnership.yaml", "name: Techniek Noord\n"),
    "agreements": ("agreements/convenant", "agreements/convenant.yaml", "title: Convenant Noord\nkind: covenant\n"),
    "environments": ("environments/lab", "environments/lab.yaml", "name: Het meetlab\n"),
    "couples": ("couples/koppel", "couples/koppel.yaml", "members: [{person: p-t4wrzz}, {person: p-w5mkbb}]\n"),
}
FILES = {
    "partnership.yaml": "name: Techniek Noord\ncoordinators: [p-k7f3xq, p-t4wrzz]\n",
    "people/p-k7f3xq.yaml": "name: Noor de Wit\nemail: noor@example.org\n",
    "people/p-t4wrzz.yaml": "name: Jelle Vermeer\nfunction: leraar\n",
    "people/p-w5mkbb.yaml": "name: Mara de Boer\n",
    **{path: text for _ref, path, text in KINDS.values() if path != "partnership.yaml"},
}


INSTRUMENTS = sorted(path.stem for path in (templates_folder() / "instruments").glob("*.yaml"))
ACTIVITIES = sorted(path.stem for path in (templates_folder() / "activities").glob("*.yaml"))
LEADERS_ITEMS, PERSON_ITEMS, GROUP_ITEMS = 5, 15, 40


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Partnership:
    """A partnership without files: what it holds is what ships."""
    return Partnership(WorkTree(tmp_path_factory.mktemp("empty")))


def instrument_of(shipped: Partnership, name: str) -> Instrument:
    found = shipped.of("instruments")[name]
    assert isinstance(found, Instrument)
    return found


def items_of(instrument: Instrument) -> list[Item]:
    return [item for factor in instrument.factors for item in factor.items]


def asked(instrument: Instrument, form: str) -> list[Item]:
    """The statements in a form: a person gets the short list."""
    items = items_of(instrument)
    return items if form == "group" else [item for item in items if item.core]


def words_in(part: Part, path: str = "") -> Iterator[tuple[str, Words]]:
    """Every text in two languages, with the place where it stands."""
    for name, field in fields(type(part)).items():
        value = getattr(part, field.attribute)
        for number, item in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(item, Words):
                yield f"{path}{name}", item
            elif isinstance(item, Part):
                yield from words_in(item, f"{path}{name}.{number}.")


def statements(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Every statement in every form, with its language."""
    for item in items_of(instrument):
        for text in filter(None, (item.text, item.personal)):
            yield "nl", text.nl or ""
            yield "en", text.en or ""


def test_the_instruments_that_are_needed() -> None:
    assert set(INSTRUMENTS) >= NEEDED


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_an_instrument_is_short_and_complete(shipped: Partnership, name: str) -> None:
    instrument = instrument_of(shipped, name)
    assert instrument.by
    assert instrument.about
    assert instrument.moment
    for form in instrument.by:
        most = {"person": PERSON_ITEMS, "group": GROUP_ITEMS}[form]
        assert 0 < len(asked(instrument, form)) <= most
        assert instrument.minutes is not None
        assert getattr(instrument.minutes, form)
    if name == "leaders":
        assert len(items_of(instrument)) == LEADERS_ITEMS
    assert instrument.scale is not None
    assert [anchor.value for anchor in instrument.scale.anchors] == [1, 2, 3, 4, 5]
    assert [anchor.label.nl for anchor in instrument.scale.anchors] == [
        "helemaal niet", "nauwelijks", "gedeeltelijk", "grotendeels", "helemaal",
    ]  # fmt: skip
    assert len(instrument.questions) == 3


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_ids_are_unique_and_every_item_has_a_source(shipped: Partnership, name: str) -> None:
    instrument = instrument_of(shipped, name)
    ids = [item.id for item in items_of(instrument)] + [question.id for question in instrument.questions]
    assert len(set(ids)) == len(ids)
    for item in items_of(instrument):
        assert item.sources, item.id
        assert all(SOURCES.fullmatch(source) for source in item.sources), item.id
        assert set(item.sources) <= set(instrument.sources), item.id


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_statements_are_single_and_positive(shipped: Partnership, name: str) -> None:
    for language, text in statements(instrument_of(shipped, name)):
        assert text.endswith("."), text
        assert text.count(".") == 1, text
        assert not re.search(r"[;:?!]", text), text
        assert text.count(",") <= 1, text
        assert len(text.split()) <= 15, text
        assert not re.search(NEGATIVE[language], text, re.IGNORECASE), text


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_a_form_speaks_for_who_fills_it_in(shipped: Partnership, name: str) -> None:
    instrument = instrument_of(shipped, name)
    if set(instrument.by) == {"group", "person"}:
        assert all(item.personal for item in asked(instrument, "person"))
    for item in asked(instrument, "person") if "person" in instrument.by else ():
        text = item.personal or item.text
        assert not re.search(r"\b(hij|zij|hem|haar|u|je|jullie)\b", text.nl or "", re.IGNORECASE), text.nl


@pytest.mark.parametrize(
    ("kind", "name"), [("instruments", name) for name in INSTRUMENTS] + [("activities", name) for name in ACTIVITIES]
)
def test_both_languages_say_it(shipped: Partnership, kind: str, name: str) -> None:
    record = shipped.of(kind)[name]
    for place, words in words_in(record):
        assert words.nl, place
        assert words.en, place
        for text in (words.nl, words.en):
            assert not re.search(r"  |\.\.|,,|!", text), (place, text)
            assert all(len(sentence.split()) <= 25 for sentence in re.split(r"[.?:;] ", text)), (place, text)


def test_the_six_factors_and_the_six_points(shipped: Partnership) -> None:
    factors = {factor.id for factor in instrument_of(shipped, "cooperation").factors}
    assert factors >= {"strategic-level", "people", "steering", "small-steps", "communication", "reflection"}
    points = [factor.id for factor in instrument_of(shipped, "bridge-builders").factors]
    assert points == ["profile", "layers", "availability", "mandate", "professionalisation", "sustainability"]


def test_what_is_expected_is_asked_again_afterwards(shipped: Partnership) -> None:
    start = {item.id for item in items_of(instrument_of(shipped, "twinning-start"))}
    closing = {item.id for item in items_of(instrument_of(shipped, "twinning-closing"))}
    assert len(start & closing) >= 10
    assert instrument_of(shipped, "twinning-closing").expectations
    expected = {item.id for item in items_of(instrument_of(shipped, "expectations"))}
    assert expected & {item.id for item in items_of(instrument_of(shipped, "follow-up"))}


def forms() -> Iterator[tuple[str, str, str]]:
    """Every instrument with a kind that it is about and somebody who fills it in."""
    shipped = Partnership(WorkTree(templates_folder() / "documents"))
    for name in INSTRUMENTS:
        instrument = instrument_of(shipped, name)
        yield from ((name, kind, form) for kind in instrument.about for form in instrument.by)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("name", "kind", "form"), list(forms()))
def test_every_checklist_reads_well(
    bare_folder: Folder, shipped: Partnership, name: str, kind: str, form: str, language: str
) -> None:
    bare_folder.write(FILES)
    options = ("--instrument", name, "--for", form, "--language", language, "--output", "-")
    result = bare_folder.run("document", "evaluation-checklist", KINDS[kind][0], *options)
    assert result.status == 0, result.stderr
    assert complaints(result.stdout, language) == []
    rows = [cells(line) for line in result.stdout.splitlines() if re.match(r"\| \d+\. ", line)]
    wanted = asked(instrument_of(shipped, name), form)
    texts = [item.text if form == "group" else item.personal or item.text for item in wanted]
    assert [row[0] for row in rows] == [
        f"{number}. {text.nl if language == 'nl' else text.en}" for number, text in enumerate(texts, 1)
    ]
    assert {tuple(row[1:]) for row in rows} == {("☐",) * 6}
    assert "[nog invullen" not in result.stdout
    assert re.search(r"^Code: [A-Z2-9]{4}-[A-Z2-9]{4}$", result.stdout, re.MULTILINE)


def test_an_own_instrument_without_short_list_or_scale(bare_folder: Folder) -> None:
    own = """\
title: {nl: Kort, en: Short}
about: [partnership]
factors:
  - {id: een, title: {nl: Eén ding, en: One thing}, items: [{id: goed, text: {nl: Het gaat goed., en: It goes well.}}]}
"""
    bare_folder.write({**FILES, "partnership.yaml": "name: Techniek Noord\n", "templates/instruments/kort.yaml": own})
    for language in ("nl", "en"):
        words = ("document", "evaluation-checklist", "partnership", "--instrument", "kort", "--language", language)
        result = bare_folder.run(*words, "--output", "-")
        assert result.status == 0, result.stderr
        assert complaints(result.stdout, language) == []
        assert len([line for line in result.stdout.splitlines() if line.startswith("| 1. ")]) == 1


def test_the_catalogue_of_activities(shipped: Partnership) -> None:
    assert len(ACTIVITIES) >= 30
    assert set(ACTIVITIES) >= CATALOGUE | TEACHER_GIVES
    for name in ACTIVITIES:
        activity = shipped.of("activities")[name]
        assert isinstance(activity, Activity)
        assert activity.hours is not None, name
        assert activity.side, name
        assert activity.grade, name
        assert activity.gives, name
        assert activity.pupils is not None, name
        assert activity.description, name
        assert activity.basis, name
        assert activity.sources or activity.grade == "C", name


def test_the_teacher_contributes_as_much_as_the_professional(shipped: Partnership) -> None:
    twinning = [
        item for item in shipped.of("activities").values() if isinstance(item, Activity) and item.fits == "twinning"
    ]
    by_teacher = [item for item in twinning if item.gives in ("teacher", "both") and item.side != "school"]
    by_professional = [item for item in twinning if item.gives in ("professional", "both") and item.side == "school"]
    assert {item.id for item in by_teacher} >= TEACHER_GIVES
    assert len(by_teacher) >= len(by_professional)


def test_the_hours_that_were_published(shipped: Partnership) -> None:
    known = {
        "shadow-half": (4, 4), "shadow-day": (8, 8), "plan-talk-company": (1.5, 2), "shadow-school-day": (6, 8),
        "bliksemstage": (3, 4), "docentstage-ao": (24, 80), "docentstage-fp": (80, 80), "orienting-visit": (8, 8),
    }  # fmt: skip
    for name, (low, high) in known.items():
        activity = shipped.of("activities")[name]
        assert isinstance(activity, Activity)
        assert activity.hours is not None
        assert (activity.hours.min, activity.hours.max) == (low, high), name
