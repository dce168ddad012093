"""An assessment as JSON: the same bytes for the same input, with no clock and no path of this machine in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from importlib.metadata import version

from scn_criteria.decision.assessment import NotAssessed
from scn_criteria.decision.findings import (
    Assessment,
    Cited,
    ConditionFinding,
    CriterionFinding,
    Decided,
    Fact,
    SituationFinding,
)
from scn_criteria.diagnostic_record import Record, diagnostic_records, pointer_text, portable, waived_records
from scn_criteria.ruleset.model import Citation, Ruleset
from scn_criteria.ruleset.vocabulary import Value

FORMAT = "scn-assessments/1"
ENGINE = "durable_rules"
PLACES = 6


def to_json(results: Sequence[Assessment | NotAssessed]) -> str:
    """All results as one JSON document, with a line feed at its end."""
    assessments = [record(one) for one in results if isinstance(one, Assessment)]
    refused = [_refused(one) for one in results if isinstance(one, NotAssessed)]
    document = {"format": FORMAT, "assessments": assessments, "not_assessed": refused}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def record(assessment: Assessment) -> Record:
    """One assessment as plain data, in the order of ``schemas/assessment.schema.json``."""
    domain, outcome, term = assessment.home_domain, assessment.outcome, assessment.proposal.term
    return {
        "proposal": {
            "id": assessment.proposal.id,
            "title": assessment.proposal.title,
            "path": portable(assessment.origin.path),
            "sha256": assessment.origin.sha256,
        },
        "ruleset": ruleset_record(assessment.ruleset),
        "engine": {"name": ENGINE, "version": version(ENGINE)},
        "assessed_on": assessment.assessed_on.isoformat(),
        "diagnostics": diagnostic_records(assessment.diagnostics),
        "waived": waived_records(assessment.waived),
        "situations": [_situation(one) for one in assessment.situations],
        "criteria": [_criterion(one) for one in assessment.criteria],
        "network_type": {"id": assessment.network_type.type.value, **decided_record(assessment.network_type.decided)},
        "outcome": {
            "id": outcome.outcome.value,
            **decided_record(outcome.decided),
            "possible": [one.value for one in outcome.possible],
            "settle_first": [one.name for one in outcome.settle_first],
        },
        "home_domain": {
            "number": domain.domain.number,
            "title": domain.domain.title,
            **decided_record(domain.decided),
            "embedded": {"experience": domain.experience_embedded, "safety": domain.safety_embedded},
        },
        "conditions": [_condition(one) for one in assessment.conditions],
        "term_years": None if term is None else value_record(term.years),
    }


def ruleset_record(ruleset: Ruleset) -> Record:
    """Which ruleset, and which variant of it."""
    return {
        "id": ruleset.id,
        "version": ruleset.version,
        "sha256": ruleset.sha256,
        "fingerprint": ruleset.fingerprint,
        "variant": dict(ruleset.variant),
    }


def _situation(finding: SituationFinding) -> Record:
    return {"id": finding.situation.name, "applies": finding.applies, **decided_record(finding.decided)}


def _criterion(finding: CriterionFinding) -> Record:
    return {
        "id": finding.criterion.name,
        "name": finding.criterion.value,
        "rating": finding.rating.value,
        **decided_record(finding.decided),
        "facts": [fact_record(fact) for fact in finding.facts],
        "evidence": [_cited(item) for item in finding.evidence],
        "sources": list(finding.sources),
    }


def _condition(finding: ConditionFinding) -> Record:
    return {"id": finding.condition.value, "satisfied": finding.satisfied, **decided_record(finding.decided)}


def decided_record(decided: Decided) -> Record:
    """Which row decided, and why."""
    return {
        "rule": decided.rule,
        "because": decided.because,
        "basis": decided.basis.value,
        "source": _citation(decided.source),
    }


def _citation(source: Citation) -> Record:
    item = {"item": source.item} if source.item else {}
    return {"document": source.document, "section": source.section, **item, "inventory": list(source.inventory)}


def fact_record(fact: Fact) -> Record:
    """A fact, and where it comes from."""
    return {
        "name": fact.name,
        "value": value_record(fact.value),
        "unit": fact.definition.unit,
        "meaning": fact.definition.meaning,
        "evidence": [pointer_text(at) for at in fact.evidence],
    }


def _cited(item: Cited) -> Record:
    return {
        "kind": item.kind,
        "statement": item.statement,
        "source": item.source,
        "counts": item.counts,
        "why_not": item.why_not,
        "pointer": pointer_text(item.at),
        "line": item.line,
    }


def value_record(value: Value | None) -> bool | int | str | None:
    """A whole number as a number; any other as text, exact where it ends within six places, else rounded to them."""
    if isinstance(value, Fraction):
        sign, digits, _ = Decimal(round(value * 10**PLACES)).as_tuple()
        value = Decimal((sign, digits, -PLACES))
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value


def _refused(result: NotAssessed) -> Record:
    return {"path": portable(result.path), "diagnostics": diagnostic_records(result.diagnostics)}
