"""Evaluate scenarios: the result of each table and the outcome, on other facts or under other choices.

Scenarios are evaluated by the reference interpreter and not by the engine, because there are very many of them. Tests hold
the two against each other on every table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scn_criteria.decision.vocabulary import (
    KNOWN_RATINGS,
    KNOWN_SITUATIONS,
    KNOWN_TYPES,
    OPEN,
    RECOMMENDATION,
    TYPE,
    given_by,
)
from scn_criteria.ruleset.caching import BoundedDict, memoised
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import DecisionTable, Rules
from scn_criteria.ruleset.scenarios import choices_in
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.ruleset.vocabulary import Facts, Number, Vocabulary
from scn_criteria.terms import Criterion, Outcome, Situation

FACTS = {**{part.name: part.value for part in (*Criterion, *Situation)}, TYPE: "network_type"}
"""The tables on which the outcome rests, each with the fact by which the recommendation reads its result."""

MOST_OUTCOMES = 20_000
"""How many outcomes are kept, so that a long run needs no more memory than a short one."""

WORDS = {
    **{criterion.value: KNOWN_RATINGS for criterion in Criterion},
    **{situation.value: KNOWN_SITUATIONS for situation in Situation},
    "network_type": KNOWN_TYPES,
}
"""The possible results for each of these facts."""


@dataclass(frozen=True, slots=True)
class TableResult:
    """The result of a table, and the row that gave it."""

    result: str
    rule: str


@dataclass(frozen=True, slots=True)
class ResultChange:
    """A table with another result."""

    table: str
    before: TableResult
    after: TableResult


@dataclass(frozen=True, slots=True)
class WhatIfResult:
    """The result of each table that the outcome rests on, and the outcome."""

    answers: Mapping[str, TableResult]
    outcome: Outcome

    def turns(self, other: WhatIfResult) -> tuple[ResultChange, ...]:
        """The tables with another result in another scenario."""
        pairs = ((table, answer, other.answers[table]) for table, answer in self.answers.items())
        return tuple(ResultChange(table, mine, theirs) for table, mine, theirs in pairs if mine.result != theirs.result)


def evaluate_scenario(ruleset: Rules, vocabulary: Vocabulary, facts: Facts) -> WhatIfResult:
    """The results and the outcome of this ruleset on these facts."""
    found = answers(ruleset, vocabulary, facts, FACTS)
    return WhatIfResult(found, outcome_of(ruleset, vocabulary, found))


def answers(ruleset: Rules, vocabulary: Vocabulary, facts: Facts, tables: Iterable[str]) -> dict[str, TableResult]:
    """The results of some tables."""
    interpreter = Interpreter(ruleset, vocabulary)
    return {name: answer(interpreter, ruleset.tables[name], facts) for name in tables}


def answer(interpreter: Interpreter, table: DecisionTable, facts: Facts) -> TableResult:
    """The result of a table, and the row that gave it."""
    row = next(row for row in table.rows if row.when is None or interpreter.holds(row.when, facts))
    return TableResult(row.then, row.id)


def outcome_of(ruleset: Rules, vocabulary: Vocabulary, found: Mapping[str, TableResult]) -> Outcome:
    """The outcome, deferred where what is not evidenced could still change it."""
    table = ruleset.tables[RECOMMENDATION]
    kept = _outcomes(table)
    key = (*(found[name].result for name in FACTS), *(choice.made_in(ruleset) for choice in choices_in(table)))
    if key not in kept:
        kept[key] = _outcome_of(ruleset, vocabulary, found)
    return kept[key]


@memoised(2)
def _outcomes(_: DecisionTable) -> dict[tuple[Number | str, ...], Outcome]:
    """The outcomes that are known: scenarios need the same ones again and again."""
    return BoundedDict(MOST_OUTCOMES)


def _outcome_of(ruleset: Rules, vocabulary: Vocabulary, found: Mapping[str, TableResult]) -> Outcome:
    if all(one.result not in OPEN for one in found.values()):
        facts = {FACTS[table]: one.result for table, one in found.items()}
        return Outcome(answer(Interpreter(ruleset, vocabulary), ruleset.tables[RECOMMENDATION], facts).result)
    space = recommendation(ruleset, vocabulary, {table: (answer.result,) for table, answer in found.items()})
    return settled_outcome(outcome for outcome, states in space.results.items() if states)


def settled_outcome(possible: Iterable[str]) -> Outcome:
    """The one outcome that is still possible, or else that it is deferred."""
    first, *others = possible
    return Outcome.DEFER if others else Outcome(first)


def recommendation(ruleset: Rules, vocabulary: Vocabulary, results: Mapping[str, Iterable[str]]) -> StateSpace:
    """The states of the recommendation table that these results of the other tables leave possible."""
    axes = {FACTS[table]: may_be(ruleset.tables[table], found) for table, found in results.items()}
    return StateSpace(ruleset.tables[RECOMMENDATION], axes, ruleset, vocabulary)


def may_be(table: DecisionTable, results: Iterable[str]) -> tuple[str, ...]:
    """The possible results of a table: what is left open may be anything that the table gives."""
    found = set(results)
    words = WORDS[FACTS[table.id]]
    return given_by((table,), words) if OPEN & found else tuple(word for word in words if word in found)
