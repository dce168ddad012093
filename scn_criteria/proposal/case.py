"""A proposal on a given day: what the checks and the facts look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from scn_criteria.proposal.dates import PartialDate
from scn_criteria.proposal.evidence import Item
from scn_criteria.proposal.model import Proposal
from scn_criteria.proposal.reference import Reference

ItemT = TypeVar("ItemT", bound=Item)


@dataclass(frozen=True, slots=True)
class Case:
    """A proposal, the day on which it is judged, and the reference data of the field."""

    proposal: Proposal
    assessed_on: date
    reference: Reference

    def published(self, item: Item) -> PartialDate | None:
        """When the evidence was first public: its own date, or else that of its source."""
        if item.published:
            return item.published
        source = self.proposal.source(item.source)
        return source.published if source else None

    def why_not(self, item: Item) -> str:
        """Why an item does not count on this day, or nothing if it counts."""
        published = self.published(item)
        if published and published.first > self.assessed_on:
            return f"published {published}, after the assessment date"
        return ""

    def counting(self, items: Iterable[ItemT]) -> tuple[ItemT, ...]:
        """The items that count on this day."""
        return tuple(item for item in items if not self.why_not(item))
