"""Money is split to the penny, and rounded last."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scn_criteria.establishment.money import amount_text, in_pence, pounds_text, rounded, split, thousands

SUMS = st.integers(0, 10**13)
WEIGHTS = st.lists(st.fractions(0, 10**9, max_denominator=10**4), min_size=1, max_size=40).filter(any)


@given(SUMS, WEIGHTS)
def test_the_parts_add_up_to_the_penny(pence: int, weights: list[Fraction]) -> None:
    assert pence == sum(split(pence, weights))


@given(SUMS, WEIGHTS)
def test_no_part_is_a_penny_off(pence: int, weights: list[Fraction]) -> None:
    exact = [pence * weight / sum(weights) for weight in weights]
    assert all(abs(part - one) < 1 for part, one in zip(split(pence, weights), exact, strict=True))


@given(SUMS, WEIGHTS)
def test_a_larger_weight_never_has_less(pence: int, weights: list[Fraction]) -> None:
    parts = [part for _, part in sorted(zip(weights, split(pence, weights), strict=True))]
    assert sorted(parts) == parts


@given(SUMS, WEIGHTS, st.integers(1, 1000))
def test_only_the_proportions_of_weights_count(pence: int, weights: list[Fraction], factor: int) -> None:
    assert split(pence, weights) == split(pence, [weight * factor for weight in weights])


SPLITS = [
    ("equal shares: the first have what is left over", 1000, (1, 1, 1), (334, 333, 333)),
    ("the largest remainder comes first", 100, (1, 1, 4), (17, 17, 66)),
    ("equal remainders: the first", 5, (1, 1), (3, 2)),
    ("one has all", 7, (0, 3, 0), (0, 7, 0)),
    ("nothing to split", 0, (1, 2), (0, 0)),
    ("fewer pence than parts", 2, (1, 1, 1, 1), (1, 1, 0, 0)),
]


@pytest.mark.parametrize(("pence", "weights", "expected"), [one[1:] for one in SPLITS], ids=[one[0] for one in SPLITS])
def test_what_is_left_over_follows_the_rule(pence: int, weights: tuple[int, ...], expected: tuple[int, ...]) -> None:
    assert expected == split(pence, [Fraction(one) for one in weights])


@pytest.mark.parametrize(("pence", "weights"), [(-1, [1]), (1, [0, 0]), (1, [2, -1]), (1, [])])
def test_what_cannot_be_split_is_a_fault_of_ours(pence: int, weights: list[int]) -> None:
    with pytest.raises(ValueError, match="can be split"):
        split(pence, [Fraction(one) for one in weights])


@pytest.mark.parametrize(("value", "expected"), [("0.5", 1), ("1.5", 2), ("2.49", 2), ("-0.5", 0), ("-1.5", -1)])
def test_a_half_goes_up(value: str, expected: int) -> None:
    assert expected == rounded(Fraction(value))


def test_thousands_are_rounded_from_the_exact_value() -> None:
    assert thousands(Fraction("833333.34") + Fraction("1447333.16")) == 2281


@pytest.mark.parametrize(("pence", "expected"), [(0, "0.00"), (5, "0.05"), (562714579, "5,627,145.79"), (-5, "-0.05")])
def test_pounds_are_written_with_their_pence(pence: int, expected: str) -> None:
    assert expected == pounds_text(pence)


@pytest.mark.parametrize(("typed", "expected"), [("120000", "120,000"), ("0.5", "0.50"), ("99.999", "100")])
def test_an_amount_has_pence_only_where_there_are_any(typed: str, expected: str) -> None:
    assert expected == amount_text(Fraction(typed))


def test_pounds_become_whole_pence() -> None:
    assert in_pence(Fraction("10.005")) == 1001
