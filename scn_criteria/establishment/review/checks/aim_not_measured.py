"""An aim is measured."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN355",
    "aim-not-measured",
    Severity.WARNING,
    "Progress without a figure is not evidenced, and an aim that is never measured cannot be reached.",
    'Give the figure under "latest", or say in the report when there will be one.',
    "Strategic Clinical Networks update, November 2012, Measuring SCN effectiveness (SI-154)",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Look for the latest figure of each aim."""
    for aim in filed.report.aims:
        if aim.latest is None:
            yield Fault((*aim.at, "aim"), f'"{aim.aim}" has no figure later than its baseline; expected "latest"')
