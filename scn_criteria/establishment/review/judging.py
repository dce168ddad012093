"""From a filed return to findings: one table fired for each question, and one for each aim."""

from __future__ import annotations

from collections.abc import Mapping

from scn_criteria.decision.findings import Fact
from scn_criteria.decision.judgement import Judge, facts_shown
from scn_criteria.establishment.review.facts import REGISTRY
from scn_criteria.establishment.review.facts.outcome import AIM_REGISTRY, TOTALS, totals
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.establishment.review.findings import (
    AimFinding,
    EndingFinding,
    MeasureFinding,
    StatementFinding,
    TermFinding,
)
from scn_criteria.establishment.review.model import ReviewedAim
from scn_criteria.establishment.review.terms import Ending, Measure, Progress, Statement, Term
from scn_criteria.establishment.review.vocabulary import AIM, ENDING, NOT_SHOWN, SHOWN, TERM
from scn_criteria.ruleset.vocabulary import Value
from scn_criteria.terms import Rating

Facts = Mapping[str, Fact]


def follow(judge: Judge, aim: ReviewedAim, filed: Filed) -> AimFinding:
    """How one aim stands."""
    derived = [(one.definition, one.derive(aim, filed.report)) for one in AIM_REGISTRY]
    facts = {definition.name: Fact(definition, found.value, found.evidence) for definition, found in derived}
    result, decided = judge.decide(AIM, _values(facts))
    return AimFinding(aim, Progress(result), decided, facts_shown(judge.ruleset.tables[AIM], facts))


def derive(filed: Filed, aims: tuple[AimFinding, ...]) -> Facts:
    """All facts about a return, with the totals of its aims, by name."""
    counted = totals((one.aim, one.progress) for one in aims)
    found = [(one.definition, one.derive(filed)) for one in REGISTRY]
    found += [(definition, counted[definition.name]) for definition in TOTALS]
    return {definition.name: Fact(definition, one.value, one.evidence) for definition, one in found}


def rate(judge: Judge, measure: Measure, facts: Facts) -> MeasureFinding:
    """The rating of one measure."""
    result, decided = judge.decide(measure.name, _values(facts))
    return MeasureFinding(measure, Rating(result), decided, facts_shown(judge.ruleset.tables[measure.name], facts))


def confirm(judge: Judge, statement: Statement, facts: Facts) -> StatementFinding:
    """Whether a statement of success is shown."""
    result, decided = judge.decide(statement.name, _values(facts))
    shown = {SHOWN: True, NOT_SHOWN: False}.get(result)
    return StatementFinding(statement, shown, decided, facts_shown(judge.ruleset.tables[statement.name], facts))


def count_years(judge: Judge, facts: Facts) -> TermFinding:
    """How much of the term is left."""
    result, decided = judge.decide(TERM, _values(facts))
    return TermFinding(Term(result), decided, facts_shown(judge.ruleset.tables[TERM], facts))


def seek_ending(judge: Judge, facts: Facts) -> EndingFinding:
    """Whether there is a ground to end before the term does."""
    result, decided = judge.decide(ENDING, _values(facts))
    return EndingFinding(Ending(result), decided, facts_shown(judge.ruleset.tables[ENDING], facts))


def _values(facts: Facts) -> dict[str, Value | None]:
    return {name: fact.value for name, fact in facts.items()}
