"""The simplest example of a fault: the state that differs from the best case in the fewest facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scn_criteria.ruleset.space import Axis, Space, States
from scn_criteria.ruleset.vocabulary import FactType, Stronger, Value, Vocabulary

Example = Mapping[str, Value | None]


def best_value(axis: Axis, vocabulary: Vocabulary) -> Value | None:
    """The value of a fact in the best case: its strongest. Words without an order are at their last."""
    lower = vocabulary.facts[axis.fact].stronger is Stronger.LOWER
    known = [value for value in axis.values if value is not None]
    return known[0] if lower else known[-1]


def best_case(space: Space, vocabulary: Vocabulary, order: Sequence[str] = ()) -> dict[str, Value | None]:
    """The state in which every fact is at its best.

    Words have no best of their own. With the order of the results given, they are such that the strongest result follows.
    """
    best = {axis.fact: best_value(axis, vocabulary) for axis in space.axes.values()}
    free = [axis for axis in space.axes.values() if _is_free(axis, vocabulary)]
    if order and free:
        strongest = _where(space, {fact: value for fact, value in best.items() if fact not in {one.fact for one in free}})
        wanted = next(
            (found for result in reversed(order) if (found := strongest & space.results.get(result, 0))), strongest
        )
        chosen = space.state(next(space.each(wanted)))
        best |= {axis.fact: chosen[axis.fact] for axis in free}
    return best


def _is_free(axis: Axis, vocabulary: Vocabulary) -> bool:
    definition = vocabulary.facts[axis.fact]
    return definition.type is FactType.WORD and definition.stronger is Stronger.NEITHER


def _where(space: Space, known: Mapping[str, Value | None]) -> States:
    states = space.everything
    for fact, value in known.items():
        states &= space.where(fact, (value,))
    return states


def simplest(space: Space, states: States, vocabulary: Vocabulary, order: Sequence[str] = ()) -> Example:
    """The facts of the simplest state of a set. Of several equally simple ones, the first in the order of the space."""
    reached = _where(space, best_case(space, vocabulary, order))
    while not reached & states:
        reached = _one_further(space, reached)
    return space.state(next(space.each(reached & states)))


def telling(space: Space, example: Example, vocabulary: Vocabulary, order: Sequence[str] = ()) -> Example:
    """The facts of an example that differ from the best case: what a person has to be told."""
    best = best_case(space, vocabulary, order)
    return {fact: value for fact, value in example.items() if value != best[fact]}


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
