"""Looking up the record that a person means by a word."""

import posixpath
import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final
from unicodedata import normalize

from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _
from hybridecli.partnership import Partnership
from hybridecli.record import Record
from hybridecli.records import kind_named, kinds

FIRST: Final = ("people", "partners", "couples")  # whom a part of a name means rather than anything else
_LETTERS: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "’": "'"})


def folded(text: str) -> str:
    """Text without capitals and accents."""
    plain = normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if letter.isalnum() or letter in " -'").strip()


def find(partnership: Partnership, word: str, among: Iterable[str] = ()) -> Record:
    """The record that a person means: a path, an id, a name, or a part of a name, in that order.

    `among` limits the kinds. Raises TypedWrongError with candidates or the nearest.
    """
    folders = [kind for kind in kinds() if not among or kind in set(among)]
    bare = re.sub(r"\.ya?ml$", "", word.strip().replace("\\", "/").removeprefix("./"))
    if bare == "partnership" and "partnership" in folders:
        return partnership.charter
    if "/" in bare:
        return at_path(partnership, bare, word)
    exact = [f"{kind}/{bare}" for kind in folders if bare and partnership.has(kind, bare)]
    return only(partnership, exact or called(partnership, bare, folders), word, folders)


def at_path(partnership: Partnership, bare: str, word: str) -> Record:
    """The record at a path, of which folders below the kind are left out."""
    *folders, identity = posixpath.normpath(bare).split("/")
    kind = next((step for step in folders if step in kinds()), None)
    named = kind_named(folders[0]) if folders and not kind else None
    kind = kind or (named.folder() if named else None)
    if kind is None:
        hint = _("the kinds are: {words}").format(words=", ".join(kinds()))
        raise TypedWrongError(_("{word} is not the path of a record").format(word=word), hint)
    return only(partnership, [f"{kind}/{identity}"] if partnership.has(kind, identity) else [], identity, [kind])


def called(partnership: Partnership, word: str, folders: list[str]) -> list[str]:
    """The records whose name is `word`, with its accents or else without, or else those whose name holds it."""
    names = [
        (f"{kind}/{identity}", record.title_text)
        for kind in folders
        for identity, record in partnership.of(kind).items()
    ]
    if whole := [ref for ref, name in names if name.casefold() == word.casefold()]:
        return whole
    bare = [(ref, folded(name)) for ref, name in names]
    wanted = folded(word) if plain(word) else ""
    if whole := [ref for ref, name in bare if wanted and name == wanted]:
        return whole
    holding = [
        ref
        for (ref, name), (_ref, other) in zip(names, bare, strict=True)
        if word and (word.casefold() in name.casefold() or (wanted and wanted in other))
    ]
    return [ref for ref in holding if ref.split("/")[0] in FIRST] or holding


def plain(word: str) -> bool:
    """Whether a word has no signs that folding takes out of it, as in "R&D"."""
    return all(letter.isalnum() or letter in " -'’" for letter in normalize("NFC", word))


def only(partnership: Partnership, refs: list[str], word: str, folders: list[str]) -> Record:
    """The one record of `refs`; several or none are refused."""
    if len(refs) == 1:
        found = partnership.get(refs[0])
        if found is None:
            raise HybrideError(
                _("{ref} cannot be read").format(ref=refs[0]), _("see what is wrong with: hybride check")
            )
        return found
    if refs:
        listing = ", ".join(f"{ref} ({partnership.name(ref)})" for ref in sorted(refs)[:8])
        raise TypedWrongError(
            _('"{word}" can be several records').format(word=word), _("name one: {words}").format(words=listing)
        )
    every = {identity: kind for kind in folders for identity in partnership.ids(kind)}
    by_name = {
        record.title_text: f"{kind}/{identity}" for kind in folders for identity, record in partnership.of(kind).items()
    }
    said = {name.casefold(): ref for name, ref in by_name.items()}
    said |= {identity: f"{kind}/{identity}" for identity, kind in every.items()}
    parts = {part: ref for name, ref in said.items() for part in re.split(r"[\s-]+", name) if len(part) > 3}
    near = next(
        (names[close[0]] for names in (said, parts) if (close := get_close_matches(word.casefold(), names, 1, 0.7))), ""
    )
    near = near.removeprefix("partnership/")
    hint = _("did you mean {word}?").format(word=near) if near else _("see what there is with: hybride list KIND")
    raise TypedWrongError(_('there is no record "{word}"').format(word=word), hint)
