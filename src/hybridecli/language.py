"""The language of messages: which it is, and what its catalogue says."""

import gettext
import os
import re
import struct
from collections.abc import Mapping
from copy import copy
from functools import cache
from typing import Final

from hybridecli import shipped

LANGUAGES: Final = ("nl", "en")
DOMAIN: Final = "hybridecli"

_in_force = "en"


def wanted(environ: Mapping[str, str]) -> str:
    """The language that the environment asks for: the first variable that is set decides."""
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    asked = [locale]
    if environ.get("HYBRIDE_LANGUAGE"):
        asked = [environ["HYBRIDE_LANGUAGE"]]
    elif environ.get("LANGUAGE") and locale not in ("C", "POSIX"):  # as gettext in C does
        asked = environ["LANGUAGE"].split(":")
    codes = (re.split(r"[_.@-]", name.lower())[0] for name in asked)
    return next((code for code in codes if code in LANGUAGES), "en")


def install(language: str) -> None:
    """Make this process speak a language; Click and Typer ask gettext too, in the current domain."""
    global _in_force
    _in_force = language
    os.environ["LANGUAGE"] = language  # where gettext looks first, whatever the locale is
    if isinstance(messages(language), gettext.GNUTranslations):
        gettext.bindtextdomain(DOMAIN, _catalogues())
        gettext.textdomain(DOMAIN)


def current() -> str:
    """The language that messages are in."""
    return _in_force


@cache
def messages(language: str) -> gettext.NullTranslations:
    """The catalogue of one language, whatever language messages are in."""
    try:
        return gettext.translation(DOMAIN, _catalogues(), languages=[language], fallback=True)
    except (OSError, ValueError, struct.error):  # a damaged file: the sentences stay English
        return gettext.NullTranslations()


class _Absent(gettext.NullTranslations):
    """Says nothing where gettext would repeat the question, so that a word like itself is told from none."""

    def pgettext(self, context: str, message: str) -> str:
        return ""

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return ""


@cache
def words(language: str) -> gettext.NullTranslations:
    """The catalogue of one language, which says nothing where it does not know a word."""
    catalogue = copy(messages(language))
    catalogue.add_fallback(_Absent())
    return catalogue


def _catalogues() -> str:
    return str(shipped.templates_folder() / "languages")


def _(message: str) -> str:
    """A message in the language in force."""
    return messages(_in_force).gettext(message) if message else ""  # gettext answers "" with its own head


def n_(singular: str, plural: str, n: int) -> str:
    """A message about `n` things in the language in force."""
    return messages(_in_force).ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 (the name that gettext's tools know)
    """Mark a message for the catalogue; it is looked up where it is shown."""
    return message
