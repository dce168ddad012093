"""References to the NHS Outcomes Framework exist in the edition that is named."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import suggest
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import Framework
from scn_criteria.proposal.reference import Reference

CODE = Code(
    "SCN204",
    "unknown-indicator",
    Severity.ERROR,
    "Indicators were renumbered between editions: a reference that its edition lacks may mean another in the next.",
    "Look the indicator up in the edition that you name.",
    "The Way Forward, The NHS Outcomes Framework (SI-067)",
)


def check(case: Case) -> Iterator[Fault]:
    """Look up each reference in its edition."""
    for found in every(Framework, case.proposal):
        if (found.reference, found.edition) not in case.reference.indicators:
            message = f'the framework of {found.edition} has no indicator "{found.reference}"'
            yield Fault((*found.at, "reference"), f"{message}; {_hint(found, case.reference)}")


def _hint(found: Framework, reference: Reference) -> str:
    """The edition that has the reference, or else one like it in the same edition."""
    for indicator in reference.indicators.values():
        if indicator.reference == found.reference:
            return f'expected the edition {indicator.edition}, where it is "{indicator.title}"'
    same_edition = [name for name, edition in reference.indicators if edition == found.edition]
    parts = [name for name in same_edition if name.startswith(f"{found.reference}.")]
    near = parts[0] if parts else suggest(found.reference, same_edition)
    return f'did you mean "{near}"?' if near else "expected a reference such as 1.1 or 2.3.i"
