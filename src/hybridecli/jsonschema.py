"""The kinds as JSON Schema: an export for editors, not a second judge."""

from typing import Any

from hybridecli.language import _
from hybridecli.record import Part, Record, fields
from hybridecli.records import kinds

DRAFT = "http://json-schema.org/draft-07/schema#"


def of(kind: type[Record]) -> dict[str, Any]:
    """The JSON Schema of one kind."""
    parts: dict[str, type[Part]] = {}
    gather(kind, parts)
    definitions = {name: part_schema(part) for name, part in sorted(parts.items()) if part is not kind}
    return {"$schema": DRAFT, "title": kind.singular, **part_schema(kind), "$defs": definitions}


def gather(part: type[Part], parts: dict[str, type[Part]]) -> None:
    """Add a part and all that it holds."""
    if parts.setdefault(part.__name__, part) is not part:
        raise TypeError(f"two parts of one kind are called {part.__name__}")
    for field in fields(part).values():
        for inner in field.type.parts():
            if inner.__name__ not in parts or parts[inner.__name__] is not inner:
                gather(inner, parts)


def part_schema(part: type[Part]) -> dict[str, Any]:
    """The schema of one part."""
    known = fields(part)
    required = [name for name, field in known.items() if field.required]
    groups = [{"anyOf": [{"required": [name]} for name in group]} for group in part.either]
    return {
        "type": "object",
        "description": _(part.__doc__ or ""),
        "properties": {name: {"description": _(field.about), **field.type.schema()} for name, field in known.items()},
        **({"required": required} if required else {}),
        **({"allOf": groups} if groups else {}),
        "additionalProperties": False,
    }


def every() -> dict[str, Any]:
    """The schemas of all kinds, by kind."""
    return {name: of(kind) for name, kind in kinds().items()}
