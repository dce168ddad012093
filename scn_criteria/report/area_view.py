"""The twelve areas of England as tiles of one size, each roughly where it lies, for what is told by area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.proposal.areas import Area
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.evidence import Variation
from scn_criteria.proposal.facts.comparison import fold
from scn_criteria.proposal.reference import load_reference
from scn_criteria.report.columns_view import QUINTILES
from scn_criteria.report.comparators_view import statistic
from scn_criteria.report.scale import figure, times

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
    found = ((case.reference.area(name), name) for name in names)
    return {area.name: name for area, name in found if area}


def _pictured() -> tuple[Area, ...]:
    """The twelve areas as the picture has them: row by row from the north, and from the west."""
    return tuple(sorted(load_reference().area_records, key=lambda area: (area.tile.row, area.tile.column)))


def figures_by_area(case: Case, item: Variation) -> dict[str, Fraction]:
    """The figures by area; nothing where a place is no area."""
    known = _known(case, (one.place or "" for one in item.places))
    if len(known) < len(item.places):
        return {}
    typed = {one.place: Fraction(one.value) for one in item.places}
    return {area: typed[name] for area, name in known.items()}


def _coverage(covered: set[str]) -> AreaView:
    return AreaView(
        message=f"The network would serve {len(covered)} of the {len(_pictured())} areas of England",
        statistic="Areas that the proposal names",
        column="Served",
        tiles=tuple(
            _tile(area, "Yes" if area.name in covered else "No", COVERED if area.name in covered else EMPTY)
            for area in _pictured()
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
            _tile(area, figure(figures[area.name]) if area.name in figures else "Not given", fills.get(area.name, EMPTY))
            for area in _pictured()
        ),
    )


def _tile(area: Area, said: str, fill: str) -> AreaTile:
    x, y = area.tile.column * COLUMN + 2, area.tile.row * ROW + 2
    texts = (*area.tile.lines, said)
    first = y + (ROW - LINE * len(texts)) // 2 + 8
    return AreaTile(
        name=area.name,
        said=said,
        fill=fill,
        ink="#ffffff" if fill in QUINTILES[DARK_FROM:] else "#212b32",
        x=x,
        y=y,
        middle=x + (COLUMN - 6) // 2,
        lines=tuple(Line(first + place * LINE, text) for place, text in enumerate(texts)),
    )
