from fractions import Fraction

import pytest

from scn_criteria.wording import hundredths, listed, parts_of_hundred

SHARES = [
    (Fraction(0), 0),
    (Fraction(1, 1000), 1),
    (Fraction(96, 100), 96),
    (Fraction(2, 3), 67),
    (Fraction(9999, 10000), 99),
    (Fraction(1), 100),
]


@pytest.mark.parametrize(("share", "expected"), SHARES)
def test_a_share_is_never_rounded_to_all_or_nothing(share: Fraction, expected: int) -> None:
    assert expected == hundredths(share)


PARTS = [
    ({"a": 1}, {"a": 100}),
    ({"a": 1, "b": 1, "c": 1}, {"a": 34, "b": 33, "c": 33}),
    ({"a": 2, "b": 1}, {"a": 67, "b": 33}),
    ({"a": 335, "b": 173, "c": 68}, {"a": 58, "b": 30, "c": 12}),
    ({"a": 0, "b": 5}, {"a": 0, "b": 100}),
    ({"a": 99_999, "b": 1}, {"a": 99, "b": 1}),
    ({"a": 9_900, "b": 95, "c": 5}, {"a": 98, "b": 1, "c": 1}),
    ({"a": 10**30, "b": 1, "c": 0}, {"a": 99, "b": 1, "c": 0}),
]


@pytest.mark.parametrize(("counts", "expected"), PARTS)
def test_parts_of_a_hundred_add_up(counts: dict[str, int], expected: dict[str, int]) -> None:
    assert expected == parts_of_hundred(counts)
    assert sum(parts_of_hundred(counts).values()) == 100


@pytest.mark.parametrize(
    ("parts", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_reads_as_a_phrase(parts: list[str], expected: str) -> None:
    assert expected == listed(parts)
