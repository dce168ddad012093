"""The weightings that are admissible, as a body with corners: what holds at every corner holds everywhere between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import product
from math import lcm
from typing import TYPE_CHECKING

from scn_criteria.decision.sensitivity.strength import Strengths
from scn_criteria.terms import Criterion

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


# @@ decision/portfolio/weights: The weightings that are admissible, as a body with corners: what holds at every corner holds everywhere between them.

Weighting = tuple[Fraction, ...]
"""A weight for each criterion, at least nought, that add up to one."""

NONE_AT_ALL = (Fraction(0),) * len(Criterion)


@dataclass(frozen=True, slots=True)
class WeightLimits:
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


def corners(limits: WeightLimits) -> tuple[Weighting, ...]:
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


def _cut(body: tuple[Weighting, ...], limits: WeightLimits, number: int) -> tuple[Weighting, ...]:
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


# @@ decision/portfolio/drawing: Weightings drawn at random, all that are admissible being equally likely, and what becomes of the places under them.

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
class SampledRanks:
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


def draw(every: Sequence[Strengths], limits: WeightLimits, body: Sequence[Weighting], seed: int = SEED) -> SampledRanks:
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
    return SampledRanks(tuple(places), tuple(zip(*before, strict=True)), max(errors))


def weightings(limits: WeightLimits, body: Sequence[Weighting], seed: int) -> Numbers:
    """Weightings, one a row, the rows of a group together."""
    import numpy as np  # noqa: PLC0415

    source = np.random.default_rng(seed)
    if limits.order:
        return _walked(limits, body, source)
    parts = source.standard_exponential((DRAWN, len(limits.least)))
    rest = float(1 - sum(limits.least))
    drawn: Numbers = np.array(limits.least, dtype=float) + rest * parts / parts.sum(axis=1, keepdims=True)
    return drawn


def _walked(limits: WeightLimits, body: Sequence[Weighting], source: np.random.Generator) -> Numbers:
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


def _step(points: Numbers, along: Numbers, limits: WeightLimits, source: np.random.Generator) -> Numbers:
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


# @@ decision/portfolio/game: Can several things be had at once? Linear programming in whole numbers: a tie is a tie, and not a rounding error.

Rows = Sequence[Sequence[Fraction]]
Tableau = list[list[int]]


def all_positive_somewhere(rows: Rows) -> bool:
    """Whether some mixture of the columns makes every row greater than nought.

    Seen as a game in which one player mixes columns for the sake of the worst row, the question is whether the game is worth
    more than nought. All entries are raised until they are positive. Then one over the worth is the greatest sum of shares,
    one a row, under which no column comes to more than one, and the simplex method finds it from a plain start.
    """
    if not rows:
        return True
    whole = [_whole(row) for row in rows]
    raised = 1 - min(min(row) for row in whole)
    tableau = [[*(entry + raised for entry in column), 1] for column in zip(*whole, strict=True)]
    tableau.append([*([-1] * len(rows)), 0])
    return not _reaches(tableau, raised)


def _whole(row: Sequence[Fraction]) -> list[int]:
    """A row in whole numbers. To multiply a whole row by something positive changes no sign."""
    multiple = lcm(*(entry.denominator for entry in row))
    return [int(entry * multiple) for entry in row]


def _reaches(tableau: Tableau, raised: int) -> bool:
    """Whether the sum of shares can be brought to one over ``raised`` or more. The tableau is used up.

    A column stands for a share or for what a column of the game falls short of one, a row for one of the others. The
    entries stay whole: all are multiples of one over ``scale``. Where several will do, the one with the lowest number is
    taken (Bland), so that it comes to an end.
    """
    across = list(range(len(tableau[0]) - 1))
    down = list(range(len(across), len(across) + len(tableau) - 1))
    scale = 1
    while raised * tableau[-1][-1] < scale:
        gaining = [place for place, entry in enumerate(tableau[-1][:-1]) if entry < 0]
        if not gaining:
            return False
        column = min(gaining, key=across.__getitem__)
        row = min(
            (place for place in range(len(down)) if tableau[place][column] > 0),
            key=lambda place: (Fraction(tableau[place][-1], tableau[place][column]), down[place]),
        )
        scale = _exchange(tableau, row, column, scale)
        across[column], down[row] = down[row], across[column]
    return True


def _exchange(tableau: Tableau, row: int, column: int, scale: int) -> int:
    """Let a row and a column change places, and return the new scale."""
    chosen = tableau[row]
    pivot = chosen[column]
    for place, entries in enumerate(tableau):
        if place != row:
            factor = entries[column]
            pairs = zip(entries, chosen, strict=True)
            tableau[place] = [(pivot * entry - factor * taken) // scale for entry, taken in pairs]
            tableau[place][column] = -factor
    chosen[column] = scale
    return pivot


# @@ decision/portfolio/places: Which places a proposal can take, over all admissible weightings: exact, and not sampled.

MOST_RIVALS = 11
"""With as many rivals to weigh against each other every combination can be tried; with more it may take too long."""


class Dominance(Enum):
    """How one proposal stands to another, whatever the weights."""

    AHEAD = "ahead"
    BEHIND = "behind"
    LEVEL = "level"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Margins:
    """By how much the score of one proposal exceeds that of another, at each corner of the body of weightings.

    The score is linear in the weights, so nowhere between the corners is the margin smaller or greater than at all of them.
    """

    at_corners: tuple[Fraction, ...]

    @property
    def least(self) -> Fraction:
        """The least margin under any admissible weighting."""
        return min(self.at_corners)

    @property
    def greatest(self) -> Fraction:
        """The greatest margin under any admissible weighting."""
        return max(self.at_corners)

    @property
    def relation(self) -> Dominance:
        """Ahead: never behind, and not always level. Only weightings on the edge of the body can then make the two level."""
        if self.least >= 0:
            return Dominance.AHEAD if self.greatest > 0 else Dominance.LEVEL
        return Dominance.OPEN if self.greatest > 0 else Dominance.BEHIND


@dataclass(frozen=True, slots=True)
class RankRange:
    """The best and the worst place, counted from one.

    Weightings under which proposals are level by chance do not count; proposals that are level under all weightings may each
    take any of the places that they share. Where ``exact`` is false, the places that can be had lie between the two, but the
    two themselves may be out of reach.
    """

    best: int
    worst: int
    exact: bool = True


def margins(one: Strengths, other: Strengths, body: Sequence[Weighting]) -> Margins:
    """How one proposal stands to another at each corner."""
    gaps = [a - b for a, b in zip(one, other, strict=True)]
    return Margins(
        tuple(sum((weight * gap for weight, gap in zip(corner, gaps, strict=True)), Fraction(0)) for corner in body)
    )


def places(number: int, every: Sequence[Strengths], body: Sequence[Weighting]) -> RankRange:
    """The places that one of the proposals can take."""
    found = [margins(every[number], other, body) for place, other in enumerate(every) if place != number]
    relations = [one.relation for one in found]
    rivals = [one.at_corners for one in found if one.relation is Dominance.OPEN]
    behind, level = (relations.count(relation) for relation in (Dominance.BEHIND, Dominance.LEVEL))
    if len(rivals) > MOST_RIVALS:
        return RankRange(1 + behind, 1 + behind + level + len(rivals), exact=False)
    beaten = _most_at_once(rivals)
    ahead = _most_at_once([[-margin for margin in at_corners] for at_corners in rivals])
    return RankRange(1 + behind + len(rivals) - beaten, 1 + behind + level + ahead)


def _most_at_once(rows: Rows) -> int:
    """The greatest number of rows that one weighting makes positive at the same time."""
    best = 0

    def search(chosen: tuple[Sequence[Fraction], ...], left: Rows) -> None:
        nonlocal best
        if len(chosen) + len(left) <= best:
            return
        if all_positive_somewhere([*chosen, *left]):
            best = len(chosen) + len(left)
            return
        taken = (*chosen, left[0])
        if all_positive_somewhere(taken):
            search(taken, left[1:])
        search(chosen, left[1:])

    search((), rows)
    return best
