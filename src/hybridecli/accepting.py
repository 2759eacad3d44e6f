"""Decisions about proposals, typed or on pages that were filled in, carried out together in one commit."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hybridecli import changing, matchpages
from hybridecli.decisions import Decision, Decisions, Done
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.language import _, n_
from hybridecli.matchpages import Answer
from hybridecli.output import say
from hybridecli.pairwords import named
from hybridecli.partnership import Partnership
from hybridecli.sheetfiles import contents, decoded
from hybridecli.writing import writing

if TYPE_CHECKING:
    from hybridecli.here import Here


def accept_pages(here: "Here", name: str, *, agreed: bool) -> None:
    """Take back the pages that were filled in: each yes makes a couple, each no is kept with its reason."""
    here.refuse_at()
    answers = matchpages.read(text_of(name))
    if not answers:
        message = _("{path} holds no page of a proposal").format(path=name)
        hint = _("each page ends with its code; write new pages with: hybride match --write FILE")
        raise HybrideError(message, hint)
    silent = [one for one in answers if not one.yes and not one.no]
    unclear = [one for one in answers if one.unclear or (one.no and not one.yes and not one.reason)]
    for one in unclear:
        say(refusal_of(here.partnership, one, name), error=True)
    decided = [
        Decision(one.one, one.other, None if one.yes else one.reason)
        for one in answers
        if one.yes != one.no and (one.yes or one.reason)
    ]
    refused = carry_out(here, decided, agreed=agreed)
    if silent:
        number = len(silent)
        said = n_("{n} page is not filled in yet", "{n} pages are not filled in yet", number)
        say(said.format(n=number), error=True)
    if refused or unclear:
        raise HybrideError(*summary(len(refused) + len(unclear)))


def summary(number: int) -> tuple[str, str]:
    """What is said at the end where not all could be done."""
    said = n_("{n} decision was not carried out", "{n} decisions were not carried out", number)
    return said.format(n=number), _("why stands above; the others were carried out")


def refusal_of(partnership: Partnership, one: Answer, name: str) -> str:
    """Why the answer on a page does not count."""
    who = _("{one} and {other}").format(one=named(partnership, one.one), other=named(partnership, one.other))
    why = _("both yes and no are ticked") if one.unclear else _("no is ticked, and the reason is missing")
    return f"{name}:{one.line}: {who}: {why}"


def text_of(name: str) -> str:
    """What stands in a file with pages, however a word processor saved it. Raises HybrideError."""
    if not Path(name).is_file():
        hint = _("write pages with: hybride match --write FILE, or name two people")
        raise TypedWrongError(_("there is no file {path}").format(path=name), hint)
    try:
        data = contents(name)
    except HybrideError as error:
        raise HybrideError(f"{name}: {error.message}", error.hint) from None
    try:
        return decoded(data)
    except HybrideError as error:
        raise HybrideError(f"{name}: {error.message}", _("save it as UTF-8, without formatting")) from None


def decide(here: "Here", decision: Decision, *, agreed: bool) -> None:
    """Carry out what was decided about two people who were named."""
    here.refuse_at()
    if refused := carry_out(here, [decision], agreed=agreed, alone=True):
        raise HybrideError(refused[0].refused, refused[0].hint)


def carry_out(here: "Here", decisions: Sequence[Decision], *, agreed: bool, alone: bool = False) -> list[Done]:
    """Carry out decisions, as far as they still can be, in one commit; those that cannot."""
    with writing(here, "match") as pen:
        together = Decisions(pen, here.partnership, agreed)
        found = [together.done(decision) for decision in decisions]
        files = {done.path: done.text for done in found if done.path}
        if files:
            changing.carried_out(pen, here.partnership, files, message_of(files), typed=False)
    refused = [done for done in found if done.refused]
    for done in found:
        for line in done.lines:
            say(line, error=True)
        if done.refused and not alone:
            say(_("not done: {reason}").format(reason=done.refused), error=True)
            say(f"  {done.hint}", error=True)
    return refused


def message_of(files: dict[str, str]) -> str:
    """The message of the commit, without names."""
    statuses = {path: changing.contents(path, text).get("status", "proposed") for path, text in files.items()}
    lines = [f"{path.removesuffix('.yaml')}: {status}" for path, status in statuses.items()]
    if len(lines) == 1:
        return lines[0]
    return n_("match: {n} couple", "match: {n} couples", len(lines)).format(n=len(lines)) + "\n\n" + "\n".join(lines)
