"""Weightings drawn at random, and shares of places and of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import lcm
from operator import mul

import pytest
from portfolio_building import free, row, some_strengths

from scn_criteria.decision.strength import Strengths
from scn_criteria.decision.weightings import (
    DRAWN,
    DRAWN_FOR_MANY,
    FEW,
    FINE,
    SEED,
    PairShares,
    Scored,
    WeightLimits,
    corners,
    draw,
    greatest_error,
    number_drawn,
    places,
    share_positive,
    simplices,
    weightings,
)

pytestmark = pytest.mark.thorough

NEAR = 0.01
SOME = 10_000
FEWER = 2000

MIDDLES = [
    ("no limits", free(3), (1 / 3, 1 / 3, 1 / 3)),
    ("a least weight", WeightLimits(row("1/2 0 0")), (2 / 3, 1 / 6, 1 / 6)),
    ("an order", WeightLimits(row("0 0 0"), ((0, 1),)), (1 / 2, 1 / 6, 1 / 3)),
    ("a chain", WeightLimits(row("0 0 0"), ((0, 1), (1, 2))), (11 / 18, 5 / 18, 2 / 18)),
    ("one above two others", WeightLimits(row("0 0 0"), ((0, 1), (0, 2))), (11 / 18, 7 / 36, 7 / 36)),
    ("an order both ways", WeightLimits(row("0 0 0"), ((0, 1), (1, 0))), (1 / 4, 1 / 4, 1 / 2)),
    ("nothing left to choose", WeightLimits(row("1/2 1/2 0"), ((0, 1),)), (1 / 2, 1 / 2, 0)),
]
CROSSED = WeightLimits(row("1/20 0 0 1/10"), ((0, 1), (2, 1), (0, 3)))
LIMITS = pytest.mark.parametrize("limits", [free(4), CROSSED], ids=["free", "crossed"])


@lru_cache
def drawn(limits: WeightLimits, number: int, seed: int = SEED) -> tuple[tuple[int, ...], ...]:
    """Weightings as weights of the criteria, in whole numbers of one over ``parts_of(limits)``."""
    body = corners(limits)
    scale = parts_of(limits) // FINE
    found = []
    for piece, parts in weightings(simplices(limits, body), number, seed):
        columns = [[int(corner[place] * scale) for corner in piece.corners] for place in range(len(limits.least))]
        found += [tuple(sum(map(mul, mixed, column)) for column in columns) for mixed in zip(*parts, strict=True)]
    return tuple(found)


def parts_of(limits: WeightLimits) -> int:
    """Into how many parts one is divided for ``drawn``."""
    return FINE * lcm(*(weight.denominator for corner in corners(limits) for weight in corner))


@pytest.mark.parametrize(("limits", "middle"), [case[1:] for case in MIDDLES], ids=[case[0] for case in MIDDLES])
def test_weightings_are_drawn_evenly(limits: WeightLimits, middle: tuple[float, ...]) -> None:
    found = drawn(limits, SOME)
    assert len(found) == SOME
    means = tuple(sum(column) / SOME / parts_of(limits) for column in zip(*found, strict=True))
    assert middle == pytest.approx(means, abs=NEAR)


def test_every_weighting_drawn_keeps_every_limit() -> None:
    whole = parts_of(CROSSED)
    found = [tuple(Fraction(part, whole) for part in one) for one in drawn(CROSSED, 3000)]
    assert all(min(CROSSED.slacks(one)) >= 0 and sum(one) == 1 for one in found)


@pytest.fixture
def fewer_drawn(monkeypatch: pytest.MonkeyPatch) -> int:
    """How many weightings are drawn for few proposals and for many, instead of very many."""
    for name in ("DRAWN", "DRAWN_FOR_MANY"):
        monkeypatch.setattr(f"scn_criteria.decision.weightings.{name}", FEWER)
    return FEWER


def shares(every: Sequence[Strengths], limits: WeightLimits) -> tuple[tuple[Fraction, ...], ...]:
    body = corners(limits)
    return tuple(one.shares for one in draw(Scored.of(every, body), body, simplices(limits, body)))


def scores_of(every: Sequence[Strengths], weighting: Sequence[int], finest: int) -> list[int]:
    """The score of each under one weighting, in whole numbers of the same parts."""
    return [sum(int(part * finest) * weight for part, weight in zip(one, weighting, strict=True)) for one in every]


@LIMITS
@pytest.mark.parametrize("proposals", [4, FEW + 1])
def test_the_places_are_those_counted_one_by_one(proposals: int, limits: WeightLimits, fewer_drawn: int) -> None:
    every = some_strengths(3, proposals=proposals, criteria=4, finest=97)
    every[1] = every[2]
    counts = [[Fraction(0)] * proposals for _ in every]
    for weighting in drawn(limits, fewer_drawn):
        scores = scores_of(every, weighting, 97)
        for place, one in enumerate(scores):
            ahead, level = sum(other > one for other in scores), scores.count(one)
            for taken in range(ahead, ahead + level):
                counts[place][taken] += Fraction(1, level * fewer_drawn)
    assert tuple(map(tuple, counts)) == shares(every, limits)


@LIMITS
@pytest.mark.usefixtures("fewer_drawn")
def test_every_proposal_takes_a_place_and_every_place_is_taken(limits: WeightLimits) -> None:
    found = shares(some_strengths(5, proposals=6, criteria=4, finest=3), limits)
    assert [sum(line) for line in (*found, *zip(*found, strict=True))] == [1] * 12


@LIMITS
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.usefixtures("fewer_drawn")
def test_no_place_is_drawn_that_cannot_be_taken(seed: int, limits: WeightLimits) -> None:
    every = some_strengths(seed, proposals=6, criteria=4, finest=3)
    can_be = places(Scored.of(every, corners(limits)))
    for possible, found in zip(can_be, shares(every, limits), strict=True):
        assert possible.best <= min(place for place, share in enumerate(found, start=1) if share)
        assert possible.worst >= max(place for place, share in enumerate(found, start=1) if share)


def test_proposals_that_are_always_level_share_their_places() -> None:
    half = Fraction(1, 2)
    assert ((half, half, 0), (half, half, 0), (0, 0, 1)) == shares([row("1 1"), row("1 1"), row("0 1")], free(2))


def test_scores_of_any_length_are_counted_exactly() -> None:
    finest = 10**30 + 57
    every = some_strengths(4, proposals=3, criteria=4, finest=finest)
    near = [tuple(Fraction(round(part * 97), 97) for part in one) for one in every]
    for exact, rounded in zip(shares(every, free(4)), shares(near, free(4)), strict=True):
        assert [float(one) for one in exact] == pytest.approx([float(one) for one in rounded], abs=0.05)


def test_another_seed_draws_other_weightings() -> None:
    one, other = (drawn(free(3), 10, seed) for seed in (1, 2))
    assert one != other
    assert one == drawn(free(3), 10, 1)


def test_nobody_to_rank_is_no_fault() -> None:
    assert shares([], free(2)) == ()


DRAWN_FOR = [(0, DRAWN), (FEW, DRAWN), (FEW + 1, DRAWN_FOR_MANY), (1000, DRAWN_FOR_MANY)]


@pytest.mark.parametrize(("proposals", "expected"), DRAWN_FOR)
def test_how_many_weightings_are_drawn(proposals: int, expected: int) -> None:
    assert (number_drawn(proposals), f"{greatest_error(10_000):.3f}") == (expected, "0.005")


MARGINS = [
    ("nowhere", [0, -1, -5], 0.0),
    ("level", [0, 0], 0.0),
    ("everywhere", [0, 1, 5], 1.0),
    ("a corner cut off", [3, -1], 0.75),
    ("half", [1, -1, 0, 0], 0.5),
    ("a small corner", [1, -9, -9], 0.01),
    ("all but a small corner", [-1, 9, 9], 0.99),
    ("two against two", [1, 1, -1, -1], 0.5),
]


@pytest.mark.parametrize(("margins", "expected"), [case[1:] for case in MARGINS], ids=[case[0] for case in MARGINS])
def test_the_share_of_a_simplex_with_a_positive_margin(margins: list[int], expected: float) -> None:
    assert share_positive(margins) == pytest.approx(expected, abs=1e-12)


@LIMITS
@pytest.mark.parametrize("seed", range(4))
def test_the_shares_of_a_pair_are_those_that_are_drawn(seed: int, limits: WeightLimits) -> None:
    every = some_strengths(seed, proposals=4, criteria=4, finest=9)
    body = corners(limits)
    scored, shares = Scored.of(every, body), PairShares.of(body, simplices(limits, body))
    found = [scores_of(every, weighting, 9) for weighting in drawn(limits, 5000)]
    for first, second in combinations(range(len(every)), 2):
        gaps = [a - b for a, b in zip(scored.scores[first], scored.scores[second], strict=True)]
        counted = sum(one[first] > one[second] for one in found) / len(found)
        assert float(shares.ahead(gaps)) == pytest.approx(counted, abs=4 * greatest_error(len(found)))
