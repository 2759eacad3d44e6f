"""The words that scans look for: of either country, of the field, of unfinished text, and those that touch a person.

Words of a country and of the field are patterns of whole words, in small letters, without a group inside a group;
the value is the word to write.
"""

from typing import Final


def listed(words: str) -> frozenset[str]:
    """Words with blanks between them, as a set."""
    return frozenset(words.split())


# Words of one country and what the other has for them; empty where there is no counterpart, so that one asks.
# The two columns of the style sheet, with the legal words of practice 1.2 (WEB, WVO-inr, MSO) and of seed1.
NETHERLANDS: Final = {
    "vmbo|havo|vwo": "secundair onderwijs",
    "mbo|bbl|bol en bbl|bol-opleiding(?:en)?": "",
    r"(?<!hybride )docent(?:en)?": "leraar",
    "praktijkovereenkomst(?:en)?": "stageovereenkomst",
    "praktijkopleiders?": "mentor",
    "vog|verklaring omtrent het gedrag": "uittreksel uit het strafregister",
    "roosters?": "lessenrooster",
    "toetsweek|toetsweken": "examenperiode",
    "dagdeel|dagdelen": "halve dag",
    "mkb": "kmo",
    "kvk|kamer van koophandel": "KBO",
    "wethouders?": "schepen",
    "burgemeester en wethouders|college van b en w": "college van burgemeester en schepenen",
    "gedeputeerde staten": "deputatie",
    "brancheorganisaties?": "sectorfederatie",
    "opleidingsfonds(?:en)?": "sectorfonds",
    "voortgangsrapportages?": "voortgangsverslag",
    "hierna te noemen": "hierna genoemd",
    "in (?:twee|drie|vier)voud": "opgemaakt in … exemplaren",
}
FLANDERS: Final = {
    r"kmo(?:'s)?": "mkb",
    "ondernemingsnummers?": "KvK-nummer",
    "kbo": "KvK",
    r"vzw(?:'s)?": "stichting",
    "schepencolleges?|burgemeester en schepenen": "college van burgemeester en wethouders",
    "deputatie": "gedeputeerde staten",
    "strafregister|criminal record": "VOG",
    "sectorfederaties?": "brancheorganisatie",
    "sectorfonds(?:en)?": "opleidingsfonds",
    "voortgangsverslag(?:en)?": "voortgangsrapportage",
    "lessenroosters?": "rooster",
    "bekwaamheidsbewij(?:s|zen)": "lesbevoegdheid",
    "secundair onderwijs": "voortgezet onderwijs",
    "graduaat": "",
    "hierna genoemd": "hierna te noemen",
    "brugfigu(?:ur|ren)": "bruggenbouwer",
    "voormiddag": "ochtend",
}
OTHER_COUNTRY: Final = {"NL": FLANDERS, "VL": NETHERLANDS}  # by the jurisdiction of a partnership

# Words of the field that one reads otherwise than the other (seed0: who is a hybride docent, and who an expert? seed1).
# The value is the word as a glossary has it.
BOTH: Final = {
    r"hybride[- ]professionals?": "hybride professional",
    r"hybride[- ]vakexperts?": "hybride vakexpert",
    r"hybride[- ]experts?": "hybride expert",
    r"hybride[- ]leeromgeving(?:en)?": "hybride leeromgeving",
    r"bruggenbouwer(?:s|soverleg|srol)?": "bruggenbouwer",
    r"brugfigu(?:ur|ren)": "brugfiguur",
    r"(?<!hybride )(?<!hybride-)vakexperts?": "vakexpert",
    r"experts?": "expert",
}
FIELD_TERMS: Final = {
    "NL": {
        r"hybride[- ]docent(?:en|schap|enteam|enpool)?": "hybride docent",
        r"hybride[- ]leraar|hybride[- ]leraren": "hybride leraar",
        r"gast(?:college|vak)?docent(?:en|enpool)?": "gastdocent",
        r"docent(?:en)?stages?": "docentstage",
        r"(?:on)?bevoegde? (?:docent|docenten|leraar|leraren)|(?:les|onderwijs)bevoegdheid": "bevoegd",
        **BOTH,
    },
    "VL": {
        r"hybride[- ]docent(?:en|schap|enteam|enpool)?": "hybride docent",
        r"hybride[- ](?:leraar|leraren|leraarschap)": "hybride leraar",
        r"hybride[- ]lesgevers?": "hybride lesgever",
        r"gast(?:college|vak)?docent(?:en|enpool)?": "gastdocent",
        r"gast(?:leraar|leraren)": "gastleraar",
        r"gastlesgevers?": "gastlesgever",
        r"(?:leraren|leraars)stages?": "lerarenstage",
        r"bekwaamheidsbewij(?:s|zen)": "bekwaamheidsbewijs",
        **BOTH,
    },
}
# Of these it has to be clear whether a qualification is asked, and whether only lessons count (seed0).
HYBRID_TEACHERS: Final = ("hybride docent", "hybride leraar", "hybride lesgever")
# Who teaches is a learner, and who comes from a firm an expert (seed0): words that make the two unequal.
LEARNER: Final = "|".join(
    [
        r"(?:docent|docenten|leraren|leraars)stages?|(?:docent|leraar)stagiairs?",
        *(
            rf"{who}(?: [\w-]+){{0,4}} {how}"
            for who in ("docent", "leraar", "leerkracht")
            for how in ("als stagiair", "op stage", r"(?:loopt|liep)(?: [\w-]+){0,2} stage")
        ),
    ]
)
EXPERT: Final = r"(?:hybride |gast|praktijk|bedrijfs)?experts?|(?<!hybride )vakexperts?"

UNEQUAL: Final = ("docentstage", "lerarenstage", "expert", "vakexpert")  # of the words of the field, those it is about

# Words of the glossary's list of words to avoid that are other words as well: they count only behind an article.
ALSO_A_VERB: Final = frozenset({"stel", "deal", "klik", "maat", "paar", "duo"})

# What a draft leaves behind (CDV). Sure wherever it stands; the others only in texts that others get to read. Only
# a text in which one of the signs stands, in small letters, can have them.
LEFTOVER_SIGNS: Final = (
    "todo", "to do:", "fixme", "tbd", "t.b.d", "xx", "lorem", "n.t.b", "n.n.b", "ntb", "[", "…", "...", "??",
    "instruct", "<", "pm", "p.m.", "te bepalen", "te vullen",
)  # fmt: skip
LEFTOVERS: Final = (
    r"\bTODO\b|\b(?:[Tt]odo|[Tt]o do|TO DO):|\bFIXME\b|\bTBD\b|\bt\.b\.d\.|\bx{3,}\b|\bX{3,}\b|(?i:\blorem ipsum\b)"
    r"|(?<![\w.])[nN]\.(?:[tT]\.[bB]|[nN]\.[bB])\.|\bNTB\b"
    r"|\[ ?(?i:eventueel|optioneel|naam|namen|datum|plaats|bedrag|aantal|functie|invullen|nog|in te vullen|kies|keuze"
    r"|tekst|optional|names?|dates?|place|amount|number|to be|insert|choose|if any)\b[^\]\n]{0,200}\]?"
    r"|\[ ?[.…_]+ ?\]"
)
LOOSE_ENDS: Final = (
    r"(?<![^\s\[(€])(?:…|\.{3,})(?=[\s\]),.;%]|$)|\?\?+|(?<![\w-])(?:[iI]nstructie|[iI]nstruction): "
    r"|<(?![\s/=])[^<>\n@:]{0,60}[^\W\d][^<>\n@:]{0,60}(?<!\s)>|(?:€|euro|:) ?(?:PM|p\.m\.)(?!\w)|^(?:PM|p\.m\.)$"
    r"|(?<![\w/-])[xX]{2}[-/][xX]{2}\b"
    r"|(?i:\b(?:nader|nog) (?:te bepalen|in te vullen|aan te vullen)(?=[.,;)]|$))"
)

# What touches a person's health, quarrels or plans: practice F07. Words of care as a trade are left out.
SENSITIVE: Final = (
    r"ziekmelding|ziek(?:gemeld|teverlof)|(?:is|was|werd|ben|bleef|blijft|langdurig) ziek"
    r"|(?:door|wegens|vanwege) ziekte|ziekteverzuim|burn-?out|overspannen(?:heid)?|depressief"
    r"|zwanger(?:schap)?|psychische klachten"
    r"|lichamelijke klachten|re-?integratie|miskraam"
    r"|(?<!in )conflict(?:en)? (?:met|tussen)|arbeidsconflict|ruzies?|gepest|pesterij(?:en)?|ge[iï]ntimideerd"
    r"|intimidatie|grensoverschrijdend|vertrouwensbreuk"
    r"|sollicit(?:eert|eren|eerde|atie|aties)|andere baan|ander werk zoe(?:kt|ken)|wil (?:hier )?weg"
    r"|weg (?:bij|van) (?:mijn|zijn|haar) werkgever|ontslag(?:en)?|ontslag genomen"
    r"|sick leave|is ill|was ill|pregnant|depressed|bullied|harass(?:ed|ment)|quarrels?|conflict (?:with|between)"
    r"|another job|job hunting|resign(?:ed|s|ing)?"
)

# Mail boxes that belong to an organisation rather than to somebody.
OF_AN_ORGANISATION: Final = listed(
    "administratie algemeen avg balie bestuur bestuurssecretariaat communicatie contact coordinatie directie fg hallo"
    " hello helpdesk hr info informatie inkoop kantoor loket mail noreply no-reply office onthaal pers personeelszaken"
    " planning post postmaster press privacy receptie school secretariaat servicedesk stage stagebureau stages support"
    " team vacatures welkom"
)

# Family names that are also words with which a sentence may begin; there they are no names.
ALSO_A_WORD: Final = listed(
    "bakker boer boom brand brood dijk engels frans goed groen groot hart heer hout jong jonge kaas kapper klein kok"
    " koper lang lange meer meester molenaar noord oost oud oude post punt recht rijk schilder school slager slot smid"
    " snel steen sterk timmerman tuin veld vis water west winter wit witte zand zee zomer zuid zwart"
)
