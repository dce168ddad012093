"""Rank the proposals that meet the criteria within a capacity, and find the pairs that judgement must decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from itertools import combinations
from operator import sub

from scn_criteria.decision.findings import Assessment, NotAssessed, OutcomeFinding, ruleset_record
from scn_criteria.decision.strength import EvidenceStrength, Strengths, strength_record
from scn_criteria.decision.weightings import (
    SEED,
    Dominance,
    Margins,
    PairShares,
    PlaceCounts,
    RankRange,
    Scored,
    Weighting,
    WeightLimits,
    draw,
    greatest_error,
    number_drawn,
    places,
    simplices,
)
from scn_criteria.ruleset.model import Citation, Rules
from scn_criteria.safe_text import csv_text
from scn_criteria.serialisation import PLACES, Record, decimal_text, portable, refused_records
from scn_criteria.terms import Criterion, Outcome

# Records


class Status(Enum):
    """The status that the capacity gives to a proposal that is to be established."""

    PRIORITISED = "prioritised"
    JUDGEMENT = "judgement"
    QUALIFIES = "qualifies"


@dataclass(frozen=True, slots=True)
class Candidate:
    """The content of an assessment for a portfolio, which may have very many of them."""

    id: str
    title: str
    path: str
    sha256: str
    assessed_on: date
    outcome: OutcomeFinding
    strength: EvidenceStrength | None
    """The strength of its evidence, for a proposal that is to be established."""

    @property
    def strengths(self) -> Strengths:
        """The strength of each criterion, for a proposal that is to be established; else empty."""
        return self.strength.support.strengths if self.strength else ()

    @classmethod
    def of(cls, assessment: Assessment) -> Candidate:
        """The candidate that was assessed."""
        return cls(
            id=assessment.proposal.id,
            title=assessment.proposal.title,
            path=assessment.origin.path,
            sha256=assessment.origin.sha256,
            assessed_on=assessment.assessed_on,
            outcome=assessment.outcome,
            strength=assessment.strength if assessment.outcome.outcome is Outcome.ESTABLISH else None,
        )


@dataclass(frozen=True, slots=True)
class Ranked:
    """A proposal that is to be established, with its rank."""

    candidate: Candidate
    places: RankRange
    status: Status
    place_counts: PlaceCounts
    within: Fraction
    """The share of the weightings drawn under which it comes within the capacity."""

    @property
    def strengths(self) -> Strengths:
        """The strength of each criterion."""
        return self.candidate.strengths


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ranked proposals by their numbers, with their margins and shares under the admissible weightings."""

    first: int
    second: int
    margins: Margins
    first_ahead: Fraction
    second_ahead: Fraction


FEW = Citation("way-forward", "Establishing strategic clinical networks", "", ("SI-001",))
"""Why there is a capacity: only a small number of networks is to exist, and no figure is given."""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All assessments under one ruleset. The ranked come in the order of their places."""

    ruleset: Rules
    capacity: int
    """The number of networks that can be set up."""
    limits: WeightLimits
    seed: int
    ranked: tuple[Ranked, ...]
    scored: Scored
    """The scores of the ranked, in the same order."""
    pair_shares: PairShares
    others: tuple[Candidate, ...]
    refused: tuple[NotAssessed, ...]
    drawn: int
    """The number of weightings drawn."""

    @property
    def standard_error(self) -> float:
        """The greatest standard error that a share of the weightings drawn can have."""
        return greatest_error(self.drawn)

    def with_status(self, status: Status) -> tuple[Ranked, ...]:
        """The ranked proposals of one status."""
        return tuple(one for one in self.ranked if one.status is status)

    @property
    def pairs(self) -> Iterator[Pair]:
        """All pairs of ranked proposals. There may be very many, so each is compared when it is needed."""
        return (self.pair(first, second) for first, second in combinations(range(len(self.ranked)), 2))

    @property
    def open_pairs(self) -> Sequence[tuple[int, int]]:
        """The pairs at the line between which judgement must decide, by their numbers."""
        at_the_line = [number for number, one in enumerate(self.ranked) if one.status is Status.JUDGEMENT]
        return [*combinations(at_the_line, 2)]

    def pair(self, first: int, second: int) -> Pair:
        """Two ranked proposals compared, by their numbers."""
        margins = self.scored.margins(first, second)
        ahead = AHEAD.get(margins.relation)
        if ahead is None:
            share = self.pair_shares.ahead([*map(sub, self.scored.scores[first], self.scored.scores[second])])
            ahead = share, 1 - share
        return Pair(first, second, margins, *ahead)

    @property
    def without_effect(self) -> tuple[Criterion, ...]:
        """The criteria that every ranked proposal meets equally strongly."""
        columns = zip(*(one.strengths for one in self.ranked), strict=True)
        pairs = zip(Criterion, columns, strict=False)
        return tuple(criterion for criterion, column in pairs if len(set(column)) == 1)


AHEAD = {
    Dominance.AHEAD: (Fraction(1), Fraction(0)),
    Dominance.BEHIND: (Fraction(0), Fraction(1)),
    Dominance.LEVEL: (Fraction(0), Fraction(0)),
}
"""The shares of the weightings in which the first and the second proposal are ahead, where no weights decide."""


# Ranking


@dataclass(frozen=True, slots=True)
class PortfolioQuestion:
    """The question to a portfolio: the number of networks that can be set up, and the admissible weightings."""

    capacity: int
    limits: WeightLimits
    body: tuple[Weighting, ...]
    """The corners of the admissible weightings."""
    seed: int = SEED


def rank(
    candidates: Sequence[Candidate], refused: Sequence[NotAssessed], question: PortfolioQuestion, ruleset: Rules
) -> Portfolio:
    """Rank the proposals that come out as to be established, in an order that does not depend on how they were named.

    They stand in the order of their best and worst places. Among equals the name decides, and means nothing.
    """
    every = sorted(candidates, key=_by_name)
    taken = [one for one in every if one.outcome.outcome is Outcome.ESTABLISH]
    found = places(Scored.of([one.strengths for one in taken], question.body))
    in_order = sorted(zip(taken, found, strict=True), key=lambda one: (one[1].best, one[1].worst))
    scored = Scored.of([one.strengths for one, _ in in_order], question.body)
    pieces = simplices(question.limits, question.body)
    marked = statuses([one for _, one in in_order], question.capacity)
    counts = draw(scored, question.body, pieces, question.seed)
    return Portfolio(
        ruleset=ruleset,
        capacity=question.capacity,
        limits=question.limits,
        seed=question.seed,
        ranked=tuple(
            Ranked(candidate, at, status, count, count.share(question.capacity))
            for (candidate, at), status, count in zip(in_order, marked, counts, strict=True)
        ),
        scored=scored,
        pair_shares=PairShares.of(question.body, pieces),
        others=tuple(one for one in every if one.outcome.outcome is not Outcome.ESTABLISH),
        refused=tuple(sorted(refused, key=lambda one: one.path)),
        drawn=number_drawn(len(in_order)),
    )


def _by_name(candidate: Candidate) -> tuple[str, str, str]:
    return candidate.id, candidate.sha256, candidate.path


def statuses(found: Sequence[RankRange], capacity: int) -> tuple[Status, ...]:
    """The status of each. Where places are only bounds, the certain ones settle the rest."""
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


# JSON, and a table for a spreadsheet: the same bytes for the same input

FORMAT = "scn-portfolio/1"


def portfolio_document(portfolio: Portfolio, besides: Record | None = None) -> Record:
    """The whole portfolio for ``json_parts``: with very many proposals the pairs and places are too many to hold them all.

    What others know of it comes last.
    """
    ranked = portfolio.ranked
    return {
        "format": FORMAT,
        "ruleset": ruleset_record(portfolio.ruleset),
        "capacity": portfolio.capacity,
        "weights": _weights(portfolio),
        "ranked": map(_ranked_record, ranked),
        "pairs": (_pair(pair, ranked) for pair in portfolio.pairs),
        "not_ranked": [_other(one) for one in portfolio.others],
        "not_assessed": refused_records(portfolio.refused),
        **(besides or {}),
    }


def to_csv(portfolio: Portfolio) -> str:
    """A line a proposal: the ranked, then the others, then the files that could not be assessed."""
    head = ("proposal", "title", "outcome", "status", "best_place", "worst_place", "places_exact", "within_capacity")
    last = ("established_in", "score", "certainty")
    rows = [[*head, *(criterion.name for criterion in Criterion), *last]]
    blanks = [""] * (len(head) - 3 + len(Criterion) + len(last))
    rows += [[*_named(one.candidate), *_figures(one)] for one in portfolio.ranked]
    rows += [[*_named(other), *blanks] for other in portfolio.others]
    rows += [[portable(refused.path), "", "not_assessed", *blanks] for refused in portfolio.refused]
    return csv_text(rows)


def _named(one: Candidate) -> tuple[str, str, str]:
    return one.id, one.title, one.outcome.outcome.value


def _figures(one: Ranked) -> list[str]:
    exact = "yes" if one.places.exact else "no"
    places = [str(one.places.best), str(one.places.worst), exact]
    shares = [one.within, *one.strengths]
    return [one.status.value, *places, *map(decimal_text, shares), *_strength(one.candidate.strength)]


def _strength(found: EvidenceStrength | None) -> list[str]:
    """The share of the settings that establish it, the mean of the strengths, and the certainty."""
    if found is None or found.support.established is None:
        return ["", "", ""]
    return [decimal_text(found.support.established), decimal_text(found.support.score), found.certainty.outcome.value]


def _weights(portfolio: Portfolio) -> Record:
    limits = portfolio.limits
    return {
        "at_least": {name: str(least) for name, least in least_weights(limits)},
        "order": [list(pair) for pair in ordered(limits)],
        "drawn": portfolio.drawn,
        "seed": portfolio.seed,
        "greatest_standard_error": f"{portfolio.standard_error:.{PLACES}f}",
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
        "proposal": _proposal(one.candidate),
        "status": one.status.value,
        "best_place": one.places.best,
        "worst_place": one.places.worst,
        "places_exact": one.places.exact,
        "within_capacity": decimal_text(one.within),
        "place_shares": [decimal_text(share) for share in one.place_counts.shares],
        "strengths": {criterion.name: str(strength) for criterion, strength in zip(Criterion, one.strengths, strict=True)},
        **({"strength": strength_record(one.candidate.strength)} if one.candidate.strength else {}),
    }


def _pair(pair: Pair, ranked: tuple[Ranked, ...]) -> Record:
    return {
        "first": _identity(ranked[pair.first].candidate),
        "second": _identity(ranked[pair.second].candidate),
        "first_is": pair.margins.relation.value,
        "least_margin": str(pair.margins.least),
        "greatest_margin": str(pair.margins.greatest),
        "first_ahead": decimal_text(pair.first_ahead),
        "second_ahead": decimal_text(pair.second_ahead),
    }


def _identity(one: Candidate) -> Record:
    return {"id": one.id, "path": portable(one.path)}


def _proposal(one: Candidate) -> Record:
    return {
        "id": one.id,
        "title": one.title,
        "path": portable(one.path),
        "sha256": one.sha256,
        "assessed_on": one.assessed_on.isoformat(),
    }


def _other(one: Candidate) -> Record:
    decided = one.outcome.decided
    return {
        "proposal": _proposal(one),
        "outcome": one.outcome.outcome.value,
        "rule": decided.rule,
        "because": decided.because,
        "settle_first": [item.name for item in one.outcome.settle_first],
    }
