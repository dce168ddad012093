"""The extent of a network and the list of its areas say the same."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.model import Coverage
from scn_criteria.proposal.reference import normalise

CODE = Code(
    "SCN315",
    "coverage-contradicts",
    Severity.WARNING,
    "Whether a network serves the whole of England decides one of the criteria, so it must be said one way.",
    "Write the extent that is meant, and list areas or CCGs only if it is not the whole of England.",
    "The Way Forward, Establishing strategic clinical networks, item 8 (SI-028)",
)


def check(case: Case) -> Iterator[Fault]:
    """Compare the extent with the lists beside it."""
    coverage = case.proposal.coverage
    if not coverage:
        return
    everywhere = _all_listed(coverage, case.reference.areas)
    if coverage.extent == "england" and coverage.areas and not everywhere:
        message = f'the extent is "england" but {len(coverage.areas)} of its 12 areas are listed'
        yield Fault(("coverage", "extent"), f'{message}; expected "areas", or no list')
    if coverage.extent == "england" and coverage.ccgs:
        message = f'the extent is "england" but {len(coverage.ccgs)} CCGs are listed'
        yield Fault(("coverage", "extent"), f'{message}; expected "ccgs", or no list')
    if coverage.extent == "areas" and everywhere:
        yield Fault(("coverage", "extent"), 'the extent is "areas" but all twelve are listed; expected "england"')


def _all_listed(coverage: Coverage, areas: tuple[str, ...]) -> bool:
    return {normalise(area) for area in areas} <= {normalise(area) for area in coverage.areas}
