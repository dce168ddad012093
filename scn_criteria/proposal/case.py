"""A proposal on an assessment date with the reference data, for checks and facts: which evidence counts on that day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.dates import PartialDate
from scn_criteria.document.records import fields_with_records
from scn_criteria.proposal.declared_type import PURPOSE, has_strategic_duties
from scn_criteria.proposal.evidence import POPULATION_GROUPS, Item, Variation
from scn_criteria.proposal.model import Proposal
from scn_criteria.proposal.placeholders import ARGUMENT_WORDS, hollow, hollow_argument
from scn_criteria.proposal.reference import ReferenceData
from scn_criteria.ruleset.fact_derivation import Derived, given

# The proposal on a day

NOT_BETWEEN_PLACES = "not between places: a difference between groups of people shows no variation within the country"
"""Why a variation is set aside whatever its date."""

ItemT = TypeVar("ItemT", bound=Item)


@dataclass(frozen=True, slots=True)
class DatedProposal:
    """A proposal, the day on which it is judged, and the reference data of the field."""

    proposal: Proposal
    assessed_on: date
    reference: ReferenceData
    argument_words: int = ARGUMENT_WORDS
    """The words that an argument has at least: a parameter of the ruleset."""

    def says(self, text: str | None) -> bool:
        """Whether a text says something: it is there, and neither of our template nor a placeholder."""
        return bool(text) and hollow(str(text)) is None

    def argument(self, text: str | None) -> bool:
        """Whether a text is an argument: it says something, in as many words as the ruleset asks."""
        return bool(text) and hollow_argument(str(text), self.argument_words) is None

    def published(self, item: Item) -> PartialDate | None:
        """When the evidence was first public: its own date, or else that of its source."""
        if item.published:
            return item.published
        source = self.proposal.source(item.source)
        return source.published if source else None

    def why_not(self, item: Item) -> str:
        """Why an item does not count on this day, or nothing if it counts."""
        if isinstance(item, Variation) and item.between == POPULATION_GROUPS:
            return NOT_BETWEEN_PLACES
        published = self.published(item)
        if published and published.first > self.assessed_on:
            return f"published {published}, after the assessment date"
        return ""

    def counting(self, items: Iterable[ItemT]) -> tuple[ItemT, ...]:
        """The items that count on this day."""
        return tuple(item for item in items if not self.why_not(item))


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
