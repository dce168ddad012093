"""Relations between facts: what no set of evidence can show at once.

No proposal has more links than items of guidance. Proofs leave such states out, so that every example of a fault can happen.
Whoever hands over a vocabulary knows its relations; without any, every state can happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import product
from math import prod
from operator import or_

from scn_criteria.ruleset.budget import MOST_REFINED, MOST_SUMS, OverBudgetError
from scn_criteria.ruleset.model import DecisionTable, Rules
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace, thresholds_of, values_of
from scn_criteria.ruleset.vocabulary import Number, Value, Vocabulary

Values = Mapping[str, Value | None]
Thresholds = dict[str, set[Number]]


@dataclass(frozen=True, slots=True)
class FactRelation:
    """Facts of which only some combinations can happen. It binds only a table that reads them all."""

    facts: tuple[str, ...]
    holds: Callable[[Values], bool]
    apart: Mapping[str, tuple[Number, ...]] = field(default_factory=dict)
    """Numbers that the relation tells apart, by fact, beside those with which a table compares it."""
    alike: bool = False
    """Whether the facts are compared with each other, so that a number told apart for one is told apart for all."""


@dataclass(frozen=True, slots=True)
class SumConstraint:
    """Counts that together are at most another count. It binds those of the parts that a table reads beside the whole."""

    parts: tuple[str, ...]
    whole: str


FactConstraint = FactRelation | SumConstraint


@dataclass(frozen=True, slots=True)
class FeasibleStates:
    """Lays out the state spaces of tables, fine enough to separate the states that can happen from those that cannot."""

    ruleset: Rules
    vocabulary: Vocabulary
    constraints: Sequence[FactConstraint] = ()
    near: Callable[[], Sequence[Values]] = tuple
    """Examples that readers know, such as proposals that ship: of several examples of a fault the most like one is shown.

    They are asked for only when there is something to show.
    """

    def space(self, table: DecisionTable, ruleset: Rules | None = None, beside: Iterable[DecisionTable] = ()) -> StateSpace:
        """The space of a table, under a variant of the ruleset, with the thresholds of other tables that it lies beside."""
        chosen = ruleset or self.ruleset
        axes = self.axes(table, chosen, beside)
        return StateSpace(table, axes, chosen, self.vocabulary)

    def axes(
        self, table: DecisionTable, chosen: Rules, beside: Iterable[DecisionTable] = ()
    ) -> dict[str, tuple[Value | None, ...]]:
        """For each fact that a table reads, the values that stand for all it may be."""
        thresholds = {fact: set(found) for fact, found in thresholds_of(table, chosen, self.vocabulary).items()}
        for other in beside:
            for fact, found in thresholds_of(other, chosen, self.vocabulary).items():
                if fact in thresholds:
                    thresholds[fact].update(found)
        for constraint in self.constraints:
            if isinstance(constraint, SumConstraint):
                self._refine(constraint, thresholds, table)
            elif thresholds.keys() >= set(constraint.facts):
                for fact, numbers in constraint.apart.items():
                    thresholds[fact].update(numbers)
                if constraint.alike:
                    together = set[Number]().union(*(thresholds[fact] for fact in constraint.facts))
                    thresholds.update((fact, set(together)) for fact in constraint.facts)
        axes = {fact: values_of(self.vocabulary.facts[fact], tuple(sorted(found))) for fact, found in thresholds.items()}
        states = prod(map(len, axes.values()))
        if states > MOST_REFINED:
            words = f"tells {states:,} states of {len(axes)} facts apart"
            raise OverBudgetError(table, words, MOST_REFINED, "let it compare its facts with fewer numbers")
        return axes

    def attainable(self, space: StateSpace) -> StateSet:
        """The states of a space that can happen."""
        states = space.everything
        for constraint in self.constraints:
            relation = _bound(constraint, space.axes)
            if relation is not None:
                states = _where(relation, space, states)
        return states

    def _refine(self, constraint: SumConstraint, thresholds: Thresholds, table: DecisionTable) -> None:
        """Let the values that stand for the parts add up to values that stand for the whole."""
        parts = [fact for fact in constraint.parts if fact in thresholds]
        if constraint.whole not in thresholds or not parts:
            return
        if len(parts) == 1:
            thresholds[parts[0]].update(thresholds[constraint.whole])
        values = [_numbers(values_of(self.vocabulary.facts[fact], tuple(sorted(thresholds[fact])))) for fact in parts]
        if prod(map(len, values)) > MOST_SUMS:
            found = f"compares {', '.join(parts)} with numbers that have {prod(map(len, values)):,} sums"
            raise OverBudgetError(table, found, MOST_SUMS, "compare them with fewer numbers")
        thresholds[constraint.whole].update(sum(chosen) for chosen in product(*values))


def _bound(constraint: FactConstraint, axes: Mapping[str, StateAxis]) -> FactRelation | None:
    """A constraint as it applies to a space with these axes, or nothing."""
    if isinstance(constraint, FactRelation):
        return constraint if all(fact in axes for fact in constraint.facts) else None
    parts = tuple(fact for fact in constraint.parts if fact in axes)
    if constraint.whole not in axes or not parts:
        return None
    return FactRelation(
        (*parts, constraint.whole), lambda values: _total(values, parts) <= _total(values, (constraint.whole,))
    )


def _where(relation: FactRelation, space: StateSpace, among: StateSet) -> StateSet:
    """Those of some states in which a relation holds."""
    return among & _held(relation, tuple(space.axes.values()), {}, among)


def _held(relation: FactRelation, axes: Sequence[StateAxis], chosen: Values, among: StateSet) -> StateSet:
    """The states that these axes span in which a relation holds, where its other facts are chosen.

    Some relations have thousands of combinations. So the axis whose neighbours lie furthest apart comes first, and each
    combination is tried on the part of the states that it leaves; a part without any of those asked for is not gone into.
    """
    if not among:
        return 0
    if not any(axis.fact in relation.facts for axis in axes):
        size = axes[-1].stride * len(axes[-1].values) if axes else 1
        return (1 << size) - 1 if relation.holds(chosen) else 0
    *inner, outer = axes
    part = (1 << outer.stride) - 1
    asked = [(among >> (index * outer.stride)) & part for index in range(len(outer.values))]
    if outer.fact in relation.facts:
        found = [
            _held(relation, inner, {**chosen, outer.fact: value}, states)
            for value, states in zip(outer.values, asked, strict=True)
        ]
    else:
        found = [_held(relation, inner, chosen, reduce(or_, asked))] * len(asked)
    return reduce(or_, (states << (index * outer.stride) for index, states in enumerate(found)))


def _total(values: Values, facts: Iterable[str]) -> Number:
    return sum(_numbers(values[fact] for fact in facts))


def _numbers(values: Iterable[Value | None]) -> list[Number]:
    return [value for value in values if value is not None and not isinstance(value, bool | str)]
