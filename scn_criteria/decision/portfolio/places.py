"""Which places a proposal can take, over all admissible weightings: exact, and not sampled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from scn_criteria.decision.portfolio.game import Rows, all_positive_somewhere
from scn_criteria.decision.portfolio.strength import Strengths
from scn_criteria.decision.portfolio.weights import Weighting

MOST_RIVALS = 11
"""With as many rivals to weigh against each other every combination can be tried; with more it may take too long."""


class Relation(Enum):
    """How one proposal stands to another, whatever the weights."""

    AHEAD = "ahead"
    BEHIND = "behind"
    LEVEL = "level"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Margins:
    """By how much the score of one proposal exceeds that of another, at each corner of the body of weightings.

    The score is linear in the weights, so nowhere between the corners is the margin smaller or greater than at all of them.
    """

    at_corners: tuple[Fraction, ...]

    @property
    def least(self) -> Fraction:
        """The least margin under any admissible weighting."""
        return min(self.at_corners)

    @property
    def greatest(self) -> Fraction:
        """The greatest margin under any admissible weighting."""
        return max(self.at_corners)

    @property
    def relation(self) -> Relation:
        """Ahead: never behind, and not always level. Only weightings on the edge of the body can then make the two level."""
        if self.least >= 0:
            return Relation.AHEAD if self.greatest > 0 else Relation.LEVEL
        return Relation.OPEN if self.greatest > 0 else Relation.BEHIND


@dataclass(frozen=True, slots=True)
class Places:
    """The best and the worst place, counted from one.

    Weightings under which proposals are level by chance do not count; proposals that are level under all weightings may each
    take any of the places that they share. Where ``exact`` is false, the places that can be had lie between the two, but the
    two themselves may be out of reach.
    """

    best: int
    worst: int
    exact: bool = True


def margins(one: Strengths, other: Strengths, body: Sequence[Weighting]) -> Margins:
    """How one proposal stands to another at each corner."""
    gaps = [a - b for a, b in zip(one, other, strict=True)]
    return Margins(
        tuple(sum((weight * gap for weight, gap in zip(corner, gaps, strict=True)), Fraction(0)) for corner in body)
    )


def places(number: int, every: Sequence[Strengths], body: Sequence[Weighting]) -> Places:
    """The places that one of the proposals can take."""
    found = [margins(every[number], other, body) for place, other in enumerate(every) if place != number]
    relations = [one.relation for one in found]
    rivals = [one.at_corners for one in found if one.relation is Relation.OPEN]
    behind, level = (relations.count(relation) for relation in (Relation.BEHIND, Relation.LEVEL))
    if len(rivals) > MOST_RIVALS:
        return Places(1 + behind, 1 + behind + level + len(rivals), exact=False)
    beaten = _most_at_once(rivals)
    ahead = _most_at_once([[-margin for margin in at_corners] for at_corners in rivals])
    return Places(1 + behind + len(rivals) - beaten, 1 + behind + level + ahead)


def _most_at_once(rows: Rows) -> int:
    """The greatest number of rows that one weighting makes positive at the same time."""
    best = 0

    def search(chosen: tuple[Sequence[Fraction], ...], left: Rows) -> None:
        nonlocal best
        if len(chosen) + len(left) <= best:
            return
        if all_positive_somewhere([*chosen, *left]):
            best = len(chosen) + len(left)
            return
        taken = (*chosen, left[0])
        if all_positive_somewhere(taken):
            search(taken, left[1:])
        search(chosen, left[1:])

    search((), rows)
    return best
