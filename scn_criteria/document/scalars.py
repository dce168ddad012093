"""What a plain scalar means: as little as possible.

Only ``true``, ``false``, ``null``, ``~``, nothing at all and decimal numbers are more than text. So ``no``, ``12:30``,
``0123`` and ``2012-07-26`` stay what the author typed, and ``1.10`` keeps its last nought.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

Scalar: TypeAlias = "str | int | Decimal | bool | None"

CONSTANTS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None, "": None}
NUMBER_STARTS = frozenset("+-0123456789")
"""A look at the first character spares most texts the regular expression."""

NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(\.[0-9]+)?(?:[eE]([-+]?[0-9]+))?")


def is_number(text: str) -> bool:
    """Whether a plain scalar is a number."""
    return text[:1] in NUMBER_STARTS and NUMBER.fullmatch(text) is not None


def is_overlong(text: str, digits: int) -> bool:
    """Whether a number has more than so many digits, written out in full."""
    if len(text) > digits:
        return True
    exponent = text.lower().partition("e")[2]
    return bool(exponent) and abs(int(exponent)) > digits


def number(text: str) -> int | Decimal:
    """The exact value of a number: whole numbers as ``int``, all others as ``Decimal``."""
    return int(text) if text.lstrip("+-").isdigit() else Decimal(text)


def resolve(text: str) -> Scalar:
    """The value of a plain scalar."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    return number(text) if is_number(text) else text
