"""Hours of couples beside what was given: added up by person, couple, partner, month or activity, as table and chart.

Every hour is that of one participant, so what two people do in one hour is two. All sums are made of the same portions,
and so they agree however they are grouped.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from hybridecli.facts import Facts
from hybridecli.hourchart import Bar, chart
from hybridecli.hours import counted, granted, made, tidy
from hybridecli.language import _, current, n_
from hybridecli.output import Format, table
from hybridecli.records.activities import Activity
from hybridecli.records.couples import Couple, Member
from hybridecli.spans import EVERYTHING, By, Span, span_of
from hybridecli.speech import speech
from hybridecli.twinning import persons

COUNTS: Final = ("agreed", "running", "closed", "stopped")  # statuses of couples whose plan and hours given count


@dataclass(frozen=True)
class Portion:
    """Hours of one person in one couple, and the day to which they belong, empty where that is not known."""

    couple: Couple
    person: str
    day: str = ""
    activity: str | None = None  # of the catalogue
    planned: float = 0
    logged: float = 0
    norm: float | None = None  # what was given, else what is usual

    def group(self, by: By, facts: Facts) -> str:
        """The group in which it is added up, as `<kind>/<id>` or a month; empty where it is not known."""
        if by is By.partner:
            employer = facts.partner_of(self.person)
            return employer.ref if employer else ""
        return {
            By.couple: self.couple.ref,
            By.person: f"people/{self.person}",
            By.month: self.day[:7],
            By.activity: f"activities/{self.activity}" if self.activity else "",
        }[by]


@dataclass(frozen=True)
class Sum:
    """Hours added up."""

    group: str
    planned: float
    logged: float
    norm: float | None

    def plain(self) -> dict[str, Any]:
        """As JSON shows it."""
        return {"group": self.group or None, "planned": self.planned, "logged": self.logged, "norm": self.norm}


def portions(facts: Facts, span: Span) -> Iterator[Portion]:
    """All hours of couples in a period, in the smallest pieces."""
    for _id, couple in sorted(facts.couples.items()):
        last = couple.period.last if couple.period else None
        undated = last is None or span.holds(last.isoformat())  # by its last day all will have been done
        for _number, member, person in persons(couple):
            pieces = [*planned(couple, person), *logged(couple, person, facts), *norms(couple, member, person, facts)]
            yield from (piece for piece in pieces if (span.holds(piece.day) if piece.day else undated))


def planned(couple: Couple, person: str) -> Iterator[Portion]:
    """What one of the two plans or planned, what was called off left out."""
    for item in couple.activities if couple.status in COUNTS else ():
        if hours := counted(item):
            day = "" if item.first_day.startswith("9999") else item.first_day
            yield Portion(couple, person, day, item.activity, planned=hours)


def logged(couple: Couple, person: str, facts: Facts) -> Iterator[Portion]:
    """What one of the two made."""
    for log in facts.logged(couple):
        if hours := made(log, person):
            yield Portion(couple, person, log.date, log.activity, logged=hours)


def norms(couple: Couple, member: Member, person: str, facts: Facts) -> Iterator[Portion]:
    """What one of the two was given, else the usual hours, spread evenly over the days of the period.

    Of a couple that stopped, only the days until then.
    """
    first, last = (couple.period.first, couple.period.last) if couple.period else (None, None)
    if not first or not last or not couple.months or couple.status not in COUNTS:
        return
    hours = granted(couple, member)
    hours = facts.norm("hours_per_month") * couple.months if hours is None else hours
    stop = couple.closure.date if couple.status == "stopped" and couple.closure else None
    end = min(last, date.fromisoformat(stop)) if stop else last
    for number in range((end - first).days + 1):
        day = (first + timedelta(number)).isoformat()
        yield Portion(couple, person, day, norm=hours / ((last - first).days + 1))


def sums(facts: Facts, span: Span, by: By) -> list[Sum]:
    """Hours in a period by group, in the order of what groups are called; what has no group comes last."""
    groups: dict[str, list[Portion]] = {}
    for piece in portions(facts, span):
        if by is not By.activity or piece.norm is None:  # no activity has a norm
            groups.setdefault(piece.group(by, facts), []).append(piece)
    found = [added_up(group, pieces) for group, pieces in groups.items()]
    return sorted(found, key=lambda item: (item.group == "", label(item.group, facts).casefold(), item.group))


def added_up(group: str, pieces: Iterable[Portion | Sum]) -> Sum:
    """Portions, or sums of them, as one sum."""
    every = list(pieces)
    norm = [piece.norm for piece in every if piece.norm is not None]
    return Sum(
        group,
        whole(sum(piece.planned for piece in every)),
        whole(sum(piece.logged for piece in every)),
        whole(sum(norm)) if norm else None,
    )


def whole(hours: float) -> float:
    """Hours without the dust of adding fractions, and without decimals where these are none."""
    clean = tidy(hours)
    return int(clean) if clean == int(clean) else clean


def uncounted(facts: Facts) -> int:
    """How many planned activities have no hours, so that no sum holds them."""
    couples = (couple for couple in facts.couples.values() if couple.status in ("agreed", "running"))
    return sum(item.status == "planned" and item.hours is None for couple in couples for item in couple.activities)


# what is shown


def label(group: str, facts: Facts) -> str:
    """What a group is called."""
    kind, _slash, identity = group.partition("/")
    if kind == "couples" or not identity:
        return identity or group
    if kind == "activities":
        found = facts.one(Activity, identity)
        return (getattr(found.title, current()) if found else None) or identity
    return facts.name(group)


def shown(facts: Facts, period: str | None, by: By, form: Format) -> tuple[str, str]:
    """The hours in one of the forms, and a remark; as a table with its period above it and a chart below it."""
    span = span_of(period)
    found = sums(facts, span, by)
    if not found and period is None:
        span = span_of(EVERYTHING[0])
        found = sums(facts, span, by)
    count = uncounted(facts)
    remark = n_(
        "{n} planned activity has no hours and is not counted",
        "{n} planned activities have no hours and are not counted",
        count,
    ).format(n=count) if count else ""  # fmt: skip
    if form in (Format.json, Format.yaml, Format.csv):
        cells = [[item.group, *map(figure, (item.planned, item.logged, item.norm))] for item in found]
        return table(headers(by), cells, form, [item.plain() for item in found]), remark
    if not found:
        return _("no hours are planned or logged: {period}").format(period=span.name), remark
    lines = rows(found, by, facts)
    if form is Format.md:
        return table(headers(by), lines, form), remark
    names = [label(item.group, facts) if item.group else named(item, by, facts) for item in found]
    bars = [Bar(name, item.logged, item.planned, item.norm) for name, item in zip(names, found, strict=True)]
    told = _("Hours, {period}. Hours are counted for each participant: one hour together is two.")
    return "\n\n".join((told.format(period=span.name), table(headers(by), lines), chart(bars))), remark


def headers(by: By) -> list[str]:
    """The heads of the columns."""
    first = {
        By.couple: _("couple"),
        By.person: _("person"),
        By.partner: _("partner"),
        By.month: _("month"),
        By.activity: _("activity"),
    }[by]
    return [first, _("planned"), _("logged"), _("norm")]


def figure(hours: float | None) -> str:
    """A number of hours for other programs."""
    return "" if hours is None else f"{hours:g}"


def rows(found: Sequence[Sum], by: By, facts: Facts) -> list[list[str]]:
    """The lines of the table, the last for all together."""
    number = speech(current()).number
    items = [(named(item, by, facts), item) for item in found] + [(_("together"), added_up("", found))]
    return [
        [name, number(item.planned, 2), number(item.logged, 2), "" if item.norm is None else number(item.norm, 2)]
        for name, item in items
    ]


def named(item: Sum, by: By, facts: Facts) -> str:
    """A group for people; of a couple the first names too."""
    unknown = {By.month: _("no day yet"), By.activity: _("in own words"), By.partner: _("unknown")}
    couple = facts.couples.get(item.group.removeprefix("couples/")) if by is By.couple else None
    if couple:
        names = " – ".join(facts.person(person).split()[0] for _number, _member, person in persons(couple))
        return f"{couple.id} ({names})"
    return label(item.group, facts) if item.group else unknown.get(by, "")
