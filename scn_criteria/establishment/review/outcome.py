"""From the ratings of a review to what is recommended, where some of them may not be known.

As in a decision: what is not evidenced may still turn out any way, and no rule says "defer".
"""

from __future__ import annotations

from collections.abc import Mapping

from scn_criteria.decision.findings import Decided
from scn_criteria.decision.judgement import Judge
from scn_criteria.decision.vocabulary import KNOWN_RATINGS, values
from scn_criteria.establishment.review.findings import (
    EndingFinding,
    MeasureFinding,
    RecommendationFinding,
    StatementFinding,
    TermFinding,
)
from scn_criteria.establishment.review.terms import Ending, Measure, ReviewOutcome, Statement, Term
from scn_criteria.establishment.review.vocabulary import KNOWN_STATEMENTS, RECOMMENDATION, SHOWN, vocabulary
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.remembering import remembered
from scn_criteria.ruleset.space import Space
from scn_criteria.ruleset.vocabulary import Facts
from scn_criteria.terms import Rating

Known = Mapping[str, str | None]
"""Ratings and statements by name, ``None`` where nothing is evidenced, with ``term`` and ``ending``."""

MAY_BE_MISSING = frozenset(one.value for one in (*Measure, *Statement))


def recommendation_space(ruleset: Ruleset) -> Space:
    """All states of the recommendation table: 3^9 ratings, four statements, the term and the grounds to end."""
    axes: dict[str, tuple[str, ...]] = {measure.value: KNOWN_RATINGS for measure in Measure}
    axes |= {statement.value: KNOWN_STATEMENTS for statement in Statement}
    axes |= {"term": values(Term), "ending": values(Ending)}
    return Space(ruleset.tables[RECOMMENDATION], axes, ruleset, vocabulary())


@remembered(2)
def space_of(ruleset: Ruleset) -> Space:
    """The same, laid out only once for a ruleset."""
    return recommendation_space(ruleset)


def what_is_known(
    measures: tuple[MeasureFinding, ...],
    statements: tuple[StatementFinding, ...],
    term: TermFinding,
    ending: EndingFinding,
) -> Known:
    """What the findings leave open, and what they settle, as the recommendation table reads it."""
    known: dict[str, str | None] = {}
    for one in measures:
        known[one.measure.value] = None if one.rating is Rating.NOT_EVIDENCED else one.rating.value
    for statement in statements:
        known[statement.statement.value] = None if statement.shown is None else KNOWN_STATEMENTS[statement.shown]
    return {**known, "term": term.term.value, "ending": ending.ending.value}


def decide_review(judge: Judge, space: Space, known: Known) -> RecommendationFinding:
    """What is recommended, fired by the engine where it is settled and derived where it is not."""
    found = space.possible(space.among(known))
    possible = tuple(outcome for outcome in ReviewOutcome if outcome.value in found)
    if len(possible) > 1:
        deferral = judge.ruleset.deferral
        decided = Decided(deferral.id, deferral.because, deferral.basis, deferral.source)
        asked = space.decisive(known)
        settle = tuple(one for one in (*Measure, *Statement) if one.value in asked)
        return RecommendationFinding(ReviewOutcome.DEFER, decided, possible, settle)
    # First what is known by itself, so that no row gives a reason that nobody has shown.
    result, decided = judge.decide(RECOMMENDATION, {**known, **_totals(known)})
    if result != possible[0].value:
        result, decided = judge.decide(RECOMMENDATION, {**_at_its_weakest(known), **_totals(known)})
    return RecommendationFinding(ReviewOutcome(result), decided, possible, ())


def _at_its_weakest(known: Known) -> Facts:
    """What is known, and each missing item at its weakest: the outcome is the same at any other value."""
    weakest = {measure.value: KNOWN_RATINGS[0] for measure in Measure}
    weakest |= {statement.value: KNOWN_STATEMENTS[0] for statement in Statement}
    return {**weakest, **{name: word for name, word in known.items() if word is not None}}


def _totals(known: Known) -> Facts:
    """The totals for sentences. They count only what is evidenced."""
    ratings = [known[measure.value] for measure in Measure]
    return {
        "met_measures": ratings.count(Rating.MET.value),
        "unmet_measures": ratings.count(Rating.NOT_MET.value),
        "shown_statements": [known[statement.value] for statement in Statement].count(SHOWN),
    }
