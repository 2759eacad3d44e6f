"""What was typed after `match`: which words go together, and whom they mean."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _
from hybridecli.lookup import find
from hybridecli.pairwords import named
from hybridecli.partnership import Partnership


class Asked(NamedTuple):
    """What was typed after `match`."""

    words: Sequence[str]
    top: int
    write: str | None
    accept: bool
    agreed: bool
    again: bool
    decline: bool
    reason: str | None


def refuse_mixture(asked: Asked) -> None:
    """Refuse what does not go together."""
    deciding = asked.accept or asked.decline
    if len(asked.words) > 2:
        raise TypedWrongError(_("that is more than two people"), _("name one person, two, or nobody"))
    if asked.accept and asked.decline:
        raise TypedWrongError(_("--accept and --decline do not go together"), _("leave one of them out"))
    if asked.accept and not asked.words:
        hint = _("name the file with pages, or two people: hybride match --accept FILE")
        raise TypedWrongError(_("what is accepted?"), hint)
    if asked.decline and len(asked.words) != 2:
        hint = _("name both: hybride match PERSON PERSON --decline --reason '…'")
        raise TypedWrongError(_("who are declined?"), hint)
    if asked.decline and not (asked.reason or "").strip():
        hint = _("say why, as it counts next time: --reason '…'")
        raise TypedWrongError(_("the reason is missing"), hint)
    if asked.reason and not asked.decline:
        raise TypedWrongError(_("--reason goes with --decline"), _("leave it out, or add --decline"))
    if asked.agreed and not asked.accept:
        raise TypedWrongError(_("--agreed goes with --accept"), _("leave it out, or add --accept"))
    if asked.again and not (asked.accept and len(asked.words) == 2):
        raise TypedWrongError(_("--again goes with two people and --accept"), _("leave it out, or name the two"))
    if asked.write and deciding:
        raise TypedWrongError(_("--write goes with proposals only"), _("leave it out"))
    if asked.top < 1:
        raise TypedWrongError(_("--top is 1 or more"), _("name a number, such as --top 3"))


def is_person(partnership: Partnership, word: str) -> bool:
    """Whether a single word after --accept is a person and no file."""
    if Path(word).is_file():
        return False
    try:
        find(partnership, word, ["people"])
    except HybrideError:
        return False
    return True


def two(partnership: Partnership, words: Sequence[str]) -> tuple[str, str]:
    """The ids of two people."""
    one, other = (find(partnership, word, ["people"]).id for word in words)
    if one == other:
        name = named(partnership, one)
        raise TypedWrongError(_("both words mean {name}").format(name=name), _("name two people"))
    return one, other
