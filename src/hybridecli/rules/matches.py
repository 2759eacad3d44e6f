"""Rules about the match: what people asked for, whether they really met, and what changed in their work since."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Final, NamedTuple

from hybridecli.facts import Facts
from hybridecli.language import _
from hybridecli.record import first_day
from hybridecli.records.couples import Couple, Member
from hybridecli.records.partners import Partner
from hybridecli.records.people import Intake, Job, Wish
from hybridecli.rule import Wrong, rule
from hybridecli.twinning import pair, persons, some, texts, typed
from hybridecli.wishwords import asked_for

SAME_AGE: Final = 10  # years between people who call themselves of one age; our own estimate
NO_CONTACT: Final = ("communication", "deviation", "obstacle")  # entries that do not show that the two spoke


class Side(NamedTuple):
    """One of the two as wishes look at them."""

    person: str | None
    intake: Intake
    employer: Partner | None


def side_of(member: Member, facts: Facts) -> Side:
    """A member with intake and organisation."""
    person = facts.people.get(member.person or "")
    employer = facts.partner_of(member.person) or facts.partners.get(member.partner or "")
    return Side(member.person, person.twinning if person and person.twinning else Intake(), employer)


def same(one: str, other: str) -> bool:
    """Whether two words are the same, capitals aside."""
    return one.strip().casefold() == other.strip().casefold()


@cache
def plain(names: tuple[str, ...]) -> frozenset[str]:
    """Names as they are compared, capitals aside."""
    return frozenset(name.strip().casefold() for name in names)


def alike(wish: Wish, mine: Side, other: Side) -> bool | None:
    """Whether the two are the same in what a wish is about; None where that is not on record of both."""
    if wish.aspect == "age":
        years = (mine.intake.born, other.intake.born)
        return None if None in years else abs((years[0] or 0) - (years[1] or 0)) <= SAME_AGE
    if wish.aspect == "place":
        here, there = mine.intake.place, other.intake.place
        if not here or not there:
            return None
        near = (here, *mine.intake.places_near) if wish.wish == "same" else (here,)
        return any(same(place, there) for place in near)
    if wish.aspect == "subject":
        subjects, others = plain(mine.intake.subjects), plain(other.intake.subjects)
        if not subjects or not others:
            return None
        return bool(subjects & others) if wish.wish == "same" else others <= subjects
    one, two = (education_or_sector(wish, side) for side in (mine, other))
    return same(one, two) if one and two else None


def education_or_sector(wish: Wish, side: Side) -> str | None:
    """The level of education of one of the two, or the sector of the organisation."""
    if wish.aspect == "education":
        return side.intake.education
    return side.employer.sector if side.employer else None


def broken(mine: Side, other: Side, facts: Facts) -> Iterator[tuple[bool, str]]:
    """The wishes of one that the other does not meet: whether it is a must, and what was asked."""
    for wish in mine.intake.wishes:
        met = alike(wish, mine, other) if wish.wish else None
        if wish.wish and met is not None and met != (wish.wish == "same"):
            yield wish.weight == "must", asked_for(wish)
    if other.employer and other.employer.id in mine.intake.not_with:
        yield True, _("not with {name}").format(name=other.employer.name)
    if other.person and other.person in mine.intake.not_with_people:
        yield True, _("not with {name}").format(name=facts.person(other.person))


@rule("C06", "error", "seed3", status=("proposed", "agreed", "running"))
def match_keeps_to_wishes(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """A match keeps to what the two asked for; what nobody asked for does not count.

    Some want a partner of the same subject or age, others do not care. Who asks for it should get it, and who does not
    care should not be kept waiting for it. A must that is passed over costs trust at the very start.
    """
    one, two = (side_of(member, facts) for member in couple.members)
    found = [
        (must, what, mine) for mine, other in ((one, two), (two, one)) for must, what in broken(mine, other, facts)
    ]
    if not found:
        return
    musts = [item for item in found if item[0]]
    names = some(f"{facts.person(mine.person)}: {what}" for _must, what, mine in musts or found)
    told = _("a must is not met ({wishes})") if musts else _("a preference is not met ({wishes})")
    message = told.format(wishes=names)
    if musts and couple.status != "running":
        hint = _("make another match, or change the wish if it no longer holds")
        changes = ("status=declined", *texts("match.declined"))
        yield Wrong(message, hint, "members", typed(couple, *changes))
    else:
        yield Wrong(message, _("talk about it with both"), "members", severity="warning", waive=True)


@rule("C16", "warning", "SIMG", status=("proposed", "agreed", "running"), today=True)
def first_contact_is_soon(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Within a week after the match the two have spoken to each other.

    Right after the match people are curious. Each week that nobody calls makes the first step larger, and then the
    coordinator has to begin again.
    """
    match = couple.match
    if not match or not match.decided or match.talk:
        return
    due = (first_day(match.decided) + timedelta(int(facts.norm("first_contact_days")))).isoformat()
    spoke = any(log.kind not in NO_CONTACT for log in facts.logged(couple))
    did = any(activity.status == "done" for activity in couple.activities)
    if due < facts.today and not spoke and not did:
        message = _("{who}: no first contact is logged since the match of {day}")
        command = f"hybride log {couple.ref} -k contact '…'"
        message = message.format(who=pair(couple, facts), day=match.decided)
        yield Wrong(message, _("call both, and log it when they have spoken"), "match", command, due=due)


@rule("C28", "warning", "own", status=("running",))
def nobody_is_in_two_couples(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """Nobody takes part in two running couples at once.

    Two couples ask sixteen hours a month beside ordinary work. Mostly one of the two then comes to a standstill, and
    the other one of that couple waits.
    """
    double = [
        (person, earlier)
        for _number, _member, person in persons(couple)
        if (earlier := next((item for item in facts.running[person] if before(item, couple)), None))
    ]
    if double:
        names = some(f"{facts.person(person)} ({earlier.id})" for person, earlier in double)
        message = _("also in another running couple: {names}").format(names=names)
        yield Wrong(message, _("close the other one if it is over"), "members", waive=True)


def before(one: Couple, other: Couple) -> bool:
    """Whether a couple started before another; of two on one day the first by id."""
    days = [item.period.first.isoformat() if item.period and item.period.first else "" for item in (one, other)]
    return (days[0], one.id) < (days[1], other.id)


@rule("C29", "warning", "seed4", status=("agreed", "running"))
def new_job_is_talked_over(couple: Couple, facts: Facts) -> Iterator[Wrong]:
    """When somebody changes work during the period, hours and plan are agreed again.

    In an earlier couple one of the two changed to a school along the way, and that was a success. But a new employer
    knows nothing of the hours that the old one gave.
    """
    if not couple.period or not couple.period.first or not couple.period.last:
        return
    first, last = couple.period.first.isoformat(), couple.period.last.isoformat()
    changed = []
    for number, member, person in persons(couple):
        jobs = facts.people[person].jobs if person in facts.people else ()
        days = [day for job in jobs for day in (job.from_, job.until) if day and first < day <= last]
        agreed = member.permission.date if member.permission else None
        if days and not (agreed and agreed >= max(days)):
            changed.append((number, person, max(days), where(jobs, max(days), facts)))
    if changed:
        names = some(
            f"{facts.person(person)} ({', '.join(filter(None, (place, day)))})" for _n, person, day, place in changed
        )
        message = _("a change of work within the period: {names}").format(names=names)
        changes = [
            f"members.{number}.permission.{field}=…" for number, _p, _day, _where in changed for field in ("by", "date")
        ]
        hint = _("ask both whether they go on, agree the hours with the employer, and record by whom and when")
        yield Wrong(message, hint, f"members.{changed[0][0]}", typed(couple, *changes))


def where(jobs: tuple[Job, ...], day: str, facts: Facts) -> str:
    """Where the job is that began or ended on a day."""
    job = next(job for job in jobs if day in (job.from_, job.until))
    return facts.name(f"partners/{job.partner}") if job.partner else job.employer or ""
