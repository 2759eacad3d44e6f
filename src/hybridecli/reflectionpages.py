"""What evaluation checklists say: the answers of a person, an organisation or a group, as a reflection."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hybridecli import assignment, boxes, spoken, writtendays
from hybridecli.checklistscores import Values, noted, of_field, rows, scores
from hybridecli.errors import TypedWrongError
from hybridecli.language import _, current
from hybridecli.page import Page
from hybridecli.record import Record
from hybridecli.records.couples import Couple
from hybridecli.records.instruments import Instrument
from hybridecli.records.reflections import Reflection
from hybridecli.records.rounds import Round
from hybridecli.sheetanswers import Answered
from hybridecli.sheetcodes import Sheet
from hybridecli.taking import Report, Taking, alike, label_of
from hybridecli.yamlfile import dump


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
        path = taking.free_path(Reflection, values)
        taking.new(path, dump(values))
        taking.messages[path] = f"{path.removesuffix('.yaml')}: " + _("added")
        for item, answer in given.items():
            taking.took(report, label(instrument, item), told(answer))
        for action in actions:
            taking.took(report, label_of("", Reflection, "actions"), str(action["what"]))
    else:
        merge(Page(taking, Reflection, path, report), instrument, given, actions)
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
        head["by"] = answered_by(taking, about, sheet, head["as"], boxes.one_line(name.text) if name else "")
        organisation = of_field(found, "partner")
        if head["as"] == "partner" and organisation and boxes.tidy(organisation.text):
            line = organisation.line
            kind = assignment.place(Reflection, "partner").type
            head["partner"] = assignment.value(taking.partnership, kind, boxes.one_line(organisation.text))
    except TypedWrongError as error:
        taking.misread(report, line, "", error.message, error.hint)
        return None
    if asked := round_of(taking, head):
        head["round"] = asked
    hidden = of_field(found, "shared")
    if hidden and any(mark["empty"] is None for mark in boxes.MARK.finditer(hidden.text)):
        head["shared"] = False
    return head


def round_of(taking: Taking, head: Values) -> str | None:
    """The only round in which who answered was asked for this; None where there is none, or are several."""
    rounds = [
        item.id
        for item in taking.partnership.of("rounds").values()
        if isinstance(item, Round)
        and (item.instrument, item.about) == (head["instrument"], head["about"])
        and head["by"] in item.asked
    ]
    return rounds[0] if len(rounds) == 1 else None


def day_of(text: str) -> str:
    """The day on which it was filled in. Raises TypedWrongError."""
    if not boxes.tidy(text):
        raise TypedWrongError(_("it has no date"), _("write the day on which it was filled in, and read it again"))
    return writtendays.past_day(text)


def on_behalf_of(answer: Answered | None) -> str:
    """On whose behalf it was filled in; empty where that is not said. Raises TypedWrongError."""
    ticked = boxes.ticks(answer.text, answer.question.options).values if answer else []
    if len(ticked) > 1:
        raise boxes.two_ticked()
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
                action["due"] = writtendays.day(by_when, ahead=True)
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


def merge(page: Page, instrument: Instrument, given: Values, actions: Sequence[Values]) -> None:
    """Add to a reflection what it does not have; what differs goes only by a person's word."""
    for item, answer in given.items():
        before, words = page.value(("answers", item)), label(instrument, item)
        if before is None:
            page.put(("answers", item), answer)
            page.took(words, told(answer))
        elif alike(before, answer) or (
            isinstance(before, dict) and not isinstance(answer, dict) and alike(before.get("score", ""), answer)
        ):
            page.report.known += 1
        elif page.beaten(words, (told(before), told(answer)), page.setting(f"answers.{item}", answer)):
            page.put(("answers", item), answer)
    for action in actions:
        known = page.value(("actions",)) or []
        if any(alike(item.get("what", ""), action["what"]) for item in known if isinstance(item, dict)):
            page.report.known += 1
        else:
            page.append(("actions",), [action])
            page.took(label_of("", Reflection, "actions"), str(action["what"]))
    page.taking.messages.setdefault(page.path, f"{page.record}: answers")
