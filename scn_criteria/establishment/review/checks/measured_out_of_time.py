"""The latest figure of an aim is from the time of the network, and was there when the return was submitted."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN349",
    "measured-out-of-time",
    Severity.ERROR,
    "What was measured before the network began shows nothing of its work, and what is measured later nobody can know yet.",
    "Give the latest figure from the time of the network, or leave it out: the aim is then not measured.",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the day of each latest figure with the start, the baseline and the submission."""
    started, submitted = filed.report.network.started, filed.report.submitted
    for aim in filed.report.aims:
        if aim.latest is None:
            continue
        measured, at = aim.latest.measured, (*aim.at, "latest", "measured")
        if measured.first < started.first:
            message = f'measured "{measured.text}", before the network began; expected a day from {started} on'
            yield Fault(at, message, related="the start", related_at=("network", "started"))
        elif measured.first > submitted.first:
            yield Fault(at, f'measured "{measured.text}", after the return was submitted; expected a day up to {submitted}')
        elif measured.first < aim.baseline.measured.first:
            yield Fault(at, f'measured "{measured.text}", before its baseline; expected a later day')
