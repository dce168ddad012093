"""A proof as JSON: the same bytes for the same ruleset."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from scn_criteria.decision.profile import Profile
from scn_criteria.decision.programme import Tally
from scn_criteria.decision.proof import Proof, Proved
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.diagnostics import Diagnostic
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.verification import Change
from scn_criteria.ruleset.vocabulary import Value

FORMAT = "scn-verification/1"

Record = dict[str, Any]


def proof_json(proof: Proof, refused: Iterable[Diagnostic]) -> str:
    """What was proved, and what keeps a draft from being used, as one JSON document."""
    from scn_criteria.diagnostic_record import diagnostic_records  # noqa: PLC0415 - text needs none of it

    document = {
        "format": FORMAT,
        "ruleset": _ruleset(proof.ruleset),
        "diagnostics": diagnostic_records(refused),
        "findings": [
            record | _finding(one, proof.ruleset)
            for record, one in zip(diagnostic_records(one.diagnostic for one in proof.proved), proof.proved, strict=True)
        ],
        "profile": None if proof.profile is None else _profile(proof.profile),
        **({"tally": _tally(proof.tally)} if proof.tally else {}),
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


def _tally(tally: Tally) -> Record:
    return {
        "states": tally.states,
        "answers": dict(tally.answers),
        "deferral": {"partial": tally.partial, "settled": tally.settled},
    }


def _finding(proved: Proved, ruleset: Ruleset) -> Record:
    found = proved.found
    return {
        "table": found.table.id,
        "row": found.row.id if found.row else None,
        "upper_row": found.upper.id if found.upper else None,
        "facts": None if found.example is None else _facts(found.example, ruleset),
        "telling": None if found.telling is None else list(found.telling),
        "change": None if found.change is None else _change(found.change),
        "story": list(proved.story),
        "proposals": [{"id": one.name, "text": one.text} for one in proved.made_up],
    }


def _facts(example: Mapping[str, Value | None], ruleset: Ruleset) -> list[Record]:
    facts = words_of(ruleset).facts
    return [
        {"name": fact, "value": _value(value), "unit": facts[fact].unit, "meaning": facts[fact].meaning}
        for fact, value in example.items()
    ]


def _change(change: Change) -> Record:
    return {
        "fact": change.fact,
        "before": _value(change.before),
        "after": _value(change.after),
        "result_before": change.result_before,
        "result_after": change.result_after,
    }


def _value(value: Value | None) -> bool | int | str | None:
    """Words, whole numbers and yes or no as they are; any other number as exact text."""
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _profile(profile: Profile) -> Record:
    return {
        "profiles": profile.profiles,
        "outcomes": {one.outcome.value: one.profiles for one in profile.counts},
        "minimal": [
            {"ratings": [one.value for one in minimal.ratings], "situations": [one.value for one in minimal.situations]}
            for minimal in profile.minimal
        ],
        "vetoes": [
            {"id": one.criterion.name, "ratings": [rating.value for rating in one.ratings]} for one in profile.vetoes
        ],
        "exchangeable": [[part.name for part in group] for group in profile.exchangeable],
        "swings": [{"id": one.part.name, "changes": one.changes, "of": one.of} for one in profile.swings],
        "deferral": {"partial": profile.deferral.partial, "settled": profile.deferral.settled},
    }
