"""The areas of England are twelve, and have names."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Pointer, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.model import Proposal
from scn_criteria.proposal.nearness import nearest_area

CODE = Code(
    "SCN310",
    "unknown-area",
    Severity.ERROR,
    "Money, hosts and support teams go by the twelve areas: an area of another name has none of them.",
    "Write the name of one of the twelve areas; for a part of an area, write the CCGs.",
    "The Way Forward, Local geography and organisations (SI-075)",
)


def check(case: Case) -> Iterator[Fault]:
    """Look up each area."""
    for at, area in _named(case.proposal):
        if case.reference.area(area) is None:
            near = nearest_area(case.reference, area)
            hint = f', did you mean "{near}"?' if near else ""
            message = f'"{area}" is not an area of England; expected one of the twelve{hint}'
            yield Fault(at, message, f"Write one of: {'; '.join(case.reference.areas)}.")


def _named(proposal: Proposal) -> Iterator[tuple[Pointer, str]]:
    """Every area that a proposal names, where it does so."""
    for place, area in enumerate(proposal.coverage.areas if proposal.coverage else ()):
        yield ("coverage", "areas", place), area
    for line in proposal.budget.lines if proposal.budget else ():
        if line.area is not None:
            yield (*line.at, "area"), line.area
