"""Two people who were named: whether they are a pair to begin with, why not, and what to type."""

from hybridecli.barriers import ASKABLE
from hybridecli.language import _, current
from hybridecli.matching import Pair, hindrances, score_of
from hybridecli.pairwords import named
from hybridecli.seekers import Pool
from hybridecli.speech import speech


def pair_of(pool: Pool, first: str, second: str) -> Pair | None:
    """The two as a pair, the one from education first; None where one of them does not seek or has no side."""
    one, other = (pool.seekers.get(identity) for identity in (first, second))
    if one is None or other is None:
        return None
    if not one.in_education:
        one, other = other, one
    if not one.in_education or other.in_education:
        return None
    return Pair(one, other, score_of(pool, one, other, hindrances(pool, one, other)), named=True)


def why_no_pair(pool: Pool, first: str, second: str) -> str:
    """Why two people are no pair to begin with."""
    for identity in (first, second):
        if reason := why_not_seeking(pool, identity):
            return reason
    sides = {pool.facts.side_of(identity) for identity in (first, second)}
    if sides == {"education"}:
        return _("both work in education")
    return _("neither of the two works in education")


def why_not_seeking(pool: Pool, identity: str) -> str:
    """Why somebody is not looking for a partner now; nothing where that is so."""
    if identity in pool.seekers:
        return ""
    facts = pool.facts
    name = named(facts.partnership, identity)
    person = facts.people.get(identity)
    if couple := pool.past.now(identity):
        return _("{name} is in a couple already: {couple}").format(name=name, couple=couple.id)
    if identity in pool.without_side:
        return _("it is not recorded where {name} works").format(name=name)
    if person and person.erasure_asked:
        return _("{name} asked to be removed").format(name=name)
    status = person.twinning.status if person and person.twinning else None
    word = speech(current()).word("people.status", status) if status else _("without an intake")
    return _("{name} is not looking for a partner now ({status})").format(name=name, status=word)


def hint_for(kind: str, pair: Pair) -> str:
    """What to type where two people cannot be a couple."""
    if kind in ASKABLE:
        return _("if it should be tried again: hybride match {one} {other} --accept --again").format(
            one=pair.one.id, other=pair.other.id
        )
    return _("if that has changed, record it first: hybride edit people/{one}, or people/{other}").format(
        one=pair.one.id, other=pair.other.id
    )


def to_decide(pool: Pool, pair: Pair) -> str:
    """What to type about two who were looked at together."""
    found = hindrances(pool, pair.one, pair.other)
    if final := [kind for kind in found if kind not in ASKABLE]:
        return hint_for(final[0], pair)
    command = f"hybride match {pair.one.id} {pair.other.id}"
    yes = f"{command} --accept --again" if found else f"{command} --accept"
    return _("decide with: {yes} or {no}").format(yes=yes, no=f"{command} --decline --reason '…'")
