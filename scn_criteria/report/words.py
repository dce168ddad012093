"""Small words for readers: symbols, lists, counts and places."""

from __future__ import annotations

from collections.abc import Sequence

from scn_criteria.diagnostics import Pointer
from scn_criteria.terms import Rating

SYMBOLS = {Rating.MET: "✓", Rating.PARTLY_MET: "◐", Rating.NOT_MET: "✕", Rating.NOT_EVIDENCED: "\N{EN DASH}"}

COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def counted(number: int) -> str:
    """A small number in words, a larger one in digits."""
    return COUNTS[number] if number < len(COUNTS) else str(number)


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Parts as one phrase: ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def sentence(text: str) -> str:
    """A text with a capital first letter and one closing stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def place(pointer: Pointer) -> str:
    """A place in a file as a reader finds it, with items counted from one."""
    words = ""
    for part in pointer:
        words += f", item {part + 1}" if isinstance(part, int) else f"{'.' if words else ''}{part}"
    return words
