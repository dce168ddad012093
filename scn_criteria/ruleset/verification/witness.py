"""The simplest example of a fault: the state that differs from the best case in the fewest facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scn_criteria.ruleset.space import Axis, Space, States
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger, Value, Vocabulary

Example = Mapping[str, Value | None]


def best_value(axis: Axis, vocabulary: Vocabulary) -> Value | None:
    """The value of a fact in the best case: its strongest. Words without an order are at their last."""
    lower = vocabulary.facts[axis.fact].stronger is Stronger.LOWER
    known = [value for value in axis.values if value is not None]
    return known[0] if lower else known[-1]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What makes one state better than another: the order of the results, weakest first, and the states that can happen."""

    order: Sequence[str] = ()
    among: States = 0


NO_OUTLOOK = Outlook()


def best_case(space: Space, vocabulary: Vocabulary, outlook: Outlook = NO_OUTLOOK) -> dict[str, Value | None]:
    """The state in which every fact is at its best.

    Facts without a direction have no best of their own. With an outlook they are such that the strongest result follows.
    """
    best = {axis.fact: best_value(axis, vocabulary) for axis in space.axes.values()}
    free = {axis.fact for axis in space.axes.values() if vocabulary.facts[axis.fact].stronger is Stronger.NEITHER}
    if outlook.order and free:
        others = _where(space, {fact: value for fact, value in best.items() if fact not in free})
        others = others & outlook.among or others
        ranked = (others & space.results.get(result, 0) for result in reversed(outlook.order))
        strongest = next((states for states in ranked if states), others)
        chosen = space.state(next(space.each(strongest)))
        best |= {fact: chosen[fact] for fact in free}
    return best


def _where(space: Space, known: Mapping[str, Value | None]) -> States:
    states = space.everything
    for fact, value in known.items():
        states &= space.where(fact, (value,))
    return states


def simplest(space: Space, states: States, vocabulary: Vocabulary, outlook: Outlook = NO_OUTLOOK) -> Example:
    """The facts of the simplest state of a set. Of several equally simple ones, the first in the order of the space."""
    reached = _where(space, best_case(space, vocabulary, outlook))
    while not reached & states:
        reached = _one_further(space, reached)
    return space.state(next(space.each(reached & states)))


def telling(space: Space, example: Example, vocabulary: Vocabulary, outlook: Outlook = NO_OUTLOOK) -> Example:
    """What a person has to be told of an example: facts that differ from the best case, and numbers that have no best."""
    best = best_case(space, vocabulary, outlook)
    return {fact: value for fact, value in example.items() if value != best[fact] or _has_no_best(vocabulary.facts[fact])}


def _has_no_best(definition: FactDefinition) -> bool:
    return definition.type is FactType.NUMBER and definition.stronger is Stronger.NEITHER


def _one_further(space: Space, reached: States) -> States:
    """The states that differ from a set in at most one more fact."""
    further = reached
    for axis in space.axes.values():
        collected = 0
        for index, value in enumerate(axis.values):
            collected |= (reached & space.where(axis.fact, (value,))) >> (index * axis.stride)
        for index in range(len(axis.values)):
            further |= collected << (index * axis.stride)
    return further
