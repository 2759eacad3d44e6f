"""Taking a step with a couple: `start`, `stop` and `close` ask only what is missing, and refuse with what is needed."""

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from hybridecli import adding, assignment, changing, editing, spoken, stepends, whom
from hybridecli.asking import ask, can_ask
from hybridecli.changes import told
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.facts import Facts
from hybridecli.fieldtype import Choice
from hybridecli.language import _, current
from hybridecli.lookup import find
from hybridecli.output import say
from hybridecli.partnership import Partnership
from hybridecli.records.couples import Couple
from hybridecli.records.people import Person
from hybridecli.speech import speech
from hybridecli.stepdraft import BLANK, Draft, Judged
from hybridecli.stepquestion import NOTHING, YES, Question, value_meant, yes_or_no
from hybridecli.steptalk import Step, allowed
from hybridecli.twinning import persons
from hybridecli.writing import Pen, writing

if TYPE_CHECKING:
    from hybridecli.here import Here

FEW: Final = 6  # couples that are named where a name means several


def take(here: "Here", step: Step, name: str, words: Sequence[str]) -> None:
    """Take a step with a couple, from what is typed and, in a terminal, answered."""
    here.refuse_at()
    editing.history(here)  # while git is in the middle of something, nothing is asked for nothing
    couple = couple_meant(here.partnership, name, step)
    draft = begun(here.partnership, couple, step, words)
    if couple.status == step.status:
        already(draft, words)
        return
    refuse_status(couple, step)
    given = [*words, *(answers(draft, words) if can_ask() else ())]
    with writing(here, step.verb) as pen:
        couple = couple_meant(here.partnership, couple.ref, step)
        refuse_status(couple, step)  # somebody else may have been first
        judged = begun(here.partnership, couple, step, given).judged()
        if judged.objections or judged.blanks:
            raise judged.refusal(couple.id, given)
        lines = history_of(pen, couple, judged)
        message = "\n".join(lines if len(lines) == 1 else [lines[0], "", *lines])
        written = changing.carried_out(pen, here.partnership, judged.draft.texts, message)
        committed = pen.repository is not None
    if not written:
        return
    days = adding.days_meant(here.partnership, Couple, [word for word in words if ".twinning." not in word])
    people = whom.understood(couple, draft.facts, words)
    for line in (*days, *people, *stepends.told(couple, judged.draft.couple, judged.facts, judged.remarks)):
        say(line, error=True)
    if committed:
        say(_("take it back with: hybride undo"), error=True)


def begun(partnership: Partnership, couple: Couple, step: Step, words: Sequence[str]) -> Draft:
    """The step with what was typed in it."""
    return Draft(partnership, Facts(partnership), couple, step, {}).with_words(words)


def couple_meant(partnership: Partnership, name: str, step: Step) -> Couple:
    """The couple that a word means; of a person the one with which the step can be taken."""
    try:
        record = find(partnership, name, ["couples"])
    except TypedWrongError:
        people = spoken.best(spoken.people(partnership), name)[1]
        mine = [
            couple
            for _id, couple in sorted(partnership.of("couples").items())
            if isinstance(couple, Couple)
            and any(f"people/{person}" in people for _number, _member, person in persons(couple))
        ]
        fitting = [couple for couple in mine if couple.status in step.begins] or mine
        if not fitting:
            raise
        if len(fitting) > 1:
            named = [f"{couple.ref} ({spoken.members(partnership, couple)})" for couple in fitting[:FEW]]
            message = _('"{word}" can be several records').format(word=name)
            raise TypedWrongError(message, _("name one: {words}").format(words=", ".join(named))) from None
        return fitting[0]
    assert isinstance(record, Couple)
    return record


def reason_meant(step: Step, text: str) -> str:
    """The word of the reason that somebody types, also as a part of what it is called in either language."""
    kind = assignment.place(Couple, "closure.reason").type
    assert isinstance(kind, Choice)
    if meant := value_meant(kind, text):
        return meant
    message = _('there is no reason called "{word}"').format(word=text)
    raise TypedWrongError(message, _("use one of: {words}").format(words=allowed(step, "closure.reason")))


def already(draft: Draft, words: Sequence[str]) -> None:
    """Say that the step was taken before; what is typed and differs from what is recorded is refused."""
    couple = draft.couple
    status = speech(current()).word("couples.status", couple.status)
    message = _("{couple}: the status is {status} already").format(couple=couple.id, status=status)
    if any(text != draft.partnership.snapshot.read(path).decode() for path, text in draft.texts.items()):
        command = shlex.join(["hybride", "set", couple.ref, *words])
        raise HybrideError(message, _("change what is recorded with: {command}").format(command=command))
    say(message + "; " + _("nothing changes, so nothing was written"), error=True)


def refuse_status(couple: Couple, step: Step) -> None:
    """Refuse a step that cannot be taken from where a couple is."""
    if couple.status in step.begins:
        return
    ways = {
        ("close", "agreed"): f"hybride start {couple.id}",
        ("close", "proposed"): f"hybride start {couple.id}",
        ("stop", "proposed"): f"hybride set {couple.id} status=declined 'match.declined={BLANK}'",
    }
    tongue = speech(current())
    message = _("{couple}: the status is {status}; {verb} is for couples with the status {words}").format(
        couple=couple.id,
        status=tongue.word("couples.status", couple.status),
        verb=f"hybride {step.verb}",
        words=tongue.listing(tongue.word("couples.status", word) for word in step.begins),
    )
    way = ways.get((step.verb, couple.status))
    ended = _("what has ended stays as it is; take it back with hybride undo, or make a new couple")
    raise HybrideError(message, _("type: {command}").format(command=way) if way else ended)


def history_of(pen: Pen, before: Couple, judged: Judged) -> list[str]:
    """What the history says of each file, the couple with its status first."""
    lines = []
    for path, text in sorted(judged.draft.texts.items(), key=lambda item: item[0] != before.path):
        old, new = changing.contents(path, changing.text_of(pen, path)), changing.contents(path, text)
        if path == before.path:
            status = f"status {before.status} → {judged.draft.couple.status}"
            more = {**old, "status": new["status"]}
            lines.append(f"{before.ref}: " + ", ".join([status, *([told(Couple, more, new)] if more != new else [])]))
        elif old != new:
            lines.append(f"{changing.ref_of(Person, path)}: " + told(Person, old, new))
    return lines


# asking


def answers(draft: Draft, words: Sequence[str]) -> list[str]:
    """What a person answers, as words; what no answer mends is refused before anything is asked."""
    judged = draft.judged()
    if judged.stuck:
        raise judged.refusal(draft.couple.id, words)
    needed, asked, given = judged.blanks, set(draft.given), list[str]()
    who = spoken.members(draft.partnership, draft.couple)
    way_out = _("Enter skips what may stay open; Ctrl-C stops without writing anything")
    say(f"{draft.couple.id}, {who}\n{way_out}", error=True)
    try:
        while question := next((one for one in draft.questions if one.field not in asked), None):
            asked.add(question.field)
            word, draft = answer(draft, question, required=question.field in needed)
            given += [word] if word else []
    except (click.Abort, KeyboardInterrupt):
        if given:
            command = shlex.join(["hybride", draft.step.verb, draft.couple.id, *words, *given])
            text = _("nothing was written; to go on with what was answered so far: {command}")
            say("\n" + text.format(command=command), error=True)
        raise
    return given


def answer(draft: Draft, question: Question, *, required: bool) -> tuple[str, Draft]:
    """One answer as a word, with the draft that has it; empty where it was skipped. Asked until it can be read."""
    while True:
        text = (ask(question.text, question.usual, question.choices or (), question.also) or "").strip()
        try:
            text = in_words(question, text)
            if not text and not required:
                return "", draft
            if not text:
                say(_("this is required; Ctrl-C stops without writing anything"), error=True)
                continue
            if whom.is_person(question.field):
                text = person_meant(draft, question.field, text)
            if text:
                word = question.word(text)
                new = draft.with_words([word])
                for told in adding.days_meant(draft.partnership, Couple, [word] if not question.choices else []):
                    say("  " + speech(current()).weekday(told.rpartition(" ")[2]), error=True)
                return word, new
        except TypedWrongError as error:
            say(f"{error.message}\n  {error.hint}" if error.hint else error.message, error=True)


def in_words(question: Question, text: str) -> str:
    """The answer to an open question: yes is none, and that there is nothing only where it was asked so.

    Raises TypedWrongError.
    """
    said = text.casefold().strip()
    if question.choices or whom.is_person(question.field):
        return text
    if said in YES:
        raise TypedWrongError(_('"{word}" says too little here').format(word=text), _("answer in your own words"))
    return text if said.rstrip(".") not in NOTHING else _("none") if question.none_too else ""


def person_meant(draft: Draft, field: str, text: str) -> str:
    """The id of the person that an answer means, once it is said who that is; empty where it is to be asked again."""
    found = whom.known(draft.couple, draft.facts, field, text)
    names = {one: whom.described(one, draft.facts) for one in found}
    chosen = found[0] if len(found) == 1 else ask(_("Which one is meant?"), None, names)
    if not chosen:
        return ""
    say("  " + names[chosen], error=True)
    employer, own = whom.employer_at(draft.couple, draft.facts, field), draft.facts.partner_of(chosen)
    if not employer or (own and own.id == employer):
        return chosen
    text = _("{name} does not work at {employer}. Is this the right one?")
    text = text.format(name=draft.facts.person(chosen), employer=draft.facts.name(f"partners/{employer}"))
    return chosen if ask(text, None, yes_or_no()) == _("yes") else ""
