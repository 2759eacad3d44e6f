"""What log sheets say: what one of a couple did, on which day and for how many hours."""

import contextlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from hybridecli import boxes, logwords, spoken
from hybridecli.errors import TypedWrongError
from hybridecli.formcsv import LogLine
from hybridecli.language import _
from hybridecli.logrows import Row, day_of, has_year, hours_of, row_of, words_of
from hybridecli.logsheets import LogSheet
from hybridecli.records.couples import Couple
from hybridecli.sheetanswers import Answered
from hybridecli.sheetcodes import Line, compared
from hybridecli.taking import Report, Taking, bare


def take(
    taking: Taking, couple: Couple, person: str, found: Mapping[str, Answered], printed: Collection[str], report: Report
) -> None:
    """Take the lines of the sheet of one of the two; `printed` are those that stood there already."""
    printed = [*printed, *rows_of_plan(taking, couple)]
    lines_of = {code: [answer.lines, *(other.lines for other in answer.again)] for code, answer in found.items()}
    sheet = LogSheet(taking, couple, person, report, told_on(lines_of.values(), printed))
    for answer in found.values():
        for lines in [answer.lines, *(other.lines for other in answer.again)]:
            if not boxes.tidy(" ".join(text for _number, text in lines)):
                report.empty += 1
                continue
            try:
                row = row_of(lines, printed)
                if row is None:
                    report.empty += 1
                else:
                    sheet.take(row, answer.question.code)
            except TypedWrongError as error:
                number = next(number for number, text in lines if boxes.tidy(text))
                taking.misread(report, number, answer.question.code, error.message, error.hint)


def take_table(taking: Taking, lines: Sequence[LogLine], report: Report) -> None:
    """Take a log of hours that was kept as a table: each line for the couple of who is named."""
    told = frozenset(bare(item.what) for item in lines)
    for item in lines:
        try:
            person = who(taking, item.who)
            couple = couple_of(taking, person)
            day, amount = day_of(item.day, item.day), hours_of(item.hours)
            row = Row(item.line, day, words_of(item.what, item.what), amount, has_year(item.day))
            name = taking.partnership.name(f"people/{person}")
            LogSheet(taking, couple, person, report, told).take(row, name)
        except TypedWrongError as error:
            taking.misread(report, item.line, "", error.message, error.hint)


def told_on(answers: Iterable[Sequence[Sequence[Line]]], printed: Collection[str]) -> frozenset[str]:
    """What the lines of a sheet say that was done, so far as these can be read."""
    rows: list[Row | None] = []
    for lines in (lines for several in answers for lines in several):
        if boxes.tidy(" ".join(text for _number, text in lines)):
            with contextlib.suppress(TypedWrongError):
                rows.append(row_of(lines, printed))
    return frozenset(bare(row.what) for row in rows if row)


def who(taking: Taking, text: str) -> str:
    """The id of the person whose hours these are: by mail address or by name. Raises TypedWrongError."""
    if not text:
        hint = _("add a column with the name or the mail address, and read it again")
        raise TypedWrongError(_("it does not say whose hours these are"), hint)
    mails = (
        identity
        for identity, record in taking.partnership.of("people").items()
        if str(getattr(record, "email", None) or "").casefold() == text.casefold()
    )
    return next(mails, None) or spoken.person(taking.partnership, text)


def couple_of(taking: Taking, person: str) -> Couple:
    """The couple in which somebody takes part now. Raises TypedWrongError where that is none, or several."""
    mine = [
        couple
        for couple in taking.partnership.of("couples").values()
        if isinstance(couple, Couple) and any(member.person == person for member in couple.members)
    ]
    running = [couple for couple in mine if couple.status == "running"]
    ended = [couple for couple in mine if couple.status in ("closed", "stopped")]
    found = running or ended
    if len(found) == 1:
        return found[0]
    name = taking.partnership.name(f"people/{person}")
    message = _("{name} is in several couples") if found else _("{name} is in no couple that has begun")
    hint = _("use the log sheet of the couple: hybride document log-sheet COUPLE")
    raise TypedWrongError(message.format(name=name), hint)


def rows_of_plan(taking: Taking, couple: Couple) -> list[str]:
    """Every row that a log sheet printed from the plan, also of what has been ticked off since."""
    names = spoken.activities(taking.partnership)
    return [
        compared(f"{logwords.tongue().short(item.date)} {name}")
        for item in couple.activities
        if item.date
        for name in (item.title, *names.get(item.activity or "", ()))
        if name
    ]
