"""Whether a value agrees with a JSON Schema, as far as the schemas of this project go; another keyword is an error."""

import re
from typing import Any

NAMES = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object"}
REMARKS = {"$schema", "$defs", "$id", "title", "description", "default", "examples"}


def of_type(value: Any, wanted: Any) -> bool:
    """Whether a value is of one of the types that a schema names."""
    names = [wanted] if isinstance(wanted, str) else wanted
    name = "null" if value is None else NAMES[type(value)]
    return name in names or (name == "integer" and "number" in names)


def accepts(schema: dict[str, Any], value: Any, root: dict[str, Any]) -> bool:
    """Whether `value` agrees with `schema`, whose references point into `root`."""
    if "$ref" in schema:
        return accepts(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, root)
    members = value if isinstance(value, dict) else {}
    items = value if isinstance(value, list) else None
    others = {key: item for key, item in members.items() if key not in schema.get("properties", {})}
    tests = {
        "type": lambda wanted: of_type(value, wanted),
        "enum": lambda wanted: value in wanted,
        "pattern": lambda wanted: not isinstance(value, str) or re.search(wanted, value) is not None,
        "anyOf": lambda wanted: any(accepts(item, value, root) for item in wanted),
        "allOf": lambda wanted: all(accepts(item, value, root) for item in wanted),
        "required": lambda wanted: not isinstance(value, dict) or set(wanted) <= set(members),
        "properties": lambda wanted: all(
            accepts(wanted[key], item, root) for key, item in members.items() if key in wanted
        ),
        "additionalProperties": lambda wanted: (
            not others if wanted is False else all(accepts(wanted, item, root) for item in others.values())
        ),
        "items": lambda wanted: all(accepts(wanted, item, root) for item in items or ()),
        "minItems": lambda wanted: items is None or len(items) >= wanted,
        "maxItems": lambda wanted: items is None or len(items) <= wanted,
    }
    return all(tests[key](wanted) for key, wanted in schema.items() if key not in REMARKS)
