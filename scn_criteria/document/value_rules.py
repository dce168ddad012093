"""Keywords about a value itself: its word, its size, its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from scn_criteria.document.expressions import strict
from scn_criteria.document.repetition import identity, repeated_items
from scn_criteria.document.rule import ARRAY, EVERY_KIND, NUMBER, OBJECT, TEXT, Parts, Rule, Schema, Test, always


def of_itself(test: Callable[[Any], Test]) -> Callable[[Any, Schema, Parts], Test]:
    """A rule that looks only at its own value in the schema."""
    return lambda wanted, _beside, _parts: test(wanted)


def words(wanted: list[Any]) -> Test:
    """Fit for one of several values."""
    if all(type(word) is str for word in wanted):
        known = frozenset(wanted)
        return lambda value: type(value) is str and value in known
    same = frozenset(identity(word) for word in wanted)
    return lambda value: identity(value) in same


def expression(wanted: str) -> Test:
    """Fit for text of a form. The expression is compiled when it is first asked for."""
    found: list[re.Pattern[str]] = []

    def fits(text: str) -> bool:
        if not found:
            found.append(re.compile(strict(wanted)))
        return found[0].search(text) is not None

    return fits


def unrepeated(wanted: bool) -> Test:
    """Fit for a list that repeats nothing."""
    return (lambda items: not repeated_items(items)) if wanted else always


def at_least(size: int) -> Test:
    """Fit for what is at least so long."""
    return lambda value: len(value) >= size


def at_most(size: int) -> Test:
    """Fit for what is at most so long."""
    return lambda value: len(value) <= size


RULES: Mapping[str, Rule] = {
    "enum": (EVERY_KIND, of_itself(words)),
    "const": (EVERY_KIND, of_itself(lambda wanted: words([wanted]))),
    "pattern": (TEXT, of_itself(expression)),
    "minLength": (TEXT, of_itself(at_least)),
    "maxLength": (TEXT, of_itself(at_most)),
    "minItems": (ARRAY, of_itself(at_least)),
    "maxItems": (ARRAY, of_itself(at_most)),
    "uniqueItems": (ARRAY, of_itself(unrepeated)),
    "minProperties": (OBJECT, of_itself(at_least)),
    "maxProperties": (OBJECT, of_itself(at_most)),
    "minimum": (NUMBER, of_itself(lambda bound: lambda value: value >= bound)),
    "maximum": (NUMBER, of_itself(lambda bound: lambda value: value <= bound)),
    "exclusiveMinimum": (NUMBER, of_itself(lambda bound: lambda value: value > bound)),
    "exclusiveMaximum": (NUMBER, of_itself(lambda bound: lambda value: value < bound)),
}
"""The rules, by keyword."""
