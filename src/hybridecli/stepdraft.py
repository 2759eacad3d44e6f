"""A step of a couple on paper: its files with all that was typed and answered, and what rules say about it then."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hybridecli import assignment, changing, spoken, unsettled, whom
from hybridecli.check import Seen
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.facts import Facts
from hybridecli.fieldtype import Choice
from hybridecli.language import _
from hybridecli.partnership import Partnership, load, read_record
from hybridecli.record import Record
from hybridecli.records.couples import Couple
from hybridecli.records.people import Person
from hybridecli.rules import rules
from hybridecli.stepquestion import Question, called, value_meant
from hybridecli.steptalk import Step, allowed
from hybridecli.twinning import persons
from hybridecli.yamledit import Edit, Set, changed

BLANK: Final = "…"  # in a command, what a person has to fill in
INTAKE: Final = "twinning."  # of a person, a step changes nothing else
SEEKING: Final = ".twinning.status"


@dataclass(frozen=True)
class Draft:
    """The files of a step as they are going to be, and the couple in them."""

    partnership: Partnership  # as it is
    facts: Facts  # of that
    couple: Couple
    step: Step
    texts: Mapping[str, str]  # by path
    given: frozenset[str] = frozenset()  # the fields that were typed or answered

    @property
    def questions(self) -> list[Question]:
        """What is still open."""
        return [item for item in self.step.questions(self.couple, self.facts) if item.field not in self.given]

    def with_words(self, words: Iterable[str]) -> "Draft":
        """With what was typed or answered: `FIELD=VALUE` of the couple, or of one of the two behind a name.

        Raises TypedWrongError for what cannot be read, and for what a step cannot have.
        """
        draft = self
        for word in words:
            record, rest = draft.whose(word)
            name = field_of(rest)
            if name == "status" and record is draft.couple:
                hint = _("leave it out; what else a couple has is changed with: hybride set {ref}")
                message = _("hybride {verb} gives the status by itself").format(verb=self.step.verb)
                raise TypedWrongError(message, hint.format(ref=record.ref))
            rest = whom.with_id(draft.couple, draft.facts, rest) if record is draft.couple else rest
            rest = with_value(type(record), rest)
            edits = assignment.edits(self.partnership, type(record), [rest])
            if name == "twinning.status":
                refuse_status(self.step, edits, word)
            full = f"{called(record.id, self.couple, self.facts)}.{name}" if isinstance(record, Person) else name
            draft = replace(draft.with_edits(record, edits), given=draft.given | {full})
            refuse_end(self, draft)
        return draft

    def whose(self, word: str) -> tuple[Record, str]:
        """The record that a word is about, and the word without the name."""
        if not assignment.is_assignment(word):
            message = _('"{value}" is not FIELD=VALUE').format(value=word)
            raise TypedWrongError(message, _("put a value with blanks in quotes, such as: closure.text='Two words'"))
        name, _dot, rest = word.partition(".")
        names = {person: [person, self.facts.person(person)] for _number, _member, person in persons(self.couple)}
        meant = spoken.best(names, name)[1] if rest.startswith(INTAKE) else []
        record = self.partnership.get(f"people/{meant[0]}") if len(meant) == 1 else None
        return (record, rest) if record else (self.couple, word)

    def with_edits(self, record: Record, edits: Sequence[Edit]) -> "Draft":
        """With changes in one of the files."""
        text = self.texts.get(record.path) or self.partnership.snapshot.read(record.path).decode()
        new = changed(text, edits, assignment.order(type(record))).text
        draft = replace(self, texts={**self.texts, record.path: new})
        if not isinstance(record, Couple):
            return draft
        couple, reading = read_record(Couple, record.id, record.path, new.encode(), record.ref)
        if not isinstance(couple, Couple):
            raise changing.refusal(reading.faults, [record.path], typed=True)
        return replace(draft, couple=couple)

    def judged(self) -> "Judged":
        """The step with what it does by itself, and what rules say about the couple then."""
        edits: list[Edit] = [Set(("status",), self.step.status)]
        if self.step.verb == "stop":
            edits.append(Set(("closure", "date"), unsettled.day_of(self.couple, self.facts)))
            off = unsettled.to_cancel(self.couple, self.facts)
            edits += [Set(("activities", number, "status"), "cancelled") for number in off]
        after = self.with_edits(self.couple, edits)
        facts = Facts(load(changing.Overlay(self.partnership.snapshot, after.texts)))
        seen = list(about(after.couple, facts))
        if self.step.verb == "start":  # rules are milder to who is on the way, and this is the moment before
            errors = {item.rule for item in seen if item.rule.weight(item.wrong) == "error"}
            waiting = [item for item in about(self.couple, facts) if item.rule not in errors]
            seen += [item for item in waiting if item.rule.weight(item.wrong) == "error"]
        return Judged(after, facts, tuple(seen))


def with_value(kind: type[Record], word: str) -> str:
    """A word of the command line with the value that its field has for what people say; else as it is."""
    found = assignment.ASSIGNED.fullmatch(word)
    field, sign, text = (part.strip() for part in found.groups()) if found else ("", "", "")
    there = assignment.place(kind, field).type if text else None
    meant = value_meant(there, text) if isinstance(there, Choice) else None
    return f"{field}{sign}{meant}" if meant else word


def refuse_status(step: Step, edits: Sequence[Edit], word: str) -> None:
    """Refuse what nobody becomes by a step."""
    value = next((edit.value for edit in edits if isinstance(edit, Set)), None)
    if step.then and value not in step.then:
        message = _('"{value}" is not allowed here').format(value=value or "")
        raise TypedWrongError(
            f"{field_of(word)}: {message}", _("use one of: {words}").format(words=allowed(step, SEEKING))
        )


def refuse_end(before: Draft, after: Draft) -> None:
    """Refuse a reason that does not belong to the step, and a day that is still to come."""
    step, old, new = after.step, before.couple.closure, after.couple.closure
    reason = new.reason if new and (old is None or old.reason != new.reason) else None
    if reason and step.reasons and reason not in step.reasons:
        message = _('"{reason}" is no reason for hybride {verb}').format(reason=reason, verb=step.verb)
        other = "stop" if step.verb == "close" else "close"
        command = f"hybride {other} {after.couple.id} closure.reason={reason}"
        hint = _("use one of: {words}; or type: {command}")
        raise TypedWrongError(message, hint.format(words=allowed(step, "closure.reason"), command=command))
    day = new.date if new and (old is None or old.date != new.date) else None
    begin = began(after.couple)
    if step.reasons and day and not begin <= day <= after.facts.today:
        message = _("{day} is still to come; the day of the end is today or earlier")
        if day < begin:
            message = _("{day} is before the couple began, on {begin}")
        hint = _("write it with its year, as in closure.date=2026-02-12")
        raise TypedWrongError(message.format(day=day, begin=begin), hint)


def began(couple: Couple) -> str:
    """The first day that is known of a couple: of the match or of its period; before all others where none is."""
    first = couple.period.first if couple.period else None
    known = [couple.match.decided if couple.match else None, first.isoformat() if first else None]
    return min(filter(None, known), default="")


def about(couple: Couple, facts: Facts) -> Iterator[Seen]:
    """What the rules that look at couples see in one."""
    for rule in rules().values():
        if rule.judges in (Couple, Record) and rule.speaks_from(couple, facts.charter) == "":
            yield from (Seen(rule, couple, wrong, "") for wrong in rule.wrong(couple, facts))


@dataclass(frozen=True)
class Judged:
    """A step as it is going to be, and what rules say about the couple then."""

    draft: Draft
    facts: Facts
    seen: tuple[Seen, ...]

    @property
    def objections(self) -> list[Seen]:
        """What stands in the way."""
        return [item for item in self.seen if self.objects(item)]

    @property
    def remarks(self) -> list[Seen]:
        """What is still to do afterwards."""
        return [item for item in self.seen if not self.objects(item)]

    def objects(self, item: Seen) -> bool:
        """Whether it stands in the way: an error, or what this step asks for."""
        asked = item.rule.number in self.draft.step.needs and bool(item.wrong.command)
        return asked or item.rule.weight(item.wrong) == "error"

    @property
    def blanks(self) -> dict[str, str]:
        """What has to be filled in, by field, as one types it."""
        found = {name: word for item in self.objections for name, word in blanks(item).items()}
        open_ones = self.draft.questions if self.draft.step.then else ()
        seeking = [item for item in open_ones if item.field.endswith(SEEKING)]
        return found | {item.field: item.word(BLANK) for item in seeking}

    @property
    def stuck(self) -> list[Seen]:
        """What no answer to a question mends."""
        asked = {item.field for item in self.draft.questions}
        return [item for item in self.objections if not blanks(item) or not blanks(item).keys() <= asked]

    def refusal(self, name: str, words: Sequence[str]) -> HybrideError:
        """What refuses the step: what rules say, what is needed, and the words to type."""
        verb = self.draft.step.verb
        messages = {
            "start": _("{couple} cannot start yet"),
            "stop": _("{couple} cannot be stopped yet"),
            "close": _("{couple} cannot be closed yet"),
        }
        texts = {item.field: item.text for item in self.draft.questions}
        lines = [item.wrong.message for item in self.objections]
        lines += [
            ": ".join(filter(None, (item.wrong.hint, item.wrong.command)))
            for item in self.objections
            if not blanks(item)
        ]
        for field in self.blanks:
            choice = allowed(self.draft.step, field)
            if field in texts:
                lines.append(f"  {field}: {texts[field]}" + (f" {choice}" if choice else ""))
            if whom.is_person(field):
                command = whom.to_add(self.draft.couple, self.draft.facts, field)
                lines.append("    " + _("who is not known yet, is added first: {command}").format(command=command))
        if self.blanks:
            typed = shlex.join(["hybride", verb, name, *words])
            lines.append(_("type: {command}").format(command=" ".join([typed, *map(quoted, self.blanks.values())])))
        if unread := self.facts.partnership.unreadable:
            told = _("perhaps it stands in what cannot be read: {paths}; see: hybride check")
            lines.append(told.format(paths=", ".join(unread)))
        return HybrideError(messages[verb].format(couple=self.draft.couple.id), "\n".join(lines))


def quoted(word: str) -> str:
    """A word with a blank to fill in, in quotes where what is filled in may hold blanks."""
    free = word.endswith((f"+={BLANK}", "}")) or any(name in word for name in ("experience", "mirror", "text", "sign"))
    return f"'{word}'" if free else word


def field_of(word: str) -> str:
    """The field of `FIELD=VALUE`."""
    found = assignment.ASSIGNED.fullmatch(word)
    return found[1].strip() if found else ""


def blanks(item: Seen) -> dict[str, str]:
    """What a command of a rule leaves to be filled in about the couple, by field; nothing where it is another one."""
    try:
        command = shlex.split(item.wrong.command)
    except ValueError:
        return {}
    if command[:3] != ["hybride", "set", item.record.ref] or not all(BLANK in word for word in command[3:]):
        return {}
    return {field_of(word): word for word in command[3:]}
