"""Proposals with their reasons and who is left over, as a person reads them and in the forms that programs read."""

from collections.abc import Iterator, Sequence
from typing import Any

from hybridecli import output
from hybridecli.language import _, n_
from hybridecli.matching import Left, Pair
from hybridecli.nobody import why_nobody
from hybridecli.output import Format, say
from hybridecli.pairtalk import told
from hybridecli.seekers import Pool


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
