"""From an index into a text to a line and a column."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from scn_criteria.diagnostics import Position, Span

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""Editors count these lines. YAML 1.1 also breaks lines at U+0085, U+2028 and U+2029, so its own count is not used."""


class Places:
    """The lines of a text."""

    __slots__ = ("_length", "_starts")

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self._starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
        else:
            self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]
        self._length = len(text)

    def position(self, index: int) -> Position:
        """Where a character stands; an index past the end is the end of the text."""
        index = min(max(index, 0), self._length)
        line = bisect_right(self._starts, index)
        return Position(line, index - self._starts[line - 1] + 1)

    def index(self, position: Position) -> int:
        """The index of a character from its place: the other way round."""
        return min(self._starts[position.line - 1] + position.column - 1, self._length)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of characters stands."""
        return Span(self.position(start), self.position(max(start, end)))
