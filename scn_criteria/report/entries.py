"""Proposals as they stand in the portfolio: in which order, and on which of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.decision import Assessment
from scn_criteria.report.firmness import Firmness, firmness
from scn_criteria.report.links import report_page
from scn_criteria.report.sign_off import UNSIGNED, SignOffView
from scn_criteria.report.tiles import Tile, tiles
from scn_criteria.signing import NOT_SIGNED_OFF, SignOff
from scn_criteria.terms import Outcome, Rating

LOCAL_SPONSOR = "ccg"
SORTING = (
    "Sorted by outcome (establish, revise, refer, decline, defer), then by how many criteria are met, "
    "then by how firm the outcome is, then by title."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One proposal of the portfolio."""

    assessment: Assessment
    tiles: tuple[Tile, ...]
    firmness: Firmness | None = None
    sign_off: SignOffView = UNSIGNED

    @property
    def page(self) -> str:
        """The report beside the index, or nothing where the identifier could not be a file name."""
        return report_page(self.assessment.proposal.id)

    @property
    def met(self) -> int:
        """How many criteria are met."""
        return sum(tile.rating is Rating.MET for tile in self.tiles)

    @property
    def is_local(self) -> bool:
        """Whether a clinical commissioning group asks."""
        return self.assessment.proposal.sponsor.type == LOCAL_SPONSOR

    @property
    def order(self) -> tuple[int, int, Fraction, str, str, str]:
        """The place among other entries, as ``SORTING`` says it."""
        proposal = self.assessment.proposal
        rank = list(Outcome).index(self.assessment.outcome.outcome)
        firm = self.firmness.share if self.firmness else Fraction(0)
        return rank, -self.met, -firm, proposal.title.casefold(), proposal.id, self.assessment.origin.path


def entry(assessment: Assessment, sign_off: SignOff = NOT_SIGNED_OFF) -> Entry:
    """The entry of an assessment."""
    return Entry(assessment, tiles(assessment), firmness(assessment), SignOffView(sign_off))
