"""What packs are made from, as frozen records: documents, relationships, stages and reviews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from scn_criteria.establishment.provisions import Cited
from scn_criteria.ruleset.model import Basis, Citation, Reference
from scn_criteria.terms import NetworkType

Types = frozenset[NetworkType]
EVERY_TYPE: Types = frozenset(NetworkType)


@dataclass(frozen=True, slots=True)
class Sentence(Cited):
    """A sentence of a document, and the types of network that it is for."""

    types: Types = EVERY_TYPE


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that the program fills."""

    name: str
    types: Types = EVERY_TYPE


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """A section before it is filled."""

    title: str
    parts: tuple[Sentence | Slot, ...]
    types: Types = EVERY_TYPE


@dataclass(frozen=True, slots=True)
class PaperOutline:
    """A document before it is filled."""

    name: str
    title: str
    about: str
    types: Types
    source: Citation
    sections: tuple[SectionOutline | Slot, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Who answers to whom, as July has it and as November does."""

    who: str
    july: Cited
    november: Cited


@dataclass(frozen=True, slots=True)
class Relationship:
    """A body to work with: what the documents say of it, and what to agree with it first."""

    name: str
    title: str
    kinds: tuple[str, ...]
    what: Cited
    first: Cited


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage before the start, and which months it was for the first networks."""

    title: str
    months_before: int
    then: str
    basis: Basis
    source: Citation
    steps: tuple[Cited, ...]


class Anchor(Enum):
    """What a review is counted from."""

    YEAR = "year"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Review(Cited):
    """When the network is looked at, what is due then, and why."""

    at: Anchor
    months: int
    what: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything that packs are made from."""

    documents: Mapping[str, Reference]
    papers: tuple[PaperOutline, ...]
    accounts: tuple[Account, ...]
    relationships: tuple[Relationship, ...]
    stages: tuple[Stage, ...]
    reviews: tuple[Review, ...]

    def papers_for(self, type_: NetworkType) -> tuple[PaperOutline, ...]:
        """The documents for a type of network."""
        return tuple(one for one in self.papers if type_ in one.types)
