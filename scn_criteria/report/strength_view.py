"""The strength of the evidence in a report: a few words in the banner, and a line at each criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.strength import (
    certainty_text,
    criterion_text,
    outcome_text,
    score_text,
    source_text,
    weakest_text,
)
from scn_criteria.terms import Criterion
from scn_criteria.wording import capital, reader_sentence


@dataclass(frozen=True, slots=True)
class StrengthView:
    """The outcome with its support, the score, the certainty, the sources it rests on, and a line for each criterion."""

    outcome: str
    score: str
    certainty: str
    rests_on: tuple[str, ...]
    criteria: Mapping[Criterion, str]


def strength_view(assessment: Assessment) -> StrengthView | None:
    """Lay the strength of an assessment out. Nothing where the rules leave nothing to choose."""
    if not assessment.ruleset.parameters and not assessment.ruleset.readings:
        return None
    found = assessment.strength
    return StrengthView(
        outcome=outcome_text(found.support),
        score=f"{score_text(found.support)}; weakest {weakest_text(found)}",
        certainty=capital(certainty_text(found)),
        rests_on=tuple(source_text(source) for source in found.certainty.rests_on),
        criteria={criterion: reader_sentence(criterion_text(found, criterion)) for criterion in Criterion},
    )
