"""z3, a theorem prover: from evidence to outcome, stronger evidence never leads to a weaker outcome.

The tables of the criteria and the situations are put before the recommendation as they are written, over all numbers
and not only over those that a table can tell apart. Two proposals are compared of which the second is nowhere weaker.
What no evidence can show is left out: a share of networks that speak for networks without one that speaks against them.
"""

from __future__ import annotations

from typing import Any

import pytest
from judging import WORDS, shipped

from scn_criteria.decision.vocabulary import APPLIES, DOES_NOT_APPLY, KNOWN_RATINGS, RATINGS
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
from scn_criteria.ruleset.state_space import comparisons_in
from scn_criteria.ruleset.vocabulary import FactType, Stronger
from scn_criteria.terms import Criterion, Situation

pytestmark = pytest.mark.judge

MISSING = -1


class Copy:
    """One proposal: a symbol for each fact, whether it is known, and what follows."""

    def __init__(self, z3: Any, name: str, ruleset: Rules) -> None:
        self.z3, self.ruleset, self.name = z3, ruleset, name
        self.values: dict[str, Any] = {}
        self.known: dict[str, Any] = {}
        self.bounds: list[Any] = []

    def fact(self, fact: str) -> Any:
        definition = WORDS.facts[fact]
        if fact not in self.values:
            kind = self.z3.Real if definition.type is FactType.NUMBER and not definition.whole else self.z3.Int
            self.values[fact] = value = kind(f"{self.name}.{fact}")
            self.known[fact] = self.z3.BoolVal(True) if definition.always_known else self.z3.Bool(f"{self.name}.{fact}?")
            low, high = definition.least, definition.most
            if definition.type is FactType.WORD:
                low, high = 0, len(definition.words) - 1
            if definition.type is FactType.BOOLEAN:
                low, high = 0, 1
            self.bounds += [value >= low] if low is not None else []
            self.bounds += [value <= high] if high is not None else []
        return self.values[fact]

    def result(self, table: DecisionTable, codes: dict[str, int]) -> Any:
        answer: Any = self.z3.IntVal(codes[table.rows[-1].then])
        for row in reversed(table.rows[:-1]):
            assert row.when is not None
            answer = self.z3.If(self.holds(row.when), codes[row.then], answer)
        return answer

    def holds(self, clause: Clause, wanted: bool = True) -> Any:
        if isinstance(clause, Not):
            return self.holds(clause.part, not wanted)
        if isinstance(clause, All | AnyOf):
            parts = [self.holds(part, wanted) for part in clause.parts]
            return self.z3.And(parts) if isinstance(clause, All) is wanted else self.z3.Or(parts)
        if isinstance(clause, ReadingIs):
            return self.z3.BoolVal((self.ruleset.readings[clause.reading].choice == clause.choice) is wanted)
        if isinstance(clause, Count):
            codes = [KNOWN_RATINGS.index(word) for word in clause.words]
            members = [self.fact(member) for member in WORDS.groups[clause.group]]
            total = self.z3.Sum([self.z3.If(self.z3.Or([one == code for code in codes]), 1, 0) for one in members])
            compared = self._compared(clause.operator, total, self.ruleset.value(clause.operand))
            return compared if wanted else self.z3.Not(compared)
        return self._comparison(clause, wanted)

    def weighed(self) -> list[Any]:
        """Where networks elsewhere are weighed, less than all speak for networks exactly where one speaks against them."""
        support, against = self.fact("precedent_support"), self.fact("contrary_precedents")
        known = self.known["precedent_support"]
        return [self.z3.And(known, support < 100) == (against >= 1)]

    def _comparison(self, clause: Comparison, wanted: bool) -> Any:
        value, definition = self.fact(clause.fact), WORDS.facts[clause.fact]
        known = self.known[clause.fact]
        if clause.operator is Operator.KNOWN:
            return known if wanted else self.z3.Not(known)
        operand = self.ruleset.value(clause.operand)
        if definition.type is FactType.WORD:
            words = operand if isinstance(operand, tuple) else (operand,)
            compared = self.z3.Or([value == definition.words.index(str(word)) for word in words])
            if clause.operator in {Operator.IS_NOT, Operator.NOT_IN}:
                compared = self.z3.Not(compared)
        else:
            number = int(operand) if isinstance(operand, bool) else self.z3.RealVal(str(operand))
            compared = self._compared(clause.operator, value, number)
        return self.z3.And(known, compared if wanted else self.z3.Not(compared))

    def _compared(self, operator: Operator, value: Any, operand: Any) -> Any:
        return {
            Operator.IS: lambda: value == operand,
            Operator.IS_NOT: lambda: value != operand,
            Operator.AT_LEAST: lambda: value >= operand,
            Operator.MORE_THAN: lambda: value > operand,
            Operator.AT_MOST: lambda: value <= operand,
            Operator.LESS_THAN: lambda: value < operand,
        }[operator]()


def outcome(one: Copy) -> tuple[Any, list[Any]]:
    """The rank of the outcome, and that everything it depends on is evidenced."""
    conditions: list[Any] = []
    rating_codes = {word: code for code, word in enumerate(KNOWN_RATINGS)} | {"not_evidenced": MISSING}
    for criterion in Criterion:
        rating = one.result(one.ruleset.tables[criterion.name], rating_codes)
        conditions += [one.fact(criterion.value) == rating, rating >= 0]
    situation_codes = {DOES_NOT_APPLY: 0, APPLIES: 1, "not_evidenced": MISSING}
    for situation in Situation:
        applies = one.result(one.ruleset.tables[situation.name], situation_codes)
        conditions += [one.fact(situation.value) == applies, applies >= 0]
    types = WORDS.facts["network_type"].words
    conditions.append(one.fact("network_type") == types.index("strategic_clinical_network"))
    ranks = {result: rank for rank, result in enumerate(one.ruleset.orders["outcomes"])} | {"refer": MISSING}
    return one.result(one.ruleset.tables["REC"], ranks), conditions


def counterexample(ruleset: Rules) -> Any:
    """Two proposals of which the second is nowhere weaker and comes out worse, or nothing."""
    import z3  # noqa: PLC0415

    weaker, stronger = Copy(z3, "weaker", ruleset), Copy(z3, "stronger", ruleset)
    (before, here), (after, there) = outcome(weaker), outcome(stronger)
    solver = z3.Solver()
    solver.add(*here, *there, *weaker.weighed(), *stronger.weighed(), *weaker.bounds, *stronger.bounds, before > after)
    derived = {*WORDS.groups[RATINGS], *(situation.value for situation in Situation), "network_type"}
    for fact in set(weaker.values) - derived:
        low, high = weaker.fact(fact), stronger.fact(fact)
        direction = WORDS.facts[fact].stronger
        solver.add(weaker.known[fact] == stronger.known[fact])
        if direction is Stronger.HIGHER:
            solver.add(high >= low)
        elif direction is Stronger.LOWER:
            solver.add(high <= low)
        else:
            solver.add(high == low)
    return solver.model() if solver.check() == z3.sat else None


def test_stronger_evidence_never_leads_to_a_weaker_outcome() -> None:
    assert counterexample(shipped()) is None


def test_the_proof_would_find_a_fault() -> None:
    """With the rows of C1 in the wrong order a stated measure would harm, and the prover says so."""
    from dataclasses import replace  # noqa: PLC0415

    table = shipped().tables["C1"]
    first, second, *rest = table.rows
    turned = replace(table, rows=(replace(first, then="partly_met"), replace(second, then="met"), *rest))
    faulty = replace(shipped(), tables={**shipped().tables, "C1": turned})
    assert counterexample(faulty) is not None


def test_every_fact_of_the_tables_is_compared() -> None:
    """The prover saw every fact that a criterion or a situation reads."""
    read = {
        one.fact
        for name in (*(criterion.name for criterion in Criterion), *(situation.name for situation in Situation))
        for row in shipped().tables[name].rows
        for one in comparisons_in(row.when)
        if isinstance(one, Comparison)
    }
    import z3  # noqa: PLC0415

    one = Copy(z3, "one", shipped())
    outcome(one)
    assert read <= set(one.values)
