"""What only templates about agreements can use: who signs and promises what, the clauses, and the days that follow."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

from markupsafe import Markup
from msgspec.structs import replace

from hybridecli import agreements
from hybridecli.articles import Articles
from hybridecli.records.agreements import Agreement, Party
from hybridecli.records.partners import Contribution, Partner
from hybridecli.view import Dated, Gap, Sheet, Text, View, clear_names, joined, worded

THIS: Final = {
    "nl": {
        "covenant": "dit convenant",
        "intention": "deze verklaring",
        "support": "deze verklaring",
        "addendum": "dit addendum",
        "twinning": "deze twinningafspraak",
        "else": "deze overeenkomst",
    },
    "en": {
        "intention": "this declaration",
        "support": "this declaration",
        "addendum": "this addendum",
        "else": "this agreement",
    },
}


class Contract:
    """One agreement as a template sees it, beside its record."""

    def __init__(self, agreement: Agreement, sheet: Sheet, articles: Articles) -> None:
        self.agreement, self.sheet, self.articles = agreement, sheet, articles
        self.view = sheet.record(agreement)
        self.told: set[int] = set()  # the chosen clauses that became an article of their own
        extended = sheet.partnership.of("agreements").get(agreement.extends or "")
        self.extended = extended if isinstance(extended, Agreement) else None
        articles.asked.add("annexes")  # it stands at the end, after the articles that are left
        partners = [self.partner(party) for party in self.bound]
        sheet.short_names = clear_names(partner for partner in partners if partner)

    @property
    def bound(self) -> list[Party]:
        """The parties that have not left; an addendum that names none has those of what it extends."""
        own, others = self.agreement.parties, self.extended.parties if self.extended else ()
        inherited = [replace(party, duties=(), contributions=()) for party in others]
        return [party for party in own or inherited if not party.left]

    def names(self) -> dict[str, Any]:
        """The names that a template can use."""
        given = agreements.contributions(self.sheet.partnership, self.agreement, self.bound)
        this = THIS[self.sheet.speech.language]
        return {
            "this": this.get(self.agreement.kind) or this["else"],
            "parties": tuple(self.seen(party) for party in self.bound),
            "signatories": self.signatories,
            "signed_electronically": any(s.mode == "electronic" for party in self.bound for s in party.signatories),
            "signed_on": self.dated(agreements.signed_on),
            "bound_by": self.bound_by,
            "party_named": self.party_named,
            "shares_duty": self.shares_duty,
            "promised": self.promised(),
            "contributions": [(self.seen(party), self.part(item, self.seen(party))) for party, item in given],
            "contribution_totals": [self.part(total, self.view) for total in totals([item for _party, item in given])],
            "clause": self.clause,
            "article": self.articles.refer,
            "article_named": self.article_named,
            "open_article": self.articles.open,
            "remaining": lambda: self.own_articles(None),
            "following": self.following,
            "left_out": tuple(entry for entry in self.view.clauses if not entry._part.included),
            "extended": self.sheet.record(self.extended) if self.extended else None,
            "changed": list(self.changes()),
            "last_day_known": agreements.last_day(self.agreement) is not None,
            "last_day": self.dated(agreements.last_day),
            "last_notice_day": self.dated(agreements.last_notice_day),
            "talks_from": self.dated(agreements.talks_from),
        }

    def article_named(self, name: str) -> Any:
        """The article of a clause or an own name; words that name none, such as "artikel 8", as they are."""
        known = {*self.articles.known, *self.sheet.partnership.of("clauses")}
        return self.articles.refer(name) if name in known else name

    def part(self, part: Any, owner: View, name: str = "contributions") -> View:
        """The view on a part that does not stand in the file as it is here."""
        return View(self.sheet, part, owner, f"{owner._path}.{name}")

    def seen(self, party: Party) -> View:
        """The view on a party."""
        owner = self.view if party in self.agreement.parties or not self.extended else self.sheet.record(self.extended)
        return self.part(party, owner, "parties")

    def partner(self, party: Party) -> Partner | None:
        """The organisation that a party is; None for a person."""
        found = self.sheet.partnership.of("partners").get(party.partner or "")
        return found if isinstance(found, Partner) else None

    def signatories(self, party: View) -> tuple[View, ...]:
        """Who signs for a party, with what its organisation's record adds."""
        own: Any = party._part
        found = agreements.signatories(self.sheet.partnership, own, self.partner(own))
        return tuple(self.part(item, party, "signatories") for item in found)

    def party_named(self, name: str) -> Any:
        """The organisation or person of an id among the parties; another name, such as that of a group, as it is."""
        found = next((self.seen(party) for party in self.bound if name in (party.partner, party.person)), None)
        return (found.partner or found.person) if found else Text(name)

    def bound_by(self, duty: View) -> tuple[Any, ...]:
        """Whom a joint duty binds: organisations, people and names of groups; nothing where it is everybody."""
        own: Any = duty._part
        return tuple(self.party_named(name) for name in own.parties) if "all" not in own.parties else ()

    def shares_duty(self, party: View) -> bool:
        """Whether a party is named by a joint duty, itself or with its group."""
        own: Any = party._part
        names = {own.partner or own.person, *own.group_names}
        return any(names & set(duty.parties) for duty in self.agreement.duties)

    def promised(self) -> str | None:
        """The variant of the clause on duties that follows from the record; None where nobody has any."""
        duties = [duty for party in self.bound for duty in party.duties]
        chosen = next((entry.variant for entry in self.agreement.clauses if entry.clause == "duties"), None)
        by_result = any(duty.result for duty in duties) or any(duty.result for duty in self.agreement.duties)
        if chosen in (None, "effort"):
            chosen = "effort-unless" if by_result else "effort"
        return chosen if duties else None

    def clause(self, name: str, variant: str | None = None, *, decided: bool = False, **values: Any) -> list[Markup]:
        """The members of a clause; empty where it was not chosen and may be left out."""
        return self.articles.clause(self.agreement, name, variant, decided=decided, **values)

    def following(self, number: int) -> list[tuple[Any, list[str], list[Any]]]:
        """The own articles that the record puts after a clause in the article of this number."""
        return self.own_articles([name for name, where in self.articles.taken.items() if where == number])

    def own_articles(self, after: Collection[str] | None) -> list[tuple[Any, list[str], list[Any]]]:
        """Title, names and members of articles that no template names: chosen clauses not yet asked for, own texts.

        Those that stand after one of the clauses `after`; with None all that are left.
        """
        found: list[tuple[Any, list[str], list[Any]]] = []
        for place, (entry, seen) in enumerate(zip(self.agreement.clauses, self.view.clauses, strict=True)):
            left = entry.included and place not in self.told and entry.clause not in self.articles.asked
            if not left or (after is not None and entry.after not in after):
                continue
            self.told.add(place)
            title = seen.title or (seen.clause.title if entry.clause else "")
            members: list[Any] = self.clause(entry.clause) if entry.clause else self.articles.own_text(entry.text or "")
            found.append((title, [], members or [Gap(self.sheet, self.sheet.missing(seen, "text"))]))
        return found

    def changes(self) -> Iterator[dict[str, Any]]:
        """What an addendum changes: the label of the field, its old and its new value as they print."""
        for change in self.agreement.changes:
            if change.field:
                label = self.sheet.speech.field(f"agreements.{change.field}")
                label = label.removesuffix(" in maanden").removesuffix(" in months")  # the values say it
                yield {
                    "label": label,
                    "old": self.worded(change.field, change.old),
                    "new": self.worded(change.field, change.new),
                }
            else:
                yield {
                    "label": "tekst" if self.articles.dutch else "text",
                    "old": Text(change.old or ""),
                    "new": Text(change.new or ""),
                }

    def worded(self, path: str, text: str | None) -> Any:
        """What a text means in a field of an agreement, as it prints; a gap where there is none."""
        kind = agreements.type_at(path)
        if text is None or kind is None:
            return Text(text) if text else Gap(self.sheet, path)
        value = agreements.value_of(kind, text)
        if isinstance(value, int) and not isinstance(value, bool) and path.endswith("months"):
            return Text(self.sheet.speech.count(value, "maand" if self.articles.dutch else "month"))
        if isinstance(value, list):
            return joined(self.sheet.wrap(tuple(value), kind, self.view, path), self.sheet.speech)
        shown = self.sheet.wrap(value, kind, self.view, path)
        return self.sheet.worded(shown) if isinstance(shown, bool | int | float) else shown

    def dated(self, day_of: Callable[[Agreement], str | None]) -> Callable[[Any], Any]:
        """A function for templates that gives a day of an agreement; a gap where it does not follow from the record."""

        def given(view: Any) -> Any:
            agreement = view._part if isinstance(view, View) else None
            day = day_of(agreement) if isinstance(agreement, Agreement) else None
            if day is None:
                return Gap(self.sheet, "einddatum" if self.articles.dutch else "last day")
            return worded(Dated, day, self.sheet.speech.day(day))

        return given


def totals(given: list[Contribution]) -> list[Contribution]:
    """What contributions of one unit and rhythm add up to, where there are several."""
    known = [item for item in given if item.amount and item.unit]
    often = Counter((item.unit, item.per) for item in known)
    sums: dict[Any, float] = {}
    for item in known:
        sums[item.unit, item.per] = sums.get((item.unit, item.per), 0) + (item.amount or 0)
    return [
        Contribution(what="", amount=amount, unit=unit, per=per)
        for (unit, per), amount in sums.items()
        if often[unit, per] > 1 and unit in ("hours", "euro", "fte")
    ]
