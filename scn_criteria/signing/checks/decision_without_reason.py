"""Who decides otherwise than recommended says why: those whom it concerns will ask."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.signing.surroundings import Filed

CODE = Code(
    "SCN332",
    "decision-without-reason",
    Severity.ERROR,
    "A decision that differs from the recommendation cannot be defended line by line unless somebody writes down why.",
    "Write under `reason` what weighed more than the recommendation.",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Look for the reason."""
    record = filed.record
    if record.decided.agree is False and not record.decided.reason:
        message = f'the decision differs from the recommendation "{record.recommended.outcome.value}" without a reason'
        yield Fault(("decided", "reason"), f"{message}; expected why", on_key=True)
