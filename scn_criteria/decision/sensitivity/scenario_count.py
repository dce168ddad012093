"""Count the combinations of choices that lead to each outcome, exactly and without sampling.

The facts are fixed, so a choice matters only through the answers of the tables that use it. Tables that share no choice vary
independently of each other: their answers are counted apart and multiplied. The outcome for every set of answers is laid out
once as a space, which is then narrowed table by table; equal remainders are counted only once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import product
from math import prod
from operator import or_

from scn_criteria.decision.vocabulary import OPEN, RECOMMENDATION
from scn_criteria.decision.what_if import FACTS, answers, may_be, recommendation
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.scenarios import Choices, Scenario, set_otherwise
from scn_criteria.ruleset.state_space import StateSet, StateSpace
from scn_criteria.ruleset.vocabulary import Facts, Vocabulary
from scn_criteria.terms import Outcome

Tables = tuple[str, ...]
Results = tuple[str, ...]
Settings = tuple[Scenario, ...]
Remaining = tuple[StateSet, ...]
"""For each outcome, the states that still lead to it."""

OUTCOMES = tuple(outcome for outcome in Outcome if outcome is not Outcome.DEFER)


@dataclass(frozen=True, slots=True)
class CoupledTables:
    """Tables that share choices, and in how many combinations of these they give which results."""

    tables: Tables
    results: Mapping[Results, int]

    @property
    def combinations(self) -> int:
        """All combinations of the choices."""
        return sum(self.results.values())

    def possible(self) -> dict[str, set[str]]:
        """The results that each table gives in some combination."""
        return {table: {results[index] for results in self.results} for index, table in enumerate(self.tables)}


class ScenarioCount:
    """All choices of a ruleset, over one set of facts."""

    def __init__(self, ruleset: Rules, vocabulary: Vocabulary, facts: Facts) -> None:
        self.ruleset, self.vocabulary, self.facts = ruleset, vocabulary, facts
        self.choices = Choices((ruleset.tables[name] for name in (*FACTS, RECOMMENDATION)), ruleset, vocabulary)
        self.settings = {choice: self.choices.settings(choice, facts) for choice in self.choices.tables}
        self.last = self.choices.used_by(RECOMMENDATION)
        self._reducers: dict[Settings, StateReducer] = {}

    def counted(self) -> dict[Outcome, int]:
        """The number of combinations of all choices in which the facts lead to each outcome."""
        found: Counter[Outcome] = Counter()
        for (remaining, shared), number in self.recommendations().items():
            reducer = self.reducer(shared)
            for outcome, combinations in reducer.counted(remaining, len(reducer.groups)).items():
                found[outcome] += number * combinations
        return {outcome: found[outcome] for outcome in Outcome if found[outcome]}

    def recommendations(self) -> Counter[tuple[Remaining, Settings]]:
        """The states of the recommendation under all of its own choices, and how often each occurs."""
        found: Counter[tuple[Remaining, Settings]] = Counter()
        spaces: dict[Settings, StateSpace] = {}
        for chosen in product(*(self.settings[choice] for choice in self.last)):
            shared = tuple(one for one in chosen if self.choices.tables[one.choice] != (RECOMMENDATION,))
            if shared not in spaces:
                spaces[shared] = recommendation(self.ruleset, self.vocabulary, self.reducer(shared).possible())
            space = spaces[shared].under(set_otherwise(self.ruleset, chosen))
            remaining = tuple(space.results.get(outcome.value, 0) for outcome in OUTCOMES)
            found[remaining, shared] += prod(one.size for one in chosen)
        return found

    def reducer(self, shared: Settings) -> StateReducer:
        """Reduces by the answers of the tables where those choices that they share with the recommendation are set."""
        if shared not in self._reducers:
            self._reducers[shared] = StateReducer(tuple(self._coupled(tables, shared) for tables in self._coupled_tables()))
        return self._reducers[shared]

    def _coupled_tables(self) -> list[Tables]:
        """The tables, those together that share a choice of their own."""
        groups: list[Tables] = [(table,) for table in FACTS]
        for choice, tables in self.choices.tables.items():
            if choice not in self.last:
                joined = [group for group in groups if set(group) & set(tables)]
                groups = [group for group in groups if group not in joined]
                groups.append(tuple(table for group in joined for table in group))
        return groups

    def _coupled(self, tables: Tables, shared: Settings) -> CoupledTables:
        own = dict.fromkeys(choice for table in tables for choice in self.choices.used_by(table) if choice not in self.last)
        found: Counter[Results] = Counter()
        for chosen in product(*(self.settings[choice] for choice in own)):
            ruleset = set_otherwise(self.ruleset, (*chosen, *shared))
            answered = answers(ruleset, self.vocabulary, self.facts, tables)
            found[tuple(answer.result for answer in answered.values())] += prod(one.size for one in chosen)
        return CoupledTables(tables, found)


class StateReducer:
    """Narrows the states of the recommendation by one group of coupled tables after the other, the last one first."""

    def __init__(self, groups: tuple[CoupledTables, ...]) -> None:
        self.groups = groups
        self._seen: dict[tuple[Remaining, int], Counter[Outcome]] = {}
        self._words = {table: may_be(table, results) for table, results in self.possible().items()}
        self._strides: dict[str, int] = {}
        stride = 1
        for table, words in self._words.items():
            self._strides[table] = stride
            stride *= len(words)

    def possible(self) -> dict[str, set[str]]:
        """The results that each table gives in some combination, in the order of the groups."""
        return {table: words for group in self.groups for table, words in group.possible().items()}

    def counted(self, remaining: Remaining, left: int) -> Counter[Outcome]:
        """The number of combinations of the groups that are left in which each outcome follows."""
        leading = [outcome for outcome, states in zip(OUTCOMES, remaining, strict=True) if states]
        if len(leading) == 1:
            return Counter({leading[0]: prod(group.combinations for group in self.groups[:left])})
        if not left:
            return Counter({Outcome.DEFER: 1})
        if (remaining, left) not in self._seen:
            self._seen[remaining, left] = self._narrowed(remaining, left)
        return self._seen[remaining, left]

    def _narrowed(self, remaining: Remaining, left: int) -> Counter[Outcome]:
        group = self.groups[left - 1]
        found: Counter[Outcome] = Counter()
        for results, number in group.results.items():
            narrower = remaining
            for table, result in reversed(list(zip(group.tables, results, strict=True))):
                narrower = tuple(self._where(states, table, result) for states in narrower)
            for outcome, combinations in self.counted(narrower, left - 1).items():
                found[outcome] += number * combinations
        return found

    def _where(self, states: StateSet, table: str, result: str) -> StateSet:
        """The states with one result of the last table, without that table. What is not evidenced may be anything."""
        words, stride = self._words[table], self._strides[table]
        columns = [states >> (place * stride) & ((1 << stride) - 1) for place in range(len(words))]
        if result in OPEN:
            return reduce(or_, columns)
        return columns[words.index(result)]
