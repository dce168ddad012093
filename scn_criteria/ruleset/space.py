"""All states of a table at once, as bits of whole numbers.

A table compares each fact with finitely many values, so it can tell only finitely many states apart: each word, and of a
number each threshold and one value for each gap between thresholds. A set of states is a Python integer with one bit a
state, so that "and", "or" and "not" of conditions are single operations, and questions about all states have exact answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from scn_criteria.ruleset.choices import choices_by_row
from scn_criteria.ruleset.model import All, AnyOf, Clause, Comparison, Count, Not, Operator, ReadingIs, Row, Ruleset, Table
from scn_criteria.ruleset.vocabulary import Value, Vocabulary

States = int
"""A set of states, one bit each."""

State = Mapping[str, Value | None]
"""One state: a value for each fact. ``None`` means not known."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A fact of a space, the values that stand for all it may be, and how far apart neighbouring states lie."""

    fact: str
    values: tuple[Value | None, ...]
    stride: int


class Space:
    """The states of one table, and for each result the states that lead to it."""

    def __init__(
        self, table: Table, axes: Mapping[str, tuple[Value | None, ...]], ruleset: Ruleset, vocabulary: Vocabulary
    ) -> None:
        self.table = table
        self._groups = vocabulary.groups
        self._patterns: dict[tuple[str, tuple[bool, ...]], States] = {}
        self._known_rows: dict[tuple[Value, ...], States] = {}
        self._counts: dict[tuple[str, tuple[str, ...]], list[States]] = {}
        self.axes: dict[str, Axis] = {}
        self.size = 1
        for fact, values in axes.items():
            self.axes[fact] = Axis(fact, values, self.size)
            self.size *= len(values)
        self.everything: States = (1 << self.size) - 1
        self._ruleset = ruleset
        self._read()

    def under(self, ruleset: Ruleset) -> Space:
        """The same states where other things are chosen. Only what the choices bear on is laid out again."""
        other = copy(self)
        other._ruleset = ruleset
        other._read()
        return other

    def _read(self) -> None:
        """Find the states that lead to each row and to each result."""
        self.matching = {row.id: self._matching(row) for row in self.table.rows}
        self.rows = self._first_hits()
        self.results: dict[str, States] = {}
        for row in self.table.rows:
            self.results[row.then] = self.results.get(row.then, 0) | self.rows[row.id]

    def _matching(self, row: Row) -> States:
        """The states in which a row matches. Where all that it uses is chosen as before, they are known."""
        if row.when is None:
            return self.everything
        key = (row.id, *(one.made_in(self._ruleset) for one in choices_by_row(self.table)[row.id]))
        if key not in self._known_rows:
            self._known_rows[key] = self.holds(row.when)
        return self._known_rows[key]

    def where(self, fact: str, values: tuple[Value | None, ...]) -> States:
        """The states in which a fact has one of these values."""
        axis = self.axes[fact]
        return self._repeated(axis, [value in values for value in axis.values])

    def among(self, known: Mapping[str, Value | None]) -> States:
        """The states that agree with what is known."""
        states = self.everything
        for fact, value in known.items():
            if value is not None:
                states &= self.where(fact, (value,))
        return states

    def possible(self, states: States) -> tuple[str, ...]:
        """The results to which some of these states lead, in the order of the table's rows."""
        return tuple(result for result, leading in self.results.items() if leading & states)

    def matters(self, fact: str, states: States) -> bool:
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

    def each(self, states: States) -> Iterator[int]:
        """The numbers of the bits of a set, lowest first."""
        while states:
            lowest = states & -states
            yield lowest.bit_length() - 1
            states ^= lowest

    def holds(self, clause: Clause, wanted: bool = True) -> States:
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

    def _first_hits(self) -> dict[str, States]:
        left = self.everything
        rows: dict[str, States] = {}
        for row, matching in self.matching.items():
            rows[row] = left & matching
            left &= ~matching
        self.uncovered: States = left
        return rows

    def _comparison(self, clause: Comparison, wanted: bool) -> States:
        axis = self.axes[clause.fact]
        operand = self._ruleset.value(clause.operand)
        if clause.operator is Operator.KNOWN:
            return self._repeated(axis, [(value is not None) is wanted for value in axis.values])
        compare = _COMPARISONS[clause.operator]
        return self._repeated(axis, [value is not None and compare(value, operand) is wanted for value in axis.values])

    def _count(self, clause: Count) -> States:
        key = (clause.group, clause.words)
        if key not in self._counts:
            self._counts[key] = self._counted(*key)
        compare, operand = _COMPARISONS[clause.operator], self._ruleset.value(clause.operand)
        return _some([states for number, states in enumerate(self._counts[key]) if compare(number, operand)])

    def _counted(self, group: str, words: tuple[str, ...]) -> list[States]:
        """For each number, the states in which exactly so many of a group have one of these words."""
        exactly = [self.everything]
        for member in self._groups[group]:
            having = self.where(member, words)
            without = self.everything & ~having
            one_more = [0, *exactly]
            exactly = [(old & without) | (new & having) for old, new in zip([*exactly, 0], one_more, strict=True)]
        return exactly

    def _repeated(self, axis: Axis, chosen: list[bool]) -> States:
        """The states in which an axis stands at a chosen value: a pattern of bits, repeated over the whole space."""
        key = (axis.fact, tuple(chosen))
        if key not in self._patterns:
            self._patterns[key] = self._pattern(axis, chosen)
        return self._patterns[key]

    def _pattern(self, axis: Axis, chosen: list[bool]) -> States:
        one = (1 << axis.stride) - 1
        pattern = _some([one << (index * axis.stride) for index, wanted in enumerate(chosen) if wanted])
        length = axis.stride * len(axis.values)
        while length < self.size:
            pattern |= pattern << length
            length *= 2
        return pattern & self.everything

    def _every(self, parts: list[States]) -> States:
        states = self.everything
        for part in parts:
            states &= part
        return states


_COMPARISONS: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.IS: lambda value, operand: value == operand,
    Operator.IS_NOT: lambda value, operand: value != operand,
    Operator.IN: lambda value, operand: value in operand,
    Operator.NOT_IN: lambda value, operand: value not in operand,
    Operator.AT_LEAST: lambda value, operand: value >= operand,
    Operator.MORE_THAN: lambda value, operand: value > operand,
    Operator.AT_MOST: lambda value, operand: value <= operand,
    Operator.LESS_THAN: lambda value, operand: value < operand,
}


def _some(parts: list[States]) -> States:
    states = 0
    for part in parts:
        states |= part
    return states
