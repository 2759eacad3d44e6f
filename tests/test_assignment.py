"""`FIELD=VALUE` as people type it: which place and which value it means, and that it is read back as it was meant."""

from typing import Any

import pytest
from conftest import CHARTER, Folder
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hybridecli import assignment, language
from hybridecli.errors import TypedWrongError
from hybridecli.partnership import Partnership, load, read_record
from hybridecli.paths import values_at
from hybridecli.record import Record, plain
from hybridecli.records import kinds
from hybridecli.snapshot import WorkTree
from hybridecli.yamledit import Append, Edit, Empty, Set, changed

FILES = {
    "partnership.yaml": CHARTER,
    "partners/rijn.yaml": "name: Rijnmetaal\nkind: company\n",
    "partners/maas.yaml": "name: School Maas en Waal\nkind: school\n",
    "people/p-k7f3xq.yaml": "name: Aylin Demir\npartner: maas\n",
    "people/p-t4wrzz.yaml": "name: Jelle Vermeer\n",
    "people/p-x2bbbb.yaml": "name: Jelle de Boer\n",
    "couples/koppel-2026-01.yaml": "members: [{person: p-k7f3xq}, {person: p-t4wrzz}]\n",
}
PARTNER, PERSON, COUPLE, AGREEMENT, LOG, CHARTER_KIND, REFLECTION = (
    kinds()[name] for name in ("partners", "people", "couples", "agreements", "logs", "partnership", "reflections")
)


@pytest.fixture(scope="module")
def partnership(tmp_path_factory: pytest.TempPathFactory, git_template: Any) -> Partnership:
    return load(WorkTree(Folder(tmp_path_factory.mktemp("assignment"), git_template).write(FILES).path))


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYBRIDE_TODAY", "2026-03-12")  # a Thursday


def only(partnership: Partnership, kind: type[Record], word: str) -> Edit:
    """The one edit that a word means."""
    (edit,) = assignment.edits(partnership, kind, [word])
    return edit


def refused(partnership: Partnership, kind: type[Record], word: str) -> str:
    """What is said of a word that is refused."""
    with pytest.raises(TypedWrongError) as error:
        assignment.edits(partnership, kind, [word])
    return f"{error.value.message}\n{error.value.hint}"


@pytest.mark.parametrize(
    ("kind", "word", "path", "value"),
    [
        (PARTNER, "name=Rijn = Maas", ("name",), "Rijn = Maas"),
        (PARTNER, "name=a+=b", ("name",), "a+=b"),
        (PARTNER, "name=[x], {y}: # 'z'", ("name",), "[x], {y}: # 'z'"),
        (PARTNER, "kind=company", ("kind",), "company"),
        (PARTNER, "kind=Bedrijf", ("kind",), "company"),
        (PARTNER, "kind=training fund", ("kind",), "training-fund"),
        (PARTNER, "staff=45", ("staff",), 45),
        (PARTNER, "staff=045", ("staff",), 45),
        (PARTNER, "joined=2025", ("joined",), "2025"),
        (PARTNER, "joined=2025-09", ("joined",), "2025-09"),
        (PARTNER, "joined=9-2025", ("joined",), "2025-09"),
        (PARTNER, "joined=1-9-2025", ("joined",), "2025-09-01"),
        (PARTNER, "joined=gisteren", ("joined",), "2026-03-11"),
        (PARTNER, "joined=do", ("joined",), "2026-03-12"),
        (PARTNER, "joined=5-4", ("joined",), "2025-04-05"),
        (PARTNER, "legal.vat=ja", ("legal", "vat"), True),
        (PARTNER, "legal.vat=nee", ("legal", "vat"), False),
        (PARTNER, "legal.vat=TRUE", ("legal", "vat"), True),
        (PARTNER, "contact=p-k7f3xq", ("contact",), "p-k7f3xq"),
        (PARTNER, "contact=Aylin Demir", ("contact",), "p-k7f3xq"),
        (PARTNER, "contact=people/p-k7f3xq.yaml", ("contact",), "p-k7f3xq"),
        (PARTNER, "levels=[vmbo, havo]", ("levels",), ["vmbo", "havo"]),
        (PARTNER, "signs[0].person=jelle vermeer", ("signs", 0, "person"), "p-t4wrzz"),
        (PARTNER, "contributions.0.amount=7,5", ("contributions", 0, "amount"), 7.5),
        (PARTNER, "contributions.0.amount=7.5", ("contributions", 0, "amount"), 7.5),
        (PARTNER, "contributions.0={what: uren, amount: 1200}", ("contributions", 0), {"what": "uren", "amount": 1200}),
        (COUPLE, "status=loopt", ("status",), "running"),
        (COUPLE, "period={start: 5-3, end: 2026-04-30}", ("period",), {"start": "2026-03-05", "end": "2026-04-30"}),
        (COUPLE, "activities.0.week=2026-w14", ("activities", 0, "week"), "2026-W14"),
        (COUPLE, "activities.0.activity=Lesbezoek", ("activities", 0, "activity"), "lesson-visit"),
        (COUPLE, "activities.0.activity=lesson visit", ("activities", 0, "activity"), "lesson-visit"),
        (COUPLE, "members.0={person: Aylin Demir}", ("members", 0), {"person": "p-k7f3xq"}),
        (COUPLE, "members=[{person: Aylin Demir}]", ("members",), [{"person": "p-k7f3xq"}]),
        (AGREEMENT, "budget=€ 1.250,50", ("budget",), 1250.5),
        (PARTNER, "staff=1.200", ("staff",), 1200),
        (PARTNER, "staff=12.000.000", ("staff",), 12000000),
        (AGREEMENT, "budget=1250,-", ("budget",), 1250),
        (AGREEMENT, "budget=12.500,00", ("budget",), 12500),
        (AGREEMENT, "enforceable=nee", ("enforceable",), False),
        (AGREEMENT, "enforceable=[1, 2]", ("enforceable",), ["1", "2"]),
        (AGREEMENT, "ends_when=indefinite", ("ends_when",), "indefinite"),
        (AGREEMENT, "ends_when=het einde van de subsidie", ("ends_when",), "het einde van de subsidie"),
        (AGREEMENT, "clauses.0.values.months=3", ("clauses", 0, "values", "months"), "3"),
        (LOG, "about=koppel-2026-01", ("about",), "couples/koppel-2026-01"),
        (LOG, "about=koppels/koppel-2026-01", ("about",), "couples/koppel-2026-01"),
        (LOG, "about=partnership", ("about",), "partnership"),
        (LOG, "about=Rijnmetaal", ("about",), "partners/rijn"),
        (LOG, "follow_up.0.due=5-3", ("follow_up", 0, "due"), "2027-03-05"),
        (LOG, "follow_up.0={due: 5-3, done: 5-3}", ("follow_up", 0), {"due": "2027-03-05", "done": "2026-03-05"}),
        (LOG, "counts.pupils=25", ("counts", "pupils"), 25),
        (LOG, "counts.pupils={havo: 12, vwo: 13}", ("counts", "pupils"), {"havo": 12, "vwo": 13}),
        (LOG, "counts.pupils.havo=12", ("counts", "pupils", "havo"), 12),
        (PERSON, "jobs.0.from=2020", ("jobs", 0, "from"), "2020"),
        (CHARTER_KIND, "weights.goals=2,5", ("weights", "goals"), 2.5),
        (REFLECTION, "answers.click=4", ("answers", "click"), 4),
        (REFLECTION, "answers.click.note=goed", ("answers", "click", "note"), "goed"),
        (REFLECTION, "answers.click={score: 4}", ("answers", "click"), {"score": 4}),
    ],
)  # fmt: skip
def test_what_people_type(
    partnership: Partnership, kind: type[Record], word: str, path: tuple[str | int, ...], value: Any
) -> None:
    assert only(partnership, kind, word) == Set(path, value)


@pytest.mark.parametrize(
    ("word", "edits"),
    [
        ("levels+=vmbo", [Append(("levels",), "vmbo")]),
        ("levels+=[vmbo, havo]", [Append(("levels",), "vmbo"), Append(("levels",), "havo")]),
        ("municipalities+=Bergen, Limburg", [Append(("municipalities",), "Bergen, Limburg")]),
        ("contributions+={what: uren}", [Append(("contributions",), {"what": "uren"})]),
        ("staff=", [Empty(("staff",))]),
        ("levels=[]", [Empty(("levels",))]),
        ("legal={}", [Empty(("legal",))]),
        ("levels.0=", [Empty(("levels", 0))]),
        ("legal.name=  ", [Empty(("legal", "name"))]),
    ],
)
def test_adding_and_emptying(partnership: Partnership, word: str, edits: list[Edit]) -> None:
    assert assignment.edits(partnership, PARTNER, [word]) == edits


@pytest.mark.parametrize(
    ("kind", "word", "said"),
    [
        (PARTNER, "naam=x", "did you mean name?"),
        (PARTNER, "legal.nam=x", "did you mean legal.name?"),
        (PARTNER, "zzz=x", "known are: name, called, kind"),
        (PARTNER, "name.x=x", "nothing stands below it"),
        (PARTNER, "id=x", "hybride rename"),
        (PARTNER, "name", "write FIELD=VALUE"),
        (PARTNER, "=x", "write FIELD=VALUE"),
        (PARTNER, "name=", "name is required"),
        (PARTNER, "contributions.0.what=", "is required"),
        (PARTNER, "kind=schol", "did you mean school?"),
        (PARTNER, "staff=veel", "is not a whole number"),
        (PARTNER, "staff=7,5", "is not a whole number"),
        (PARTNER, "staff+=7", "is not a list"),
        (PARTNER, "levels+=", "there is nothing to add"),
        (PARTNER, "levels=vmbo", "levels+=VALUE to add one"),
        (PARTNER, "levels=[vmbo", "write a list as [a, b]"),
        (PARTNER, "levels=[vmbo, hav]", "did you mean havo?"),
        (PARTNER, "contributions.what=x", "contributions.0.what"),
        (PARTNER, "contributions.0={wat: x}", "unknown field wat"),
        (PARTNER, "contributions.0.what={a: b", ""),
        (PARTNER, "legal={name: [x]}", "expected text here"),
        (PARTNER, "contact=Jelle", "people/p-t4wrzz (Jelle Vermeer), people/p-x2bbbb (Jelle de Boer)"),
        (PARTNER, "contact=Niemand", 'there is no record "Niemand"'),
        (PARTNER, "legal.vat=misschien", "true or false"),
        (PARTNER, "joined=ooit", "is not a date"),
        (PARTNER, "joined=2026-02-30", "is not a date"),
        (PARTNER, "name=\udcff", "not text that can be read"),
        (LOG, "follow_up.0.due=2026-03", "needs the day too"),
        (LOG, "about=rijn/maas", "is not the path of a record"),
        (AGREEMENT, "budget=1.250", "write 1250"),
        (COUPLE, "activities.0.week=14", "such as 2026-W14"),
    ],
)
def test_what_is_refused_says_what_there_is(partnership: Partnership, kind: type[Record], word: str, said: str) -> None:
    if said:
        assert said in refused(partnership, kind, word)
    else:
        assert assignment.edits(partnership, kind, [word])  # text may look like anything


def test_in_dutch_the_words_are_shown_with_their_dutch(partnership: Partnership) -> None:
    language.install("nl")
    try:
        assert "running (loopt)" in refused(partnership, COUPLE, "status=bezig")
    finally:
        language.install("en")


def test_a_refusal_names_the_field(partnership: Partnership) -> None:
    assert refused(partnership, PARTNER, "contributions.0.amount=x").startswith("contributions.0.amount: ")


def test_keys_come_in_the_declared_order() -> None:
    order = assignment.order(COUPLE)
    assert order(())[:4] == ["form", "members", "period", "status"]
    assert order(("members", 0, "permission")) == ["by", "date", "hours_per_month", "in_working_time"]
    assert order(("limits",)) == []
    assert order(("nergens",)) == ()


# what is written is read back

TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 6))


def read_back(kind: type[Record], edits: list[Edit], path: str, text: str) -> list[Any]:
    """The values at a path in a record after the edits."""
    made = changed(text, edits, assignment.order(kind)).text
    record, reading = read_record(kind, "een", "een.yaml", made.encode(), "een")
    assert record is not None, (made, reading.faults)
    return [plain(value) for value in values_at(record, path)]


@settings(max_examples=400, deadline=None)
@given(text=TEXT, field=st.sampled_from(["name", "notes", "legal.seat", "left_reason"]))
@example(text="ja", field="notes")
@example(text="2026-03-05", field="notes")
@example(text="007", field="name")
@example(text="- a: b # c", field="name")
@example(text="\ta\r\nb\x85c\u2028d\ufeff", field="notes")
@example(text=" x ", field="legal.seat")
def test_a_text_is_read_back_as_it_was_typed(partnership: Partnership, text: str, field: str) -> None:
    before = "name: A\nkind: school # soort\nlegal: {seat: Tiel}\n"
    if field == "name" and not text.strip():
        assert "is required" in refused(partnership, PARTNER, f"{field}={text}")
        return
    edits = assignment.edits(partnership, PARTNER, [f"{field}={text}"])
    assert read_back(PARTNER, edits, field, before) == ([text] if text.strip() else [])


@settings(max_examples=200, deadline=None)
@given(number=NUMBERS, comma=st.booleans())
def test_a_number_is_read_back_as_it_was_typed(partnership: Partnership, number: float, comma: bool) -> None:
    typed = f"{number:.6f}".replace(".", "," if comma else ".")
    edits = assignment.edits(partnership, LOG, [f"hours={typed}"])
    before = "date: 2026-01-01\nabout: partnership\ntitle: A\nhours: 1\n"
    assert read_back(LOG, edits, "hours", before) == [pytest.approx(number)]


@settings(max_examples=200, deadline=None)
@given(items=st.lists(TEXT.filter(lambda item: item.strip() and "[" not in item), min_size=1, max_size=4))
def test_what_is_added_to_a_list_is_read_back(partnership: Partnership, items: list[str]) -> None:
    edits = assignment.edits(partnership, PARTNER, [f"municipalities+={item}" for item in items])
    before = "name: A\nkind: school\nmunicipalities: [Tiel]\n"
    assert read_back(PARTNER, edits, "municipalities", before) == [["Tiel", *items]]


@pytest.mark.parametrize(
    ("item", "date"),
    [
        ("{activity: guest-lesson, date: 10-2}", "2027-02-10"),
        ("{activity: guest-lesson, date: 10-2, status: gepland}", "2027-02-10"),
        ("{activity: guest-lesson, date: 10-2, status: done}", "2026-02-10"),
        ("{activity: guest-lesson, date: 10-2-2026}", "2026-02-10"),
        ("{activity: guest-lesson, date: gisteren}", "2026-03-11"),
    ],
)
def test_what_is_planned_is_still_to_come(partnership: Partnership, item: str, date: str) -> None:
    edit = only(partnership, COUPLE, f"activities+={item}")
    assert isinstance(edit, Append)
    assert edit.value["date"] == date
