"""The twelve areas of England as tiles of one size, each roughly where it lies, for what is told by area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.evidence import Variation
from scn_criteria.proposal.facts.comparison import fold
from scn_criteria.proposal.reference import normalise
from scn_criteria.report.columns_view import QUINTILES
from scn_criteria.report.comparators_view import statistic
from scn_criteria.report.scale import figure, times

PLACES = {
    "Northern England": (1, 0, ("Northern", "England")),
    "Greater Manchester, Lancashire and South Cumbria": (0, 1, ("Greater Manchester,", "Lancashire and", "South Cumbria")),
    "Yorkshire and the Humber": (1, 1, ("Yorkshire and", "the Humber")),
    "Cheshire and Merseyside": (0, 2, ("Cheshire and", "Merseyside")),
    "East Midlands": (2, 2, ("East", "Midlands")),
    "West Midlands": (1, 2, ("West", "Midlands")),
    "East of England": (3, 2, ("East of", "England")),
    "Thames Valley": (1, 3, ("Thames", "Valley")),
    "London": (2, 3, ("London",)),
    "South West": (0, 4, ("South", "West")),
    "Wessex": (1, 4, ("Wessex",)),
    "South East": (2, 4, ("South", "East")),
}
"""Column, row and the name in lines. The places are ours: a picture to find an area by, and not a map."""

COLUMN, ROW, LINE = 126, 78, 14
EMPTY, COVERED = "#ffffff", "#9ecae1"
DARK_FROM = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in a tile."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class AreaTile:
    """One area: what is said of it in words, and its tile."""

    name: str
    said: str
    fill: str
    ink: str
    x: int
    y: int
    middle: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class AreaView:
    """One picture of the twelve areas."""

    message: str
    statistic: str
    column: str
    tiles: tuple[AreaTile, ...]


def area_views(case: Case) -> tuple[AreaView, ...]:
    """A picture of the coverage where it is by area, and of each indicator whose places are areas."""
    coverage = case.proposal.coverage
    named = _known(case, coverage.areas) if coverage and coverage.extent == "areas" else {}
    offered = case.counting(case.proposal.criteria.measurable_improvement.variation)
    by_area = [(item, figures) for item in offered if (figures := figures_by_area(case, item))]
    return (*((_coverage(set(named)),) if named else ()), *(_indicator(item, figures) for item, figures in by_area))


def _known(case: Case, names: Iterable[str]) -> dict[str, str]:
    """The areas by their names in the reference data, each with the name as typed."""
    areas = {normalise(area): area for area in case.reference.areas}
    return {areas[normalise(name)]: name for name in names if normalise(name) in areas}


def figures_by_area(case: Case, item: Variation) -> dict[str, Fraction]:
    """The figures by area; nothing where a place is no area."""
    known = _known(case, (one.place or "" for one in item.places))
    if len(known) < len(item.places):
        return {}
    typed = {one.place: Fraction(one.value) for one in item.places}
    return {area: typed[name] for area, name in known.items()}


def _coverage(covered: set[str]) -> AreaView:
    return AreaView(
        message=f"The network would serve {len(covered)} of the {len(PLACES)} areas of England",
        statistic="Areas that the proposal names",
        column="Served",
        tiles=tuple(
            _tile(name, "Yes" if name in covered else "No", COVERED if name in covered else EMPTY) for name in PLACES
        ),
    )


def _indicator(item: Variation, figures: dict[str, Fraction]) -> AreaView:
    found = fold(item)
    lead = "Areas differ, and neither end is the worse"
    ranked = sorted(figures, key=lambda name: figures[name])
    fills = {name: QUINTILES[place * len(QUINTILES) // len(ranked)] for place, name in enumerate(ranked)}
    return AreaView(
        message=lead if found is None else f"The highest area stands at {times(found)} times the lowest",
        statistic=f"{statistic(item.indicator, item.period, item.unit, item.direction)}, the darker the higher",
        column=f"Figure ({wording.spoken(item.unit)})",
        tiles=tuple(
            _tile(name, figure(figures[name]) if name in figures else "Not given", fills.get(name, EMPTY)) for name in PLACES
        ),
    )


def _tile(name: str, said: str, fill: str) -> AreaTile:
    column, row, words = PLACES[name]
    x, y = column * COLUMN + 2, row * ROW + 2
    texts = (*words, said)
    first = y + (ROW - LINE * len(texts)) // 2 + 8
    return AreaTile(
        name=name,
        said=said,
        fill=fill,
        ink="#ffffff" if fill in QUINTILES[DARK_FROM:] else "#212b32",
        x=x,
        y=y,
        middle=x + (COLUMN - 6) // 2,
        lines=tuple(Line(first + place * LINE, text) for place, text in enumerate(texts)),
    )
