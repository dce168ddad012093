"""State spaces: all states of a table at once, as bits of whole numbers.

A table compares each fact with finitely many values, so it distinguishes finitely many states: each word, and of a number
each threshold and one value for each gap between thresholds. A set of states is a Python integer with one bit a state, so
that "and", "or" and "not" of conditions are single operations, and questions about all states have exact answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Any

from scn_criteria.ruleset.budget import MOST_KEPT_OF_SPACE
from scn_criteria.ruleset.model import (
    All,
    AnyOf,
    Clause,
    Comparison,
    Count,
    DecisionTable,
    Not,
    Operator,
    ParameterName,
    ReadingIs,
    Rule,
    Rules,
    atoms_in,
)
from scn_criteria.ruleset.scenarios import choices_by_row
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, Value, Vocabulary

# Spaces

StateSet = int
"""A set of states, one bit each."""

State = Mapping[str, Value | None]
"""One state: a value for each fact. ``None`` means not known."""


@dataclass(frozen=True, slots=True)
class StateAxis:
    """A fact of a space, the values that stand for all it may be, and how far apart neighbouring states lie."""

    fact: str
    values: tuple[Value | None, ...]
    stride: int


class StateSpace:
    """The states of one table, and for each result the states that lead to it."""

    def __init__(
        self,
        table: DecisionTable,
        axes: Mapping[str, tuple[Value | None, ...]],
        ruleset: Rules,
        vocabulary: Vocabulary,
    ) -> None:
        self.table = table
        self._groups = vocabulary.groups
        self._patterns: dict[tuple[str, tuple[bool, ...]], StateSet] = {}
        self._known_rows: dict[tuple[Value, ...], StateSet] = {}
        self._counts: dict[tuple[str, tuple[str, ...]], list[StateSet]] = {}
        self.axes: dict[str, StateAxis] = {}
        self.size = 1
        for fact, values in axes.items():
            self.axes[fact] = StateAxis(fact, values, self.size)
            self.size *= len(values)
        self.everything: StateSet = (1 << self.size) - 1
        self._ruleset = ruleset
        self._read()

    def under(self, ruleset: Rules) -> StateSpace:
        """The same states under another choice of parameters and readings. Only affected rows are laid out again."""
        other = copy(self)
        other._ruleset = ruleset
        other._read()
        return other

    def forget(self) -> None:
        """Give back what was kept to be quick."""
        self._patterns.clear()
        self._known_rows.clear()

    def _read(self) -> None:
        """Find the states that lead to each row and to each result."""
        self.matching = {row.id: self._matching(row) for row in self.table.rows}
        self.rows = self._first_hits()
        self.results: dict[str, StateSet] = {}
        for row in self.table.rows:
            self.results[row.then] = self.results.get(row.then, 0) | self.rows[row.id]

    def _matching(self, row: Rule) -> StateSet:
        """The states in which a row matches. Where all that it uses is chosen as before, they are known."""
        if row.when is None:
            return self.everything
        key = (row.id, *(one.made_in(self._ruleset) for one in choices_by_row(self.table)[row.id]))
        if key not in self._known_rows:
            self._drop_what_is_too_much()
            self._known_rows[key] = self.holds(row.when)
        return self._known_rows[key]

    def _drop_what_is_too_much(self) -> None:
        """Give back what was kept where it takes too much."""
        if (len(self._known_rows) + len(self._patterns)) * self.size > 8 * MOST_KEPT_OF_SPACE:
            self.forget()

    def where(self, fact: str, values: tuple[Value | None, ...]) -> StateSet:
        """The states in which a fact has one of these values."""
        axis = self.axes[fact]
        return self._repeated(axis, [value in values for value in axis.values])

    def among(self, known: Mapping[str, Value | None]) -> StateSet:
        """The states that agree with what is known."""
        return self.exactly({fact: value for fact, value in known.items() if value is not None})

    def exactly(self, facts: Mapping[str, Value | None]) -> StateSet:
        """The states in which facts have just these values. Nothing stands for a fact that is not known."""
        states = self.everything
        for fact, value in facts.items():
            states &= self.where(fact, (value,))
        return states

    def possible(self, states: StateSet) -> tuple[str, ...]:
        """The results to which some of these states lead, in the order of the table's rows."""
        return tuple(result for result, leading in self.results.items() if leading & states)

    def matters(self, fact: str, states: StateSet) -> bool:
        """Whether, with everything else fixed as in one of these states, this fact alone can change the result."""
        axis = self.axes[fact]
        for leading in self.results.values():
            first, *others = (
                (leading & states & self.where(fact, (value,))) >> (index * axis.stride)
                for index, value in enumerate(axis.values)
            )
            if any(column != first for column in others):
                return True
        return False

    def decisive(self, known: Mapping[str, Value | None]) -> tuple[str, ...]:
        """The facts that are not known and can change the result by themselves, somewhere among what is possible."""
        states = self.among(known)
        return tuple(fact for fact, value in known.items() if value is None and self.matters(fact, states))

    def state(self, number: int) -> dict[str, Value | None]:
        """The state that belongs to a bit."""
        return {axis.fact: axis.values[number // axis.stride % len(axis.values)] for axis in self.axes.values()}

    def each(self, states: StateSet) -> Iterator[int]:
        """The numbers of the bits of a set, lowest first."""
        while states:
            lowest = states & -states
            yield lowest.bit_length() - 1
            states ^= lowest

    def holds(self, clause: Clause, wanted: bool = True) -> StateSet:
        """The states in which a condition holds, or with ``wanted`` false, those in which its opposite does."""
        if isinstance(clause, Not):
            return self.holds(clause.part, not wanted)
        if isinstance(clause, All | AnyOf):
            parts = [self.holds(part, wanted) for part in clause.parts]
            return self._every(parts) if isinstance(clause, All) is wanted else _some(parts)
        if isinstance(clause, ReadingIs):
            return self.everything if (self._ruleset.readings[clause.reading].choice == clause.choice) is wanted else 0
        if isinstance(clause, Count):
            states = self._count(clause)
            return states if wanted else self.everything & ~states
        return self._comparison(clause, wanted)

    def compares(self, clause: Comparison, value: Value) -> bool:
        """Whether a comparison holds of a value that is known."""
        if clause.operator is Operator.KNOWN:
            return True
        return COMPARISONS[clause.operator](value, self._ruleset.value(clause.operand))

    def _first_hits(self) -> dict[str, StateSet]:
        left = self.everything
        rows: dict[str, StateSet] = {}
        for row, matching in self.matching.items():
            rows[row] = left & matching
            left &= ~matching
        self.uncovered: StateSet = left
        return rows

    def _comparison(self, clause: Comparison, wanted: bool) -> StateSet:
        axis = self.axes[clause.fact]
        operand = self._ruleset.value(clause.operand)
        if clause.operator is Operator.KNOWN:
            return self._repeated(axis, [(value is not None) is wanted for value in axis.values])
        compare = COMPARISONS[clause.operator]
        return self._repeated(axis, [value is not None and compare(value, operand) is wanted for value in axis.values])

    def _count(self, clause: Count) -> StateSet:
        key = (clause.group, clause.words)
        if key not in self._counts:
            self._counts[key] = self._counted(*key)
        compare, operand = COMPARISONS[clause.operator], self._ruleset.value(clause.operand)
        return _some([states for number, states in enumerate(self._counts[key]) if compare(number, operand)])

    def _counted(self, group: str, words: tuple[str, ...]) -> list[StateSet]:
        """For each number, the states in which exactly so many of a group have one of these words."""
        exactly = [self.everything]
        for member in self._groups[group]:
            having = self.where(member, words)
            without = self.everything & ~having
            one_more = [0, *exactly]
            exactly = [(old & without) | (new & having) for old, new in zip([*exactly, 0], one_more, strict=True)]
        return exactly

    def _repeated(self, axis: StateAxis, chosen: list[bool]) -> StateSet:
        """The states in which an axis stands at a chosen value: a pattern of bits, repeated over the whole space."""
        key = (axis.fact, tuple(chosen))
        if key not in self._patterns:
            self._drop_what_is_too_much()
            self._patterns[key] = self._pattern(axis, chosen)
        return self._patterns[key]

    def _pattern(self, axis: StateAxis, chosen: list[bool]) -> StateSet:
        one = (1 << axis.stride) - 1
        pattern = _some([one << (index * axis.stride) for index, wanted in enumerate(chosen) if wanted])
        length = axis.stride * len(axis.values)
        while length < self.size:
            pattern |= pattern << length
            length *= 2
        return pattern & self.everything

    def _every(self, parts: list[StateSet]) -> StateSet:
        states = self.everything
        for part in parts:
            states &= part
        return states


COMPARISONS: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.IS: lambda value, operand: value == operand,
    Operator.IS_NOT: lambda value, operand: value != operand,
    Operator.IN: lambda value, operand: value in operand,
    Operator.NOT_IN: lambda value, operand: value not in operand,
    Operator.AT_LEAST: lambda value, operand: value >= operand,
    Operator.MORE_THAN: lambda value, operand: value > operand,
    Operator.AT_MOST: lambda value, operand: value <= operand,
    Operator.LESS_THAN: lambda value, operand: value < operand,
}


def _some(parts: list[StateSet]) -> StateSet:
    states = 0
    for part in parts:
        states |= part
    return states


# The values of an axis


def comparisons_in(clause: Clause | None) -> Iterator[Comparison | Count]:
    """All comparisons and counts of a condition."""
    return (one for one in atoms_in(clause) if not isinstance(one, ReadingIs))


def table_space(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> StateSpace:
    """The state space of a table."""
    return StateSpace(table, axes_of(table, ruleset, vocabulary), ruleset, vocabulary)


def axes_of(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> dict[str, tuple[Value | None, ...]]:
    """For each fact that a table reads, the values that stand for all it may be: unknown first, then in order."""
    return {
        fact: values_of(vocabulary.facts[fact], found) for fact, found in thresholds_of(table, ruleset, vocabulary).items()
    }


def thresholds_of(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> dict[str, tuple[Number, ...]]:
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


def _threshold(one: Comparison, ruleset: Rules) -> set[Number]:
    operand = ruleset.value(one.operand) if isinstance(one.operand, ParameterName) else one.operand
    return set() if isinstance(operand, bool | str | tuple) else {operand}


def _numbers(definition: FactDefinition, thresholds: tuple[Number, ...]) -> Iterator[Number]:
    if definition.whole:  # between two whole numbers, the upper one is where a difference can be seen
        thresholds = tuple(sorted({_ceiling(number) for number in thresholds}))
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
