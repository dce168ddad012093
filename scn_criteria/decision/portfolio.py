"""Assessments side by side: who comes within the capacity, who only qualifies, and where judgement must decide."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from scn_criteria.decision.findings import Assessment, NotAssessed
from scn_criteria.decision.sensitivity.strength import Strengths, strengths
from scn_criteria.decision.weightings import (
    DRAWN,
    SEED,
    Margins,
    RankRange,
    SampledRanks,
    Weighting,
    WeightLimits,
    draw,
    margins,
    places,
)
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.vocabulary import Vocabulary
from scn_criteria.safe_text import cell
from scn_criteria.serialisation import diagnostic_records, portable
from scn_criteria.terms import Criterion, Outcome

# @@ decision/portfolio/portfolio: Assessments side by side: who comes within the capacity, who only qualifies, and where judgement must decide.


class Status(Enum):
    """What the capacity means for a proposal that comes out as to be established."""

    PRIORITISED = "prioritised"
    JUDGEMENT = "judgement"
    QUALIFIES = "qualifies"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A proposal that comes out as to be established, and where it stands."""

    assessment: Assessment
    strengths: Strengths
    places: RankRange
    status: Status
    place_shares: tuple[Fraction, ...]
    within: Fraction
    """In what share of the weightings drawn it comes within the capacity."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ranked proposals by their numbers, and how far the weights decide between them."""

    first: int
    second: int
    margins: Margins
    first_ahead: Fraction
    second_ahead: Fraction


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All that was assessed under one ruleset. The ranked come in the order of their places."""

    ruleset: Ruleset
    capacity: int
    """How many networks can be set up. The document says a small number, and gives no figure (SI-001)."""
    limits: WeightLimits
    seed: int
    ranked: tuple[Ranked, ...]
    pairs: tuple[Pair, ...]
    others: tuple[Assessment, ...]
    refused: tuple[NotAssessed, ...]
    standard_error: float

    def with_status(self, status: Status) -> tuple[Ranked, ...]:
        """The ranked proposals of one status."""
        return tuple(one for one in self.ranked if one.status is status)

    @property
    def open_pairs(self) -> tuple[Pair, ...]:
        """The pairs at the line between which judgement must decide."""
        at_the_line = {number for number, one in enumerate(self.ranked) if one.status is Status.JUDGEMENT}
        return tuple(pair for pair in self.pairs if {pair.first, pair.second} <= at_the_line)

    @property
    def telling_nothing(self) -> tuple[Criterion, ...]:
        """The criteria that every ranked proposal meets equally strongly."""
        columns = zip(*(one.strengths for one in self.ranked), strict=True)
        pairs = zip(Criterion, columns, strict=False)
        return tuple(criterion for criterion, column in pairs if len(set(column)) == 1)


# @@ decision/portfolio/ranking: From assessments to a portfolio: strengths, places, shares, and what the capacity makes of them.


@dataclass(frozen=True, slots=True)
class PortfolioQuestion:
    """What is asked of a portfolio: how many networks can be set up, and which weightings are admissible."""

    capacity: int
    limits: WeightLimits
    body: tuple[Weighting, ...]
    """The corners that the limits leave."""
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class _Standing:
    """A proposal with what its place rests on."""

    assessment: Assessment
    strengths: Strengths
    places: RankRange


def rank(
    assessments: Sequence[Assessment],
    refused: Sequence[NotAssessed],
    question: PortfolioQuestion,
    ruleset: Ruleset,
    vocabulary: Vocabulary,
) -> Portfolio:
    """Rank the proposals that come out as to be established, in an order that does not hang on how they were named."""
    every = sorted(assessments, key=_by_name)
    standings = _standings([one for one in every if one.outcome.outcome is Outcome.ESTABLISH], question, vocabulary)
    drawn = draw([one.strengths for one in standings], question.limits, question.body, question.seed)
    return Portfolio(
        ruleset=ruleset,
        capacity=question.capacity,
        limits=question.limits,
        seed=question.seed,
        ranked=_ranked_proposals(standings, drawn, question.capacity),
        pairs=_pairs(standings, drawn, question.body),
        others=tuple(one for one in every if one.outcome.outcome is not Outcome.ESTABLISH),
        refused=tuple(sorted(refused, key=lambda one: one.path)),
        standard_error=drawn.standard_error,
    )


def _by_name(assessment: Assessment) -> tuple[str, str, str]:
    return assessment.proposal.id, assessment.origin.sha256, assessment.origin.path


def _standings(assessments: Sequence[Assessment], question: PortfolioQuestion, vocabulary: Vocabulary) -> list[_Standing]:
    """The proposals in the order of their best and worst places. Then the name decides, and says nothing."""
    held = [strengths(one, vocabulary) for one in assessments]
    found = [_Standing(one, held[number], places(number, held, question.body)) for number, one in enumerate(assessments)]
    return sorted(found, key=lambda one: (one.places.best, one.places.worst))


def _ranked_proposals(standings: Sequence[_Standing], drawn: SampledRanks, capacity: int) -> tuple[Ranked, ...]:
    marked = statuses([one.places for one in standings], capacity)
    return tuple(
        Ranked(one.assessment, one.strengths, one.places, status, shares, sum(shares[:capacity], Fraction(0)))
        for one, status, shares in zip(standings, marked, drawn.places, strict=True)
    )


def statuses(found: Sequence[RankRange], capacity: int) -> tuple[Status, ...]:
    """What the capacity means for each. Where places are only bounds, those that are taken for certain settle the rest."""
    safe = sum(one.worst <= capacity for one in found)
    hopeless = sum(one.best > capacity for one in found)
    if safe >= capacity:
        return tuple(Status.PRIORITISED if one.worst <= capacity else Status.QUALIFIES for one in found)
    if len(found) - hopeless <= capacity:
        return tuple(Status.QUALIFIES if one.best > capacity else Status.PRIORITISED for one in found)
    return tuple(_status(one, capacity) for one in found)


def _status(found: RankRange, capacity: int) -> Status:
    if found.worst <= capacity:
        return Status.PRIORITISED
    return Status.QUALIFIES if found.best > capacity else Status.JUDGEMENT


def _pairs(standings: Sequence[_Standing], drawn: SampledRanks, body: Sequence[Weighting]) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            first,
            second,
            margins(standings[first].strengths, standings[second].strengths, body),
            drawn.before[first][second],
            drawn.before[second][first],
        )
        for first in range(len(standings))
        for second in range(first + 1, len(standings))
    )


# @@ decision/portfolio/record: A portfolio as JSON and as a table for a spreadsheet: the same bytes for the same input. Strengths and margins are exact and written as fractions. Shares were counted over weightings drawn and are written as decimals, with their standard error beside them.

FORMAT = "scn-portfolio/1"
DIGITS = 6

Record = dict[str, Any]


def to_json(portfolio: Portfolio, besides: Record | None = None) -> str:
    """The whole portfolio as one JSON document, with a line feed at its end. What others know of it comes last."""
    ranked = portfolio.ranked
    document = {
        "format": FORMAT,
        "ruleset": _ruleset(portfolio.ruleset),
        "capacity": portfolio.capacity,
        "weights": _weights(portfolio),
        "ranked": [_ranked_record(one) for one in ranked],
        "pairs": [_pair(pair, ranked) for pair in portfolio.pairs],
        "not_ranked": [_other(one) for one in portfolio.others],
        "not_assessed": [
            {"path": portable(one.path), "diagnostics": diagnostic_records(one.diagnostics)} for one in portfolio.refused
        ],
        **(besides or {}),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_csv(portfolio: Portfolio) -> str:
    """A line a proposal: the ranked, then the others, then the files that could not be assessed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    head = ("proposal", "title", "outcome", "status", "best_place", "worst_place", "places_exact", "within_capacity")
    writer.writerow([*head, *(criterion.name for criterion in Criterion)])
    blanks = [""] * (len(head) - 3 + len(Criterion))
    for one in portfolio.ranked:
        writer.writerow([*map(cell, _named(one.assessment)), *_figures(one)])
    for other in portfolio.others:
        writer.writerow([*map(cell, _named(other)), *blanks])
    for refused in portfolio.refused:
        writer.writerow([cell(portable(refused.path)), "", "not_assessed", *blanks])
    return text.getvalue()


def _named(one: Assessment) -> tuple[str, str, str]:
    return one.proposal.id, one.proposal.title, one.outcome.outcome.value


def _figures(one: Ranked) -> list[str]:
    exact = "yes" if one.places.exact else "no"
    places = [str(one.places.best), str(one.places.worst), exact]
    return [one.status.value, *places, decimal_text(one.within), *(decimal_text(strength) for strength in one.strengths)]


def decimal_text(value: Fraction) -> str:
    """A number as a decimal, to six places at most."""
    text = f"{Decimal(round(value * 10**DIGITS)).scaleb(-DIGITS):f}"
    return text.rstrip("0").rstrip(".")


def _ruleset(ruleset: Ruleset) -> Record:
    return {
        "id": ruleset.id,
        "version": ruleset.version,
        "sha256": ruleset.sha256,
        "fingerprint": ruleset.fingerprint,
        "variant": dict(ruleset.variant),
    }


def _weights(portfolio: Portfolio) -> Record:
    limits = portfolio.limits
    return {
        "at_least": {name: str(least) for name, least in least_weights(limits)},
        "order": [list(pair) for pair in ordered(limits)],
        "drawn": DRAWN,
        "seed": portfolio.seed,
        "greatest_standard_error": f"{portfolio.standard_error:.{DIGITS}f}",
    }


def least_weights(limits: WeightLimits) -> list[tuple[str, Fraction]]:
    """The criteria that have a least weight, by name."""
    return [(criterion.name, least) for criterion, least in zip(Criterion, limits.least, strict=True) if least]


def ordered(limits: WeightLimits) -> list[tuple[str, str]]:
    """The pairs of criteria of which the first weighs at least as much, by name."""
    names = [criterion.name for criterion in Criterion]
    return [(names[first], names[second]) for first, second in limits.order]


def _ranked_record(one: Ranked) -> Record:
    return {
        "proposal": _proposal(one.assessment),
        "status": one.status.value,
        "best_place": one.places.best,
        "worst_place": one.places.worst,
        "places_exact": one.places.exact,
        "within_capacity": decimal_text(one.within),
        "place_shares": [decimal_text(share) for share in one.place_shares],
        "strengths": {criterion.name: str(strength) for criterion, strength in zip(Criterion, one.strengths, strict=True)},
    }


def _pair(pair: Pair, ranked: tuple[Ranked, ...]) -> Record:
    return {
        "first": _identity(ranked[pair.first].assessment),
        "second": _identity(ranked[pair.second].assessment),
        "first_is": pair.margins.relation.value,
        "least_margin": str(pair.margins.least),
        "greatest_margin": str(pair.margins.greatest),
        "first_ahead": decimal_text(pair.first_ahead),
        "second_ahead": decimal_text(pair.second_ahead),
    }


def _identity(one: Assessment) -> Record:
    return {"id": one.proposal.id, "path": portable(one.origin.path)}


def _proposal(one: Assessment) -> Record:
    return {
        "id": one.proposal.id,
        "title": one.proposal.title,
        "path": portable(one.origin.path),
        "sha256": one.origin.sha256,
        "assessed_on": one.assessed_on.isoformat(),
    }


def _other(one: Assessment) -> Record:
    decided = one.outcome.decided
    return {
        "proposal": _proposal(one),
        "outcome": one.outcome.outcome.value,
        "rule": decided.rule,
        "because": decided.because,
        "settle_first": [item.name for item in one.outcome.settle_first],
    }
