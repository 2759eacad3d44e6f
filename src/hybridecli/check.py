"""Judging a partnership: the structural faults of its files, and what the rules say, by stage and with waivers."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from hybridecli import waivers, yamlfile
from hybridecli.facts import Facts
from hybridecli.finding import Finding, in_order
from hybridecli.language import N_, _
from hybridecli.lookup import find
from hybridecli.partnership import Partnership
from hybridecli.record import Record, at
from hybridecli.records import kinds
from hybridecli.records.partnership import Waiver
from hybridecli.rule import Rule, Wrong
from hybridecli.rules import numbered, rules

STRUCTURE: Final = {
    "yaml": N_("A file can be read: UTF-8 text in the plain subset of YAML that records are written in."),
    "schema": N_("Every field is known, every required one is there, and every value is of its type."),
    "reference": N_("Every reference points at a record that is there."),
    "id": N_("Every record stands in the folder of its kind, under a name that no other record has."),
}


DAY_UNKNOWN: Final = ("D26",)  # missing signatures ask for attention also where nobody noted since when


class Seen(NamedTuple):
    """What a rule sees in a record; `later` is the stage or status from which that counts, empty for now."""

    rule: Rule
    record: Record
    wrong: Wrong
    later: str


def findings(partnership: Partnership, words: Sequence[str] = (), *, all_stages: bool = False) -> list[Finding]:
    """What is wrong, in the order of files and lines; `words` name the records that are asked for."""
    found = sorted({*partnership.checked(), *Judgement(partnership).findings(all_stages=all_stages)}, key=in_order)
    if not words:
        return found
    paths = {path for word in words for path in paths_of(partnership, word)}
    return [finding for finding in found if finding.file in paths]


def seen(facts: Facts, *, all_stages: bool = False) -> Iterator[Seen]:
    """What the rules see; those of a later stage or status only when asked.

    While a file cannot be read they are silent: what seems to be missing may stand in it.
    """
    if facts.partnership.unreadable:
        return
    for rule in rules().values():
        for record in judged(rule, facts.partnership):
            later = rule.speaks_from(record, facts.charter)
            if record.present and (later == "" or (later and all_stages)):
                yield from (Seen(rule, record, wrong, later) for wrong in rule.wrong(record, facts))


def judged(rule: Rule, partnership: Partnership) -> Iterator[Record]:
    """The records that a rule looks at: the partnership's own of its kind; of `Record` those of every kind that
    does not come with the program.
    """
    for folder, kind in kinds().items():
        if kind is rule.judges or (rule.judges is Record and not kind.ships):
            yield from partnership.own(folder).values()


class Judgement:
    """What the rules say about a partnership, as findings with their places in files."""

    def __init__(self, partnership: Partnership) -> None:
        self.facts = Facts(partnership)
        self._nodes: dict[str, yamlfile.Node | None] = {}

    @cached_property
    def everything(self) -> list[Seen]:
        """What the rules have to say in any stage: a waiver may come before its time."""
        return list(seen(self.facts, all_stages=True))

    @cached_property
    def now(self) -> list[Seen]:
        """What the rules have to say now."""
        if self.facts.charter.waivers:  # which ask for everything anyhow
            return [item for item in self.everything if not item.later]
        return list(seen(self.facts))

    def findings(self, *, all_stages: bool = False) -> Iterator[Finding]:
        """The findings of the rules, and those about waivers."""
        yield from map(self.finding, self.everything if all_stages else self.now)
        if self.facts.charter.waivers and not self.facts.partnership.unreadable:
            yield from self.about_waivers()

    def due(self) -> Iterator[tuple[Finding, str | None, str]]:
        """What rules see as time goes by and nobody set aside: the finding, the day that counts, and the command."""
        for item in self.now:
            if (
                item.rule.today
                and (item.wrong.due or item.rule.number in DAY_UNKNOWN)
                and not (found := self.finding(item)).waived
            ):
                yield found, item.wrong.due, item.wrong.command or f"hybride check {item.record.ref}"

    def finding(self, item: Seen) -> Finding:
        """One finding."""
        rule, record, wrong, later = item
        weight = rule.weight(wrong)
        line, column = self.place(record, wrong)
        return Finding(
            file=record.path,
            line=line,
            column=column,
            severity=weight,
            rule=rule.name,
            sources=(rule.number, *rule.sources),
            about=record.ref,
            message=wrong.message,
            hint=self.hint(item),
            waived=None if weight == "error" else waivers.covering(self.facts.charter, rule.name, record.ref),
            later=later,
        )

    def hint(self, item: Seen) -> str:
        """What to do about it, with the command that does it, or that sets it aside with a reason."""
        wrong, said = item.wrong, []
        if item.rule.law:
            said.append(_("the law was read as it stood on {day}: look up what holds now").format(day=item.rule.law))
        if wrong.hint or wrong.command:
            said.append(": ".join(filter(None, (wrong.hint, wrong.command))))
        if wrong.waive:
            command = waivers.command(self.facts.charter, item.rule.name, item.record.ref, self.facts.today)
            said.append(_("if it is right as it is, say why: {command}").format(command=command))
        return "; ".join(said)

    def place(self, record: Record, wrong: Wrong) -> tuple[int, int]:
        """The line and column of what is wrong: of the words in a text, of a value, or of the nearest above it."""
        node = self.node(record)
        if node is None:
            return (1, 1)
        found = at(node, wrong.field)
        if not wrong.words:
            return yamlfile.position(found)
        text = self.facts.partnership.snapshot.read(record.path).decode("utf-8-sig")
        return yamlfile.position_of(found, wrong.words, wrong.nth, text)

    def node(self, record: Record) -> yamlfile.Node | None:
        """The nodes of a record's file."""
        if record.path not in self._nodes:
            self._nodes[record.path], _faults = yamlfile.compose(self.facts.partnership.snapshot.read(record.path))
        return self._nodes[record.path]

    def about_waivers(self) -> Iterator[Finding]:
        """What is wrong with waivers."""
        charter = self.facts.charter
        judged = {(item.rule.name, item.record.ref, item.rule.weight(item.wrong)) for item in self.everything}
        faults = {(item.rule, item.about, item.severity) for item in self.facts.partnership.findings}
        for flaw in waivers.flaws(charter, names(), judged | faults, self.past, only_rule):
            line, column = self.place(charter, Wrong("", field=flaw.field))
            yield Finding(
                file=charter.path,
                line=line,
                column=column,
                severity=flaw.severity,
                rule=flaw.rule,
                about=charter.ref,
                message=flaw.message,
                hint=flaw.hint,
            )

    def past(self, waiver: Waiver) -> bool:
        """Whether a waiver is about a record to which its rule no longer applies, as it has ended."""
        rule, record = rules().get(waiver.rule or ""), self.facts.partnership.get(waiver.about or "")
        ended = record is not None and not record.present
        return bool(rule and record and (ended or rule.speaks_from(record, self.facts.charter) is None))


def paths_of(partnership: Partnership, word: str) -> list[str]:
    """The files that a person means: the file itself, readable or not, else that of the record."""
    bare = word.replace("\\", "/").removeprefix("./")
    known = [path for path in partnership.snapshot.paths() if bare in (path, path.removesuffix(".yaml"))]
    by_id = [
        places[bare.rpartition("/")[2]] for places in partnership.places.values() if bare.rpartition("/")[2] in places
    ]
    return known or by_id or [find(partnership, word).path]


def number_read(partnership: Partnership) -> int:
    """How many records there are, readable or not."""
    return sum(len(places) + len(partnership.astray(kind)) for kind, places in partnership.places.items())


def status(found: Sequence[Finding]) -> int:
    """The exit status: 1 where there is an error that counts now."""
    return int(any(finding.severity == "error" and finding.counts for finding in found))


def closing(partnership: Partnership, found: Sequence[Finding]) -> list[str]:
    """What a check says at its end: why, how to set something aside, and what kept the rules silent."""
    if partnership.unreadable:
        return [_("the rules about good practice follow when every file can be read")]
    open_ones = [finding for finding in found if finding.sources and finding.counts]
    if not open_ones:
        return []
    lines = [_("why: {command}").format(command=f"hybride explain {open_ones[0].rule}")]
    records = (finding for finding in open_ones if not finding.file.endswith(".md"))  # a document is mended itself
    waivable = next((finding for finding in records if finding.severity != "error"), None)
    if waivable:
        facts = Facts(partnership)
        command = waivers.command(facts.charter, waivable.rule, waivable.about, facts.today)
        lines.append(_("set aside, with your reason: {command}").format(command=command))
    return lines


def only_rule(number: str) -> str | None:
    """The rule that answers a number of the catalogue; None where that are several, or none."""
    found = numbered(number.upper())
    return found[0].name if len(found) == 1 else None


def names() -> list[str]:
    """The names of all rules, those of structure and of waivers first."""
    return [*STRUCTURE, *waivers.RULES, *rules()]
