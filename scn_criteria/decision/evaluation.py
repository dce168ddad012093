"""Evaluate decision tables on facts: the result, the row that decided, and its sentence with the numbers filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scn_criteria.decision.findings import Decided, Fact
from scn_criteria.decision.row_sentences import because
from scn_criteria.ruleset.engine import Engine, Evaluation
from scn_criteria.ruleset.model import DecisionTable, Rule, Rules
from scn_criteria.ruleset.normal_form import facts_in
from scn_criteria.ruleset.rule_sentence import facts_named
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.ruleset.vocabulary import Facts, Value, Vocabulary

# Evaluation


@dataclass(frozen=True, slots=True)
class RuleEvaluator:
    """Fires the tables of one ruleset, within one evaluation."""

    ruleset: Rules
    vocabulary: Vocabulary
    evaluation: Evaluation

    def decide(self, table_id: str, values: Facts) -> tuple[str, Decided]:
        """The result of a table and the row that gave it."""
        table = self.ruleset.tables[table_id]
        first, *others = self.evaluation.hits(table_id, values)
        row = table.row(first)
        return row.then, Decided(row.id, self.because(row, values), row.basis, row.source, tuple(others))

    def because(self, row: Rule, values: Facts) -> str:
        """The sentence of a row with its blanks filled in."""
        return because(row.because, self.ruleset, self.vocabulary, values)


def facts_shown(table: DecisionTable, facts: Mapping[str, Fact]) -> tuple[Fact, ...]:
    """The facts that a table reads or shows, in the order in which it names them."""
    named = [name for row in table.rows for name in (*facts_in(row.when), *facts_named(row.because))]
    return tuple(facts[name] for name in dict.fromkeys((*named, *table.also_shows)) if name in facts)


def values_by_name(facts: Mapping[str, Fact]) -> dict[str, Value | None]:
    """The values of facts, by name."""
    return {name: fact.value for name, fact in facts.items()}


# Compiled rulesets


@dataclass(frozen=True, slots=True)
class CompiledRuleset:
    """A ruleset ready to evaluate: its engine, its vocabulary and the state space of its recommendation.

    Made once for a ruleset as chosen, and used for any number of proposals.
    """

    ruleset: Rules
    vocabulary: Vocabulary
    engine: Engine
    space: StateSpace
