"""Counterfactuals: the cheapest changes of results that lead to an outcome, exact over all states of the recommendation.

Each result that can be reached has a price. The states that lead to the outcome are cut along one axis after the other, and
what is left is kept with the cheapest choice for it. Cuts that leave nothing are dropped at once, and cuts that leave the
same are made once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from scn_criteria.decision.explanation.evidence_changes import (
    FREE,
    Addition,
    Cost,
    CounterfactualSearch,
    EvidenceCandidate,
    EvidenceChange,
    LinkedTables,
    plus,
)
from scn_criteria.decision.explanation.reasons import in_all, layers_of
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.vocabulary import OPEN
from scn_criteria.ruleset.model import DecisionTable
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace, axes_of
from scn_criteria.terms import Criterion, Question, Situation

# The cheapest changes

MOST = 3
"""As many routes as are worked out in full. The others are counted."""

Offer = tuple[str | None, EvidenceCandidate]
"""A word of an axis, or ``None`` for a result that settles nothing, with the evidence that it needs."""


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """Results that together lead to the outcome, each with the plans that reach it at the lowest price."""

    changes: tuple[EvidenceCandidate, ...]


@dataclass(frozen=True, slots=True)
class Counterfactuals:
    """The cheapest routes: what each costs, some of them in full, and how many there are."""

    cost: Cost
    shown: tuple[Counterfactual, ...]
    number: int


@dataclass(frozen=True, slots=True)
class _Cheapest:
    """The cheapest choice for the axes that are left: some such choices in full, and how many there are."""

    cost: Cost
    choices: tuple[tuple[EvidenceCandidate, ...], ...]
    number: int

    def after(self, option: EvidenceCandidate) -> _Cheapest:
        """The choice that takes an option first."""
        return _Cheapest(plus(option.cost, self.cost), tuple((option, *rest) for rest in self.choices), self.number)


@dataclass(slots=True)
class _Search:
    """Finds the cheapest choice that leads into some states, given the offers at each axis, the farthest axis first."""

    axes: Sequence[StateAxis]
    offers: Mapping[str, Sequence[Offer]]
    _known: dict[tuple[int, StateSet], _Cheapest | None] = field(default_factory=dict)

    def cheapest(self, level: int, states: StateSet) -> _Cheapest | None:
        """The cheapest choice from an axis on, if there is any."""
        if not states:
            return None
        if level == len(self.axes):
            return _Cheapest(FREE, ((),), 1)
        key = (level, states)
        if key not in self._known:
            self._known[key] = _cheapest(self._candidates(level, states))
        return self._known[key]

    def _candidates(self, level: int, states: StateSet) -> Iterator[_Cheapest]:
        axis = self.axes[level]
        layers = layers_of(states, axis)
        for word, option in self.offers[axis.fact]:
            rest = self.cheapest(level + 1, in_all(layers) if word is None else layers[axis.values.index(word)])
            if rest:
                yield rest.after(option)


def routes(
    space: StateSpace, goal: StateSet, groups: Sequence[LinkedTables], axis_of: Mapping[str, str]
) -> Counterfactuals | None:
    """The cheapest routes into some states, or nothing where no addition leads there.

    ``axis_of`` gives for each table the axis on which its result stands.
    """
    axes = tuple(reversed(space.axes.values()))
    joint = [group for group in groups if len(group.tables) > 1]
    single = {
        axis_of[group.tables[0].id]: [
            (_word(space, axis_of[group.tables[0].id], one.results[0]), one) for one in group.options
        ]
        for group in groups
        if len(group.tables) == 1
    }
    ways = []
    for chosen in product(*(group.options for group in joint)):
        together = {
            axis_of[table]: [(_word(space, axis_of[table], result), _nothing(option))]
            for option in chosen
            for table, result in zip(option.tables, option.results, strict=True)
        }
        found = _Search(axes, single | together).cheapest(0, goal)
        for option in chosen:
            found = found.after(option) if found else None
        ways += [found] if found else []
    best = _cheapest(iter(ways))
    return Counterfactuals(best.cost, tuple(_route(choice) for choice in best.choices), best.number) if best else None


def _cheapest(ways: Iterator[_Cheapest]) -> _Cheapest | None:
    found = list(ways)
    if not found:
        return None
    least = min(cheapest.cost for cheapest in found)
    kept = [cheapest for cheapest in found if cheapest.cost == least]
    choices = [choice for cheapest in kept for choice in cheapest.choices]
    return _Cheapest(least, tuple(choices[:MOST]), sum(cheapest.number for cheapest in kept))


def _word(space: StateSpace, axis: str, result: str) -> str | None:
    """A result as a word of its axis. Any other, such as not evidenced, settles nothing."""
    return result if result in space.axes[axis].values else None


def _nothing(option: EvidenceCandidate) -> EvidenceCandidate:
    """An option at no price: evidence that tables share is paid for once."""
    return EvidenceCandidate(option.tables, option.results, FREE, ())


def _route(choice: Sequence[EvidenceCandidate]) -> Counterfactual:
    changed = [one for one in choice if one.cost != FREE]
    return Counterfactual(tuple(sorted(changed, key=lambda one: one.tables)))


# What to settle first needs: to be rated at all, and to be rated best


@dataclass(frozen=True, slots=True)
class Need:
    """The least that settles a criterion or situation, and the least that settles it best. No plans where nothing does."""

    part: Criterion | Situation
    settled: tuple[EvidenceChange, ...]
    best: tuple[EvidenceChange, ...]
    best_result: str


def needs(assessment: Assessment, groups: Sequence[LinkedTables]) -> tuple[Need, ...]:
    """The needs of the criteria and situations that must be settled first. No evidence settles the type of network."""
    parts = (part for part in assessment.outcome.settle_first if not isinstance(part, Question))
    return tuple(_need(assessment, part, groups) for part in parts)


def _need(assessment: Assessment, part: Criterion | Situation, groups: Sequence[LinkedTables]) -> Need:
    group = next(one for one in groups if part.name in [table.id for table in one.tables])
    place = [table.id for table in group.tables].index(part.name)
    table = group.tables[place]
    order = assessment.ruleset.order(table)
    best = order[-1] if order else table.rows[0].then
    words = {row.then for row in table.rows} - OPEN
    return Need(part, _least(group, place, words), _least(group, place, {best}), best)


def _least(group: LinkedTables, place: int, words: Collection[str]) -> tuple[EvidenceChange, ...]:
    """The cheapest plans by which a table gives one of these words."""
    options = [option for option in group.options if option.results[place] in words]
    return tuple(plan for option in options if option.cost == options[0].cost for plan in option.plans)


# Infeasibility: results that no evidence can give, and the facts that prevent them


@dataclass(frozen=True, slots=True)
class Infeasibility:
    """A table that cannot give what the outcome needs, and each fact that prevents it."""

    table: str
    needed: tuple[str, ...]
    facts: tuple[str, ...]


def infeasibilities(
    space: StateSpace,
    goal: StateSet,
    groups: Sequence[LinkedTables],
    axis_of: Mapping[str, str],
    planner: CounterfactualSearch,
) -> tuple[Infeasibility, ...]:
    """The tables that prevent the outcome, each by itself."""
    return tuple(
        Infeasibility(table.id, needed, tuple(_holding(table, needed, planner)))
        for group in groups
        for place, table in enumerate(group.tables)
        if (needed := _needed(space, goal, axis_of[table.id]))
        and not {option.results[place] for option in group.options}.intersection(needed)
    )


def _needed(space: StateSpace, goal: StateSet, axis: str) -> tuple[str, ...]:
    """The words of an axis at which the outcome is possible."""
    return tuple(str(word) for word in space.axes[axis].values if goal & space.where(axis, (word,)))


def _holding(table: DecisionTable, needed: tuple[str, ...], planner: CounterfactualSearch) -> Iterator[str]:
    """The facts that nothing can be added to, but that would let the table give what is needed if they were different."""
    choices = planner.choices(table)
    axes = axes_of(table, planner.interpreter.ruleset, planner.interpreter.vocabulary)
    for fact, values in axes.items():
        before = planner.facts.get(fact)
        others = tuple(Addition(fact, before, value) for value in values if value is not None and value != before)
        options = planner.options((table,), choices | {fact: others})
        if any(option.results[0] in needed for option in options):
            yield fact
