"""Relations between the facts of a proposal, such as no more links than items, and no gap without a comparison."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from scn_criteria.proposal.reference import NONE, load_reference
from scn_criteria.ruleset.fact_constraints import FactConstraint, FactRelation, SumConstraint, Values

HIGHEST_STEP = 5


SECTORS = (
    *("primary_care", "community_services", "acute_hospital", "specialist_centre", "mental_health", "ambulance"),
    *("social_care", "public_health", "commissioning", "voluntary", "hospice", "education", "justice", "independent"),
)


LONGEST_TERM = 50
"""The longest term that the schema of proposals admits, in years."""


def _comparisons_counted(values: Values) -> bool:
    made = values["comparisons_made"]
    known = [values[fact] is not None for fact in ("worst_international_gap", "widest_variation")]
    return isinstance(made, int) and sum(known) <= made and (made == 0 or any(known))


def _abroad(values: Values) -> bool:
    return _positive(values["international_comparisons"]) is (values["worst_international_gap"] is not None)


def _adverse(values: Values) -> bool:
    return _positive(values["adverse_comparisons"]) is _positive(values["worst_international_gap"])


def _gap(values: Values) -> bool:
    gap = values["worst_international_gap"]
    return gap is None or gap != -100


def _trimmed(values: Values) -> bool:
    """Percentiles lie no further apart than the ends, and there are none without ends."""
    ends, percentiles = values["widest_variation"], values["widest_trimmed_variation"]
    if percentiles is None or isinstance(ends, str) or isinstance(percentiles, str):
        return True
    return ends is not None and percentiles <= ends


def _risks(values: Values) -> bool:
    return _positive(values["risks_described"]) is (values["highest_risk"] is not None)


def _score(values: Values) -> bool:
    """A score is one step times another."""
    steps = range(1, HIGHEST_STEP + 1)
    return values["highest_risk"] in {None, *(one * other for one in steps for other in steps)}


def _design(values: Values) -> bool:
    return _positive(values["supporting_precedents"]) is (values["strongest_design"] is not None)


def _term(values: Values) -> bool:
    years = values["term_years"]
    return years is None or (not isinstance(years, str) and 0 < years <= LONGEST_TERM)


def _exit(values: Values) -> bool:
    return values["term_years"] is not None or values["exit_planned"] is False


def _sectors(values: Values) -> bool:
    named = values["sectors_named"]
    return isinstance(named, int) and named <= len(SECTORS)


def _service(values: Values) -> bool:
    return values["service_named_for"] in _types_named()


@lru_cache(maxsize=1)
def _types_named() -> frozenset[str]:
    """The types of network for which the document names a service."""
    return frozenset({NONE, *(service.type for service in load_reference().services.values())})


def _positive(value: object) -> bool:
    return isinstance(value, int | Fraction | Decimal) and value > 0


RELATIONS: tuple[FactConstraint, ...] = (
    SumConstraint(("international_comparisons",), "comparisons_made"),
    SumConstraint(("adverse_comparisons",), "international_comparisons"),
    SumConstraint(("groups_with_quantified_benefit",), "groups_with_benefit"),
    SumConstraint(("professions_involved",), "professions_named"),
    SumConstraint(("sectors_involved",), "sectors_named"),
    SumConstraint(("guidance_linked",), "guidance_cited"),
    SumConstraint(("means_answered_with_evidence",), "means_answered"),
    SumConstraint(("supporting_precedents", "contrary_precedents", "reasons_given"), "model_items"),
    SumConstraint(("risks_with_impact",), "risks_described"),
    SumConstraint(("efforts_fallen_short",), "earlier_efforts"),
    FactRelation(("worst_international_gap",), _gap),
    FactRelation(("comparisons_made", "widest_variation", "worst_international_gap"), _comparisons_counted),
    FactRelation(("international_comparisons", "worst_international_gap"), _abroad),
    FactRelation(("adverse_comparisons", "worst_international_gap"), _adverse),
    FactRelation(("widest_trimmed_variation", "widest_variation"), _trimmed),
    FactRelation(("risks_described", "highest_risk"), _risks),
    FactRelation(("highest_risk",), _score),
    FactRelation(("strongest_design", "supporting_precedents"), _design),
    FactRelation(("term_years",), _term),
    FactRelation(("term_years", "exit_planned"), _exit),
    FactRelation(("sectors_named",), _sectors),
    FactRelation(("service_named_for",), _service),
)
"""Every relation that keeps some states of a table from happening. A made-up proposal exists for all others."""
