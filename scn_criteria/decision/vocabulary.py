"""The vocabulary of decisions: the facts of proposals, and the tables that an assessment evaluates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from scn_criteria.proposal.fact_choices import AS_SHIPPED, FactChoices, PartialDates, UndatedEvidence
from scn_criteria.proposal.facts import REGISTRY
from scn_criteria.ruleset.fact_derivation import count
from scn_criteria.ruleset.model import DecisionTable, Rules
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger, TableContract, Vocabulary
from scn_criteria.terms import Condition, Criterion, Domain, NetworkType, Outcome, Rating, Situation, Titled

TYPE = "TYPE"
DOMAIN = "DOMAIN"
RECOMMENDATION = "REC"
RATINGS = "ratings"

APPLIES = "applies"
DOES_NOT_APPLY = "does_not_apply"
NOT_EVIDENCED = "not_evidenced"
SATISFIED = "satisfied"
NOT_SATISFIED = "not_satisfied"

KNOWN_RATINGS = tuple(rating.value for rating in Rating if rating is not Rating.NOT_EVIDENCED)[::-1]
"""The possible ratings, weakest first. Not evidenced is none of them: it may become any."""
KNOWN_SITUATIONS = (DOES_NOT_APPLY, APPLIES)
STRATEGIC = NetworkType.STRATEGIC.value
UNDECIDED = NetworkType.UNDECIDED.value
OPEN = frozenset({NOT_EVIDENCED, UNDECIDED})
"""The results of tables that leave a question open: it may still turn out any way."""
ARGUMENT_WORDS = "argument_words"
"""The parameter that says how many words an argument has at least. Facts rest on it, and no row names it."""
UNDATED_EVIDENCE, PARTIAL_DATES = "undated_evidence", "partial_dates"
"""The readings that say which evidence counts. Facts rest on them, and no row names them."""


def values(kind: type[Titled], leave_out: Titled | None = None) -> tuple[str, ...]:
    """The words of an enumeration."""
    return tuple(member.value for member in kind if member is not leave_out)


KNOWN_TYPES = values(NetworkType, leave_out=NetworkType.UNDECIDED)
"""The types that a network may turn out to be."""


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """All facts and tables."""
    evidence = {one.definition.name: one.definition for one in REGISTRY}
    results = {definition.name: definition for definition in _results()}
    totals = {definition.name: definition for definition in _totals()}
    contracts = {
        contract.id: contract for contract in _contracts(frozenset(evidence), frozenset(results), frozenset(totals))
    }
    ratings = tuple(criterion.value for criterion in Criterion)
    return Vocabulary(
        evidence | results | totals,
        contracts,
        {RATINGS: ratings},
        RECOMMENDATION,
        may_withhold=True,
        parameters=frozenset({ARGUMENT_WORDS}),
        readings={
            UNDATED_EVIDENCE: tuple(one.value for one in UndatedEvidence),
            PARTIAL_DATES: tuple(one.value for one in PartialDates),
        },
    )


def given_by(tables: Iterable[DecisionTable], words: Iterable[str]) -> tuple[str, ...]:
    """Those of some results that a row of these tables gives. What is not evidenced may become one of them, and no other."""
    given = {row.then for table in tables for row in table.rows}
    return tuple(word for word in words if word in given)


def fact_choices(ruleset: Rules) -> FactChoices:
    """What a ruleset chooses for the facts themselves; ours where it does not say."""
    words, readings = ruleset.parameters.get(ARGUMENT_WORDS), ruleset.readings
    undated, partial = readings.get(UNDATED_EVIDENCE), readings.get(PARTIAL_DATES)
    return FactChoices(
        AS_SHIPPED.argument_words if words is None else int(words.value),
        AS_SHIPPED.undated_evidence if undated is None else UndatedEvidence(undated.choice),
        AS_SHIPPED.partial_dates if partial is None else PartialDates(partial.choice),
    )


def words_of(ruleset: Rules) -> Vocabulary:
    """The vocabulary that a ruleset was read with, or else that of decisions."""
    return ruleset.vocabulary or vocabulary()


def _results() -> Iterable[FactDefinition]:
    """The results of the other tables, as the recommendation reads them."""
    for criterion in Criterion:
        meaning = f"the rating of {criterion.name}, {criterion.title[:1].lower()}{criterion.title[1:]}"
        yield FactDefinition(
            criterion.value, FactType.WORD, meaning, words=KNOWN_RATINGS, stronger=Stronger.HIGHER, always_known=True
        )
    for situation in Situation:
        meaning = f"whether situation {situation.name} applies"
        yield FactDefinition(
            situation.value, FactType.WORD, meaning, words=KNOWN_SITUATIONS, stronger=Stronger.HIGHER, always_known=True
        )
    yield FactDefinition("network_type", FactType.WORD, "the type of network", words=KNOWN_TYPES, always_known=True)


def _totals() -> Iterable[FactDefinition]:
    """Totals over the ratings, for sentences."""
    most = len(Criterion)
    yield count("met_criteria", "criteria that are met", stronger=Stronger.NEITHER, most=most)
    yield count("unmet_criteria", "criteria that the evidence speaks against", stronger=Stronger.NEITHER, most=most)


def _contracts(evidence: frozenset[str], results: frozenset[str], totals: frozenset[str]) -> Iterable[TableContract]:
    for criterion in Criterion:
        yield TableContract(criterion.name, values(Rating), evidence, refused=Rating.NOT_MET.value)
    for situation in Situation:
        yield TableContract(situation.name, (APPLIES, DOES_NOT_APPLY, NOT_EVIDENCED), evidence)
    yield TableContract(TYPE, values(NetworkType), evidence, undecided=UNDECIDED)
    yield TableContract(DOMAIN, values(Domain), evidence)
    for condition in Condition:
        yield TableContract(condition.value, (SATISFIED, NOT_SATISFIED), evidence)
    yield TableContract(RECOMMENDATION, values(Outcome, leave_out=Outcome.DEFER), results, totals)
