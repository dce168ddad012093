"""Weightings drawn at random, and shares of places."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from portfolio_building import free, row, some_strengths

from scn_criteria.decision.sensitivity.strength import Strengths
from scn_criteria.decision.weightings import SEED, WeightLimits, corners, draw, places, weightings

pytestmark = pytest.mark.thorough

NEAR = 0.01

MIDDLES = [
    ("no limits", free(3), (1 / 3, 1 / 3, 1 / 3)),
    ("a least weight", WeightLimits(row("1/2 0 0")), (2 / 3, 1 / 6, 1 / 6)),
    ("an order", WeightLimits(row("0 0 0"), ((0, 1),)), (1 / 2, 1 / 6, 1 / 3)),
    ("a chain", WeightLimits(row("0 0 0"), ((0, 1), (1, 2))), (11 / 18, 5 / 18, 2 / 18)),
    ("an order both ways", WeightLimits(row("0 0 0"), ((0, 1), (1, 0))), (1 / 4, 1 / 4, 1 / 2)),
    ("nothing left to choose", WeightLimits(row("1/2 1/2 0"), ((0, 1),)), (1 / 2, 1 / 2, 0)),
]


@pytest.mark.parametrize(("limits", "middle"), [case[1:] for case in MIDDLES], ids=[case[0] for case in MIDDLES])
def test_weightings_are_drawn_evenly(limits: WeightLimits, middle: tuple[float, ...]) -> None:
    drawn = weightings(limits, corners(limits), SEED)
    assert middle == pytest.approx(tuple(drawn.mean(axis=0)), abs=NEAR)


CROSSED = WeightLimits(row("1/20 0 0 1/10"), ((0, 1), (2, 1), (0, 3)))


def test_every_weighting_drawn_keeps_every_limit() -> None:
    drawn = weightings(CROSSED, corners(CROSSED), SEED)
    slacks = [drawn - np.array(CROSSED.least, dtype=float)]
    slacks += [drawn[:, [first]] - drawn[:, [second]] for first, second in CROSSED.order]
    assert np.hstack(slacks).min() > -1e-9
    assert drawn.sum(axis=1) == pytest.approx(1)


def shares(every: Sequence[Strengths], limits: WeightLimits) -> tuple[tuple[Fraction, ...], ...]:
    return draw(every, limits, corners(limits)).places


@pytest.mark.parametrize("limits", [free(4), CROSSED], ids=["free", "crossed"])
def test_every_proposal_takes_a_place_and_every_place_is_taken(limits: WeightLimits) -> None:
    found = shares(some_strengths(5, proposals=6, criteria=4, finest=3), limits)
    assert [sum(line) for line in (*found, *zip(*found, strict=True))] == [1] * 12


@pytest.mark.parametrize("limits", [free(4), CROSSED], ids=["free", "crossed"])
@pytest.mark.parametrize("seed", range(5))
def test_no_place_is_drawn_that_cannot_be_taken(seed: int, limits: WeightLimits) -> None:
    every = some_strengths(seed, proposals=6, criteria=4, finest=3)
    for number, drawn in enumerate(shares(every, limits)):
        can_be = places(number, every, corners(limits))
        assert can_be.best <= min(place for place, share in enumerate(drawn, start=1) if share)
        assert can_be.worst >= max(place for place, share in enumerate(drawn, start=1) if share)


def test_a_share_that_can_be_told_is_told_within_its_standard_error() -> None:
    found = draw([row("1 0"), row("0 1/3")], free(2), corners(free(2)))
    assert abs(float(found.before[0][1]) - 0.75) < 4 * found.standard_error
    assert found.standard_error == pytest.approx((0.75 * 0.25 / 100_000) ** 0.5, rel=0.1)


def test_proposals_that_are_always_level_share_their_places() -> None:
    half = Fraction(1, 2)
    assert ((half, half, 0), (half, half, 0), (0, 0, 1)) == shares([row("1 1"), row("1 1"), row("0 1")], free(2))


def test_another_order_of_proposals_changes_no_share() -> None:
    every = some_strengths(7, proposals=5, criteria=4, finest=7)
    turned = [line[::-1] for line in draw(every[::-1], free(4), corners(free(4))).before][::-1]
    assert draw(every, free(4), corners(free(4))).before == tuple(turned)


def test_another_seed_draws_other_weightings() -> None:
    one, other = (weightings(free(3), corners(free(3)), seed) for seed in (1, 2))
    assert not np.array_equal(one, other)


def test_nobody_to_rank_is_no_fault() -> None:
    assert (draw([], free(2), corners(free(2))).places, draw([], free(2), corners(free(2))).standard_error) == ((), 0.0)
