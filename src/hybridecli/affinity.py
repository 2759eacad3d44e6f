"""How words of offers and seeks meet beyond equal letters: stems, parts of compounds, the glossary, field synonyms."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final
from unicodedata import normalize

from hybridecli.records.terms import Term

Ideas = Mapping[str, int]  # what a text is about, each idea with how much it tells

TELLING: Final = 3  # an idea that tells one trade from another
GENERAL: Final = 1  # one that half of the people have in common
SHORTEST: Final = 3  # letters that are left of a word, and of a part of a compound
UNKNOWN: Final = 6  # letters of a last part that is not known by itself

# Words that say nothing about what somebody can do or wants to learn.
NOTHING: Final = """
    aan al alle als andere anders bij binnen dan dat de deze die dit doen door een eens eigen elk elkaar en er erg
    gaan geen geven geeft graag haar heb hebben heeft het hier hoe hun iemand iets ik in is je jij kan kennen kennis
    krijgen kunnen laten leer leren maar maken maak me meer mee met mij mijn moeten na naar niet nieuw nieuwe nog nu
    of om omgaan ons ook op over onder samen snel te tegen tijdens toch toe tot tussen uit van vanuit veel via voor waar
    wat weer welke werken werkt wel wie wij willen worden zelf zij zich zicht zien zijn zo zonder beeld goed goede beter
    twee drie vier vijf zes zeven acht negen tien twaalf twintig dertig vijftig minuten minuut uur uren dagen weken jaar
    echt echte stap stappen verschillende ervaring ervaren omgang
    a about again all an and any are as at be better between by can could do doing for from get give good have how i in
    into is it its know knowledge learn learning make making me more my new not of on one or other our out own see some
    that the their them they this to up use using view want what when where which who will with work working would you
    experience real
"""
SILENT: Final = frozenset(NOTHING.split())
# Ideas of which half of the people in schools and firms have something.
BROAD: Final = """
    les school klas leerling onderwijs docent leraar vak opdracht praktijk bedrijf werk werkvloer beroep mens jongere
    techniek kunde zorg data team project groep begeleiden praten vaardigheid wereld onderdeel dag beginner volwassene
    lesson class pupil student education company trade task practice technique care people young skill day
    adult beginner support
    productie lijn production line
"""
# Words that are often a part of another word: `sensordata` is about a sensor and about data.
PARTS: Final = """
    analyse apparaat arbeid auto automatisering bedrijf beheer begeleiding beleid besturing bewerking bouw beroep chemie
    club coach communicatie constructie controle cultuur data dier docent dossier draad eiwit elektro energie examen
    fabriek factuur fiets filter frees gas gebouw gegeven gereedschap geschiedenis gesprek geval gezondheid groep grond
    handel hout huis hulp industrie installatie instructie instrument jeugd kantoor keten keuken klant klas klimaat
    kosten kracht kunde kunst kwaliteit laboratorium land las leerling lens les leven lezen licht lijn logistiek
    lokaal lucht machine
    management markt materiaal media meet melk metaal meting methode milieu model module motor natuur net netwerk
    onderdeel onderhoud onderwijs onderzoek ontwerp ontwikkeling opdracht opleiding oppervlakte organisatie
    papier personeel plaats plan planning plant ploeg pomp praktijk practicum probleem proces product productie proef
    programma project protocol punt recht regel reken robot route school sensor service software spel sport stad staal
    stage statistiek stoffen storing stroom stuk systeem taal team techniek tekening test toets training veiligheid
    verkeer verkoop verpakking verpleeg verpleging verspaning video voeding vaardigheid vak vijfas wagen warmte water
    web weg werk werktuig wetenschap wijk wind winkel woning zorg zuivel
    board care chain class company control design drawing energy engine field floor food force ground health house
    industry lab land lesson life line logging machine maintenance management market metal meter method network
    paper plan plant practice process product program project record sheet shop software team test time tool training
    ware water web work
"""
# A small list of what people in this field call by several names; each line is one idea.
SYNONYMS: Final = """
    meten meting sensor logger datalogger meter metrologie measuring measurement
    uitleggen uitleg instructie lesgeven doceren didactiek uitlegvaardigheden explain teaching
    feedback beoordelen beoordeling nakijken terugkoppeling assess assessment
    begeleiden begeleiding coachen coaching coach mentoring mentor guiding guidance
    leerling student scholier cursist pupil learner jongere jongeren
    stage stagiair internship trainee
    programmeren programmeur coderen software code coding programming
    verplegen verpleging verpleegkunde verpleegkundige verzorgen verzorging nursing nurse
    wijkverpleging thuiszorg wijkzorg
    ouderenzorg verpleeghuis woonzorgcentrum woonzorg rusthuis ouderen elderly
    ontwerpen ontwerp ontwikkelen ontwikkeling opbouwen opbouw vormgeven design designing develop
    storing storingen reparatie repareren onderhoud onderhouden maintenance repair fault
    besturing besturingstechniek sturing automatisering plc regeltechniek automation
    robot robotica cobot robotics
    verspanen verspaning frezen draaien cnc vijfassig machining milling
    lassen laswerk welding
    kwaliteit kwaliteitscontrole inspectie keuring quality inspection
    gegevens data statistiek dataset statistics
    leidinggeven management leiderschap leadership
    duurzaam duurzaamheid energietransitie warmtepomp sustainability sustainable
    voeding zuivel levensmiddelen voedingsmiddel voedsel food dairy
    chemie scheikunde analist laboratorium lab labo chemistry
    natuurkunde fysica physics
    wiskunde rekenen mathematics maths
    elektrotechniek elektro elektronica elektricien electronics electrical
    bouwkunde timmeren metselen carpentry
    groen landbouw tuinbouw akkerbouw agriculture horticulture
    kas kassen glastuinbouw serre serres greenhouse
    logistiek magazijn transport warehouse logistics
    ict informatica computer computing
    boekhouden administratie financieel financien accounting bookkeeping finance
    personeel hr werving recruitment
    presenteren presentatie pitch presenting presentation
    ondernemen ondernemer ondernemerschap entrepreneur entrepreneurship
    beleid bestuur policy governance
    praktijkgeval casus casuïstiek praktijkvoorbeeld case
    onderzoek onderzoeken research
    practicum proef experiment proeven
    tekening tekeninglezen werktekening cad drawing
    ontwerpproces productontwerp prototype
    veiligheid veilig arbo safety safe
    klant client cliënt opdrachtgever customer
"""
# Endings by their last letter, the longest first, with the letters that have to be left.
ENDINGS: Final = {
    "n": (("ingen", 3), ("ation", 4), ("heden", 4), ("ieken", 4), ("eren", 4), ("ion", 4), ("en", 3)),
    "g": (("ering", 4), ("ing", 3), ("ig", 4)),
    "s": (("ations", 4), ("aties", 4), ("ments", 4), ("eurs", 4), ("ions", 4), ("ies", 4), ("ers", 4), ("s", 3)),
    "e": (("ische", 4), ("lijke", 4), ("atie", 4), ("aire", 4), ("ige", 4), ("ie", 4), ("e", 3)),
    "r": (("eur", 4), ("eer", 4), ("er", 4)),
    "d": (("heid", 4), ("ed", 4)),
    "k": (("lijk", 4), ("iek", 4)),
    "h": (("isch", 4),),
    "t": (("ment", 4),),
    "y": (("ly", 4),),
}
UNLIKE: Final = {"lezen": "lezen", "lees": "lezen", "proces": "proces", "processen": "proces", "meet": "met"}
LINKS: Final = ("", "s", "en", "n", "e")  # what stands between the parts of a compound
WORD: Final = re.compile(r"[^\W\d_]+")
VOWEL: Final = re.compile("[aeiouy]")
DOUBLED: Final = re.compile(r"([aeou])\1|([^aeiou])\2$")


def letters(text: str) -> str:
    """Text in small letters without accents."""
    plain = normalize("NFKD", text.casefold().replace("’", "'").replace("'s", "s"))
    return plain if plain.isascii() else "".join(letter for letter in plain if not "\u0300" <= letter <= "\u036f")


@cache
def words(text: str) -> tuple[str, ...]:
    """The words of a text that say something, in small letters."""
    found = WORD.findall(letters(text))
    return tuple(word for word in found if word not in SILENT and len(word) > 1)


@cache
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something."""
    return frozenset(map(stem, words(text)))


@cache
def stem(word: str) -> str:
    """What is left of a word, Dutch or English, without endings and double letters: `meten`, `metingen` are `met`."""
    before = ""
    while word != before:
        if word in UNLIKE:
            return UNLIKE[word]
        before = word
        word = tidy(without_ending(word))
    return word


def without_ending(word: str) -> str:
    """A word without the longest ending after which enough is left of it."""
    for ending, least in ENDINGS.get(word[-1:], ()):
        rest = word.removesuffix(ending)
        if len(rest) >= least and rest != word and VOWEL.search(rest):
            return rest
    return word


def tidy(word: str) -> str:
    """A word as it is spelt in every form: one of two vowels, one of two letters at its end, f and s at its end."""
    word = DOUBLED.sub(lambda found: found[0][0], word)
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1:], word[-1:])


class Vocabulary:
    """What words mean among some people: which words are there, so that compounds come apart, and which mean the same.

    The same texts in any order, and the same glossary, give the same vocabulary.
    """

    def __init__(self, texts: Iterable[str], terms: Iterable[Term] = ()) -> None:
        self.simple = {*map(stem, PARTS.split())}
        self.simple |= {stem(word) for text in texts for word in words(text)}
        self.same: dict[str, str] = {}
        for line in SYNONYMS.strip().splitlines():
            for word in line.split():
                self.same.setdefault(stem(letters(word)), stem(letters(line.split()[0])))
        self.glossary = [(form, f"={term.id}") for term in terms for form in forms(term)]
        self.broad = {self.same.get(stem(word), stem(word)) for word in BROAD.split()}
        self.known: dict[str, tuple[str, ...]] = {}

    def ideas(self, text: str) -> dict[str, int]:
        """What a text is about."""
        told = words(text)
        found = [idea for word in told for idea in self.parts(word)]
        stems = [stem(word) for word in told]
        found += [idea for form, idea in self.glossary if holds(stems, form)]
        return {idea: GENERAL if idea in self.broad else TELLING for idea in found}

    def telling_word(self, text: str) -> str:
        """The first word of a text that tells one trade from another, in plain small letters."""
        told = [word for word in words(text) if word.isascii()]
        telling = [word for word in told if any(idea not in self.broad for idea in self.parts(word))]
        return next(iter([*telling, *told]), "")

    def parts(self, word: str) -> tuple[str, ...]:
        """The ideas in a word: of a compound those of its parts."""
        if word not in self.known:
            self.known[word] = self.taken_apart(word)
        return self.known[word]

    def taken_apart(self, word: str) -> tuple[str, ...]:
        """The ideas in a word that was not seen before."""
        whole = stem(word)
        if whole in self.same:
            return (self.same[whole],)
        for place in range(SHORTEST, len(word) - SHORTEST + 1):
            first, last = word[:place], stem(word[place:])
            if last in self.simple and (before := self.first_part(first)):
                return tuple(dict.fromkeys((*before, self.same.get(last, last))))
        for place in range(len(word) - UNKNOWN, SHORTEST, -1):  # the last part may be a word that nobody else used
            if before := self.first_part(word[:place]):
                return tuple(dict.fromkeys((*before, stem(word[place:]))))
        return (whole,)

    def first_part(self, text: str) -> tuple[str, ...]:
        """The ideas in what stands before the last part of a compound; none where it is not a word that is known."""
        for link in LINKS:
            bare = text.removesuffix(link) if link else text
            if len(bare) >= SHORTEST and stem(bare) in self.simple:
                return (self.same.get(stem(bare), stem(bare)),)
        inner = self.parts(text) if len(text) > 2 * SHORTEST else ()
        return inner if len(inner) > 1 else ()


def forms(term: Term) -> list[tuple[str, ...]]:
    """How a term of the glossary may be called: its words, those of its counterpart, and those to avoid."""
    named = (term.term, term.plural, term.counterpart, *term.avoid)
    found = (tuple(stem(word) for word in words(name)) for name in named if name)
    return list(dict.fromkeys(form for form in found if form))


def holds(stems: Sequence[str], form: Sequence[str]) -> bool:
    """Whether words stand in a text next to each other."""
    size = len(form)
    return any(tuple(stems[place : place + size]) == form for place in range(len(stems) - size + 1))


def closeness(wanted: Ideas, brought: Iterable[str]) -> int:
    """How much of what is wanted is brought, from 0 to 100; two thirds of it is all that can be hoped for."""
    common = wanted.keys() & brought
    return share(sum(wanted[idea] for idea in common), sum(wanted.values())) if common else 0


def share(common: int, whole: int) -> int:
    """Closeness from what two texts have in common and all that the first is about."""
    return min(100, 150 * common // whole) if whole else 0
