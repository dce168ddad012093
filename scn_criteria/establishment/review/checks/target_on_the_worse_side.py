"""The target of an aim is an improvement on its baseline."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.establishment.review.model import ReviewedAim
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.evidence import Direction

CODE = Code(
    "SCN347",
    "target-on-the-worse-side",
    Severity.ERROR,
    "From a baseline to a target that is worse, or no better, there is no way of which a share could be gone.",
    "Correct the target, the baseline or the direction.",
    "Strategic Clinical Networks update, November 2012, Measuring SCN effectiveness (SI-154)",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare each target with its baseline."""
    for aim in filed.report.aims:
        yield from _target(aim)


def _target(aim: ReviewedAim) -> Iterator[Fault]:
    start, goal = aim.baseline.value, aim.target.value
    at = (*aim.at, "target", "value")
    if goal == start:
        yield Fault(at, f'the target "{goal}" is the baseline; expected a figure that is better')
        return
    worse = {
        Direction.HIGHER_IS_WORSE: ("higher", "below", goal > start),
        Direction.LOWER_IS_WORSE: ("lower", "above", goal < start),
    }
    way, side, is_worse = worse.get(aim.direction, ("", "", False))
    if is_worse:
        message = f'the target is "{goal}", but {way} is worse; expected a figure {side} the baseline, {start}'
        yield Fault(at, message, related="the baseline", related_at=(*aim.at, "baseline", "value"))
