"""Items of a list that are the same, as JSON Schema means it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


def repeated_items(items: list[Any]) -> tuple[tuple[int, int], ...]:
    """The places of the items that repeat another, each after the place of the other."""
    first: dict[object, int] = {}
    places = [(first.setdefault(identity(item), index), index) for index, item in enumerate(items)]
    return tuple((earlier, later) for earlier, later in places if earlier != later)


def identity(value: Any) -> object:
    """A value as something that can be looked up. ``true`` and 1 are different; 1 and 1.0 are not."""
    if isinstance(value, dict):
        return ("object", frozenset((key, identity(part)) for key, part in value.items()))
    if isinstance(value, list):
        return ("array", tuple(identity(part) for part in value))
    return ("number" if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) else type(value), value)
