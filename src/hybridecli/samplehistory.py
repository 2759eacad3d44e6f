"""The sample on an earlier day: a record as it stood before what happened later was written into it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from hybridecli.changes import told
from hybridecli.partnership import Partnership, read_record
from hybridecli.paths import values_at
from hybridecli.record import Record, plain
from hybridecli.records.agreements import Agreement
from hybridecli.records.couples import Couple
from hybridecli.records.partners import Partner
from hybridecli.records.terms import Term
from hybridecli.yamledit import Edit, Path, Remove, Set, changed

HAPPENED: Final = ("done", "met", "celebrated", "sent", "signed")  # fields that hold the day on which it happened
REPORTED: Final = ("received", "measurements", "waivers")  # lists of what came about on the day that an item names
WITH_SIGNATURE: Final = ("mode", "evidence")
AFTERWARDS: Final = ("experience", "mirror", "continues")  # what a member says when it is over
OF_GOALS: Final = ("reached", "insight")


def text_on(record: Record, text: str, day: str, joined: Mapping[str, str]) -> str:
    """The text of a record as it was at the end of a day; `joined` tells when each partner did."""
    edits: list[Edit] = [*not_yet(plain(record), day)]
    if isinstance(record, Couple):
        edits += couple_on(record, day)
    if isinstance(record, Agreement) and record.status in ("offered", "signed"):
        edits += agreement_on(record, day)
    if isinstance(record, Term):
        edits += term_on(record, day, joined)
    return changed(text, edits).text if edits else text


def not_yet(value: Any, day: str, path: Path = ()) -> Iterator[Edit]:
    """What takes out of plain values the days on which something happened later, and items that are dated later."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in HAPPENED and str(item) > day:
                yield Remove((*path, key))
                yield from (Remove((*path, name)) for name in WITH_SIGNATURE if key == "signed" and name in value)
            else:
                yield from not_yet(item, day, (*path, key))
    elif isinstance(value, list):
        reported = bool(path) and path[-1] in REPORTED
        later = [place for place, item in enumerate(value) if reported and str(item.get("date", "")) > day]
        if value and len(later) == len(value):
            yield Remove(path)
            return
        for place in reversed(range(len(value))):  # from the last, so that the numbers of the others stay
            if place in later:
                yield Remove((*path, place))
            else:
                yield from not_yet(value[place], day, (*path, place))


def couple_on(couple: Couple, day: str) -> Iterator[Edit]:
    """A couple that was not over yet, or had not begun."""
    over = couple.closure.date if couple.closure else None
    for place, activity in enumerate(couple.activities):
        if activity.status == "done" and (activity.date or "") > day:
            yield Set(("activities", place, "status"), "planned")
    if couple.status in ("closed", "stopped") and over and over > day:
        yield Remove(("closure",))
        for place, activity in enumerate(couple.activities):
            if activity.status == "cancelled":
                yield Set(("activities", place, "status"), "planned")
        for place, member in enumerate(couple.members):
            yield from (Remove(("members", place, name)) for name in AFTERWARDS if name in member.given)
            for number, goal in enumerate(member.goals):
                where = ("members", place, "goals", number)
                yield from (Remove((*where, name)) for name in OF_GOALS if name in goal.given)
    if couple.status not in ("proposed", "declined") and (status := status_on(couple, day)) != couple.status:
        yield Set(("status",), status)


def status_on(couple: Couple, day: str) -> str:
    """How far a couple was."""
    if couple.closure and couple.closure.date and couple.closure.date <= day:
        return couple.status
    began = couple.period.start if couple.period else None
    if began and began <= day and couple.status != "agreed":
        return "running"
    agreed = any(m.permission and m.permission.date and m.permission.date <= day for m in couple.members)
    return "agreed" if agreed else "proposed"


def agreement_on(agreement: Agreement, day: str) -> Iterator[Edit]:
    """An agreement that was not signed by everybody yet."""
    signed = [one.signed for party in agreement.parties for one in party.signatories]
    by_then = [each for each in signed if each and each <= day]
    status = agreement.status if len(by_then) == len(signed) else "offered" if by_then else "draft"
    if status != agreement.status and not (agreement.status == "offered" and by_then):
        yield Set(("status",), status)
    if agreement.effective_from and len(by_then) < len(signed):  # settled when somebody turned out to sign late
        yield Remove(("effective_from",))


def term_on(term: Term, day: str, joined: Mapping[str, str]) -> Iterator[Edit]:
    """A word on which partners that joined later had not agreed yet."""
    for place in reversed(range(len(term.agreed_by))):
        if joined.get(term.agreed_by[place], "") > day:
            yield Remove(("agreed_by", place))


def steps(sample: Partnership) -> Iterator[tuple[str, dict[str, str], str]]:
    """The days of the sample's logs, each with the files that are new or different, and what to say of them."""
    born = births(sample)
    days = sorted({born[record.ref][:10] for record in sample.own("logs").values()})
    joined = {
        partner.id: partner.joined or "" for partner in sample.own("partners").values() if isinstance(partner, Partner)
    }
    written: dict[str, str] = {}
    for day in days:
        files: dict[str, str] = {}
        news: list[str] = []
        for record in sorted(sample.all(), key=lambda record: (born[record.ref], record.path)):
            if born[record.ref] > day and day != days[-1]:
                continue
            whole = written.get(record.path)
            final = sample.snapshot.read(record.path).decode()
            if whole != final and (text := final if day == days[-1] else text_on(record, final, day, joined)) != whole:
                files[record.path] = text
                news.insert(0 if isinstance(record, Couple | Agreement) else len(news), told_of(record, whole, text))
        written |= files
        if files:
            yield day, dict(files), news[0] + (f" (and {len(news) - 1} more)" if len(news) > 1 else "")


def told_of(record: Record, before: str | None, after: str) -> str:
    """What a step says of a record: that it was added, or what changed in it."""
    if before is None:
        return f"{record.ref}: added"
    old, new = (
        read_record(type(record), record.id, record.path, text.encode(), record.ref)[0] for text in (before, after)
    )
    return f"{record.ref}: {told(type(record), plain(old), plain(new))}"


def births(sample: Partnership) -> dict[str, str]:
    """The day on which each record first came about: its own, and not before that of what it refers to."""
    dates = {
        record.ref: next((str(value) for path in record.dated_by for value in values_at(record, path)), "")
        for record in sample.all()
    }
    sample.checked()
    links: dict[str, set[str]] = {}
    for _path, about, reference in sample.references:
        target = reference.text if reference.to.path else f"{reference.to.kinds[0]}/{reference.text}"
        links.setdefault(about, set()).add(target)
    for _round in range(len(dates)):
        later = {
            ref: max([date, *(dates.get(target, "") for target in links.get(ref, ()) if ref != "partnership")])
            for ref, date in dates.items()
        }
        if later == dates:
            break
        dates = later
    return dates
