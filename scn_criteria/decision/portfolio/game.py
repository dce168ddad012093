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
