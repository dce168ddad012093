"""A strategic clinical network lasts at most five years."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.purpose import strategic
from scn_criteria.proposal.dates import PartialDate

CODE = Code(
    "SCN301",
    "term-over-five-years",
    Severity.ERROR,
    "A strategic clinical network is set up for a limited time, as long as its change takes and at most five years.",
    "Shorten the term, and say under exit what becomes of the work when it ends.",
    "The Way Forward, The first strategic clinical networks (SI-047, SI-050)",
)

LONGEST = 5


def check(case: Case) -> Iterator[Fault]:
    """Look at the years, and then at the dates."""
    term = case.proposal.term
    if term is None or not strategic(case.proposal):
        return
    if term.years > LONGEST:
        yield Fault(("term", "years"), f'the term is "{term.years}" years; expected at most {LONGEST}')
    elif term.start and term.end and _longer(term.start, term.end):
        message = f'the term runs from {term.start} to "{term.end.text}"; expected at most {LONGEST} years'
        yield Fault(("term", "end"), message, related="the start", related_at=("term", "start"))


def _longer(start: PartialDate, end: PartialDate) -> bool:
    """Whether more than five years lie between two days. The same day five years on is not more."""
    first, last = start.first, end.first
    return (last.year - LONGEST, last.month, last.day) > (first.year, first.month, first.day)
