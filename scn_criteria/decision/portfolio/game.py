"""Can several things be had at once? Linear programming in whole numbers: a tie is a tie, and not a rounding error."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

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
    columns = list(zip(*whole, strict=True))
    size = len(columns)
    tableau = [
        [*(entry + raised for entry in column), *(int(place == other) for other in range(size)), 1]
        for place, column in enumerate(columns)
    ]
    tableau.append([*([-1] * len(rows)), *([0] * size), 0])
    return not _reaches(tableau, list(range(len(rows), len(rows) + size)), raised)


def _whole(row: Sequence[Fraction]) -> list[int]:
    """A row in whole numbers. To multiply a whole row by something positive changes no sign."""
    multiple = lcm(*(entry.denominator for entry in row))
    return [int(entry * multiple) for entry in row]


def _reaches(tableau: Tableau, basis: list[int], raised: int) -> bool:
    """Whether the sum of shares can be brought to one over ``raised`` or more. The tableau is used up.

    The entries stay whole: all are multiples of one over ``scale``. The first column and the first row that will do are
    taken every time (Bland), so that it comes to an end.
    """
    scale = 1
    while raised * tableau[-1][-1] < scale:
        column = next((place for place, entry in enumerate(tableau[-1][:-1]) if entry < 0), None)
        if column is None:
            return False
        row = min(
            (place for place in range(len(basis)) if tableau[place][column] > 0),
            key=lambda place: (Fraction(tableau[place][-1], tableau[place][column]), basis[place]),
        )
        scale = _pivot(tableau, row, column, scale)
        basis[row] = column
    return True


def _pivot(tableau: Tableau, row: int, column: int, scale: int) -> int:
    chosen = tableau[row]
    pivot = chosen[column]
    for place, entries in enumerate(tableau):
        if place != row:
            factor = entries[column]
            pairs = zip(entries, chosen, strict=True)
            tableau[place] = [(pivot * entry - factor * taken) // scale for entry, taken in pairs]
    return pivot
