"""Facts for C1: measures, the country against others, and variation within it.

Source: The Way Forward, Establishing strategic clinical networks, item 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TypeVar

from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.evidence import International, Item, Variation
from scn_criteria.proposal.facts.ratios import fold, gap, trimmed_fold
from scn_criteria.ruleset.fact_derivation import Derived, FactDerivation, counting, how_many, measured
from scn_criteria.ruleset.vocabulary import Stronger

ItemT = TypeVar("ItemT", bound=Item)


def _international(case: DatedProposal) -> tuple[International, ...]:
    return case.counting(case.proposal.criteria.measurable_improvement.international)


def _variation(case: DatedProposal) -> tuple[Variation, ...]:
    return case.counting(case.proposal.criteria.measurable_improvement.variation)


def _greatest(items: Iterable[ItemT], measure: Callable[[ItemT], Fraction | None]) -> Derived:
    """The greatest value among items that have one, and the item it comes from."""
    measured = [(value, item) for item in items if (value := measure(item)) is not None]
    if not measured:
        return Derived(None)
    value, item = max(measured, key=lambda pair: pair[0])
    return Derived(value, (item.at,))


def measures_stated(case: DatedProposal) -> Derived:
    """Measures with a baseline."""
    return how_many(case.counting(case.proposal.criteria.measurable_improvement.measures))


def comparisons_made(case: DatedProposal) -> Derived:
    """Comparisons that have a better and a worse end, with other countries or between places."""
    abroad = [item for item in _international(case) if gap(item) is not None]
    within = [item for item in _variation(case) if fold(item) is not None]
    return how_many([*abroad, *within])


def international_comparisons(case: DatedProposal) -> Derived:
    """Comparisons with other countries that have a better and a worse end."""
    return how_many(item for item in _international(case) if gap(item) is not None)


def adverse_comparisons(case: DatedProposal) -> Derived:
    """Those of them in which the country is worse."""
    return how_many(item for item in _international(case) if (gap(item) or 0) > 0)


def worst_international_gap(case: DatedProposal) -> Derived:
    """The greatest gap to the median of the comparators."""
    return _greatest(_international(case), gap)


def widest_variation(case: DatedProposal) -> Derived:
    """The greatest fold between the highest and the lowest place."""
    return _greatest(_variation(case), fold)


def widest_trimmed_variation(case: DatedProposal) -> Derived:
    """The greatest fold between the ninetieth and the tenth percentile."""
    return _greatest(_variation(case), trimmed_fold)


FACTS: tuple[FactDerivation[DatedProposal], ...] = (
    counting(
        "measures_stated",
        "measures of the improvement, each with a baseline",
        measures_stated,
        unit="measures",
        singular="measure",
    ),
    counting(
        "comparisons_made",
        "comparisons that have a better and a worse end",
        comparisons_made,
        unit="comparisons",
        singular="comparison",
        stronger=Stronger.NEITHER,
    ),
    counting(
        "international_comparisons",
        "comparisons with other countries that have a better and a worse end",
        international_comparisons,
        unit="comparisons",
        singular="comparison",
        stronger=Stronger.NEITHER,
    ),
    counting(
        "adverse_comparisons",
        "comparisons with other countries in which this one is worse",
        adverse_comparisons,
        unit="comparisons",
        singular="comparison",
    ),
    measured(
        "worst_international_gap",
        "largest gap behind the middle value of other countries",
        worst_international_gap,
        unit="percent",
        least=-100,
        raised_by="leaving out a country that does worse, because the gap is to the median of those named",
    ),
    measured(
        "widest_variation",
        "highest place divided by lowest, for the most uneven indicator",
        widest_variation,
        unit="fold",
        least=1,
    ),
    measured(
        "widest_trimmed_variation",
        "ninetieth percentile divided by the tenth, for the most uneven indicator",
        widest_trimmed_variation,
        unit="fold",
        least=1,
    ),
)
