"""The scale of a picture: round ends, and places along it in percent, so that a picture is as wide as its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.ruleset.vocabulary import Number

STEPS = (Fraction(1), Fraction(2), Fraction(3), Fraction(4), Fraction(5), Fraction(6), Fraction(8), Fraction(10))
MARGIN = 3
"""Room in percent on either side, so that a mark at an end is not cut."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch along a scale, in percent of its width."""

    begins: str
    width: str
    ends: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from nought, or from below it, to a round end."""

    low: Fraction
    high: Fraction

    def at(self, value: Number) -> str:
        """The place of a value, in percent of the width."""
        return _percent(self._along(value))

    def span(self, low: Number, high: Number) -> Span:
        """The stretch between two values."""
        return Span(self.at(low), _percent(self._along(high) - self._along(low)), self.at(high))

    @property
    def ends(self) -> tuple[str, str]:
        """The two ends in words."""
        return figure(self.low), figure(self.high)

    def _along(self, value: Number) -> Fraction:
        share = (Fraction(value) - self.low) / (self.high - self.low)
        return MARGIN + (100 - 2 * MARGIN) * share


def scale_over(values: Iterable[Number]) -> Scale:
    """A scale that holds nought and every value."""
    every = [Fraction(value) for value in values]
    return Scale(-_round_end(-min([Fraction(0), *every])), _round_end(max([Fraction(0), *every])) or Fraction(1))


def figure(value: Number) -> str:
    """A figure as typed. One that was reckoned goes to two decimals, without closing noughts."""
    words = wording.number(value)
    return words.rstrip("0").rstrip(".") if isinstance(value, Fraction) and "." in words else words


def percent(value: Fraction) -> str:
    """A share for a title: whole from ten on, or else to one decimal."""
    return figure(Fraction(round(value)) if value >= 10 else Fraction(round(value * 10), 10))


def times(value: Fraction) -> str:
    """How many times as much, for a title: whole from a hundred on, or else to one decimal."""
    return figure(Fraction(round(value)) if value >= 100 else Fraction(round(value * 10), 10))


def _round_end(least: Fraction) -> Fraction:
    """The first round number that is no smaller, or nought for nought."""
    if least <= 0:
        return Fraction(0)
    power = Fraction(1)
    while power * 10 < least:
        power *= 10
    while power >= least:
        power /= 10
    return next(power * step for step in STEPS if power * step >= least)


def _percent(share: Fraction) -> str:
    return f"{float(share):.2f}%"
