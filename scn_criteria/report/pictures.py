"""What readers would rather look at than read: other countries, variation, risks and areas."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.decision.findings import Assessment
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.evidence import Alternative
from scn_criteria.proposal.reference import load_reference
from scn_criteria.report.area_view import AreaView, area_views
from scn_criteria.report.citing import Citing, SourceRow
from scn_criteria.report.comparators_view import ComparatorsView, comparators_view
from scn_criteria.report.risk_view import RiskView, risk_view
from scn_criteria.report.variation_view import VariationView, variation_view

MEANS = {"ccg": "A CCG on its own", "contracts": "Contracts", "tariffs": "Tariffs", "other": "Another means"}


@dataclass(frozen=True, slots=True)
class AlternativeRow:
    """Another means of improvement, and what the proposal says of it."""

    means: str
    alternative: Alternative
    source: SourceRow | None
    why_not: str


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of one report."""

    comparators: tuple[ComparatorsView, ...]
    comparators_apart: tuple[ComparatorsView, ...]
    variation: VariationView
    areas: tuple[AreaView, ...]
    alternatives: tuple[AlternativeRow, ...]
    risks: RiskView


def pictures(assessment: Assessment, cite: Citing) -> Pictures:
    """Everything to look at. What counts is asked of the same case that the facts were derived from."""
    case = Case(assessment.proposal, assessment.assessed_on, load_reference())
    comparators = comparators_view(case, cite)
    return Pictures(
        comparators=tuple(one for one in comparators if not one.why_not),
        comparators_apart=tuple(one for one in comparators if one.why_not),
        variation=variation_view(case, cite),
        areas=area_views(case),
        alternatives=tuple(
            AlternativeRow(one.name or MEANS.get(one.means, one.means), one, cite.source(one.source), case.why_not(one))
            for one in case.proposal.criteria.other_means_insufficient.alternatives
        ),
        risks=risk_view(case, cite),
    )
