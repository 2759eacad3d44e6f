"""Rules about the match of a couple. Today is 20 March 2026."""

import pytest
from judging import Judged, Sound
from pairs import with_pair


@pytest.fixture
def judged(judged: Judged) -> Judged:
    """The records of the test, and the two with their organisations."""
    return with_pair(judged)


def test_breaks_match_keeps_to_wishes(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: school-rivier
    twinning:
      subjects: [Natuurkunde]
      wishes: [{aspect: subject, wish: same, weight: must}, {aspect: sector, wish: same, weight: prefer}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: rijnmetaal
    twinning: {subjects: [verspanen, lassen]}
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
      - person: p-d5f6g7
    status: agreed
    """
    fill = ["het vak past niet"]
    [found] = judged.breaks(
        "couples/koppel-1.yaml:2", severity="error", words="Aagje Brandsma: the same subject", fill=fill
    )
    assert "sector" not in found["message"]


def test_breaks_match_keeps_to_wishes__a_preference(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: school-rivier
    twinning: {born: 1985, place: Tiel, places_near: [Buren], education: wo, subjects: [Natuurkunde]}
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: rijnmetaal
    twinning:
      born: 1996
      place: Zaltbommel
      education: wo
      subjects: [natuurkunde]
      wishes:
        - {aspect: age, wish: same, weight: prefer}
        - {aspect: place, wish: same}
        - {aspect: education, wish: different, weight: prefer}
        - {aspect: subject, wish: different, weight: prefer}
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    """
    # eleven years, another place, the same level and the same subject
    [found] = judged.breaks("couples/koppel-1.yaml:1", severity="warning", words="about the same age")
    assert "a place nearby, Wim Terpstra: another level of education …" in found["message"]
    assert "waivers+=" in found["hint"]


def test_breaks_match_keeps_to_wishes__not_with(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: school-rivier
    twinning: {not_with: [rijnmetaal]}
    --- couples/koppel-1.yaml
    form: placement
    members: [{person: p-b2c3d4}, {partner: rijnmetaal}]
    """
    judged.breaks("couples/koppel-1.yaml:2", severity="error", words="not with Rijnmetaal", fill=["op verzoek"])


def test_breaks_match_keeps_to_wishes__already_running(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: school-rivier
    twinning: {not_with_people: [p-d5f6g7]}
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    """
    judged.breaks("couples/koppel-1.yaml:1", severity="warning", words="not with Wim Terpstra")


def test_keeps_match_keeps_to_wishes(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: school-rivier
    twinning:
      born: 1985
      place: Tiel
      places_near: [Zaltbommel]
      subjects: [Natuurkunde]
      wishes:
        - {aspect: age, wish: same, weight: must}
        - {aspect: subject, wish: same, weight: must}
        - {aspect: sector, wish: different, weight: must}
        - {aspect: education, wish: same, weight: must}
        - {aspect: place, wish: same, weight: must}
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: rijnmetaal
    twinning: {born: 1995, place: zaltbommel, subjects: [natuurkunde, meten], education: mbo}
    --- couples/koppel-1.yaml
    # ten years, a place that is near enough, capitals aside; the level of one is not known
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: agreed
    --- people/p-g8h9j2.yaml
    name: Ineke Pol
    partner: rijnmetaal
    twinning: {subjects: [lassen]}
    --- couples/koppel-2.yaml
    members: [{person: p-b2c3d4}, {person: p-g8h9j2}]
    status: declined
    --- people/p-k3m4n5.yaml
    name: Sil Bos
    partner: school-rivier
    twinning: {subjects: [Nederlands]}
    --- couples/koppel-3.yaml
    # nothing asked, so nothing can be missed
    members: [{person: p-k3m4n5}, {person: p-g8h9j2}]
    """
    judged.keeps()


def test_breaks_first_contact_is_soon(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    match: {decided: 2026-03-12}
    status: agreed
    """
    words = "Aagje Brandsma and Wim Terpstra: no first contact"
    fill = ["elkaar gebeld en een dag geprikt"]
    judged.breaks("couples/koppel-1.yaml:2", severity="warning", words=words, fill=fill)


def test_keeps_first_contact_is_soon(judged: Judged) -> None:
    """
    --- couples/koppel-1.yaml
    # the seventh day
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    match: {decided: 2026-03-13}
    status: agreed
    --- couples/koppel-2.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    match: {decided: 2026-03-02, talk: 2026-03-16}
    --- couples/koppel-3.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    match: {decided: 2026-03-02}
    --- logs/2026-03-05-gebeld.yaml
    date: 2026-03-05
    kind: support
    about: couples/koppel-3
    title: Met beiden gebeld
    --- couples/koppel-4.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    match: {decided: 2026-02-02}
    status: running
    activities: [{activity: kickoff, status: done}]
    """
    judged.keeps()


def test_breaks_nobody_is_in_two_couples(judged: Judged) -> None:
    """
    --- people/p-g8h9j2.yaml
    name: Ineke Pol
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-04-24}
    status: running
    --- couples/koppel-2.yaml
    members:
      - person: p-b2c3d4
      - person: p-g8h9j2
    period: {start: 2026-03-02, end: 2026-05-15}
    status: running
    """
    words = "Aagje Brandsma (koppel-1)"
    [found] = judged.breaks("couples/koppel-2.yaml:2", severity="warning", words=words)
    assert "waivers+=" in found["hint"]


def test_keeps_nobody_is_in_two_couples(judged: Judged) -> None:
    """
    --- people/p-g8h9j2.yaml
    name: Ineke Pol
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    status: running
    --- couples/koppel-2.yaml
    members: [{person: p-b2c3d4}, {person: p-g8h9j2}]
    status: agreed
    --- couples/koppel-3.yaml
    # the same host, without a person
    form: placement
    members: [{person: p-g8h9j2}, {partner: rijnmetaal}]
    status: running
    """
    judged.keeps()


def test_breaks_new_job_is_talked_over(judged: Judged) -> None:
    """
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: rijnmetaal
    jobs: [{employer: Staalbouw Waal, until: 2026-02}, {partner: rijnmetaal, from: 2026-03-01}]
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
      - person: p-d5f6g7
        permission: {by: p-b2c3d4, date: 2026-01-26}
    period: {start: 2026-02-02, end: 2026-04-24}
    status: running
    """
    words = "Wim Terpstra (Rijnmetaal, 2026-03-01)"
    judged.breaks("couples/koppel-1.yaml:3", severity="warning", words=words, fill=["p-b2c3d4", "2026-03-09"])


def test_keeps_new_job_is_talked_over(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    partner: school-rivier
    jobs: [{employer: Waalmeting, until: 2026-01-31}, {employer: Waalmeting, from: 2026-05-01}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    partner: rijnmetaal
    jobs: [{partner: rijnmetaal, from: 2026-03-01}]
    --- couples/koppel-1.yaml
    # before and after the period; and agreed again since
    members:
      - person: p-b2c3d4
      - person: p-d5f6g7
        permission: {date: 2026-03-02}
    period: {start: 2026-02-02, end: 2026-04-24}
    status: running
    """
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("C06", ["p-m2pzhs twinning.subjects=[lassen]"]),
        ("C06", ["p-v8gkmb twinning.not_with=[pompwerf]"]),
        ("C16", ["koppel-2026-02 match.decided=2026-03-10"]),
        ("C29", ["p-f5vxkc 'jobs=[{partner: waterkant, function: installateur, from: 2026-03-02}]'"]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
