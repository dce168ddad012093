"""The comments of a file that may speak to this program: those that begin with ``scn``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yaml.events import ScalarEvent

from scn_criteria.document.events import parser_events
from scn_criteria.document.places import LINE_BREAK, Places
from scn_criteria.document.positions import stretch

MARK = re.compile(r"#[ \t]*scn\b", re.IGNORECASE)
COMMENT = re.compile("[^\r\n\x85\u2028\u2029]*")
"""To YAML, a comment also ends at line breaks that editors do not show."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """Where a text or a number stands. What is ``inside`` it comes after the ``|`` or ``>`` of a block, and its comment."""

    start: int
    inside: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, its line, and where it starts and ends in the text."""

    text: str
    line: int
    start: int

    @property
    def end(self) -> int:
        """The index just after its last character."""
        return self.start + len(self.text)


def scalars_of(text: str) -> tuple[Scalar, ...]:
    """All scalars of a text that loads without an error, in the order in which they stand."""
    found = []
    next_event = parser_events(text)
    while (event := next_event()) is not None:
        if isinstance(event, ScalarEvent):
            found.append(_scalar(event, text))
    return tuple(found)


def _scalar(event: ScalarEvent, text: str) -> Scalar:
    start, end = stretch(event)
    if event.style not in ("|", ">"):
        return Scalar(start, start, end)
    end = start + len(text[start:end].rstrip())
    header = LINE_BREAK.search(text, start, end)
    return Scalar(start, header.start() if header else end, end)


def comments_of(text: str, scalars: Sequence[Scalar], places: Places) -> Iterator[Comment]:
    """The comments that begin with ``scn``. A ``#`` within a text, or within another comment, begins none."""
    insides = [scalar.inside for scalar in scalars]
    looked_at = 0
    for mark in MARK.finditer(text):
        start = mark.start()
        if start < looked_at:
            continue
        place = places.position(start)
        number = bisect_right(insides, start)
        before = scalars[number - 1].end if number else 0
        if start < before:
            continue
        found = COMMENT.match(text, start)
        assert found is not None, "a comment may be empty"
        looked_at = found.end()
        if "#" not in text[max(before, start - place.column + 1) : start]:
            yield Comment(found[0].rstrip(), place.line, start)
