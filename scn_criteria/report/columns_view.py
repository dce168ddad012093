"""All places of one indicator as ranked columns, with the percentiles that single odd places do not sway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from scn_criteria.proposal.evidence import Figure, Variation
from scn_criteria.proposal.facts.comparison import ENOUGH_PLACES, TRIM, fold, trimmed_fold
from scn_criteria.report.comparators_view import statistic
from scn_criteria.report.scale import figure, scale_over, times
from scn_criteria.ruleset.vocabulary import Number

WIDTH, HEIGHT = 720, 180
QUINTILES = ("#c6dbef", "#9ecae1", "#6baed6", "#2171b5", "#08306b")
"""Five blues, the darkest for the highest fifth of the places."""


@dataclass(frozen=True, slots=True)
class Place:
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
    places: tuple[Place, ...]
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
        message=_message(item),
        statistic=statistic(item.indicator, item.period, item.unit, item.direction),
        places=tuple(Place(one.place or "Not named", figure(one.value)) for one in ranked),
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
        return f"M{_drawn(step * index)} {base}V{top}h{_drawn(step * Fraction(17, 20))}V{base}z"

    def level(self, value: Number) -> str:
        """How far down the drawing a value stands."""
        return _drawn(self._down(value))

    def _down(self, value: Number) -> Fraction:
        return HEIGHT * (self.scale.high - Fraction(value)) / (self.scale.high - self.scale.low)


def _message(item: Variation) -> str:
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


def _drawn(length: Fraction) -> str:
    return f"{float(length):.1f}"
