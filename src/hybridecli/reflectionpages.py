"""What evaluation checklists say: the answers of a person, an organisation or a group, as a reflection."""

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from hybridecli import answers, assignment, naming, spoken, when
from hybridecli.errors import TypedWrongError
from hybridecli.language import _, current
from hybridecli.record import Record
from hybridecli.records.couples import Couple
from hybridecli.records.instruments import Instrument
from hybridecli.records.reflections import Reflection
from hybridecli.records.rounds import Round
from hybridecli.sheets import Answered, Line, Sheet
from hybridecli.taking import Report, Taking, alike, at, label_of
from hybridecli.yamledit import Append, Set
from hybridecli.yamlfile import dump

Values = dict[str, Any]
ANSWERS: Final = "answers."
UNKNOWN: Final = ("?", "weet ik niet", "weet niet", "i do not know", "don't know", "do not know", "n.v.t.", "nvt")


def take(taking: Taking, sheet: Sheet, about: Record, found: Mapping[str, Answered], report: Report) -> None:
    """Take a checklist that somebody filled in."""
    instrument = taking.partnership.of("instruments").get(sheet.instrument)
    if not isinstance(instrument, Instrument):
        line = next((answer.line for answer in found.values()), 1)
        hint = _("write the title of the list above it, as it was printed, and read it again")
        taking.misread(report, line, "", _("it does not say which list this is"), hint)
        return
    given = dict(scores(taking, instrument, found, report))
    if not given and not report.unread:
        report.lines.append(_("nothing was filled in"))
        return
    head = who_and_when(taking, sheet, about, instrument, found, report)
    if head is None:
        return
    noted(taking, found, given, report)
    actions = list(agreed(taking, found, report))
    not_taken(taking, found, report)
    path = same_one(taking, head)
    if path is None:
        values = {**head, "answers": given, **({"actions": actions} if actions else {})}
        path = free_path(taking, values)
        taking.new(path, dump(values))
        taking.messages[path] = f"{path.removesuffix('.yaml')}: " + _("added")
        for item, answer in given.items():
            taking.took(report, label(instrument, item), told(answer))
        for action in actions:
            taking.took(report, label_of("", Reflection, "actions"), str(action["what"]))
    else:
        merge(taking, path, instrument, given, actions, report)
    report.title += f" ({path.removesuffix('.yaml')})"


def label(instrument: Instrument, item: str) -> str:
    """The words of a statement or a question, for the report."""
    texts = {each.id: each.text for factor in instrument.factors for each in factor.items}
    texts |= {question.id: question.text for question in instrument.questions}
    words = texts.get(item)
    return (getattr(words, current()) if words else None) or item


def told(answer: Any) -> str:
    """An answer in words."""
    if isinstance(answer, dict):
        return ", ".join(str(value) for value in (answer.get("score"), answer.get("note"), answer.get("text")) if value)
    return str(answer)


def scores(
    taking: Taking, instrument: Instrument, found: Mapping[str, Answered], report: Report
) -> Iterator[tuple[str, Any]]:
    """The score of each statement, and the text behind each open question."""
    least, most = (int(bound) for bound in instrument.bounds)
    for answer in found.values():
        name = answer.question.field
        if not name.startswith(ANSWERS):
            continue
        item = name.removeprefix(ANSWERS)
        if item not in instrument.item_ids:
            if text := answers.one_line(answer.text):
                yield item, {"text": text}
            else:
                report.empty += 1
            continue
        try:
            score = only_score(answer, least, most)
        except TypedWrongError as error:
            taking.misread(report, answer.line, answer.question.code, error.message, error.hint)
            continue
        if score is None:
            report.empty += 1
        else:
            yield item, score


def only_score(answer: Answered, least: int, most: int) -> int | None:
    """The score behind a statement, which may stand there twice. Raises TypedWrongError where these differ."""
    score = score_of(answer.text, least, most)
    for other in answer.again:
        again = score_of(other.text, least, most)
        if again is not None and score is not None and again != score:
            message = _("this question has two answers, on the lines {one} and {other}")
            hint = _("leave one of them, and read it again")
            raise TypedWrongError(message.format(one=answer.line, other=other.line), hint)
        score = again if score is None else score
    return score


def score_of(text: str, least: int, most: int) -> int | None:
    """The score: which of the boxes in a row is ticked, or a number; None for nothing, or for not knowing."""
    allowed = _("tick one box, or write one number from {least} to {most}").format(least=least, most=most)
    marks = list(answers.MARK.finditer(text))
    wanted = most - least + 2  # the last box is for who does not know
    if marks:
        ticked = [place for place, mark in enumerate(marks) if mark["empty"] is None]
        if len(ticked) > 1:
            raise TypedWrongError(_("two boxes are ticked, and one answer fits here"), allowed)
        if len(marks) not in (wanted, wanted - 1):
            if not ticked:
                return None
            raise TypedWrongError(_("boxes are missing here, so it is not clear which one is ticked"), allowed)
        return None if not ticked or ticked[0] == wanted - 1 else least + ticked[0]
    cells = [cell.strip() for cell in re.split(r"[|\t]", text.split("\n")[0].strip().strip("|"))]
    crossed = [place for place, cell in enumerate(cells) if re.fullmatch(r"[xXvV✓×]", cell)]
    if len(crossed) == 1 and len(cells) == wanted:
        return None if crossed[0] == wanted - 1 else least + crossed[0]
    bare = answers.tidy(text)
    if not bare or bare.lower() in UNKNOWN:
        return None
    if re.fullmatch(r"\d{1,2}", bare) and least <= int(bare) <= most:
        return int(bare)
    raise TypedWrongError(_('"{value}" is not a score').format(value=bare), allowed)


def of_field(found: Mapping[str, Answered], name: str) -> Answered | None:
    """The answer to the question for a field."""
    return next((answer for answer in found.values() if answer.question.field == name), None)


def who_and_when(
    taking: Taking, sheet: Sheet, about: Record, instrument: Instrument, found: Mapping[str, Answered], report: Report
) -> Values | None:
    """Who answered, when and on whose behalf; None where that cannot be told, which is said."""
    head: Values = {"instrument": instrument.id, "about": about.ref}
    if len(instrument.moment) == 1:
        head["moment"] = str(instrument.moment[0])
    line = min((answer.line for answer in found.values()), default=1)
    try:
        day = of_field(found, "date")
        line = day.line if day else line
        head["date"] = day_of(day.text if day else "")
        behalf = of_field(found, "as")
        line = behalf.line if behalf else line
        head["as"] = on_behalf_of(behalf) or ("group" if sheet.audience == "group" else "person")
        name = of_field(found, "by")
        line = name.line if name else line
        head["by"] = answered_by(taking, about, sheet, head["as"], answers.one_line(name.text) if name else "")
        organisation = of_field(found, "partner")
        if head["as"] == "partner" and organisation and answers.tidy(organisation.text):
            line = organisation.line
            kind = assignment.place(Reflection, "partner").type
            head["partner"] = assignment.value(taking.partnership, kind, answers.one_line(organisation.text))
    except TypedWrongError as error:
        taking.misread(report, line, "", error.message, error.hint)
        return None
    rounds = [
        item
        for item in taking.partnership.of("rounds").values()
        if isinstance(item, Round)
        and (item.instrument, item.about) == (instrument.id, about.ref)
        and head["by"] in item.asked
    ]
    if len(rounds) == 1:
        head["round"] = rounds[0].id
    hidden = of_field(found, "shared")
    if hidden and any(mark["empty"] is None for mark in answers.MARK.finditer(hidden.text)):
        head["shared"] = False
    return head


def day_of(text: str) -> str:
    """The day on which it was filled in. Raises TypedWrongError."""
    if not answers.tidy(text):
        raise TypedWrongError(_("it has no date"), _("write the day on which it was filled in, and read it again"))
    day = answers.day(text, ahead=False)
    if day > when.today().isoformat():
        hint = _("look at the day, the month and the year")
        raise TypedWrongError(_("{day} is still to come").format(day=day), hint)
    return day


def on_behalf_of(answer: Answered | None) -> str:
    """On whose behalf it was filled in; empty where that is not said. Raises TypedWrongError."""
    ticked = answers.ticks(answer.text, answer.question.options).values if answer else []
    if len(ticked) > 1:
        raise TypedWrongError(_("two boxes are ticked, and one answer fits here"), _("leave one of them"))
    return ticked[0] if ticked else ""


def answered_by(taking: Taking, about: Record, sheet: Sheet, behalf: str, name: str) -> str:
    """Who filled it in, as a reference. Raises TypedWrongError."""
    if behalf == "group" or sheet.audience == "group":
        if isinstance(about, Couple):
            return about.ref
        kind = assignment.place(Reflection, "by").type
        if not name:
            raise TypedWrongError(_("it does not say who filled it in"), _("write the name, and read it again"))
        return str(assignment.value(taking.partnership, kind, name))
    if not name:
        raise TypedWrongError(_("it does not say who filled it in"), _("write the name, and read it again"))
    return f"people/{spoken.person(taking.partnership, name)}"


def rows(lines: Sequence[Line]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table in which something is written, with their cells."""
    for number, line in lines:
        cells = [answers.tidy(cell) for cell in re.split(r"[|\t]", line.strip().removeprefix("|").removesuffix("|"))]
        if any(cells):
            yield number, cells


def noted(taking: Taking, found: Mapping[str, Answered], given: Values, report: Report) -> None:
    """What is needed where the score is low goes with the score of the statement that it names."""
    needs = of_field(found, "needs")
    numbered = {
        answer.question.code: answer.question.field.removeprefix(ANSWERS)
        for answer in found.values()
        if answer.question.code
    }
    for number, cells in rows(needs.lines if needs else []):
        words = " ".join(cells)
        match = re.match(r"(\d{1,2})\W*\s(.+)", words)
        item = numbered.get(match[1]) if match else None
        if match is None or item not in given or not isinstance(given[item], int):
            hint = _("begin with the number of a statement that has a score")
            taking.misread(report, number, "", _('"{text}" is not about a statement').format(text=words), hint)
        else:
            given[item] = {"score": given[item], "note": match[2].strip()}


def agreed(taking: Taking, found: Mapping[str, Answered], report: Report) -> Iterator[Values]:
    """What was agreed, by whom and by when."""
    answer = of_field(found, "actions")
    for number, cells in rows(answer.lines if answer else []):
        what, who, by_when, *_more = [*cells, "", "", ""]
        if not what:
            continue
        action: Values = {"what": what.rstrip(" .")}
        try:
            if who:
                action["owner"] = spoken.person(taking.partnership, who)
            if by_when:
                action["due"] = answers.day(by_when, ahead=True)
        except TypedWrongError as error:
            taking.misread(report, number, label_of("", Reflection, "actions"), error.message, error.hint)
        yield action


def not_taken(taking: Taking, found: Mapping[str, Answered], report: Report) -> None:
    """What stands beside the answers and belongs in another record."""
    answer = of_field(found, "expectations")
    for number, cells in rows(answer.lines if answer else []):
        if len(cells) > 1 and cells[-1]:
            hint = _("it belongs to the couple or the record itself: set it with hybride edit")
            taking.misread(report, number, "", _('"{text}" is no answer of this list').format(text=cells[-1]), hint)


# What is written


def same_one(taking: Taking, head: Values) -> str | None:
    """The path of the reflection that is on record already: the same list, record, day and people."""
    wanted = ("instrument", "about", "date", "by")
    paths = {record.path for record in taking.partnership.of("reflections").values()}
    paths |= {path for path in taking.texts if path.startswith("reflections/")}
    for path in sorted(paths):
        there = taking.contents(path)
        if all(str(there.get(name, "")) == str(head[name]) for name in wanted):
            return path
    return None


def free_path(taking: Taking, values: Values) -> str:
    """The path of a new reflection."""
    path = naming.path_for(taking.partnership, Reflection, None, values)
    stem = path.removesuffix(".yaml")
    number = 2
    while path in taking.texts:
        path, number = f"{stem}-{number}.yaml", number + 1
    return path


def merge(
    taking: Taking, path: str, instrument: Instrument, given: Values, actions: Sequence[Values], report: Report
) -> None:
    """Add to a reflection what it does not have; what differs goes only by a person's word."""
    for item, answer in given.items():
        before = at(taking.contents(path), ("answers", item))
        if before is None:
            taking.edit(Reflection, path, [Set(("answers", item), answer)])
            taking.took(report, label(instrument, item), told(answer))
        elif alike(before, answer) or (
            isinstance(before, dict) and not isinstance(answer, dict) and alike(before.get("score", ""), answer)
        ):
            report.known += 1
        else:
            command = f"hybride set {path.removesuffix('.yaml')} " + shlex.quote(f"answers.{item}={as_typed(answer)}")
            if taking.differs(report, label(instrument, item), told(before), told(answer), command):
                taking.edit(Reflection, path, [Set(("answers", item), answer)])
    for action in actions:
        known = at(taking.contents(path), ("actions",)) or []
        if any(alike(item.get("what", ""), action["what"]) for item in known if isinstance(item, dict)):
            report.known += 1
        else:
            taking.edit(Reflection, path, [Append(("actions",), action)])
            taking.took(report, label_of("", Reflection, "actions"), str(action["what"]))
    taking.messages.setdefault(path, f"{path.removesuffix('.yaml')}: answers")


def as_typed(answer: Any) -> str:
    """An answer as it is typed in a command."""
    if isinstance(answer, dict):
        return "{" + ", ".join(f"{key}: {value!r}" for key, value in answer.items()) + "}"
    return str(answer)
