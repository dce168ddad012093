"""The target of an aim lies ahead of the year that is reported on, or in it."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN345",
    "target-in-the-past",
    Severity.ERROR,
    "A target that had passed before the year began says nothing of what the network was to do in it.",
    "Agree on a new target with a day to come, or leave out the aim that is done with.",
    "Strategic Clinical Networks update, November 2012, Measuring SCN effectiveness (SI-154)",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the day of each target with the year."""
    begins = filed.report.year.begins
    for aim in filed.report.aims:
        if aim.target.by.first < begins.first:
            message = (
                f'the target is for "{aim.target.by.text}"; expected a day in the year that began on {begins}, or later'
            )
            yield Fault((*aim.at, "target", "by"), message, related="the year", related_at=("year", "begins"))
