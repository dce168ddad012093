"""Facts for C1: measures, the country against others, and variation within it.

Source: The Way Forward, Establishing strategic clinical networks, item 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TypeVar

from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.evidence import IndicatorItem, International, Measure, Variation
from scn_criteria.proposal.facts.ratios import fold, gap, trimmed_fold
from scn_criteria.proposal.reference import normalise
from scn_criteria.ruleset.fact_derivation import Derived, FactDerivation, counting, how_many, measured
from scn_criteria.ruleset.vocabulary import Stronger, Withheld

ItemT = TypeVar("ItemT", bound=IndicatorItem)


def _international(case: DatedProposal) -> tuple[International, ...]:
    return case.counting(case.proposal.criteria.measurable_improvement.international)


def _variation(case: DatedProposal) -> tuple[Variation, ...]:
    return case.counting(case.proposal.criteria.measurable_improvement.variation)


def _measures(case: DatedProposal) -> tuple[Measure, ...]:
    return case.counting(case.proposal.criteria.measurable_improvement.measures)


def _greatest(items: Iterable[ItemT], worth: Callable[[ItemT], Fraction | None]) -> Derived:
    """The greatest value among items that have one, and the item it comes from."""
    found = [(value, item) for item in items if (value := worth(item)) is not None]
    if not found:
        return Derived(None)
    value, item = max(found, key=lambda pair: pair[0])
    return Derived(value, (item.at,))


# A measure belongs to the indicator that is compared


def follows(measure: Measure, compared: IndicatorItem) -> bool:
    """Whether a measure would show improvement of a compared indicator.

    It has the same direction, and the same wording (but for case and spaces), the same reference in the same edition of the
    NHS Outcomes Framework, or names the indicator under ``follows``.
    """
    if measure.direction is not compared.direction:
        return False
    return names(measure, compared) or _framework(measure) == _framework(compared) is not None


def names(measure: Measure, compared: IndicatorItem) -> bool:
    """Whether a measure has the wording of a compared indicator, or names it under ``follows``."""
    return normalise(compared.indicator) in {normalise(text) for text in (measure.indicator, *measure.follows)}


def _framework(item: IndicatorItem) -> tuple[str, str] | None:
    return (item.framework.reference, item.framework.edition) if item.framework else None


def _followed(case: DatedProposal, items: Iterable[ItemT], worth: Callable[[ItemT], Fraction | None]) -> Derived:
    """The greatest value among items that a measure follows, the item it comes from, and its measures."""
    measures = _measures(case)
    greatest = _greatest((item for item in items if any(follows(one, item) for one in measures)), worth)
    items_by_place = {item.at: item for item in items}
    tied = [one.at for at in greatest.evidence for one in measures if follows(one, items_by_place[at])]
    return Derived(greatest.value, (*greatest.evidence, *tied))


# The facts


def measures_stated(case: DatedProposal) -> Derived:
    """Measures with a baseline."""
    return how_many(_measures(case))


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


def worst_measured_gap(case: DatedProposal) -> Derived:
    """The greatest gap among comparisons whose indicator a measure follows."""
    return _followed(case, _international(case), gap)


def widest_measured_variation(case: DatedProposal) -> Derived:
    """The greatest fold between the highest and the lowest place, for an indicator that a measure follows."""
    return _followed(case, _variation(case), fold)


def widest_measured_trimmed(case: DatedProposal) -> Derived:
    """The greatest fold between percentiles for an indicator that a measure follows, where every place is listed.

    With some places left out, the percentiles of the rest could be made to lie further apart.
    """
    complete = tuple(item for item in _variation(case) if item.number_of_places == len(item.places))
    return _followed(case, complete, trimmed_fold)


def adverse_share(case: DatedProposal) -> Derived:
    """The share of comparisons with other countries in which this one is worse, of those with a better and a worse end."""
    abroad = [(size, item.at) for item in _international(case) if (size := gap(item)) is not None]
    if not abroad:
        return Derived(None)
    adverse = sum(size > 0 for size, _ in abroad)
    return Derived(Fraction(100 * adverse, len(abroad)), tuple(at for _, at in abroad))


def comparisons_against(case: DatedProposal) -> Derived:
    """Comparisons that show the country no worse than others, or no difference between places."""
    abroad = [item for item in _international(case) if (size := gap(item)) is not None and size <= 0]
    within = [item for item in _variation(case) if (size := fold(item)) is not None and size <= 1]
    return how_many([*abroad, *within])


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
        "worst_measured_gap",
        "the worst gap to other countries, on an indicator that a measure follows",
        worst_measured_gap,
        unit="percent",
        least=-100,
        raised_by="leaving out a country that does worse, because the gap is to the median of those named",
    ),
    measured(
        "widest_measured_variation",
        "the highest place over the lowest, on an indicator that a measure follows",
        widest_measured_variation,
        unit="fold",
        least=1,
    ),
    measured(
        "widest_measured_trimmed",
        "the ninetieth percentile of all places over the tenth, on an indicator that a measure follows",
        widest_measured_trimmed,
        unit="fold",
        least=1,
    ),
    measured(
        "adverse_share",
        "the share of comparisons with other countries that show this one worse",
        adverse_share,
        unit="percent",
        most=100,
        withheld=Withheld.BALANCE,
    ),
    counting(
        "comparisons_against",
        "comparisons that show the country no worse than others, or places no different",
        comparisons_against,
        unit="comparisons",
        singular="comparison",
        stronger=Stronger.LOWER,
        changeable=False,
        withheld=Withheld.AGAINST,
    ),
    measured(
        "widest_trimmed_variation",
        "ninetieth percentile divided by the tenth, for the most uneven indicator",
        widest_trimmed_variation,
        unit="fold",
        least=1,
    ),
)
