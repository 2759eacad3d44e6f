"""Marking: what is wrong with words that a scan found, at their place, and what to type about it."""

from hybridecli.language import n_
from hybridecli.record import Record
from hybridecli.records.partners import Partner
from hybridecli.rule import Wrong
from hybridecli.scan import Found


def at(found: Found, message: str, hint: str) -> Wrong:
    """What is wrong with words that were found."""
    return Wrong(message + again(found), hint, found.path, words=found.words, nth=found.nth)


def again(found: Found) -> str:
    """How often words stand there, where that is more than once."""
    return n_(" ({n} time)", " ({n} times)", found.often).format(n=found.often) if found.often > 1 else ""


def edited(wrong: Wrong, record: Record) -> Wrong:
    """What is wrong, with the command that opens the record."""
    return wrong._replace(command=f"hybride edit {record.ref}")


def names_of(partner: Partner) -> list[str]:
    """The names of an organisation."""
    legal = partner.legal.name if partner.legal else None
    return [name for name in (partner.name, legal) if name]
