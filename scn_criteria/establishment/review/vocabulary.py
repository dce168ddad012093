"""The vocabulary of reviews: the facts of returns, and the tables that a review asks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from scn_criteria.decision.vocabulary import KNOWN_RATINGS, values
from scn_criteria.establishment.review.facts import REGISTRY
from scn_criteria.establishment.review.facts.derivation import count
from scn_criteria.establishment.review.facts.outcome import AIM_REGISTRY, TOTALS
from scn_criteria.establishment.review.terms import Ending, Measure, Progress, ReviewOutcome, Statement, Term
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger, TableContract, Vocabulary
from scn_criteria.terms import Rating, Titled

AIM, TERM, ENDING, RECOMMENDATION = "AIM", "TERM", "END", "REC"
RATINGS, STATEMENTS = "ratings", "statements"
SHOWN, NOT_SHOWN, NOT_EVIDENCED = "shown", "not_shown", "not_evidenced"
KNOWN_STATEMENTS = (NOT_SHOWN, SHOWN)
MEANINGS: dict[type[Titled], str] = {Term: "how much of the term is left", Ending: "the ground to end before the term does"}
NAMES: dict[type[Titled], str] = {Term: "term", Ending: "ending"}


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """All facts and tables."""
    evidence = {one.definition.name: one.definition for one in REGISTRY} | {one.name: one for one in TOTALS}
    aims = {one.definition.name: one.definition for one in AIM_REGISTRY}
    results = {one.name: one for one in _results()}
    totals = {one.name: one for one in _totals()}
    contracts = _contracts(*(frozenset(some) for some in (evidence, aims, results, totals)))
    groups = {
        RATINGS: tuple(one.value for one in Measure),
        STATEMENTS: tuple(one.value for one in Statement),
    }
    return Vocabulary(evidence | aims | results | totals, {one.id: one for one in contracts}, groups)


def _results() -> Iterable[FactDefinition]:
    """What the other tables answer, as the recommendation reads it."""
    for measure in Measure:
        meaning = f"the rating of {measure.title[:1].lower()}{measure.title[1:]}"
        yield _word(measure.value, meaning, KNOWN_RATINGS, Stronger.HIGHER)
    for statement in Statement:
        meaning = f"whether it is shown that the network {statement.title[:1].lower()}{statement.title[1:]}"
        yield _word(statement.value, meaning, KNOWN_STATEMENTS, Stronger.HIGHER)
    for kind, name in NAMES.items():
        yield _word(name, MEANINGS[kind], values(kind), Stronger.NEITHER)


def _word(name: str, meaning: str, words: tuple[str, ...], stronger: Stronger) -> FactDefinition:
    return FactDefinition(name, FactType.WORD, meaning, words=words, stronger=stronger, always_known=True)


def _totals() -> Iterable[FactDefinition]:
    """Totals for sentences."""
    yield count("met_measures", "measures that are met")
    yield count("unmet_measures", "measures that the return speaks against")
    yield count("shown_statements", "statements of success that are shown")


def _contracts(
    evidence: frozenset[str], aims: frozenset[str], results: frozenset[str], totals: frozenset[str]
) -> Iterable[TableContract]:
    yield TableContract(AIM, values(Progress), aims)
    for measure in Measure:
        yield TableContract(measure.name, values(Rating), evidence)
    for statement in Statement:
        yield TableContract(statement.name, (*KNOWN_STATEMENTS, NOT_EVIDENCED), evidence)
    yield TableContract(TERM, values(Term), evidence)
    yield TableContract(ENDING, values(Ending), evidence)
    yield TableContract(RECOMMENDATION, values(ReviewOutcome, leave_out=ReviewOutcome.DEFER), results, totals)
