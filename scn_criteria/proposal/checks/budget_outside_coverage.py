"""Core funding is spent in the areas that the network covers."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.model import Coverage
from scn_criteria.proposal.reference import Reference

CODE = Code(
    "SCN325",
    "budget-outside-coverage",
    Severity.ERROR,
    "Core funding goes to the twelve areas, each for its own people: a network has none where it does not work.",
    "Name an area that the network covers, or widen the coverage.",
    "Strategic Clinical Networks update, November 2012, Finance (SI-122, SI-124)",
)


def check(case: Case) -> Iterator[Fault]:
    """Compare the area of each line with the coverage; a network of CCGs has no core funding at all."""
    budget, coverage = case.proposal.budget, case.proposal.coverage
    for line in budget.lines if budget and coverage else ():
        if coverage and coverage.extent == "ccgs" and line.is_core:
            message = f'the network covers CCGs, and CCGs have no "{line.fund}" of the Board; expected the fund "top_up"'
            yield Fault((*line.at, "fund"), message, "CCGs pay for networks of their own: give the line the fund top_up.")
        elif coverage and coverage.extent == "areas" and _elsewhere(line.area, coverage, case.reference):
            message = f'"{line.area}" is not among the areas covered; expected one of {", ".join(coverage.areas)}'
            yield Fault((*line.at, "area"), message)


def _elsewhere(name: str | None, coverage: Coverage, reference: Reference) -> bool:
    """Whether an area is one of the twelve and not covered. A name of no area is for another check."""
    area = reference.area(name) if name else None
    return area is not None and area not in map(reference.area, coverage.areas)
