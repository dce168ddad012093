"""How firm decisions are, as JSON: exact shares as fractions in text, the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scn_criteria.decision.assessment import NotAssessed
from scn_criteria.decision.breaks import Break, Reach
from scn_criteria.decision.doubts import Doubt
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.robustness import Robustness
from scn_criteria.decision.robustness_words import broken, doubted, headline
from scn_criteria.decision.trial import Turn
from scn_criteria.diagnostic_record import diagnostic_records, pointer_text, portable
from scn_criteria.ruleset.model import Parameter, Ruleset
from scn_criteria.ruleset.vocabulary import Number

FORMAT = "scn-robustness/1"

Record = dict[str, Any]
Firm = tuple[Assessment, Robustness]


def to_json(ruleset: Ruleset, found: Sequence[Firm], refused: Sequence[NotAssessed]) -> str:
    """All results as one JSON document, with a line feed at its end."""
    document = {
        "format": FORMAT,
        "ruleset": {"id": ruleset.id, "version": ruleset.version, "fingerprint": ruleset.fingerprint},
        "variant": dict(ruleset.variant),
        "proposals": [_proposal(assessment, firm) for assessment, firm in found],
        "not_assessed": [
            {"path": portable(one.path), "diagnostics": diagnostic_records(one.diagnostics)} for one in refused
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _proposal(assessment: Assessment, found: Robustness) -> Record:
    return {
        "id": assessment.proposal.id,
        "title": assessment.proposal.title,
        "path": portable(assessment.origin.path),
        "sha256": assessment.origin.sha256,
        "assessed_on": assessment.assessed_on.isoformat(),
        "outcome": found.outcome.value,
        "sentence": headline(found),
        "share": str(found.share),
        "percent": round(found.share * 100),
        "combinations": str(found.combinations),
        "outcomes": {outcome.value: str(Fraction(number, found.combinations)) for outcome, number in found.counted.items()},
        "choices": [_choice(found, reach) for reach in found.reaches],
        "doubts": [_doubt(found, doubt) for doubt in found.doubts],
    }


def _choice(found: Robustness, reach: Reach) -> Record:
    subject = reach.subject
    if isinstance(subject, Parameter):
        range_: Record = {
            "low": _text(subject.low),
            "high": _text(subject.high),
            "step": _text(subject.step),
            "unit": subject.unit,
        }
        chosen = _text(subject.value)
    else:
        range_ = {"alternatives": list(subject.alternatives)}
        chosen = subject.choice
    return {
        "kind": reach.choice.kind.value,
        "name": subject.name,
        "chosen": chosen,
        **range_,
        "breaks": [_break(found, reach, one) for one in reach.breaks],
    }


def _break(found: Robustness, reach: Reach, one: Break) -> Record:
    return {
        "value": _text(one.value),
        "until": _text(one.until),
        "steps": one.steps,
        "distance": str(one.distance),
        "outcome": one.outcome.value,
        "turns": [_turn(turn) for turn in one.turns],
        "sentence": broken(found, reach, one),
    }


def _doubt(found: Robustness, doubt: Doubt) -> Record:
    return {
        "kind": doubt.kind.value,
        "pointer": pointer_text(doubt.at),
        "value": None if doubt.value is None else _text(doubt.value),
        "sources": [source.key for source in doubt.sources],
        "flips": doubt.outcome is not found.outcome,
        "outcome": doubt.outcome.value,
        "turns": [_turn(turn) for turn in doubt.turns],
        "sentence": doubted(found, doubt),
    }


def _turn(turn: Turn) -> Record:
    return {
        "table": turn.table,
        "from": turn.before.result,
        "from_rule": turn.before.rule,
        "to": turn.after.result,
        "to_rule": turn.after.rule,
    }


def _text(value: Number | str) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
