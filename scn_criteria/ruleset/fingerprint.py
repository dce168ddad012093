"""A digest of what a ruleset decides, whatever its wording: it changes when some decision changes, and only then.

It is taken over the states that each table can tell apart, once thresholds and facts that make no difference are taken out.
Two rulesets with the same fingerprint give the same results on all facts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from fractions import Fraction

from scn_criteria.ruleset.cells import axes_of, thresholds_of
from scn_criteria.ruleset.model import Ruleset, Table
from scn_criteria.ruleset.space import Axis, Space
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, Value, Vocabulary


def fingerprint(ruleset: Ruleset, vocabulary: Vocabulary) -> str:
    """The digest, in hexadecimal."""
    decided = {table.id: _decided(table, ruleset, vocabulary) for table in ruleset.tables.values()}
    return hashlib.sha256(json.dumps(decided, sort_keys=True).encode()).hexdigest()


def _decided(table: Table, ruleset: Ruleset, vocabulary: Vocabulary) -> list[object]:
    """The facts that make a difference, where they do, and the states that lead to each result."""
    space = Space(table, axes_of(table, ruleset, vocabulary), ruleset, vocabulary)
    kept = {axis.fact: _told_apart(space, axis, vocabulary) for axis in space.axes.values()}
    reduced = Space(table, kept, ruleset, vocabulary)
    thresholds = thresholds_of(table, ruleset, vocabulary)
    marks = [
        [fact, [_mark(space.axes[fact].values, value, thresholds[fact], vocabulary.facts[fact]) for value in values]]
        for fact, values in kept.items()
        if len(values) > 1
    ]
    return [marks, {result: f"{states:x}" for result, states in reduced.results.items() if states}]


def _told_apart(space: Space, axis: Axis, vocabulary: Vocabulary) -> tuple[Value | None, ...]:
    """The values of a fact that lead to different results: of neighbouring numbers that do not, only the lowest."""
    columns = [
        tuple((states & space.where(axis.fact, (value,))) >> (index * axis.stride) for states in space.results.values())
        for index, value in enumerate(axis.values)
    ]
    if all(column == columns[0] for column in columns):
        return axis.values[:1]
    if vocabulary.facts[axis.fact].type is not FactType.NUMBER:
        return axis.values
    kept = [axis.values[0]]
    for index, value in enumerate(axis.values[1:], start=1):
        if axis.values[index - 1] is None or columns[index] != columns[index - 1]:
            kept.append(value)
    return tuple(kept)


def _mark(
    values: tuple[Value | None, ...], value: Value | None, thresholds: Collection[Number], definition: FactDefinition
) -> str:
    """A value as the digest names it: where a number begins to differ, whichever value happens to stand for it."""
    if value is None or isinstance(value, bool | str):
        return json.dumps(value)
    index = values.index(value)
    below = values[index - 1] if index else None
    if below is None:
        return "lowest"
    exact = definition.whole or value in thresholds
    return f"from {Fraction(value)}" if exact else f"above {Fraction(below)}"
