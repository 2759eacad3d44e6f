"""Dates and periods as people type them."""

import contextlib
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hybridecli import language
from hybridecli.errors import TypedWrongError
from hybridecli.speech import speech
from hybridecli.when import bounds, day, today


@pytest.fixture(autouse=True, scope="module")
def thursday() -> Iterator[None]:
    """Today is Thursday 5 March 2026."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HYBRIDE_TODAY", "2026-03-05")
        language.install("en")
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
        ("15 juni", "2025-06-15", "2026-06-15"),
        ("15 juni 2026", "2026-06-15", "2026-06-15"),
        ("1 mei", "2025-05-01", "2026-05-01"),
        ("1 maart", "2026-03-01", "2027-03-01"),
        ("5 mrt.", "2026-03-05", "2026-03-05"),
        ("15 jun", "2025-06-15", "2026-06-15"),
        ("15-jun-2024", "2024-06-15", "2024-06-15"),
        (" 15  Sept. 2026 ", "2026-09-15", "2026-09-15"),
        ("1e mei", "2025-05-01", "2026-05-01"),
        ("29 februari", "2024-02-29", "2028-02-29"),
        ("June 15", "2025-06-15", "2026-06-15"),
        ("June 15th, 2026", "2026-06-15", "2026-06-15"),
        ("15th of June", "2025-06-15", "2026-06-15"),
        ("Oct 3 2026", "2026-10-03", "2026-10-03"),
        ("woensdag 4 maart 2026", "2026-03-04", "2026-03-04"),
        ("wo 4-3-2026", "2026-03-04", "2026-03-04"),
        ("Thursday, March 5", "2026-03-05", "2026-03-05"),
        ("do. 2026-03-05", "2026-03-05", "2026-03-05"),
    ],
)
def test_a_day(text: str, past: str, ahead: str) -> None:
    assert day(text).isoformat() == past
    assert day(text, ahead=True).isoformat() == ahead


@pytest.mark.parametrize(
    "text",
    ["", " ", "ooit", "12", "2026", "2026-02", "2026-02-30", "30-2", "31-4-2026", "32-1", "0-0", "1-13", "2026-13-01",
     "0000-01-01", "5-3-26", "2026-03-05T12:00", "-1-3", "donder", "30 februari",
     "32 mei", "0 mei", "5 ma", "5 bar", "maart", "maart 2026", "5 maart 26", "5 maart 2026 of later", "do 30-2"],
)  # fmt: skip
def test_no_day(text: str) -> None:
    with pytest.raises(TypedWrongError) as refused:
        day(text)
    assert refused.value.status == 2
    assert "2026-02-12" in refused.value.hint


def test_the_day_of_the_week_has_to_fit() -> None:
    assert day("vrijdag 12 juni", ahead=True) == date(2026, 6, 12)
    with pytest.raises(TypedWrongError) as refused:
        day("vrijdag 12 juni")  # the nearest past one was a Thursday
    assert "12 June 2025 is a Thursday" in refused.value.message
    assert refused.value.hint == "if you mean that of 2026, write 2026-06-12"
    with pytest.raises(TypedWrongError, match="12 June 2026 is a Friday"):
        day("ma 12 juni 2026")


@pytest.mark.parametrize("text", ["0001-01-01", "1-1-0026", "9999-12-31", "31 december 9999"])
def test_a_year_far_from_now_was_typed_wrong(text: str) -> None:
    with pytest.raises(TypedWrongError, match="is not a date"):
        day(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("juni 2026", "2026-06-01", "2026-06-30"),
        ("1 mei..juni 2026", "2025-05-01", "2026-06-30"),
        ("15 juni 2026", "2026-06-15", "2026-06-15"),
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


def in_words(wanted: date, language: str, letters: int, turned: bool) -> str:
    """A day and month in words, the name of the month cut off behind some letters."""
    month = speech(language).months[wanted.month][:letters]
    return f"{month} {wanted.day}" if turned else f"{wanted.day} {month}"


LETTERS = st.integers(3, 9)
TONGUES = st.sampled_from(["nl", "en"])


@given(DAYS, TONGUES, LETTERS, st.booleans())
def test_a_date_in_words_is_that_in_figures(wanted: date, language: str, letters: int, turned: bool) -> None:
    text = in_words(wanted, language, letters, turned)
    assert day(f"{text} {wanted.year}") == wanted
    for ahead in (False, True):
        assert day(text, ahead=ahead) == day(text.upper(), ahead=ahead)
        assert day(text, ahead=ahead) == day(f"{wanted.day}-{wanted.month}", ahead=ahead)


@given(DAYS, TONGUES, st.integers(0, 6))
def test_only_its_own_day_of_the_week_stands_before_a_date(wanted: date, language: str, weekday: int) -> None:
    text = f"{speech(language).days[weekday]} {in_words(wanted, language, 9, False)} {wanted.year}"
    if weekday == wanted.weekday():
        assert day(text) == wanted
    else:
        with pytest.raises(TypedWrongError, match="does not fit"):
            day(text)


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


@given(
    st.text(max_size=12)
    | st.from_regex(r"([a-z]{2,9} )?[0-9]{1,2} [a-z]{3,5}( [0-9]{4})?", fullmatch=True)
    | st.from_regex(r"[-0-9./Qq ]{1,12}|schooljaar [0-9]{4}[-/]?[0-9]{0,4}", fullmatch=True)
)
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
