"""What rules and reminders judge by: the records by kind, the log about each, the measures in force, and today."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar, cast

from hybridecli import when
from hybridecli.agreements import addenda, with_its_term
from hybridecli.language import n_
from hybridecli.partnership import Partnership
from hybridecli.paths import field_at
from hybridecli.record import Part, Range, Record, first_day, last_day
from hybridecli.records.agreements import Agreement
from hybridecli.records.couples import Couple
from hybridecli.records.goals import Goal
from hybridecli.records.groups import Group
from hybridecli.records.logs import Log
from hybridecli.records.partners import Partner
from hybridecli.records.partnership import Charter, Norms
from hybridecli.records.people import Person
from hybridecli.records.reflections import Reflection
from hybridecli.scan import Page, page_of

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Facts:
    """A partnership as rules see it. Days are texts, `2026-02-12`, which compare as days do."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.today = when.today().isoformat()
        self._records: dict[type[Record], dict[str, Record]] = {}
        self._indexes: dict[Any, Any] = {}
        self._pages: dict[str, Page] = {}

    @property
    def charter(self) -> Charter:
        """The partnership's own record."""
        return self.partnership.charter

    def all(self, kind: type[R]) -> dict[str, R]:
        """All records of a kind by id, shipped ones too."""
        if kind not in self._records:
            self._records[kind] = self.partnership.of(kind.folder())
        return cast(dict[str, R], self._records[kind])

    def one(self, kind: type[R], identity: str | None) -> R | None:
        """The record of a kind with this id; None where there is none that can be read."""
        return self.all(kind).get(identity or "")

    @cached_property
    def partners(self) -> dict[str, Partner]:
        """The organisations that take part: not those that left, withdrew or were only named."""
        return {identity: partner for identity, partner in self.all(Partner).items() if partner.present}

    @cached_property
    def people(self) -> dict[str, Person]:
        """Everybody on record."""
        return self.all(Person)

    @cached_property
    def couples(self) -> dict[str, Couple]:
        """Every couple, whatever its status."""
        return self.all(Couple)

    @cached_property
    def agreements(self) -> dict[str, Agreement]:
        """Every agreement, whatever its status."""
        return self.all(Agreement)

    @cached_property
    def party_to(self) -> dict[str, list[Agreement]]:
        """The agreements that bind each organisation: not those that it left, or that have ended or were withdrawn."""
        found: dict[str, list[Agreement]] = defaultdict(list)
        for agreement in self.agreements.values():
            for party in agreement.bound if agreement.status in ("draft", "offered", "signed") else ():
                found[party.partner or ""].append(agreement)
        return found

    def signed_addenda(self, agreement: Agreement) -> list[Agreement]:
        """The addenda to an agreement that were signed, in the order in which they take effect."""
        later = addenda(self.partnership, agreement) if agreement.id in self.extended else []
        return [one for one in later if one.status == "signed"]

    def in_force(self, agreement: Agreement) -> Agreement:
        """An agreement with its term and renewal as its signed addenda make them."""
        return with_its_term(self.partnership, agreement) if agreement.id in self.extended else agreement

    @cached_property
    def extended(self) -> frozenset[str]:
        """The ids of agreements to which there is an addendum."""
        return frozenset(agreement.extends for agreement in self.agreements.values() if agreement.extends)

    @cached_property
    def succeeded(self) -> frozenset[str]:
        """The ids of agreements that another one, in draft or further, replaces."""
        found = (agreement for agreement in self.agreements.values() if agreement.status != "withdrawn")
        return frozenset(agreement.replaces for agreement in found if agreement.replaces)

    @cached_property
    def about_couples(self) -> dict[str, list[Agreement]]:
        """The agreements about each couple, but for those withdrawn."""
        found: dict[str, list[Agreement]] = defaultdict(list)
        for agreement in self.agreements.values():
            for couple in agreement.couples if agreement.status != "withdrawn" else ():
                found[couple].append(agreement)
        return found

    @cached_property
    def running(self) -> dict[str, list[Couple]]:
        """The running couples of each person."""
        found: dict[str, list[Couple]] = defaultdict(list)
        for couple in self.couples.values():
            for member in couple.members if couple.status == "running" else ():
                found[member.person or ""].append(couple)
        return found

    @cached_property
    def goals(self) -> dict[str, Goal]:
        """Every goal."""
        return self.all(Goal)

    @cached_property
    def groups(self) -> dict[str, Group]:
        """Every group."""
        return self.all(Group)

    @cached_property
    def logs(self) -> tuple[Log, ...]:
        """The whole log, the earliest entry first."""
        return tuple(sorted(self.all(Log).values(), key=lambda log: (log.date, log.id)))

    @cached_property
    def _logs_by_record(self) -> dict[str, list[Log]]:
        found: dict[str, list[Log]] = defaultdict(list)
        for log in self.logs:
            found[log.about].append(log)
        return found

    def logged(self, record: Record) -> list[Log]:
        """The log about a record, the earliest entry first."""
        return self._logs_by_record.get(record.ref, [])

    @cached_property
    def _reflections_by_record(self) -> dict[str, list[Reflection]]:
        found: dict[str, list[Reflection]] = defaultdict(list)
        for reflection in self.all(Reflection).values():
            found[reflection.about].append(reflection)
        return found

    def reflected(self, record: Record) -> list[Reflection]:
        """The answers to instruments about a record."""
        return self._reflections_by_record.get(record.ref, [])

    def name(self, ref: str) -> str:
        """The name of a record for people."""
        return self.partnership.name(ref)

    def person(self, identity: str | None) -> str:
        """The name of a person."""
        return self.name(f"people/{identity}") if identity else ""

    def partner_of(self, person: str | None) -> Partner | None:
        """The organisation where somebody works."""
        found = self.people.get(person or "")
        return self.all(Partner).get(found.partner or "") if found else None

    def side_of(self, person: str | None) -> str | None:
        """`education` or `elsewhere`, by where somebody works; None where that is not recorded."""
        employer = self.partner_of(person)
        return employer.on_side if employer else None

    @cached_property
    def holders(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """By role who has it, with its places in the person's list; a role that has ended is left out."""
        found: dict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
        for identity, person in self.people.items():
            for number, role in enumerate(person.roles):
                if not role.until or last_day(role.until).isoformat() >= self.today:
                    found[role.role][identity] = (*found[role.role].get(identity, ()), number)
        return found

    def small(self, partner: Partner) -> bool:
        """Whether it is a company with few staff, as far as that is known."""
        return partner.kind == "company" and partner.staff is not None and partner.staff < self.norm("small_staff")

    @cached_property
    def leaders(self) -> dict[str, str]:
        """Who leads or led a partner, with its side; in a small company that may be the first contact."""
        found: dict[str, str] = {}
        for partner in self.all(Partner).values():
            who = partner.leader or (partner.contact if self.small(partner) else None)
            if who and partner.commitment != "none":
                found[who] = partner.on_side
        for identity, person in self.people.items():
            employer = self.partner_of(identity)
            if employer and any(role.role == "leader" for role in person.roles):
                found.setdefault(identity, employer.on_side)
        return found

    @cached_property
    def funded(self) -> dict[str, list[Agreement]]:
        """By grant, the agreements that it pays for."""
        found: dict[str, list[Agreement]] = defaultdict(list)
        for agreement in self.agreements.values():
            for grant in agreement.funding:
                found[grant].append(agreement)
        return found

    @cached_property
    def paired(self) -> frozenset[str]:
        """Who is in a couple that is not over."""
        open_ones = (couple for couple in self.couples.values() if couple.status in ("proposed", "agreed", "running"))
        return frozenset(member.person for couple in open_ones for member in couple.members if member.person)

    @cached_property
    def referred(self) -> frozenset[str]:
        """What other records point at, as `<kind>/<id>`."""
        for _record in self.partnership.all():
            pass  # every file is read now
        found = (
            (about, reference.text if reference.to.path else f"{reference.to.kinds[0]}/{reference.text}")
            for _path, about, reference in self.partnership.references
        )
        return frozenset(ref for about, ref in found if ref != about)

    def index(self, make: Callable[["Facts"], T]) -> T:
        """What a module of rules needs to know of all records, made once."""
        if make not in self._indexes:
            self._indexes[make] = make(self)
        return cast(T, self._indexes[make])

    def page(self, record: Record) -> Page:
        """The free text of a record."""
        if record.path not in self._pages:
            self._pages[record.path] = page_of(record)
        return self._pages[record.path]

    # Measures

    def norm(self, name: str) -> float:
        """A measure that is one number: as the partnership says, else as it is commonly taken."""
        least, _most = self.bounds(name)
        assert least is not None, name
        return least

    def bounds(self, name: str) -> tuple[float | None, float | None]:
        """The least and the most of a measure, by its name below `norms`; a measure of one number gives it twice."""
        declared = field_at(Norms, name).norm
        assert declared is not None, name
        usual = declared.value if isinstance(declared.value, tuple) else (declared.value, declared.value)
        value: Part | float | None = self.charter.norms
        for step in name.split("."):
            value = getattr(value, step, None)
        if isinstance(value, Range):
            return (usual[0] if value.min is None else value.min, usual[1] if value.max is None else value.max)
        return usual if value is None else (cast(float, value), cast(float, value))

    # Time

    def days_since(self, day: str) -> int:
        """How many days lie between a day and today; negative for a day to come."""
        return days_between(day, self.today)


def days_between(first: str, last: str) -> int:
    """How many days lie between two days; a month or a year counts as its first day."""
    return (first_day(last) - first_day(first)).days


def few(names: Sequence[str]) -> str:
    """The first three names, and how many more there are."""
    more = len(names) - 3
    shown = ", ".join(names[:3])
    return shown if more < 1 else f"{shown} " + n_("and {n} more", "and {n} more", more).format(n=more)
