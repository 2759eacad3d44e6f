"""For whom a document is made: a person or a group that fills in a checklist, or one of the two of a couple by name."""

from collections.abc import Sequence
from typing import Final

from hybridecli import spoken
from hybridecli.errors import TypedWrongError
from hybridecli.language import _
from hybridecli.library import Template
from hybridecli.partnership import Partnership
from hybridecli.record import Record
from hybridecli.records.couples import Couple

CHECKLIST: Final = "for"  # among the options of a template: a person or a group
PERSON: Final = "for-person"  # one of the two
SIDE: Final = "for-side"  # one of the two, or an organisation that takes part without a person
WORDS: Final = {"person": "person", "persoon": "person", "group": "group", "groep": "group"}


def meant(partnership: Partnership, name: str, among: Sequence[tuple[Template, Record]], text: str) -> str:
    """What `--for` means for a document about one of some records: `person`, `group`, or the id of one of the two.

    Raises TypedWrongError.
    """
    options = {option for template, _record in among for option in template.options}
    word = WORDS.get(text.strip().lower())
    if word and CHECKLIST in options:
        return word
    if options & {PERSON, SIDE}:
        known = [called(partnership, template, record) for template, record in among]
        return one({identity: names for some in known for identity, names in some.items()}, text)
    if CHECKLIST in options:
        message = _('{name} is for a person or a group, not for "{word}"').format(name=name, word=text)
        raise TypedWrongError(message, _("write --for person or --for group"))
    raise TypedWrongError(_("{name} does not take --for").format(name=name), _("leave out --for"))


def one(known: dict[str, tuple[str, ...]], text: str) -> str:
    """The one who is called so among those for whom a document can be made."""
    bare = text.strip().removesuffix(".yaml").rpartition("/")[2]
    found = [bare] if bare in known else spoken.best(known, text)[1]
    if len(found) == 1:
        return found[0]
    message = _('"{word}" can be several people') if found else _('this cannot be made for "{word}"')
    words = ", ".join(known[identity][0] for identity in found or list(known)[:8])
    hint = _("name one: {words}").format(words=words) if words else _("leave out --for")
    raise TypedWrongError(message.format(word=text), hint)


def called(partnership: Partnership, template: Template, record: Record) -> dict[str, tuple[str, ...]]:
    """Those for whom a document about a record can be made, each with what they are called: their employer too."""
    found: dict[str, tuple[str, ...]] = {}
    for member in record.members if isinstance(record, Couple) else ():
        if member.person:
            person = partnership.of("people").get(member.person)
            name = person.title_text if person else member.person
            partner = getattr(person, "partner", None)
            found[member.person] = (name, *((partnership.name(f"partners/{partner}"), partner) if partner else ()))
        elif member.partner and SIDE in template.options:
            found[member.partner] = (partnership.name(f"partners/{member.partner}"),)
    return found
