"""How firm a decision is: what it would be if what the rules leave open were chosen otherwise, or a figure were wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.decision.breaks import Break, Reach, reaches
from scn_criteria.decision.doubts import Doubt, case_of, doubts, facts_of
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.share import Survey
from scn_criteria.decision.trial import try_out
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.terms import Outcome


@dataclass(frozen=True, slots=True)
class Robustness:
    """The combinations of all choices by outcome, how far each choice can move alone, and what doubtful evidence changes.

    Every alternative of a reading and every step of a parameter's range counts the same. That is our convention.
    """

    outcome: Outcome
    counted: Mapping[Outcome, int]
    reaches: tuple[Reach, ...]
    doubts: tuple[Doubt, ...]

    @property
    def combinations(self) -> int:
        """All combinations of readings and admissible values of parameters that bear on the outcome."""
        return sum(self.counted.values())

    @property
    def share(self) -> Fraction:
        """The share of them in which the outcome holds."""
        return Fraction(self.counted.get(self.outcome, 0), self.combinations)

    @property
    def breaking(self) -> tuple[tuple[Reach, Break], ...]:
        """The choices that alone change the outcome, nearest first, each with its nearer break."""
        return tuple((reach, reach.nearest) for reach in self.reaches if reach.nearest)

    @property
    def standing(self) -> tuple[Reach, ...]:
        """The choices that alone change nothing about the outcome."""
        return tuple(reach for reach in self.reaches if not reach.breaks)


def robustness(assessment: Assessment) -> Robustness:
    """How firm the outcome of an assessment is."""
    words = vocabulary()
    facts = facts_of(case_of(assessment))
    base = try_out(assessment.ruleset, words, facts)
    survey = Survey(assessment.ruleset, words, facts)
    return Robustness(base.outcome, survey.counted(), reaches(survey, base), doubts(assessment, words, base))
