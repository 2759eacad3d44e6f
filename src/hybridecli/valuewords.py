"""The words that people have for the values of a list: which value they mean, and which words there are."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import Final

from hybridecli.errors import TypedWrongError
from hybridecli.language import LANGUAGES, _, current
from hybridecli.speech import speech

COUNTRIES: Final = ("NL", "VL")
LEAST: Final = 3  # letters of the beginning of a word, so that "s" is nothing
NEAR: Final = 0.6  # of what people call a value, how much alike words are
ITSELF_NEAR: Final = 0.7  # of the value itself: a Dutch word may be like an English one by chance
_PLAIN: Final = str.maketrans("áàâäçéèêëíïóòôöúûü", "aaaaceeeeiioooouuu")


@cache
def names(context: str, values: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Each value with all that it is called: as it stands in files, in both languages, in both countries."""
    ways = [speech(language, country) for language in LANGUAGES for country in COUNTRIES]
    return {value: tuple(dict.fromkeys((value, *(way.word(context, value) for way in ways)))) for value in values}


def meant(context: str, values: tuple[str, ...], text: str, *, whole: bool = False) -> list[str]:
    """The values that a word can mean: one called so, else those whose name begins with these words.

    With `whole`, only what is called exactly so: beside it any other text may stand.
    """
    wanted, called = plain(text), in_plain(context, values)
    same = [value for value in values if wanted == plain(value)] or [
        value for value in values if wanted in called[value]
    ]
    if same or whole or not wanted:
        return same
    return [value for value in values if any(name.startswith(f"{wanted} ") for name in called[value])]


def in_plain(context: str, values: tuple[str, ...]) -> dict[str, list[str]]:
    """Each value with all that it is called, in plain letters."""
    return {value: [plain(name) for name in found] for value, found in names(context, values).items()}


def one(context: str, values: tuple[str, ...], text: str, *, whole: bool = False) -> str:
    """The one value that is meant. Raises TypedWrongError with the words that there are, in both languages."""
    found = meant(context, values, text, whole=whole)
    if len(found) == 1:
        return found[0]
    hint = _("use one of: {words}").format(words=known(context, found or values))
    if found:
        raise TypedWrongError(_('"{value}" can be several of these').format(value=text.strip()), hint)
    if near := nearest(context, values, text):
        hint = _("did you mean {word}? {allowed}").format(word=both(context, near), allowed=hint)
    raise TypedWrongError(_('"{value}" is not allowed here').format(value=text.strip()), hint)


def nearest(context: str, values: tuple[str, ...], text: str) -> str | None:
    """The value that was probably meant by a word that is cut off or misspelled, or None."""
    wanted, called = plain(text), in_plain(context, values)
    begun = [value for value in values if any(name.startswith(wanted) for name in called[value])]
    if len(begun) == 1 and len(wanted) >= LEAST:
        return begun[0]
    itself = {plain(value): value for value in values}
    spelled = {name: value for value in values for name in called[value] if name not in itself}
    for words, least in ((itself, ITSELF_NEAR), (spelled, NEAR)):
        if close := get_close_matches(wanted, list(words), n=1, cutoff=least):
            return words[close[0]]
    return None


def told(context: str, values: Iterable[str]) -> dict[str, str]:
    """Each value with its word in the language of messages."""
    return {value: speech(current()).word(context, value) for value in values}


def listed(context: str, values: Iterable[str]) -> str:
    """The values, each with its word in the language of messages where that differs: `fully (reached)`."""
    return ", ".join(beside(value, word) for value, word in told(context, values).items())


def known(context: str, values: Iterable[str]) -> str:
    """The values, each with its words in both languages where these differ: `fully (reached, gehaald)`.

    To who reads Dutch, the value itself is the English word.
    """
    return ", ".join(both(context, value) for value in values)


def both(context: str, value: str) -> str:
    """A value as it stands in files, with its words in both languages."""
    languages = ("nl",) if current() == "nl" else ("en", "nl")
    return beside(value, *(speech(language).word(context, value) for language in languages))


def beside(value: str, *words: str) -> str:
    """A value with the words for it that differ."""
    others = ", ".join(word for word in words if plain(word) != plain(value))
    return f"{value} ({others})" if others else value


def plain(text: str) -> str:
    """A word in small letters without accents, with blanks for hyphens and underscores."""
    return re.sub(r"[-_\s]+", " ", text.strip().lower()).translate(_PLAIN)
