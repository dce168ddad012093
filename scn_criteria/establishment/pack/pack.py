"""The pack that a recommendation leads to: documents for a network to be established, or for founders of another."""

from __future__ import annotations

from datetime import date

from scn_criteria.decision import Assessment
from scn_criteria.establishment.pack.case import PackCase
from scn_criteria.establishment.pack.composition import compose
from scn_criteria.establishment.pack.outline import Outline
from scn_criteria.establishment.pack.overview import overview
from scn_criteria.establishment.pack.paper import Pack
from scn_criteria.establishment.pack.span import Span
from scn_criteria.establishment.plan import plan
from scn_criteria.establishment.provisions import Provisions
from scn_criteria.terms import Outcome

LEADS_TO_PACK = frozenset({Outcome.ESTABLISH, Outcome.REFER})


def pack(assessment: Assessment, provisions: Provisions, outline: Outline, start: date | None = None) -> Pack:
    """The documents. ``start`` takes the place of the first day that the proposal gives.

    The outcome must be one that leads to a pack, and ``faults_of`` must have found nothing in one to establish.
    """
    if assessment.outcome.outcome not in LEADS_TO_PACK:
        raise ValueError(f"{assessment.outcome.outcome.value} leads to no pack")
    establish = assessment.outcome.outcome is Outcome.ESTABLISH
    span = _span(assessment, start) if establish else None
    case = PackCase(plan(assessment, provisions), outline, span, start is not None and establish)
    papers = tuple(compose(one, case) for one in outline.papers_for(case.type))
    return Pack(assessment.proposal.id, (overview(case, papers), *papers))


def _span(assessment: Assessment, start: date | None) -> Span:
    """From the first day to the last: the stated one where the start is the stated one, and else by the years."""
    term = assessment.proposal.term
    if term is None or not (start or term.start):
        raise ValueError("a term without a first day should have been found as a fault")
    if start is None and term.start and term.end:
        return Span(term.start.first, term.end.first)
    first = start or (term.start.first if term.start else date.min)
    return Span.of_years(first, term.years)
