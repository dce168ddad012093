"""The lines of a file that a finding is about, with marks under the stretch that is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, takewhile

from scn_criteria.diagnostics import Position, Span
from scn_criteria.safe_text import visible

MOST_COLUMNS = 100
"""How many columns of a line are shown."""

BEFORE = 60
"""How many of them may come before the stretch, where not all of the line can be shown."""

MOST_LINES = 10
"""Of a stretch with more lines than these, the last one is left out: nobody learns anything from it."""

CUT = "…"
TAB = "→   "


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """A line as it is shown: its number, its text, and how far the marks are indented and go.

    ``goes_on`` says that lines of the stretch come after it that are not shown.
    """

    number: int
    text: str
    indent: int
    marks: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    """A character as it is shown, and how many columns that takes."""

    text: str
    width: int


def lines_of(text: str) -> list[str]:
    """The lines of a text as places count them."""
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n") if text else []


def excerpt(lines: Sequence[str], span: Span) -> tuple[ExcerptLine, ...]:
    """The first line of a stretch and, where there are a few, the last. Nothing where the lines cannot be had."""
    first = span.start
    if first.line > len(lines):
        return ()
    last = _last(span, lines)
    line = lines[first.line - 1]
    if last.line == first.line:
        return (_row(first.line, line, first.column, last.column),)
    begun = _row(first.line, line, first.column, len(line) + 1)
    between = last.line - first.line - 1
    if between + 2 > MOST_LINES:
        return (replace(begun, goes_on=True),)
    end = lines[last.line - 1]
    indentation = len(end) - len(end.lstrip())
    ended = _row(last.line, end, min(indentation + 1, last.column), last.column)
    return replace(begun, goes_on=between > 0), ended


def _last(span: Span, lines: Sequence[str]) -> Position:
    """The end of a stretch. Where it is the very beginning of a line, the line before is the last of the stretch."""
    line, column = span.end.line, span.end.column
    if line > len(lines) or (column == 1 and line > span.start.line):
        line = min(line - 1, len(lines))
        column = len(lines[line - 1]) + 1
    return Position(line, column)


def _row(number: int, line: str, begin: int, end: int) -> ExcerptLine:
    """A line with as much of its text as fits. Columns count from 1, and the end is the one after the last."""
    at = min(begin - 1, len(line))
    if len(line) <= MOST_COLUMNS and line.isascii() and line.isprintable():  # as most are: each character takes one column
        return ExcerptLine(number, line, at, max(min(end - 1, len(line)) - at, 1))
    left = _left(line, at)
    cells = _fitting(line[left : left + MOST_COLUMNS])
    cut = CUT if left else ""
    more = CUT if left + len(cells) < len(line) else ""
    within = at - left
    stretch = cells[within : max(end - 1 - left, within)]
    text = cut + "".join(cell.text for cell in cells) + more
    return ExcerptLine(number, text, len(cut) + _width(cells[:within]), max(_width(stretch), 1))


def _left(line: str, at: int) -> int:
    """Where the shown part of a line begins: at its start, unless the stretch would then be out of sight."""
    if len(line) <= MOST_COLUMNS and _width([_cell(character) for character in line]) <= MOST_COLUMNS:
        return 0
    before = [_cell(character).width for character in reversed(line[max(at - BEFORE, 0) : at])]
    return at - len(list(takewhile(lambda width: width <= BEFORE, accumulate(before))))


def _fitting(text: str) -> list[_Cell]:
    cells = [_cell(character) for character in text]
    widths = accumulate(cell.width for cell in cells)
    return cells[: len(list(takewhile(lambda width: width <= MOST_COLUMNS, widths)))]


def _width(cells: Sequence[_Cell]) -> int:
    return sum(cell.width for cell in cells)


@lru_cache(maxsize=512)
def _cell(character: str) -> _Cell:
    if character == "\t":
        return _Cell(TAB, len(TAB))
    shown = visible(character)
    if shown != character or character.isascii():
        return _Cell(shown, len(shown))
    if unicodedata.category(character) in ("Mn", "Me"):
        return _Cell(character, 0)
    return _Cell(character, 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1)
