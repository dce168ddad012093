"""The years of a term are those between its dates."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN316",
    "term-disagrees",
    Severity.WARNING,
    "A term in years that is not the time between its start and its end leaves open when the network is to end.",
    "Correct the years or one of the dates.",
    "The Way Forward, The first strategic clinical networks (SI-050)",
)

DAYS_IN_A_YEAR = 365.25
FOUR_YEARS = 1461
SLACK = 8
"""One of so many parts of a year. Terms are often rounded to whole years: a month and a half is no contradiction."""


def check(case: Case) -> Iterator[Fault]:
    """Compare the years with the dates, where both are given in order."""
    term = case.proposal.term
    if not term or not term.start or not term.end or term.end <= term.start:
        return
    days = (term.end.first - term.start.first).days
    if not -FOUR_YEARS <= SLACK * (4 * days - FOUR_YEARS * term.years) <= FOUR_YEARS:
        message = f'the term is "{term.years}" years, but its dates are about {days / DAYS_IN_A_YEAR:.1f} years apart'
        yield Fault(("term", "years"), f"{message}; expected the same")
