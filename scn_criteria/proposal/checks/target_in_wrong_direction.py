"""A target is an improvement on its baseline."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Pointer, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import Aim, Direction, Measure, Number

CODE = Code(
    "SCN216",
    "target-in-wrong-direction",
    Severity.ERROR,
    "A target on the worse side of its baseline is a slip, or the direction of the indicator is.",
    "Correct the target, the baseline or the direction.",
    "The Way Forward, Establishing strategic clinical networks, item 1 (SI-021)",
)


def check(case: Case) -> Iterator[Fault]:
    """Compare each target with its baseline."""
    for aim in every(Aim, case.proposal):
        yield from _target(aim, aim.target, (*aim.at, "target"))
    for measure in every(Measure, case.proposal):
        if measure.target:
            yield from _target(measure, measure.target.value, (*measure.at, "target", "value"))


def _target(item: Aim | Measure, target: Number, at: Pointer) -> Iterator[Fault]:
    baseline = item.baseline.value
    worse = {
        Direction.HIGHER_IS_WORSE: ("higher", "below", target > baseline),
        Direction.LOWER_IS_WORSE: ("lower", "above", target < baseline),
    }
    if item.direction in worse and worse[item.direction][2]:
        way, side, _ = worse[item.direction]
        message = f'the target is "{target}", but {way} is worse; expected a figure {side} the baseline, {baseline}'
        yield Fault(at, message, related="the baseline", related_at=(*item.at, "baseline", "value"))
