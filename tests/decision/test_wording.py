"""Values as readers say them."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from scn_criteria import wording

NUMBERS = [
    (0, "0"),
    (5, "5"),
    (-5, "-5"),
    (1000, "1,000"),
    (250_000_000, "250,000,000"),
    (Decimal("1.10"), "1.10"),
    (Decimal("36.07"), "36.07"),
    (Decimal("1234567.5"), "1,234,567.5"),
    (Decimal("1E+3"), "1,000"),
    (Decimal("0.0001"), "0.0001"),
    (Decimal("-0.5"), "-0.5"),
    (Fraction(3), "3"),
    (Fraction(1, 3), "0.33"),
    (Fraction(2, 3), "0.67"),
    (Fraction(-2, 3), "-0.67"),
    (Fraction(1, 200), "0.00"),
    (Fraction(3, 200), "0.02"),
    (Fraction(12002, 11), "1,091.09"),
    (10**40, "1.000000E+40"),
]
VALUES = [
    (None, "", "", "not known"),
    (None, "percent", "", "not known"),
    (True, "", "", "yes"),
    (False, "people", "", "no"),
    (5, "professions", "profession", "5 professions"),
    (1, "professions", "profession", "1 profession"),
    (Fraction(1), "links", "link", "1 link"),
    (0, "professions", "profession", "0 professions"),
    (1, "percent", "", "1 percent"),
    (Decimal("36.07"), "percent", "", "36.07 percent"),
    (15, "", "", "15"),
    ("before_and_after", "", "", "before and after"),
]
SPOKEN = [
    ("met", "met"),
    ("before_and_after", "before and after"),
    ("nhs_commissioning_board", "NHS commissioning board"),
    ("ccgs", "CCGs"),
    ("nice_guidance", "NICE guidance"),
    ("whole_england", "whole England"),
]


@pytest.mark.parametrize(("value", "expected"), NUMBERS)
def test_a_number(value: int | Decimal | Fraction, expected: str) -> None:
    assert expected == wording.number(value)


@pytest.mark.parametrize(("value", "unit", "singular", "expected"), VALUES)
def test_a_value(value: int | Decimal | str | None, unit: str, singular: str, expected: str) -> None:
    assert expected == wording.value(value, unit, singular)


@pytest.mark.parametrize(("word", "expected"), SPOKEN)
def test_a_word(word: str, expected: str) -> None:
    assert expected == wording.spoken(word)


@pytest.mark.parametrize(("value", "expected"), NUMBERS)
def test_the_precision_of_the_surroundings_changes_no_number(value: int | Decimal | Fraction, expected: str) -> None:
    with localcontext() as surroundings:
        surroundings.prec = 2
        assert expected == wording.number(value)
