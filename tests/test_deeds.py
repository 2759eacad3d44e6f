"""What a couple did: the log tells it, the plan stands beside it, and the hours are those of `hours`."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hybridecli.deeds import deeds
from hybridecli.fieldtype import Day, When
from hybridecli.hours import stands, tidy
from hybridecli.partnership import load
from hybridecli.records.couples import Couple, Member, PlannedActivity
from hybridecli.records.logs import Attended, Log
from hybridecli.shipped import sample_folder
from hybridecli.snapshot import WorkTree

HERE = load(WorkTree(Path(sample_folder())))
ONE, OTHER = "p-t4wrzz", "p-w5mkbb"


def item(activity: str | None = None, **fields: Any) -> PlannedActivity:
    return PlannedActivity(activity=activity, **{"hours": 4, **fields})


def log(day: str, title: str = "iets", number: int = 0, **fields: Any) -> Log:
    about = {"about": "couples/k", "hours": 2, **fields}
    return Log(id=f"{day}-{number}", date=When(day), title=title, **about)


def told(plan: list[PlannedActivity], logs: list[Log]) -> list[tuple[str, str, int | None, float, tuple[float, ...]]]:
    couple = Couple(id="k", members=(Member(person=ONE), Member(person=OTHER)), activities=tuple(plan))
    return [(one.day, one.state, one.number, one.planned, one.made) for one in deeds(couple, logs, HERE)]


FEB, MARCH = Day("2026-02-12"), Day("2026-03-12")


@pytest.mark.parametrize(
    ("plan", "logs", "expected"),
    [
        # by the activity, though it was another day and another number of hours
        ([item("lesson-visit", date=FEB)], [log("2026-02-19", activity="lesson-visit")],
         [("2026-02-19", "logged", 0, 4, (2, 2))]),
        # by its name in own words, and by its name in the catalogue
        ([item(title="Samen koken", date=FEB)], [log("2026-03-01", "samen  koken.")],
         [("2026-03-01", "logged", 0, 4, (2, 2))]),
        ([item("guest-lesson", date=FEB)], [log("2026-03-01", "gastles")], [("2026-03-01", "logged", 0, 4, (2, 2))]),
        # nothing in the log: what the plan says, never more
        ([item("lesson-visit", date=FEB)], [], [("2026-02-12", "planned", 0, 4, (0, 0))]),
        ([item("lesson-visit", date=FEB, status="done")], [], [("2026-02-12", "done", 0, 4, (0, 0))]),
        ([item("lesson-visit", date=FEB, status="cancelled")], [], [("2026-02-12", "cancelled", 0, 0, (0, 0))]),
        # of two of a kind, the one of that day, also where the other one was ticked off
        ([item("shadow-half", date=FEB, status="done"), item("shadow-half", date=MARCH)],
         [log("2026-03-12", activity="shadow-half")],
         [("2026-02-12", "done", 0, 4, (0, 0)), ("2026-03-12", "logged", 1, 4, (2, 2))]),
        # of another day, what was ticked off
        ([item("shadow-half", date=FEB, status="done"), item("shadow-half", date=MARCH)],
         [log("2026-03-10", activity="shadow-half")],
         [("2026-03-10", "logged", 0, 4, (2, 2)), ("2026-03-12", "planned", 1, 4, (0, 0))]),
        # the two wrote of the same day apart
        ([item("lesson-visit", date=FEB)],
         [log("2026-02-12", "bezoek", activity="lesson-visit", hours=None, people=(Attended(person=ONE, hours=3),)),
          log("2026-02-12", "lesbezoek", 1, activity="lesson-visit", hours=None,
              people=(Attended(person=OTHER, hours=2.5),))],
         [("2026-02-12", "logged", 0, 4, (3, 2.5))]),
        # called otherwise, but all that the day has
        ([item("lesson-visit", date=FEB)], [log("2026-02-12", "twee lessen gezien")],
         [("2026-02-12", "logged", 0, 4, (2, 2))]),
        ([item("lesson-visit", date=FEB)], [log("2026-02-12", "a"), log("2026-02-12", "b", 1)],
         [("2026-02-12", "planned", 0, 4, (0, 0)), *[("2026-02-12", "logged", None, 0, (2, 2))] * 2]),
        ([item("lesson-visit", date=FEB)], [log("2026-02-12", "gebeld", kind="support")],
         [("2026-02-12", "planned", 0, 4, (0, 0)), ("2026-02-12", "logged", None, 0, (2, 2))]),
        # a call without hours is nothing that they did
        ([], [log("2026-02-12", "gebeld", kind="support", hours=None)], []),
        ([], [log("2026-02-12", "samen gegeten", hours=None)], [("2026-02-12", "logged", None, 0, (0, 0))]),
    ],
)  # fmt: skip
def test_the_log_says_what_was_done(plan: list[PlannedActivity], logs: list[Log], expected: list[Any]) -> None:
    assert told(plan, logs) == expected


NAMES = st.sampled_from(["shadow-half", "lesson-visit", None])
DAYS = st.sampled_from(["2026-02-12", "2026-02-19", "2026-03-12", "2026-03"])
HOURS = st.sampled_from([None, 0.25, 1, 2.1, 3.3])
PLANS = st.builds(
    PlannedActivity,
    activity=NAMES,
    title=st.sampled_from([None, "samen koken"]),
    date=st.sampled_from([None, FEB, MARCH]),
    week=st.sampled_from([None, "2026-W10"]),
    hours=HOURS,
    status=st.sampled_from(["planned", "done", "cancelled"]),
)
LOGS = st.builds(
    lambda *values: values,
    DAYS, NAMES, st.sampled_from(["samen koken", "bezoek"]), HOURS, st.sampled_from(["activity", "support", "lesson"]),
    st.lists(st.builds(Attended, person=st.sampled_from([ONE, OTHER, "p-k7f3xq"]), hours=HOURS), max_size=2),
)  # fmt: skip


@given(st.lists(PLANS, max_size=5), st.lists(LOGS, max_size=5))
def test_no_hour_is_lost_or_counted_twice(plan: list[PlannedActivity], entries: list[tuple[Any, ...]]) -> None:
    couple = Couple(id="k", members=(Member(person=ONE), Member(person=OTHER)), activities=tuple(plan))
    logs = [
        log(day, title, number, activity=activity, hours=hours, kind=kind, people=tuple(people))
        for number, (day, activity, title, hours, kind, people) in enumerate(entries)
    ]
    found = deeds(couple, logs, HERE)
    for place, stand in enumerate(stands(couple, logs)):
        assert tidy(sum(one.made[place] for one in found)) == stand.logged
        assert tidy(sum(one.planned for one in found)) == stand.planned
    assert sorted(one.number for one in found if one.number is not None) == list(range(len(plan)))
    assert all(one.state == "cancelled" for one in found if one.item and one.item.status == "cancelled")
