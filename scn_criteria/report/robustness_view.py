"""How firm the outcome is, laid out as one sentence and one picture: a bar for each choice that alone could change it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.decision.breaks import Break, Reach
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.robustness import Robustness, robustness
from scn_criteria.decision.robustness_words import (
    CONVENTION,
    broken,
    doubted,
    headline,
    in_hundred,
    moved_to,
    otherwise,
)
from scn_criteria.report.words import sentence
from scn_criteria.ruleset.model import Parameter
from scn_criteria.ruleset.remembering import remembered


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a bar, in percent of its width, and whether the outcome holds there."""

    begins: str
    width: str
    holds: bool


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice: as it is, what it may be, where the outcome changes, and the same as a picture."""

    name: str
    chosen: str
    range: str
    changes: tuple[str, ...]
    sentences: tuple[str, ...]
    bars: tuple[Bar, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class RobustnessView:
    """Everything that the report says about how firm the outcome is."""

    short: str
    headline: str
    otherwise: str
    convention: str
    exactly: str
    rows: tuple[ChoiceRow, ...]
    standing: tuple[str, ...]
    doubts: tuple[str, ...]
    harmless: int


def robustness_view(assessment: Assessment) -> RobustnessView | None:
    """Lay out how firm the outcome is. Nothing where the rules leave nothing to choose."""
    if not assessment.ruleset.parameters and not assessment.ruleset.readings:
        return None
    found = _robustness(assessment)
    telling = [doubt for doubt in found.doubts if doubt.turns or doubt.outcome is not found.outcome]
    return RobustnessView(
        short=_short(found),
        headline=headline(found),
        otherwise=otherwise(found),
        convention=CONVENTION,
        exactly=_exactly(found),
        rows=tuple(_row(found, reach) for reach, _ in found.breaking),
        standing=tuple(wording.spoken(reach.subject.name) for reach in found.standing),
        doubts=tuple(sentence(doubted(found, doubt)) for doubt in telling),
        harmless=len(found.doubts) - len(telling),
    )


@remembered(100)
def _robustness(assessment: Assessment) -> Robustness:
    """How firm an outcome is, worked out once for its report, for the index and for every other format."""
    return robustness(assessment)


def _short(found: Robustness) -> str:
    if found.share == 1:
        return "Holds whatever is chosen where the rules leave a choice"
    return f"Holds in {in_hundred(found.share)} combinations of what the rules leave to choose"


def _exactly(found: Robustness) -> str:
    if found.share == 1:
        return "All combinations were counted, none was sampled."
    return f"Exactly {found.share} of all combinations, counted and not sampled."


def _row(found: Robustness, reach: Reach) -> ChoiceRow:
    subject = reach.subject
    if isinstance(subject, Parameter):
        chosen = wording.number(subject.value)
        range_ = f"{wording.number(subject.low)} to {wording.value(subject.high, subject.unit)}"
    else:
        chosen = wording.spoken(subject.choice)
        range_ = " or ".join(wording.spoken(name) for name in subject.alternatives)
    return ChoiceRow(
        name=_capital(wording.spoken(subject.name)),
        chosen=chosen,
        range=range_,
        changes=tuple(f"{_where(reach, one)}: {one.outcome.value}" for one in reach.breaks),
        sentences=tuple(sentence(broken(found, reach, one)) for one in reach.breaks),
        bars=tuple(
            Bar(_percent(one.first, reach), _percent(one.last - one.first + 1, reach), one.outcome is found.outcome)
            for one in reach.stretches
        ),
        mark=_percent(reach.place + Fraction(1, 2), reach),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _where(reach: Reach, one: Break) -> str:
    return moved_to(reach.subject, one) if isinstance(reach.subject, Parameter) else wording.spoken(str(one.value))


def _percent(place: Fraction | int, reach: Reach) -> str:
    """A place along a bar: each value has a slot of the same width."""
    return f"{float(Fraction(place) * 100 / reach.size):.2f}%"
