"""A baseline has a unit."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN346",
    "baseline-without-unit",
    Severity.ERROR,
    "A bare number cannot be followed: next year somebody may count in another unit, and progress is made or lost by it.",
    'Write the unit of the aim, such as "percent" or "deaths per 100,000 people".',
)


def check(filed: Filed) -> Iterator[Fault]:
    """Look for the unit of each aim."""
    for aim in filed.report.aims:
        if not (aim.unit or "").strip():
            message = f'the baseline "{aim.baseline.value}" of "{aim.aim}" has no unit; expected "unit" beside it'
            yield Fault((*aim.at, "baseline"), message, on_key=True)
