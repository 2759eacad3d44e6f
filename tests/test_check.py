"""What `check` finds: every fault of every file in one run, where it stands, and what to do about it."""

import json
import os
import re
import socket
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import Folder, run_as_somebody


class Expected(NamedTuple):
    """A finding: its place and rule, and words of its message and hint, in that order."""

    place: str
    rule: str
    words: tuple[str, ...]


def finding(place: str, rule: str, *words: str) -> Expected:
    return Expected(place, rule, words)


def schema(place: str, *words: str) -> Expected:
    return finding(place, "schema", *words)


def unreadable(place: str, *words: str) -> Expected:
    return finding(place, "yaml", *words)


def dangling(place: str, *words: str) -> Expected:
    return finding(place, "reference", *words)


def name(*words: str) -> Expected:
    return finding("1:1", "id", *words)


PARTNER = "name: Staal Benschop\nkind: company\n"
PERSON = "name: Jelle Vermeer\n"
LOG = "date: 2026-02-12\nabout: partnership\ntitle: Kennismaking\n"
TWO = "members:\n  - person: p-t4wrzz\n  - person: p-w5mkbb\n"
AGREEMENT = "title: Convenant\nkind: covenant\n"

SOUND = {
    "partnership.yaml": "name: Hybride Techniek Rivierenland\ncoordinators: [p-t4wrzz]\n",
    "partners/school-rivier.yaml": "name: School Rivierenland\nkind: school\n",
    "partners/rijnmetaal.yaml": "name: Rijnmetaal\nkind: company\n",
    "people/p-t4wrzz.yaml": "name: Jelle Vermeer\npartner: school-rivier\n",
    "people/p-w5mkbb.yaml": "name: Samira Haddou\npartner: rijnmetaal\n",
    "README.md": "geen record: [",
    ".github/workflows/check.yaml": "on: [push",
    "documents/plan.yaml": "niet: van ons: zeker",
    "attachments/scan.yaml": "\t",
    "logs/.concept.yaml": "date: vandaag",
    "people/foto.jpg": b"\xff\xd8",
}

BROKEN: dict[str, tuple[str | bytes, list[Expected]]] = {
    # fields
    "partners/spelling.yaml": (
        PARTNER + "sectr: metaal\n",
        [schema("3:1", "unknown field sectr", "did you mean sector?")],
    ),
    "partners/dutch.yaml": (
        "naam: Staal Benschop\nsoort: company\n",
        [
            schema("1:1", "kind is missing", "kind: …"),
            schema("1:1", "name is missing", "name: …"),
            schema("1:1", "unknown field naam", "did you mean name?"),
            schema("2:1", "unknown field soort", "did you mean kind?"),
        ],
    ),
    "people/p-deeper.yaml": (
        PERSON + "offers: [lassen]\nroles:\n  - role: coach\n    mandaat: alles\n",
        [
            schema("2:1", "unknown field offers", "belongs under twinning"),
            schema("5:5", "unknown field mandaat", "did you mean mandate?"),
        ],
    ),
    # values that are not of the type
    "people/p-number.yaml": (
        PERSON + 'twinning:\n  hours_per_month: "7,5"\n  born: 1985.5\n',
        [schema("3:20", '"7,5" is not a number', "write 7.5"), schema("4:9", '"1985.5" is not a whole number')],
    ),
    "partners/whole.yaml": (PARTNER + "staff: 012\n", [schema("3:8", '"012" is not a whole number', "write 12")]),
    "partners/words.yaml": (
        PARTNER + "staff: honderd\n",
        [schema("3:8", '"honderd" is not a whole number', "only the number")],
    ),
    "grants/thousands.yaml": (
        "funder: rijnmetaal\namount: 90.000\nco_funding: {share: .nan, amount: € 5.000}\n",
        [
            schema("2:9", '"90.000" is not an amount in euro', "write 90000"),
            schema("3:21", '".nan" is not a number'),
            schema("3:35", '"€ 5.000" is not an amount', "write 5000"),
        ],
    ),
    "couples/yes-and-no.yaml": (
        TWO + "vog: no\n",
        [schema("4:6", '"no" is not yes or no', "write false")],
    ),
    "terms/ja.yaml": (
        "term: hybride docent\nrequires_qualification: ja\nteaching_only: 0\n",
        [schema("2:25", '"ja"', "write true"), schema("3:16", '"0"', "write false")],
    ),
    "agreements/dates.yaml": (
        AGREEMENT + "drafted: 12-02-2026\nstart: 2026-02-30\nend: 2028-08\neffective_from: volgend jaar\n",
        [
            schema("3:10", '"12-02-2026" is not a date', "write 2026-02-12"),
            schema("4:8", '"2026-02-30" is not a date', "does not exist"),
            schema("5:6", '"2028-08" is not a date', "needs the day too, such as 2028-08-01"),
            schema("6:17", '"volgend jaar" is not a date', "year-month-day"),
        ],
    ),
    "partners/month.yaml": (
        PARTNER + "joined: 2026-13\nleft: 5/3/2026\n",
        [schema("3:9", '"2026-13"', "does not exist"), schema("4:7", '"5/3/2026"', "write 2026-03-05")],
    ),
    "people/p-digits.yaml": (
        PERSON + "retention: {until: ٢٠٢٦-٠٣-٠٥}\n",
        [schema("2:20", "is not a date", "year-month-day")],
    ),
    "couples/weeks.yaml": (
        TWO + "activities:\n  - {title: nabouwen, week: 14}\n  - {title: nabouwen, week: 2026-W54}\n",
        [schema("5:29", '"14" is not a week', "2026-W14"), schema("6:29", '"2026-W54" is not a week')],
    ),
    "agreements/kind.yaml": (
        "title: Convenant\nkind: convenant\nstatus: signd\nform: kort en bondig\n",
        [
            schema("2:7", '"convenant" is not allowed here', "did you mean covenant?", "secondment"),
            schema("3:9", '"signd"', "did you mean signed?", "withdrawn"),
            schema("4:7", '"kort en bondig"', "use one of: full, brief"),
        ],
    ),
    "couples/dutch-word.yaml": (
        TWO + "status: loopt\n",
        [schema("4:9", '"loopt"', "did you mean running?", "proposed, agreed")],
    ),
    "environments/shapes.yaml": (
        "name: [Meetlab]\npartners: rijnmetaal\nperiod: 2026\nlearners:\n  - havo 4\noutcomes:\n  - meten: ja\n",
        [
            schema("1:7", "expected text here"),
            schema("2:11", "expected a list here", "write [rijnmetaal]"),
            schema("3:9", "expected a mapping with start, end", "write {start: 2026}", "start, end"),
            schema("5:3", "expected a mapping with group, number"),
            schema("7:5", "expected text here"),
        ],
    ),
    "agreements/several-types.yaml": (
        AGREEMENT + "enforceable: misschien\namendment:\n  consent: {of: de scholen}\n",
        [
            schema("3:14", '"misschien" is not yes or no'),
            schema("5:12", "expected something else", "one of all, majority"),
        ],
    ),
    "logs/2026/counts.yaml": (
        LOG + "counts:\n  pupils: veel\n  teachers: {mbo: twee}\n",
        [schema("5:11", '"veel" is not a whole number'), schema("6:19", '"twee" is not a whole number')],
    ),
    "people/p-empty-item.yaml": (
        PERSON + "twinning:\n  offers:\n    - lassen\n    -\n",
        [schema("5:6", "an item of the list is empty")],
    ),
    # what is missing
    "logs/2026/missing.yaml": (
        "kind: contact\n",
        [
            schema("1:1", "about is missing", "about: …"),
            schema("1:1", "date is missing", "date: …"),
            schema("1:1", "title is missing", "title: …"),
        ],
    ),
    "partners/empty.yaml": ("", [schema("1:1", "kind is missing"), schema("1:1", "name is missing")]),
    "partners/only-a-remark.yaml": (
        "# nog te doen\n",
        [schema("1:1", "kind is missing"), schema("1:1", "name is missing")],
    ),
    "terms/empty-key.yaml": ("term:\nplural: x\n", [schema("1:1", "term is missing")]),
    "agreements/nobody.yaml": (
        AGREEMENT
        + "parties:\n  - group_names: [de scholen]\n"
        + "  - partner: rijnmetaal\n    signatories:\n      - authority: statuten\n"
        + "clauses:\n  - {variant: mutual}\n",
        [
            schema("4:5", "partner or person is missing", "add one of them"),
            schema("7:9", "person or function is missing"),
            schema("9:5", "clause or title is missing"),
        ],
    ),
    "couples/one.yaml": (
        "members:\n  - person: p-t4wrzz\n",
        [schema("2:3", "expected 2 items here, not 1", "add what is missing")],
    ),
    "couples/three.yaml": (
        TWO + "  - partner: rijnmetaal\n",
        [schema("2:3", "expected 2 items here, not 3")],
    ),
    # what fields say together
    "couples/same.yaml": (
        "members:\n  - person: p-t4wrzz\n  - person: p-t4wrzz\n",
        [schema("3:13", "the two are the same person")],
    ),
    "couples/two-hosts.yaml": (
        "form: placement\nmembers:\n  - partner: rijnmetaal\n  - partner: school-rivier\n",
        [schema("3:3", "neither of the two is a person")],
    ),
    "couples/serves.yaml": (
        "members:\n  - {person: p-t4wrzz, goals: [{key: meten, goal: meten}]}\n  - person: p-w5mkbb\n"
        "activities:\n  - {title: les, serves: [meten, lesgeven]}\n",
        [schema("5:34", 'no goal has the key "lesgeven"', "meten")],
    ),
    "couples/period.yaml": (
        TWO + "period: {start: 2026-04-30, end: 2026-02-02}\n",
        [schema("4:34", "the end is before the start")],
    ),
    "agreements/term.yaml": (
        AGREEMENT
        + "start: 2028-09-01\nend: 2026-08-31\nduties:\n  - {parties: [de scholen], duty: houden een open dag}\n",
        [
            schema("4:6", "the end is before the start"),
            schema("6:16", 'no party or group of parties is called "de scholen"'),
        ],
    ),
    "partners/range.yaml": (
        PARTNER + "wishes:\n  months:\n    min: 10\n    max: 8\n",
        [schema("6:10", "the most is less than the least")],
    ),
    "people/p-backwards.yaml": (  # whatever else is wrong in the same place
        PERSON
        + "jobs: [{from: 2024, until: 2023-12}, {from: 2024-05, until: 2024}]\n"
        + "roles:\n  - {role: leidster, from: 2026-03-01, until: 2026-01-01}\n"
        + "  - {from: 2026-03-01, until: 2026-01-01}\n"
        + "twinning:\n  available: {from: 2026-06-01, until: 2026-05-01, days: [{day: maandag}]}\n",
        [
            schema("2:28", "the end is before the start"),
            schema("4:12", '"leidster" is not allowed'),
            schema("4:47", "the end is before the start", "the year and the month"),
            schema("5:5", "role is missing", "between the braces"),
            schema("5:31", "the end is before the start"),
            schema("7:40", "the end is before the start"),
            schema("7:65", '"maandag" is not allowed', "did you mean mon?"),
        ],
    ),
    "partners/backwards.yaml": (
        PARTNER + "joined: 2026-03\nleft: 2026-02-28\nnot_available: [{from: 2026-06-05, until: 2026-05-18}]\n",
        [schema("4:7", "the end is before the start"), schema("5:43", "the end is before the start")],
    ),
    # hints that can be followed to the letter
    "couples/by-themselves.yaml": (
        "members:\n  - p-t4wrzz\n  - {person: p-w5mkbb, goals: [lesgeven proeven]}\nlimits: geen foto's, geen namen\n"
        "activities: [{title: nabouwen, hours: 7 uur}, {title: les, hours: 7,5}]\n",
        [
            schema("2:5", "expected a mapping", "write {person: p-t4wrzz}; use the keys: person"),
            schema("3:32", "expected a mapping", "write {goal: lesgeven proeven}; use the keys"),
            schema("4:9", "expected a list", "write [geen foto's, geen namen]"),
            schema("5:39", '"7 uur" is not a number', "write 7"),
            schema("5:69", "unknown field 5", "a number with a point"),
        ],
    ),
    "partners/lists.yaml": (
        PARTNER
        + "levels: vmbo, havo\nmunicipalities:\n  -Tiel\nlid sinds: 2020\nlegal: {seat: Tiel, Buren en Culemborg}\n",
        [
            schema("3:9", "expected a list", "write [vmbo, havo]"),
            schema("5:3", "expected a list", "a space after the dash"),
            schema("6:1", "unknown field lid sinds", "known here are"),
            schema("7:21", "unknown field Buren en Culemborg", "a text with a comma in quotes"),
        ],
    ),
    "partners/dutch-words.yaml": (
        PARTNER + "niveaus: [vmbo]\nmedewerkers: 3\ncommitment: getekend\n",
        [
            schema("3:1", "unknown field niveaus", "did you mean levels?"),
            schema("4:1", "unknown field medewerkers", "did you mean staff?"),
            schema("5:13", '"getekend" is not allowed', "did you mean signed?"),
        ],
    ),
    "environments/numbers.yaml": (
        "name: Meetlab\nlearners: {number: -1.5}\n",
        [schema("2:20", '"-1.5" is not a whole number', "without decimals")],
    ),
    "grants/share.yaml": (
        "funder: rijnmetaal\nco_funding: {share: 1.500}\n",
        [schema("2:21", '"1.500" is not a number', "write 1500, or 1.5 if you mean that")],
    ),
    "goals/written-dates.yaml": (
        "title: Koppels\nmilestones:\n  - {date: 2026-1-5}\n  - {date: 17 september 2026}\n  - {date: 30-02-2026}\n",
        [
            schema("3:12", '"2026-1-5" is not a date', "write 2026-01-05"),
            schema("4:12", '"17 september 2026" is not a date', "write 2026-09-17"),
            schema("5:12", '"30-02-2026" is not a date', "that day does not exist"),
        ],
    ),
    "goals/far-years.yaml": (
        "title: Koppels\nmilestones:\n  - {date: 0026-03-01}\n  - {date: 9999-12-31}\n  - {date: 2026-03-01}\n",
        [
            schema("3:12", '"0026-03-01" is not a date', "years go from 1800 to 2299"),
            schema("4:12", '"9999-12-31" is not a date', "leave out what has no last day"),
        ],
    ),
    "couples/far-week.yaml": (
        TWO + "activities: [{title: Les, week: 9999-W52}]\n",
        [schema("4:33", '"9999-W52" is not a week', "years go from 1800 to 2299")],
    ),
    # references
    "people/p-school.yaml": (
        PERSON + "partner: school-riveir\n",
        [dangling("2:10", "there is no partners/school-riveir", "did you mean school-rivier?")],
    ),
    "people/p-by-name.yaml": (
        PERSON + "partner: School Rivier\n",
        [schema("2:10", '"School Rivier"', "write only the id, such as school-rivier")],
    ),
    "people/p-path.yaml": (
        PERSON + "partner: partners/school-rivier.yaml\n",
        [schema("2:10", "write only the id, such as school-rivier")],
    ),
    "logs/2026/about.yaml": (
        "date: 2026-02\nabout: couple/serves\ntitle: Gesprek\npeople: [{person: p-nobody}]\n",
        [
            dangling("2:8", "no kind of record called couple", "did you mean couples/serves?"),
            dangling("4:19", "there is no people/p-nobody"),
        ],
    ),
    "logs/2026/about-id.yaml": (
        "date: 2026-02-12\nabout: serves\ntitle: Gesprek\n",
        [schema("2:8", '"serves"', "write the kind and the id, such as couples/serves")],
    ),
    "goals/measured.yaml": (
        "title: Twaalf koppels\nabout: agreements/nergens-bekend\nmeasured_by: terms/ja\n",
        [
            dangling("2:8", "there is no agreements/nergens-bekend"),
            schema("3:14", '"terms/ja"', "people/ja"),
        ],
    ),
    "reflections/instrument.yaml": (
        "instrument: coperation\nabout: partnership\ndate: 2026-06-18\n",
        [dangling("1:13", "there is no instruments/coperation", "did you mean cooperation?")],
    ),
    "environments/left-out.yaml": (
        "name: Meetlab\ndesigned: morgen\npartners: [rijnmetal]\n",
        [schema("2:11", '"morgen"'), dangling("3:12", "there is no partners/rijnmetal", "did you mean rijnmetaal?")],
    ),
    # YAML
    "partners/colon.yaml": ("name: Staal: Benschop\nkind: company\n", [unreadable("1:12", "colon", "quotes")]),
    "partners/twice.yaml": (
        PARTNER + "sector: metaal\nsector: bouw\n",
        [unreadable("4:1", '"sector" stands here twice', "line 3")],
    ),
    "partners/merge.yaml": (
        "name: Staal Benschop\n<<<<<<< HEAD\nkind: company\n=======\nkind: employer\n>>>>>>> tak\n",
        [unreadable("2:1", "a merge was not finished", "<<<<<<<")],
    ),
    "partners/latin.yaml": (
        "name: Café\nkind: company\n".encode("latin-1"),
        [unreadable("1:10", "not saved as UTF-8", "é", "save the file as UTF-8")],
    ),
    "partners/utf-16.yaml": (PARTNER.encode("utf-16"), [unreadable("1:1", "UTF-16", "UTF-8")]),
    "partners/large.yaml": ("notes: " + "lang " * 900_000, [unreadable("1:1", "larger than 4 MB")]),
    "partners/deep.yaml": ("notes: " + "[" * 500 + "]" * 500, [unreadable("1:39", "levels deep")]),
    "partners/anchor.yaml": (
        "name: &naam Staal\nkind: company\nlegal: {name: *naam}\n",
        [unreadable("1:7", '"&"', "quotes"), unreadable("3:15", '"*"', "quotes")],
    ),
    "partners/tag.yaml": ("name: !!str Staal\nkind: company\n", [unreadable("1:7", '"!"', "quotes")]),
    "partners/two-documents.yaml": (
        PARTNER + "---\nname: Nog een\n",
        [unreadable("3:1", "a second record begins here", "one record")],
    ),
    "partners/tab.yaml": (
        "name: Staal\nlegal:\n\tname: Staal BV\nkind: company\n",
        [unreadable("3:1", "a tab stands here", "spaces")],
    ),
    "partners/invisible.yaml": ("name: Staal\u2028Benschop\nkind: company\n", [unreadable("1:12", "U+2028")]),
    "partners/quote.yaml": (
        'name: "Staal\nkind: company\n',
        [unreadable("1:7", "quote that opens here is not closed")],
    ),
    "partners/list.yaml": ("- name: Staal\n", [schema("1:1", "a record is a list of fields")]),
    "partners/text.yaml": ("Staal Benschop\n", [schema("1:1", "a record is a list of fields")]),
    # names and places
    "partners/oud.yml": (PARTNER, [name("not an id", "call it oud.yaml")]),
    "partners/Staal Café.yaml": (PARTNER, [name("not an id", "call it staal-cafe.yaml")]),
    "partners/staal.YAML": (PARTNER, [name("not an id", "call it staal.yaml")]),
    f"partners/{'lang-' * 13}naam.yaml": (PARTNER, [name("not an id", "call it lang-")]),
    "partner/staal.yaml": (PARTNER, [name("no kind of record called partner", "did you mean partners/?")]),
    "koppels/een.yaml": (TWO, [name("no kind of record called koppels", "did you mean couples/?")]),
    "recepten/soep.yaml": ("name: Soep\n", [name("no kind of record called recepten", "the kinds are: partners")]),
    "clauses/eigen.yaml": ("title: {nl: Eigen}\n", [name("no record belongs here", "templates/clauses/")]),
    "templates/couples/een.yaml": (TWO, [name("couples")]),
    "losse-afspraak.yaml": (AGREEMENT, [name("no record belongs here", "folder of its kind", "agreements")]),
    "partnership.yml": ("name: Dubbel\n", [name("another name than it needs", "partnership.yaml")]),
    # what is wrong in a file with a wrong name or place is said in the same run
    "partners/Rijn Staal.yaml": (
        PARTNER + "staff: veel\n",
        [name("not an id", "call it rijn-staal.yaml"), schema("3:8", '"veel" is not a whole number')],
    ),
    "people/p-there.yaml": (PERSON + "partner: rijn-staal\n", []),
    "koppels/twee.yaml": (
        "status: loopt\n",
        [
            name("no kind of record called koppels", "did you mean couples/?"),
            schema("1:1", "members is missing"),
            schema("1:9", '"loopt" is not allowed', "did you mean running?"),
        ],
    ),
    "logs/2027/dubbel.yaml": (
        "date: 2026-02-12\nabout: partners/nergens-bekend\n",
        [
            name("the id dubbel is taken by logs/2025/dubbel.yaml"),
            schema("1:1", "title is missing"),
            dangling("2:8", "there is no partners/nergens-bekend"),
        ],
    ),
    "templates/onzin/een.yaml": (TWO, [name("no kind of record called onzin", "the kinds are: clauses")]),
    "templates/clausules/een.yaml": ("notes: x\n", [name("no kind of record called", "clauses")]),
    "logs/2025/dubbel.yaml": (LOG, []),
    "logs/2026/dubbel.yaml": (LOG, [name("the id dubbel is taken by logs/2025/dubbel.yaml", "another name")]),
}

# References to files that are there but cannot be read or typed are not called dangling.
SOUND["logs/2026/not-dangling.yaml"] = (
    "date: 2026-02-12\nabout: environments/left-out\ntitle: Overleg\npartners: [colon, latin, dutch, large]\n"
)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory, git_template: Path) -> Folder:
    """One folder with every fault in it."""
    made = Folder(tmp_path_factory.mktemp("broken"), git_template).write(SOUND)
    made.write({path: content for path, (content, _expected) in BROKEN.items()})
    (made.path / "partners/link.yaml").symlink_to("rijnmetaal.yaml")
    (made.path / "goals-elders").symlink_to("goals")
    (made.path / "people/elders").symlink_to("../partners")
    return made


@pytest.fixture(scope="module")
def found(broken: Folder) -> list[dict[str, Any]]:
    """All findings of one run."""
    result = broken.run("check", "--format", "json")
    assert result.status == 1
    assert result.stderr == ""
    findings: list[dict[str, Any]] = result.json
    return findings


@pytest.mark.parametrize("path", BROKEN)
def test_a_fault_is_said_where_it_stands(found: list[dict[str, Any]], path: str) -> None:
    findings = [item for item in found if item["file"] == path]
    said = [f"{item['message']} | {item['hint']}" for item in findings]
    expected = BROKEN[path][1]
    assert [(f"{item['line']}:{item['column']}", item["rule"]) for item in findings] == [
        (place, rule) for place, rule, _words in expected
    ], said
    for text, (_place, _rule, words) in zip(said, expected, strict=True):
        assert re.search(".*?".join(map(re.escape, words)), text, re.DOTALL), (words, text)


def test_every_fault_says_what_to_do(found: list[dict[str, Any]]) -> None:
    assert [item for item in found if not item["hint"] or not item["message"]] == []
    assert {item["severity"] for item in found} == {"error"}


def test_nothing_else_is_found(found: list[dict[str, Any]]) -> None:
    assert {item["file"] for item in found} - set(BROKEN) == {"partners/link.yaml", "goals-elders", "people/elders"}


def test_a_link_is_no_record(found: list[dict[str, Any]]) -> None:
    [link] = [item for item in found if item["file"] == "partners/link.yaml"]
    assert link["rule"] == "id"
    assert "link" in link["message"]


def test_findings_stand_in_the_order_of_files_and_lines(found: list[dict[str, Any]]) -> None:
    places = [(item["file"], item["line"], item["column"]) for item in found]
    assert places == sorted(places)


def test_json_has_the_keys_of_the_contract(found: list[dict[str, Any]]) -> None:
    keys = ["file", "line", "column", "severity", "rule", "sources", "about", "message", "hint"]
    assert {tuple(item) for item in found} == {tuple(keys)}
    assert {item["about"] for item in found if item["file"] == "partners/spelling.yaml"} == {"partners/spelling"}


def test_people_read_place_and_advice(broken: Folder) -> None:
    result = broken.run("check")
    assert result.status == 1
    lines = result.lines
    at = lines.index("partners/spelling.yaml:3:1: error schema: unknown field sectr")
    assert lines[at + 1] == "  did you mean sector?"
    assert re.fullmatch(r"\d+ records read, \d+ errors", lines[-2])
    assert lines[-1] == "the rules about good practice follow when every file can be read"
    assert "Traceback" not in result.stdout + result.stderr


def test_github_shows_them_beside_the_lines(broken: Folder) -> None:
    result = broken.run("check", "--format", "github")
    assert result.status == 1
    assert (
        "::error file=partners/spelling.yaml,line=3,col=1,title=schema::unknown field sectr. did you mean sector?"
        in result.lines
    )
    assert all(line.startswith("::error file=") for line in result.lines)


def test_one_bad_file_hides_no_other_record(broken: Folder) -> None:
    result = broken.run("list", "partners", "--format", "json")
    assert result.status == 1
    assert {"school-rivier", "rijnmetaal", "spelling"} <= {item["id"] for item in result.json}
    assert "partners/colon.yaml" in result.stderr
    assert "hybride check" in result.stderr


@pytest.mark.parametrize(
    "word",
    ["partners/spelling.yaml", "partners/spelling", "./partners/spelling.yaml", "spelling"],
)
def test_one_record_is_checked_alone(broken: Folder, word: str) -> None:
    result = broken.run("check", word, "--format", "json")
    assert result.status == 1
    assert {item["file"] for item in result.json} == {"partners/spelling.yaml"}


def test_a_sound_record_among_broken_ones(broken: Folder) -> None:
    result = broken.run("check", "rijnmetaal", "people/p-t4wrzz.yaml")
    assert (result.status, result.stderr) == (0, "")


def test_a_file_that_cannot_be_read_is_checked_by_its_path(broken: Folder) -> None:
    result = broken.run("check", "partners/utf-16", "partners/oud.yml", "--format", "json")
    assert [item["rule"] for item in result.json] == ["id", "yaml"]


def test_a_record_that_is_not_there_cannot_be_checked(broken: Folder) -> None:
    result = broken.run("check", "rijnmetall")
    assert result.status == 2
    assert "rijnmetaal" in result.stderr


def test_a_sound_folder(folder: Folder) -> None:
    """
    --- partners/school-rivier.yaml
    name: School Rivierenland
    kind: school
    """
    result = folder.run("check")
    assert (result.stdout, result.stderr, result.status) == ("2 records read, no errors\n", "", 0)
    assert folder.run("check", "--format", "json").json == []
    assert folder.run("check", "--format", "github").stdout.strip() == ""


def test_a_key_without_value_is_no_key(folder: Folder) -> None:
    """
    --- partners/rijnmetaal.yaml
    name: Rijnmetaal
    kind: company
    also:
    side:
    staff:
    legal:
      name:
      register: ""
    joined:
    contact:
    signs:
    interests: {short_term: , long_term: }
    wishes:
      months:
        min:
        max:
    policy: {counts_as_training: }
    contributions:
      - what: begeleiding
        amount:
        status:
        received:
    notes:
    --- couples/een.yaml
    members:
      - {person: p-a, goals: , permission: }
      - {person: p-b, continues: }
    period: {start: , end: }
    status:
    vog:
    moments:
    --- people/p-a.yaml
    name: Jelle Vermeer
    --- people/p-b.yaml
    name: Samira Haddou
    --- agreements/covenant.yaml
    title: Convenant
    kind: covenant
    ends_when:
    enforceable:
    amendment: {consent: }
    evaluation:
      by:
      dates:
    clauses:
      - {clause: duties, variant: , values: {years: }, included: }
    """
    result = folder.run("check")
    assert (folder.faults(), result.status) == ([], 0)
    shown = folder.run("show", "rijnmetaal", "--format", "json").json
    assert shown["contributions"] == [{"what": "begeleiding"}]
    assert "staff" not in shown
    assert "notes" not in shown
    assert "policy" not in shown
    assert "legal" not in shown
    assert folder.run("list", "couples", "--where", "status=proposed", "--format", "json").json[0]["id"] == "een"


def test_text_is_text_whatever_it_looks_like(folder: Folder) -> None:
    """
    --- people/p-a.yaml
    name: 2026
    function: no
    background: null
    phone: 0612345678
    email: 12:30
    twinning:
      offers: [yes, 1.10, 2026-02-30, ~, 0x1F, 1e3, =]
      place: .5
    notes: |
      12
    """
    result = folder.run("show", "p-a", "--format", "json")
    assert result.status == 0
    shown = result.json
    assert shown["name"] == "2026"
    assert (shown["function"], shown["background"], shown["phone"], shown["email"]) == (
        "no",
        "null",
        "0612345678",
        "12:30",
    )
    assert shown["twinning"] == {"offers": ["yes", "1.10", "2026-02-30", "~", "0x1F", "1e3", "="], "place": ".5"}
    assert shown["notes"].strip() == "12"


def test_windows_line_ends_and_a_byte_order_mark(folder: Folder) -> None:
    folder.write({"partners/rijn.yaml": b"\xef\xbb\xbfname: Rijn\r\nkind: company\r\nstaff: 1.5\r\n"})
    [only] = folder.run("check", "--format", "json").json
    assert (only["line"], only["column"]) == (3, 8)


def test_columns_are_counted_in_characters(folder: Folder) -> None:
    folder.write({"partners/rijn.yaml": "name: Rijn\nkind: company\nlegal: {name: 'Café Ω 🎓 BV', nme: x}\n"})
    [only] = folder.run("check", "--format", "json").json
    assert (only["line"], only["column"]) == (3, 30)


def test_a_folder_without_a_readable_partnership_file(folder: Folder) -> None:
    """
    --- partnership.yaml
    name: [
    --- partners/rijn.yaml
    name: Rijn
    kind: firma
    """
    result = folder.run("check", "--format", "json")
    assert result.status == 1
    assert [(item["file"], item["rule"]) for item in result.json] == [
        ("partners/rijn.yaml", "schema"),
        ("partnership.yaml", "yaml"),
    ]
    assert folder.run("list", "people").status == 0


def test_a_reference_to_the_partnership_and_to_shipped_records(folder: Folder) -> None:
    """
    --- reflections/een.yaml
    instrument: cooperation
    about: partnership
    date: 2026-06-18
    --- reflections/eigen.yaml
    instrument: eigen-vragen
    about: partnership
    date: 2026-06-18
    --- templates/instruments/eigen-vragen.yaml
    title: {nl: Eigen vragen, en: Own questions}
    """
    result = folder.run("check")
    assert (result.stdout, result.status) == ("4 records read, no errors\n", 0)


def test_what_is_not_an_ordinary_file_is_no_record(folder: Folder) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        (folder.path / "partners").mkdir()
        here = Path.cwd()
        os.chdir(folder.path / "partners")
        try:
            made.bind("bus.yaml")
            os.mkfifo("pijp.yaml")
        finally:
            os.chdir(here)
        result = folder.run("check", "--format", "json")
    assert result.status == 1
    assert [item["file"] for item in result.json] == ["partners/bus.yaml", "partners/pijp.yaml"]
    assert "plain file" in result.json[0]["message"]


def test_a_file_that_may_not_be_read(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    name: Rijn
    kind: company
    --- partners/dicht.yaml
    name: Dicht
    kind: company
    """
    (folder.path / "partners/dicht.yaml").chmod(0)
    made = run_as_somebody(folder, "check", "--format", "json")
    [only] = json.loads(made.stdout)
    assert (only["file"], only["line"], only["rule"], made.returncode) == ("partners/dicht.yaml", 1, "yaml", 1)
    assert "cannot be read" in only["message"]
    assert only["hint"]
    listed = run_as_somebody(folder, "list", "partners")
    assert "Rijn" in listed.stdout
    assert "partners/dicht.yaml" in listed.stderr
    assert listed.returncode == 1


def test_a_folder_that_may_not_be_written_is_read(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    name: Rijn
    kind: company
    """
    folder.path.chmod(0o555)
    (folder.path / "partners").chmod(0o555)
    try:
        for words in (["check"], ["list", "partners"], ["show", "rijn"], ["search", "Rijn"], ["status"]):
            made = run_as_somebody(folder, *words)
            assert (made.stderr, made.returncode) == ("", 0)
    finally:
        folder.path.chmod(0o755)
        (folder.path / "partners").chmod(0o755)


def test_a_folder_that_may_not_be_read(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    name: Rijn
    kind: company
    """
    (folder.path / "partners").chmod(0)
    try:
        made = run_as_somebody(folder, "check")
    finally:
        (folder.path / "partners").chmod(0o755)
    assert made.returncode == 1
    assert "partners" in made.stderr
    assert "Traceback" not in made.stderr


def test_what_an_agreement_says_of_the_clause_library(folder: Folder) -> None:
    """
    --- partners/gemeente.yaml
    name: Gemeente Tiel
    kind: municipality
    --- agreements/een.yaml
    title: Een
    kind: covenant
    parties: [{partner: gemeente}]
    clauses:
      - {clause: confidentiality, variant: mutuaal, values: {years: twee, jaar: 2}}
      - {clause: monitoring, values: {to: stuurgroep, months: 3}}
      - {clause: penalty, variant: boete, included: false}
    """
    found = [(f"{f['line']}:{f['column']}", f["rule"], f["message"]) for f in folder.faults()]
    assert found == [
        ("5:40", "reference", "the clause confidentiality has no variant mutuaal"),
        ("5:65", "reference", '"twee" is not a number'),
        ("5:77", "reference", "the clause confidentiality has no blank jaar"),
        ("6:39", "reference", "there is no groups/stuurgroep"),
    ]


def test_an_agreement_that_contradicts_itself(folder: Folder) -> None:
    """
    --- partners/gemeente.yaml
    name: Gemeente Tiel
    kind: municipality
    --- agreements/een.yaml
    title: Een
    kind: covenant
    parties: [{partner: gemeente, group_names: [de overheden]}]
    end: 2028-08-31
    ends_when: indefinite
    changes: [{field: eind, new: 2029-08-31}, {field: renewal.rule, new: none}]
    amendment: {consent: [{of: de scholen, need: all}, {of: de overheden, need: all}]}
    clauses:
      - {clause: confidentiality}
      - {clause: confidentiality}
    """
    found = {f["line"]: f["message"] for f in folder.faults()}
    assert found == {
        5: "it cannot be indefinite and have an end",
        6: "unknown field eind",
        7: 'no party or group of parties is called "de scholen"',
        10: "the clause confidentiality stands here twice",
    }


def test_a_record_that_contradicts_itself_is_read_all_the_same(folder: Folder) -> None:
    """
    --- people/p-t4wrzz.yaml
    name: Jelle Vermeer
    --- people/p-w5mkbb.yaml
    name: Samira Haddou
    --- couples/koppel.yaml
    members: [{person: p-t4wrzz}, {person: p-w5mkbb}]
    period: {start: 2026-02-02, end: 2026-01-30}
    activities: [{title: kijken, serves: [iets]}]
    status: running
    """
    assert [(f["line"], f["message"]) for f in folder.faults()] == [
        (2, "the end is before the start"),
        (3, 'no goal has the key "iets"'),
    ]
    result = folder.run("list", "couples", "--format", "json")
    assert (result.status, result.json[0]["period"]) == (0, {"start": "2026-02-02"})
    assert "C04" in {f["sources"][0] for f in folder.run("check", "--format", "json").json if f["sources"]}


def test_a_period_that_was_reported_may_be_known_to_the_month(folder: Folder) -> None:
    """
    --- people/p-t4wrzz.yaml
    name: Jelle Vermeer
    twinning: {registered: 2016}
    --- people/p-w5mkbb.yaml
    name: Samira Haddou
    --- couples/toen.yaml
    members: [{person: p-t4wrzz}, {person: p-w5mkbb}]
    period: {start: 2017-04-15, end: 2017-04}
    --- couples/fout.yaml
    members: [{person: p-t4wrzz}, {person: p-w5mkbb}]
    period: {start: 2017-05, end: 2017-04-30}
    """
    assert [f["file"] for f in folder.faults()] == ["couples/fout.yaml"]


def test_only_errors_when_asked(folder: Folder) -> None:
    """
    --- partners/gemeente.yaml
    name: Gemeente Tiel
    kind: municipality
    colour: red
    --- agreements/een.yaml
    title: Een
    kind: covenant
    parties: [{partner: gemeente}]
    """
    assert "warning" in folder.run("check").stdout
    result = folder.run("check", "--errors")
    assert result.lines[0].startswith("partners/gemeente.yaml:3:1: error schema: unknown field colour")
    assert result.lines[2:] == ["3 records read, 1 error"]
    assert result.status == 1
