"""The command line as a person meets it: options, words, exit statuses, and what the reading verbs show."""

import contextlib
import csv
import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import CHARTER, Folder, structural
from judge import accepts

import hybridecli
from hybridecli.records import kinds
from hybridecli.shipped import templates_folder

RIVIERENLAND = {
    "partnership.yaml": """\
name: Hybride Techniek Rivierenland
lead: school-rivier
coordinators: [p-k7f3xq]
stage: running
""",
    "partners/school-rivier.yaml": """\
name: School Rivierenland
kind: school
municipalities: [Tiel, Buren]
staff: 180
""",
    "partners/school-maas.yaml": "name: School Maas en Waal\nkind: school\njoined: 2025-09\n",
    "partners/rijnmetaal.yaml": """\
name: Rijnmetaal
kind: company
municipalities: [Geldermalsen]
staff: 45
joined: 2025-09-01
contact: p-w5mkbb
contributions:
  - {what: begeleiding, kind: time, amount: 120.5, unit: hours}
notes:
""",
    "people/p-k7f3xq.yaml": "name: Aylin Demir\npartner: school-rivier\nroles: [{role: coordinator}]\n",
    "people/p-t4wrzz.yaml": "name: Jelle Vermeer\npartner: school-rivier\nfunction: docent natuurkunde\n",
    "people/p-w5mkbb.yaml": "name: Samira Haddou\npartner: rijnmetaal\nphone: 0612345678\n",
    "couples/koppel-2026-01.yaml": """\
members:
  - {person: p-t4wrzz, goals: [{key: meten, goal: een practicum ontwerpen}]}
  - person: p-w5mkbb
period: {start: 2026-02-02, end: 2026-04-30}
status: running
coach: p-k7f3xq
vog: false
""",
    "couples/2026/koppel-2026-02.yaml": """\
members:
  - person: p-t4wrzz
  - partner: rijnmetaal
status: proposed
""",
    "agreements/covenant-rivierenland.yaml": """\
title: Convenant Hybride Techniek Rivierenland
kind: covenant
status: signed
start: 2026-02-01
end: 2028-08-31
parties:
  - partner: school-rivier
    signatories: [{person: p-k7f3xq, signed: 2026-01-30}]
  - partner: rijnmetaal
notice_months: 6
""",
    "agreements/addendum-1.yaml": """\
title: Verlenging
kind: addendum
status: signed
extends: covenant-rivierenland
start: 2027-01-01
changes:
  - {field: end, old: 2028-08-31, new: 2029-08-31}
  - {field: notice_months, old: 6, new: 3}
parties: [{partner: school-rivier}]
""",
    "agreements/addendum-2.yaml": """\
title: Nog niet getekend
kind: addendum
status: offered
extends: covenant-rivierenland
start: 2027-01-01
changes: [{field: end, old: 2029-08-31, new: 2035-08-31}]
""",
    "logs/2026/2026-02-12-meelopen.yaml": """\
date: 2026-02-12
kind: activity
about: couples/koppel-2026-01
title: Een dag meelopen
hours: 7
learned: Het rooster bepaalt alles.
""",
    "logs/2026/2026-02.yaml": "date: 2026-02\nabout: partners/rijnmetaal\ntitle: Kennismaking | café <b>\nhours: 1.5\n",
    "logs/2017.yaml": "date: 2017\nkind: contact\nabout: partnership\ntitle: Eerste gesprek\n",
}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, git_template: Path) -> Folder:
    """A sound partnership that the tests only read."""
    return Folder(tmp_path_factory.mktemp("rivierenland"), git_template).write(RIVIERENLAND)


def ids(folder: Folder, *words: str) -> list[str]:
    """The ids that `list` gives."""
    result = folder.run("list", *words, "--format", "json")
    assert (result.stderr, result.status) == ("", 0)
    return [item["id"] for item in result.json]


def refused(folder: Folder, *words: str, status: int = 2) -> str:
    """What is said of a command that is refused; nothing goes to stdout."""
    result = folder.run(*words)
    assert result.status == status, result
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


# statuses and options


@pytest.mark.parametrize(
    "words",
    [
        ["list", "partners", "-C", "{}"],
        ["-C", "{}", "list", "partners"],
        ["--directory", "{}", "list", "partners"],
        ["list", "--directory", "{}", "partners"],
        ["list", "-C{}", "partners"],
        ["-C", "nergens", "list", "partners", "-C", "{}"],
    ],
)
def test_a_global_option_stands_before_or_after_the_verb(here: Folder, words: list[str]) -> None:
    result = here.run(*(word.format(here.path) for word in words), cwd="/")
    assert result.status == 0
    assert "Rijnmetaal" in result.stdout


@pytest.mark.parametrize("below", ["couples", "couples/2026", "logs/2026"])
def test_a_command_works_in_a_subfolder(here: Folder, below: str) -> None:
    assert here.run("show", "rijnmetaal", cwd=below).stdout == here.run("show", "rijnmetaal").stdout
    assert here.faults("-C", below) == []


@pytest.mark.parametrize("place", ["twee woorden", "Café Ω 東京", "met'aanhaling\"", "#nr 1"])
def test_a_folder_may_have_any_name(bare_folder: Folder, place: str) -> None:
    bare_folder.write({f"{place}/{path}": text for path, text in RIVIERENLAND.items()})
    assert bare_folder.run("-C", place, "show", "rijnmetaal").status == 0
    assert structural(bare_folder.start("-C", place, "check", "--format", "json")) == []


@pytest.mark.parametrize("words", ["list partners", "show rijnmetaal", "check", "search Tiel", "status", "-C . check"])
def test_outside_a_partnership(bare_folder: Folder, words: str) -> None:
    said = refused(bare_folder, *words.split())
    assert "is not in a partnership folder" in said
    assert "hybride init" in said


def test_without_a_verb_the_options_are_those_of_status(here: Folder) -> None:
    for words in ("--format json", "-C . --format json", "--format json -C .", "--all", "--no-commit --format csv"):
        assert here.run(*words.split()) == here.run("status", *words.split()), words
    assert here.run("--format", "json").json


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--format json list couples", "hybride list couples --format json"),
        ("-C . --where status=running list couples", "hybride list couples -C . --where status=running"),
        ("--formaat json", "--formaat"),
        ("--where status=running", "--where"),
        ("--format", "--format"),
        ("--format xml", "table"),
    ],
)
def test_an_option_of_a_verb_stands_behind_it(here: Folder, words: str, said: str) -> None:
    assert said in refused(here, *words.split())


def test_explaining_works_outside_a_partnership(bare_folder: Folder) -> None:
    assert bare_folder.run("explain", "couples.period.start").status == 0
    assert bare_folder.run("explain", "kinds").status == 0
    assert bare_folder.run("schema", "couples").status == 0


def test_a_folder_that_is_not_there(here: Folder) -> None:
    assert "there is no folder nergens" in refused(here, "-C", "nergens", "list", "partners")
    assert "there is no folder README" in refused(here, "-C", "README", "status")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("lst partners", "list"),
        ("couple", "couple"),
        ("chekc", "check"),
        ("list", "KIND"),
        ("show", "RECORD"),
        ("list partners --formaat json", "--format"),
        ("list partners --format xml", "table"),
        ("show rijnmetaal te veel", "te"),
        ("list partner --format", "--format"),
        ("--nope", "--nope"),
        ("list partnerz", "did you mean partner?"),
        ("list kopels", "did you mean koppels?"),
        ("list qqq", "the kinds are: partnership, partners"),
        ("show rijnmetal", "did you mean partners/rijnmetaal?"),
        ("show zzzzzz", "hybride list KIND"),
        ("show partners/zzz", "there is no record"),
        ("show zus/rijnmetaal", "is not the path of a record"),
        ("show ../..", "is not the path of a record"),
        ("show /", "is not the path of a record"),
        ("show partnerships", "did you mean partnership?"),
        ("show partners/../people/rijnmetaal", "there is no record"),
        ("list partners --where knd=school", "did you mean kind?"),
        ("list partners --where legal.nam=x", "did you mean name?"),
        ("list people --where partner.knd=school", "did you mean kind?"),
        ("list partners --where kind", "FIELD=VALUE"),
        ("list partners --where =x", "FIELD=VALUE"),
        ("list partners --where staff=a..b", "range of numbers"),
        ("list logs --where date=gister..", "is not a date"),
        ("list partners --without knd=school", "did you mean kind?"),
        ("list partners --sort naam", "there is no field naam"),
        ("list partners --columns name,knd", "did you mean kind?"),
        ("list logs --where date=ooit", "is not a date"),
        ("list partners --where kind=schol", "did you mean school?"),
        ("list couples --where status=loop", "did you mean running (loopt)?"),
        ("list couples --where vog=misschien", "true or false"),
        ("list people --where partner=rijnmetal", "did you mean partners/rijnmetaal?"),
        ("list logs --where about=zzzzzz", "there is no record"),
        ("list logs --where date=2026-03..2026-01", "the end is before the start"),
        ("show school", "several records"),
        ("list partners --where staff=veel", "is not a whole number"),
        ("show covenant-rivierenland --on ooit", "is not a date"),
        ("show rijnmetaal --on 2026-01-01", "only agreements"),
        ("explain partnrs", "did you mean partners?"),
        ("explain partners.nam", "did you mean name?"),
        ("schema partnerz", "did you mean partner?"),
    ],
)
def test_what_is_typed_wrong_is_refused_with_what_there_is(here: Folder, words: str, said: str) -> None:
    assert said in refused(here, *words.split())


@pytest.mark.parametrize("words", [["--at", ""], ["-C", ".", "--at="]])
def test_an_empty_moment_is_not_now(here: Folder, words: list[str]) -> None:
    assert refused(here, "list", "partners", *words, status=1 if not (here.path / ".git").exists() else 2)
    assert "is not a date" in refused(here, "show", "covenant-rivierenland", "--on", "")


def test_a_bad_day_of_today_is_typed_wrong(here: Folder) -> None:
    result = here.run("list", "logs", "--where", "date=..today", HYBRIDE_TODAY="vandaag")
    assert result.status == 2
    assert "HYBRIDE_TODAY" in result.stderr


def test_version_and_help(here: Folder) -> None:
    assert here.run("--version").stdout == f"{hybridecli.__version__}\n"
    assert here.run("list", "--version").stdout == f"{hybridecli.__version__}\n"
    assert here.start("--version").stdout == f"{hybridecli.__version__}\n"
    whole = here.run("--help")
    assert whole.status == 0
    for verb in (
        "list",
        "show",
        "search",
        "check",
        "explain",
        "document",
        "verify",
        "init",
        "demo",
        "status",
        "schema",
    ):
        assert re.search(rf"^  {verb} ", whole.stdout, re.MULTILINE), verb
        assert here.run(verb, "--help").status == 0
    assert whole.stdout.index("every day") < whole.stdout.index("keeping")
    assert "--at" in here.run("list", "--help").stdout


def test_hybride_alone_is_the_status_and_outside_the_help(here: Folder, bare_folder: Folder) -> None:
    assert here.run().stdout == here.run("status").stdout
    assert "Hybride Techniek Rivierenland" in here.run().stdout
    alone = bare_folder.run()
    assert (alone.stdout, alone.status) == (bare_folder.run("--help").stdout, 0)
    assert "Rivierenland" in bare_folder.run("-C", str(here.path)).stdout


def test_the_command_as_a_process(here: Folder) -> None:
    assert here.start("list", "partners").status == 0
    wrong = here.start("list", "partnerz")
    assert (wrong.stdout, wrong.status) == ("", 2)
    assert here.start("lst").status == 2
    result = here.start("check", "--format", "json", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert structural(result) == []


def test_a_terminal_without_our_letters_still_shows_the_rest(here: Folder) -> None:
    result = here.start("list", "logs", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert result.status == 0
    assert "caf\\xe9" in result.stdout


def test_a_fault_in_the_program_is_70_and_asks_for_a_report(here: Folder) -> None:
    code = (
        "import sys; from hybridecli import selection, __main__\n"
        "del selection.search\n"  # stands for any fault of ours
        "sys.argv = ['hybride', 'search', 'Tiel']\n"
        "__main__.main()"
    )
    made = subprocess.run([sys.executable, "-c", code], cwd=here.path, capture_output=True, text=True, timeout=60)
    assert made.returncode == 70
    assert "report" in made.stderr
    assert "HYBRIDE_DEBUG=1" in made.stderr
    assert "Traceback" not in made.stderr


def test_interrupted_is_130(bare_folder: Folder) -> None:
    """A question in a terminal is interrupted with control-C."""
    leader, terminal = pty.openpty()
    made = subprocess.Popen(
        [sys.executable, "-m", "hybridecli", "init", "nieuw"],
        cwd=bare_folder.path,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    shown = b""
    while b"?" not in shown and select.select([leader], [], [], 20)[0]:
        shown += os.read(leader, 4096)
    for _again in range(20):  # a signal that comes just before the question waits for an answer is not heard
        made.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            made.wait(1)
            break
    assert made.wait(1) == 130
    os.close(leader)
    assert not (bare_folder.path / "nieuw").exists()


def test_a_reader_that_stops_reading_is_no_fault(here: Folder) -> None:
    for number in range(400):
        here.write({f"terms/woord-{number}.yaml": f"term: woord {number}\ndefinition: {'lang ' * 60}\n"})
    command = f"{sys.executable} -m hybridecli list terms --format json | head -1; exit ${{PIPESTATUS[0]}}"
    made = subprocess.run(["bash", "-c", command], cwd=here.path, capture_output=True, text=True, timeout=60)
    assert (made.stdout, made.stderr, made.returncode) == ("[\n", "", 0)
    for path in (here.path / "terms").iterdir():
        path.unlink()


# which record


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("partners/rijnmetaal.yaml", "partners/rijnmetaal.yaml"),
        ("partners/rijnmetaal", "partners/rijnmetaal.yaml"),
        ("./partners/rijnmetaal.yaml", "partners/rijnmetaal.yaml"),
        ("partners\\rijnmetaal.yaml", "partners/rijnmetaal.yaml"),
        ("partner/rijnmetaal", "partners/rijnmetaal.yaml"),
        ("couples/2026/koppel-2026-02.yaml", "couples/2026/koppel-2026-02.yaml"),
        ("couples/koppel-2026-02", "couples/2026/koppel-2026-02.yaml"),
        ("koppels/koppel-2026-02", "couples/2026/koppel-2026-02.yaml"),
        ("couples/../partners/rijnmetaal", "partners/rijnmetaal.yaml"),
        ("templates/instruments/cooperation.yaml", "instruments/cooperation.yaml"),
        ("rijnmetaal", "partners/rijnmetaal.yaml"),
        ("rijnmetaal.yaml", "partners/rijnmetaal.yaml"),
        ("p-t4wrzz", "people/p-t4wrzz.yaml"),
        ("Jelle Vermeer", "people/p-t4wrzz.yaml"),
        ("jelle vermeer", "people/p-t4wrzz.yaml"),
        ("vermeer", "people/p-t4wrzz.yaml"),
        ("School Rivierenland", "partners/school-rivier.yaml"),
        ("convenant", "agreements/covenant-rivierenland.yaml"),
        ("partnership", "partnership.yaml"),
        ("partnership.yaml", "partnership.yaml"),
    ],
)
def test_how_a_record_is_named(here: Folder, word: str, found: str) -> None:
    result = here.run("show", word, "--format", "json")
    assert result.status == 0, result.stderr
    assert result.json["path"] == found


def test_a_path_is_also_read_from_the_folder_that_one_stands_in(here: Folder) -> None:
    result = here.run("show", "koppel-2026-02.yaml", "--format", "json", cwd="couples/2026")
    assert result.json["path"] == "couples/2026/koppel-2026-02.yaml"
    result = here.run("show", str(here.path / "partners/rijnmetaal.yaml"), "--format", "json", cwd="couples")
    assert result.json["path"] == "partners/rijnmetaal.yaml"


def test_an_exact_name_goes_before_a_part(folder: Folder) -> None:
    """
    --- partners/een.yaml
    name: Rijn
    kind: company
    --- partners/twee.yaml
    name: Rijnmetaal
    kind: company
    --- partners/metaal.yaml
    name: Iets anders
    kind: company
    """
    assert folder.run("show", "rijn", "--format", "json").json["id"] == "een"
    assert folder.run("show", "metaal", "--format", "json").json["id"] == "metaal"


def test_a_name_is_found_without_its_accents(folder: Folder) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Ümit Yıldız
    --- people/p-bbbbbb.yaml
    name: Noor
    --- people/p-cccccc.yaml
    name: Noör
    --- partners/rd.yaml
    name: R&D Noord
    kind: company
    """
    for word in ("umit", "UMIT YILDIZ", "Ümit", "yildiz"):
        assert folder.run("show", word, "--format", "json").json["id"] == "p-aaaaaa"
    assert folder.run("show", "noör", "--format", "json").json["id"] == "p-cccccc"
    assert folder.run("show", "noor", "--format", "json").json["id"] == "p-bbbbbb"
    assert folder.run("show", "r&d", "--format", "json").json["id"] == "rd"
    assert "there is no record" in refused(folder, "show", "!")


def test_a_part_of_a_name_is_first_that_of_a_person_a_partner_or_a_couple(folder: Folder) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Marek Nowak
    --- logs/2026/2026-01-01-marek.yaml
    {date: 2026-01-01, about: partnership, title: gesprek met Marek}
    --- goals/lessen.yaml
    title: meer gastlessen met Marek
    --- groups/kring.yaml
    name: Kring
    --- partners/kring-west.yaml
    {name: Kring West, kind: company}
    --- logs/2026/2026-01-02-boot.yaml
    {date: 2026-01-02, about: partnership, title: boottocht}
    """
    assert folder.run("show", "marek", "--format", "json").json["id"] == "p-aaaaaa"
    assert folder.run("show", "kring", "--format", "json").json["id"] == "kring", "a whole name goes first"
    assert folder.run("show", "boot", "--format", "json").json["id"] == "2026-01-02-boot"
    assert folder.run("show", "gastlessen met mar", "--format", "json").json["id"] == "lessen"


def test_several_records_are_named_as_candidates(here: Folder) -> None:
    said = refused(here, "show", "school")
    assert "partners/school-rivier (School Rivierenland)" in said
    assert "partners/school-maas (School Maas en Waal)" in said


def test_an_id_of_two_kinds_is_ambiguous(folder: Folder) -> None:
    """
    --- groups/techniek.yaml
    name: Werkgroep techniek
    --- terms/techniek.yaml
    term: techniek
    """
    said = refused(folder, "show", "techniek")
    assert "groups/techniek" in said
    assert "terms/techniek" in said
    assert folder.run("show", "terms/techniek").status == 0


@pytest.mark.parametrize("word", ["partner", "partners", "Partners", "PARTNER"])
def test_a_kind_in_one_or_more(here: Folder, word: str) -> None:
    assert ids(here, word) == ["rijnmetaal", "school-maas", "school-rivier"]


@pytest.mark.parametrize("kind", kinds())
def test_a_kind_in_english_and_dutch(here: Folder, kind: str) -> None:
    declared = kinds()[kind]
    for word in (declared.singular, *declared.dutch):
        assert ids(here, word) == ids(here, kind)


# list


def test_list_gives_whole_records_as_they_stand_in_the_file(here: Folder) -> None:
    [first] = here.run("list", "partners", "--where", "id=rijnmetaal", "--format", "json").json
    assert first == {
        "id": "rijnmetaal",
        "path": "partners/rijnmetaal.yaml",
        "name": "Rijnmetaal",
        "kind": "company",
        "municipalities": ["Geldermalsen"],
        "staff": 45,
        "joined": "2025-09-01",
        "contact": "p-w5mkbb",
        "contributions": [{"what": "begeleiding", "kind": "time", "amount": 120.5, "unit": "hours"}],
    }
    couple = here.run("list", "couples", "--format", "json").json[0]
    assert list(couple) == ["id", "path", "members", "period", "status", "coach", "vog"]
    assert couple["path"] == "couples/koppel-2026-01.yaml"
    assert couple["period"] == {"start": "2026-02-02", "end": "2026-04-30"}
    assert couple["vog"] is False
    assert here.run("list", "people", "--format", "json").json[2]["phone"] == "0612345678"


def test_list_the_partnership_itself(here: Folder) -> None:
    [only] = here.run("list", "partnership", "--format", "json").json
    assert (only["id"], only["path"]) == ("partnership", "partnership.yaml")


def test_list_as_a_table(here: Folder) -> None:
    table = here.run("list", "partners", "--columns", "name,staff,contact").lines
    assert table[0].split() == ["name", "staff", "contact"]
    assert set(table[1]) <= {"-", " "}
    assert re.fullmatch(r"Rijnmetaal +45 +Samira Haddou", table[2])
    assert len(table) == 5


def test_list_shows_names_where_people_read(here: Folder) -> None:
    assert "Jelle Vermeer, Samira Haddou" in here.run("list", "couples").stdout
    assert "School Rivierenland" in here.run("list", "people").stdout


def test_list_as_csv(here: Folder) -> None:
    text = here.run("list", "logs", "--columns", "title,hours", "--sort", "date", "--format", "csv").stdout
    rows = list(csv.reader(io.StringIO(text)))
    assert rows == [
        ["title", "hours"],
        ["Eerste gesprek", ""],
        ["Kennismaking | café <b>", "1.5"],
        ["Een dag meelopen", "7"],
    ]


def test_list_as_markdown(here: Folder) -> None:
    lines = here.run("list", "logs", "--columns", "id,title", "--where", "id=2026-02", "--format", "md").lines
    assert lines == ["| id | title |", "| --- | --- |", "| 2026-02 | Kennismaking \\| café &lt;b> |"]


def test_list_as_yaml_reads_back(here: Folder) -> None:
    import yaml  # only this test

    text = here.run("list", "partners", "--format", "yaml").stdout
    values = yaml.load(text, yaml.BaseLoader)
    assert [item["name"] for item in values] == ["Rijnmetaal", "School Maas en Waal", "School Rivierenland"]


def test_nothing_found(here: Folder) -> None:
    nothing = ("list", "partners", "--where", "kind=other")
    assert here.run(*nothing).status == 0
    assert here.run(*nothing, "--format", "json").json == []
    assert here.run(*nothing, "--format", "csv").lines == ["id,name,kind,municipalities,commitment,contact"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("partners --where kind=school", "school-maas school-rivier"),
        ("partners --where kind=SCHOOL", "school-maas school-rivier"),
        ("partners --without kind=school", "rijnmetaal"),
        ("partners --where municipalities=Tiel", "school-rivier"),
        ("partners --where municipalities=tiel", "school-rivier"),
        ("partners --where municipalities=Tie", ""),
        ("partners --where municipalities:ie", "school-rivier"),
        ("partners --where municipalities.1=Buren", "school-rivier"),
        ("partners --where municipalities[1]=Buren", "school-rivier"),
        ("partners --where municipalities.0=Buren", ""),
        ("partners --where municipalities=", "school-maas"),
        ("partners --without municipalities=", "rijnmetaal school-rivier"),
        ("partners --where notes=", "rijnmetaal school-maas school-rivier"),
        ("partners --where name:school", "school-maas school-rivier"),
        ("partners --where name:WAAL", "school-maas"),
        ("partners --where staff=45", "rijnmetaal"),
        ("partners --where staff=45.0", "rijnmetaal"),
        ("partners --where staff=40..200", "rijnmetaal school-rivier"),
        ("partners --where staff=..45", "rijnmetaal"),
        ("partners --where staff=46..", "school-rivier"),
        ("partners --where contributions.amount=120,5", "rijnmetaal"),
        ("partners --where contributions.amount=120..121", "rijnmetaal"),
        ("partners --where contributions.0.unit=hours", "rijnmetaal"),
        ("partners --where joined=2025", "rijnmetaal school-maas"),
        ("partners --where joined=2025-09", "rijnmetaal school-maas"),
        ("partners --where joined=2025-09-01", "rijnmetaal"),
        ("partners --where kind=school --where staff=", "school-maas"),
        ("partners --where kind=school --without staff=", "school-rivier"),
        ("people --where partner.kind=school", "p-k7f3xq p-t4wrzz"),
        ("people --where partner.municipalities=Geldermalsen", "p-w5mkbb"),
        ("people --where partner.contact.name:samira", "p-w5mkbb"),
        ("people --where roles.role=coordinator", "p-k7f3xq"),
        ("people --where roles=", "p-t4wrzz p-w5mkbb"),
        ("people --where phone=0612345678", "p-w5mkbb"),
        ("couples --where members.person.partner.kind=company", "koppel-2026-01"),
        ("couples --where members.person.name:vermeer", "koppel-2026-01 koppel-2026-02"),
        ("couples --where members.1.person=p-w5mkbb", "koppel-2026-01"),
        ("couples --where members.goals.goal:practicum", "koppel-2026-01"),
        ("couples --where vog=false", "koppel-2026-01"),
        ("couples --where vog=true", ""),
        ("couples --where vog=", "koppel-2026-02"),
        ("couples --where form=twinning", "koppel-2026-01 koppel-2026-02"),
        ("couples --where period.start=2026-01-01..2026-03-01", "koppel-2026-01"),
        ("couples --where period.end=2026-Q2..", "koppel-2026-01"),
        ("couples --where period=", "koppel-2026-02"),
        ("logs --where date=2026-02-01..2026-02-28", "2026-02 2026-02-12-meelopen"),
        ("logs --where date=2026-02-12..", "2026-02 2026-02-12-meelopen"),
        ("logs --where date=..2020-01-01", "2017"),
        ("logs --where date=2017", "2017"),
        ("logs --where date=2026", "2026-02 2026-02-12-meelopen"),
        ("logs --where date=2026-02", "2026-02 2026-02-12-meelopen"),
        ("logs --where date=2026-01", ""),
        ("logs --where date=12-2-2026", "2026-02-12-meelopen"),
        ("logs --where date=2026-Q1", "2026-02 2026-02-12-meelopen"),
        ("logs --where date=2026-02-13", ""),
        ("logs --where about=partnership", "2017"),
        ("logs --where about=couples/koppel-2026-01", "2026-02-12-meelopen"),
        ("logs --where about.status=running", "2026-02-12-meelopen"),
        ("logs --where about.coach.name:demir", "2026-02-12-meelopen"),
        ("logs --where hours=1,5", "2026-02"),
        ("logs --where learned:rooster", "2026-02-12-meelopen"),
        ("agreements --where parties.partner.kind=company", "covenant-rivierenland"),
        ("agreements --where extends.kind=covenant", "addendum-1 addendum-2"),
        ("partners --where path:rijn", "rijnmetaal"),
    ],
)
def test_choosing_records(here: Folder, words: str, found: str) -> None:
    assert sorted(ids(here, *words.split())) == sorted(found.split())


def test_a_period_of_a_school_year_is_a_condition(here: Folder) -> None:
    assert ids(here, "couples", "--where", "period.start=schooljaar 2025-2026") == ["koppel-2026-01"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("partners --sort name", "rijnmetaal school-maas school-rivier"),
        ("partners --sort staff", "rijnmetaal school-rivier school-maas"),
        ("logs --sort date", "2017 2026-02 2026-02-12-meelopen"),
        ("logs --sort hours", "2026-02 2026-02-12-meelopen 2017"),
        ("people --sort partner.name", "p-w5mkbb p-k7f3xq p-t4wrzz"),
        ("people --sort id", "p-k7f3xq p-t4wrzz p-w5mkbb"),
        ("agreements --sort status", "addendum-2 addendum-1 covenant-rivierenland"),
        ("couples --sort members", "koppel-2026-01 koppel-2026-02"),
        ("couples --sort period.start", "koppel-2026-01 koppel-2026-02"),
    ],
)
def test_sorting(here: Folder, words: str, found: str) -> None:
    assert ids(here, *words.split()) == found.split()


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_can_be_listed_in_every_form(here: Folder, kind: str) -> None:
    for form in ("table", "json", "csv", "md", "yaml"):
        result = here.run("list", kind, "--format", form)
        assert (result.stderr, result.status) == ("", 0)


# show and search


def test_show_gives_one_record_with_what_refers_to_it(here: Folder) -> None:
    shown = here.run("show", "rijnmetaal", "--format", "json").json
    assert shown["path"] == "partners/rijnmetaal.yaml"
    assert shown["referred_by"] == [
        "agreements/covenant-rivierenland",
        "couples/koppel-2026-02",
        "logs/2026-02",
        "people/p-w5mkbb",
    ]
    assert here.run("show", "2017", "--format", "json").json["referred_by"] == []
    assert "logs/2017" in here.run("show", "partnership", "--format", "json").json["referred_by"]


def test_show_as_text(here: Folder) -> None:
    lines = here.run("show", "koppel-2026-01").lines
    assert "status: running" in lines
    assert "vog: false" in lines
    assert "  start: 2026-02-02" in lines
    assert "  - person: p-t4wrzz" in lines


@pytest.mark.parametrize("form", ["table", "json", "csv", "md", "yaml"])
@pytest.mark.parametrize("word", ["koppel-2026-01", "partnership", "instruments/cooperation"])
def test_show_in_every_form(here: Folder, word: str, form: str) -> None:
    result = here.run("show", word, "--format", form)
    assert (result.stderr, result.status) == ("", 0)


@pytest.mark.parametrize(
    ("day", "end", "notice"),
    [
        ("2026-06-01", "2028-08-31", 6),
        ("2026-12-31", "2028-08-31", 6),
        ("2027-01-01", "2029-08-31", 3),
        ("1-1-2030", "2029-08-31", 3),
    ],
)
def test_show_what_was_in_force_on_a_day(here: Folder, day: str, end: str, notice: int) -> None:
    shown = here.run("show", "covenant-rivierenland", "--on", day, "--format", "json").json
    assert (shown["end"], shown["notice_months"]) == (end, notice)
    assert shown["referred_by"] == ["agreements/addendum-1", "agreements/addendum-2"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["natuurkunde"], [("people/p-t4wrzz", "function", "docent natuurkunde")]),
        (["NATUURKUNDE"], [("people/p-t4wrzz", "function", "docent natuurkunde")]),
        (["rooster", "meelopen"], None),
        (["rooster meelopen"], None),
        (["0612345678"], [("people/p-w5mkbb", "phone", "0612345678")]),
        (["café"], [("logs/2026-02", "title", "Kennismaking | café <b>")]),
        (["nergens"], []),
    ],
)
def test_search(here: Folder, words: list[str], found: list[tuple[str, str, str]] | None) -> None:
    result = here.run("search", *words, "--format", "json")
    assert result.status == 0
    rows = [(item["record"], item["field"], item["text"]) for item in result.json]
    if found is None:
        assert {record for record, _field, _text in rows} == {"logs/2026-02-12-meelopen"}
    else:
        assert rows == found


# files that cannot be read


@pytest.mark.parametrize("words", ["list partners", "show rijnmetaal", "search Rijnmetaal", "status", "list couples"])
def test_a_reading_verb_shows_the_rest(folder: Folder, words: str) -> None:
    """
    --- partners/kapot.yaml
    name: [
    --- partners/rijnmetaal.yaml
    name: Rijnmetaal
    kind: company
    """
    result = folder.run(*words.split())
    if words == "list couples":  # what was not needed was not read
        assert (result.stderr, result.status) == ("", 0)
    else:
        assert result.status == 1
        assert "partners/kapot.yaml" in result.stderr
        assert "hybride check" in result.stderr
        assert "Rijnmetaal" in result.stdout or words == "status"


def test_a_record_under_a_wrong_name_is_left_out_aloud(folder: Folder) -> None:
    """
    --- partners/Rijn Metaal.yaml
    name: Rijn Metaal
    kind: company
    """
    result = folder.run("list", "partners")
    assert (result.stdout.strip(), result.status) == ("nothing found", 1)
    assert "partners/Rijn Metaal.yaml" in result.stderr
    assert "1 error" in folder.run("check").stdout


def test_a_document_that_names_a_record_that_cannot_be_read_shows_the_rest(folder: Folder) -> None:
    """
    --- partners/kapot.yaml
    name: [
    --- people/p-een.yaml
    name: Jelle Vermeer
    partner: kapot
    --- people/p-twee.yaml
    name: [
    --- couples/een.yaml
    members: [{person: p-een}, {person: p-twee}]
    coach: p-twee
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    parties: [{partner: kapot}, {person: p-een}]
    governance: [weg]
    """
    for name in ("covenant", "twinning-plan"):
        for language in ("nl", "en"):
            result = folder.run("document", name, "--language", language, "--output", "-")
            assert result.status == 1
            assert "partners/kapot.yaml" in result.stderr
            assert "\n# " in result.stdout, result.stderr


def test_a_document_about_records_that_cannot_be_read_is_not_typed_wrong(folder: Folder) -> None:
    """
    --- couples/een.yaml
    members: [
    """
    for words in (["--all"], []):
        assert "couples/een.yaml" in refused(folder, "document", "twinning-plan", *words, status=1)


@pytest.mark.parametrize(
    "place", ["partnership.yaml", "people/p-nieuw.yaml", "templates/eigen.md", ".git/config", "people", ".", ""]
)
def test_a_document_is_not_written_over_records(folder: Folder, place: str) -> None:
    folder.under_git().write({"people/p-een.yaml": "name: Jelle Vermeer\n"})
    before = {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
    refused(folder, "document", "evaluation-checklist", "--output", place)
    assert {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()} == before


def test_an_instrument_is_about_some_kinds(folder: Folder) -> None:
    """
    --- people/p-een.yaml
    name: Jelle Vermeer
    --- people/p-twee.yaml
    name: Samira Haddou
    --- couples/een.yaml
    members: [{person: p-een}, {person: p-twee}]
    """
    told = refused(folder, "document", "evaluation-checklist", "--instrument", "twinning-start")
    assert "instruments/twinning-start does not fit partnership" in told
    assert "it is for: couples" in told
    made = folder.run("document", "evaluation-checklist", "--instrument", "twinning-start", "--all")
    assert made.lines == ["documents/evaluation-checklist/een-twinning-start.md"]


def test_a_document_goes_where_a_person_names_the_place(folder: Folder) -> None:
    result = folder.run("document", "evaluation-checklist", "--output", "../lijst.md")
    assert (result.stdout, (folder.path / "../lijst.md").is_file()) == ("../lijst.md\n", True)


@pytest.mark.parametrize("line", ["records: [een]", "records: een", "document: [een]", "document:"])
def test_a_document_with_other_front_matter_is_not_ours(folder: Folder, line: str) -> None:
    lines = {"document": "document: partnership/x", line.split(":")[0]: line}
    folder.write({"brief.md": "\n".join(["---", "sha256: 0", *lines.values(), "---", ""])})
    assert "was not made by hybride" in refused(folder, "verify", "brief.md")


def test_of_a_document_by_another_version_only_the_records_are_compared(folder: Folder) -> None:
    [path] = folder.run("document", "evaluation-checklist").lines
    assert "agrees with the records" in folder.run("verify", path).stdout
    text = (folder.path / path).read_text()
    folder.write({path: re.sub(r"(?m)^program: .*$", "program: hybridecli 0.0.1", text)})
    told = folder.run("verify", path)
    assert (told.status, "agrees" in told.stdout) == (0, False)
    assert "its text was not compared" in told.stdout
    folder.write({"partnership.yaml": "name: Anders\n"})
    assert folder.run("verify", path).status == 1


def test_the_status_in_other_forms_has_no_words_of_the_program(folder: Folder) -> None:
    assert "None" not in folder.run("status", "--format", "csv").stdout


def test_a_record_that_cannot_be_read_is_not_typed_wrong(folder: Folder) -> None:
    """
    --- partners/kapot.yaml
    name: [
    """
    assert "cannot be read" in refused(folder, "show", "kapot", status=1)


def test_a_reading_verb_reads_a_record_with_an_unknown_field(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    name: Rijn
    kind: company
    naem: x
    """
    result = folder.run("show", "rijn", "--format", "json")
    assert (result.json["name"], result.status, result.stderr) == ("Rijn", 0, "")


# terminals


def in_terminal(folder: Folder, *words: str, columns: int = 60, **environment: str) -> str:
    """What a command sends to a terminal."""
    leader, terminal = pty.openpty()
    made = subprocess.Popen(
        [sys.executable, "-m", "hybridecli", *words],
        cwd=folder.path,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm", "COLUMNS": str(columns), **environment},
    )
    os.close(terminal)
    sent = b""
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        try:
            chunk = os.read(leader, 65536)
        except OSError:
            break
        if not chunk:
            break
        sent += chunk
    made.wait(10)
    os.close(leader)
    return sent.decode().replace("\r\n", "\n")


EVIL = {
    "partners/evil.yaml": 'name: "Rood \\e[31m\\a en \\u202edraai"\nkind: company\nnotes: "regel\\nregel\\r\\x08"\n'
}


@pytest.mark.parametrize("words", ["show evil", "list partners", "search Rood", "list partners --format csv"])
def test_control_characters_are_shown_not_sent(folder: Folder, words: str) -> None:
    folder.write(EVIL)
    said = folder.run(*words.split()).stdout
    assert "Rood" in said
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said)
    assert "\\x1b[31m" in said


def test_json_and_yaml_stay_what_they_are_with_control_characters(folder: Folder) -> None:
    import yaml  # only here and where a list is read back

    folder.write({"partners/evil.yaml": 'name: "a\\e\\x7f\\x9b\\u202e\\u200fb"\nkind: company\n'})
    [shown] = folder.run("list", "partners", "--format", "json").json
    assert shown["name"] == "a\x1b\x7f\x9b\u202e\u200fb"
    assert yaml.load(folder.run("show", "evil", "--format", "yaml").stdout, yaml.BaseLoader)["name"] == shown["name"]


def test_control_characters_in_arguments_and_file_names(folder: Folder) -> None:
    folder.write({"partners/a\x1b[31m.yaml": "name: x\n"})
    assert "\x1b" not in folder.run("check").stdout
    assert "\x1b" not in folder.run("show", "a\x1b[31m").stderr
    assert "\x1b" not in folder.run("a\x1b[31m").stderr
    assert "\x1b" not in folder.run("list", "partners", "--format", "\x1b[31m").stderr


def test_colours_only_in_a_terminal_that_wants_them(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    name: Rijn
    """
    assert "\x1b[31merror" in in_terminal(folder, "check")
    assert "\x1b" not in in_terminal(folder, "check", NO_COLOR="1")
    assert "\x1b" not in in_terminal(folder, "check", TERM="dumb")
    assert "\x1b" not in folder.start("check").stdout


def test_later_lines_of_a_text_are_no_fields(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    name: Rijn
    kind: company
    notes: "een\\nid: anders\\n"
    sources: ["twee\\nid: anders"]
    """
    assert folder.run("show", "rijn").lines[4:] == [
        "notes: een",
        "  id: anders",
        "sources:",
        "  - twee",
        "    id: anders",
    ]


@pytest.mark.parametrize("closed", [1, 2])
def test_a_closed_stream_is_no_fault(here: Folder, closed: int) -> None:
    command = f"'{sys.executable}' -m hybridecli list people {closed}>&-"
    made = subprocess.run(["sh", "-c", command], cwd=here.path, capture_output=True, timeout=60)
    assert (made.returncode, made.stderr) == (0, b"")


def test_a_table_that_is_too_wide_for_the_terminal_stands_in_blocks(folder: Folder) -> None:
    folder.write({"partners/gemeente-rivierenland.yaml": "name: Gemeente Rivierenland\nkind: municipality\n"})
    folder.write({"partners/rijn.yaml": "name: Rijn\nkind: company\n"})
    shown = in_terminal(folder, "list", "partners", "--columns", "id,name,kind", columns=32)
    assert shown.replace("\r", "").strip().split("\n") == [
        "id: gemeente-rivierenland",
        "name: Gemeente Rivierenland",
        "kind: municipality",
        "",
        "id: rijn",
        "name: Rijn",
        "kind: company",
    ]
    shown = in_terminal(folder, "list", "partners", "--columns", "id,name,kind", columns=52)
    assert [line.split("  ")[0] for line in shown.splitlines()][2:] == ["gemeente-rivierenland", "", "rijn"]


def test_a_table_fits_the_terminal(folder: Folder) -> None:
    folder.write({"partners/lang.yaml": f"name: {'Heel lange naam ' * 12}\nkind: company\nsector: {'metaal ' * 12}\n"})
    shown = in_terminal(folder, "list", "partners", "--columns", "id,name,sector", columns=60)
    assert max(len(line) for line in shown.splitlines()) <= 60
    assert len(folder.start("list", "partners", "--columns", "id,name,sector").lines) == 3


# explain and schema


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_and_every_field_of_it_is_explained(here: Folder, kind: str) -> None:
    word = kinds()[kind].singular  # in the plural, kinds that ship with the program give a list
    told = here.run("explain", word)
    assert (told.stderr, told.status) == ("", 0)
    explained = here.run("explain", word, "--format", "json").json
    for field in explained["fields"]:
        name = field["name"].removesuffix(" *")
        assert name in told.stdout
        assert field["title"]
        one = here.run("explain", f"{kind}.{name}")
        assert (one.stderr, one.status) == ("", 0)
        assert one.lines[0].startswith(f"{kind}.{name}: ")
        assert one.lines[0] != f"{kind}.{name}: "


def test_a_word_of_two_kinds_is_explained_once_and_the_other_named(here: Folder) -> None:
    told = here.run("explain", "leaders")
    assert told.lines[0].startswith("clauses/leaders: ")
    assert told.stderr == "see also: hybride explain instruments/leaders\n"
    assert here.run("explain", "instruments/leaders").stderr == ""


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("couples.period.start", "the first day"),
        ("koppel.members.person", "who"),
        ("people.partner.kind", "what kind of organisation"),
        ("agreements.parties.signatories.mode", "paper"),
        ("partnership.weights.place", "how near to each other"),
        ("yaml", "UTF-8"),
        ("reference", "points at a record"),
        ("cooperation", "instruments/cooperation"),
        ("instruments/cooperation", "instruments/cooperation"),
    ],
)
def test_explain(here: Folder, word: str, said: str) -> None:
    result = here.run("explain", word)
    assert result.status == 0, result.stderr
    assert said in result.stdout


@pytest.mark.parametrize("word", ["rules", "kinds", "clauses", "instruments", "activities", "tasks", "schemes"])
def test_explain_lists_what_there_is(here: Folder, word: str) -> None:
    result = here.run("explain", word, "--format", "json")
    assert result.status == 0
    assert all({"name", "title", "sources"} <= set(item) for item in result.json)
    assert here.run("explain", word).status == 0


def test_explain_a_clause_of_the_partnership_itself(folder: Folder) -> None:
    """
    --- templates/clauses/eigen-bepaling.yaml
    title: {nl: Eigen bepaling, en: Clause of our own}
    why: {nl: Omdat wij dat willen., en: Because we want it.}
    """
    result = folder.run("explain", "eigen-bepaling")
    assert "Clause of our own" in result.stdout
    assert "Because we want it." in result.stdout
    assert "eigen-bepaling" in folder.run("explain", "clauses").stdout


@pytest.mark.parametrize("kind", kinds())
def test_the_schema_of_every_kind(here: Folder, kind: str) -> None:
    schema = here.run("schema", kind).json
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert (schema["type"], schema["additionalProperties"]) == ("object", False)
    everything = [schema, *schema["$defs"].values()]
    for part in everything:
        assert part["description"]
        assert set(part.get("required", ())) <= set(part["properties"])
        assert all(field["description"] for field in part["properties"].values())
    references = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(schema)))
    assert references == set(schema["$defs"])
    for record in here.run("list", kind, "--format", "json").json:
        values = {key: value for key, value in record.items() if key not in ("id", "path")}
        assert accepts(schema, values, schema), record["path"]


def test_the_schema_of_all_kinds(here: Folder) -> None:
    assert set(here.run("schema").json) == set(kinds())


NAMED = {"name": "A", "kind": "school"}
AGREED = {"title": "A", "kind": "covenant"}


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        ("partners", "name: A\nkind: school\n", NAMED),
        ("partners", "name: 2026\nkind: school\nstaff:\n", {"name": 2026, "kind": "school", "staff": None}),
        ("partners", "name: A\nkind: schol\n", {"name": "A", "kind": "schol"}),
        ("partners", "name: A\n", {"name": "A"}),
        ("partners", "name: A\nkind: school\nnaam: B\n", {**NAMED, "naam": "B"}),
        ("partners", "name: A\nkind: school\nstaff: 1.5\n", {**NAMED, "staff": 1.5}),
        ("partners", "name: A\nkind: school\nalso: school\n", {**NAMED, "also": "school"}),
        ("partners", "name: A\nkind: school\njoined: 2026\n", {**NAMED, "joined": 2026}),
        ("partners", "name: A\nkind: school\nlegal: BV\n", {**NAMED, "legal": "BV"}),
        ("couples", "members: [{person: p-a}]\n", {"members": [{"person": "p-a"}]}),
        ("couples", "members: [{person: p-a}, {coach: b}]\n", {"members": [{"person": "p-a"}, {"coach": "b"}]}),
        ("couples", "members: [{person: p-a}, {person: p-b}]\n", {"members": [{"person": "p-a"}, {"person": "p-b"}]}),
        ("agreements", "title: A\nkind: covenant\nstart: 5 mei\n", {**AGREED, "start": "5 mei"}),
        ("agreements", "title: A\nkind: covenant\nbudget: veel\n", {**AGREED, "budget": "veel"}),
        ("agreements", "title: A\nkind: covenant\nenforceable: [art-1]\n", {**AGREED, "enforceable": ["art-1"]}),
        ("agreements", "title: A\nkind: covenant\nenforceable: {a: b}\n", {**AGREED, "enforceable": {"a": "b"}}),
    ],
)
def test_the_schema_judges_as_the_reader_does(folder: Folder, kind: str, text: str, values: dict[str, Any]) -> None:
    folder.write({f"{kind}/een.yaml": text})
    findings = [item for item in folder.run("check", "--format", "json").json if item["rule"] == "schema"]
    schema = folder.run("schema", kind).json
    assert accepts(schema, values, schema) == (not findings)


def test_help_and_messages_in_dutch(here: Folder) -> None:
    dutch = here.start("list", "partnerz", HYBRIDE_LANGUAGE="nl")
    assert dutch.status == 2
    assert dutch.stderr.startswith("Fout: ")
    whole = here.start("--help", HYBRIDE_LANGUAGE="nl").stdout
    assert "Usage" not in whole
    assert "Options" not in whole


def test_no_english_is_left_in_dutch_help_where_there_is_dutch(here: Folder) -> None:
    import gettext  # the catalogue itself is asked what it can say

    catalogue = vars(gettext.translation("hybridecli", str(templates_folder() / "languages"), languages=["nl"]))[
        "_catalog"
    ]
    dutch = {
        " ".join(english.split())
        for english, said in catalogue.items()
        if isinstance(english, str)
        and isinstance(said, str)
        and len(english) > 12
        and " " in english
        and english != said
    }
    assert len(dutch) > 100
    for words in (["--help"], *([verb, "--help"] for verb in ("list", "show", "check", "init", "document"))):
        shown = " ".join(here.start(*words, HYBRIDE_LANGUAGE="nl").stdout.split())
        assert [english for english in dutch if english in shown] == []
        assert not re.search(r"Usage|Options|Arguments|Show this message|\[default|\[required", shown)


def test_a_short_path_to_a_charter_only(folder: Folder) -> None:
    assert folder.path.joinpath("partnership.yaml").read_text() == CHARTER
    assert folder.run("check").stdout == "1 record read, no errors\n"
    assert folder.run("status").status == 0
    assert folder.run("status", "--format", "json").json
