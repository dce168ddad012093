"""States in the order of how many facts differ from a base: the fewer, the easier a question is to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scn_criteria.ruleset.cases.layout import Choices, Layout
from scn_criteria.ruleset.space import Space, States
from scn_criteria.ruleset.vocabulary import Facts


@dataclass(frozen=True, slots=True)
class Pick:
    """A state under a choice of readings."""

    choices: Choices
    number: int

    def among(self, states: Mapping[Choices, States]) -> bool:
        """Whether a set of states holds it."""
        return bool(states[self.choices] >> self.number & 1)


class Nearness:
    """Finds the state of a set that is closest to a base."""

    def __init__(self, layout: Layout, base: Facts) -> None:
        self._layout = layout
        space = next(iter(layout.spaces.values()))
        self._levels = _levels(space, layout.settled(base))

    def closest(self, states: Mapping[Choices, States]) -> Pick:
        """The state that differs in the fewest facts and readings, of a set that is not empty."""
        return min((self._closest(choices, found) for choices, found in states.items() if found), key=lambda one: one[0])[1]

    def _closest(self, choices: Choices, states: States) -> tuple[int, Pick]:
        level = next(number for number, near in enumerate(self._levels) if near & states)
        found = self._levels[level] & states
        return level + len(self._layout.stated(choices)), Pick(choices, (found & -found).bit_length() - 1)


def _levels(space: Space, base: Facts) -> list[States]:
    """For each number of facts, the states that differ from a base in exactly as many."""
    exactly = [space.everything]
    for axis in space.axes.values():
        agreeing = space.where(axis.fact, (base[axis.fact],))
        one_more = [0, *exactly]
        exactly = [(old & agreeing) | (new & ~agreeing) for old, new in zip([*exactly, 0], one_more, strict=True)]
    return exactly
