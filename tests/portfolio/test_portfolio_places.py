"""Best and worst places, by hand and against every weighting of a fine grid."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from operator import mul

import pytest
from portfolio_building import free, row, some_strengths

from scn_criteria.decision.strength import Strengths
from scn_criteria.decision.weightings import (
    MOST_RIVALS,
    Dominance,
    RankRange,
    Scored,
    WeightLimits,
    all_positive_somewhere,
    corners,
    places,
)

FINE = 73

BY_HAND = [
    ("alone", ["1 0"], [(1, 1)]),
    ("ahead in all", ["1 1", "0 0"], [(1, 1), (2, 2)]),
    ("ahead in one and level in the other", ["1 1", "1 0"], [(1, 1), (2, 2)]),
    ("each ahead in one", ["1 0", "0 1"], [(1, 2), (1, 2)]),
    ("level in all", ["1 0", "1 0"], [(1, 2), (1, 2)]),
    ("level in all, and both ahead of a third", ["1 1", "1 1", "0 0"], [(1, 2), (1, 2), (3, 3)]),
    ("one that is never first though nothing is always ahead", ["1 0", "0 1", "2/5 2/5"], [(1, 3), (1, 3), (2, 3)]),
    ("one that is never first nor last", ["1 0", "0 1", "1/2 1/2"], [(1, 3), (1, 3), (2, 2)]),
    ("one that may be any", ["1 0", "0 1", "3/5 3/5"], [(1, 3), (1, 3), (1, 2)]),
]


def every_place(every: Sequence[Strengths], limits: WeightLimits) -> list[RankRange]:
    return [*places(Scored.of(every, corners(limits)))]


@pytest.mark.parametrize(("every", "expected"), [case[1:] for case in BY_HAND], ids=[case[0] for case in BY_HAND])
def test_places_by_hand(every: list[str], expected: list[tuple[int, int]]) -> None:
    found = every_place([row(one) for one in every], free(2))
    assert [RankRange(best, worst) for best, worst in expected] == found


@lru_cache
def weightings_of_a_grid(limits: WeightLimits) -> tuple[tuple[int, ...], ...]:
    """Weightings of three criteria that lie inside the body, in parts of ``FINE``."""
    all_of_it = [(first, second, FINE - first - second) for first in range(1, FINE) for second in range(1, FINE - first)]
    return tuple(one for one in all_of_it if min(limits.slacks(tuple(Fraction(part, FINE) for part in one))) > 0)


def met_on_the_grid(every: Sequence[Strengths], number: int, limits: WeightLimits, finest: int) -> RankRange:
    """The best and worst place under any weighting of the grid that leaves none level by chance."""
    own = every[number]
    others = [one for place, one in enumerate(every) if place != number]
    leads = [[int((a - b) * finest) for a, b in zip(one, own, strict=True)] for one in others]
    level = others.count(own)
    taken = []
    for weighting in weightings_of_a_grid(limits):
        gaps = [sum(map(mul, weighting, lead)) for lead in leads]
        if gaps.count(0) == level:
            taken.append(1 + sum(gap > 0 for gap in gaps))
    return RankRange(min(taken), max(taken) + level)


LIMITS = [
    free(3),
    WeightLimits(row("1/10 0 1/5")),
    WeightLimits(row("0 0 0"), ((0, 2),)),
    WeightLimits(row("0 1/10 0"), ((0, 1), (1, 2))),
]


@pytest.mark.parametrize("limits", LIMITS, ids=["free", "least weights", "an order", "a chain"])
@pytest.mark.parametrize("seed", range(4))
def test_places_are_those_met_on_a_fine_grid(seed: int, limits: WeightLimits) -> None:
    every = some_strengths(seed, proposals=4, criteria=3, finest=4)
    assert [met_on_the_grid(every, number, limits, 4) for number in range(4)] == every_place(every, limits)


@pytest.mark.parametrize("seed", range(20))
def test_an_order_that_no_weighting_changes_shows_in_the_places(seed: int) -> None:
    every = some_strengths(seed, proposals=6, criteria=3, finest=3)
    scored = Scored.of(every, corners(free(3)))
    found = places(scored)
    for one in range(6):
        for other in range(6):
            if scored.margins(one, other).relation is Dominance.AHEAD:
                assert found[one].best < found[other].best
                assert found[one].worst < found[other].worst


def test_the_order_in_which_proposals_come_changes_no_place() -> None:
    every = some_strengths(1, proposals=6, criteria=9, finest=8)
    limits = WeightLimits(order=((2, 0), (2, 1)))
    assert every_place(every, limits)[::-1] == every_place(every[::-1], limits)


def test_with_too_many_rivals_the_places_are_bounds() -> None:
    every = some_strengths(3, proposals=MOST_RIVALS + 2, criteria=9, finest=1000)
    assert RankRange(1, MOST_RIVALS + 2, exact=False) == every_place(every, free(9))[0]


GAMES = [
    ("nothing asked", [], True),
    ("one row with something to gain", ["-5 1"], True),
    ("one row with nothing to gain", ["-5 0"], False),
    ("two rows that want opposite things", ["1 -1", "-1 1"], False),
    ("two rows that can both be had", ["2 -1", "-1 2"], True),
    ("two rows that just miss", ["1/3 -1", "-1/3 1"], False),
    ("two rows that just fit", ["1/3 -1", "-1/3 1000000001/1000000000"], True),
    ("all level", ["0 0", "0 0"], False),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in GAMES], ids=[case[0] for case in GAMES])
def test_whether_all_can_be_had_at_once(rows: list[str], expected: bool) -> None:
    assert expected is all_positive_somewhere([row(one) for one in rows])
