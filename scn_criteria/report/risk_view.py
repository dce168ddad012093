"""The risks of going without, on the matrix of likelihood and consequence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scn_criteria.proposal.case import Case
from scn_criteria.proposal.evidence import Risk
from scn_criteria.proposal.facts.means import BANDS
from scn_criteria.report.citing import Citing, SourceRow
from scn_criteria.report.words import counted

LIKELIHOODS = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
CONSEQUENCES = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk with its mark on the matrix, if it counts."""

    mark: str
    risk: Risk
    band: str
    source: SourceRow | None
    why_not: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix: its score, its band, and the marks of the risks that stand there."""

    score: int
    band: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
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
    levels: tuple[Level, ...]
    bands: tuple[tuple[str, int], ...]


def risk_view(case: Case, cite: Citing) -> RiskView:
    """Lay out the risks of a proposal."""
    every = case.proposal.criteria.risk_of_absence.risks
    counting = case.counting(every)
    marks = {risk.at: f"R{place}" for place, risk in enumerate(counting, start=1)}
    rows = tuple(
        RiskRow(marks.get(risk.at, ""), risk, band(risk.score), cite.source(risk.source), case.why_not(risk))
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
    which = "The one risk" if len(risks) == 1 else f"The gravest of {counted(len(risks))} risks"
    return f"{which} scores {gravest} of 25: {band(gravest)}"


def _level(likelihood: int, rows: Sequence[RiskRow]) -> Level:
    return Level(
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
