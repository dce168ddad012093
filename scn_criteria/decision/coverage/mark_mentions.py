"""Numbers named in marks that readers do not see: comments of templates and of pages in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from scn_criteria.decision.coverage.model import Mention, Place
from scn_criteria.decision.coverage.numbers import NUMBERS, numbers_in
from scn_criteria.diagnostics import Position, Span

MARK = re.compile(r"<!--.*?-->|\{#.*?#\}", re.DOTALL)
HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)


def mentions_in_marks(text: str, path: str, kind: str) -> Iterator[Mention]:
    """Every number that a mark of a text names, with the heading that the mark stands under."""
    for mark in MARK.finditer(text):
        for found in NUMBERS.finditer(mark[0]):
            start = mark.start() + found.start()
            place = Place(_heading(text[: mark.start()], path), kind, path, _span(text, start, start + len(found[0])))
            yield from (Mention(number, place) for number in numbers_in(found[0]))


def _heading(above: str, path: str) -> str:
    name = PurePosixPath(path).name.partition(".")[0]
    return (HEADING.findall(above) or [name])[-1] if path.endswith(".md") else name


def _span(text: str, start: int, end: int) -> Span:
    return Span(_position(text, start), _position(text, end))


def _position(text: str, offset: int) -> Position:
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
