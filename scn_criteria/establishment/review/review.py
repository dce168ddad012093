"""Review a network: from the file of a yearly return to findings and a recommendation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scn_criteria.decision.evaluation import CompiledRuleset, RuleEvaluator, facts_shown, values_by_name
from scn_criteria.decision.findings import Decided, Fact, Origin
from scn_criteria.decision.vocabulary import KNOWN_RATINGS, values
from scn_criteria.document.document import Loaded
from scn_criteria.establishment.review.examination import examine_return
from scn_criteria.establishment.review.facts import REGISTRY
from scn_criteria.establishment.review.facts.aims_and_success import AIM_REGISTRY, TOTALS, totals
from scn_criteria.establishment.review.findings import (
    AimFinding,
    EndingFinding,
    MeasureFinding,
    NotReviewed,
    RecommendationFinding,
    Review,
    StatementFinding,
    TermFinding,
)
from scn_criteria.establishment.review.model import ReviewedAim
from scn_criteria.establishment.review.related_files import ContextFinder, ReturnInContext
from scn_criteria.establishment.review.terms import (
    Ending,
    Progress,
    ReviewMeasure,
    ReviewOutcome,
    SuccessStatement,
    TermStatus,
)
from scn_criteria.establishment.review.vocabulary import (
    AIM,
    ENDING,
    KNOWN_STATEMENTS,
    NOT_SHOWN,
    RECOMMENDATION,
    SHOWN,
    TERM,
    review_vocabulary,
)
from scn_criteria.ruleset.caching import memoised
from scn_criteria.ruleset.engine import EngineChoice, engine_for
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.ruleset.vocabulary import Facts
from scn_criteria.terms import Rating

# From a return to findings, one decision table for each

FactsByName = Mapping[str, Fact]


def rate_aim(evaluator: RuleEvaluator, aim: ReviewedAim, filed: ReturnInContext) -> AimFinding:
    """The progress of one aim."""
    derived = [(one.definition, one.derive(aim, filed.report)) for one in AIM_REGISTRY]
    facts = {definition.name: Fact(definition, found.value, found.evidence) for definition, found in derived}
    result, decided = evaluator.decide(AIM, values_by_name(facts))
    return AimFinding(aim, Progress(result), decided, facts_shown(evaluator.ruleset.tables[AIM], facts))


def derive_return(filed: ReturnInContext, aims: tuple[AimFinding, ...]) -> FactsByName:
    """All facts about a return, with the totals of its aims, by name."""
    counted = totals((one.aim, one.progress) for one in aims)
    found = [(one.definition, one.derive(filed)) for one in REGISTRY]
    found += [(definition, counted[definition.name]) for definition in TOTALS]
    return {definition.name: Fact(definition, one.value, one.evidence) for definition, one in found}


def rate_measure(evaluator: RuleEvaluator, measure: ReviewMeasure, facts: FactsByName) -> MeasureFinding:
    """The rating of one measure."""
    result, decided = evaluator.decide(measure.name, values_by_name(facts))
    return MeasureFinding(measure, Rating(result), decided, facts_shown(evaluator.ruleset.tables[measure.name], facts))


def rate_statement(evaluator: RuleEvaluator, statement: SuccessStatement, facts: FactsByName) -> StatementFinding:
    """Whether a statement of success is shown."""
    result, decided = evaluator.decide(statement.name, values_by_name(facts))
    shown = {SHOWN: True, NOT_SHOWN: False}.get(result)
    return StatementFinding(statement, shown, decided, facts_shown(evaluator.ruleset.tables[statement.name], facts))


def count_years(evaluator: RuleEvaluator, facts: FactsByName) -> TermFinding:
    """The part of the term that is left."""
    result, decided = evaluator.decide(TERM, values_by_name(facts))
    return TermFinding(TermStatus(result), decided, facts_shown(evaluator.ruleset.tables[TERM], facts))


def find_ending(evaluator: RuleEvaluator, facts: FactsByName) -> EndingFinding:
    """Whether there is a ground to end before the term does."""
    result, decided = evaluator.decide(ENDING, values_by_name(facts))
    return EndingFinding(Ending(result), decided, facts_shown(evaluator.ruleset.tables[ENDING], facts))


# From ratings to a recommendation, where some of them may not be known

Known = Mapping[str, str | None]
"""Ratings and statements by name, ``None`` where nothing is evidenced, with ``term`` and ``ending``."""

MAY_BE_MISSING = frozenset(one.value for one in (*ReviewMeasure, *SuccessStatement))


def review_space(ruleset: Rules) -> StateSpace:
    """All states of the recommendation table: 3^9 ratings, four statements, the term and the grounds to end."""
    axes: dict[str, tuple[str, ...]] = {measure.value: KNOWN_RATINGS for measure in ReviewMeasure}
    axes |= {statement.value: KNOWN_STATEMENTS for statement in SuccessStatement}
    axes |= {"term": values(TermStatus), "ending": values(Ending)}
    return StateSpace(ruleset.tables[RECOMMENDATION], axes, ruleset, review_vocabulary())


@memoised(2)
def review_space_of(ruleset: Rules) -> StateSpace:
    """The same, laid out only once for a ruleset."""
    return review_space(ruleset)


def known_of_review(
    measures: tuple[MeasureFinding, ...],
    statements: tuple[StatementFinding, ...],
    term: TermFinding,
    ending: EndingFinding,
) -> Known:
    """The results of the findings, as the recommendation table reads them; ``None`` for those that are open."""
    known: dict[str, str | None] = {}
    for one in measures:
        known[one.measure.value] = None if one.rating is Rating.NOT_EVIDENCED else one.rating.value
    for statement in statements:
        known[statement.statement.value] = None if statement.shown is None else KNOWN_STATEMENTS[statement.shown]
    return {**known, "term": term.term.value, "ending": ending.ending.value}


def decide_review(evaluator: RuleEvaluator, space: StateSpace, known: Known) -> RecommendationFinding:
    """The recommendation, fired by the engine where it is settled and derived where it is not."""
    found = space.possible(space.among(known))
    possible = tuple(outcome for outcome in ReviewOutcome if outcome.value in found)
    if len(possible) > 1:
        deferral = evaluator.ruleset.deferral
        decided = Decided(deferral.id, deferral.because, deferral.basis, deferral.source)
        deciding = space.decisive(known)
        settle = tuple(one for one in (*ReviewMeasure, *SuccessStatement) if one.value in deciding)
        return RecommendationFinding(ReviewOutcome.DEFER, decided, possible, settle)
    # First what is known by itself, so that no row gives a reason that nobody has shown.
    result, decided = evaluator.decide(RECOMMENDATION, {**known, **_totals(known)})
    if result != possible[0].value:
        result, decided = evaluator.decide(RECOMMENDATION, {**_at_its_weakest(known), **_totals(known)})
    return RecommendationFinding(ReviewOutcome(result), decided, possible, ())


def _at_its_weakest(known: Known) -> Facts:
    """The known results, and each missing one at its weakest: the outcome is the same at any other value."""
    weakest = {measure.value: KNOWN_RATINGS[0] for measure in ReviewMeasure}
    weakest |= {statement.value: KNOWN_STATEMENTS[0] for statement in SuccessStatement}
    return {**weakest, **{name: word for name, word in known.items() if word is not None}}


def _totals(known: Known) -> Facts:
    """The totals for sentences. They count only what is evidenced."""
    ratings = [known[measure.value] for measure in ReviewMeasure]
    return {
        "met_measures": ratings.count(Rating.MET.value),
        "unmet_measures": ratings.count(Rating.NOT_MET.value),
        "shown_statements": [known[statement.value] for statement in SuccessStatement].count(SHOWN),
    }


# The pipeline


def compiled_review_ruleset(ruleset: Rules, engine: EngineChoice = EngineChoice.AUTO) -> CompiledRuleset:
    """A ruleset for reviews, compiled. Its checks must have found no error. Raises EngineMissingError."""
    words = review_vocabulary()
    return CompiledRuleset(ruleset, words, engine_for(ruleset, words, engine), review_space_of(ruleset))


def review(
    loaded: Loaded,
    path: str,
    compiled: CompiledRuleset,
    find_context: ContextFinder | None = None,
    today: date | None = None,
) -> Review | NotReviewed:
    """Review one return under one ruleset.

    Never raises on a bad file: a return with an error is not rated, because its figures cannot be relied on, and comes back
    as ``NotReviewed`` with its diagnostics.
    """
    examined = examine_return(loaded, find_context, today)
    document, filed = loaded.document, examined.sound
    if document is None or filed is None:
        return NotReviewed(path, examined.diagnostics)
    with compiled.engine.evaluation() as evaluation:
        evaluator = RuleEvaluator(compiled.ruleset, compiled.vocabulary, evaluation)
        aims = tuple(rate_aim(evaluator, aim, filed) for aim in filed.report.aims)
        facts = derive_return(filed, aims)
        measures = tuple(rate_measure(evaluator, measure, facts) for measure in ReviewMeasure)
        statements = tuple(rate_statement(evaluator, statement, facts) for statement in SuccessStatement)
        term = count_years(evaluator, facts)
        ending = find_ending(evaluator, facts)
        outcome = decide_review(evaluator, compiled.space, known_of_review(measures, statements, term, ending))
    return Review(
        report=filed.report,
        origin=Origin(path, document.sha256),
        ruleset=compiled.ruleset,
        engine=compiled.engine.identity,
        diagnostics=examined.diagnostics,
        aims=aims,
        measures=measures,
        statements=statements,
        term=term,
        ending=ending,
        outcome=outcome,
        waived=examined.waived,
    )
