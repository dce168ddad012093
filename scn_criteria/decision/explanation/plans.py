"""The cheapest additions of evidence that lead to each result of a table.

Tables that share a fact are planned together, because one addition may serve both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from scn_criteria.decision.explanation.additions import Addition, additions, follow, touched
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import Table
from scn_criteria.ruleset.normal_form import facts_in
from scn_criteria.ruleset.remembering import remembered
from scn_criteria.ruleset.vocabulary import Facts, Stronger, Value

Plan = tuple[Addition, ...]
"""Additions that are made together, one for each fact that changes."""

Results = tuple[str, ...]
"""One result for each table that is planned together."""

Cost = tuple[int, int]
"""How many facts are changed, and then how many items are added. What is cheaper comes first."""

FREE: Cost = (0, 0)


@dataclass(frozen=True, slots=True)
class Option:
    """Results that can be reached for some tables, what they cost at least, and all plans at that cost."""

    tables: tuple[str, ...]
    results: Results
    cost: Cost
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Tables that are planned together, and what can be made of them."""

    tables: tuple[Table, ...]
    options: tuple[Option, ...]


@dataclass(slots=True)
class Planner:
    """Plans for the tables of one ruleset, from the facts of one proposal."""

    interpreter: Interpreter
    facts: Facts
    _results: dict[tuple[object, ...], str] = field(default_factory=dict)
    """Results by table and by the values of the facts that it reads, because most plans share them."""

    def groups(self, tables: Sequence[Table]) -> tuple[Group, ...]:
        """The tables in groups that share what may be added, with their options, cheapest first."""
        ways = self._ways(tables)
        by_fact = {table.id: _serving(table, ways) for table in tables}
        return tuple(
            Group(
                together,
                self.options(together, {name: one for table in together for name, one in by_fact[table.id].items()}),
            )
            for together in _sharing(tables, by_fact)
        )

    def options(self, tables: tuple[Table, ...], choices: Mapping[str, tuple[Addition, ...]]) -> tuple[Option, ...]:
        """All results that these additions can lead to, with every cheapest plan for each."""
        best: dict[Results, tuple[Cost, list[Plan]]] = {}
        reads = {table.id: _read(table) for table in tables}
        seen: set[tuple[Value | None, ...]] = set()
        for plan in _plans(choices):
            after = follow(self.facts, {one.fact: one.after for one in plan}) if plan else self.facts
            state = tuple(after.values())
            if state in seen:  # What is added here on purpose, another plan with fewer additions brings along.
                continue
            seen.add(state)
            results = tuple(self._result(table, reads[table.id], after) for table in tables)
            known, price = best.get(results), self.cost(plan, after)
            if known is None or price < known[0]:
                best[results] = (price, [plan])
            elif price == known[0]:
                known[1].append(plan)
        names = tuple(table.id for table in tables)
        found = (Option(names, results, price, tuple(plans)) for results, (price, plans) in best.items())
        return tuple(sorted(found, key=lambda one: one.cost))

    def choices(self, table: Table) -> dict[str, tuple[Addition, ...]]:
        """What may be added for one table by itself, by fact."""
        return _serving(table, self._ways((table,)))

    def cost(self, plan: Plan, after: Facts) -> Cost:
        """What a plan costs, with what it brings along where that strengthens the case as well."""
        added = {one.fact for one in plan}
        brought = {fact for one in plan for fact in touched(one.fact) if self._strengthens(fact)}
        steps = [
            Addition(fact, self.facts[fact], value).steps
            for fact in added | brought
            if (value := after[fact]) is not None and value != self.facts[fact]
        ]
        return len(steps), sum(steps)

    def _strengthens(self, fact: str) -> bool:
        definition = self.interpreter.vocabulary.facts.get(fact)
        return fact in self.facts and definition is not None and definition.stronger is not Stronger.NEITHER

    def _ways(self, tables: Sequence[Table]) -> dict[str, tuple[Addition, ...]]:
        """What may be added that some table can tell, by fact."""
        read = {fact for table in tables for fact in _read(table)}
        found = {
            fact: additions(fact, self.facts, tables, self.interpreter)
            for fact in self.facts
            if read.intersection(touched(fact))
        }
        return {fact: ways for fact, ways in found.items() if ways}

    def _result(self, table: Table, reads: tuple[str, ...], facts: Facts) -> str:
        key = (table.id, *(facts.get(fact) for fact in reads))
        if key not in self._results:
            self._results[key] = self.interpreter.result(table, facts)
        return self._results[key]


def _plans(choices: Mapping[str, tuple[Addition, ...]]) -> Iterator[Plan]:
    """Every way to add something or nothing to each fact; of two plans, the one that adds to fewer facts comes first."""
    for chosen in product(*((None, *ways) for ways in choices.values())):
        yield tuple(one for one in chosen if one is not None)


def plus(one: Cost, other: Cost) -> Cost:
    """The cost of both."""
    return one[0] + other[0], one[1] + other[1]


def _serving(table: Table, ways: Mapping[str, tuple[Addition, ...]]) -> dict[str, tuple[Addition, ...]]:
    """What may be added, as far as it bears on one table."""
    read = set(_read(table))
    return {fact: ways for fact, ways in ways.items() if read.intersection(touched(fact))}


@remembered(100)
def _read(table: Table) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for row in table.rows for fact in facts_in(row.when)))


def _sharing(tables: Sequence[Table], by_fact: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[Table, ...]]:
    """The tables in groups, such that no two groups share a fact that may change."""
    groups: list[tuple[list[Table], set[str]]] = []
    for table in tables:
        mine, names = [table], set(by_fact[table.id])
        apart = []
        for others, facts in groups:
            if facts & names:
                mine, names = [*others, *mine], facts | names
            else:
                apart.append((others, facts))
        groups = [*apart, (mine, names)]
    yield from (tuple(together) for together, _ in groups)
