"""The vocabulary of reviews: the facts of returns, the relations between them, and the tables that a review evaluates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from scn_criteria.decision.vocabulary import KNOWN_RATINGS, values
from scn_criteria.establishment.review.facts import REGISTRY
from scn_criteria.establishment.review.facts.aims_and_success import AIM_REGISTRY, TOTALS
from scn_criteria.establishment.review.terms import (
    PARTS,
    Ending,
    Progress,
    ReviewMeasure,
    ReviewOutcome,
    SuccessStatement,
    TermStatus,
)
from scn_criteria.ruleset.fact_constraints import FactConstraint, FactRelation, SumConstraint, Values
from scn_criteria.ruleset.fact_derivation import count
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger, TableContract, Vocabulary
from scn_criteria.terms import Rating, Titled

# Facts and tables

AIM, TERM, ENDING, RECOMMENDATION = "AIM", "TERM", "END", "REC"
RATINGS, STATEMENTS = "ratings", "statements"
SHOWN, NOT_SHOWN, NOT_EVIDENCED = "shown", "not_shown", "not_evidenced"
KNOWN_STATEMENTS = (NOT_SHOWN, SHOWN)
MEANINGS: dict[type[Titled], str] = {
    TermStatus: "how much of the term is left",
    Ending: "the ground to end before the term does",
}
NAMES: dict[type[Titled], str] = {TermStatus: "term", Ending: "ending"}


@lru_cache(maxsize=1)
def review_vocabulary() -> Vocabulary:
    """All facts and tables."""
    evidence = {one.definition.name: one.definition for one in REGISTRY} | {one.name: one for one in TOTALS}
    aims = {one.definition.name: one.definition for one in AIM_REGISTRY}
    results = {one.name: one for one in _results()}
    totals = {one.name: one for one in _totals()}
    contracts = _contracts(*(frozenset(some) for some in (evidence, aims, results, totals)))
    groups = {
        RATINGS: tuple(one.value for one in ReviewMeasure),
        STATEMENTS: tuple(one.value for one in SuccessStatement),
    }
    return Vocabulary(evidence | aims | results | totals, {one.id: one for one in contracts}, groups, RECOMMENDATION)


def _results() -> Iterable[FactDefinition]:
    """The results of the other tables, as the recommendation reads them."""
    for measure in ReviewMeasure:
        meaning = f"the rating of {measure.title[:1].lower()}{measure.title[1:]}"
        yield _word(measure.value, meaning, KNOWN_RATINGS, Stronger.HIGHER)
    for statement in SuccessStatement:
        meaning = f"whether it is shown that the network {statement.title[:1].lower()}{statement.title[1:]}"
        yield _word(statement.value, meaning, KNOWN_STATEMENTS, Stronger.HIGHER)
    for kind, name in NAMES.items():
        yield _word(name, MEANINGS[kind], values(kind), Stronger.NEITHER)


def _word(name: str, meaning: str, words: tuple[str, ...], stronger: Stronger) -> FactDefinition:
    return FactDefinition(name, FactType.WORD, meaning, words=words, stronger=stronger, always_known=True)


def _totals() -> Iterable[FactDefinition]:
    """Totals for sentences."""
    yield count("met_measures", "measures that are met", most=len(ReviewMeasure))
    yield count("unmet_measures", "measures that the return speaks against", most=len(ReviewMeasure))
    yield count("shown_statements", "statements of success that are shown", most=len(SuccessStatement))


def _contracts(
    evidence: frozenset[str], aims: frozenset[str], results: frozenset[str], totals: frozenset[str]
) -> Iterable[TableContract]:
    yield TableContract(AIM, values(Progress), aims)
    for measure in ReviewMeasure:
        yield TableContract(measure.name, values(Rating), evidence)
    for statement in SuccessStatement:
        yield TableContract(statement.name, (*KNOWN_STATEMENTS, NOT_EVIDENCED), evidence)
    yield TableContract(TERM, values(TermStatus), evidence)
    yield TableContract(ENDING, values(Ending), evidence)
    yield TableContract(RECOMMENDATION, values(ReviewOutcome, leave_out=ReviewOutcome.DEFER), results, totals)


# Relations between facts, such as that nothing is taken up that was not offered

PRINCIPLES = 5


def _positive(value: object) -> bool:
    return not isinstance(value, bool | str) and value is not None and value > 0  # type: ignore[operator]


def _offered(values: Values) -> bool:
    """A practice that was offered has spread so far, if only to nobody."""
    return _positive(values["practices_offered"]) is (values["widest_spread"] is not None)


def _listed(values: Values) -> bool:
    """Without projects there is none from a local priority."""
    return values["from_national_priorities"] is not None or values["from_local_priorities"] == 0


def _published(values: Values) -> bool:
    return values["days_to_report"] is None or values["report_published"] is True


def _measured(values: Values) -> bool:
    return (values["share_of_way"] is None) is (values["lead_over_time"] is None)


def _five(values: Values) -> bool:
    return _total(values["principles_followed"], values["principles_departed_from"]) <= PRINCIPLES


def _total(*found: object) -> int:
    return sum(one for one in found if isinstance(one, int))


def _parts(statement: SuccessStatement) -> FactRelation:
    """A part is shown or short, and not both."""
    facts = (f"{statement.value}_shown", f"{statement.value}_short")
    most = len(PARTS[statement])
    return FactRelation(facts, lambda values: _total(*(values[fact] for fact in facts)) <= most)


RELATIONS: tuple[FactConstraint, ...] = (
    SumConstraint(("practices_taken_up",), "practices_offered"),
    FactRelation(("practices_offered", "widest_spread"), _offered),
    FactRelation(("from_national_priorities", "from_local_priorities"), _listed),
    FactRelation(("report_published", "days_to_report"), _published),
    FactRelation(("share_of_way", "lead_over_time"), _measured),
    FactRelation(("principles_followed", "principles_departed_from"), _five),
    *(_parts(statement) for statement in SuccessStatement),
)
"""Every relation that keeps some states of a table from happening."""
