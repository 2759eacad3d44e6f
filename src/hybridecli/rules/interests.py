"""Rules about interests: what each partner has to gain and when, where wishes clash, and what is aimed at together."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from hybridecli.agreements import effective, last_day, months_before
from hybridecli.facts import Facts, few
from hybridecli.language import _, n_
from hybridecli.record import Range, first_day
from hybridecli.records.agreements import Agreement
from hybridecli.records.goals import Goal
from hybridecli.records.partners import Partner
from hybridecli.records.partnership import Charter
from hybridecli.rule import Wrong, rule

LASTING: Final = ("intention", "covenant", "cooperation")  # agreements that partners as a whole sign
COUNTING: Final = ("draft", "offered", "signed")  # agreements that count now or soon
A_YEAR: Final = 12  # months


@rule("A25", "warning", "seed0", stage="designing")
def partner_has_interests_for_now_and_later(partner: Partner, facts: Facts) -> Iterator[Wrong]:
    """Each partner says what it has to gain soon, and what in the years to come.

    About the long term partners soon agree; it is in the short term that they differ. A school wants people in front
    of classes now, an employer wants to keep its people. Who says so early, finds a form that suits both.
    """
    if partner.commitment == "mentioned":
        return
    names = {"short_term": _("in the short term"), "long_term": _("in the long term")}
    lacking = [name for name in names if not partner.interests or not getattr(partner.interests, name)]
    if lacking:
        message = _("it is not recorded what {name} has to gain {when}").format(
            name=partner.name, when=_(" and ").join(names[name] for name in lacking)
        )
        command = " ".join([f"hybride set {partner.ref}", *(f"'interests.{name}+=…'" for name in lacking)])
        yield Wrong(message, _("ask what would make it worthwhile for them"), "interests", command)


class Clash(NamedTuple):
    """A school that wants at least more than an employer gives at most."""

    excess: float
    measure: str  # a field of wishes
    school: Partner
    wanted: float
    employer: Partner
    offered: float


@rule("A26", "warning", "seed0", "TP-drempel", stage="designing")
def wishes_can_be_met(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """No school wants more days, hours or months than an employer can give.

    Schools think of several days a week and of years, firms of a day a week and half a year. Left unsaid, the talk
    fails on it when people have already been asked. Said early, there is room for a smaller form.
    """
    found = clashes(facts)
    if not found:
        return
    worst = max(found, key=lambda clash: clash.excess)
    message = _("{school} wants at least {wanted}, {employer} gives at most {offered}").format(
        school=worst.school.name,
        wanted=amount(worst.measure, worst.wanted),
        employer=worst.employer.name,
        offered=amount(worst.measure, worst.offered),
    )
    others = list(dict.fromkeys(one.employer.name for one in found if one.employer is not worst.employer))
    if others:
        message += "; " + _("such clashes there are with {names} too").format(names=few(others))
    alone = len({(one.measure, one.employer.id) for one in found}) == 1
    command = f"hybride set {worst.employer.ref} wishes.{worst.measure}.max=…" if alone else ""
    hint = _("talk about it in one meeting, and note what each can live with")
    yield Wrong(message, hint, command=command, waive=True)


def amount(measure: str, number: float) -> str:
    """A number of what is wished."""
    n = 1 if number == 1 else 2
    words = {
        "days_per_week": n_("{n} day a week", "{n} days a week", n),
        "hours_per_week": n_("{n} hour a week", "{n} hours a week", n),
        "months": n_("{n} month", "{n} months", n),
    }
    return words[measure].format(n=f"{number:g}")


def clashes(facts: Facts) -> list[Clash]:
    """Where a school wants more than an employer gives; of each measure only the school that wants most counts."""
    found = []
    for measure in ("days_per_week", "hours_per_week", "months"):
        ranges = [(partner, wished(partner, measure)) for partner in facts.partners.values()]
        wanting = [
            (wish.min, partner) for partner, wish in ranges if wish.min is not None and partner.on_side == "education"
        ]
        if not wanting:
            continue
        wanted, school = max(wanting, key=lambda item: item[0])
        for partner, wish in ranges:
            if partner.on_side == "elsewhere" and wish.max is not None and wish.max < wanted:
                found.append(Clash(wanted / wish.max if wish.max else 99, measure, school, wanted, partner, wish.max))
    return found


def wished(partner: Partner, measure: str) -> Range:
    """What a partner wishes in one measure; without bounds where it says nothing."""
    return getattr(partner.wishes, measure, None) or Range()


@rule("A27", "info", "seed0", "RIB", stage="designing")
def who_invests_knows_when_it_pays(partner: Partner, facts: Facts) -> Iterator[Wrong]:
    """Who gives time or money, says what it expects in return and from when.

    Working with hybrid people asks an investment now, such as guidance, and gives something back only later. Who knows
    that beforehand does not lose heart after the first half year.
    """
    given = [item for item in partner.contributions if item.status != "withdrawn"]
    benefits = partner.benefits_expected
    if not given or any(item.from_ for item in benefits):
        return
    if benefits:
        message = _("{name} does not say from when it expects: {what}").format(name=partner.name, what=benefits[0].what)
        command = f"hybride set {partner.ref} benefits_expected.0.from=…"
    else:
        message = _("{name} gives {what}, and it is not recorded what it expects in return and when").format(
            name=partner.name, what=few([item.what for item in given])
        )
        command = f"hybride set {partner.ref} 'benefits_expected+={{what: …, from: …}}'"
    yield Wrong(message, _("ask what they hope to see, and when"), "benefits_expected", command)


@rule("A28", "warning", "seed0", "RIF14", stage="agreeing")
def interests_are_joined(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """The partners say what they want together, in an ambition and in goals that name whom they serve.

    Cooperation lasts where the common interest comes first and nobody's own interest is forgotten. An ambition without
    goals binds nobody; a goal of which nobody knows whom it serves is missed by nobody.
    """
    if not charter.ambition:
        hint = _("write down what the partners want to have reached in the end")
        yield Wrong(_("the ambition is not recorded"), hint, "ambition", "hybride set partnership 'ambition=…'")
    if not facts.goals:
        command = "hybride add goal 'title=…' about=partnership 'serves=[…]'"
        yield Wrong(_("there are no goals yet"), _("make the ambition into a few goals"), command=command)
    elif not facts.index(served):
        first = facts.goals[min(facts.goals)]
        hint = _("note for each goal which partners it serves, this one first")
        yield Wrong(_("no goal says which partners it serves"), hint, command=f"hybride set {first.ref} 'serves=[…]'")


@rule("A28", "warning", "seed0", "RIF14", stage="agreeing")
def goal_serves_partners(goal: Goal, facts: Facts) -> Iterator[Wrong]:
    """Each goal names the partners whose interests it serves.

    Then everybody sees why it is there, and who will ask about it when it stands still. Of what is only followed it is
    not asked.
    """
    if not goal.serves and not goal.monitor_only and facts.index(served):
        message = _('the goal "{title}" does not say which partners it serves').format(title=goal.title)
        yield Wrong(message, _("ask who would miss it"), "serves", f"hybride set {goal.ref} 'serves=[…]'")


@rule("A28", "warning", "seed0", "RIF14", stage="agreeing")
def each_partner_is_served_by_a_goal(partner: Partner, facts: Facts) -> Iterator[Wrong]:
    """The interests of each partner come back in at least one goal.

    A partner that finds nothing of its own in the goals stays for a while out of kindness. Either a goal serves it
    after all, or one is lacking.
    """
    if partner.interests and facts.index(served) and partner.id not in facts.index(served):
        message = _("no goal serves {name}").format(name=partner.name)
        hint = _("name it with the goal that serves its interests, or add such a goal")
        yield Wrong(message, hint, "interests", f"hybride set goals/… serves+={partner.id}")


def served(facts: Facts) -> frozenset[str]:
    """The partners that some goal serves."""
    return frozenset(identity for goal in facts.all(Goal).values() for identity in goal.serves)


@rule("A32", "info", "seed0", stage="agreeing")
def promises_last_as_long_as_the_ambition(charter: Charter, facts: Facts) -> Iterator[Wrong]:
    """Who aims years ahead, does not make all agreements for a year.

    Hybrid work pays in the long run. Agreements that all end within a year keep everybody on the lookout, and nobody
    invests. A first year on trial is a good reason; say so.
    """
    period = charter.period
    if not period or not period.first or not period.last or not charter.ambition:
        return
    terms = [one for one in facts.agreements.values() if one.kind in LASTING and one.status in COUNTING]
    if not terms or within_a_year(period.first.isoformat(), period.last.isoformat()):
        return
    lasts = [(agreement, end_of(agreement, facts)) for agreement in terms]
    if all(one.start and end and within_a_year(one.start, end) for one, end in lasts):
        message = n_(
            "the ambition reaches to {year}, and the only agreement ends within a year",
            "the ambition reaches to {year}, and all {n} agreements end within a year",
            len(lasts),
        ).format(year=period.last.year, n=len(lasts))
        hint = _("prepare an agreement for several years")
        command = "hybride add agreement kind=covenant 'title=…' start=… end=…"
        yield Wrong(message, hint, "period", command, waive=True)


def end_of(agreement: Agreement, facts: Facts) -> str | None:
    """The last day of an agreement as it stands through its addenda; None where there is none."""
    values = effective(facts.partnership, agreement, "9999-12-31")
    if agreement.end and values.get("end"):
        return str(values["end"])
    return last_day(agreement)


def within_a_year(first: str, last: str) -> bool:
    """Whether a period takes a year at most."""
    return date.fromisoformat(last) < first_day(months_before(first, -A_YEAR))
