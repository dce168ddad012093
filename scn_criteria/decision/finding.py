"""From the facts of a case to findings: one table fired for each question."""

from __future__ import annotations

from collections.abc import Mapping

from scn_criteria.decision.citing import cite
from scn_criteria.decision.findings import (
    ConditionFinding,
    CriterionFinding,
    DomainFinding,
    Fact,
    NetworkTypeFinding,
    SituationFinding,
)
from scn_criteria.decision.judgement import Judge, facts_shown
from scn_criteria.decision.vocabulary import APPLIES, DOES_NOT_APPLY, DOMAIN, SATISFIED, TYPE
from scn_criteria.document import Document
from scn_criteria.proposal import Case
from scn_criteria.proposal.facts import REGISTRY
from scn_criteria.ruleset.vocabulary import Value
from scn_criteria.terms import Condition, Criterion, Domain, NetworkType, Rating, Situation

Facts = Mapping[str, Fact]


def derive(case: Case) -> Facts:
    """All facts of a case, by name."""
    derived = ((one.definition, one.derive(case)) for one in REGISTRY)
    return {definition.name: Fact(definition, found.value, found.evidence) for definition, found in derived}


def rate(judge: Judge, criterion: Criterion, facts: Facts, case: Case, document: Document) -> CriterionFinding:
    """The rating of one criterion."""
    result, decided = judge.decide(criterion.name, _values(facts))
    shown = facts_shown(judge.ruleset.tables[criterion.name], facts)
    return CriterionFinding(criterion, Rating(result), decided, shown, cite(case, document, criterion))


def place(judge: Judge, situation: Situation, facts: Facts) -> SituationFinding:
    """Whether a situation applies."""
    result, decided = judge.decide(situation.name, _values(facts))
    applies = {APPLIES: True, DOES_NOT_APPLY: False}.get(result)
    return SituationFinding(situation, applies, decided, facts_shown(judge.ruleset.tables[situation.name], facts))


def classify(judge: Judge, facts: Facts) -> NetworkTypeFinding:
    """The type of network."""
    result, decided = judge.decide(TYPE, _values(facts))
    return NetworkTypeFinding(NetworkType(result), decided, facts_shown(judge.ruleset.tables[TYPE], facts))


def house(judge: Judge, facts: Facts) -> DomainFinding:
    """The home domain, with experience and safety."""
    result, decided = judge.decide(DOMAIN, _values(facts))
    return DomainFinding(
        domain=Domain(result),
        decided=decided,
        facts=facts_shown(judge.ruleset.tables[DOMAIN], facts),
        experience_embedded=facts["experience_described"].value is True,
        safety_embedded=facts["safety_described"].value is True,
    )


def require(judge: Judge, condition: Condition, facts: Facts) -> ConditionFinding:
    """Whether a condition of an established network is satisfied."""
    result, decided = judge.decide(condition.value, _values(facts))
    shown = facts_shown(judge.ruleset.tables[condition.value], facts)
    return ConditionFinding(condition, result == SATISFIED, decided, shown)


def _values(facts: Facts) -> dict[str, Value | None]:
    return {name: fact.value for name, fact in facts.items()}
