"""The numbers of items, as they stand in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

PREFIX = "SI-"
NUMBERS = re.compile(r"\bSI-(\d{3})(?: to SI-(\d{3}))?\b")
"""One number, or a run of them in words."""


def numbers_in(text: str) -> Iterator[str]:
    """Every number that a text names; a run of numbers stands for all of its members."""
    for found in NUMBERS.finditer(text):
        first = int(found[1])
        last = int(found[2] or found[1])
        yield from (number_of(value) for value in range(first, max(first, last) + 1))


def number_of(value: int) -> str:
    """The number as it is written."""
    return f"{PREFIX}{value:03}"


def value_of(number: str) -> int:
    """A number as an integer."""
    return int(number.removeprefix(PREFIX))
