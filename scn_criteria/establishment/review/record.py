"""Reviews as JSON: the same bytes for the same input. ``schemas/review-assessment.schema.json`` describes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version

from scn_criteria.decision.findings import Decided, Fact
from scn_criteria.decision.record import ENGINE, decided_record, fact_record, ruleset_record, value_record
from scn_criteria.diagnostic_record import Record, diagnostic_records, portable, waived_records
from scn_criteria.establishment.review.findings import AimFinding, MeasureFinding, NotReviewed, Result, Review

FORMAT = "scn-reviews/1"


def to_json(results: Sequence[Result]) -> str:
    """All results as one JSON document, with a line feed at its end."""
    document = {
        "format": FORMAT,
        "reviews": [record(one) for one in results if isinstance(one, Review)],
        "not_reviewed": [_refused(one) for one in results if isinstance(one, NotReviewed)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def record(review: Review) -> Record:
    """One review as plain data, in the order of its schema."""
    report, outcome = review.report, review.outcome
    return {
        "return": {
            "id": report.id,
            "title": report.title,
            "path": portable(review.origin.path),
            "sha256": review.origin.sha256,
            "illustrative": report.illustrative,
        },
        "network": {
            "condition": report.network.condition,
            "area": report.network.area,
            "proposal_sha256": report.network.established.sha256,
            "year": report.year.number,
            "term_years": value_record(report.network.term_years),
        },
        "ruleset": ruleset_record(review.ruleset),
        "engine": {"name": ENGINE, "version": version(ENGINE)},
        "diagnostics": diagnostic_records(review.diagnostics),
        "waived": waived_records(review.waived),
        "measures": [_measure(one) for one in review.measures],
        "aims": [_aim(one) for one in review.aims],
        "statements": [
            {
                "id": one.statement.name,
                "name": one.statement.value,
                "shown": one.shown,
                **_answered(one.decided, one.facts),
            }
            for one in review.statements
        ],
        "term": {"id": review.term.term.value, **_answered(review.term.decided, review.term.facts)},
        "ending": {"id": review.ending.ending.value, **_answered(review.ending.decided, review.ending.facts)},
        "outcome": {
            "id": outcome.outcome.value,
            **decided_record(outcome.decided),
            "possible": [one.value for one in outcome.possible],
            "settle_first": [one.name for one in outcome.settle_first],
        },
        "opens_place": review.opens_place,
    }


def _measure(finding: MeasureFinding) -> Record:
    return {
        "id": finding.measure.name,
        "name": finding.measure.value,
        "rating": finding.rating.value,
        **_answered(finding.decided, finding.facts),
    }


def _aim(finding: AimFinding) -> Record:
    return {
        "aim": finding.aim.aim,
        "unit": finding.aim.unit,
        "progress": finding.progress.value,
        "share_of_way": value_record(finding.way),
        **_answered(finding.decided, finding.facts),
    }


def _answered(decided: Decided, facts: Sequence[Fact]) -> Record:
    return {**decided_record(decided), "facts": [fact_record(fact) for fact in facts]}


def _refused(result: NotReviewed) -> Record:
    return {"path": portable(result.path), "diagnostics": diagnostic_records(result.diagnostics)}
