"""Whose sheet it is where somebody signs up: a new person, or one who is on record already."""

from collections.abc import Iterable, Mapping

from hybridecli import assignment, boxes
from hybridecli.asking import ask, can_ask
from hybridecli.contactdata import MAIL
from hybridecli.language import _
from hybridecli.lookup import folded
from hybridecli.page import Page
from hybridecli.personpages import enter, fill
from hybridecli.questions import Question
from hybridecli.records.people import Person
from hybridecli.sheetanswers import Answered
from hybridecli.taking import Report, Taking
from hybridecli.yamledit import Set, changed

Answers = Mapping[str, Answered]


def signed_up(taking: Taking, found: Answers, report: Report, asked: Iterable[Question] = ()) -> None:
    """Take the sheet of somebody who signs up."""
    name, mail = said(found, "name"), said(found, "email")
    if not name and not mail:
        unknown(taking, found, report)
        return
    path = on_record(taking, name, mail, found, report)
    if path is None:
        return
    if not path and not name:
        nameless(taking, found, report)
        return
    if path:
        report.title += f": {taking.contents(path).get('name', '')} ({path.removesuffix('.yaml')})"
    else:
        path = new_person(taking, name)
        report.title += ": " + _("{name}, new ({record})").format(name=name, record=path.removesuffix(".yaml"))
    page = Page(taking, Person, path, report, asked=tuple(asked))
    fill(page, found, fresh=True)
    enter(page)


def unknown(taking: Taking, found: Answers, report: Report) -> None:
    """Say that nothing was filled in, or that it does not say who this is."""
    if any(boxes.tidy(answer.text) for answer in found.values()):
        nameless(taking, found, report)
    else:
        report.empty = len(found)
        report.lines.append(_("nothing was filled in"))


def nameless(taking: Taking, found: Answers, report: Report) -> None:
    """Say that nobody can be found or made without a name."""
    hint = _("write the name behind A1, and read it again")
    taking.misread(report, first_line(found), "A1", _("it does not say who this is"), hint)


def said(found: Answers, name: str) -> str:
    """What was answered to the question for a field."""
    answer = next((item for item in found.values() if item.question.field == name), None)
    return boxes.one_line(answer.text) if answer else ""


def first_line(found: Answers) -> int:
    """Where the first answer stands."""
    return next(iter(found.values())).line


def new_person(taking: Taking, name: str) -> str:
    """The path of a person who is not on record yet, by an id that nobody has."""
    path = taking.free_path(Person, {"name": name})
    taking.new(path, changed("", [Set(("name",), name)], assignment.order(Person)).text)
    return path


# Who is meant


def on_record(taking: Taking, name: str, mail: str, found: Answers, report: Report) -> str | None:
    """The path of the person who is meant: known by mail address, else by name, which is asked; empty for nobody.

    None where somebody has that name and nobody can say whether it is the same one.
    """
    people = everybody(taking)
    address = MAIL.search(mail)
    if address and (same := [path for path, (_n, known_mail) in people.items() if address[0].casefold() == known_mail]):
        return same[0]
    named = [path for path, (known_name, _m) in people.items() if name and folded(known_name) == folded(name)]
    if len(named) == 1 and named[0] in taking.files and not address:
        return named[0]  # the same sheet twice in one go
    for path in named:
        if not address and adds_nothing(taking, path, found):
            return path
        if can_ask() and same_one(taking, path):
            return path
    if not named or can_ask():
        return ""
    message = _("{name} may be somebody who is on record: {records}").format(
        name=name, records=", ".join(path.removesuffix(".yaml") for path in named)
    )
    hint = _("read it in a terminal, which asks; or write on the sheet the mail address that is on record")
    taking.misread(report, first_line(found), "A1", message, hint)
    return None


def same_one(taking: Taking, path: str) -> bool:
    """Whether somebody on record is the one of the sheet, by a person's word."""
    there = taking.contents(path)
    known = (str(there.get("name") or ""), str(there.get("function") or ""), path.removesuffix(".yaml"))
    who = ", ".join(filter(None, known))
    question, said = _("Is this {who}?").format(who=who), None
    while said is None:  # Enter is no answer: it would make somebody twice
        said = ask(question, None, {"yes": _("yes"), "no": _("no")})
    return said == "yes"


def everybody(taking: Taking) -> dict[str, tuple[str, str]]:
    """The name and the mail address of everybody, also of those who are only about to be on record, by path."""
    places = taking.partnership.places["people"]
    found = {
        places[identity]: (record.title_text, str(getattr(record, "email", None) or "").casefold())
        for identity, record in taking.partnership.of("people").items()
        if identity in places
    }
    for path in taking.texts:
        if path.startswith("people/"):
            there = taking.contents(path)
            found[path] = str(there.get("name", "")), str(there.get("email", "")).casefold()
    return found


def adds_nothing(taking: Taking, path: str, found: Answers) -> bool:
    """Whether a sheet says only what is on record of somebody: it was read before."""
    trial = Taking(taking.library)
    trial.texts, trial.before = dict(taking.texts), dict(taking.before)
    page = Page(trial, Person, path, Report("", ""), quiet=True)
    before = trial.text(path)
    fill(page, found, fresh=True)
    return trial.texts[path] == before and not page.report.differing
