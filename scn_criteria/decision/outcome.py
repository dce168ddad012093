"""The outcome, from nine ratings, two situations and a network type, some of which may not be known.

What is not evidenced may have any result. If all of them lead to the same outcome, that is the outcome; if not, it is
deferred, with the outcomes that are still possible and what must be known to settle it. No rule says "defer".
"""

from __future__ import annotations

from collections.abc import Mapping

from scn_criteria.decision.evaluation import RuleEvaluator
from scn_criteria.decision.findings import CriterionFinding, Decided, NetworkTypeFinding, OutcomeFinding, SituationFinding
from scn_criteria.decision.vocabulary import (
    KNOWN_RATINGS,
    KNOWN_SITUATIONS,
    KNOWN_TYPES,
    RECOMMENDATION,
    STRATEGIC,
    given_by,
    vocabulary,
)
from scn_criteria.ruleset.caching import memoised
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.ruleset.vocabulary import Facts, Vocabulary
from scn_criteria.terms import Criterion, NetworkType, Outcome, Question, Rating, Situation

Known = Mapping[str, str | None]
"""Ratings by criterion name, situations by name, and ``network_type``. ``None`` where nothing is evidenced."""


def recommendation_space(ruleset: Rules, vocabulary: Vocabulary, beside: Rules | None = None) -> StateSpace:
    """All states of the recommendation table: the ratings that each table gives, two situations, five types.

    With a ruleset to lay it beside, the ratings that the tables of either give.
    """

    def given(part: Criterion | Situation, words: tuple[str, ...]) -> tuple[str, ...]:
        tables = [one.tables[part.name] for one in (ruleset, beside) if one]
        return given_by(tables, words)

    axes = {criterion.value: given(criterion, KNOWN_RATINGS) for criterion in Criterion}
    axes |= {situation.value: given(situation, KNOWN_SITUATIONS) for situation in Situation}
    axes["network_type"] = KNOWN_TYPES
    return StateSpace(ruleset.tables[RECOMMENDATION], axes, ruleset, vocabulary)


@memoised(2)
def space_of(ruleset: Rules) -> StateSpace:
    """The same for the vocabulary of this programme, laid out only once for a ruleset."""
    return recommendation_space(ruleset, vocabulary())


def decide_outcome(
    evaluator: RuleEvaluator,
    space: StateSpace,
    criteria: tuple[CriterionFinding, ...],
    situations: tuple[SituationFinding, ...],
    network_type: NetworkTypeFinding,
) -> OutcomeFinding:
    """The outcome, fired by the engine where it is settled and derived where it is not."""
    known = what_is_known(criteria, situations, network_type)
    states = space.among(known)
    possible = tuple(outcome for outcome in Outcome if outcome.value in space.possible(states))
    if len(possible) > 1:
        deferral = evaluator.ruleset.deferral
        decided = Decided(deferral.id, deferral.because, deferral.basis, deferral.source)
        return OutcomeFinding(Outcome.DEFER, decided, possible, settle_first(space, known))
    # First what is known by itself, so that no row gives a reason that nobody has shown.
    result, decided = evaluator.decide(RECOMMENDATION, {**known, **_totals(known)})
    if result != possible[0].value:
        result, decided = evaluator.decide(RECOMMENDATION, {**_at_its_weakest(space, known), **_totals(known)})
    return OutcomeFinding(Outcome(result), decided, possible, ())


def what_is_known(
    criteria: tuple[CriterionFinding, ...],
    situations: tuple[SituationFinding, ...],
    network_type: NetworkTypeFinding,
) -> Known:
    """The results of the findings, as the recommendation table reads them; ``None`` for those that are open."""
    known: dict[str, str | None] = {
        "network_type": None if network_type.type is NetworkType.UNDECIDED else network_type.type.value
    }
    for finding in criteria:
        known[finding.criterion.value] = None if finding.rating is Rating.NOT_EVIDENCED else finding.rating.value
    for one in situations:
        known[one.situation.value] = None if one.applies is None else KNOWN_SITUATIONS[one.applies]
    return known


def settle_first(space: StateSpace, known: Known) -> tuple[Criterion | Situation | Question, ...]:
    """The smallest set of what is missing that would settle the outcome, however it turned out.

    It is exactly what can change the outcome by itself in some state that is still possible. Each such item is needed: with
    all others known it may still decide. And together they are enough: the others change nothing one at a time, and any two
    states that differ only in them are joined by a path of such single changes.
    """
    deciding = space.decisive(known)
    return tuple(item for item in (*Question, *Criterion, *Situation) if item.value in deciding)


def _at_its_weakest(space: StateSpace, known: Known) -> Facts:
    """The known results, and each missing one at its weakest: the outcome is the same at any other value."""
    weakest = {part.value: space.axes[part.value].values[0] for part in (*Criterion, *Situation)} | {
        "network_type": STRATEGIC
    }
    return {**weakest, **{name: word for name, word in known.items() if word is not None}}


def _totals(known: Known) -> Facts:
    """The totals for sentences. They count only what is evidenced."""
    ratings = [known[criterion.value] for criterion in Criterion]
    return {"met_criteria": ratings.count(Rating.MET.value), "unmet_criteria": ratings.count(Rating.NOT_MET.value)}
