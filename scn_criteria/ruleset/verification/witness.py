"""The simplest example of a fault: the state that differs from the best case in the fewest facts."""

from __future__ import annotations

from collections.abc import Mapping

from scn_criteria.ruleset.space import Axis, Space, States
from scn_criteria.ruleset.vocabulary import Stronger, Value, Vocabulary

Example = Mapping[str, Value | None]


def best_value(axis: Axis, vocabulary: Vocabulary) -> Value | None:
    """The value of a fact in the best case: its strongest. Words without an order are at their last."""
    lower = vocabulary.facts[axis.fact].stronger is Stronger.LOWER
    known = [value for value in axis.values if value is not None]
    return known[0] if lower else known[-1]


def best_case(space: Space, vocabulary: Vocabulary) -> dict[str, Value | None]:
    """The state in which every fact is at its best."""
    return {axis.fact: best_value(axis, vocabulary) for axis in space.axes.values()}


def simplest(space: Space, states: States, vocabulary: Vocabulary) -> Example:
    """The facts of the simplest state of a set. Of several equally simple ones, the first in the order of the space."""
    best = best_case(space, vocabulary)
    reached = space.everything
    for fact, value in best.items():
        reached &= space.where(fact, (value,))
    while not reached & states:
        reached = _one_further(space, reached)
    return space.state(next(space.each(reached & states)))


def telling(space: Space, example: Example, vocabulary: Vocabulary) -> Example:
    """The facts of an example that differ from the best case: what a person has to be told."""
    best = best_case(space, vocabulary)
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
