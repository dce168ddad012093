"""Values as readers say them. Exact numbers are written exactly; a fraction to two decimals, halves to even."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

CAPITALS = {"nhs": "NHS", "ccg": "CCG", "ccgs": "CCGs", "nice": "NICE", "england": "England"}
LONGEST_NUMBER = 30
UNKNOWN = "not known"


def spoken(word: str) -> str:
    """A word of a file as a reader says it: ``nhs_commissioning_board`` becomes ``NHS commissioning board``."""
    return " ".join(CAPITALS.get(part, part) for part in word.split("_"))


def sentence(text: str) -> str:
    """A text with a capital letter and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".") if text else ""


def number(value: int | Decimal | Fraction) -> str:
    """An exact number: decimals as typed, thousands set apart."""
    if not isinstance(value, (int, Decimal)):
        value = value.numerator if value.denominator == 1 else _hundredths(round(value * 100))
    exact = Decimal(value)
    return f"{exact:.6E}" if abs(exact.adjusted()) > LONGEST_NUMBER else f"{exact:,f}"


def _hundredths(count: int) -> Decimal:
    """A count of hundredths as a decimal, whatever precision the surroundings ask for."""
    sign, digits, _ = Decimal(count).as_tuple()
    return Decimal((sign, digits, -2))


def value(found: bool | int | Decimal | Fraction | str | None, unit: str = "", singular: str = "") -> str:
    """A value with its unit: ``5 professions``, ``1 profession``, ``36.07 percent``, ``yes``, ``not known``."""
    if found is None:
        return UNKNOWN
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, str):
        return spoken(found)
    return f"{number(found)} {singular if found == 1 and singular else unit}".strip()
