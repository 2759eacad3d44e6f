"""The steps of a couple: `start`, `stop` and `close` ask what is missing, refuse with what is needed, and tidy up."""

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Folder, Result
from terminal import Terminal, hybride

from hybridecli.assignment import edits
from hybridecli.assignment import place as place_of
from hybridecli.beginning import sample_folder
from hybridecli.facts import Facts
from hybridecli.fieldtype import Choice
from hybridecli.partnership import load
from hybridecli.records.couples import Couple
from hybridecli.records.people import Person
from hybridecli.snapshot import WorkTree
from hybridecli.stepquestion import called, value_meant
from hybridecli.steptalk import CLOSE, START, STOP, Step

TODAY = "2026-03-20"
FILES = {
    "partnership.yaml": """\
name: Hybride Techniek Rivierenland
defaults: {insurance: elke werkgever verzekert de eigen medewerker, vog: false, contact_agreements: elke week bellen}
""",
    "partners/braam.yaml": "name: School De Braam\nkind: school\ncontact: p-cccccc\n",
    "partners/kolmer.yaml": "name: Kolmer Meettechniek\nkind: company\ncontact: p-dddddd\n",
    "people/p-aaaaaa.yaml": """\
name: Jelle Vermeer
partner: braam
twinning: {status: seeking, consent: {photo: true, interview: true}}   # zoekt
""",
    "people/p-bbbbbb.yaml": """\
name: Mara de Boer
partner: kolmer
twinning:
  status: seeking
""",
    "people/p-cccccc.yaml": "name: Saskia Boom\npartner: braam\n",
    "people/p-dddddd.yaml": "name: Ruud van Echten\npartner: kolmer\n",
    "people/p-eeeeee.yaml": "name: Noor Kip\npartner: braam\n",
}
RUNNING = """\
form: twinning
members:
  - person: p-aaaaaa
    expectations: zien hoe een bedrijf meet
    goals: [{key: meten, goal: een practicum ontwerpen, sign: het draait in klas 4, horizon: short}]
    permission: {by: p-cccccc, date: 2026-01-05, hours_per_month: 8}
  - person: p-bbbbbb
    expectations: leren uitleggen
    goals: [{key: les, goal: een les leren opbouwen, sign: de les is gegeven, horizon: short}]
    permission: {by: p-dddddd, date: 2026-01-06, hours_per_month: 8}
period: {start: 2026-01-12, end: 2026-04-03}
status: running   # sinds januari
coach: p-eeeeee
limits: [geen klantnamen]
activities:
  - {activity: kickoff, host: p-aaaaaa, date: 2026-01-12, hours: 2, status: done}
  - {activity: lesson-visit, serves: [les], host: p-aaaaaa, date: 2026-02-12, hours: 3, status: done}
  - {activity: shadow-half, serves: [meten], host: p-bbbbbb, date: 2026-03-12, hours: 4}
  - {activity: practicum-help, serves: [meten], host: p-aaaaaa, week: 2026-W12, hours: 3}
  - {activity: shadow-half, serves: [meten], host: p-bbbbbb, date: 2026-03-26, hours: 4}
  - {title: nog te plannen, host: p-bbbbbb, hours: 3}
"""
LOG = """\
date: 2026-02-12
about: couples/koppel-1
title: lesbezoek
activity: lesson-visit
hours: 3
"""
ANSWERS = (
    "closure.date=20-3",
    "closure.reason=finished",
    "closure.by_catch+=geen",
    "members.0.goals.0.reached=gehaald",
    "members.1.goals.0.reached=deels gehaald",
    "members.0.continues=ja",
    "members.1.continues=nee",
    "members.0.experience=Jelle vond het zwaar",
    "members.1.experience=leuk",
    "jelle.twinning.status=seeking",
    "mara.twinning.status=done",
)


@pytest.fixture
def place(bare_folder: Folder) -> Folder:
    """A partnership under git with one running couple."""
    files = {**FILES, "couples/koppel-1.yaml": RUNNING, "logs/2026/2026-02-12-lesbezoek.yaml": LOG}
    bare_folder.write(files).under_git().commit("begin", TODAY)
    return bare_folder


@pytest.fixture
def sample(bare_folder: Folder) -> Folder:
    """A copy of the sample partnership under git."""
    shutil.copytree(sample_folder(), bare_folder.path, dirs_exist_ok=True)
    bare_folder.under_git().commit("begin", "2026-06-30")
    return bare_folder


def run(folder: Folder, *words: str, today: str = TODAY, **environment: str) -> Result:
    return folder.run(*words, HYBRIDE_TODAY=today, **environment)


def record(folder: Folder, path: str) -> dict[str, Any]:
    found = yaml.load((folder.path / f"{path}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def changed_since(folder: Folder, commit: str) -> str:
    return folder.git("diff", "--name-only", commit)


def errors(folder: Folder, today: str = TODAY) -> list[dict[str, Any]]:
    found = run(folder, "check", "--format", "json", today=today).json
    return [item for item in found if item["severity"] == "error" and item["about"].startswith("couples/")]


# close


def test_without_a_terminal_it_says_what_is_needed_and_what_to_type(place: Folder) -> None:
    result = run(place, "close", "koppel-1")
    assert result.status == 1
    assert result.stdout == ""
    assert "koppel-1 cannot be closed yet" in result.stderr
    assert "Jelle Vermeer: een practicum ontwerpen. How far was that reached? fully (reached), partly" in result.stderr
    assert 'Mara de Boer: you expected "leren uitleggen". What was it like?' in result.stderr
    assert result.stderr.splitlines()[-1].strip() == (
        "type: hybride close koppel-1 closure.date=… closure.reason=… 'closure.by_catch+=…' "
        "members.0.goals.0.reached=… members.1.goals.0.reached=… members.0.continues=… members.1.continues=… "
        "'members.0.experience=…' 'members.1.experience=…' jelle.twinning.status=… mara.twinning.status=…"
    )
    assert place.git("status", "--porcelain") == ""


def test_what_is_typed_is_not_asked_for_again(place: Folder) -> None:
    result = run(place, "close", "koppel-1", *ANSWERS[:-1])
    assert result.status == 1
    assert "closure.date:" not in result.stderr
    line = result.stderr.splitlines()[-1]
    assert line.endswith("jelle.twinning.status=seeking mara.twinning.status=…")
    assert line.count("…") == 1


def test_with_all_answers_a_couple_is_closed(place: Folder) -> None:
    begin = place.git("rev-parse", "HEAD")
    result = run(place, "close", "koppel-1", *ANSWERS)
    assert result.status == 0, result.stderr
    assert result.lines == ["couples/koppel-1.yaml", "people/p-bbbbbb.yaml"]
    couple = record(place, "couples/koppel-1")
    assert couple["status"] == "closed"
    assert couple["closure"] == {"date": "2026-03-20", "reason": "finished", "by_catch": ["geen"]}
    assert [member["goals"][0]["reached"] for member in couple["members"]] == ["fully", "partly"]
    assert [member["continues"] for member in couple["members"]] == ["true", "false"]
    assert [item.get("status") for item in couple["activities"]] == ["done", "done", None, None, None, None]
    assert record(place, "people/p-aaaaaa")["twinning"]["status"] == "seeking"
    assert record(place, "people/p-bbbbbb")["twinning"]["status"] == "done"
    assert "# sinds januari" in (place.path / "couples/koppel-1.yaml").read_text(encoding="utf-8")
    assert changed_since(place, begin).split() == result.lines
    assert errors(place) == []


def test_it_is_one_line_in_the_history_without_personal_values(place: Folder) -> None:
    begin = place.git("rev-parse", "HEAD")
    run(place, "close", "koppel-1", *ANSWERS)
    assert place.git("rev-parse", "HEAD~1") == begin
    message = place.git("log", "-1", "--format=%B")
    assert message.startswith("couples/koppel-1: status running → closed, members.0.experience, ")
    assert message.splitlines()[-1] == "Hybride: close"
    assert "people/p-bbbbbb: twinning.status\n" in message
    for secret in ("Jelle", "Mara", "zwaar", "seeking"):
        assert secret not in message


def test_undo_takes_the_whole_step_back(place: Folder) -> None:
    begin = place.git("rev-parse", "HEAD")
    run(place, "close", "koppel-1", *ANSWERS)
    assert run(place, "undo").status == 0
    assert changed_since(place, begin) == ""


def test_twice_is_harmless(place: Folder) -> None:
    run(place, "close", "koppel-1", *ANSWERS)
    done = place.git("rev-parse", "HEAD")
    for words in ((), ANSWERS[1:2]):
        result = run(place, "close", "koppel-1", *words)
        assert (result.status, result.stdout) == (0, "")
        assert "the status is closed already" in result.stderr
    assert place.git("rev-parse", "HEAD") == done


def test_another_answer_afterwards_is_refused_with_how_to_change_it(place: Folder) -> None:
    run(place, "close", "koppel-1", *ANSWERS)
    result = run(place, "close", "koppel-1", "members.1.continues=ja")
    assert result.status == 1
    assert "hybride set couples/koppel-1 members.1.continues=ja" in result.stderr


def test_what_is_left_to_do_is_said(place: Folder) -> None:
    place.write(
        {
            "logs/2026/2026-03-01-gebeld.yaml": """\
date: 2026-03-01
kind: support
about: couples/koppel-1
title: gebeld
follow_up: [{what: lesbrief delen, owner: p-aaaaaa}]
""",
            "agreements/afspraak.yaml": "title: Afspraak meten\nkind: twinning\nstatus: signed\ncouples: [koppel-1]\n",
            "rounds/slot.yaml": """\
instrument: twinning-closing
about: couples/koppel-1
asked: [people/p-aaaaaa]
due: 2026-03-30
""",
        }
    )
    said = run(place, "close", "koppel-1", *ANSWERS).stderr
    assert "lesbrief delen: hybride done 1" in said
    assert "hybride set agreements/afspraak status=ended ended.date=2026-03-20" in said
    assert "hybride set koppel-1 activities.4.status=cancelled" in said
    assert "answers still to come to" in said
    assert "tell Saskia Boom (School De Braam), Ruud van Echten (Kolmer Meettechniek) and Noor Kip (coach)" in said


def test_hours_that_are_not_logged_are_asked_for_with_their_own_command(place: Folder) -> None:
    (place.path / "logs/2026/2026-02-12-lesbezoek.yaml").unlink()
    result = run(place, "close", "koppel-1", *ANSWERS)
    assert result.status == 1
    assert "no hours are logged about this couple" in result.stderr
    assert "hybride log couples/koppel-1 … -d 2026-03-20 '…'" in result.stderr


def test_what_cannot_be_read_may_hold_what_is_missing(place: Folder) -> None:
    place.write({"logs/2026/2026-02-12-lesbezoek.yaml": "date: [\n"})
    result = run(place, "close", "koppel-1", *ANSWERS)
    assert result.status == 1
    assert "perhaps it stands in what cannot be read: logs/2026/2026-02-12-lesbezoek.yaml" in result.stderr


def test_by_catch_in_the_log_is_not_asked_again(place: Folder) -> None:
    place.write({"logs/2026/2026-02-12-lesbezoek.yaml": LOG + "by_catch: een stageplek\n"})
    assert "by_catch" not in run(place, "close", "koppel-1").stderr


# what may be typed


@pytest.mark.parametrize(
    ("typed", "reached"),
    [
        ("geheel", "fully"), ("gehaald", "fully"), ("Helemaal", "fully"), ("fully", "fully"),
        ("deels", "partly"), ("gedeeltelijk", "partly"), ("partly reached", "partly"), ("niet", "not"),
    ],
)  # fmt: skip
def test_how_far_a_goal_was_reached_is_understood_as_people_say_it(typed: str, reached: str) -> None:
    kind = place_of(Couple, "members.0.goals.0.reached").type
    assert isinstance(kind, Choice)
    assert value_meant(kind, typed) == reached


def test_a_couple_is_closed_with_words_that_people_use(place: Folder) -> None:
    said = ("closure.reason=volgens plan", "members.0.goals.0.reached=geheel", "members.1.goals.0.reached=deels")
    result = run(place, "close", "koppel-1", *ANSWERS, *said, "mara.twinning.status=afgerond", HYBRIDE_LANGUAGE="nl")
    assert result.status == 0, result.stderr
    couple = record(place, "couples/koppel-1")
    assert couple["closure"]["reason"] == "finished"
    assert [member["goals"][0]["reached"] for member in couple["members"]] == ["fully", "partly"]


@pytest.mark.parametrize(
    ("words", "status", "reason", "seeks"),
    [
        (("closure.reason=tijd", "jelle.twinning.status=zoekt", "mara.twinning.status=pauzeert"), "stopped", "time",
         ["seeking", "paused"]),
        (("--reason", "werkgever", "jelle.twinning.status=afgerond", "mara.twinning.status=zoekt een koppel"),
         "stopped", "employer", ["done", "seeking"]),
        (("closure.reason=andere baan", "activities.2.status=uitgevoerd", *ANSWERS[-2:]), "stopped", "other-job",
         ["seeking", "done"]),
        (("closure.reason=anders", *ANSWERS[-2:]), "stopped", "other", ["seeking", "done"]),
    ],
)  # fmt: skip
def test_reasons_and_who_seeks_are_understood_in_dutch(
    place: Folder, words: tuple[str, ...], status: str, reason: str, seeks: list[str]
) -> None:
    result = run(place, "stop", "koppel-1", *words, HYBRIDE_LANGUAGE="nl")
    assert result.status == 0, result.stderr
    couple = record(place, "couples/koppel-1")
    assert (couple["status"], couple["closure"]["reason"]) == (status, reason)
    assert [record(place, f"people/{one}")["twinning"]["status"] for one in ("p-aaaaaa", "p-bbbbbb")] == seeks


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("close", "koppel-1", "closure.reason=time"), "hybride stop koppel-1 closure.reason=time"),
        (("stop", "koppel-1", "closure.reason=finished"), "hybride close koppel-1 closure.reason=finished"),
        (("stop", "koppel-1", "--reason", "vakantie"), "other-job (another job)"),
        (("close", "koppel-1", "status=closed"), "gives the status by itself"),
        (("close", "koppel-1", "klaar"), "is not FIELD=VALUE"),
        (("close", "koppel-1", "closure.banaan=1"), "there is no field closure.banaan"),
        (("close", "koppel-1", "-d", "2026-03-21"), "2026-03-21 is still to come"),
        (("close", "koppel-1", "-d", "21-3"), "2025-03-21 is before the couple began, on 2026-01-12"),
        (("close", "koppel-1", "members.0.goals.0.reached=bijna"), "fully"),
        (("close", "koppel-1", "mara.twinning.status=paused"), "done, seeking"),
        (("close", "koppel-9"), "koppel-1"),
        (("close", "piet"), 'there is no record "piet"'),
    ],
)
def test_what_is_typed_wrong_is_refused_with_what_can_be_typed(
    place: Folder, words: tuple[str, ...], said: str
) -> None:
    result = run(place, *words)
    assert result.status == 2
    assert said in result.stderr
    assert place.git("status", "--porcelain") == ""


@pytest.mark.parametrize("name", ["jelle", "Mara de Boer", "couples/koppel-1.yaml", "koppel-1"])
def test_a_couple_is_found_by_its_people_too(place: Folder, name: str) -> None:
    assert run(place, "stop", name, "--reason", "time", *ANSWERS[-2:]).status == 0


def test_somebody_in_two_running_couples_names_both(place: Folder) -> None:
    place.write({"couples/koppel-2.yaml": RUNNING.replace("p-bbbbbb", "p-eeeeee")})
    result = run(place, "stop", "jelle", "--reason", "time")
    assert result.status == 2
    assert "couples/koppel-1 (Jelle Vermeer – Mara de Boer)" in result.stderr
    assert "couples/koppel-2 (Jelle Vermeer – Noor Kip)" in result.stderr


@pytest.mark.parametrize(
    ("verb", "status", "said"),
    [
        ("close", "agreed", "hybride start koppel-1"),
        ("close", "stopped", "what has ended stays as it is"),
        ("start", "declined", "hybride start is for couples with the status proposed and agreed"),
        ("stop", "proposed", "status=declined"),
    ],
)
def test_a_step_from_where_it_cannot_be_taken(place: Folder, verb: str, status: str, said: str) -> None:
    place.write({"couples/koppel-1.yaml": RUNNING.replace("status: running", f"status: {status}")})
    result = run(place, verb, "koppel-1")
    assert result.status == 1
    assert said in result.stderr


# stop


@pytest.mark.parametrize("reason", ["time", "te weinig tijd", "tijd", "TIME"])
def test_stopping_calls_off_what_was_to_come(place: Folder, reason: str) -> None:
    result = run(place, "stop", "koppel-1", "--reason", reason, *ANSWERS[-2:])
    assert result.status == 0, result.stderr
    couple = record(place, "couples/koppel-1")
    assert couple["status"] == "stopped"
    assert couple["closure"] == {"date": "2026-03-20", "reason": "time"}
    # 12 March is past; week 12 lasts until this day, Friday 20 March; 26 March and what has no day are still to come
    off = ["cancelled"] * 3
    assert [item.get("status") for item in couple["activities"]] == ["done", "done", None, *off]
    assert "3 activities cancelled: " in result.stderr
    assert "hybride log koppel-1 4 -a shadow-half -d 2026-03-12 '…'; else: hybride set koppel-1" in result.stderr
    assert (
        "start talk (12/01/2026) is not in the log, so its hours do not count: hybride log koppel-1 2" in result.stderr
    )
    assert errors(place) == []


def test_an_earlier_day_calls_off_more(place: Folder) -> None:
    run(place, "stop", "koppel-1", "--reason", "employer", "-d", "2026-03-11", *ANSWERS[-2:])
    couple = record(place, "couples/koppel-1")
    assert couple["closure"]["date"] == "2026-03-11"
    assert [item.get("status") for item in couple["activities"]] == ["done", "done", *["cancelled"] * 4]


def test_what_is_in_the_log_is_not_called_off(place: Folder) -> None:
    log = "date: 2026-03-20\nabout: couples/koppel-1\ntitle: meegeholpen\nactivity: practicum-help\nhours: 3\n"
    place.write({"logs/2026/2026-03-20-meegeholpen.yaml": log})
    result = run(place, "stop", "koppel-1", "--reason", "time", *ANSWERS[-2:])
    assert "status" not in record(place, "couples/koppel-1")["activities"][3]
    assert "is in the log and still stands as planned: hybride set koppel-1 activities.3.status=done" in result.stderr
    assert run(place, "set", "koppel-1", "activities.3.status=done").status == 0


def test_what_is_in_a_plan_never_runs_when_its_command_is_pasted(place: Folder) -> None:
    title = """bezoek "lab" `touch gek` $(touch gek) 't Gooi"""
    plan = f"activities+={{title: {json.dumps(title)}, date: 2026-03-13, hours: 2}}"
    assert run(place, "set", "koppel-1", plan).status == 0
    said = run(place, "stop", "koppel-1", "--reason", "time", *ANSWERS[-2:]).stderr
    command = next(found for found in re.findall(r"(hybride log koppel-1 .*?) -d", said) if "lab" in found)
    script = command.replace("hybride", "printf '%s\\n'", 1)
    argv = subprocess.run(["sh", "-c", script], cwd=place.path, capture_output=True, check=True)
    assert argv.stdout.decode().splitlines() == ["log", "koppel-1", "2", "-a", title]
    assert not (place.path / "gek").exists()


def test_what_is_left_to_do_after_stopping_can_be_typed(place: Folder) -> None:
    said = run(place, "stop", "koppel-1", "--reason", "time", *ANSWERS[-2:]).stderr
    for command in re.findall(r"hybride (log koppel-1 \d .*?'…')", said):
        assert run(place, *shlex.split(command)).status == 0
    couple = record(place, "couples/koppel-1")
    assert [item.get("status") for item in couple["activities"]] == [*["done"] * 3, *["cancelled"] * 3]
    letter = run(place, "document", "stop-letter", "koppel-1", "--output", "-").stdout
    assert "| **Totaal** |  | 9 | 9 | 9 |" in letter


def test_who_seeks_again_has_to_be_said(place: Folder) -> None:
    result = run(place, "stop", "koppel-1", "--reason", "time")
    assert result.status == 1
    assert result.stderr.splitlines()[-1].strip() == (
        "type: hybride stop koppel-1 closure.reason=time jelle.twinning.status=… mara.twinning.status=…"
    )


def test_of_who_has_another_couple_or_no_intake_it_is_not_asked(place: Folder) -> None:
    place.write(
        {
            "couples/koppel-2.yaml": RUNNING.replace("p-bbbbbb", "p-eeeeee").replace("running", "proposed"),
            "people/p-bbbbbb.yaml": "name: Mara de Boer\npartner: kolmer\n",
        }
    )
    assert run(place, "stop", "koppel-1", "--reason", "time").status == 0


def test_of_who_said_so_before_it_is_not_asked(place: Folder) -> None:
    place.write({"people/p-bbbbbb.yaml": "name: Mara de Boer\npartner: kolmer\ntwinning: {status: paused}\n"})
    result = run(place, "stop", "koppel-1", "--reason", "time", "jelle.twinning.status=seeking")
    assert result.status == 0
    assert result.lines == ["couples/koppel-1.yaml"]


def test_people_of_one_first_name_go_by_their_id(place: Folder) -> None:
    place.write({"people/p-bbbbbb.yaml": FILES["people/p-bbbbbb.yaml"].replace("Mara de", "Jelle")})
    result = run(place, "stop", "koppel-1", "--reason", "time")
    assert "p-aaaaaa.twinning.status=… p-bbbbbb.twinning.status=…" in result.stderr
    words = ("p-aaaaaa.twinning.status=done", "p-bbbbbb.twinning.status=paused")
    assert run(place, "stop", "koppel-1", "--reason", "time", *words).status == 0
    assert record(place, "people/p-bbbbbb")["twinning"]["status"] == "paused"


def test_without_a_commit_the_files_are_written(place: Folder) -> None:
    begin = place.git("rev-parse", "HEAD")
    result = run(place, "--no-commit", "stop", "koppel-1", "--reason", "time", *ANSWERS[-2:])
    assert result.status == 0
    assert place.git("rev-parse", "HEAD") == begin
    assert record(place, "couples/koppel-1")["status"] == "stopped"
    assert "hybride undo" not in result.stderr


# start


AGREED = RUNNING.replace("running", "agreed").replace("status: done", "status: planned")


@pytest.mark.parametrize("status", ["agreed", "proposed"])
def test_a_couple_starts_when_all_is_settled(place: Folder, status: str) -> None:
    place.write({"couples/koppel-1.yaml": AGREED.replace("agreed", status)})
    result = run(place, "start", "koppel-1", today="2026-01-12")
    assert result.status == 0, result.stderr
    couple = record(place, "couples/koppel-1")
    assert couple["status"] == "running"
    assert [item.get("status") for item in couple["activities"]][:3] == ["planned", "planned", None]
    assert place.git("log", "-1", "--format=%s") == f"couples/koppel-1: status {status} → running"
    assert errors(place, "2026-01-12") == []
    assert "the status is running already" in run(place, "start", "koppel-1").stderr


@pytest.mark.parametrize(
    ("old", "new", "said", "typed"),
    [
        (
            "    permission: {by: p-dddddd, date: 2026-01-06, hours_per_month: 8}\n",
            "",
            "no permission of the employer on record for Mara de Boer",
            ("members.1.permission.by=ruud", "members.1.permission.date=2026-01-06"),
        ),
        (
            "limits: [geen klantnamen]\n",
            "",
            "not recorded what may be shown and shared",
            ("limits+=geen",),
        ),
        (
            "period: {start: 2026-01-12, end: 2026-04-03}\n",
            "",
            "no day yet for: midway talk, closing talk",
            ("period.start=2026-01-12", "period.end=2026-04-03"),
        ),
        (
            "    goals: [{key: les, goal: een les leren opbouwen, sign: de les is gegeven, horizon: short}]\n",
            "",
            "no goal of their own yet: Mara de Boer",
            ("members.1.goals+={key: les, goal: een les leren opbouwen}",),
        ),
    ],
)
def test_what_is_needed_to_start_is_refused_until_it_is_there(
    place: Folder, old: str, new: str, said: str, typed: tuple[str, ...]
) -> None:
    assert old in AGREED
    text = AGREED.replace(old, new).replace("serves: [les], ", "") if "goals" in old else AGREED.replace(old, new)
    place.write({"couples/koppel-1.yaml": text})
    result = run(place, "start", "koppel-1", today="2026-01-12")
    assert result.status == 1
    assert said in result.stderr
    fields = [word.partition("=")[0] for word in typed]
    assert all(f"{field}=…" in result.stderr or f"{field}={{goal: …" in result.stderr for field in fields)
    assert run(place, "start", "koppel-1", *typed, today="2026-01-12").status == 0
    assert errors(place, "2026-01-12") == []


def test_a_must_that_is_not_met_stops_the_start(place: Folder) -> None:
    wishes = "name: Jelle Vermeer\npartner: braam\ntwinning: {status: seeking, not_with: [kolmer]}\n"
    place.write({"couples/koppel-1.yaml": AGREED, "people/p-aaaaaa.yaml": wishes})
    result = run(place, "start", "koppel-1", today="2026-01-12")
    assert result.status == 1
    assert "a must is not met (Jelle Vermeer: not with Kolmer Meettechniek)" in result.stderr
    assert "hybride set couples/koppel-1 status=declined 'match.declined=…'" in result.stderr
    assert "type:" not in result.stderr


def test_more_hours_than_an_employer_gave_stop_the_start(place: Folder) -> None:
    place.write(
        {"couples/koppel-1.yaml": AGREED.replace("2026-01-06, hours_per_month: 8", "2026-01-06, hours_per_month: 4")}
    )
    result = run(place, "start", "koppel-1", today="2026-01-12")
    # 2 + 3 + 4 + 3 + 4 + 3 hours are planned; 4 a month for two and a half months are given
    assert result.status == 1
    assert "19 hours are planned for each, and the employers gave fewer: Mara de Boer 10" in result.stderr
    assert "hybride start koppel-1 activities." in result.stderr


PERMISSION = "    permission: {by: p-dddddd, date: 2026-01-06, hours_per_month: 8}\n"


def test_who_gives_permission_and_is_not_known_is_added_first(place: Folder) -> None:
    place.write({"couples/koppel-1.yaml": AGREED.replace(PERMISSION, "")})
    result = run(place, "start", "koppel-1", today="2026-01-12")
    assert "who is not known yet, is added first: hybride add person name=… partner=kolmer" in result.stderr
    words = ("members.1.permission.by=Henk Jansen", "members.1.permission.date=2026-01-06")
    result = run(place, "start", "koppel-1", *words, today="2026-01-12")
    assert result.status == 2
    assert 'there is no person called "Henk Jansen"' in result.stderr
    command = re.search(r"hybride (add person .*)", result.stderr)
    assert command
    assert command[1] == "add person 'name=Henk Jansen' partner=kolmer"
    assert run(place, *shlex.split(command[1]), today="2026-01-12").status == 0
    result = run(place, "start", "koppel-1", *words, today="2026-01-12")
    assert result.status == 0, result.stderr
    assert "members.1.permission.by: Henk Jansen, Kolmer Meettechniek" in result.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Bos", "hybride add person 'name=Piet Bos' function=chef phone=06-00000003 partner=kolmer"),
        ("Henk", "hybride add person name=Henk partner=kolmer"),
        ("8", '"8" is nobody\'s name'),
    ],
)
def test_a_manager_whom_only_the_intake_names_is_added_as_known_there(place: Folder, name: str, said: str) -> None:
    intake = "  manager: {name: Piet Bos, function: chef, phone: 06-00000003}\n"
    place.write(
        {
            "couples/koppel-1.yaml": AGREED.replace(PERMISSION, ""),
            "people/p-bbbbbb.yaml": FILES["people/p-bbbbbb.yaml"] + intake,
        }
    )
    result = run(place, "start", "koppel-1", f"members.1.permission.by={name}", today="2026-01-12")
    assert result.status == 2
    assert said in result.stderr


def test_a_start_asks_beside_what_the_intake_says(place: Folder) -> None:
    intake = "  hours_per_month: 7.5\n  limits: [prijzen, klanten]\n"
    place.write(
        {
            "couples/koppel-1.yaml": "members: [{person: p-aaaaaa}, {person: p-bbbbbb}]\nstatus: agreed\n",
            "people/p-bbbbbb.yaml": FILES["people/p-bbbbbb.yaml"] + intake,
        }
    )
    facts = Facts(load(WorkTree(place.path)))
    texts = {one.field: one.text for one in START.questions(facts.couples["koppel-1"], facts)}
    assert "the intake names prijzen, klanten" in texts["limits"]
    assert "(the intake names 7.5)" in texts["members.1.permission.hours_per_month"]
    assert "intake" not in texts["members.0.permission.hours_per_month"]


@pytest.mark.parametrize(
    ("manager", "asked", "usual"),
    [
        ("{person: p-dddddd}", "(by name or id; the intake names Ruud van Echten)", "Ruud van Echten"),
        ("{name: Piet Bos, function: chef}", "(by name or id; the intake names Piet Bos, chef)", None),
        ("", "Mara de Boer: who gave permission? (by name or id)", None),
    ],
)
def test_the_manager_of_the_intake_is_the_usual_answer_to_who_gave_permission(
    place: Folder, manager: str, asked: str, usual: str | None
) -> None:
    place.write({"couples/koppel-1.yaml": AGREED.replace(PERMISSION, "")})
    path = next(path for path in (place.path / "people").iterdir() if "Mara de Boer" in path.read_text())
    record = re.sub(r"(?m)^twinning:.*\n(?:  .*\n)*", "", path.read_text())
    place.write({f"people/{path.name}": record + f"twinning:\n  status: seeking\n  manager: {manager}\n"})
    facts = Facts(load(WorkTree(place.path)))
    (question,) = [
        one for one in START.questions(facts.couples["koppel-1"], facts) if one.field.endswith("1.permission.by")
    ]
    assert asked in question.text
    assert question.usual == usual


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ja", '"ja" is nobody\'s name'),
        ("nee", '"nee" is nobody\'s name'),
        ("ar", 'there is no person called "ar"'),  # not Mara
        ("Rud van Echten", "did you mean Ruud van Echten?"),
        ("van", '"van" can be several records'),
    ],
)
def test_nobody_is_guessed_by_a_part_of_a_name(place: Folder, name: str, said: str) -> None:
    people = {"people/p-ffffff.yaml": "name: Marja van den Berg\npartner: kolmer\n"}
    place.write({"couples/koppel-1.yaml": AGREED.replace(PERMISSION, ""), **people})
    result = run(place, "start", "koppel-1", f"members.1.permission.by={name}", today="2026-01-12")
    assert result.status == 2
    assert said in result.stderr


# in a terminal


def talk(place: Folder, *words: str, **environment: str) -> Terminal:
    return Terminal(hybride(*words), place.path, {"HYBRIDE_TODAY": TODAY, "HYBRIDE_LANGUAGE": "nl", **environment})


def test_in_a_terminal_it_asks_in_the_order_of_the_talk(place: Folder) -> None:
    terminal = talk(place, "close", "jelle").until("[2026-03-20]: ")
    for answer, following in (
        ("19-3", "Waarom eindigt het?"),
        ("", "halve dag meelopen op het werk (12-03-2026) staat nog gepland"),
        ("weet niet", "staat er niet bij"),
        ("ja", "week 12"),
        ("", "halve dag meelopen op het werk (26-03-2026) staat nog gepland"),
        ("nee", "nog te plannen staat nog gepland"),
        ("verv", "een practicum ontwerpen. Is dat gehaald?"),
        ("bijna", "staat er niet bij"),
        ("deels", "wat heb je ervan geleerd?"),
        ("", "een les leren opbouwen. Is dat gehaald?"),
        ("ja", "wat heb je ervan geleerd?"),
        ("klein beginnen", "Wat leverde het op"),
        ("nee", "Wat is er nu"),
        ("een lesbrief", "je verwachtte “zien hoe een bedrijf meet”. Hoe was het?"),
        ("", "dit is verplicht"),
        ("zwaar", "Jelle Vermeer: wat zag je van de ander, van je eigen werk en van je eigen"),
        ("meten is kiezen", "je verwachtte “leren uitleggen”. Hoe was het?"),
        ("leuk", "Mara de Boer: wat zag je van de ander"),
        ("", "Jelle Vermeer: wil je doorgaan?"),
        ("j", "Mara de Boer: wil je doorgaan?"),
        ("nee", "Wat komt hierna?"),
        ("", "Welk advies"),
        ("eerder beginnen", "Jelle Vermeer: zoek je nu"),
        ("ja", "Mara de Boer: zoek je nu"),
    ):
        terminal.type(answer + "\r").until(following)
    terminal.type("nee\r").until("hybride undo")
    assert terminal.end() == 0
    couple = record(place, "couples/koppel-1")
    assert couple["closure"] == {
        "date": "2026-03-19",
        "reason": "finished",
        "outcomes": ["een lesbrief"],
        "by_catch": ["geen"],
        "advice": "eerder beginnen",
    }
    assert [item.get("status") for item in couple["activities"]] == [
        *["done"] * 3, None, *["cancelled"] * 2,
    ]  # fmt: skip
    assert [member.get("mirror") for member in couple["members"]] == ["meten is kiezen", None]
    assert "insight" not in couple["members"][0]["goals"][0]
    assert couple["members"][1]["goals"][0]["insight"] == "klein beginnen"
    assert record(place, "people/p-bbbbbb")["twinning"]["status"] == "done"


def test_stopping_in_a_terminal_asks_what_was_done_before_that_day(place: Folder) -> None:
    terminal = talk(place, "stop", "jelle", "--reason", "tijd", *ANSWERS[-2:]).until("[2026-03-20]: ")
    for answer, following in (
        ("18-3", "(12-03-2026) staat nog gepland"),
        ("uitgevoerd", "week 12 (16 tot en met 20 maart)"),
        ("", "Wat is erover te zeggen"),  # week 12 goes on until Friday: called off, unless one says otherwise
    ):
        terminal.type(answer + "\r").until(following)
    terminal.type("\r").until("hybride undo")
    assert terminal.end() == 0
    couple = record(place, "couples/koppel-1")
    assert [item.get("status") for item in couple["activities"]] == [*["done"] * 3, *["cancelled"] * 3]


def test_in_a_terminal_it_is_said_who_was_understood(place: Folder) -> None:
    place.write(
        {
            "couples/koppel-1.yaml": AGREED.replace(PERMISSION, ""),
            "people/p-ffffff.yaml": "name: Henk Bos\npartner: kolmer\nfunction: chef\n",
            "people/p-gggggg.yaml": "name: Henk de Wit\npartner: braam\n",
            "people/p-bbbbbb.yaml": FILES["people/p-bbbbbb.yaml"] + "  consent: {photo: true, interview: true}\n",
        }
    )
    terminal = talk(place, "start", "koppel-1").until("Jelle Vermeer: vallen die uren in werktijd?")
    terminal.type("ja\r").until("hoeveel uur per maand").type("8\r").until("wie heeft toestemming gegeven?")
    for answer, shown, following in (
        ("ja", "“ja” is geen naam", "wie heeft toestemming gegeven?"),
        ("Piet", "hybride add person name=Piet partner=kolmer", "wie heeft toestemming gegeven?"),
        ("jelle", "Jelle Vermeer, School De Braam", "werkt niet bij Kolmer Meettechniek. Klopt dit?"),
        ("nee", "", "wie heeft toestemming gegeven?"),
        ("henk", "p-ffffff = Henk Bos, chef, Kolmer Meettechniek", "Wie wordt bedoeld?"),
        ("henk b", "  Henk Bos, chef, Kolmer Meettechniek\n", "op welke dag is die toestemming gegeven?"),
    ):
        terminal.type(answer + "\r").until(following)
        assert shown in terminal.until(shown).seen
    terminal.type("19-3\r").until("  donderdag 19 maart 2026\n").until("Mara de Boer: vallen die uren in werktijd?")
    terminal.type("\r").until("hybride undo")
    assert terminal.end() == 0
    assert record(place, "couples/koppel-1")["members"][1]["permission"]["by"] == "p-ffffff"


def test_ctrl_c_half_way_writes_nothing(place: Folder) -> None:
    begin = place.git("rev-parse", "HEAD")
    terminal = talk(place, "stop", "koppel-1").until("Waarom stopt het?").type("zomaar\r").until("staat er niet bij")
    terminal.until("…: ").type("tijd\r").until("[2026-03-20]: ")
    assert terminal.stop("\x03") == 130
    assert place.git("status", "--porcelain") == ""
    assert place.git("rev-parse", "HEAD") == begin


def test_what_was_answered_before_ctrl_c_can_be_typed_again(place: Folder) -> None:
    terminal = talk(place, "close", "jelle").until("[2026-03-20]: ")
    for answer, following in (
        ("19-3", "Waarom eindigt het?"),
        ("", "halve dag meelopen op het werk (12-03-2026) staat nog gepland"),
        ("ja", "week 12"),
    ):
        terminal.type(answer + "\r").until(following)
    assert terminal.stop("\x03") == 130
    said = re.search(r"er is niets geschreven; verder met wat al is beantwoord: hybride (.*)", terminal.seen)
    assert said
    assert said[1] == "close koppel-1 closure.date=19-3 closure.reason=finished activities.2.status=done"
    result = run(place, *shlex.split(said[1]), today=TODAY)
    assert "members.0.experience" in result.stderr
    assert "closure.reason" not in result.stderr.partition("type: ")[0]


def test_the_day_of_the_closing_talk_is_the_one_that_is_logged_or_planned(place: Folder) -> None:
    def usual() -> str | None:
        facts = Facts(load(WorkTree(place.path)))
        asked = CLOSE.questions(facts.couples["koppel-1"], facts)
        return next(one.usual for one in asked if one.field == "closure.date")

    assert usual() == Facts(load(WorkTree(place.path))).today
    place.write({"couples/koppel-1.yaml": RUNNING + "moments: {closing: 2026-03-18}\n"})
    assert usual() == "2026-03-18"
    place.write({"logs/2026/2026-03-17-slot.yaml": LOG.replace("02-12", "03-17").replace("lesson-visit", "closing")})
    assert usual() == "2026-03-17"


def test_what_no_answer_mends_is_said_before_anything_is_asked(place: Folder) -> None:
    (place.path / "logs/2026/2026-02-12-lesbezoek.yaml").unlink()
    terminal = talk(place, "close", "koppel-1").until("hybride log couples/koppel-1")
    assert terminal.end() == 1


def test_a_new_couple_is_asked_for_goals_limits_hours_dates_and_consents(place: Folder) -> None:
    place.write(
        {
            "couples/koppel-1.yaml": """\
members: [{person: p-aaaaaa}, {person: p-bbbbbb}]
status: agreed
activities: [{activity: shadow-half, host: p-bbbbbb, date: 2026-04-09, hours: 4}]
"""
        }
    )
    terminal = talk(place, "start", "koppel-1").until("Jelle Vermeer: wat wil je leren?")
    for answer, following in (
        ('een "echte" meting: doen', 'waaraan zien we dat “een "echte" meting: doen” is gelukt?'),
        ("", "Jelle Vermeer: wat verwacht je ervan?"),
        ("veel", "Mara de Boer: wat wil je leren?"),
        ("uitleggen", "waaraan zien we"),
        ("een les", "Mara de Boer: wat verwacht je ervan?"),
        ("", "Wat mag niet worden getoond"),
        ("ja", "“ja” zegt hier te weinig"),
        ("nee", "Jelle Vermeer: hoeveel uur per maand"),
        ("8", "Jelle Vermeer: wie heeft toestemming gegeven?"),
        ("saskia", "op welke dag is die toestemming gegeven?"),
        ("19-3", "Jelle Vermeer: vallen die uren in werktijd?"),
        ("yes", "Mara de Boer: hoeveel uur per maand"),
        ("7,5", "Mara de Boer: wie heeft toestemming gegeven?"),
        ("niemand", "er is geen"),
        ("ruud", "op welke dag is die toestemming gegeven?"),
        ("19-3", "Mara de Boer: vallen die uren in werktijd?"),
        ("", "Op welke dag beginnen ze?"),
        ("2026-03-30", "Tot en met welke dag"),
        ("2026-06-12", "Mara de Boer: mag je op foto"),
        ("ja", "Mara de Boer: mag je worden geïnterviewd?"),
    ):
        terminal.type(answer + "\r").until(following)
    terminal.type("\r").until("hybride undo")
    assert terminal.end() == 0
    couple = record(place, "couples/koppel-1")
    assert couple["status"] == "running"
    assert couple["limits"] == ["geen"]
    assert couple["period"] == {"start": "2026-03-30", "end": "2026-06-12"}
    assert couple["members"][0]["goals"] == [{"goal": 'een "echte" meting: doen'}]
    assert couple["members"][1]["permission"] == {"by": "p-dddddd", "date": "2026-03-19", "hours_per_month": "7.5"}
    assert record(place, "people/p-bbbbbb")["twinning"]["consent"] == {"photo": "true"}
    assert errors(place) == []


# all steps


@pytest.mark.parametrize(
    ("typed", "today"),
    [
        ("start koppel-2026-05", "2026-09-07"),
        ("start koppel-2026-06 members.1.permission.by=p-t8qgdz members.1.permission.date=2026-06-29", "2026-06-30"),
        (
            "stop koppel-2026-04 --reason werkgever chaima.twinning.status=seeking joke.twinning.status=done",
            "2026-06-30",
        ),
        ("stop nadia --reason other-job nadia.twinning.status=paused priya.twinning.status=seeking", "2026-06-30"),
    ],
)
def test_no_rule_calls_the_couple_wrong_after_a_step(sample: Folder, typed: str, today: str) -> None:
    result = run(sample, *typed.split(), today=today)
    assert result.status == 0, result.stderr
    assert errors(sample, today) == []
    assert run(sample, "undo", today=today).status == 0


@pytest.mark.parametrize("step", [START, STOP, CLOSE], ids=lambda step: step.verb)
def test_every_question_goes_to_a_field_that_is_there(step: Step) -> None:
    partnership = load(WorkTree(Path(sample_folder())))
    facts = Facts(partnership)
    asked = 0
    for couple in facts.couples.values():
        for question in step.questions(couple, facts):
            asked += 1
            field = question.field
            names = {called(person, couple, facts) for person in (m.person for m in couple.members) if person}
            kind: type[Couple] | type[Person] = Couple
            if field.partition(".")[0] in names:
                kind, field = Person, field.partition(".")[2]
            answer = (
                question.usual
                or next(iter(question.choices or {}), None)
                or SENSIBLE.get(field.rpartition(".")[2], "iets")
            )
            word = question.word(answer).replace(question.field, field, 1)
            assert edits(partnership, kind, [word])
    assert asked


SENSIBLE = {"hours_per_month": "8", "by": "p-d5hpzt", "date": "2026-03-05", "start": "2026-03-05", "end": "2026-03-05"}
