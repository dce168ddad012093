"""Telling numbers from the other values that a fact may have."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeGuard

from scn_criteria.ruleset.vocabulary import Number


def is_number(value: object) -> TypeGuard[Number]:
    """Whether a value is an exact number. In Python, yes and no are numbers too; here they are not."""
    return isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool)
