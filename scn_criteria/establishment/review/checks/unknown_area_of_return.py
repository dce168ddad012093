"""The area of a network is one of the twelve."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import suggest
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.reference import normalise

CODE = Code(
    "SCN357",
    "unknown-area-of-return",
    Severity.ERROR,
    "A network is hosted, paid and supported by one of the twelve areas, and reports from it.",
    "Write the name of one of the twelve areas.",
    "The Way Forward, Local geography and organisations (SI-075)",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Look the area up."""
    area = filed.report.network.area
    if filed.reference.area(area) is None:
        known = {normalise(one): one for one in filed.reference.areas}
        near = suggest(normalise(area), known)
        hint = f', did you mean "{known[near]}"?' if near else ""
        message = f'"{area}" is not an area of England; expected one of the twelve{hint}'
        yield Fault(("network", "area"), message, f"Write one of: {'; '.join(known.values())}.")
