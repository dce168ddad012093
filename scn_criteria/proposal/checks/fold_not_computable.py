"""A fold difference needs a lowest figure above zero."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import Figure, Variation

CODE = Code(
    "SCN214",
    "fold-not-computable",
    Severity.WARNING,
    "Nothing can be divided by zero: variation down to zero is no number of times.",
    "Give the fold that the source reports, or say under leaves_out which places it left out before comparing.",
    "The Way Forward, Establishing strategic clinical networks, item 1 (SI-021)",
)


def check(case: Case) -> Iterator[Fault]:
    """Find the variation whose lowest figure is not above zero and that reports no fold."""
    for variation in every(Variation, case.proposal):
        lowest = _lowest(variation)
        if lowest and lowest.value <= 0 and variation.reported_fold is None:
            message = f'the lowest figure is "{lowest.value}", so no fold can be computed; expected a figure above zero'
            yield Fault((*lowest.at, "value"), message)


def _lowest(variation: Variation) -> Figure | None:
    """The lowest figure: the one given as such, or else the lowest of all the places."""
    return variation.lowest or min(variation.places, key=lambda place: place.value, default=None)
