"""Admissible weightings of the criteria, the ranks that proposals can have under them, and how often they have each.

The weightings form a polytope. Scores are linear in the weights, so what holds at every corner holds everywhere between.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import accumulate, product
from math import lcm
from operator import ge, le, mul, sub
from random import Random

from scn_criteria.decision.strength import Strengths
from scn_criteria.terms import Criterion

# The polytope of admissible weightings

Weighting = tuple[Fraction, ...]
"""A weight for each criterion, at least nought, that add up to one."""

NONE_AT_ALL = (Fraction(0),) * len(Criterion)


@dataclass(frozen=True, slots=True)
class WeightLimits:
    """The limits of weightings beyond adding up to one. By themselves they admit every weighting."""

    least: Weighting = NONE_AT_ALL
    """The least weight of each criterion."""
    order: tuple[tuple[int, int], ...] = ()
    """Pairs of places, counted from nought: the first criterion weighs at least as much as the second."""

    def slacks(self, weighting: Weighting) -> tuple[Fraction, ...]:
        """The distance of a weighting from each limit, least weights first; negative on the wrong side."""
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


@dataclass(frozen=True, slots=True)
class Simplex:
    """A piece of the body with one corner more than it has dimensions, and its share of the whole volume."""

    corners: tuple[Weighting, ...]
    share: Fraction


def simplices(limits: WeightLimits, body: Sequence[Weighting]) -> tuple[Simplex, ...]:
    """The body cut into simplices that overlap nowhere. Without an order it is one itself.

    Each simplex joins the first corner of the body to a simplex of a facet that does not touch it; facets are cut up in the
    same way (the pulling triangulation). The number can reach that of the rankings which the orders admit.
    """
    touched = [limits.touched(corner, len(limits.order)) for corner in body]
    facets = [
        frozenset(number for number, places in enumerate(touched) if place in places)
        for place in range(len(limits.least) + len(limits.order))
    ]
    found = [tuple(body[number] for number in numbers) for numbers in _cut_up(frozenset(range(len(body))), facets, {})]
    if len(found) == 1:
        return (Simplex(found[0], Fraction(1)),)
    columns = _eliminated(_edges(found[0]))[0]
    unit = lcm(*(part.denominator for corner in body for part in corner))
    in_units = {corner: [int(corner[column] * unit) for column in columns] for corner in body}
    volumes = [_volume([in_units[corner] for corner in one]) for one in found]
    whole = sum(volumes)
    return tuple(Simplex(one, Fraction(volume, whole)) for one, volume in zip(found, volumes, strict=True))


Corners = frozenset[int]
"""Corners of the body by their numbers."""


def _cut_up(
    face: Corners, facets: Sequence[Corners], known: dict[Corners, tuple[tuple[int, ...], ...]]
) -> tuple[tuple[int, ...], ...]:
    """The simplices of a face of the body, as the numbers of their corners."""
    if face not in known:
        first = min(face)
        parts = {face & facet for facet in facets} - {face, frozenset()}
        largest = [part for part in parts if not any(part < other for other in parts)]
        apart = sorted((part for part in largest if first not in part), key=sorted)
        known[face] = tuple((first, *rest) for part in apart for rest in _cut_up(part, facets, known)) or ((first,),)
    return known[face]


def _edges(corners: Sequence[Weighting]) -> list[list[Fraction]]:
    first, *others = corners
    return [[a - b for a, b in zip(other, first, strict=True)] for other in others]


def _volume(corners: Sequence[Sequence[int]]) -> int:
    """The volume of a simplex, as a multiple of the same part for all: the determinant of its edges (after Bareiss)."""
    first, *others = corners
    rows = [[a - b for a, b in zip(other, first, strict=True)] for other in others]
    before, size = 1, len(rows)
    for step in range(size - 1):
        pivot = next((number for number in range(step, size) if rows[number][step]), None)
        if pivot is None:
            return 0
        rows[step], rows[pivot] = rows[pivot], rows[step]
        taken = rows[step]
        for number in range(step + 1, size):
            row = rows[number]
            rows[number] = [(taken[step] * entry - row[step] * top) // before for entry, top in zip(row, taken, strict=True)]
        before = taken[step]
    return abs(rows[-1][-1])


def _eliminated(rows: list[list[Fraction]]) -> tuple[list[int], Fraction]:
    """The columns in which the rows differ, by Gauss, and up to its sign the determinant of the rows in these columns."""
    columns, determinant = [], Fraction(1)
    for column in range(len(rows[0])):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        columns.append(column)
        determinant *= pivot[column]
        rows = [
            [entry - row[column] / pivot[column] * taken for entry, taken in zip(row, pivot, strict=True)]
            for row in rows
            if row is not pivot
        ]
        if not rows:
            break
    return columns, determinant


# Systems of linear inequalities

Rows = Sequence[Sequence[Fraction | int]]
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


def _whole(row: Sequence[Fraction | int]) -> list[int]:
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


# Ranges of ranks, exact over all admissible weightings

MOST_RIVALS = 11
"""With as many rivals to weigh against each other every combination can be tried; with more it may take too long."""

Scores = tuple[int, ...]
"""The score of a proposal at each corner of the body of weightings, in parts of a number that all proposals share.

A score is linear in the weights, so whatever holds of two proposals at all corners holds everywhere between them.
"""


class Dominance(Enum):
    """The relation of one proposal to another, whatever the weights."""

    AHEAD = "ahead"
    BEHIND = "behind"
    LEVEL = "level"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Margins:
    """The least and the greatest margin of one proposal over another under any admissible weighting, and what follows.

    Ahead: never behind, and not always level. Only weightings on the edge of the body can then make the two level.
    """

    least: Fraction
    greatest: Fraction

    @property
    def relation(self) -> Dominance:
        """The relation of the one to the other."""
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


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of all proposals at the corners of a body of weightings, in whole numbers of one over ``scale``."""

    scale: int
    scores: tuple[Scores, ...]

    @classmethod
    def of(cls, every: Sequence[Strengths], body: Sequence[Weighting]) -> Scored:
        """Score every proposal. Those that are equally strong share their scores."""
        known = {one: _at_corners(one, body) for one in set(every)}
        scale = lcm(*(score.denominator for scores in known.values() for score in scores))
        whole = {one: tuple(int(score * scale) for score in scores) for one, scores in known.items()}
        return cls(scale, tuple(whole[one] for one in every))

    def margins(self, one: int, other: int) -> Margins:
        """The margins of one proposal over another, by their numbers."""
        gaps = [*map(sub, self.scores[one], self.scores[other])]
        return Margins(Fraction(min(gaps), self.scale), Fraction(max(gaps), self.scale))


def _at_corners(strengths: Strengths, body: Sequence[Weighting]) -> tuple[Fraction, ...]:
    return tuple(
        sum((weight * part for weight, part in zip(corner, strengths, strict=True) if weight), Fraction(0))
        for corner in body
    )


def places(scored: Scored) -> tuple[RankRange, ...]:
    """The places that each of the proposals can take.

    Every two that are not level are compared once; only where few enough stand open against one are linear programs solved.
    """
    level = Counter(scored.scores)
    found = {one: _places(one, level) for one in level}
    return tuple(found[one] for one in scored.scores)


def _places(one: Scores, level: Counter[Scores]) -> RankRange:
    """The places of proposals with these scores, among all scores and how many proposals have each."""
    ahead, rivals, number = 0, [], 0
    for other, times in level.items():
        if all(map(ge, one, other)):
            continue
        if all(map(le, one, other)):
            ahead += times
        else:
            rivals.append((other, times))
            number += times
    best, worst = 1 + ahead, ahead + level[one]
    if number > MOST_RIVALS:
        return RankRange(best, worst + number, exact=False)
    margins = [[*map(sub, one, other)] for other, times in rivals for _ in range(times)]
    beaten = _most_at_once(margins)
    beating = _most_at_once([[-margin for margin in at_corners] for at_corners in margins])
    return RankRange(best + number - beaten, worst + beating)


def _most_at_once(rows: Rows) -> int:
    """The greatest number of rows that one weighting makes positive at the same time."""
    best = 0

    def search(chosen: tuple[Sequence[Fraction | int], ...], left: Rows) -> None:
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


# Shares of ranks, by sampling weightings uniformly

DRAWN = 100_000
DRAWN_FOR_MANY = 10_000
FEW = MOST_RIVALS + 1
"""For so many proposals the places are exact, and more weightings are drawn."""
FINE = 1 << 36
"""Into so many parts the sum of all weights is divided."""
BLOCK = 1000
SEED = 2012

Columns = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """The number of times that each place was taken, by one proposal or by several that share it evenly."""

    counts: tuple[int, ...]
    times: int
    """The number of weightings drawn, counted once for each proposal that shares the places."""

    def share(self, places: int) -> Fraction:
        """The share of the weightings under which one of the first so many places is taken."""
        return Fraction(sum(self.counts[:places]), self.times)

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """The share of each place."""
        return tuple(Fraction(count, self.times) for count in self.counts)


def number_drawn(proposals: int) -> int:
    """The number of weightings to draw for so many proposals."""
    return DRAWN if proposals <= FEW else DRAWN_FOR_MANY


def greatest_error(drawn: int) -> float:
    """The greatest standard error that a share of so many weightings drawn can have: that of one half."""
    return float(0.5 / drawn**0.5)


def draw(scored: Scored, body: Sequence[Weighting], pieces: Sequence[Simplex], seed: int = SEED) -> tuple[PlaceCounts, ...]:
    """Draw weightings and count which places each proposal takes. The same seed gives the same counts."""
    number = len(scored.scores)
    drawn = number_drawn(number)
    taken: list[Counter[int]] = [Counter() for _ in range(number)]
    corner_numbers = {corner: place for place, corner in enumerate(body)}
    for piece, parts in weightings(pieces, drawn, seed) if number else ():
        numbers = [corner_numbers[corner] for corner in piece.corners]
        for place, first in enumerate(zip(*_orders(scored, numbers, parts), strict=True)):
            taken[place].update(first)
    return _shared(scored, taken, drawn)


def weightings(pieces: Sequence[Simplex], number: int, seed: int) -> Iterator[tuple[Simplex, Columns]]:
    """Blocks of weightings within one simplex: for each of its corners, how many parts of ``FINE`` fall to it in each.

    The gaps between numbers drawn evenly from an interval are spread evenly over all ways to divide it.
    """
    source = Random(seed)
    for piece, times in _allotted(pieces, number, source):
        for begun in range(0, times, BLOCK):
            cuts = range(len(piece.corners) - 1)
            rows = []
            for _ in range(min(BLOCK, times - begun)):
                ends = sorted([int(source.random() * FINE) for _ in cuts])
                rows.append([*map(sub, [*ends, FINE], [0, *ends])])
            yield piece, [*zip(*rows, strict=True)]


def _allotted(pieces: Sequence[Simplex], number: int, source: Random) -> Iterator[tuple[Simplex, int]]:
    """Each simplex that weightings are drawn from, and how many."""
    if len(pieces) == 1:
        yield pieces[0], number
        return
    ends = [float(end) for end in accumulate(piece.share for piece in pieces)][:-1]
    chosen = Counter(bisect(ends, source.random()) for _ in range(number))
    yield from ((piece, chosen[place]) for place, piece in enumerate(pieces) if chosen[place])


def _orders(scored: Scored, corners: Sequence[int], parts: Columns) -> list[list[int]]:
    """The proposals by their scores, the greatest first, under each weighting. Those that are level keep their order."""
    width = ((scored.scale * FINE).bit_length() + 7) // 8
    packed = [int.from_bytes(b"".join([part.to_bytes(width, "little") for part in column]), "little") for column in parts]
    known = {one: _unpacked(one, corners, packed, width, len(parts[0])) for one in set(scored.scores)}
    numbers = list(range(len(scored.scores)))
    rows = zip(*(known[one] for one in scored.scores), strict=True)
    return [sorted(numbers, key=row.__getitem__, reverse=True) for row in rows]


def _unpacked(one: Sequence[int], corners: Sequence[int], packed: Sequence[int], width: int, number: int) -> Sequence[int]:
    """The score of a proposal under each weighting of a block.

    The weightings lie side by side in one long number, ``width`` bytes each, so that one multiplication serves all of them.
    """
    total = sum(map(mul, [one[corner] for corner in corners], packed))
    text = total.to_bytes(width * number, "little")
    return [int.from_bytes(text[place : place + width], "little") for place in range(0, len(text), width)]


def _shared(scored: Scored, taken: Sequence[Counter[int]], drawn: int) -> tuple[PlaceCounts, ...]:
    """The counts of each proposal. Proposals that are always level share the places that they take together evenly."""
    groups: dict[tuple[int, ...], list[int]] = {}
    for number, one in enumerate(scored.scores):
        groups.setdefault(one, []).append(number)
    found = {
        one: PlaceCounts(tuple(sum(place[number] for number in level) for place in taken), drawn * len(level))
        for one, level in groups.items()
    }
    return tuple(found[one] for one in scored.scores)


@dataclass(frozen=True, slots=True)
class PairShares:
    """The exact share of all admissible weightings in which one proposal is ahead of another, from volumes."""

    pieces: tuple[tuple[tuple[int, ...], float], ...]
    """For each simplex the numbers of its corners in the body, and its share of the volume."""

    @classmethod
    def of(cls, body: Sequence[Weighting], pieces: Sequence[Simplex]) -> PairShares:
        """Ready to answer for one body of weightings, cut into simplices."""
        numbers = {corner: place for place, corner in enumerate(body)}
        return cls(tuple((tuple(numbers[corner] for corner in one.corners), float(one.share)) for one in pieces))

    def ahead(self, gaps: Sequence[int]) -> Fraction:
        """The share of the weightings with a positive margin, from the margins at all corners of the body."""
        shares = (share * share_positive([gaps[corner] for corner in corners]) for corners, share in self.pieces)
        return Fraction(min(1.0, sum(shares)))


def share_positive(margins: Sequence[int]) -> float:
    """The share of a simplex in which a linear function is positive that has these values at its corners.

    After Varsi, "The multidimensional content of the frustum of the simplex", Pacific Journal of Mathematics 46 (1973).
    Every step takes a mean of two shares, so no error grows.
    """
    positive = [margin for margin in margins if margin > 0]
    shares = [1.0] + [0.0] * (len(margins) - len(positive))
    rest = [-margin for margin in margins if margin <= 0]
    for gain in positive:
        for place, loss in enumerate(rest, start=1):
            shares[place] = (loss * shares[place] + gain * shares[place - 1]) / (loss + gain)
    return shares[-1] if positive else 0.0
