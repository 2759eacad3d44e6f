"""All that is said about two people who might be a couple: why, what speaks against it, and what to ask."""

from typing import Final, NamedTuple

from hybridecli.matching import Pair
from hybridecli.objections import objections
from hybridecli.pairquestions import questions
from hybridecli.reasons import Reason, reasons
from hybridecli.seekers import Pool

FOR: Final = 5  # reasons that are told
AGAINST: Final = 3  # what speaks against it


class Told(NamedTuple):
    """What is said about two people."""

    reasons: list[Reason]
    against: list[str]
    questions: list[str]  # a sentence for each of the two of whom something is not recorded

    @property
    def objections(self) -> list[str]:
        """What speaks against it, with what is to be asked at the end."""
        return [*self.against, *self.questions]


def told(pool: Pool, pair: Pair) -> Told:
    """What is said about a pair."""
    return Told(list(reasons(pool, pair))[:FOR], list(objections(pool, pair))[:AGAINST], list(questions(pair)))
