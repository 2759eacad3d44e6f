"""Rules about the frame of agreements: purpose, term, what comes after, evaluation, force, and who may come or go."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from hybridecli.agreements import last_day, last_notice_day, talks_from
from hybridecli.facts import Facts
from hybridecli.finding import Severity
from hybridecli.language import _, n_
from hybridecli.records.agreements import USUAL, Agreement
from hybridecli.records.clauses import Clause
from hybridecli.records.couples import Couple
from hybridecli.rule import Wrong, rule

REASONED: Final = ("covenant", "cooperation", "intention", "secondment")  # kinds that open with considerations


@rule("D06", "warning", "AC03", status=("draft", "offered"))
def agreement_says_what_it_is_for(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """An agreement says why the parties make it and what it is for.

    Where a text does not cover a case, people read it in the light of its purpose. The considerations also show later
    partners what the first ones had in mind.
    """
    if agreement.young or agreement.kind == "addendum":
        return
    clause = facts.one(Clause, "purpose")
    own = agreement.choice(clause) if clause else None
    lacking = []
    if not agreement.considerations and agreement.kind in REASONED:
        lacking.append((_("why the parties make it"), "'considerations+=…'"))
    if not agreement.purpose and not (own and own.text):
        lacking.append((_("what it is for"), "'purpose=…'"))
    if lacking:
        message = _("it does not say {what}").format(what=_(" and ").join(word for word, _typed in lacking))
        command = f"hybride set {agreement.ref} " + " ".join(typed for _word, typed in lacking)
        yield Wrong(message, _("write it in a sentence or two"), "purpose", command)


@rule("D09", "error", "AC03", status=("draft", "offered", "signed"))
def agreement_says_from_when_and_how_long(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """An agreement says when it starts and for how long it counts.

    Otherwise nobody knows from when a promise can be kept to, nor when it is time to talk about going on. A fixed term
    is better than an open one. A letter of support counts until it is withdrawn.
    """
    if agreement.young:
        return
    now = facts.in_force(agreement)
    lacking = []
    if not (now.start or now.effective_from) and now.starts_on == "date":
        lacking.append(("start", _("from when")))
    if not (now.end or now.term_months or now.ends_when) and agreement.kind not in ("support", "addendum"):
        lacking.append(("end", _("for how long")))
    if not lacking:
        return
    message = _("it does not say {what} it counts").format(what=_(" and ").join(word for _name, word in lacking))
    known = days_of_couple(agreement, facts)
    typed = " ".join(f"{name}={known.get(name, '…')}" for name, _word in lacking)
    hint = _("add it; for a term use term_months, for an open one ends_when")
    if agreement.kind == "addendum" or [name for name, _word in lacking] == ["start"]:
        hint = _("add it, or say that it starts on the day of the last signature: starts_on=last-signature")
    severity: Severity | None = None if agreement.strict else "warning"
    yield Wrong(message, hint, lacking[0][0], f"hybride set {agreement.ref} {typed}", severity=severity)


def days_of_couple(agreement: Agreement, facts: Facts) -> dict[str, str]:
    """The first and last day of the one couple that an agreement is about, as far as they are known."""
    couple = facts.one(Couple, agreement.couples[0]) if len(agreement.couples) == 1 else None
    period = couple.period if couple else None
    days = {"start": period.start, "end": period.end} if period else {}
    return {name: day for name, day in days.items() if day and len(day) == len("2026-02-12")}


@rule("D10", "error", "AC03", status=("draft", "offered", "signed"))
def open_term_has_a_way_out(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """An agreement for an indefinite time says how a party can end it.

    A promise without an end and without a way out is one that careful people do not make. Notice in writing, with a
    term that gives the others time, is enough.
    """
    clause = facts.one(Clause, "termination")
    if agreement.ends_when != "indefinite" or clause is None or agreement.kind not in clause.kinds:
        return
    now = facts.in_force(agreement)
    chosen = [one.choice(clause) for one in (agreement, *facts.signed_addenda(agreement))]
    if now.notice_months is not None or now.ends_when != "indefinite" or any(one and one.included for one in chosen):
        return
    message = _("it counts for an indefinite time and does not say how a party can end it")
    if agreement.status == "signed":
        hint = _("agree on it in an addendum")
        yield Wrong(message, hint, "ends_when", severity="warning", waive=True)
    else:
        command = f"hybride set {agreement.ref} notice_months=…"
        severity: Severity | None = None if agreement.strict else "warning"
        yield Wrong(message, _("agree on a term of notice"), "ends_when", command, severity=severity)


@rule("D11", "warning", "AC03", "JONG", status=("draft", "offered", "signed"))
def fixed_term_says_what_comes_after(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """An agreement for a fixed term says whether and how it is prolonged.

    Cooperation rarely stops on the day that was written down years before. Talks that begin in time, going on unless
    somebody gives notice, or an end without more: each can be right, and each must be known.
    """
    clause = facts.one(Clause, "renewal")
    now = facts.in_force(agreement)
    if agreement.young or not (now.end or now.term_months) or clause is None:
        return
    if agreement.asks(clause) and not (now.renewal and now.renewal.rule):
        day = last_day(now)
        message = _("it ends on {day} and does not say what comes then").format(day=day) if day else ""
        message = message or _("it has a fixed term and does not say what comes then")
        hint = _("agree on it and say which: talks, tacit or none")
        yield Wrong(
            message, hint, "end" if agreement.end else "term_months", f"hybride set {agreement.ref} renewal.rule=…"
        )


@rule("D12", "warning", "CBPO", "JONG", status=("signed",), today=True)
def talks_come_before_the_last_day(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """The parties talk in time about what comes after the term, and before the last day for notice.

    The agreements that were looked at ask for notice half a year before the end, or for talks three months before it.
    Who thinks of it in the last week has no choice left. An entry in the log about the agreement shows that it is on
    the table; so does a draft that replaces it.
    """
    now = facts.in_force(agreement)
    end, how = last_day(now), now.renewal.rule if now.renewal else None
    left_alone = how == "none" or agreement.kind in ("addendum", "twinning", "support")
    if left_alone or not end or end < facts.today or agreement.id in facts.succeeded:
        return
    talks, notice = talks_from(now) if how != "tacit" else None, last_notice_day(now)
    ahead = int(facts.norm("notice_days"))
    days = sorted(day for day in {talks, notice} if day) or ([end] if how != "tacit" else [])
    near = [day for day in days if facts.days_since(day) >= -ahead and not (how == "tacit" and day < facts.today)]
    if not near or talked_since((date.fromisoformat(near[0]) - timedelta(ahead)).isoformat(), agreement, facts):
        return
    day = next((day for day in near if day >= facts.today), near[-1])
    if day == talks:
        message = coming(
            facts, day, _("talks about going on begin on {day}"), _("talks about going on were to begin on {day}")
        )
    elif day == notice:
        message = coming(facts, day, _("the last day for notice is {day}"), _("the last day for notice was {day}"))
    else:
        message = _("nothing was agreed about what comes then")
    after = _("without notice it goes on after {end}") if how == "tacit" else _("it ends on {end}")
    said = _("{after}; {message}, and nothing is logged about it").format(after=after.format(end=end), message=message)
    command = f"hybride log {agreement.ref} -k meeting '…'"
    yield Wrong(said, _("put it on the agenda, and log what was said"), "end", command, due=day)


def coming(facts: Facts, day: str, ahead: str, past: str) -> str:
    """A sentence about a day to come or a day that has been."""
    return (ahead if day >= facts.today else past).format(day=day)


def talked_since(day: str, agreement: Agreement, facts: Facts) -> bool:
    """Whether an entry about an agreement is of that day or later; its signing is no talk."""
    return any(log.date >= day and log.moment != "signing" for log in facts.logged(agreement))


@rule("D13", "warning", "AC03", "CBPO", "seed2", status=("draft", "offered", "signed"))
def evaluation_has_who_and_when(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """An agreement says who evaluates it and when, or that the parties considered this and do without.

    An evaluation without a name and a day mostly does not happen. With both, the parties look back while they can still
    change something, and people who took part are heard.
    """
    clause = facts.one(Clause, "evaluation")
    if agreement.young or clause is None or agreement.kind not in clause.kinds or agreement.kind in USUAL:
        return
    chosen, plan = agreement.choice(clause), agreement.evaluation
    if chosen and (not chosen.included or chosen.text):
        return
    who = bool((plan and plan.by) or (chosen and chosen.values.get("expert")))
    when = bool(plan and (plan.dates or plan.every_months))
    if who and when:
        return
    message = _("it does not say who evaluates it and when")
    if who or when:
        message = _("it does not say when it is evaluated") if who else _("it does not say who evaluates it")
    typed = [] if who else ["evaluation.by=…"]
    typed += [] if when else ["'evaluation.dates+=…'"]
    hint = _("agree on it; who is a group, a person or a partner")
    yield Wrong(message, hint, "evaluation", f"hybride set {agreement.ref} {' '.join(typed)}")


@rule("D15", "warning", "AC03", "VNG-q", status=("draft", "offered", "signed"))
def enforceable_or_not_is_said(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """An agreement says whether a court can enforce it.

    A covenant can be enforceable too unless it says otherwise, and the more concrete its promises, the sooner. Parties
    that want to rest on trust say so; parties that want to count on each other say that.
    """
    clause = facts.one(Clause, "enforceability")
    if not agreement.young and agreement.enforceable is None and clause and agreement.asks(clause):
        message = _("it does not say whether a court can enforce it; without a word about it, a court may")
        command = f"hybride set {agreement.ref} enforceable=…"
        yield Wrong(message, _("say it: true, false, or the articles that are"), "enforceable", command)


@rule("D17", "info", "AC03", "RIF14", status=("draft", "offered"))
def coming_in_and_leaving_were_considered(agreement: Agreement, facts: Facts) -> Iterator[Wrong]:
    """The parties considered how others can join and what happens when one of them leaves.

    A partnership that does well attracts others, and in some years somebody moves on. It is easier to agree on both
    while it is about nobody in particular. Leaving a clause out is fine, with the reason.
    """
    if agreement.young or agreement.kind in USUAL:
        return
    names = ["exit"] if len(agreement.bound) <= 2 else ["accession", "exit"]
    clauses = [clause for name in names if (clause := facts.one(Clause, name)) and agreement.asks(clause)]
    if clauses:
        what = {"accession": _("how others can join"), "exit": _("what happens when a party leaves")}
        message = n_(
            "nothing was decided about this: {what}", "nothing was decided about these: {what}", len(clauses)
        ).format(what=", ".join(what[clause.id] for clause in clauses))
        hint = _("choose the clause, or leave it out with the reason (included: false, reason)")
        typed = " ".join(f"'clauses+={{clause: {clause.id}}}'" for clause in clauses)
        yield Wrong(message, hint, "clauses", f"hybride set {agreement.ref} {typed}")
