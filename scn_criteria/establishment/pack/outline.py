"""The outline of packs, as shipped: records of documents, relationships, stages and reviews, and their reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from scn_criteria.document.records import RecordT, read_record
from scn_criteria.establishment.provisions import CitedText
from scn_criteria.establishment.provisions_file import shipped_data
from scn_criteria.ruleset.loader import parse_citation, parse_documents
from scn_criteria.ruleset.model import Basis, Citation, CitedDocument
from scn_criteria.terms import NetworkType

# Records

Types = frozenset[NetworkType]
EVERY_TYPE: Types = frozenset(NetworkType) - {NetworkType.UNDECIDED}


@dataclass(frozen=True, slots=True)
class Sentence(CitedText):
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
class AccountabilityLine:
    """Who answers to whom, as July has it and as November does."""

    who: str
    july: CitedText
    november: CitedText


@dataclass(frozen=True, slots=True)
class Relationship:
    """A body to work with: what the documents say of it, and what to agree with it first."""

    name: str
    title: str
    kinds: tuple[str, ...]
    what: CitedText
    first: CitedText


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage before the start, and which months it was for the first networks."""

    title: str
    months_before: int
    then: str
    basis: Basis
    source: Citation
    steps: tuple[CitedText, ...]


class CountedFrom(Enum):
    """The event that a review is counted from."""

    YEAR = "year"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class ScheduledReview(CitedText):
    """When the network is looked at, what is due then, and why."""

    at: CountedFrom
    months: int
    what: str


@dataclass(frozen=True, slots=True)
class PackOutline:
    """Everything that packs are made from."""

    documents: Mapping[str, CitedDocument]
    papers: tuple[PaperOutline, ...]
    accounts: tuple[AccountabilityLine, ...]
    relationships: tuple[Relationship, ...]
    stages: tuple[Stage, ...]
    reviews: tuple[ScheduledReview, ...]

    def papers_for(self, type_: NetworkType) -> tuple[PaperOutline, ...]:
        """The documents for a type of network."""
        return tuple(one for one in self.papers if type_ in one.types)


# Reading

Data = Mapping[str, Any]
FILES = ("pack", "relationships", "timetable")


@lru_cache(maxsize=1)
def shipped_outline() -> PackOutline:
    """The outline that ships with the package."""
    return parse_outline(shipped_data(FILES, "packs"))


def parse_outline(files: Sequence[Data]) -> PackOutline:
    """The outline that files hold together."""
    return PackOutline(
        documents={key: one for data in files for key, one in parse_documents(data["documents"]).items()},
        papers=tuple(_paper(one) for one in _all(files, "papers")),
        accounts=_records(AccountabilityLine, files, "accounts"),
        relationships=_records(Relationship, files, "relationships"),
        stages=_records(Stage, files, "stages"),
        reviews=_records(ScheduledReview, files, "reviews"),
    )


def _all(files: Sequence[Data], key: str) -> Iterator[Data]:
    for data in files:
        yield from data.get(key, ())


def _records(kind: type[RecordT], files: Sequence[Data], key: str) -> tuple[RecordT, ...]:
    return tuple(read_record(kind, one) for one in _all(files, key))


def _paper(data: Data) -> PaperOutline:
    sections = tuple(_slot(one) if "slot" in one else _section(one) for one in data["sections"])
    source = parse_citation(data["source"])
    return PaperOutline(data["name"], data["title"], data["about"], _types(data), source, sections)


def _section(data: Data) -> SectionOutline:
    parts = tuple(_slot(one) if "slot" in one else Sentence(*_cited(one), _types(one)) for one in data["parts"])
    return SectionOutline(data["title"], parts, _types(data))


def _slot(data: Data) -> Slot:
    return Slot(data["slot"], _types(data))


def _types(data: Data) -> Types:
    return frozenset(map(NetworkType, data["for"])) if "for" in data else EVERY_TYPE


def _cited(data: Data) -> tuple[str, Basis, Citation]:
    return data["text"], Basis(data["basis"]), parse_citation(data["source"])
