"""The partnership itself: one record, `partnership.yaml`."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final, Literal

from hybridecli.fieldtype import Day, to, to_any
from hybridecli.language import _
from hybridecli.record import Norm, Part, Period, Range, Record

PersonId = Annotated[str, to("people")]
PartnerId = Annotated[str, to("partners")]
Involvement = Literal["informed", "consulted", "takes-part", "decides", "not-involved"]
Stage = Literal["exploring", "designing", "agreeing", "running", "evaluating", "sustaining"]
Level = Literal[
    "po", "vo", "vmbo", "havo", "vwo", "special", "mbo", "hbo", "wo",
    "basis", "secundair", "hbo5", "graduaat", "cvo", "hoger",
]  # fmt: skip
PartnerKind = Literal[
    "school", "company", "employer", "sector-organisation", "employers-organisation", "trade-union", "training-fund",
    "teacher-education", "knowledge-institute", "municipality", "province", "government", "regional-partnership",
    "association-of-governments", "guidance-service", "intermediary", "foundation", "other",
]  # fmt: skip


class PartnerConsidered(Part, frozen=True, kw_only=True):
    """A partner that was thought of, and why it is or is not in."""

    kind: Annotated[PartnerKind | None, "what kind of organisation"] = None
    partner: Annotated[PartnerId | None, "which one, where it is on record"] = None
    name: Annotated[str | None, "its name, where it is not on record"] = None
    reason: Annotated[str | None, "what was decided and why"] = None
    date: Annotated[Day | None, "when"] = None


class BodyConsidered(Part, frozen=True, kw_only=True):
    """An existing consultation body that was looked at before a new one was founded."""

    body: Annotated[str, "its name"]
    reason: Annotated[str | None, "why it was used or not"] = None


class Risk(Part, frozen=True, kw_only=True):
    """What may go wrong, and what is done about it."""

    risk: Annotated[str, "what may happen, as a phrase"]
    measure: Annotated[str | None, "what is done about it"] = None
    owner: Annotated[PersonId | None, "who watches it"] = None


class Stakeholder(Part, frozen=True, kw_only=True):
    """A group that is affected, and how it is involved in each phase."""

    group: Annotated[str, "which group"]
    set_up: Annotated[Involvement | None, "how it is involved while setting up"] = None
    execution: Annotated[Involvement | None, "how it is involved while running"] = None
    evaluation: Annotated[Involvement | None, "how it is involved in evaluating"] = None


class Position(Part, frozen=True, kw_only=True):
    """A paid role, who pays it and who has it."""

    role: Annotated[str, "which role"]
    fte: Annotated[float | None, "how much of a full-time job"] = None
    months: Annotated[int | None, "for how many months"] = None
    paid_by: Annotated[PartnerId | None, "which partner pays"] = None
    employed_by: Annotated[PartnerId | None, "which partner employs"] = None
    appointed_by: Annotated[PartnerId | None, "which partner appoints"] = None
    tasks: Annotated[tuple[str, ...], "what belongs to it"] = ()
    person: Annotated[PersonId | None, "who has it"] = None


class Participants(Part, frozen=True, kw_only=True):
    """Who can take part, how many, and on what conditions."""

    who: Annotated[str | None, "which people can take part"] = None
    number: Annotated[Range | None, "how many"] = None
    conditions: Annotated[tuple[str, ...], "on what conditions"] = ()
    voluntary: Annotated[bool | None, "whether taking part is voluntary"] = None


class Continuation(Part, frozen=True, kw_only=True):
    """What goes on after the funded period."""

    what: Annotated[str, "what goes on"]
    by: Annotated[PartnerId | None, "which partner does it"] = None
    paid_by: Annotated[PartnerId | None, "which partner pays"] = None
    from_: Annotated[Day | None, "from when"] = None


class Defaults(Part, frozen=True, kw_only=True):
    """What holds for every couple and agreement that does not say otherwise."""

    insurance: Annotated[str | None, "how people are insured at each other's workplace"] = None
    vog: Annotated[bool | None, "whether a certificate of conduct is asked when pupils are met"] = None
    contact_agreements: Annotated[str | None, "how the two keep in touch"] = None
    retention_months: Annotated[int | None, "how long personal data are kept afterwards"] = None


class HybridNorms(Part, frozen=True, kw_only=True):
    """What still counts as a light form of hybrid work."""

    hours_per_week: Annotated[Range | None, "hours a week", Norm((4, 8), ("RIB",))] = None
    lesson_hours_per_year: Annotated[Range | None, "lesson hours a school year", Norm((None, 240), ("RIB",))] = None


class Norms(Part, frozen=True, kw_only=True):
    """What the partnership takes as its measure."""

    hours_per_month: Annotated[float | None, "hours a month for each participant", Norm(8, ("seed3", "JT-nl"))] = None
    weeks: Annotated[Range | None, "how many weeks a couple works together", Norm((8, 14), ("seed3",))] = None
    hours_per_goal: Annotated[float | None, "hours that a goal takes at least", Norm(6, ("own",))] = None
    host_share: Annotated[Range | None, "percentage of the hours at each side", Norm((30, 70), ("seed3", "own"))] = None
    dated_share: Annotated[
        float | None, "percentage of the hours with a day or week soon after the start", Norm(50, ("seed3", "own"))
    ] = None
    first_contact_days: Annotated[
        int | None, "within how many days after the match the two talk", Norm(7, ("SIMG",))
    ] = None
    idle_days: Annotated[
        int | None, "after how many days without an entry somebody asks", Norm(21, ("casa", "own"))
    ] = None
    support_days: Annotated[
        int | None, "at least once in how many days the coordinator supports a couple", Norm(31, ("EBM-ml",))
    ] = None
    other_agreement_hours: Annotated[
        float | None, "hours at one side from which another agreement fits better", Norm(24, ("AO",))
    ] = None
    hybrid: Annotated[HybridNorms | None, "the light form of hybrid work"] = None
    small_staff: Annotated[int | None, "below how many staff a company is small", Norm(50, ("TP-eind",))] = None
    leaders_months: Annotated[
        int | None, "within how many months leaders are seen again", Norm(12, ("seed1", "own"))
    ] = None
    leader_events: Annotated[int | None, "for how many events in a quarter a leader is asked", Norm(1, ("own",))] = None
    first_activity_days: Annotated[
        int | None, "within how many days after signing something happens", Norm(60, ("seed1", "own"))
    ] = None
    waiting_days: Annotated[
        int | None, "after how many days a missing signature is reminded of", Norm(14, ("esup", "own"))
    ] = None
    notice_days: Annotated[
        int | None, "how many days ahead a last day for notice or talks is announced", Norm(90, ("CBPO", "JONG"))
    ] = None
    feedback_months: Annotated[
        int | None, "how often the steering group hears how it stands", Norm(3, ("seed2", "own"))
    ] = None
    reflection_months: Annotated[int | None, "how often the partners reflect", Norm(6, ("seed2", "own"))] = None
    vacant_days: Annotated[
        int | None, "after how many days a role without anybody is a gap", Norm(30, ("seed2", "own"))
    ] = None
    first_milestone_days: Annotated[
        int | None, "within how many days after the start the first milestone is", Norm(90, ("seed2", "own"))
    ] = None
    milestone_months: Annotated[int | None, "how many months lie between two milestones", Norm(6, ("seed2", "own"))] = (
        None
    )
    success_months: Annotated[int | None, "how often a success is shared", Norm(6, ("seed2", "own"))] = None
    communication_months: Annotated[
        int | None, "how often each partner tells its own people", Norm(3, ("seed2", "own"))
    ] = None


class Weights(Part, frozen=True, kw_only=True):
    """How heavily each point counts in matching, beside the others; nothing is 0."""

    offers: Annotated[
        float | None, "what each brings against what the other looks for", Norm(5, ("LC-mf", "TP-eind"))
    ] = None
    goals: Annotated[float | None, "the goals of both, and whether they fit the time there is", Norm(3, ("seed3",))] = (
        None
    )
    wishes: Annotated[
        float | None,
        "what people would rather have; their second wish counts half as much as the first, the third a third",
        Norm(4, ("seed3", "MIT")),
    ] = None
    availability: Annotated[float | None, "the half-days on which both can", Norm(3, ("seed3", "TOG-app"))] = None
    period: Annotated[float | None, "the weeks that suit both", Norm(2, ("seed3",))] = None
    place: Annotated[
        float | None,
        "how near to each other the two are, unless both would rather meet online",
        Norm(1, ("MSZ", "EDE")),
    ] = None
    turn: Annotated[float | None, "how long people have waited, and who has had a turn", Norm(2, ("EDE", "own"))] = None

    def wrong(self) -> Iterator[tuple[str, str, str]]:
        values = [(name, getattr(self, name)) for name in self.given]
        for name, value in values:
            if value is not None and value < 0:
                yield name, _("a weight is 0 or more"), _("write 0 for what should not count")
        if len(values) == len(WEIGHTS) and not any(value for _name, value in values):
            yield values[0][0], _("nothing counts: all weights are 0"), _("give at least one of them a number above 0")


WEIGHTS: Final = ("offers", "goals", "wishes", "availability", "period", "place", "turn")


class Example(Part, frozen=True, kw_only=True):
    """What was learned elsewhere."""

    title: Annotated[str | None, "what it is"] = None
    where: Annotated[str | None, "where it was seen"] = None
    lesson: Annotated[str | None, "what was learned"] = None


class Waiver(Part, frozen=True, kw_only=True):
    """A rule that is set aside, with the reason, by whom and when."""

    rule: Annotated[str | None, "which rule"] = None
    about: Annotated[Annotated[str, to_any()] | None, "about which record"] = None
    reason: Annotated[str | None, "why it does not apply here"] = None
    by: Annotated[PersonId | None, "who decided it"] = None
    date: Annotated[Day | None, "when"] = None


class Charter(Record, frozen=True, kw_only=True):
    """The partnership: what it is for, who leads it, how far it is, and what holds for all of it."""

    singular: ClassVar = "partnership"
    dutch: ClassVar = ("partnerschap", "partnerschap")
    title_field: ClassVar = "name"
    columns: ClassVar = ("name", "stage", "region", "period")
    order: ClassVar = 0

    name: Annotated[str, "the name of the partnership"]
    region: Annotated[str | None, "the region it works in"] = None
    municipalities: Annotated[tuple[str, ...], "the municipalities it works in"] = ()
    levels: Annotated[tuple[Level, ...], "the levels of education that take part"] = ()
    language: Annotated[Literal["nl", "en"], "the language of its documents"] = "nl"
    jurisdiction: Annotated[Literal["NL", "VL"], "the Netherlands or Flanders: words and rules differ"] = "NL"
    address: Annotated[Literal["je", "u"], "how participants are addressed in Dutch"] = "je"
    stage: Annotated[Stage, "how far the partnership is"] = "exploring"
    period: Annotated[Period | None, "from when until when it is meant to last"] = None
    occasion: Annotated[str | None, "what gave rise to it"] = None
    ambition: Annotated[str | None, "what the partners want to have reached in the end"] = None
    lead: Annotated[PartnerId | None, "the partner that leads and answers for the money"] = None
    initiated_by: Annotated[tuple[PartnerId, ...], "the partners that began it"] = ()
    part_of: Annotated[tuple[str, ...], "larger networks that it belongs to"] = ()
    participants: Annotated[Participants | None, "who can take part"] = None
    coordinators: Annotated[tuple[PersonId, ...], "who coordinates it"] = ()
    partners_considered: Annotated[tuple[PartnerConsidered, ...], "partners that were thought of"] = ()
    bodies_considered: Annotated[tuple[BodyConsidered, ...], "existing bodies that were looked at"] = ()
    risks: Annotated[tuple[Risk, ...], "what may go wrong"] = ()
    stakeholders: Annotated[tuple[Stakeholder, ...], "groups that are affected"] = ()
    positions: Annotated[tuple[Position, ...], "paid roles"] = ()
    continuation: Annotated[tuple[Continuation, ...], "what goes on after the funded period"] = ()
    defaults: Annotated[Defaults | None, "what holds unless a record says otherwise"] = None
    norms: Annotated[Norms | None, "what the partnership takes as its measure"] = None
    weights: Annotated[Weights | None, "how heavily each point counts in matching"] = None
    examples: Annotated[tuple[Example, ...], "what was learned elsewhere"] = ()
    waivers: Annotated[tuple[Waiver, ...], "rules that are set aside, with the reason"] = ()

    @property
    def ref(self) -> str:
        return "partnership"
