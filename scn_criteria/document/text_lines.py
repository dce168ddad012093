"""The lines of a text as people indent them: for saying what a slip of the pen was, where a parser noticed it too late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scn_criteria.document.places import LINE_BREAK

LEAD = re.compile(r" *(?:- +)*")
"""What stands before a key or a text: spaces, and the hyphens of items."""
KEY = re.compile(r"(\w[\w ./-]{0,60}):(?=[ \t]|$)")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line, and the index of the text at which it starts."""

    number: int
    start: int
    text: str

    @property
    def holds(self) -> bool:
        """Whether the line holds more than space and a comment."""
        bare = self.text.strip()
        return bool(bare) and not bare.startswith("#")

    @property
    def indent(self) -> int:
        """How many spaces the line starts with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def lead(self) -> int:
        """Where what the line holds begins, after the hyphen of an item."""
        found = LEAD.match(self.text)
        return found.end() if found else 0

    @property
    def key(self) -> str:
        """The key that the line holds, or nothing."""
        found = KEY.match(self.text, self.lead)
        return found[1] if found else ""

    @property
    def value(self) -> str:
        """What stands after the key, or all that the line holds where there is none."""
        rest = self.text[self.lead + len(self.key) + 1 :] if self.key else self.text[self.lead :]
        return "" if rest.lstrip().startswith("#") else rest.strip()


def lines_up_to(text: str, index: int) -> tuple[TextLine, ...]:
    """The lines of a text down to the one that an index is on."""
    return tuple(_lines(text, index))


def _lines(text: str, index: int) -> Iterator[TextLine]:
    start = 0
    breaks = [*((found.start(), found.end()) for found in LINE_BREAK.finditer(text)), (len(text), len(text) + 1)]
    for number, (end, after) in enumerate(breaks, 1):
        yield TextLine(number, start, text[start:end])
        if index < after:
            return
        start = after


def line_above(lines: tuple[TextLine, ...]) -> TextLine | None:
    """The line before the last that holds anything."""
    return next((line for line in reversed(lines[:-1]) if line.holds), None)
