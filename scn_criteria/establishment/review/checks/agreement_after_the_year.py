"""The accountability agreement of a year is in force within the year."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN356",
    "agreement-after-the-year",
    Severity.WARNING,
    "An agreement that is signed once the year is over binds nobody to anything in it.",
    "Give the day of the agreement for this year, or say that there was none.",
    "The Way Forward, Accountability and governance (SI-113)",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the day of the agreement with the year."""
    agreement, year = filed.report.governance.accountability_agreement, filed.report.year
    if agreement is not None and agreement.agreed and agreement.on and agreement.on.first > year.ends.first:
        message = f'agreed on "{agreement.on.text}", after the year had ended; expected a day up to {year.ends}'
        yield Fault((*agreement.at, "on"), message)
