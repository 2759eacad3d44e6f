"""Who was in a couple with whom before, what came of it, and whose turn it is now."""

from datetime import date
from functools import cached_property
from typing import Final

from hybridecli.facts import Facts
from hybridecli.record import first_day
from hybridecli.records.couples import Couple

LONG_WAIT: Final = 183  # days after which somebody has waited as long as counts
HAD_A_TURN: Final = 40  # less for each couple that somebody was in
MISSED_A_TURN: Final = 20  # more for each proposal that came to nothing
OVER: Final = ("closed", "stopped", "declined")
OPEN: Final = ("proposed", "agreed", "running")


class Past:
    """The couples that are over or came to nothing, the last one last, and those of now, by person."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def over(self) -> dict[str, list[Couple]]:
        """The couples of each person that are over, or came to nothing."""
        found: dict[str, list[Couple]] = {}
        for _identity, couple in sorted(self.facts.couples.items()):
            for member in couple.members if couple.status in OVER else ():
                found.setdefault(member.person or "", []).append(couple)
        for couples in found.values():
            couples.sort(key=decided)
        return found

    def together(self, one: str, other: str) -> list[Couple]:
        """The couples of two people that are over, or came to nothing."""
        both = self.over.get(one, ())
        return [couple for couple in both if any(member.person == other for member in couple.members)]

    def now(self, identity: str) -> Couple | None:
        """The couple of somebody that is proposed, agreed or running."""
        found = (couple for _id, couple in sorted(self.facts.couples.items()) if couple.status in OPEN)
        return next((one for one in found if any(member.person == identity for member in one.members)), None)

    def turn(self, identity: str, registered: str | None) -> int:
        """How much it is somebody's turn: who waited long or was left over before goes first, who had a turn waits."""
        today = date.fromisoformat(self.facts.today)
        waited = (today - first_day(registered)).days if registered else 0
        ends = [couple.status for couple in self.over.get(identity, ())]
        missed = ends.count("declined")
        points = 100 * max(waited, 0) // LONG_WAIT + MISSED_A_TURN * missed - HAD_A_TURN * (len(ends) - missed)
        return max(0, min(100, points))


def decided(couple: Couple) -> str:
    """When it was decided about a couple, as far as that is recorded."""
    return (couple.match.decided if couple.match else None) or (couple.period.start if couple.period else None) or ""
