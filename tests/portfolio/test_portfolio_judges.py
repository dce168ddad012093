"""The exact bounds against the linear and mixed whole-number programming of scipy, which nobody here wrote."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray
from portfolio_building import some_strengths
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from test_portfolio_weights import some_limits

from scn_criteria.decision.strength import Strengths
from scn_criteria.decision.weightings import Scored, WeightLimits, corners, places

pytestmark = pytest.mark.once

Numbers = NDArray[np.float64]
FINE = 200_000
CLOSE = 1e-7
FAR = 2.0
"""More than any two scores can differ."""


def numbers(values: tuple[Fraction, ...]) -> Numbers:
    return np.array([float(value) for value in values])


def order_rows(limits: WeightLimits, width: int) -> Numbers:
    """A row for each order: the second weight less the first is at most nought."""
    rows = np.zeros((len(limits.order), width))
    for place, (first, second) in enumerate(limits.order):
        rows[place, second] += 1
        rows[place, first] -= 1
    return rows


def least_margin(gaps: Numbers, limits: WeightLimits) -> float:
    rows = order_rows(limits, len(gaps))
    found = linprog(
        gaps,
        A_ub=rows if len(rows) else None,
        b_ub=np.zeros(len(rows)) if len(rows) else None,
        A_eq=np.ones((1, len(gaps))),
        b_eq=[1],
        bounds=[(float(least), 1) for least in limits.least],
    )
    assert found.success
    return float(found.fun)


@pytest.mark.parametrize("seed", range(25))
def test_margins_are_those_of_another_solver(seed: int) -> None:
    limits = some_limits(seed)
    one, other = some_strengths(seed, proposals=2, criteria=9, finest=FINE)
    found = Scored.of([one, other], corners(limits)).margins(0, 1)
    gaps = numbers(one) - numbers(other)
    expected = (least_margin(gaps, limits), -least_margin(-gaps, limits))
    assert expected == pytest.approx((float(found.least), float(found.greatest)), abs=CLOSE)


def most_ahead(number: int, every: list[Strengths], limits: WeightLimits, sign: int) -> int:
    """How many can be ahead (or with -1, behind) at once, by a switch for each of them."""
    gaps = [sign * (numbers(one) - numbers(every[number])) for place, one in enumerate(every) if place != number]
    width = 9 + len(gaps)
    switches = np.eye(len(gaps))
    ahead = np.hstack([np.array(gaps), -FAR * switches])
    order = order_rows(limits, width)
    found = milp(
        np.concatenate([np.zeros(9), -np.ones(len(gaps))]),
        constraints=[
            LinearConstraint(ahead, lb=CLOSE * 10 - FAR),
            LinearConstraint(order, ub=0) if len(order) else LinearConstraint(np.zeros((1, width))),
            LinearConstraint(np.concatenate([np.ones(9), np.zeros(len(gaps))]), lb=1, ub=1),
        ],
        integrality=np.concatenate([np.zeros(9), np.ones(len(gaps))]),
        bounds=Bounds([*map(float, limits.least), *[0] * len(gaps)], 1),
    )
    assert found.success
    return round(-found.fun)


@pytest.mark.parametrize("seed", range(6))
def test_places_are_those_of_another_solver(seed: int) -> None:
    limits = some_limits(seed)
    every = some_strengths(seed, proposals=8, criteria=9, finest=FINE)
    every[3] = tuple((a + b) / 2 for a, b in zip(every[4], every[5], strict=True))
    for number, found in enumerate(places(Scored.of(every, corners(limits)))):
        expected = (len(every) - most_ahead(number, every, limits, -1), 1 + most_ahead(number, every, limits, 1))
        assert expected == (found.best, found.worst)
