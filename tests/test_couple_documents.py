"""The twinning plan and the evaluation checklist of a couple, read as the two would read them."""

import re
from collections.abc import Callable
from datetime import date
from math import ceil

import pytest
from conftest import Folder
from reading import cells, complaints

from hybridecli.record import Period
from hybridecli.records.couples import Couple, Member, MemberGoal, Moments, PlannedActivity, working_day
from hybridecli.records.people import Available, HalfDay

Files = dict[str, str]

CHARTER = """\
name: Hybride Techniek Rivierenland
coordinators: [p-k7f3xq]
defaults:
  {insurance: elke werkgever verzekert de eigen medewerker, vog: true, contact_agreements: elke twee weken bellen}
"""
PARTNERS = {
    "partners/de-braam.yaml": "name: School De Braam\nkind: school\ncalled: {article: de, word: school}\n",
    "partners/kolmer.yaml": (
        "name: Kolmer Meettechniek\nkind: company\ncalled: {article: het, word: bedrijf}\ncontact: p-r8vncc\n"
    ),
}
PEOPLE = {
    "people/p-k7f3xq.yaml": """\
name: Noor de Wit
partner: de-braam
function: begeleider van het programma
email: noor@example.org
phone: 0612345670
""",
    "people/p-t9wdbk.yaml": "name: Saskia Boom\npartner: de-braam\nfunction: rector\n",
    "people/p-r8vncc.yaml": """\
name: Ruud van Echten
partner: kolmer
function: bedrijfsleider
email: ruud@example.org
""",
    "people/p-t4wrzz.yaml": """\
name: Jelle Vermeer
partner: de-braam
function: leraar natuurkunde
email: jelle_vermeer@example.org
phone: 0612345678
twinning:
  offers: [proeven ontwerpen, klassen begeleiden]
  available: {days: [{day: thu, part: afternoon}, {day: fri}]}
  limits: [geen leerlinggegevens delen]
  consent: {photo: false}
""",
    "people/p-w5mkbb.yaml": """\
name: Mara de Boer
partner: kolmer
function: meettechnicus
email: mara@example.org
twinning:
  offers: [werken met sensoren]
  available: {days: [{day: fri, part: afternoon}, {day: thu, part: day}, {day: fri, part: morning}]}
  consent: {photo: true}
""",
}
ORDINARY = """\
status: running
coach: p-k7f3xq
members:
  - person: p-t4wrzz
    expectations: zien hoe een bedrijf met meetgegevens werkt
    goals:
      - key: meten
        goal: een proef met echte meetgegevens ontwerpen
        sign: de proef draait in de vierde klas
        horizon: short
    permission: {by: p-t9wdbk, date: 2026-01-20, hours_per_month: 8, in_working_time: true}
  - person: p-w5mkbb
    expectations: Ik wil weten of lesgeven bij mij past.
    goals: [{key: lesgeven, goal: ontdekken of lesgeven past, sign: na afloop een besluit, horizon: long}]
    permission: {by: p-r8vncc, date: 2026-01-22, hours_per_month: 7.5, in_working_time: false}
period: {start: 2026-02-02, end: 2026-04-30}
match: {score: 82, decided: 2026-01-19, talk: 2026-01-26, reasons: [dezelfde dagen vrij, wens over het vak vervuld]}
limits: [geen namen van klanten mee naar school]
moments: {start: 2026-02-02, closing: 2026-04-29}
activities:
  - activity: shadow-school-day
    serves: [lesgeven]
    host: p-t4wrzz
    date: 2026-02-12
    hours: 7
    status: done
    replacement: not-needed
  - {title: meetopstelling nabouwen, serves: [meten], host: p-w5mkbb, week: 2026-W14, hours: 4.5, replacement: arranged}
  - {activity: guest-lesson, serves: [lesgeven, meten], date: 2026-03-19, hours: 1, replacement: not-needed}
  - {activity: kickoff, host: p-t4wrzz, date: 2026-02-02, hours: 2, status: done, replacement: not-needed}
  - {activity: shadow-day, host: p-w5mkbb, date: 2026-03-05, status: cancelled}
"""
BARE = "members: [{person: p-t4wrzz}, {person: p-w5mkbb}]\n"
BARE_PEOPLE = {
    "partnership.yaml": "name: Noord\n",
    "people/p-t4wrzz.yaml": "name: Jelle Vermeer\n",
    "people/p-w5mkbb.yaml": "name: Mara de Boer\n",
}
MANY = """\
status: agreed
members:
  - person: p-t4wrzz
    expectations: veel zien
    goals:
      - {key: een, goal: leren meten, sign: een eigen meting}
      - {key: twee, goal: leren plannen, horizon: long}
      - {key: drie, goal: leren overdragen, sign: een korte uitleg, horizon: short}
  - person: p-w5mkbb
    goals: [{key: vier, goal: leren uitleggen}, {goal: een klas leren kennen}]
    permission: {hours_per_month: 8}
period: {start: 2026-02-02, end: 2026-04-12}
activities:
""" + "".join(
    f"  - {{activity: {name}, serves: [een, drie, vier]}}\n"
    for name in ("share-back", "career-fair", "mirror-talk", "lesson-visit", "work-problem", "co-teaching")
)
PLACEMENT = """\
form: placement
status: agreed
members:
  - person: p-t4wrzz
    expectations: meedoen met echt werk
    goals: [{goal: zien hoe onderdelen worden gemeten, sign: een eigen meetrapport, horizon: short}]
    permission: {by: p-t9wdbk, hours_per_month: 8, in_working_time: true}
  - partner: kolmer
period: {start: 2026-03-02, end: 2026-03-13}
activities: [{activity: shadow-day, host_partner: kolmer, week: 2026-W10, replacement: arranged}]
"""
HOSTED = PLACEMENT.replace("partner: kolmer\nperiod", "person: p-w5mkbb\nperiod").replace(
    "host_partner: kolmer", "host: p-w5mkbb"
)
LONG = "Antoinette Wilhelmina Geertruida van Nieuwenhuyzen-Oosterhoudt tot Langerak"
ORGANISATION = "Regionaal Samenwerkingsverband voor Technisch en Ambachtelijk Onderwijs in het Rivierengebied"
VARIANTS: dict[str, Files] = {
    "ordinary": {"couples/koppel.yaml": ORDINARY},
    "bare": {"couples/koppel.yaml": BARE, **BARE_PEOPLE},
    "many": {"couples/koppel.yaml": MANY},
    "placement at an organisation": {"couples/koppel.yaml": PLACEMENT},
    "placement with a person": {"couples/koppel.yaml": HOSTED},
    "trial": {"couples/koppel.yaml": ORDINARY + "form: trial\n"},
    "closed": {"couples/koppel.yaml": ORDINARY.replace("status: running", "status: closed", 1)},
    "stopped with nothing": {"couples/koppel.yaml": BARE + "status: stopped\n"},
    "all called off": {"couples/koppel.yaml": BARE + "activities: [{activity: shadow-day, status: cancelled}]\n"},
    "goes on": {
        "couples/koppel.yaml": BARE + "continues: eerder\nmoments: {closing: 2026-04-29}\nvog: false\n",
        "couples/eerder.yaml": ORDINARY,
    },
    "longest names": {
        "couples/koppel.yaml": ORDINARY,
        "people/p-t4wrzz.yaml": PEOPLE["people/p-t4wrzz.yaml"].replace("Jelle Vermeer", LONG),
        "partners/de-braam.yaml": f"name: {ORGANISATION}\nkind: school\n",
    },
    "marks in the records": {
        "couples/koppel.yaml": ORDINARY.replace("meetopstelling nabouwen", "'*meet* | _bouw_ [x](y).'")
        .replace("Ik wil weten of lesgeven bij mij past.", "'Past lesgeven bij mij? ...'")
        .replace("zien hoe een bedrijf met meetgegevens werkt", "'# zien hoe dat gaat,'"),
    },
}  # fmt: skip
READERS = [("nl", "NL", "je"), ("en", "NL", "je"), ("nl", "VL", "u")]


def written(folder: Folder, document: str = "twinning-plan", *more: str, language: str = "nl", **files: str) -> str:
    """The text of a document about the couple in the folder."""
    folder.write(files)
    result = folder.run("document", document, "couples/koppel", "--language", language, "--output", "-", *more)
    assert result.status == 0, result.stderr
    return result.stdout


def filled(folder: Folder, files: Files, jurisdiction: str = "NL", address: str = "je") -> Folder:
    """A folder with the ordinary records, and these in their stead."""
    folder.write({"partnership.yaml": CHARTER, **PARTNERS, **PEOPLE, **files})
    charter = folder.path / "partnership.yaml"
    charter.write_text(charter.read_text() + f"jurisdiction: {jurisdiction}\naddress: {address}\n")
    return folder


def test_who_does_not_want_it_passed_on_is_reached_through_the_coach(bare_folder: Folder) -> None:
    there = PEOPLE["people/p-t4wrzz.yaml"].replace("consent: {", "consent: {contact: false, ")
    text = written(filled(bare_folder, {**VARIANTS["ordinary"], "people/p-t4wrzz.yaml": there}))
    assert "**Jelle Vermeer:** via onze begeleider\n" in text
    assert "0612345678" not in text


@pytest.mark.parametrize(("language", "jurisdiction", "address"), READERS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_plan_reads_well(
    bare_folder: Folder, variant: str, language: str, jurisdiction: str, address: str
) -> None:
    text = written(filled(bare_folder, VARIANTS[variant], jurisdiction, address), language=language)
    assert complaints(text, language, jurisdiction) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("variant", ["bare", "placement at an organisation", "longest names", "marks in the records"])
def test_every_checklist_reads_well(bare_folder: Folder, variant: str, language: str) -> None:
    asked = ("--instrument", "twinning-closing")
    text = written(filled(bare_folder, VARIANTS[variant]), "evaluation-checklist", *asked, language=language)
    assert complaints(text, language) == []
    assert "[nog invullen" not in text
    assert "[to be filled in" not in text


@pytest.mark.parametrize(
    ("line", "language", "jurisdiction"),
    [
        ("Gesproken met p-k7f3xq.", "nl", "NL"), ("Op 2026-02-12.", "nl", "NL"), ("In 2026-W14.", "en", "NL"),
        ("Wie: None", "nl", "NL"), ("Uren: {{ hours }}", "nl", "NL"), ("Limits: []", "en", "NL"),
        ("een twinning\\_plan", "nl", "NL"), ("twee  spaties", "nl", "NL"), ("Klaar..", "nl", "NL"),
        ("Doel: .", "nl", "NL"),
        ("a,, b", "en", "NL"), ("1 koppels", "nl", "NL"), ("1 weeks", "en", "NL"), ("8 uren", "nl", "NL"),
        ("7.5 uur", "nl", "NL"), ("tot 30 april", "nl", "NL"), ("Overwegende dat dit zo is", "nl", "NL"),
        ("De de school", "nl", "NL"), ("van de het bedrijf", "nl", "NL"), ("at the the school", "en", "NL"),
        ("Stand: running", "nl", "NL"), ("een shadow-day", "nl", "NL"), ("Kind: shadow-school-day", "en", "NL"),
        ("een kmo", "nl", "NL"), ("de wethouder", "nl", "VL"), ("een VOG", "en", "VL"), ("half **vet", "nl", "NL"),
        ("## Doel En Reikwijdte\n\nTekst.", "nl", "NL"), ("##\n\nTekst.", "nl", "NL"),
        ("## Doel\n\n## Tijd\n\nTekst.", "nl", "NL"),
        ("## Doel", "nl", "NL"), ("| a | b |\n|---|---|\n| 1 |", "nl", "NL"), ("|  | x  y |\n|---|---|", "nl", "NL"),
    ],
)  # fmt: skip
def test_a_reader_marks(line: str, language: str, jurisdiction: str) -> None:
    assert complaints(f"# Titel\n\n{line}\n", language, jurisdiction)


@pytest.mark.parametrize(
    "line",
    [
        "Van 2 februari tot en met 30 april 2026, week 11, om 14.00 uur: 1.250 leerlingen, 7,5 uur, 1 koppel.",
        "5.1 De school roostert vrij.", "Zie artikel 7.2.8 en model 596.2.",
        "Noor (noor_b@p-k7f3xq.example.org) schreef: “Wij…”",
        "|  | a | **b** |\n|:---|---:|---|\n| ☐ |  | 1 tot 1,5 |", "schooljaar 2025-2026",
        "De school en het bedrijf; de gemeente.",
    ],
)  # fmt: skip
def test_a_reader_lets_pass(line: str) -> None:
    assert complaints(f"---\nid: p-k7f3xq\n---\n\n# Titel van iets\n\n{line}\n", "nl") == []


def sections(text: str) -> list[str]:
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


def table(text: str, heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without the line of dashes."""
    part = text.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [cells(line) for line in part.splitlines() if line.startswith("|")]
    return [row for number, row in enumerate(rows) if number != 1]


@pytest.mark.parametrize(
    ("limits", "more", "said"),
    [
        ("[geen leerlinggegevens delen]", "geen", "Geen leerlinggegevens delen."),
        ("[geen]", "geen", "Geen."),
        ("[geen cijfers]", "geen cijfers", "Geen cijfers."),
    ],
)
def test_a_limit_is_told_once_and_none_of_the_one_not_beside_a_limit_of_the_other(
    bare_folder: Folder, limits: str, more: str, said: str
) -> None:
    plan = ORDINARY.replace("limits: [geen namen van klanten mee naar school]\n", f"limits: [{more}]\n")
    teacher = PEOPLE["people/p-t4wrzz.yaml"].replace("[geen leerlinggegevens delen]", limits)
    text = written(filled(bare_folder, {"couples/koppel.yaml": plan, "people/p-t4wrzz.yaml": teacher}))
    assert f"- **Grenzen:** {said} Wat wij horen" in text


def test_the_order_of_a_plan(bare_folder: Folder) -> None:
    filled(bare_folder, VARIANTS["ordinary"])
    assert sections(written(bare_folder)) == [
        "Wie wij zijn", "Doelen", "Verwachtingen", "Tijd", "Activiteiten", "Contact", "Gesprekken", "Afspraken vooraf",
        "Hoe wij terugkijken",
    ]  # fmt: skip
    assert sections(written(bare_folder, language="en")) == [
        "Who we are", "Goals", "Expectations", "Time", "Activities", "Contact", "Talks", "Agreed beforehand",
        "How we look back",
    ]  # fmt: skip


def test_both_languages_show_the_same_facts(bare_folder: Folder) -> None:
    filled(bare_folder, VARIANTS["ordinary"])
    dutch, english = written(bare_folder), written(bare_folder, language="en")
    for fact in (
        "Jelle Vermeer", "Mara de Boer", "Saskia Boom", "Ruud van Echten", "Noor de Wit", "0612345670",
        "mara@example.org",
        "een namen van klanten mee naar school", "geen leerlinggegevens delen", "lke werkgever verzekert",
        "lke twee weken bellen", "wens over het vak vervuld", "VOG",
    ):  # fmt: skip
        assert fact in dutch, fact
        assert fact in english, fact
    assert [len(row) for row in table(dutch, "Activiteiten")] == [len(row) for row in table(english, "Activities")]


def test_hours_given_stand_beside_hours_planned(bare_folder: Folder) -> None:
    filled(bare_folder, VARIANTS["ordinary"])
    dutch, english = written(bare_folder), written(bare_folder, language="en")
    assert "van 2 februari tot en met 30 april 2026. Dat is ongeveer 3 maanden." in dutch
    assert table(dutch, "Tijd")[1:] == [
        ["Jelle Vermeer", "8", "24", "14,5", "ja"],
        ["Mara de Boer", "7,5", "22,5", "14,5", "nee"],
    ]
    assert table(english, "Time")[2] == ["Mara de Boer", "7.5", "22.5", "14.5", "no"]
    assert table(dutch, "Activiteiten")[-1] == ["**Totaal**", "", "", "", "**14,5**"]


def test_hours_of_the_catalogue_are_a_range(bare_folder: Folder) -> None:
    filled(
        bare_folder, {"couples/koppel.yaml": BARE + "activities: [{activity: lesson-visit}, {activity: shadow-day}]\n"}
    )
    text = written(bare_folder)
    assert [row[-1] for row in table(text, "Activiteiten")] == ["Uren per persoon", "2 tot 3", "8", "**10 tot 11**"]
    assert "Reken daarnaast op 0,5 uur voorbereiding per persoon" in text
    assert [row[-1] for row in table(written(bare_folder, language="en"), "Activities")][-1] == "**10 to 11**"


def test_activities_stand_in_the_order_of_days_and_say_their_state(bare_folder: Folder) -> None:
    filled(bare_folder, VARIANTS["ordinary"])
    rows = table(written(bare_folder), "Activiteiten")
    assert [row[:2] for row in rows[1:-1]] == [
        ["02-02-2026, uitgevoerd", "Startgesprek"],
        ["12-02-2026, uitgevoerd", "Meeloopdag op school"],
        ["19-03-2026, gepland", "Gastles"],
        ["week 14 (30 maart tot en met 3 april), gepland", "Meetopstelling nabouwen"],
    ]
    assert [row[3] for row in rows[1:-1]] == ["algemeen", "2", "1 en 2", "1"]
    assert "Niet doorgegaan: meeloopdag op het werk (5 maart 2026)." in written(bare_folder)
    assert "Called off: day of shadowing at work (5 March 2026)." in written(bare_folder, language="en")


def test_talks_that_are_not_agreed_are_proposals(bare_folder: Folder) -> None:
    filled(bare_folder, VARIANTS["ordinary"])
    days = [row[1] for row in table(written(bare_folder), "Gesprekken")]
    assert days == ["Wanneer", "02-02-2026", "17-03-2026 (voorstel)", "29-04-2026", "01-09-2026 (voorstel)"]
    lists = [row[3] for row in table(written(bare_folder), "Gesprekken")]
    assert lists[1:] == [
        "Start van de twinning",
        "Halverwege de twinning",
        "Afsluiting van de twinning",
        "Enkele maanden later",
    ]
    closed = written(filled(bare_folder, VARIANTS["closed"]))
    assert "voorstel" not in closed
    assert len(table(closed, "Gesprekken")) == 3
    assert "Er zijn geen gesprekken vastgelegd." in written(filled(bare_folder, VARIANTS["stopped with nothing"]))


def test_the_certificate_of_each_country(bare_folder: Folder) -> None:
    dutch = written(filled(bare_folder, VARIANTS["ordinary"]))
    assert "**VOG:** Mara de Boer vraagt een verklaring omtrent het gedrag (VOG) aan, vóór de eerste" in dutch
    flemish = written(filled(bare_folder, VARIANTS["ordinary"], "VL"))
    assert "**Strafregister:** Mara de Boer vraagt een uittreksel uit het strafregister (model 596.2) aan" in flemish
    assert "halve dagen" in flemish.lower()
    assert "donderdagnamiddag" in flemish


def test_a_default_holds_only_where_pupils_are_met(bare_folder: Folder) -> None:
    assert "VOG" not in written(filled(bare_folder, VARIANTS["placement at an organisation"]))
    assert "**VOG:** Een verklaring omtrent het gedrag (VOG) wordt niet gevraagd." in written(
        filled(bare_folder, VARIANTS["goes on"])
    )
    undecided = {**VARIANTS["ordinary"], "partnership.yaml": "name: Noord\n"}
    assert "**[nog invullen: of een verklaring omtrent het gedrag (VOG) nodig is]**" in written(
        filled(bare_folder, undecided)
    )


def test_photographs_are_asked_of_each(bare_folder: Folder) -> None:
    text = written(filled(bare_folder, VARIANTS["ordinary"]))
    assert "- **Foto's:** Jelle Vermeer wil niet op de foto; Mara de Boer mag op de foto.\n" in text
    bare = written(filled(bare_folder, VARIANTS["bare"]))
    assert "**[nog invullen: of Jelle Vermeer op de foto wil]**" in bare


def test_half_days(bare_folder: Folder) -> None:
    filled(bare_folder, VARIANTS["ordinary"])
    assert "- **Dagdelen die ons beiden passen:** donderdagmiddag en vrijdag de hele dag\n" in written(bare_folder)
    assert "- **Half-days that suit us both:** Thursday afternoon and all day Friday\n" in written(
        bare_folder, language="en"
    )
    other = PEOPLE["people/p-w5mkbb.yaml"]
    other = re.sub(r"available: .*", "available: {days: [{day: mon, part: evening}]}", other)
    text = written(bare_folder, **{"people/p-w5mkbb.yaml": other})
    assert "Jelle Vermeer kan op donderdagmiddag en vrijdag de hele dag, Mara de Boer op maandagavond." in text


def test_a_host_without_a_person(bare_folder: Folder) -> None:
    text = written(filled(bare_folder, VARIANTS["placement at an organisation"]))
    assert "# Meeloopplan van Jelle Vermeer bij Kolmer Meettechniek\n" in text
    assert (
        "- **Kolmer Meettechniek:** Ruud van Echten, bedrijfsleider bij Kolmer Meettechniek, ruud@example.org" in text
    )
    assert "bij het bedrijf vragen wij het per keer" in text
    assert "ontwikkeldoelen van" not in text
    assert "- **Waar:** bij het bedrijf\n" in text


def test_gaps_say_what_is_missing_of_whom(bare_folder: Folder) -> None:
    text = written(filled(bare_folder, VARIANTS["bare"]))
    for gap in (
        "ontwikkeldoelen van Jelle Vermeer", "verwachtingen van Mara de Boer", "wie de uren van Mara de Boer geeft",
        "eerste en laatste dag van het plan", "activiteiten van Jelle Vermeer en Mara de Boer",
        "hoe Jelle Vermeer en Mara de Boer verzekerd zijn", "wat niet wordt getoond of gedeeld",
    ):  # fmt: skip
        assert f"**[nog invullen: {gap}]**" in text, gap
        assert f"\n- {gap}\n" in text, gap
    ordinary = written(filled(bare_folder, VARIANTS["ordinary"]))
    assert "nog invullen" not in ordinary
    assert "Nog in te vullen" not in ordinary


def lines_on_paper(text: str, wide: int = 95) -> int:
    """How many lines a text takes on A4, so many letters wide, with some white around headings and tables."""
    total, shares = 0.0, [1.0]
    for line in text.splitlines():
        if re.match(r"\|[:-]", line):
            dashes = [len(cell) for cell in cells(line)]
            shares = [dash / sum(dashes) for dash in dashes]
        elif line.startswith("|"):
            row = cells(line)
            widths = shares if len(shares) == len(row) else [1 / len(row)] * len(row)
            total += max(ceil((len(cell) + 1) / (wide * width)) for cell, width in zip(row, widths, strict=True))
        else:
            total += ceil(len(line) / wide) + (1 if line.startswith("#") else 0) + (0.5 if not line else 0)
    return ceil(total)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_ordinary_plan_fits_on_two_pages(bare_folder: Folder, language: str) -> None:
    text = written(filled(bare_folder, VARIANTS["ordinary"]), language=language)
    body = text.split("\n---\n", 1)[1]
    assert lines_on_paper(body) <= 2 * 58


def test_the_same_bytes_twice(bare_folder: Folder) -> None:
    folder = filled(bare_folder, VARIANTS["ordinary"]).under_git()
    folder.commit("Een koppel", "2026-03-12")
    for document in ("twinning-plan", "evaluation-checklist"):
        text = written(folder, document)
        assert "Stand van de gegevens: 12 maart 2026" in text
        assert written(folder, document) == text


@pytest.mark.parametrize(
    ("status", "title", "talk"),
    [
        ("proposed", "Start van de twinning", "het startgesprek op 2 februari 2026"),
        ("running", "Halverwege de twinning", "het tussengesprek."),
        ("closed", "Afsluiting van de twinning", "het slotgesprek op 29 april 2026"),
    ],
)
def test_the_checklist_of_the_moment(bare_folder: Folder, status: str, title: str, talk: str) -> None:
    couple = ORDINARY.replace("status: running", f"status: {status}", 1)
    text = written(filled(bare_folder, {"couples/koppel.yaml": couple}), "evaluation-checklist")
    assert f"# Evaluatielijst “{title}”\n" in text
    assert f"gaan mee naar {talk}" in text


def test_the_closing_checklist_sets_expected_beside_found(bare_folder: Folder) -> None:
    filled(bare_folder, VARIANTS["closed"])
    text = written(bare_folder, "evaluation-checklist")
    assert ["Mara de Boer", "Ik wil weten of lesgeven bij mij past.", ""] in table(
        text, "Wat was verwacht en wat is het geworden?"
    )
    english = written(bare_folder, "evaluation-checklist", language="en")
    assert len(table(english, "What was expected, and what was found?")) == 3


def test_a_round_says_by_when(bare_folder: Folder) -> None:
    files = {
        **VARIANTS["ordinary"],
        "rounds/maart.yaml": "instrument: twinning-midway\nabout: couples/koppel\ndue: 2026-03-13\n",
    }
    filled(bare_folder, files)
    assert "Uiterlijk op vrijdag 13 maart 2026." in written(bare_folder, "evaluation-checklist")
    assert "Friday 13 March 2026 at the latest." in written(bare_folder, "evaluation-checklist", language="en")


def couple(**values: object) -> Couple:
    """A couple of two people with some values."""
    members = (Member(person="p-aaaaaa", goals=(MemberGoal(goal="leren", key="a"),)), Member(person="p-bbbbbb"))
    return Couple(**{"members": members, **values})  # type: ignore[arg-type]


def period(start: str, end: str) -> Period:
    return Period(start=start, end=end)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [("2026-02-02", "2026-04-30", 3), ("2026-02-02", "2026-02-28", 1), ("2026-02-02", "2026-02-03", 0.5),
     ("2026-02-02", "2026-04-12", 2.5), ("2025-09-01", "2026-08-31", 12)],
)  # fmt: skip
def test_months_of_a_period(start: str, end: str, months: float) -> None:
    assert couple(period=period(start, end)).months == months


def test_no_period_no_months() -> None:
    assert couple().months is None
    assert couple().planned_moments is None
    recorded = Moments(closing="2026-04-29")
    assert couple(moments=recorded).planned_moments == recorded


@pytest.mark.parametrize(
    ("day", "after", "before"),
    [("2026-02-06", "2026-02-06", "2026-02-06"), ("2026-02-07", "2026-02-09", "2026-02-06"),
     ("2026-02-08", "2026-02-09", "2026-02-06"), ("2026-02-09", "2026-02-09", "2026-02-09")],
)  # fmt: skip
def test_working_days(day: str, after: str, before: str) -> None:
    assert working_day(date.fromisoformat(day)).isoformat() == after
    assert working_day(date.fromisoformat(day), back=True).isoformat() == before


def test_recorded_moments_stay_and_the_others_follow() -> None:
    moments = couple(period=period("2026-02-01", "2026-05-03"), moments=Moments(midway="2026-03-01")).planned_moments
    assert moments == Moments(start="2026-02-02", midway="2026-03-01", closing="2026-05-01", follow_up="2026-09-02")


def test_no_talk_is_proposed_for_the_summer() -> None:
    moments = couple(period=period("2026-01-05", "2026-03-27")).planned_moments
    assert moments is not None
    assert moments.follow_up == "2026-09-01"


def test_who_is_the_guest() -> None:
    learner, other = Member(person="p-aaaaaa", goals=(MemberGoal(goal="leren"),)), Member(person="p-bbbbbb")
    firm = Member(partner="kolmer")
    who: Callable[..., Member | None] = lambda *two: Couple(form="placement", members=two).guest  # noqa: E731
    assert who(other, learner) == learner
    assert who(firm, other) == other
    assert who(other, Member(person="p-cccccc")) is None
    assert Couple(form="placement", members=(firm, other)).host == firm
    assert Couple(members=(learner, other)).guest is None
    assert Couple(members=(learner, other)).host is None


def test_the_agenda_is_in_the_order_of_days() -> None:
    late, week, early, loose, off = (
        PlannedActivity(title="laat", date="2026-03-05"), PlannedActivity(title="week", week="2026-W09"),
        PlannedActivity(title="vroeg", date="2026-02-20"), PlannedActivity(title="los"),
        PlannedActivity(title="af", status="cancelled"),
    )  # fmt: skip
    made = couple(activities=(loose, late, off, week, early))
    assert made.agenda == (early, week, late, loose)
    assert made.cancelled == (off,)
    assert made.goal_numbers == {"a": 1}


def test_half_days_of_a_week() -> None:
    days = (
        HalfDay(day="fri"),
        HalfDay(day="mon", part="evening"),
        HalfDay(day="fri", part="afternoon"),
        HalfDay(part="morning"),
    )
    assert Available(days=days).half_days == (
        HalfDay(day="mon", part="evening"), HalfDay(day="fri", part="morning"), HalfDay(day="fri", part="afternoon"),
    )  # fmt: skip
    assert Available().half_days == ()
