"""What a return says of its progress is what its figures say."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.establishment.review.model import ReviewedAim
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.evidence import Direction

CODE = Code(
    "SCN348",
    "progress-in-the-wrong-direction",
    Severity.ERROR,
    "Where words and figures point in different directions, readers believe the words and the review counts the figures.",
    "Correct the latest figure, the direction, or what is said of the progress.",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare what is said of each aim with its figures."""
    for aim in filed.report.aims:
        if aim.progress is None or aim.latest is None:
            continue
        found = _found(aim, Fraction(aim.latest.value) - Fraction(aim.baseline.value))
        if found != aim.progress:
            message = f'progress is said to be "{aim.progress}", but from {aim.baseline.value} to {aim.latest.value} it is'
            whole, second = f'{message} "{found}"; expected the same', (*aim.at, "latest", "value")
            yield Fault((*aim.at, "progress"), whole, related="the latest figure", related_at=second)


def _found(aim: ReviewedAim, change: Fraction) -> str:
    """What the figures say. Without a direction of its own, an aim is better the nearer its target."""
    if not change:
        return "unchanged"
    rising = Fraction(aim.target.value) > Fraction(aim.baseline.value)
    upwards = {Direction.HIGHER_IS_WORSE: False, Direction.LOWER_IS_WORSE: True}.get(aim.direction, rising)
    return "better" if (change > 0) is upwards else "worse"
