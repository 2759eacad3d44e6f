"""Dates and periods as people type them."""

import contextlib
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hybridecli.errors import TypedWrongError
from hybridecli.when import bounds, day, today


@pytest.fixture(autouse=True, scope="module")
def thursday() -> Iterator[None]:
    """Today is Thursday 5 March 2026."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HYBRIDE_TODAY", "2026-03-05")
        yield


@pytest.mark.parametrize(
    ("text", "past", "ahead"),
    [
        ("2026-03-05", "2026-03-05", "2026-03-05"),
        ("2026-3-5", "2026-03-05", "2026-03-05"),
        ("2031-12-31", "2031-12-31", "2031-12-31"),
        ("5-3-2024", "2024-03-05", "2024-03-05"),
        ("05/03/2024", "2024-03-05", "2024-03-05"),
        ("5.3.2024", "2024-03-05", "2024-03-05"),
        ("5-3", "2026-03-05", "2026-03-05"),
        ("5/3", "2026-03-05", "2026-03-05"),
        ("4-3", "2026-03-04", "2027-03-04"),
        ("6-3", "2025-03-06", "2026-03-06"),
        ("31-12", "2025-12-31", "2026-12-31"),
        ("1-1", "2026-01-01", "2027-01-01"),
        ("29-2", "2024-02-29", "2028-02-29"),
        ("vandaag", "2026-03-05", "2026-03-05"),
        ("today", "2026-03-05", "2026-03-05"),
        ("gisteren", "2026-03-04", "2026-03-04"),
        (" Yesterday ", "2026-03-04", "2026-03-04"),
        ("eergisteren", "2026-03-03", "2026-03-03"),
        ("morgen", "2026-03-06", "2026-03-06"),
        ("tomorrow", "2026-03-06", "2026-03-06"),
        ("do", "2026-03-05", "2026-03-05"),
        ("thu", "2026-03-05", "2026-03-05"),
        ("wo", "2026-03-04", "2026-03-11"),
        ("Woensdag", "2026-03-04", "2026-03-11"),
        ("vr", "2026-02-27", "2026-03-06"),
        ("FRIDAY", "2026-02-27", "2026-03-06"),
        ("zo", "2026-03-01", "2026-03-08"),
        ("sun", "2026-03-01", "2026-03-08"),
    ],
)
def test_a_day(text: str, past: str, ahead: str) -> None:
    assert day(text).isoformat() == past
    assert day(text, ahead=True).isoformat() == ahead


@pytest.mark.parametrize(
    "text",
    ["", " ", "ooit", "12", "2026", "2026-02", "2026-02-30", "30-2", "31-4-2026", "32-1", "0-0", "1-13", "2026-13-01",
     "0000-01-01", "5-3-26", "5 maart", "2026-03-05T12:00", "-1-3", "donder"],
)  # fmt: skip
def test_no_day(text: str) -> None:
    with pytest.raises(TypedWrongError) as refused:
        day(text)
    assert refused.value.status == 2
    assert "2026-02-12" in refused.value.hint


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-q2", "2026-04-01", "2026-06-30"),
        ("2026Q3", "2026-07-01", "2026-09-30"),
        ("2026-K4", "2026-10-01", "2026-12-31"),
        ("2026-02-01..2026-04-30", "2026-02-01", "2026-04-30"),
        ("2026-01..2026-Q3", "2026-01-01", "2026-09-30"),
        ("2025..gisteren", "2025-01-01", "2026-03-04"),
        ("schooljaar 2025-2026", "2025-08-01", "2026-07-31"),
        ("Schooljaar 2025/26", "2025-08-01", "2026-07-31"),
        ("school year 2025-2026", "2025-08-01", "2026-07-31"),
        ("schooljaar 2025", "2025-08-01", "2026-07-31"),
        ("2026-03-05", "2026-03-05", "2026-03-05"),
        ("5-3", "2026-03-05", "2026-03-05"),
        ("gisteren", "2026-03-04", "2026-03-04"),
        ("2026..", "2026-01-01", "9999-12-31"),
        ("..2026", "", "2026-12-31"),
    ],
)
def test_a_period(text: str, first: str, last: str) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-00",
        "2026-13",
        "2026-Q5",
        "2026-Q0",
        "schooljaar",
        "schooljaar 2025-2027",
        "schooljaar 2026-25",
        "x..y",
        "26",
    ],
)
def test_no_period(text: str) -> None:
    with pytest.raises(TypedWrongError):
        bounds(text)


def test_today_is_what_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert today() == date(2026, 3, 5)
    monkeypatch.setenv("HYBRIDE_TODAY", "")
    assert abs(today() - date.today()) <= timedelta(days=1)
    monkeypatch.setenv("HYBRIDE_TODAY", "5 maart")
    with pytest.raises(TypedWrongError, match="HYBRIDE_TODAY"):
        today()


DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@given(DAYS)
def test_a_whole_date_is_itself_in_every_order(wanted: date) -> None:
    assert day(wanted.isoformat()) == wanted
    assert day(f"{wanted.day}-{wanted.month}-{wanted.year}") == wanted
    assert bounds(wanted.isoformat()) == (wanted.isoformat(),) * 2


@given(DAYS)
def test_without_a_year_it_is_the_nearest(wanted: date) -> None:
    text = f"{wanted.day}-{wanted.month}"
    past, ahead, now = day(text), day(text, ahead=True), today()
    assert past <= now <= ahead
    assert {(found.day, found.month) for found in (past, ahead)} == {(wanted.day, wanted.month)}
    if (wanted.day, wanted.month) != (29, 2):
        assert now - past < timedelta(days=366)
        assert ahead - now < timedelta(days=366)


@given(DAYS)
def test_a_day_lies_in_its_month_quarter_and_year(wanted: date) -> None:
    quarter = (wanted.month + 2) // 3
    for period in (f"{wanted:%Y-%m}", f"{wanted:%Y}-Q{quarter}", f"{wanted:%Y}", f"..{wanted}", f"{wanted}.."):
        first, last = bounds(period)
        assert first <= wanted.isoformat() <= last


@given(st.text(max_size=12) | st.from_regex(r"[-0-9./Qq ]{1,12}|schooljaar [0-9]{4}[-/]?[0-9]{0,4}", fullmatch=True))
@example("0000")
@example("9999")
@example("schooljaar 9999")
@example("٢٠٢٦-٠٣-٠٥")
@example("..")
def test_whatever_is_typed_is_understood_or_refused(text: str) -> None:
    for read in (day, bounds):
        found: object = None
        with contextlib.suppress(TypedWrongError):
            found = read(text)
            assert found
