"""Made-up evidence for C1: measures, comparisons with other countries and variation within this one."""

from __future__ import annotations

from fractions import Fraction

from scn_criteria.decision.made_up.words import BASELINE, CITED, PERIOD, WORSE, Content, exact, whole
from scn_criteria.proposal.facts.comparison import ENOUGH_PLACES, TRIM
from scn_criteria.ruleset.vocabulary import Facts


def improvement(facts: Facts) -> Content:
    """C1: measures, comparisons with other countries and variation within this one."""
    gap, fold = exact(facts, "worst_international_gap"), exact(facts, "widest_variation")
    trimmed = exact(facts, "widest_trimmed_variation")
    within = int(fold is not None and fold != trimmed)
    made = whole(facts, "comparisons_made") - within - int(trimmed is not None)
    abroad = whole(facts, "international_comparisons", max(1, made) if gap is not None else 0)
    within += max(0, made - abroad) if fold is not None else 0
    behind = whole(facts, "adverse_comparisons", abroad if gap is not None and gap > 0 else 0)
    gaps = [gap if number < behind or gap < 0 else Fraction(0) for number in range(abroad)] if gap is not None else []
    return {
        "measures": [_measure(number) for number in range(whole(facts, "measures_stated"))],
        "international": [_international(number, size) for number, size in enumerate(gaps, start=1)],
        "variation": [
            *(_variation(number, fold) for number in range(1, within + 1) if fold is not None),
            *([_places(trimmed)] if trimmed is not None else []),
        ],
    }


def _measure(number: int) -> Content:
    return {"indicator": f"Made-up measure {number + 1}", **WORSE, "baseline": BASELINE, **CITED}


def _international(number: int, size: Fraction) -> Content:
    """A comparison in which home is behind by exactly this many percent."""
    ratio = 1 + size / 100
    return {
        "indicator": f"Made-up comparison {number} with other countries",
        **WORSE,
        "period": PERIOD,
        "home": {"place": "England", "value": ratio.numerator},
        "comparators": [{"place": "A made-up country", "value": ratio.denominator}],
        **CITED,
    }


def _variation(number: int, fold: Fraction) -> Content:
    """A variation in which the highest place is exactly this many times the lowest."""
    return {
        **_within(f"Made-up variation {number}"),
        "lowest": {"value": fold.denominator},
        "highest": {"value": fold.numerator},
    }


def _places(fold: Fraction) -> Content:
    """As many places as it takes for percentiles, a fifth of them at each end."""
    low = 2 * int(ENOUGH_PLACES * TRIM)
    values = [fold.denominator] * low + [fold.numerator] * (ENOUGH_PLACES - low)
    places = [{"place": f"Made-up place {number}", "value": value} for number, value in enumerate(values, start=1)]
    return {**_within("Made-up variation between many places"), "places": places}


def _within(indicator: str) -> Content:
    return {"indicator": indicator, **WORSE, "period": PERIOD, "between": "areas", **CITED}
