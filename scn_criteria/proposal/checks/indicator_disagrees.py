"""One indicator has one unit and one direction throughout a proposal."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import IndicatorItem
from scn_criteria.proposal.reference import normalise

CODE = Code(
    "SCN205",
    "indicator-disagrees",
    Severity.ERROR,
    "Figures of one indicator in two units, or with two directions, cannot be compared: one of them is wrong.",
    "Give the indicator the same unit and direction everywhere, or name the two indicators apart.",
)

Key = str | tuple[str, str]


def check(case: Case) -> Iterator[Fault]:
    """Compare each use of an indicator with its first use in the proposal."""
    first: dict[Key, IndicatorItem] = {}
    for item in every(IndicatorItem, case.proposal):
        uses = [first.setdefault(key, item) for key in _keys(item)]
        yield from next((faults for faults in (_differences(item, use) for use in uses) if faults), [])


def _keys(item: IndicatorItem) -> list[Key]:
    """What tells an indicator: its reference and edition, and its wording."""
    framework = item.framework
    return [*([(framework.reference, framework.edition)] if framework else []), normalise(item.indicator)]


def _differences(item: IndicatorItem, use: IndicatorItem) -> list[Fault]:
    """Where an item departs from the first use of its indicator."""
    pairs = {"unit": (item.unit, use.unit), "direction": (item.direction.value, use.direction.value)}
    return [
        Fault(
            (*item.at, name),
            f'the {name} of "{item.indicator}" is "{here}" here and "{there}" before; expected the same',
            related="first used here",
            related_at=(*use.at, name),
        )
        for name, (here, there) in pairs.items()
        if normalise(here) != normalise(there)
    ]
