"""What the facts of a proposal have to do with one another: no more links than items, no gap without a comparison."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from scn_criteria.decision.made_up.means import HIGHEST_STEP
from scn_criteria.decision.made_up.reach import SECTORS
from scn_criteria.proposal.reference import NONE, load_reference
from scn_criteria.ruleset.verification.relations import AtMost, Bond, Relation, Values

LONGEST_TERM = 50
"""What the schema of proposals admits, in years."""


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


RELATIONS: tuple[Bond, ...] = (
    AtMost(("international_comparisons",), "comparisons_made"),
    AtMost(("adverse_comparisons",), "international_comparisons"),
    AtMost(("groups_with_quantified_benefit",), "groups_with_benefit"),
    AtMost(("professions_involved",), "professions_named"),
    AtMost(("sectors_involved",), "sectors_named"),
    AtMost(("guidance_linked",), "guidance_cited"),
    AtMost(("means_answered_with_evidence",), "means_answered"),
    AtMost(("supporting_precedents", "contrary_precedents", "reasons_given"), "model_items"),
    AtMost(("risks_with_impact",), "risks_described"),
    AtMost(("efforts_fallen_short",), "earlier_efforts"),
    Relation(("worst_international_gap",), _gap),
    Relation(("comparisons_made", "widest_variation", "worst_international_gap"), _comparisons_counted),
    Relation(("international_comparisons", "worst_international_gap"), _abroad),
    Relation(("adverse_comparisons", "worst_international_gap"), _adverse),
    Relation(("widest_trimmed_variation", "widest_variation"), _trimmed),
    Relation(("risks_described", "highest_risk"), _risks),
    Relation(("highest_risk",), _score),
    Relation(("strongest_design", "supporting_precedents"), _design),
    Relation(("term_years",), _term),
    Relation(("term_years", "exit_planned"), _exit),
    Relation(("sectors_named",), _sectors),
    Relation(("service_named_for",), _service),
)
"""Every relation that keeps some states of a table from happening. A made-up proposal exists for all others."""
