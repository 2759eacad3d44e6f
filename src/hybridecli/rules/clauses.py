"""Rules about what agreements settle: clauses that must be there or must be considered, as the library of clauses says.

A clause counts as considered where it was chosen, or left out with `included: false` and the reason.
"""

import re
from collections.abc import Iterator
from typing import Final

from hybridecli import agreements
from hybridecli.facts import Facts
from hybridecli.finding import Severity
from hybridecli.language import _, n_
from hybridecli.records.agreements import USUAL, Agreement
from hybridecli.records.clauses import Clause
from hybridecli.records.couples import Couple
from hybridecli.records.environments import Environment
from hybridecli.records.partners import Partner
from hybridecli.rule import Wrong, rule

# Clauses of which a rule of their own speaks, here or in another module.
OWN_RULE: Final = (
    "evaluation", "monitoring", "reporting", "enforceability", "disputes", "personal-data", "confidentiality",
    "intellectual-property", "insurance", "purpose", "renewal", "termination", "accession", "exit", "annexes",
)  # fmt: skip
WORK: Final = ("secondment", "placement")  # kinds that are about somebody who works elsewhere

# Words that tell of something that partners make together and may want to use afterwards.
MADE: Final = re.compile(
    r"\b(?:les(?:materia\w+|brie\w+|modules?|pakket\w*)|leermiddel\w*|prototypes?|octrooi\w*|software|apps?"
    r"|(?:teaching|lesson|course|learning) materials?|patents?)\b",
    re.IGNORECASE,
)


def open_clause(name: str, agreement: Agreement, facts: Facts) -> Clause | None:
    """A clause that this kind and form of agreement asks for, and about which nothing was decided."""
    clause = facts.one(Clause, name)
    return clause if clause and agreement.kind not in USUAL and agreement.asks(clause) else None


def choose(agreement: Agreement, *clauses: Clause) -> str:
    """What to type to choose clauses."""
    return f"hybride set {agreement.ref} " + " ".join(f"'clauses+={{clause: {clause.id}}}'" for clause in clauses)


def decide() -> str:
    """The hint about a clause that was not considered."""
    return _("choose the clause, or leave it out with the reason (included: false, reason)")


@rule("D14", "info", "AC03", "CBPO", status=("draft", "offered"))
def monitoring_and_reporting_were_considered(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """The parties considered who follows how it goes, and who reports to whom.

    What nobody follows is seen only when it has gone wrong. A short report each quarter is enough for most; where a
    meeting does the same, leave the clause out and say so.
    """
    found = [clause for name in ("monitoring", "reporting") if (clause := open_clause(name, agreement, facts))]
    if found and not agreement.young:
        what = {"monitoring": _("how the work is followed"), "reporting": _("who reports to whom")}
        message = undecided([what[clause.id] for clause in found])
        yield Wrong(message, decide(), "clauses", choose(agreement, *found))


def undecided(what: list[str]) -> str:
    """The message about matters on which nothing was decided."""
    message = n_("nothing was decided about this: {what}", "nothing was decided about these: {what}", len(what))
    return message.format(what=", ".join(what))


@rule("D14", "warning", "AC03", status=("draft", "offered"))
def clauses_that_must_be_there_are_chosen(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Every clause that must be in this kind of agreement was chosen, or follows from what the record says.

    The library of clauses, with what the partnership itself put in templates/clauses/, says which these are. In the
    document a clause that nobody chose is an open place. Clauses with a rule of their own are left to that rule.
    """
    if agreement.young or agreement.kind in USUAL:
        return
    said = follows(agreement, facts)
    library = facts.all(Clause).values()
    found = [
        clause for clause in library if clause.status == "must" and clause.id not in said and agreement.asks(clause)
    ]
    if found:
        titles = [(clause.title.nl if facts.charter.language == "nl" else clause.title.en) or "" for clause in found]
        message = undecided([title.lower() or clause.id for title, clause in zip(titles, found, strict=True)])
        yield Wrong(message, decide(), "clauses", choose(agreement, *found))


def follows(agreement: Agreement, facts: Facts) -> set[str]:
    """The clauses that a document makes from what the record says elsewhere, and those with a rule of their own."""
    parties = list(agreement.bound)
    made = {
        "definitions": agreement.terms or facts.partnership.of("terms"),
        "duties": agreement.duties or any(party.duties for party in parties),
        "contributions": agreements.contributions(facts.partnership, agreement, parties),
        "legal-basis": agreement.legal_basis,
        "amendment": agreement.amendment,
    }
    return {*OWN_RULE, *(clause for clause, said in made.items() if said)}


@rule("D14", "info", "AC03", status=("draft", "offered"))
def what_was_left_out_has_a_reason(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """A clause that was considered and left out has the reason with it.

    Who comes later asks why there is nothing about it, and in the draft the reason is an open place until then.
    """
    found = [(n, entry) for n, entry in enumerate(agreement.clauses) if not entry.included and not entry.reason]
    if found:
        names = ", ".join(entry.clause or entry.title or "" for _n, entry in found)
        message = _("left out, and it is not known why: {names}").format(names=names)
        typed = " ".join(f"'clauses.{n}.reason=…'" for n, _entry in found)
        yield Wrong(message, _("add the reason"), f"clauses.{found[0][0]}", f"hybride set {agreement.ref} {typed}")


@rule("D16", "info", "AC03", status=("draft", "offered"))
def disputes_were_considered(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """The parties considered what they do when they disagree.

    First a talk, perhaps with somebody from outside, and only then a judge: that is agreed on most easily while there
    is no quarrel yet.
    """
    if not agreement.young and (clause := open_clause("disputes", agreement, facts)):
        yield Wrong(undecided([_("what happens in a dispute")]), decide(), "clauses", choose(agreement, clause))


@rule("D22", "warning", "own", status=("draft", "offered", "signed"))
def personal_data_are_settled(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """An agreement says who answers for the personal data of participants, and how long these are kept.

    Names, wishes and reflections of people go from one organisation to another. None of the agreements that were
    looked at says anything about it, and privacy law asks it of all of them.
    """
    if not agreement.young and (clause := open_clause("personal-data", agreement, facts)):
        message = _("it has no clause on personal data")
        if agreement.status == "signed" and not in_addendum(clause, agreement, facts):
            yield Wrong(message, _("agree on it in an addendum"), "clauses", waive=True)
        elif agreement.status != "signed":
            yield Wrong(message, decide(), "clauses", choose(agreement, clause))


def in_addendum(clause: Clause, agreement: Agreement, facts: Facts) -> bool:
    """Whether a signed addendum says what an agreement does not."""
    return any(one.choice(clause) for one in facts.signed_addenda(agreement))


@rule("D23", "warning", "CBPO", "MSO", "ESUP", status=("draft", "offered"))
def confidentiality_is_settled(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Where people look behind the scenes of an organisation, the agreement says what they keep to themselves.

    A firm shows more when it knows that names of customers and designs stay inside. Teachers know better what they can
    take along to the lesson.
    """
    clause = open_clause("confidentiality", agreement, facts)
    if clause and not agreement.young and (where := shown(agreement, facts)):
        message = _("people look behind the scenes ({where}), and it has no clause on confidentiality").format(
            where=where
        )
        yield Wrong(message, decide(), "clauses", choose(agreement, clause))


def shown(agreement: Agreement, facts: Facts) -> str:
    """Where an agreement lets people see what is not public: a couple with limits, or a design outside education."""
    for identity in agreement.couples:
        couple = facts.couples.get(identity)
        if couple and couple.limits:
            return couple.title_text
    for identity in agreement.environments:
        design = facts.one(Environment, identity)
        partners = [facts.one(Partner, partner) for partner in design.partners] if design else []
        if design and any(partner and partner.on_side == "elsewhere" for partner in partners):
            return design.name
    return ""


@rule("D24", "warning", "ESUP", "RVO", status=("draft", "offered"))
def use_of_what_is_made_is_settled(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Where partners make something together, the agreement says who may use it afterwards.

    A lesson, a tool or a design that two organisations made belongs to both or to neither. Before it is there, all
    agree easily that schools may use it and that the maker is named; afterwards that takes lawyers.
    """
    clause = facts.one(Clause, "intellectual-property")
    if agreement.young or clause is None or not agreement.asks(clause):
        return
    if what := planned(agreement, facts):
        message = _('something is made together ("{what}"), and nothing says who may use it').format(what=what)
        yield Wrong(message, decide(), "clauses", choose(agreement, clause))


def planned(agreement: Agreement, facts: Facts) -> str:
    """What partners make together under an agreement: a product in the log, or words that tell of one."""
    couples = [couple for identity in agreement.couples if (couple := facts.one(Couple, identity))]
    designs = [design for identity in agreement.environments if (design := facts.one(Environment, identity))]
    logs = [log for record in (agreement, *couples, *designs) for log in facts.logged(record)]
    if products := [product.title for log in logs for product in log.products]:
        return products[0]
    duties = [duty.duty for duty in (*agreement.duties, *(one for party in agreement.bound for one in party.duties))]
    texts = [
        agreement.purpose or "",
        *duties,
        *(text for design in designs for text in (*design.outcomes, *design.tasks)),
    ]
    return next((text for text in texts if MADE.search(text)), "")


@rule("D25", "error", "MSO", "VBW", "ZONE", status=("draft", "offered", "signed"))
def insurance_is_settled(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """Where people work or learn at another organisation, the agreement says who insures them.

    A teacher in a workshop or a technician in a classroom can be hurt or do damage. Who insures, and who pays the
    premium, is easy to ask beforehand and hard to settle afterwards. For couples it can be said once for all of them.
    """
    clause = facts.one(Clause, "insurance")
    if agreement.young or clause is None or agreement.choice(clause) or insured_otherwise(agreement, facts):
        return
    if in_addendum(clause, agreement, facts):
        return
    message = _("it does not say who insures people at another workplace")
    severity: Severity | None = None if agreement.kind in WORK and agreement.status == "offered" else "warning"
    if agreement.status == "signed":
        yield Wrong(message, _("agree on it in writing"), "clauses", severity=severity, waive=True)
    else:
        yield Wrong(message, decide(), "clauses", choose(agreement, clause), severity=severity)


def insured_otherwise(agreement: Agreement, facts: Facts) -> bool:
    """Whether insurance needs no clause: nobody works elsewhere under it, or it is settled for all or by couple.

    What a couple of a twinning agreement does not say is asked of the couple.
    """
    if agreement.kind in WORK:
        return False
    defaults = facts.charter.defaults
    if defaults and defaults.insurance:
        return True
    if agreement.kind == "twinning":
        return bool(agreement.couples)
    return agreement.kind not in ("covenant", "cooperation") or not (agreement.couples or agreement.environments)
