"""Taking back the sheets that people filled in: which files, what they are, and writing all that was taken at once."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import typer

from hybridecli import (
    changing,
    editing,
    formcsv,
    logpages,
    personpages,
    reflectionpages,
    sheetanswers,
    sheetcodes,
    sheetquestions,
    signup,
)
from hybridecli.asking import ask, can_ask
from hybridecli.changes import told
from hybridecli.errors import HybrideError
from hybridecli.language import _, n_
from hybridecli.library import Library
from hybridecli.output import say
from hybridecli.place import placed
from hybridecli.questions import Question
from hybridecli.record import Record
from hybridecli.records import kinds
from hybridecli.records.couples import Couple
from hybridecli.records.people import Person
from hybridecli.sheetanswers import Answered
from hybridecli.sheetcodes import Part, Sheet
from hybridecli.sheetfiles import contents, decoded, shown, sources
from hybridecli.spoken import described
from hybridecli.taking import Report, Taking
from hybridecli.writing import writing

if TYPE_CHECKING:
    from hybridecli.here import Here

COMMAND: Final = "read"
CHECKLIST: Final = "evaluation-checklist"
LONGEST: Final = 200_000  # letters of one sheet


def read(here: "Here", names: Sequence[str]) -> None:
    """Read the sheets in files, folders or the pipe, and write what is new in them."""
    here.refuse_at()
    editing.history(here)  # while git is in the middle of something, nothing is asked for nothing
    taking = Taking(Library(here.partnership))
    known = sheetcodes.known_codes(taking.library)
    apart: list[str] = []  # what is no sheet, or could not be opened
    quiet = 0  # sheets in folders that say nothing new
    for name, folder in sources(names):
        try:
            text = decoded(contents(name))
            begun = len(taking.reports)
            there = one_file(taking, name, text, known)
            if folder:
                quiet += drop_silent(taking, begun)
            elif not there:
                hint = _("the code stands at the head of a sheet, as Code: with eight signs; type it above the answers")
                apart.append(f"{shown(name)}: " + _("there is no code of a sheet in it") + f"\n  {hint}")
        except HybrideError as error:
            apart.append(f"{shown(name)}: {error.message}" + (f"\n  {error.hint}" if error.hint else ""))
    write(here, taking)
    for report in taking.reports:
        say(report.told(), error=True)
    for line in apart:
        say(line, error=True)
    if quiet:
        text = n_("{n} sheet has nothing new", "{n} sheets have nothing new", quiet)
        say(text.format(n=quiet), error=True)
    elif not taking.reports and not apart:
        say(_("no filled-in sheet was found"), error=True)
    if apart or not all(report.settled for report in taking.reports):
        raise typer.Exit(1)


def drop_silent(taking: Taking, begun: int) -> int:
    """Leave out the reports, from one on, of sheets that say nothing new; how many these are."""
    told = [report for report in taking.reports[begun:] if report.taken or not report.settled]
    dropped = len(taking.reports) - begun - len(told)
    taking.reports[begun:] = told
    return dropped


# What is read


def one_file(taking: Taking, name: str, text: str, known: dict[str, Sheet]) -> bool:
    """Take all that is in one file; whether something in it is a sheet or a form."""
    found = sheetcodes.parts(text, known)
    if not found:
        return a_form(taking, name, text)
    for part in found:
        one_sheet(taking, name, part, known)
    return True


def one_sheet(taking: Taking, name: str, part: Part, known: dict[str, Sheet]) -> None:
    """Take one sheet."""
    sheet, source = part.sheet or meant(taking, shown(name), part, known), shown(name)
    if sheet is None:
        return
    if sheet.name == CHECKLIST and not sheet.instrument:
        sheet = sheet._replace(instrument=sheetquestions.instrument_of(taking.library, sheet, part.lines) or "")
    report = taking.report(source, title(taking, sheet))
    if sum(len(line) for _number, line in part.lines) > LONGEST:
        taking.misread(report, part.line, "", _("it is too large for a sheet"), _("read only what was filled in"))
        return
    asked = sheetquestions.asked(taking.library, sheet)
    if found := sheetanswers.answers(part.lines, asked):
        answered(taking, sheet, asked, found, report)
    elif empty := untouched(part, asked):
        report.empty += empty
    else:
        hint = _("begin each answer with the letter and the number of its question")
        taking.misread(report, part.line, "", _("no question of this sheet was found"), hint)


def meant(taking: Taking, source: str, part: Part, known: dict[str, Sheet]) -> Sheet | None:
    """The sheet that is meant by a code with a wrong sign, by a person's word; None where that stays unknown."""
    near = sheetcodes.nearest_code(part.code, known)
    hint = _("its record was renamed or removed, or a sign of it is wrong; look at the paper")
    if near:
        hint = _("did you mean {code}, {sheet}?").format(code=near, sheet=title(taking, known[near]))
        question = f"{source}:{part.line}: {part.code}. {hint}"
        if can_ask() and ask(question, None, {"yes": _("yes"), "no": _("no")}) == "yes":
            return known[near]
    if left_out := taking.partnership.unreadable:
        hint = _("left out, because they cannot be read: {paths}").format(paths=", ".join(left_out))
    report = taking.report(source, _("a sheet with the code {code}").format(code=part.code))
    taking.misread(report, part.line, _("code"), _("no sheet has this code"), hint)
    return None


def answered(
    taking: Taking, sheet: Sheet, asked: sheetquestions.Asked, found: dict[str, Answered], report: Report
) -> None:
    """Take the answers of one sheet, as its kind asks."""
    record = asked.record
    if sheet.name == "log-sheet" and isinstance(record, Couple):
        logpages.take(taking, record, sheet.audience, found, asked.printed, report)
    elif sheet.name == CHECKLIST:
        reflectionpages.take(taking, sheet, record, found, report)
    elif isinstance(record, Person):
        personpages.known(taking, record.path, found, report, asked.each)
    else:
        signup.signed_up(taking, found, report, asked.each)


def untouched(part: Part, asked: sheetquestions.Asked) -> int:
    """How many rows of a sheet came back as they were printed: of two people only one may have filled in theirs."""
    codes = {several[0].code.casefold() for several in asked.questions.values()} - {""}
    rows = (sheetcodes.compared(line) for _number, line in part.lines if line.lstrip().startswith("|"))
    return sum(1 for row in rows if row in asked.printed and row.split(" ")[0] in codes)


def title(taking: Taking, sheet: Sheet) -> str:
    """What a sheet is, in words: its document, and about whom."""
    partnership = taking.partnership
    kind = "partnership" if sheet.ref == "partnership" else sheet.ref.partition("/")[0]
    template = taking.library.templates.get((kind, sheet.name, partnership.charter.language))
    name = template.title if template else sheet.name
    if sheet.audience and partnership.has("people", sheet.audience):
        return f"{name}, {partnership.name(f'people/{sheet.audience}')}, {described(partnership, sheet.ref)}"
    return name if kind == "partnership" else f"{name}, {described(partnership, sheet.ref)}"


def a_form(taking: Taking, name: str, text: str) -> bool:
    """Take each row of the export of a form; whether it is one."""
    if lines := formcsv.log(text):
        logpages.take_table(taking, lines, taking.report(shown(name), _("a log of hours")))
        return True
    questions = form_questions(taking)
    form = formcsv.form(text, questions)
    if form is None or not form.is_form:
        return False
    if form.unknown:
        say(
            f"{shown(name)}: " + _("columns that were not read: {names}").format(names="; ".join(form.unknown)),
            error=True,
        )
    for line, found in formcsv.pages(form):
        report = taking.report(shown(name), _("form, line {n}").format(n=line))
        signup.signed_up(taking, found, report, [one for several in questions.values() for one in several])
    return True


def form_questions(taking: Taking) -> dict[str, list[Question]]:
    """What a form can ask: all that the intake and the call ask, in both languages."""
    found: dict[str, list[Question]] = {}
    somebody = Person(id="nobody", name="")
    for (kind, name, _language), template in sorted(taking.library.templates.items()):
        if (kind, name) in (("people", "intake"), ("partnership", "call")):
            record: Record = somebody if kind == "people" else taking.partnership.charter
            for key, question in sheetquestions.questions_of(taking.library, template, record).items():
                found.setdefault(key, []).append(question)
    return found


# What is written


def write(here: "Here", taking: Taking) -> None:
    """Write all records that change, in one commit."""
    files = taking.files
    if not files:
        if taking.reports and all(report.settled for report in taking.reports):
            say(_("nothing changes, so nothing was written"), error=True)
        return
    with writing(here, COMMAND) as pen:
        for path in files:
            data = pen.read(path)
            if (None if data is None else data.decode(errors="replace")) != taking.before[path]:
                message = _("another program changed {path} just now, so nothing was written").format(path=path)
                raise HybrideError(message, _("look at it, and try again"))
        changing.carried_out(pen, here.partnership, files, history_line(taking, files), typed=False)


def history_line(taking: Taking, files: Iterable[str]) -> str:
    """What the history says: the records and the names of fields, never the values of personal data."""
    lines = [taking.messages.get(path) or told_change(taking, path) for path in files]
    if len(lines) == 1:
        return lines[0]
    number = len(taking.reports)
    return n_("{n} sheet read", "{n} sheets read", number).format(n=number) + "\n\n" + "\n".join(lines)


def told_change(taking: Taking, path: str) -> str:
    """How a record changes, in a few words."""
    kind = kinds()[placed(path)[0] or ""]
    before = taking.before[path]
    old = None if before is None else changing.contents(path, before)
    return f"{changing.ref_of(kind, path)}: " + told(kind, old, taking.contents(path))
