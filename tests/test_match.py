"""The verb `match`: what it shows, the pages that people fill in, and what accepting and declining writes."""

import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Folder, Result
from terminal import Terminal

TODAY = "2027-01-04"  # a Monday
FILES = {
    "partnership.yaml": "name: Hybride Rivierenland\nstage: running\ncoordinators: [coo]\n",
    "partners/beek.yaml": "name: De Beek\nkind: school\n"
    "not_available: [{from: 2027-02-15, until: 2027-02-19, why: toetsen}]\n",
    "partners/kolk.yaml": "name: Kolk\nkind: company\n",
    "people/coo.yaml": "name: Coos Maas\npartner: beek\nroles: [{role: coordinator}]\n",
    "people/ann.yaml": """\
name: Ann Bakker
partner: beek
function: docent natuurkunde
twinning:
  status: seeking
  offers: [practicumontwerp]
  seeks: [werken met sensordata]
  goals:
    - {goal: een practicum met meetdata ontwerpen, horizon: short}
    - {goal: bijblijven in meettechniek, horizon: long}
  hours_per_month: 8
  available: {from: 2027-01-11, until: 2027-05-28, days: [{day: thu, part: afternoon}, {day: mon, part: day}]}
  limits: [geen gegevens van leerlingen]
""",
    "people/ben.yaml": """\
name: Ben Visser
partner: kolk
function: meettechnicus
twinning:
  status: seeking
  offers: [meettechniek]
  seeks: [leren uitleggen]
  goals: [{goal: een meting leren uitleggen, horizon: short}]
  hours_per_month: 6
  available: {from: 2027-01-11, until: 2027-04-30, days: [{day: thu, part: day}]}
  limits: [geen namen van klanten]
""",
    "people/cas.yaml": """\
name: Cas de Groot
partner: beek
twinning: {status: seeking, available: {from: 2027-01-11, until: 2027-06-25, days: [{day: tue, part: day}]}}
""",
    "people/dee.yaml": """\
name: Dee Smit
partner: kolk
twinning: {status: seeking, available: {from: 2027-01-11, until: 2027-06-25, days: [{day: tue, part: day}]}}
""",
}


@pytest.fixture
def pool(folder: Folder) -> Folder:
    """Two teachers and two people from a company: Ann can with Ben only, and Cas with Dee."""
    folder.write(FILES).under_git().commit("begin")
    return folder


def match(pool: Folder, *words: str, language: str = "en") -> Result:
    """What `match` says on a day in January."""
    return pool.run("match", *words, HYBRIDE_TODAY=TODAY, HYBRIDE_LANGUAGE=language)


def couple(pool: Folder, identity: str = "koppel-2027-01") -> Any:
    """A couple as `show` gives it."""
    return pool.run("show", f"couples/{identity}", "--format", "json").json


# Showing


def test_proposals_can_be_read_aloud(pool: Folder) -> None:
    """Of 20 Ann and Ben have 5 for offers, 4 for wishes, 2 for weeks, 1.8 for one half-day, 0.5 for places unknown, and
    2.6 for goals: 78 and 75 of 100 for words, 90 and 100 for time. That is 15.9, or 79 of 100. Cas and Dee have half of
    offers, goals and place, which is 4.5, and 4, 2.55 for two half-days, and 2: 13.05, or 65 of 100.
    """
    result = match(pool)
    assert result.status == 0
    assert result.lines[:6] == [
        "1. Ann Bakker (De Beek) and Ben Visser (Kolk) · score 79",
        "   + Ann looks for “werken met sensordata”; Ben brings “meettechniek”.",
        "   + Ben looks for “leren uitleggen”; Ann works as “docent natuurkunde”.",
        "   + Both are free on Thursday afternoon.",
        "   + 15 weeks suit both, 11 January to 30 April 2027 inclusive; 1 other week does not (toetsen).",
        "   - Ben has 6 hours a month, and 8 is usual.",
    ]
    assert "   - There is no other half-day in the week on which both can." in result.lines
    assert "2. Cas de Groot (De Beek) and Dee Smit (Kolk) · score 65" in result.lines


def test_proposals_are_in_dutch_too(pool: Folder) -> None:
    lines = match(pool, language="nl").lines
    assert "   + Ann zoekt “werken met sensordata”; Ben brengt “meettechniek” mee." in lines
    assert "   + Beiden kunnen op donderdagmiddag." in lines
    assert (
        "   + Er zijn 15 weken die beiden passen, van 11 januari tot en met 30 april 2027; 1 week valt af (toetsen)."
        in lines
    )


def test_no_more_than_five_reasons_and_three_objections_are_told(pool: Folder) -> None:
    for pair in match(pool, "--format", "json").json["pairs"]:
        asked = [text for text in pair["against"] if text.startswith("Ask ")]
        assert len(pair["reasons"]) <= 5
        assert len(pair["against"]) - len(asked) <= 3
        assert asked == pair["against"][len(pair["against"]) - len(asked) :]


def test_the_best_for_one_person_with_runners_up(pool: Folder) -> None:
    pool.write(
        {"people/eef.yaml": FILES["people/ben.yaml"].replace("Ben Visser", "Eef").replace("meettechniek", "taart")}
    )
    found = match(pool, "ann", "--format", "json").json["pairs"]
    assert [pair["members"] for pair in found] == [["ann", "ben"], ["ann", "eef"]]
    assert len(match(pool, "bakker", "--top", "1", "--format", "json").json["pairs"]) == 1
    assert match(pool, "eef", "--format", "json").json["pairs"][0]["members"] == ["ann", "eef"]


@pytest.mark.parametrize("form", ["csv", "md", "yaml"])
def test_other_forms(pool: Folder, form: str) -> None:
    result = match(pool, "--format", form)
    assert result.status == 0
    assert "werken met sensordata" in result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ann", "ben", "cas"], "more than two people"),
        (["ann", "--accept"], "Ann Bakker: with whom?"),
        (["--accept"], "what is accepted?"),
        (["ann", "ben", "--decline"], "the reason is missing"),
        (["ann", "ben", "--decline", "--accept"], "do not go together"),
        (["ann", "--decline", "--reason", "x"], "who are declined?"),
        (["ann", "ben", "--reason", "x"], "--reason goes with --decline"),
        (["--agreed"], "--agreed goes with --accept"),
        (["--again"], "--again goes with two people and --accept"),
        (["ann", "ben", "--again"], "--again goes with two people and --accept"),
        (["--top", "0"], "--top is 1 or more"),
        (["ann", "ann"], "both words mean Ann Bakker"),
        (["zoë"], 'there is no record "zoë"'),
        (["pages.md", "--accept"], "there is no file pages.md"),
        (["--write", "nowhere/pages.md"], "there is no folder nowhere"),
    ],
)
def test_what_is_typed_wrong_is_refused(pool: Folder, words: list[str], said: str) -> None:
    result = match(pool, *words)
    assert (result.status, said in result.stderr) == (2, True), result.stderr
    assert pool.git("status", "--short") == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["coos"], "Coos Maas is not looking for a partner now (without an intake)"),
        (["ann", "cas"], "both work in education"),
        (["ben", "dee", "--accept"], "neither of the two works in education"),
        (["ann", "dee", "--accept"], "There is no half-day in the week on which both Ann and Dee can."),
    ],
)
def test_who_cannot_be_a_couple_is_refused_with_the_reason(pool: Folder, words: list[str], said: str) -> None:
    result = match(pool, *words)
    assert (result.status, said in result.stderr) == (1, True), result.stderr


def test_for_two_who_cannot_be_a_couple_no_yes_is_offered(pool: Folder) -> None:
    shown = match(pool, "ann", "dee")
    assert "   - There is no half-day in the week on which both Ann and Dee can." in shown.lines
    assert "--accept" not in shown.stderr
    assert "if that has changed, record it first: hybride edit people/ann, or people/dee" in shown.stderr


# Accepting


def test_a_proposal_becomes_a_couple_with_a_first_plan(pool: Folder) -> None:
    result = match(pool, "ann", "ben", "--accept")
    assert (result.status, result.stdout) == (0, "couples/koppel-2027-01.yaml\n")
    made = couple(pool)
    assert made["status"] == "proposed"
    assert [member["person"] for member in made["members"]] == ["ann", "ben"]
    assert made["members"][0]["goals"] == [
        {"key": "practicum", "goal": "een practicum met meetdata ontwerpen", "horizon": "short"}
    ]
    assert "for later, and still in the intake: bijblijven in meettechniek" in result.stderr
    assert (made["match"]["score"], made["match"]["decided"]) == (79, TODAY)
    assert "beiden kunnen op donderdagmiddag" in made["match"]["reasons"]
    assert "hybride document twinning-plan koppel-2027-01" in result.stderr


def test_the_plan_fits_hours_half_days_and_both_sides(pool: Folder) -> None:
    """Six hours a month are given to Ben, which is the least too; each activity is on a Thursday."""
    match(pool, "ann", "ben", "--accept")
    made = couple(pool)
    start, end = made["period"]["start"], made["period"]["end"]
    assert (start, end) == ("2027-01-18", "2027-04-09")  # two weeks ahead, and eleven that suit both
    assert all(start <= item["date"] <= end for item in made["activities"])
    assert {date.fromisoformat(item["date"]).weekday() for item in made["activities"]} == {3}
    assert "2027-02-18" not in [item["date"] for item in made["activities"]]
    assert [item["activity"] for item in made["activities"]][:: len(made["activities"]) - 1] == ["kickoff", "closing"]
    hours = {who: sum(item["hours"] for item in made["activities"] if item["host"] == who) for who in ("ann", "ben")}
    assert sum(hours.values()) == 15  # two and a half months
    assert 0.3 <= hours["ann"] / 15 <= 0.7
    assert all("replacement" not in item for item in made["activities"])


def test_what_the_two_expect_goes_with_them_and_what_they_fear_stays_in_the_intake(pool: Folder) -> None:
    words = ("twinning.expectations=nieuwe ideeën", "twinning.fears=de reistijd")
    assert pool.run("set", "people/ann", *words).status == 0
    match(pool, "ann", "ben", "--accept")
    members = couple(pool)["members"]
    assert [member.get("expectations") for member in members] == ["nieuwe ideeën", None]
    assert "reistijd" not in (pool.path / "couples/koppel-2027-01.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [(), ("--agreed",)])
def test_no_rule_sees_an_error_in_a_new_couple(pool: Folder, words: tuple[str, ...]) -> None:
    assert match(pool, "ann", "ben", "--accept", *words).status == 0
    found = pool.run("check", "koppel-2027-01", "--format", "json", HYBRIDE_TODAY=TODAY).json
    assert [item["rule"] for item in found if item["severity"] == "error"] == []
    known = {"goals-say-what-success-is", "expectations-are-realistic", "lessons-are-taken-over"}
    known |= {"conduct-certificate-is-decided", "insurance-is-decided"}
    assert {item["rule"] for item in found if item["severity"] == "warning"} <= (known if words else set())


def test_who_has_no_goals_cannot_be_agreed_yet(pool: Folder) -> None:
    result = match(pool, "cas", "dee", "--accept", "--agreed")
    assert result.status == 1
    assert "no goal of their own yet: Cas de Groot, Dee Smit" in result.stderr
    assert "hybride set people/cas 'twinning.goals+={goal: …, horizon: short}'" in result.stderr
    assert match(pool, "cas", "dee", "--accept").status == 0


def test_accepting_twice_is_harmless(pool: Folder) -> None:
    match(pool, "ann", "ben", "--accept")
    before = pool.git("rev-parse", "HEAD")
    again = match(pool, "ben", "ann", "--accept")
    assert (again.status, again.stdout) == (0, "")
    assert "already a couple, koppel-2027-01 (proposed)" in again.stderr
    assert "once both have said yes: hybride match ben ann --accept --agreed" in again.stderr
    assert pool.git("rev-parse", "HEAD") == before


def test_what_was_proposed_is_agreed_once_both_said_yes(pool: Folder) -> None:
    match(pool, "ann", "ben", "--accept")
    result = match(pool, "ann", "ben", "--accept", "--agreed")
    assert (result.status, result.lines) == (0, ["couples/koppel-2027-01.yaml"])
    assert "koppel-2027-01 was proposed, and is agreed now" in result.stderr
    assert "status: agreed" in (pool.path / "couples/koppel-2027-01.yaml").read_text()
    pool.run("undo")
    assert "status: proposed" in (pool.path / "couples/koppel-2027-01.yaml").read_text()


def test_nothing_personal_stands_in_a_couple_or_in_the_history(pool: Folder) -> None:
    match(pool, "ann", "ben", "--accept")
    match(pool, "cas", "dee", "--decline", "--reason", "de roosters passen niet")
    texts = [path.read_text() for path in (pool.path / "couples").iterdir()] + [pool.git("log", "--format=%B")]
    assert not re.search("Ann|Ben|Cas|Dee|Bakker|Visser|docent natuurkunde", "".join(texts))
    assert "couples/koppel-2027-01: proposed" in texts[-1]


# Declining


def test_a_no_is_kept_with_its_reason_and_counts_next_time(pool: Folder) -> None:
    result = match(pool, "ann", "ben", "--decline", "--reason", "de reis is te ver")
    assert (result.status, result.stdout) == (0, "couples/koppel-2027-01.yaml\n")
    made = couple(pool)
    assert (made["status"], made["match"]["declined"]) == ("declined", "de reis is te ver")
    found = match(pool, "--format", "json").json
    assert [pair["members"] for pair in found["pairs"]] == [["cas", "dee"]]
    assert "With 1 of 2 people it was declined before" in found["unmatched"][0]["why"]


def test_who_asks_for_two_by_name_can_go_on_after_a_no(pool: Folder) -> None:
    match(pool, "ann", "ben", "--decline", "--reason", "de reis is te ver")
    shown = match(pool, "ann", "ben")
    assert "   - On 4 January 2027 this was declined: de reis is te ver." in shown.lines
    assert "decide with: hybride match ann ben --accept --again or" in shown.stderr
    refused = match(pool, "ann", "ben", "--accept")
    assert (refused.status, refused.stdout) == (1, "")
    assert "Ann Bakker and Ben Visser: On 4 January 2027 this was declined: de reis is te ver." in refused.stderr
    assert "hybride match ann ben --accept --again" in refused.stderr
    assert match(pool, "ann", "ben", "--accept", "--again").stdout == "couples/koppel-2027-02.yaml\n"


def in_a_terminal(pool: Folder, *words: str) -> Terminal:
    """What a person sees who decides about two by their names."""
    command = [sys.executable, "-m", "hybridecli", "match", *words]
    return Terminal(command, pool.path, {"HYBRIDE_TODAY": TODAY, "HYBRIDE_LANGUAGE": "nl"})


def test_in_a_terminal_it_is_asked_whether_a_no_still_holds(pool: Folder) -> None:
    match(pool, "ann", "ben", "--decline", "--reason", "de reis is te ver")
    terminal = in_a_terminal(pool, "ann", "ben", "--accept").until("toch een koppel van maken? (yes = ja, no = nee): ")
    assert "Op 4 januari 2027 is dit afgewezen: de reis is te ver." in terminal.seen
    terminal.type("nee\r").until("er is niets geschreven")
    assert terminal.end() == 0
    assert pool.git("status", "--short") == ""
    terminal = in_a_terminal(pool, "ann", "ben", "--accept").until("(yes = ja, no = nee): ").type("j\r")
    assert terminal.until("couples/koppel-2027-02.yaml").end() == 0


def test_what_two_were_before_is_told_once_for_each_that_it_was(pool: Folder) -> None:
    """The last time that it was declined, and the last time that they were a couple."""
    both = "members: [{person: ann}, {person: ben}]\n"
    pool.write(
        {
            "couples/a.yaml": both + "status: declined\nmatch: {decided: 2026-11-02, declined: nu niet.}\n",
            "couples/b.yaml": both + "status: declined\nmatch: {decided: 2026-05-04, declined: te ver}\n",
            "couples/c.yaml": both + "status: stopped\nperiod: {start: 2026-02-02, end: 2026-04-30}\n"
            "closure: {reason: time}\n",
        }
    )
    against = match(pool, "ann", "ben", "--format", "json").json["pairs"][0]["against"]
    assert against[:2] == [
        "On 2 November 2026 this was declined: nu niet.",
        "The two were a couple before, 2 February to 30 April 2026 inclusive: stopped (too little time).",
    ]


def test_a_proposed_couple_that_says_no_is_declined_itself(pool: Folder) -> None:
    match(pool, "ann", "ben", "--accept")
    assert match(pool, "ann", "ben", "--decline", "--reason", "geen klik").stdout == "couples/koppel-2027-01.yaml\n"
    made = couple(pool)
    assert (made["status"], made["match"]["declined"], made["match"]["score"]) == ("declined", "geen klik", 79)
    assert made["match"]["decided"] == TODAY


def test_a_running_couple_is_stopped_and_not_declined(pool: Folder) -> None:
    running = "members: [{person: ann}, {person: ben}]\nstatus: running\n"
    pool.write({"couples/koppel-2026-09.yaml": running})
    result = match(pool, "ann", "ben", "--decline", "--reason", "x")
    assert (result.status, "hybride stop koppel-2026-09" in result.stderr) == (1, True)


# Pages


def filled_in(pool: Folder, **answers: str) -> Path:
    """Pages with answers, by the one from education: `yes`, or the reason of a no."""
    match(pool, "--write", "documents-pages.md")
    path = pool.path / "documents-pages.md"
    pages = path.read_text().split("\n---\n")
    for number, page in enumerate(pages):
        for who, said in answers.items():
            if f"Code: match {who} +" in page:
                answer = "JA" if said == "yes" else "NEE"
                page = page.replace(f"- [ ] {answer}", f"- [x] {answer}")
                pages[number] = page if said == "yes" else page.replace("Reden: ", f"Reden: {said}")
    path.write_text("\n---\n".join(pages))
    return path


def test_a_page_for_each_pair_is_written_where_the_person_says(pool: Folder) -> None:
    result = match(pool, "--write", "pages.md")
    assert (result.status, result.stdout) == (0, "pages.md\n")
    text = (pool.path / "pages.md").read_text()
    assert "# Voorstel 1 van 2: Ann Bakker en Ben Visser\n" in text  # in the language of the partnership
    assert "- Ann zoekt “werken met sensordata”; Ben brengt “meettechniek” mee.\n" in text
    assert "Code: match ann + ben\n" in text
    assert "names stand in it: keep it out of git" in result.stderr
    again = match(pool, "--write", "pages.md")
    assert (again.status, "pages.md is there already" in again.stderr) == (2, True)


def test_pages_are_taken_back_in_one_commit(pool: Folder) -> None:
    filled_in(pool, ann="yes", cas="te weinig tijd")
    before = pool.git("rev-list", "--count", "HEAD")
    result = match(pool, "--accept", "documents-pages.md")
    assert (result.status, result.lines) == (0, ["couples/koppel-2027-01.yaml", "couples/koppel-2027-02.yaml"])
    assert int(pool.git("rev-list", "--count", "HEAD")) == int(before) + 1
    assert couple(pool)["status"] == "proposed"
    assert couple(pool, "koppel-2027-02")["match"]["declined"] == "te weinig tijd"
    again = match(pool, "--accept", "documents-pages.md")
    assert (again.status, again.stdout) == (0, "")
    assert "already a couple, koppel-2027-01" in again.stderr
    assert "was declined before, in koppel-2027-02" in again.stderr


def test_what_became_impossible_is_refused_and_the_others_go_on(pool: Folder) -> None:
    filled_in(pool, ann="yes", cas="yes")
    pool.run("set", "people/ben", "twinning.not_with=[beek]")
    result = match(pool, "--accept", "documents-pages.md")
    assert (result.status, result.stdout) == (1, "couples/koppel-2027-01.yaml\n")
    assert [member["person"] for member in couple(pool)["members"]] == ["cas", "dee"]
    assert "not done: Ann Bakker and Ben Visser: An intake says that Ann and Ben do not go together." in result.stderr
    assert "1 decision was not carried out" in result.stderr


def test_one_person_is_given_to_one_other_only(pool: Folder) -> None:
    path = filled_in(pool, ann="yes")
    twice = path.read_text().replace("Code: match cas + dee", "- [x] JA\n\nCode: match ann + dee")
    path.write_text(twice)
    result = match(pool, "--accept", "documents-pages.md")
    assert (result.status, result.stdout) == (1, "couples/koppel-2027-01.yaml\n")
    assert "Ann Bakker is in a couple already: koppel-2027-01" in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- [ ] NEE", "- [x] NEE", "no is ticked, and the reason is missing"),
        ("- [ ] ", "- [x] ", "both yes and no are ticked"),
    ],
)
def test_an_answer_that_is_not_clear_is_told_with_its_line(pool: Folder, old: str, new: str, said: str) -> None:
    path = filled_in(pool)
    path.write_text(path.read_text().replace(old, new))
    result = match(pool, "--accept", "documents-pages.md")
    assert (result.status, result.stdout) == (1, "")
    assert re.search(rf"documents-pages.md:\d+: Ann Bakker and Ben Visser: {said}", result.stderr)


@pytest.mark.parametrize("tick", ["[X]", "[ x ]", "[v]", "☒", "[ja]"])
def test_people_tick_in_their_own_way(pool: Folder, tick: str) -> None:
    path = filled_in(pool)
    path.write_text(path.read_text().replace("[ ] JA", f"{tick} Ja", 1).replace("\n", "\r\n"))
    assert match(pool, "--accept", "documents-pages.md").stdout == "couples/koppel-2027-01.yaml\n"


def test_pages_that_are_not_filled_in_change_nothing(pool: Folder) -> None:
    filled_in(pool)
    result = match(pool, "--accept", "documents-pages.md")
    assert (result.status, result.stdout) == (0, "")
    assert "2 pages are not filled in yet" in result.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_pages_are_read_however_they_were_saved(pool: Folder, encoding: str) -> None:
    path = filled_in(pool, ann="no reason: één dag")
    path.write_bytes(path.read_text().replace("“", '"').replace("”", '"').replace("\n", "\r\n").encode(encoding))
    result = match(pool, "--accept", "documents-pages.md")
    assert (result.status, result.lines) == (0, ["couples/koppel-2027-01.yaml"]), result.stderr
    assert couple(pool)["match"]["declined"] == "no reason: één dag"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04", "pages.docx: this is not plain text but docx"),
        (b"a" * 5_000_001, "pages.docx: it is too large"),
        (b"a\0", "pages.docx: this is not text"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name(pool: Folder, data: bytes, said: str) -> None:
    result = match(pool.write({"pages.docx": data}), "--accept", "pages.docx")
    assert (result.status, said in result.stderr) == (1, True), result.stderr


def test_another_file_is_no_page(pool: Folder) -> None:
    pool.write({"letter.md": "# Dear all\n"})
    result = match(pool, "--accept", "letter.md")
    assert (result.status, "letter.md holds no page of a proposal" in result.stderr) == (1, True)


# Documents


@pytest.mark.parametrize("name", ["match-proposal", "activity-menu"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_documents_about_a_proposal_are_whole(pool: Folder, name: str, language: str) -> None:
    match(pool, "ann", "ben", "--accept")
    made = pool.run("document", name, "koppel-2027-01", "--language", language, "--output", "-", HYBRIDE_TODAY=TODAY)
    text = made.stdout.split("---\n", 2)[2]
    assert made.status == 0
    assert "Ann Bakker" in text
    assert not re.search(r"\b(ann|ben|None|True|null|shadow-half)\b|\d{4}-\d\d|\{\{|\*\*\[|  \n|\.\.", text), text


@pytest.mark.parametrize("name", ["match-proposal", "activity-menu"])
def test_who_is_addressed_with_u_is_so_throughout(pool: Folder, name: str) -> None:
    match(pool, "ann", "ben", "--accept")
    pool.write({"partnership.yaml": FILES["partnership.yaml"] + "address: u\n"})
    text = pool.run("document", name, "koppel-2027-01", "--output", "-", HYBRIDE_TODAY=TODAY).stdout
    assert re.search(r"\bu\b", text)
    assert not re.search(r"(?i)\b(je|jij|jouw|jullie)\b", text), text


def test_the_menu_holds_what_fits_the_hours_left(pool: Folder) -> None:
    """Of 6 hours a month, 15 in all, the start talk takes 12: three are left, so a half-day of four does not fit."""
    pool.write(
        {
            "couples/koppel-2027-01.yaml": "members: [{person: ann}, {person: ben}]\n"
            "period: {start: 2027-01-18, end: 2027-04-02}\n"
            "activities: [{activity: lesson-visit, host: ann, date: 2027-01-21, hours: 12}]\n"
        }
    )
    text = pool.run("document", "activity-menu", "--language", "en", "--output", "-").stdout
    assert "which leaves 3 hours" in text
    assert "- **Lesson visit and talk afterwards:** 2 to 3 hours; in the plan already" in text
    assert "Guest lesson" in text
    assert "Half a day of shadowing" not in text


@pytest.mark.parametrize(("hours", "said"), [(11.5, "so nothing is left"), (14, "which is more than there is")])
def test_a_menu_without_hours_left_holds_what_can_take_the_place_of_something(
    pool: Folder, hours: float, said: str
) -> None:
    """Of 15 hours in all the talk takes 1 and the visit 2.5: a guest lesson fits in the place of the visit."""
    plan = (
        "{activity: kickoff, host: ann, date: 2027-01-21, hours: 1}, {activity: lesson-visit, host: ann, hours: 2.5}"
        f", {{activity: mirror-talk, host: ben, hours: {hours}, status: done}}"
    )
    pool.write(
        {
            "couples/koppel-2027-01.yaml": "members: [{person: ann}, {person: ben}]\n"
            f"period: {{start: 2027-01-18, end: 2027-04-02}}\nactivities: [{plan}]\n"
        }
    )
    text = pool.run("document", "activity-menu", "--language", "en", "--output", "-").stdout
    assert said in text
    assert "Choose something new only if something else goes out: lesson visit and talk afterwards (2.5 hours)." in text
    assert "- **Guest lesson:**" in text
    assert "Half a day of shadowing" not in text
    dutch = pool.run("document", "activity-menu", "--output", "-").stdout
    assert "Kies alleen iets nieuws als er iets anders uitgaat: lesbezoek met nagesprek (2,5 uur)." in dutch
    assert "- **Gastles:**" in dutch
