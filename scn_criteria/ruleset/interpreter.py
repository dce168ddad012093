"""The reference interpreter: what a table means, on a page.

It reads the tables as they are written, with exact numbers, and shares nothing with the engine. Tests hold the two against
each other on every state that can be enumerated.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scn_criteria.ruleset.model import (
    All,
    AnyOf,
    Clause,
    Comparison,
    Count,
    DecisionTable,
    Not,
    Operator,
    ReadingIs,
    Rules,
)
from scn_criteria.ruleset.vocabulary import Facts, Value, Vocabulary

_COMPARE: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.IS: operator.eq,
    Operator.IS_NOT: operator.ne,
    Operator.IN: lambda value, words: value in words,
    Operator.NOT_IN: lambda value, words: value not in words,
    Operator.AT_LEAST: operator.ge,
    Operator.MORE_THAN: operator.gt,
    Operator.AT_MOST: operator.le,
    Operator.LESS_THAN: operator.lt,
}


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Reads the tables of one ruleset, as chosen, with one vocabulary."""

    ruleset: Rules
    vocabulary: Vocabulary

    def hits(self, table: DecisionTable, facts: Facts) -> tuple[str, ...]:
        """The ids of all rows that match, in order. The first one decides."""
        return tuple(row.id for row in table.rows if row.when is None or self.holds(row.when, facts))

    def result(self, table: DecisionTable, facts: Facts) -> str:
        """What the first matching row says."""
        return table.row(self.hits(table, facts)[0]).then

    def holds(self, clause: Clause, facts: Facts, wanted: bool = True) -> bool:
        """Whether a condition holds, or with ``wanted`` false, whether its opposite does."""
        if isinstance(clause, Comparison):  # most are
            return self._compares(clause, facts.get(clause.fact), wanted)
        if isinstance(clause, Not):
            return self.holds(clause.part, facts, not wanted)
        if isinstance(clause, All | AnyOf):
            every = all if isinstance(clause, All) is wanted else any
            return every(self.holds(part, facts, wanted) for part in clause.parts)
        if isinstance(clause, ReadingIs):
            return (self.ruleset.readings[clause.reading].choice == clause.choice) is wanted
        number = sum(facts.get(member) in clause.words for member in self.vocabulary.groups[clause.group])
        return self._compares(clause, number, wanted)

    def _compares(self, clause: Comparison | Count, value: Value | None, wanted: bool) -> bool:
        if clause.operator is Operator.KNOWN:
            return (value is not None) is wanted
        if value is None:
            return False
        return _COMPARE[clause.operator](value, self.ruleset.value(clause.operand)) is wanted
