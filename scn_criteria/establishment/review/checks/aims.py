"""Checks of the aims in a return: days, units, directions, progress, measurement and framework references."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scn_criteria.diagnostics import DiagnosticRule, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.document.fixes import suggest
from scn_criteria.establishment.review.model import ReviewedAim
from scn_criteria.establishment.review.related_files import ReturnInContext, every_record
from scn_criteria.proposal.evidence import Direction, Framework
from scn_criteria.wording import did_you_mean

# The target of an aim lies ahead of the year that is reported on, or in it

TARGET_IN_THE_PAST = DiagnosticRule(
    "SCN345",
    "target-in-the-past",
    Severity.ERROR,
    "A target that had passed before the year began says nothing of what the network was to do in it.",
    "Agree on a new target with a day to come, or leave out the aim that is done with.",
    "Strategic Clinical Networks update, November 2012, Measuring SCN effectiveness (SI-154)",
)


def check_target_in_the_past(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the day of each target with the year."""
    begins = filed.report.year.begins
    for aim in filed.report.aims:
        if aim.target.by.first < begins.first:
            message = (
                f'the target is for "{aim.target.by.text}"; expected a day in the year that began on {begins}, or later'
            )
            yield UnplacedDiagnostic((*aim.at, "target", "by"), message, related="the year", related_at=("year", "begins"))


# A baseline has a unit

BASELINE_WITHOUT_UNIT = DiagnosticRule(
    "SCN346",
    "baseline-without-unit",
    Severity.ERROR,
    "A bare number cannot be followed: next year somebody may count in another unit, and progress is made or lost by it.",
    'Write the unit of the aim, such as "percent" or "deaths per 100,000 people".',
)


def check_baseline_without_unit(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Look for the unit of each aim."""
    for aim in filed.report.aims:
        if not (aim.unit or "").strip():
            message = f'the baseline "{aim.baseline.value}" of "{aim.aim}" has no unit; expected "unit" beside it'
            yield UnplacedDiagnostic((*aim.at, "baseline"), message, on_key=True)


# The target of an aim is an improvement on its baseline

TARGET_ON_THE_WORSE_SIDE = DiagnosticRule(
    "SCN347",
    "target-on-the-worse-side",
    Severity.ERROR,
    "From a baseline to a target that is worse, or no better, there is no way of which a share could be gone.",
    "Correct the target, the baseline or the direction.",
    "Strategic Clinical Networks update, November 2012, Measuring SCN effectiveness (SI-154)",
)


def check_target_on_the_worse_side(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare each target with its baseline."""
    for aim in filed.report.aims:
        yield from _target(aim)


def _target(aim: ReviewedAim) -> Iterator[UnplacedDiagnostic]:
    start, goal = aim.baseline.value, aim.target.value
    at = (*aim.at, "target", "value")
    if goal == start:
        yield UnplacedDiagnostic(at, f'the target "{goal}" is the baseline; expected a figure that is better')
        return
    worse = {
        Direction.HIGHER_IS_WORSE: ("higher", "below", goal > start),
        Direction.LOWER_IS_WORSE: ("lower", "above", goal < start),
    }
    way, side, is_worse = worse.get(aim.direction, ("", "", False))
    if is_worse:
        message = f'the target is "{goal}", but {way} is worse; expected a figure {side} the baseline, {start}'
        yield UnplacedDiagnostic(at, message, related="the baseline", related_at=(*aim.at, "baseline", "value"))


# What a return says of its progress is what its figures say

PROGRESS_IN_THE_WRONG_DIRECTION = DiagnosticRule(
    "SCN348",
    "progress-in-the-wrong-direction",
    Severity.ERROR,
    "Where words and figures point in different directions, readers believe the words and the review counts the figures.",
    "Correct the latest figure, the direction, or what is said of the progress.",
)


def check_progress_in_the_wrong_direction(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the stated progress of each aim with its figures."""
    for aim in filed.report.aims:
        if aim.progress is None or aim.latest is None:
            continue
        found = _found(aim, Fraction(aim.latest.value) - Fraction(aim.baseline.value))
        if found != aim.progress:
            message = f'progress is said to be "{aim.progress}", but from {aim.baseline.value} to {aim.latest.value} it is'
            whole, second = f'{message} "{found}"; expected the same', (*aim.at, "latest", "value")
            yield UnplacedDiagnostic((*aim.at, "progress"), whole, related="the latest figure", related_at=second)


def _found(aim: ReviewedAim, change: Fraction) -> str:
    """The progress by the figures. Without a direction of its own, an aim is better the nearer its target."""
    if not change:
        return "unchanged"
    rising = Fraction(aim.target.value) > Fraction(aim.baseline.value)
    upwards = {Direction.HIGHER_IS_WORSE: False, Direction.LOWER_IS_WORSE: True}.get(aim.direction, rising)
    return "better" if (change > 0) is upwards else "worse"


# The latest figure of an aim is from the time of the network, and was there when the return was submitted

MEASURED_OUT_OF_TIME = DiagnosticRule(
    "SCN349",
    "measured-out-of-time",
    Severity.ERROR,
    "What was measured before the network began shows nothing of its work, and what is measured later nobody can know yet.",
    "Give the latest figure from the time of the network, or leave it out: the aim is then not measured.",
)


def check_measured_out_of_time(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the day of each latest figure with the start, the baseline and the submission."""
    started, submitted = filed.report.network.started, filed.report.submitted
    for aim in filed.report.aims:
        if aim.latest is None:
            continue
        measured, at = aim.latest.measured, (*aim.at, "latest", "measured")
        if measured.first < started.first:
            message = f'measured "{measured.text}", before the network began; expected a day from {started} on'
            yield UnplacedDiagnostic(at, message, related="the start", related_at=("network", "started"))
        elif measured.first > submitted.first:
            yield UnplacedDiagnostic(
                at, f'measured "{measured.text}", after the return was submitted; expected a day up to {submitted}'
            )
        elif measured.first < aim.baseline.measured.first:
            yield UnplacedDiagnostic(at, f'measured "{measured.text}", before its baseline; expected a later day')


# An aim is measured

AIM_NOT_MEASURED = DiagnosticRule(
    "SCN355",
    "aim-not-measured",
    Severity.WARNING,
    "Progress without a figure is not evidenced, and an aim that is never measured cannot be reached.",
    'Give the figure under "latest", or say in the report when there will be one.',
    "Strategic Clinical Networks update, November 2012, Measuring SCN effectiveness (SI-154)",
)


def check_aim_not_measured(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Look for the latest figure of each aim."""
    for aim in filed.report.aims:
        if aim.latest is None:
            yield UnplacedDiagnostic(
                (*aim.at, "aim"), f'"{aim.aim}" has no figure later than its baseline; expected "latest"'
            )


# References of a return to the NHS Outcomes Framework exist in the edition that is named

UNKNOWN_INDICATOR_OF_RETURN = DiagnosticRule(
    "SCN358",
    "unknown-indicator-of-return",
    Severity.ERROR,
    "Every measure ties to an outcome domain: an indicator that its edition lacks ties to none.",
    "Look the indicator up in the edition that you name.",
    "Strategic Clinical Networks update, November 2012, Measuring SCN effectiveness (SI-154; compare SI-151)",
)


def check_unknown_indicator_of_return(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Look up each reference in its edition."""
    for found in every_record(Framework, filed.report):
        if (found.reference, found.edition) not in filed.reference.indicators:
            same_edition = [name for name, edition in filed.reference.indicators if edition == found.edition]
            near = suggest(found.reference, same_edition)
            hint = did_you_mean(near, "expected a reference such as 1.1 or 2.3.i", joint="")
            message = f'the framework of {found.edition} has no indicator "{found.reference}"; {hint}'
            yield UnplacedDiagnostic((*found.at, "reference"), message)


CHECKS = (
    Check(TARGET_IN_THE_PAST, check_target_in_the_past),
    Check(BASELINE_WITHOUT_UNIT, check_baseline_without_unit),
    Check(TARGET_ON_THE_WORSE_SIDE, check_target_on_the_worse_side),
    Check(PROGRESS_IN_THE_WRONG_DIRECTION, check_progress_in_the_wrong_direction),
    Check(MEASURED_OUT_OF_TIME, check_measured_out_of_time),
    Check(AIM_NOT_MEASURED, check_aim_not_measured),
    Check(UNKNOWN_INDICATOR_OF_RETURN, check_unknown_indicator_of_return),
)
