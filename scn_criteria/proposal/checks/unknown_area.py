"""The areas of England are twelve, and have names."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import suggest
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.reference import normalise

CODE = Code(
    "SCN310",
    "unknown-area",
    Severity.ERROR,
    "Money, hosts and support teams go by the twelve areas: an area of another name has none of them.",
    "Write the name of one of the twelve areas; for a part of an area, write the CCGs.",
    "The Way Forward, Local geography and organisations (SI-075)",
)


POINTS = ("north", "south", "east", "west")


def check(case: Case) -> Iterator[Fault]:
    """Look up each area."""
    known = {normalise(area): area for area in case.reference.areas}
    for place, area in enumerate(case.proposal.coverage.areas if case.proposal.coverage else ()):
        if normalise(area) not in known:
            near = suggest(normalise(area), known)
            near = near if near and _points(near) == _points(normalise(area)) else None
            hint = f', did you mean "{known[near]}"?' if near else ""
            message = f'"{area}" is not an area of England; expected one of the twelve{hint}'
            yield Fault(("coverage", "areas", place), message, f"Write one of: {'; '.join(known.values())}.")


def _points(name: str) -> frozenset[str]:
    """The points of the compass in a name: where they differ, so do the areas, however alike the names are."""
    return frozenset(point for point in POINTS if point in name)
