"""The country among others, as tables that are the picture: one dot for each country, on a scale with its ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from scn_criteria import wording
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.evidence import Direction, Figure, International
from scn_criteria.proposal.facts.comparison import by_complement, gap
from scn_criteria.report.citing import Citing, SourceRow
from scn_criteria.report.scale import Scale, Span, figure, percent, scale_over

WORSE = {
    Direction.HIGHER_IS_WORSE: "higher is worse",
    Direction.LOWER_IS_WORSE: "lower is worse",
    Direction.NO_DIRECTION: "neither end is the worse",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """One country: its figure, and where its dot and the ends of its interval stand."""

    place: str
    figure: str
    interval: str
    home: bool
    at: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class ComparatorsView:
    """One comparison with other countries."""

    message: str
    statistic: str
    unit: str
    dots: tuple[Dot, ...]
    median: str
    median_at: str
    ends: tuple[str, str]
    remarks: tuple[str, ...]
    note: str
    source: SourceRow | None
    why_not: str


def comparators_view(case: Case, cite: Citing) -> tuple[ComparatorsView, ...]:
    """Every comparison with other countries that the proposal offers, in its order."""
    return tuple(
        _view(item, cite, case.why_not(item)) for item in case.proposal.criteria.measurable_improvement.international
    )


def _view(item: International, cite: Citing, why_not: str) -> ComparatorsView:
    figures = (item.home, *item.comparators)
    scale = scale_over(_values(figures))
    middle = Fraction(median(Fraction(one.value) for one in item.comparators))
    several = len(item.comparators) > 1
    return ComparatorsView(
        message=message(item),
        statistic=statistic(item.indicator, item.period, item.unit, item.direction),
        unit=wording.spoken(item.unit),
        dots=tuple(_dot(one, one is item.home, scale) for one in _ranked(figures, item.direction)),
        median=figure(middle) if several else "",
        median_at=scale.at(middle) if several else "",
        ends=scale.ends,
        remarks=tuple(_remarks(item, middle)),
        note=item.note or "",
        source=cite.source(item.source),
        why_not=why_not,
    )


def message(item: International) -> str:
    """What the comparison shows, with the number that the rules read."""
    home = item.home.place or "This country"
    number = len(item.comparators)
    others = f"the median of its {number} comparators" if number > 1 else item.comparators[0].place or "its comparator"
    found = gap(item)
    if item.direction is Direction.NO_DIRECTION:
        return f"{home} set beside {others}: neither end is the worse"
    if found is None:
        return f"{home} set beside {others}: a figure of nought or below allows no proportion"
    if found == 0:
        return f"{home} does as well as {others}"
    return f"{home} does {percent(found)} percent worse than {others}" if found > 0 else f"{home} does better than {others}"


def statistic(indicator: str, period: str, unit: str, direction: Direction) -> str:
    """What is shown: the indicator, when, in what unit, and which end is worse."""
    return f"{indicator}, {period} ({wording.spoken(unit)}; {WORSE[direction]})"


def _remarks(item: International, middle: Fraction) -> list[str]:
    """How the number of the message is reckoned, where that is not plain."""
    if gap(item) is None:
        return []
    if by_complement(item.unit, (item.home.value, middle)):
        return ["The percentages lie above 50 on average, so what is missing to a hundred is compared."]
    return []


def _values(figures: Sequence[Figure]) -> list[Fraction]:
    ends = [end for one in figures if one.interval for end in (one.interval.lower, one.interval.upper)]
    return [Fraction(value) for value in (*(one.value for one in figures), *ends)]


def _ranked(figures: Sequence[Figure], direction: Direction) -> list[Figure]:
    """Worst first, so that a reader sees at once who stands where."""
    high_first = direction is not Direction.LOWER_IS_WORSE
    return sorted(figures, key=lambda one: Fraction(one.value), reverse=high_first)


def _dot(given: Figure, home: bool, scale: Scale) -> Dot:
    interval = given.interval
    return Dot(
        place=given.place or "Not named",
        figure=figure(given.value),
        interval=f"{figure(interval.lower)} to {figure(interval.upper)}" if interval else "",
        home=home,
        at=scale.at(given.value),
        span=scale.span(interval.lower, interval.upper) if interval else None,
    )
