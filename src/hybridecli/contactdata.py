"""Whom one can reach, as it stands on a sheet: a mail address, and who gives somebody the time."""

import re
from typing import Any, Final

from hybridecli.boxes import one_line
from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.lookup import folded
from hybridecli.partnership import Partnership
from hybridecli.records.people import Person

MAIL: Final = re.compile(r"(?<![^\s@<>;,()])[^\s@<>;,()]+@[^\s@<>;,()]+\.[^\s@<>;,()]+")
PHONE: Final = re.compile(r"(?<![\w@.])\(?\+?\(?\d[\d ()./–-]{6,}\d(?![\w@])")
LABEL: Final = re.compile(
    r"(?i)\b(?:naam|name|functie|function|job)\s*:|"
    r"\b(?:e-?mail(?:adres| address)?|mail|tel(?:efoon|ephone)?(?:nummer| number)?|mob(?:iel|ile)?|gsm|phone|"
    r"bereikbaar(?= )|via|op|of|or|en|and)\b\.?\s*:?\s*(?=$|[,;|/]|\x00)"
)
NOBODY: Final = re.compile(
    r"(?i)\W*+(?:(?:dat |i )?(?:weet|do ?n[’']?o?t know)\b.*|nog (?:niet|geen|onbekend|onduidelijk)\b.*|not yet\b.*|"
    r"geen|nee|niemand|onbekend|volgt|n\.?v\.?t|none|nobody|unknown|no|to follow|tbd)?\W*+"
)


def mail_in(text: str) -> str:
    """The mail address in an answer. Raises TypedWrongError."""
    found = mails(text)
    if len(found) > 1:
        raise TypedWrongError(_("there are two mail addresses here"), _("leave one of them"))
    if not found:
        message = _('"{value}" is not a mail address').format(value=one_line(text))
        raise TypedWrongError(message, _("write it in full, such as name@school.example"))
    return found[0]


def mails(text: str) -> list[str]:
    """Every mail address in a text."""
    return [address.strip(".:") for address in MAIL.findall(text)]


def manager(partnership: Partnership, text: str, partner: str | None) -> dict[str, Any] | None:
    """Who gives somebody the time: a person on record, by mail address or name, else what was written of them.

    `partner` is where that somebody works. None where nobody is named. Raises TypedWrongError.
    """
    line = one_line(text)
    if NOBODY.fullmatch(line):
        return None
    address = mail_in(line) if mails(line) else ""
    number = phone[0].strip(" .-–/") if (phone := PHONE.search(MAIL.sub("\0", line))) else ""
    name, function = name_and_function(PHONE.sub("\0", MAIL.sub("\0", line)))
    if known := on_record(partnership, name, address, partner):
        return {"person": known}
    if not address and not re.search(r"[^\W\d_]{2}", name):
        message = _('"{value}" does not say who gives the time').format(value=line)
        raise TypedWrongError(message, _("write the name, the job, and a mail address or phone number"))
    told = {"name": name, "function": function, "email": address, "phone": number}
    return {field: value for field, value in told.items() if value}


def name_and_function(text: str) -> tuple[str, str]:
    """The name and the function in a text from which the addresses were taken: what looks like a name comes first."""
    rest = LABEL.sub(" ", text)
    parts = [part.strip(" .:–-<>\t") for part in re.split(r"[,;|()\n\x00]|\s[–/-]\s|:\s", rest)]
    parts = [part for part in parts if re.search(r"[^\W\d_]", part)]
    names = [part for part in parts if len(re.findall(r"\b[^\W\d_a-z]\w*", part)) > 1 and part[:1].isupper()]
    name = next(iter(names or parts), "")
    return name, ", ".join(part for part in parts if part is not name)


def on_record(partnership: Partnership, name: str, address: str, partner: str | None) -> str | None:
    """The only person on record with this mail address, else with this name, first of those who work there."""
    people = [person for person in partnership.of("people").values() if isinstance(person, Person)]
    if address and (same := [one.id for one in people if (one.email or "").casefold() == address.casefold()]):
        return same[0]
    named = [one for one in people if name and folded(one.name) == folded(name)]
    found = [one.id for one in named if partner and one.partner == partner] or [one.id for one in named]
    return found[0] if len(found) == 1 else None
