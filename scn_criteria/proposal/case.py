"""A proposal on an assessment date with the reference data, for checks and facts: which evidence counts on that day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.dates import PartialDate
from scn_criteria.document.records import fields_with_records
from scn_criteria.proposal.declared_type import PURPOSE, has_strategic_duties
from scn_criteria.proposal.evidence import POPULATION_GROUPS, ArguableItem, Item, Variation
from scn_criteria.proposal.fact_choices import AS_SHIPPED, FactChoices, PartialDates, UndatedEvidence
from scn_criteria.proposal.model import Proposal
from scn_criteria.proposal.placeholders import hollow, hollow_argument
from scn_criteria.proposal.reference import ReferenceData
from scn_criteria.ruleset.fact_derivation import Derived, given

# The proposal on a day

WEAKENS = "it speaks against the case; no rule reads it as evidence against"
"""Why an item that weakens the case is set aside. To leave it out instead would change nothing."""

ItemT = TypeVar("ItemT", bound=Item)


class SetAside(Enum):
    """Why evidence is set aside on an assessment date."""

    LATE = "late"
    PERHAPS_LATE = "perhaps_late"
    """Published in a month or a year that ends after the date."""
    UNDATED = "undated"
    NOT_BETWEEN_PLACES = "not_between_places"
    """A variation between groups of people, whatever its date."""


@dataclass(frozen=True, slots=True)
class DatedProposal:
    """A proposal, the day on which it is judged, the reference data of the field, and what is chosen for the facts."""

    proposal: Proposal
    assessed_on: date
    reference: ReferenceData
    choices: FactChoices = AS_SHIPPED
    admitted: frozenset[Pointer] = frozenset()
    """The places of evidence that counts whatever its date, to try what would follow."""

    def says(self, text: str | None) -> bool:
        """Whether a text says something: it is there, and neither of our template nor a placeholder."""
        return bool(text) and hollow(str(text)) is None

    def argument(self, text: str | None) -> bool:
        """Whether a text is an argument: it says something, in as many words as the ruleset asks."""
        return bool(text) and hollow_argument(str(text), self.choices.argument_words) is None

    def published(self, item: Item) -> PartialDate | None:
        """When the evidence was first public: its own date, or else that of its source."""
        if item.published:
            return item.published
        source = self.proposal.source(item.source)
        return source.published if source else None

    def accessed(self, item: Item) -> PartialDate | None:
        """When somebody read its source."""
        source = self.proposal.source(item.source)
        return source.accessed if source else None

    def set_aside(self, item: Item) -> SetAside | None:
        """Why the evidence of an item is set aside on this day. Words without a source are no evidence, and have no date.

        No date can make evidence count less by being left out: of a month or a year the last day counts, and what was read
        by some day was public by then.
        """
        if item.source is None or item.at in self.admitted:
            return None
        if isinstance(item, Variation) and item.between == POPULATION_GROUPS:
            return self._by_date(item) or SetAside.NOT_BETWEEN_PLACES
        return self._by_date(item)

    def _by_date(self, item: Item) -> SetAside | None:
        """Why the evidence of an item is set aside by its date."""
        published, day = self.published(item), self.assessed_on
        if published and published.first > day:
            return SetAside.LATE
        if self._public_by(item):
            return None
        if published is None:
            return SetAside.UNDATED if self.choices.undated_evidence is UndatedEvidence.SET_ASIDE else None
        return SetAside.PERHAPS_LATE if self.choices.partial_dates is PartialDates.LAST_DAY else None

    def _public_by(self, item: Item) -> bool:
        """Whether it is certain that an item was public on this day."""
        source = self.proposal.source(item.source)
        dates = (item.published, *((source.published, source.accessed) if source else ()))
        return any(one.last <= self.assessed_on for one in dates if one)

    def evidenced(self, item: Item) -> bool:
        """Whether an item has a source that counts on this day."""
        return item.source is not None and self.set_aside(item) is None

    def why_set_aside(self, item: Item) -> str:
        """Why the evidence of an item is set aside, in words, or nothing if it counts."""
        why = self.set_aside(item)
        if why is None:
            return ""
        if why is SetAside.NOT_BETWEEN_PLACES:
            return "a difference between groups of people, and not between places"
        if why is SetAside.UNDATED:
            read = self.accessed(item)
            return f"its source has no date, and was read only {read.when}" if read else "its source has no date"
        perhaps = "which may be " if why is SetAside.PERHAPS_LATE else ""
        return f"published {self.published(item)}, {perhaps}after the assessment date"

    def why_not(self, item: Item) -> str:
        """Why an item does not count at all on this day, or nothing if it counts, be it as an argument."""
        if item.weakens:
            return WEAKENS
        return "" if isinstance(item, ArguableItem) else self.why_set_aside(item)

    def counting(self, items: Iterable[ItemT]) -> tuple[ItemT, ...]:
        """The items that count on this day, be it as arguments."""
        return tuple(
            item for item in items if not item.weakens and (isinstance(item, ArguableItem) or self.set_aside(item) is None)
        )


def argued(case: DatedProposal, text: str | None, *at: str) -> Derived:
    """Whether something is argued, with its place."""
    return given(text if case.argument(text) else None, *at)


def said(case: DatedProposal, text: str | None, *at: str) -> Derived:
    """Whether something is said, be it in a few words, with its place."""
    return given(text if case.says(text) else None, *at)


# The records of a proposal, by kind

RecordT = TypeVar("RecordT")


def every(kind: type[RecordT], proposal: Proposal) -> tuple[RecordT, ...]:
    """The records of one kind, in the order of the schema."""
    return _records(_Same(proposal)).of(kind)


class _Same:
    """A proposal compared by identity: to compare its content takes too long."""

    __slots__ = ("proposal",)

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.proposal is other.proposal

    def __hash__(self) -> int:
        return id(self.proposal)


class _Records:
    """The records of one proposal, all of them and, once somebody has asked, by kind."""

    __slots__ = ("_all", "_by_kind")

    def __init__(self, proposal: Proposal) -> None:
        self._all: list[Any] = []
        _collect(proposal, self._all)
        self._by_kind: dict[type, tuple[Any, ...]] = {}

    def of(self, kind: type[RecordT]) -> tuple[RecordT, ...]:
        """The records of one kind."""
        found = self._by_kind.get(kind)
        if found is None:
            found = self._by_kind[kind] = tuple(record for record in self._all if isinstance(record, kind))
        return found


# Two dozen checks look at the same proposal one after another: it is walked once for all of them.
@lru_cache(maxsize=1)
def _records(same: _Same) -> _Records:
    return _Records(same.proposal)


def _collect(value: Any, found: list[Any]) -> None:
    """Add a record and all the records inside it to what was found."""
    kind: Any = type(value)
    if kind is tuple:
        for part in value:
            _collect(part, found)
        return
    names = _names(kind)
    if names is None:
        return
    found.append(value)
    for name in names:
        inside = getattr(value, name)
        if inside:
            _collect(inside, found)


@lru_cache(maxsize=None)
def _names(kind: Any) -> tuple[str, ...] | None:
    """The fields of a record that may hold others; nothing for what is no record."""
    return fields_with_records(kind) if is_dataclass(kind) else None


# The duties of a strategic network


def strategic(case: DatedProposal) -> bool:
    """Whether the duties of a strategic network apply to a proposal."""
    return has_strategic_duties(case.proposal, case.reference)


def section_at(section: str, given: bool) -> Pointer:
    """Where to point for something that a section lacks: at the section, or at the purpose that asks for it."""
    return (section,) if given else PURPOSE
