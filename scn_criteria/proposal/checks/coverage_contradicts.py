"""The extent of a network and the list of its areas say the same."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Pointer, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.model import Coverage
from scn_criteria.proposal.reference import Reference

CODE = Code(
    "SCN315",
    "coverage-contradicts",
    Severity.WARNING,
    "Whether a network serves the whole of England decides one of the criteria, so it must be said one way.",
    "Write the extent that is meant, and list areas or CCGs only if it is not the whole of England.",
    "The Way Forward, Establishing strategic clinical networks, item 8 (SI-028)",
)

AT: Pointer = ("coverage", "extent")


def check(case: Case) -> Iterator[Fault]:
    """Compare the extent with the lists beside it."""
    coverage = case.proposal.coverage
    if not coverage:
        return
    everywhere = _all_listed(coverage, case.reference)
    if coverage.extent == "england" and coverage.areas and not everywhere:
        yield Fault(AT, 'the extent is "england" but only some areas are listed; expected "areas", or no list')
    if coverage.extent == "england" and coverage.ccgs:
        yield Fault(AT, 'the extent is "england" but CCGs are listed; expected "ccgs", or no list')
    if coverage.extent == "areas" and everywhere:
        yield Fault(AT, 'the extent is "areas" but all twelve are listed; expected "england"')


def _all_listed(coverage: Coverage, reference: Reference) -> bool:
    listed = (reference.area(name) for name in coverage.areas)
    return set(reference.areas) == {area.name for area in listed if area}
