"""The entries of the reference data, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from scn_criteria.proposal.dates import PartialDate


class Standing(Enum):
    """How guidance of NICE stands on a day. Guidance that is not listed counts, but nobody vouches for it."""

    IN_FORCE = "in_force"
    NOT_YET_PUBLISHED = "not_yet_published"
    SUPERSEDED = "superseded"
    NOT_KNOWN = "not_known"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class FrameworkIndicator:
    """An indicator of the NHS Outcomes Framework in one edition, with a short title of our own."""

    reference: str
    edition: str
    title: str
    domain: int
    verified: bool


@dataclass(frozen=True, slots=True)
class NiceRecord:
    """Guidance of NICE: when it was published, and what took its place when."""

    id: str
    title: str
    verified: bool
    published: PartialDate | None = None
    superseded_by: str | None = None
    superseded_from: PartialDate | None = None

    def standing(self, on: date) -> Standing:
        """How it stands on a day."""
        if self.published and self.published.first > on:
            return Standing.NOT_YET_PUBLISHED
        if self.superseded_from and self.superseded_from.first <= on:
            return Standing.SUPERSEDED
        return Standing.IN_FORCE


@dataclass(frozen=True, slots=True)
class NiceSeries:
    """A series of guidance, such as CG, and the year of its first number."""

    prefix: str
    name: str
    from_year: int


@dataclass(frozen=True, slots=True)
class PrecedentCondition:
    """A condition that got one of the first networks: its other names and its home domain."""

    id: str
    name: str
    home_domain: int
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedService:
    """A service that the documents name for a type of network, and its other names."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoreUse:
    """Something that core national funding may pay for."""

    use: str
    title: str


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator as the file lists it: once for all the editions in which it means the same."""

    reference: str
    domain: int
    editions: tuple[str, ...]
    verified: bool
    title: str

    def in_edition(self, edition: str) -> FrameworkIndicator:
        """The indicator in one edition."""
        return FrameworkIndicator(self.reference, edition, self.title, self.domain, self.verified)
