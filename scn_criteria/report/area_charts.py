"""Charts of variation within the country: columns of places, maps of the twelve areas, and ranges on a scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from scn_criteria import wording
from scn_criteria.proposal.areas import Area
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.evidence import Direction, Figure, Variation
from scn_criteria.proposal.facts.ratios import ENOUGH_PLACES, TRIM, by_complement, fold, trimmed_fold
from scn_criteria.proposal.reference import load_reference
from scn_criteria.report.charts import WORSE, AxisRange, figure, scale_over, statistic, times
from scn_criteria.report.citations import Citing, SourceRow
from scn_criteria.ruleset.vocabulary import Number

# Columns of all places, with the percentiles that single odd places do not sway

WIDTH, HEIGHT = 720, 180
QUINTILES = ("#c6dbef", "#9ecae1", "#6baed6", "#2171b5", "#08306b")
"""Five blues, the darkest for the highest fifth of the places."""


@dataclass(frozen=True, slots=True)
class PlaceFigure:
    """One place and its figure."""

    name: str
    figure: str


@dataclass(frozen=True, slots=True)
class Shape:
    """Columns of one colour, drawn in one stroke to keep the page small."""

    fill: str
    own: bool
    path: str


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """The columns of one indicator and their summary."""

    message: str
    statistic: str
    places: tuple[PlaceFigure, ...]
    shapes: tuple[Shape, ...]
    summary: tuple[tuple[str, str], ...]
    home: str
    home_y: str
    base_y: str
    top: str
    bottom: str


def columns_view(item: Variation, home: Number | None, own: frozenset[str]) -> ColumnsView:
    """Draw the places of one indicator, lowest first."""
    ranked = sorted(item.places, key=lambda one: Fraction(one.value))
    drawing = _Drawing(ranked, home)
    return ColumnsView(
        message=_columns_message(item),
        statistic=statistic(item.indicator, item.period, item.unit, item.direction),
        places=tuple(PlaceFigure(one.place or "Not named", figure(one.value)) for one in ranked),
        shapes=tuple(drawing.shapes(own)),
        summary=_summary(item, [Fraction(one.value) for one in ranked]),
        home="" if home is None else figure(home),
        home_y="" if home is None else drawing.level(home),
        base_y=drawing.level(0),
        top=drawing.scale.ends[1],
        bottom=drawing.scale.ends[0],
    )


class _Drawing:
    """Where columns stand and how high they are."""

    def __init__(self, ranked: Sequence[Figure], home: Number | None) -> None:
        self.ranked = ranked
        self.scale = scale_over([one.value for one in ranked] + ([] if home is None else [home]))

    def shapes(self, own: frozenset[str]) -> Iterator[Shape]:
        """One shape for each fifth of the places, and one for those in it that the network would serve."""
        number = len(self.ranked)
        fifths = [index * len(QUINTILES) // number for index in range(number)]
        for fifth, fill in enumerate(QUINTILES):
            for framed in (False, True):
                columns = [
                    self._column(index)
                    for index, given in enumerate(self.ranked)
                    if fifths[index] == fifth and (given.place in own) is framed
                ]
                if columns:
                    yield Shape(fill, framed, "".join(columns))

    def _column(self, index: int) -> str:
        step = Fraction(WIDTH, len(self.ranked))
        base, top = self.level(0), self.level(self.ranked[index].value)
        return f"M{_length_text(step * index)} {base}V{top}h{_length_text(step * Fraction(17, 20))}V{base}z"

    def level(self, value: Number) -> str:
        """How far down the drawing a value stands."""
        return _length_text(self._down(value))

    def _down(self, value: Number) -> Fraction:
        return HEIGHT * (self.scale.high - Fraction(value)) / (self.scale.high - self.scale.low)


def _columns_message(item: Variation) -> str:
    trimmed, whole = trimmed_fold(item), fold(item)
    if trimmed is not None:
        return f"The ninetieth percentile stands at {times(trimmed)} times the tenth"
    if whole is not None:
        return f"The highest place stands at {times(whole)} times the lowest"
    return "Places differ, and neither end is the worse"


def _summary(item: Variation, values: Sequence[Fraction]) -> tuple[tuple[str, str], ...]:
    """The percentiles first, since chance sways the ends."""
    rows = [("Median", figure(Fraction(median(values)))), ("Lowest", figure(values[0]))]
    rows.append(("Highest", figure(values[-1])))
    trimmed, whole = trimmed_fold(item), fold(item)
    if len(values) >= ENOUGH_PLACES:
        cut = int(len(values) * TRIM)
        percentiles = [("Tenth percentile", values[cut]), ("Ninetieth percentile", values[-1 - cut])]
        rows = [(name, figure(value)) for name, value in percentiles] + rows
    if trimmed is not None:
        rows.insert(2, ("Ninetieth over tenth percentile", times(trimmed)))
    if whole is not None:
        rows.append(("Highest over lowest", times(whole)))
    return tuple(rows)


def _length_text(length: Fraction) -> str:
    return f"{float(length):.1f}"


COLUMN, ROW, LINE = 126, 78, 14
EMPTY, COVERED = "#ffffff", "#9ecae1"
DARK_FROM = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in a tile."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class MapTile:
    """One area: its text and its tile."""

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
    """One map of the twelve areas."""

    message: str
    statistic: str
    column: str
    tiles: tuple[MapTile, ...]


def area_views(case: DatedProposal) -> tuple[AreaView, ...]:
    """A map of the coverage where it is by area, and of each indicator whose places are areas."""
    coverage = case.proposal.coverage
    named = _known(case, coverage.areas) if coverage and coverage.extent == "areas" else {}
    offered = case.counting(case.proposal.criteria.measurable_improvement.variation)
    by_area = [(item, figures) for item in offered if (figures := figures_by_area(case, item))]
    return (*((_coverage(set(named)),) if named else ()), *(_indicator(item, figures) for item, figures in by_area))


def _known(case: DatedProposal, names: Iterable[str]) -> dict[str, str]:
    """The areas by their names in the reference data, each with the name as typed."""
    found = ((case.reference.area(name), name) for name in names)
    return {area.name: name for area, name in found if area}


def _pictured() -> tuple[Area, ...]:
    """The twelve areas as the picture has them: row by row from the north, and from the west."""
    return tuple(sorted(load_reference().area_records, key=lambda area: (area.tile.row, area.tile.column)))


def figures_by_area(case: DatedProposal, item: Variation) -> dict[str, Fraction]:
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


def _tile(area: Area, said: str, fill: str) -> MapTile:
    x, y = area.tile.column * COLUMN + 2, area.tile.row * ROW + 2
    texts = (*area.tile.lines, said)
    first = y + (ROW - LINE * len(texts)) // 2 + 8
    return MapTile(
        name=area.name,
        said=said,
        fill=fill,
        ink="#ffffff" if fill in QUINTILES[DARK_FROM:] else "#212b32",
        x=x,
        y=y,
        middle=x + (COLUMN - 6) // 2,
        lines=tuple(Line(first + place * LINE, text) for place, text in enumerate(texts)),
    )


# Ranges from the lowest to the highest place, on a scale with its ends

CAUTION = (
    "The lowest and the highest are single places, as the source gives them: chance and differences between the people "
    "served are not taken out, so they overstate what care could change."
)


@dataclass(frozen=True, slots=True)
class Track:
    """The picture of one indicator: its ends, the country if known, and the ends of the scale."""

    span: AxisRange
    home_at: str
    ends: tuple[str, str]


@dataclass(frozen=True, slots=True)
class VariationRow:
    """One indicator and how far its ends lie apart."""

    indicator: str
    statistic: str
    lowest: PlaceFigure | None
    highest: PlaceFigure | None
    home: str
    times: str
    track: Track | None
    remarks: tuple[str, ...]
    note: str
    source: SourceRow | None
    why_not: str


@dataclass(frozen=True, slots=True)
class VariationView:
    """All indicators, those that count by how much they vary, and the pictures of those whose places are all given."""

    message: str
    rows: tuple[VariationRow, ...]
    apart: tuple[VariationRow, ...]
    columns: tuple[ColumnsView, ...]
    caution: str


def variation_view(case: DatedProposal, cite: Citing) -> VariationView:
    """Lay out the variation that a proposal offers."""
    given = case.proposal.criteria.measurable_improvement.variation
    counting = sorted(case.counting(given), key=lambda item: fold(item) or 0, reverse=True)
    rows = tuple(_row(case, cite, item) for item in counting)
    return VariationView(
        message=_variation_message(counting),
        rows=rows,
        apart=tuple(_row(case, cite, item) for item in given if case.why_not(item)),
        columns=tuple(
            columns_view(item, home_value(case, item), _own(case)) for item in counting if _has_columns(case, item)
        ),
        caution=CAUTION if any(row.track for row in rows) else "",
    )


def home_value(case: DatedProposal, item: Variation) -> Number | None:
    """The figure of the country, where a measure gives the same indicator for the same time in the same unit."""
    return next(
        (
            measure.baseline.value
            for measure in case.counting(case.proposal.criteria.measurable_improvement.measures)
            if (measure.indicator, measure.unit, measure.baseline.period) == (item.indicator, item.unit, item.period)
        ),
        None,
    )


def _has_columns(case: DatedProposal, item: Variation) -> bool:
    """Whether columns show more: not where the places are the twelve areas, which have a map of their own."""
    return bool(item.places) and not figures_by_area(case, item)


def _own(case: DatedProposal) -> frozenset[str]:
    coverage = case.proposal.coverage
    return frozenset((*coverage.areas, *coverage.ccgs)) if coverage else frozenset()


def _variation_message(items: Iterable[Variation]) -> str:
    """The widest of those with a worse end; they come widest first."""
    widest = next(((found, item) for item in items if (found := fold(item)) is not None), None)
    if widest is None:
        return "None of these has a better and a worse end"
    found, item = widest
    return f"The highest stands at {times(found)} times the lowest, for the indicator that varies most: {item.indicator}"


def _row(case: DatedProposal, cite: Citing, item: Variation) -> VariationRow:
    found, home = fold(item), home_value(case, item)
    ends = ends_of(item)
    return VariationRow(
        indicator=item.indicator,
        statistic="; ".join(_statistic(item)),
        lowest=_place(ends[0]) if ends else None,
        highest=_place(ends[1]) if ends else None,
        home="" if home is None else figure(home),
        times="" if found is None else times(found),
        track=_track(ends, home) if ends else None,
        remarks=tuple(_remarks(item, ends)),
        note=item.note or "",
        source=cite.source(item.source),
        why_not=case.why_not(item),
    )


def ends_of(item: Variation) -> tuple[Figure, Figure] | None:
    """The lowest and the highest, given as such or found among the places."""
    if item.lowest and item.highest:
        return item.lowest, item.highest
    ranked = sorted(item.places, key=lambda one: Fraction(one.value))
    return (ranked[0], ranked[-1]) if ranked else None


def _statistic(item: Variation) -> Iterator[str]:
    number = item.number_of_places or len(item.places)
    yield f"{item.period}, {wording.spoken(item.unit)}, {WORSE[item.direction]}"
    yield f"{wording.number(number)} {wording.spoken(item.between)}" if number else f"between {wording.spoken(item.between)}"


def _remarks(item: Variation, ends: tuple[Figure, Figure] | None) -> Iterator[str]:
    if item.direction is Direction.NO_DIRECTION:
        yield "It has no better and no worse end, so the rules do not read it."
    elif ends is None:
        yield "The source gives the proportion only."
    elif by_complement(item.unit, (ends[0].value, ends[1].value)):
        yield "The percentages lie above 50 on average, so what is missing to a hundred is compared."
    if item.leaves_out:
        yield f"Left out: {item.leaves_out}"


def _place(given: Figure) -> PlaceFigure:
    return PlaceFigure(given.place or "", figure(given.value))


def _track(ends: tuple[Figure, Figure], home: Number | None) -> Track:
    low, high = sorted((Fraction(ends[0].value), Fraction(ends[1].value)))
    scale = scale_over((low, high, *(() if home is None else (home,))))
    return Track(scale.span(low, high), "" if home is None else scale.at(home), scale.ends)
