"""The verb `log`: one line, the way people speak, becomes an entry and ticks off the plan."""

import shutil
from pathlib import Path

import pytest
import yaml
from conftest import Folder, Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from terminal import Terminal, hybride

from hybridecli import hours, spoken
from hybridecli.activitylog import shortened, told_in
from hybridecli.beginning import sample_folder
from hybridecli.errors import TypedWrongError
from hybridecli.lookup import folded
from hybridecli.partnership import Partnership, load
from hybridecli.records.couples import Couple
from hybridecli.records.logs import Log
from hybridecli.snapshot import WorkTree

TODAY = "2026-06-30"


@pytest.fixture
def sample(bare_folder: Folder) -> Folder:
    """A copy of the sample partnership under git."""
    shutil.copytree(sample_folder(), bare_folder.path, dirs_exist_ok=True)
    bare_folder.under_git().commit("begin", TODAY)
    return bare_folder


def log(folder: Folder, *words: str, today: str = TODAY, **environment: str) -> Result:
    return folder.run("log", *words, HYBRIDE_TODAY=today, **environment)


def entry(folder: Folder, result: Result) -> dict[str, object]:
    """The entry that a command wrote, as its texts."""
    assert result.status == 0, result.stderr
    found = yaml.load((folder.path / result.lines[0]).read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def plan(folder: Folder, couple: str = "koppel-2026-03") -> list[dict[str, str]]:
    text = (folder.path / f"couples/{couple}.yaml").read_text(encoding="utf-8")
    activities = yaml.load(text, yaml.BaseLoader)["activities"]
    assert isinstance(activities, list)
    return activities


def small(status: str = "running", **more: str) -> dict[str, str]:
    """A small partnership with one couple."""
    return {
        "people/p-aaaaaa.yaml": "name: Jan de Boer\n",
        "people/p-bbbbbb.yaml": "name: Gülay van der Zee\n",
        "people/p-cccccc.yaml": "name: Noor Kip\n",
        "couples/koppel-1.yaml": f"""
members:
  - {{person: p-aaaaaa, permission: {{hours_per_month: 8}}}}
  - {{person: p-bbbbbb, permission: {{hours_per_month: 6}}}}
period: {{start: 2026-01-01, end: 2026-03-31}}
status: {status}  # stays
activities:
  # first
  - activity: lesson-visit
    status: planned   # and this
  - {{activity: lesson-visit, date: 2026-02-01, status: planned}}
  - {{title: proefles samen draaien, week: 2026-W08}}
""",
        **more,
    }


# The line of the issue


def test_one_line_the_way_people_speak(sample: Folder) -> None:
    words = ("henk-jan", "3", "marek", "2", "-d", "25-6", "-a", "slotgesprek", "doelen nagelopen")
    result = log(sample, *words)
    assert result.lines == ["logs/2026/2026-06-25-doelen-nagelopen.yaml", "couples/koppel-2026-03.yaml"]
    assert entry(sample, result) == {
        "date": "2026-06-25",
        "kind": "activity",
        "about": "couples/koppel-2026-03",
        "title": "doelen nagelopen",
        "activity": "closing",
        "people": [{"person": "p-d5hpzt", "hours": "3"}, {"person": "p-f8wrxd", "hours": "2"}],
    }
    assert "Henk-Jan: 18.5 of 20 hours (+3)" in result.stderr
    assert "Marek: 17.5 of 20 hours (+2)" in result.stderr
    assert "ticked off in the plan: slotgesprek" in result.stderr
    assert "hybride undo" in result.stderr
    assert plan(sample)[-1]["status"] == "done"
    assert sample.run("check").status == 0


def test_one_commit_holds_both_files_and_no_names(sample: Folder) -> None:
    before = sample.git("rev-parse", "HEAD")
    log(sample, "henk-jan", "3", "marek", "2", "-a", "slotgesprek", "Henk-Jan Slagter kijkt terug")
    assert sample.git("rev-parse", "HEAD~1") == before
    shown = sample.git("show", "--format=%B", "--name-only", "HEAD")
    assert shown.startswith("couples/koppel-2026-03: log 2026-06-30 closing, activities.6.status planned → done")
    assert "Hybride: log" in shown
    assert shown.splitlines()[-2:] == ["couples/koppel-2026-03.yaml", "logs/2026/2026-06-30-kijkt-terug.yaml"]
    assert sample.git("status", "--porcelain") == ""
    changed = sample.git("diff", "--unified=0", "HEAD~1", "--", "couples").splitlines()
    assert len([line for line in changed if line[:1] in "+-" and line[:3] not in ("+++", "---")]) == 2


def test_undo_takes_it_back(sample: Folder) -> None:
    log(sample, "henk-jan", "3", "marek", "2", "-a", "slotgesprek", "klaar")
    assert sample.run("undo").status == 0
    assert sample.git("diff", "HEAD~2", "--stat") == ""


def test_in_dutch(sample: Folder) -> None:
    result = sample.start(
        "log", "henk-jan", "3", "-d", "gisteren", "uitleg", HYBRIDE_TODAY=TODAY, HYBRIDE_LANGUAGE="nl"
    )
    assert "Henk-Jan: 18,5 van 20 uur (+3)" in result.stderr
    assert "maandag 29 juni 2026, activiteit" in result.stderr
    assert "hybride undo" in result.stderr


def test_hours_that_are_of_no_couple_are_said_too(folder: Folder) -> None:
    folder.write(small())
    said = log(folder, "noor", "een", "half", "uur", "gebeld", today="2026-02-10").stderr
    assert "hours: 0.5 hours\n" in said
    said = log(folder, "partnership", "2", "noor", "1", "-k", "meeting", "overlegd", today="2026-02-10").stderr
    assert "hours: 2 hours, Noor Kip 1 hour\n" in said
    assert "hours:" not in log(folder, "noor", "gemaild", today="2026-02-10").stderr


def test_two_who_are_no_couple_have_the_hours_together(folder: Folder) -> None:
    folder.write(small())
    made = log(folder, "noor", "en", "jan", "2", "samen naar de beurs", today="2026-02-10")
    written = entry(folder, made)
    assert (written["about"], written["hours"]) == ("people/p-cccccc", "2")
    assert written["people"] == [{"person": "p-aaaaaa", "hours": "2"}]
    assert "hours: 2 hours, Jan de Boer 2 hours\n" in made.stderr


# Hours


@pytest.mark.parametrize(
    ("words", "meant", "place"),
    [
        (["3"], 3, 1), (["3u"], 3, 1), (["3", "uur", "x"], 3, 2), (["2,5"], 2.5, 1), (["7.5"], 7.5, 1),
        (["90", "min"], 1.5, 2), (["90min"], 1.5, 1), (["90 min"], 1.5, 1), (["1:30"], 1.5, 1), (["1u30"], 1.5, 1),
        (["2h"], 2, 1), (["½"], 0.5, 1), (["1½", "uur"], 1.5, 2), (["anderhalf", "uur"], 1.5, 2),
        (["half", "uur"], 0.5, 2), (["halfuur"], 0.5, 1), (["3,"], 3, 1), (["50", "minuten"], 0.83, 2), (["0"], 0, 1),
        (["24"], 24, 1), (["drie"], None, 0), (["half"], None, 0), (["3x"], None, 0), (["3e"], None, 0),
        (["1.000"], None, 0), (["2 lessen gevolgd"], None, 0), ([], None, 0), (["5-3"], None, 0),
        (["twee", "uur", "les"], 2, 2), (["Één", "uur"], 1, 2), (["een", "uurtje"], 1, 2), (["two", "hours"], 2, 2),
        (["tweeënhalf", "uur"], 2.5, 2), (["een", "half", "uur"], 0.5, 3), (["een", "halfuur"], 0.5, 2),
        (["anderhalf", "uur,"], 1.5, 2), (["kwartier", "gebeld"], 0.25, 1), (["een", "kwartier"], 0.25, 2),
        (["drie", "kwartier"], 0.75, 2), (["3", "kwartier"], 0.75, 2), (["twintig", "minuten"], 0.33, 2),
        (["half", "an", "hour"], 0.5, 3), (["an", "hour"], 1, 2), (["een", "les", "gezien"], None, 0),
        (["een uur gesproken"], None, 0), (["twee", "lessen"], None, 0), (["uur"], None, 0),
    ],
)  # fmt: skip
def test_hours(words: list[str], meant: float | None, place: int) -> None:
    assert spoken.hours_at(words, 0) == (meant, place)


@pytest.mark.parametrize("word", ["24,5", "2026", "1500 min"])
def test_more_hours_than_a_day_has(word: str) -> None:
    with pytest.raises(TypedWrongError):
        spoken.hours_at([word], 0)


@pytest.mark.parametrize(
    ("words", "both", "people"),
    [
        (["jan", "3", "les"], "3", None),
        (["jan", "3", "gulay", "3", "les"], "3", None),
        (["jan", "en", "gülay", "3", "les"], "3", None),
        (["jan", "gulay", "3", "les"], "3", None),
        (["koppel-1", "2,5", "les"], "2.5", None),
        (["jan", "3", "gulay", "0", "les"], None, [("p-aaaaaa", "3")]),
        (["koppel-1", "gulay", "1", "les"], None, [("p-bbbbbb", "1")]),
        (["jan", "3", "gulay", "2", "les"], None, [("p-aaaaaa", "3"), ("p-bbbbbb", "2")]),
        (["koppel-1", "3", "zee", "2", "les"], None, [("p-aaaaaa", "3"), ("p-bbbbbb", "2")]),
        (["jan", "3", "noor", "1", "les"], "3", [("p-cccccc", "1")]),
        (
            ["jan", "de", "boer", "3", "gülay", "van", "der", "zee", "2", "les"],
            None,
            [("p-aaaaaa", "3"), ("p-bbbbbb", "2")],
        ),
        (["p-aaaaaa", "3", "people/p-bbbbbb.yaml", "2", "les"], None, [("p-aaaaaa", "3"), ("p-bbbbbb", "2")]),
        (["jan", "en", "noor", "3", "les"], None, [("p-aaaaaa", "3"), ("p-cccccc", "3")]),
        (["jan", "les"], None, None),
        (["jan", "en", "gulay", "les"], None, None),
        (["jan", "gulay", "-a", "lesbezoek"], None, None),
        (["jan", "0", "les"], None, None),
    ],
)  # fmt: skip
def test_whose_hours(folder: Folder, words: list[str], both: str | None, people: list[tuple[str, str]] | None) -> None:
    folder.write(small())
    found = entry(folder, log(folder, *words, today="2026-02-10"))
    assert found.get("hours") == both
    told = found.get("people")
    assert people == (None if told is None else [(item["person"], item["hours"]) for item in told])  # type: ignore[attr-defined]
    assert found["about"] == "couples/koppel-1"
    assert "les" in str(found["title"]).lower()


def test_the_stand_counts_all_entries_of_the_couple(folder: Folder) -> None:
    folder.write(small())
    log(folder, "jan", "3", "gulay", "2", "een", today="2026-02-10")
    log(folder, "koppel-1", "1,5", "twee", today="2026-02-11")
    last = log(folder, "koppel-1", "gulay", "1", "drie", today="2026-02-12")
    assert "Jan: 4.5 of 24 hours\n" in last.stderr
    assert "Gülay: 4.5 of 18 hours (+1)\n" in last.stderr


def test_what_no_employer_gave_is_not_invented(folder: Folder) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Jan de Boer
    --- people/p-bbbbbb.yaml
    name: Jan Kip
    --- couples/koppel-1.yaml
    members: [{person: p-aaaaaa}, {person: p-bbbbbb, permission: {hours_per_month: 1}}]
    period: {start: 2026-01-01, end: 2026-01-31}
    status: running
    """
    result = log(folder, "koppel-1", "1", "begonnen", today="2026-01-10")
    assert "Jan de Boer: 1 hour (+1)\n" in result.stderr
    assert "Jan Kip: 1 of 1 hour (+1)\n" in result.stderr
    result = log(folder, "koppel-1", "1", "verder", today="2026-01-11")
    assert "Jan Kip: 2 of 1 hour (+1); 1 hour more than was granted" in result.stderr


def test_stands_are_pure() -> None:
    partnership = load(WorkTree(sample_folder()))
    couple = partnership.of("couples")["koppel-2026-03"]
    assert isinstance(couple, Couple)
    logs = [item for item in partnership.of("logs").values() if isinstance(item, Log)]
    assert hours.stands(couple, logs) == [
        hours.Stand("p-d5hpzt", granted=20, planned=20, logged=15.5),
        hours.Stand("p-f8wrxd", granted=20, planned=20, logged=15.5),
    ]


# Whom it is about


def test_a_running_couple_goes_before_an_agreed_one(folder: Folder) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Jan de Boer
    --- people/p-bbbbbb.yaml
    name: Bo Kip
    --- people/p-cccccc.yaml
    name: Cas Vis
    --- couples/a.yaml
    members: [{person: p-aaaaaa}, {person: p-bbbbbb}]
    status: agreed
    --- couples/b.yaml
    members: [{person: p-aaaaaa}, {person: p-cccccc}]
    status: running
    --- couples/c.yaml
    members: [{person: p-bbbbbb}, {person: p-cccccc}]
    status: closed
    period: {start: 2026-01-01, end: 2026-02-01}
    """
    assert entry(folder, log(folder, "jan", "x"))["about"] == "couples/b"
    assert entry(folder, log(folder, "bo", "x"))["about"] == "couples/a"
    assert entry(folder, log(folder, "jan", "en", "bo", "x"))["about"] == "couples/a"
    assert entry(folder, log(folder, "bo", "x", "-d", "2026-01-10"))["about"] == "couples/c"
    assert entry(folder, log(folder, "people/p-aaaaaa", "x"))["about"] == "people/p-aaaaaa"


def test_two_running_couples_are_refused_unless_the_other_is_named(folder: Folder) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Jan de Boer
    --- people/p-bbbbbb.yaml
    name: Bo Kip
    --- people/p-cccccc.yaml
    name: Cas Vis
    --- couples/a.yaml
    members: [{person: p-aaaaaa}, {person: p-bbbbbb}]
    status: running
    --- couples/b.yaml
    members: [{person: p-aaaaaa}, {person: p-cccccc}]
    status: running
    """
    refused = log(folder, "jan", "3", "x")
    assert refused.status == 2
    assert "couples/a (Jan de Boer – Bo Kip), couples/b (Jan de Boer – Cas Vis)" in refused.stderr
    assert entry(folder, log(folder, "jan", "3", "cas", "2", "x"))["about"] == "couples/b"


def test_the_same_first_name_is_refused_unless_the_other_decides(folder: Folder) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Jan de Boer
    --- people/p-bbbbbb.yaml
    name: Jan Kip
    --- people/p-cccccc.yaml
    name: Cas Vis
    --- people/p-dddddd.yaml
    name: Dirk-Jan Mus
    --- couples/a.yaml
    members: [{person: p-aaaaaa}, {person: p-cccccc}]
    status: running
    """
    refused = log(folder, "jan", "3", "x")
    assert refused.status == 2
    assert "people/p-aaaaaa (Jan de Boer), people/p-bbbbbb (Jan Kip)" in refused.stderr
    assert not (folder.path / "logs").exists()
    assert entry(folder, log(folder, "jan", "3", "cas", "2", "x"))["people"] == [
        {"person": "p-aaaaaa", "hours": "3"},
        {"person": "p-cccccc", "hours": "2"},
    ]
    assert entry(folder, log(folder, "cas", "3", "jan", "2", "x"))["about"] == "couples/a"
    assert entry(folder, log(folder, "jan", "kip", "x"))["about"] == "people/p-bbbbbb"
    assert entry(folder, log(folder, "dirk", "x"))["about"] == "people/p-dddddd"


@pytest.mark.parametrize(
    ("word", "about", "kind"),
    [
        ("stuurgroep", "groups/stuurgroep", "meeting"),
        ("kolmer", "partners/kolmer-precisie", "contact"),
        ("partners/kolmer-precisie.yaml", "partners/kolmer-precisie", "contact"),
        ("willemijn", "people/p-", "contact"),
        ("meetlab", "environments/meetlab", "contact"),
        ("partnership", "partnership", "contact"),
        ("2026-06-18-stuurgroep", "logs/2026-06-18-stuurgroep", "contact"),
        ("terms/koppel", "terms/koppel", "contact"),
        ("HENKJAN", "couples/koppel-2026-03", "activity"),
        ("Zieli", "couples/koppel-2026-03", "activity"),
        ("slagter", "couples/koppel-2026-03", "activity"),
    ],
)
def test_about_any_record(sample: Folder, word: str, about: str, kind: str) -> None:
    found = entry(sample, log(sample, word, "even bijgepraat"))
    assert str(found["about"]).startswith(about)
    assert found["kind"] == kind
    assert sample.run("check").status == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("support", "support"),
        ("begeleiding", "support"),
        ("knelpunt", "obstacle"),
        ("Les", "lesson"),
        ("leerpunt", "lesson"),
    ],
)
def test_kinds_by_their_names(sample: Folder, typed: str, meant: str) -> None:
    assert entry(sample, log(sample, "marek", "gebeld", "-k", typed))["kind"] == meant


def test_a_broken_couple_is_not_passed_over(folder: Folder) -> None:
    folder.write(small() | {"couples/koppel-1.yaml": "members: [\n"})
    refused = log(folder, "jan", "3", "x")
    assert refused.status == 1
    assert "couples/koppel-1.yaml" in refused.stderr
    assert log(folder, "koppel-1", "3", "x").status == 1


# Activities


@pytest.mark.parametrize("name", ["lesson-visit", "lesbezoek", "Lesbezoek met nagesprek", "lesson visit", "lesbez"])
def test_an_activity_by_its_names(folder: Folder, name: str) -> None:
    folder.write(small())
    assert entry(folder, log(folder, "jan", "2", "-a", name, "x", today="2026-02-10"))["activity"] == "lesson-visit"


def test_the_first_planned_one_is_ticked_by_surgery(folder: Folder) -> None:
    folder.write(small()).under_git().commit("begin")
    first = log(folder, "jan", "2", "-a", "lesbezoek", "x", today="2026-02-10")
    second = log(folder, "jan", "2", "-a", "lesbezoek", "y", today="2026-02-11")
    third = log(folder, "jan", "2", "-a", "lesbezoek", "z", today="2026-02-12")
    assert "activities.1.date=2026-02-10" in first.stderr  # the plan keeps its day, and it is said how to change it
    assert "nothing more open of this activity" in third.stderr
    assert "koppel-1.yaml" not in third.stdout
    assert second.status == 0
    text = (folder.path / "couples/koppel-1.yaml").read_text(encoding="utf-8")
    assert text == small()["couples/koppel-1.yaml"].replace(
        "    status: planned   # and this\n", "    date: 2026-02-11\n    hours: 2\n    status: done   # and this\n"
    ).replace("date: 2026-02-01, status: planned}", "date: 2026-02-01, hours: 2, status: done}")
    done = plan(folder, "koppel-1")
    assert [item.get("status") for item in done] == ["done", "done", None]
    assert [item.get("date") for item in done] == ["2026-02-11", "2026-02-01", None]
    assert [item.get("hours") for item in done] == ["2", "2", None]


def test_one_in_own_words_is_ticked(folder: Folder) -> None:
    folder.write(small())
    result = log(folder, "jan", "2", "-a", "proefles", today="2026-02-20")
    assert entry(folder, result) == {
        "date": "2026-02-20",
        "kind": "activity",
        "about": "couples/koppel-1",
        "title": "Proefles samen draaien",
        "hours": "2",
    }
    assert plan(folder, "koppel-1")[2]["status"] == "done"
    assert plan(folder, "koppel-1")[2]["date"] == "2026-02-20"


def test_what_the_plan_has_decides_between_several(sample: Folder) -> None:
    refused = log(sample, "henk-jan", "-a", "meeloopdag", "x")
    assert refused.status == 2
    assert "shadow-day" in refused.stderr
    assert "shadow-school-day" in refused.stderr
    found = entry(sample, log(sample, "chaima", "4", "-a", "praktijk", "x"))
    assert found["activity"] == "practice-cases"


def test_an_unknown_activity(sample: Folder) -> None:
    refused = log(sample, "henk-jan", "-a", "lesbezeok", "x")
    assert refused.status == 2
    assert "did you mean lesson-visit?" in refused.stderr


# Days


@pytest.mark.parametrize(
    ("typed", "day"),
    [("5-3", "2026-03-05"), ("gisteren", "2026-06-29"), ("ma", "2026-06-29"), ("2026-03", "2026-03"), ("2026", "2026")],
)
def test_days(sample: Folder, typed: str, day: str) -> None:
    result = log(sample, "stuurgroep", "x", "-d", typed)
    assert result.lines == [f"logs/2026/{day}-x.yaml"]
    assert entry(sample, result)["date"] == day
    assert sample.run("check").status == 0


def test_the_dots_of_a_hint_are_no_text(sample: Folder) -> None:
    written = entry(sample, log(sample, "henk-jan", "-a", "kickoff", "-d", "25-6", "…"))
    assert written["title"] == "Startgesprek"
    result = log(sample, "henk-jan", "...")
    assert result.status == 2
    assert "what happened?" in result.stderr


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["henk-jan", "2", "gisteren", "les", "bijgewoond"], "gisteren"),
        (["henk-jan", "2", "Maandag nagepraat over de les"], "maandag"),
        (["henk-jan", "2", "25-6", "lesbezoek"], "25-6"),
        (["henk-jan", "2", "gesproken over de les van gisteren"], None),
        (["henk-jan", "2", "-d", "25-6", "gisteren hoorde ik het"], None),
        (["henk-jan", "2", "vandaag nagepraat"], None),
        (["henk-jan", "2", "dinsdag nagepraat"], None),
        (["henk-jan", "2", "25-34 leerlingen"], None),
    ],
)
def test_a_day_at_the_head_of_the_text_is_asked_about(sample: Folder, words: list[str], meant: str | None) -> None:
    """30 June 2026 is a Tuesday."""
    result = log(sample, *words)
    assert result.status == 0
    said = [line for line in result.stderr.splitlines() if line.startswith("mind: this entry is of today")]
    assert said == (
        [f'mind: this entry is of today; if "{meant}" is the day: hybride undo, and add -d {meant}'] if meant else []
    )


def test_what_is_to_come_is_planned(sample: Folder) -> None:
    for words in (
        ("marek", "x", "-d", "morgen"),
        ("marek", "-a", "closing", "-d", "2026-07-02"),
        ("marek", "-a", "guest-lesson", "-d", "2026-07-02"),
        ("stuurgroep", "x", "-d", "2027"),
        ("kolmer", "x", "-d", "2026-07"),
    ):
        refused = log(sample, *words)
        assert refused.status == 2
        assert "still to come" in refused.stderr
    assert sample.git("status", "--porcelain") == ""


def test_a_day_without_a_year_that_only_fits_the_couple_when_it_comes(sample: Folder) -> None:
    refused = log(sample, "marek", "1", "-a", "closing", "-d", "2-7")
    assert refused.status == 2
    assert "2026-07-02 is still to come" in refused.stderr
    assert entry(sample, log(sample, "marek", "1", "x", "-d", "2-7-2025"))["date"] == "2025-07-02"
    assert entry(sample, log(sample, "kolmer", "x", "-d", "2-7"))["date"] == "2025-07-02"


def test_how_to_plan_really_works(sample: Folder) -> None:
    import shlex

    for words in (("marek", "-a", "closing"), ("marek", "-a", "guest-lesson"), ("marek", "x"), ("stuurgroep", "x")):
        hint = log(sample, *words, "-d", "2026-07-03").stderr.splitlines()[-1]
        command = shlex.split(hint.partition("hybride ")[2])
        assert sample.run(*command).status == 0, hint
    assert sample.run("check").status == 0


def test_before_and_after_the_couple_is_written_with_a_remark(sample: Folder) -> None:
    assert "the period of the couple begins on 13 April 2026" in log(sample, "marek", "x", "-d", "2026-04-12").stderr
    assert "mind" not in log(sample, "marek", "y", "-d", "2026-04-13").stderr
    assert "ended on 3 July 2026" in log(sample, "marek", "x", today="2026-07-04").stderr


@pytest.mark.parametrize(("kind", "day"), [("contact", "2026-04-12"), ("communication", "2026-07-04")])
def test_a_talk_before_or_after_is_nothing_to_wonder_at(sample: Folder, kind: str, day: str) -> None:
    said = log(sample, "koppel-2026-03", "gebeld", "-k", kind, "-d", day, today="2026-07-04").stderr
    assert "mind" not in said
    assert "hour" not in said  # nobody made any


# Text


def test_a_long_text_has_a_short_title(sample: Folder) -> None:
    text = "Twee lessen bijgewoond. daarna met de klas gepraat over wat een vakman op een dag doet, en over vrijdag"
    found = entry(sample, log(sample, "marek", text.replace("daarna", "Daarna")))
    assert found["title"] == "Twee lessen bijgewoond"
    assert str(found["happened"]).startswith("Daarna met de klas gepraat")
    assert str(found["happened"]).endswith("vrijdag.")


def test_two_texts_in_quotes_are_title_and_what_happened(sample: Folder) -> None:
    found = entry(sample, log(sample, "marek", "3", "Lesbezoek bij verspanen", "twee lessen gevolgd en nagepraat"))
    assert found["title"] == "Lesbezoek bij verspanen"
    assert found["happened"] == "Twee lessen gevolgd en nagepraat."


def test_without_quotes(sample: Folder) -> None:
    found = entry(sample, log(sample, "marek", "2u", "twee", "lessen", "bijgewoond"))
    assert (found["title"], found["hours"]) == ("twee lessen bijgewoond", "2")


@given(st.lists(st.text(max_size=90), min_size=1, max_size=4))
@example(["dhr. Jansen en mevr. De Wit hebben samen een hele middag aan de machine gestaan in hal 2"])
@example(["a" * 200])
def test_no_text_is_lost(words: list[str]) -> None:
    words = [word.strip() for word in words if word.strip()]
    if not words:
        return
    title, happened = told_in(words, None, "nl")
    assert title
    assert "\n" not in title
    letters = [letter for letter in "".join(words).casefold() if letter.isalnum()]
    kept = [letter for letter in (title + happened).casefold() if letter.isalnum()]
    assert (
        letters == kept
        or letters == [letter for letter in happened.casefold() if letter.isalnum()]
        or title.endswith("…")
    )


@given(st.text(min_size=61, max_size=200))
def test_shortened_is_a_beginning(text: str) -> None:
    assert text.startswith(shortened(text).removesuffix(" …"))


# Follow-up


def test_something_to_do(sample: Folder) -> None:
    words = ("kolmer", "gebeld over plekken", "--todo", "Offerte sturen.", "--owner", "marit", "--due", "5-9")
    result = log(sample, *words)
    assert entry(sample, result)["follow_up"] == [{"what": "Offerte sturen", "owner": "p-mn2njv", "due": "2026-09-05"}]
    assert "to do: Offerte sturen (Marit Hoekema, 5 September 2026)" in result.stderr
    assert "Offerte sturen" in sample.run("todo", HYBRIDE_TODAY=TODAY).stdout


@pytest.mark.parametrize(
    "words",
    [
        ("--owner", "marit"),
        ("--due", "5-9"),
        ("--todo", " ", "--due", "5-9"),
        ("--todo", "x", "--owner", "niemand"),
        ("--todo", "x", "--due", "ooit"),
        ("--todo", "x", "--owner", "de"),
    ],
)
def test_half_a_follow_up_is_refused(sample: Folder, words: tuple[str, ...]) -> None:
    assert log(sample, "kolmer", "gebeld", *words).status == 2


# Mistakes, and more of the same


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nergens", "x"], "nergens"),
        (["hnek-jan", "3", "x"], "Henk-Jan Slagter"),
        (["stagiai", "x"], "stagiai"),  # in the title of a goal only
        (["henk-jan"], "what happened?"),
        (["henk-jan", "3"], "what happened?"),
        (["henk-jan", "3", "merek", "2", "lessen"], "Marek Zielinski"),
        (["henk-jan", "3", "merek", "twee lessen"], "Marek Zielinski"),
        (["henk-jan", "25", "x"], "a day"),
        (["stuurgroep", "2026", "begroting"], "quotes"),
        (["henk-jan", "3", "marek", "2", "henk-jan", "1", "x"], "twice"),
        (["henk-jan", "x", "-d", "31-2"], "31-2"),
        (["henk-jan", "x", "-k", "mijlpaal"], "mijlpaal"),
        ([" "], "what happened?"),
        (["\ud800", "x"], ""),
    ],
)
def test_refused(sample: Folder, words: list[str], said: str) -> None:
    result = log(sample, *words)
    assert result.status == 2
    assert said in result.stderr
    assert result.stdout == ""
    assert sample.git("status", "--porcelain") == ""


def test_two_on_one_day(sample: Folder) -> None:
    first, second = log(sample, "marek", "gebeld"), log(sample, "marek", "gebeld")
    assert second.lines == [first.lines[0].replace(".yaml", "-2.yaml")]
    assert f"already, in {first.lines[0]}" in second.stderr


LESSON = "date: 2026-02-05\nabout: couples/koppel-1\ntitle: lesbezoek\nactivity: lesson-visit\n"


@pytest.mark.parametrize(
    ("there", "words", "said"),
    [
        ("hours: 3\n", ("3", "-a", "lesson-visit", "twee lessen gezien"), "lesbezoek, 3 hours (logs/2026/lesson.yaml)"),
        ("hours: 3\n", ("2", "Lesbezoek!"), "lesbezoek, 3 hours (logs/2026/lesson.yaml)"),
        ("hours: 3\n", ("3", "iets heel anders"), "lesbezoek, 3 hours (logs/2026/lesson.yaml)"),
        # from the sheet of one of the two
        ("people: [{person: p-aaaaaa, hours: 3}]\n", ("3", "lesbezoek"), "lesbezoek, Jan de Boer 3 hours (logs"),
        ("hours: 3\n", ("2", "iets heel anders"), None),
        # the hours of the other one: the same, and nothing is counted twice
        ("people: [{person: p-bbbbbb, hours: 3}]\n", ("jan", "3", "lesbezoek"), "already, in logs/2026/lesson.yaml"),
        ("people: [{person: p-bbbbbb, hours: 3}]\n", ("jan", "3", "iets heel anders"), None),
    ],
)
def test_what_may_be_in_the_log_already_is_said(
    folder: Folder, there: str, words: tuple[str, ...], said: str | None
) -> None:
    folder.write(small() | {"logs/2026/lesson.yaml": LESSON + there})
    result = log(folder, "koppel-1", *words, "-d", "2026-02-05", today="2026-02-10")
    assert result.status == 0
    assert "mind: hours may count twice" in result.stderr if said and "already, in" not in said else True
    assert said in result.stderr if said else "lesson.yaml" not in result.stderr


@pytest.mark.parametrize(("answer", "written"), [("", 1), ("j", 2)])
def test_in_a_terminal_it_is_asked_whether_to_log_it_twice(folder: Folder, answer: str, written: int) -> None:
    folder.write(small() | {"logs/2026/lesson.yaml": LESSON + "hours: 3\n"})
    words = hybride("log", "koppel-1", "3", "-d", "2026-02-05", "lesbezoek")
    terminal = Terminal(words, folder.path, {"HYBRIDE_TODAY": "2026-02-10", "HYBRIDE_LANGUAGE": "nl"})
    terminal.until("Deze ook vastleggen?").type(answer + "\r")
    assert terminal.end() == 0
    assert len(list((folder.path / "logs").rglob("*.yaml"))) == written
    assert ("er is niets geschreven" in terminal.seen) == (written == 1)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("maand van de techniek", "maand-van-de-techniek"),
        ("met gülay bij de school", "met-bij-de-school"),
        ("met Gülay van der Zee op school", "met-van-der-op-school"),
        ("een gesprek, ook noor kip was er", "een-gesprek-ook-was-er"),
    ],
)
def test_the_small_words_of_names_are_words_of_other_things_too(folder: Folder, text: str, slug: str) -> None:
    folder.write(small() | {"people/p-dddddd.yaml": "name: noor kip\n"})
    result = log(folder, "partnership", "-k", "contact", text, today="2026-02-10")
    assert result.lines[0] == f"logs/2026/2026-02-10-{slug}.yaml"


def test_a_name_stays_out_of_the_path(sample: Folder) -> None:
    result = log(sample, "stuurgroep", "Henk-Jan Slagter en Gülay Demir stellen zich voor")
    assert result.lines == ["logs/2026/2026-06-30-stellen-zich-voor.yaml"]
    assert log(sample, "stuurgroep", "Marek, Priya").lines == ["logs/2026/2026-06-30-meeting.yaml"]


def test_without_commit(sample: Folder) -> None:
    before = sample.git("rev-parse", "HEAD")
    result = log(sample, "marek", "1", "-a", "closing", "x", "--no-commit")
    assert "undo" not in result.stderr
    assert sample.git("rev-parse", "HEAD") == before
    assert sample.git("status", "--porcelain").count("\n") == 1


def test_outside_git(folder: Folder) -> None:
    folder.write(small())
    result = log(folder, "jan", "1", "x")
    assert result.status == 0
    assert "without history" in result.stderr
    assert "undo" not in result.stderr


def test_looking_back_is_refused(sample: Folder) -> None:
    assert log(sample, "--at", "HEAD", "marek", "x").status == 2


def test_hand_edits_are_committed_first(sample: Folder) -> None:
    path = sample.path / "couples/koppel-2026-03.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "notes: met de hand\n", encoding="utf-8")
    log(sample, "marek", "1", "-a", "closing", "x")
    assert "edited by hand" in sample.git("log", "-1", "--skip=1", "--format=%s")
    sample.run("undo")
    assert "met de hand" in path.read_text(encoding="utf-8")


WORDS = st.sampled_from(
    ["jan", "gulay", "noor", "de", "boer", "en", "met", "3", "2,5", "90", "min", "koppel-1", "uur", "les",
     "twee lessen", "", "half", "p-aaaaaa", "people/p-bbbbbb", "Jan de Boer", "x: y", "- z", "#", "'", '"', "é", "[a",
     "{", "\t", "a\nb", "25"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS | st.text(max_size=8), min_size=1, max_size=8))
@example(words=["jan", "jan", "3"])
@example(words=["en", "3"])
@example(words=["koppel-1", "en", "en", "3"])
@example(words=["jan", "9" * 400])
@example(words=["/"])
@example(words=["../x"])
@example(words=["people/"])
def test_any_words_are_an_entry_or_refused(folder: Folder, words: list[str]) -> None:
    folder.write(small())
    result = log(folder, "--", *words, today="2026-02-10")
    assert result.status in (0, 2), result.stderr
    assert "Traceback" not in result.stderr
    if result.status == 0:
        assert entry(folder, result)["date"] == "2026-02-10"
        assert folder.faults() == []
        shutil.rmtree(folder.path / "logs")


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_a_whole_name_fits_itself_best(name: str, other: str) -> None:
    if folded(name):
        assert spoken.fit(name, name) == spoken.Fit.whole
        assert spoken.fit(f"{name} {other}", name) in (spoken.Fit.whole, spoken.Fit.first)


def test_sample_knows_everybody(tmp_path: Path) -> None:
    partnership: Partnership = load(WorkTree(sample_folder()))
    for person in partnership.of("people").values():
        assert spoken.person(partnership, person.title_text) == person.id
