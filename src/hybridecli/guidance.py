"""What `explain` says about rules, their numbers in the catalogue of practice, and the measures that they go by."""

from collections.abc import Iterator
from typing import Any

from hybridecli import check, waivers, when
from hybridecli.language import _
from hybridecli.partnership import Partnership
from hybridecli.record import Field, Norm, Part, fields
from hybridecli.records.partnership import Norms
from hybridecli.rules import LEFT_OUT, numbered, rules


def rule_list() -> list[dict[str, Any]]:
    """The rules, as a list."""
    return [rule_entry(name) for name in check.names()]


def rule_entry(name: str) -> dict[str, Any]:
    """One rule in a list: the first sentence of what is told about it."""
    rule = rules().get(name)
    if rule is None:
        return {"name": name, "title": _({**check.STRUCTURE, **waivers.RULES}[name]), "severity": "", "sources": []}
    title = _(rule.about).partition("\n\n")[0]
    return {"name": name, "title": title, "severity": rule.severity, "sources": [rule.number, *rule.sources]}


def catalogue_list() -> list[dict[str, Any]]:
    """The numbers of the catalogue of practice, each with the rules that answer it, or why none does."""
    found = [{"name": rule.number, "title": rule.name, "sources": list(rule.sources)} for rule in rules().values()]
    found += [{"name": number, "title": _(LEFT_OUT[number]), "sources": []} for number in LEFT_OUT]
    return sorted(found, key=lambda item: item["name"])


def by_number(number: str, partnership: Partnership) -> list[dict[str, Any]]:
    """What is told about a number of the catalogue: its rules, or why it has none; nothing for an unknown one."""
    if number in LEFT_OUT:
        return [{"name": number, "title": _(LEFT_OUT[number])}]
    return [about_rule(rule.name, partnership) for rule in numbered(number)]


def about_rule(name: str, partnership: Partnership) -> dict[str, Any]:
    """A rule with its reason, where and from when it speaks, and how it can be set aside."""
    rule = rules().get(name)
    if rule is None:
        return {"name": name, "title": _({**check.STRUCTURE, **waivers.RULES}[name])}
    title, _blank, reason = _(rule.about).partition("\n\n")
    weight = "warning" if rule.severity == "error" and (rule.today or rule.law) else rule.severity
    command = waivers.command(partnership.charter, name, "…", when.today().isoformat())
    return {
        "name": name,
        "title": title,
        "reason": reason,
        "severity": _(weight),
        "number": rule.number,
        "sources": list(rule.sources),
        "judges": rule.judges.folder(),
        "stage": rule.stage,
        "statuses": list(rule.statuses),
        "law": rule.law,
        "aside": command if weight != "error" else "",
    }


def norm_list() -> list[dict[str, Any]]:
    """The measures that a partnership can set, as a list with what counts otherwise."""
    return [
        {
            "name": f"partnership.norms.{name}",
            "title": f"{_(field.about)}: {usual(field.norm)}",
            "value": usual(field.norm),
            "sources": list(field.norm.sources),
        }
        for name, field in norms(Norms)
        if field.norm
    ]


def norms(part: type[Part], before: str = "") -> Iterator[tuple[str, Field]]:
    """The measures in a part and the parts below it, by their dotted names."""
    for name, field in fields(part).items():
        if field.norm:
            yield before + name, field
        for below in field.type.parts() if not field.norm else ():
            yield from norms(below, f"{before}{name}.")


def usual(norm: Norm | None) -> str:
    """A measure in short, as `8` or `8–14`."""
    if norm is None:
        return ""
    value = norm.value if isinstance(norm.value, tuple) else (norm.value,)
    return "–".join("…" if number is None else f"{number:g}" for number in value)
