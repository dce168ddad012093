"""Ends that belong together are the right way round, and what lies between them does."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Pointer, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import Aim, Benefit, Figure, Interval, Measure, Number, Precedent, Variation

CODE = Code(
    "SCN209",
    "lowest-above-highest",
    Severity.ERROR,
    "A range whose ends are exchanged, or that leaves out a figure it should hold, was copied wrongly.",
    "Compare the figures with their source.",
)


def check(case: Case) -> Iterator[Fault]:
    """Look at every range: of places, of confidence, and of benefits."""
    for variation in every(Variation, case.proposal):
        yield from _ends(variation)
        yield from _places(variation)
    for benefit in every(Benefit, case.proposal):
        yield from _benefit(benefit)
    for at, value, interval in _intervals(case):
        yield from _interval(at, value, interval)


def _ends(variation: Variation) -> Iterator[Fault]:
    lowest, highest = variation.lowest, variation.highest
    if lowest and highest and lowest.value > highest.value:
        message = f'the lowest figure is "{lowest.value}" and the highest "{highest.value}"; expected them exchanged'
        yield Fault((*lowest.at, "value"), message, related="the highest figure", related_at=(*highest.at, "value"))


def _places(variation: Variation) -> Iterator[Fault]:
    """Compare all the places with the ends and with their number. Ends that leave places out may lie inside."""
    if variation.number_of_places is not None and variation.number_of_places < len(variation.places):
        message = f'the number of places is "{variation.number_of_places}" but {len(variation.places)} are listed'
        yield Fault((*variation.at, "number_of_places"), f"{message}; expected at least {len(variation.places)}")
    lowest, highest = variation.lowest, variation.highest
    for place in variation.places if not variation.leaves_out else ():
        if lowest and place.value < lowest.value:
            message = f'"{place.value}" lies below the lowest figure; expected "{lowest.value}" or more'
            yield Fault((*place.at, "value"), message, related="the lowest figure", related_at=(*lowest.at, "value"))
        if highest and place.value > highest.value:
            message = f'"{place.value}" lies above the highest figure; expected "{highest.value}" or less'
            yield Fault((*place.at, "value"), message, related="the highest figure", related_at=(*highest.at, "value"))


def _benefit(benefit: Benefit) -> Iterator[Fault]:
    quantity = benefit.quantity
    if quantity and quantity.upper is not None and quantity.upper < quantity.value:
        message = f'the upper end is "{quantity.upper}"; expected "{quantity.value}" or more'
        yield Fault((*benefit.at, "quantity", "upper"), message)


def _intervals(case: Case) -> Iterator[tuple[Pointer, Number, Interval]]:
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


def _interval(at: Pointer, value: Number, interval: Interval) -> Iterator[Fault]:
    if interval.lower > interval.upper:
        message = f'the interval runs from "{interval.lower}" to "{interval.upper}"; expected them exchanged'
        yield Fault((*at, "interval"), message)
    elif not interval.lower <= value <= interval.upper:
        message = f'"{value}" lies outside its interval; expected {interval.lower} to {interval.upper}'
        yield Fault((*at, "value"), message, related="its interval", related_at=(*at, "interval"))
