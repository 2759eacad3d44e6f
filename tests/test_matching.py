"""Who is proposed to whom: what is never broken, what is weighed, and pools with best answers that are worked out."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec
import numpy
import pytest
from conftest import Folder
from pools import FIRM, PARTNERS, SCHOOL, TODAY, pool_of, somebody
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from hybridecli.barriers import KINDS
from hybridecli.matching import hindrances, proposed, score_of
from hybridecli.records.people import Wish
from hybridecli.seekers import Pool, Seeker
from hybridecli.solver import NEVER
from hybridecli.weighing import Table, nearness


def proposals(folder: Folder, files: Mapping[str, str], *words: str) -> dict[str, Any]:
    """What `match` proposes as JSON, with some files in the folder."""
    result = folder.write({**PARTNERS, **files}).run("match", "--format", "json", *words, HYBRIDE_TODAY=TODAY)
    assert result.status == 0, result.stderr
    found: dict[str, Any] = result.json
    return found


def members(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Who is proposed to whom, by id."""
    return sorted(tuple(pair["members"]) for pair in found["pairs"])


def two(ann: str = "", ben: str = "", **more: str) -> dict[str, str]:
    """A teacher and somebody from a company, each with more lines."""
    return {
        "people/ann.yaml": somebody("beek", *filter(None, [ann]), name="Ann Beek"),
        "people/ben.yaml": somebody("kolk", *filter(None, [ben]), name="Ben Kolk"),
        **more,
    }


# Who is there


@pytest.mark.parametrize("status", ["applied", "waiting", "paused", "done"])
def test_only_who_seeks_is_proposed(folder: Folder, status: str) -> None:
    files = two()
    files["people/ben.yaml"] = files["people/ben.yaml"].replace("seeking", status)
    found = proposals(folder, files)
    assert found["pairs"] == []
    assert [one["person"] for one in found["unmatched"]] == ["ann"]


@pytest.mark.parametrize("status", ["proposed", "agreed", "running"])
def test_who_is_in_a_couple_is_not_proposed_again(folder: Folder, status: str) -> None:
    other = somebody("stroom", name="Cas")
    couple = f"members: [{{person: ben}}, {{person: dirk}}]\nstatus: {status}\n"
    dirk = "name: Dirk\npartner: beek\n"
    more = {"couples/k.yaml": couple, "people/dirk.yaml": dirk, "people/cas.yaml": other}
    assert members(proposals(folder, {**two(), **more})) == [("ann", "cas")]


def test_education_goes_with_elsewhere_only(folder: Folder) -> None:
    files = {f"people/{name}.yaml": somebody("beek", name=name) for name in ("ann", "bea", "cor")}
    found = proposals(folder, files)
    assert found["pairs"] == []
    assert [one["why"] for one in found["unmatched"]] == ["Nobody outside education is looking for a partner."] * 3


@pytest.mark.parametrize("status", ["applied", ""])
def test_who_applied_is_pointed_at(folder: Folder, status: str) -> None:
    people = {f"people/p{n}.yaml": somebody("beek", name=f"Jan {n}").replace("seeking", status) for n in range(5)}
    result = folder.write({**PARTNERS, **people}).run("match", HYBRIDE_TODAY=TODAY)
    assert (result.stdout, result.status) == ("nobody is looking for a partner now\n", 0)
    assert result.stderr.splitlines() == [
        "Jan 0, Jan 1, Jan 2 and 2 more applied and are not looked at yet",
        "  let somebody take part with: hybride set 'Jan 0' twinning.status=seeking",
    ]
    folder.run("set", "Jan 0", "twinning.status=seeking")
    assert [one["person"] for one in folder.run("match", "--format", "json").json["unmatched"]] == ["p0"]


def test_nobody_seeks(folder: Folder) -> None:
    result = folder.run("match")
    assert (result.stdout, result.status) == ("nobody is looking for a partner now\n", 0)


# What is never broken


@pytest.mark.parametrize(
    ("ann", "ben", "kind"),
    [
        ("place: Tiel\n  wishes: [{aspect: place, wish: same, weight: must}]", "place: Buren", "must"),
        ("place: Tiel", "place: Buren\n  wishes: [{aspect: place, wish: same, weight: must}]", "asked"),
        ("wishes: [{aspect: sector, wish: same, weight: must}]", "", "must"),
        ("education: wo\n  wishes: [{aspect: education, wish: different, weight: must}]", "education: wo", "must"),
        ("born: 1980", "born: 1995\n  wishes: [{aspect: age, wish: same, weight: must}]", "asked"),
        ("not_with: [kolk]", "", "not-with"),
        ("", "not_with: [beek]", "shunned"),
        ("not_with_people: [ben]", "", "not-with"),
        ("", "not_with_people: [ann]", "shunned"),
        ("hours_per_month: 5", "", "hours"),
        ("", "hours_per_month: 5.5", "their-hours"),
    ],
)
def test_some_things_are_never_broken(folder: Folder, ann: str, ben: str, kind: str) -> None:
    found = proposals(folder, two(ann, ben))
    assert found["pairs"] == []
    assert len(found["unmatched"]) == 2
    pool = pool_of(folder.path)
    assert hindrances(pool, pool.seekers["ann"], pool.seekers["ben"]) == [kind]


@pytest.mark.parametrize(
    ("until", "possible"),
    [("2027-02-26", True), ("2027-02-25", False), ("2027-02-28", True), ("2027-01-08", False)],
)
def test_the_two_have_as_many_weeks_as_the_norm_says(folder: Folder, until: str, possible: bool) -> None:
    """Eight weeks from Monday 4 January end on Friday 26 February."""
    files = {"people/ann.yaml": somebody("beek", until=until), "people/ben.yaml": somebody("kolk")}
    assert bool(proposals(folder, files)["pairs"]) == possible


def test_time_that_is_past_does_not_count(folder: Folder) -> None:
    """From September until the end of January, looked at in January."""
    ann = somebody("beek", until="2027-01-29").replace("from: 2027-01-04", "from: 2026-09-01")
    assert proposals(folder, {**two(), "people/ann.yaml": ann})["pairs"] == []


def test_who_can_for_many_years_is_proposed_as_others_are(folder: Folder) -> None:
    files = {
        "people/ann.yaml": somebody("beek", name="Ann", until="2039-07-31"),
        "people/ben.yaml": somebody("kolk", name="Ben", until="2299-12-31"),
        "people/cas.yaml": somebody("kolk", name="Cas", until="2027-12-31"),
    }
    assert members(proposals(folder, files)) == [("ann", "ben")]
    assert members(proposals(folder, files, "cas")) == [("ann", "cas")]


def test_another_norm_is_another_limit(folder: Folder) -> None:
    files = {"people/ann.yaml": somebody("beek", until="2027-02-05"), "people/ben.yaml": somebody("kolk")}
    assert proposals(folder, files)["pairs"] == []
    charter = "name: A\nnorms: {weeks: {min: 4, max: 6}}\n"
    assert len(proposals(folder, {**files, "partnership.yaml": charter})["pairs"]) == 1


def test_two_who_never_can_on_the_same_half_day_are_not_proposed(folder: Folder) -> None:
    files = {"people/ann.yaml": somebody("beek", days="mon"), "people/ben.yaml": somebody("kolk", days="tue fri")}
    found = proposals(folder, files)
    assert found["pairs"] == []
    assert (
        "One half-day more in the week, such as Tuesday morning, would give 1 possibility"
        in (found["unmatched"][0]["why"])
    )


def test_who_works_at_both_is_not_proposed_to_a_colleague(folder: Folder) -> None:
    ann = somebody("beek").replace("twinning:", "jobs: [{partner: kolk, from: 2020}]\ntwinning:")
    assert proposals(folder, {**two(), "people/ann.yaml": ann})["pairs"] == []
    earlier = ann.replace("from: 2020", "from: 2020, until: 2024")
    assert members(proposals(folder, {"people/ann.yaml": earlier})) == [("ann", "ben")]


@pytest.mark.parametrize("status", ["declined", "closed", "stopped"])
def test_an_earlier_pair_is_proposed_only_where_it_is_asked_for(folder: Folder, status: str) -> None:
    couple = f"members: [{{person: ben}}, {{person: ann}}]\nstatus: {status}\nmatch: {{declined: te ver}}\n"
    files = {**two(), "couples/koppel-2026-01.yaml": couple}
    assert proposals(folder, files)["pairs"] == []
    assert proposals(folder, files, "ann")["pairs"] == []
    named = proposals(folder, files, "ann", "ben")
    assert members(named) == [("ann", "ben")]
    said = "declined before: te ver." if status == "declined" else f"The two were a couple before: {status}."
    assert said in named["pairs"][0]["against"][0]


def test_what_is_not_recorded_never_blocks_and_is_asked(folder: Folder) -> None:
    bare = "name: {}\npartner: {}\ntwinning: {{status: seeking{}}}\n"
    wishes = ", wishes: [{aspect: subject, wish: same, weight: must}]"
    files = {
        "people/ann.yaml": bare.format("Ann Beek", "beek", wishes),
        "people/ben.yaml": bare.format("Ben Kolk", "kolk", ""),
    }
    found = proposals(folder, files)
    assert members(found) == [("ann", "ben")]
    asked = found["pairs"][0]["against"]
    assert asked[-2].startswith("Ask Ann: on which half-days it is possible; from when until when it is possible; ")
    assert asked[-1].startswith("Ask Ben: the subjects, on which Ann insists; on which half-days it is possible; ")


def test_of_offers_that_meet_as_well_the_one_in_the_same_words_is_told(folder: Folder) -> None:
    files = two("offers: [lesgeven aan groepen, uitleggen van groepen]", "seeks: [uitleggen]")
    (pair,) = proposals(folder, files)["pairs"]
    assert "Ben looks for “uitleggen”; Ann brings “uitleggen van groepen”." in pair["reasons"]


def test_names_and_phrases_are_told_as_people_write_them(folder: Folder) -> None:
    """A name that begins with an initial is told whole, and a full stop is not told twice."""
    files = {
        "people/ann.yaml": somebody("beek", "seeks: [Leren lassen.]", name="A. Beek"),
        "people/ben.yaml": somebody("kolk", "offers: [lassen.]", name="Ben Kolk"),
    }
    (pair,) = proposals(folder, files)["pairs"]
    assert pair["reasons"][0] == "A. Beek looks for “Leren lassen”; Ben brings “lassen”."


def test_a_place_of_an_organisation_is_told_with_its_capitals_and_once(folder: Folder) -> None:
    wish = "wishes: [{aspect: place, wish: same, weight: prefer}]\n  place: Tiel\n  places_near: [Buren]"
    files = two(wish, "place: Buren", **{"partners/kolk.yaml": FIRM + "municipalities: [West Maas en Waal]\n"})
    (pair,) = proposals(folder, files)["pairs"]
    assert [text for text in pair["reasons"] if "near" in text] == ["Ann asked for a place nearby, and gets it."]
    files["people/ben.yaml"] = somebody("kolk", name="Ben Kolk")
    (pair,) = proposals(folder, files)["pairs"]
    assert "Ann is based in Tiel and Ben in West Maas en Waal; ask whether that is near enough." in pair["against"]


@pytest.mark.parametrize(
    ("goals", "said"),
    [
        ("[{goal: a, horizon: long}]", "The goal of Ann, “a”, is for the long term; choose a first step together."),
        (
            "[{goal: a, horizon: long}, {goal: b, horizon: long}]",
            "All goals of Ann are for the long term; choose a first step together.",
        ),
        ("[{goal: a, horizon: long}, {goal: b, horizon: short}]", ""),
    ],
)
def test_goals_for_the_long_term_are_told(folder: Folder, goals: str, said: str) -> None:
    (pair,) = proposals(folder, two(f"goals: {goals}"))["pairs"]
    assert [text for text in pair["against"] if "long term" in text] == ([said] if said else [])


# What is weighed


def scores(folder: Folder, *files: Mapping[str, str]) -> list[int]:
    """The scores of Ann and Ben, in several versions of their files."""
    return [proposals(folder, version, "ann", "ben")["pairs"][0]["score"] for version in files]


def test_a_score_of_a_hundred_is_all_that_can_be_wished(folder: Folder) -> None:
    """Each brings all that the other seeks, short goals that fit, three half-days, one place, and a year of waiting."""
    ann = "offers: [lassen]\n  seeks: [frezen]\n  goals: [{goal: frezen, horizon: short}]\n  place: Tiel"
    ben = "offers: [frezen]\n  seeks: [lassen]\n  goals: [{goal: lassen, horizon: short}]\n  place: Tiel"
    waiting = "\n  registered: 2026-01-01"
    files = {
        "people/ann.yaml": somebody("beek", ann + waiting, days="mon thu"),
        "people/ben.yaml": somebody("kolk", ben + waiting, days="mon thu"),
    }
    assert scores(folder, files) == [100]


def test_where_nothing_is_recorded_the_score_is_half_but_for_wishes_and_turns(folder: Folder) -> None:
    """Of 20: half of offers 5, goals 3, availability 3, period 2 and place 1, which is 7; wishes 4 in full: 11 / 20."""
    bare = "name: {0}\npartner: {1}\ntwinning: {{status: seeking}}\n"
    files = {"people/ann.yaml": bare.format("Ann", "beek"), "people/ben.yaml": bare.format("Ben", "kolk")}
    assert scores(folder, files) == [55]


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (two("seeks: [lassen]", "offers: [breien]"), two("seeks: [lassen]", "offers: [lassen]")),
        (two("offers: [breien]", "seeks: [lassen]"), two("offers: [laswerk]", "seeks: [lassen]")),
        (two("goals: [{goal: a, horizon: long}]"), two("goals: [{goal: a, horizon: short}]")),
        (two("place: Tiel", "place: Buren"), two("place: Tiel\n  places_near: [Buren]", "place: Buren")),
        (two("place: Tiel\n  places_near: [Buren]", "place: Buren"), two("place: tiel", "place: Tiel")),
        (two(), two("registered: 2026-09-01")),
        (
            two("education: wo\n  wishes: [{aspect: education, wish: same, weight: prefer}]", "education: hbo"),
            two("education: wo\n  wishes: [{aspect: education, wish: same, weight: prefer}]", "education: wo"),
        ),
    ],
)
def test_what_suits_better_scores_higher(folder: Folder, worse: dict[str, str], better: dict[str, str]) -> None:
    low, high = scores(folder, worse, better)
    assert low < high


def test_the_sector_of_an_employer_is_brought_too(folder: Folder) -> None:
    files = {
        **two("seeks: [meewerken in de ouderenzorg]"),
        "partners/kolk.yaml": FIRM.replace("techniek", "ouderenzorg"),
    }
    reasons = proposals(folder, files)["pairs"][0]["reasons"]
    assert reasons[0] == "Ann looks for “meewerken in de ouderenzorg”; Ben works in the sector “ouderenzorg”."


def test_what_nobody_asked_for_does_not_count(folder: Folder) -> None:
    other = two(
        "education: wo\n  born: 1960\n  subjects: [fysica]", "education: mbo\n  born: 1999\n  subjects: [lassen]"
    )
    same = two("education: wo\n  born: 1960\n  subjects: [fysica]", "education: wo\n  born: 1960\n  subjects: [fysica]")
    low, high = scores(folder, other, same)
    assert low == high


def rather(*aspects: str) -> str:
    """Wishes for the same, the most important first."""
    return f"wishes: [{', '.join(f'{{aspect: {aspect}, wish: same, weight: prefer}}' for aspect in aspects)}]"


@pytest.mark.parametrize(
    ("aspects", "score"),
    [
        (["education"], 45),  # what is asked is missed, so that of the 4 for wishes nothing is left
        (["education", "subject"], 52),  # 1 of 1.5 is missed: 34 of 100 for wishes, which is 6.8
        (["subject", "education"], 59),  # 0.5 of 1.5: 67, which is 13.4
        (["subject", "place", "education"], 59),  # half of 0.5, as no place is known, and a third of 1.83: 69, 13.8
        (["subject"], 65),
    ],
)
def test_a_wish_that_stands_higher_counts_more(folder: Folder, aspects: list[str], score: int) -> None:
    """Without wishes 45.25, of 20: half of offers 5 and goals 3, 85 of availability 3, period 2, half of place 1."""
    files = two(
        "subjects: [wiskunde]\n  education: wo\n  " + rather(*aspects), "subjects: [wiskunde]\n  education: hbo"
    )
    assert scores(folder, files) == [score]


def test_of_two_people_who_meet_one_wish_each_the_first_wish_decides(folder: Folder) -> None:
    """Ben has the subject and Cas the education; of the scores that Ann has with each one is 59 and the other 52."""
    cas = somebody("stroom", "subjects: [fysica]\n  education: wo", name="Cas")
    ben = "subjects: [wiskunde]\n  education: hbo"
    own = "subjects: [wiskunde]\n  education: wo\n  "
    subject = two(own + rather("subject", "education"), ben, **{"people/cas.yaml": cas})
    education = two(own + rather("education", "subject"), ben, **{"people/cas.yaml": cas})
    assert [(pair["members"], pair["score"]) for pair in proposals(folder, subject)["pairs"]] == [(["ann", "ben"], 59)]
    found = proposals(folder, education)["pairs"]
    assert [(pair["members"], pair["score"]) for pair in found] == [(["ann", "cas"], 59)]
    said = {"subject": "the same subject", "education": "the same level of education"}
    assert (
        found[0]["against"][0]
        == f"Ann would rather have {said['subject']}, though {said['education']} counts for more."
    )
    found = proposals(folder, education, "ann", "ben")["pairs"]
    assert found[0]["against"][0] == f"Most of all Ann would like {said['education']}."


def test_the_rank_of_wishes_never_changes_who_can_be_matched(folder: Folder) -> None:
    pool = filled(folder, 25, 6)
    draw, aspects = random.Random(6), ("education", "place", "sector")
    for identity, one in pool.seekers.items():
        weights = draw.choices(["must", "prefer"], [1, 4], k=3)
        wishes = tuple(
            Wish(aspect=aspect, wish=draw.choice(["same", "different"]), weight=weight)
            for aspect, weight in zip(draw.sample(aspects, 3), weights, strict=True)
        )
        pool.seekers[identity] = with_wishes(one, wishes)
    before = rows_of(pool)
    for identity, one in pool.seekers.items():
        first, second, third = one.intake.wishes
        pool.seekers[identity] = with_wishes(one, draw.choice([(second, first, third), (third, second, first)]))
    after = rows_of(pool)
    assert before != after
    assert [[score == NEVER for score in row] for row in before] == [[score == NEVER for score in row] for row in after]
    assert 0 < sum(score == NEVER for row in after for score in row) < 625


def with_wishes(one: Seeker, wishes: tuple[Wish, ...]) -> Seeker:
    """Somebody with other wishes."""
    intake = msgspec.structs.replace(one.intake, wishes=wishes)
    return replace(one, intake=intake, side=one.side._replace(intake=intake))


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("on-site", "on-site", 30),
        ("online", "on-site", 30),
        ("online", "both", 30),
        ("online", "online", 100),
    ],
)
def test_places_count_but_for_two_who_want_to_meet_online(folder: Folder, one: str, other: str, score: int) -> None:
    nothing = ", ".join(f"{name}: 0" for name in ("offers", "goals", "wishes", "availability", "period", "turn"))
    charter = {"partnership.yaml": f"name: A\nweights: {{{nothing}, place: 2}}\n"}
    files = two(f"place: Tiel\n  form: {one}", f"place: Breda\n  form: {other}") | charter
    pair = proposals(folder, files)["pairs"][0]
    assert pair["score"] == score
    far = any("ask whether that is near enough" in said for said in pair["against"])
    form = "Ben would rather meet at the workplace and Ann online; ask what is possible." in pair["against"]
    online = "Both would rather meet online, so the distance does not matter." in pair["reasons"]
    assert (far, form, online) == (score == 30, (one, other) == ("online", "on-site"), score == 100)


def test_many_and_long_phrases_are_weighed_as_few_and_short_ones_are(folder: Folder) -> None:
    """Of each phrase all or nothing is brought, so that the best is 100, and of all of them a half."""
    trades = ["frezen", "lassen", "bakken", "weven", "naaien", "breien"]
    other = ["tuinbouw", "verpleging", "boekhouding", "metselen", "kapper", "zeilen"]
    few = two(f"seeks: [{trades[0]}, {other[0]}]", f"offers: [{trades[0]}]")
    long = two(f"seeks: [{' en '.join(trades)}, {' en '.join(other)}]", f"offers: [{', '.join(trades)}]")
    many = two(f"seeks: [{', '.join(trades + other)}]", f"offers: [{', '.join(trades)}]")
    assert len({*scores(folder, few, long, many)}) == 1


def test_weeks_that_do_not_suit_count(folder: Folder) -> None:
    """Of twelve weeks four are lost."""
    whole = {"people/ann.yaml": somebody("beek", until="2027-03-26"), "people/ben.yaml": somebody("kolk")}
    closed = {"partners/beek.yaml": SCHOOL + "not_available: [{from: 2027-02-01, until: 2027-02-26, why: stages}]\n"}
    low, high = scores(folder, {**whole, **closed}, {**whole, "partners/beek.yaml": SCHOOL})
    assert low < high
    pair = proposals(folder, {**whole, **closed}, "ann", "ben")["pairs"][0]
    assert "In 4 of the 12 weeks one of the two cannot (stages); 8 weeks are left." in pair["against"]


def test_who_had_a_turn_or_missed_one_is_weighed(folder: Folder) -> None:
    before = "members: [{{person: ann}}, {{person: old}}]\nstatus: {}\n"
    old = {"people/old.yaml": "name: Old\npartner: kolk\n"}
    ann = two("registered: 2026-12-01")
    plain = scores(folder, ann)[0]
    missed = scores(folder, {**ann, **old, "couples/k.yaml": before.format("declined")})[0]
    had = scores(folder, {**ann, **old, "couples/k.yaml": before.format("closed")})[0]
    assert had < plain < missed


def test_weights_of_the_partnership_say_what_counts(folder: Folder) -> None:
    nothing = ", ".join(f"{name}: 0" for name in ("offers", "goals", "wishes", "availability", "period", "turn"))
    files = two("place: Tiel", "place: Buren")
    charter = {"partnership.yaml": f"name: A\nweights: {{{nothing}, place: 2}}\n"}
    assert scores(folder, {**files, **charter}) == [30]


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ("{afstand: 2}", "unknown field afstand"),
        ("{place: -1}", "a weight is 0 or more"),
        ("{offers: 0, goals: 0, wishes: 0, availability: 0, period: 0, place: 0, turn: 0}", "nothing counts"),
    ],
)
def test_wrong_weights_are_found(folder: Folder, weights: str, said: str) -> None:
    folder.write({"partnership.yaml": f"name: A\nweights: {weights}\n"})
    assert [said in fault["message"] for fault in folder.faults()] == [True]


# Pools with best answers that are worked out by hand


def test_as_many_people_as_possible_go_first(folder: Folder) -> None:
    """Ann suits Ben best, but then Cor, who can on Mondays only, has nobody: Ann goes with Dik, Cor with Ben."""
    files = {
        "people/ann.yaml": somebody("beek", "seeks: [lassen]", days="mon thu"),
        "people/cor.yaml": somebody("beek", days="mon"),
        "people/ben.yaml": somebody("kolk", "offers: [lassen]", days="mon"),
        "people/dik.yaml": somebody("kolk", "offers: [breien]", days="thu"),
    }
    assert members(proposals(folder, files)) == [("ann", "dik"), ("cor", "ben")]
    assert proposals(folder, files, "ann")["pairs"][0]["members"] == ["ann", "ben"]


def test_the_highest_total_goes_before_the_best_pair(folder: Folder) -> None:
    """Three seek and three offer in a ring: whoever gets the second best must not cost another more."""
    files = {
        "people/a1.yaml": somebody("beek", "seeks: [lassen, frezen]"),
        "people/a2.yaml": somebody("beek", "seeks: [lassen]"),
        "people/a3.yaml": somebody("beek", "seeks: [breien]"),
        "people/b1.yaml": somebody("kolk", "offers: [lassen, frezen]"),
        "people/b2.yaml": somebody("kolk", "offers: [frezen]"),
        "people/b3.yaml": somebody("kolk", "offers: [breien]"),
    }
    assert members(proposals(folder, files)) == [("a1", "b2"), ("a2", "b1"), ("a3", "b3")]


def test_equal_people_go_by_id_and_every_time_the_same(folder: Folder) -> None:
    files = {f"people/a{n}.yaml": somebody("beek") for n in range(3)}
    files |= {f"people/b{n}.yaml": somebody("kolk") for n in range(2)}
    found = proposals(folder, files)
    assert members(found) == [("a0", "b0"), ("a1", "b1")]
    assert [one["person"] for one in found["unmatched"]] == ["a2"]
    assert proposals(folder, {}) == found


def test_who_waited_longest_goes_first_where_there_are_too_few(folder: Folder) -> None:
    files = {
        "people/a1.yaml": somebody("beek", "registered: 2026-12-01"),
        "people/a2.yaml": somebody("beek", "registered: 2026-06-01"),
        "people/b1.yaml": somebody("kolk"),
    }
    found = proposals(folder, files)
    assert members(found) == [("a2", "b1")]
    why = found["unmatched"][0]["why"]
    assert why == (
        "1 person would do, and is proposed to somebody else. "
        "2 people from education are looking, and 1 from outside it."
    )


# Larger pools


def filled(folder: Folder, number: int, seed: int) -> Pool:
    """A pool of so many people a side, with everything recorded of most."""
    draw = random.Random(seed)
    words = ["meetdata", "sensoren", "lassen", "wijkzorg", "robots", "zuivel", "marketing", "logistiek", "frezen"]
    places = ["Tiel", "Buren", "Druten", "Culemborg"]
    files = {f"partners/s{n}.yaml": f"name: School {n}\nkind: school\nsector: onderwijs\n" for n in range(5)}
    files |= {f"partners/b{n}.yaml": f"name: Firm {n}\nkind: company\nsector: {words[n]}\n" for n in range(8)}
    for side, partners in (("s", 5), ("b", 8)):
        for n in range(number):
            begin = date(2027, 1, 4) + timedelta(draw.randrange(40))
            days = " ".join(draw.sample(["mon", "tue", "wed", "thu", "fri"], draw.choice([1, 2, 3])))
            lines = [
                f"offers: [{draw.choice(words)}, {draw.choice(words)}]",
                f"seeks: [{draw.choice(words)}]",
                f"goals: [{{goal: {draw.choice(words)}, horizon: {draw.choice(['short', 'long'])}}}]",
                f"place: {draw.choice(places)}",
                f"places_near: [{draw.choice(places)}]",
                f"education: {draw.choice(['mbo', 'hbo', 'wo'])}",
                f"registered: {date(2026, 6, 1) + timedelta(draw.randrange(180))}",
            ]
            if draw.random() < 0.5:
                aspect, wish = draw.choice(["place", "education", "sector"]), draw.choice(["same", "different"])
                lines.append(f"wishes: [{{aspect: {aspect}, wish: {wish}, weight: {draw.choice(['must', 'prefer'])}}}]")
            if draw.random() < 0.8:
                lines.append(f"hours_per_month: {draw.choice([4, 6, 8, 10])}")
            if draw.random() < 0.2:
                lines.append(f"not_with: [{'b' if side == 's' else 's'}{draw.randrange(5)}]")
            until = (begin + timedelta(draw.randrange(40, 160))).isoformat()
            text = somebody(f"{side}{draw.randrange(partners)}", *lines, name=f"{side} {n}", until=until, days=days)
            files[f"people/{side}{n:03}.yaml"] = text.replace("from: 2027-01-04", f"from: {begin.isoformat()}")
    for n in range(number // 5):
        one, other = f"s{draw.randrange(number):03}", f"b{draw.randrange(number):03}"
        status = draw.choice(["declined", "closed"])
        files[f"couples/k{n}.yaml"] = f"members: [{{person: {one}}}, {{person: {other}}}]\nstatus: {status}\n"
    folder.write(files)
    return pool_of(folder.path)


def by_scipy(points: list[list[int]]) -> tuple[int, int]:
    """How many can be placed at most, and the highest total then."""
    matrix = numpy.array(points)
    more = 1 + 101 * max(matrix.shape)
    rows, columns = linear_sum_assignment(numpy.where(matrix >= 0, matrix + more, 0), maximize=True)
    found = matrix[rows, columns]
    return int((found >= 0).sum()), int(found[found >= 0].sum())


@pytest.mark.parametrize(("number", "seed"), [(50, 1), (50, 2), (500, 3)])
def test_the_most_that_can_be_placed_is_placed(folder: Folder, number: int, seed: int) -> None:
    pool = filled(folder, number, seed)
    outcome = proposed(pool)
    education, elsewhere = pool.sides()
    points = [Table(pool, elsewhere).scores(one) for one in education] if number < 100 else rows_of(pool)
    assert (len(outcome.pairs), sum(pair.score for pair in outcome.pairs)) == by_scipy(points)
    assert len(outcome.left) == len(education) + len(elsewhere) - 2 * len(outcome.pairs)
    assert all(hindrances(pool, pair.one, pair.other) == [] for pair in outcome.pairs)


def rows_of(pool: Pool) -> list[list[int]]:
    """The scores of all, worked out together."""
    education, elsewhere = pool.sides()
    table = Table(pool, elsewhere)
    table.words.against(education)
    return [table.scores(one) for one in education]


# A pool of the shape that mentoring programmes publish: who stands one or two steps higher, works elsewhere, and is
# of the same trade where that can be. What can be is known here from the draw, and not from what the program weighs.

STEPS, TRADES, HOUSES = 11, ("lassen", "frezen", "bakken", "naaien", "weven"), ("eik", "iep", "els", "olm", "es", "den")


class Drawn(NamedTuple):
    """Somebody as drawn."""

    step: int
    trade: str
    house: str

    def can_be_with(self, other: "Drawn") -> bool:
        """Whether the other stands one or two steps higher, in another house."""
        return other.step - self.step in (1, 2) and other.house != self.house

    def text(self, side: str) -> str:
        """The record: ten weeks, which begin four weeks later on each step, so that two steps have eight in common."""
        begin = date(2027, 1, 4) + timedelta(14 * (2 * self.step + (3 if side == "school" else 0)))
        lines = [f"subjects: [{self.trade}]"]
        if side == "school":
            lines += [f"not_with: [{self.house}-werk]", "wishes: [{aspect: subject, wish: same, weight: prefer}]"]
        text = somebody(f"{self.house}-{side}", *lines, until=(begin + timedelta(67)).isoformat())
        return text.replace("from: 2027-01-04", f"from: {begin.isoformat()}")


def ladder(folder: Folder, number: int, seed: int, weights: str = "") -> tuple[list[Drawn], list[Drawn]]:
    """So many people a side who look up, and who are looked up to; written as records."""
    draw = random.Random(seed)
    low = [Drawn(draw.randrange(STEPS - 1), draw.choice(TRADES), draw.choice(HOUSES)) for _n in range(number)]
    high = [Drawn(draw.randrange(2, STEPS), draw.choice(TRADES), draw.choice(HOUSES)) for _n in range(number)]
    files = {f"partners/{house}-school.yaml": f"name: School {house}\nkind: school\n" for house in HOUSES}
    files |= {f"partners/{house}-werk.yaml": f"name: Werk {house}\nkind: company\n" for house in HOUSES}
    files |= {f"people/a{n:03}.yaml": one.text("school") for n, one in enumerate(low)}
    files |= {f"people/b{n:03}.yaml": one.text("werk") for n, one in enumerate(high)}
    folder.write({"partnership.yaml": f"name: Ladder\n{weights}", **files})
    return low, high


def placed(pool: Pool) -> list[tuple[int, int]]:
    """Who goes with whom, by number."""
    return [(int(pair.one.id[1:]), int(pair.other.id[1:])) for pair in proposed(pool).pairs]


@pytest.mark.parametrize(("number", "seed"), [(50, 1), (50, 2), (500, 3)])
def test_on_a_ladder_all_are_placed_who_can_be_and_as_many_wishes_are_met(
    folder: Folder, number: int, seed: int
) -> None:
    nothing = ", ".join(f"{name}: 0" for name in ("offers", "goals", "availability", "period", "place", "turn"))
    low, high = ladder(folder, number, seed, f"weights: {{{nothing}}}\n")
    found = placed(pool_of(folder.path))
    possible = numpy.array([[one.can_be_with(other) for other in high] for one in low])
    wished = numpy.array([[one.trade == other.trade for other in high] for one in low]) & possible
    most = (maximum_bipartite_matching(csr_array(possible), perm_type="column") >= 0).sum()
    rows, columns = linear_sum_assignment(possible * 2.0 * number + wished, maximize=True)
    assert all(possible[pair] for pair in found)
    assert number > len(found) == most == possible[rows, columns].sum()
    assert sum(wished[pair] for pair in found) == wished[rows, columns].sum()


def test_on_a_ladder_the_total_is_the_highest(folder: Folder) -> None:
    ladder(folder, 50, 4)
    pool = pool_of(folder.path)
    found = proposed(pool).pairs
    assert (len(found), sum(pair.score for pair in found)) == by_scipy(rows_of(pool))


def test_two_people_score_alone_as_they_do_among_all(folder: Folder) -> None:
    """Who is blocked among all is so alone, and the other way round; the score is the same from either side."""
    pool = filled(folder, 25, 4)
    education, elsewhere = pool.sides()
    for one, row in zip(education, rows_of(pool), strict=True):
        for other, score in zip(elsewhere, row, strict=True):
            assert (score == NEVER) == bool(hindrances(pool, one, other))
            assert score in (NEVER, score_of(pool, one, other))
            assert Table(pool, [other]).place_points(one) == [nearness(one, other)]
            assert 0 <= score_of(pool, one, other, KINDS) <= 100


def test_what_would_change_it_is_true(folder: Folder) -> None:
    """Whoever is told that a half-day more gives possibilities has as many when that half-day is recorded."""
    pool = filled(folder, 40, 5)
    told = [left for left in proposed(pool).left if "halves" in left.gains]
    assert told
    for left in told:
        bit, number = left.gains["halves"]
        day, part = divmod(bit.bit_length() - 1, 3)
        path = folder.path / left.seeker.person.path
        before = path.read_text()
        half_day = f"{{day: {['mon', 'tue', 'wed', 'thu', 'fri'][day]}, part: {['morning', 'afternoon'][part]}}}"
        path.write_text(before.replace("days: [", f"days: [{half_day}, "))
        changed = pool_of(folder.path)
        path.write_text(before)
        education, elsewhere = changed.sides()
        one = changed.seekers[left.seeker.id]
        others = elsewhere if one in education else education
        assert sum(not hindrances(changed, one, other) for other in others) == number
