"""Plain words for values, kinds, places and lists of words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scn_criteria.diagnostics import Pointer

KINDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys and values",
    "null": "no value",
}
"""The kinds of value of a schema."""

LONGEST = 60


def quoted(text: str) -> str:
    """A text in double quotes, on one line and not too long."""
    line = " ".join(text.split()) or text
    return f'"{line}"' if len(line) <= LONGEST else f'"{line[: LONGEST - 1]}…"'


def literal(value: object) -> str:
    """A value as the author would type it."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(literal(each) for each in value)}]"
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else "null" if value is None else str(value)


def found(value: object, typed: str | None) -> str:
    """What was found, by kind and, where it is short, by value."""
    if isinstance(value, str):
        return f"text {quoted(value)}" if value else "empty text"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return f"the number {typed or value}"
    if isinstance(value, list):
        return f"a list of {counted(len(value), 'item')}"
    return "no value" if value is None else "keys and values"


def counted(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def any_of(words: Sequence[str], joint: str = "or") -> str:
    """Words in a row: ``a, b or c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def place(pointer: Pointer) -> str:
    """Where a value stands, by its key or its number in a list, and by what that is part of."""
    if not pointer:
        return "the file"
    last = pointer[-1]
    if isinstance(last, int):
        above = pointer[-2:-1]
        return f"item {last + 1} of {place(above)}" if above else f"item {last + 1}"
    parents = pointer[:-1]
    if parents and isinstance(parents[-1], int):
        return f"{quoted(last)} of {place(parents)}"
    return f"{quoted(last)} of {quoted(str(parents[-1]))}" if parents else quoted(last)
