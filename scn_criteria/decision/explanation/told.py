"""A sentence and what it introduces, with the words that the modules of this package share."""

from __future__ import annotations

from dataclasses import dataclass

MOST_SHOWN = 3
"""As many alternatives as are told. The others are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and what it introduces."""

    lead: str
    items: tuple[str, ...] = ()


def and_more(number: int) -> str:
    """How many alternatives are not told."""
    return f" ({number - MOST_SHOWN} more are not shown)" if number > MOST_SHOWN else ""


def capital(text: str) -> str:
    """A text with a capital first letter."""
    return text[:1].upper() + text[1:]
