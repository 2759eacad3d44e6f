"""The declarations: they hold all that the model promises, and what they allow is read back as it was written."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judge import accepts

from hybridecli import jsonschema, yamlfile
from hybridecli.compound import Either, Many, Named
from hybridecli.fieldtype import (
    YEARS,
    Amount,
    Choice,
    DayType,
    FieldType,
    Link,
    Number,
    WeekType,
    WhenType,
    Whole,
    YesNo,
)
from hybridecli.finding import Finding
from hybridecli.partnership import read_record
from hybridecli.record import ORDERED, Field, Part, PartType, Record, fields, plain
from hybridecli.records import kinds

# What model.md promises: per kind its fields, with what stands below them in brackets.
MODEL = {
    "partnership": """
        name region municipalities levels language jurisdiction address stage period(start end) occasion ambition lead
        part_of coordinators partners_considered(kind reason date) bodies_considered(body reason)
        risks(risk measure owner) stakeholders(group set_up execution evaluation)
        positions(role fte months paid_by employed_by appointed_by tasks person)
        continuation(what by paid_by from) defaults(insurance vog contact_agreements retention_months)
        norms(hours_per_month weeks(min max) idle_days feedback_months reflection_months
              hybrid(hours_per_week(min max) lesson_hours_per_year(max)))
        weights examples(title where lesson) waivers(rule about reason by date)""",
    "partners": """
        name called(article word plural) kind also side levels sector staff
        legal(name form seat address register) part_of municipalities joined left left_reason commitment leader contact
        signs(person function authority) interests(short_term long_term)
        wishes(days_per_week(min max) hours_per_week(min) months(min)) policy(twinning counts_as_training)
        not_available(from until why)
        contributions(what kind amount unit per status received(date amount evidence))
        benefits_expected(what from) services""",
    "people": """
        name partner function background email phone jobs(partner function from until hours_per_week form)
        roles(role layer type from until until_why replaced_by fte hours_per_month granted_by paid_by appointed_by
              mandate deputy profile support after_start stays_in_touch_with tasks(education employer connecting)
              no_connecting_role form hours_per_week lesson_hours_per_year qualification reported_to)
        twinning(status registered motive offers seeks goals(goal horizon why_now) hours_per_month
                 available(from until days(day part) not(from until why)) subjects education born place places_near
                 wishes(aspect wish weight) not_with not_with_people limits consent(photo interview))
        retention(until ground)""",
    "couples": """
        form members(person partner expectations experience goals(key goal sign horizon reached insight)
                     permission(by date hours_per_month in_working_time) continues)
        period(start end) status coach match(score decided talk declined reasons) limits insurance vog
        contact_agreements moments(start midway closing follow_up)
        activities(activity title serves host date week hours status replacement)
        closure(date reason text outcomes by_catch next advice approved) continues""",
    "environments": """
        name partners status designed designed_with period(start end) essence learners(group number) outcomes tasks
        roles(role person) places starting_competences(what when_missing) obstacles(what rule asked outcome)
        bridge_builders goals ended(date reason)""",
    "agreements": """
        title kind form status drafted extends changes(field old new) replaces
        parties(partner person group_names joined left expectations
                signatories(person function authority on_behalf_of signed mode evidence sha256 reminded)
                duties(duty due result) contributions(what kind amount unit per status received))
        duties(parties duty every_months condition carried_out_by) supporters asked_to_join(partner date answer)
        considerations principles purpose terms environments goals couples
        positions(role fte months paid_by employed_by appointed_by tasks person) legal_basis start end term_months
        ends_when starts_on effective_from renewal(rule months_before term_months) notice_months
        amendment(form consent(of need)) enforceable governance evaluation(by dates every_months) funding budget
        clauses(clause variant values included reason title text)
        placement(person host function supervisor hours hours_per_week fte fee) annexes(title record file sha256)
        signing(date place originals) ended(date reason) frozen(date sha256 file)""",
    "groups": """
        name kind layer part_of reports_to chair secretary members(person from until brings) seats(partner number)
        assignment(result measure due) closed position until meets(every_months) meetings(date place agenda)""",
    "goals": """
        title about serves indicator unit baseline(value to qualifier date source note)
        target(value qualifier date) monitor_only measured_by milestones(date target met celebrated)
        measurements(date value to qualifier split source note)""",
    "logs": """
        date kind about moment title activity hours people(person hours) partners place happened learned by_catch goals
        counts(pupils students teachers employees entrepreneurs companies institutions others) audience planned
        consequence solution products(title file sha256 date) decisions(decision owner due done)
        follow_up(what owner due done)""",
    "reflections": """
        instrument about moment round date as by partner answers(score note) shared actions(what owner due done)""",
    "rounds": "instrument about moment asked due",
    "grants": """
        funder payee scheme reference amount qualifier purpose period(start end) status co_funding(share by in)
        condition reports(due kind sent) keep_until""",
    "terms": """
        term article plural definition distinguish requires_qualification teaching_only counterpart avoid agreed_by
        agreed""",
    "clauses": """
        title(nl en) status kinds brief why blanks(name type default label options(id label))
        variants(id label jurisdiction text)""",
    "instruments": """
        title why about by minutes(group person) moment factors(id title items(id text personal core sources))
        scale(min max anchors(value label)) questions(id text) expectations""",
    "activities": """
        title description side hours(min max) preparation(min max) gives pupils fits grade basis""",
    "tasks": "title side description",
    "schemes": """
        title funder as_of status replaced_by rates(what amount per) ratios(what min max) hours(min max) months(max)
        keep_years requires(id text sources) reports(kind text)""",
}  # fmt: skip

LEVELS = "po vo vmbo havo vwo special mbo hbo wo basis secundair hbo5 graduaat cvo hoger"
PARTNER_KINDS = """school company employer sector-organisation employers-organisation trade-union training-fund
    teacher-education knowledge-institute municipality province government regional-partnership
    association-of-governments guidance-service intermediary foundation other"""
INVOLVEMENT = "informed consulted takes-part decides not-involved"
QUALIFIERS = "exactly about more-than at-least at-most"
MOMENTS = "start midway closing periodic follow-up"
AGREEMENT_KINDS = "intention covenant cooperation addendum twinning secondment placement support"
LAYERS = "strategic tactical operational"
CONTRIBUTIONS = "time money means expertise places"

# The values that model.md names; an absent one of the first seven is the first of its values.
VALUES = {
    "partnership.stage": "exploring designing agreeing running evaluating sustaining",
    "partnership.language": "nl en",
    "partnership.jurisdiction": "NL VL",
    "partnership.address": "je u",
    "couples.form": "twinning placement trial",
    "couples.status": "proposed agreed running closed stopped declined",
    "agreements.form": "full brief",
    "agreements.status": "draft offered signed ended withdrawn",
    "environments.status": "idea design running ended",
    "grants.status": "applied granted refused paid settled",
    "couples.activities.status": "planned done cancelled",
    "partnership.levels": LEVELS,
    "partnership.partners_considered.kind": PARTNER_KINDS,
    "partnership.stakeholders.set_up": INVOLVEMENT,
    "partnership.stakeholders.execution": INVOLVEMENT,
    "partnership.stakeholders.evaluation": INVOLVEMENT,
    "partners.kind": PARTNER_KINDS,
    "partners.also": PARTNER_KINDS,
    "partners.called.article": "de het",
    "partners.side": "education elsewhere",
    "partners.levels": LEVELS,
    "partners.commitment": "mentioned intends signed withdrawn none",
    "partners.contributions.kind": CONTRIBUTIONS,
    "partners.contributions.unit": "hours euro places fte pieces",
    "partners.contributions.per": "year month once pupil",
    "partners.contributions.status": "promised received withdrawn",
    "partners.services": """intake matching finding-places guidance connecting administration finance insurance
        contracts employment learning-materials workplaces preparation rematching cost-sharing sounding-board""",
    "people.jobs.form": "employed seconded self-employed owner volunteer",
    "people.roles.role": """coordinator leader bridge-builder hybrid-professional coach matchmaker participant
        project-leader researcher contact""",
    "people.roles.layer": LAYERS,
    "people.roles.form": "two-contracts secondment self-employed",
    "people.roles.qualification": "none in-training qualified",
    "people.twinning.status": "applied waiting seeking paused done",
    "people.twinning.goals.horizon": "short long",
    "people.twinning.education": "mbo hbo wo",
    "people.twinning.wishes.aspect": "subject age education sector place",
    "people.twinning.wishes.wish": "same different",
    "people.twinning.wishes.weight": "must prefer",
    "couples.members.goals.horizon": "short long",
    "couples.members.goals.reached": "fully partly not",
    "couples.activities.replacement": "arranged not-needed",
    "couples.closure.reason": "finished time match employer other-job personal goal-reached-early other",
    "agreements.kind": AGREEMENT_KINDS,
    "agreements.parties.signatories.mode": "paper electronic",
    "agreements.starts_on": "date last-signature publication",
    "agreements.renewal.rule": "none tacit talks",
    "agreements.amendment.form": "written",
    "agreements.amendment.consent": "all majority",
    "agreements.amendment.consent.need": "majority",
    "groups.kind": "steering working sounding-board board pool core representation bridge-builders",
    "groups.layer": LAYERS,
    "goals.target.qualifier": QUALIFIERS,
    "goals.baseline.qualifier": QUALIFIERS,
    "goals.measurements.qualifier": QUALIFIERS,
    "logs.kind": """activity contact support meeting event communication consultation success deviation obstacle
        lesson""",
    "logs.moment": "kick-off signing progress closing",
    "reflections.moment": MOMENTS,
    "reflections.as": "partner person group",
    "rounds.moment": MOMENTS,
    "grants.qualifier": QUALIFIERS,
    "grants.co_funding.in": "money time",
    "grants.reports.kind": "interim",
    "terms.article": "de het",
    "clauses.status": "must consider",
    "clauses.kinds": AGREEMENT_KINDS,
    "clauses.variants.jurisdiction": "NL VL",
    "activities.side": "school company either both own",
    "activities.grade": "A B C",
    "tasks.side": "education employer connecting",
    "instruments.moment": MOMENTS,
    "instruments.by": "group person",
}

# The required fields that model.md names, in records and in lists.
REQUIRED = {
    "partnership": "name",
    "partners": "name kind",
    "people": "name",
    "couples": "members",
    "environments": "name",
    "agreements": "title kind",
    "groups": "name",
    "goals": "title",
    "logs": "date about title",
    "reflections": "instrument about date",
    "rounds": "instrument about due",
    "grants": "funder",
    "terms": "term",
}
REQUIRED_IN_LISTS = {
    "people.roles.role",
    "partnership.positions.role",
    "environments.roles.role",
    "people.twinning.goals.goal",
    "couples.members.goals.goal",
    "agreements.parties.duties.duty",
    "agreements.duties.duty",
    "partners.contributions.what",
    "partners.benefits_expected.what",
    "partnership.continuation.what",
    "environments.obstacles.what",
    "environments.starting_competences.what",
    "logs.follow_up.what",
    "reflections.actions.what",
}
ONE_OF = {
    "couples.members": {"person", "partner"},
    "agreements.parties": {"partner", "person"},
    "agreements.parties.signatories": {"person", "function"},
    "couples.activities": {"activity", "title"},
    "agreements.clauses": {"clause", "title"},
}

MONEY = {"grants.amount", "agreements.budget", "agreements.placement.fee"}
MONTH_OR_YEAR = {
    "logs.date", "people.jobs.from", "people.jobs.until", "goals.measurements.date", "partners.joined",
    "couples.period.start", "people.twinning.registered",
}  # fmt: skip
WHOLE_DAY = {
    "agreements.start", "agreements.end", "logs.follow_up.due", "rounds.due", "couples.moments.midway",
    "people.twinning.available.from", "goals.target.date", "grants.reports.due",
}  # fmt: skip


def promised(text: str, above: str = "") -> Iterator[str]:
    """The dotted paths in a description of fields with brackets."""
    way = [above]
    last = ""
    for token in re.findall(r"[\w-]+|[()]", text):
        if token == "(":
            way.append(last)
        elif token == ")":
            way.pop()
        else:
            last = f"{way[-1]}.{token}" if way[-1] else token
            yield last


def parts_in(kind: FieldType) -> list[type[Part]]:
    return [part for part in kind.parts() if issubclass(part, Part)]


def declared(path: str) -> Field:
    """The field at a path that begins with the kind."""
    kind, *steps = path.split(".")
    places: list[type[Part]] = [kinds()[kind]]
    for step in steps:
        found = next((fields(part)[step] for part in places if step in fields(part)), None)
        assert found is not None, f"{path}: {step} is not declared"
        places = parts_in(found.type)
    return found


def scalars(kind: FieldType) -> Iterator[FieldType]:
    """The types of single values that a type allows, in lists and alternatives too."""
    if isinstance(kind, Either):
        for item in kind.types:
            yield from scalars(item)
    else:
        yield from scalars(kind.item) if isinstance(kind, Many | Named) else (kind,)


def every_part() -> dict[str, type[Part]]:
    """Every declared part by the path where it stands first."""
    found: dict[str, type[Part]] = {}

    def visit(part: type[Part], path: str) -> None:
        found[path] = part
        for name, field in fields(part).items():
            for below in parts_in(field.type):
                visit(below, f"{path}.{name}")

    for name, kind in kinds().items():
        visit(kind, name)
    return found


PARTS = every_part()


@pytest.mark.parametrize("kind", MODEL)
def test_every_promised_field_is_declared(kind: str) -> None:
    assert [path for path in promised(MODEL[kind], kind) if declared(path).name != path.rpartition(".")[2]] == []


def test_every_kind_is_promised() -> None:
    assert set(kinds()) == set(MODEL)


@pytest.mark.parametrize("kind", MODEL)
def test_every_record_may_have_notes_and_sources(kind: str) -> None:
    assert {"notes", "sources"} <= set(fields(kinds()[kind]))


@pytest.mark.parametrize("path", VALUES)
def test_every_promised_value_is_allowed(path: str) -> None:
    allowed = {word for kind in scalars(declared(path).type) if isinstance(kind, Choice) for word in kind.words}
    assert set(VALUES[path].split()) <= allowed


@pytest.mark.parametrize("path", list(VALUES)[:11])
def test_an_absent_value_is_the_first(path: str) -> None:
    part = PARTS[path.rpartition(".")[0]]
    by_name = dict(zip(part.__struct_fields__[-len(part.__struct_defaults__) :], part.__struct_defaults__, strict=True))
    assert by_name[path.rpartition(".")[2]] == VALUES[path].split()[0]


@pytest.mark.parametrize("kind", REQUIRED)
def test_what_is_required(kind: str) -> None:
    required = {name for name, field in fields(kinds()[kind]).items() if field.required}
    assert required == set(REQUIRED[kind].split())


@pytest.mark.parametrize("path", sorted(REQUIRED_IN_LISTS))
def test_what_is_required_in_lists(path: str) -> None:
    assert declared(path).required


@pytest.mark.parametrize("path", ONE_OF)
def test_one_of_two_is_required(path: str) -> None:
    assert ONE_OF[path] in [set(group) for group in PARTS[path].either]


def test_types_of_money_and_dates() -> None:
    assert {path for path in MONEY if not isinstance(declared(path).type, Amount)} == set()
    assert {path for path in MONTH_OR_YEAR if not isinstance(declared(path).type, WhenType)} == set()
    assert {path for path in WHOLE_DAY if type(declared(path).type) is not DayType} == set()


@pytest.mark.parametrize("path", PARTS)
def test_everything_is_described(path: str) -> None:
    part = PARTS[path]
    assert (part.__doc__ or "").strip(), f"{part.__name__} says nothing of itself"
    assert [name for name, field in fields(part).items() if not field.about.strip()] == []
    assert [name for name, field in fields(part).items() if not field.type.says()] == []


@pytest.mark.parametrize("kind", MODEL)
def test_a_kind_is_complete(kind: str) -> None:
    made = kinds()[kind]
    assert made.__module__ == f"hybridecli.records.{kind}"
    assert len({made.folder(), made.singular, *made.dutch}) >= 2
    assert made.title_field in fields(made) or kind == "couples"  # a couple has no name of its own
    for column in made.columns:
        declared(f"{kind}.{column}")
    for path in made.dated_by:
        assert any(isinstance(found, DayType) for found in scalars(declared(f"{kind}.{path}").type))


@pytest.mark.parametrize("path", PARTS)
def test_named_by_and_either_name_fields(path: str) -> None:
    part = PARTS[path]
    assert {*part.named_by, *(name for group in part.either for name in group)} <= set(fields(part))


def test_personal_data_stands_in_people_only() -> None:
    personal = {path.split(".")[0] for path, part in PARTS.items() for field in fields(part).values() if field.personal}
    assert personal == {"people"}


# What is written is read back


IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
KNOWN = st.dates(date(YEARS[0], 1, 4), date(YEARS[-1], 12, 28))  # in years that the ISO weeks of have too
DAYS = KNOWN.map(str)
TEXTS = st.one_of(
    st.text(min_size=1, max_size=40),
    st.text("abcé :#-'\"\n[]{}&*!|>%@`,?=\\\t", min_size=1, max_size=40),
    st.sampled_from(
        ["no", "null", "~", "012", "2026", "2026-02-12", "12:30", "1e3", ".5", "true", "- x", "a: b", "=", "<<"]
    ),
).filter(lambda text: bool(text.strip()))
WORDS = st.text("abcdefghijklmnopqrstuvwxyz éü,.'", min_size=1, max_size=30).map("tekst ".__add__)
WEEKS = KNOWN.map(lambda day: "{}-W{:02}".format(*day.isocalendar()))
WHOLES = st.integers(-(10**9), 10**9)
DECIMALS = WHOLES | st.integers(-(10**7), 10**7).map(lambda number: number / 100)
SCALARS: dict[type[FieldType], st.SearchStrategy[Any]] = {
    DayType: DAYS,
    WhenType: DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4]),
    WeekType: WEEKS,
    YesNo: st.booleans(),
    Whole: WHOLES,
    Number: DECIMALS,
    Amount: DECIMALS,
}


def values_of(kind: FieldType, alone: bool = True) -> st.SearchStrategy[Any]:
    """Plain values that a type allows; text that stands beside other types is told from them by its first word."""
    if isinstance(kind, PartType):
        return st.deferred(lambda: values_of_part(kind.part))
    if isinstance(kind, Either):
        return st.one_of([values_of(item, alone=False) for item in kind.types])
    if isinstance(kind, Many):
        least, most = (kind.size.least, kind.size.most) if kind.size else (1, 3)
        return st.lists(values_of(kind.item), min_size=least, max_size=most)
    if isinstance(kind, Named):
        return st.dictionaries(st.text("abcd-é", min_size=1, max_size=8), values_of(kind.item), min_size=1, max_size=3)
    if isinstance(kind, Choice):
        return st.sampled_from(kind.words)
    if isinstance(kind, Link):
        kinds = st.sampled_from(kind.to.kinds or ("couples", "partners"))
        return st.builds("{}/{}".format, kinds, IDS) if kind.to.path else IDS
    if type(kind) is FieldType:
        return TEXTS if alone else WORDS
    assert type(kind) in SCALARS, f"a new type: {kind}"
    return SCALARS[type(kind)]


@st.composite
def values_of_part(draw: st.DrawFn, part: type[Part]) -> dict[str, Any]:
    """Plain values for a part: what is required, and some of the rest."""
    known = fields(part)
    wanted = {name for name, field in known.items() if field.required}
    wanted |= {draw(st.sampled_from(group)) for group in part.either}
    optional = [name for name in known if name not in wanted]
    wanted |= set(draw(st.lists(st.sampled_from(optional), max_size=4))) if optional else set()
    wanted = wanted or {optional[0]}
    values = {name: draw(values_of(known[name].type)) for name in draw(st.permutations(sorted(wanted)))}
    for first, last in ORDERED:
        if first in values and last in values and values[last] < values[first]:
            values[first], values[last] = values[last], values[first]
    return values


def consistent(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values, so that they do not speak against each other."""
    if kind == "couples":
        values["members"] = [{"person": f"p-{number}"} for number in range(2)]
        for activity in values.get("activities", ()):
            activity.pop("serves", None)
    if kind == "partnership" and "weights" in values:
        values["weights"] = {name: abs(weight) + 1 for name, weight in values["weights"].items()}
    return consistent_agreement(values) if kind == "agreements" else values


def consistent_agreement(values: dict[str, Any]) -> dict[str, Any]:
    """An agreement that names no party, field or end that it does not have, and each clause once."""
    consent = values.get("amendment", {}).get("consent")
    said = [
        *((item, "of", "all") for item in (consent if isinstance(consent, list) else ())),
        *((duty, "parties", ["all"]) for duty in values.get("duties", ())),
        *((change, "field", "end") for change in values.get("changes", ())),
        *((entry, "clause", f"clause-{number}") for number, entry in enumerate(values.get("clauses", ()))),
    ]
    for part, name, value in said:
        if name in part:
            part[name] = value
    if values.get("ends_when") == "indefinite":
        values["ends_when"] = "een besluit"
    return values


def read(kind: str, data: bytes) -> tuple[Record | None, list[Finding]]:
    record, reading = read_record(kinds()[kind], "een", f"{kind}/een.yaml", data, f"{kind}/een")
    return record, reading.faults


PATIENT = settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.mark.parametrize("kind", MODEL)
@PATIENT
@given(data=st.data())
def test_what_is_written_is_read_back(kind: str, data: st.DataObject) -> None:
    values = consistent(kind, data.draw(values_of_part(kinds()[kind])))
    record, faults = read(kind, yamlfile.dump(values).encode())
    assert faults == []
    assert record is not None
    assert plain(record) == values
    assert list(plain(record)) == list(values)
    schema = jsonschema.of(kinds()[kind])
    assert accepts(schema, values, schema)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(max_size=8) | DAYS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("ab_", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", MODEL)
@PATIENT
@given(data=st.data())
def test_values_of_another_type_are_findings_in_place(kind: str, data: st.DataObject) -> None:
    values = consistent(kind, data.draw(values_of_part(kinds()[kind])))
    values |= {
        name: data.draw(ANYTHING)
        for name in data.draw(st.lists(st.sampled_from(sorted(fields(kinds()[kind]))), max_size=3))
    }
    text = yamlfile.dump(values)
    record, faults = read(kind, text.encode())
    lines = text.split("\n")
    assert (record is None) <= bool(faults)
    for fault in faults:
        assert fault.message
        assert fault.hint
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1


@pytest.mark.parametrize("kind", ["couples", "agreements", "people", "reflections", "clauses"])
@PATIENT
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    whole = yamlfile.dump(consistent(kind, data.draw(values_of_part(kinds()[kind])))).encode()
    for _round in range(8):
        place = data.draw(st.integers(0, len(whole)))
        length = data.draw(st.integers(0, 6))
        piece = data.draw(
            st.binary(max_size=4)
            | st.sampled_from([b"\t", b"- ", b": ", b"[", b"}", b"'", b'"', b"\n\n", b"|", b"&a", b"\xff"])
        )
        damaged = whole[:place] + piece + whole[place + length :]
        record, faults = read(kind, damaged)
        assert record is not None or faults
        assert all(fault.hint for fault in faults)


@PATIENT
@given(kind=st.sampled_from(sorted(MODEL)), data=st.binary(max_size=60))
def test_any_bytes_at_all(kind: str, data: bytes) -> None:
    record, faults = read(kind, data)
    assert record is not None or faults
