"""The body of admissible weightings and its corners."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from portfolio_building import free, row

from scn_criteria.decision.weightings import WeightLimits, corners, simplices

TINY = [
    ("no limits", free(3), ["0 0 1", "0 1 0", "1 0 0"]),
    ("a least weight", WeightLimits(row("1/2 0 0")), ["1/2 0 1/2", "1/2 1/2 0", "1 0 0"]),
    ("least weights that leave nothing", WeightLimits(row("1/2 1/4 1/4")), ["1/2 1/4 1/4"]),
    ("an order", WeightLimits(row("0 0 0"), ((0, 1),)), ["0 0 1", "1/2 1/2 0", "1 0 0"]),
    ("a chain", WeightLimits(row("0 0 0"), ((0, 1), (1, 2))), ["1/3 1/3 1/3", "1/2 1/2 0", "1 0 0"]),
    ("an order both ways", WeightLimits(row("0 0 0"), ((0, 1), (1, 0))), ["0 0 1", "1/2 1/2 0"]),
    ("an order and a least weight", WeightLimits(row("0 1/4 0"), ((0, 1),)), ["1/4 1/4 1/2", "1/2 1/2 0", "3/4 1/4 0"]),
    ("a criterion above itself", WeightLimits(row("0 0 0"), ((1, 1),)), ["0 0 1", "0 1 0", "1 0 0"]),
    ("too much", WeightLimits(row("1/2 1/2 1/4")), []),
    ("an order that asks too much", WeightLimits(row("0 3/5 0"), ((0, 1),)), []),
]


@pytest.mark.parametrize(("limits", "expected"), [case[1:] for case in TINY], ids=[case[0] for case in TINY])
def test_the_corners_of_a_body(limits: WeightLimits, expected: list[str]) -> None:
    assert sorted(map(row, expected)) == list(corners(limits))


def test_one_criterion_above_all_others_has_a_corner_for_every_set_of_companions() -> None:
    star = WeightLimits(order=tuple((0, other) for other in range(1, 9)))
    assert len(corners(star)) == 2**8


def some_limits(seed: int) -> WeightLimits:
    source = Random(seed)
    least = tuple(Fraction(source.choice([0, 0, 0, 1, 2]), 25) for _ in range(9))
    return WeightLimits(least, tuple(tuple(source.sample(range(9), 2)) for _ in range(source.randint(0, 5))))  # type: ignore[misc]


@pytest.mark.parametrize("seed", range(12))
def test_every_corner_keeps_every_limit(seed: int) -> None:
    limits = some_limits(seed)
    body = corners(limits)
    assert body
    assert all(sum(corner) == 1 and min(limits.slacks(corner)) >= 0 for corner in body)


PIECES = [
    ("no limits", free(3), ["1"]),
    ("a least weight", WeightLimits(row("1/2 0 0")), ["1"]),
    ("a chain", WeightLimits(row("0 0 0"), ((0, 1), (1, 2))), ["1"]),
    ("one above two others", WeightLimits(row("0 0 0"), ((0, 1), (0, 2))), ["1/2", "1/2"]),
    ("two orders apart", WeightLimits(row("0 0 0 0"), ((0, 1), (2, 3))), ["1"]),
    ("an order and a least weight", WeightLimits(row("0 0 1/4"), ((0, 2),)), ["1"]),
    ("a piece cut off a corner", WeightLimits(row("1/5 0 0"), ((1, 0),)), ["1"]),
    ("a point", WeightLimits(row("1/2 1/2 0"), ((0, 1),)), ["1"]),
]


@pytest.mark.parametrize(("limits", "shares"), [case[1:] for case in PIECES], ids=[case[0] for case in PIECES])
def test_the_simplices_of_a_body(limits: WeightLimits, shares: list[str]) -> None:
    assert [Fraction(share) for share in shares] == [one.share for one in simplices(limits, corners(limits))]


@pytest.mark.parametrize("seed", range(12))
def test_simplices_are_whole_and_have_corners_of_the_body(seed: int) -> None:
    limits = some_limits(seed)
    body = corners(limits)
    pieces = simplices(limits, body)
    assert sum(one.share for one in pieces) == 1
    assert {len(one.corners) for one in pieces} == {len(pieces[0].corners)}
    assert {corner for one in pieces for corner in one.corners} == set(body)
    assert all(one.share > 0 for one in pieces)
