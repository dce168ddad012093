"""The robustness of an outcome as one sentence and one chart: a bar for each choice that alone could change it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.sensitivity.one_way_sensitivity import OneWaySensitivity, TippingPoint
from scn_criteria.decision.sensitivity.robustness import (
    CONVENTION,
    Robustness,
    broken,
    choice_name,
    headline,
    in_hundred,
    moved_to,
    otherwise,
    robustness,
    scenario_text,
)
from scn_criteria.decision.strength import Support
from scn_criteria.ruleset.caching import memoised
from scn_criteria.ruleset.model import Parameter
from scn_criteria.terms import Outcome
from scn_criteria.wording import reader_sentence

# The chart


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a bar, in percent of its width, and whether the outcome holds there."""

    begins: str
    width: str
    holds: bool


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice: its value, its other values, where the outcome changes, and the same as a chart."""

    name: str
    chosen: str
    range: str
    changes: tuple[str, ...]
    sentences: tuple[str, ...]
    bars: tuple[Bar, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class RobustnessView:
    """The robustness of the outcome in a report."""

    short: str
    headline: str
    otherwise: str
    convention: str
    exactly: str
    rows: tuple[ChoiceRow, ...]
    standing: tuple[str, ...]
    evidence_scenarios: tuple[str, ...]
    harmless: int


def robustness_view(assessment: Assessment) -> RobustnessView | None:
    """Lay the robustness of the outcome out. Nothing where the rules leave nothing to choose."""
    if not assessment.ruleset.parameters and not assessment.ruleset.readings:
        return None
    found = _robustness(assessment)
    shown = [scenario for scenario in found.evidence_scenarios if scenario.turns or scenario.outcome is not found.outcome]
    return RobustnessView(
        short=_short(found),
        headline=headline(found),
        otherwise=otherwise(found),
        convention=CONVENTION,
        exactly=_exactly(found),
        rows=tuple(_row(found, sensitivity) for sensitivity, _ in found.breaking),
        standing=tuple(choice_name(sensitivity.subject) for sensitivity in found.standing),
        evidence_scenarios=tuple(reader_sentence(scenario_text(found, scenario)) for scenario in shown),
        harmless=len(found.evidence_scenarios) - len(shown),
    )


@memoised(2)
def _robustness(assessment: Assessment) -> Robustness:
    """The robustness of an outcome, worked out once for its report, for the index and for every other format."""
    return robustness(assessment)


def _short(found: Robustness) -> str:
    if not found.firm:
        return "The outcome rests on the type of network" if found.outcome is Outcome.REFER else "Evidence is missing"
    if found.share == 1:
        return "Holds whatever is chosen where the rules leave a choice"
    return f"Holds in {in_hundred(found)} combinations of what the rules leave to choose"


def _exactly(found: Robustness) -> str:
    if not found.firm:
        return ""
    if found.share == 1:
        return "Every combination was counted."
    return f"Exact share: {found.share}. Every combination was counted."


def _row(found: Robustness, sensitivity: OneWaySensitivity) -> ChoiceRow:
    subject = sensitivity.subject
    if isinstance(subject, Parameter):
        chosen = wording.number(subject.value)
        range_ = f"{wording.number(subject.low)} to {wording.value(subject.high, subject.unit)}"
    else:
        chosen = wording.spoken(subject.choice)
        range_ = " or ".join(wording.spoken(name) for name in subject.alternatives)
    return ChoiceRow(
        name=wording.capital(choice_name(subject)),
        chosen=chosen,
        range=range_,
        changes=tuple(f"{_where(sensitivity, one)}: {one.outcome.value}" for one in sensitivity.tipping_points),
        sentences=tuple(reader_sentence(broken(found, sensitivity, one)) for one in sensitivity.tipping_points),
        bars=tuple(
            Bar(
                _percent(one.first, sensitivity),
                _percent(one.last - one.first + 1, sensitivity),
                one.outcome is found.outcome,
            )
            for one in sensitivity.stable_intervals
        ),
        mark=_percent(sensitivity.place + Fraction(1, 2), sensitivity),
    )


def _where(sensitivity: OneWaySensitivity, one: TippingPoint) -> str:
    return (
        moved_to(sensitivity.subject, one) if isinstance(sensitivity.subject, Parameter) else wording.spoken(str(one.value))
    )


def _percent(place: Fraction | int, sensitivity: OneWaySensitivity) -> str:
    """A place along a bar: each value has a slot of the same width."""
    return f"{float(Fraction(place) * 100 / sensitivity.size):.2f}%"


# The share of all settings in which the outcome holds, as one number


@dataclass(frozen=True, slots=True)
class Firmness:
    """A share, in words, and as the width of a bar."""

    share: Fraction
    percent: int

    @property
    def words(self) -> str:
        """So many of a hundred."""
        return f"{self.percent} of 100"

    @property
    def width(self) -> str:
        """The bar, in percent."""
        return f"{float(self.share * 100):.2f}%"


def firmness(found: Support) -> Firmness | None:
    """The share for an assessment. Nothing for "refer" and "defer", which have a reason instead."""
    return None if found.firmness is None else Firmness(found.firmness, found.in_hundred(found.outcome))
