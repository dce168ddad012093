"""The shipped proposals, assessed under the shipped rules, for pages that need whole tables."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from scn_criteria import resources
from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.document.loader import read_file
from scn_criteria.ruleset.loader import load_ruleset, vary
from scn_criteria.ruleset.model import Rules

PROPOSALS = Path(__file__).resolve().parents[2] / "proposals"


@lru_cache(maxsize=1)
def shipped_rules() -> Rules:
    loaded = load_ruleset(resources.ruleset_folder(), "rules/way-forward-2012", vocabulary())
    assert loaded.ruleset is not None
    return loaded.ruleset


def varied(**readings: str) -> Rules:
    return vary(shipped_rules(), {}, readings, vocabulary())


@lru_cache(maxsize=1)
def shipped_assessments() -> tuple[Assessment, ...]:
    compiled = compiled_ruleset(shipped_rules())
    found = [assess(read_file(path, path.name), path.name, compiled) for path in sorted(PROPOSALS.glob("*.yaml"))]
    assert all(isinstance(one, Assessment) for one in found)
    return tuple(one for one in found if isinstance(one, Assessment))
