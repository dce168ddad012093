"""Explanations as JSON: the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scn_criteria.decision.explanation.change_text import either, nearest, settle_first
from scn_criteria.decision.explanation.evidence_changes import Addition, EvidenceCandidate
from scn_criteria.decision.explanation.explanation import AXIS_OF, Explanation, Unmet
from scn_criteria.decision.explanation.reasons import ContrastiveExplanation, Parts
from scn_criteria.decision.explanation.why_text import TextList, failed_text, what_would_change_it, why
from scn_criteria.decision.findings import NotAssessed, record
from scn_criteria.ruleset.vocabulary import Value
from scn_criteria.serialisation import diagnostic_records, portable

FORMAT = "scn-explanations/1"
NAMES = {axis: name for name, axis in AXIS_OF.items()}
FROM_ASSESSMENT = ("proposal", "ruleset", "assessed_on", "outcome", "network_type", "criteria", "situations")
"""The trace: facts, rows, ratings and the outcome, as an assessment records them."""

Record = dict[str, Any]


def to_json(explained: Sequence[Explanation], refused: Sequence[NotAssessed]) -> str:
    """All explanations as one JSON document, with a line feed at its end."""
    document = {
        "format": FORMAT,
        "explanations": [explanation_record(one) for one in explained],
        "not_assessed": [
            {"path": portable(one.path), "diagnostics": diagnostic_records(one.diagnostics)} for one in refused
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def explanation_record(explained: Explanation) -> Record:
    """One explanation."""
    assessed = record(explained.assessment)
    routes = explained.routes
    return {
        **{key: assessed[key] for key in FROM_ASSESSMENT},
        "why": {"told": _lines(why(explained)), "reasons": [_parts(one) for one in explained.sufficient_reasons.reasons]},
        "what_would_change_it": {
            "told": _lines(what_would_change_it(explained)),
            "contrasts": [_contrast(one) for one in explained.contrasts],
        },
        "nearest_change": nearest(explained),
        "to_establish": {
            "routes": [[_change(change) for change in route.changes] for route in routes.shown] if routes else [],
            "number_of_routes": routes.number if routes else 0,
            "facts_changed": routes.cost[0] if routes else None,
            "items_added": routes.cost[1] if routes else None,
            "obstacles": [
                {"table": one.table, "needed": list(one.needed), "facts": list(one.facts)}
                for one in explained.infeasibilities
            ],
        },
        "settle_first": list(settle_first(explained)),
        "why_not": [_unmet(one) for one in explained.unmet],
    }


def _lines(text: TextList) -> list[str]:
    return [text.lead, *text.items]


def _parts(parts: Parts) -> list[str]:
    return [NAMES[part] for part in parts]


def _contrast(one: ContrastiveExplanation) -> Record:
    return {
        "sets": [_parts(parts) for parts in one.sets],
        "turns": [{"results": list(turn.words), "outcomes": list(turn.outcomes)} for turn in one.turns],
    }


def _change(change: EvidenceCandidate) -> Record:
    return {
        "tables": list(change.tables),
        "results": list(change.results),
        "told": either(change.plans),
        "plans": [[_addition(one) for one in plan] for plan in change.plans],
    }


def _addition(one: Addition) -> Record:
    above = {} if one.above is None else {"more_than": _exact(one.above)}
    return {"fact": one.fact, "from": _exact(one.before), "to": _exact(one.after), **above}


def _unmet(unmet: Unmet) -> Record:
    rows = [
        {"rule": one.row.id, "result": one.row.then, "lacks": [failed_text(failed) for failed in one.failed_conditions]}
        for one in unmet.rows
    ]
    return {"id": unmet.part.name, "rows": rows}


def _exact(value: Value | None) -> bool | int | str | None:
    """A whole number, a word, yes or no as they are; any other number as text."""
    return str(value) if isinstance(value, Decimal | Fraction) else value
