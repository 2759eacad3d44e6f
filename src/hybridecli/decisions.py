"""What is decided about two people, yes or no: the couple that this makes or changes, or why it cannot be."""

from typing import Any, NamedTuple

from hybridecli import assignment, changing, language, naming
from hybridecli.barriers import ASKABLE
from hybridecli.facts import Facts
from hybridecli.firstplan import plan
from hybridecli.language import _
from hybridecli.matching import hindrances
from hybridecli.namedpairs import hint_for, pair_of, why_no_pair
from hybridecli.newcouple import couple_values, error_about, made_lines, mended
from hybridecli.objections import hindrance
from hybridecli.pairtalk import told
from hybridecli.pairwords import in_language, named
from hybridecli.partnership import Partnership
from hybridecli.pastcouples import OPEN
from hybridecli.records.couples import Couple
from hybridecli.seekers import Pool
from hybridecli.speech import speech
from hybridecli.writing import Pen
from hybridecli.yamledit import Set, changed
from hybridecli.yamlfile import dump


class Decision(NamedTuple):
    """What a person decided about two people."""

    one: str
    other: str
    declined: str | None = None  # why not; None for yes
    again: bool = False  # whatever became of the two before


class Done(NamedTuple):
    """What became of a decision: a new text of a file, or why nothing is written."""

    path: str = ""
    text: str = ""
    lines: tuple[str, ...] = ()  # what is said about it
    refused: str = ""
    hint: str = ""


class Decisions:
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
            if self.agreed and known.status == "proposed" and decision.declined is None:
                return agreed(self.pen, known, who)
            return already(self.pen, known, decision, who, self.facts.today)
        if decision.declined is not None:
            if known and known.status == "declined" and not decision.again:
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
        stops = [kind for kind in hindrances(pool, *pair[:2]) if not (decision.again and kind in ASKABLE)]
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
        return Done(path_of(identity), text, tuple(made_lines(pair, first, identity, who, agreed=self.agreed)))


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


def already(pen: Pen, couple: Couple, decision: Decision, who: str, today: str) -> Done:
    """Where the two are a couple already: nothing for a yes, and for a no the couple is declined."""
    if decision.declined is None:
        status = speech(language.current()).word("couples.status", couple.status)
        said = _("{who}: already a couple, {couple} ({status})").format(who=who, couple=couple.id, status=status)
        if couple.status != "proposed":
            return Done(lines=(said,))
        command = f"hybride match {decision.one} {decision.other} --accept --agreed"
        return Done(lines=(said, "  " + _("once both have said yes: {command}").format(command=command)))
    if couple.status == "running":
        refused = _("{who} are a couple that is running: {couple}").format(who=who, couple=couple.id)
        return Done(refused=refused, hint=_("stop it with: hybride stop {couple}").format(couple=couple.id))
    edits = (
        Set(("status",), "declined"),
        Set(("match", "decided"), today),
        Set(("match", "declined"), decision.declined),
    )
    text = changed(changing.text_of(pen, couple.path), edits, assignment.order(Couple)).text
    return Done(couple.path, text, (declined_line(who, couple.id, decision.declined),))


def agreed(pen: Pen, couple: Couple, who: str) -> Done:
    """A yes of both to what was proposed before."""
    text = changed(changing.text_of(pen, couple.path), (Set(("status",), "agreed"),), assignment.order(Couple)).text
    said = _("{who}: {couple} was proposed, and is agreed now").format(who=who, couple=couple.id)
    return Done(couple.path, text, (said,))


def declined_line(who: str, couple: str, reason: str) -> str:
    """That two people are not brought together, which counts from now on."""
    said = _("{who}: declined, kept in {couple} ({reason}); they are not proposed again")
    return said.format(who=who, couple=couple, reason=reason)
