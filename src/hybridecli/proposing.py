"""What `match` shows: proposals with their reasons, who is left over, and the pages that are written of them."""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hybridecli import actions, matchpages, output
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.facts import Facts
from hybridecli.language import _, n_
from hybridecli.lookup import find
from hybridecli.matching import Left, Pair, Progress, best_for, proposed
from hybridecli.output import Format, say
from hybridecli.pairtalk import in_language, named, pair_of, told, why_no_pair, why_nobody, why_not_seeking
from hybridecli.partnership import Partnership
from hybridecli.seekers import Pool

if TYPE_CHECKING:
    from hybridecli.here import Here

PATIENCE: Final = 1.0  # seconds after which it is shown how far the work is


class Asked(NamedTuple):
    """What was typed after `match`."""

    words: Sequence[str]
    top: int
    write: str | None
    accept: bool
    agreed: bool
    decline: bool
    reason: str | None


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


def refuse_mixture(asked: Asked) -> None:
    """Refuse what does not go together."""
    deciding = asked.accept or asked.decline
    if len(asked.words) > 2:
        raise TypedWrongError(_("that is more than two people"), _("name one person, two, or nobody"))
    if asked.accept and asked.decline:
        raise TypedWrongError(_("--accept and --decline do not go together"), _("leave one of them out"))
    if asked.accept and not asked.words:
        hint = _("name the file with pages, or two people: hybride match --accept FILE")
        raise TypedWrongError(_("what is accepted?"), hint)
    if asked.decline and len(asked.words) != 2:
        hint = _("name both: hybride match PERSON PERSON --decline --reason '…'")
        raise TypedWrongError(_("who are declined?"), hint)
    if asked.decline and not (asked.reason or "").strip():
        hint = _("say why, as it counts next time: --reason '…'")
        raise TypedWrongError(_("the reason is missing"), hint)
    if asked.reason and not asked.decline:
        raise TypedWrongError(_("--reason goes with --decline"), _("leave it out, or add --decline"))
    if asked.agreed and not asked.accept:
        raise TypedWrongError(_("--agreed goes with --accept"), _("leave it out, or add --accept"))
    if asked.write and deciding:
        raise TypedWrongError(_("--write goes with proposals only"), _("leave it out"))
    if asked.top < 1:
        raise TypedWrongError(_("--top is 1 or more"), _("name a number, such as --top 3"))


def is_person(partnership: Partnership, word: str) -> bool:
    """Whether a single word after --accept is a person and no file."""
    if Path(word).is_file():
        return False
    try:
        find(partnership, word, ["people"])
    except HybrideError:
        return False
    return True


def decide(here: "Here", asked: Asked) -> None:
    """Accept or decline two people by their names."""
    from hybridecli import accepting  # start-up cost: GitPython

    if len(asked.words) == 1:
        name = find(here.partnership, asked.words[0], ["people"]).title_text
        hint = _("name the other one too: hybride match PERSON PERSON --accept")
        raise TypedWrongError(_("{name}: with whom?").format(name=name), hint)
    one, other = two(here.partnership, asked.words)
    declined = " ".join((asked.reason or "").split()) if asked.decline else None
    accepting.decide(here, accepting.Decision(one, other, declined, by_name=True), agreed=asked.agreed)


def two(partnership: Partnership, words: Sequence[str]) -> tuple[str, str]:
    """The ids of two people."""
    one, other = (find(partnership, word, ["people"]).id for word in words)
    if one == other:
        name = named(partnership, one)
        raise TypedWrongError(_("both words mean {name}").format(name=name), _("name two people"))
    return one, other


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
    command = f"hybride match {pair.one.id} {pair.other.id}"
    following(_("decide with: {yes} or {no}").format(yes=f"{command} --accept", no=f"{command} --decline --reason '…'"))


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
        for name in pool.without_side:
            say(
                _("left out: it is not recorded where {name} works").format(name=named(here.partnership, name)),
                error=True,
            )
    if asked.write and not pairs:
        raise HybrideError(_("there is nothing to propose, so nothing was written"), _("see why with: hybride match"))
    if asked.write:
        write(here, pool, pairs, left, asked.write)
        return
    shown(pool, pairs, left, form)
    if form is Format.table and pairs:
        next_steps(pairs, one=bool(asked.words))


def seeking_hint(pool: Pool, identity: str) -> str:
    """What to type so that somebody seeks."""
    if couple := pool.couple_now(identity):
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


def shown(pool: Pool, pairs: Sequence[Pair], left: Sequence[Left], form: Format) -> None:
    """Print proposals and who is left over, in one of the forms."""
    if form is Format.json:
        say(output.as_json(as_data(pool, pairs, left)))
    elif form is Format.yaml:
        say(output.as_yaml(as_data(pool, pairs, left)))
    elif form is Format.table:
        say("\n".join(in_words(pool, pairs, left)))
    else:
        headers = [_("one"), _("other"), _("score"), _("for"), _("against")]
        rows = [
            [
                pair.one.name,
                pair.other.name,
                str(pair.score),
                " ".join(item.said for item in said.reasons),
                " ".join(said.objections),
            ]
            for pair in pairs
            for said in [told(pool, pair)]
        ]
        rows += [[one.seeker.name, "", "", "", why_nobody(pool, one)] for one in left]
        say(output.table(headers, rows, form))


def as_data(pool: Pool, pairs: Sequence[Pair], left: Sequence[Left]) -> dict[str, Any]:
    """Proposals as JSON shows them."""
    found = []
    for pair in pairs:
        said = told(pool, pair)
        found.append(
            {
                "members": [pair.one.id, pair.other.id],
                "score": pair.score,
                "reasons": [reason.said for reason in said.reasons],
                "against": said.objections,
            }
        )
    return {
        "pairs": found,
        "unmatched": [{"person": one.seeker.id, "why": why_nobody(pool, one)} for one in left],
    }


def in_words(pool: Pool, pairs: Sequence[Pair], left: Sequence[Left]) -> Iterator[str]:
    """Proposals as people read them."""
    if not pairs and not left:
        yield _("nobody is looking for a partner now")
    for number, pair in enumerate(pairs, 1):
        if number > 1:
            yield ""
        names = [f"{seeker.name} ({seeker.employer.name})" for seeker in pair[:2]]
        both = _("{one} and {other}").format(one=names[0], other=names[1])
        yield output.fitted(f"{number}. {both} · " + _("score {score}").format(score=pair.score), "   ")
        said = told(pool, pair)
        yield from (line("+", reason.said) for reason in said.reasons)
        yield from (line("-", text) for text in said.against)
        yield from (line("?", text) for text in said.questions)
    if left:
        if pairs:
            yield ""
        number = len(left)
        yield n_("Nobody yet for {n} person:", "Nobody yet for {n} people:", number).format(n=number)
        for one in left:
            yield output.fitted(f"   {one.seeker.name} ({one.seeker.employer.name}): {why_nobody(pool, one)}", "     ")


def line(sign: str, text: str) -> str:
    """One reason on its own line."""
    return output.fitted(f"   {sign} {output.in_line(text)}", "     ")


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
