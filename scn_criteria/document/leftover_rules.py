"""The keyword ``unevaluatedProperties``: what is left when all that a mapping fits has claimed its keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scn_criteria.document.rule import OBJECT, Parts, Rule, Schema, Test

OF_OTHERS = ("additionalProperties", "unevaluatedProperties")
"""The keywords that claim the keys whose values fit them."""
APPLY_IN_PLACE = frozenset({"$ref", "allOf", "anyOf", "oneOf", "if"})


def leftovers(wanted: Any, beside: Schema, parts: Parts) -> Test:
    """The values of keys that nothing beside the keyword claims fit."""
    known = beside.get("properties", {}).keys()
    alone = APPLY_IN_PLACE.isdisjoint(beside) and "additionalProperties" not in beside

    def fits(value: dict[str, Any]) -> bool:
        if value.keys() <= known:
            return True
        left = value.keys() - known
        if not alone:
            left -= _claimed({key: part for key, part in beside.items() if key != "unevaluatedProperties"}, value, parts)
        return all(parts.test(wanted)(value[key]) for key in left)

    return fits


def _claimed(schema: Any, value: dict[str, Any], parts: Parts) -> set[str]:
    """The keys that a schema claims of a mapping."""
    if isinstance(schema, bool):
        return set()
    claimed: set[str] = value.keys() & schema.get("properties", {}).keys()
    for test in [parts.test(schema[keyword]) for keyword in OF_OTHERS if keyword in schema]:
        claimed |= {key for key, part in value.items() if test(part)}
    for part in _in_place(schema, value, parts):
        claimed |= _claimed(part, value, parts)
    return claimed


def _in_place(schema: Schema, value: dict[str, Any], parts: Parts) -> Iterator[Any]:
    """The schemas within that are about the same mapping, and that it fits where they may differ."""
    if "$ref" in schema:
        yield parts.referred(schema["$ref"])
    for keyword in ("allOf", "anyOf", "oneOf"):
        yield from (part for part in schema.get(keyword, ()) if parts.test(part)(value))
    if "if" in schema:
        holds = parts.test(schema["if"])(value)
        yield schema["if"] if holds else True
        yield schema.get("then" if holds else "else", True)


RULES: Mapping[str, Rule] = {"unevaluatedProperties": (OBJECT, leftovers)}
"""The rule, by keyword."""
