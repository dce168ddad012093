"""Count the combinations of choices that lead to each outcome, exactly and without sampling.

On given facts a choice matters only through the answers of the tables that use it. Tables that share no choice vary
independently of each other: their answers are counted apart and multiplied. The outcome for every set of answers is laid out
once as a space, which is then narrowed table by table; equal remainders are counted only once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import product
from math import prod
from operator import or_

from scn_criteria.decision.sensitivity.fact_settings import FactSetting
from scn_criteria.decision.vocabulary import OPEN, RECOMMENDATION, words_of
from scn_criteria.decision.what_if import FACTS, answers, may_be, recommendation
from scn_criteria.ruleset.caching import BoundedDict, memoised
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.normal_form import facts_in
from scn_criteria.ruleset.scenarios import Choices, Scenario, ScenarioVariable, set_otherwise
from scn_criteria.ruleset.state_space import StateSet, StateSpace
from scn_criteria.ruleset.vocabulary import Facts, Vocabulary
from scn_criteria.terms import Outcome

Tables = tuple[str, ...]
Results = tuple[str, ...]
Settings = tuple[Scenario, ...]
Remaining = tuple[StateSet, ...]
"""For each outcome, the states that still lead to it."""

Recommendations = Counter[tuple[Remaining, Settings]]
"""The states of the recommendation under its own choices, with those that it shares, and how often each occurs."""

MOST_COUNTS = 5_000
MOST_SPACES = 50
"""How many are kept: a space may take a megabyte."""

OUTCOMES = tuple(outcome for outcome in Outcome if outcome is not Outcome.DEFER)


@dataclass(frozen=True, slots=True)
class CoupledTables:
    """Tables that share choices, and in how many combinations of these they give which results."""

    tables: Tables
    results: tuple[tuple[Results, int], ...]

    @property
    def combinations(self) -> int:
        """All combinations of the choices."""
        return sum(number for _, number in self.results)

    def possible(self) -> dict[str, set[str]]:
        """The results that each table gives in some combination."""
        return {table: {results[index] for results, _ in self.results} for index, table in enumerate(self.tables)}


class KnownCounts:
    """What counting needs of one ruleset, and what was counted under it: proposals share many of their facts.

    It holds a bounded number of counts, so that a run over any number of proposals takes no more memory than a short one.
    """

    def __init__(self, ruleset: Rules, vocabulary: Vocabulary) -> None:
        self.ruleset, self.vocabulary = ruleset, vocabulary
        self.choices = Choices((ruleset.tables[name] for name in (*FACTS, RECOMMENDATION)), ruleset, vocabulary)
        self.last = self.choices.used_by(RECOMMENDATION)
        self.shares_choices = any(self.choices.tables[choice] != (RECOMMENDATION,) for choice in self.last)
        self.groups = self._groups()
        self.outcomes: BoundedDict[tuple[CoupledTables, ...], dict[Outcome, int]] = BoundedDict(MOST_COUNTS)
        self.recommendations: BoundedDict[tuple[tuple[str, ...], ...], Recommendations] = BoundedDict(MOST_SPACES)
        self._coupled: BoundedDict[tuple[object, ...], CoupledTables] = BoundedDict(MOST_COUNTS)
        self._read = {name: frozenset(self._facts_read(name)) for name in FACTS}

    def coupled(self, tables: Tables, facts: Facts, shared: Settings = (), *, every: bool = False) -> CoupledTables:
        """The results of some tables under all of their choices; but for ``every``, without those of the recommendation."""
        own = tuple(
            dict.fromkeys(
                choice for table in tables for choice in self.choices.used_by(table) if every or choice not in self.last
            )
        )
        read = sorted(frozenset[str]().union(*(self._read[table] for table in tables)))
        key = (tables, own, shared, *(facts.get(name) for name in read))
        if key not in self._coupled:
            self._coupled[key] = CoupledTables(tables, self._counted(tables, own, shared, facts))
        return self._coupled[key]

    def _counted(
        self, tables: Tables, own: tuple[ScenarioVariable, ...], shared: Settings, facts: Facts
    ) -> tuple[tuple[Results, int], ...]:
        found: Counter[Results] = Counter()
        for chosen in product(*(self.choices.settings(choice, facts) for choice in own)):
            ruleset = set_otherwise(self.ruleset, (*chosen, *shared))
            answered = answers(ruleset, self.vocabulary, facts, tables)
            found[tuple(answer.result for answer in answered.values())] += prod(one.size for one in chosen)
        return tuple(sorted(found.items()))

    def _groups(self) -> tuple[Tables, ...]:
        """The tables, those together that share a choice of their own."""
        groups: list[Tables] = [(table,) for table in FACTS]
        for choice, tables in self.choices.tables.items():
            if choice not in self.last:
                joined = [group for group in groups if set(group) & set(tables)]
                groups = [group for group in groups if group not in joined]
                groups.append(tuple(table for group in joined for table in group))
        return tuple(groups)

    def _facts_read(self, table: str) -> Iterator[str]:
        for row in self.ruleset.tables[table].rows:
            yield from facts_in(row.when)


@memoised(2)
def known_counts(ruleset: Rules) -> KnownCounts:
    """What was counted under a ruleset, kept for the next proposal."""
    return KnownCounts(ruleset, words_of(ruleset))


class ScenarioCount:
    """All choices of a ruleset, over one set of facts."""

    def __init__(self, ruleset: Rules, facts: Facts) -> None:
        self.known, self.facts = known_counts(ruleset), facts
        self.ruleset, self.vocabulary, self.choices = ruleset, self.known.vocabulary, self.known.choices
        self._reducers: dict[Settings, StateReducer] = {}

    def settings(self, choice: ScenarioVariable) -> Settings:
        """All values of a choice, those that have the same effect on these facts taken together."""
        return self.choices.settings(choice, self.facts)

    def results(self, table: str) -> Mapping[str, int]:
        """In how many combinations of the choices of one table it gives which result."""
        return {results[0]: number for results, number in self.known.coupled((table,), self.facts, every=True).results}

    def counted(self) -> dict[Outcome, int]:
        """The number of combinations of all choices in which the facts lead to each outcome."""
        if self.known.shares_choices:
            return self._counted()
        groups = self.reducer(()).groups
        if groups not in self.known.outcomes:
            self.known.outcomes[groups] = self._counted()
        return self.known.outcomes[groups]

    def _counted(self) -> dict[Outcome, int]:
        found: Counter[Outcome] = Counter()
        for (remaining, shared), number in self.recommendations().items():
            reducer = self.reducer(shared)
            for outcome, combinations in reducer.counted(remaining, len(reducer.groups)).items():
                found[outcome] += number * combinations
        return {outcome: found[outcome] for outcome in Outcome if found[outcome]}

    def recommendations(self) -> Recommendations:
        """The states of the recommendation under all of its own choices, and how often each occurs."""
        if self.known.shares_choices:
            return self._recommendations()
        possible = tuple(tuple(sorted(words)) for words in self.reducer(()).possible().values())
        if possible not in self.known.recommendations:
            self.known.recommendations[possible] = self._recommendations()
        return self.known.recommendations[possible]

    def _recommendations(self) -> Recommendations:
        found: Recommendations = Counter()
        spaces: dict[Settings, StateSpace] = {}
        for chosen in product(*(self.settings(choice) for choice in self.known.last)):
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
            groups = (self.known.coupled(tables, self.facts, shared) for tables in self.known.groups)
            self._reducers[shared] = StateReducer(tuple(groups), self.ruleset)
        return self._reducers[shared]


def outcomes_counted(ruleset: Rules, facts: Iterable[FactSetting]) -> dict[Outcome, int]:
    """The number of all settings that lead to each outcome, those of the facts themselves included."""
    found: Counter[Outcome] = Counter()
    for one in facts:
        for outcome, number in ScenarioCount(ruleset, one.facts).counted().items():
            found[outcome] += one.settings * number
    return {outcome: found[outcome] for outcome in Outcome if found[outcome]}


class StateReducer:
    """Narrows the states of the recommendation by one group of coupled tables after the other, the last one first."""

    def __init__(self, groups: tuple[CoupledTables, ...], ruleset: Rules) -> None:
        self.groups = groups
        self._seen: dict[tuple[Remaining, int], Counter[Outcome]] = {}
        self._words = {table: may_be(ruleset.tables[table], results) for table, results in self.possible().items()}
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
        for results, number in group.results:
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
