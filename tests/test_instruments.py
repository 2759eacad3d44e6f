"""The shipped instruments and activities: what they ask and offer, and how a checklist made of them reads."""

import re
from collections.abc import Iterator

import pytest
from conftest import Folder
from reading import cells, complaints

from hybridecli import yamlfile
from hybridecli.record import Part, Words, fields
from hybridecli.records.activities import Activity
from hybridecli.records.instruments import Instrument, Item
from hybridecli.shipped import templates_folder

NEEDED = {
    "cooperation", "learning-environment", "leaders", "bridge-builders", "connector-role", "twinning-start",
    "twinning-midway", "twinning-closing", "follow-up", "expectations",
}  # fmt: skip
CATALOGUE = {  # the activities of which practice tells the hours
    "kickoff", "plan-talk-company", "plan-talk-school", "shadow-school-day", "lesson-visit", "shadow-half", "shadow-day",
    "desk-shadow", "dagdeel", "meeting-attend", "training-attend", "workplace-tour-teachers", "company-visit-class",
    "guest-lesson", "bliksemstage", "application-training", "orienting-visit", "career-fair", "joint-lesson",
    "mirror-talk", "midway", "closing", "programme-event", "share-back", "docentstage-ao", "docentstage-fp",
    "docentstage-vhg", "bedrijfsstage-vl", "extern-team", "externship", "hybride-light",
}  # fmt: skip
TEACHER_GIVES = {"learning-advice", "train-the-trainer", "onboarding-look", "teach-colleagues"}
SOURCES = re.compile(r"seed[0-4]|[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")
NEGATIVE = {
    "nl": r"\b(niet|geen|nooit|nergens|niemand|zonder|nauwelijks|te weinig|te veel)\b",
    "en": r"\b(not|no|never|nobody|nothing|without|hardly|too (little|much|few|many)|\w+n't)\b",
}
KINDS = {
    "partnership": ("partnership", "partnership.yaml", "name: Techniek Noord\n"),
    "agreements": ("agreements/convenant", "agreements/convenant.yaml", "title: Convenant Noord\nkind: covenant\n"),
    "environments": ("environments/lab", "environments/lab.yaml", "name: Het meetlab\n"),
    "couples": ("couples/koppel", "couples/koppel.yaml", "members: [{person: p-t4wrzz}, {person: p-w5mkbb}]\n"),
}
FILES = {
    "partnership.yaml": "name: Techniek Noord\ncoordinators: [p-k7f3xq, p-t4wrzz]\n",
    "people/p-k7f3xq.yaml": "name: Noor de Wit\nemail: noor@example.org\n",
    "people/p-t4wrzz.yaml": "name: Jelle Vermeer\nfunction: leraar\n",
    "people/p-w5mkbb.yaml": "name: Mara de Boer\n",
    **{path: text for _ref, path, text in KINDS.values() if path != "partnership.yaml"},
}


def shipped(kind: type[Instrument] | type[Activity]) -> dict[str, Instrument | Activity]:
    """Every shipped record of a kind, by its id."""
    from hybridecli.partnership import Partnership
    from hybridecli.snapshot import Nothing

    return Partnership(Nothing()).of(kind.folder())


def words_in(part: Part, path: str = "") -> Iterator[tuple[str, Words]]:
    """Every text in two languages, with the place where it stands."""
    for name, field in fields(type(part)).items():
        value = getattr(part, field.attribute)
        for number, item in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(item, Words):
                yield f"{path}{name}", item
            elif isinstance(item, Part):
                yield from words_in(item, f"{path}{name}.{number}.")
