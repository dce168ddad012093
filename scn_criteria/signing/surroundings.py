"""What a decision record can be compared with besides itself, as far as it can be had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from scn_criteria.signing.record import DecisionRecord


@dataclass(frozen=True, slots=True)
class Found:
    """A file or folder as it is today, and its digest."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The name of the record's file, the day, and the proposal and ruleset that it speaks of, as they are today."""

    file_name: str = ""
    today: date | None = None
    proposal: Found | None = None
    ruleset: Found | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """A record, and what lies around it: what the checks look at."""

    record: DecisionRecord
    around: Surroundings


LookAround = Callable[[DecisionRecord], Surroundings]
"""Finds what lies around a record. It reads files, so it comes from outside."""
