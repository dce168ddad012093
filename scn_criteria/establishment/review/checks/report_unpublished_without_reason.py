"""Where the annual report is not published, it is said why; where it is, when and where."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN354",
    "report-unpublished-without-reason",
    Severity.WARNING,
    "The documents ask for annual reports to be published: whoever finds none should at least find out why.",
    "Give the reason, or the day and the address of the report.",
    "The Way Forward, Evaluation (SI-156)",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Look for the reason, or else for day and address."""
    report = filed.report.report
    if report is None:
        return
    if not report.published:
        if not (report.reason or "").strip():
            yield Fault((*report.at, "published"), 'the report is not published and no reason is given; expected "reason"')
        return
    missing = [f'"{word}"' for word, given in (("on", report.on), ("address", report.address)) if not given]
    if missing:
        message = f"the report is published, but it is not said when or where; expected {' and '.join(missing)}"
        yield Fault((*report.at, "published"), message)
