"""New records: what is given on the command line, in a file, in a pipe, in answers to questions or in an editor."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hybridecli import assignment, changing, editing, naming, skeleton
from hybridecli.asking import ask, can_ask
from hybridecli.compound import Many
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.fieldtype import Choice, DayType, FieldType, Link
from hybridecli.language import _, current
from hybridecli.output import say
from hybridecli.partnership import Partnership, read_record
from hybridecli.record import PartType, Record, Words, fields, required
from hybridecli.speech import speech
from hybridecli.when import today
from hybridecli.writing import writing
from hybridecli.yamledit import Edit, Set, changed

if TYPE_CHECKING:
    from hybridecli.here import Here

PIPE: Final = "-"
FEW: Final = 12  # records that are named as the answers to a question
LARGEST: Final = 5_000_000  # bytes that are read of a file


def add(here: "Here", kind: type[Record], words: Iterable[str], source: str | None, edit: bool) -> None:
    """Make a record of a kind, from all that is given."""
    here.refuse_at()
    if kind.folder() == "partnership":
        raise TypedWrongError(
            _("a folder holds one partnership"), _("change it with: hybride edit partnership, or make one with: init")
        )
    identity, assignments = told_apart(words)
    editing.history(here)  # while git is in the middle of something, nothing is asked for nothing
    text = given(here, kind, assignments, source)
    if identity is not None:
        naming.refuse(here.partnership, kind, identity)
        if kind.folder() != "people":  # whose ids may be any that somebody else gave out
            naming.refuse_names(here.partnership, kind, identity)
    if edit:
        edited(here, kind, identity, text)
        return
    days = list(days_meant(here.partnership, kind, assignments))
    if source is None:
        text = completed(here.partnership, kind, text)
        text, recorded = with_day(kind, text)
        days += recorded
    else:
        refuse_file(kind, text, source)
    written(here, kind, identity, text, typed=source is None)
    for day in days:
        say(day, error=True)


def with_day(kind: type[Record], text: str) -> tuple[str, list[str]]:
    """The text with today in it, where that belongs to a new record; and what there is to say of that."""
    edits = changing.dated(kind, {}, changing.contents(_("the new record"), text))
    told = [f"{'.'.join(map(str, edit.path))} {edit.value}" for edit in edits]
    return (changed(text, edits, assignment.order(kind)).text if edits else text), told


def days_meant(partnership: Partnership, kind: type[Record], assignments: Iterable[str]) -> Iterator[str]:
    """What the dates are that were typed without a year, in figures or in words."""
    for word in assignments:
        field, _sign, value = word.partition("=")
        if re.search(r"\d", value) and not re.search(r"\d{4}", value):
            for edit in assignment.edits(partnership, kind, [word]):
                if isinstance(edit, Set) and re.fullmatch(r"\d{4}-\d\d-\d\d", str(edit.value)):
                    yield f"{field.strip()} {edit.value}"


def told_apart(words: Iterable[str]) -> tuple[str | None, list[str]]:
    """The id, if one was typed, and the assignments."""
    given = list(words)
    bare = [word for word in given if not assignment.is_assignment(word)]
    if len(bare) > 1 or (bare and bare[0] != given[0]):
        message = _('"{value}" is not FIELD=VALUE').format(value=bare[-1])
        raise TypedWrongError(message, _("put a value with blanks in quotes, such as: name='Two words'"))
    return (bare[0].removesuffix(".yaml") if bare else None), [word for word in given if assignment.is_assignment(word)]


def given(here: "Here", kind: type[Record], assignments: Sequence[str], source: str | None) -> str:
    """The text that is given: that of the file or the pipe, as it is, with the fields of the command line in it."""
    text = "" if source is None else text_from(source)
    if source is not None:
        refuse_file(kind, text, source, only=("yaml",))  # what cannot be read cannot be changed
    edits = assignment.edits(here.partnership, kind, assignments)
    text = changed(text, edits, assignment.order(kind)).text if edits else text
    return text if source else with_others(here.partnership, kind, text)


def with_others(partnership: Partnership, kind: type[Record], text: str) -> str:
    """The text with what a new record takes over from others, such as the parties from the couple; that is said."""
    taken = kind.taken_over(changing.contents(_("the new record"), text), partnership.of)
    if not taken:
        return text
    names = ", ".join(speech(current()).field(f"{kind.folder()}.{name}") for name in taken)
    say(_("also filled in, from other records: {names}").format(names=names), error=True)
    return changed(text, [Set((name,), value) for name, value in taken.items()], assignment.order(kind)).text


def text_from(source: str) -> str:
    """What stands in a file, or comes through the pipe."""
    if source == PIPE:
        data = sys.stdin.buffer.read(LARGEST)
    else:
        path = Path(source)
        if not path.is_file():
            raise TypedWrongError(_("there is no file {path}").format(path=source), _("look at the name after --from"))
        with path.open("rb") as file:
            data = file.read(LARGEST)
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise HybrideError(
            _("{path} cannot be read as text").format(path=source), _("save it as UTF-8, without formatting")
        ) from None
    if not text.strip():
        raise HybrideError(_("{path} is empty").format(path=source), _("write fields in it, each as `field: value`"))
    return text if text.endswith("\n") else text + "\n"


def refuse_file(kind: type[Record], text: str, source: str, only: Sequence[str] = ()) -> None:
    """Refuse a file with faults, or only with those of some rules, naming its lines."""
    name = "stdin" if source == PIPE else source
    _record, reading = read_record(kind, "new", name, text.encode(), "")
    faults = [fault for fault in reading.faults if not only or fault.rule in only]
    if faults:
        raise changing.refusal(faults, (), typed=False)


def written(here: "Here", kind: type[Record], identity: str | None, text: str, *, typed: bool) -> None:
    """Write the record, in a file of its own."""
    with writing(here, "add") as pen:
        partnership = here.partnership
        path = naming.path_for(partnership, kind, identity, changing.contents(_("the new record"), text))
        if pen.read(path) is not None:
            raise HybrideError(_("{path} is in the way").format(path=path), _("choose another id"))
        changing.carried_out(
            pen, partnership, {path: text}, f"{changing.ref_of(kind, path)}: " + _("added"), typed=typed
        )


def edited(here: "Here", kind: type[Record], identity: str | None, text: str) -> None:
    """Let a person fill in a skeleton in an editor, and write the record."""
    start = skeleton.of(kind, text)
    path = naming.path_for(here.partnership, kind, identity or "new", changing.contents(_("the new record"), text))

    def write(typed: str) -> None:
        written(here, kind, identity, skeleton.without_hints(kind, typed), typed=False)

    editing.edited(here, path, start, write)


# what is missing


def completed(partnership: Partnership, kind: type[Record], text: str) -> str:
    """The text with what is required and missing: asked for in a terminal, else refused."""
    there = changing.contents(_("the new record"), text)
    missing = [name for name in required(kind) if name not in there]
    if missing and not can_ask():
        example = " ".join(f"{name}=…" for name in missing)
        name = kind.dutch[0] if current() == "nl" else kind.singular
        raise TypedWrongError(
            _("{kind}: still needed: {names}").format(kind=name, names=", ".join(missing)),
            _("add {example}; what they mean: hybride explain {kind}").format(example=example, kind=kind.folder()),
        )
    answers: list[Edit] = [Set((name,), answer(partnership, kind, name)) for name in missing]
    return changed(text, answers, assignment.order(kind)).text if answers else text


def answer(partnership: Partnership, kind: type[Record], name: str) -> Any:
    """What a person answers to the question for a field, as its plain value."""
    field = fields(kind)[name]
    label = speech(current()).field(f"{kind.folder()}.{name}")
    question = f"{label}, {_(field.about)}" if field.about else label
    if refers(field.type):
        question += ", " + _("by name or id")
    if isinstance(field.type, Many):
        least = field.type.size.least if field.type.size else 1
        item = field.type.item
        return [one(partnership, item, f"{question} ({number}/{least})") for number in range(1, least + 1)]
    usual = today().isoformat() if name == "date" and isinstance(field.type, DayType) else None
    return one(partnership, field.type, question, usual)


def one(partnership: Partnership, kind: FieldType, question: str, usual: str | None = None) -> Any:
    """One answer, asked until it can be read."""
    choices = allowed(partnership, kind)
    while True:
        text = ask(question, usual, choices)
        if not text or not text.strip():
            say(_("this is required; Ctrl-C stops without writing anything"), error=True)
            continue
        try:
            return read(partnership, kind, text)
        except TypedWrongError as error:
            say(f"{error.message}\n  {error.hint}", error=True)


def read(partnership: Partnership, kind: FieldType, text: str) -> Any:
    """What an answer means; of a mapping, the field by which it is named."""
    if not isinstance(kind, PartType) or text.lstrip().startswith("{"):
        return assignment.value(partnership, kind, text)
    part = kind.part
    if part is Words:
        return {partnership.charter.language: text}
    names = [*required(part), *part.named_by] or list(fields(part))[:1]
    wrong: TypedWrongError | None = None
    for name in names:
        try:
            return {name: assignment.value(partnership, fields(part)[name].type, text)}
        except TypedWrongError as error:
            wrong = wrong or error
    assert wrong is not None
    raise wrong


def refers(kind: FieldType) -> bool:
    """Whether a record answers the question."""
    if isinstance(kind, Many):
        return refers(kind.item)
    return isinstance(kind, Link) or (isinstance(kind, PartType) and bool(kind.part.named_by))


def allowed(partnership: Partnership, kind: FieldType) -> Mapping[str, str]:
    """The words that answer a question, each as people say it; of references the records, where these are few."""
    if isinstance(kind, Choice):
        return kind.told()
    if isinstance(kind, Link) and len(kind.to.kinds) == 1 and not kind.to.path:
        records = partnership.of(kind.to.kinds[0])
        if 0 < len(records) <= FEW:
            return {identity: called(record) for identity, record in records.items()}
    return {}


def called(record: Record) -> str:
    """The name of a record for people, in their language where it ships in several."""
    title = getattr(record, "title", None)
    return (getattr(title, current()) if isinstance(title, Words) else None) or record.title_text
