"""The nine criteria at a glance, and how many have each rating."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scn_criteria.decision.findings import Assessment, CriterionFinding
from scn_criteria.report.words import SYMBOLS
from scn_criteria.terms import Outcome, Rating


@dataclass(frozen=True, slots=True)
class Tile:
    """A criterion with its rating: in a symbol, a word and a colour, never in colour alone."""

    id: str
    title: str
    rating: Rating

    @property
    def symbol(self) -> str:
        """The sign of the rating."""
        return SYMBOLS[self.rating]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many have a rating or an outcome."""

    of: Rating | Outcome
    number: int


def tile(finding: CriterionFinding) -> Tile:
    """The tile of one criterion."""
    return Tile(finding.criterion.name, finding.criterion.title, finding.rating)


def tiles(assessment: Assessment) -> tuple[Tile, ...]:
    """The tiles of the nine criteria, in order."""
    return tuple(tile(finding) for finding in assessment.criteria)


def tallies(found: Iterable[Rating | Outcome], order: Iterable[Rating | Outcome]) -> tuple[Tally, ...]:
    """The numbers in a given order, without the zeros: a red nought draws the eye to nothing."""
    every = tuple(found)
    return tuple(Tally(one, every.count(one)) for one in order if one in every)
