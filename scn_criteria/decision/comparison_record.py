"""Two rulesets compared, as JSON: the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scn_criteria.decision.assessment import NotAssessed
from scn_criteria.decision.comparison import Comparison, ProposalFlips
from scn_criteria.decision.flips import Answered
from scn_criteria.diagnostic_record import diagnostic_records, portable
from scn_criteria.ruleset.difference import Shift, TableDifference
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.vocabulary import Value

FORMAT = "scn-comparison/1"

Record = dict[str, Any]


def to_json(found: Comparison, compared: int, refused: Sequence[NotAssessed]) -> str:
    """The comparison as one JSON document, with a line feed at its end."""
    document = {
        "format": FORMAT,
        "before": _ruleset(found.before),
        "after": _ruleset(found.after),
        "same": found.same,
        "chosen": [{"name": one.name, "before": _text(one.before), "after": _text(one.after)} for one in found.chosen],
        "recommendation": {"strategic": _table(found.strategic), "other_types": _table(found.others)},
        "tables": [_table(table) for table in found.tables],
        "proposals": {"compared": compared, "flipped": [_proposal(one) for one in found.proposals]},
        "not_assessed": [
            {"path": portable(one.path), "diagnostics": diagnostic_records(one.diagnostics)} for one in refused
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _ruleset(ruleset: Ruleset) -> Record:
    return {
        "id": ruleset.id,
        "version": ruleset.version,
        "sha256": ruleset.sha256,
        "fingerprint": ruleset.fingerprint,
        "variant": dict(ruleset.variant),
    }


def _table(table: TableDifference) -> Record:
    shifts = [_shift(shift) for shift in table.shifts]
    return {"table": table.table, "states": table.states, "changed": table.changed, "shifts": shifts}


def _shift(shift: Shift) -> Record:
    return {
        "before": shift.before,
        "after": shift.after,
        "states": shift.number,
        "rule_before": shift.rule_before,
        "rule_after": shift.rule_after,
        "example": {fact: _text(value) for fact, value in shift.example.items()},
        "telling": list(shift.telling),
    }


def _proposal(one: ProposalFlips) -> Record:
    changes = [{"table": flip.after.table, "before": _said(flip.before), "after": _said(flip.after)} for flip in one.flips]
    return {"id": one.proposal, "title": one.title, "flips": changes}


def _said(answered: Answered) -> Record:
    return {"result": answered.result, "rule": answered.rule}


def _text(value: Value | None) -> bool | str | None:
    """Numbers as text, exactly."""
    if value is None or isinstance(value, bool | str):
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(Fraction(value))
