"""What is asked of `match`: to show proposals for all or for some, to write pages of them, or to decide."""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

from hybridecli import actions, matchpages, output
from hybridecli.asking import ask, can_ask
from hybridecli.barriers import ASKABLE
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.facts import Facts
from hybridecli.language import _, current, n_
from hybridecli.lookup import find
from hybridecli.matching import Left, Pair, Progress, best_for, hindrances, proposed
from hybridecli.matchwords import Asked, is_person, refuse_mixture, two
from hybridecli.namedpairs import pair_of, to_decide, why_no_pair, why_not_seeking
from hybridecli.objections import hindrance
from hybridecli.output import Format, say
from hybridecli.pairwords import in_language, named
from hybridecli.partnership import Partnership
from hybridecli.proposalforms import shown
from hybridecli.seekers import Pool
from hybridecli.speech import speech

if TYPE_CHECKING:
    from hybridecli.here import Here

FEW: Final = 3  # names that are told one by one
PATIENCE: Final = 1.0  # seconds after which it is shown how far the work is


def match(here: "Here", asked: Asked, form: Format) -> None:
    """Propose couples, or carry out what was decided about proposals."""
    refuse_mixture(asked)
    if asked.accept and len(asked.words) == 1 and not is_person(here.partnership, asked.words[0]):
        from hybridecli import accepting  # start-up cost: GitPython

        accepting.accept_pages(here, asked.words[0], agreed=asked.agreed)
    elif asked.accept or asked.decline:
        decide(here, asked)
    elif len(asked.words) == 2:
        show_two(here, asked, form)
    else:
        show(here, asked, form)


def decide(here: "Here", asked: Asked) -> None:
    """Accept or decline two people by their names."""
    from hybridecli import accepting, decisions  # start-up cost: GitPython

    if len(asked.words) == 1:
        name = find(here.partnership, asked.words[0], ["people"]).title_text
        hint = _("name the other one too: hybride match PERSON PERSON --accept")
        raise TypedWrongError(_("{name}: with whom?").format(name=name), hint)
    one, other = two(here.partnership, asked.words)
    declined = " ".join((asked.reason or "").split()) if asked.decline else None
    again = asked.again or asked.decline
    if not again and can_ask() and (before := earlier(here.partnership, one, other)):
        say("\n".join(before), error=True)
        if ask(_("make them a couple all the same?"), choices={"yes": _("yes"), "no": _("no")}) != "yes":
            say(_("nothing was written"), error=True)
            return
        again = True
    accepting.decide(here, decisions.Decision(one, other, declined, again), agreed=asked.agreed)


def earlier(partnership: Partnership, one: str, other: str) -> list[str]:
    """What became of two people before, where nothing else keeps them from being a couple."""
    pool = Pool(Facts(partnership))
    pair = pair_of(pool, one, other)
    found = hindrances(pool, pair.one, pair.other) if pair else []
    return [hindrance(pool, pair, kind) for kind in found] if pair and {*found} <= {*ASKABLE} else []


# Showing


def show_two(here: "Here", asked: Asked, form: Format) -> None:
    """Show two people who were named, though it may be known that they do not go together."""
    pool = Pool(Facts(here.partnership))
    one, other = two(here.partnership, asked.words)
    pair = pair_of(pool, one, other)
    if pair is None:
        who = _("{one} and {other}").format(one=named(here.partnership, one), other=named(here.partnership, other))
        hint = _("look again with: hybride match")
        raise HybrideError(f"{who}: {why_no_pair(pool, one, other)}", hint)
    if asked.write:
        write(here, pool, [pair], [], asked.write)
        return
    shown(pool, [pair], [], form)
    following(to_decide(pool, pair))


def show(here: "Here", asked: Asked, form: Format) -> None:
    """Show proposals for everybody, or the best ones for one person."""
    pool = Pool(Facts(here.partnership))
    left: list[Left] = []
    if asked.words:
        identity = find(here.partnership, asked.words[0], ["people"]).id
        if reason := why_not_seeking(pool, identity):
            raise HybrideError(reason[:1].upper() + reason[1:], seeking_hint(pool, identity))
        pairs, alone = best_for(pool, identity)
        pairs, left = pairs[: asked.top], [] if pairs else [alone]
    else:
        pairs, left = proposed(pool, progress())
        for said in left_out(pool):
            say(said, error=True)
    if asked.write and not pairs:
        raise HybrideError(_("there is nothing to propose, so nothing was written"), _("see why with: hybride match"))
    if asked.write:
        write(here, pool, pairs, left, asked.write)
        return
    shown(pool, pairs, left, form)
    if form is Format.table and pairs:
        next_steps(pairs, one=bool(asked.words))


def left_out(pool: Pool) -> Iterator[str]:
    """Who could seek and is not looked at, why, and what to type."""
    for identity in pool.without_side:
        name = named(pool.facts.partnership, identity)
        yield _("left out: it is not recorded where {name} works").format(name=name)
    if pool.applied:
        names = [named(pool.facts.partnership, identity) for identity in pool.applied]
        more = len(names) - FEW
        rest = n_(" and {n} more", " and {n} more", more).format(n=more) if more > 0 else ""
        shown = ", ".join(names[:FEW]) + rest if rest else speech(current()).listing(names)
        said = n_("{names} applied and is not looked at yet", "{names} applied and are not looked at yet", len(names))
        yield said.format(names=shown)
        command = f"hybride set {quote(names[0])} twinning.status=seeking"
        yield "  " + _("let somebody take part with: {command}").format(command=command)


def seeking_hint(pool: Pool, identity: str) -> str:
    """What to type so that somebody seeks."""
    if couple := pool.past.now(identity):
        return _("see it with: {command}").format(command=f"hybride show {couple.ref}")
    if identity in pool.without_side:
        return f"hybride set people/{identity} partner=…"
    return _("if that is so now: {command}").format(command=f"hybride set people/{identity} twinning.status=seeking")


def next_steps(pairs: Sequence[Pair], *, one: bool) -> None:
    """What to type after proposals."""
    if one:
        first = pairs[0]
        command = f"hybride match {first.one.id} {first.other.id} --accept"
        following(_("accept with: {command}").format(command=command))
    else:
        following(_("pages to talk about and fill in: hybride match --write FILE"))
        following(_("the best ones for one person: hybride match PERSON"))


def following(text: str) -> None:
    """Say what to do next, beside the proposals."""
    say(text, error=True)


def write(here: "Here", pool: Pool, pairs: Sequence[Pair], left: Sequence[Left], name: str) -> None:
    """Write pages to fill in, where the person says; what stands there is not overwritten."""
    path = Path(name)
    if path.exists():
        raise TypedWrongError(
            _("{path} is there already").format(path=name), _("choose another name, or remove it first")
        )
    if not path.parent.is_dir():
        raise TypedWrongError(
            _("there is no folder {path}").format(path=path.parent), _("make it first, or choose another")
        )
    with in_language(here.partnership.charter.language):
        text = matchpages.written(pool, pairs, left)
    actions.write(path, text)
    say(name)
    number = len(pairs)
    said = n_(
        "{n} page; fill it in, and give it back with:", "{n} pages; fill them in, and give them back with:", number
    )
    say(said.format(n=number) + f" hybride match --accept {output.shown(name)}", error=True)
    if is_kept_by_git(here, path):
        say(_("names stand in it: keep it out of git, for instance below documents/"), error=True)


def is_kept_by_git(here: "Here", path: Path) -> bool:
    """Whether a file stands in the partnership folder, where git would take it along."""
    whole, root = path.resolve(), here.root.resolve()
    if not whole.is_relative_to(root):
        return False
    return whole.relative_to(root).parts[0] not in ("documents", "attachments")


def progress() -> Progress:
    """Shows how far the work is, where that takes a while and somebody looks on."""
    begun = time.monotonic()
    last = [0.0]

    def show_it(done: int, every: int) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or now - begun < PATIENCE or (now - last[0] < 0.2 and done < every):
            return
        last[0] = now
        end = "\r" if done < every else "\r" + " " * 60 + "\r"
        text = _("compared: {n} of {all}").format(n=done, all=every) if done < every else ""
        print(f"{text}{end}", end="", file=sys.stderr, flush=True)

    return show_it
