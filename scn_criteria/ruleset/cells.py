"""The values that stand for all that a fact may be, as far as a table can tell: what a space is laid out over.

A table that compares a number with 1 and 5 cannot tell 2 from 3. So one value stands for each threshold and one for each gap
between thresholds, below the lowest and above the highest, inside the bounds of the fact and exact at the boundaries.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import floor

from scn_criteria.ruleset.model import All, AnyOf, Clause, Comparison, Count, Not, ParameterName, Ruleset, Table
from scn_criteria.ruleset.space import Space
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, Value, Vocabulary


def comparisons_in(clause: Clause | None) -> Iterator[Comparison | Count]:
    """All comparisons and counts of a condition."""
    if isinstance(clause, Comparison | Count):
        yield clause
    elif isinstance(clause, Not):
        yield from comparisons_in(clause.part)
    elif isinstance(clause, All | AnyOf):
        for part in clause.parts:
            yield from comparisons_in(part)


def table_space(table: Table, ruleset: Ruleset, vocabulary: Vocabulary) -> Space:
    """The space of everything that a table can tell apart."""
    return Space(table, axes_of(table, ruleset, vocabulary), ruleset, vocabulary)


def axes_of(table: Table, ruleset: Ruleset, vocabulary: Vocabulary) -> dict[str, tuple[Value | None, ...]]:
    """For each fact that a table reads, the values that stand for all it may be: unknown first, then in order."""
    return {
        fact: values_of(vocabulary.facts[fact], found) for fact, found in thresholds_of(table, ruleset, vocabulary).items()
    }


def thresholds_of(table: Table, ruleset: Ruleset, vocabulary: Vocabulary) -> dict[str, tuple[Number, ...]]:
    """For each fact that a table reads, by name, the numbers that it is compared with, lowest first."""
    thresholds: dict[str, set[Number]] = {}
    for row in table.rows:
        for one in comparisons_in(row.when):
            if isinstance(one, Count):
                for member in vocabulary.groups[one.group]:
                    thresholds.setdefault(member, set())
            else:
                thresholds.setdefault(one.fact, set()).update(_threshold(one, ruleset))
    return {fact: tuple(sorted(found)) for fact, found in sorted(thresholds.items())}


def values_of(definition: FactDefinition, thresholds: tuple[Number, ...]) -> tuple[Value | None, ...]:
    """The values that stand for all that a fact may be, weakest word or lowest number first."""
    unknown: tuple[Value | None, ...] = () if definition.always_known else (None,)
    if definition.type is FactType.BOOLEAN:
        return (*unknown, False, True)
    if definition.type is FactType.WORD:
        return (*unknown, *definition.words)
    return (*unknown, *_numbers(definition, thresholds))


def _threshold(one: Comparison, ruleset: Ruleset) -> set[Number]:
    operand = ruleset.value(one.operand) if isinstance(one.operand, ParameterName) else one.operand
    return set() if isinstance(operand, bool | str | tuple) else {operand}


def _numbers(definition: FactDefinition, thresholds: tuple[Number, ...]) -> Iterator[Number]:
    inside = [number for number in thresholds if _admitted(definition, number)]
    ends: list[Number | None] = [None, *inside, None]
    for index, (low, high) in enumerate(pairwise(ends)):
        between = _between(definition, low, high)
        if between is not None:
            yield between
        if high is not None and index < len(inside):
            yield high


def _admitted(definition: FactDefinition, number: Number) -> bool:
    low = definition.least is None or number >= definition.least
    high = definition.most is None or number <= definition.most
    return low and high and (not definition.whole or number == floor(number))


def _between(definition: FactDefinition, low: Number | None, high: Number | None) -> Number | None:
    """A value between two thresholds or beyond the last one, if the fact can have one; the lowest, if it is whole."""
    if definition.whole:
        first = definition.least if low is None else floor(low) + 1
        if first is None:
            first = 0 if high is None else _ceiling(high) - 1
        fits = (high is None or first < high) and (definition.most is None or first <= definition.most)
        return first if fits else None
    bottom = definition.least if low is None else low
    top = definition.most if high is None else high
    if bottom is None or top is None:
        return _beyond(bottom, top)
    return None if bottom >= top else _plain((Fraction(bottom) + Fraction(top)) / 2)


def _ceiling(number: Number) -> int:
    return -floor(-number)


def _beyond(bottom: Number | None, top: Number | None) -> Number:
    if bottom is not None:
        return _plain(Fraction(bottom) + 1)
    return _plain(Fraction(top) - 1) if top is not None else 0


def _plain(number: Fraction) -> Number:
    return number.numerator if number.denominator == 1 else number
