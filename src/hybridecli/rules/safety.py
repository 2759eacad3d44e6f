"""Rules about what protects the people of a couple: permission, limits, insurance, conduct and consent."""

from collections.abc import Iterator
from typing import Final

from hybridecli.facts import Facts
from hybridecli.language import _
from hybridecli.records.couples import Couple, PlannedActivity
from hybridecli.records.logs import Log
from hybridecli.rule import Wrong, rule
from hybridecli.twinning import called, listed, persons, plan, side, some, starts, texts, typed

SOON: Final = 14  # days before the first activity in which permission still missing is told (C11)
INSURANCE: Final = ("insurance", "liability")  # clauses that decide it


@rule("C11", "error", "seed3", "TEG", status=("agreed", "running"))
def employers_gave_permission(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Before the first activity both employers have given permission, and it is recorded by whom or when.

    A friendly context is one of the three things on which a couple succeeds. Without a yes of whoever makes the
    roster, the first busy week ends it.
    """
    without = [
        (number, person)
        for number, member, person in persons(couple)
        if not (member.permission and (member.permission.by or member.permission.date)) and not decides(person, facts)
    ]
    if not without:
        return
    began = couple.status == "running" or any(activity.status == "done" for activity in couple.activities)
    first = min([item.activity.first_day for item in plan(couple)] + [starts(couple, facts) or "9999"])
    if began or (first != "9999" and facts.days_since(first) >= -SOON):
        names = some(facts.person(person) for _number, person in without)
        message = _("no permission of the employer on record for {names}").format(names=names)
        hint = _("ask the employer, and record who gave permission and when")
        changes = [f"members.{number}.permission.{field}=…" for number, _person in without for field in ("by", "date")]
        command = typed(couple, *changes)
        yield Wrong(message, hint, f"members.{without[0][0]}", command, "error" if began else "warning")


def decides(person: str, facts: Facts) -> bool:
    """Whether somebody leads or signs for the own organisation, and so needs nobody's permission."""
    employer = facts.partner_of(person)
    return employer is not None and person in (employer.leader, *(one.person for one in employer.signs))


@rule("C13", "error", "seed3", status=("agreed", "running"))
def limits_are_known(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Before the first visit at an employer it is known what may not be shown or shared, even if that is nothing.

    Knowledge and business information have limits, and these were felt as obstacles. Who knows them beforehand can
    show the rest without fear, and nobody finds a customer's name in a lesson.
    """
    people = [facts.people.get(person) for _number, _member, person in persons(couple)]
    both = bool(people) and all(person and person.twinning and person.twinning.limits for person in people)
    visits = [item for item in plan(couple) if is_visit(item.activity, facts)]
    if visits and not couple.limits and not both:
        message = _("not recorded what may be shown and shared at: {names}")
        message = message.format(names=some(dict.fromkeys(called(item.activity, facts) for item in visits)))
        hint = _("ask both, and record it; none is an answer too")
        began = couple.status == "running" or any(not item.open for item in visits)
        yield Wrong(message, hint, "activities", typed(couple, *adding("limits")), "error" if began else "warning")


def adding(field: str) -> tuple[str, ...]:
    """A text to be added to a list."""
    return (f"'{field}+=…'",)


def is_visit(activity: PlannedActivity, facts: Facts) -> bool:
    """Whether it is at an employer outside education: by its host, else as the catalogue says."""
    where, found = side(activity, facts), listed(activity, facts)
    return where == "elsewhere" or (where is None and found is not None and found.side in ("company", "both"))


@rule("C24", "warning", "MSO", status=("agreed", "running"), law="2017-05-10")
def conduct_certificate_is_decided(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """When pupils are met, it is decided whether a certificate of conduct is asked.

    Both answers can be right: a school may want one of everybody, or of nobody who is never alone with pupils. An
    open question comes up at the school's door, and applying takes weeks.
    """
    defaults = facts.charter.defaults
    if couple.vog is not None or (defaults and defaults.vog is not None):
        return
    met = [called(item.activity, facts) for item in plan(couple) if (a := listed(item.activity, facts)) and a.pupils]
    counted = [log.title for log in facts.logged(couple) if log.counts and (log.counts.pupils or log.counts.students)]
    if met or counted:
        message = _("pupils are met, and no decision about a certificate of conduct is on record: {names}")
        hint = _("decide it with the school (true or false), here or once for all under defaults of the partnership")
        names = some(dict.fromkeys([*met, *counted]))
        yield Wrong(message.format(names=names), hint, "activities", typed(couple, "vog=…"))


@rule("C25", "warning", "WVO35", "MSO", status=("agreed", "running"), law="2017-05-10")
def insurance_is_decided(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """It is known how the two are insured at each other's workplace.

    They walk about where they do not work: in a hall with machines, or among pupils. Who pays for an accident or for
    damage is easily agreed beforehand, and hardly afterwards.
    """
    defaults = facts.charter.defaults
    if couple.insurance or (defaults and defaults.insurance):
        return
    clauses = (clause for agreement in facts.about_couples[couple.id] for clause in agreement.clauses)
    if not any(clause.clause in INSURANCE for clause in clauses):
        message = _("no decision about insurance and liability is on record")
        hint = _("ask both employers, and record it here, or once for all under defaults of the partnership")
        yield Wrong(message, hint, command=typed(couple, *texts("insurance")))


@rule("C31", "error", "TEG")
def people_consent_to_publication(log: Log, facts: Facts) -> Iterator[Wrong]:
    """Who can be recognised in what is published, has agreed to that.

    A photograph on a website cannot be called back. Participants say beforehand whether they want to be in
    photographs and interviews, and a no costs them nothing.
    """
    couple = facts.couples.get(log.about.removeprefix("couples/")) if log.about.startswith("couples/") else None
    members = [person for _number, _member, person in persons(couple)] if couple else []
    shown = [one.person for one in log.people] or members
    for identity in dict.fromkeys(shown):
        person = facts.people.get(identity)
        if not person or not (person.twinning or identity in members):
            continue
        consent = person.twinning.consent if person.twinning else None
        lacking = [what for what in log.published if not getattr(consent, what, None)]
        if lacking:
            told = {
                "photo": _("no consent to photographs on record of {name}"),
                "interview": _("no consent to interviews on record of {name}"),
            }
            message = told[lacking[0]].format(name=person.name)
            if len(lacking) > 1:
                message = _("no consent to photographs and interviews on record of {name}").format(name=person.name)
            hint = _("ask for it, and take it offline until the answer is yes")
            changes = " ".join(f"twinning.consent.{what}=…" for what in lacking)
            yield Wrong(message, hint, "published", f"hybride set {person.ref} {changes}")
