"""An explanation laid out for the report: why, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.decision.explanation import explain
from scn_criteria.decision.explanation.directions import CAUTION, nearest, settle_first, to_establish
from scn_criteria.decision.explanation.telling import what_would_change_it, why
from scn_criteria.decision.explanation.told import Told
from scn_criteria.decision.explanation.tracing import why_not
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.outcome import space_of
from scn_criteria.decision.vocabulary import RECOMMENDATION

MOST_CHANGES = 5
"""Up to so many, all are told: to hide one or two would save no room."""


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """What the report says in explanation."""

    nearest: str
    why: Told
    change: Told
    routes: tuple[Told, ...]
    caution: str
    settle_first: tuple[str, ...]
    why_not: tuple[Told, ...]


def explanation_view(assessment: Assessment) -> ExplanationView | None:
    """Explain an assessment. One made by hand, under a ruleset without tables, has nothing to explain."""
    if RECOMMENDATION not in assessment.ruleset.tables:
        return None
    explained = explain(assessment, space_of(assessment.ruleset))
    return ExplanationView(
        nearest=nearest(explained),
        why=why(explained),
        change=what_would_change_it(explained, every_one=len(explained.contrasts) <= MOST_CHANGES),
        routes=to_establish(explained),
        caution=CAUTION if explained.routes else "",
        settle_first=settle_first(explained),
        why_not=tuple(why_not(explained, every_row=False)),
    )
