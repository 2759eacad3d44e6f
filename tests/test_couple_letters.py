"""The letters, guides, reports and certificates about a couple, and the guide for a first talk, read as given."""

import re

import jinja2
import pytest
import yaml
from conftest import Folder
from jinja2 import nodes
from reading import complaints
from test_couple_documents import (
    BARE,
    BARE_PEOPLE,
    HOSTED,
    LONG,
    MANY,
    ORDINARY,
    ORGANISATION,
    PARTNERS,
    PEOPLE,
    PLACEMENT,
    READERS,
    Files,
    filled,
    lines_on_paper,
    table,
    written,
)

from hybridecli.shipped import templates_folder

STATUSES = ("proposed", "agreed", "running", "closed", "stopped", "declined")
FITTING = {
    "employer-letter": ("proposed", "agreed", "running"),
    "midway": ("agreed", "running"),
    "closing-report": ("closed", "running"),
    "certificate": ("closed",),
    "stop-letter": ("stopped",),
}
CLOSURE = """\
closure:
  date: 2026-04-29
  reason: finished
  text: de twaalf weken waren om
  outcomes: [een proef met meetgegevens, 'Een uitleg van twee bladzijden.']
  by_catch: [een klas komt op bezoek]
  next: in het najaar weer bellen
  advice: begin na de herfst
"""
BOTH = "  approved: [p-t4wrzz, p-w5mkbb]\n"
COUPLES: Files = {
    "ordinary": ORDINARY,
    "bare": BARE,
    "many": MANY,
    "placement at an organisation": PLACEMENT,
    "placement with a person": HOSTED,
    "trial": ORDINARY + "form: trial\n",
    "nothing planned": re.sub(r"activities:\n(  .*\n)+", "", ORDINARY),
    "all called off": BARE + "activities: [{activity: shadow-day, status: cancelled}]\nvog: false\n",
    "half known": BARE + "period: {start: 2026-02-02}\nactivities: [{title: samen koken, week: 2026-W10}]\n",
    "marks": ORDINARY.replace("meetopstelling nabouwen", "'*meet* | _bouw_ [x](y).'")
    .replace("een proef met echte meetgegevens ontwerpen", "'# een | proef, ...'")
    .replace("geen namen van klanten mee naar school", "'geen <b>namen</b> | of *zo*.'"),
}
LONGEST: Files = {
    "people/p-t4wrzz.yaml": PEOPLE["people/p-t4wrzz.yaml"].replace("Jelle Vermeer", LONG),
    "partners/de-braam.yaml": f"name: {ORGANISATION}\nkind: school\n",
}
LOGS: Files = {
    "logs/2026-02-12.yaml": "date: 2026-02-12\nabout: couples/koppel\ntitle: Meelopen\nhours: 7\n",
    "logs/2026-03-19.yaml": """\
date: 2026-03-19
about: couples/koppel
title: Gastles
hours: 1
people: [{person: p-t4wrzz}, {person: p-w5mkbb, hours: 2.5}]
""",
}


def at(status: str, couple: str = ORDINARY, more: str = "") -> Files:
    """The file of a couple with this status."""
    return {"couples/koppel.yaml": re.sub(r"(?m)^status: .*\n", "", couple) + f"status: {status}\n{more}"}


def ended(approved: str = "", closure: str = CLOSURE, couple: str = ORDINARY, status: str = "closed") -> Files:
    """The file of a couple that is over, with what it has to tell."""
    told = couple.replace(
        "    expectations: zien",
        "    continues: true\n    experience: meten kost minder tijd dan opruimen\n    mirror: wij geven steeds de"
        " mooie meting\n    expectations: zien",
    )
    told = told.replace(
        "    expectations: Ik",
        "    continues: false\n    experience: een klas is leuker dan gedacht\n    expectations: Ik",
    )
    told = told.replace(
        "horizon: short\n", "horizon: short\n        reached: fully\n        insight: ruis leert het meest\n"
    )
    told = told.replace("horizon: long}", "horizon: long, reached: not, insight: nog een jaar nadenken}")
    return at(status, told, closure + approved)


def asked(folder: Folder, name: str, *more: str, status: int = 0) -> str:
    """What is said on the error stream when a document about the couple is asked for."""
    result = folder.run("document", name, "couples/koppel", "--output", "-", *more)
    assert result.status == status, result.stderr
    return result.stderr


# Every text, in every form


@pytest.mark.parametrize(("language", "jurisdiction", "address"), READERS)
@pytest.mark.parametrize("couple", COUPLES)
@pytest.mark.parametrize("name", FITTING)
def test_every_text_reads_well(
    bare_folder: Folder, name: str, couple: str, language: str, jurisdiction: str, address: str
) -> None:
    fewer = BARE_PEOPLE if couple == "bare" else {}
    for status in FITTING[name]:
        filled(bare_folder, {**at(status, COUPLES[couple]), **fewer}, jurisdiction, address)
        text = written(bare_folder, name, language=language)
        assert complaints(text, language, jurisdiction) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "couple", ["ordinary", "placement at an organisation", "placement with a person", "trial", "marks"]
)
def test_what_is_over_reads_well_with_all_that_can_be_told(bare_folder: Folder, couple: str, language: str) -> None:
    short = CLOSURE.replace(", 'Een uitleg van twee bladzijden.'", "")
    for approved, closure in ((BOTH, CLOSURE), ("", short), (BOTH, short)):
        filled(bare_folder, {**ended(approved, closure, COUPLES[couple]), **LOGS})
        for name, more in (("closing-report", ()), ("closing-report", ("--for", "person")), ("certificate", ())):
            assert complaints(written(bare_folder, name, *more, language=language), language) == []
        filled(bare_folder, {**ended(approved, closure, COUPLES[couple], "stopped"), **LOGS})
        assert complaints(written(bare_folder, "stop-letter", language=language), language) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", FITTING)
def test_the_longest_names_fit(bare_folder: Folder, name: str, language: str) -> None:
    status = FITTING[name][0]
    filled(bare_folder, {**ended(BOTH, status=status), **LONGEST})
    assert complaints(written(bare_folder, name, language=language), language) == []


@pytest.mark.parametrize("name", FITTING)
def test_a_document_for_another_moment_is_refused_with_the_moments_that_fit(bare_folder: Folder, name: str) -> None:
    for status in STATUSES:
        filled(bare_folder, at(status))
        if status in FITTING[name]:
            asked(bare_folder, name)
        else:
            refused = asked(bare_folder, name, status=2)
            assert f"{name} does not fit couples/koppel" in refused
            assert f"it is for: couples (status: {', '.join(FITTING[name])})" in refused


def fields_read(path: str) -> set[str]:
    """The names of attributes that a template reads."""
    source = re.sub(r"\A---\n.*?\n---\n", "", (templates_folder() / "documents" / path).read_text(), flags=re.DOTALL)
    tree = jinja2.Environment(extensions=["jinja2.ext.do"]).parse(source)
    return {node.attr for node in tree.find_all(nodes.Getattr)}


@pytest.mark.parametrize("name", [*(f"couples/{name}" for name in FITTING), "partners/talk-guide"])
def test_both_languages_read_the_same_fields(name: str) -> None:
    assert fields_read(f"{name}.nl.md.j2") == fields_read(f"{name}.en.md.j2")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("name", "pages"), [*((name, 1) for name in FITTING if name != "closing-report"), ("closing-report", 2)]
)
def test_it_fits_on_its_page(bare_folder: Folder, name: str, pages: int, language: str) -> None:
    filled(bare_folder, {**ended(BOTH, status=FITTING[name][0]), **LOGS})
    body = written(bare_folder, name, language=language).split("\n---\n", 1)[1]
    for page in body.rsplit("\n---\n", 1)[0].split("\n---\n"):
        assert lines_on_paper(page) <= pages * 58


def test_of_whom_only_the_name_is_known_that_is_enough(bare_folder: Folder) -> None:
    def said(status: str, name: str, *more: str) -> str:
        return written(filled(bare_folder, {**at(status, BARE), **BARE_PEOPLE}), name, *more)

    assert "Jelle Vermeer wil dat doen samen met Mara de Boer." in said("proposed", "employer-letter")
    assert "leerden Jelle Vermeer en Mara de Boer elkaars werk kennen." in said(
        "closed", "closing-report", "--for", "person"
    )
    assert "van de eigen organisatie, is niet vastgelegd." in said("closed", "closing-report", "--for", "person")
    assert "**Jelle Vermeer** nam in deze periode" in said("closed", "certificate")
    stopped = said("stopped", "stop-letter")
    assert stopped.split("## Nog in te vullen\n\n")[1].split("\n\n---")[0].splitlines() == [
        "- wie bij de werkgever van Jelle Vermeer bericht krijgt",
        "- wie bij de werkgever van Mara de Boer bericht krijgt",
        "- dag waarop Jelle Vermeer en Mara de Boer stopten",
        "- begeleider van Jelle Vermeer en Mara de Boer",
    ]


# Letter to the employers


def letters(text: str) -> list[str]:
    """Each letter of a text, without its front matter and footer."""
    return text.split("\n---\n", 1)[1].rsplit("\n---\n", 1)[0].split("\n---\n")


def test_each_employer_gets_a_letter_of_its_own(bare_folder: Folder) -> None:
    school, firm = letters(written(filled(bare_folder, at("running")), "employer-letter"))
    assert "Beste Saskia Boom,\n" in school
    assert "Beste Ruud van Echten,\n" in firm
    assert (
        "**Uren van Jelle Vermeer:** 8 uur per maand, in de hele periode ongeveer 24 uur. In het plan staat 14,5 uur."
        in school
    )
    assert "**Uren van Mara de Boer:** 7,5 uur per maand, in de hele periode ongeveer 22,5 uur." in firm
    assert "Op 20 januari 2026 gaf u daarvoor toestemming." in school
    assert "De uren vallen in werktijd" in school
    assert "De uren vallen buiten werktijd" in firm
    assert "8 uur" not in firm
    assert "Lessen" not in firm
    assert "VOG" not in school
    assert "Mara de Boer vraagt een verklaring omtrent het gedrag (VOG) aan" in firm
    assert table(school, "Wanneer")[1:] == [
        ["02-02-2026", "Startgesprek", "bij u", "vallen niet uit", "2"],
        ["12-02-2026", "Meeloopdag op school", "bij u", "vallen niet uit", "7"],
        ["19-03-2026", "Gastles", "bij u", "vallen niet uit", "1"],
        ["week 14 (30 maart tot en met 3 april)", "Meetopstelling nabouwen", "bij Kolmer Meettechniek",
         "worden overgenomen", "4,5"],
    ]  # fmt: skip
    assert [row[2] for row in table(firm, "Wanneer")[1:]] == [*["bij School De Braam"] * 3, "bij u"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_employer_reads_what_somebody_wants_to_learn(bare_folder: Folder, language: str) -> None:
    text = written(filled(bare_folder, at("proposed")), "employer-letter", language=language)
    for personal in ("ontdekken", "lesgeven past", "meetgegevens", "na afloop een besluit", "mara@example.org", "foto"):
        assert personal not in text


def test_a_letter_asks_where_nobody_said_yes_and_the_date_is_before_the_start(bare_folder: Folder) -> None:
    open_request = re.sub(r"    permission: .*\n", "", ORDINARY)
    leader = PARTNERS["partners/de-braam.yaml"] + "leader: p-t9wdbk\n"
    files = {**at("proposed", open_request), "partners/de-braam.yaml": leader}
    school, firm = letters(written(filled(bare_folder, files), "employer-letter"))
    assert "**Aan:** Saskia Boom, rector van School De Braam" in school
    assert "**Aan:** Ruud van Echten, bedrijfsleider bij Kolmer Meettechniek" in firm
    assert "Wij vragen u daar tijd voor te geven." in school
    assert "## Zo zegt u ja\n" in school
    assert "graag vóór 2 februari 2026" in school
    assert "| In werktijd | ☐ ja ☐ nee |" in school
    assert "[nog invullen: uren per maand van Jelle Vermeer]" in school
    said = written(
        filled(bare_folder, {**files, "partnership.yaml": "name: Noord\nnorms: {hours_per_month: 6}\n"}),
        "employer-letter",
    )
    assert "6 uur per maand, in de hele periode ongeveer 18 uur" in said


@pytest.mark.parametrize(
    ("manager", "to"),
    [
        ("{name: Piet Bos, function: teamleider, email: piet@example.org}", "Piet Bos, teamleider bij School De Braam"),
        ("{person: p-t9wdbk}", "Saskia Boom, rector van School De Braam"),
    ],
)
def test_the_letter_goes_to_the_manager_of_the_intake(bare_folder: Folder, manager: str, to: str) -> None:
    asked = re.sub(r"    permission: .*\n", "", ORDINARY)
    files = at("proposed", asked)
    there = files.get("people/p-t4wrzz.yaml", PEOPLE["people/p-t4wrzz.yaml"])
    files["people/p-t4wrzz.yaml"] = there.replace("twinning:\n", f"twinning:\n  manager: {manager}\n")
    school, _firm = letters(written(filled(bare_folder, files), "employer-letter"))
    name, function = to.split(" van ")[0].split(" bij ")[0].split(", ")
    assert f"**Aan:** {to}\n" in school
    assert f"Beste {name},\n" in school
    assert f"| Naam en functie | {name}, {function} |" in school
    assert "piet@example.org" not in school
    assert "aan wie de brief" not in school


@pytest.mark.parametrize(("language", "told"), [("nl", "bij het startgesprek"), ("en", "at the start talk")])
def test_limits_that_are_still_to_be_agreed_are_no_gap(bare_folder: Folder, language: str, told: str) -> None:
    asked = re.sub(r"limits: .*\n", "", ORDINARY)
    text = written(filled(bare_folder, at("agreed", asked)), "employer-letter", language=language)
    assert text.count(told) == 2
    assert "[" not in text.split("\n---\n", 1)[1]


def test_who_hosts_a_placement_is_asked_for_a_place(bare_folder: Folder) -> None:
    school, host = letters(written(filled(bare_folder, at("proposed", PLACEMENT)), "employer-letter"))
    assert "wil een tijd meelopen bij Kolmer Meettechniek" in school
    assert "Wij vragen u daar plaats en begeleiding voor te geven." in host
    assert "| Ontvangt | Jelle Vermeer |" in host
    assert "Uren per maand" not in host
    assert "bij u, uitgevoerd" not in host


# Midway talk


def test_hours_planned_stand_beside_hours_logged(bare_folder: Folder) -> None:
    text = written(filled(bare_folder, {**at("running"), **LOGS}), "midway")
    assert table(text, "Uren: gepland en gemaakt")[1:] == [
        ["Jelle Vermeer", "24", "14,5", "8"],
        ["Mara de Boer", "22,5", "14,5", "9,5"],
    ]
    assert (
        "Nog te doen: meetopstelling nabouwen, week 14 (30 maart tot en met 3 april)." in text
    )  # the lesson is logged
    assert "Niet doorgegaan: meeloopdag op het werk (5 maart 2026)." in text
    assert (
        "**1. Een proef met echte meetgegevens ontwerpen** (Jelle Vermeer)."
        " Gelukt als: De proef draait in de vierde klas." in text
    )
    assert text.count("☐ op gang") == 2
    assert "dinsdag 17 maart 2026 (voorstel)" in text
    english = written(bare_folder, "midway", language="en")
    assert table(english, "Hours: planned and spent")[2] == ["Mara de Boer", "22.5", "14.5", "9.5"]


# Closing report

PERSONAL = (
    "Jelle", "Mara", "p-t4wrzz", "Braam", "Kolmer", "Saskia", "Noor", "meetgegevens", "lesgeven", "opruimen", "klas",
    "ruis", "najaar", "herfst", "twaalf weken", "2026",
)  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("status", ["closed", "running"])
@pytest.mark.parametrize("approved", ["", "  approved: [p-t4wrzz]\n", "  approved: [p-t4wrzz, p-k7f3xq, p-t9wdbk]\n"])
def test_a_report_says_nothing_until_both_agreed(
    bare_folder: Folder, approved: str, status: str, language: str
) -> None:
    filled(bare_folder, {**ended(approved, status=status), **LOGS})
    text = written(bare_folder, "closing-report", language=language)
    assert [word for word in PERSONAL if word in text] == []
    assert lines_on_paper(text.split("\n---\n", 1)[1]) < 20
    result = bare_folder.run("document", "closing-report", "couples/koppel", "--language", language)
    assert not [word for word in PERSONAL if word in result.stdout + result.stderr.split("made from")[0]]


def test_a_report_without_both_is_refused_as_final(bare_folder: Folder) -> None:
    folder = filled(bare_folder, {**ended("  approved: [p-w5mkbb]\n"), **LOGS}).under_git()
    folder.commit("Alles")
    result = folder.run("document", "closing-report", "couples/koppel", "--final")
    assert result.status == 1
    assert "akkoord van alle deelnemers met het slotverslag" in result.stderr
    assert not (folder.path / "documents").exists()


def test_the_two_get_a_draft_of_their_own_to_agree_with(bare_folder: Folder) -> None:
    filled(bare_folder, {**ended("  approved: [p-t4wrzz]\n"), **LOGS})
    text = written(bare_folder, "closing-report", "--for", "person")
    assert "**Alleen voor Jelle Vermeer en Mara de Boer.**" in text
    rows = table(text, "Akkoord")
    assert [row[:2] for row in rows[1:]] == [
        ["Jelle Vermeer", "ja, al vastgelegd"],
        ["Mara de Boer", "☐ ja ☐ ja, zonder wat is weggestreept ☐ nee"],
    ]
    made = bare_folder.run("document", "closing-report", "couples/koppel", "--for", "person")
    assert made.lines == ["documents/closing-report/koppel-person.md"]


def test_with_both_the_report_tells_what_came_of_it(bare_folder: Folder) -> None:
    text = written(filled(bare_folder, {**ended(BOTH), **LOGS}), "closing-report")
    assert table(text, "Doelen")[1:] == [
        ["Jelle Vermeer", "Een proef met echte meetgegevens ontwerpen", "Gehaald", "Ruis leert het meest"],
        ["Mara de Boer", "Ontdekken of lesgeven past", "Niet gehaald", "Nog een jaar nadenken"],
    ]
    assert table(text, "Verwacht en gevonden")[2] == [
        "Mara de Boer", "Ik wil weten of lesgeven bij mij past.", "Een klas is leuker dan gedacht.",
    ]  # fmt: skip
    assert table(text, "Wat er is gedaan") == [
        ["Wanneer", "Wat", "Geplande uren per persoon", "Gemaakte uren van Jelle Vermeer",
         "Gemaakte uren van Mara de Boer"],
        ["02-02-2026", "Startgesprek, bij Jelle Vermeer (gedaan volgens het plan)", "2", *["niet vastgelegd"] * 2],
        ["12-02-2026", "Meeloopdag op school, bij Jelle Vermeer", "7", "7", "7"],
        ["19-03-2026", "Gastles", "1", "1", "2,5"],
        ["week 14 (30 maart tot en met 3 april)", "Meetopstelling nabouwen, bij Mara de Boer", "4,5",
         *["niet vastgelegd"] * 2],
        ["**Totaal**", "", "14,5", "8", "9,5"],
        ["**Gekregen van de werkgever**", "", "", "24", "22,5"],
    ]  # fmt: skip
    assert "Niet doorgegaan: meeloopdag op het werk (5 maart 2026)." in text
    assert "- **Jelle Vermeer:** Wij geven steeds de mooie meting." in text
    assert "**Bijvangst:** Een klas komt op bezoek." in text
    assert "Jelle Vermeer en Mara de Boer zijn beiden akkoord met dit verslag." in text
    assert "nog invullen" not in text


def test_in_a_placement_at_an_organisation_the_one_person_decides(bare_folder: Folder) -> None:
    filled(bare_folder, at("closed", PLACEMENT, CLOSURE + "  approved: [p-t4wrzz]\n"))
    assert "# Slotverslag over het meelopen van Jelle Vermeer\n" in written(bare_folder, "closing-report")
    filled(bare_folder, at("closed", PLACEMENT, CLOSURE + "  approved: [p-w5mkbb]\n"))
    assert "Jelle" not in written(bare_folder, "closing-report")


def test_somebody_whose_file_is_gone_has_not_agreed(bare_folder: Folder) -> None:
    filled(bare_folder, ended("  approved: [p-t4wrzz]\n"))
    (bare_folder.path / "people/p-w5mkbb.yaml").unlink()
    assert "Jelle" not in written(bare_folder, "closing-report")


# Certificate


def test_each_gets_a_certificate_with_the_hours_in_the_log(bare_folder: Folder) -> None:
    teacher, technician = letters(written(filled(bare_folder, {**ended(BOTH), **LOGS}), "certificate"))
    assert (
        "**Jelle Vermeer**, leraar natuurkunde bij School De Braam, nam van 2 februari tot en met 30 april 2026 deel"
        " aan twinning, samen met Mara de Boer, meettechnicus bij Kolmer Meettechniek."
    ) in teacher
    assert "**Gemaakte uren volgens het logboek:** 8 uur" in teacher
    assert "**Gemaakte uren volgens het logboek:** 9,5 uur" in technician
    assert "**Activiteiten:** startgesprek, meeloopdag op school en gastles." in teacher
    assert "| Naam | Noor de Wit |" in teacher
    assert "- Een proef met echte meetgegevens ontwerpen: gehaald." in teacher
    assert "lesgeven" not in technician  # it was not reached, and that is nobody's business


def test_goals_stand_on_a_certificate_only_if_that_person_agreed(bare_folder: Folder) -> None:
    teacher, _other = letters(written(filled(bare_folder, ended("  approved: [p-w5mkbb]\n")), "certificate"))
    assert "meetgegevens" not in teacher
    assert "bereikte" not in teacher
    assert "[nog invullen: gemaakte uren van Jelle Vermeer]" in teacher
    teacher, _other = letters(written(filled(bare_folder, ended("  approved: [p-t4wrzz]\n")), "certificate"))
    assert "## Wat Jelle Vermeer bereikte" in teacher


def test_an_organisation_gets_no_certificate(bare_folder: Folder) -> None:
    text = written(filled(bare_folder, at("closed", PLACEMENT)), "certificate")
    assert text.count("# Bewijs van deelname\n") == 1
    assert "liep van 2 maart tot en met 13 maart 2026 mee bij Kolmer Meettechniek." in text.replace(
        "2 tot", "2 maart tot"
    )


# Stop letter


def stopped(reason: str, approved: str = "", text: str = "het klikte niet tussen die twee") -> Files:
    closure = CLOSURE.replace("reason: finished", f"reason: {reason}").replace("de twaalf weken waren om", text)
    return {**ended(approved, closure, status="stopped"), **LOGS}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_stop_letter_gives_no_reason_that_touches_a_person(bare_folder: Folder, language: str) -> None:
    texts = set()
    for reason in ("personal", "other-job", "other"):
        text = written(filled(bare_folder, stopped(reason)), "stop-letter", language=language)
        assert "klikte" not in text
        texts.add(text.split("\n---\n", 1)[1])
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("time", "Er bleek op dit moment te weinig tijd te zijn om door te gaan."),
        ("match", "Vraag en aanbod sloten bij nader inzien te weinig op elkaar aan."),
        ("employer", "Het werk liet niet langer ruimte voor de afgesproken uren."),
        ("goal-reached-early", "De doelen waren eerder bereikt dan gedacht."),
    ],
)
def test_other_reasons_are_said_in_words_without_blame(bare_folder: Folder, reason: str, said: str) -> None:
    text = written(filled(bare_folder, stopped(reason)), "stop-letter")
    assert f"is op 29 april 2026 gestopt. {said}" in text
    assert "klikte" not in text


def test_a_stop_letter_says_what_was_done_and_what_lapses(bare_folder: Folder) -> None:
    text = written(filled(bare_folder, stopped("time")), "stop-letter")
    for reader in (
        "Jelle Vermeer, leraar",
        "Saskia Boom, rector",
        "Mara de Boer, meettechnicus",
        "Ruud van Echten, bedrijfs",
    ):
        assert f"\n- {reader}" in text
    assert [row[1:] for row in table(text, "Wat is gedaan")[1:]] == [
        ["Startgesprek, bij Jelle Vermeer (gedaan volgens het plan)", "2", *["niet vastgelegd"] * 2],
        ["Meeloopdag op school, bij Jelle Vermeer", "7", "7", "7"],
        ["Gastles", "1", "1", "2,5"],
        ["Meetopstelling nabouwen, bij Mara de Boer", "4,5", *["niet vastgelegd"] * 2],
        ["", "14,5", "8", "9,5"],
    ]
    assert "Waar “niet vastgelegd” staat, horen wij graag of het is doorgegaan." in text
    assert "Eerder niet doorgegaan: meeloopdag op het werk (5 maart 2026)." in text
    assert "**Dit gaat niet meer door:** Er stond niets meer gepland." in text  # they stopped on 29 April
    assert "Geen namen van klanten mee naar school." in text
    assert "leverde" not in text
    agreed = written(filled(bare_folder, stopped("time", BOTH)), "stop-letter")
    assert "**Wat het opleverde:** Een proef met meetgegevens; Een uitleg van twee bladzijden." in agreed


def test_only_what_lay_on_or_after_the_day_of_stopping_lapses(bare_folder: Folder) -> None:
    for day, lapses in (
        ("2026-03-20", "Meetopstelling nabouwen, week 14 (30 maart tot en met 3 april)."),
        ("2026-04-03", "Meetopstelling nabouwen, week 14 (30 maart tot en met 3 april)."),
        ("2026-03-05", "Meeloopdag op het werk (5 maart 2026); meetopstelling nabouwen, week 14"),
        ("2026-04-04", "Er stond niets meer gepland."),
    ):
        files = stopped("time")
        couple = files["couples/koppel.yaml"].replace("date: 2026-04-29\n  reason", f"date: {day}\n  reason")
        text = written(filled(bare_folder, {**files, "couples/koppel.yaml": couple}), "stop-letter")
        assert f"**Dit gaat niet meer door:** {lapses}" in text


def test_a_letter_about_who_never_met_has_no_hours(bare_folder: Folder) -> None:
    files = {**at("stopped", BARE + "closure: {date: 2026-04-29, reason: time}\n")}
    text = written(filled(bare_folder, files), "stop-letter")
    assert "Er zijn geen activiteiten vastgelegd." in text
    assert "Uren van" not in text


def test_what_was_no_activity_is_not_told_to_employers(bare_folder: Folder) -> None:
    """Of a talk with the coordinator the hours count, and its words are for the two alone."""
    talk = """\
date: 2026-03-02
kind: support
about: couples/koppel
title: gepraat over de twijfel van Mara
hours: 1
"""
    filled(bare_folder, {**stopped("time"), "logs/2026-03-02.yaml": talk})
    text = written(bare_folder, "stop-letter")
    assert "twijfel" not in text
    assert ["02-03-2026", "Begeleiding", "–", "1", "1"] in table(text, "Wat is gedaan")
    filled(bare_folder, {**ended(BOTH), "logs/2026-03-02.yaml": talk})
    for page in letters(written(bare_folder, "certificate")):
        assert "twijfel" not in page
        assert "egeleiding" not in page


@pytest.mark.parametrize("name", ["closing-report", "certificate"])
@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        ("2026-04-17", "an 2 februari tot en met 17 april 2026", "from 2 February to 17 April 2026 inclusive"),
        ("2026-04-23", "an 2 februari tot en met 30 april 2026", "from 2 February to 30 April 2026 inclusive"),
        ("2026-05-08", "an 2 februari tot en met 30 april 2026", "from 2 February to 30 April 2026 inclusive"),
        ("2026-01-20", "an 2 februari tot en met 30 april 2026", "from 2 February to 30 April 2026 inclusive"),
    ],
)
def test_who_finished_more_than_a_week_early_took_part_until_that_day(
    bare_folder: Folder, name: str, day: str, dutch: str, english: str
) -> None:
    filled(bare_folder, ended(BOTH, CLOSURE.replace("2026-04-29", day)))
    assert dutch in written(bare_folder, name)
    assert english in written(bare_folder, name, language="en")


def test_by_catch_in_the_log_stands_in_the_report_where_the_closing_talk_gave_none(bare_folder: Folder) -> None:
    log = LOGS["logs/2026-03-19.yaml"] + "by_catch: een stageplek voor de zomer\n"
    files = {**ended(BOTH), **LOGS, "logs/2026-03-19.yaml": log}
    text = written(filled(bare_folder, files), "closing-report")
    assert "**Bijvangst:** Een klas komt op bezoek." in text  # what they said at the end goes before it
    couple = files["couples/koppel.yaml"].replace("by_catch: [een klas komt op bezoek]", "by_catch: [geen]")
    text = written(filled(bare_folder, {**files, "couples/koppel.yaml": couple}), "closing-report")
    assert "**Bijvangst:** Een stageplek voor de zomer." in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_stop_letter_does_not_say_that_nothing_stays_between_the_two(bare_folder: Folder, language: str) -> None:
    files = stopped("time")
    couple = re.sub(r"^limits: .*$", "limits: [geen]", files["couples/koppel.yaml"], flags=re.MULTILINE)
    text = written(filled(bare_folder, {**files, "couples/koppel.yaml": couple}), "stop-letter", language=language)
    assert "limits: [geen]" in couple
    assert "Geen. " not in text


# Guide for a first talk

FIRM = """\
name: Kolmer Meettechniek
kind: company
sector: meettechniek
staff: 9
contact: p-r8vncc
interests: {short_term: [ervaren mensen houden], long_term: [vakmensen van morgen]}
wishes: {days_per_week: {max: 0.5}, months: {max: 6}}
not_available: [{from: 2026-07-20, until: 2026-08-07, why: vakantie}]
"""
SCHOOL = "name: School De Braam\nkind: school\nwishes: {days_per_week: {min: 1, max: 2}, months: {min: 6}}\n"
GUIDES: Files = {
    "known": FIRM,
    "unknown": "name: Kolmer Meettechniek\nkind: employer\n",
    "large": FIRM.replace("staff: 9", "staff: 1450"),
    "marks": FIRM.replace("ervaren mensen houden", "'*ervaren* | mensen, ...'").replace("vakantie", "'a | b.'"),
}


def guide(folder: Folder, firm: str, language: str = "nl", jurisdiction: str = "NL", **files: str) -> str:
    """The guide for a first talk with the firm."""
    filled(folder, {"partners/kolmer.yaml": firm, "partners/de-braam.yaml": SCHOOL, **files}, jurisdiction)
    result = folder.run("document", "talk-guide", "kolmer", "--language", language, "--output", "-")
    assert result.status == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize(("language", "jurisdiction"), [("nl", "NL"), ("nl", "VL"), ("en", "NL"), ("en", "VL")])
@pytest.mark.parametrize("firm", GUIDES)
def test_every_guide_reads_well_and_asks_what_is_not_known(
    bare_folder: Folder, firm: str, language: str, jurisdiction: str
) -> None:
    text = guide(bare_folder, GUIDES[firm], language, jurisdiction)
    assert complaints(text, language, jurisdiction) == []
    assert "nog invullen" not in text
    assert "to be filled in" not in text
    assert lines_on_paper(text.split("\n---\n", 1)[1]) <= 58


def test_a_guide_sets_what_is_known_beside_the_question(bare_folder: Folder) -> None:
    known = {row[0].split(":")[0]: row[1] for row in table(guide(bare_folder, FIRM), "Vragen")[1:]}
    assert known == {
        "Ingang": "Ruud van Echten, bedrijfsleider, ruud@example.org",
        "Beslissen": "",
        "Nu": "ervaren mensen houden",
        "Later": "vakmensen van morgen",
        "Mensen": "",
        "Tijd": (
            "ten hoogste een halve dag per week, ten hoogste 6 maanden;"
            " niet van 20 juli tot en met 7 augustus 2026 (vakantie)"
        ),
        "Grenzen": "",
    }


def test_a_clash_of_wishes_is_seen_before_the_talk(bare_folder: Folder) -> None:
    text = guide(bare_folder, FIRM)
    assert (
        "Dit vraagt School De Braam aan wie langer blijft: 1 tot 2 dagen per week, ten minste 6 maanden (**botst**)."
        in text
    )
    roomier = guide(bare_folder, FIRM.replace("max: 0.5", "max: 1"))
    assert "botst" not in roomier
    assert "Wensen botsen snel" in roomier
    other = "name: MBO Zuid\nkind: school\nwishes: {months: {min: 10}}\n"
    several = guide(bare_folder, FIRM.replace("max: 0.5", "max: 1"), **{"partners/zuid.yaml": other})
    assert "- MBO Zuid: ten minste 10 maanden (**botst**)\n" in several
    assert "- School De Braam: 1 tot 2 dagen per week, ten minste 6 maanden\n" in several


def test_a_guide_is_for_companies_and_institutions(bare_folder: Folder) -> None:
    filled(bare_folder, {})
    result = bare_folder.run("document", "talk-guide", "de-braam")
    assert result.status == 2
    assert "it is for: partners (kind: company, employer)" in result.stderr


# Twinning agreement in its brief form

AGREEMENT = """\
title: Twinningafspraak meten
kind: twinning
form: brief
status: offered
couples: [koppel]
purpose: in drie maanden van elkaars werk leren
parties: [{person: p-t4wrzz}, {partner: de-braam}, {person: p-w5mkbb}, {partner: kolmer}]
start: 2026-02-02
end: 2026-04-30
renewal: {rule: none}
enforceable: false
evaluation: {by: people/p-k7f3xq, dates: [2026-04-29]}
"""
LEGAL = """\
legal: {name: Stichting De Braam, seat: Tiel, register: KvK 00000000}
signs: [{person: p-t9wdbk, function: rector}]
"""


def agreement(folder: Folder, text: str, language: str) -> str:
    """The twinning agreement of these words."""
    parties = {
        "partners/de-braam.yaml": PARTNERS["partners/de-braam.yaml"] + LEGAL,
        "partners/kolmer.yaml": PARTNERS["partners/kolmer.yaml"]
        + LEGAL.replace("Stichting De Braam", "Kolmer BV").replace("p-t9wdbk, function: rector", "p-r8vncc"),
    }
    filled(folder, {**at("running"), **parties, "agreements/afspraak.yaml": text})
    folder.write({"partnership.yaml": (folder.path / "partnership.yaml").read_text() + "lead: de-braam\n"})
    result = folder.run("document", "twinning-agreement", "afspraak", "--language", language, "--output", "-")
    assert result.status == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_brief_agreement_says_the_same_on_far_less_paper(bare_folder: Folder, language: str) -> None:
    brief = agreement(bare_folder, AGREEMENT, language)
    full = agreement(bare_folder, AGREEMENT.replace("form: brief", "form: full"), language)
    page = brief.split("\n---\n")[1]  # without what a word processor puts in the footer
    assert lines_on_paper(page, wide=107) <= 62  # one page: printed in 10.5 point with margins of 2 cm it holds 64
    assert lines_on_paper(brief) < lines_on_paper(full) - 40
    for said in ("8 uur per maand", "12 maanden", "29 april 2026", "winningplan van Jelle Vermeer en Mara de Boer"):
        assert language == "en" or (said in brief and said in full), said
    for asked in ("verzekert", "huisregels", "vertrouwelijk", "AVG", "stoppen", "wijzigen", "afdwingen"):
        assert language == "en" or asked in brief, asked
    signed = table(brief, "Ondertekening" if language == "nl" else "Signatures")
    assert signed[0] == ["Jelle Vermeer", "Stichting De Braam", "Mara de Boer", "Kolmer BV"]
    assert signed[1] == ["", "Saskia Boom, rector", "", "Ruud van Echten, bedrijfsleider"]


def test_a_certificate_that_the_couple_asks_for_is_in_its_agreement(bare_folder: Folder) -> None:
    assert "verklaring omtrent het gedrag" not in agreement(bare_folder, AGREEMENT, "nl")
    bare_folder.write({"couples/koppel.yaml": (bare_folder.path / "couples/koppel.yaml").read_text() + "vog: true\n"})
    text = bare_folder.run("document", "twinning-agreement", "afspraak", "--language", "nl", "--output", "-").stdout
    assert "toont vooraf een verklaring omtrent het gedrag (VOG)" in text


def test_a_new_agreement_takes_parties_and_dates_from_its_couple(bare_folder: Folder) -> None:
    filled(bare_folder, at("running"))
    words = ["title=Meten", "kind=twinning", "couples+=koppel"]
    result = bare_folder.run("add", "agreement", "meten", *words)
    assert "also filled in, from other records: form, parties, start date, end date, evaluation" in result.stderr
    made = yaml.safe_load((bare_folder.path / "agreements/meten.yaml").read_text())
    assert made["parties"] == [
        {"person": "p-t4wrzz"}, {"partner": "de-braam"}, {"person": "p-w5mkbb"}, {"partner": "kolmer"}
    ]  # fmt: skip
    assert (made["form"], str(made["start"]), str(made["end"])) == ("brief", "2026-02-02", "2026-04-30")
    own = bare_folder.run("add", "agreement", "zelf", *words, "form=full", "start=2026-03-01")
    assert "from other records: parties, end date, evaluation" in own.stderr
    assert "start: 2026-03-01" in (bare_folder.path / "agreements/zelf.yaml").read_text()
    named = bare_folder.run("add", "agreement", "kind=twinning", "couples+=koppel")
    made_of = "twinningafspraak-school-de-braam-en-kolmer-meettechniek"  # organisations: nobody's name in a path
    assert named.lines == [f"agreements/{made_of}.yaml"]
    text = (bare_folder.path / named.lines[0]).read_text()
    assert "title: Twinningafspraak School De Braam en Kolmer Meettechniek\n" in text
    other = bare_folder.run("add", "agreement", "anders", "title=Anders", "kind=covenant", "couples+=koppel")
    assert "from other records" not in other.stderr
    assert "parties" not in (bare_folder.path / "agreements/anders.yaml").read_text()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_agreement_asks_who_signs_for_an_employer_that_names_nobody(bare_folder: Folder, language: str) -> None:
    filled(bare_folder, at("agreed"))
    bare_folder.run("add", "agreement", "meten", "title=Meten", "kind=twinning", "couples+=koppel")
    result = bare_folder.run("document", "twinning-agreement", "meten", "--language", language, "--output", "-")
    assert result.status == 0, result.stderr
    signed = table(result.stdout, "Ondertekening" if language == "nl" else "Signatures")
    assert signed[0] == ["Jelle Vermeer", "School De Braam", "Mara de Boer", "Kolmer Meettechniek"]
    asked = "wie namens School De Braam tekent" if language == "nl" else "who signs on behalf of School De Braam"
    assert asked in signed[1][1]
    assert asked in result.stderr


def test_a_document_about_another_kind_says_what_it_is_about(folder: Folder) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    """
    result = folder.run("document", "twinning-agreement", "koppel-1")
    assert result.status == 2
    assert "twinning-agreement does not fit couples/koppel-1" in result.stderr
    assert "it is for: agreements (kind: twinning)" in result.stderr
    assert "there is no" in folder.run("document", "twinning-agreement", "koppel-9").stderr
