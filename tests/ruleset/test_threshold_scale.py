"""Places on a scale of thresholds compare as the numbers do."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scn_criteria.ruleset.compilation import ThresholdScale
from scn_criteria.ruleset.vocabulary import Number

EXACT = st.one_of(
    st.integers(),
    st.integers(min_value=-3, max_value=3),
    st.fractions(),
    st.decimals(allow_nan=False, allow_infinity=False),
)
PLACES: tuple[tuple[str, tuple[Number, ...], Number, int], ...] = (
    ("no thresholds", (), 5, 0),
    ("below", (1, 2), 0, 0),
    ("on the first", (1, 2), 1, 1),
    ("between", (1, 2), Decimal("1.5"), 2),
    ("on the second", (1, 2), 2, 3),
    ("above", (1, 2), 3, 4),
    ("thresholds in any order, some twice", (2, 1, 2, Decimal("1.0")), 2, 3),
    ("of another kind", (Decimal("0.5"), Fraction(2, 3)), Fraction(1, 2), 1),
    ("a hair below", (Decimal("0.3"),), Fraction(3, 10) - Fraction(1, 10**50), 0),
    ("a hair above", (Decimal("0.3"),), Fraction(3, 10) + Fraction(1, 10**50), 2),
)


@pytest.mark.parametrize(
    ("thresholds", "value", "expected"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES]
)
def test_place(thresholds: tuple[Number, ...], value: Number, expected: int) -> None:
    assert expected == ThresholdScale.of(thresholds).place(value)


def order(one: Number, other: Number) -> int:
    return (one > other) - (one < other)


@given(st.lists(EXACT, min_size=1, max_size=6), EXACT)
def test_a_place_compares_with_a_threshold_as_the_number_does(thresholds: list[Number], value: Number) -> None:
    scale = ThresholdScale.of(thresholds)
    for threshold, one in product(thresholds, (value, *thresholds)):
        assert order(one, threshold) == order(scale.place(one), scale.place(threshold))
