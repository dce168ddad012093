"""Dates are days that the calendar has. It is looked into before the proposal is read, for it could not be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from scn_criteria.diagnostics import Code, Pointer, Severity
from scn_criteria.document import Document
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.dates import MONTHS, PartialDate

CODE = Code(
    "SCN212",
    "impossible-date",
    Severity.ERROR,
    "A day that no calendar has, such as 30 February, leaves open which day was meant.",
    "Look the day up; where only the month is known, write year and month.",
)

DATES = ("submitted", "start", "end", "by", "published")


def check_document(document: Document, dates: Collection[str] = DATES) -> Iterator[Fault]:
    """Try every date of the file: what stands under these keys."""
    return _within(document.data, (), dates)


def _within(data: Any, at: Pointer, dates: Collection[str]) -> Iterator[Fault]:
    """Find the impossible dates in a part of the file."""
    if isinstance(data, list):
        for place, entry in enumerate(data):
            if isinstance(entry, (dict, list)):
                yield from _within(entry, (*at, place), dates)
    if isinstance(data, dict):
        for key, value in data.items():
            if key in dates:
                yield from _date(value, (*at, key), dates)
            elif isinstance(value, (dict, list)):
                yield from _within(value, (*at, key), dates)


def _date(value: Any, at: Pointer, dates: Collection[str]) -> Iterator[Fault]:
    """Try one date. What only bears the name of one, such as a source with the key ``end``, is looked into."""
    if not isinstance(value, str):
        yield from _within(value, at, dates)
        return
    try:
        PartialDate.parse(value)
    except ValueError:
        from calendar import monthrange  # noqa: PLC0415 - it takes long to import, and most dates are possible

        year, month = (int(part) for part in value.split("-")[:2])
        name, last = MONTHS[month - 1], monthrange(year, month)[1]
        yield Fault(at, f'"{value}" is no day of the calendar; expected 1 to {last} in {name} {year}')
