"""Why there is nobody for somebody who seeks, and what would change that."""

from collections.abc import Iterator
from typing import Final

from hybridecli.barriers import (
    ASKED,
    DECLINED,
    EARLIER,
    EMPLOYER,
    HALVES,
    HOURS,
    MUST,
    NOT_WITH,
    SHUNNED,
    THEIR_HOURS,
    TIME,
)
from hybridecli.language import _, n_
from hybridecli.matching import Left
from hybridecli.pairwords import all_asked_for, first_name, half_day_names, sentences
from hybridecli.seekers import Pool
from hybridecli.twinning import figure
from hybridecli.wishing import is_must

OWN: Final = (HALVES, TIME, HOURS, MUST)  # what somebody could change


def why_nobody(pool: Pool, left: Left) -> str:
    """Why there is nobody for somebody, and what would change that."""
    who = first_name(left.seeker)
    education = left.seeker.in_education
    if not left.others:
        nobody = (
            _("nobody outside education is looking for a partner")
            if education
            else _("nobody in education is looking for a partner")
        )
        return sentences([nobody])
    if left.possible:
        said = n_(
            "{n} person would do, and is proposed to somebody else",
            "{n} people would do, and are proposed to somebody else",
            left.possible,
        )
        return sentences([said.format(n=left.possible), *shortage(pool, education)])
    found = [ruled_out(pool, left, kind, who) for kind in left.blocked]
    if not left.gains and not left.blocked.keys().isdisjoint(OWN):
        found.append(_("with one change on the side of {who} there is still nobody").format(who=who))
    return sentences([*found, *changes(pool, left, who)])


def shortage(pool: Pool, education: bool) -> Iterator[str]:
    """That there are fewer people on the other side."""
    inside, outside = (len(side) for side in pool.sides())
    fewer = outside < inside if education else inside < outside
    if fewer:
        said = _("{inside} people from education are looking, and {outside} from outside it")
        yield said.format(inside=inside, outside=outside)


def ruled_out(pool: Pool, left: Left, kind: str, who: str) -> str:
    """How many people are ruled out by something."""
    n, every = left.blocked[kind], left.others
    if kind == HOURS:
        said = _("the employer of {who} gives {hours} hours a month, and a couple takes {least} or more")
        return said.format(who=who, hours=figure(left.seeker.hours or 0), least=figure(pool.least_hours))
    everybody = _("everybody") if every > 1 else _("the only one on the other side")
    some = everybody if n == every else _("{n} of {all} people").format(n=n, all=every)
    n = 1 if n == every else n
    told = {
        EMPLOYER: n_("{some} works for the same organisation", "{some} work for the same organisation", n),
        MUST: n_("{some} is not what {who} needs ({wishes})", "{some} are not what {who} needs ({wishes})", n),
        ASKED: n_("{who} is not what {some} needs", "{who} is not what {some} need", n),
        DECLINED: _("with {some} it was declined before"),
        EARLIER: _("with {some} there was a couple before"),
        THEIR_HOURS: n_("{some} has too few hours", "{some} have too few hours", n),
        TIME: _("with {some} there are fewer than {weeks} weeks in common"),
        HALVES: _("with {some} there is no half-day on which both can"),
        NOT_WITH: _("the intake of {who} says: not with {some}"),
        SHUNNED: _("the intake of {some} says that it does not go together"),
    }[kind]
    musts = [wish for wish in left.seeker.intake.wishes if is_must(wish)]
    wishes = all_asked_for(musts) if musts else ""
    return told.format(some=some, who=who, wishes=wishes, weeks=figure(pool.least_weeks or 0))


def changes(pool: Pool, left: Left, who: str) -> Iterator[str]:
    """What would give somebody possibilities, and how many."""
    for kind, (size, n) in left.gains.items():
        if kind == HALVES:
            said = n_(
                "one half-day more in the week, such as {day}, would give {n} possibility",
                "one half-day more in the week, such as {day}, would give {n} possibilities",
                n,
            )
            yield said.format(day=half_day_names(size), n=n)
        elif kind == TIME:
            said = n_(
                "if {who} can for {weeks} weeks longer, there is {n} possibility",
                "if {who} can for {weeks} weeks longer, there are {n} possibilities",
                n,
            )
            yield said.format(who=who, weeks=size, n=n)
        elif kind == HOURS:
            said = n_(
                "{hours} hours a month would give {n} possibility",
                "{hours} hours a month would give {n} possibilities",
                n,
            )
            yield said.format(hours=size, n=n)
        else:
            said = n_(
                "if that wish of {who} is no must, there is {n} possibility",
                "if that wish of {who} is no must, there are {n} possibilities",
                n,
            )
            yield said.format(who=who, n=n)
