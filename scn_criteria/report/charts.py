"""Charts of comparisons with other countries and of risks, and the scale that charts share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from scn_criteria import wording
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.evidence import Direction, Figure, International, Risk
from scn_criteria.proposal.facts.criteria_5_to_9 import BANDS
from scn_criteria.proposal.facts.ratios import by_complement, gap
from scn_criteria.report.citations import Citing, SourceRow
from scn_criteria.ruleset.vocabulary import Number
from scn_criteria.wording import number_word

# Scale: round ends, and places along it in percent, so that a chart is as wide as its page

STEPS = (Fraction(1), Fraction(2), Fraction(3), Fraction(4), Fraction(5), Fraction(6), Fraction(8), Fraction(10))
MARGIN = 3
"""The margin in percent on either side, so that a mark at an end is not cut."""


@dataclass(frozen=True, slots=True)
class AxisRange:
    """A stretch along a scale, in percent of its width."""

    begins: str
    width: str
    ends: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from nought, or from below it, to a round end."""

    low: Fraction
    high: Fraction

    def at(self, value: Number) -> str:
        """The place of a value, in percent of the width."""
        return _percent(self._along(value))

    def span(self, low: Number, high: Number) -> AxisRange:
        """The stretch between two values."""
        return AxisRange(self.at(low), _percent(self._along(high) - self._along(low)), self.at(high))

    @property
    def ends(self) -> tuple[str, str]:
        """The two ends in words."""
        return figure(self.low), figure(self.high)

    def _along(self, value: Number) -> Fraction:
        share = (Fraction(value) - self.low) / (self.high - self.low)
        return MARGIN + (100 - 2 * MARGIN) * share


def scale_over(values: Iterable[Number]) -> Axis:
    """A scale that holds nought and every value."""
    every = [Fraction(value) for value in values]
    return Axis(-_round_end(-min([Fraction(0), *every])), _round_end(max([Fraction(0), *every])) or Fraction(1))


def figure(value: Number) -> str:
    """A figure as typed. A calculated one has two decimals at most, without closing noughts."""
    words = wording.number(value)
    return words.rstrip("0").rstrip(".") if isinstance(value, Fraction) and "." in words else words


def percent(value: Fraction) -> str:
    """A share for a title: whole from ten on, or else to one decimal."""
    return figure(Fraction(round(value)) if value >= 10 else Fraction(round(value * 10), 10))


def times(value: Fraction) -> str:
    """How many times as much, for a title: whole from a hundred on, or else to one decimal."""
    return figure(Fraction(round(value)) if value >= 100 else Fraction(round(value * 10), 10))


def _round_end(least: Fraction) -> Fraction:
    """The first round number that is no smaller, or nought for nought."""
    if least <= 0:
        return Fraction(0)
    power = Fraction(1)
    while power * 10 < least:
        power *= 10
    while power >= least:
        power /= 10
    return next(power * step for step in STEPS if power * step >= least)


def _percent(share: Fraction) -> str:
    return f"{float(share):.2f}%"


# Comparisons with other countries, as tables that draw one dot for each country on a scale with its ends

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
    span: AxisRange | None


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


def comparators_view(case: DatedProposal, cite: Citing) -> tuple[ComparatorsView, ...]:
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
    """How the number of the message is calculated, where that is not plain."""
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


def _dot(given: Figure, home: bool, scale: Axis) -> Dot:
    interval = given.interval
    return Dot(
        place=given.place or "Not named",
        figure=figure(given.value),
        interval=f"{figure(interval.lower)} to {figure(interval.upper)}" if interval else "",
        home=home,
        at=scale.at(given.value),
        span=scale.span(interval.lower, interval.upper) if interval else None,
    )


# Risks, on the matrix of likelihood and consequence

LIKELIHOODS = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
CONSEQUENCES = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk with its mark on the matrix, if it counts."""

    mark: str
    risk: Risk
    band: str
    source: SourceRow | None
    source_why_not: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix: its score, its band, and the marks of the risks that stand there."""

    score: int
    band: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LikelihoodRow:
    """One row of the matrix: a likelihood and its five cells."""

    number: int
    word: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RiskView:
    """All risks and the matrix of those that count."""

    message: str
    rows: tuple[RiskRow, ...]
    consequences: tuple[tuple[int, str], ...]
    levels: tuple[LikelihoodRow, ...]
    bands: tuple[tuple[str, int], ...]


def risk_view(case: DatedProposal, cite: Citing) -> RiskView:
    """Lay out the risks of a proposal."""
    every = case.proposal.criteria.risk_of_absence.risks
    counting = case.counting(every)
    marks = {risk.at: f"R{place}" for place, risk in enumerate(counting, start=1)}
    rows = tuple(
        RiskRow(marks.get(risk.at, ""), risk, band(risk.score), cite.source(risk.source), case.why_set_aside(risk))
        for risk in every
    )
    return RiskView(
        message=_message(counting),
        rows=rows,
        consequences=tuple(enumerate(CONSEQUENCES, start=1)),
        levels=tuple(_level(number, rows) for number in range(len(LIKELIHOODS), 0, -1)) if counting else (),
        bands=BANDS[::-1],
    )


def band(score: int) -> str:
    """The band of a score: low, moderate, high or extreme."""
    return next(name for name, lowest in BANDS if score >= lowest)


def _message(risks: Sequence[Risk]) -> str:
    if not risks:
        return "No risk that counts"
    gravest = max(risk.score for risk in risks)
    which = "The one risk" if len(risks) == 1 else f"The gravest of {number_word(len(risks))} risks"
    return f"{which} scores {gravest} of 25: {band(gravest)}"


def _level(likelihood: int, rows: Sequence[RiskRow]) -> LikelihoodRow:
    return LikelihoodRow(
        likelihood,
        LIKELIHOODS[likelihood - 1],
        tuple(_cell(likelihood, consequence, rows) for consequence in range(1, len(CONSEQUENCES) + 1)),
    )


def _cell(likelihood: int, consequence: int, rows: Sequence[RiskRow]) -> Cell:
    score = likelihood * consequence
    here = (
        row.mark for row in rows if row.mark and (row.risk.likelihood, row.risk.consequence) == (likelihood, consequence)
    )
    return Cell(score, band(score), tuple(here))
