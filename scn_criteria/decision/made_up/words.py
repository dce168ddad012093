"""What all made-up evidence is made of."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scn_criteria.ruleset.vocabulary import Facts, Number

Content = Mapping[str, Any]
"""Plain data as a file holds it. A part that is empty or not known is left out of the file."""

SOURCE = "made-up"
CITED = {"source": SOURCE}
PERIOD = 2011
RATE = "per 100,000"
WORSE = {"unit": RATE, "direction": "higher_is_worse"}
BASELINE = {"value": 10, "period": PERIOD}
BOARD = "nhs_commissioning_board"
PLACES = 20


def whole(facts: Facts, name: str, otherwise: int = 0) -> int:
    """A fact that counts something."""
    value = facts.get(name)
    return otherwise if value is None or isinstance(value, str) else int(value)


def exact(facts: Facts, name: str) -> Fraction | None:
    """A fact that is an exact number, if it is known."""
    value = facts.get(name)
    return None if value is None or isinstance(value, str) else Fraction(value)


def text(facts: Facts, name: str, words: str) -> str | None:
    """Words where a fact says that something is described."""
    return words if facts.get(name) else None


def decimal(number: Number) -> str:
    """A number as a file holds it: exact where it ends within twenty places, else cut off there."""
    value = Fraction(number)
    places = next((one for one in range(PLACES) if 10**one % value.denominator == 0), PLACES)
    sign, digits, _ = Decimal(int(value * 10**places)).as_tuple()
    return f"{Decimal((sign, digits, -places)):f}"
