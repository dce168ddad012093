"""Gaps between figures and folds of variation, as exact fractions.

A percentage that lies above 50 on average is compared by its complement: survival of 98.6 and 93.2 percent differ little as
they stand, but 1.4 and 6.8 percent who did not survive differ almost five-fold. So the rarer side of a percentage is
compared. That is our convention; the source gives none.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from statistics import median

from scn_criteria.proposal.evidence import Direction, International, Variation
from scn_criteria.ruleset.vocabulary import Number

PERCENT = "percent"
TRIM = Fraction(1, 10)
ENOUGH_PLACES = 20
"""With fewer places, the tenth and the ninetieth percentile are single odd places."""


def gap(comparison: International) -> Fraction | None:
    """How much worse home is than the median of its comparators, in percent of the lower figure where home is worse.

    Negative where home is better. Nothing where no direction is worse, or a figure is zero or below.
    """
    home = Fraction(comparison.home.value)
    others = Fraction(median(Fraction(figure.value) for figure in comparison.comparators))
    high_is_worse = comparison.direction is Direction.HIGHER_IS_WORSE
    if by_complement(comparison.unit, (home, others)):
        home, others, high_is_worse = 100 - home, 100 - others, not high_is_worse
    if comparison.direction is Direction.NO_DIRECTION or min(home, others) <= 0:
        return None
    worse, better = (home, others) if high_is_worse else (others, home)
    return (worse / better - 1) * 100


def fold(variation: Variation) -> Fraction | None:
    """The highest place over the lowest, or the fold that the source reports.

    Nothing where no direction is worse or the lowest place is zero.
    """
    if variation.direction is Direction.NO_DIRECTION:
        return None
    ends = _ends(variation)
    if ends is None:
        return None if variation.reported_fold is None else Fraction(variation.reported_fold)
    computed = _ratio(variation.unit, *ends)
    return computed if computed is not None or variation.reported_fold is None else Fraction(variation.reported_fold)


def trimmed_fold(variation: Variation) -> Fraction | None:
    """The ninetieth percentile over the tenth, where enough places are given. Single odd places do not sway it."""
    values = sorted(Fraction(figure.value) for figure in variation.places)
    if variation.direction is Direction.NO_DIRECTION or len(values) < ENOUGH_PLACES:
        return None
    cut = int(len(values) * TRIM)
    return _ratio(variation.unit, values[cut], values[-1 - cut])


def by_complement(unit: str, values: Sequence[Number]) -> bool:
    """Whether percentages are compared by what is missing to a hundred."""
    return unit == PERCENT and sum(Fraction(value) for value in values) > 50 * len(values)


def _ends(variation: Variation) -> tuple[Fraction, Fraction] | None:
    if variation.lowest and variation.highest:
        return Fraction(variation.lowest.value), Fraction(variation.highest.value)
    values = [Fraction(figure.value) for figure in variation.places]
    return (min(values), max(values)) if values else None


def _ratio(unit: str, lowest: Fraction, highest: Fraction) -> Fraction | None:
    if by_complement(unit, (lowest, highest)):
        lowest, highest = 100 - highest, 100 - lowest
    return highest / lowest if lowest > 0 else None
