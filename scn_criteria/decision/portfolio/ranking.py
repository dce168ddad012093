"""From assessments to a portfolio: strengths, places, shares, and what the capacity makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.decision.assessment import NotAssessed
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.portfolio.drawing import SEED, Drawn, draw
from scn_criteria.decision.portfolio.places import Places, margins, places
from scn_criteria.decision.portfolio.portfolio import Pair, Portfolio, Ranked, Status
from scn_criteria.decision.portfolio.strength import Strengths, strengths
from scn_criteria.decision.portfolio.weights import Limits, Weighting
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.vocabulary import Vocabulary
from scn_criteria.terms import Outcome


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a portfolio: how many networks can be set up, and which weightings are admissible."""

    capacity: int
    limits: Limits
    body: tuple[Weighting, ...]
    """The corners that the limits leave."""
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class _Standing:
    """A proposal with what its place rests on."""

    assessment: Assessment
    strengths: Strengths
    places: Places


def rank(
    assessments: Sequence[Assessment],
    refused: Sequence[NotAssessed],
    question: Question,
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
        ranked=_ranked(standings, drawn, question.capacity),
        pairs=_pairs(standings, drawn, question.body),
        others=tuple(one for one in every if one.outcome.outcome is not Outcome.ESTABLISH),
        refused=tuple(sorted(refused, key=lambda one: one.path)),
        standard_error=drawn.standard_error,
    )


def _by_name(assessment: Assessment) -> tuple[str, str, str]:
    return assessment.proposal.id, assessment.origin.sha256, assessment.origin.path


def _standings(assessments: Sequence[Assessment], question: Question, vocabulary: Vocabulary) -> list[_Standing]:
    """The proposals in the order of their best and worst places. Then the name decides, and says nothing."""
    held = [strengths(one, vocabulary) for one in assessments]
    found = [_Standing(one, held[number], places(number, held, question.body)) for number, one in enumerate(assessments)]
    return sorted(found, key=lambda one: (one.places.best, one.places.worst))


def _ranked(standings: Sequence[_Standing], drawn: Drawn, capacity: int) -> tuple[Ranked, ...]:
    marked = statuses([one.places for one in standings], capacity)
    return tuple(
        Ranked(one.assessment, one.strengths, one.places, status, shares, sum(shares[:capacity], Fraction(0)))
        for one, status, shares in zip(standings, marked, drawn.places, strict=True)
    )


def statuses(found: Sequence[Places], capacity: int) -> tuple[Status, ...]:
    """What the capacity means for each. Where places are only bounds, those that are taken for certain settle the rest."""
    safe = sum(one.worst <= capacity for one in found)
    hopeless = sum(one.best > capacity for one in found)
    if safe >= capacity:
        return tuple(Status.PRIORITISED if one.worst <= capacity else Status.QUALIFIES for one in found)
    if len(found) - hopeless <= capacity:
        return tuple(Status.QUALIFIES if one.best > capacity else Status.PRIORITISED for one in found)
    return tuple(_status(one, capacity) for one in found)


def _status(found: Places, capacity: int) -> Status:
    if found.worst <= capacity:
        return Status.PRIORITISED
    return Status.QUALIFIES if found.best > capacity else Status.JUDGEMENT


def _pairs(standings: Sequence[_Standing], drawn: Drawn, body: Sequence[Weighting]) -> tuple[Pair, ...]:
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
