"""Completion: what can stand where the cursor is. It answers nothing rather than fail, and reads only what it needs."""

import contextlib
import io
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import click

from hybridecli import assignment, shells, suggestions
from hybridecli.commandline import global_options, root_command, verb_of
from hybridecli.explanation import nearby
from hybridecli.here import Here
from hybridecli.language import _
from hybridecli.lookup import find
from hybridecli.record import fields
from hybridecli.records import kind_named, kinds
from hybridecli.records.couples import Couple
from hybridecli.shells import FILES, FOLDERS, Answer, Candidate
from hybridecli.suggestions import Candidates

LATELY: Final = 20  # commits


def respond(arguments: Sequence[str], environ: Mapping[str, str]) -> None:
    """Print what can be typed next, for the shell that asks."""
    with contextlib.suppress(Exception), contextlib.redirect_stderr(io.StringIO()):
        shell = environ[shells.ASKED]
        what = shells.typed(shell, arguments, environ)
        answer = completed(what.words, what.current)
        text = shells.told(shell, what, answer)
        os.write(1, text.encode() + b"\n" if text else b"")  # with bare newlines, on Windows too


@dataclass
class Line:
    """A command line up to the word that is being typed."""

    here: Here = field(default_factory=Here)
    verb: str | None = None
    options: dict[str, click.Parameter] = field(default_factory=dict)  # by their names with dashes
    arguments: list[click.Parameter] = field(default_factory=list)
    given: list[str] = field(default_factory=list)  # the words behind the verb that belong to no option
    pending: click.Parameter | None = None  # an option whose value is being typed
    only_words: bool = False  # behind --

    @property
    def argument(self) -> click.Parameter | None:
        """The argument that is being typed."""
        place = len(self.given)
        last = self.arguments[-1] if self.arguments else None
        if place < len(self.arguments):
            return self.arguments[place]
        return last if last is not None and last.nargs == -1 else None

    def word(self, name: str) -> str | None:
        """What was typed for an argument."""
        place = next((number for number, item in enumerate(self.arguments) if item.name == name), None)
        return self.given[place] if place is not None and place < len(self.given) else None


def read(words: Sequence[str]) -> Line:
    """A line, word by word."""
    line = Line()
    add_options(line, global_options())
    for word in words:
        if line.pending is not None:
            remember(line, line.pending, word)
            line.pending = None
        elif word == "--" and not line.only_words:
            line.only_words = True
        elif word.startswith("-") and len(word) > 1 and not line.only_words:
            option(line, word)
        elif line.verb is None:
            line.verb = word
            if command := verb_of(word):
                add_options(line, command.params)
                line.arguments = [item for item in command.params if isinstance(item, click.Argument)]
        else:
            line.given.append(word)
    return line


def add_options(line: Line, parameters: Sequence[click.Parameter]) -> None:
    """Know options by their names."""
    line.options |= {name: item for item in parameters if isinstance(item, click.Option) for name in item.opts}


def option(line: Line, word: str) -> None:
    """An option; its value may stand in the same word, else it follows."""
    name, sign, value = word.partition("=")
    if not word.startswith("--") and len(word) > 2:
        name, sign, value = word[:2], "=", word[2:]
    found = line.options.get(name)
    if isinstance(found, click.Option) and not found.is_flag:
        if sign:
            remember(line, found, value)
        else:
            line.pending = found


def remember(line: Line, found: click.Parameter, value: str) -> None:
    """Keep what says where the command works."""
    if "--directory" in found.opts:
        line.here.directory = value
    elif "--at" in found.opts:
        line.here.at = value


def completed(words: Sequence[str], current: str) -> Answer:
    """What can stand in the place of `current`, behind the other words."""
    line = read(words)
    if line.pending is not None:
        return values_of(line, line.pending, current)
    if current.startswith("-") and not line.only_words:
        name, sign, value = current.partition("=")
        if sign and name in line.options:
            found = values_of(line, line.options[name], value)
            return found if isinstance(found, str) else [x._replace(text=f"{name}={x.text}") for x in found]
        return shells.matching(option_names(line), current)
    if line.verb is None:
        return shells.matching(verbs(), current)
    argument = line.argument
    return values_of(line, argument, current) if argument is not None else []


def option_names(line: Line) -> Candidates:
    """The options, by their long names."""
    for item in dict.fromkeys(line.options.values()):
        if isinstance(item, click.Option) and not item.hidden:
            yield Candidate(max(item.opts, key=len), item.help or "")
    yield Candidate("--help", _("Show this message and exit."))


def verbs() -> Candidates:
    """The verbs."""
    yield from (Candidate(name) for name in root_command().list_commands(click.Context(root_command())))


def values_of(line: Line, parameter: click.Parameter, current: str) -> Answer:
    """The values of an argument or option."""
    if isinstance(parameter.type, click.Choice):
        return shells.matching((Candidate(str(getattr(x, "value", x))) for x in parameter.type.choices), current)
    name = parameter.name or ""
    if name in ON_DISK or "--directory" in parameter.opts:
        return ON_DISK.get(name, FOLDERS)
    found = BY_NAME.get(f"{line.verb} {name}") or BY_NAME.get(name)
    return shells.matching(found(line, current), current) if found else []


def kind_typed(line: Line, current: str) -> Candidates:
    """A kind."""
    return suggestions.kind_words(current)


def record(line: Line, current: str) -> Candidates:
    """A record; of a document the kinds that it is about."""
    partnership = line.here.partnership
    among = suggestions.templates(partnership).get(line.word("name") or "", set()) if line.verb == "document" else ()
    return suggestions.records(partnership, current, among, shipped=line.verb in ("show", "check"))


def couple(line: Line, current: str) -> Candidates:
    """A couple, or one of its people."""
    yield from suggestions.records(line.here.partnership, current, ["couples"])
    yield from suggestions.names(line.here.partnership, current) if current else ()


def stop_reason(line: Line, current: str) -> Candidates:
    """Why a couple stops."""
    kind = assignment.place(Couple, "closure.reason").type
    return suggestions.values(line.here.partnership, kind, current, by_name=True)


def report(_line: Line, _current: str) -> Candidates:
    """The name of a report."""
    from hybridecli.reports import REPORTS  # start-up cost: only here

    yield from map(Candidate, REPORTS)


def person(line: Line, current: str) -> Candidates:
    """A person, by name."""
    return suggestions.names(line.here.partnership, current)


def logged(line: Line, current: str) -> Candidates:
    """What an entry of the log is about, a record or a person; later words may be people."""
    partnership = line.here.partnership
    if not line.given:
        yield from suggestions.records(partnership, current)
    if current or not line.given:
        yield from suggestions.names(partnership, current)


def open_item(line: Line, current: str) -> Candidates:
    """The number of something to do."""
    from hybridecli import openitems  # start-up cost: only for the verb done

    for number, item in enumerate(openitems.still_open(line.here.partnership), 1):
        if str(number) not in line.given:
            yield Candidate(str(number), item.what)


def commit(line: Line, current: str) -> Candidates:
    """A commit that a command made lately and that stands, with what it says."""
    from hybridecli import undo  # start-up cost: GitPython

    for made in islice(undo.standing(line.here.repository), LATELY):
        yield Candidate(made.commit[:10], made.subject)


def log_kind(line: Line, current: str) -> Candidates:
    """A kind of entry in the log."""
    kind = kinds()["logs"]
    return suggestions.values(line.here.partnership, fields(kind)["kind"].type, current, by_name=True)


def changed_field(line: Line, current: str) -> Candidates:
    """`FIELD=VALUE` of the record or of the kind that was named."""
    word = line.word("record") or line.word("couple")
    if word is not None:
        found = find(line.here.partnership, word)
        return suggestions.assigned(line.here.partnership, type(found), current, sets=True, record=found)
    named = kind_named(line.word("kind") or "")
    return suggestions.assigned(line.here.partnership, named, current, sets=True) if named else iter(())


def condition(line: Line, current: str) -> Candidates:
    """`FIELD=VALUE` that records must have."""
    named = kind_named(line.word("kind") or "")
    return suggestions.assigned(line.here.partnership, named, current, sets=False) if named else iter(())


def field_typed(line: Line, current: str) -> Candidates:
    """Fields, with commas where there can be several."""
    named = kind_named(line.word("kind") or "")
    return suggestions.listed_fields(named, current) if named else iter(())


def document(line: Line, current: str) -> Candidates:
    """The name of a document."""
    yield from (
        Candidate(name, ", ".join(sorted(about)))
        for name, about in suggestions.templates(line.here.partnership).items()
        if line.verb == "document"
    )


def audience(line: Line, current: str) -> Candidates:
    """For whom a document is: a person or a group, or one of the two of the couple that was named, else of any."""
    options = suggestions.options_of(line.here.partnership, line.word("name") or "")
    if "for" in options:
        yield from map(Candidate, ("person", "group"))
    word = line.word("record")
    if options & {"for-person", "for-side"} and word is None:
        yield from suggestions.names(line.here.partnership, current)
    elif options & {"for-person", "for-side"} and word:
        couple = find(line.here.partnership, word, ["couples"])
        for member in couple.members if isinstance(couple, Couple) else ():
            ref = f"people/{member.person}" if member.person else f"partners/{member.partner}"
            if member.person or "for-side" in options:
                yield Candidate(line.here.partnership.name(ref), ref)


def what(line: Line, current: str) -> Candidates:
    """What can be explained."""
    return suggestions.explained(nearby(line.here), current)


def shipping(kind: str) -> Callable[[Line, str], Candidates]:
    """The records of a kind that ships."""
    return lambda line, current: suggestions.shipped(nearby(line.here), kind)


def shell(line: Line, current: str) -> Candidates:
    """A shell."""
    yield from map(Candidate, shells.SCRIPTS)


BY_NAME: Final[dict[str, Callable[[Line, str], Candidates]]] = {  # by the name of an argument or option, of one verb
    "kind": kind_typed,
    "record": record,
    "records": record,
    "couple": couple,
    "stop reason": stop_reason,
    "report name": report,
    "agreement": record,
    "person": person,
    "owner": person,
    "done items": open_item,
    "undo commit": commit,
    "log words": logged,
    "match words": person,
    "log kind": log_kind,
    "add words": changed_field,
    "fields": changed_field,
    "where": condition,
    "without": condition,
    "sort": field_typed,
    "columns": field_typed,
    "name": document,
    "instrument": shipping("instruments"),
    "activity": shipping("activities"),
    "document audience": audience,
    "what": what,
    "shell": shell,
}
ON_DISK: Final = {
    **dict.fromkeys(("file", "files", "output", "source", "evidence", "write"), FILES),
    "directory": FOLDERS,
}
