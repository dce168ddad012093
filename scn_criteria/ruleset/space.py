"""All states of a table of words at once, as bits of whole numbers.

A table that reads only words has finitely many states. A set of states is a Python integer with one bit a state, so that
"and", "or" and "not" of conditions are single operations, and questions about what is still possible have exact answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scn_criteria.ruleset.model import All, AnyOf, Clause, Comparison, Count, Not, Operator, ReadingIs, Ruleset, Table
from scn_criteria.ruleset.vocabulary import Vocabulary

States = int
"""A set of states, one bit each."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A fact of a space, its words, and how far apart the states of two neighbouring words lie."""

    fact: str
    words: tuple[str, ...]
    stride: int


class Space:
    """The states of one table, and for each result the states that lead to it."""

    def __init__(self, table: Table, axes: Mapping[str, tuple[str, ...]], ruleset: Ruleset, vocabulary: Vocabulary) -> None:
        self._ruleset = ruleset
        self._groups = vocabulary.groups
        self.axes: dict[str, Axis] = {}
        self.size = 1
        for fact, words in axes.items():
            self.axes[fact] = Axis(fact, words, self.size)
            self.size *= len(words)
        self.everything: States = (1 << self.size) - 1
        self.rows = self._first_hits(table)
        self.results: dict[str, States] = {}
        for row in table.rows:
            self.results[row.then] = self.results.get(row.then, 0) | self.rows[row.id]

    def where(self, fact: str, words: tuple[str, ...]) -> States:
        """The states in which a fact has one of these words."""
        axis = self.axes[fact]
        block = sum(
            ((1 << axis.stride) - 1) << (axis.words.index(word) * axis.stride) for word in words if word in axis.words
        )
        length = axis.stride * len(axis.words)
        while length < self.size:
            block |= block << length
            length *= 2
        return block & self.everything

    def among(self, known: Mapping[str, str | None]) -> States:
        """The states that agree with what is known."""
        states = self.everything
        for fact, word in known.items():
            if word is not None:
                states &= self.where(fact, (word,))
        return states

    def possible(self, states: States) -> tuple[str, ...]:
        """The results to which some of these states lead, in the order of the table's rows."""
        return tuple(result for result, leading in self.results.items() if leading & states)

    def matters(self, fact: str, states: States) -> bool:
        """Whether, with everything else fixed as in one of these states, this fact alone can change the result."""
        axis = self.axes[fact]
        for leading in self.results.values():
            inside = leading & states
            columns = [
                (inside & self.where(fact, (word,))) >> (index * axis.stride) for index, word in enumerate(axis.words)
            ]
            if any(column != columns[0] for column in columns[1:]):
                return True
        return False

    def _first_hits(self, table: Table) -> dict[str, States]:
        left = self.everything
        rows: dict[str, States] = {}
        for row in table.rows:
            matching = left if row.when is None else left & self._holds(row.when, True)
            rows[row.id] = matching
            left &= ~matching
        return rows

    def _holds(self, clause: Clause, wanted: bool) -> States:
        if isinstance(clause, Not):
            return self._holds(clause.part, not wanted)
        if isinstance(clause, All | AnyOf):
            parts = [self._holds(part, wanted) for part in clause.parts]
            return self._every(parts) if isinstance(clause, All) is wanted else self._some(parts)
        if isinstance(clause, ReadingIs):
            return self.everything if (self._ruleset.readings[clause.reading].choice == clause.choice) is wanted else 0
        states = self._count(clause) if isinstance(clause, Count) else self._comparison(clause)
        return states if wanted else self.everything & ~states

    def _comparison(self, clause: Comparison) -> States:
        named = clause.operand if isinstance(clause.operand, tuple) else (str(clause.operand),)
        states = self.everything if clause.operator is Operator.KNOWN else self.where(clause.fact, named)
        return self.everything & ~states if clause.operator in {Operator.IS_NOT, Operator.NOT_IN} else states

    def _count(self, clause: Count) -> States:
        exactly = [self.everything]
        for member in self._groups[clause.group]:
            having = self.where(member, clause.words)
            without = self.everything & ~having
            shifted = [0, *exactly]
            exactly = [(old & without) | (new & having) for old, new in zip([*exactly, 0], shifted, strict=True)]
        wanted = _admitted(clause.operator, self._ruleset.value(clause.operand), len(exactly))
        return self._some([exactly[number] for number in wanted])

    def _every(self, parts: list[States]) -> States:
        states = self.everything
        for part in parts:
            states &= part
        return states

    @staticmethod
    def _some(parts: list[States]) -> States:
        states = 0
        for part in parts:
            states |= part
        return states


def _admitted(operator: Operator, operand: object, length: int) -> list[int]:
    if not isinstance(operand, int):
        raise TypeError(f"a count is compared with a whole number, not with {operand!r}")
    inside = range(length)
    admitted = {
        Operator.IS: [operand] if operand in inside else [],
        Operator.IS_NOT: [number for number in inside if number != operand],
        Operator.AT_LEAST: list(inside[max(operand, 0) :]),
        Operator.MORE_THAN: list(inside[max(operand + 1, 0) :]),
        Operator.AT_MOST: list(inside[: max(operand + 1, 0)]),
        Operator.LESS_THAN: list(inside[: max(operand, 0)]),
    }
    return admitted[operator]
