"""Keywords about the parts of a value, and keywords that put schemas together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scn_criteria.document.rule import ARRAY, EVERY_KIND, OBJECT, Parts, Rule, Schema, Test, always


class Tests(dict[str, Test]):
    """The tests of the keys of a mapping, each made when a document first has the key. What has none always fits."""

    __slots__ = ("_parts", "_schemas")

    def __init__(self, schemas: Schema, parts: Parts) -> None:
        super().__init__()
        self._schemas = schemas
        self._parts = parts

    def __missing__(self, key: str) -> Test:
        """The test of a key that was not met before. Keys that are not known are not kept: there is no end to them."""
        if key not in self._schemas:
            return always
        test = self[key] = self._parts.test(self._schemas[key])
        return test


def properties(wanted: Schema, _beside: Schema, parts: Parts) -> Test:
    """The values of known keys fit."""
    tests = Tests(wanted, parts)

    def fits(value: dict[str, Any]) -> bool:
        for key, part in value.items():  # noqa: SIM110 - a generator takes twice as long
            if not tests[key](part):
                return False
        return True

    return fits


def additional(wanted: Any, beside: Schema, parts: Parts) -> Test:
    """The values of all other keys fit."""
    known = beside.get("properties", {})
    return lambda value: all(parts.test(wanted)(part) for key, part in value.items() if key not in known)


def names(wanted: Any, _beside: Schema, parts: Parts) -> Test:
    """The keys themselves fit."""
    return lambda value: all(map(parts.test(wanted), value))


def required(wanted: list[str], _beside: Schema, _parts: Parts) -> Test:
    """These keys are there."""
    keys = frozenset(wanted)
    return lambda value: value.keys() >= keys


def companions(wanted: Mapping[str, list[str]], _beside: Schema, _parts: Parts) -> Test:
    """Beside some keys, others are there."""
    return lambda value: all(value.keys() >= set(others) for key, others in wanted.items() if key in value)


def items(wanted: Any, _beside: Schema, parts: Parts) -> Test:
    """All items of a list fit."""
    return lambda value: all(map(parts.test(wanted), value))


def reference(wanted: str, _beside: Schema, parts: Parts) -> Test:
    """What a reference leads to fits. It is followed when a value is there."""
    found: list[Test] = []

    def fits(value: Any) -> bool:
        if not found:
            found.append(parts.test(parts.referred(wanted)))
        return found[0](value)

    return fits


def every(wanted: list[Any], _beside: Schema, parts: Parts) -> Test:
    """All of several schemas fit."""
    return lambda value: all(parts.test(part)(value) for part in wanted)


def some(wanted: list[Any], _beside: Schema, parts: Parts) -> Test:
    """At least one of several schemas fits."""

    def fits(value: Any) -> bool:
        for part in wanted:  # noqa: SIM110 - a generator takes twice as long
            if parts.test(part)(value):
                return True
        return False

    return fits


def just_one(wanted: list[Any], _beside: Schema, parts: Parts) -> Test:
    """One of several schemas fits, and no other."""
    return lambda value: sum(parts.test(part)(value) for part in wanted) == 1


def other(wanted: Any, _beside: Schema, parts: Parts) -> Test:
    """A schema does not fit."""
    return lambda value: not parts.test(wanted)(value)


def condition(wanted: Any, beside: Schema, parts: Parts) -> Test:
    """What follows from a condition fits."""
    then, otherwise = beside.get("then", True), beside.get("else", True)
    return lambda value: parts.test(then if parts.test(wanted)(value) else otherwise)(value)


def consequence(_wanted: Any, _beside: Schema, _parts: Parts) -> Test:
    """The condition asks for it where it matters."""
    return always


RULES: Mapping[str, Rule] = {
    "properties": (OBJECT, properties),
    "additionalProperties": (OBJECT, additional),
    "propertyNames": (OBJECT, names),
    "required": (OBJECT, required),
    "dependentRequired": (OBJECT, companions),
    "items": (ARRAY, items),
    "$ref": (EVERY_KIND, reference),
    "allOf": (EVERY_KIND, every),
    "anyOf": (EVERY_KIND, some),
    "oneOf": (EVERY_KIND, just_one),
    "not": (EVERY_KIND, other),
    "if": (EVERY_KIND, condition),
    "then": ((), consequence),
    "else": ((), consequence),
}
"""The rules, by keyword. Parts are looked up when a value is there, so that what no document has is never made."""
