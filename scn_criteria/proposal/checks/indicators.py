"""Checks of indicators and aims: references to the NHS Outcomes Framework, units, directions, targets and dates."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import DiagnosticRule, Pointer, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.document.fixes import suggest
from scn_criteria.proposal.case import DatedProposal, every
from scn_criteria.proposal.evidence import (
    POPULATION_GROUPS,
    Aim,
    Direction,
    Framework,
    IndicatorItem,
    International,
    Measure,
    Number,
    Variation,
)
from scn_criteria.proposal.facts.criterion_1 import follows, names
from scn_criteria.proposal.reference import ReferenceData, normalise
from scn_criteria.wording import any_of, did_you_mean

# References to the NHS Outcomes Framework exist in the edition that is named

UNKNOWN_INDICATOR = DiagnosticRule(
    "SCN204",
    "unknown-indicator",
    Severity.ERROR,
    "Indicators were renumbered between editions: a reference that its edition lacks may mean another in the next.",
    "Look the indicator up in the edition that you name.",
    "The Way Forward, The NHS Outcomes Framework (SI-067)",
)


def check_unknown_indicator(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look up each reference in its edition."""
    for found in every(Framework, case.proposal):
        if (found.reference, found.edition) not in case.reference.indicators:
            message = f'the framework of {found.edition} has no indicator "{found.reference}"'
            yield UnplacedDiagnostic((*found.at, "reference"), f"{message}; {_hint(found, case.reference)}")


def _hint(found: Framework, reference: ReferenceData) -> str:
    """The edition that has the reference, or else one like it in the same edition."""
    for indicator in reference.indicators.values():
        if indicator.reference == found.reference:
            return f'expected the edition {indicator.edition}, where it is "{indicator.title}"'
    same_edition = [name for name, edition in reference.indicators if edition == found.edition]
    parts = [name for name in same_edition if name.startswith(f"{found.reference}.")]
    near = parts[0] if parts else suggest(found.reference, same_edition)
    return did_you_mean(near, "expected a reference such as 1.1 or 2.3.i", joint="")


# One indicator has one unit and one direction throughout a proposal

INDICATOR_DISAGREES = DiagnosticRule(
    "SCN205",
    "indicator-disagrees",
    Severity.ERROR,
    "Figures of one indicator in two units, or with two directions, cannot be compared: one of them is wrong.",
    "Give the indicator the same unit and direction everywhere, or name the two indicators apart.",
)

Key = str | tuple[str, str]


def check_indicator_disagrees(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare each use of an indicator with its first use in the proposal."""
    first: dict[Key, IndicatorItem] = {}
    for item in every(IndicatorItem, case.proposal):
        uses = [first.setdefault(key, item) for key in _keys(item)]
        yield from next((faults for faults in (_differences(item, use) for use in uses) if faults), [])


def _keys(item: IndicatorItem) -> list[Key]:
    """The keys that identify the indicator of an item: its reference and edition, and its wording."""
    framework = item.framework
    return [*([(framework.reference, framework.edition)] if framework else []), normalise(item.indicator)]


def _differences(item: IndicatorItem, use: IndicatorItem) -> list[UnplacedDiagnostic]:
    """Where an item departs from the first use of its indicator."""
    pairs = {"unit": (item.unit, use.unit), "direction": (item.direction.value, use.direction.value)}
    return [
        UnplacedDiagnostic(
            (*item.at, name),
            f'the {name} of "{item.indicator}" is "{here}" here and "{there}" before; expected the same',
            related="first used here",
            related_at=(*use.at, name),
        )
        for name, (here, there) in pairs.items()
        if normalise(here) != normalise(there)
    ]


# A target is an improvement on its baseline

TARGET_IN_WRONG_DIRECTION = DiagnosticRule(
    "SCN216",
    "target-in-wrong-direction",
    Severity.ERROR,
    "A target on the worse side of its baseline is a slip, or the direction of the indicator is.",
    "Correct the target, the baseline or the direction.",
    "The Way Forward, Establishing strategic clinical networks, item 1 (SI-021)",
)


def check_target_in_wrong_direction(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare each target with its baseline."""
    for aim in every(Aim, case.proposal):
        yield from _target(aim, aim.target, (*aim.at, "target"))
    for measure in every(Measure, case.proposal):
        if measure.target:
            yield from _target(measure, measure.target.value, (*measure.at, "target", "value"))


def _target(item: Aim | Measure, target: Number, at: Pointer) -> Iterator[UnplacedDiagnostic]:
    baseline = item.baseline.value
    worse = {
        Direction.HIGHER_IS_WORSE: ("higher", "below", target > baseline),
        Direction.LOWER_IS_WORSE: ("lower", "above", target < baseline),
    }
    if item.direction in worse and worse[item.direction][2]:
        way, side, _ = worse[item.direction]
        message = f'the target is "{target}", but {way} is worse; expected a figure {side} the baseline, {baseline}'
        yield UnplacedDiagnostic(at, message, related="the baseline", related_at=(*item.at, "baseline", "value"))


# A network can answer only for what is due while it is there

TARGET_BEFORE_START = DiagnosticRule(
    "SCN317",
    "target-before-start",
    Severity.ERROR,
    "An aim that is due before the first day of a network is none that the network can reach.",
    "Correct the date of the target, or the start of the term.",
    "The Way Forward, Accountability and governance (SI-113)",
)


def check_target_before_start(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare the date of each aim with the start. Dates out of order have a check of their own."""
    term, submitted = case.proposal.term, case.proposal.submitted
    if not term or not term.start or (term.end and term.end <= term.start):
        return
    for aim in case.proposal.outcomes.aims:
        if aim.by.is_before(term.start) and not aim.by.is_before(submitted):
            message = f'the target is due by "{aim.by.text}"; expected a date after the start of the term, {term.start}'
            yield UnplacedDiagnostic((*aim.at, "by"), message, related="the start", related_at=("term", "start"))


# A measure shows an improvement of what is compared

MEASURE_NOT_COMPARED = DiagnosticRule(
    "SCN229",
    "measure-not-compared",
    Severity.INFO,
    "A measure makes a gap or a variation one that can be seen to close only if it is of the same indicator.",
    "Name under follows what the measure would show, in the words of the comparison, or compare its indicator as well.",
    "The Way Forward, Establishing strategic clinical networks, item 1 (SI-021)",
)

FOLLOWS_NOTHING = DiagnosticRule(
    "SCN230",
    "follows-nothing",
    Severity.WARNING,
    "What a measure follows is looked up by its words: an indicator that no comparison has ties the measure to nothing.",
    "Write the indicator as it stands under international or variation, with the direction of the measure.",
    "The Way Forward, Establishing strategic clinical networks, item 1 (SI-021)",
)

MOST_NAMED = 3
"""Indicators that a message offers. More are in the file."""


def _compared(case: DatedProposal) -> tuple[IndicatorItem, ...]:
    """What is compared with other countries or between places, and has a worse direction."""
    within = [one for one in every(Variation, case.proposal) if one.between != POPULATION_GROUPS]
    every_one = (*every(International, case.proposal), *within)
    return tuple(one for one in every_one if one.direction is not Direction.NO_DIRECTION)


def check_measure_not_compared(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find the measures that follow nothing that is compared. What they name in vain has a check of its own.

    Where no comparison is offered at all, it is that which is missing.
    """
    improvement, compared = case.proposal.criteria.measurable_improvement, _compared(case)
    for measure in improvement.measures if improvement.international or improvement.variation else ():
        # An indicator with two directions has a check of its own.
        if measure.follows or any(follows(measure, one) or names(measure, one) for one in compared):
            continue
        alike = dict.fromkeys(one.indicator for one in compared if one.direction is measure.direction)
        offered = any_of([f'"{name}"' for name in list(alike)[:MOST_NAMED]])
        expected = f"follows with what it would show, such as {offered}" if alike else "it under international or variation"
        yield UnplacedDiagnostic(
            (*measure.at, "indicator"), f'no comparison is of "{measure.indicator}"; expected {expected}'
        )


def check_follows_nothing(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look up each indicator that a measure names under follows."""
    compared = _compared(case)
    for measure in case.proposal.criteria.measurable_improvement.measures:
        for number, name in enumerate(measure.follows):
            found = [one for one in compared if normalise(one.indicator) == normalise(name)]
            at = (*measure.at, "follows", number)
            if not found:
                near = suggest(name, [one.indicator for one in compared])
                message = did_you_mean(near, "expected an indicator of international or variation", joint="")
                yield UnplacedDiagnostic(at, f'no comparison is of "{name}"; {message}')
            elif all(one.direction is not measure.direction for one in found):
                message = f'the direction of "{name}" is "{found[0].direction.value}"'
                yield UnplacedDiagnostic(
                    at,
                    f'{message}, and that of this measure "{measure.direction.value}"; expected the same',
                    related="compared here",
                    related_at=(*found[0].at, "direction"),
                )


CHECKS = (
    Check(UNKNOWN_INDICATOR, check_unknown_indicator),
    Check(INDICATOR_DISAGREES, check_indicator_disagrees),
    Check(TARGET_IN_WRONG_DIRECTION, check_target_in_wrong_direction),
    Check(TARGET_BEFORE_START, check_target_before_start),
    Check(MEASURE_NOT_COMPARED, check_measure_not_compared),
    Check(FOLLOWS_NOTHING, check_follows_nothing),
)
