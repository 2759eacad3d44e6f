"""What is still to do: follow-ups and decisions of the log, and actions of reflections, numbered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hybridecli import spoken, when
from hybridecli.language import _
from hybridecli.output import Format, table
from hybridecli.partnership import Partnership
from hybridecli.record import Record
from hybridecli.records.logs import Decision, FollowUp, Log
from hybridecli.records.reflections import Action, Reflection

NEVER: Final = "9999"  # later than any day


@dataclass(frozen=True)
class Item:
    """Something to do."""

    record: Record
    field: str  # the list in the record
    place: int  # in that list, from 0
    what: str
    owner: str | None
    due: str | None
    done: str | None


def every(partnership: Partnership) -> Iterator[Item]:
    """All that was ever to do, done or not."""
    for log in partnership.of("logs").values():
        if isinstance(log, Log):
            yield from items(log, "follow_up", log.follow_up)
            yield from items(log, "decisions", log.decisions)
    for reflection in partnership.of("reflections").values():
        if isinstance(reflection, Reflection):
            yield from items(reflection, "actions", reflection.actions)


def items(record: Record, field: str, parts: Sequence[FollowUp | Decision | Action]) -> Iterator[Item]:
    """What a list in a record asks to do; a decision without words asks nothing."""
    for place, part in enumerate(parts):
        what = part.decision if isinstance(part, Decision) else part.what
        if what:
            yield Item(record, field, place, what, part.owner, part.due, part.done)


def still_open(partnership: Partnership) -> list[Item]:
    """What is still to do, the most urgent first: by the day on which it is due, without one last."""
    found = [item for item in every(partnership) if not item.done]
    return sorted(found, key=lambda item: (item.due or NEVER, item.record.path, item.field, item.place))


def shown(partnership: Partnership, owner: str | None, form: Format) -> str:
    """The list as text. What is left out for another owner keeps its number, so that `done` means the same."""
    person = spoken.person(partnership, owner) if owner else None
    numbered = [
        (number, item)
        for number, item in enumerate(still_open(partnership), 1)
        if person is None or item.owner == person
    ]
    if not numbered and form is Format.table:
        return _("nothing is open")
    today, name = when.today().isoformat(), partnership.name
    rows = [
        [
            str(number),
            late(item, today) if form is Format.table else item.due or "",
            name(f"people/{item.owner}") if item.owner else "",
            item.what,
            item.record.ref if form is Format.table else item.record.path,
        ]
        for number, item in numbered
    ]
    data = [
        {
            "n": number,
            "what": item.what,
            "owner": f"people/{item.owner}" if item.owner else None,
            "due": item.due,
            "path": item.record.path,
        }
        for number, item in numbered
    ]
    where = _("record") if form is Format.table else _("path")
    return table([_("n"), _("due"), _("owner"), _("what"), where], rows, form, data)


def late(item: Item, today: str) -> str:
    """The day on which something is due, marked where that is past."""
    return _("{day}, late").format(day=item.due) if item.due and item.due < today else item.due or ""
