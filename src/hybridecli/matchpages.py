"""Proposals as pages to be filled in by hand: written with names and reasons, and read back by the ids on each page."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hybridecli.language import _
from hybridecli.matching import Left, Pair
from hybridecli.nobody import why_nobody
from hybridecli.output import in_line
from hybridecli.pairtalk import told
from hybridecli.seekers import Pool, Seeker

CODE: Final = re.compile(
    r"^\W*code\W+match\W+(?P<one>[a-z0-9][a-z0-9-]*)\s*(?:\+|·|,|en|and)\s*(?P<other>[a-z0-9][a-z0-9-]*)\W*$", re.I
)
TICK: Final = re.compile(r"^\s*(?:[-*+]\s*)?(?P<tick>\[[^\]]*\]|☐|☒|☑)\s*(?P<word>ja|nee|yes|no)\b", re.I)
REASON: Final = re.compile(r"^\W*(?:reden|reason)\W*:\s*(?P<text>.*)$", re.I)
YES: Final = ("ja", "yes")
EMPTY: Final = ("[]", "[ ]", "☐", "[_]", "[.]", "[-]")
PLACEHOLDER: Final = re.compile(r"^[\s._…]*$")


class Answer(NamedTuple):
    """What a page says about two people: yes, no, or nothing yet; `unclear` where both are ticked."""

    one: str
    other: str
    yes: bool = False
    no: bool = False
    reason: str = ""
    line: int = 0

    @property
    def unclear(self) -> bool:
        """Whether both answers are ticked."""
        return self.yes and self.no


def written(pool: Pool, pairs: Sequence[Pair], left: Sequence[Left]) -> str:
    """A page for each pair, and who is left over at the end; Markdown."""
    every = [page(pool, pair, number, len(pairs)) for number, pair in enumerate(pairs, 1)]
    if left:
        lines = [f"# {_('Nobody yet')}", ""]
        lines += [f"- **{marked(one.seeker.name)}**: {marked(why_nobody(pool, one))}" for one in left]
        every.append("\n".join(lines) + "\n")
    return "\n---\n\n".join(every)


def page(pool: Pool, pair: Pair, number: int, of: int) -> str:
    """The page of one pair."""
    said, one, other = told(pool, pair), pair.one, pair.other
    title = _("Proposal {n} of {all}: {one} and {other}").format(n=number, all=of, one=one.name, other=other.name)
    rows = [
        (_("Works as"), *(f"{seeker.person.function or '–'}, {seeker.employer.name}" for seeker in pair[:2])),
        (_("Brings"), *("; ".join(seeker.intake.offers) or "–" for seeker in pair[:2])),
        (_("Looks for"), *("; ".join(seeker.intake.seeks) or "–" for seeker in pair[:2])),
        (_("Wants to learn"), *("; ".join(goal.goal for goal in seeker.intake.goals) or "–" for seeker in pair[:2])),
    ]
    lines = [f"# {marked(title)}", "", *in_table(one, other, rows), ""]
    lines += listed(_("What speaks for it"), [reason.said for reason in said.reasons])
    lines += listed(_("What speaks against it, and what to ask"), said.objections)
    lines += [
        f"**{_('What do you decide?')}** {_('Put an x between the brackets; with no, write why.')}",
        "",
        f"- [ ] {_('YES, make them a couple')}",
        f"- [ ] {_('NO, not these two')}",
        "",
        f"{_('Reason')}: ",
        "",
        code(one.id, other.id),
    ]
    return "\n".join(lines) + "\n"


def in_table(one: Seeker, other: Seeker, rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """What is known of the two, beside each other."""
    yield f"|  | {cell(one.name)} | {cell(other.name)} |"
    yield "|---|---|---|"
    for row in rows:
        yield "| " + " | ".join(map(cell, row)) + " |"


def listed(title: str, items: Sequence[str]) -> list[str]:
    """A list below its title; nothing where it is empty."""
    return [f"**{title}**", "", *(f"- {marked(item)}" for item in items), ""] if items else []


def marked(text: str) -> str:
    """Text in one line that Markdown takes as it is."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", in_line(text))


def cell(text: str) -> str:
    """Text that cannot break out of a cell."""
    return marked(text)


def code(one: str, other: str) -> str:
    """The line by which a page is known again."""
    return f"Code: match {one} + {other}"


def read(text: str) -> list[Answer]:
    """What the pages say, in their order; a page without its code is not seen."""
    found: list[Answer] = []
    begun = 0
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if known := CODE.match(line):
            found.append(answer(lines[begun:number], known["one"], known["other"], number + 1))
            begun = number + 1
    return found


def answer(lines: Sequence[str], one: str, other: str, line: int) -> Answer:
    """What one page says."""
    ticked = {
        tick["word"].casefold() in YES
        for text in lines
        if (tick := TICK.match(text))
        and tick["tick"].replace(" ", "") not in {empty.replace(" ", "") for empty in EMPTY}
    }
    return Answer(one, other, True in ticked, False in ticked, reason_in(lines), line)


def reason_in(lines: Sequence[str]) -> str:
    """The reason on a page: what follows its word, on that line and those below it."""
    for number, text in enumerate(lines):
        if found := REASON.match(text):
            rest = [found["text"], *lines[number + 1 :]]
            words = " ".join(" ".join(line.split()) for line in rest if line.strip())
            return "" if PLACEHOLDER.match(words) else words.strip()
    return ""
