"""Exact numbers as small whole ones, so that an engine that only knows binary floats still compares them exactly.

The thresholds that rules compare a fact with are the rungs of a ladder. A value is told by the rung it stands on or the gap
it lies in; comparing those gives the same answers as comparing the values, at the boundary too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from scn_criteria.ruleset.vocabulary import Number


@dataclass(frozen=True, slots=True)
class Ladder:
    """The thresholds of one fact, lowest first."""

    rungs: tuple[Number, ...]

    @classmethod
    def of(cls, thresholds: Iterable[Number]) -> Ladder:
        """The ladder with these thresholds, each once."""
        return cls(tuple(sorted(set(thresholds))))

    def place(self, value: Number) -> int:
        """An odd number for a value on a rung, an even one for a value in a gap; larger for larger values."""
        index = bisect_left(self.rungs, value)
        on_rung = index < len(self.rungs) and self.rungs[index] == value
        return 2 * index + on_rung
