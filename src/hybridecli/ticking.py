"""Ticking off what was still to do, as done on a day."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from hybridecli import assignment, changing, when
from hybridecli.changes import told
from hybridecli.errors import TypedWrongError
from hybridecli.language import _, n_
from hybridecli.lookup import folded
from hybridecli.openitems import Item, every, still_open
from hybridecli.output import say
from hybridecli.partnership import Partnership
from hybridecli.record import fields
from hybridecli.records.logs import FollowUp
from hybridecli.writing import Pen, writing
from hybridecli.yamledit import Set, changed

if TYPE_CHECKING:
    from hybridecli.here import Here

COMMAND: Final = "done"


def tick(here: "Here", words: Sequence[str], day: str | None) -> None:
    """Tick off what the words mean, as done on a day, and say what that was."""
    here.refuse_at()
    with writing(here, COMMAND) as pen:
        partnership = here.partnership
        done = day_of(partnership, day)
        before = still_open(partnership)
        chosen = meant(before, words, partnership)
        files, lines = ticked(pen, chosen, done)
        changing.carried_out(pen, partnership, files, message(lines))
        committed = pen.repository is not None
    for item in chosen:
        who = f" ({partnership.name(f'people/{item.owner}')})" if item.owner else ""
        say(_("done: {what}").format(what=item.what) + who, error=True)
    if before[-len(chosen) :] != chosen:
        say(_("the items after it have another number now: hybride todo"), error=True)
    if committed:
        say(_("take it back with: hybride undo"), error=True)


def day_of(partnership: Partnership, text: str | None) -> str:
    """The day on which it was done; today without."""
    today = when.today().isoformat()
    day = str(assignment.value(partnership, fields(FollowUp)["done"].type, text)) if text is not None else today
    if day > today:
        raise TypedWrongError(
            _("{day} is still to come").format(day=day), _("tick it off when it is done; leave out -d for today")
        )
    return day


def meant(open_items: Sequence[Item], words: Sequence[str], partnership: Partnership) -> list[Item]:
    """The items that numbers or words mean, each once."""
    numbers = [number for word in words for number in re.split(r"[,\s]+", word.strip()) if number]
    if not numbers:
        raise TypedWrongError(_("what is done?"), _("see the numbers with: hybride todo"))
    if not all(number.isdecimal() and number.isascii() for number in numbers):
        return [worded(open_items, " ".join(words), partnership)]
    places = list(dict.fromkeys(int(number[:9]) for number in numbers))
    wrong = [place for place in places if not 1 <= place <= len(open_items)]
    if wrong:
        hint = _("the last number is {n}; see: hybride todo") if open_items else _("nothing is open")
        raise TypedWrongError(_("there is no number {n}").format(n=wrong[0]), hint.format(n=len(open_items)))
    return [open_items[place - 1] for place in places]


def worded(open_items: Sequence[Item], text: str, partnership: Partnership) -> Item:
    """The one open item that holds all of the words."""
    wanted = folded(text).split()
    found = [
        (number, item)
        for number, item in enumerate(open_items, 1)
        if wanted and all(word in folded(item.what) for word in wanted)
    ]
    whole = [item for _number, item in found if folded(item.what) == folded(text)]
    if len(whole) == 1 or len(found) == 1:
        return whole[0] if len(whole) == 1 else found[0][1]
    if found:
        hint = _("name the number: {items}").format(
            items="; ".join(f"{number} {item.what}" for number, item in found[:8])
        )
        raise TypedWrongError(_('"{word}" can be several items').format(word=text), hint)
    earlier = [
        item
        for item in every(partnership)
        if item.done and wanted and all(word in folded(item.what) for word in wanted)
    ]
    hint = _("see what is open with: hybride todo")
    if earlier:
        hint = _('"{what}" was done on {day}').format(what=earlier[0].what, day=earlier[0].done) + "; " + hint
    raise TypedWrongError(_('nothing that is open says "{word}"').format(word=text), hint)


def ticked(pen: Pen, chosen: Sequence[Item], day: str) -> tuple[dict[str, str], list[str]]:
    """The files with the items ticked off, and how that is told in the history."""
    records = {item.record.path: item.record for item in chosen}
    files, lines = {}, []
    for path, record in records.items():
        edits = [Set((item.field, item.place, "done"), day) for item in chosen if item.record.path == path]
        text = changing.text_of(pen, path)
        files[path] = changed(text, edits, assignment.order(type(record))).text
        before: dict[str, Any] = changing.contents(path, text)
        lines.append(f"{record.ref}: " + told(type(record), before, changing.contents(path, files[path])))
    return files, lines


def message(lines: Sequence[str]) -> str:
    """What the history says: one line, or the first and the others below it."""
    first, *others = lines
    if not others:
        return first
    more = n_("and {n} more", "and {n} more", len(others)).format(n=len(others))
    return "\n".join([f"{first} {more}", "", *lines])
