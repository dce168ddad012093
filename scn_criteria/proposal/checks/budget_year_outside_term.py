"""A budget is for years in which the network exists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.model import Term

CODE = Code(
    "SCN326",
    "budget-year-outside-term",
    Severity.ERROR,
    "A network lasts up to five years, and its money is for those.",
    "Move the line to a year of the term, written as in 2013/14.",
    "The Way Forward, The first strategic clinical networks (SI-047, SI-050)",
)

APRIL = 4


def check(case: Case) -> Iterator[Fault]:
    """Compare the financial year of each line with the first and the last day of the term."""
    budget, term = case.proposal.budget, case.proposal.term
    for line in budget.lines if budget else ():
        first, second = int(line.year[:4]), int(line.year[5:])
        if (first + 1) % 100 != second:
            message = f'"{line.year}" is no financial year; expected "{first}/{(first + 1) % 100:02d}"'
            yield Fault((*line.at, "year"), message)
        elif term and (outside := _outside(first, term)):
            yield Fault((*line.at, "year"), f'the year "{line.year}" {outside}; expected a year of the term')


def _outside(first: int, term: Term) -> str:
    """How a financial year lies outside of a term, or nothing."""
    begins, ends = date(first, APRIL, 1), date(first + 1, APRIL - 1, 31)
    if term.start and ends < term.start.first:
        return f"ends before the network starts, on {term.start}"
    if term.end and begins > term.end.first:
        return f"begins after the network ends, on {term.end}"
    return ""
