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

DATES = frozenset({"submitted", "start", "end", "by", "published"})


def check_document(document: Document, dates: Collection[str] = DATES) -> Iterator[Fault]:
    """Try every date of the file: the text under one of these keys.

    What only bears the name of a date, such as a source with the key ``end``, is looked into like everything else.
    """
    waiting: list[tuple[Any, Pointer]] = [(document.data, ())]
    while waiting:
        part, at = waiting.pop()
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            kind = type(value)
            if kind is dict or kind is list:
                waiting.append((value, (*at, key)))
            elif key in dates and kind is str and not _is_day(value):
                yield _fault(value, (*at, key))


def _is_day(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def _fault(text: str, at: Pointer) -> Fault:
    from calendar import monthrange  # noqa: PLC0415 - it takes long to import, and most dates are possible

    year, month = (int(part) for part in text.split("-")[:2])
    name, last = MONTHS[month - 1], monthrange(year, month)[1]
    return Fault(at, f'"{text}" is no day of the calendar; expected 1 to {last} in {name} {year}')
