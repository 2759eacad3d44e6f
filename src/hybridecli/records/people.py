"""People: the only kind that holds personal data."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Final, Literal, get_args

from hybridecli.fieldtype import Day, When, to
from hybridecli.language import _
from hybridecli.record import PERSONAL, Part, Record
from hybridecli.records.partners import Unavailable

PersonId = Annotated[str, to("people")]
PartnerId = Annotated[str, to("partners")]


class Job(Part, frozen=True, kw_only=True):
    """A second, earlier or later job."""

    partner: Annotated[PartnerId | None, "where, if that is a partner"] = None
    employer: Annotated[str | None, "where, if that is not a partner"] = None
    function: Annotated[str | None, "as what"] = None
    from_: Annotated[When | None, "from when"] = None
    until: Annotated[When | None, "until when"] = None
    hours_per_week: Annotated[float | None, "hours a week"] = None
    form: Annotated[
        Literal["employed", "seconded", "self-employed", "owner", "volunteer"] | None, "in which legal form"
    ] = None


class HybridTasks(Part, frozen=True, kw_only=True):
    """What a hybrid professional does on each side and between them: ids of tasks, or own words."""

    education: Annotated[tuple[str, ...], "in education"] = ()
    employer: Annotated[tuple[str, ...], "with the employer"] = ()
    connecting: Annotated[tuple[str, ...], "connecting the two"] = ()


class Role(Part, frozen=True, kw_only=True):
    """What somebody does in the partnership, with the time and mandate for it."""

    role: Annotated[
        Literal[
            "coordinator", "leader", "bridge-builder", "hybrid-professional", "coach", "matchmaker", "participant",
            "project-leader", "researcher", "contact",
        ],
        "which role",
    ]  # fmt: skip
    layer: Annotated[Literal["strategic", "tactical", "operational"] | None, "on which layer"] = None
    type: Annotated[str | None, "a closer description of the role"] = None
    from_: Annotated[When | None, "from when"] = None
    until: Annotated[When | None, "until when"] = None
    until_why: Annotated[str | None, "why it ended"] = None
    replaced_by: Annotated[PersonId | None, "who took over"] = None
    fte: Annotated[float | None, "how much of a full-time job"] = None
    hours_per_month: Annotated[float | None, "hours a month for it"] = None
    granted_by: Annotated[PartnerId | None, "which partner gives the time"] = None
    paid_by: Annotated[PartnerId | None, "which partner pays"] = None
    appointed_by: Annotated[PartnerId | None, "which partner appointed"] = None
    mandate: Annotated[str | None, "what may be decided without asking"] = None
    deputy: Annotated[PersonId | None, "who stands in"] = None
    profile: Annotated[str | None, "why this person"] = None
    support: Annotated[str | None, "which training or coaching goes with it"] = None
    after_start: Annotated[str | None, "what the role is once things run"] = None
    stays_in_touch_with: Annotated[tuple[PersonId, ...], "leaders with whom contact is kept"] = ()
    tasks: Annotated[HybridTasks | None, "a hybrid professional's tasks"] = None
    no_connecting_role: Annotated[bool | None, "whether it was agreed that there is no connecting role"] = None
    form: Annotated[Literal["two-contracts", "secondment", "self-employed"] | None, "the legal form of hybrid work"] = (
        None
    )
    hours_per_week: Annotated[float | None, "hours a week in the other organisation"] = None
    lesson_hours_per_year: Annotated[float | None, "lesson hours a school year"] = None
    qualification: Annotated[Literal["none", "in-training", "qualified"] | None, "the teaching qualification"] = None
    reported_to: Annotated[tuple[PartnerId, ...], "employers to whom the other job was reported"] = ()


class PersonalGoal(Part, frozen=True, kw_only=True):
    """What somebody wants to learn."""

    goal: Annotated[str, "the goal, as a phrase"]
    horizon: Annotated[Literal["short", "long"] | None, "short or long term"] = None
    why_now: Annotated[str | None, "why now"] = None


Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: Final[tuple[Weekday, ...]] = get_args(Weekday)
PARTS: Final[tuple[Literal["morning", "afternoon", "evening"], ...]] = ("morning", "afternoon", "evening")


class HalfDay(Part, frozen=True, kw_only=True):
    """A half-day of the week."""

    day: Annotated[Weekday | None, "which day"] = None
    part: Annotated[Literal["morning", "afternoon", "evening", "day"] | None, "which part of the day"] = None


class Available(Part, frozen=True, kw_only=True):
    """When somebody has time."""

    from_: Annotated[Day | None, "the first day"] = None
    until: Annotated[Day | None, "the last day, included"] = None
    days: Annotated[tuple[HalfDay, ...], "the half-days that suit"] = ()
    not_: Annotated[tuple[Unavailable, ...], "times that do not suit"] = ()

    @property
    def half_days(self) -> tuple[HalfDay, ...]:
        """The half-days that suit, in the order of the week; a day without a part is its morning and afternoon."""
        suits = {
            (item.day, part)
            for item in self.days
            for part in (("morning", "afternoon") if item.part in (None, "day") else (item.part,))
        }
        week = ((day, part) for day in DAYS for part in PARTS)
        return tuple(HalfDay(day=day, part=part) for day, part in week if (day, part) in suits)

    def wrong(self) -> Iterator[tuple[str, str, str]]:
        if self.from_ and self.until and self.until < self.from_:
            yield "until", _("the end is before the start"), _("look at the year and the month of both")


class Wish(Part, frozen=True, kw_only=True):
    """What somebody asks of the match."""

    aspect: Annotated[Literal["subject", "age", "education", "sector", "place"], "in what respect"]
    wish: Annotated[Literal["same", "different"] | None, "the same or different"] = None
    weight: Annotated[Literal["must", "prefer"] | None, "whether it is a must"] = None


class Manager(Part, frozen=True, kw_only=True):
    """Who gives somebody the time: a person on record, else what is known of them."""

    named_by: ClassVar = ("person", "name")

    person: Annotated[PersonId | None, "who, if on record"] = None
    name: Annotated[str | None, "the name, of who is not on record"] = None
    function: Annotated[str | None, "as what, of who is not on record"] = None
    email: Annotated[str | None, "mail address, of who is not on record"] = None
    phone: Annotated[str | None, "phone number, of who is not on record"] = None


class Consent(Part, frozen=True, kw_only=True):
    """What somebody agreed to."""

    photo: Annotated[bool | None, "being in photographs"] = None
    interview: Annotated[bool | None, "being interviewed"] = None
    contact: Annotated[bool | None, "passing on mail address and phone number to the other"] = None


class Intake(Part, frozen=True, kw_only=True):
    """What a participant brings and looks for."""

    status: Annotated[
        Literal["applied", "waiting", "seeking", "paused", "done"] | None, "how far the application is"
    ] = None
    registered: Annotated[When | None, "when the person applied"] = None
    manager: Annotated[Manager | None, "who gives the person the time"] = None
    motive: Annotated[str | None, "why the person wants to take part"] = None
    expectations: Annotated[str | None, "what the person expects of it"] = None
    fears: Annotated[str | None, "what the person is unsure about; stays with the coordinator"] = None
    earlier_contact: Annotated[str | None, "earlier twinning, or whom the person knows on the other side"] = None
    offers: Annotated[tuple[str, ...], "what the person brings"] = ()
    seeks: Annotated[tuple[str, ...], "what the person looks for"] = ()
    goals: Annotated[tuple[PersonalGoal, ...], "what the person wants to learn"] = ()
    hours_per_month: Annotated[float | None, "hours a month"] = None
    available: Annotated[Available | None, "when the person has time"] = None
    form: Annotated[Literal["on-site", "online", "both"] | None, "how the person prefers to meet"] = None
    subjects: Annotated[tuple[str, ...], "subjects"] = ()
    education: Annotated[Literal["mbo", "hbo", "wo"] | None, "level of education"] = None
    born: Annotated[int | None, "year of birth, only with a wish about age", PERSONAL] = None
    place: Annotated[str | None, "where the person works or lives"] = None
    places_near: Annotated[tuple[str, ...], "places that are near enough"] = ()
    wishes: Annotated[tuple[Wish, ...], "wishes about the other, the most important first"] = ()
    not_with: Annotated[tuple[PartnerId, ...], "partners with which not"] = ()
    not_with_people: Annotated[tuple[PersonId, ...], "people with whom not"] = ()
    limits: Annotated[tuple[str, ...], "what may not be shown or shared"] = ()
    consent: Annotated[Consent | None, "what the person agreed to"] = None

    @property
    def tells(self) -> bool:
        """Whether something is known by which this person can be matched."""
        return bool(self.offers or self.seeks or self.goals)


class Identity(Part, frozen=True, kw_only=True):
    """What identifies somebody who is a party to an agreement; nobody else needs it."""

    born: Annotated[Day | None, "date of birth", PERSONAL] = None
    birthplace: Annotated[str | None, "place of birth", PERSONAL] = None
    address: Annotated[str | None, "home address", PERSONAL] = None


class Retention(Part, frozen=True, kw_only=True):
    """How long the data of a person are kept, and on what ground."""

    until: Annotated[Day | None, "the last day"] = None
    ground: Annotated[str | None, "on what ground"] = None


SIGNED_UP: Final = ("applied", "waiting", "seeking")  # how far an intake is when somebody has just signed up


class Person(Record, frozen=True, kw_only=True):
    """A person who has a role in the partnership. Personal data stand here and nowhere else."""

    singular: ClassVar = "person"
    dutch: ClassVar = ("persoon", "personen")
    title_field: ClassVar = "name"
    columns: ClassVar = ("name", "partner", "function", "roles")
    order: ClassVar = 20

    name: Annotated[str, "the full name", PERSONAL]
    partner: Annotated[PartnerId | None, "where the person works"] = None
    function: Annotated[str | None, "as what", PERSONAL] = None
    background: Annotated[str | None, "what the person did before", PERSONAL] = None
    email: Annotated[str | None, "mail address", PERSONAL] = None
    phone: Annotated[str | None, "phone number", PERSONAL] = None
    jobs: Annotated[tuple[Job, ...], "second, earlier or later jobs", PERSONAL] = ()
    roles: Annotated[tuple[Role, ...], "what the person does in the partnership"] = ()
    twinning: Annotated[Intake | None, "the intake of a participant", PERSONAL] = None
    identity: Annotated[Identity | None, "what identifies who is a party to an agreement", PERSONAL] = None
    retention: Annotated[Retention | None, "how long these data are kept"] = None
    erasure_asked: Annotated[Day | None, "when the person asked to be removed"] = None

    @classmethod
    def day_of_change(cls, before: dict[str, Any], after: dict[str, Any]) -> tuple[str, ...]:
        was, now = before.get("twinning") or {}, after.get("twinning")
        if not isinstance(was, dict) or not isinstance(now, dict):  # a file that is wrong can be changed too
            return ()
        fresh = now.get("status") in SIGNED_UP and not was.get("status") and not now.get("registered")
        return ("twinning", "registered") if fresh else ()
