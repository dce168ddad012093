"""The documents of a pack: sections of passages and tables, each with a mark of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

OPEN = re.compile(r"\[to be agreed: ([^\[\]]+)\]")
"""The matters that people must still settle, as they stand in a text."""


class Provenance(Enum):
    """The kinds of source of a passage."""

    SOURCE = "source"
    READING = "reading"
    CONVENTION = "convention"
    UNVERIFIED = "unverified"
    PROPOSAL = "proposal"
    COMMAND = "command"

    @property
    def meaning(self) -> str:
        """The meaning of a mark of this kind, in a sentence."""
        return {
            "source": "The document says so, in words of ours. Numbers are those of the list of its items.",
            "reading": "One of the meanings that the document allows, or what follows from it.",
            "convention": "No document says so. Where a place follows, it is what the words are about.",
            "unverified": "Nobody has read it at its source. Confirm it before you rely on it.",
            "proposal": "Taken from the proposal as it stands there, in this line of its file.",
            "command": "Chosen by whoever made the pack.",
        }[self.value]

    def says(self, place: str) -> str:
        """The text of a mark of this kind with a place."""
        ours = f"ours, on {place}" if place else "ours"
        return {
            "reading": f"our reading of {place}",
            "convention": ours,
            "unverified": f"not verified: {place}",
            "proposal": f"from {place}",
        }.get(self.value, place)


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark at the end of a passage."""

    ground: Provenance
    place: str

    def __str__(self) -> str:
        """The mark as readers see it."""
        return self.ground.says(self.place)


Marks = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement, and its source."""

    text: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row of a table, and where it comes from."""

    cells: tuple[str, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class PaperTable:
    """Rows under a head. Their marks stand in a last column of their own."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[PaperRow, ...]


Part = Passage | PaperTable


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A title and what stands under it."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a pack."""

    name: str
    title: str
    about: str
    network: str
    marks: Marks
    sections: tuple[PaperSection, ...]

    @property
    def to_be_agreed(self) -> tuple[str, ...]:
        """The matters in it that people must still settle, in order."""
        return tuple(found for text in self.texts() for found in OPEN.findall(text))

    def texts(self) -> Iterator[str]:
        """Everything that it says, in order."""
        for section in self.sections:
            for part in section.parts:
                if isinstance(part, Passage):
                    yield part.text
                else:
                    yield from (cell for row in part.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Pack:
    """All documents that one proposal leads to, the overview first."""

    identifier: str
    papers: tuple[Paper, ...]


def to_be_agreed(what: str) -> str:
    """The clear place of something that people must settle."""
    return f"[to be agreed: {what}]"
