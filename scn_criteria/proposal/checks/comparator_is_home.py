"""A country is compared with others, not with itself."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import International
from scn_criteria.proposal.reference import normalise

CODE = Code(
    "SCN218",
    "comparator-is-home",
    Severity.WARNING,
    "A place set against itself shows no gap and pulls the comparison towards none.",
    "Take the figure out, or name the other place.",
    "The Way Forward, Establishing strategic clinical networks, item 1 (SI-021)",
)


def check(case: Case) -> Iterator[Fault]:
    """Compare the places of each international comparison."""
    for item in every(International, case.proposal):
        home = normalise(item.home.place or "")
        for figure in item.comparators:
            if normalise(figure.place or "") == home:
                message = f'"{figure.place}" is compared with itself; expected another place'
                yield Fault((*figure.at, "place"), message, related="the home place", related_at=(*item.home.at, "place"))
