"""References of a return to the NHS Outcomes Framework exist in the edition that is named."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import suggest
from scn_criteria.establishment.review.filed import Filed, every
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.evidence import Framework

CODE = Code(
    "SCN358",
    "unknown-indicator-of-return",
    Severity.ERROR,
    "Every measure ties to an outcome domain: an indicator that its edition lacks ties to none.",
    "Look the indicator up in the edition that you name.",
    "Strategic Clinical Networks update, November 2012, Measuring SCN effectiveness (SI-151)",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Look up each reference in its edition."""
    for found in every(Framework, filed.report):
        if (found.reference, found.edition) not in filed.reference.indicators:
            same_edition = [name for name, edition in filed.reference.indicators if edition == found.edition]
            near = suggest(found.reference, same_edition)
            hint = f'did you mean "{near}"?' if near else "expected a reference such as 1.1 or 2.3.i"
            message = f'the framework of {found.edition} has no indicator "{found.reference}"; {hint}'
            yield Fault((*found.at, "reference"), message)
