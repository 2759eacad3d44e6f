"""How Dutch and English are written, and which language a process speaks."""

import ast
import gettext
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec
from inspect import cleandoc
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import get_args

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from conftest import Folder
from hypothesis import given
from hypothesis import strategies as st

from hybridecli import check, language, overview, records, shipped, verbs, waivers
from hybridecli.commandline import MOMENTS
from hybridecli.fieldtype import Choice, FieldType
from hybridecli.finding import Severity
from hybridecli.language import LANGUAGES
from hybridecli.record import Part, Record, fields
from hybridecli.rules import rules
from hybridecli.speech import speech
from hybridecli.vocabulary import FLANDERS, NETHERLANDS

NL, VL, EN = speech("nl"), speech("nl", "VL"), speech("en")
CATALOGUES = shipped.templates_folder() / "languages"


def catalogue(of: str) -> Catalog:
    with (CATALOGUES / of / "LC_MESSAGES/hybridecli.po").open("rb") as file:
        return read_po(file, locale=of)


# --- which language -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE@euro"}, "nl"),
        ({"LANG": "nl"}, "nl"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_MESSAGES": "", "LC_ALL": ""}, "nl"),
        ({"LC_MESSAGES": "en_GB.UTF-8", "LC_ALL": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "nl"}, "nl"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fy:nl:en"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LANGUAGE": "fy"}, "en"),
        ({"LANG": "C", "LANGUAGE": "nl"}, "en"),
        ({"LC_ALL": "POSIX", "LANG": "nl_NL.UTF-8", "LANGUAGE": "nl"}, "en"),
        ({"LANGUAGE": "nl"}, "nl"),
        ({"LANG": "C", "HYBRIDE_LANGUAGE": "nl"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LANGUAGE": "nl", "HYBRIDE_LANGUAGE": "en"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "HYBRIDE_LANGUAGE": "de"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "HYBRIDE_LANGUAGE": ""}, "nl"),
        ({"LANG": "nll_NL"}, "en"),
    ],
)
def test_the_first_variable_that_is_set_decides(environ: Mapping[str, str], expected: str) -> None:
    assert language.wanted(environ) == expected


APP = """
import os
from hybridecli import language
language.install(language.wanted(os.environ))
from hybridecli.language import _, current, n_
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
@app.command(no_args_is_help=True)
def log(what: str, hours: float = typer.Option(1.0), file: str = typer.Option(..., "--file")) -> None: ...
@app.command()
def todo() -> None:
    print(current(), _("Aborted!"), n_("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 2))
app(prog_name="hybride")
"""


def said(*words: str, **environ: str) -> str:
    """What the small app prints, on both channels."""
    source = str(Path(language.__file__).parents[1])
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", APP, *words],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": source, "PYTHONUTF8": "1", **kept, **environ},
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("environ", [{"LANG": "C"}, {"LC_ALL": "C", "LANGUAGE": "en"}, {"LANG": "en_GB.utf8"}])
def test_click_and_typer_speak_dutch(environ: dict[str, str]) -> None:
    environ = {**environ, "HYBRIDE_LANGUAGE": "nl"}
    page = said("log", "--help", **environ)
    assert all(line in page for line in ("Gebruik:", "Argumenten:", "Opties:", "Toon deze hulp en stop."))
    assert "standaard: 1.0" in page
    assert "verplicht" in page
    wrong = said("lo", **environ)
    assert "Typ 'hybride --help' voor hulp." in wrong
    assert "Fout: Onbekend commando 'lo'." in wrong
    assert "Er ontbreekt een optie '--file'" in said("log", "x", **environ)
    wrong = said("log", "x", "--file", "y", "--hours", "veel", **environ)
    assert "'veel' is hier geen geldig getal." in wrong
    assert "Onbekende optie '--ours'. Bedoelde je '--hours'?" in said("log", "x", "--ours", "1", **environ)
    assert said("todo", **environ) == "nl Afgebroken. {value!r} is geen van deze: {choices}.\n"


def test_click_and_typer_speak_english_to_others() -> None:
    page = said("--help", LANG="nl_NL.UTF-8", HYBRIDE_LANGUAGE="en")
    assert "Usage:" in page
    assert "Show this message and exit." in page
    assert said("todo", LANG="C").startswith("en Aborted!")


def test_a_catalogue_is_there_for_each_language_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_in_force", "en")
    assert language._("Usage:") == "Usage:"
    assert language.messages("nl").gettext("Usage:") == "Gebruik:"
    assert language.messages("nl") is language.messages("nl")
    monkeypatch.setattr(language, "_in_force", "nl")
    assert language.current() == "nl"
    assert language._("Usage:") == "Gebruik:"
    assert language.messages("nl").pgettext("kind", "couples") == "koppels"
    assert language.N_("Usage:") == "Usage:"


# --- the catalogues -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("of", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_source(of: str) -> None:
    with (CATALOGUES / of / "LC_MESSAGES/hybridecli.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    def found(context: str | None, message: str | list[str] | tuple[str, ...]) -> str | tuple[str, ...]:
        if isinstance(message, str):
            return compiled.pgettext(context, message) if context else compiled.gettext(message)
        one, more = message
        if context:
            return tuple(compiled.npgettext(context, one, more, n) for n in (1, 2))
        return tuple(compiled.ngettext(one, more, n) for n in (1, 2))

    said = [message for message in catalogue(of) if message.id and not message.fuzzy]
    assert [message.id for message in said if found(message.context, message.id) != message.string] == []
    with (CATALOGUES / of / "LC_MESSAGES/hybridecli.mo").open("rb") as file:
        assert len(read_mo(file)) == len(said)


@pytest.mark.parametrize("of", LANGUAGES)
def test_a_catalogue_says_everything_and_keeps_the_blanks(of: str) -> None:
    messages = [message for message in catalogue(of) if message.id]
    for message in messages:
        asked, said = texts(message.id), texts(message.string)
        assert all(said), message.id
        known = {blank for text in asked for blank in blanks(text)}
        assert all(set(blanks(text)) <= known for text in said), message.id
        assert not any("!" in text.replace("!r", "").replace('"!"', "") for text in said), message.id
    assert len({(message.context, str(message.id)) for message in messages}) == len(messages)


def texts(of: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [of] if isinstance(of, str) else list(of or ())


def blanks(text: str) -> list[str]:
    return re.findall(r"\{\w*(?:!r)?\}|%\(\w+\)s", text)


# --- what the program says ------------------------------------------------------------------------------------

Message = str | tuple[str, str]  # a sentence, or its singular and plural

# What a call of `_` without a literal asks for, by its argument as it stands in the source.
LOOKED_UP_LATER: Mapping[str, Callable[[], set[str]]] = {
    "{**check.STRUCTURE, **waivers.RULES}[name]": lambda: {*check.STRUCTURE.values(), *waivers.RULES.values()},
    "rule.about": lambda: {rule.about for rule in rules().values()},
    "weight": lambda: set(get_args(Severity)),
    "finding.severity": lambda: set(get_args(Severity)),
    "moment": lambda: set(MOMENTS),
    "what": lambda: {what for _kind, what, _command in (*overview.MISSING, *overview.POSSIBLE)},
    "cleandoc(options.get('help') or '')": lambda: {cleandoc(module.verb.__doc__ or "") for module in verb_modules()},
    "cleandoc(module.verb.__doc__)": lambda: {cleandoc(module.verb.__doc__ or "") for module in verb_modules()},
    "kind.__doc__ or ''": lambda: {kind.__doc__ or "" for kind in records.kinds().values()},
    "part.__doc__ or ''": lambda: {part.__doc__ or "" for part in parts()},
    "field.about": lambda: {field.about for part in parts() for field in fields(part).values()},
    "fields(part)[name].about": lambda: {field.about for part in parts() for field in fields(part).values()},
}
MARKED = re.compile(r"(words|(yamlfault\.)?_?[A-Z_]+)(\[\w+\])?")  # constants that `N_` marks where they are made


def verb_modules() -> list[ModuleType]:
    return [import_module(f"{verbs.__name__}.{module.name}") for module in iter_modules(verbs.__path__)]


def calls(package: str) -> list[ast.Call]:
    """Every call in a package that hands something to gettext."""
    spec = find_spec(package)
    assert spec
    assert spec.origin
    return [
        node
        for path in sorted(Path(spec.origin).parent.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and node.args
        and getattr(node.func, "id", "") in ("_", "N_", "n_", "gettext", "ngettext")
    ]


def literal(call: ast.Call) -> Message | None:
    """The sentence that a call names, with its plural if it has one."""
    named = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    found = [text for text in named if isinstance(text, str)]
    if getattr(call.func, "id", "") in ("n_", "ngettext"):
        return (found[0], found[1]) if len(found) > 1 else None
    return found[0] if found else None


def named(package: str) -> set[Message]:
    """The sentences that stand as literals in the calls of a package."""
    return {message for call in calls(package) if (message := literal(call))}


def own() -> set[Message]:
    """Every sentence that the program can ask its catalogue for."""
    later = {message for asked in LOOKED_UP_LATER.values() for message in asked()}
    return {message for message in named("hybridecli") | later if message}


def sentences(of: str) -> set[Message]:
    """The sentences in a catalogue: what has no context."""
    ids = (message.id for message in catalogue(of) if message.id and not message.context)
    return {one if isinstance(one, str) else (one[0], one[1]) for one in ids}


def test_every_call_that_asks_the_catalogue_names_what_it_asks_for() -> None:
    unnamed = {ast.unparse(call.args[0]) for call in calls("hybridecli") if not literal(call)} - {"message"}
    assert sorted(text for text in unnamed if text not in LOOKED_UP_LATER and not MARKED.fullmatch(text)) == []


def test_the_program_says_everything_in_dutch() -> None:
    assert len(own()) > 300
    assert sorted(map(str, own() - sentences("nl"))) == []


def test_the_dutch_catalogue_holds_no_sentence_that_nothing_says() -> None:
    assert sorted(map(str, sentences("nl") - own() - named("click") - named("typer"))) == []


def test_what_the_program_says_keeps_its_blanks_in_dutch() -> None:
    dutch, wrong = catalogue("nl"), []
    for message in own() & sentences("nl"):
        found = dutch.get(message)
        assert found
        pairs = zip(texts(message), texts(found.string), strict=True)
        wrong += [said for asked, said in pairs if sorted(blanks(asked)) != sorted(blanks(said))]
    assert wrong == []


@pytest.mark.parametrize("package", ["click", "typer"])
def test_every_sentence_of_click_and_typer_is_said_in_dutch(package: str) -> None:
    asked = named(package)
    assert len(asked) > 5
    assert sorted(map(str, asked - sentences("nl"))) == []


def test_english_has_no_sentences_and_only_words_that_differ() -> None:
    assert sentences("en") == set()
    dutch = catalogue("nl")
    words = [message for message in catalogue("en") if message.context and message.context not in ("noun", "called")]
    assert [(word.context, word.id) for word in words if word.string == str(word.id).replace("-", " ")] == []
    places = [(word.context.partition("@")[0], str(word.id)) for word in words if word.context]
    said = {place for place in places if dutch.get(place[1], place[0]) or dutch.get(place[1], "value")}
    assert sorted(set(places) - said) == []


# --- dates --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        ("2026-02-12", "12 februari 2026", "12 February 2026"),
        (date(2026, 3, 1), "1 maart 2026", "1 March 2026"),
        ("2017-06", "juni 2017", "June 2017"),
        ("2017", "2017", "2017"),
    ],
)
def test_a_day_in_text(value: str | date, nl: str, en: str) -> None:
    assert (NL.day(value), VL.day(value), EN.day(value)) == (nl, nl, en)


def test_a_day_in_a_table() -> None:
    assert [of.short("2026-02-12") for of in (NL, VL, EN)] == ["12-02-2026", "12/02/2026", "12/02/2026"]
    assert [of.short("2017-06") for of in (NL, VL, EN)] == ["juni 2017", "juni 2017", "June 2017"]


def test_a_day_of_the_week() -> None:
    assert NL.weekday("2026-02-12") == "donderdag 12 februari 2026"
    assert EN.weekday(date(2026, 2, 12)) == "Thursday 12 February 2026"
    assert NL.weekday("2017-06") == "juni 2017"


@pytest.mark.parametrize(
    ("week", "nl", "en"),
    [
        ("2026-W11", "week 11 (9 tot en met 13 maart)", "week 11 (9 to 13 March)"),
        ("2026-W14", "week 14 (30 maart tot en met 3 april)", "week 14 (30 March to 3 April)"),
        ("2026-W09", "week 9 (23 tot en met 27 februari)", "week 9 (23 to 27 February)"),
        (
            "2026-W01",
            "week 1 (29 december 2025 tot en met 2 januari 2026)",
            "week 1 (29 December 2025 to 2 January 2026)",
        ),
    ],
)
def test_a_week_names_its_working_days(week: str, nl: str, en: str) -> None:
    assert (NL.week(week), EN.week(week)) == (nl, en)


@pytest.mark.parametrize(
    ("start", "end", "nl", "en"),
    [
        (
            "2026-02-02",
            "2026-04-30",
            "van 2 februari tot en met 30 april 2026",
            "2 February to 30 April 2026 inclusive",
        ),
        ("2026-04-02", "2026-04-30", "van 2 tot en met 30 april 2026", "2 to 30 April 2026 inclusive"),
        (
            "2025-09-01",
            "2028-08-31",
            "van 1 september 2025 tot en met 31 augustus 2028",
            "1 September 2025 to 31 August 2028 inclusive",
        ),
        (
            "2025-04-02",
            "2026-04-30",
            "van 2 april 2025 tot en met 30 april 2026",
            "2 April 2025 to 30 April 2026 inclusive",
        ),
        ("2026-02-02", None, "vanaf 2 februari 2026", "from 2 February 2026"),
        (None, "2026-04-30", "tot en met 30 april 2026", "up to and including 30 April 2026"),
        ("", "", "", ""),
        ("2026-02-02", date(2026, 2, 2), "op 2 februari 2026", "on 2 February 2026"),
        ("2019", "2019", "in 2019", "in 2019"),
        ("2019", "2024-07", "van 2019 tot en met juli 2024", "2019 to July 2024 inclusive"),
        ("2024-03", "2024-07", "van maart tot en met juli 2024", "March to July 2024 inclusive"),
        ("2024", "2024-07", "van 2024 tot en met juli 2024", "2024 to July 2024 inclusive"),
    ],
)
def test_a_period(start: str | None, end: str | None, nl: str, en: str) -> None:
    assert (NL.span(start, end), EN.span(start, end)) == (nl, en)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 3000))
def test_a_period_says_its_end_whole_and_each_year_once(start: date, days: int) -> None:
    end = start + timedelta(days)
    for of in (NL, VL, EN):
        text = of.span(start, end)
        assert of.day(end) in text
        assert re.findall(r"\d{4}", text) == [str(year) for year in dict.fromkeys((start.year, end.year))]
        assert f"{start.day} " in text
        assert ("tot " in text) == ("tot en met" in text)


# --- numbers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "nl", "en"),
    [
        (7.5, "7,5", "7.5"),
        (1250, "1.250", "1,250"),
        (8.0, "8", "8"),
        (10, "10", "10"),
        (100.0, "100", "100"),
        (0, "0", "0"),
        (-0.0001, "0", "0"),
        (0.125, "0,125", "0.125"),
        (0.1 + 0.2, "0,3", "0.3"),
        (-1250.5, "-1.250,5", "-1,250.5"),
        (1234567, "1.234.567", "1,234,567"),
    ],
)
def test_a_number(number: float, nl: str, en: str) -> None:
    assert (NL.number(number), EN.number(number)) == (nl, en)


def test_a_share() -> None:
    assert [NL.percent(share) for share in (0.4, 1, 0.125, 1 / 3)] == [
        "40 procent",
        "100 procent",
        "12,5 procent",
        "33,3 procent",
    ]
    assert NL.percent(0.4, table=True) == "40%"
    assert EN.percent(0.4) == "40 per cent"
    assert EN.percent(0.125, table=True) == "12.5%"


@pytest.mark.parametrize(
    ("amount", "nl", "en"),
    [
        (5000, "€\u00a05.000", "€5,000"),
        (5000.0, "€\u00a05.000", "€5,000"),
        (12.5, "€\u00a012,50", "€12.50"),
        (1234.05, "€\u00a01.234,05", "€1,234.05"),
        (-5, "-€\u00a05", "-€5"),
        (-0.001, "€\u00a00", "€0"),
    ],
)
def test_an_amount(amount: float, nl: str, en: str) -> None:
    assert (NL.euro(amount), EN.euro(amount)) == (nl, en)


@pytest.mark.parametrize(
    ("n", "noun", "expected"),
    [
        (1, "week", "1 week"),
        (3, "week", "3 weken"),
        (1, "uur", "1 uur"),
        (8, "uur", "8 uur"),
        (0.5, "uur", "0,5 uur"),
        (0, "uur", "0 uur"),
        (1, "jaar", "1 jaar"),
        (2, "jaar", "2 jaar"),
        (2, "kwartier", "2 kwartier"),
        (3, "keer", "3 keer"),
        (1250, "euro", "1.250 euro"),
        (2, "maand", "2 maanden"),
        (1.0, "koppel", "1 koppel"),
        (4, "koppel", "4 koppels"),
        (0, "koppel", "0 koppels"),
        (2, "dagdeel", "2 dagdelen"),
        (2, "halve dag", "2 halve dagen"),
        (1, "halve dag", "1 halve dag"),
        (2, "hybride docent", "2 hybride docenten"),
        (1250, "leerling", "1.250 leerlingen"),
        (2, "logboekregel", "2 logboekregels"),
        (2, "bijlage", "2 bijlagen"),
    ],
)
def test_a_number_of_things_in_dutch(n: float, noun: str, expected: str) -> None:
    assert NL.count(n, noun) == expected


def test_a_number_of_things_in_english() -> None:
    counted = [EN.count(n, noun) for noun in ("hour", "pair", "person", "party", "half-day") for n in (1, 7.5)]
    assert counted[:4] == ["1 hour", "7.5 hours", "1 pair", "7.5 pairs"]
    assert counted[4:] == ["1 person", "7.5 people", "1 party", "7.5 parties", "1 half-day", "7.5 half-days"]


def test_a_noun_that_is_not_known_needs_its_plural() -> None:
    assert NL.count(2, "lesbrief", "lesbrieven") == "2 lesbrieven"
    for n in (1, 2):
        with pytest.raises(ValueError, match="lesbrief"):
            NL.count(n, "lesbrief")


def test_small_numbers_in_words() -> None:
    assert [NL.in_words(n) for n in (1, 2, 12, 13, 1250)] == ["één", "twee", "twaalf", "13", "1.250"]
    assert [EN.in_words(n) for n in (0, 1, 12, 13)] == ["0", "one", "twelve", "13"]


# --- words and sentences ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "nl", "en"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a en b", "a and b"),
        (["a", "b", "c"], "a, b en c", "a, b and c"),
        (iter("abcd"), "a, b, c en d", "a, b, c and d"),
    ],
)
def test_an_enumeration(items: list[str], nl: str, en: str) -> None:
    items = list(items)
    assert (NL.listing(items), EN.listing(items)) == (nl, en)


@given(st.lists(st.text("abcdefghij", min_size=1).filter(lambda word: word not in ("en", "and"))))
def test_an_enumeration_holds_every_item_once_in_order(items: list[str]) -> None:
    for of, word in ((NL, "en"), (EN, "and")):
        text = of.listing(items)
        assert re.findall(r"[a-z]+", text.replace(f" {word} ", ", ")) == items
        assert text.count(",") == max(len(items) - 2, 0)
        assert f", {word}" not in text


ARTICLES = {
    "het": "bedrijf convenant addendum artikel college doel fonds gesprek koppel logboek programma rooster "
    "samenwerkingsverband schooljaar sectorinstituut traject vak",
    "de": "bijlage gemeente instelling overeenkomst partij periode provincie regio school stichting "
    "stuurgroep vereniging",
}


@pytest.mark.parametrize(("article", "noun"), [(a, noun) for a, nouns in ARTICLES.items() for noun in nouns.split()])
def test_the_articles_that_go_wrong(article: str, noun: str) -> None:
    assert NL.article(noun) == article
    assert NL.article(f"groot {noun}") == article
    assert EN.article("school") == "the"


def test_a_short_name_carries_its_article_and_a_legal_name_has_none() -> None:
    assert NL.the("School Rivier", {"article": "de", "word": "school"}) == "de school"
    assert NL.the("Rijn Metaal", {"article": "het", "word": "bedrijf", "plural": None}) == "het bedrijf"
    assert (
        NL.the("Rijn Metaal") == NL.the("Rijn Metaal", {}) == NL.the("Rijn Metaal", {"article": "het"}) == "Rijn Metaal"
    )
    assert NL.the("Metaalbedrijf Rijn bv", {"word": "Rijn"}) == "Rijn"


def test_a_dutch_short_name_in_english() -> None:
    assert EN.the("Rijn Metaal", {"article": "het", "word": "bedrijf"}) == "the company"
    assert EN.the("School Rivier", {"article": "de", "word": "school"}) == "the school"
    assert EN.the("Rijn Metaal", {"article": "de", "word": "smederij"}) == "Rijn Metaal"
    assert EN.the("Rijn Metaal Ltd", {"word": "forge"}) == "the forge"
    assert EN.the("Rijn Metaal Ltd", {"word": "Rijn"}) == "Rijn"


@pytest.mark.parametrize(
    ("text", "nl"),
    [
        ("de school", "De school"),
        ("ijzerfabriek", "IJzerfabriek"),
        ("“ijs”", "“IJs”"),
        ('"de school"', '"De school"'),
        ("één koppel", "Eén koppel"),
        ("’s avonds", "’s Avonds"),
        ("'t bedrijf", "'t Bedrijf"),
        ("3 weken", "3 weken"),
        ("vmbo", "Vmbo"),
        ("info@example.org", "info@example.org"),
        ("https://example.org", "https://example.org"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_a_capital(text: str, nl: str) -> None:
    assert NL.capital(text) == nl


def test_a_capital_in_english_is_one_letter() -> None:
    assert EN.capital("ijssel area") == "Ijssel area"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("een tekort vraagt om actie", "Een tekort vraagt om actie."),
        ("  Een tekort vraagt om actie.  ", "Een tekort vraagt om actie."),
        ("Een tekort..", "Een tekort."),
        ("Een tekort .", "Een tekort."),
        ("een tekort:", "Een tekort."),
        ("een tekort;", "Een tekort."),
        ("Is er een tekort?", "Is er een tekort?"),
        ("Is er een tekort?.", "Is er een tekort?"),
        ("en zo verder...", "En zo verder…"),
        ("en zo verder…", "En zo verder…"),
        ("zij zei: “Het rooster bepaalt alles.”", "Zij zei: “Het rooster bepaalt alles.”"),
        ("zij noemde het “leerzaam”", "Zij noemde het “leerzaam”."),
        ("(zie bijlage)", "(Zie bijlage)."),
        ("(Zie de bijlage.)", "(Zie de bijlage.)"),
        ("met de hand (lassen e.d.)", "Met de hand (lassen e.d.)."),
        ("Rijn Metaal B.V.", "Rijn Metaal B.V."),
        ("", ""),
        (" . ", ""),
    ],
)
def test_a_sentence(text: str, sentence: str) -> None:
    assert NL.sentence(text) == sentence


@given(st.text("aij zé.,;:?!…\"'“”() 1\n"))
def test_a_sentence_ends_once_and_stays_as_it_is(text: str) -> None:
    for of in (NL, EN):
        sentence = of.sentence(text)
        assert of.sentence(sentence) == sentence
        assert sentence == sentence.strip()
        assert not sentence.endswith(("..", " .", ",.", ":.", "?.", "!.", "….", ";"))
        assert not sentence or re.search(r"[.?!…][\"'“”)]*$", sentence)
        letters = re.sub(r"[\W_]", "", text)
        assert re.sub(r"[\W_]", "", sentence).lower() == letters.lower()


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("een practicum met meetdata.", "een practicum met meetdata"),
        (" Een practicum ", "Een practicum"),
        ("lassen, frezen enz.", "lassen, frezen enz."),
        ("lassen e.d.", "lassen e.d."),
        ("Rijn Metaal B.V.", "Rijn Metaal B.V."),
        ("lukt het?", "lukt het?"),
        ("", ""),
    ],
)
def test_a_phrase(text: str, phrase: str) -> None:
    assert NL.phrase(text) == phrase


# --- words of records ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("context", "value", "nl", "en"),
    [
        ("couples.status", "running", "loopt", "running"),
        ("partnership.stage", "running", "uitvoering", "running"),
        ("agreements.status", "draft", "concept", "draft"),
        ("agreements.status", "offered", "ter ondertekening", "offered for signing"),
        ("agreements.kind", "covenant", "convenant", "agreement (convenant)"),
        ("agreements.kind", "twinning", "twinningafspraak", "twinning agreement"),
        ("couples.form", "twinning", "twinning", "twinning"),
        ("partners.kind", "school", "school", "school"),
        ("activities.side", "school", "op school", "at school"),
        ("goals.qualifier", "at-least", "ten minste", "at least"),
        ("halfday.day", "thu", "donderdag", "Thursday"),
        ("no.context", "not-in-any-catalogue", "not in any catalogue", "not in any catalogue"),
    ],
)
def test_the_word_for_a_value(context: str, value: str, nl: str, en: str) -> None:
    assert (NL.word(context, value), EN.word(context, value)) == (nl, en)


def parts() -> set[type[Part]]:
    """Every mapping that a record can hold."""
    found: set[type[Part]] = set()
    for module in iter_modules(records.__path__):
        kinds = vars(import_module(f"{records.__name__}.{module.name}")).values()
        found |= {kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Part)}
    return found - {Part, Record}


def choices(of: FieldType) -> list[Choice]:
    inner = getattr(of, "item", None), *getattr(of, "types", ())
    found = [choice for item in inner if isinstance(item, FieldType) for choice in choices(item)]
    return [of, *found] if isinstance(of, Choice) else found


def test_every_field_and_every_value_of_a_record_has_its_dutch_word() -> None:
    dutch = catalogue("nl")
    declared = {name: field.type for part in parts() for name, field in fields(part).items()}
    assert sorted(name for name in declared if not dutch.get(name, "field")) == []
    values = {
        (choice.context, word)
        for part in parts()
        for field in fields(part).values()
        for choice in choices(field.type)
        for word in choice.words
    }
    assert len(values) > 200
    assert sorted(pair for pair in values if not (dutch.get(pair[1], pair[0]) or dutch.get(pair[1], "value"))) == []


def test_flanders_has_its_own_words() -> None:
    assert NL.word("agreements.kind", "placement") == "praktijkovereenkomst"
    assert VL.word("agreements.kind", "placement") == "stageovereenkomst"
    assert VL.word("halfday.part", "morning") == "voormiddag"
    assert VL.word("partners.kind", "company") == "bedrijf"
    assert "VOG" in NL.field("vog")
    assert VL.field("vog") == "afspraak over het uittreksel uit het strafregister"


@pytest.mark.parametrize(
    ("name", "nl", "en"),
    [
        ("function", "functie", "function"),
        ("hours_per_month", "uren per maand", "hours per month"),
        ("signed", "datum van ondertekening", "date of signing"),
        ("signatories", "ondertekenaars", "signatories"),
        (
            "agreements.parties.0.signatories.1.function",
            "functie van de ondertekenaar",
            "function of the signatory",
        ),
        ("moments.start", "datum van het startgesprek", "date of the start talk"),
        ("couples.period.start", "begindatum", "start date"),
        ("not_in_any_catalogue", "not in any catalogue", "not in any catalogue"),
    ],
)
def test_the_label_of_a_field(name: str, nl: str, en: str) -> None:
    assert (NL.field(name), EN.field(name)) == (nl, en)


def test_there_is_one_speech_for_a_language_and_a_jurisdiction() -> None:
    assert speech("nl") is NL
    assert speech("nl", "VL") is VL
    assert (VL.language, VL.jurisdiction) == ("nl", "VL")
    with pytest.raises(AttributeError):
        VL.language = "en"  # type: ignore[misc]


# Flanders in messages

QUALIFIED = {r"(?:on)?bevoegd(?:heid)?(?! (?:om te tekenen|op rust))": "bekwaamheidsbewijs", "stichting(?:en)?": "vzw"}
BOTH = r"Nederland|Vlaanderen|de wet vraagt"  # what says itself of which country or law it speaks


def found(text: str, words: Mapping[str, str]) -> list[str]:
    """The words of one country in a text."""
    small = " ".join(text.lower().split())
    return [word for word in words if re.search(rf"\b(?:{word})\b", small)]


def test_no_message_has_a_word_that_only_one_of_the_two_countries_knows() -> None:
    """What holds for both, or the word of the other beside it: one sentence serves both."""
    said = [text for entry in catalogue("nl") if entry.id and not entry.context for text in texts(entry.string)]
    wrong = [
        (here, there, text)
        for text in said
        if bool(here := found(text, NETHERLANDS | QUALIFIED)) != bool(there := found(text, FLANDERS))
        and not re.search(BOTH, text)
    ]
    assert len(said) > 1000
    assert wrong == []


def test_every_word_of_a_value_that_flanders_does_not_know_has_its_own_there() -> None:
    words = [
        (str(entry.context), str(entry.id), str(entry.string))
        for entry in catalogue("nl")
        if entry.context and "@" not in entry.context and entry.context != "noun"
    ]
    levels = ("vo", "vmbo", "havo", "vwo", "mbo")  # are levels of the Netherlands, and nothing else
    here = {(str(entry.context), str(entry.id)) for entry in catalogue("nl") if entry.context}
    wrong = [
        (context, value, text)
        for context, value, text in words
        if value not in levels
        and found(text, NETHERLANDS | QUALIFIED)
        and not {(f"{context}@VL", value), ("value@VL", value)} & here
    ]
    assert wrong == []


def test_messages_have_the_words_of_the_country_of_the_partnership(folder: Folder) -> None:
    """
    --- people/p-b2b2b2.yaml
    {name: Els Bakker, twinning: {status: seeking, available: {days: [{day: thu, part: afternoon}]}}}
    """
    for country, said in (("NL", "sector-organisation (brancheorganisatie)"), ("VL", "training-fund (sectorfonds)")):
        folder.write({"partnership.yaml": f"name: Noord\njurisdiction: {country}\n"})
        refused = folder.run("add", "partner", "name=x", "kind=zzz", HYBRIDE_LANGUAGE="nl")
        assert said in refused.stderr
    assert speech("nl") is NL
    assert (NL.half_day(3, "afternoon"), VL.half_day(3, "afternoon")) == ("donderdagmiddag", "donderdagnamiddag")
    assert EN.half_day(0, "morning") == "Monday morning"
