"""Conditions, orders and columns over records with any values."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hybridecli import columns, selection, yamlfile
from hybridecli.errors import TypedWrongError
from hybridecli.partnership import Partnership, load
from hybridecli.record import Record
from hybridecli.records import kinds


class Files:
    """A partnership that stands in no folder: paths and contents."""

    commit: str | None = None

    def __init__(self, files: dict[str, dict[str, Any]]) -> None:
        self.files = {path: yamlfile.dump(values).encode() for path, values in sorted(files.items())}

    def paths(self) -> list[str]:
        return list(self.files)

    def links(self) -> list[str]:
        return []

    def read(self, path: str) -> bytes:
        return self.files[path]


def partnership(files: dict[str, dict[str, Any]]) -> Partnership:
    return load(Files({"partnership.yaml": {"name": "Noord"}, **files}))


def partners(*staff: int | None) -> Partnership:
    """Partners p-0, p-1, … with so many people."""
    return partnership(
        {
            f"partners/p-{number}.yaml": {"name": f"P {number}", "kind": "school"} | ({} if n is None else {"staff": n})
            for number, n in enumerate(staff)
        }
    )


def chosen(
    whole: Partnership, kind: str, *wanted: str, sort: str | None = None, without: tuple[str, ...] = ()
) -> list[str]:
    return [record.id for record in selection.chosen(whole, kinds()[kind], wanted, without, sort)]


STAFF = st.lists(st.none() | st.integers(0, 20), min_size=1, max_size=8)


@settings(deadline=None, max_examples=40)
@given(STAFF, st.integers(0, 20), st.integers(0, 20))
def test_a_range_holds_both_ends(staff: list[int | None], low: int, high: int) -> None:
    whole = partners(*staff)
    inside = [f"p-{number}" for number, n in enumerate(staff) if n is not None and low <= n <= high]
    assert chosen(whole, "partners", f"staff={low}..{high}") == inside
    assert chosen(whole, "partners", f"staff={low}..", f"staff=..{high}") == inside


@settings(deadline=None, max_examples=40)
@given(STAFF, st.sampled_from(["staff=5", "staff=", "staff=3..9", "name:1", "kind=school", "id=p-0"]))
def test_without_is_what_where_leaves(staff: list[int | None], expression: str) -> None:
    whole = partners(*staff)
    wanted = chosen(whole, "partners", expression)
    unwanted = chosen(whole, "partners", without=(expression,))
    assert sorted([*wanted, *unwanted]) == sorted(whole.of("partners"))


@settings(deadline=None, max_examples=40)
@given(STAFF)
def test_an_order_is_whole_and_keeps_ties(staff: list[int | None]) -> None:
    ordered = chosen(partners(*staff), "partners", sort="staff")
    numbers = [staff[int(identity.removeprefix("p-"))] for identity in ordered]
    known = [n for n in numbers if n is not None]
    assert numbers == sorted(known) + [None] * (len(numbers) - len(known))
    expected = sorted(range(len(staff)), key=lambda place: (staff[place] is None, staff[place] or 0))
    assert ordered == [f"p-{place}" for place in expected]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 12, 31)), min_size=1, max_size=6), st.data())
def test_dates_in_a_range(days: list[date], data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(days))
    last = data.draw(st.sampled_from(days))
    whole = partnership(
        {
            f"logs/{number}.yaml": {"date": day.isoformat(), "about": "partnership", "title": "x"}
            for number, day in enumerate(days)
        }
    )
    inside = [str(number) for number, day in enumerate(days) if first <= day <= last]
    if last < first:
        with pytest.raises(TypedWrongError, match="the end is before the start"):
            chosen(whole, "logs", f"date={first}..{last}")
    else:
        assert chosen(whole, "logs", f"date={first}..{last}") == inside
    assert chosen(whole, "logs", f"date={first:%d-%m-%Y}") == [str(n) for n, day in enumerate(days) if day == first]
    assert chosen(whole, "logs", f"date={first:%Y-%m}") == [
        str(n) for n, day in enumerate(days) if (day.year, day.month) == (first.year, first.month)
    ]


WHOLE = partnership(
    {
        "partners/rijn.yaml": {"name": "Rijn", "kind": "company", "contact": "p-a", "staff": 4},
        "partners/school.yaml": {"name": "School", "kind": "school", "part_of": ["rijn", "weg"]},
        "people/p-a.yaml": {"name": "Aylin", "partner": "rijn"},
        "people/p-b.yaml": {"name": "Bo", "partner": "is-er-niet"},
        "couples/een.yaml": {
            "members": [{"person": "p-a"}, {"person": "p-b"}],
            "period": {"start": "2026-02-02"},
            "activities": [{"title": "les", "hours": 2.5}, {"title": "bezoek", "week": "2026-W14"}],
        },
        "groups/stuurgroep.yaml": {"name": "Stuurgroep", "secretary": "people/p-a", "meets": {"every_months": 3}},
        "reflections/een.yaml": {
            "instrument": "cooperation",
            "about": "partnership",
            "date": "2026-06-18",
            "by": "groups/stuurgroep",
            "answers": {"een": 4, "twee": {"score": 2, "note": "overgeslagen"}, "drie": "vaker"},
        },
        "logs/een.yaml": {
            "date": "2026",
            "about": "couples/een",
            "title": "x",
            "counts": {"pupils": 56, "teachers": {"vmbo": 2}},
        },
    }
)


@pytest.mark.parametrize(
    ("kind", "expression", "found"),
    [
        ("people", "partner.contact.partner.name=Rijn", ["p-a"]),
        ("people", "partner=is-er-niet", ["p-b"]),
        ("people", "partner=Rijn", ["p-a"]),
        ("groups", "secretary=aylin", ["stuurgroep"]),
        ("logs", "about=couples/een", ["een"]),
        ("people", "partner.name=", ["p-b"]),
        ("partners", "part_of.name=Rijn", ["school"]),
        ("partners", "part_of=weg", ["school"]),
        ("partners", "part_of.1=weg", ["school"]),
        ("partners", "part_of.7=", ["rijn", "school"]),
        ("couples", "members.0.person.name=Aylin", ["een"]),
        ("couples", "members[1].person.name=Bo", ["een"]),
        ("couples", "activities.hours=2,5", ["een"]),
        ("couples", "activities.week=2026-W14", ["een"]),
        ("couples", "activities.title:BEZ", ["een"]),
        ("couples", "period.end=", ["een"]),
        ("groups", "secretary.partner.kind=company", ["stuurgroep"]),
        ("groups", "meets.every_months=1..3", ["stuurgroep"]),
        ("reflections", "by.name:stuur", ["een"]),
        ("reflections", "about.name=Noord", ["een"]),
        ("reflections", "answers.een=4", ["een"]),
        ("reflections", "answers.twee.score=2", ["een"]),
        ("reflections", "answers.drie=vaker", ["een"]),
        ("reflections", "answers.vier=", ["een"]),
        ("logs", "counts.pupils=50..60", ["een"]),
        ("logs", "counts.teachers.vmbo=2", ["een"]),
        ("logs", "about.members.person.name:ayl", ["een"]),
        ("logs", "about.period.start=2026-02", ["een"]),
        ("logs", "about.id=een", ["een"]),
        ("logs", "about.status=signed", []),
        ("partnership", "weights.place=", ["partnership"]),
    ],
)
def test_a_path_goes_through_lists_mappings_and_references(kind: str, expression: str, found: list[str]) -> None:
    assert chosen(WHOLE, kind, expression) == found


@pytest.mark.parametrize(
    ("kind", "expression", "word"),
    [
        ("people", "partner.nam=x", "name"),
        ("couples", "members.persn=x", "person"),
        ("couples", "period.begin=x", "known are: start, end"),
        ("partners", "0=x", "known are"),
        ("couples", "members.id=x", "known are: person"),
        ("couples", "coach.0.nam=x", "name"),
        ("partners", "name.short=x", "nothing stands below it"),
        ("logs", "about.stattus=x", "status"),
        ("logs", "about.period.begin=x", "known are: start, end"),
        ("partners", "staff=2..x", "A..B"),
        ("logs", "date=x..", "2026-02-12"),
    ],
)
def test_a_wrong_condition_says_what_there_is(kind: str, expression: str, word: str) -> None:
    with pytest.raises(TypedWrongError) as refused:
        chosen(WHOLE, kind, expression)
    assert word in refused.value.hint


def refusal(asked: Callable[[], object]) -> TypedWrongError | None:
    """How something was refused, if it was."""
    try:
        asked()
    except TypedWrongError as error:
        return error
    return None


PATHS = st.sampled_from(
    ["name", "staff", "members", "members.0", "members.person.partner", "period", "answers", "answers.twee", "counts",
     "id", "path", "date", "part_of", "", ".", "..", "[0]", "a b", "about.about", "partner.partner"]
) | st.text(max_size=6)  # fmt: skip
VALUES = st.sampled_from(
    ["", "..", "1..", "..2", "x", "2026-02", "true", "1,5", "-0", "gisteren", "1e9..nan"]
) | st.text(max_size=8)


@settings(deadline=None)
@given(st.sampled_from(sorted(kinds())), PATHS, st.sampled_from(["=", ":", "", "+=", "=="]), VALUES)
@example("reflections", "answers", ":", "")  # a mapping as a whole
def test_whatever_is_typed_chooses_or_is_refused(kind: str, path: str, sign: str, value: str) -> None:
    refused = refusal(lambda: chosen(WHOLE, kind, f"{path}{sign}{value}"))
    assert refused is None or refused.hint


@settings(deadline=None)
@given(st.sampled_from(sorted(kinds())), PATHS)
def test_any_field_is_an_order_and_a_column_or_is_refused(kind: str, path: str) -> None:
    records: list[Record] = list(WHOLE.of(kind).values())
    refused = refusal(lambda: columns.rows(WHOLE, kinds()[kind], records, [path]))
    if refused is None:
        assert len(chosen(WHOLE, kind, sort=path or None)) == len(records)
        _headers, rows = columns.rows(WHOLE, kinds()[kind], records, [path])
        assert all(isinstance(cell, str) for row in rows for cell in row)
    else:
        assert refused.hint


@pytest.mark.parametrize(
    ("kind", "column", "cell"),
    [
        ("couples", "members", "Aylin, Bo"),
        ("couples", "period", "2026-02-02"),
        ("couples", "activities.hours", "2.5"),
        ("people", "partner", "Rijn"),
        ("groups", "secretary", "Aylin"),
        ("reflections", "about", "Noord"),
        ("logs", "about", "een"),
        ("partners", "staff", "4"),
        ("partners", "legal", ""),
    ],
)
def test_what_a_column_shows(kind: str, column: str, cell: str) -> None:
    first = next(iter(WHOLE.of(kind).values()))
    assert columns.cell(WHOLE, first, column) == cell
