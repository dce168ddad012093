"""The shipped ruleset, compiled, and the assessments of the shipped proposals."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from scn_criteria import resources
from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment, NotAssessed
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.document.loader import load
from scn_criteria.ruleset.loader import load_ruleset

FOLDER = Path(__file__).resolve().parents[2] / "proposals"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
DRAFT = (resources.folder("templates") / "proposal.yaml").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def compiled() -> CompiledRuleset:
    ruleset = load_ruleset(resources.ruleset_folder(), "rules", vocabulary()).ruleset
    assert ruleset is not None
    return compiled_ruleset(ruleset)


def judged(raw: bytes, path: str) -> Assessment | NotAssessed:
    return assess(load(raw, path), path, compiled())


@lru_cache(maxsize=None)
def shipped(name: str) -> Assessment:
    assessment = judged((FOLDER / f"{name}.yaml").read_bytes(), f"proposals/{name}.yaml")
    assert isinstance(assessment, Assessment)
    return assessment


@lru_cache(maxsize=1)
def empty() -> Assessment:
    """A proposal that says no more than it must."""
    text = DRAFT.replace("@id@", "empty").replace("@title@", "Empty").replace("@today@", "2012-11-30")
    assessment = judged(text.encode(), "empty.yaml")
    assert isinstance(assessment, Assessment)
    return assessment
