"""A network has no sixth year, and none beyond the term that it was given."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN343",
    "beyond-the-term",
    Severity.ERROR,
    "A network lasts up to five years: beyond that it works without a mandate.",
    "Correct the number of the year or of the term; for more time, propose the network afresh.",
    "The Way Forward, The first strategic clinical networks (SI-047)",
)

LONGEST = 5


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the year with the term, and the term with the longest that there is."""
    years, year = filed.report.network.term_years, filed.report.year.number
    proposed = filed.around.proposal.term_years if filed.around.proposal else None
    if years > LONGEST:
        yield Fault(("network", "term_years"), f'the term is "{years}" years; expected at most {LONGEST}')
    elif proposed is not None and years > proposed:
        message = f'the term is "{years}" years, but the proposal asked for {proposed}; expected at most that'
        yield Fault(("network", "term_years"), message)
    if year > LONGEST:
        yield Fault(("year", "number"), f'a return for year "{year}" of the network; expected at most year {LONGEST}')
    elif year >= years + 1:
        message = f'a return for year "{year}" of a network that was set up for {years}; expected a year of its term'
        yield Fault(("year", "number"), message, related="the term", related_at=("network", "term_years"))
