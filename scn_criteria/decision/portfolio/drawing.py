"""Weightings drawn at random, all that are admissible being equally likely, and what becomes of the places under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scn_criteria.decision.portfolio.strength import Strengths
from scn_criteria.decision.portfolio.weights import Limits, Weighting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

GROUPS = 1000
GROUP_SIZE = 100
DRAWN = GROUPS * GROUP_SIZE
STEPS_TO_FORGET = 300
STEPS_BETWEEN = 10
SEED = 2012
NEGLIGIBLE = 1e-12


class NumpyMissingError(Exception):
    """The library that draws numbers is not installed. The text is for users."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """How often, of all weightings drawn, each proposal took each place, and came before each other one."""

    places: tuple[tuple[Fraction, ...], ...]
    before: tuple[tuple[Fraction, ...], ...]
    standard_error: float
    """The greatest of all the standard errors."""


def require_numpy() -> None:
    """Raise NumpyMissingError, with what to do, where numbers cannot be drawn."""
    try:
        import numpy as np  # noqa: F401, PLC0415 - only this command needs it
    except ImportError as error:
        sentence = "the ranking of a portfolio needs numpy, which is not installed: pip install scn-criteria[robust]"
        raise NumpyMissingError(sentence) from error


def draw(every: Sequence[Strengths], limits: Limits, body: Sequence[Weighting], seed: int = SEED) -> Drawn:
    """Draw weightings and count. The same seed gives the same counts, in whatever order the proposals come."""
    import numpy as np  # noqa: PLC0415

    weights = weightings(limits, body, seed)
    places, before, errors = [], [], [0.0]
    for one in every:
        gaps = [[a - b for a, b in zip(other, one, strict=True)] for other in every]
        ahead = weights @ np.array(gaps, dtype=float).T > 0
        level = sum(not any(gap) for gap in gaps)
        taken = ahead.sum(axis=1)
        places.append(_spread([int((taken == place).sum()) for place in range(len(every))], level))
        before.append(tuple(Fraction(int(count), DRAWN) for count in ahead.sum(axis=0)))
        errors += [_standard_error(taken == place) for place in range(len(every))]
        errors += [_standard_error(ahead[:, place]) for place in range(len(every))]
    return Drawn(tuple(places), tuple(zip(*before, strict=True)), max(errors))


def weightings(limits: Limits, body: Sequence[Weighting], seed: int) -> Numbers:
    """Weightings, one a row, the rows of a group together."""
    import numpy as np  # noqa: PLC0415

    source = np.random.default_rng(seed)
    if limits.order:
        return _walked(limits, body, source)
    parts = source.standard_exponential((DRAWN, len(limits.least)))
    rest = float(1 - sum(limits.least))
    drawn: Numbers = np.array(limits.least, dtype=float) + rest * parts / parts.sum(axis=1, keepdims=True)
    return drawn


def _walked(limits: Limits, body: Sequence[Weighting], source: np.random.Generator) -> Numbers:
    """Weightings met on random walks through the body, one walk a group (hit and run).

    Each step goes along the direction from one corner to another, to a point drawn evenly from all that lie that way.
    """
    import numpy as np  # noqa: PLC0415

    corners = np.array(body, dtype=float)
    met = np.empty((GROUPS, GROUP_SIZE, corners.shape[1]))
    points = source.dirichlet(np.ones(len(corners)), GROUPS) @ corners
    for step in range(STEPS_TO_FORGET + GROUP_SIZE * STEPS_BETWEEN):
        if len(corners) > 1:
            first = source.integers(len(corners), size=GROUPS)
            second = (first + source.integers(1, len(corners), size=GROUPS)) % len(corners)
            points = _step(points, corners[second] - corners[first], limits, source)
        number, between = divmod(step - STEPS_TO_FORGET, STEPS_BETWEEN)
        if number >= 0 and between == 0:
            met[:, number] = points
    return met.reshape(DRAWN, -1)


def _step(points: Numbers, along: Numbers, limits: Limits, source: np.random.Generator) -> Numbers:
    import numpy as np  # noqa: PLC0415

    firsts, seconds = np.array(limits.order).T
    slack = np.hstack([points - np.array(limits.least, dtype=float), points[:, firsts] - points[:, seconds]])
    rate = np.hstack([along, along[:, firsts] - along[:, seconds]])
    matters = np.abs(rate) > NEGLIGIBLE
    reach = -np.maximum(slack, 0) / np.where(matters, rate, 1)
    nearest = np.where(matters & (rate > 0), reach, -np.inf).max(axis=1)
    farthest = np.where(matters & (rate < 0), reach, np.inf).min(axis=1)
    share = source.random(len(points))
    moved: Numbers = points + (nearest + share * (farthest - nearest))[:, np.newaxis] * along
    return moved


def _spread(counts: list[int], level: int) -> tuple[Fraction, ...]:
    """The share of each place. Proposals that are always level share the places that they take together evenly."""
    shares = [Fraction(0)] * len(counts)
    for place, count in enumerate(counts):
        for shared in range(place, place + level if count else place):
            shares[shared] += Fraction(count, DRAWN * level)
    return tuple(shares)


def _standard_error(happened: NDArray[np.bool_]) -> float:
    """How far off the share may be, told from how the groups differ. Within a walk one weighting is much like the next."""
    by_group = happened.reshape(GROUPS, GROUP_SIZE).mean(axis=1)
    return float(by_group.std(ddof=1) / GROUPS**0.5)
