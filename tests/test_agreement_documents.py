"""Covenants and their kin, read as somebody would who has to sign them."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import jinja2
import pytest
import yaml
from conftest import Folder, Result
from jinja2 import nodes
from reading import cells, complaints

from hybridecli.shipped import templates_folder

Value = Any
Records = dict[str, dict[str, Value]]

DOCUMENTS: Final = {
    "covenant": "covenant",
    "cooperation": "cooperation",
    "intention": "intention",
    "addendum": "addendum",
    "twinning": "twinning-agreement",
    "secondment": "secondment",
    "placement": "placement",
    "support": "support",
}
KINDS, LANGUAGES, JURISDICTIONS, FORMS = tuple(DOCUMENTS), ("nl", "en"), ("NL", "VL"), ("full", "brief")
CLAUSES: Final[Records] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((templates_folder() / "clauses").glob("*.yaml"))
}
ARTICLE: Final = {"nl": "Artikel", "en": "Article"}
WITH_PEOPLE: Final = ("twinning", "secondment", "placement")
HOSTILE: Final = (
    "# Kop `met` code | en streep",
    "- punt {{ 7*7 }} en {% if x %}",
    "1. regel\nmet <script>alert(1)</script>\n\n## en nog een kop",
    "*vet* [hier](http://example.org) ![beeld](x.png) & _schuin_ ~weg~ ",
    "> citaat \\ en | nog | een | rij",
)
FREE: Final = {  # fields of free text
    "title", "duty", "what", "purpose", "considerations", "principles", "condition", "definition", "distinguish",
    "term", "essence", "group", "tasks", "places", "indicator", "role", "reason", "text", "function", "authority",
    "name", "seat", "address", "answer", "legal_basis", "result", "measure", "ambition", "on_behalf_of",
}  # fmt: skip


def partner(
    name: str, word: str, article: str, kind: str, number: int, jurisdiction: str, **more: Value
) -> dict[str, Value]:
    """An organisation with all that an agreement asks of it."""
    register = f"KvK {number:08}" if jurisdiction == "NL" else f"KBO 0123.456.{number:03}"
    legal = {"name": f"{name} als rechtspersoon", "seat": "Tiel", "address": "Kade 1", "register": register}
    return {"name": name, "kind": kind, "called": {"article": article, "word": word}, "legal": legal, **more}


def around(jurisdiction: str) -> Records:
    """What stands around the agreement: organisations, people, goals, groups, a design, a grant, words."""
    contribution = {"what": "geld voor de coördinatie", "kind": "money", "amount": 15000, "unit": "euro", "per": "year"}
    return {
        "partnership": {
            "name": "Hybride Techniek Waalkant",
            "jurisdiction": jurisdiction,
            "ambition": "Elke jongere maakt kennis met techniek van nu.",
            "lead": "waalkant",
            "coordinators": ["p-k7f3xq"],
        },
        "partners/waalkant": partner(
            "Scholengroep Waalkant", "school", "de", "school", 1, jurisdiction,
            signs=[{"person": "p-t9wdbk", "function": "algemeen bestuurder", "authority": "statuten, artikel 7"}],
        ),
        "partners/kolmer": partner(
            "Kolmer Meettechniek", "bedrijf", "het", "company", 2, jurisdiction,
            signs=[{"person": "p-r8vncc", "function": "directeur"}, {"person": "p-w5mkbb"}],
        ),
        "partners/tiel": partner(
            "Gemeente Tiel", "gemeente", "de", "municipality", 3, jurisdiction,
            signs=[{"person": "p-s4mrhh", "function": "secretaris"}], contributions=[contribution],
        ),
        "partners/sectorraad": partner("Sectorraad Metaal", "sectorraad", "de", "sector-organisation", 4, jurisdiction),
        "people/p-k7f3xq": {"name": "Noor de Wit", "partner": "waalkant", "function": "begeleider"},
        "people/p-t9wdbk": {"name": "Saskia Boom", "partner": "waalkant", "function": "rector"},
        "people/p-r8vncc": {"name": "Ruud van Echten", "partner": "kolmer", "function": "directeur"},
        "people/p-s4mrhh": {"name": "Samira el Idrissi", "partner": "tiel", "function": "secretaris"},
        "people/p-t4wrzz": {"name": "Jelle Vermeer", "partner": "waalkant", "function": "leraar natuurkunde"},
        "people/p-w5mkbb": {"name": "Mara de Boer", "partner": "kolmer", "function": "meettechnicus"},
        "goals/koppels": {
            "title": "twaalf koppels in 2026",
            "indicator": "afgeronde koppels",
            "unit": "koppels",
            "baseline": {"value": 0, "date": "2025-09-01"},
            "target": {"value": 12, "qualifier": "at-least", "date": "2026-12-31"},
        },
        "goals/bezoek": {
            "title": "meer bezoek",
            "indicator": "bezoeken",
            "baseline": {"value": 4},
            "monitor_only": True,
        },
        "groups/stuurgroep": {
            "name": "Stuurgroep",
            "kind": "steering",
            "chair": "p-t9wdbk",
            "secretary": "people/p-k7f3xq",
            "seats": [{"partner": "waalkant", "number": 2}, {"partner": "tiel", "number": 1}],
            "meets": {"every_months": 3},
        },
        "groups/werkgroep": {
            "name": "Werkgroep lesmateriaal",
            "kind": "working",
            "reports_to": "stuurgroep",
            "members": [{"person": "p-t4wrzz"}, {"person": "p-w5mkbb"}],
            "meets": {"every_weeks": 6},
            "assignment": {"result": "maakt drie lessen", "measure": "de lessen zijn gegeven", "due": "2026-06-30"},
        },
        "environments/meetlab": {
            "name": "Meetlab",
            "partners": ["waalkant", "kolmer"],
            "designed": "2025-11-14",
            "essence": "een onderdeel pas vertrouwen als het is gemeten",
            "learners": {"group": "jongeren uit het vierde jaar", "number": 28},
            "tasks": ["onderdelen meten", "een rapport schrijven"],
            "places": ["productiehal 2"],
            "bridge_builders": ["people/p-k7f3xq"],
        },
        "grants/regiofonds": {
            "funder": "sectorraad",
            "payee": "waalkant",
            "amount": 90000,
            "qualifier": "at-most",
            "purpose": "coördinatie",
            "period": {"start": "2026-01-01", "end": "2027-12-31"},
            "status": "granted",
            "co_funding": {"share": 0.2},
            "condition": "ten minste acht bedrijven doen mee",
        },
        "terms/koppel": {
            "term": "koppel",
            "definition": "twee mensen met een plan",
            "distinguish": "een groep is geen koppel",
        },
        "terms/meetplan": {"term": "meetplan", "definition": "wat er wanneer wordt gemeten"},
        "couples/koppel-1": {
            "members": [
                {
                    "person": "p-t4wrzz",
                    "permission": {"by": "p-t9wdbk", "hours_per_month": 8, "in_working_time": True},
                },
                {"person": "p-w5mkbb", "permission": {"hours_per_month": 1, "in_working_time": False}},
            ],
            "period": {"start": "2026-02-02", "end": "2026-04-30"},
        },
        "agreements/eerder": {
            "title": "Overeenkomst Waalkant 2025",
            "kind": "cooperation",
            "parties": [{"partner": "waalkant"}, {"partner": "kolmer"}],
            "start": "2025-02-01",
            "end": "2028-08-31",
            "notice_months": 6,
        },
    }  # fmt: skip


def chosen(kind: str, turn: int = 0) -> list[dict[str, Value]]:
    """Every clause of the library that is for a kind, each in one of its variants, with all its blanks filled."""
    known = {
        "to": "stuurgroep",
        "group": "stuurgroep",
        "partner": "kolmer",
        "money": "1250.5",
        "months": "1",
        "days": "10",
    }
    known |= {
        "weeks": "1",
        "years": "2",
        "hours": "1",
        "number": "3",
        "date": "2026-06-30",
        "text": "zoals partijen zeggen",
    }
    made = []
    for name, clause in CLAUSES.items():
        if kind not in clause["kinds"]:
            continue
        variant = clause["variants"][turn % len(clause["variants"])]
        entry = {"clause": name, "variant": variant["id"]}
        values = {
            blank["name"]: blank["options"][-1]["id"] if blank["type"] == "choice" else known[blank["type"]]
            for blank in clause.get("blanks", [])
        }
        made.append({**entry, "values": values} if values else entry)
    return made


def rich(kind: str, turn: int = 0, **more: Value) -> dict[str, Value]:
    """An agreement with several of everything."""
    hours = {"kind": "time", "unit": "hours", "per": "year"}
    parties: list[dict[str, Value]] = [
        {
            "partner": "waalkant",
            "group_names": ["de vragende partijen"],
            "duties": [
                {"duty": "maakt twee halve dagen per maand vrij", "due": "2026-02-01", "result": False},
                {"duty": "begeleidt de koppels", "result": True},
            ],
            "contributions": [
                {"what": "begeleiding", "amount": 120, **hours},
                {"what": "geld", "kind": "money", "amount": 1250.5, "unit": "euro", "per": "year"},
            ],
        },
        {
            "partner": "kolmer",
            "duties": [{"duty": "stelt de meetruimte open"}],
            "contributions": [
                {"what": "uren van vakmensen", "amount": 80.5, **hours},
                {"what": "meetsets", "kind": "means"},
                {"what": "plaatsen", "kind": "places", "amount": 1, "unit": "places"},
                {"what": "een paar uur hulp", "kind": "time", "amount": 1, "unit": "hours", "per": "once"},
            ],
            "signatories": [
                {"person": "p-r8vncc", "signed": "2026-01-10", "mode": "electronic"},
                {"person": "p-w5mkbb"},
            ],
        },
        {
            "partner": "tiel",
            "group_names": ["de vragende partijen", "de overheid"],
            "duties": [{"duty": "betaalt mee aan de coördinator", "due": "2026-03-01"}],
            "contributions": [
                {"what": "geld voor de coördinatie", "kind": "money", "amount": 15000, "unit": "euro", "per": "year"}
            ],
        },
    ]
    if kind in WITH_PEOPLE:
        parties += [{"person": "p-t4wrzz"}, {"person": "p-w5mkbb", "duties": [{"duty": "vertelt over het werk"}]}]
    return {
        "title": "Afspraak over techniek",
        "kind": kind,
        "drafted": "2025-12-01",
        "parties": parties,
        "duties": [
            {
                "parties": ["de vragende partijen"],
                "duty": "houden een open dag",
                "every_months": 12,
                "due": "2026-05-01",
            },
            {
                "parties": ["all"],
                "duty": "delen hun ervaringen",
                "result": True,
                "carried_out_by": ["sectorraad", "kolmer"],
            },
            {
                "parties": ["kolmer", "tiel"],
                "duty": "bezoeken de school",
                "every_months": 1,
                "condition": "de school nodigt uit",
            },
        ],
        "supporters": ["sectorraad"],
        "asked_to_join": [{"partner": "sectorraad", "date": "2026-01-05", "answer": "nog geen besluit"}],
        "considerations": ["Er zijn te weinig vakmensen.", "jongeren kiezen voor werk dat zij kennen"],
        "principles": ["wij zijn gelijkwaardig", "wij leren van wat misgaat"],
        "purpose": "jongeren opleiden met techniek van nu",
        "terms": ["koppel", "meetplan"],
        "environments": ["meetlab"],
        "goals": ["koppels", "bezoek"],
        "couples": ["koppel-1"],
        "positions": [
            {
                "role": "coördinator",
                "fte": 0.4,
                "months": 24,
                "paid_by": "tiel",
                "employed_by": "waalkant",
                "appointed_by": "kolmer",
                "person": "p-k7f3xq",
                "tasks": ["plannen maken", "koppels begeleiden"],
            },
            {"role": "secretaris"},
        ],
        "legal_basis": ["de wet op het onderwijs", "het reglement van het fonds"],
        "start": "2026-02-01",
        "end": "2028-08-31",
        "effective_from": "2026-01-01",
        "ends_when": "het einde van de subsidie",
        "renewal": {"rule": ("talks", "tacit", "none")[turn % 3], "months_before": 9, "term_months": 1},
        "notice_months": 6,
        "amendment": {"form": "written", "consent": [
            {"of": "de vragende partijen", "need": "majority"},
            {"of": "de overheid", "need": "all"},
        ]},
        "enforceable": False if kind in ("support", "intention", "addendum") else ["confidentiality", "personal-data"],
        "governance": ["stuurgroep", "werkgroep"],
        "evaluation": {"by": "groups/stuurgroep", "dates": ["2026-06-30", "2027-06-30"], "every_months": 12},
        "funding": ["regiofonds"],
        "budget": 120000,
        "placement": {
            "person": "p-t4wrzz",
            "host": "kolmer",
            "function": "medewerker meten",
            "supervisor": "p-w5mkbb",
            "hours": 120,
            "hours_per_week": 7.5,
            "fte": 0.2,
            "fee": 4500,
            "fee_per": "month",
        },
        "clauses": [
            *chosen(kind, turn),
            {"title": "Eigen bepaling", "text": "De partijen delen hun ervaringen.\n\nZij doen dat elk jaar."},
        ],
        "annexes": [{"title": "Ontwerp", "record": "environments/meetlab"}, {"title": "Veiligheidsregels"}],
        "signing": {"place": "Tiel", "originals": 3},
        **(
            {"extends": "eerder", "changes": [{"field": "end", "old": "2028-08-31", "new": "2029-08-31"}]}
            if kind == "addendum"
            else {}
        ),
        **more,
    }  # fmt: skip


def single(kind: str, **more: Value) -> dict[str, Value]:
    """An agreement with one of everything."""
    whole = rich(kind)
    for name, value in whole.items():
        if isinstance(value, list) and name not in ("clauses", "parties"):
            whole[name] = value[:1]
    whole["parties"] = [{**whole["parties"][0], "contributions": whole["parties"][0]["contributions"][:1]}]
    whole["parties"][0]["duties"] = whole["parties"][0]["duties"][:1]
    whole["evaluation"] = {"by": "partners/waalkant", "dates": ["2026-06-30"]}
    whole["amendment"] = {"form": "oral"}
    whole["duties"] = [{"parties": ["all"], "duty": "delen hun ervaringen"}]
    whole["enforceable"] = False
    return {**whole, "signing": {}, **more}


def bare(kind: str, **more: Value) -> dict[str, Value]:
    """An agreement with nothing that may be left out."""
    return {"title": "Afspraak", "kind": kind, **more}


def simple(kind: str = "covenant", **more: Value) -> dict[str, Value]:
    """A small agreement with no gaps: two parties, and every clause that must be there."""
    needed = [
        {"clause": name} for name, clause in CLAUSES.items() if kind in clause["kinds"] and clause["status"] == "must"
    ]
    follows = {
        "purpose",
        "duties",
        "contributions",
        "enforceability",
        "renewal",
        "evaluation",
        "amendment",
        "fee",
        "time",
    }
    return {
        "title": "Afspraak over techniek",
        "kind": kind,
        "parties": [
            {
                "partner": "waalkant",
                "duties": [{"duty": "begeleidt koppels", "due": "2026-05-01"}],
                "contributions": [{"what": "begeleiding", "kind": "time", "amount": 40, "unit": "hours"}],
            },
            {"partner": "tiel", "duties": [{"duty": "betaalt mee"}]},
        ],
        "considerations": ["Er zijn te weinig vakmensen."],
        "purpose": "jongeren opleiden",
        "start": "2026-02-01",
        "end": "2028-08-31",
        "renewal": {"rule": "none"},
        "evaluation": {"by": "partners/waalkant", "every_months": 12},
        "amendment": {"form": "written", "consent": "all"},
        "enforceable": False,
        "clauses": [entry for entry in needed if entry["clause"] not in follows],
        **more,
    }


def fitting(entry: dict[str, Value], jurisdiction: str) -> dict[str, Value]:
    """A chosen clause without its variant if that is for the other jurisdiction."""
    variants = {
        item["id"]: item.get("jurisdiction") for item in CLAUSES.get(entry.get("clause", ""), {}).get("variants", [])
    }
    wrong = variants.get(entry.get("variant")) not in (None, jurisdiction)
    return {key: value for key, value in entry.items() if not (wrong and key == "variant")}


def made(
    folder: Folder, agreement: dict[str, Value], jurisdiction: str = "NL", others: Records | None = None
) -> Folder:
    """Write the records of a partnership with one agreement, `afspraak`."""
    clauses = [fitting(entry, jurisdiction) for entry in agreement.get("clauses", [])]
    records = {**around(jurisdiction), "agreements/afspraak": {**agreement, "clauses": clauses}, **(others or {})}
    return folder.write({f"{path}.yaml": json.dumps(value, ensure_ascii=False) for path, value in records.items()})


def asked(folder: Folder, agreement: dict[str, Value], language: str = "nl", *more: str) -> Result:
    """What the command says that makes the document of the agreement."""
    name = DOCUMENTS[agreement["kind"]]
    return folder.run("document", name, "afspraak", "--language", language, "--output", "-", *more)


def written(
    folder: Folder,
    agreement: dict[str, Value],
    language: str = "nl",
    jurisdiction: str = "NL",
    others: Records | None = None,
) -> str:
    """The document of an agreement."""
    result = asked(made(folder, agreement, jurisdiction, others), agreement, language)
    assert result.status == 0, result.stderr
    return result.stdout


def body(text: str) -> str:
    """A document without its front matter."""
    return text.split("\n---\n", 1)[1]


def articles(text: str) -> dict[int, tuple[str, list[str]]]:
    """The articles of a document by number: title and paragraphs."""
    found: dict[int, tuple[str, list[str]]] = {}
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _newline, rest = part.partition("\n")
        if numbered := re.fullmatch(r"(?:Artikel|Article) (\d+)\. (.+)", heading):
            assert int(numbered[1]) not in found
            found[int(numbered[1])] = numbered[2], [line for line in rest.splitlines() if line.strip()]
    return found


def article(text: str, title: str) -> str:
    """The paragraphs of the article with this title."""
    return "\n".join(next(lines for name, lines in articles(text).values() if name == title))


def gaps(text: str) -> list[str]:
    """The gaps that stand in a document, each once."""
    return list(dict.fromkeys(re.findall(r"\*\*\[(?:nog invullen|to be filled in): (.*?)\]\*\*", text)))


def ordered(text: str, language: str) -> None:
    """Hold that articles are numbered 1 to n, members likewise, and that references point at an article."""
    known = articles(text)
    assert list(known) == list(range(1, len(known) + 1))
    headings = [line for line in text.splitlines() if line.startswith(f"## {ARTICLE[language]}")]
    assert len(headings) == len(known)
    for number, (_title, lines) in known.items():
        assert lines, f"article {number} is empty"
        members = [line.partition(" ")[0] for line in lines if re.match(r"\d+\.\d+ ", line)]
        assert members in ([], [f"{number}.{place}" for place in range(1, len(members) + 1)])
        assert len(members) != 1, f"article {number} has one member, with a number"
    for reference in re.findall(r"\b(?:artikel|article)\u00a0(\d+)", text):
        assert int(reference) in known


def faults(text: str, language: str, jurisdiction: str = "NL") -> list[str]:
    """What a reader marks; the numbers of articles and members are no words or decimals."""
    bare_text = re.sub(r"^(## )(Artikel|Article) \d+\. |^\d+\.\d+ ", r"\1", text, flags=re.MULTILINE)
    return complaints(bare_text, language, jurisdiction)


def reads_well(folder: Folder, agreement: dict[str, Value], language: str, jurisdiction: str) -> str:
    """Hold that a document is in order and that a reader marks nothing in it."""
    text = written(folder, agreement, language, jurisdiction)
    ordered(text, language)
    assert faults(text, language, jurisdiction) == []
    return text


def either(first: str, second: str) -> Value:
    """Both languages, each with one jurisdiction: `first` in Dutch and `second` in English."""
    return pytest.mark.parametrize(("language", "jurisdiction"), [("nl", first), ("en", second)])


every_kind = pytest.mark.parametrize("kind", KINDS)
both_languages = pytest.mark.parametrize("language", LANGUAGES)
both_jurisdictions = pytest.mark.parametrize("jurisdiction", JURISDICTIONS)


@both_jurisdictions
@both_languages
@every_kind
def test_with_many_of_everything(bare_folder: Folder, kind: str, language: str, jurisdiction: str) -> None:
    reads_well(bare_folder, rich(kind), language, jurisdiction)


@either("NL", "VL")
@every_kind
def test_the_brief_form_with_many_of_everything(
    bare_folder: Folder, kind: str, language: str, jurisdiction: str
) -> None:
    brief = reads_well(bare_folder, rich(kind, form="brief"), language, jurisdiction)
    chosen_full = written(bare_folder, rich(kind, form="full"), language, jurisdiction)
    assert len(articles(brief)) <= len(articles(chosen_full))


@either("VL", "NL")
@every_kind
@pytest.mark.parametrize("form", FORMS)
def test_with_one_of_everything(bare_folder: Folder, form: str, kind: str, language: str, jurisdiction: str) -> None:
    reads_well(bare_folder, single(kind, form=form), language, jurisdiction)


@either("NL", "VL")
@every_kind
@pytest.mark.parametrize("form", FORMS)
def test_with_nothing_optional(bare_folder: Folder, form: str, kind: str, language: str, jurisdiction: str) -> None:
    text = reads_well(bare_folder, bare(kind, form=form), language, jurisdiction)
    assert gaps(text)


@both_jurisdictions
@both_languages
@pytest.mark.parametrize("kind", ["covenant", "secondment", "placement", "twinning"])
def test_every_variant_of_every_clause(bare_folder: Folder, kind: str, language: str, jurisdiction: str) -> None:
    left_to_the_clause = ("amendment", "enforceable", "renewal", "notice_months", "legal_basis")
    most = max(len(clause["variants"]) for clause in CLAUSES.values() if kind in clause["kinds"])
    for turn in range(1, most):
        agreement = {key: value for key, value in rich(kind, turn).items() if key not in left_to_the_clause}
        reads_well(bare_folder, agreement, language, jurisdiction)


@both_languages
@every_kind
def test_a_complete_agreement_has_no_gaps(bare_folder: Folder, kind: str, language: str) -> None:
    text = written(bare_folder, rich(kind), language)
    assert gaps(text) == []


# Text that would be something else in Markdown, HTML or a template


def spoiled(value: Value, texts: Iterator[str] | None = None, name: str = "") -> Value:
    """The same records with text in every free field: hostile text if there is any, else a plain word."""
    if isinstance(value, dict):
        return {key: spoiled(item, texts, key) for key, item in value.items()}
    if isinstance(value, list):
        return [spoiled(item, texts, name) for item in value]
    if not isinstance(value, str) or name not in FREE:
        return value
    text = next(texts) if texts else "woord"
    return text.replace("\n\n", "\n") if name == "text" else text


def hostile() -> Iterator[str]:
    """Hostile texts, one after the other."""
    while True:
        yield from HOSTILE


def shape(text: str) -> list[str]:
    """What each line of a document is to Markdown."""
    kinds = {
        "heading": r"#{1,6} ",
        "bullet": r"[-*+] ",
        "number": r"\d+[.)] ",
        "row": r"\|",
        "letter": r"[a-z]\. ",
        "rule": r"---$",
    }
    lines = [line for line in body(text).splitlines() if line.strip()]
    return [next((kind for kind, pattern in kinds.items() if re.match(pattern, line)), "text") for line in lines]


@both_languages
@every_kind
def test_hostile_text_stays_text(bare_folder: Folder, kind: str, language: str) -> None:
    def records(texts: Iterator[str] | None) -> Records:
        around_it = {key: spoiled(value, texts) for key, value in around("NL").items()}
        return {**around_it, "agreements/afspraak": spoiled(rich(kind), texts)}

    plain_text = written(bare_folder, rich(kind), language, others=records(None))
    text = written(bare_folder, rich(kind), language, others=records(hostile()))
    assert shape(text) == shape(plain_text)
    assert body(text).count("49") == body(plain_text).count("49")
    assert "<script" not in text
    ordered(text, language)
    unescaped = re.compile(r"(?<!\\)[`|]|(?<!\\)\*(?!\*)")
    prose = [line for line in body(text).splitlines() if not line.startswith("|") and "**" not in line]
    result_marks = re.compile(r"\*(resultaat|inspanning|result|effort)\*")
    assert [line for line in prose if unescaped.search(result_marks.sub("", line))] == []
    tables = re.findall(r"(?:^\|.*\n)+", body(text), flags=re.MULTILINE)
    assert tables
    assert all(len({len(cells(row)) for row in table.splitlines()}) == 1 for table in tables)


@both_languages
@every_kind
def test_the_longest_names(bare_folder: Folder, kind: str, language: str) -> None:
    long = {
        "partners/kolmer": partner(
            "Vereniging " + "van Ondernemers " * 12 + "Waalkant", "bedrijf", "het", "company", 2, "NL"
        )
    }
    long["people/p-t4wrzz"] = {
        "name": "Johannes Wilhelmus " * 8 + "van den Berg-de Wit",
        "partner": "kolmer",
        "function": "leraar " * 20,
    }
    agreement = rich(kind, title="Afspraak over " + "heel veel techniek en " * 15 + "meer")
    text = written(bare_folder, agreement, language, others=long)
    ordered(text, language)
    assert faults(text, language) == []
    assert f"# {agreement['title']}\n" in text


# Numbers of articles and references to them


@both_languages
@every_kind
def test_numbers_close_up_whatever_is_left_out(bare_folder: Folder, kind: str, language: str) -> None:
    whole = rich(kind)
    for left_out in ("terms", "goals", "environments", "duties", "governance", "funding", "annexes", "clauses"):
        less = {**whole, left_out: []}
        if left_out == "goals":
            less["parties"] = [
                {key: value for key, value in party.items() if key != "duties"} for party in whole["parties"]
            ]
        ordered(written(bare_folder, less, language), language)


@both_languages
def test_references_point_at_the_right_article(bare_folder: Folder, language: str) -> None:
    shared = {"parties": ["all"], "duty": "delen wat zij leren"}
    for more in ({}, {"goals": ["koppels"], "environments": ["meetlab"]}):
        agreement = simple(duties=[shared], enforceable=["confidentiality", "contributions"], **more)
        text = written(bare_folder, agreement, language)
        where = {title: number for number, (title, _lines) in articles(text).items()}
        mine, together, money, secret, status = (
            (
                "Inzet per partij",
                "Gezamenlijke inzet",
                "Bijdragen en kosten",
                "Vertrouwelijkheid",
                "Status en geschillen",
            )
            if language == "nl"
            else (
                "What each party will do",
                "What the parties will do together",
                "Contributions and costs",
                "Confidentiality",
                "Legal status and disputes",
            )
        )
        word = ARTICLE[language].lower()
        assert f"{word}\u00a0{where[together]} " in article(text, mine)
        both = " en " if language == "nl" else " and "
        assert f"{word}\u00a0{where[secret]}{both}{word}\u00a0{where[money]}" in article(text, status)


@both_languages
def test_a_reference_to_an_article_that_is_not_there_is_a_gap(bare_folder: Folder, language: str) -> None:
    shared = {"parties": ["all"], "duty": "delen wat zij leren"}
    out = [{"clause": "joint-duties", "included": False, "reason": "staat al per partij"}]
    agreement = simple(duties=[shared])
    text = written(bare_folder, {**agreement, "clauses": [*agreement["clauses"], *out]}, language)
    assert {"nl": "artikel over gezamenlijke inzet", "en": "article on what the parties will do together"}[
        language
    ] in gaps(text)


@both_languages
def test_an_enforceable_article_that_is_not_there_is_a_gap(bare_folder: Folder, language: str) -> None:
    text = written(bare_folder, simple(enforceable=["confidentiality", "intellectual-property"]), language)
    assert "intellectual-property" not in body(text)
    assert len(gaps(text)) == 1


@both_languages
def test_an_enforceable_article_is_named_once(bare_folder: Folder, language: str) -> None:
    agreement = rich("twinning", enforceable=["confidentiality", "personal-data"])
    agreement["clauses"] = [entry for entry in agreement["clauses"] if entry.get("clause") != "enforceability"]
    text = written(bare_folder, agreement, language)
    line = next(line for line in body(text).splitlines() if re.search(r"juridisch bindend|legally binding", line))
    assert len(re.findall(r"(?:artikel|article)\u00a0\d+", line)) == 1


@both_languages
def test_an_own_text_stands_after_the_articles_of_the_template(bare_folder: Folder, language: str) -> None:
    text = written(bare_folder, rich("addendum"), language)
    titles = [title for title, _lines in articles(text).values()]
    assert titles.index("Eigen bepaling") > titles.index(
        {"nl": "Wat blijft gelden", "en": "What remains in force"}[language]
    )


# Clauses: must, consider, left out


@both_languages
@pytest.mark.parametrize("kind", ["covenant", "cooperation", "secondment", "placement"])
def test_a_clause_that_must_be_there_and_is_not_chosen_is_a_gap(bare_folder: Folder, kind: str, language: str) -> None:
    whole = simple(kind)
    assert any(entry["clause"] == "confidentiality" for entry in whole["clauses"])
    missing = ("amendment", "early-stop") if kind in ("secondment", "placement") else ("confidentiality", "disputes")
    default = {"early-stop"}  # what a template chooses where the record does not
    less = {key: value for key, value in whole.items() if key != "amendment"}
    less["clauses"] = [entry for entry in whole["clauses"] if entry["clause"] not in missing]
    told = gaps(written(bare_folder, less, language))
    for name in {*missing} - default:
        title = CLAUSES[name]["title"][language].lower()
        assert f"bepaling over {title}" in told or f"clause on {title}" in told


@both_languages
@pytest.mark.parametrize("form", FORMS)
def test_a_clause_to_consider_disappears_where_it_is_not_chosen(bare_folder: Folder, form: str, language: str) -> None:
    text = written(bare_folder, simple(form=form), language)
    for name in ("accession", "exit", "penalty", "intellectual-property", "communication"):
        title = CLAUSES[name]["title"][language].lower()
        assert not [gap for gap in gaps(text) if title in gap]
    assert not {"Communicatie", "Communication", "Toetreding en uittreding", "Joining and leaving"} & {
        title for title, _lines in articles(text).values()
    }


@both_languages
def test_what_was_considered_and_left_out_stands_in_a_draft_only(bare_folder: Folder, language: str) -> None:
    base = simple()
    clauses = [*base["clauses"], {"clause": "penalty", "included": False, "reason": "past niet bij vertrouwen"}]
    heading = {"nl": "## Overwogen en weggelaten", "en": "## Considered and left out"}[language]
    for status in ("draft", "offered", "signed", "ended", "withdrawn"):
        text = written(bare_folder, {**base, "clauses": clauses, "status": status}, language)
        assert (heading in text) == (status == "draft")
        assert ("past niet bij vertrouwen" in text) == (status == "draft")
        assert faults(text, language) == []
    without_reason = [*base["clauses"], {"clause": "penalty", "included": False}]
    assert gaps(written(bare_folder, {**base, "clauses": without_reason}, language))


@both_languages
def test_a_text_of_ones_own_is_an_article_with_members(bare_folder: Folder, language: str) -> None:
    base = simple()
    own = {"title": "Eigen bepaling", "text": "de partijen delen hun ervaringen.\n\nZij doen dat elk jaar"}
    text = written(bare_folder, {**base, "clauses": [*base["clauses"], own]}, language)
    number = next(number for number, (title, _lines) in articles(text).items() if title == "Eigen bepaling")
    assert articles(text)[number][1] == [
        f"{number}.1 De partijen delen hun ervaringen.",
        f"{number}.2 Zij doen dat elk jaar.",
    ]


@both_languages
def test_an_own_text_takes_the_place_of_that_of_a_clause(bare_folder: Folder, language: str) -> None:
    base = simple()
    clauses = [entry for entry in base["clauses"] if entry["clause"] != "confidentiality"]
    own = {"clause": "confidentiality", "text": "Partijen zwijgen over elkaars klanten"}
    text = written(bare_folder, {**base, "clauses": [*clauses, own]}, language)
    assert (
        article(text, {"nl": "Vertrouwelijkheid", "en": "Confidentiality"}[language])
        == "Partijen zwijgen over elkaars klanten."
    )


# The same records, the same text; final documents


def test_final_works_on_committed_records_without_gaps(bare_folder: Folder) -> None:
    agreement = simple()
    made(bare_folder.under_git(), agreement)
    refused = asked(bare_folder, agreement, "nl", "--final")
    assert (refused.status, refused.stdout) == (1, "")
    bare_folder.commit("Alles")
    assert asked(bare_folder, agreement, "nl", "--final").status == 0
    assert asked(bare_folder, agreement, "en", "--final").status == 0


def test_final_refuses_gaps_and_lists_them(bare_folder: Folder) -> None:
    agreement = simple(purpose="", considerations=[])
    made(bare_folder.under_git(), agreement).commit("Alles")
    draft, refused = asked(bare_folder, agreement, "nl"), asked(bare_folder, agreement, "nl", "--final")
    assert (refused.status, refused.stdout) == (1, "")
    found = gaps(draft.stdout)
    assert len(found) == 2
    assert all(f"- {gap}" in refused.stderr for gap in found)
    assert draft.stdout.split("## Nog in te vullen")[1].count("\n- ") == 2


@both_languages
@every_kind
def test_the_same_commit_gives_the_same_bytes_twice(bare_folder: Folder, kind: str, language: str) -> None:
    agreement = rich(kind)
    made(bare_folder.under_git(), agreement).commit("Alles")
    first, second = asked(bare_folder, agreement, language), asked(bare_folder, agreement, language)
    assert first.stdout == second.stdout
    assert "\ncommit: " in first.stdout


# Two languages, one record


def fields_read(path: str) -> set[str]:
    """The names of attributes that a template reads."""
    source = re.sub(
        r"\A---\n.*?\n---\n", "", (templates_folder() / "documents" / path).read_text(encoding="utf-8"), flags=re.DOTALL
    )
    tree = jinja2.Environment(extensions=["jinja2.ext.do"]).parse(source)
    return {node.attr for node in tree.find_all(nodes.Getattr)}


@pytest.mark.parametrize("name", ["shared/agreement", *(f"agreements/{name}" for name in DOCUMENTS.values())])
def test_both_languages_of_a_template_read_the_same_fields(name: str) -> None:
    dutch, english = (fields_read(f"{name}.{language}.md.j2") for language in LANGUAGES)
    assert dutch == english


@both_jurisdictions
@every_kind
def test_both_languages_are_made_from_the_same_records_and_articles(
    bare_folder: Folder, kind: str, jurisdiction: str
) -> None:
    dutch, english = (written(bare_folder, rich(kind), language, jurisdiction) for language in LANGUAGES)
    records = re.compile(r"^  \S+\.yaml: \w+$", re.MULTILINE)
    assert records.findall(dutch) == records.findall(english)
    assert [len(lines) for _title, lines in articles(dutch).values()] == [
        len(lines) for _title, lines in articles(english).values()
    ]
    assert shape(dutch) == shape(english)


# Parties, signatories, names


SIGNED = {"nl": ("Naam", "Functie", "Bevoegd door"), "en": ("Name", "Position", "Authorised by")}


def blocks(text: str) -> list[dict[str, str]]:
    """The signature blocks: what stands beside each word."""
    part = body(text).rsplit("\n## Ondertekening\n" if "\n## Ondertekening\n" in text else "\n## Signatures\n", 1)[1]
    tables = [table for table in part.split("\n\n") if table.startswith("|")]
    return [dict(cells(row) for row in table.splitlines()) for table in tables]


@both_languages
def test_who_signs_and_on_what_ground_comes_from_the_record_of_the_partner(bare_folder: Folder, language: str) -> None:
    text = written(bare_folder, simple(), language)
    name, function, authority = SIGNED[language]
    first, second = blocks(text)
    assert (first[name], first[function], first[authority]) == (
        "Saskia Boom",
        "algemeen bestuurder",
        "statuten, artikel 7",
    )
    assert (second[name], second[function]) == ("Samira el Idrissi", "secretaris")
    assert authority not in second
    assert "Saskia Boom, algemeen bestuurder" in text.split("## ")[1]


@both_languages
def test_a_signatory_of_the_agreement_goes_first_and_the_partner_fills_in(bare_folder: Folder, language: str) -> None:
    base = simple()
    signatories = [
        {"person": "p-t9wdbk"},
        {"function": "voorzitter"},
        {"person": "p-k7f3xq", "function": "penvoerder", "on_behalf_of": "Stichting Ruimte"},
    ]
    parties = [{**base["parties"][0], "signatories": signatories}, base["parties"][1]]
    text = written(bare_folder, {**base, "parties": parties}, language)
    name, function, authority = SIGNED[language]
    first, second, third, _other = blocks(text)
    assert (first[function], first[authority]) == ("algemeen bestuurder", "statuten, artikel 7")
    assert second[function] == "voorzitter"
    assert second[name].startswith("**[")
    assert third[name] == "Noor de Wit"
    assert next(iter(third)).endswith("Stichting Ruimte")
    assert len(gaps(text)) == 1


@both_languages
def test_a_partner_of_whom_nobody_is_known_to_sign_is_a_gap(bare_folder: Folder, language: str) -> None:
    base = simple()
    parties = [*base["parties"], {"partner": "sectorraad", "duties": [{"duty": "denkt mee"}]}]
    text = written(bare_folder, {**base, "parties": parties}, language)
    assert gaps(text)
    assert all("Sectorraad Metaal" in gap for gap in gaps(text))


@both_languages
def test_two_schools_that_share_a_short_name_are_called_by_their_names(bare_folder: Folder, language: str) -> None:
    second = partner(
        "School De Linge", "school", "de", "school", 9, "NL", signs=[{"person": "p-t4wrzz", "function": "rector"}]
    )
    base = simple()
    parties = [*base["parties"], {"partner": "linge", "duties": [{"duty": "maakt tijd vrij"}]}]
    text = body(written(bare_folder, {**base, "parties": parties}, language, others={"partners/linge": second}))
    assert not re.search(r"\b(de school|the school)\b(?! en| bij)", text.split("## ", 2)[1], re.IGNORECASE)
    mine = article(text, {"nl": "Inzet per partij", "en": "What each party will do"}[language])
    assert "School De Linge: maakt tijd vrij." in mine
    assert "Scholengroep Waalkant: begeleidt koppels" in mine
    assert {"nl": "De gemeente: ", "en": "The municipality: "}[language] in mine


@both_languages
def test_a_school_that_is_no_party_does_not_take_the_short_name_away(bare_folder: Folder, language: str) -> None:
    second = partner("School De Linge", "school", "de", "school", 9, "NL")
    shared = {"parties": ["all"], "duty": "delen wat zij leren", "carried_out_by": ["linge", "waalkant"]}
    text = written(bare_folder, simple(duties=[shared]), language, others={"partners/linge": second})
    expected = {
        "nl": "Uitvoering: School De Linge en de school.",
        "en": "Carried out by: School De Linge and the school.",
    }
    assert expected[language] in text


@both_languages
def test_names_of_groups_of_parties(bare_folder: Folder, language: str) -> None:
    base = simple(duties=[{"parties": ["de publieke partijen"], "duty": "houden een open dag"}])
    first, second = base["parties"]
    parties = [
        {**first, "group_names": ["de publieke partijen", "het onderwijs"]},
        {**second, "group_names": ["de publieke partijen"]},
    ]
    text = written(bare_folder, {**base, "parties": parties}, language)
    together, alone, duty = (
        (
            "Partijen 1 en 2 heten samen: de publieke partijen.",
            "Partij 1 heet ook: het onderwijs.",
            "- De publieke partijen: houden een open dag.",
        )
        if language == "nl"
        else (
            "Parties 1 and 2 together are called: de publieke partijen.",
            "Party 1 is also called: het onderwijs.",
            "- De publieke partijen: houden een open dag.",
        )
    )
    assert together in text
    assert alone in text
    assert duty in text


@both_languages
def test_a_party_that_left_is_no_party(bare_folder: Folder, language: str) -> None:
    base = simple()
    parties = [*base["parties"], {"partner": "kolmer", "left": "2026-01-01", "duties": [{"duty": "stelt ruimte open"}]}]
    text = written(bare_folder, {**base, "parties": parties}, language)
    assert "Kolmer" not in body(text)
    assert len(blocks(text)) == 2


# Money, dates, addenda


def number(text: str, language: str) -> float:
    """The number that a cell begins or ends with."""
    digits = re.sub(r"[^\d.,]", "", text)
    thousands, point = (".", ",") if language == "nl" else (",", ".")
    return float(digits.replace(thousands, "").replace(point, "."))


@both_languages
def test_totals_of_contributions_are_their_sums(bare_folder: Folder, language: str) -> None:
    text = written(bare_folder, rich("covenant"), language)
    table = [
        cells(line)
        for line in article(text, {"nl": "Bijdragen en kosten", "en": "Contributions and costs"}[language]).splitlines()
        if line.startswith("| ")
    ][1:]
    together = {"nl": "Samen", "en": "Together"}[language]
    sums = {row[1]: row[2] for row in table if row[0] == together}
    yearly = [row[2] for row in table if row[0] != together and re.search(r"per jaar|a year", row[2])]
    hours = [number(cell, language) for cell in yearly if re.search(r"uur|hour", cell)]
    euros = [number(cell, language) for cell in yearly if "€" in cell]
    assert (len(hours), len(euros)) == (2, 2)
    assert number(sums.pop({"nl": "In uren", "en": "In hours"}[language]), language) == sum(hours)
    assert number(sums.pop({"nl": "In geld", "en": "In money"}[language]), language) == sum(euros)
    assert sums == {}


@both_languages
def test_one_contribution_is_a_line_and_has_no_total(bare_folder: Folder, language: str) -> None:
    text = article(
        written(bare_folder, simple(), language),
        {"nl": "Bijdragen en kosten", "en": "Contributions and costs"}[language],
    )
    assert "|" not in text
    assert {"nl": "- De school: begeleiding, 40 uur.", "en": "- The school: begeleiding, 40 hours."}[language] in text


@both_languages
@pytest.mark.parametrize("number_of_goals", [1, 2])
def test_a_text_speaks_of_a_table_only_where_there_is_one(
    bare_folder: Folder, number_of_goals: int, language: str
) -> None:
    agreement = simple(goals=["koppels", "bezoek"][:number_of_goals])
    text = written(bare_folder, agreement, language)
    for _title, lines in articles(text).values():
        has_table = any(line.startswith("|") for line in lines)
        assert has_table or not [line for line in lines if re.search(r"\b(deze|de|this|the) (tabel|table)\b", line)]


@both_languages
def test_every_one_month_or_week_is_every_month_or_week(bare_folder: Folder, language: str) -> None:
    for kind in ("covenant", "placement"):
        text = body(written(bare_folder, rich(kind), language))
        assert re.findall(r".*\b(?:every|elke|in de) 1 .*", text) == []


def test_an_amount_keeps_its_hard_space(bare_folder: Folder) -> None:
    text = body(written(bare_folder, rich("covenant")))
    assert "€\u00a0120.000" in text
    assert re.findall(r".*€ \d.*", text) == []


@both_languages
def test_an_end_and_an_event_that_ends_it_earlier_do_not_contradict(bare_folder: Folder, language: str) -> None:
    text = written(bare_folder, simple(ends_when="het einde van de subsidie"), language)
    title = {"nl": "Looptijd en verlenging", "en": "Term and renewal"}[language]
    assert re.search(r"eindigt eerder|ends earlier", article(text, title))


@both_languages
def test_more_than_26_duties_are_lettered_without_doubles(bare_folder: Folder, language: str) -> None:
    base = simple()
    many = {**base["parties"][0], "duties": [{"duty": f"doet zaak nummer {place}"} for place in range(30)]}
    text = written(bare_folder, {**base, "parties": [many, base["parties"][1]]}, language)
    letters = re.findall(r"^([a-z]+)\. doet", text, flags=re.MULTILINE)
    assert len(letters) == len(set(letters)) == 30


@both_languages
def test_a_withdrawn_contribution_and_a_refused_grant_are_not_promised(bare_folder: Folder, language: str) -> None:
    base = simple(funding=["regiofonds"])
    gone = {"what": "een oude toezegging", "kind": "money", "amount": 5000, "unit": "euro", "status": "withdrawn"}
    parties = [base["parties"][0], {**base["parties"][1], "contributions": [gone]}]
    refused = {**around("NL")["grants/regiofonds"], "status": "refused"}
    text = written(bare_folder, {**base, "parties": parties}, language, others={"grants/regiofonds": refused})
    assert "oude toezegging" not in text
    assert "90" not in article(text, {"nl": "Bijdragen en kosten", "en": "Contributions and costs"}[language])


@both_languages
def test_the_last_day_for_notice_and_for_talks_is_a_date(bare_folder: Folder, language: str) -> None:
    agreement = simple(notice_months=6, renewal={"rule": "talks", "months_before": 9, "term_months": 12})
    text = written(bare_folder, agreement, language)
    days = ("29 februari 2028", "30 november 2027") if language == "nl" else ("29 February 2028", "30 November 2027")
    assert all(day in text for day in days)
    assert gaps(text) == []


@both_languages
def test_an_addendum_gives_old_and_new_values_in_words(bare_folder: Folder, language: str) -> None:
    changes = [
        {"field": "end", "old": "2028-08-31", "new": "2029-08-31"},
        {"field": "notice_months", "old": "6", "new": "3"},
        {"field": "enforceable", "old": "true", "new": "false"},
        {"field": "renewal.rule", "old": "none", "new": "tacit"},
        {"field": "governance", "new": "[stuurgroep, werkgroep]"},
        {"field": "budget", "old": "100000", "new": "120000.5"},
        {"field": "purpose", "old": "leren", "new": "leren van elkaar"},
        {"old": "Partijen komen elk jaar bijeen.", "new": "Partijen komen elk halfjaar bijeen."},
    ]
    agreement = {
        "title": "Addendum bij de overeenkomst",
        "kind": "addendum",
        "extends": "eerder",
        "changes": changes,
        "considerations": ["De koppels lopen langer door."],
        "start": "2026-03-01",
    }
    text = written(bare_folder, agreement, language)
    ordered(text, language)
    assert faults(text, language) == []
    assert gaps(text) == []
    old_new = re.findall(r"(?:Was|Old): (.+)\.\n\n(?:Wordt|New): (.+)\.", text)
    assert len(old_new) == len(changes)
    expected = (
        [("31 augustus 2028", "31 augustus 2029"), ("6 maanden", "3 maanden"), ("ja", "nee")]
        if language == "nl"
        else [("31 August 2028", "31 August 2029"), ("6 months", "3 months"), ("yes", "no")]
    )
    assert old_new[:3] == expected
    assert old_new[4] == (
        ("niets vastgelegd", "Stuurgroep en Werkgroep lesmateriaal")
        if language == "nl"
        else ("nothing recorded", "Stuurgroep and Werkgroep lesmateriaal")
    )
    assert old_new[5] == (("€\u00a0100.000", "€\u00a0120.000,50") if language == "nl" else ("€100,000", "€120,000.50"))
    assert "Scholengroep Waalkant" in text.split("## ")[1], "the parties are those of what it extends"
    assert "Overeenkomst Waalkant 2025" in text


@both_languages
def test_an_addendum_that_extends_nothing_says_so(bare_folder: Folder, language: str) -> None:
    text = written(bare_folder, bare("addendum"), language)
    assert {"nl": "welke overeenkomst dit addendum wijzigt", "en": "which agreement this addendum changes"}[
        language
    ] in gaps(text)
    assert {"nl": "wat dit addendum wijzigt", "en": "what this addendum changes"}[language] in gaps(text)


@both_languages
def test_a_fact_about_the_fee_stands_once(bare_folder: Folder, language: str) -> None:
    text = written(bare_folder, rich("secondment"), language)
    assert len(re.findall(r"4[.,]500", body(text))) <= 1


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_english_glosses_a_register_once(bare_folder: Folder, jurisdiction: str) -> None:
    text = body(written(bare_folder, rich("covenant"), "en", jurisdiction))
    full, short = (
        ("the Dutch Chamber of Commerce (KvK)", "the KvK under")
        if jurisdiction == "NL"
        else ("(KBO)", "company number 0123")
    )
    assert text.count(full) == 1
    assert text.count(short) == 2


def test_a_field_of_the_record_decides_over_a_chosen_variant(bare_folder: Folder) -> None:
    clauses = [
        {"clause": "enforceability", "variant": "not-enforceable"},
        {"clause": "amendment", "variant": "all"},
        {"clause": "duties", "variant": "effort"},
        {"clause": "confidentiality"},
        *(item for item in simple()["clauses"] if item["clause"] not in ("enforceability", "amendment", "duties")),
    ]
    agreement = simple(
        clauses=list({item["clause"]: item for item in clauses}.values()),
        enforceable=["confidentiality"],
        amendment={"form": "written", "consent": "majority"},
        duties=[{"parties": ["all"], "duty": "delen wat zij leren", "result": True}],
    )
    text = written(bare_folder, agreement)
    assert "Deze artikelen zijn juridisch bindend" in text
    assert "geldt als een meerderheid van de partijen" in text
    assert "is een inspanning, tenzij er *resultaat* bij staat" in text


@both_languages
def test_a_student_on_placement_is_no_employee(bare_folder: Folder, language: str) -> None:
    for function, learner in (("student techniek", True), ("docent techniek", False)):
        person = {"name": "Jelle Vermeer", "partner": "waalkant", "function": function}
        whole = rich("placement")
        follows = ("employment", "working-time", "fee", "learning")
        kept = [item for item in whole["clauses"] if item.get("clause") not in follows]
        text = written(bare_folder, {**whole, "clauses": kept}, language, others={"people/p-t4wrzz": person})
        employed = "blijft in dienst van de eigen werkgever" in text or "remains employed by their own employer" in text
        guardian = "Ouder of voogd" in text or "Parent or guardian" in text
        assert (employed, guardian) == (not learner, learner)
        assert ("stagevergoeding" in text or "placement allowance" in text) == learner


@both_languages
def test_two_parties_are_no_others(bare_folder: Folder, language: str) -> None:
    whole = simple(notice_months=3)
    text = body(written(bare_folder, {**whole, "parties": whole["parties"][:2]}, language))
    assert len(whole["parties"]) >= 2
    assert re.findall(r"de andere partijen|alle andere partijen|the other parties|all other parties", text) == []


def test_a_heading_says_only_what_stands_under_it(bare_folder: Folder) -> None:
    titles = [title for title, _lines in articles(written(bare_folder, simple())).values()]
    assert "Looptijd en verlenging" in titles
    assert "Looptijd, verlenging en opzegging" not in titles


@pytest.mark.parametrize(
    ("language", "organisation", "person", "signs"),
    [
        ("nl", "partij 2 van Afspraak", "partij 3 van Afspraak", "wie namens partij 2 van Afspraak tekent"),
        ("en", "party 2 of Afspraak", "party 3 of Afspraak", "who signs on behalf of party 2 of Afspraak"),
    ],
)
def test_a_party_whose_record_cannot_be_read_is_named_by_its_place(
    folder: Folder, language: str, organisation: str, person: str, signs: str
) -> None:
    agreement = bare("covenant", parties=[{"partner": "waalkant"}, {"partner": "kolmer"}, {"person": "p-t4wrzz"}])
    made(folder, agreement).write({"partners/kolmer.yaml": "name: [\n", "people/p-t4wrzz.yaml": "name: [\n"})
    result = asked(folder, agreement, language)
    assert (result.status, "partners/kolmer.yaml" in result.stderr) == (1, True)
    found = gaps(body(result.stdout))
    assert {organisation, person, signs} <= set(found)
    assert not [gap for gap in found if gap.startswith(("persoon van", "partner van", "person of", "partner of"))]
    assert not [gap for gap in found if "  " in gap]
