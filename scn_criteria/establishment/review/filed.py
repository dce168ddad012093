"""A return, and what it can be compared with besides itself, as far as it can be had."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, is_dataclass
from datetime import date
from typing import Any, TypeVar

from scn_criteria.establishment.review.model import Return
from scn_criteria.proposal.evidence import Number
from scn_criteria.proposal.reading import fields_with_records
from scn_criteria.proposal.reference import Reference
from scn_criteria.signing import DecisionRecord
from scn_criteria.terms import Outcome

RecordT = TypeVar("RecordT")


@dataclass(frozen=True, slots=True)
class ProposalFound:
    """The proposal that a return names, as it is today, and what it comes to if it can be assessed.

    What it says of names, areas and term is empty where it cannot be read, or says nothing.
    """

    id: str
    sha256: str
    outcome: Outcome | None
    names: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    term_years: Number | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The name of the return's file, the day, and the proposal and the decision record that it names.

    Nothing was looked for where ``looked`` is false: what comes from standard input lies nowhere.
    """

    file_name: str = ""
    today: date | None = None
    looked: bool = False
    proposal: ProposalFound | None = None
    record: DecisionRecord | None = None


LookAround = Callable[[Return], Surroundings]
"""Finds what lies around a return. It reads files, so it comes from outside."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A return, what lies around it, and the reference data of the field: what checks and facts look at."""

    report: Return
    reference: Reference
    around: Surroundings = field(default_factory=Surroundings)


def every(kind: type[RecordT], found: Any) -> Iterator[RecordT]:
    """The records of one kind in a record, in the order of the schema."""
    if isinstance(found, tuple):
        for part in found:
            yield from every(kind, part)
    elif is_dataclass(found):
        if isinstance(found, kind):
            yield found
        for name in fields_with_records(type(found)):
            yield from every(kind, getattr(found, name))
