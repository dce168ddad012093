"""No more organisations take a practice up than it was offered to."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN360",
    "more-took-it-up-than-could",
    Severity.ERROR,
    "Spread is a share of those to whom something was offered, and no share is more than the whole.",
    "Correct one of the two numbers.",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the two numbers of each practice."""
    for one in filed.report.spread:
        if one.taken_up_by > one.of:
            message = f'"{one.taken_up_by}" organisations took up what was offered to {one.of}; expected at most {one.of}'
            yield Fault((*one.at, "taken_up_by"), message)
