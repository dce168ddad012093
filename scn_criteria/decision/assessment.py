"""Assess a proposal: from its file to the ratings, the network type, the home domain, the conditions and the outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import singledispatch

from scn_criteria import wording
from scn_criteria.decision.evaluation import CompiledRuleset, RuleEvaluator, facts_shown, values_by_name
from scn_criteria.decision.findings import (
    Assessment,
    CitedEvidence,
    ConditionFinding,
    CriterionFinding,
    DomainFinding,
    Fact,
    NetworkTypeFinding,
    NotAssessed,
    Origin,
    SituationFinding,
)
from scn_criteria.decision.outcome import decide_outcome, space_of
from scn_criteria.decision.vocabulary import APPLIES, DOES_NOT_APPLY, DOMAIN, SATISFIED, TYPE, fact_choices, vocabulary
from scn_criteria.diagnostics import blocking
from scn_criteria.document.document import Document, Loaded
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.evidence import (
    Alternative,
    Benefit,
    Guidance,
    International,
    Item,
    Measure,
    NationalReason,
    Organisation,
    Precedent,
    Profession,
    Reason,
    Risk,
    Scale,
    Variation,
)
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.proposal.facts import REGISTRY
from scn_criteria.proposal.facts.criteria_5_to_9 import PARTLY
from scn_criteria.ruleset.engine import EngineChoice, engine_for
from scn_criteria.ruleset.model import Rules
from scn_criteria.terms import Condition, Criterion, Domain, NetworkType, Rating, Situation
from scn_criteria.wording import capital

# Evidence as findings cite it: its text, its place, and whether it counts

INVOLVED = {"already": "already involved", "planned": "to be involved"}


def cite(case: DatedProposal, document: Document, criterion: Criterion) -> tuple[CitedEvidence, ...]:
    """All items of evidence for a criterion, in the order of the file."""
    section = getattr(case.proposal.criteria, criterion.value)
    items = [item for field in fields(section) for item in _items(getattr(section, field.name))]
    cited = (_cited(case, document, item) for item in items)
    return tuple(sorted(cited, key=lambda one: document.span(one.at).start))


def _items(held: object) -> Iterator[Item]:
    if isinstance(held, Item):
        yield held
    elif isinstance(held, tuple):
        yield from (one for one in held if isinstance(one, Item))


def _cited(case: DatedProposal, document: Document, item: Item) -> CitedEvidence:
    why_not = case.why_not(item)
    of_source = "" if why_not else case.why_set_aside(item)
    kind = str(next(step for step in reversed(item.at) if isinstance(step, str)))
    line = document.span(item.at).start.line
    return CitedEvidence(item.at, line, kind, evidence_sentence(item), item.source, not why_not, why_not, of_source)


@singledispatch
def evidence_sentence(item: Item) -> str:
    """The sentence for an item of evidence, with its numbers as the file gives them."""
    raise TypeError(f"no words for {type(item).__name__}")


@evidence_sentence.register
def _(item: Measure) -> str:
    return f"{item.indicator}: {wording.number(item.baseline.value)} {item.unit} ({item.baseline.period})" + (
        f", to reach {wording.number(item.target.value)} by {item.target.by}" if item.target else ""
    )


@evidence_sentence.register
def _(item: International) -> str:
    others = "; ".join(f"{figure.place} {wording.number(figure.value)}" for figure in item.comparators)
    home = f"{item.home.place} {wording.number(item.home.value)}"
    return f"{item.indicator} ({item.unit}, {item.period}): {home} against {others}"


@evidence_sentence.register
def _(item: Variation) -> str:
    between = wording.spoken(item.between)
    if item.lowest and item.highest:
        ends = " to ".join(
            f"{wording.number(end.value)}" + (f" ({end.place})" if end.place else "") for end in (item.lowest, item.highest)
        )
        return f"{item.indicator} ({item.unit}, {item.period}), between {between}: {ends}"
    if item.places:
        return f"{item.indicator} ({item.unit}, {item.period}), between {between}: {len(item.places)} places given"
    fold = wording.number(item.reported_fold) if item.reported_fold is not None else wording.UNKNOWN
    return f"{item.indicator} ({item.period}), between {between}: {fold}-fold as reported"


@evidence_sentence.register
def _(item: Benefit) -> str:
    quantity = item.quantity
    if quantity is None:
        return item.statement
    size = wording.number(quantity.value) + (f" to {wording.number(quantity.upper)}" if quantity.upper is not None else "")
    return f"{item.statement.rstrip('.')}: {size} {quantity.unit}"


@evidence_sentence.register
def _(item: Profession) -> str:
    return f"{item.name} ({INVOLVED[item.involvement]})"


@evidence_sentence.register
def _(item: Organisation) -> str:
    return f"{item.name}, {wording.spoken(item.sector)} ({INVOLVED[item.involvement]})"


@evidence_sentence.register
def _(item: Scale) -> str:
    return f"{item.statement.rstrip('.')}: {wording.number(item.value)}" + (f" ({item.period})" if item.period else "")


@evidence_sentence.register
def _(item: Guidance) -> str:
    return f"{item.id}, {item.title}" + (f": {item.link}" if item.link else " (how it bears on the work is not said)")


@evidence_sentence.register
def _(item: Alternative) -> str:
    means = item.name or wording.spoken(item.means)
    whole_verdict = "would do" if item.sufficient else "falls short"
    verdict = "would do in part" if item.sufficient == PARTLY else whole_verdict
    return f"{capital(means)} ({item.status}), {verdict}: {item.why}"


@evidence_sentence.register
def _(item: Precedent) -> str:
    return f"{item.setting.rstrip('.')} ({wording.spoken(item.design)}, {wording.spoken(item.result)}): {item.statement}"


@evidence_sentence.register
def _(item: Reason) -> str:
    return item.explanation


@evidence_sentence.register
def _(item: NationalReason) -> str:
    kind = wording.spoken(item.kind)
    return f"{capital(kind)}: {item.explanation}"


@evidence_sentence.register
def _(item: Risk) -> str:
    score = f"likelihood {item.likelihood}, consequence {item.consequence}"
    risk = item.risk.rstrip(".")
    return f"{risk} ({score}). {item.impact}" if item.impact else f"{risk} ({score}; impact not described)"


# From facts to findings, one decision table for each

Facts = Mapping[str, Fact]


def derive(case: DatedProposal) -> Facts:
    """All facts of a case, by name."""
    derived = ((one.definition, one.derive(case)) for one in REGISTRY)
    return {definition.name: Fact(definition, found.value, found.evidence) for definition, found in derived}


def rate(
    evaluator: RuleEvaluator, criterion: Criterion, facts: Facts, case: DatedProposal, document: Document
) -> CriterionFinding:
    """The rating of one criterion."""
    result, decided = evaluator.decide(criterion.name, values_by_name(facts))
    shown = facts_shown(evaluator.ruleset.tables[criterion.name], facts)
    return CriterionFinding(criterion, Rating(result), decided, shown, cite(case, document, criterion))


def place_situation(evaluator: RuleEvaluator, situation: Situation, facts: Facts) -> SituationFinding:
    """Whether a situation applies."""
    result, decided = evaluator.decide(situation.name, values_by_name(facts))
    applies = {APPLIES: True, DOES_NOT_APPLY: False}.get(result)
    return SituationFinding(situation, applies, decided, facts_shown(evaluator.ruleset.tables[situation.name], facts))


def classify(evaluator: RuleEvaluator, facts: Facts) -> NetworkTypeFinding:
    """The network type: strategic clinical network or one of the four others."""
    result, decided = evaluator.decide(TYPE, values_by_name(facts))
    return NetworkTypeFinding(NetworkType(result), decided, facts_shown(evaluator.ruleset.tables[TYPE], facts))


def find_home_domain(evaluator: RuleEvaluator, facts: Facts) -> DomainFinding:
    """The home domain, and whether the proposal covers experience and safety."""
    result, decided = evaluator.decide(DOMAIN, values_by_name(facts))
    return DomainFinding(
        domain=Domain(result),
        decided=decided,
        facts=facts_shown(evaluator.ruleset.tables[DOMAIN], facts),
        experience_embedded=facts["experience_described"].value is True,
        safety_embedded=facts["safety_described"].value is True,
    )


def require(evaluator: RuleEvaluator, condition: Condition, facts: Facts) -> ConditionFinding:
    """Whether a condition of an established network is satisfied."""
    result, decided = evaluator.decide(condition.value, values_by_name(facts))
    shown = facts_shown(evaluator.ruleset.tables[condition.value], facts)
    return ConditionFinding(condition, result == SATISFIED, decided, shown)


# The pipeline


def compiled_ruleset(ruleset: Rules, engine: EngineChoice = EngineChoice.AUTO) -> CompiledRuleset:
    """A ruleset for decisions, compiled. Its checks must have found no error. Raises EngineMissingError."""
    words = vocabulary()
    return CompiledRuleset(ruleset, words, engine_for(ruleset, words, engine), space_of(ruleset))


def assess(
    loaded: Loaded, path: str, compiled: CompiledRuleset, assessed_on: date | None = None
) -> Assessment | NotAssessed:
    """Assess one proposal under one ruleset.

    The assessment date is the day of submission unless one is given. Never raises on a bad file: a file whose text, shape or
    evidence cannot be relied on comes back as ``NotAssessed`` with its diagnostics.
    """
    examined = examine_proposal(loaded, assessed_on, choices=fact_choices(compiled.ruleset))
    document, case = loaded.document, examined.case
    if document is None or case is None or blocking(examined.diagnostics):
        return NotAssessed(path, examined.diagnostics)
    facts = derive(case)
    with compiled.engine.evaluation() as evaluation:
        evaluator = RuleEvaluator(compiled.ruleset, compiled.vocabulary, evaluation)
        criteria = tuple(rate(evaluator, criterion, facts, case, document) for criterion in Criterion)
        situations = tuple(place_situation(evaluator, situation, facts) for situation in Situation)
        network_type = classify(evaluator, facts)
        outcome = decide_outcome(evaluator, compiled.space, criteria, situations, network_type)
        home_domain = find_home_domain(evaluator, facts)
        # The conditions are those of a strategic network: another type is not asked for them.
        asked = network_type.type in {NetworkType.STRATEGIC, NetworkType.UNDECIDED}
        conditions = tuple(require(evaluator, condition, facts) for condition in Condition if asked)
    return Assessment(
        proposal=case.proposal,
        origin=Origin(path, document.sha256, document),
        ruleset=compiled.ruleset,
        engine=compiled.engine.identity,
        assessed_on=case.assessed_on,
        diagnostics=examined.diagnostics,
        situations=situations,
        criteria=criteria,
        network_type=network_type,
        outcome=outcome,
        home_domain=home_domain,
        conditions=conditions,
        waived=examined.waived,
    )
