"""A proposal becomes a couple, or is declined: what is decided about two people, and what that writes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hybridecli import assignment, changing, language, matchpages, naming
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.facts import Facts
from hybridecli.firstplan import Plan, plan
from hybridecli.language import _, n_
from hybridecli.matching import Pair, hindrances
from hybridecli.matchpages import Answer
from hybridecli.output import say
from hybridecli.pairtalk import hindrance, in_language, named, pair_of, questions, told, why_no_pair
from hybridecli.partnership import Partnership, read_record
from hybridecli.records.couples import Couple
from hybridecli.rule import Wrong
from hybridecli.rules import rules
from hybridecli.seekers import OPEN, Pool
from hybridecli.speech import speech
from hybridecli.weighing import ASKABLE
from hybridecli.writing import Pen, writing
from hybridecli.yamledit import Set, changed
from hybridecli.yamlfile import dump

if TYPE_CHECKING:
    from hybridecli.here import Here

LARGEST: Final = 5_000_000  # bytes that are read of a file


class Decision(NamedTuple):
    """What a person decided about two people."""

    one: str
    other: str
    declined: str | None = None  # why not; None for yes
    by_name: bool = False  # asked for by their names, so that an earlier no does not count


class Done(NamedTuple):
    """What became of a decision: a new text of a file, or why nothing is written."""

    path: str = ""
    text: str = ""
    lines: tuple[str, ...] = ()  # what is said about it
    refused: str = ""
    hint: str = ""


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
    """What stands in a file with pages."""
    path = Path(name)
    if not path.is_file():
        hint = _("write pages with: hybride match --write FILE, or name two people")
        raise TypedWrongError(_("there is no file {path}").format(path=name), hint)
    with path.open("rb") as file:
        data = file.read(LARGEST)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise HybrideError(
            _("{path} cannot be read as text").format(path=name), _("save it as UTF-8, without formatting")
        ) from None


def decide(here: "Here", decision: Decision, *, agreed: bool) -> None:
    """Carry out what was decided about two people who were named."""
    here.refuse_at()
    if refused := carry_out(here, [decision], agreed=agreed, alone=True):
        raise HybrideError(refused[0].refused, refused[0].hint)


def carry_out(here: "Here", decisions: Sequence[Decision], *, agreed: bool, alone: bool = False) -> list[Done]:
    """Carry out decisions, as far as they still can be, in one commit; those that cannot."""
    with writing(here, "match") as pen:
        round = Round(pen, here.partnership, agreed)
        found = [round.done(decision) for decision in decisions]
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


class Round:
    """Decisions that are carried out together: each sees what those before it made."""

    def __init__(self, pen: Pen, partnership: Partnership, agreed: bool) -> None:
        self.pen, self.partnership, self.agreed = pen, partnership, agreed
        self.facts = Facts(partnership)
        self.pool = Pool(self.facts)
        self.ids = partnership.ids("couples")
        self.given: dict[str, str] = {}  # by person the couple that was made for them
        self.decided: dict[frozenset[str], str] = {}  # by two people the couple in which it was decided

    def done(self, decision: Decision) -> Done:
        """What a decision comes to, as things are now."""
        both = (decision.one, decision.other)
        who = _("{one} and {other}").format(
            one=named(self.partnership, both[0]), other=named(self.partnership, both[1])
        )
        for identity in both:
            if identity not in self.facts.people:
                return Done(refused=_("{who}: there is no person {id}").format(who=who, id=identity), hint=again())
        if double := self.decided.get(frozenset(both)):
            return Done(lines=(_("{who}: decided above, in {couple}").format(who=who, couple=double),))
        known = couple_of_two(self.facts, decision)
        if known and known.status in OPEN:
            return already(self.pen, known, decision, who)
        if decision.declined is not None:
            if known and known.status == "declined" and not decision.by_name:
                return Done(lines=(_("{who}: was declined before, in {couple}").format(who=who, couple=known.id),))
            return self.declined(decision, who)
        for identity in both:
            if couple := self.given.get(identity):
                said = _("{name} is in a couple already: {couple}")
                said = said.format(name=named(self.partnership, identity), couple=couple)
                return Done(refused=f"{who}: {said}", hint=again())
        return self.accepted(decision, who)

    def new_id(self, decision: Decision, values: dict[str, Any]) -> str:
        """The id of a new couple, which no other has."""
        identity = naming.couple_id(self.ids, values)
        self.ids.add(identity)
        self.decided[frozenset((decision.one, decision.other))] = identity
        return identity

    def declined(self, decision: Decision, who: str) -> Done:
        """A no, kept as a couple that was declined, so that it counts next time."""
        pair = pair_of(self.pool, decision.one, decision.other)
        match: dict[str, Any] = {"score": pair.score} if pair else {}
        match |= {"decided": self.facts.today, "declined": decision.declined}
        people = (pair.one.id, pair.other.id) if pair else (decision.one, decision.other)
        members = [{"person": identity} for identity in people]
        values: dict[str, Any] = {"members": members, "status": "declined", "match": match}
        identity = self.new_id(decision, values)
        return Done(path_of(identity), dump(values), (declined_line(who, identity, decision.declined or ""),))

    def accepted(self, decision: Decision, who: str) -> Done:
        """A yes: a couple with the goals of both, a period and a first plan."""
        pool = self.pool
        pair = pair_of(pool, decision.one, decision.other)
        if pair is None:
            return Done(refused=f"{who}: {why_no_pair(pool, decision.one, decision.other)}", hint=again())
        stops = [kind for kind in hindrances(pool, *pair[:2]) if not (decision.by_name and kind in ASKABLE)]
        if stops:
            return Done(refused=f"{who}: {hindrance(pool, pair, stops[0])}", hint=hint_for(stops[0], pair))
        with in_language(self.facts.charter.language):
            reasons = dict.fromkeys(reason.kept for reason in told(pool, pair).reasons if reason.kept)
        first = plan(pool, pair)
        values = couple_values(self.facts, pair, first, list(reasons), "agreed" if self.agreed else "proposed")
        text = dump(values)
        if wrong := error_about(self.facts, text):
            return Done(refused=f"{who}: {wrong.message}", hint=mended(wrong, pair))
        identity = self.new_id(decision, values)
        self.given |= dict.fromkeys((decision.one, decision.other), identity)
        return Done(path_of(identity), text, tuple(made_lines(pool, pair, first, identity, who, agreed=self.agreed)))


def again() -> str:
    """What to type for new proposals."""
    return _("look again with: hybride match")


def path_of(identity: str) -> str:
    """Where a couple is kept."""
    return f"{Couple.folder()}/{identity}.yaml"


def couple_of_two(facts: Facts, decision: Decision) -> Couple | None:
    """The last couple of two people; one that is not over before all others."""
    both = {decision.one, decision.other}
    found = [couple for couple in facts.couples.values() if {member.person for member in couple.members} == both]
    found.sort(
        key=lambda couple: (couple.status in OPEN, couple.match.decided or "" if couple.match else "", couple.id)
    )
    return found[-1] if found else None


def already(pen: Pen, couple: Couple, decision: Decision, who: str) -> Done:
    """Where the two are a couple already: nothing for a yes, and for a no the couple is declined."""
    if decision.declined is None:
        status = speech(language.current()).word("couples.status", couple.status)
        said = _("{who}: already a couple, {couple} ({status})").format(who=who, couple=couple.id, status=status)
        return Done(lines=(said,))
    if couple.status == "running":
        refused = _("{who} are a couple that is running: {couple}").format(who=who, couple=couple.id)
        return Done(refused=refused, hint=_("stop it with: hybride stop {couple}").format(couple=couple.id))
    edits = (Set(("status",), "declined"), Set(("match", "declined"), decision.declined))
    text = changed(changing.text_of(pen, couple.path), edits, assignment.order(Couple)).text
    return Done(couple.path, text, (declined_line(who, couple.id, decision.declined),))


def declined_line(who: str, couple: str, reason: str) -> str:
    """That two people are not brought together, which counts from now on."""
    said = _("{who}: declined, kept in {couple} ({reason}); they are not proposed again")
    return said.format(who=who, couple=couple, reason=reason)


def hint_for(kind: str, pair: Pair) -> str:
    """What to type where two people cannot be a couple."""
    if kind in ASKABLE:
        return _("if it should be tried again: hybride match {one} {other} --accept").format(
            one=pair.one.id, other=pair.other.id
        )
    return _("if that has changed, record it first: hybride edit people/{one}, or people/{other}").format(
        one=pair.one.id, other=pair.other.id
    )


def couple_values(facts: Facts, pair: Pair, first: Plan, reasons: list[str], status: str) -> dict[str, Any]:
    """The record of a new couple."""
    members = [
        {"person": seeker.id, **({"goals": [plain_goal(goal) for goal in goals]} if goals else {})}
        for seeker, goals in zip(pair[:2], first.goals, strict=True)
    ]
    match: dict[str, Any] = {"score": pair.score, "decided": facts.today, "reasons": reasons}
    return {
        "members": members,
        "period": {"start": first.start.isoformat(), "end": first.end.isoformat()},
        "status": status,
        "match": {name: value for name, value in match.items() if value},
        **({"moments": first.moments} if first.moments else {}),
        "activities": list(first.activities),
    }


def plain_goal(goal: Any) -> dict[str, Any]:
    """A goal as it stands in a couple."""
    return {name: value for name in ("key", "goal", "horizon") if (value := getattr(goal, name))}


def error_about(facts: Facts, text: str) -> Wrong | None:
    """The first error that rules would see in a new couple."""
    couple, _reading = read_record(Couple, "new", "couples/new.yaml", text.encode(), "couples/new")
    assert isinstance(couple, Couple), text
    for rule in rules().values():
        if rule.judges is Couple and rule.speaks_from(couple, facts.charter) == "":
            for wrong in rule.wrong(couple, facts):
                if rule.weight(wrong) == "error":
                    return wrong
    return None


def mended(wrong: Wrong, pair: Pair) -> str:
    """What to type before two people can be a couple that is agreed."""
    without = next((one.id for one in pair[:2] if not one.goals), None)
    if without is None:
        return wrong.hint
    return f"{wrong.hint}: hybride set people/{without} 'twinning.goals+={{goal: …, horizon: short}}'"


def made_lines(pool: Pool, pair: Pair, first: Plan, couple: str, who: str, *, agreed: bool) -> Iterator[str]:
    """What was made, and what to type next."""
    tongue = speech(language.current())
    said = (
        _("{who}: couple {couple} is agreed, {period}") if agreed else _("{who}: couple {couple} is proposed, {period}")
    )
    yield said.format(who=who, couple=couple, period=tongue.span(first.start, first.end))
    plans = n_(
        "a first plan with {n} activity, {hours} hours for each of the two",
        "a first plan with {n} activities, {hours} hours for each of the two",
        len(first.activities),
    )
    yield "  " + plans.format(n=len(first.activities), hours=tongue.number(first.hours, 2))
    for goal in first.later:
        yield "  " + _("for later, and still in the intake: {goal}").format(goal=goal)
    for number, (seeker, goals) in enumerate(zip(pair[:2], first.goals, strict=True)):
        if not goals:
            command = f"hybride set {couple} 'members.{number}.goals+={{goal: …, sign: …, horizon: short}}'"
            yield "  " + _("ask what {who} wants to learn: {command}").format(who=seeker.name, command=command)
    yield from (f"  {question}" for question in questions(pair, goals=False))
    yield "  " + _("the plan to talk about: {command}").format(command=f"hybride document twinning-plan {couple}")
