"""A percentage of a whole lies between 0 and 100."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Pointer, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import Aim, Figure, IndicatorItem, International, Measure, Number, Variation
from scn_criteria.proposal.reference import normalise

CODE = Code(
    "SCN210",
    "percentage-out-of-range",
    Severity.ERROR,
    "A figure in percent below 0 or above 100 is no share of a whole: the figure or the unit is wrong.",
    "Correct the figure, or name the unit for what it is, such as percent change.",
)

UNITS = ("percent", "per cent", "percentage")


def check(case: Case) -> Iterator[Fault]:
    """Look at every figure of the indicators in percent."""
    for item in every(IndicatorItem, case.proposal):
        if normalise(item.unit) in UNITS:
            for at, value in _figures(item):
                if not 0 <= value <= 100:
                    yield Fault(at, f'"{value}" is not a percentage of a whole; expected 0 to 100')


def _figures(item: IndicatorItem) -> Iterator[tuple[Pointer, Number]]:
    """The figures of an indicator, and where they stand."""
    if isinstance(item, Measure | Aim):
        yield (*item.at, "baseline", "value"), item.baseline.value
    if isinstance(item, Measure) and item.target:
        yield (*item.at, "target", "value"), item.target.value
    if isinstance(item, Aim):
        yield (*item.at, "target"), item.target
    for figure in _places(item):
        yield (*figure.at, "value"), figure.value


def _places(item: IndicatorItem) -> Iterator[Figure]:
    if isinstance(item, International):
        yield from (item.home, *item.comparators)
    if isinstance(item, Variation):
        yield from (figure for figure in (item.lowest, item.highest, *item.places) if figure)
