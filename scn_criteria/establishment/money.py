"""Exact money: pounds as fractions, pence as whole numbers, and rounding at the very end."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

PENCE, THOUSAND = 100, 1000

TIE_RULE = "Pence that are left over go to the largest remainders, and among equal ones to the area first by name."


def split(pence: int, weights: Sequence[Fraction]) -> tuple[int, ...]:
    """A sum of pence split by weights, so that the parts add up to it.

    Each part is rounded down, and what is left over goes, a penny each, to the largest remainders; among equal ones to the
    first. Raises ValueError where a sum or a weight is below nought, or no weight is above.
    """
    whole = sum(weights, Fraction())
    if pence < 0 or whole <= 0 or min(weights) < 0:
        raise ValueError("only a sum from nought up can be split, by weights from nought up of which one is above")
    exact = [pence * weight / whole for weight in weights]
    parts = [int(one) for one in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: pence - sum(parts)]:
        parts[place] += 1
    return tuple(parts)


def rounded(value: Fraction, unit: int = 1) -> int:
    """A value in whole units, rounded to the nearest; a half goes up."""
    return (value / unit + Fraction(1, 2)).__floor__()


def thousands(pounds: Fraction) -> int:
    """Thousands of pounds, as the published table has them."""
    return rounded(pounds, THOUSAND)


def in_pence(pounds: Fraction) -> int:
    """Pounds as whole pence."""
    return rounded(pounds * PENCE)


def pounds_text(pence: int) -> str:
    """Pence as people read pounds: ``5,627,191.35``."""
    sign = "-" if pence < 0 else ""
    return f"{sign}{abs(pence) // PENCE:,}.{abs(pence) % PENCE:02d}"


def amount_text(pounds: Fraction) -> str:
    """An amount that somebody typed, as people read it: pence only where there are any."""
    pence = in_pence(pounds)
    return pounds_text(pence) if pence % PENCE else f"{pence // PENCE:,}"
