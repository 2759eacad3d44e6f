"""The first plan of two people: on days that suit both, in hours that both have, as much at the one as at the other."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from conftest import Folder
from pools import FIRM, SCHOOL, pool_of, somebody

from hybridecli.firstplan import Plan, plan
from hybridecli.holidays import easter, is_holiday, schools_are_closed
from hybridecli.matching import Pair, hindrances
from hybridecli.namedpairs import pair_of
from hybridecli.seekers import Pool, Seeker

AUTUMN = "2026-10-01"


@pytest.mark.parametrize(
    ("year", "day"), [(2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2027, "03-28"), (2038, "04-25")]
)
def test_easter_moves(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("day", "netherlands", "flanders"),
    [
        ("2026-04-06", True, True),  # Easter Monday
        ("2026-05-14", True, True),  # Ascension Day
        ("2026-12-31", True, True),
        ("2027-01-01", True, True),
        ("2026-04-27", True, False),
        ("2026-11-11", False, True),
        ("2026-12-23", False, False),
    ],
)
def test_some_days_are_closed_everywhere(day: str, netherlands: bool, flanders: bool) -> None:
    found = [is_holiday(date.fromisoformat(day), country) for country in ("NL", "VL")]
    assert found == [netherlands, flanders]


def two(folder: Folder, ann: str, ben: str, **partners: str) -> tuple[Pool, Pair]:
    """Two people with their organisations, as a pair."""
    files = {"partners/beek.yaml": SCHOOL, "partners/kolk.yaml": FIRM}
    files |= {f"partners/{name}.yaml": text for name, text in partners.items()}
    pool = pool_of(folder.write({**files, "people/ann.yaml": ann, "people/ben.yaml": ben}).path, AUTUMN)
    pair = pair_of(pool, "ann", "ben")
    assert pair
    return pool, pair


def test_no_talk_falls_in_the_weeks_of_christmas(folder: Folder) -> None:
    """Nothing is recorded but that both can until 31 December: eleven weeks from 16 October."""
    bare = "name: {}\npartner: {}\ntwinning:\n  status: seeking\n  available: {{from: 2026-10-01, until: 2026-12-31}}\n"
    found = plan(*two(folder, bare.format("Ann", "beek"), bare.format("Ben", "kolk")))
    assert found.moments["closing"] < "2026-12-21"
    assert not schools_are_closed(found.end)


def test_two_who_can_for_many_years_begin_soon(folder: Folder) -> None:
    found = plan(*two(folder, *(somebody(one, until="2290-12-31") for one in ("beek", "kolk"))))
    assert date(2027, 1, 4) <= found.start <= date(2027, 2, 1)


def test_exam_weeks_and_holidays_of_either_are_left_out(folder: Folder) -> None:
    """Ann's school has exams from 2 to 13 November, Ben's firm counts its stock from 23 to 27 November."""
    exams = SCHOOL + "not_available: [{from: 2026-11-02, until: 2026-11-13, why: toetsweek}]\n"
    stock = FIRM + "not_available: [{from: 2026-11-23, until: 2026-11-27, why: inventarisatie}]\n"
    people = [somebody(name, until="2026-12-18").replace("2027-01-04", "2026-10-05") for name in ("beek", "kolk")]
    found = plan(*two(folder, *people, beek=exams, kolk=stock))
    days = [item["date"] for item in found.activities]
    assert not [day for day in days if "2026-11-02" <= day <= "2026-11-13" or "2026-11-23" <= day <= "2026-11-27"]
    assert len(days) >= 5


def test_what_takes_longer_than_a_half_day_needs_a_whole_one(folder: Folder) -> None:
    """Both want to design lessons together, which takes a day; they have one afternoon in common."""
    lines = "goals: [{goal: samen een les ontwerpen, horizon: short}]"
    whole = [somebody(name, lines).replace("2027-01-04", "2026-10-05") for name in ("beek", "kolk")]
    half = [text.replace("part: day", "part: afternoon") for text in whole]
    assert max(item["hours"] for item in plan(*two(folder, *half)).activities) <= 4


def test_an_activity_serves_who_learns_from_it(folder: Folder) -> None:
    """A visit serves who comes; where one contributes the other learns; a goal that is about it is served too.

    Cases are collected by Ben, for Ann’s lessons. Ann listens while Ben practises to explain. Ben gives a guest lesson,
    which is his goal.
    """
    lines = "goals: [{{goal: {}, horizon: short}}]\n  hours_per_month: 10"
    ann = somebody("beek", lines.format("storingen in de lessen verwerken"))
    ben = somebody("kolk", lines.format("een gastles geven"))
    pool, pair = two(folder, *(text.replace("2027-01-04", "2026-10-05") for text in (ann, ben)))
    served = {item["activity"]: item["serves"] for item in plan(pool, pair).activities if "serves" in item}
    known = {
        "shadow-half": ["storingen"],
        "lesson-visit": ["gastles"],
        "practice-cases": ["storingen"],
        "explanation-practice": ["gastles"],
        "guest-lesson": ["storingen", "gastles"],
        "joint-lesson": ["storingen", "gastles"],
    }
    assert {name: keys for name, keys in served.items() if name in known} == {
        name: keys for name, keys in known.items() if name in served
    }
    assert len(served) >= 4


# Many plans


def pairs(folder: Folder, number: int, seed: int) -> Iterator[tuple[Pool, Pair]]:
    """Pairs that can be a couple, each with their own half-days, hours and times that do not suit."""
    draw = random.Random(seed)
    begin = date.fromisoformat(AUTUMN)
    files = {}

    def closed(most: int) -> str:
        first = [begin + timedelta(draw.randrange(200)) for _time in range(draw.randrange(most))]
        return ", ".join(f"{{from: {day}, until: {day + timedelta(draw.choice([0, 4, 11]))}}}" for day in first)

    for side, kind in (("a", "school"), ("b", "company")):
        for n in range(number):
            files[f"partners/{side}{n}.yaml"] = f"name: {side}\nkind: {kind}\nnot_available: [{closed(4)}]\n"
            week = draw.sample(["mon", "tue", "wed", "thu", "fri"], 3)
            part = draw.choice(["day", "morning", "afternoon"])
            suits = ", ".join(f"{{day: {day}, part: {part}}}" for day in week) if draw.random() < 0.8 else ""
            until = begin + timedelta(draw.randrange(90, 220))
            files[f"people/{side}{n}.yaml"] = (
                f"name: {side}\npartner: {side}{n}\ntwinning:\n  status: seeking\n"
                f"  hours_per_month: {draw.choice([6, 7, 8, 10])}\n"
                f"  available: {{from: {begin}, until: {until}, days: [{suits}], not: [{closed(2)}]}}\n"
            )
    pool = pool_of(folder.write(files).path, AUTUMN)
    for n in range(number):
        pair = pair_of(pool, f"a{n}", f"b{n}")
        if pair and not hindrances(pool, pair.one, pair.other):
            yield pool, pair


def shut(one: Seeker, day: date) -> bool:
    """Whether a day does not suit somebody."""
    own = one.intake.available.not_ if one.intake.available else ()
    times = (*one.employer.not_available, *own)
    return any((time.from_ or "") <= day.isoformat() <= (time.until or "") for time in times)


def suits(pair: Pair, found: Plan, day: date) -> bool:
    """Whether both can on a day, and it is in the period."""
    return (
        found.start <= day <= found.end and not any(shut(one, day) for one in pair[:2]) and not schools_are_closed(day)
    )


def test_every_plan_suits_both(folder: Folder) -> None:
    seen = 0
    for _pool, pair in pairs(folder, 40, 5):
        found = plan(_pool, pair)
        shared = pair.one.halves & pair.other.halves
        days = [date.fromisoformat(item["date"]) for item in found.activities if "date" in item]
        assert days == sorted(set(days))
        assert all(suits(pair, found, day) and shared >> 3 * day.weekday() & 7 for day in days)
        assert all(suits(pair, found, date.fromisoformat(day)) for day in found.moments.values())
        assert list(found.moments.values()) == sorted(found.moments.values())
        hours = {one.id: sum(item["hours"] for item in found.activities if item["host"] == one.id) for one in pair[:2]}
        assert 0.3 <= hours[pair.one.id] / found.hours <= 0.7
        months = ((found.end - found.start).days + 1) / 30.4 + 0.25
        assert found.hours <= months * min(8, *(one.hours or 8 for one in pair[:2]))
        seen += 1
    assert seen > 20
