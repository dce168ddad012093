"""The values that a parameter may have: from its lowest to its highest in steps, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from math import floor

from scn_criteria.ruleset.model import Parameter
from scn_criteria.ruleset.vocabulary import Number

EXACT = Context(prec=400)
"""Enough digits for every number that a ruleset may hold, so that no step along a range is ever rounded."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The values that a parameter may have, from its lowest in steps."""

    low: Number
    step: Number
    size: int

    @classmethod
    def of(cls, parameter: Parameter) -> Grid:
        """The grid of a parameter."""
        range_ = Fraction(parameter.high) - Fraction(parameter.low)
        return cls(parameter.low, parameter.step, floor(range_ / Fraction(parameter.step)) + 1)

    def value(self, place: int) -> Number:
        """The value at a place, counted from nought."""
        if isinstance(self.low, int) and isinstance(self.step, int):
            return self.low + self.step * place
        return EXACT.add(_decimal(self.low), EXACT.multiply(_decimal(self.step), place))

    def place(self, value: Number) -> Fraction:
        """Where a value lies. Not a whole number where it is none of the grid."""
        return (Fraction(value) - Fraction(self.low)) / Fraction(self.step)


def _decimal(number: Number) -> Decimal:
    """A number of a ruleset as a decimal: rulesets hold no fractions that do not end."""
    if isinstance(number, Fraction):
        return EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    return Decimal(number)
