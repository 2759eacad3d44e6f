"""Rules about couples on their way. Today is 20 March 2026."""

import pytest
from judging import Judged, Sound
from pairs import with_pair


@pytest.fixture
def judged(judged: Judged) -> Judged:
    """The records of the test, and the two with their organisations."""
    return with_pair(judged)


def test_breaks_something_is_logged(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-24}
    status: running
    --- logs/2026-02-27-halve-dag.yaml
    date: 2026-02-27
    about: couples/koppel-1
    title: Een halve dag meegelopen
    hours: 4
    """
    words = "Aagje Brandsma and Wim Terpstra: nothing logged for 21 days"
    judged.breaks("couples/koppel-1.yaml:3", severity="warning", words=words, fill=["gebeld: alles loopt"])


def test_breaks_something_is_logged__from_the_start(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-10, end: 2026-04-24}
    status: running
    """
    # more than a week after five weeks, still a warning
    judged.breaks("couples/koppel-1.yaml:3", severity="warning", words="38 days", fill=["gebeld: alles loopt"])


def test_keeps_something_is_logged(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # the twentieth day
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-24}
    status: running
    --- logs/2026-02-28-halve-dag.yaml
    date: 2026-02-28
    about: couples/koppel-1
    title: Een halve dag meegelopen
    --- couples/koppel-2.yaml
    # the last day is past; the start is still to come; agreed
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-01-05, end: 2026-03-19}
    status: running
    --- couples/koppel-3.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-23, end: 2026-06-12}
    status: running
    --- couples/koppel-4.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-24}
    status: agreed
    """
    judged.keeps()


def test_keeps_something_is_logged__in_the_summer(judged: Judged) -> None:
    """
    --- partners/school-rivier.yaml
    name: School Rivierenland
    kind: school
    not_available: [{from: 2026-07-18, until: 2026-08-30, why: zomervakantie}]
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-06-29, end: 2026-10-02}
    status: running
    --- logs/2026-07-10-meegelopen.yaml
    date: 2026-07-10
    about: couples/koppel-1
    title: Meegelopen
    """
    # 7 days before the holidays and 13 after them
    judged.keeps(today="2026-09-12")
    assert len(judged.found(today="2026-09-13")) == 1


def test_breaks_half_is_done_at_midway(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-24}
    moments: {midway: 2026-03-19}
    status: running
    activities:
      - {activity: shadow-half, hours: 4, status: done}
      - {title: opstelling bouwen, hours: 12}
    --- logs/2026-03-05-meegelopen.yaml
    date: 2026-03-05
    about: couples/koppel-1
    title: Meegelopen
    people: [{person: p-b2c3d4, hours: 8}, {person: p-d5f6g7, hours: 7.5}]
    """
    # 16 hours planned: eight are half, seven and a half are not
    [found] = judged.breaks(
        "couples/koppel-1.yaml:6", severity="warning", words="(Wim Terpstra 7.5)", fill=["3", "samen gemeten"]
    )
    assert "half of the 16 planned hours" in found["message"]


def test_keeps_half_is_done_at_midway(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # half of it
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-24}
    moments: {midway: 2026-03-12}
    status: running
    activities: [{title: opstelling bouwen, hours: 16}]
    --- logs/2026-03-05-meegelopen.yaml
    date: 2026-03-05
    about: couples/koppel-1
    title: Meegelopen
    hours: 8
    --- couples/koppel-2.yaml
    # the midway talk is today
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-03-02, end: 2026-04-24}
    moments: {midway: 2026-03-20}
    status: running
    activities: [{title: opstelling bouwen, hours: 16}]
    --- couples/koppel-3.yaml
    # nothing at all is logged: that is told by the rule about silence
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-24}
    moments: {midway: 2026-03-12}
    status: running
    activities: [{title: opstelling bouwen, hours: 16}]
    """
    judged.keeps()


def test_breaks_coordinator_looks_after_a_couple(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-24}
    status: running
    --- logs/2026-02-16-gebeld.yaml
    date: 2026-02-16
    kind: support
    about: couples/koppel-1
    title: Met beiden gebeld
    --- logs/2026-03-12-meegelopen.yaml
    date: 2026-03-12
    about: couples/koppel-1
    title: Meegelopen
    """
    # 32 days ago
    words = "no support logged since 2026-02-16"
    judged.breaks("couples/koppel-1.yaml:1", severity="warning", words=words, fill=["met beiden gebeld"])


def test_keeps_coordinator_looks_after_a_couple(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # 31 days ago
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-24}
    status: running
    --- logs/2026-02-17-gebeld.yaml
    date: 2026-02-17
    kind: support
    about: couples/koppel-1
    title: Met beiden gebeld
    --- logs/2026-03-12-meegelopen.yaml
    date: 2026-03-12
    about: couples/koppel-1
    title: Meegelopen
    --- people/p-k3m4n5.yaml
    name: Sil Bos
    --- couples/koppel-2.yaml
    # the coach was there
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-01-12, end: 2026-04-03}
    coach: p-k3m4n5
    status: running
    --- logs/2026-03-05-gastles.yaml
    date: 2026-03-05
    about: couples/koppel-2
    title: Gastles, met de coördinator achter in de klas
    people: [{person: p-k3m4n5}]
    --- couples/koppel-3.yaml
    # a midway talk is with the coordinator
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-01-12, end: 2026-04-03}
    status: running
    --- logs/2026-03-06-tussengesprek.yaml
    date: 2026-03-06
    about: couples/koppel-3
    title: Tussengesprek
    activity: midway
    --- couples/koppel-4.yaml
    # nothing at all is logged: that is told by the rule about silence
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-24}
    status: running
    """
    judged.keeps()


def test_a_couple_that_fell_silent_is_found_under_its_number_and_nothing_else(sound: Sound) -> None:
    assert sound.after("partnership norms.idle_days=1 norms.support_days=8") == {"C17"}


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("C18", ["2026-02-12-halve-dag hours=1", "2026-03-05-lesbezoek hours=1"]),
        ("C23", ["partnership norms.support_days=7"]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
