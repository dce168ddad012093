"""Which line stands for which: a comment for the line below it, a text over several lines for its first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from scn_criteria.document.comments import Scalar
from scn_criteria.document.places import LINE_BREAK, Places

WITHOUT_CONTENT = re.compile(r"[ \t]*(?:#.*)?|(?:---|\.\.\.)[ \t]*(?:#.*)?|%.*", re.DOTALL)
"""Blank lines, comments, and the marks and directives of a document."""


class Lines:
    """The lines of a text, those grouped that nobody would tell apart when saying where something is."""

    __slots__ = ("_firsts", "_lasts", "_next")

    def __init__(self, text: str, scalars: Sequence[Scalar], places: Places) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for scalar in scalars:
            self._group(places.position(scalar.start).line, places.position(scalar.end).line)
        self._next = _next_with_content(text)

    def _group(self, first: int, last: int) -> None:
        """Note that a text runs over some lines. It may begin where another one ended."""
        if first == last:
            return
        if self._lasts and first <= self._lasts[-1]:
            self._lasts[-1] = max(last, self._lasts[-1])
        else:
            self._firsts.append(first)
            self._lasts.append(last)

    def standing_for(self, line: int) -> int:
        """The line that stands for a line, with content on it; a line past the end where no content follows."""
        number = bisect_right(self._firsts, line)
        within = number and line <= self._lasts[number - 1]
        return self._next[(self._firsts[number - 1] if within else line) - 1]

    def holds(self, line: int) -> bool:
        """Whether there is such a line."""
        return line <= len(self._next)

    @property
    def first(self) -> int:
        """The first line with content."""
        return self._next[0]


def _next_with_content(text: str) -> list[int]:
    """For every line, the nearest one from there on that holds content."""
    lines = LINE_BREAK.split(text)
    nearest = len(lines) + 1
    found = [nearest] * len(lines)
    for number in range(len(lines), 0, -1):
        if not WITHOUT_CONTENT.fullmatch(lines[number - 1]):
            nearest = number
        found[number - 1] = nearest
    return found
