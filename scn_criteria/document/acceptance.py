"""Whether a document fits a schema, told fast; what does not fit, and why, is for the search to find.

A schema becomes functions, one for each part of it, made when a document first gets there. What a keyword means is not
decided here: ``jsonschema`` is the judge of record, and tests hold the two against each other. A keyword that is not known
here is left to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scn_criteria.document import leftover_rules, part_rules, value_rules
from scn_criteria.document.rule import EVERY_KIND, KINDS, Rule, Schema, Test, Unsure, always, never, unsure

RULES: Mapping[str, Rule] = {**value_rules.RULES, **part_rules.RULES, **leftover_rules.RULES}
SILENT = frozenset({"$schema", "$comment", "$defs", "title", "description", "examples", "default", "format", "type"})
"""Keywords that ask nothing of a value, and ``type``, by which the tests are laid out."""


class Acceptance:
    """A schema, as functions that tell which values fit its parts."""

    __slots__ = ("_root", "_tests")

    def __init__(self, root: Any) -> None:
        self._root = root
        self._tests: dict[int, tuple[Any, Test]] = {}

    def fits(self, value: Any) -> bool:
        """Whether a value fits the schema for certain."""
        return self.fits_part(value, self._root)

    def fits_part(self, value: Any, part: Any) -> bool:
        """Whether a value fits a part of the schema for certain."""
        try:
            return self.test(part)(value)
        except Unsure:
            return False

    def test(self, part: Any) -> Test:
        """The test that a part of the schema stands for. A part is known by its identity, so it is kept."""
        known = self._tests.get(id(part))
        if known is None:
            known = self._tests[id(part)] = (part, self._made(part))
        return known[1]

    def referred(self, reference: str) -> Any:
        """The part that a reference leads to. Raises Unsure where it leads out of the schema, or into another within it."""
        start, *steps = reference.split("/")
        found = self._root if start == "#" and "%" not in reference else None
        for step in steps:
            name = step.replace("~1", "/").replace("~0", "~")
            found = found.get(name) if isinstance(found, dict) else None
            if isinstance(found, dict) and "$id" in found:
                found = None
        if isinstance(found, (dict, bool)):
            return found
        raise Unsure

    def _made(self, part: Any) -> Test:
        if isinstance(part, bool):
            return always if part else never
        asking = [keyword for keyword in part if keyword not in SILENT and not (keyword == "$id" and part is self._root)]
        if any(keyword not in RULES for keyword in asking):
            return unsure
        if asking == ["$ref"] and "type" not in part:
            return self.test(self.referred(part["$ref"]))
        ordered = sorted(asking, key=leftover_rules.RULES.__contains__)
        tests = [(RULES[keyword][0], RULES[keyword][1](part[keyword], part, self)) for keyword in ordered]
        return _by_kind({kind: tuple(test for kinds, test in tests if kind in kinds) for kind in _kinds(part)})


def _of_another_kind(value: Any) -> bool:
    """A value of a kind that a schema is not for does not fit. Kinds that no document holds are not for us."""
    if type(value) in EVERY_KIND:
        return False
    raise Unsure


OTHERWISE = (_of_another_kind,)


def _kinds(part: Schema) -> tuple[type, ...]:
    """The kinds of value that a schema is for."""
    names = part.get("type")
    if names is None:
        return EVERY_KIND
    return tuple(kind for name in ([names] if isinstance(names, str) else names) for kind in KINDS[name])


def _by_kind(tests: Mapping[type, tuple[Test, ...]]) -> Test:
    """One test from those for each kind of value. Most schemas are for one kind, and ask one thing of it or nothing."""
    if len(tests) == 1:
        ((kind, asked),) = tests.items()
        if not asked:
            return lambda value: type(value) is kind or _of_another_kind(value)
        if len(asked) == 1:
            test = asked[0]
            return lambda value: test(value) if type(value) is kind else _of_another_kind(value)

    def fits(value: Any) -> bool:
        for test in tests.get(type(value), OTHERWISE):  # noqa: SIM110 - a generator takes twice as long
            if not test(value):
                return False
        return True

    return fits
