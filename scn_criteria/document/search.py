"""What breaks a schema in a value, found with the tests that tell whether it fits.

Only parts that do not fit are gone into. Each keyword is asked by the one test that acceptance has for it, so what fits and
what is found cannot differ. ``jsonschema`` is the judge of both: tests hold what is found against what it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.acceptance import RULES, Acceptance
from scn_criteria.document.finding import FALSE, Finding
from scn_criteria.document.rule import ARRAY, KINDS, OBJECT


@dataclass(frozen=True, slots=True)
class Spot:
    """A value at its place, and the part of the schema that it is held against, at its own."""

    value: Any
    schema: Any
    pointer: Pointer = ()
    path: Pointer = ()

    def broken(self, keyword: str, branches: tuple[tuple[Finding, ...], ...] = ()) -> Finding:
        """The finding that a keyword of the schema is not kept."""
        path = (*self.path, keyword)
        return Finding(keyword, self.schema[keyword], self.value, self.schema, self.pointer, path, branches)

    def inward(self, step: str | int, schema: Any, *path: str | int) -> Spot:
        """A part of the value, against a schema further in."""
        return Spot(self.value[step], schema, (*self.pointer, step), (*self.path, *path))

    def beside(self, schema: Any, *path: str | int) -> Spot:
        """The same value, against another schema."""
        return Spot(self.value, schema, self.pointer, (*self.path, *path))


def findings(value: Any, schema: Any, acceptance: Acceptance) -> Iterator[Finding]:
    """Everything that breaks a schema. Raises Unsure where only the library can tell."""
    return _at(Spot(value, schema), acceptance)


def _at(spot: Spot, acceptance: Acceptance) -> Iterator[Finding]:
    if acceptance.test(spot.schema)(spot.value):
        return
    if spot.schema is False:
        yield Finding(FALSE, False, spot.value, {}, spot.pointer, spot.path)
        return
    for keyword in spot.schema:
        way = WAYS.get(keyword, _itself)
        yield from way(keyword, spot, acceptance)


def _itself(keyword: str, spot: Spot, acceptance: Acceptance) -> Iterator[Finding]:
    """A keyword that is about the value as a whole."""
    if keyword in RULES:
        kinds, rule = RULES[keyword]
        if type(spot.value) in kinds and not rule(spot.schema[keyword], spot.schema, acceptance)(spot.value):
            yield spot.broken(keyword)


def _kind(keyword: str, spot: Spot, _acceptance: Acceptance) -> Iterator[Finding]:
    wanted = spot.schema[keyword]
    if not any(type(spot.value) in KINDS[name] for name in ([wanted] if isinstance(wanted, str) else wanted)):
        yield spot.broken(keyword)


def _properties(keyword: str, spot: Spot, acceptance: Acceptance) -> Iterator[Finding]:
    for key, part in spot.schema[keyword].items() if type(spot.value) in OBJECT else ():
        if key in spot.value:
            yield from _at(spot.inward(key, part, keyword, key), acceptance)


def _additional(keyword: str, spot: Spot, acceptance: Acceptance) -> Iterator[Finding]:
    wanted = spot.schema[keyword]
    if not isinstance(wanted, dict):
        yield from _itself(keyword, spot, acceptance)
    elif type(spot.value) in OBJECT:
        known = spot.schema.get("properties", {})
        for key in [key for key in spot.value if key not in known]:  # in the order of the file: only so many faults are told
            yield from _at(spot.inward(key, wanted, keyword), acceptance)


def _names(keyword: str, spot: Spot, acceptance: Acceptance) -> Iterator[Finding]:
    for key in spot.value if type(spot.value) in OBJECT else ():
        yield from _at(Spot(key, spot.schema[keyword], spot.pointer, (*spot.path, keyword)), acceptance)


def _items(keyword: str, spot: Spot, acceptance: Acceptance) -> Iterator[Finding]:
    if spot.schema[keyword] is False:
        yield from _itself(keyword, spot, acceptance)
    elif type(spot.value) in ARRAY:
        for index in range(len(spot.value)):
            yield from _at(spot.inward(index, spot.schema[keyword], keyword), acceptance)


def _reference(keyword: str, spot: Spot, acceptance: Acceptance) -> Iterator[Finding]:
    return _at(spot.beside(acceptance.referred(spot.schema[keyword])), acceptance)


def _every(keyword: str, spot: Spot, acceptance: Acceptance) -> Iterator[Finding]:
    for index, part in enumerate(spot.schema[keyword]):
        yield from _at(spot.beside(part, keyword, index), acceptance)


def _alternatives(keyword: str, spot: Spot, acceptance: Acceptance) -> Iterator[Finding]:
    branches = [tuple(_at(spot.beside(part, keyword, index), acceptance)) for index, part in enumerate(spot.schema[keyword])]
    if all(branches):
        yield spot.broken(keyword, tuple(branches))
    else:
        yield from _itself(keyword, spot, acceptance)


def _condition(keyword: str, spot: Spot, acceptance: Acceptance) -> Iterator[Finding]:
    follows = "then" if acceptance.test(spot.schema[keyword])(spot.value) else "else"
    if follows in spot.schema:
        yield from _at(spot.beside(spot.schema[follows], follows), acceptance)


Way = Callable[[str, Spot, Acceptance], Iterator[Finding]]
WAYS: Mapping[str, Way] = {
    "type": _kind,
    "properties": _properties,
    "additionalProperties": _additional,
    "propertyNames": _names,
    "items": _items,
    "$ref": _reference,
    "allOf": _every,
    "anyOf": _alternatives,
    "oneOf": _alternatives,
    "if": _condition,
}
"""How to get further in, by keyword. All others are about a value as a whole."""
