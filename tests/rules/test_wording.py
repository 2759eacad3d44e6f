"""Rules about words: the glossary, equal words, words of the other country, and what a draft left behind."""

from collections.abc import Callable

import pytest
from judging import Judged, Sound

InEditor = Callable[[str, str], None]


def test_breaks_words_of_the_glossary_are_used(judged: Judged, in_editor: InEditor) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    stage: agreeing
    --- terms/bruggenbouwer.yaml
    term: bruggenbouwer
    avoid: [brugfiguur, linking pin]
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    position: >-
      De werkgevers willen één aanspreekpunt. Daarvoor zijn twee brugfiguren nodig, en
      elke brugfiguur heeft een vaste dag, net als elke linking
      pin van vroeger.
    """
    in_editor("brugfiguren", "bruggenbouwers")
    found = judged.breaks(
        "groups/stuurgroep.yaml:3",
        "groups/stuurgroep.yaml:4",
        "groups/stuurgroep.yaml:4",
        severity="warning",
        words='"bruggenbouwer" rather than "brugfiguren"',
        fill=[],
    )
    assert [item["column"] for item in found] == [62, 8, 53]


def test_breaks_words_of_the_glossary_are_used__as_advice_where_the_word_can_be_meant(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    stage: running
    --- terms/hybride-docent.yaml
    term: hybride docent
    avoid: [gastdocent]
    agreed: 2026-01-10
    --- terms/hybride-professional.yaml
    term: hybride professional
    distinguish: een gastdocent komt af en toe
    avoid: [brugfiguur]
    agreed: 2026-01-10
    --- goals/lessen.yaml
    title: Vier gastdocenten in de klas
    --- logs/2026-02-01-bezoek.yaml
    date: 2026-02-01
    about: partnership
    title: Een brugfiguur op bezoek
    """
    found = judged.breaks("goals/lessen.yaml:1", "logs/2026-02-01-bezoek.yaml:3", severity="info")
    assert "if that is what is meant" in found[0]["hint"]


def test_breaks_words_of_the_glossary_are_used__one_finding_a_word(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    stage: running
    occasion: de match begint
    ambition: elke match helpt, en een match tussen match en Match
    --- terms/koppel.yaml
    term: koppel
    avoid: [match]
    """
    judged.breaks("partnership.yaml:3", words="(5 times)")


def test_keeps_words_of_the_glossary_are_used(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    stage: running
    occasion: er was te doen over het woord brugfiguur
    ambition: 'een ouder zei: "die brugfiguur van vroeger was er altijd", en wij stellen dat voorop en stel je voor'
    --- terms/koppel.yaml
    term: koppel
    avoid: [match, stel, expert]
    agreed: 2026-01-10
    --- terms/hybride-expert.yaml
    term: hybride expert
    plural: hybride experts
    avoid: [brugfiguur]
    agreed: 2026-01-10
    --- partners/brug.yaml
    name: Stichting De Brugfiguur
    kind: foundation
    notes: Stichting De Brugfiguur bestaat sinds 2019.
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    function: brugfiguur
    --- groups/pool.yaml
    name: Pool van hybride experts
    position: een hybride expert en matchgesprekken
    --- logs/2025-11-01-bezoek.yaml
    date: 2025-11-01
    about: partnership
    title: Een brugfiguur op bezoek
    --- couples/koppel-1.yaml
    status: closed
    members: [{person: p-b2c3d4, expectations: een goede match}, {person: p-d5f6g7}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    """
    judged.keeps()


def test_breaks_words_of_the_field_are_in_the_glossary(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    stage: agreeing
    ambition: een plek voor hybride docenten
    --- terms/koppel.yaml
    term: koppel
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    purpose: van elkaar leren
    considerations:
      - "Éen hybride docent is niet genoeg."
    --- goals/docenten.yaml
    title: Tien hybride-docenten
    """
    judged.breaks(
        "agreements/convenant.yaml:5",
        severity="warning",
        words="(3 in all)",
        fill=["iemand die op school en elders werkt", "een gastdocent komt af en toe", "", "false", "true"],
    )


def test_keeps_words_of_the_field_are_in_the_glossary(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    stage: agreeing
    ambition: een hybride docent en een gastdocent, bevoegd om de stichting te vertegenwoordigen, met expertise
    --- terms/hybride-docent.yaml
    term: hybride docent
    distinguish: een gastdocent komt af en toe
    requires_qualification: false
    --- goals/bevoegd.yaml
    title: Meer bevoegde docenten
    --- logs/2026-02-01-bezoek.yaml
    date: 2026-02-01
    about: partnership
    title: Een bruggenbouwer op bezoek
    """
    judged.keeps()


def test_keeps_words_of_the_field_are_in_the_glossary__without_one_another_rule_speaks(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    stage: agreeing
    ambition: een hybride docent en een bruggenbouwer
    """
    judged.keeps()


def test_breaks_both_sides_have_equal_words(judged: Judged, in_editor: InEditor) -> None:
    """
    --- environments/meetlab.yaml
    name: Meetlab
    essence: meten is weten
    tasks:
      - Een docent van school loopt een dag stage op de werkvloer.
      - De expert van het bedrijf geeft les.
    """
    in_editor("loopt een dag stage", "werkt een dag mee als hybride expert")
    judged.breaks("environments/meetlab.yaml:4", severity="info", words='beside "expert"', fill=[])


def test_breaks_both_sides_have_equal_words__with_the_words_of_the_glossary(judged: Judged) -> None:
    """
    --- terms/hybride-docent.yaml
    term: hybride docent
    counterpart: hybride vakexpert
    --- environments/meetlab.yaml
    name: Meetlab
    essence: docentstages en praktijkexperts
    """
    [found] = judged.breaks("environments/meetlab.yaml:2")
    assert '"hybride docent" and "hybride vakexpert"' in found["message"]


def test_keeps_both_sides_have_equal_words(judged: Judged) -> None:
    """
    --- terms/hybride-vakexpert.yaml
    term: hybride vakexpert
    avoid: [docentstagiair]
    --- environments/meetlab.yaml
    name: Meetlab
    tasks: [leerlingen lopen stage, een expert kijkt mee]
    --- environments/zorglab.yaml
    name: Zorglab
    tasks: [een docentstage van drie dagen, met een hybride vakexpert]
    --- environments/leslab.yaml
    name: Leslab
    tasks: [een docentstagiair met een expert]
    --- agreements/docentstage.yaml
    title: Docentstage bij een expert
    kind: placement
    """
    judged.keeps()


def test_breaks_words_of_the_field_are_in_the_glossary__which_then_may_lack_the_plural(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Techniek in de polder
    stage: agreeing
    --- terms/koppel.yaml
    term: koppel
    --- partners/lek.yaml
    name: Lekschool
    kind: school
    commitment: mentioned
    --- goals/lessen.yaml
    title: meer hybride docenten
    """
    fill = ["wie lesgeeft en elders werkt", "geen gast", "lek", "false", "true"]
    judged.breaks("goals/lessen.yaml:1", words="hybride docenten", fill=fill)
    found = judged.folder.run("check", "--format", "json", HYBRIDE_TODAY="2026-03-20").json
    assert [item for item in found if item["about"] == "terms/hybride-docent"] == []


@pytest.mark.parametrize(("word", "more"), [("hybride docenten", ["false", "true"]), ("gastdocenten", [])])
def test_breaks_words_of_the_field_are_in_the_glossary__in_flanders_too(
    judged: Judged, word: str, more: list[str]
) -> None:
    """
    --- partnership.yaml
    name: Techniek in de Kempen
    stage: agreeing
    jurisdiction: VL
    --- terms/koppel.yaml
    term: koppel
    """
    judged.folder.write({"goals/lessen.yaml": f"title: meer {word}\n"})
    judged.breaks("goals/lessen.yaml:1", words=word, fill=["wie lesgeeft", "iemand anders", "", *more])


def test_breaks_words_fit_the_country(judged: Judged, in_editor: InEditor) -> None:
    """
    --- partnership.yaml
    name: Techniek in de Kempen
    jurisdiction: VL
    --- agreements/convenant.yaml
    title: Samenwerkingsovereenkomst
    kind: cooperation
    purpose: "samen werken aan techniek, met een verklaring omtrent
      het gedrag"
    """
    in_editor("verklaring omtrent\n  het gedrag", "uittreksel uit het strafregister")
    [found] = judged.breaks(
        "agreements/convenant.yaml:3", severity="warning", words="a word of the Netherlands", fill=[]
    )
    assert found["sources"] == ["own"]
    assert found["column"] == 46


def test_breaks_words_fit_the_country__in_the_netherlands(judged: Judged) -> None:
    """
    --- goals/lessen.yaml
    title: Minder wijzigingen in het lessenrooster
    indicator: lessenroosters per kmo
    """
    found = judged.breaks("goals/lessen.yaml:1", "goals/lessen.yaml:2", "goals/lessen.yaml:2", severity="info")
    assert [item["column"] for item in found] == [34, 12, 31]
    assert '"rooster"' in found[0]["hint"]
    assert '"mkb"' in found[2]["hint"]


def test_keeps_words_fit_the_country(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Techniek in de Kempen
    jurisdiction: VL
    levels: [secundair, mbo]
    occasion: te weinig mbo-plaatsen, en te weinig plaatsen in het mbo
    ambition: docenten voor de klas
    --- terms/docent.yaml
    term: docent
    plural: docenten
    --- partners/kvk.yaml
    name: Rooster en Zonen
    kind: company
    legal: {name: Rooster en Zonen bv, register: KvK 12345678}
    notes: Rooster en Zonen doet mee.
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    background: werkte aan een havo in Breda
    """
    judged.keeps()


def test_breaks_agreement_has_no_leftovers(judged: Judged, in_editor: InEditor) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: offered
    purpose: leerlingen opleiden met [eventueel andere formulering]
    considerations:
      - Het bedrag is € XXX per jaar.
      - n.t.b.
    signing: {place: …}
    """
    found = judged.breaks(*(f"agreements/convenant.yaml:{line}" for line in (4, 6, 7, 8)), severity="error")
    assert [item["column"] for item in found] == [34, 21, 5, 18]
    in_editor("[eventueel andere formulering]", "techniek van nu")
    judged.follow(found[0], [], "2026-03-20")


def test_breaks_agreement_has_no_leftovers__as_a_warning_in_a_draft_and_once_signed(judged: Judged) -> None:
    """
    --- agreements/concept.yaml
    title: Convenant
    kind: covenant
    purpose: TODO
    --- agreements/getekend.yaml
    title: Convenant
    kind: covenant
    status: signed
    purpose: <doel>
    """
    found = judged.breaks("agreements/concept.yaml:3", "agreements/getekend.yaml:4", severity="warning")
    assert "in an addendum" in found[1]["hint"]
    assert "waivers+=" in found[1]["hint"]


@pytest.mark.parametrize(
    "text",
    [
        "…", "xxx", "[eventueel: boete]", "Instructie: vul de naam in", "TODO", "todo: bedrag", "n.t.b.", "NTB", "PM",
        "€ PM", "<naam school>", "Lorem ipsum dolor sit amet", "wie tekent??", "[…]", "[.....]", "[naam]",
        "[Datum invullen]", "xx-xx-2026", "de datum is nog te bepalen", "nader te bepalen.", "[nog invullen: zetel]",
        "op ... wordt", "TBD",
    ],
)  # fmt: skip
def test_breaks_agreement_has_no_leftovers__of_any_kind(judged: Judged, text: str) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    """
    path = judged.folder.path / "agreements/convenant.yaml"
    path.write_text(f"{path.read_text()}purpose: '{text}'\n")
    judged.breaks("agreements/convenant.yaml:3")


@pytest.mark.parametrize(
    "text",
    [
        "op een nader te bepalen datum", "de PM en de projectleider", "maat XXL", "leren… en dan doen", "echt?",
        "minder dan <8 uur en meer dan > 4", "de werkinstructie: veilig werken", "[12] en [sic]", "een a < b > c",
        "zie https://example.org/?q=a", "artikel 3.2", "nog te bepalen onderdelen", "taxxi", "ma t/m vr",
        "p.m. of a.m.", "totodo", "alles (zie bijlage...)",
    ],
)  # fmt: skip
def test_keeps_agreement_has_no_leftovers(judged: Judged, text: str) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    """
    path = judged.folder.path / "agreements/convenant.yaml"
    path.write_text(f"{path.read_text()}purpose: '{text}'\n")
    judged.keeps()


def test_keeps_agreement_has_no_leftovers__when_it_was_withdrawn(judged: Judged) -> None:
    """
    --- agreements/convenant.yaml
    title: Convenant
    kind: covenant
    status: withdrawn
    purpose: TODO
    """
    judged.keeps()


def test_breaks_texts_are_finished(judged: Judged, in_editor: InEditor) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    stage: agreeing
    --- couples/koppel-1.yaml
    members:
      - person: p-b2c3d4
        expectations: "<nog vragen>"
      - person: p-d5f6g7
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    background: TODO
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    """
    in_editor('"<nog vragen>"', "zien hoe een bedrijf werkt")
    judged.breaks("couples/koppel-1.yaml:3", "people/p-b2c3d4.yaml:2", severity="warning", fill=[])


def test_keeps_texts_are_finished(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    stage: agreeing
    --- logs/2026-02-01-bezoek.yaml
    date: 2026-02-01
    about: partnership
    title: Hoe kan dat??
    happened: Even stil … en toen verder.
    --- couples/koppel-1.yaml
    status: stopped
    members: [{person: p-b2c3d4, expectations: TODO}, {person: p-d5f6g7}]
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- agreements/convenant.yaml
    title: Convenant TODO
    kind: covenant
    """
    judged.keeps()


def test_nothing_is_said_of_words_while_a_partnership_explores(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Hybride Techniek Rivierenland
    occasion: TODO, een brugfiguur zoeken
    --- terms/bruggenbouwer.yaml
    term: bruggenbouwer
    avoid: [brugfiguur]
    """
    found = [item["sources"] for item in judged.folder.run("check", "--format", "json").json]
    assert ["D34", "CDV"] not in found
    assert ["A22", "seed0"] not in found
    later = judged.folder.run("check", "--format", "json", "--all-stages").json
    assert {(item["sources"][0], item.get("later")) for item in later} >= {("D34", "agreeing"), ("A22", "agreeing")}


@pytest.mark.parametrize(
    ("number", "change"),
    [
        ("A22", "environments/waterlab 'essence=een brugfiguur opent deuren'"),
        ("A22", "environments/waterlab 'essence=een expert leert water kennen'"),
        ("A23", "environments/waterlab 'essence=een docentstage, en een expert voor de klas'"),
        ("own", "goals/koppels 'indicator=koppels per kmo'"),
        ("D34", "goals/koppels 'indicator=n.t.b.'"),
        ("D34", "couples/koppel-2026-01 'insurance=[eventueel de school]'"),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, change: str) -> None:
    before = sound.numbers()
    assert sound.after(change) - before == {number}
