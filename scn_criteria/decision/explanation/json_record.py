"""Explanations as JSON: the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scn_criteria.decision.explanation.change_text import either, least_to_settle, nearest
from scn_criteria.decision.explanation.evidence_changes import Addition, EvidenceCandidate
from scn_criteria.decision.explanation.explanation import AXIS_OF, Explanation, Unmet, explain
from scn_criteria.decision.explanation.reasons import CombinedChange, ContrastiveExplanation, Parts, combined_changes
from scn_criteria.decision.explanation.why_text import TextList, failed_text, what_would_change_it, why
from scn_criteria.decision.findings import Assessment, AssessmentResult, assessed, assessment_record, not_assessed_line
from scn_criteria.decision.outcome import space_of
from scn_criteria.serialisation import Record, exact_record, json_lines, json_parts

FORMAT = "scn-explanations/1"
NAMES = {axis: name for name, axis in AXIS_OF.items()}
FROM_ASSESSMENT = ("proposal", "ruleset", "assessed_on", "outcome", "network_type", "criteria", "situations", "set_aside")
"""The trace: facts, rows, ratings and the outcome, as an assessment records them."""


def explanations_json(results: Iterable[AssessmentResult]) -> Iterator[str]:
    """The explanations of all assessments as one JSON document in parts, each written before the next one is asked for."""
    refused: list[Record] = []
    explained = (explanation_record(explain(one)) for one in assessed(results, refused))
    return json_parts({"format": FORMAT, "explanations": explained, "not_assessed": lambda: refused})


def explanations_json_lines(results: Iterable[AssessmentResult]) -> Iterator[str]:
    """One result a line, as it comes: ``{"explanation": …}``, or ``{"not_assessed": …}``."""
    return json_lines(
        {"explanation": explanation_record(explain(one))} if isinstance(one, Assessment) else not_assessed_line(one)
        for one in results
    )


def explanation_record(explained: Explanation) -> Record:
    """One explanation."""
    assessed = assessment_record(explained.assessment)
    routes = explained.routes
    return {
        **{key: assessed[key] for key in FROM_ASSESSMENT},
        "why": {"told": _lines(why(explained)), "reasons": [_parts(one) for one in explained.sufficient_reasons.reasons]},
        "what_would_change_it": {
            "told": _lines(what_would_change_it(explained)),
            "contrasts": [record for one in explained.contrasts for record in _contrasts(one, explained)],
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
        "settle_first": list(least_to_settle(explained)),
        "why_not": [_unmet(one) for one in explained.unmet],
    }


def _lines(text: TextList) -> list[str]:
    return [text.lead, *text.items]


def _parts(parts: Parts) -> list[str]:
    return [NAMES[part] for part in parts]


def _contrasts(one: ContrastiveExplanation, explained: Explanation) -> Iterator[Record]:
    """Sets of parts with what follows from other results of theirs: of several parts, from each combination."""
    if len(one.sets[0]) == 1:
        yield _contrast(one)
        return
    space, outcome = space_of(explained.assessment.ruleset), explained.assessment.outcome.outcome.value
    kinds: dict[tuple[CombinedChange, ...], list[Parts]] = {}
    for parts in one.sets:
        kinds.setdefault(combined_changes(space, explained.known, parts, outcome), []).append(parts)
    for changes, sets in kinds.items():
        turns = [
            {"results": [list(words) for words in change.combinations], "outcomes": list(change.outcomes)}
            for change in changes
        ]
        yield {**_contrast(one), "sets": [_parts(parts) for parts in sets], **({"turns": turns} if turns else {})}


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
    above = {} if one.above is None else {"more_than": exact_record(one.above)}
    return {"fact": one.fact, "from": exact_record(one.before), "to": exact_record(one.after), **above}


def _unmet(unmet: Unmet) -> Record:
    rows = [
        {"rule": one.row.id, "result": one.row.then, "lacks": [failed_text(failed) for failed in one.failed_conditions]}
        for one in unmet.rows
    ]
    return {"id": unmet.part.name, "rows": rows}
