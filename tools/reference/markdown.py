"""The little Markdown that the generated pages need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

UNANCHORED = re.compile(r"[^\w\- ]")


def cell(text: str) -> str:
    """A text that stays within its cell of a table."""
    return plain(" ".join(text.split())).replace("|", "\\|")


def plain(text: str) -> str:
    """A text whose angle brackets are no tags."""
    return text.replace("<", "\\<")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell(text) for text in line)} |\n" for line in lines)


def code(words: Iterable[object]) -> str:
    """Words as they are typed, with commas."""
    return ", ".join(f"`{word}`" for word in words)


def anchor(heading: str) -> str:
    """The name by which links find a heading."""
    return UNANCHORED.sub("", heading.lower()).replace(" ", "-")
