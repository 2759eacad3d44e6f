"""What sheets say of people: the intake of somebody who is on record, and of somebody who signs up."""

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any, Final

from hybridecli import answers, assignment, naming, when
from hybridecli.asking import ask, can_ask
from hybridecli.compound import Many
from hybridecli.errors import TypedWrongError
from hybridecli.fieldtype import YesNo
from hybridecli.language import _, current
from hybridecli.lookup import folded
from hybridecli.questions import Question
from hybridecli.records.people import Person
from hybridecli.sheets import Answered
from hybridecli.speech import speech
from hybridecli.taking import Report, Taking, alike, at, bare, label_of, worded
from hybridecli.yamledit import Append, Edit, Set, changed
from hybridecli.yamltext import flow

Answers = Mapping[str, Answered]

LONGEST_NOTE: Final = 500  # letters
MOST_ITEMS: Final = 50
NOTES: Final = "notes:"
WISHES: Final = "twinning.wishes."
GOAL: Final = re.compile(r"twinning\.goals\.(\d+)\.(\w+)")
HALF_DAYS: Final = "twinning.available.days"
NOT: Final = "twinning.available.not"
MAIL: Final = re.compile(r"[^\s@<>;,]+@[^\s@<>;,]+\.[^\s@<>;,]+")
BEFORE_TALK: Final = (None, "applied", "waiting")  # how far somebody is before the intake


def known(taking: Taking, path: str, found: Answers, report: Report) -> None:
    """Take the intake of somebody who is on record."""
    fill(taking, path, found, report, fresh=False)
    status = at(taking.contents(path), ("twinning", "status"))
    if report.taken and status in BEFORE_TALK:
        command = f"hybride set {path.removesuffix('.yaml')} twinning.status=seeking"
        report.lines.append(_("when a match may be sought: {command}").format(command=command))


def signed_up(taking: Taking, found: Answers, report: Report) -> None:
    """Take the sheet of somebody who signs up: a new person, or one who is on record already."""
    name, mail = said(found, "name"), said(found, "email")
    if not name and not mail:
        if all(not answers.tidy(answer.text) for answer in found.values()):
            report.empty = len(found)
            report.lines.append(_("nothing was filled in"))
        else:
            nameless(taking, found, report)
        return
    path = on_record(taking, name, mail, found, report)
    if path is None:
        return
    if path:
        report.title += f": {taking.contents(path).get('name', '')} ({path.removesuffix('.yaml')})"
        fill(taking, path, found, report, fresh=True)
    elif not name:
        nameless(taking, found, report)
        return
    else:
        path = new_person(taking, name)
        report.title += ": " + _("{name}, new ({record})").format(name=name, record=path.removesuffix(".yaml"))
        fill(taking, path, found, report, fresh=True)
    if at(taking.contents(path), ("twinning", "status")) is None:
        taking.edit(Person, path, [Set(("twinning", "status"), "applied")])
    if at(taking.contents(path), ("twinning", "registered")) is None:
        taking.edit(Person, path, [Set(("twinning", "registered"), when.today().isoformat())])


def nameless(taking: Taking, found: Answers, report: Report) -> None:
    """Say that nobody can be found or made without a name."""
    line = next(iter(found.values())).line
    hint = _("write the name behind A1, and read it again")
    taking.misread(report, line, "A1", _("it does not say who this is"), hint)


def said(found: Answers, name: str) -> str:
    """What was answered to the question for a field."""
    answer = next((item for item in found.values() if item.question.field == name), None)
    return answers.one_line(answer.text) if answer else ""


def new_person(taking: Taking, name: str) -> str:
    """The path of a person who is not on record yet, by an id that nobody has."""
    while True:
        path = naming.path_for(taking.partnership, Person, None, {"name": name})
        if path not in taking.texts:
            taking.new(path, changed("", [Set(("name",), name)], assignment.order(Person)).text)
            return path


def on_record(taking: Taking, name: str, mail: str, found: Answers, report: Report) -> str | None:
    """The path of the person who is meant: known by mail address, else by name, which is asked; empty for nobody.

    None where somebody has that name and nobody can say whether it is the same one.
    """
    people = everybody(taking)
    address = MAIL.search(mail)
    if address and (same := [path for path, (_n, known_mail) in people.items() if address[0].casefold() == known_mail]):
        return same[0]
    named = [path for path, (known_name, _m) in people.items() if name and folded(known_name) == folded(name)]
    if not named:
        return ""
    if len(named) == 1 and (path := named[0]) in taking.files and not address:
        return path  # the same sheet twice in one go
    for path in named:
        there = taking.contents(path)
        if not address and adds_nothing(taking, path, found):
            return path
        who = ", ".join(filter(None, (people[path][0], str(there.get("function") or ""), path.removesuffix(".yaml"))))
        if can_ask() and ask(_("Is this {who}?").format(who=who), None, {"yes": _("yes"), "no": _("no")}) == "yes":
            return path
    if can_ask():
        return ""
    line = next(iter(found.values())).line
    message = _("{name} may be somebody who is on record: {records}").format(
        name=name, records=", ".join(path.removesuffix(".yaml") for path in named)
    )
    hint = _("read it in a terminal, which asks; or write on the sheet the mail address that is on record")
    taking.misread(report, line, "A1", message, hint)
    return None


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
    report = Report("", "")
    before = trial.text(path)
    fill(trial, path, found, report, fresh=True, quiet=True)
    return trial.texts[path] == before and not report.differing


# Field by field


def fill(taking: Taking, path: str, found: Answers, report: Report, *, fresh: bool, quiet: bool = False) -> None:
    """Take the answers about one person. `fresh` is a sheet on which nothing of the record was printed."""
    goals = GoalPlaces(taking, path, found, fresh=fresh)
    for answer in found.values():
        if not answer.question.field:
            continue
        if not answers.tidy(answer.text):
            report.empty += 1
            continue
        label = f"{answer.question.code} {named(answer.question)}".strip()
        if (twice := second(answer)) is not None:
            message = _("this question has two answers, on the lines {one} and {other}")
            hint = _("leave one of them, and read it again")
            taking.misread(report, answer.line, label, message.format(one=answer.line, other=twice), hint)
            continue
        try:
            one_answer(taking, path, answer, label, report, goals, quiet=quiet)
        except TypedWrongError as error:
            taking.misread(report, answer.line, label, error.message, error.hint)
            if not quiet:
                kept_in_notes(taking, path, answer, report)


def named(question: Question) -> str:
    """What a question is called in a report."""
    name = question.field
    if name.startswith(NOTES):
        return name.removeprefix(NOTES).lower()
    if name.startswith(WISHES):
        aspect = name.removeprefix(WISHES)
        return label_of("", Person, "twinning.wishes") + ", " + speech(current()).word("wish.aspect", aspect)
    return label_of("", Person, name)


def second(answer: Answered) -> int | None:
    """The line of another answer to the same question that says something else; None where there is none."""
    for other in answer.again:
        if answers.tidy(other.text) and bare(other.text) != bare(answer.text):
            return other.line
    return None


class GoalPlaces:
    """Where the goals of a sheet stand in a record."""

    def __init__(self, taking: Taking, path: str, found: Answers, *, fresh: bool) -> None:
        current_goals = at(taking.contents(path), ("twinning", "goals")) or []
        self.places: dict[int, int] = {}
        free = len(current_goals)
        for answer in found.values():
            place = GOAL.fullmatch(answer.question.field)
            if not place or place[2] != "goal" or not (text := answers.one_line(answer.text)):
                continue
            same = [
                n
                for n, goal in enumerate(current_goals)
                if isinstance(goal, dict) and alike(goal.get("goal", ""), text)
            ]
            number = int(place[1])
            if same:
                self.places[number] = same[0]
            elif not fresh and number < len(current_goals):
                self.places[number] = number
            else:
                self.places[number], free = free, free + 1

    def of(self, name: str) -> str | None:
        """The field of a goal in the record; None where the sheet has no words for that goal."""
        place = GOAL.fullmatch(name)
        assert place is not None
        number = self.places.get(int(place[1]))
        return None if number is None else f"twinning.goals.{number}.{place[2]}"


def one_answer(
    taking: Taking, path: str, answer: Answered, label: str, report: Report, goals: GoalPlaces, *, quiet: bool
) -> None:
    """Take one answer. Raises TypedWrongError for what cannot be read."""
    question, name = answer.question, answer.question.field
    if name.startswith(NOTES):
        note(taking, path, answer, label, report, name.removeprefix(NOTES), quiet=quiet)
        return
    if name.startswith(WISHES):
        wish(taking, path, answer, label, report, quiet=quiet)
        return
    if GOAL.fullmatch(name):
        placed = goals.of(name)
        if placed is None:
            ticked = answers.ticks(answer.text, question.options)
            if question.options and not ticked.values and not ticked.left:
                report.empty += 1
                return
            raise TypedWrongError(_("this belongs to a goal that has no words"), _("write the goal itself too"))
        name = placed
    there = assignment.place(Person, name)
    current_value = at(taking.contents(path), there.path)
    if isinstance(there.type, Many):
        items = (
            half_days(taking, path, answer, current_value or [], label, report, quiet=quiet)
            if name == HALF_DAYS
            else (list_items(taking, path, there.type, answer, label, report, quiet=quiet))
        )
        several(taking, path, name, items, current_value or [], label, report, answer)
        return
    text = mail_in(answer.text) if name == "email" else answer.text
    value, left = answers.scalar(taking.partnership, there.type, question, text, ahead="available" in name)
    if left and isinstance(there.type, YesNo):
        raise TypedWrongError(
            _('a box is ticked, and beside it stands "{text}"').format(text=left),
            _("yes or no with a condition is for people to settle; then set it by hand"),
        )
    if value is None:
        report.empty += 1
        return
    single(taking, path, name, value, current_value, label, report, quiet=quiet)
    if left:
        taking.misread(
            report, answer.line, label, _('"{text}" stands beside it, and was not read').format(text=left), ""
        )


def mail_in(text: str) -> str:
    """The mail address in an answer. Raises TypedWrongError."""
    found = [address.strip(".") for address in MAIL.findall(text)]
    if len(found) > 1:
        raise TypedWrongError(_("there are two mail addresses here"), _("leave one of them"))
    if not found:
        message = _('"{value}" is not a mail address').format(value=answers.one_line(text))
        raise TypedWrongError(message, _("write it in full, such as name@school.example"))
    return str(found[0])


def single(
    taking: Taking, path: str, name: str, value: Any, before: Any, label: str, report: Report, *, quiet: bool = False
) -> None:
    """Take one value: what is on record and says something else goes only by a person's word."""
    there = assignment.place(Person, name)
    words = worded(taking, there.type, value)
    if before is None:
        taking.edit(Person, path, [Set(there.path, value)])
        taking.took(report, label, words)
    elif alike(before, value) or name == "twinning.registered":  # who signs up twice has done so the first time
        report.known += 1
    elif quiet:
        report.differing += 1
    else:
        command = f"hybride set {path.removesuffix('.yaml')} " + shlex.quote(f"{name}={as_typed(value)}")
        if taking.differs(report, label, worded(taking, there.type, before), words, command):
            taking.edit(Person, path, [Set(there.path, value)])


def as_typed(value: Any) -> str:
    """A value as it is typed in a command."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return flow(value) if isinstance(value, dict | list) else str(value)


def list_items(
    taking: Taking, path: str, kind: Many, answer: Answered, label: str, report: Report, *, quiet: bool
) -> list[Any]:
    """The items of a list, each by its type; what cannot be read is said, with its own line."""
    times = answer.question.field == NOT
    items: list[Any] = []
    listed = answers.listed(answer.text, commas=not times)
    if len(listed) > MOST_ITEMS:
        message = _("{n} lines stand behind this question").format(n=len(listed))
        raise TypedWrongError(message, _("leave what belongs to the answer, and read it again"))
    for item in listed:
        try:
            items.append(
                answers.time(item) if times else answers.typed(taking.partnership, kind.item, item, ahead=True)
            )
        except TypedWrongError as error:
            line = next((number for number, text in answer.lines if item[:8] in text), answer.line)
            taking.misread(report, line, label, error.message, error.hint)
            if not quiet:
                kept_in_notes(taking, path, answer, report, item)
    return items


def half_days(
    taking: Taking, path: str, answer: Answered, before: Sequence[Any], label: str, report: Report, *, quiet: bool
) -> list[Any]:
    """The half-days that suit; one on record that is not ticked in the grid is shown, and asked."""
    items = answers.half_days(answer.text)
    others = [item for item in whole_days(before) if not covers(item, whole_days(items))]
    if not others or not answers.MARK.search(answer.text) or not items:
        return items
    there = assignment.place(Person, HALF_DAYS)
    if quiet:
        report.differing += 1
        return items
    command = f"hybride set {path.removesuffix('.yaml')} " + shlex.quote(f"{HALF_DAYS}={as_typed(items)}")
    if taking.differs(
        report, label, worded(taking, there.type, list(before)), worded(taking, there.type, items), command
    ):
        taking.edit(Person, path, [Set(there.path, items)])
        return []
    return items


def several(
    taking: Taking,
    path: str,
    name: str,
    items: Sequence[Any],
    before: Sequence[Any],
    label: str,
    report: Report,
    answer: Answered,
) -> None:
    """Add to a list what it does not hold; what it holds beside it is said and stays."""
    there = assignment.place(Person, name)
    assert isinstance(there.type, Many)
    covered = whole_days(before) if name == HALF_DAYS else list(before)
    fresh = [item for item in items if not covers(item, covered)]
    if fresh:
        edits: list[Edit] = [Append(there.path, item) for item in fresh]
        taking.edit(Person, path, edits)
        taking.took(report, label, worded(taking, there.type, list(fresh)))
    elif items:
        report.known += 1
    if name in (HALF_DAYS, NOT):
        return
    seen = [*items, *answers.listed("\n".join(text for _number, text in answer.printed))]
    if fresh and (others := [item for item in before if not covers(item, seen)]):
        words = worded(taking, there.type, others)
        report.lines.append(_("{label}: stays on record too: {words}").format(label=label, words=words))


def covers(item: Any, among: Sequence[Any]) -> bool:
    """Whether an item is in a list; a whole day where both its halves are."""
    if isinstance(item, dict) and set(item) <= {"day", "part"} and item.get("part", "day") == "day":
        halves = [{"day": item.get("day"), "part": part} for part in ("morning", "afternoon")]
        return all(any(alike(half, other) for other in among) for half in halves)
    return any(alike(item, other) for other in among)


def whole_days(items: Sequence[Any]) -> list[Any]:
    """Half-days in which a whole day is its two halves."""
    return [
        {"day": item.get("day"), "part": part}
        for item in items
        if isinstance(item, dict)
        for part in (("morning", "afternoon") if item.get("part", "day") == "day" else (item["part"],))
    ]


def wish(taking: Taking, path: str, answer: Answered, label: str, report: Report, *, quiet: bool) -> None:
    """Take a wish about the other: one for each respect."""
    aspect = answer.question.field.removeprefix(WISHES)
    found, _left = answers.wish(aspect, answer.text, answer.question.options)
    there = assignment.place(Person, "twinning.wishes")
    assert isinstance(there.type, Many)
    before = at(taking.contents(path), there.path) or []
    place = next((n for n, item in enumerate(before) if isinstance(item, dict) and item.get("aspect") == aspect), None)
    if found is None and place is None:
        report.empty += 1
    elif found is None and place is not None:
        report.lines.append(
            _("{label}: stays on record: {words}").format(
                label=label, words=worded(taking, there.type.item, without_aspect(before[place]))
            )
        )
        report.known += 1
    elif place is None:
        taking.edit(Person, path, [Append(there.path, found)])
        taking.took(report, label, worded(taking, there.type.item, without_aspect(found)))
    elif alike(before[place], found):
        report.known += 1
    elif quiet:
        report.differing += 1
    else:
        field = f"twinning.wishes.{place}"
        command = f"hybride set {path.removesuffix('.yaml')} " + shlex.quote(f"{field}={as_typed(found)}")
        words = [worded(taking, there.type.item, without_aspect(item)) for item in (before[place], found)]
        if taking.differs(report, label, words[0], words[1], command):
            taking.edit(Person, path, [Set((*there.path, place), found)])


def without_aspect(value: Any) -> Any:
    """A wish without the respect that it is about, which the label says."""
    return {key: item for key, item in value.items() if key != "aspect"} if isinstance(value, dict) else value


def note(
    taking: Taking, path: str, answer: Answered, label: str, report: Report, heading: str, *, quiet: bool = False
) -> None:
    """Take an answer that has no field of its own: a line in the notes, after what it is about."""
    options = answer.question.options
    ticked = answers.ticks(answer.text, options)
    if len(ticked.values) > 1 or "?" in ticked.values:
        raise TypedWrongError(_("two boxes are ticked, and one answer fits here"), _("leave one of them"))
    text = (
        ", ".join([*ticked.values, *([ticked.left] if ticked.left else [])])
        if options
        else answers.one_line(answer.text)
    )
    if not text:
        report.empty += 1
        return
    line = f"{heading}: {text}"
    lines = str(taking.contents(path).get("notes") or "").split("\n")
    same = next((known for known in lines if known.startswith(f"{heading}: ")), None)
    if same and alike(same, line):
        report.known += 1
    elif same and quiet:
        report.differing += 1
    elif same:
        command = f"hybride edit {path.removesuffix('.yaml')}"
        if taking.differs(report, label, same.removeprefix(f"{heading}: "), text, command):
            write_notes(taking, path, [line if known == same else known for known in lines])
    else:
        write_notes(taking, path, [*lines, line])
        taking.took(report, label, text)


def write_notes(taking: Taking, path: str, lines: Sequence[str]) -> None:
    """Make the notes hold these lines."""
    taking.edit(Person, path, [Set(("notes",), "\n".join(line for line in lines if line.strip()))])


def kept_in_notes(taking: Taking, path: str, answer: Answered, report: Report, text: str = "") -> None:
    """Keep in the notes what could not be read, if a person says so."""
    text = answers.tidy(text or answer.text)
    heading = f"{answer.question.code} {named(answer.question)}".strip()
    line = f"{heading}: {text}"
    lines = str(taking.contents(path).get("notes") or "").split("\n")
    if not text or len(text) > LONGEST_NOTE:
        return
    if line in lines:
        report.unread, report.known = report.unread - 1, report.known + 1
        report.lines.append("  " + _("these words are in the notes"))
        return
    if not can_ask():
        report.lines.append("  " + _("read it in a terminal to keep these words in the notes"))
        return
    question = _('"{text}" could not be read. Keep it in the notes of {name}?').format(
        text=text, name=taking.contents(path).get("name", "")
    )
    if ask(question, "no", {"yes": _("yes"), "no": _("no")}) == "yes":
        write_notes(taking, path, [*lines, line])
        report.unread, report.taken = report.unread - 1, report.taken + 1
        report.lines.append("  " + _("kept in the notes"))
