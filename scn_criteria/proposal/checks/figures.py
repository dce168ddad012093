"""Checks of figures: ranges, intervals, percentages, folds and comparators."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import DiagnosticRule, Pointer, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.proposal.case import DatedProposal, every
from scn_criteria.proposal.evidence import (
    Aim,
    Benefit,
    Figure,
    IndicatorItem,
    International,
    Interval,
    Measure,
    Number,
    Precedent,
    Variation,
)
from scn_criteria.proposal.reference import normalise

# Ends that belong together are the right way round, and what lies between them does

LOWEST_ABOVE_HIGHEST = DiagnosticRule(
    "SCN209",
    "lowest-above-highest",
    Severity.ERROR,
    "A range whose ends are exchanged, or that leaves out a figure it should hold, was copied wrongly.",
    "Compare the figures with their source.",
)


def check_lowest_above_highest(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look at every range: of places, of confidence, and of benefits."""
    for variation in every(Variation, case.proposal):
        yield from _ends(variation)
        yield from _places_and_ends(variation)
    for benefit in every(Benefit, case.proposal):
        yield from _benefit(benefit)
    for at, value, interval in _intervals(case):
        yield from _interval(at, value, interval)


def _ends(variation: Variation) -> Iterator[UnplacedDiagnostic]:
    lowest, highest = variation.lowest, variation.highest
    if lowest and highest and lowest.value > highest.value:
        message = f'the lowest figure is "{lowest.value}" and the highest "{highest.value}"; expected them exchanged'
        yield UnplacedDiagnostic(
            (*lowest.at, "value"), message, related="the highest figure", related_at=(*highest.at, "value")
        )


def _places_and_ends(variation: Variation) -> Iterator[UnplacedDiagnostic]:
    """Compare all the places with the ends and with their number. Ends that leave places out may lie inside."""
    if variation.number_of_places is not None and variation.number_of_places < len(variation.places):
        message = f'the number of places is "{variation.number_of_places}" but {len(variation.places)} are listed'
        yield UnplacedDiagnostic(
            (*variation.at, "number_of_places"), f"{message}; expected at least {len(variation.places)}"
        )
    lowest, highest = variation.lowest, variation.highest
    for place in variation.places if not variation.leaves_out else ():
        if lowest and place.value < lowest.value:
            message = f'"{place.value}" lies below the lowest figure; expected "{lowest.value}" or more'
            yield UnplacedDiagnostic(
                (*place.at, "value"), message, related="the lowest figure", related_at=(*lowest.at, "value")
            )
        if highest and place.value > highest.value:
            message = f'"{place.value}" lies above the highest figure; expected "{highest.value}" or less'
            yield UnplacedDiagnostic(
                (*place.at, "value"), message, related="the highest figure", related_at=(*highest.at, "value")
            )


def _benefit(benefit: Benefit) -> Iterator[UnplacedDiagnostic]:
    quantity = benefit.quantity
    if quantity and quantity.upper is not None and quantity.upper < quantity.value:
        message = f'the upper end is "{quantity.upper}"; expected "{quantity.value}" or more'
        yield UnplacedDiagnostic((*benefit.at, "quantity", "upper"), message)


def _intervals(case: DatedProposal) -> Iterator[tuple[Pointer, Number, Interval]]:
    """Every confidence interval, with its figure and where it stands."""
    for figure in every(Figure, case.proposal):
        if figure.interval:
            yield figure.at, figure.value, figure.interval
    items: list[Measure | Aim] = [*every(Measure, case.proposal), *every(Aim, case.proposal)]
    for item in items:
        if item.baseline.interval:
            yield (*item.at, "baseline"), item.baseline.value, item.baseline.interval
    for precedent in every(Precedent, case.proposal):
        if precedent.effect and precedent.effect.interval:
            yield (*precedent.at, "effect"), precedent.effect.value, precedent.effect.interval


def _interval(at: Pointer, value: Number, interval: Interval) -> Iterator[UnplacedDiagnostic]:
    if interval.lower > interval.upper:
        message = f'the interval runs from "{interval.lower}" to "{interval.upper}"; expected them exchanged'
        yield UnplacedDiagnostic((*at, "interval"), message)
    elif not interval.lower <= value <= interval.upper:
        message = f'"{value}" lies outside its interval; expected {interval.lower} to {interval.upper}'
        yield UnplacedDiagnostic((*at, "value"), message, related="its interval", related_at=(*at, "interval"))


# A percentage of a whole lies between 0 and 100

PERCENTAGE_OUT_OF_RANGE = DiagnosticRule(
    "SCN210",
    "percentage-out-of-range",
    Severity.ERROR,
    "A figure in percent below 0 or above 100 is no share of a whole: the figure or the unit is wrong.",
    "Correct the figure, or name the unit for what it is, such as percent change.",
)

UNITS = ("percent", "per cent", "percentage")


def check_percentage_out_of_range(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look at every figure of the indicators in percent."""
    for item in every(IndicatorItem, case.proposal):
        if normalise(item.unit) in UNITS:
            for at, value in figures_of_indicator(item):
                if not 0 <= value <= 100:
                    yield UnplacedDiagnostic(at, f'"{value}" is not a percentage of a whole; expected 0 to 100')


def figures_of_indicator(item: IndicatorItem) -> Iterator[tuple[Pointer, Number]]:
    """The figures of an indicator, and where they stand."""
    if isinstance(item, Measure | Aim):
        yield (*item.at, "baseline", "value"), item.baseline.value
    if isinstance(item, Measure) and item.target:
        yield (*item.at, "target", "value"), item.target.value
    if isinstance(item, Aim):
        yield (*item.at, "target"), item.target
    for figure in _figures_of(item):
        yield (*figure.at, "value"), figure.value


def _figures_of(item: IndicatorItem) -> Iterator[Figure]:
    if isinstance(item, International):
        yield from (item.home, *item.comparators)
    if isinstance(item, Variation):
        yield from (figure for figure in (item.lowest, item.highest, *item.places) if figure)


# A fold difference needs a lowest figure above zero

FOLD_NOT_COMPUTABLE = DiagnosticRule(
    "SCN214",
    "fold-not-computable",
    Severity.WARNING,
    "Nothing can be divided by zero: variation down to zero is no number of times.",
    "Give the fold that the source reports, or say under leaves_out which places it left out before comparing.",
    "The Way Forward, Establishing strategic clinical networks, item 1 (SI-021)",
)


def check_fold_not_computable(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find the variation whose lowest figure is not above zero and that reports no fold."""
    for variation in every(Variation, case.proposal):
        lowest = _lowest(variation)
        if lowest and lowest.value <= 0 and variation.reported_fold is None:
            message = f'the lowest figure is "{lowest.value}", so no fold can be computed; expected a figure above zero'
            yield UnplacedDiagnostic((*lowest.at, "value"), message)


def _lowest(variation: Variation) -> Figure | None:
    """The lowest figure: the one given as such, or else the lowest of all the places."""
    return variation.lowest or min(variation.places, key=lambda place: place.value, default=None)


# A country is compared with others, not with itself

COMPARATOR_IS_HOME = DiagnosticRule(
    "SCN218",
    "comparator-is-home",
    Severity.WARNING,
    "A place set against itself shows no gap and pulls the comparison towards none.",
    "Take the figure out, or name the other place.",
    "The Way Forward, Establishing strategic clinical networks, item 1 (SI-021)",
)


def check_comparator_is_home(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare the places of each international comparison."""
    for item in every(International, case.proposal):
        home = normalise(item.home.place or "")
        for figure in item.comparators:
            if normalise(figure.place or "") == home:
                message = f'"{figure.place}" is compared with itself; expected another place'
                yield UnplacedDiagnostic(
                    (*figure.at, "place"), message, related="the home place", related_at=(*item.home.at, "place")
                )


CHECKS = (
    Check(LOWEST_ABOVE_HIGHEST, check_lowest_above_highest),
    Check(PERCENTAGE_OUT_OF_RANGE, check_percentage_out_of_range),
    Check(FOLD_NOT_COMPUTABLE, check_fold_not_computable),
    Check(COMPARATOR_IS_HOME, check_comparator_is_home),
)
