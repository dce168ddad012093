"""The year of a return is the one that its number says, counted from the start of the network, and it is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN344",
    "year-out-of-step",
    Severity.ERROR,
    "Progress and the years used are counted by the calendar: a year that begins elsewhere is counted twice or not at all.",
    "Correct the day of the start, the days of the year or its number; submit the return when the year is over.",
)

LONGEST_YEAR = 366


def check(filed: Filed) -> Iterator[Fault]:
    """Count from the start, and look at the order of the days."""
    year = filed.report.year
    begins, ends = year.begins.first, year.ends.first
    expected = _years_later(filed.report.network.started.first, year.number - 1)
    if begins != expected:
        message = f'year {year.number} begins on "{begins}"; expected {expected}, counted from the start of the network'
        yield Fault(("year", "begins"), message, related="the start", related_at=("network", "started"))
    if not 0 < (ends - begins).days <= LONGEST_YEAR:
        yield Fault(("year", "ends"), f'the year ends on "{ends}"; expected a day within a year after {begins}')
    elif filed.report.submitted.first < ends:
        yield Fault(("submitted",), f'submitted on "{filed.report.submitted.first}"; expected a day after the year, {ends}')


def _years_later(day: date, years: int) -> date:
    """The same day some years later; after 29 February it is 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
