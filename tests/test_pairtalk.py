"""What is said about two people: whether it is so, is all of it, and can be read aloud to two employers."""

import pytest
from conftest import Folder
from pools import PARTNERS, SCHOOL, TODAY, pool_of, somebody

from hybridecli.matching import proposed
from hybridecli.namedpairs import pair_of
from hybridecli.nobody import why_nobody
from hybridecli.pairtalk import Told, told
from hybridecli.pairwords import in_language


def about(folder: Folder, ann: str, ben: str, language: str = "en", **partners: str) -> Told:
    """What is said about Ann, from a school, and Ben, from a company."""
    files = {**PARTNERS, **{f"partners/{name}.yaml": text for name, text in partners.items()}}
    pool = pool_of(folder.write({**files, "people/ann.yaml": ann, "people/ben.yaml": ben}).path, TODAY)
    with in_language(language):
        pair = pair_of(pool, "ann", "ben")
        assert pair
        return told(pool, pair)


def closed(*times: str) -> str:
    """A school that is closed at times, each with its first day, its last day and why."""
    parts = (time.split(" ", 2) for time in times)
    return SCHOOL + f"not_available: [{', '.join(f'{{from: {a}, until: {b}, why: {why}}}' for a, b, why in parts)}]\n"


def weeks(found: Told) -> list[str]:
    """What is said about weeks, for or against."""
    return [text for text in (*(reason.said for reason in found.reasons), *found.against) if "week" in text]


def test_weeks_that_are_lost_do_not_speak_against_two_who_have_plenty(folder: Folder) -> None:
    """From 4 January to 25 June are 25 weeks, of which 7 are lost: 18 are left, and a couple takes 14 at most."""
    shut = closed("2027-01-04 2027-02-19 verbouwing")
    (said,) = weeks(about(folder, somebody("beek", name="Ann"), somebody("kolk", name="Ben"), beek=shut))
    assert said == "18 weeks suit both, 4 January to 25 June 2027 inclusive; 7 other weeks do not (verbouwing)."


@pytest.mark.parametrize(
    ("until", "last", "said", "dutch"),
    [
        (
            "2027-03-26",
            "2027-02-05",
            "In 4 of the 12 weeks one of the two cannot (toetsen); 8 weeks are left.",
            "In 4 van de 12 weken kan een van beiden niet (toetsen); er blijven 8 weken over.",
        ),
        (
            "2027-03-05",
            "2027-01-29",
            "In 3 of the 9 weeks one of the two cannot (toetsen); 6 weeks are left, and a couple takes 8 or more.",
            "In 3 van de 9 weken kan een van beiden niet (toetsen);"
            " er blijven 6 weken over, en een koppel vraagt er 8 of meer.",
        ),
        (
            "2027-03-05",
            "2027-02-26",
            "In 7 of the 9 weeks one of the two cannot (toetsen); 2 weeks are left, and a couple takes 8 or more.",
            "In 7 van de 9 weken kan een van beiden niet (toetsen);"
            " er blijven 2 weken over, en een koppel vraagt er 8 of meer.",
        ),
        (
            "2027-03-05",
            "2027-03-05",
            "In 9 of the 9 weeks one of the two cannot (toetsen); no week is left.",
            "In 9 van de 9 weken kan een van beiden niet (toetsen); er blijft geen week over.",
        ),
    ],
)
def test_who_hears_of_weeks_that_are_lost_hears_how_many_are_left(
    folder: Folder, until: str, last: str, said: str, dutch: str
) -> None:
    shut = closed(f"2027-01-{'11' if last != until else '04'} {last} toetsen")
    ann, ben = somebody("beek", name="Ann", until=until), somebody("kolk", name="Ben", until=until)
    assert weeks(about(folder, ann, ben, beek=shut)) == [said]
    found = about(folder, ann, ben, "nl", beek=shut)
    assert [text for text in found.against if "weken" in text] == [dutch]


def test_where_more_stands_in_the_way_than_is_told_that_is_said(folder: Folder) -> None:
    days = ["2027-01-11 2027-01-15 a", "2027-01-18 2027-01-22 b", "2027-02-15 2027-02-19 c", "2027-03-01 2027-03-05 d"]
    ann, ben = somebody("beek", name="Ann"), somebody("kolk", name="Ben")
    (said,) = weeks(about(folder, ann, ben, beek=closed(*days)))
    assert said.endswith("4 other weeks do not (including a, b and c).")
    (said,) = weeks(about(folder, ann, ben, beek=closed(*days[:3])))
    assert said.endswith("3 other weeks do not (a, b and c).")


def test_a_goal_that_is_about_the_work_of_the_other_is_told(folder: Folder) -> None:
    """That a teacher teaches is no news; that this one teaches cooking is, to a cook."""
    goal = "goals: [{goal: meedenken over het examen van koks, horizon: short}]"
    ann = somebody("beek", name="Ann").replace("twinning:", "function: docent koken\ntwinning:")
    said = [reason.said for reason in about(folder, ann, somebody("kolk", goal, name="Ben")).reasons]
    assert "A goal of Ben is “meedenken over het examen van koks”; Ann works as “docent koken”." in said
    other = "goals: [{goal: een klas lesgeven, horizon: short}]"
    said = [reason.said for reason in about(folder, ann, somebody("kolk", other, name="Ben")).reasons]
    assert not [text for text in said if "docent" in text]


def test_that_somebody_waits_is_no_reason_for_these_two(folder: Folder) -> None:
    """It is told to who decides, and not kept with the couple, where the two and their employers read it."""
    ann = somebody("beek", "registered: 2026-03-01", name="Ann")
    found = about(folder, ann, somebody("kolk", name="Ben"))
    (waits,) = (reason for reason in found.reasons if "waited" in reason.said)
    assert waits.kept == ""


# Who is left over


def left_over(folder: Folder, files: dict[str, str], who: str) -> str:
    """Why there is nobody for somebody."""
    pool = pool_of(folder.write({**PARTNERS, **files}).path, TODAY)
    with in_language("en"):
        (left,) = (one for one in proposed(pool).left if one.seeker.id == who)
        return why_nobody(pool, left)


def test_the_reasons_that_are_told_hold_for_everybody_on_the_other_side(folder: Folder) -> None:
    """Bo and Cy have too few hours, and can on other days; that would be both reasons. With Di it was declined."""
    few = [somebody("kolk", "hours_per_month: 2", name=name, days="mon") for name in ("Bo", "Cy")]
    files = {
        "people/ann.yaml": somebody("beek", name="Ann"),
        "people/bo.yaml": few[0],
        "people/cy.yaml": few[1],
        "people/di.yaml": somebody("stroom", name="Di"),
        "couples/a.yaml": "members: [{person: ann}, {person: di}]\nstatus: declined\n",
    }
    said = left_over(folder, files, "ann")
    assert "2 of 3 people have too few hours." in said
    assert "With 1 of 3 people it was declined before." in said


def test_who_needs_more_than_one_change_hears_that(folder: Folder) -> None:
    """Ben works in another place, which is a must, and on another day: neither alone would give Ann somebody."""
    must = "wishes: [{aspect: place, wish: same, weight: must}]\n  place: Tiel"
    ann = somebody("beek", must, name="Ann")
    files = {"people/ann.yaml": ann, "people/ben.yaml": somebody("kolk", "place: Buren", name="Ben", days="mon")}
    said = left_over(folder, files, "ann")
    assert said.endswith(" With one change on the side of Ann there is still nobody.")
    files["people/ben.yaml"] = somebody("kolk", "place: Tiel", name="Ben", days="mon")
    assert "still nobody" not in left_over(folder, files, "ann")
