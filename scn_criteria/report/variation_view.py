"""How indicators vary within the country: a track from the lowest to the highest, on a scale with its ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.evidence import Direction, Figure, Variation
from scn_criteria.proposal.facts.comparison import by_complement, fold
from scn_criteria.report.area_view import figures_by_area
from scn_criteria.report.citing import Citing, SourceRow
from scn_criteria.report.columns_view import ColumnsView, Place, columns_view
from scn_criteria.report.comparators_view import WORSE
from scn_criteria.report.scale import Span, figure, scale_over, times
from scn_criteria.ruleset.vocabulary import Number

CAUTION = (
    "The lowest and the highest are single places, as the source gives them: chance and differences between the people "
    "served are not taken out, so they overstate what care could change."
)


@dataclass(frozen=True, slots=True)
class Track:
    """The picture of one indicator: its ends, the country if known, and the ends of the scale."""

    span: Span
    home_at: str
    ends: tuple[str, str]


@dataclass(frozen=True, slots=True)
class VariationRow:
    """One indicator and how far its ends lie apart."""

    indicator: str
    statistic: str
    lowest: Place | None
    highest: Place | None
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


def variation_view(case: Case, cite: Citing) -> VariationView:
    """Lay out the variation that a proposal offers."""
    given = case.proposal.criteria.measurable_improvement.variation
    counting = sorted(case.counting(given), key=lambda item: fold(item) or 0, reverse=True)
    rows = tuple(_row(case, cite, item) for item in counting)
    return VariationView(
        message=_message(counting),
        rows=rows,
        apart=tuple(_row(case, cite, item) for item in given if case.why_not(item)),
        columns=tuple(columns_view(item, home_value(case, item), _own(case)) for item in counting if _drawn(case, item)),
        caution=CAUTION if any(row.track for row in rows) else "",
    )


def home_value(case: Case, item: Variation) -> Number | None:
    """The figure of the country, where a measure gives the same indicator for the same time in the same unit."""
    return next(
        (
            measure.baseline.value
            for measure in case.counting(case.proposal.criteria.measurable_improvement.measures)
            if (measure.indicator, measure.unit, measure.baseline.period) == (item.indicator, item.unit, item.period)
        ),
        None,
    )


def _drawn(case: Case, item: Variation) -> bool:
    """Whether columns tell more: not where the places are the twelve areas, which have a picture of their own."""
    return bool(item.places) and not figures_by_area(case, item)


def _own(case: Case) -> frozenset[str]:
    coverage = case.proposal.coverage
    return frozenset((*coverage.areas, *coverage.ccgs)) if coverage else frozenset()


def _message(items: Iterable[Variation]) -> str:
    """The widest of those with a worse end; they come widest first."""
    widest = next(((found, item) for item in items if (found := fold(item)) is not None), None)
    if widest is None:
        return "None of these has a better and a worse end"
    found, item = widest
    return f"The highest stands at {times(found)} times the lowest, for the indicator that varies most: {item.indicator}"


def _row(case: Case, cite: Citing, item: Variation) -> VariationRow:
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


def _place(given: Figure) -> Place:
    return Place(given.place or "", figure(given.value))


def _track(ends: tuple[Figure, Figure], home: Number | None) -> Track:
    low, high = sorted((Fraction(ends[0].value), Fraction(ends[1].value)))
    scale = scale_over((low, high, *(() if home is None else (home,))))
    return Track(scale.span(low, high), "" if home is None else scale.at(home), scale.ends)
