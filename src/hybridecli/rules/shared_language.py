"""Rules about shared language: words that all partners agreed on, and what a hybrid teacher is."""

import re
from collections.abc import Iterator
from typing import Final

from hybridecli.facts import Facts, few
from hybridecli.language import _, n_
from hybridecli.records.partnership import Charter
from hybridecli.records.terms import Term
from hybridecli.rule import Wrong, rule

HYBRID_TEACHER: Final = re.compile(r"\bhybride? (docent|leraar|leerkracht|lesgever|teacher)", re.IGNORECASE)


@rule("A21", "warning", "seed0", "AC03", stage="agreeing")
def glossary_is_shared(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """There is a glossary, and each partner had a say in it.

    Words such as hybrid teacher, guest teacher and expert mean something else in each organisation, and nobody notices
    until it matters. Settling a few of them together costs an hour. A partner that joins later goes through them once.
    """
    terms = facts.all(Term)
    if not terms:
        hint = _("settle with the partners what a few words mean, beginning with this one")
        command = f"hybride add term 'term=…' 'definition=…' {agreed(facts.index(taking_part))}"
        yield Wrong(_("there is no glossary yet"), hint, command=command)
        return
    strangers = [identity for identity in facts.index(taking_part) if identity not in facts.index(agreeing)]
    if strangers:
        first = terms[min(terms)]
        message = n_(
            "{names} did not agree on any word of the glossary",
            "{names} did not agree on any word of the glossary",
            len(strangers),
        ).format(names=few([facts.partners[identity].name for identity in strangers]))
        hint = _("go through the glossary with them, and note for each word that they agree, this one first")
        command = f"hybride set {first.ref} {agreed([*first.agreed_by, *strangers])}"
        yield Wrong(message, hint, command=command)


@rule("A21", "warning", "seed0", "AC03", stage="agreeing")
def word_is_agreed_by_all(term: Term, facts: Facts) -> Iterator[Wrong]:
    """Each word of the glossary is agreed on by every partner.

    A word on which only some agreed is read by the others as they always read it, also in the covenant. Partners that
    did not see the glossary at all are mentioned once, by another rule.
    """
    known = facts.index(agreeing)
    lacking = [one for one in facts.index(taking_part) if one in known and one not in term.agreed_by]
    if lacking:
        message = n_(
            '{names} did not agree yet on what "{word}" means', '{names} did not agree yet on what "{word}" means',
            len(lacking),
        ).format(names=few([facts.partners[identity].name for identity in lacking]), word=term.term)  # fmt: skip
        hint = _("ask them, and note that they agree")
        command = f"hybride set {term.ref} {agreed([*term.agreed_by, *lacking])}"
        yield Wrong(message, hint, "agreed_by", command)


@rule("A24", "warning", "seed0", stage="agreeing")
def hybrid_teacher_is_defined_sharply(term: Term, facts: Facts) -> Iterator[Wrong]:
    """What a hybrid teacher is, says whether a qualification is needed and whether only lessons count.

    One partner only calls somebody so who is qualified, the other also calls somebody so who thinks along about
    lessons. Neither is wrong, but together they count different people and make different promises.
    """
    if not HYBRID_TEACHER.search(term.term):
        return
    open_ones = {
        "requires_qualification": _("whether a teaching qualification is required"),
        "teaching_only": _("whether only giving lessons counts"),
    }
    lacking = [name for name in open_ones if getattr(term, name) is None]
    if lacking:
        message = _('"{word}" does not say: {what}').format(
            word=term.term, what=_(" and ").join(open_ones[name] for name in lacking)
        )
        command = " ".join([f"hybride set {term.ref}", *(f"{name}=…" for name in lacking)])
        yield Wrong(message, _("agree on it, and note true or false"), "term", command)


def taking_part(facts: Facts) -> list[str]:
    """The partners that do more than being mentioned."""
    return [identity for identity, partner in facts.partners.items() if partner.commitment != "mentioned"]


def agreeing(facts: Facts) -> frozenset[str]:
    """The partners that agreed on at least one word."""
    return frozenset(identity for term in facts.all(Term).values() for identity in term.agreed_by)


def agreed(partners: list[str]) -> str:
    """The words of a command that say who agreed."""
    return f"'agreed_by=[{', '.join(partners)}]'"
