"""All the records of a proposal, whatever section they stand in."""

from __future__ import annotations

from dataclasses import is_dataclass
from functools import lru_cache
from typing import Any, TypeVar

from scn_criteria.proposal.model import Proposal
from scn_criteria.proposal.reading import fields_with_records

RecordT = TypeVar("RecordT")


def every(kind: type[RecordT], proposal: Proposal) -> tuple[RecordT, ...]:
    """The records of one kind, in the order of the schema."""
    return _records(_Same(proposal)).of(kind)


class _Same:
    """A proposal, told from others by what it is and not by what it says: to compare all it says takes too long."""

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
