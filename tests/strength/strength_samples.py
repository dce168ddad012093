"""The shipped proposals and the cases of thin evidence, and what their strength is expected to be.

Run this file to write the expected numbers anew after a change of rules or proposals, and read the difference before it is
committed: ``python tests/strength/strength_samples.py``.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from scn_criteria.api import Ruleset
from scn_criteria.decision.assessment import assess
from scn_criteria.decision.findings import Assessment, NotAssessed
from scn_criteria.decision.sensitivity.robustness import headline, robustness
from scn_criteria.decision.strength import (
    certainty_text,
    criterion_strength_record,
    criterion_text,
    score_text,
    strength_record,
    weakest_text,
)
from scn_criteria.document.loader import read_file
from scn_criteria.terms import Criterion

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path(__file__).with_name("expected.json")
NAMES = [
    path.relative_to(ROOT).as_posix()
    for folder in ("proposals", "tests/cases/evidence")
    for path in sorted((ROOT / folder).glob("*.yaml"))
]


@lru_cache(maxsize=1)
def shipped_rules() -> Ruleset:
    return Ruleset.load()


@lru_cache(maxsize=None)
def result(name: str) -> Assessment | NotAssessed:
    return assess(read_file(ROOT / name, name), name, shipped_rules().compiled)


def assessed(name: str) -> Assessment:
    found = result(name)
    assert isinstance(found, Assessment)
    return found


def found_for(name: str) -> dict[str, Any]:
    """What is known of the strength of a proposal, with its sentences; that it is refused, where it cannot be assessed."""
    one = result(name)
    if isinstance(one, NotAssessed):
        return {"refused": [found.code.number for found in one.diagnostics]}
    strength = one.strength
    return {
        "strength": strength_record(strength),
        "criteria": {criterion.name: criterion_strength_record(strength, criterion) for criterion in Criterion},
        "sentences": {
            "score": score_text(strength.support),
            "weakest": weakest_text(strength),
            "certainty": certainty_text(strength),
            "robustness": headline(robustness(one)),
            **{criterion.name: criterion_text(strength, criterion) for criterion in Criterion},
        },
    }


if __name__ == "__main__":
    found = {name: found_for(name) for name in NAMES}
    EXPECTED.write_text(f"{json.dumps(found, indent=1, ensure_ascii=False)}\n", encoding="utf-8")
