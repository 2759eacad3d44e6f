"""Rules about hybrid jobs: the light form stays light, and both employers know."""

from collections.abc import Iterator

from hybridecli.facts import Facts
from hybridecli.language import _, current
from hybridecli.record import first_day, last_day
from hybridecli.records.people import Job, Person, Role
from hybridecli.rule import Wrong, rule
from hybridecli.speech import speech


@rule("D32", "warning", "RIB", "TP-bp20", stage="running")
def light_hybrid_work_stays_light(person: Person, facts: Facts) -> Iterator[Wrong]:
    """Who teaches without a teaching qualification stays within the light form of hybrid work.

    In that form somebody from a company teaches a few hours a week without being qualified. Beyond it, schools ask
    that the person trains as a teacher. The rule itself was not read, only told by a regional pilot; so this is a
    warning, and the partnership can take another measure.
    """
    if facts.charter.jurisdiction != "NL":
        return
    for number, role in hybrid_roles(person, facts):
        qualified = role.qualification in ("in-training", "qualified")
        unknown = role.qualification is None and facts.side_of(person.id) != "elsewhere"
        if qualified or unknown:
            continue
        over = list(beyond(role, person, facts))
        if over:
            message = _("{name} teaches without a qualification: {over}").format(name=person.name, over=", ".join(over))
            if role.qualification is None:
                message = _("{name} teaches, and a qualification is not recorded: {over}").format(
                    name=person.name, over=", ".join(over)
                )
            here = f"roles.{number}"
            hint = _("talk about training or fewer hours, and write down what was agreed (in-training or qualified)")
            yield Wrong(message, hint, here, f"hybride set {person.ref} {here}.qualification=…")


def beyond(role: Role, person: Person, facts: Facts) -> Iterator[str]:
    """In what somebody goes over the light form; hours at a company, of somebody from a school, are not meant."""
    number = speech(current()).number
    _least, weekly = facts.bounds("hybrid.hours_per_week")
    _least, yearly = facts.bounds("hybrid.lesson_hours_per_year")
    from_school = facts.side_of(person.id) == "education"
    if role.hours_per_week and weekly and role.hours_per_week > weekly and not from_school:
        yield _("{hours} hours a week, at most {most} in the light form").format(
            hours=number(role.hours_per_week), most=number(weekly)
        )
    if role.lesson_hours_per_year and yearly and role.lesson_hours_per_year > yearly:
        yield _("{hours} lesson hours a year, at most {most} in the light form").format(
            hours=number(role.lesson_hours_per_year), most=number(yearly)
        )


@rule("D33", "warning", "MW-hd", stage="running")
def both_employers_know_of_a_second_job(person: Person, facts: Facts) -> Iterator[Wrong]:
    """Both employers of a hybrid professional know of the other job, and its hours are recorded.

    Somebody with two jobs reports this to both employers, and again when it changes. The law on working time looks at
    both together. Knowing the hours also shows in time whether it becomes too much. In a secondment there is one
    employer, so nothing needs to be reported.
    """
    for number, role in hybrid_roles(person, facts):
        jobs = [job for job in person.jobs if is_current(job.from_, job.until, facts) and job.partner != person.partner]
        if role.form == "secondment" or not (jobs or role.form):
            continue
        missing, words = list(unreported(person, role, jobs)), []
        if missing:
            known = [*role.reported_to, *missing]
            words.append(f"'roles.{number}.reported_to=[{', '.join(known)}]'")
        names = [facts.name(f"partners/{one}") if one != "…" else _("the other employer") for one in missing]
        told = []
        if names:
            told.append(_("not recorded as reported to {names}").format(names=speech(current()).listing(names)))
        if not (role.hours_per_week or role.hours_per_month or any(job.hours_per_week for job in jobs)):
            told.append(_("no hours a week are recorded"))
            words.append(f"roles.{number}.hours_per_week=…")
        if told:
            message = _("the second job of {name}: {told}").format(name=person.name, told="; ".join(told))
            hint = _("ask whether both employers know, and write it down")
            yield Wrong(message, hint, f"roles.{number}", f"hybride set {person.ref} " + " ".join(words))


def unreported(person: Person, role: Role, jobs: list[Job]) -> Iterator[str]:
    """The employers to whom a second job was not reported; `…` where it is not known which."""
    others = [job.partner for job in jobs if job.partner]
    if person.partner and person.partner not in role.reported_to:
        yield person.partner
    yield from (other for other in dict.fromkeys(others) if other not in role.reported_to)
    elsewhere = any(job.employer for job in jobs) or role.form == "self-employed"  # no partner to be named
    if not others and not elsewhere and not set(role.reported_to) - {person.partner}:
        yield "…"


def hybrid_roles(person: Person, facts: Facts) -> Iterator[tuple[int, Role]]:
    """The hybrid roles that somebody has now, by their place in the list."""
    for number, role in enumerate(person.roles):
        if role.role == "hybrid-professional" and is_current(role.from_, role.until, facts):
            yield number, role


def is_current(start: str | None, end: str | None, facts: Facts) -> bool:
    """Whether today lies between two moments; what is not known leaves it open."""
    today = first_day(facts.today)
    return not (start and first_day(start) > today) and not (end and last_day(end) < today)
