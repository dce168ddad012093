"""Assessments side by side: who comes within the capacity, who only qualifies, and where judgement must decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from scn_criteria.decision.assessment import NotAssessed
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.portfolio.places import Margins, Places
from scn_criteria.decision.portfolio.strength import Strengths
from scn_criteria.decision.portfolio.weights import Limits
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.terms import Criterion


class Status(Enum):
    """What the capacity means for a proposal that comes out as to be established."""

    PRIORITISED = "prioritised"
    JUDGEMENT = "judgement"
    QUALIFIES = "qualifies"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A proposal that comes out as to be established, and where it stands."""

    assessment: Assessment
    strengths: Strengths
    places: Places
    status: Status
    place_shares: tuple[Fraction, ...]
    within: Fraction
    """In what share of the weightings drawn it comes within the capacity."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ranked proposals by their numbers, and how far the weights decide between them."""

    first: int
    second: int
    margins: Margins
    first_ahead: Fraction
    second_ahead: Fraction


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All that was assessed under one ruleset. The ranked come in the order of their places."""

    ruleset: Ruleset
    capacity: int
    """How many networks can be set up. The document says a small number, and gives no figure (SI-001)."""
    limits: Limits
    seed: int
    ranked: tuple[Ranked, ...]
    pairs: tuple[Pair, ...]
    others: tuple[Assessment, ...]
    refused: tuple[NotAssessed, ...]
    standard_error: float

    def with_status(self, status: Status) -> tuple[Ranked, ...]:
        """The ranked proposals of one status."""
        return tuple(one for one in self.ranked if one.status is status)

    @property
    def open_pairs(self) -> tuple[Pair, ...]:
        """The pairs at the line between which judgement must decide."""
        at_the_line = {number for number, one in enumerate(self.ranked) if one.status is Status.JUDGEMENT}
        return tuple(pair for pair in self.pairs if {pair.first, pair.second} <= at_the_line)

    @property
    def telling_nothing(self) -> tuple[Criterion, ...]:
        """The criteria that every ranked proposal meets equally strongly."""
        columns = zip(*(one.strengths for one in self.ranked), strict=True)
        pairs = zip(Criterion, columns, strict=False)
        return tuple(criterion for criterion, column in pairs if len(set(column)) == 1)
