"""How firm an outcome is, in one number: in what share of all admissible choices it holds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.decision.doubts import case_of, facts_of
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.robustness_words import in_hundred
from scn_criteria.decision.share import Survey
from scn_criteria.decision.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Firmness:
    """A share, in words, and as the width of a bar."""

    share: Fraction

    @property
    def words(self) -> str:
        """So many of a hundred."""
        return in_hundred(self.share)

    @property
    def width(self) -> str:
        """The bar, in percent."""
        return f"{float(self.share * 100):.2f}%"


def firmness(assessment: Assessment) -> Firmness | None:
    """How firm the outcome of an assessment is. Nothing where the rules leave nothing to choose."""
    ruleset = assessment.ruleset
    if not ruleset.parameters and not ruleset.readings:
        return None
    counted = Survey(ruleset, vocabulary(), facts_of(case_of(assessment))).counted()
    return Firmness(Fraction(counted.get(assessment.outcome.outcome, 0), sum(counted.values())))
