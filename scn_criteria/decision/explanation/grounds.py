"""Why a result is certain, and what would unsettle it: exact, over all states of a table.

Take a state of which some parts are known. A *reason* is a smallest set of known parts that make a result certain, whatever
all others may be. A *contrast* is a smallest set of known parts that, if they alone were otherwise, could give another
result. Each contrast breaks every reason and each reason breaks every contrast: they are the smallest sets that do.

In the literature: abductive and contrastive explanations, or prime implicants and their duals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scn_criteria.ruleset.space import Axis, Space, States

Known = Mapping[str, str | None]
"""The word at which each part of a state stands. ``None`` where it is not known."""

Parts = tuple[str, ...]
"""A set of parts, in the order of the space."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """All reasons and all contrasts of a state, the smallest sets first."""

    reasons: tuple[Parts, ...]
    contrasts: tuple[Parts, ...]

    @property
    def shortest_reasons(self) -> tuple[Parts, ...]:
        """The reasons with the fewest parts."""
        return tuple(one for one in self.reasons if len(one) == len(self.reasons[0]))


def grounds(space: Space, known: Known, results: States) -> Grounds:
    """The reasons why a state, as far as it is known, lies within some states, and the contrasts."""
    parts = [axis.fact for axis in space.axes.values() if known[axis.fact] is not None]
    certain = _certain(space, known, results)
    uncertain = [not one for one in reversed(certain)]
    return Grounds(_smallest(certain, parts), _smallest(uncertain, parts))


def _certain(space: Space, known: Known, results: States) -> list[bool]:
    """For each set of known parts: whether these alone keep the state within the results.

    One axis at a time, the farthest first, each set of states splits in two smaller ones: where every value of the part will
    do, and where the part is held as it is. So the sets shrink faster than their number grows. A set of parts is numbered by
    one bit a part, and the part of the nearest axis, split last, is the lowest bit.
    """
    sets = [results]
    for axis in reversed(space.axes.values()):
        value = known[axis.fact]
        place = None if value is None else axis.values.index(value)
        # Many of the sets are alike, and most of the last ones are empty: each is split only once.
        parts = {states: _split(states, axis, place) for states in dict.fromkeys(sets)}
        sets = [part for states in sets for part in parts[states]]
    return [bool(states) for states in sets]


def _split(states: States, axis: Axis, place: int | None) -> tuple[States, ...]:
    """Where every value will do, and if there is a place, where the value that stands there will."""
    layers = layers_of(states, axis)
    return (in_all(layers),) if place is None else (in_all(layers), layers[place])


def layers_of(states: States, axis: Axis) -> list[States]:
    """The states at each value of the farthest axis that is left."""
    layer = (1 << axis.stride) - 1
    return [states >> (index * axis.stride) & layer for index in range(len(axis.values))]


def in_all(layers: Sequence[States]) -> States:
    """The states that are in every layer."""
    common = layers[0]
    for layer in layers[1:]:
        common &= layer
    return common


def _smallest(holding: Sequence[bool], parts: Sequence[str]) -> tuple[Parts, ...]:
    """Of the sets of parts for which something holds, and holds for every larger set too, those that contain no other."""
    every = sum(1 << number for number, holds in enumerate(holding) if holds)
    reducible = 0
    for bit in range(len(parts)):
        without = _repeated((1 << (1 << bit)) - 1, 2 << bit, len(holding))
        reducible |= (every & without) << (1 << bit)
    found = [number for number, holds in enumerate(holding) if holds and not reducible >> number & 1]
    sets = (tuple(part for bit, part in enumerate(parts) if number >> bit & 1) for number in found)
    return tuple(sorted(sets, key=lambda one: (len(one), [parts.index(part) for part in one])))


def _repeated(pattern: int, length: int, size: int) -> int:
    """A pattern of bits, repeated until it fills the size."""
    while length < size:
        pattern |= pattern << length
        length *= 2
    return pattern
