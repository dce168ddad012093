"""What the documents say, item by item, as frozen records, and how each item stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from scn_criteria.diagnostics import START, Diagnostic, Span
from scn_criteria.ruleset.model import Reference


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says on a matter on which documents differ or are silent."""

    document: str
    says: str


@dataclass(frozen=True, slots=True)
class SourceItem:
    """Something that a document says, in words of our own, under a number that it keeps."""

    number: str
    document: str
    section: str
    kind: str
    content: str
    waived: str = ""
    accounts: tuple[Account, ...] = ()
    handled: str = ""
    span: Span = field(compare=False, default=START)
    """Where it stands in the list."""


@dataclass(frozen=True, slots=True)
class SourcePart:
    """Items about one subject."""

    title: str
    items: tuple[SourceItem, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """All items, with the documents that say them."""

    title: str
    documents: Mapping[str, Reference]
    parts: tuple[SourcePart, ...]
    path: str = ""

    @property
    def items(self) -> Iterator[SourceItem]:
        """All items in the order of their numbers."""
        return (item for part in self.parts for item in part.items)

    def title_of(self, document: str) -> str:
        """The title of a document."""
        return self.documents[document].title


@dataclass(frozen=True, slots=True)
class Place:
    """Where something rests on an item: what it is called, what kind of thing it is, and where it stands."""

    id: str
    kind: str
    path: str
    span: Span

    @property
    def line(self) -> int:
        """The line of the file."""
        return self.span.start.line


@dataclass(frozen=True, slots=True)
class Mention:
    """A number, and where it is named."""

    number: str
    place: Place


class Standing(Enum):
    """How an item stands."""

    ENCODED = "encoded"
    WAIVED = "waived"
    OPEN = "open"

    @property
    def meaning(self) -> str:
        """What that means, for readers."""
        return {
            "encoded": "something rests on it",
            "waived": "nothing can rest on it, and it is said why",
            "open": "nothing rests on it yet",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Covered:
    """An item and everything that rests on it."""

    item: SourceItem
    places: tuple[Place, ...]

    @property
    def standing(self) -> Standing:
        """How the item stands. What is encoded is not waived, whatever the list says."""
        if self.places:
            return Standing.ENCODED
        return Standing.WAIVED if self.item.waived else Standing.OPEN


@dataclass(frozen=True, slots=True)
class CoveredPart:
    """A part of the list with how its items stand."""

    title: str
    items: tuple[Covered, ...]


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """The whole list with how every item stands, and what is wrong with the list or with what refers to it."""

    listed: SourceList
    parts: tuple[CoveredPart, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def items(self) -> tuple[Covered, ...]:
        """All items in the order of their numbers."""
        return tuple(one for part in self.parts for one in part.items)

    def standing(self, standing: Standing) -> tuple[Covered, ...]:
        """The items that stand so."""
        return tuple(one for one in self.items if one.standing is standing)

    @property
    def contested(self) -> tuple[Covered, ...]:
        """The items on which documents differ, are silent or allow two meanings."""
        return tuple(one for one in self.items if one.item.accounts)
