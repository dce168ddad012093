"""All the records of a proposal, whatever section they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, TypeVar

from scn_criteria.proposal.model import Proposal

RecordT = TypeVar("RecordT")


def every(kind: type[RecordT], proposal: Proposal) -> Iterator[RecordT]:
    """The records of one kind, in the order of the schema."""
    return (record for record in _records(proposal) if isinstance(record, kind))


# A dozen checks look at the same proposal one after another: it is walked once for all of them.
@lru_cache(maxsize=1)
def _records(proposal: Proposal) -> tuple[Any, ...]:
    return tuple(_within(proposal))


def _within(value: Any) -> Iterator[Any]:
    """A record and all the records inside it."""
    if isinstance(value, tuple):
        for part in value:
            yield from _within(part)
    elif is_dataclass(value):
        yield value
        kind: Any = type(value)
        for name in _names(kind):
            yield from _within(getattr(value, name))


@lru_cache(maxsize=None)
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
