"""The weightings that are admissible, as a body with corners: what holds at every corner holds everywhere between them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from scn_criteria.terms import Criterion

Weighting = tuple[Fraction, ...]
"""A weight for each criterion, at least nought, that add up to one."""

NONE_AT_ALL = (Fraction(0),) * len(Criterion)


@dataclass(frozen=True, slots=True)
class Limits:
    """What is asked of a weighting beyond adding up to one. By themselves they admit every weighting."""

    least: Weighting = NONE_AT_ALL
    """The least weight of each criterion."""
    order: tuple[tuple[int, int], ...] = ()
    """Pairs of places, counted from nought: the first criterion weighs at least as much as the second."""

    def slacks(self, weighting: Weighting) -> tuple[Fraction, ...]:
        """How far a weighting is from each limit, least weights first. A weighting on the wrong side has a negative one."""
        above_least = tuple(weight - least for weight, least in zip(weighting, self.least, strict=True))
        return above_least + tuple(weighting[first] - weighting[second] for first, second in self.order)

    def touched(self, weighting: Weighting, orders: int) -> frozenset[int]:
        """The limits that a weighting just keeps, among the least weights and the first few orders."""
        slacks = self.slacks(weighting)[: len(self.least) + orders]
        return frozenset(place for place, slack in enumerate(slacks) if not slack)


def corners(limits: Limits) -> tuple[Weighting, ...]:
    """The corners of the body of admissible weightings, exactly. None at all if the limits contradict each other.

    Least weights leave a body like the whole one, only smaller; each order then cuts a piece off.
    """
    rest = 1 - sum(limits.least, Fraction(0))
    if rest < 0:
        return ()
    whole = {_with_all_the_rest(limits.least, place, rest) for place in range(len(limits.least))}
    left = tuple(sorted(whole))
    for number in range(len(limits.order)):
        left = _cut(left, limits, number)
    return left


def _with_all_the_rest(least: Weighting, place: int, rest: Fraction) -> Weighting:
    return (*least[:place], least[place] + rest, *least[place + 1 :])


def _cut(body: tuple[Weighting, ...], limits: Limits, number: int) -> tuple[Weighting, ...]:
    """The corners that are left, and those that come about where the cut crosses an edge."""
    first, second = limits.order[number]
    side = {corner: corner[first] - corner[second] for corner in body}
    touched = {corner: limits.touched(corner, number) for corner in body}
    left = {corner for corner in body if side[corner] >= 0}
    kept, lost = ([corner for corner in body if sign * side[corner] > 0] for sign in (1, -1))
    for one, other in product(kept, lost):
        if _joined(one, other, touched):
            left.add(_between(one, other, side[one], -side[other]))
    return tuple(sorted(left))


def _joined(one: Weighting, other: Weighting, touched: dict[Weighting, frozenset[int]]) -> bool:
    """Whether an edge joins two corners: no third corner keeps all the limits that both of them just keep."""
    shared = touched[one] & touched[other]
    return not any(shared <= limits for corner, limits in touched.items() if corner not in (one, other))


def _between(one: Weighting, other: Weighting, near: Fraction, far: Fraction) -> Weighting:
    return tuple((a * far + b * near) / (near + far) for a, b in zip(one, other, strict=True))
