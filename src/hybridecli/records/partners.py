"""Partners: the organisations that work along."""

from typing import Annotated, ClassVar, Literal

from hybridecli.fieldtype import Day, When, to
from hybridecli.record import Part, Range, Record
from hybridecli.records.partnership import Level, PartnerKind

PersonId = Annotated[str, to("people")]
PartnerId = Annotated[str, to("partners")]
Service = Literal[
    "intake", "matching", "finding-places", "guidance", "connecting", "administration", "finance", "insurance",
    "contracts", "employment", "learning-materials", "workplaces", "preparation", "rematching", "cost-sharing",
    "sounding-board",
]  # fmt: skip

EDUCATION = ("school", "teacher-education", "knowledge-institute", "guidance-service")


class Called(Part, frozen=True, kw_only=True):
    """The short name of an organisation in documents."""

    article: Annotated[Literal["de", "het"] | None, "its Dutch article"] = None
    word: Annotated[str | None, "the word, such as school"] = None
    plural: Annotated[str | None, "its plural"] = None


class Legal(Part, frozen=True, kw_only=True):
    """What identifies an organisation in an agreement."""

    name: Annotated[str | None, "its legal name"] = None
    form: Annotated[str | None, "its legal form"] = None
    seat: Annotated[str | None, "the place of its seat"] = None
    address: Annotated[str | None, "its address"] = None
    visiting_address: Annotated[str | None, "where people come, if that is elsewhere"] = None
    register: Annotated[str | None, "its number in the register"] = None
    vat: Annotated[bool | None, "whether it pays value added tax"] = None
    account: Annotated[str | None, "its bank account"] = None


class Signer(Part, frozen=True, kw_only=True):
    """Somebody who may sign for the organisation."""

    either: ClassVar = (("person", "function"),)

    person: Annotated[PersonId | None, "who signs"] = None
    function: Annotated[str | None, "in which function"] = None
    authority: Annotated[str | None, "on what the authority to sign rests"] = None


class Interests(Part, frozen=True, kw_only=True):
    """What the organisation has to gain."""

    short_term: Annotated[tuple[str, ...], "within a year or so"] = ()
    long_term: Annotated[tuple[str, ...], "in the years to come"] = ()


class PartnerWishes(Part, frozen=True, kw_only=True):
    """What the organisation wants or can give, so that clashes are seen early."""

    days_per_week: Annotated[Range | None, "days a week"] = None
    hours_per_week: Annotated[Range | None, "hours a week"] = None
    months: Annotated[Range | None, "for how many months"] = None


class Policy(Part, frozen=True, kw_only=True):
    """What the organisation's own policy says."""

    twinning: Annotated[str | None, "about twinning"] = None
    counts_as_training: Annotated[bool | None, "whether twinning counts as training"] = None


class Unavailable(Part, frozen=True, kw_only=True):
    """A time that does not suit."""

    from_: Annotated[Day | None, "the first day"] = None
    until: Annotated[Day | None, "the last day, included"] = None
    why: Annotated[str | None, "why"] = None


class Received(Part, frozen=True, kw_only=True):
    """What was really given of a contribution."""

    date: Annotated[When | None, "when"] = None
    amount: Annotated[float | None, "how much, in the unit of the contribution"] = None
    evidence: Annotated[str | None, "what shows it"] = None
    sha256: Annotated[str | None, "the checksum of a file that shows it, written by commands"] = None


class Contribution(Part, frozen=True, kw_only=True):
    """What an organisation gives: time, money, means, expertise or places."""

    what: Annotated[str, "what is given, as a phrase"]
    kind: Annotated[Literal["time", "money", "means", "expertise", "places"] | None, "what kind of contribution"] = None
    amount: Annotated[float | None, "how much"] = None
    unit: Annotated[Literal["hours", "euro", "places", "fte", "pieces"] | None, "counted in what"] = None
    per: Annotated[Literal["year", "month", "once", "pupil"] | None, "how often"] = None
    share: Annotated[float | None, "which share of these costs, from 0 to 1"] = None
    from_: Annotated[When | None, "from when"] = None
    status: Annotated[Literal["promised", "received", "withdrawn"], "promised, received or withdrawn"] = "promised"
    received: Annotated[tuple[Received, ...], "what was received"] = ()


class Benefit(Part, frozen=True, kw_only=True):
    """What an organisation expects to gain, and from when."""

    what: Annotated[str, "what is expected, as a phrase"]
    from_: Annotated[When | None, "from when"] = None


class Partner(Record, frozen=True, kw_only=True):
    """A partner: a school, company, employer, public body or other organisation that works along."""

    singular: ClassVar = "partner"
    dutch: ClassVar = ("partner", "partners")
    title_field: ClassVar = "name"
    columns: ClassVar = ("name", "kind", "municipalities", "commitment", "contact")
    order: ClassVar = 10

    name: Annotated[str, "its full name"]
    called: Annotated[Called | None, "its short name in documents"] = None
    kind: Annotated[PartnerKind, "what kind of organisation"]
    also: Annotated[tuple[PartnerKind, ...], "further kinds of the same organisation"] = ()
    side: Annotated[
        Literal["education", "elsewhere"] | None, "which side it stands on, where its kind does not tell"
    ] = None
    levels: Annotated[tuple[Level, ...], "its levels of education"] = ()
    sector: Annotated[str | None, "its sector"] = None
    staff: Annotated[int | None, "how many people work there"] = None
    legal: Annotated[Legal | None, "what identifies it in an agreement"] = None
    part_of: Annotated[tuple[PartnerId, ...], "the partners it belongs to, such as its board"] = ()
    municipalities: Annotated[tuple[str, ...], "where it is"] = ()
    regions: Annotated[tuple[str, ...], "the regions or provinces it works in"] = ()
    joined: Annotated[When | None, "when it joined"] = None
    left: Annotated[When | None, "when it left"] = None
    left_reason: Annotated[str | None, "why it left"] = None
    commitment: Annotated[
        Literal["mentioned", "intends", "signed", "withdrawn", "none"] | None,
        "how far it is committed; none: named, but not a partner",
    ] = None
    leader: Annotated[PersonId | None, "who stands for it on the strategic layer"] = None
    contact: Annotated[PersonId | None, "the one first contact"] = None
    signs: Annotated[tuple[Signer, ...], "who signs for it"] = ()
    interests: Annotated[Interests | None, "what it has to gain"] = None
    wishes: Annotated[PartnerWishes | None, "what it wants or can give"] = None
    policy: Annotated[Policy | None, "what its own policy says"] = None
    not_available: Annotated[tuple[Unavailable, ...], "times that do not suit anybody who works there"] = ()
    contributions: Annotated[tuple[Contribution, ...], "what it gives"] = ()
    benefits_expected: Annotated[tuple[Benefit, ...], "what it expects to gain"] = ()
    services: Annotated[tuple[Service, ...], "what an intermediary does for the others"] = ()

    @property
    def on_side(self) -> str:
        """`education` or `elsewhere`: as recorded, else as its kind says."""
        return self.side or ("education" if self.kind in EDUCATION else "elsewhere")

    @property
    def present(self) -> bool:
        return self.commitment not in ("none", "withdrawn") and not self.left
