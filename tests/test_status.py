"""The status: what needs attention now, on one screen, most urgent first, each with the command that resolves it."""

import shlex
import subprocess

import pytest
from conftest import Folder

TODAY = "2026-03-20"
BASE = {
    "people/p-b2c3d4.yaml": "name: Aagje Brandsma\npartner: school-vecht\n",
    "people/p-d5f6g7.yaml": "name: Wim Terpstra\npartner: bakkerij-eem\n",
    "partners/school-vecht.yaml": "name: School Vecht\nkind: school\n",
    "partners/bakkerij-eem.yaml": "name: Bakkerij Eem\nkind: company\n",
}
COUPLE = """
members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
period: {start: 2026-02-02, end: 2026-04-30}
status: running
moments: {start: 2026-02-02, midway: 2026-03-18, closing: 2026-04-29}
"""
STARTED = "date: 2026-02-02\nabout: couples/koppel-1\nactivity: kickoff\nhours: 2\ntitle: startgesprek\n"


@pytest.fixture
def place(folder: Folder) -> Folder:
    """A running couple whose start talk was logged."""
    return folder.write({**BASE, "couples/koppel-1.yaml": COUPLE, "logs/2026-02-02-start.yaml": STARTED})


def told(folder: Folder, about: str, today: str = TODAY) -> list[tuple[int, str, str]]:
    """The reminders about a record: urgency, day, and what."""
    steps = folder.run("status", "--format", "json", HYBRIDE_TODAY=today).json
    return [(step["urgency"], step["due"], step["what"]) for step in steps if step["about"] == about]


def talks(folder: Folder, today: str = TODAY) -> list[tuple[int, str]]:
    return [(urgency, due) for urgency, due, what in told(folder, "couples/koppel-1", today) if " talk " in what]


def resolve(folder: Folder, about: str, part: str, *fill: str, today: str = TODAY) -> None:
    """Type the command of a reminder, with its gaps filled."""
    steps = folder.run("status", "--format", "json", HYBRIDE_TODAY=today).json
    command = next(step["command"] for step in steps if step["about"] == about and part in step["what"])
    for value in fill:
        command = command.replace("…", value, 1)
    assert "…" not in command
    result = folder.run(*shlex.split(command)[1:], HYBRIDE_TODAY=today)
    assert result.status == 0, result.stderr


def sentences(folder: Folder, about: str, today: str = TODAY) -> list[str]:
    return [what for _urgency, _due, what in told(folder, about, today)]


def test_a_talk_is_named_two_weeks_ahead_and_stays_until_something_is_logged(place: Folder) -> None:
    assert talks(place, "2026-03-03") == []
    assert talks(place, "2026-03-04") == [(3, "2026-03-18")]
    assert talks(place) == [(2, "2026-03-18")]
    [(_urgency, _due, what)] = [item for item in told(place, "couples/koppel-1") if "talk" in item[2]]
    assert what == "Aagje Brandsma and Wim Terpstra: nothing is logged about the midway talk of 2026-03-18"
    resolve(place, "couples/koppel-1", "midway", "goed gesprek")
    assert talks(place) == []


def test_before_its_day_a_talk_is_put_in_the_plan_and_then_named_a_week_ahead(place: Folder) -> None:
    couple, talk = "couples/koppel-1", "Aagje Brandsma and Wim Terpstra: midway talk on 2026-03-18"
    assert talk + ", not in the plan yet" in sentences(place, couple, "2026-03-10")
    resolve(place, couple, "midway", today="2026-03-10")
    assert talks(place, "2026-03-10") == []
    assert talk in sentences(place, couple, "2026-03-11")
    resolve(place, couple, "midway", "2026-03-24", today="2026-03-11")
    assert talks(place, "2026-03-16") == []
    assert talks(place, "2026-03-19") == [(3, "2026-03-24")]
    assert talks(place, "2026-03-25") == [(2, "2026-03-24")]


def test_on_its_day_a_talk_can_be_logged(place: Folder) -> None:
    assert talks(place, "2026-03-18") == [(3, "2026-03-18")]
    resolve(place, "couples/koppel-1", "midway", "goed gesprek", today="2026-03-18")
    assert talks(place, "2026-03-18") == []


def test_a_later_talk_makes_up_for_one_that_was_not_logged(place: Folder) -> None:
    assert talks(place, "2026-04-30") == [(2, "2026-04-29")]
    place.write({"logs/slot.yaml": STARTED.replace("2026-02-02", "2026-04-29").replace("kickoff", "closing")})
    assert talks(place, "2026-04-30") == []


def test_support_logged_about_that_day_counts_as_the_talk(place: Folder) -> None:
    entry = "date: 2026-03-12\nabout: couples/koppel-1\nkind: support\ntitle: gebeld met beiden\n"
    assert talks(place.write({"logs/a.yaml": entry})) == []
    assert talks(place.write({"logs/a.yaml": entry.replace("03-12", "03-10")})) == [(2, "2026-03-18")]


@pytest.mark.parametrize("status", ["closed", "stopped", "declined", "proposed"])
def test_a_couple_that_has_ended_or_not_begun_never_reminds_of_its_talks(place: Folder, status: str) -> None:
    place.write({"couples/koppel-1.yaml": COUPLE.replace("running", status)})
    for day in ("2026-03-18", "2026-05-01", "2026-08-01"):
        assert talks(place, day) == []


CLOSED = COUPLE.replace("running", "closed").replace("}\nstatus", "}\nclosure: {date: 2026-04-29}\nstatus")
LATER = "Aagje Brandsma and Wim Terpstra: how did it go on? The short talk some months later was planned for 2026-09-01"


def test_after_a_closing_only_the_talk_some_months_later_is_named_for_two_months(place: Folder) -> None:
    """Its day follows from the period, four months later and not in the summer holiday, unless another is recorded."""
    place.write({"couples/koppel-1.yaml": CLOSED})
    assert sentences(place, "couples/koppel-1", "2026-08-31") == []
    for day in ("2026-09-01", "2026-11-01"):
        assert told(place, "couples/koppel-1", day) == [(3, "2026-09-01", LATER)]
    assert sentences(place, "couples/koppel-1", "2026-11-02") == []
    place.write({"couples/koppel-1.yaml": CLOSED.replace("2026-04-29}\n", "2026-04-29, follow_up: 2026-07-28}\n")})
    assert sentences(place, "couples/koppel-1", "2026-07-28") == [LATER.replace("2026-09-01", "2026-07-28")]


@pytest.mark.parametrize("status", ["stopped", "declined", "running"])
def test_no_other_couple_is_asked_how_it_went_on(place: Folder, status: str) -> None:
    place.write({"couples/koppel-1.yaml": CLOSED.replace("closed", status)})
    assert LATER not in sentences(place, "couples/koppel-1", "2026-09-01")


@pytest.mark.parametrize(
    "path_and_text",
    [
        ("logs/een.yaml", "date: 2026-07-10\nabout: couples/koppel-1\nkind: contact\ntitle: zij bellen nog\n"),
        (
            "reflections/een.yaml",
            "{instrument: follow-up, about: couples/koppel-1, date: 2026-06-01, by: people/p-b2c3d4}",
        ),
        ("couples/koppel-2.yaml", COUPLE.replace("2026", "2027") + "continues: koppel-1\n"),
    ],
)
def test_what_tells_how_it_went_on_ends_it(place: Folder, path_and_text: tuple[str, str]) -> None:
    place.write({"couples/koppel-1.yaml": CLOSED})
    assert LATER in sentences(place, "couples/koppel-1", "2026-09-01")
    place.write(dict([path_and_text]))
    assert LATER not in sentences(place, "couples/koppel-1", "2026-09-01")


def test_the_command_logs_the_talk_some_months_later(place: Folder) -> None:
    place.write({"couples/koppel-1.yaml": CLOSED})
    resolve(place, "couples/koppel-1", "how did it go on", "zij bellen nog elke maand", today="2026-09-03")
    assert sentences(place, "couples/koppel-1", "2026-09-03") == []


def test_who_signed_up_waits_for_a_talk_until_a_couple_is_sought(place: Folder) -> None:
    signed = "twinning: {status: applied, registered: 2026-03-%d}\n"
    place.write(
        {f"people/p-xxxxx{n}.yaml": f"name: {who}\n" + signed % (10 + n) for n, who in ((2, "Ans Kok"), (3, "Bas Pos"))}
    )
    told = "Ans Kok, Bas Pos: signed up; after the talk about the intake of each a couple can be sought"
    assert sentences(place, "people/p-xxxxx2") == [told]
    resolve(place, "people/p-xxxxx2", "signed up")
    assert sentences(place, "people/p-xxxxx2") == []
    assert sentences(place, "people/p-xxxxx3") == [
        "Bas Pos: signed up; after the talk about the intake a couple can be sought"
    ]


PROPOSED = COUPLE.replace("running", "proposed").replace("2026", "2027") + "match: {decided: 2026-02-02}\n"
WAITING = (
    "Aagje Brandsma and Wim Terpstra: proposed, and nothing is decided or logged since 2026-02-02; "
    "both wait for a yes or a no"
)


def test_a_proposal_that_lies_for_over_a_month_is_named_until_it_is_decided(place: Folder) -> None:
    (place.path / "logs/2026-02-02-start.yaml").unlink()
    place.write({"couples/koppel-1.yaml": PROPOSED})
    assert WAITING not in sentences(place, "couples/koppel-1", "2026-03-05")
    assert WAITING in sentences(place, "couples/koppel-1", "2026-03-06")
    place.write({"logs/een.yaml": "{date: 2026-03-01, about: couples/koppel-1, kind: contact, title: gebeld}"})
    assert sentences(place, "couples/koppel-1", "2026-03-06") == []
    assert sentences(place, "couples/koppel-1", "2026-04-02") == [WAITING.replace("02-02", "03-01")]
    resolve(place, "couples/koppel-1", "nothing is decided", "agreed", today="2026-04-02")
    assert sentences(place, "couples/koppel-1", "2026-04-02") == []


def test_a_period_that_ended_asks_for_its_closing(place: Folder) -> None:
    def ended(today: str) -> list[str]:
        return [what for _urgency, _due, what in told(place, "couples/koppel-1", today) if "ended" in what]

    assert ended("2026-04-30") == []
    assert len(ended("2026-05-01")) == 1


def command(folder: Folder, about: str, part: str, today: str) -> str:
    """What a reminder says to type."""
    steps = folder.run("status", "--format", "json", HYBRIDE_TODAY=today).json
    return str(next(step["command"] for step in steps if step["about"] == about and part in step["what"]))


def test_a_period_that_ended_leads_to_the_step_that_closes_a_couple(place: Folder) -> None:
    assert command(place, "couples/koppel-1", "ended", "2026-05-01") == "hybride close couples/koppel-1"


def test_a_couple_that_started_and_still_stands_as_agreed_is_named_once_its_start_talk_was(place: Folder) -> None:
    place.write({"couples/koppel-1.yaml": COUPLE.replace("running", "agreed")})
    agreed = "Aagje Brandsma and Wim Terpstra: the period began on 2026-02-02, and the couple still stands as agreed"
    assert agreed not in sentences(place, "couples/koppel-1", "2026-02-01")
    assert agreed in sentences(place, "couples/koppel-1", "2026-02-02")
    assert command(place, "couples/koppel-1", "stands as agreed", "2026-02-03") == "hybride start couples/koppel-1"
    place.write({"couples/koppel-1.yaml": COUPLE})
    assert agreed not in sentences(place, "couples/koppel-1", "2026-02-03")


def test_a_couple_that_never_began_is_named_once_when_its_period_is_over(folder: Folder) -> None:
    folder.write({**BASE, "couples/koppel-1.yaml": COUPLE.replace("running", "agreed")})
    over = "Aagje Brandsma and Wim Terpstra: the period ended on 2026-04-30, and the couple still stands as agreed"
    assert over not in sentences(folder, "couples/koppel-1", "2026-04-30")
    assert sentences(folder, "couples/koppel-1", "2026-05-01") == [over]
    resolve(folder, "couples/koppel-1", "ended", "time", today="2026-05-01")
    assert sentences(folder, "couples/koppel-1", "2026-05-01") == []


ENVIRONMENT = "name: Meetlab\npartners: [school-vecht]\nstatus: running\nperiod: {start: 2025-09-01, end: 2026-03-19}\n"


def test_a_learning_environment_whose_period_ended_is_named_the_day_after(place: Folder) -> None:
    place.write({"environments/meetlab.yaml": ENVIRONMENT})
    ended = "Meetlab: the period ended on 2026-03-19, and it still stands as running"
    assert ended not in sentences(place, "environments/meetlab", "2026-03-19")
    assert ended in sentences(place, "environments/meetlab")
    resolve(place, "environments/meetlab", "ended", "klaar")
    assert ended not in sentences(place, "environments/meetlab")


def test_a_follow_up_is_named_a_week_or_two_ahead_with_its_owner_and_ticked_off_by_its_command(place: Folder) -> None:
    """The one of a couple that has ended is no reminder."""
    entry = STARTED + "follow_up:\n  - {what: lokaal regelen, owner: p-b2c3d4, due: 2026-04-01}\n"
    place.write({"logs/2026-02-02-start.yaml": entry})
    assert told(place, "logs/2026-02-02-start", "2026-03-17") == []
    assert told(place, "logs/2026-02-02-start") == [
        (3, "2026-04-01", "lokaal regelen (Aagje Brandsma), due 2026-04-01")
    ]
    place.write({"couples/koppel-1.yaml": COUPLE.replace("running", "stopped")})
    assert told(place, "logs/2026-02-02-start") == []
    place.write({"couples/koppel-1.yaml": COUPLE})
    resolve(place, "logs/2026-02-02-start", "lokaal")
    assert told(place, "logs/2026-02-02-start") == []


ROUND = """
instrument: cooperation
about: partnership
asked: [people/p-b2c3d4, people/p-d5f6g7]
due: 2026-03-25
"""
ANSWER = "instrument: cooperation\nabout: partnership\nround: voorjaar\ndate: 2026-03-19\nas: partner\n"


def test_a_round_names_who_has_not_answered(place: Folder) -> None:
    place.write({"rounds/voorjaar.yaml": ROUND})
    [(urgency, due, what)] = told(place, "rounds/voorjaar")
    assert (urgency, due) == (3, "2026-03-25")
    assert what == "2 answers are missing to Cooperation, due 2026-03-25: Aagje Brandsma, Wim Terpstra"
    resolve(place, "rounds/voorjaar", "missing", "2026-03-19")
    assert told(place, "rounds/voorjaar")[0][2].endswith(": Wim Terpstra")
    place.write({"reflections/b.yaml": ANSWER + "partner: bakkerij-eem\n"})
    assert told(place, "rounds/voorjaar") == []


@pytest.mark.parametrize("status", ["closed", "stopped", "declined"])
def test_a_round_about_a_couple_that_has_ended_is_left_alone(place: Folder, status: str) -> None:
    place.write({"rounds/voorjaar.yaml": ROUND.replace("partnership", "couples/koppel-1")})
    assert len(told(place, "rounds/voorjaar")) == 1
    place.write({"couples/koppel-1.yaml": COUPLE.replace("running", status)})
    assert told(place, "rounds/voorjaar") == []


@pytest.mark.parametrize("status", ["ended", "withdrawn"])
def test_a_follow_up_about_an_agreement_that_has_ended_is_left_alone(place: Folder, status: str) -> None:
    entry = "date: 2026-03-01\nkind: meeting\nabout: agreements/afspraken\ntitle: overleg\n"
    place.write({"logs/overleg.yaml": entry + "follow_up: [{what: tekst sturen, due: 2026-03-10}]\n"})
    place.write({"agreements/afspraken.yaml": AGREEMENT})
    assert len(told(place, "logs/overleg")) == 1
    place.write({"agreements/afspraken.yaml": AGREEMENT.replace("signed", status)})
    assert told(place, "logs/overleg") == []


def test_a_round_of_more_than_a_quarter_ago_is_history(place: Folder) -> None:
    place.write({"rounds/voorjaar.yaml": ROUND})
    assert len(told(place, "rounds/voorjaar", "2026-06-25")) == 1
    assert told(place, "rounds/voorjaar", "2026-06-26") == []


AGREEMENT = "title: Afspraken\nkind: cooperation\nstatus: signed\nstart: 2025-09-01\nend: 2026-02-28\n"
ADDENDUM = (
    "title: Verlenging\nkind: addendum\nstatus: signed\nextends: afspraken\nstart: 2026-02-01\n"
    "changes: [{field: end, old: 2026-02-28, new: 2026-06-30}]\n"
)


def test_an_agreement_that_ended_is_named_by_the_day_that_its_addenda_make_it(place: Folder) -> None:
    place.write({"agreements/afspraken.yaml": AGREEMENT})

    def ended(today: str) -> list[str]:
        return [due for _urgency, due, what in told(place, "agreements/afspraken", today) if "still stands" in what]

    assert ended(TODAY) == ["2026-02-28"]
    place.write({"agreements/verlenging.yaml": ADDENDUM})
    assert ended(TODAY) == []
    assert ended("2026-07-01") == ["2026-06-30"]


COVENANT = """
title: Convenant
kind: covenant
status: offered
start: 2026-04-01
end: 2028-03-31
parties:
  - {partner: school-vecht, signatories: [{person: p-b2c3d4, signed: 2026-03-18}]}
  - {partner: bakkerij-eem, signatories: [{person: p-d5f6g7}]}
signing: {date: 2026-03-16}
evaluation: {by: people/p-b2c3d4, dates: [2026-06-30, 2027-06-30]}
"""


def test_signatures_that_are_missing_are_named_with_their_agreement_and_then_that_it_counts_as_signed(
    place: Folder,
) -> None:
    place.write({"agreements/convenant.yaml": COVENANT})
    assert "Convenant: 1 of 2 signatures is missing: Wim Terpstra" in sentences(place, "agreements/convenant")
    resolve(place, "agreements/convenant", "missing", "2026-03-19")
    all_signed = "Convenant: everybody has signed, and it still stands as offered"
    assert [what for what in sentences(place, "agreements/convenant") if "sign" in what] == [all_signed]
    resolve(place, "agreements/convenant", "everybody")
    assert all_signed not in sentences(place, "agreements/convenant")


def test_signatures_are_missed_also_where_no_day_was_noted(folder: Folder) -> None:
    folder.write({**BASE, "agreements/convenant.yaml": COVENANT.replace("signing: {date: 2026-03-16}\n", "")})
    missing = (3, None, "Convenant: 1 of 2 signatures is missing: Wim Terpstra")
    assert missing in told(folder, "agreements/convenant")
    resolve(folder, "agreements/convenant", "missing", "2026-03-19")
    assert missing not in told(folder, "agreements/convenant")


def test_the_day_of_an_evaluation_is_named_two_weeks_ahead_until_something_is_logged(place: Folder) -> None:
    place.write({"agreements/convenant.yaml": COVENANT.replace("offered", "signed")})

    def evaluation(today: str) -> list[str]:
        return [what for what in sentences(place, "agreements/convenant", today) if "evaluation" in what]

    assert evaluation("2026-06-15") == []
    assert evaluation("2026-06-16") == ["Convenant: evaluation on 2026-06-30"]
    assert evaluation("2026-07-01") == ["Convenant: nothing is logged about the evaluation of 2026-06-30"]
    resolve(place, "agreements/convenant", "evaluation", "gedaan", today="2026-07-01")
    assert evaluation("2026-07-01") == []
    assert evaluation("2027-06-17") == ["Convenant: evaluation on 2027-06-30"]
    resolve(place, "agreements/convenant", "evaluation", "2027-09-15", today="2027-06-17")
    assert evaluation("2027-06-17") == []


def stage_lines(folder: Folder, today: str = TODAY) -> list[str]:
    return [what for what in sentences(folder, "partnership", today) if "stands as:" in what]


def test_a_partnership_that_is_further_than_its_stage_says_is_told_so_step_by_step(folder: Folder) -> None:
    folder.write({**BASE, "agreements/convenant.yaml": COVENANT.replace("offered", "draft")})
    assert stage_lines(folder) == ["Convenant is being made, and the partnership still stands as: exploration"]
    resolve(folder, "partnership", "stands as:")
    assert stage_lines(folder) == []
    folder.write({"agreements/convenant.yaml": COVENANT.replace("offered", "signed")})
    assert stage_lines(folder, "2026-03-31") == []
    assert stage_lines(folder, "2026-04-01") == [
        "Convenant is in force, and the partnership still stands as: agreements"
    ]
    resolve(folder, "partnership", "stands as:", today="2026-04-01")
    assert stage_lines(folder, "2026-04-01") == []


@pytest.mark.parametrize(("form", "lines"), [("trial", 0), ("twinning", 1)])
def test_a_couple_under_way_shows_that_the_partnership_runs_but_a_trial_does_not(
    place: Folder, form: str, lines: int
) -> None:
    place.write({"couples/koppel-1.yaml": COUPLE + f"form: {form}\n"})
    assert len(stage_lines(place)) == lines


def test_a_partnership_whose_period_ended_is_asked_to_evaluate(folder: Folder) -> None:
    folder.write({"partnership.yaml": "name: Proef\nstage: running\nperiod: {start: 2025-03-01, end: 2026-03-19}\n"})
    assert stage_lines(folder, "2026-03-19") == []
    assert len(stage_lines(folder)) == 1
    resolve(folder, "partnership", "stands as:")
    assert stage_lines(folder) == []


GRANT = "funder: school-vecht\nstatus: granted\nreports:\n  - {due: 2026-05-19, kind: interim}\n"


def test_a_report_to_a_funder_is_named_two_months_ahead_until_it_is_sent(place: Folder) -> None:
    place.write({"grants/fonds.yaml": GRANT})
    assert told(place, "grants/fonds") == [(3, "2026-05-19", "report to School Vecht, due 2026-05-19")]
    assert told(place, "grants/fonds", "2026-03-19") == []
    resolve(place, "grants/fonds", "report", "2026-03-20")
    assert told(place, "grants/fonds") == []
    place.write({"grants/fonds.yaml": GRANT.replace("granted", "applied")})
    assert told(place, "grants/fonds") == []


def test_what_was_changed_by_hand_is_named_with_the_command_that_keeps_it(place: Folder) -> None:
    place.under_git().commit("begin")
    assert "in no version" not in place.run("status", "--all").stdout
    place.write({"partners/bakkerij-eem.yaml": "name: Bakkerij Eem en Zoon\nkind: company\n"})
    place.write({"terms/koppel.yaml": "term: koppel\n"})
    result = place.run("status", "--all")
    assert "2 changed files are in no version yet: partners/bakkerij-eem.yaml, terms/koppel.yaml" in result.stdout
    assert 'git add . ; git commit -m "…"' in result.stdout


@pytest.mark.parametrize(
    ("cwd", "words", "start"),
    [(".", (), "git"), ("logs", (), 'git -C ".."'), ("..", ("-C", "here"), 'git -C "here"')],
)
def test_that_command_works_from_anywhere_also_for_who_has_told_git_no_name(
    place: Folder, cwd: str, words: tuple[str, ...], start: str
) -> None:
    place.under_git().commit("begin")
    place.git("config", "user.useConfigOnly", "true")
    place.write({"terms/koppel.yaml": "term: koppel\n"})
    steps = place.run(*words, "status", "--format", "json", cwd=cwd).json
    [command] = [step["command"] for step in steps if step["what"].startswith("1 changed file is in no version")]
    assert command.startswith(f'{start} config user.name "…" ; {start} config user.email "…" ; {start} add . ; ')
    for part in command.replace("…", "Noor").split(" ; "):
        subprocess.run(shlex.split(part), cwd=place.path / cwd, check=True, capture_output=True)
    assert "in no version" not in place.run("status", "--all").stdout
    place.write({"terms/koppel.yaml": "term: duo\n"})
    assert f'    {start} add . ; {start} commit -m "…"' in place.run(*words, "status", "--all", cwd=cwd).lines


def test_outside_git_nothing_is_said_of_versions(place: Folder) -> None:
    assert "version" not in place.run("status", "--all").stdout


def test_one_screen_shows_six_things_at_most_two_of_one_kind_and_says_how_many_more(place: Folder) -> None:
    items = "".join(f"  - {{what: zaak {n}, due: 2026-03-{n:02}}}\n" for n in range(1, 13))
    dates = "reports: [{due: 2026-03-01}, {due: 2026-03-02}, {due: 2026-03-03}]\n"
    grant = f"funder: school-vecht\nstatus: granted\n{dates}"
    place.write({"logs/2026-02-02-start.yaml": STARTED + "follow_up:\n" + items, "rounds/voorjaar.yaml": ROUND})
    place.write({"grants/fonds.yaml": grant})
    every = place.run("status", "--format", "json", HYBRIDE_TODAY=TODAY).json
    screen = place.run("status", HYBRIDE_TODAY=TODAY).lines
    shown = [line for line in screen if line.startswith("    ")]
    assert len(shown) == 6
    assert [line for line in screen if "zaak" in line] == ["zaak 1, due 2026-03-01", "zaak 2, due 2026-03-02"]
    assert screen[-1] == f"and {len(every) - len(shown)} more: hybride status --all"
    assert len([line for line in place.run("status", "--all", HYBRIDE_TODAY=TODAY).lines if "zaak" in line]) == 12


def test_where_there_is_room_more_of_one_kind_is_shown(folder: Folder) -> None:
    items = "".join(f"  - {{what: zaak {n}, due: 2026-03-{n:02}}}\n" for n in range(1, 5))
    folder.write({**BASE, "logs/a.yaml": f"date: 2026-02-02\nabout: partnership\ntitle: t\nfollow_up:\n{items}"})
    screen = folder.run("status", HYBRIDE_TODAY=TODAY).lines
    assert [line for line in screen if "zaak" in line] == [f"zaak {n}, due 2026-03-0{n}" for n in range(1, 5)]
    assert "more" not in screen[-1]


def test_what_is_told_above_is_not_counted_again_among_the_advice(folder: Folder) -> None:
    """
    --- partnership.yaml
    name: Proef
    waivers: [{rule: koppel}]
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    retention: {until: 2026-03-01, ground: overeenkomst}
    """
    found = folder.run("check", "--format", "json", HYBRIDE_TODAY=TODAY).json
    rules = ["waiver-is-complete", "personal-data-go-when-their-time-is-over"]
    assert [item["rule"] for item in found if item["severity"] == "warning"] == rules
    assert len(told(folder, "people/p-b2c3d4")) == 1
    assert "1 point of good practice to look at" in sentences(folder, "partnership")


def test_the_most_urgent_comes_first(place: Folder) -> None:
    place.write({"rounds/voorjaar.yaml": ROUND, "grants/fonds.yaml": GRANT})
    steps = place.run("status", "--format", "json", HYBRIDE_TODAY=TODAY).json
    assert [step["urgency"] for step in steps] == sorted(step["urgency"] for step in steps)
    assert set(steps[0]) == {"urgency", "due", "about", "what", "command"}


def test_errors_come_before_all_else(place: Folder) -> None:
    place.write({"partners/fout.yaml": "name: Zonder soort\n"})
    result = place.run("status", HYBRIDE_TODAY=TODAY)
    assert result.lines[3:5] == ["1 error in the records: kind is missing (partners/fout.yaml)", "    hybride check"]
    assert result.status == 1


def test_at_an_earlier_day_it_says_what_needed_attention_then(place: Folder) -> None:
    place.under_git().commit("begin", day="2026-03-05")
    place.write({"terms/koppel.yaml": "term: koppel\n"})
    result = place.run("status", "--all", "--at", "2026-03-06")
    assert "midway talk on 2026-03-18" in result.stdout
    assert "in no version" not in result.stdout


def test_a_new_partnership_is_told_what_to_begin_with(folder: Folder) -> None:
    assert [line for line in folder.run("status").lines if line.startswith("    ")] == [
        "    hybride add partner",
        "    hybride add person",
    ]


def test_a_partnership_that_explores_is_asked_for_talks_and_not_for_couples(folder: Folder) -> None:
    folder.write(BASE)

    def commands() -> list[str]:
        return [line.strip() for line in folder.run("status").lines if line.startswith("    ")]

    assert commands() == ["hybride log … -k contact '…'"]
    folder.write(
        {"logs/a.yaml": "date: 2026-02-02\nabout: partners/school-vecht\nkind: contact\ntitle: kennismaking\n"}
    )
    assert commands() == ["hybride set partnership stage=designing"]
    folder.write({"partnership.yaml": "name: Proef\nstage: designing\n"})
    assert "hybride add goal" in commands()
    assert "hybride add couple" not in commands()


def test_a_partnership_that_runs_is_asked_for_its_period_from_which_much_is_counted(place: Folder) -> None:
    asked = "No period yet: from when to when does the partnership last?"
    goal, agreement = {"goals/koppels.yaml": "title: Koppels\n"}, {"agreements/convenant.yaml": COVENANT}
    place.write({"partnership.yaml": "name: Proef\nstage: agreeing\n", **goal, **agreement})
    assert asked not in sentences(place, "partnership")
    place.write({"partnership.yaml": "name: Proef\nstage: running\n"})
    assert asked in sentences(place, "partnership")
    resolve(place, "partnership", "No period", "2026-01-01", "2027-12-31")
    assert asked not in sentences(place, "partnership")


def test_one_record_does_not_fill_the_screen(place: Folder) -> None:
    plan = "activities: [{activity: shadow-day, date: 2026-04-20, hours: 20, status: planned}]\n"
    items = "follow_up: [{what: zaak 1, due: 2026-03-19}, {what: zaak 2, due: 2026-03-19}]\n"
    place.write({"couples/koppel-1.yaml": COUPLE + plan, "rounds/voorjaar.yaml": ROUND})
    place.write({"logs/a.yaml": "date: 2026-03-02\nabout: partnership\ntitle: overleg\n" + items})
    place.write({"grants/fonds.yaml": GRANT.replace("05-19", "03-19")})
    about_couple = sentences(place, "couples/koppel-1")
    assert len(about_couple) == 3  # nothing logged, too few hours, no midway talk
    screen = place.run("status", HYBRIDE_TODAY=TODAY).lines
    assert [line for line in screen if line in about_couple] == about_couple[:2]


def test_what_is_good_to_do_comes_after_what_is_late(folder: Folder) -> None:
    folder.write({"partnership.yaml": "name: Proef\nstage: running\nperiod: {start: 2025-01-01, end: 2028-12-31}\n"})
    weights = {what: urgency for urgency, _due, what in told(folder, "partnership")}
    assert weights["no success is logged as shared yet"] == 4
    assert weights["no reflection of the partners is on record yet"] == 2
